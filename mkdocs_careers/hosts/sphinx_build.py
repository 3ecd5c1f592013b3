"""Sphinx's build: the site's settings and clock, and its jobs as read and published."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs_careers.all_jobs import read_all
from mkdocs_careers.clock import Clock, ClockError, choose_clock
from mkdocs_careers.conf_py import CONF_PY
from mkdocs_careers.host_yaml import show_path
from mkdocs_careers.job_files import is_job, read_file
from mkdocs_careers.jobs_read import JobsRead, diagnose
from mkdocs_careers.outputs.language import load_language
from mkdocs_careers.outputs.templates import load_templates
from mkdocs_careers.publication import Publication, wants_preview
from mkdocs_careers.settings import options
from mkdocs_careers.settings_file import SettingsFile, read_settings_file
from mkdocs_careers.site_check import read_head

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sphinx.config import Config

PREFIX = "careers_"


@dataclass(frozen=True)
class SphinxSite:
    """One build of a Sphinx site: what it goes by, before a document is read."""

    site: SettingsFile
    clock: Clock
    srcdir: Path
    project: str
    html_baseurl: str
    language: str | None
    template_dirs: tuple[str, ...]
    static_dirs: tuple[Path, ...]
    values: Mapping[str, Any]
    wrong_clock: str = ""

    @classmethod
    def of(cls, config: Config, confdir: Path, srcdir: Path) -> SphinxSite:
        """Read the settings in `conf.py` or `careers.yml`, and choose the clock.

        Where what is given for now is no date, it is the real now, and `wrong_clock` says so.
        """
        values = ((option.name, config[PREFIX + option.name]) for option in options())
        own = {name: value for name, value in values if value is not None}
        site = read_settings_file(
            confdir / CONF_PY, os.environ, own or None, careers_config=config.careers_config
        )
        if not site.settings.source_dir:
            site = replace(site, docs_dir=srcdir)
        now, wrong_clock = datetime.now(UTC), ""
        try:
            clock = choose_clock(site.settings, os.environ, now)
        except ClockError as error:
            clock, wrong_clock = Clock(now), str(error)
        return cls(
            site,
            clock,
            srcdir,
            str(config.project or ""),
            config.html_baseurl or "",
            config.language,
            tuple(str(confdir / folder) for folder in config.templates_path),
            tuple(confdir / folder for folder in config.html_static_path),
            own,
            wrong_clock,
        )

    @property
    def site_url(self) -> str | None:
        """Return the address of the site; Sphinx's own option for it comes second."""
        return self.site.settings.site_url or self.html_baseurl or None

    @property
    def digest(self) -> str:
        """Return what changes when any page may: the settings, and the site's own templates."""
        facts = (self.values, self.site_url, self.language, self.clock.by_hand)
        digest = sha256(repr(facts).encode("utf-8", "replace"))
        own = [Path(folder, "careers") for folder in self.template_dirs]
        templates = (path for folder in own for path in sorted(folder.glob("*.html")))
        for path in (self.site.path, self.site.overlay_path, *templates):
            if path is not None and path.name != CONF_PY and path.is_file():
                digest.update(path.read_bytes())
        return digest.hexdigest()

    def is_job(self, path: str) -> bool:
        """Tell whether the document at `path`, below the source folder, is a job."""
        return is_job(path, self.site.settings, self.site.suffixes)

    def read(self, paths: Iterable[str]) -> JobsRead:
        """Read every job among the documents at `paths`, and say what is wrong."""
        jobs = [path for path in paths if self.is_job(path)]

        def read_job(path: str) -> bytes:
            return read_file(self.srcdir / path)

        found = dict(read_all(jobs, read_job, self.name, self.site, self.clock.instant))
        results = {path: found[path] for path in sorted(found)}
        others = ((path, self.name(path)) for path in paths if path not in results)
        diagnostics = diagnose(
            results,
            others,
            self.site,
            self.site_url,
            read_job=read_job,
            read_file=self._read_published,
            in_folders=self.site.has_folders,
        )
        return JobsRead(results, diagnostics).ask_git(self.site)

    def name(self, path: str) -> str:
        """Return how messages name a source."""
        return show_path(self.srcdir / path)

    def _read_published(self, path: str) -> bytes | None:
        """Return the first bytes of a file that the site publishes, such as a logo."""
        inner = path.removeprefix("_static/")
        places = [folder / inner for folder in self.static_dirs] if inner != path else []
        found = (read_head(place) for place in (*places, self.srcdir / path))
        return next((head for head in found if head is not None), None)

    def publish(self, read: JobsRead) -> Publication:
        """Return what is published of these jobs."""
        tag = self.site.settings.language or self.language
        return Publication(
            jobs=read.right,
            settings=self.site.settings.in_language(tag),
            instant=self.clock.instant,
            language=load_language(tag),
            home=tag or "",
            templates=load_templates(self.template_dirs),
            site_name=self.project,
            site_url=self.site_url,
            staged=self.clock.instant if self.clock.by_hand else None,
            preview=wants_preview(os.environ),
            commits=read.commits,
        )
