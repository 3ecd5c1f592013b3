"""MkDocs' build: what a build of a site goes by in all of its languages."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_careers.hosts.mkdocs_jobs import diagnose_jobs, job_files, read_jobs
from mkdocs_careers.jobs_read import JobsRead
from mkdocs_careers.outputs.language import load_language
from mkdocs_careers.outputs.templates import load_templates
from mkdocs_careers.publication import Publication, wants_preview

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files

    from mkdocs_careers.clock import Clock
    from mkdocs_careers.hosts.mkdocs_i18n import SiteLanguages
    from mkdocs_careers.settings_file import SettingsFile


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
        found = diagnose_jobs(
            results, jobs, files, self.site, config.site_url, in_folders=config.use_directory_urls
        )
        return JobsRead(results, found)

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
            preview=self.serving or wants_preview(os.environ),
            archived=self.archived is not None,
            commits=read.commits,
        )


def _theme_language(config: MkDocsConfig) -> str | None:
    """Return the theme's language: Material's option, or the built-in themes' locale."""
    for key in ("language", "locale"):
        if config.theme.get(key):
            return str(config.theme[key])
    return None
