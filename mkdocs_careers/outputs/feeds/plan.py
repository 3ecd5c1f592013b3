"""The plan: which feeds a site has in one language, and which jobs belong in each."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from mkdocs_careers.board import facet_values
from mkdocs_careers.feed_settings import JOBS_JSON, SUBSCRIBED
from mkdocs_careers.outputs.facet_pages import name_values
from mkdocs_careers.outputs.facets import describe_value, find_values
from mkdocs_careers.outputs.feeds.formats import FORMATS, Format

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from mkdocs_careers.model import Job
    from mkdocs_careers.outputs.language import Language
    from mkdocs_careers.settings import Settings


class FeedLink(NamedTuple):
    """A link from a page to a feed; `name` is that of the format."""

    url: str
    name: str
    title: str
    media_type: str


@dataclass(frozen=True, slots=True)
class Feed:
    """One feed of a site. `path` is that of its file under the site's root.

    `key` and `value` are those of the facet whose jobs alone it has; both are empty in a feed of
    all jobs.
    """

    kind: str
    path: str
    title: str
    key: str = ""
    value: str = ""

    @property
    def format(self) -> Format:
        """Return the format it is written in."""
        return FORMATS[self.kind]

    @property
    def media_type(self) -> str:
        """Return the type to serve it as, and to announce it with."""
        return self.format.media_type

    @property
    def is_subscribed(self) -> bool:
        """Tell whether people follow it in a reader, so that pages lead to it."""
        return self.kind in SUBSCRIBED

    @property
    def token(self) -> str:
        """Return what stands for its facet in addresses: `employment_unit=Design`."""
        return f"{self.key}={self.value}" if self.key else ""

    @property
    def address(self) -> str:
        """Return its path as it stands in addresses."""
        return quote(self.path)

    def link(self, url: str) -> FeedLink:
        """Return the link to it where its address is `url`."""
        return FeedLink(url, self.format.name, self.title, self.media_type)

    def has(self, job: Job) -> bool:
        """Tell whether it is about a job, as far as its facet goes."""
        return not self.key or self.value in facet_values(job, self.key)


def plan_feeds(
    settings: Settings,
    language: Language,
    jobs: Sequence[Job],
    *,
    prefix: str,
    title: str,
    facet_title: Callable[[str], str],
) -> tuple[Feed, ...]:
    """Return the feeds that the settings ask for.

    `jobs` are those that are or were open: the feed of a team stays where it is while the team
    has no opening. `prefix` is the folder of the language's pages, `de/`; there is one `jobs.json`
    for all languages, without one. `facet_title` makes a title of a value's words.
    """
    wanted = settings.feeds
    paths = wanted.paths(settings.jobs_dir)
    feeds = [
        Feed(kind, path if kind == JOBS_JSON else prefix + path, title)
        for kind, path in paths.items()
        if kind != JOBS_JSON or not prefix
    ]
    subscribed = [feed for feed in feeds if feed.is_subscribed]
    if not subscribed:
        return tuple(feeds)
    titles = {
        (key, text): facet_title(describe_value(key, raw, language, settings.overlay, alone=True))
        for key in _with_workplace(wanted.by)
        for text, raw in find_values(jobs, key, language, settings.overlay).items()
    }
    names = name_values(titles)
    for feed in subscribed:
        folder, name = posixpath.split(feed.path)
        feeds += (
            Feed(feed.kind, posixpath.join(folder, names[facet], name), words, *facet)
            for facet, words in titles.items()
        )
    return tuple(feeds)


def _with_workplace(keys: Iterable[str]) -> Iterator[str]:
    """Yield the keys; remote and hybrid work stand among the places, as in the filters."""
    given = tuple(keys)
    yield from given
    if "job_location" in given and "job_location_type" not in given:
        yield "job_location_type"


def name_job(path: str, settings: Settings) -> str:
    """Return what feeds call a job that is no address: `program-coordinator`, `de/writer`.

    It is made of the file's path alone, so it lasts as long as the file stays where it is.
    """
    known = settings.localization
    language = None
    if known:
        path, language = known.split(path)
        language = None if language == known.default else language
    name = path.removeprefix(f"{settings.jobs_dir}/").removesuffix(".md")
    return f"{language}/{name}" if language else name
