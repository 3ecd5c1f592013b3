"""Checked text: a job file that is not written yet, and what the check would say about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from mkdocs_careers.cli.job_paths import docs_path
from mkdocs_careers.codes import Severity
from mkdocs_careers.host_yaml import show_path
from mkdocs_careers.reader import read_job
from mkdocs_careers.reporters.full import printable
from mkdocs_careers.source import Source

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from mkdocs_careers.diagnostics import Diagnostic
    from mkdocs_careers.settings_file import SettingsFile


def check(text: str, path: Path, site: SettingsFile, instant: datetime) -> list[Diagnostic]:
    """Return what the check of the site would say about a file."""
    result = read_job(
        Source(show_path(path), text), site.settings, instant,
        job_path=docs_path(path, site), host_keys=site.host_keys,
    )  # fmt: skip
    return list(result.diagnostics)


def tell_problems(found: list[Diagnostic], copied_from: str = "") -> None:
    """Say what is wrong with what was given.

    Raises:
        click.UsageError: It has errors.
    """
    errors = find_errors(found)
    if errors:
        name = printable(copied_from)
        lead = f"Nothing is written. This is wrong in the copy of {name}:\n" if name else ""
        raise click.UsageError(lead + "\n".join(map(say, errors)))
    if not copied_from:
        for warning in found:
            if warning.severity is Severity.WARNING:
                click.echo(f"warning: {say(warning)}", err=True)


def find_errors(found: list[Diagnostic]) -> list[Diagnostic]:
    """Return what would stop a build."""
    return [diagnostic for diagnostic in found if diagnostic.severity is Severity.ERROR]


def say(found: Diagnostic) -> str:
    """Return what is wrong and what to write, for a text that has no lines to show yet."""
    hint = found.hint[:1].upper() + found.hint[1:]
    if hint and hint[-1] not in ".?!":
        hint += "."
    # Without a hint the help says what to write.
    return printable(" ".join(filter(None, (found.message, hint or found.help.partition("\n")[0]))))
