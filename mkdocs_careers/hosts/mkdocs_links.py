"""MkDocs' links to jobs that have no page: no more, as they have ended, or not yet.

MkDocs itself says of them no more than that a file is left out. What time does to a job is nobody's
mistake, and never stops a strict build; a status that somebody wrote can.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import unquote, urljoin, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File

    from mkdocs_careers.publication import Publication

_HREF = re.compile(r"""<a\b[^>]*?\bhref=["']?([^"'#?\s>]+)""")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_SOMEWHERE = "https://unknown.invalid/"


class MissingLink(NamedTuple):
    """A link to a job without a page: from where, and to which.

    `ended` tells whether there was one before, `by_time` whether time alone has done it.
    """

    place: str
    job: str
    ended: bool
    by_time: bool


class MissingJobs:
    """The jobs of one build that have no page."""

    def __init__(
        self, publication: Publication, jobs: Mapping[str, File], config: MkDocsConfig
    ) -> None:
        self._root = config.site_url or _SOMEWHERE
        self._publication = publication
        self._jobs = frozenset(path for path in jobs if not publication.is_built(path))
        self._by_url = {self._resolve(jobs[path].url, ""): path for path in self._jobs}

    def _resolve(self, link: str, page_url: str) -> str:
        """Return what a link leads to: its host and its path."""
        address = urlsplit(urljoin(urljoin(self._root, page_url), link))
        return address.netloc.casefold() + unquote(address.path).removesuffix("index.html")

    def find_links(self, html: str, place: str, page_url: str) -> Iterator[MissingLink]:
        """Yield each such job that a page links to; `place` is the page's file."""
        if not self._by_url:
            return
        links = dict.fromkeys(unescape(link) for link in _HREF.findall(_COMMENT.sub("", html)))
        for link in links:
            job = self._by_url.get(self._resolve(link, page_url))
            if job is not None:
                yield self._link(place, job)

    def drop_redirects(self, config: MkDocsConfig) -> Iterator[MissingLink]:
        """Take redirects onto such jobs out of the plugin `redirects`, and yield them."""
        plugin: Any = config.plugins.get("redirects")
        redirects = plugin.config.get("redirect_maps") if plugin else None
        if not isinstance(redirects, dict):
            return
        targets = {old: str(new).partition("#")[0] for old, new in redirects.items()}
        kept = {old: new for old, new in redirects.items() if targets[old] not in self._jobs}
        # It has taken its own option over before this.
        plugin.config["redirect_maps"] = plugin.redirects = kept
        for old, job in targets.items():
            if job in self._jobs:
                yield self._link(f"The redirect from {old}", job)

    def _link(self, place: str, job: str) -> MissingLink:
        ended = self._publication.state(job).is_ended
        by_time = not ended or self._publication.is_closed_by_time(job)
        return MissingLink(place, job, ended, by_time)
