"""The listings of one site in one language: which jobs each has, and the pages of their filters."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from mkdocs_careers.board import arrange
from mkdocs_careers.listing_settings import NEVER
from mkdocs_careers.model import State
from mkdocs_careers.outputs.facet_pages import FacetPages, plan_facet_pages
from mkdocs_careers.outputs.listing import Listings, Selection
from mkdocs_careers.outputs.listing_options import ListingOptions, read_options, use_names
from mkdocs_careers.outputs.markers import find_markers, find_written_markers, replace_markers
from mkdocs_careers.outputs.states import describe_end

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date, datetime

    from jinja2 import Environment

    from mkdocs_careers.board import JobBoard
    from mkdocs_careers.editions import Versions
    from mkdocs_careers.history import History
    from mkdocs_careers.model import Job
    from mkdocs_careers.outputs.feeds.site_feeds import SiteFeeds
    from mkdocs_careers.outputs.language import Language
    from mkdocs_careers.outputs.markers import Marker
    from mkdocs_careers.outputs.spot import Spot
    from mkdocs_careers.settings import Settings

_LANGUAGE = "language"


@dataclass(frozen=True)
class SiteListings:
    """The listings of a site, in the language of one of its parts.

    `feeds` are what a listing leads to in its corner. `staged` is the clock where it was set by
    hand. `edition` returns the same listings in another language, for a marker that asks for it.
    """

    settings: Settings
    language: Language
    templates: Environment
    board: JobBoard
    versions: Versions
    history: History
    feeds: SiteFeeds | None
    staged: datetime | None
    edition: Callable[[str], SiteListings]

    def render_page(self, html: str, spot: Spot) -> str:
        """Put a listing in the place of every marker in a page's HTML; `spot` is on that page."""
        listings = self.render_markers(find_markers(html), spot)
        return replace_markers(html, lambda number: listings[number])

    def render_markers(self, markers: Sequence[Marker], spot: Spot) -> list[str]:
        """Return the listing of each of a page's markers.

        The open application stands below the last of them.
        """
        editions = [self._edition_for(marker.options) for marker in markers]
        options = [e._read(m.options) for e, m in zip(editions, markers, strict=True)]  # noqa: SLF001 - of its own class
        last = max((i for i, one in enumerate(options) if one.open_application), default=None)

        def render(index: int) -> str:
            here = replace(spot, number=index + 1, level=markers[index].level)
            if options[index].shows_all:
                here = self._in_corner(here)
            return editions[index]._render(options[index], here, is_last=index == last)  # noqa: SLF001 - the same

        return [render(index) for index in range(len(markers))]

    def outline(self, options: str) -> list[tuple[str, list[tuple[Job, list[str]]]]]:
        """Return a listing as plain text has it: groups by title, and what is said of each job."""
        edition = self._edition_for(options)
        selection = edition._select(edition._read(options))  # noqa: SLF001 - of its own class
        return edition._listings.outline(selection)  # noqa: SLF001 - the same

    def render_empty(self, options: str, render: Callable[[str], str]) -> str:
        """Return what a listing without jobs says."""
        return self._listings.render_empty(self._read(options), render)

    def changed_on(self, html: str) -> date | None:
        """Return the day on which any of a page's listings changed last; None without one."""
        markers = (marker.options for marker in find_markers(html))
        days = (self._edition_for(text)._listed_changed_on(text) for text in markers)  # noqa: SLF001 - the same
        return max((day for day in days if day), default=None)

    def plan_facets(self, text: str | None, is_free: Callable[[str], bool]) -> FacetPages:
        """Plan a page for each value that the first listing of all jobs is filtered by.

        `text` is the careers index as somebody wrote it, None if nobody did; `is_free` tells
        whether a path can be taken. A page stays, if empty, where time alone has closed its jobs:
        people link to it, and time must not break a link.
        """
        written = find_written_markers(text) if text else []
        options = map(self._read, written or [""])
        first = next((one for one in options if one.shows_all), ListingOptions(filters=NEVER))
        selection, board = self._select(first), self.board

        def is_open(job: Job) -> bool:
            return board.states[job.path] is State.OPEN

        lasting = [job for job in board.jobs if board.closed_on(job) or is_open(job)]
        values = [
            replace(value, jobs=tuple(filter(is_open, value.jobs)))
            for row in self._listings.select(lasting, first).rows
            for value in row.values
        ]
        return plan_facet_pages(selection, values, self.settings.jobs_dir, is_free)

    def render_facet(self, facets: FacetPages, path: str, spot: Spot) -> str:
        """Return the listing of the facet page at `path`."""
        value = facets.pages[path]
        here = self._in_corner(spot, value.token)
        return self._listings.render_facet(facets.selection, value, here)

    def _edition_for(self, text: str) -> SiteListings:
        """Return the edition that a marker asks for: `where: {language: de}`."""
        where = self._read(text).where or {}
        return self.edition(where[_LANGUAGE]) if _LANGUAGE in where else self

    def _read(self, text: str) -> ListingOptions:
        """Return what a marker asks for; what it leaves open comes from the settings."""
        options = read_options(text, self.settings.listing, self.settings.overlay)[0]
        return replace(options, where=use_names(options.where, self.settings))

    def _render(self, options: ListingOptions, spot: Spot, *, is_last: bool) -> str:
        """Render one listing; the last one on a page ends with the open application."""
        return self._listings.render(self._select(options), spot, is_last=is_last)

    def _in_corner(self, spot: Spot, token: str = "") -> Spot:
        """Return a listing's spot with the link to the feed of its jobs, if there is one."""
        feeds = self.feeds
        return replace(spot, feed=feeds.corner(spot.file_url, token)) if feeds else spot

    def _listed_changed_on(self, text: str) -> date | None:
        jobs = self._matching(self.board.jobs, self._read(text))
        return self.history.listed_changed_on(jobs)

    @cached_property
    def _listings(self) -> Listings:
        return Listings(
            self.language,
            self.templates,
            self.settings.overlay,
            self.settings.organization,
            self.settings.open_application,
            self.staged,
            lambda job: describe_end(
                self.board.states[job.path], self.board.closed_on(job), self.language
            ),
        )

    def _select(self, options: ListingOptions) -> Selection:
        """Return what a listing shows; listings of all jobs are many, and mostly the same."""
        if not options.shows_all:
            states, wanted = self.board.states, options.states
            jobs = [job for job in self.board.jobs if states[job.path] in wanted]
            rank = None if options.is_of_open else self.history.rank
            found = self._listings.select(
                self._matching(jobs, options), replace(options, where=None), rank
            )
            return replace(found, options=options)
        if options not in self._selections:
            self._selections[options] = self._listings.select(self.board.open_jobs, options)
        return self._selections[options]

    def _matching(self, jobs: Sequence[Job], options: ListingOptions) -> Sequence[Job]:
        """Return the jobs that a listing asks for, whatever their state."""
        where = dict(options.where or {})
        language = where.pop(_LANGUAGE, None)
        if language is not None:
            jobs = [job for job in jobs if self.versions.is_in(job, language)]
        groups = arrange(jobs, where=where) if where else []
        return groups[0].jobs if groups else () if where else jobs

    @cached_property
    def _selections(self) -> dict[ListingOptions, Selection]:
        return {}
