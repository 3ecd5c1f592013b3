"""`mkdocs-careers import`: other people's ads as job files, all of them or none."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from mkdocs_careers.cli.import_report import as_json, describe, describe_settings
from mkdocs_careers.cli.output import write_for_people, write_text
from mkdocs_careers.cli.site import as_of_option, config_option, find_instant, tell_mistakes
from mkdocs_careers.cli.staging import Staging
from mkdocs_careers.host_yaml import show_path
from mkdocs_careers.importers.boards import SYSTEMS, BoardError, read_board
from mkdocs_careers.importers.file_names import name_file
from mkdocs_careers.importers.job_source import SourceError, find_files, read_jobs
from mkdocs_careers.importers.settle import settle
from mkdocs_careers.job_files import read_file
from mkdocs_careers.reporters.full import printable
from mkdocs_careers.settings_file import find_settings_file, read_settings_file

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from mkdocs_careers.importers.draft import Draft
    from mkdocs_careers.settings_file import SettingsFile


@click.command("import", short_help="Turn other people's ads into job files.")
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option("--from", "system", type=click.Choice(sorted(SYSTEMS)),
              help="SOURCE is a board of this system: name, address or a saved file.")  # fmt: skip
@click.option("--to", "target", type=click.Path(file_okay=False, path_type=Path), metavar="DIR",
              help="The folder for the job files; else that of the site's jobs.")  # fmt: skip
@click.option("--dry-run", is_flag=True, help="Say what would be written, and write nothing.")
@click.option("--force", is_flag=True, help="Overwrite files that are there already.")
@click.option("--format", "format_", type=click.Choice(("text", "json")), default="text",
              show_default=True, help="How to report.")  # fmt: skip
@config_option
@as_of_option
def command(
    sources: tuple[str, ...], target: Path | None, config: Path | None, as_of: str | None,
    format_: str, system: str | None, *, dry_run: bool, force: bool,
) -> None:  # fmt: skip
    """Turn the ads in SOURCE (files or folders) into job files, and say where each value is from.

    \b
    Read are: Markdown with front matter in YAML or TOML, a job a file, such as Jekyll, Hugo,
    Eleventy, Astro and Zola have it; a page of Markdown or HTML with several jobs under
    headings, or with JobPosting data; a list of jobs in YAML, JSON, TOML or CSV; jobs.json and
    JSON Feed; with --from, the public board of an applicant-tracking system.

    \b
    What a job lacks is marked in its file, and the job is a draft until it is filled in.
    Exit status: 0, all is written; 1, nothing is; 2, wrong usage.
    """  # noqa: D301 - click's mark for a paragraph to leave alone
    site = _find_site(config, target)
    folder = target or site.jobs_dir
    run = _Run(site, find_instant(site, as_of), folder, format_)
    try:
        with Staging(folder) as staging:
            for source in sources:
                for draft in _read_board(system, source) if system else _read_files(source):
                    run.take(draft, staging)
            existing = staging.existing()
            if existing and not force and not dry_run:
                raise click.ClickException(_refuse(existing, folder))
            if not dry_run:
                staging.publish()
    except (SourceError, BoardError, ImportError) as error:
        raise click.ClickException(f"{printable(str(error))} Nothing was written.") from None
    except OSError as error:
        reason = error.strerror or str(error)
        where = printable(show_path(folder))
        raise click.ClickException(
            f"The job files cannot be written to {where}: {reason}. Nothing was written."
        ) from None
    run.finish(existing, dry_run=dry_run)


def _read_files(source: str) -> Iterator[Draft]:
    for path in find_files(Path(source)):
        yield from read_jobs(path)


def _read_board(system: str, source: str) -> list[Draft]:
    """Read a board from a file that was saved, else from its address."""
    path = Path(source)
    if path.is_file():
        return read_board(system, read_file(path), source)
    from mkdocs_careers.importers.boards.fetch import fetch_board  # asks the network

    return fetch_board(system, source)


def _find_site(config: Path | None, target: Path | None) -> SettingsFile:
    found = config or find_settings_file((target or Path.cwd()).resolve())
    if found is None and target is None:
        raise click.UsageError(
            "There is no site here or above. Say with --to which folder the job files go to."
        )
    site = read_settings_file(found, os.environ)
    tell_mistakes(site)
    return site


def _refuse(existing: list[str], folder: Path) -> str:
    names = ", ".join(printable(name) for name in existing[:5])
    more = f" and {len(existing) - 5} more" if len(existing) > 5 else ""  # noqa: PLR2004
    there = "is there already" if len(existing) == 1 else "are there already"
    return (
        f"{names}{more} {there}, in {printable(show_path(folder))}. Nothing was written. "
        "To overwrite, add --force; to write elsewhere, name another folder with --to."
    )


class _Run:
    """One run: what was found so far. Only names and counts are kept of each job."""

    def __init__(self, site: SettingsFile, instant: datetime, folder: Path, format_: str) -> None:
        self.site, self.instant, self.folder, self.format = site, instant, folder, format_
        self.names: set[str] = set()
        self.drafts = 0
        self.texts: dict[str, str] = {}
        self.employers: dict[str, dict[str, str]] = {}
        self.data: list[dict[str, Any]] = []

    def take(self, draft: Draft, staging: Staging) -> None:
        """Stage one job and report it."""
        name = name_file(draft.data.get("title") or draft.name, self.names)
        self.names.add(name)
        settings = self.site.settings
        path = f"{settings.jobs_dir}/{name}"
        text = settle(draft, path, settings, self.instant, self.site.host_keys)
        staging.add(name, text)
        self.drafts += bool(draft.gaps)
        for key, words in draft.organization.items():
            if words not in self.texts.get(key, ""):
                before = self.texts.get(key)
                self.texts[key] = f"{before}\n\n{words}" if before else words
        if draft.employer.get("name"):
            self.employers.setdefault(draft.employer["name"], {}).update(draft.employer)
        if self.format == "json":
            self.data.append(as_json(draft, show_path(self.folder / name)))
        else:
            write_for_people(describe(draft, name) + "\n")

    def finish(self, existing: list[str], *, dry_run: bool) -> None:
        """Report what holds for all jobs."""
        if self.format == "json":
            whole = {"version": 1, "written": not dry_run, "jobs": self.data,
                     "organization": self.texts}  # fmt: skip
            write_text(json.dumps(whole, ensure_ascii=False, indent=2) + "\n")
            return
        settings = describe_settings(self.texts, self.employers)
        if settings:
            write_for_people(settings + "\n")
        count = len(self.names)
        jobs = "1 job" if count == 1 else f"{count} jobs"
        drafts = f", {self.drafts} of them as drafts with gaps" if self.drafts else ""
        if count == self.drafts == 1:
            drafts = ", as a draft with gaps"
        verb = "would be written" if dry_run else "written"
        where = printable(show_path(self.folder))
        sys.stdout.flush()
        click.echo(f"{jobs} {verb} to {where}{drafts}.", err=True)
        if dry_run and existing:
            click.echo(
                f"{len(existing)} of them there already: add --force to overwrite.", err=True
            )
        if self.drafts and not dry_run:
            click.echo("`mkdocs-careers check` names what drafts lack.", err=True)
