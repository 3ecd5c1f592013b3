"""A publication: all jobs of a site as a host shows them, with everything a page needs."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from mkdocs_careers.board import JobBoard
from mkdocs_careers.editions import Versions, shown_in
from mkdocs_careers.history import History
from mkdocs_careers.languages import is_same
from mkdocs_careers.model import State
from mkdocs_careers.outputs.description import build_description
from mkdocs_careers.outputs.feeds.site_feeds import SiteFeeds
from mkdocs_careers.outputs.head import Head, build_open_graph
from mkdocs_careers.outputs.job_page import JobPage
from mkdocs_careers.outputs.json_ld import absolute_url, build_json_ld, render_json_ld
from mkdocs_careers.outputs.language import load_language
from mkdocs_careers.outputs.page_title import split_title
from mkdocs_careers.outputs.states import choose_robots
from mkdocs_careers.outputs.summary import Related, describe_related
from mkdocs_careers.settings import EXCLUDE
from mkdocs_careers.site_listings import SiteListings

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date, datetime

    from jinja2 import Environment

    from mkdocs_careers.model import Job
    from mkdocs_careers.outputs.facets import Value
    from mkdocs_careers.outputs.feeds.plan import Feed, FeedLink
    from mkdocs_careers.outputs.language import Language
    from mkdocs_careers.settings import Settings


_YES = ("1", "true", "yes", "on")


def wants_preview(environ: Mapping[str, str]) -> bool:
    """Tell whether drafts and scheduled jobs are asked for, by `CAREERS_PREVIEW`."""
    return environ.get("CAREERS_PREVIEW", "").lower() in _YES


@dataclass(frozen=True, kw_only=True)
class Publication:
    """What a host publishes in one language. `jobs` are those without mistakes, in all languages.

    They are named by their path under the sources; one without a language is in `home`, which is
    the site's own. The settings have the words of the publication's language, whose pages lie in
    the folder `prefix` of the site, such as `de/`.

    `preview` shows drafts and scheduled jobs too. `archived` is the site of an old version, which
    advertises nothing. `commits` are the days on which files changed last, where git was asked.
    `staged` is `instant` where somebody set the clock by hand: then the pages' script takes it
    for now as well.
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
    prefix: str = ""
    archived: bool = False
    commits: Mapping[str, date] = field(default_factory=dict)

    @cached_property
    def board(self) -> JobBoard:
        """Return the board of all jobs, each in this language where it is translated into it."""
        shown = shown_in(self.versions, self.language.tag, self.settings)
        return JobBoard.of(shown, self.instant)

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
        return self.versions.alternates(self.jobs[path], url_of)

    def state(self, path: str) -> State:
        """Return the state of the job at `path`; one with mistakes is a draft."""
        job = self.jobs.get(path)
        return self.board.states.get(path) or (job.state(self.instant) if job else State.DRAFT)

    def is_built(self, path: str) -> bool:
        """Tell whether the job has a page."""
        state = self.state(path)
        if state.is_ended:
            return self.settings.ended != EXCLUDE
        return self.preview or not state.is_unpublished

    def is_closed_by_time(self, path: str) -> bool:
        """Tell whether the job is over because its last day is, whatever its file says."""
        job = self.jobs.get(path)
        return job is not None and self.board.closed_on(job) is not None

    def is_advertised(self, path: str) -> bool:
        """Tell whether the job may stand in navigation, search and sitemap."""
        return self.state(path) is State.OPEN

    def changed_on(self, job: Job) -> date | None:
        """Return the day on which the ad changed last, for search engines and feeds."""
        return self.history.changed_on(job)

    @cached_property
    def history(self) -> History:
        """Return what is known of the past of the jobs."""
        return History(self.board, self.commits)

    @cached_property
    def site_feeds(self) -> SiteFeeds | None:
        """Return what the site tells elsewhere; None without its own address."""
        if not self.site_url or self.archived:
            return None
        return SiteFeeds(
            self.settings,
            self.language,
            self.jobs,
            self.board,
            self.site_url,
            self.prefix,
            self._employer_name,
            self.index_title,
            self._title_facet,
            self.changed_on,
        )

    @property
    def feeds(self) -> tuple[Feed, ...]:
        """Return the feeds that the settings ask for; none without the address of the site."""
        return self.site_feeds.feeds if self.site_feeds else ()

    def render_feed(
        self, feed: Feed, texts: Mapping[str, str], url_of: Callable[[str], str | None]
    ) -> str:
        """Return a feed as text, for a file in UTF-8.

        `texts` are the full descriptions by the jobs' paths, as in the structured data. `url_of`
        returns the absolute address of a job's page, None where it has none.
        """
        return self.site_feeds.render(feed, texts, url_of) if self.site_feeds else ""

    def feed_links(self, link: Callable[[str], str], token: str = "") -> tuple[FeedLink, ...]:
        """Return the feeds that a page announces; `token` is that of a facet's page.

        `link` turns an address from the site's root into one from the page.
        """
        return self.site_feeds.links(link, token) if self.site_feeds else ()

    @property
    def index_title(self) -> str:
        """Return the title of a careers page that nobody wrote."""
        pattern = self.language.gettext("Jobs at {organization}")
        return pattern.format(organization=self._employer_name)

    def facet_title(self, value: Value) -> str:
        """Return the title of the page of a facet's value."""
        return self._title_facet(value.title)

    def _title_facet(self, words: str) -> str:
        pattern = self.language.gettext("{value} · Jobs at {organization}")
        return pattern.format(value=words, organization=self._employer_name)

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

    def describe(self, page: JobPage, body: str) -> str | None:
        """Return the full description of an open job, as HTML, for machines and feeds.

        `body` is the ad's rendered text. None where the job is not advertised.
        """
        if page.state is not State.OPEN or self.archived:
            return None
        above, _, rest = split_title(body, page.job.title)
        return build_description(above + rest, page.job, page.facts, self.language, page.render)

    def job_head(
        self, page: JobPage, text: str | None, *, url: str | None, stylesheet: str
    ) -> Head:
        """Return the metadata of a job page. `text` is its description, `url` is absolute."""
        job, state = page.job, page.state
        employer = job.hiring_organization
        image = absolute_url(employer.logo if employer else None, self.site_url)
        json_ld = ""
        if text is not None:
            json_ld = render_json_ld(build_json_ld(job, text, url=url, site_url=self.site_url))
        return Head(
            description=job.description,
            robots=choose_robots(state, archived=self.archived),
            canonical=url,
            open_graph=build_open_graph(
                job, state, self.language, url=url, site_name=self.site_name, image=image
            ),
            json_ld=json_ld,
            stylesheet=stylesheet,
        )

    @cached_property
    def listings(self) -> SiteListings:
        """Return the lists of these jobs, which stand on pages."""
        return SiteListings(
            self.settings,
            self.language,
            self.templates,
            self.board,
            self.versions,
            self.history,
            self.site_feeds,
            self.staged,
            lambda language: self.edition(language).listings,
        )
