"""`mkdocs-careers check`: find mistakes in job files."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mkdocs_careers import reporters
from mkdocs_careers.clock import ClockError, choose_clock
from mkdocs_careers.codes import Severity
from mkdocs_careers.diagnostics import Diagnostic, locate_file
from mkdocs_careers.host_yaml import show_path
from mkdocs_careers.job_files import is_job_name, unreadable, walk_jobs
from mkdocs_careers.reader import ReadResult, locate_in, read_bytes
from mkdocs_careers.reporters.full import printable
from mkdocs_careers.settings_file import CONFIG_NAMES, find_settings_file, read_settings_file
from mkdocs_careers.site_check import check_site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_careers.diagnostics import Problem
    from mkdocs_careers.model import Job
    from mkdocs_careers.settings_file import SettingsFile


@click.command("check", short_help="Find mistakes in job files.")
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option("--config", type=click.Path(exists=True, dir_okay=False, path_type=Path),
              help="The site's configuration; else the nearest one upwards.")  # fmt: skip
@click.option("--as-of", metavar="DATE", help="The day that counts as today.")
@click.option("--format", "format_", default="full", show_default=True,
              type=click.Choice(["full", "concise", "json"]))  # fmt: skip
@click.option("--strict", is_flag=True, help="Fail on warnings, too.")
def command(
    paths: tuple[Path, ...], config: Path | None, as_of: str | None, format_: str, *, strict: bool
) -> None:
    """Find mistakes in the job files at PATHS, or in all of the site's.

    \b
    Exit status: 0, nothing to fail on; 1, errors (with --strict, warnings too); 2, wrong usage.
    """  # noqa: D301 - click's mark for a paragraph to leave alone
    start = paths[0] if paths else Path()
    found = config or find_settings_file((start if start.is_dir() else start.parent).resolve())
    if found is None and not paths:
        raise click.UsageError(
            f"There is no {', '.join(CONFIG_NAMES)} here or above. "
            "Name the job files, or the configuration with --config."
        )
    site = read_settings_file(found, os.environ)
    try:
        clock = choose_clock(site.settings, os.environ, datetime.now(UTC), flag=as_of)
    except ClockError as error:
        raise click.UsageError(printable(str(error))) from None
    for note in clock.notes:
        click.echo(f"note: {printable(note)}", err=True)
    run = _Run(site, clock.instant)
    if not paths and not site.jobs_dir.is_dir():
        missing = printable(show_path(site.jobs_dir))
        click.echo(f"note: There is no folder {missing}: no jobs.", err=True)
    else:
        run.read(paths or (site.jobs_dir,))
    diagnostics = run.finish()
    _report(diagnostics, run.files, format_)
    failing = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    if any(diagnostic.severity in failing for diagnostic in diagnostics):
        sys.exit(1)


@dataclass
class _Run:
    """One run of the check: what was read and found so far."""

    site: SettingsFile
    instant: datetime
    files: int = 0
    diagnostics: list[Diagnostic] = field(default_factory=list)
    jobs: list[Job] = field(default_factory=list)

    def read(self, paths: tuple[Path, ...]) -> None:
        for path in {_real(path): path for path in self._select(paths)}.values():
            result = self._read(path)
            self.files += 1
            self.diagnostics += result.diagnostics
            if result.job is not None:
                self.jobs.append(result.job)

    def _select(self, paths: tuple[Path, ...]) -> Iterator[Path]:
        """Yield the job files that `paths` name: a file, or all below a folder."""
        root = self.site.jobs_dir
        for path in paths:
            if not path.is_dir():
                if self._is_job(path):
                    yield path
                else:
                    name = printable(show_path(path))
                    click.echo(f"note: {name} is no job file of this site.", err=True)
            elif (inside := _inside(path, root)) is not None:
                yield from walk_jobs(path, inside, self.site.settings)
            elif _inside(root, path) is not None and root.is_dir():
                yield from walk_jobs(root, "", self.site.settings)
            else:
                yield from walk_jobs(path, "", self.site.settings)

    def _is_job(self, path: Path) -> bool:
        """Tell whether a file that was named is a job; one outside of the site is taken as one."""
        inside = _inside(path, self.site.jobs_dir)
        if inside is not None:
            return is_job_name(inside, self.site.settings)
        return self.site.path is None or _inside(path, self.site.docs_dir) is None

    def _read(self, path: Path) -> ReadResult:
        name = show_path(path)
        try:
            data = path.read_bytes()
        except OSError as error:
            problem = unreadable(error)
            return ReadResult(name, None, (locate_file(problem, name),))
        return read_bytes(name, data, self.site.settings, self.instant,
                          job_path=name, host_keys=self.site.host_keys)  # fmt: skip

    def finish(self) -> list[Diagnostic]:
        """Check what only all jobs together, or the site, can show; return all, in order."""
        self.diagnostics += self.site.diagnostics
        self.diagnostics += check_site(
            self.jobs,
            self.site,
            self.site.site_url,
            locate=self._locate,
            name_of=lambda job: job.path,
        )
        return sorted(self.diagnostics, key=lambda diagnostic: diagnostic.sort_key)

    def _locate(self, job: Job, problem: Problem) -> Diagnostic | None:
        data = Path(job.path).read_bytes()
        return locate_in(job.path, data, problem, self.site.settings, job)


def _inside(path: Path, folder: Path) -> str | None:
    """Return where `path` lies in `folder`, whatever links lead there; None where it does not."""
    try:
        return _real(path).relative_to(_real(folder)).as_posix()
    except ValueError:
        return None


def _real(path: Path) -> Path:
    """Resolve the way to `path`, and not the link that it may be itself."""
    if path.is_dir():
        return path.resolve()
    return path.parent.resolve() / path.name


def _report(diagnostics: list[Diagnostic], files: int, format_: str) -> None:
    if format_ == "json":
        _write(reporters.render_json(diagnostics, files))
        return
    if format_ == "concise":
        _write(reporters.render_concise(diagnostics))
    else:
        color = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
        report = reporters.render_full(diagnostics, color=color)
        _write(report + "\n" if report else "")
    click.echo(reporters.render_summary(diagnostics, files), err=True)


def _write(text: str) -> None:
    """Write UTF-8 whatever the locale says; source lines can hold any letter."""
    data = text.encode("utf-8", errors="backslashreplace")
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()
