"""A publication: all jobs of a site as a host shows them, with everything a page needs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from mkdocs_careers.board import JobBoard
from mkdocs_careers.editions import Names, Versions
from mkdocs_careers.languages import is_same, language_tag
from mkdocs_careers.listing_settings import NEVER
from mkdocs_careers.model import State
from mkdocs_careers.outputs.description import build_description
from mkdocs_careers.outputs.facet_pages import FacetPages, plan_facet_pages
from mkdocs_careers.outputs.head import Head, build_open_graph
from mkdocs_careers.outputs.job_page import JobPage
from mkdocs_careers.outputs.json_ld import absolute_url, build_json_ld, render_json_ld
from mkdocs_careers.outputs.language import load_language
from mkdocs_careers.outputs.listing import Listings, Selection
from mkdocs_careers.outputs.listing_options import ListingOptions, read_options, use_names
from mkdocs_careers.outputs.markers import find_markers, find_written_markers, replace_markers
from mkdocs_careers.outputs.page_title import split_title
from mkdocs_careers.outputs.states import choose_robots
from mkdocs_careers.outputs.summary import Related, describe_related

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from jinja2 import Environment

    from mkdocs_careers.model import Job
    from mkdocs_careers.outputs.facets import Value
    from mkdocs_careers.outputs.language import Language
    from mkdocs_careers.outputs.spot import Spot
    from mkdocs_careers.settings import Settings


LANGUAGE = "language"
OTHER_LANGUAGES = "x-default"
"""What search engines call the page for readers of every other language."""


@dataclass(frozen=True, kw_only=True)
class Publication:
    """What a host publishes in one language. `jobs` are those without mistakes, in all languages.

    They are named by their path under the sources; one without a language is in `home`, which is
    the site's own. The settings have the words of the publication's language.

    `preview` shows drafts and scheduled jobs too. `staged` is `instant` where somebody set the
    clock by hand: then the pages' script takes it for now as well.
    """

    jobs: Mapping[str, Job]
    settings: Settings
    instant: datetime
    language: Language
    templates: Environment
    site_name: str
    site_url: str | None
    preview: bool = False
    staged: datetime | None = None
    home: str = ""

    @cached_property
    def board(self) -> JobBoard:
        """Return the board of all jobs, each in this language where it is translated into it."""
        shown = self.versions.shown_in(self.language.tag)
        return JobBoard.of(map(self._rename, shown), self.instant)

    def _rename(self, job: Job) -> Job:
        """Return a job with the names that the settings have for it in this language."""
        if not self.settings.languages or self.versions.is_in(job, self.language.tag):
            return job
        language = self.versions.language_of(job)
        if language not in self._names:
            own = self.settings.in_language(language)
            self._names[language] = Names.of(own, self.settings)
        return self._names[language].rename(job)

    @cached_property
    def _names(self) -> dict[str, Names]:
        return {}

    @cached_property
    def versions(self) -> Versions:
        """Return the files of all jobs in all languages."""
        return Versions(self.jobs, self.home or self.language.tag)

    def edition(self, language: str) -> Publication:
        """Return what is published in another language: for one page of this site, or a list."""
        if is_same(language, self.language.tag):
            return self
        if language not in self._editions:
            self._editions[language] = replace(
                self,
                language=load_language(language),
                settings=self.settings.in_language(language),
                home=self.versions.home,
            )
        return self._editions[language]

    @cached_property
    def _editions(self) -> dict[str, Publication]:
        return {}

    def edition_of(self, path: str) -> Publication:
        """Return the edition that the job at `path` is a part of: all of its page is in one."""
        job = self.jobs.get(path)
        return self.edition(self.versions.language_of(job)) if job else self

    def alternates(
        self, path: str, url_of: Callable[[str], str | None]
    ) -> tuple[tuple[str, str], ...]:
        """Return the languages of a job with their addresses; none where there is but one.

        `url_of` returns the absolute address of a file's page, None where it has none. The
        original is for readers of all other languages, too.
        """
        versions = self.versions.of(self.jobs[path])
        found = [
            (language_tag(self.versions.language_of(version)), url)
            for version in (versions if len(versions) > 1 else ())
            if (url := url_of(version.path))
        ]
        return (*found, (OTHER_LANGUAGES, found[0][1])) if len(found) > 1 else ()

    def state(self, path: str) -> State:
        """Return the state of the job at `path`; one with mistakes is a draft."""
        job = self.jobs.get(path)
        return self.board.states.get(path) or (job.state(self.instant) if job else State.DRAFT)

    def is_built(self, path: str) -> bool:
        """Tell whether the job has a page."""
        return self.preview or not self.state(path).is_unpublished

    def is_advertised(self, path: str) -> bool:
        """Tell whether the job may stand in navigation, search and sitemap."""
        return self.state(path) is State.OPEN

    @property
    def index_title(self) -> str:
        """Return the title of a careers page that nobody wrote."""
        pattern = self.language.gettext("Jobs at {organization}")
        return pattern.format(organization=self._employer_name)

    @property
    def _employer_name(self) -> str:
        employer = self.settings.organization
        return employer.name if employer and not employer.is_confidential else self.site_name

    def job_page(
        self,
        path: str,
        render: Callable[[str], str],
        url_of: Callable[[str], str],
        listing_url: str | None,
        url: str | None = None,
    ) -> JobPage:
        """Return the page of the job at `path`, whose own address is `url`, absolute.

        `url_of` links to another job's file.
        """
        job = self.jobs[path]
        state = self.state(path)
        again = self.board.find_open_round(job) if state is not State.OPEN else None
        return JobPage(
            job,
            state,
            self.language,
            self.templates,
            render,
            listing_url,
            url_of(again.path) if again else None,
            self.settings.notices,
            self.settings.overlay,
            url,
            [self._relate(other, url_of) for other in self.board.find_related(job)],
            self.staged,
        )

    def _relate(self, job: Job, url_of: Callable[[str], str]) -> Related:
        """Return what other pages say of `job`: many do, and only its address differs."""
        if job.path not in self._related:
            self._related[job.path] = describe_related(job, self.language)
        return self._related[job.path]._replace(url=url_of(job.path))

    @cached_property
    def _related(self) -> dict[str, Related]:
        return {}

    def job_head(self, page: JobPage, body: str, *, url: str | None, stylesheet: str) -> Head:
        """Return the metadata of a job page. `body` is the ad's rendered text, `url` absolute."""
        job, state = page.job, page.state
        employer = job.hiring_organization
        image = absolute_url(employer.logo if employer else None, self.site_url)
        json_ld = ""
        if state is State.OPEN:
            above, _, rest = split_title(body, job.title)
            text = build_description(above + rest, job, page.facts, self.language, page.render)
            json_ld = render_json_ld(build_json_ld(job, text, url=url, site_url=self.site_url))
        return Head(
            description=job.description,
            robots=choose_robots(state),
            canonical=url,
            open_graph=build_open_graph(
                job, state, self.language, url=url, site_name=self.site_name, image=image
            ),
            json_ld=json_ld,
            stylesheet=stylesheet,
        )

    def render_listings(self, html: str, spot: Spot) -> str:
        """Put a listing in the place of every marker in a page's HTML; `spot` is on that page.

        The open application stands below the last of them.
        """
        markers = find_markers(html)
        editions = [self._edition_for(marker.options) for marker in markers]
        options = [e.listing_options(m.options) for e, m in zip(editions, markers, strict=True)]
        last = max((i for i, one in enumerate(options) if one.open_application), default=None)

        def render(index: int) -> str:
            here = replace(spot, number=index + 1, level=markers[index].level)
            return editions[index].render_listing(options[index], here, is_last=index == last)

        return replace_markers(html, render)

    def render_listing(self, options: ListingOptions, spot: Spot, *, is_last: bool) -> str:
        """Render one listing; the last one on a page ends with the open application."""
        return self._listings.render(self._select(options), spot, is_last=is_last)

    def plan_facets(self, text: str | None, is_free: Callable[[str], bool]) -> FacetPages:
        """Plan a page for each value that the first listing of all jobs is filtered by.

        `text` is the careers index as somebody wrote it, None if nobody did; `is_free` tells
        whether a path can be taken.
        """
        written = find_written_markers(text) if text else []
        options = map(self.listing_options, written or [""])
        first = next((one for one in options if one.shows_all), ListingOptions(filters=NEVER))
        return plan_facet_pages(self._select(first), self.settings.jobs_dir, is_free)

    def facet_title(self, value: Value) -> str:
        """Return the title of the page of a facet's value."""
        pattern = self.language.gettext("{value} · Jobs at {organization}")
        return pattern.format(value=value.title, organization=self._employer_name)

    def render_facet(self, facets: FacetPages, path: str, spot: Spot) -> str:
        """Return the listing of the facet page at `path`."""
        return self._listings.render_facet(facets.selection, facets.pages[path], spot)

    @cached_property
    def _listings(self) -> Listings:
        return Listings(
            self.language,
            self.templates,
            self.settings.overlay,
            self.settings.organization,
            self.settings.open_application,
            self.staged,
        )

    def _select(self, options: ListingOptions) -> Selection:
        """Return what a listing shows; listings of all jobs are many, and mostly the same."""
        if not options.shows_all:
            where = dict(options.where or {})
            language = where.pop(LANGUAGE, None)
            jobs = [
                job
                for job in self.board.open_jobs
                if language is None or self.versions.is_in(job, language)
            ]
            found = self._listings.select(jobs, replace(options, where=where))
            return replace(found, options=options)
        if options not in self._selections:
            self._selections[options] = self._listings.select(self.board.open_jobs, options)
        return self._selections[options]

    @cached_property
    def _selections(self) -> dict[ListingOptions, Selection]:
        return {}

    def _edition_for(self, text: str) -> Publication:
        """Return the edition that a marker asks for: `where: {language: de}`."""
        where = self.listing_options(text).where or {}
        return self.edition(where[LANGUAGE]) if LANGUAGE in where else self

    def listing_options(self, text: str) -> ListingOptions:
        """Return what a marker asks for; what it leaves open comes from the settings."""
        options = read_options(text, self.settings.listing, self.settings.overlay)[0]
        return replace(options, where=use_names(options.where, self.settings))
