"""MkDocs' feeds: files that are written at the end of a build, when every job page is known."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mkdocs_careers.rules.feeds import find_clashes, is_path

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File

    from mkdocs_careers.diagnostics import Problem
    from mkdocs_careers.outputs.feeds.plan import Feed
    from mkdocs_careers.publication import Publication

_MADE_LATE = ("search/search_index.json", "sitemap.xml", "sitemap.xml.gz")
"""What MkDocs and its search write without a file of their own."""


@dataclass(frozen=True, slots=True)
class _Edition:
    """What is to be written for one language."""

    publication: Publication
    feeds: tuple[Feed, ...]


class FeedFiles:
    """The feeds of one build, in all languages of the site.

    A job can stand in a feed of another language, whose pages are built later; so all are written
    at the end. Until then the descriptions are kept, and only if a feed has them.
    """

    def __init__(self) -> None:
        self._editions: list[_Edition] = []
        self._taken: dict[str, str] = {}
        self._texts: dict[str, str] = {}
        self._addresses: dict[str, str] = {}
        self._has_text = False

    def plan(
        self, publication: Publication, files: Iterable[File], config: MkDocsConfig
    ) -> list[Problem]:
        """Plan the feeds of one language, and return what stands in their place.

        What would lie in the place of another file is never written.
        """
        feeds = [feed for feed in publication.feeds if is_path(feed.path)]
        if not feeds:
            return []
        keys = {feed.path: ("by",) if feed.key else (feed.kind,) for feed in feeds}
        problems = find_clashes(keys, {**self._taken, **_name_files(files, config)})
        free = tuple(feed for feed in feeds if feed.path not in problems)
        self._taken |= {feed.path.casefold(): f"the feed `{feed.kind}`" for feed in free}
        self._has_text |= any(feed.format.has_text for feed in free)
        # A copy: what it keeps ready for its pages is not needed any more.
        self._editions.append(_Edition(replace(publication), free))
        return list(problems.values())

    def note(self, path: str, text: str, address: str | None) -> None:
        """Note down the full description of the open job at `path`, and its page's address."""
        if not self._editions or not address:
            return
        self._addresses[path] = address
        if self._has_text:
            self._texts[path] = text

    def write(self, site_dir: Path) -> None:
        """Write all feeds below the folder of the site."""
        for edition in self._editions:
            for feed in edition.feeds:
                text = edition.publication.render_feed(feed, self._texts, self._addresses.get)
                path = site_dir / feed.path
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(text.encode())
        self._editions.clear()
        self._texts.clear()


def _name_files(files: Iterable[File], config: MkDocsConfig) -> Mapping[str, str]:
    """Return the files of the site in lower case, each as messages call it."""
    templates = (*config.theme.static_templates, *config.extra_templates, *_MADE_LATE)
    named = {posixpath.normpath(name).casefold(): f"the site's own `{name}`" for name in templates}
    return named | {file.dest_uri.casefold(): f"`{file.src_uri}`" for file in files}
