"""MkDocs' build: what a build of a site goes by in all of its languages, and its jobs as read."""

from __future__ import annotations

import os
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from mkdocs_careers.all_jobs import right_jobs
from mkdocs_careers.commits import read_commits
from mkdocs_careers.hosts.mkdocs_jobs import describe_mistakes, diagnose, job_files, read_jobs
from mkdocs_careers.outputs.language import load_language
from mkdocs_careers.outputs.templates import load_templates
from mkdocs_careers.publication import Publication
from mkdocs_careers.settings import GIT

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files

    from mkdocs_careers.clock import Clock
    from mkdocs_careers.diagnostics import Diagnostic
    from mkdocs_careers.hosts.mkdocs_i18n import SiteLanguages
    from mkdocs_careers.model import Job
    from mkdocs_careers.reader import ReadResult
    from mkdocs_careers.settings_file import SettingsFile


_YES = ("1", "true", "yes", "on")


@dataclass(frozen=True)
class JobsRead:
    """Every job file as read, those of all languages, and what is wrong with them.

    `commits` are the days on which the files changed last, where git was asked; `note` says why
    it did not answer.
    """

    results: Mapping[str, ReadResult]
    found: list[Diagnostic]
    commits: Mapping[str, date] = field(default_factory=dict)
    note: str = ""

    @cached_property
    def right(self) -> dict[str, Job]:
        """Return the jobs without mistakes."""
        return right_jobs(self.results.items())

    def describe_mistakes(self) -> dict[str, str]:
        """Return the report for each file without a right job."""
        return describe_mistakes(self.results, self.found, self.right)


@dataclass(frozen=True)
class SiteBuild:
    """One build of a site; `archived` names the old version of the site that it is of."""

    site: SettingsFile
    clock: Clock
    languages: SiteLanguages
    archived: str | None
    serving: bool

    def job_files(self, files: Files) -> dict[str, File]:
        """Return the files that are jobs, by their path under the documentation folder."""
        return job_files(files, self.site.settings, serving=self.serving)

    def read(self, files: Files, config: MkDocsConfig) -> JobsRead:
        """Read the jobs of all languages, and say what is wrong."""
        jobs = self.job_files(files)
        results = read_jobs(jobs, self.site, self.clock.instant)
        found = diagnose(
            results, jobs, files, self.site, config.site_url, in_folders=config.use_directory_urls
        )
        return JobsRead(results, found)

    def ask_git(self, read: JobsRead) -> JobsRead:
        """Return what was read with the days on which it changed, if the settings ask for them."""
        if self.site.settings.lastmod != GIT:
            return read
        commits = read_commits(self.site.docs_dir, read.results)
        return replace(read, commits=commits.days, note=commits.note)

    def publish(
        self, read: JobsRead, jobs: Mapping[str, File], config: MkDocsConfig
    ) -> Publication:
        """Return what is published in the language that is built now; `jobs` are its files."""
        settings, languages = self.site.settings, self.languages
        tag = languages.current or settings.language or _theme_language(config)
        right = read.right.items()
        return Publication(
            jobs={path: job for path, job in right if path in jobs or languages.has_page(path)},
            settings=settings.in_language(tag),
            instant=self.clock.instant,
            language=load_language(tag),
            home=tag or "",
            prefix=languages.prefix,
            templates=load_templates([config.theme.custom_dir] if config.theme.custom_dir else []),
            site_name=config.site_name,
            site_url=config.site_url,
            staged=self.clock.instant if self.clock.by_hand else None,
            preview=self.serving or os.environ.get("CAREERS_PREVIEW", "").lower() in _YES,
            archived=self.archived is not None,
            commits=read.commits,
        )


def _theme_language(config: MkDocsConfig) -> str | None:
    """Return the theme's language: Material's option, or the built-in themes' locale."""
    for key in ("language", "locale"):
        if config.theme.get(key):
            return str(config.theme[key])
    return None
