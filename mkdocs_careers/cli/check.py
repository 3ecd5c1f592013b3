"""`mkdocs-careers check`: find mistakes in job files, and mend what is certain."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mkdocs_careers.cli.job_paths import (
    docs_path,
    expand_paths,
    find_jobs,
    find_other_pages,
    is_job_path,
    leave_others,
)
from mkdocs_careers.cli.mending import Mending, Mode, write_whole
from mkdocs_careers.cli.output import print_report
from mkdocs_careers.cli.site import find_instant
from mkdocs_careers.codes import CODES, ON_REQUEST, UNREADABLE, UNWEIGHED, Code, Severity
from mkdocs_careers.diagnostics import Diagnostic, locate_file
from mkdocs_careers.host_yaml import show_path
from mkdocs_careers.job_files import find_on_disk, read_file, unreadable
from mkdocs_careers.near_misses import suggest
from mkdocs_careers.reader import ReadResult, locate_in, read_again, read_bytes
from mkdocs_careers.reporters import FORMATS, render_summary
from mkdocs_careers.reporters.full import printable
from mkdocs_careers.rules.board import BoardCheck
from mkdocs_careers.settings_file import (
    CONFIG_NAMES,
    SettingsFile,
    find_settings_file,
    read_settings_file,
)
from mkdocs_careers.site_check import check_site, read_head

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import datetime

    from mkdocs_careers.diagnostics import Problem
    from mkdocs_careers.model import Job
    from mkdocs_careers.translations import FindJob


def _codes(_context: click.Context, _option: click.Parameter, value: tuple[str, ...]) -> set[Code]:
    """Read codes, given one by one or with commas between them."""
    names = [name.strip() for text in value for name in text.split(",") if name.strip()]
    for name in names:
        if name not in CODES:
            meant = suggest(name, CODES)
            raise click.BadParameter(
                f"{printable(name)} is no code of a finding."
                + (f" Did you mean {meant}?" if meant else "")
            )
    return {CODES[name] for name in names}


@click.command("check", short_help="Find mistakes in job files, and mend what is certain.")
@click.argument("paths", nargs=-1)
@click.option("--config", type=click.Path(exists=True, dir_okay=False, path_type=Path),
              help="The site's configuration; else the nearest one upwards.")  # fmt: skip
@click.option("--as-of", metavar="DATE", help="The day that counts as today.")
@click.option("--format", "format_", default="full", show_default=True,
              type=click.Choice(FORMATS), help="How to report.")  # fmt: skip
@click.option("--strict", is_flag=True, help="Fail on warnings, too.")
@click.option("--select", metavar="CODES", multiple=True, callback=_codes,
              help="Report these findings only, also those that are off.")  # fmt: skip
@click.option("--ignore", metavar="CODES", multiple=True, callback=_codes,
              help="Do not report these findings.")  # fmt: skip
@click.option("--fix", is_flag=True, help="Mend in the files what is certain.")
@click.option("--diff", is_flag=True, help="Show what --fix would do, and write nothing.")
@click.option("--stdin-filename", metavar="PATH", type=click.Path(path_type=Path),
              help="Check the standard input as the file at PATH.")  # fmt: skip
def command(
    paths: tuple[str, ...], config: Path | None, as_of: str | None, format_: str,
    stdin_filename: Path | None, select: set[Code], ignore: set[Code],
    *, strict: bool, fix: bool, diff: bool,
) -> None:  # fmt: skip
    """Find mistakes in the job files at PATHS (files, folders, patterns), or in all of the site's.

    \b
    Exit status: 0, nothing to fail on; 1, errors (with --strict, warnings too; with --diff,
    something to mend); 2, wrong usage.
    """  # noqa: D301 - click's mark for a paragraph to leave alone
    if stdin_filename and paths:
        raise click.UsageError("--stdin-filename reads the standard input, not PATHS.")
    if fix and diff:
        raise click.UsageError("--fix and --diff exclude each other.")
    for code in sorted(ignore & UNWEIGHED, key=str):
        raise click.UsageError(f"{code} cannot be ignored: there is no whole job without it.")
    named = (stdin_filename,) if stdin_filename else expand_paths(paths)
    site = _find_site(named, config, select)
    mode = Mode.DIFF if diff else Mode.FIX if fix else Mode.LEAVE
    run = _Run(
        site,
        find_instant(site, as_of),
        Mending(mode),
        select,
        ignore,
        BoardCheck(site.settings, in_folders=site.has_folders),
    )
    if stdin_filename:
        run.read_stdin(stdin_filename)
    elif not paths and not any(folder.is_dir() for folder in site.jobs_dirs):
        missing = printable(show_path(site.jobs_dir))
        click.echo(f"note: There is no folder {missing}: no jobs.", err=True)
    else:
        run.read(named or tuple(folder for folder in site.jobs_dirs if folder.is_dir()))
    diagnostics = run.finish()
    # Where the mended text goes on, nothing else stands on the standard output.
    if not diff:
        print_report(diagnostics, run.files, format_, to_stderr=fix and stdin_filename is not None)
    run.mending.report(sum(d.replacement is not None for d in diagnostics))
    click.echo(render_summary(diagnostics, run.files), err=True)
    failing = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    would_mend = diff and run.mending.files
    if would_mend or any(diagnostic.severity in failing for diagnostic in diagnostics):
        sys.exit(1)


def _find_site(paths: tuple[Path, ...], config: Path | None, select: set[Code]) -> SettingsFile:
    start = paths[0] if paths else Path()
    found = config or find_settings_file((start if start.is_dir() else start.parent).resolve())
    if found is None and not paths:
        raise click.UsageError(
            f"There is no {', '.join(CONFIG_NAMES)} here or above. "
            "Name the job files, or the configuration with --config."
        )
    site = read_settings_file(found, os.environ)
    rules = site.settings.rules
    off = {code for code in select if rules.get(code.code) == "off"} | (select & ON_REQUEST)
    asked = {code.code: code.severity.value for code in off if rules.get(code.code, "off") == "off"}
    settings = replace(site.settings, rules={**rules, **asked})
    return replace(site, settings=settings)


@dataclass
class _Run:
    """One run of the check: what was found so far, and what `board` notes down of each job.

    A job's number is that of its file, in the order in which `paths` lead to them.
    """

    site: SettingsFile
    instant: datetime
    mending: Mending
    select: set[Code]
    ignore: set[Code]
    board: BoardCheck
    paths: tuple[Path, ...] = ()
    files: int = 0
    diagnostics: list[Diagnostic] = field(default_factory=list)
    suspects: dict[str, Path] = field(default_factory=dict)
    """The files of jobs that were read twice, by the paths of the jobs."""

    @cached_property
    def find(self) -> FindJob:
        """Return what reads the files that others translate."""
        site = self.site
        return find_on_disk(site.docs_dir, site.settings, self.instant, site.host_keys,
                            lambda path: is_job_path(path, site))  # fmt: skip

    def read(self, paths: tuple[Path, ...]) -> None:
        self.paths = leave_others(paths, self.site)
        for path in find_jobs(self.paths, self.site):
            try:
                data = read_file(path)
            except OSError as error:
                name = show_path(path)
                self._take(ReadResult(name, None, (locate_file(unreadable(error), name),)))
                continue
            result = self._read(path, data)
            if self._is_mendable(result):
                mended = self._mend(path, data)
                if mended != data:
                    write_whole(path, mended)
                    result = self._read(path, mended)
            self._take(result)

    def read_stdin(self, path: Path) -> None:
        """Read one job from the standard input; with `--fix` its text goes on, mended."""
        data = sys.stdin.buffer.read()
        if is_job_path(path, self.site):
            result = self._read(path, data)
            if self._is_mendable(result):
                data = self._mend(path, data)
                result = self._read(path, data)
            self._take(result)
        else:
            click.echo(f"note: {printable(show_path(path))} is no job file of this site.", err=True)
        if self.mending.mode is Mode.FIX:
            sys.stdout.buffer.write(data)

    def _is_mendable(self, result: ReadResult) -> bool:
        return self.mending.mode is not Mode.LEAVE and any(
            d.replacement is not None and self._is_wanted(d) for d in result.diagnostics
        )

    def _mend(self, path: Path, data: bytes) -> bytes:
        def findings(data: bytes) -> list[Diagnostic]:
            return [d for d in self._read(path, data).diagnostics if self._is_wanted(d)]

        return self.mending.mend(path, data, findings)

    def _take(self, result: ReadResult) -> None:
        self.diagnostics += result.diagnostics
        if result.job is not None:
            self.board.add(self.files, result.job)
        self.files += 1

    def _read(self, path: Path, data: bytes) -> ReadResult:
        name = show_path(path)
        return read_bytes(name, data, self.site.settings, self.instant,
                          job_path=docs_path(path, self.site), host_keys=self.site.host_keys,
                          find=self.find)  # fmt: skip

    def _is_wanted(self, diagnostic: Diagnostic) -> bool:
        """Tell whether to report a finding; that a file cannot be read is never left out."""
        code = diagnostic.code
        return code in UNWEIGHED or (
            code not in self.ignore and (not self.select or code in self.select)
        )

    def finish(self) -> list[Diagnostic]:
        """Check what only all jobs together, or the site, can show; return all, in order."""
        unread = [d for d in self.site.diagnostics if d.code in UNREADABLE]
        if unread:  # what is said of jobs without their settings would mislead
            click.echo("note: The jobs can be checked once the settings can be read.", err=True)
            return unread
        self.diagnostics += self.site.diagnostics
        for page in find_other_pages(self.paths, self.site):
            self.board.add_page(docs_path(page, self.site), show_path(page))
        self.diagnostics += check_site(
            self.board,
            self.site,
            self.site.site_url,
            find_jobs=self._find_jobs,
            locate=self._locate,
            name_of=lambda job: show_path(self.suspects[job.path]),
            read_file=self._read_file,
        )
        wanted = (diagnostic for diagnostic in self.diagnostics if self._is_wanted(diagnostic))
        return sorted(wanted, key=lambda diagnostic: diagnostic.sort_key)

    def _read_file(self, path: str) -> bytes | None:
        folders = (self.site.docs_dir, self.site.theme_dir)
        heads = (read_head(folder / path) for folder in folders if folder)
        return next((head for head in heads if head is not None), None)

    def _find_jobs(self, numbers: Collection[int]) -> Mapping[int, Job]:
        """Read jobs again: of 10,000 few are needed twice, and so none is kept."""
        found = {}
        for number, path in enumerate(find_jobs(self.paths, self.site)):
            if number in numbers:
                with suppress(OSError):  # it could be read a moment ago
                    name = docs_path(path, self.site)
                    job = read_again(name, path.read_bytes(), self.site.settings, self.instant,
                                     host_keys=self.site.host_keys, find=self.find).job  # fmt: skip
                    if job is not None:
                        found[number] = job
                        self.suspects[name] = path
        return found

    def _locate(self, job: Job, problem: Problem) -> Diagnostic | None:
        path = self.suspects[job.path]
        return locate_in(show_path(path), path.read_bytes(), problem, self.site.settings, job)
