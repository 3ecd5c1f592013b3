"""Site feeds: a site's feeds as its build writes them, made from its files without a build."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any

import click

from mkdocs_careers.cli.site_text import SiteText, SiteTextError
from mkdocs_careers.commits import read_commits
from mkdocs_careers.job_files import read_file
from mkdocs_careers.model import State
from mkdocs_careers.outputs.language import load_language
from mkdocs_careers.outputs.templates import load_templates
from mkdocs_careers.publication import Publication
from mkdocs_careers.reader import read_again
from mkdocs_careers.reporters.full import printable
from mkdocs_careers.settings import GIT

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from mkdocs_careers.cli.host_build import HostBuild
    from mkdocs_careers.model import Job
    from mkdocs_careers.outputs.feeds.plan import Feed
    from mkdocs_careers.settings_file import SettingsFile


@dataclass(frozen=True)
class SiteFeeds:
    """The feeds of one language of a site."""

    site: SettingsFile
    build: HostBuild
    publication: Publication

    @classmethod
    def of(
        cls, site: SettingsFile, build: HostBuild, jobs: Mapping[str, Job], instant: datetime,
        language: str | None,
    ) -> SiteFeeds:  # fmt: skip
        """Return the feeds of `jobs` in a language, or in the site's own."""
        settings, known = site.settings, site.settings.localization
        tag = language or (known.default if known else settings.language or build.theme_language)
        commits = read_commits(site.docs_dir, jobs).days if settings.lastmod == GIT else {}
        own = build.languages.get(tag or "", {})
        name = own.get("site_name")
        publication = Publication(
            jobs={
                path: job
                for path, job in jobs.items()
                if known is None or build.has_pages_in(known.language_of(path))
            },
            settings=settings.in_language(tag),
            instant=instant,
            language=load_language(tag),
            home=tag or "",
            prefix=build.prefix_of(tag or "", known),
            templates=load_templates([]),  # no feed has anything of them
            site_name=name if isinstance(name, str) else build.site_name,
            site_url=build.site_url_in(tag),
            commits=commits,
        )
        return cls(site, build, publication)

    def find(self, kind: str, token: str) -> Feed | None:
        """Return the feed of a kind, and of a facet where `token` names one."""
        feeds = (feed for feed in self.publication.feeds if feed.kind == kind)
        return next((feed for feed in feeds if feed.token == token), None)

    def render(self, feed: Feed) -> str:
        """Return the feed as the build writes it.

        Raises:
            click.ClickException: Only a build can, and why.
        """
        texts = self._describe_all() if feed.format.has_text else {}
        return self.publication.render_feed(feed, texts, self._address)

    def _address(self, path: str) -> str | None:
        return self.build.address_of(path, self.site.settings.localization)

    def _describe_all(self) -> Mapping[str, str]:
        """Return the full description of every open job."""
        try:
            text = SiteText(self.build.extensions)
            return {
                path: described
                for path, job in self.publication.jobs.items()
                if self.publication.state(path) is State.OPEN
                and (described := self._describe(job, text))
            }
        except SiteTextError as error:
            raise click.ClickException(
                f"The text of the jobs cannot be rendered: {printable(str(error))}. Install what "
                "builds the site, or take the feed from a built one with --site."
            ) from None

    def _describe(self, job: Job, text: SiteText) -> str | None:
        edition = self.publication.edition_of(job.path)
        page = edition.job_page(job.path, text.render, lambda _path: "", None)
        data = read_file(self.site.docs_dir / job.path)
        read = partial(read_again, job.path, data, self.site.settings, self.publication.instant)
        body = text.render_body(read(host_keys=self.site.host_keys).host_text, job.title)
        return edition.describe(page, body)


def find_unpublished(build: HostBuild) -> Callable[[str], bool]:
    """Return what tells whether a file is no part of the site.

    Raises:
        ImportError: What reads such patterns is not installed.
    """
    if not build.unpublished:
        return lambda _path: False
    from pathspec.gitignore import GitIgnoreSpec  # it comes with MkDocs

    return GitIgnoreSpec.from_lines(build.unpublished).match_file


def publish_anyway(site: SettingsFile, kind: str) -> SettingsFile:
    """Return the site with one feed on, at its usual place, whether or not it publishes it."""
    feeds = site.settings.feeds
    if getattr(feeds, kind):
        return site
    on: dict[str, Any] = {kind: True}
    return replace(site, settings=replace(site.settings, feeds=replace(feeds, **on)))
