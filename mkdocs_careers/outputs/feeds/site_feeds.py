"""The feeds of one site in one language: which there are, what is in each, where pages lead to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import quote

from mkdocs_careers.feed_settings import ATOM, INDEED, RSS, SITEMAP
from mkdocs_careers.languages import is_same
from mkdocs_careers.model import State
from mkdocs_careers.outputs.feeds.channel import Channel, build_item, start_of_day
from mkdocs_careers.outputs.feeds.plan import name_job, plan_feeds
from mkdocs_careers.outputs.json_ld import absolute_url

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from mkdocs_careers.board import JobBoard
    from mkdocs_careers.model import Job
    from mkdocs_careers.outputs.feeds.channel import Item
    from mkdocs_careers.outputs.feeds.plan import Feed, FeedLink
    from mkdocs_careers.outputs.language import Language
    from mkdocs_careers.settings import Settings


@dataclass(frozen=True)
class SiteFeeds:
    """The feeds of a site whose address is `site_url`, in the language of one of its parts.

    `jobs` are those of all languages, by path; `board` has each of them once. The pages of the
    language lie in the folder `prefix`, such as `de/`. `author` is who publishes the site, and
    `title` what its openings are called; `facet_title` names those of a facet's value, given in
    words. `changed_on` returns the day of a job's last change.
    """

    settings: Settings
    language: Language
    jobs: Mapping[str, Job]
    board: JobBoard
    site_url: str
    prefix: str
    author: str
    title: str
    facet_title: Callable[[str], str]
    changed_on: Callable[[Job], date | None]

    @cached_property
    def feeds(self) -> tuple[Feed, ...]:
        """Return the feeds that the settings ask for."""
        return plan_feeds(
            self.settings,
            self.language,
            self._public_jobs,
            prefix=self.prefix,
            title=self.title,
            facet_title=self.facet_title,
        )

    @cached_property
    def _public_jobs(self) -> tuple[Job, ...]:
        """Return the jobs that are or were open."""
        states = self.board.states
        return tuple(job for job in self.board.jobs if not states[job.path].is_unpublished)

    def render(
        self, feed: Feed, texts: Mapping[str, str], url_of: Callable[[str], str | None]
    ) -> str:
        """Return a feed as text; the newest jobs are the first.

        `texts` are the full descriptions by the jobs' paths, in HTML. `url_of` returns the
        absolute address of a job's page, None where it has none.
        """
        jobs = sorted(self._jobs_for(feed), key=lambda job: job.path)
        jobs.sort(key=lambda job: job.date_posted or date.min, reverse=True)
        employer = self.settings.organization
        changes = (
            start_of_day(self.changed_on(job), job.timezone)
            for job in self._public_jobs
            if feed.has(job)
        )

        def build(job: Job, url: str) -> Item:
            return build_item(
                job,
                name=name_job(job.path, self.settings),
                url=url,
                html=texts.get(job.path, "") if feed.format.has_text else "",
                changed=self.changed_on(job),
                language=self.language,
                overlay=self.settings.overlay,
            )

        channel = Channel(
            title=feed.title,
            url=self._absolute(feed.path),
            home_url=self._absolute(f"{self.prefix}{self.settings.jobs_dir}/"),
            site_url=self._absolute(self.prefix),
            author=self.author or self.site_url,
            employer=employer if employer and not employer.is_confidential else None,
            updated=max((change for change in changes if change), default=None),
            language=self.language,
            items=[build(job, url) for job in jobs if (url := url_of(job.path))],
            overlay=self.settings.overlay,
        )
        return feed.format.render(channel)

    def _absolute(self, path: str) -> str:
        return absolute_url(f"./{quote(path)}", self.site_url) or ""

    def _jobs_for(self, feed: Feed) -> Iterator[Job]:
        """Yield the open jobs in a feed.

        Those that people follow, and the one `jobs.json`, have each job once, whatever language it
        is in. A sitemap has the pages of its language, and a job board gets the ads of it.
        """
        jobs = self.jobs.values() if feed.kind == SITEMAP else self.board.open_jobs
        only_own = feed.kind in (SITEMAP, INDEED)
        for job in jobs:
            is_open = job.state(self.board.instant) is State.OPEN
            if is_open and feed.has(job) and (self._has_own_page(job) or not only_own):
                yield job

    def _has_own_page(self, job: Job) -> bool:
        """Tell whether the job's page is among those of this language, and repeats no other."""
        known = self.settings.localization
        return known is None or is_same(known.language_of(job.path), self.language.tag)

    def links(self, link: Callable[[str], str], token: str = "") -> tuple[FeedLink, ...]:
        """Return the feeds that a page announces: those of a facet if it has some, else all.

        `link` turns an address from the site's root into one from the page.
        """
        found = [feed for feed in self.feeds if feed.is_subscribed]
        own = [feed for feed in found if token and feed.token == token]
        chosen = own or [feed for feed in found if not feed.key]
        return tuple(feed.link(link(feed.address)) for feed in chosen)

    def corner(self, link: Callable[[str], str], token: str = "") -> FeedLink | None:
        """Return the feed that a listing leads to in its corner: RSS, which most programs read."""
        found = {
            feed.kind: feed.link(link(feed.address))
            for feed in self.feeds
            if feed.kind in (RSS, ATOM) and feed.token == token
        }
        return found.get(RSS) or found.get(ATOM)
