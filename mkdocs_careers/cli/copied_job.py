"""A copied job: another job of the site with new dates, and word of what became of the old ones."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from mkdocs_careers.cli.job_paths import docs_path, find_jobs
from mkdocs_careers.front_matter import read_front_matter
from mkdocs_careers.host_yaml import show_path
from mkdocs_careers.importers.clone import CloneError, clone_text
from mkdocs_careers.job_files import read_file
from mkdocs_careers.languages import is_same
from mkdocs_careers.near_misses import suggest
from mkdocs_careers.reporters.full import printable
from mkdocs_careers.source import decode_source

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_careers.settings_file import SettingsFile

_DROPPED = {
    "valid_through": "The last day to apply is left out. Give a new one with --valid-through, or "
    "write it into the file.",
    "identifier": "The reference number is left out, as each job has its own. Give one with "
    "--identifier.",
}
_START = "job_start_date"


@dataclass(frozen=True, slots=True)
class CopiedJob:
    """The text of a copy, its title, and what is said about it."""

    text: str
    title: str
    notes: tuple[str, ...]


def find_job(name: str, site: SettingsFile) -> Path:
    """Return the job file that is named by its path or by its name alone.

    Raises:
        click.UsageError: There is none, or more than one.
    """
    if Path(name).is_file():
        return Path(name)
    jobs = list(find_jobs([folder for folder in site.jobs_dirs if folder.is_dir()], site))
    found = [job for job in jobs if name in (job.name, job.stem)]
    if len(found) == 1:
        return found[0]
    shown = printable(name)
    if found:
        paths = ", ".join(printable(show_path(job)) for job in found)
        raise click.UsageError(f"Several jobs are called {shown}: {paths}. Write the path of one.")
    meant = suggest(name, [job.stem for job in jobs])
    hint = f"Did you mean {printable(meant)}?" if meant else "`mkdocs-careers list` shows them all."
    raise click.UsageError(f"There is no job {shown}. {hint}")


def copy_job(path: Path, facts: Mapping[str, Any], site: SettingsFile) -> CopiedJob:
    """Copy a job with new `facts`; an empty title among them stands for that of the job.

    Raises:
        click.UsageError: The file cannot be copied.
    """
    shown = printable(show_path(path))
    try:
        source, bad = decode_source(show_path(path), read_file(path))
    except OSError as error:
        raise click.UsageError(f"{shown} cannot be read: {error.strerror or error}.") from None
    if bad is not None:
        raise click.UsageError(f"{shown} is not UTF-8 text. Save it as UTF-8 first.")
    known = site.settings.localization
    if known and not is_same(known.language_of(docs_path(path, site)), known.default):
        raise click.UsageError(
            f"{shown} is a translation. Copy the file in the default language, and then translate "
            "the copy."
        )
    before = read_front_matter(source).data
    title = facts["title"] or str(before.get("title") or "")
    if not title:
        raise click.UsageError(f"{shown} has no title. Give the new job one.")
    new: dict[str, Any] = {"valid_through": None, "identifier": None, **facts, "status": "draft"}
    try:
        text = clone_text(source, {**new, "title": title})
    except CloneError as error:
        raise click.UsageError(f"{shown} cannot be copied. {printable(str(error))}") from None
    notes = [said for key, said in _DROPPED.items() if key in before and key not in facts]
    if _START in before and _START not in facts:
        notes.append(f"The start of work is still {before[_START]}.")
    return CopiedJob(text, title, tuple(notes))
