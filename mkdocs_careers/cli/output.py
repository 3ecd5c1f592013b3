"""Output: text as UTF-8, and the report of a check as the place it is printed in wants it."""

from __future__ import annotations

import os
import posixpath
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mkdocs_careers.host_yaml import show_path
from mkdocs_careers.reporters import render_as

if TYPE_CHECKING:
    from mkdocs_careers.diagnostics import Diagnostic

_FOR_PEOPLE = ("full", "concise")
_ROOTS = {"github": "GITHUB_WORKSPACE", "sarif": "GITHUB_WORKSPACE", "gitlab": "CI_PROJECT_DIR"}
"""Formats whose paths start at the root of the repository, and who says where that is."""


def print_report(
    diagnostics: list[Diagnostic], files: int, format_: str, *, to_stderr: bool
) -> None:
    """Print the report, and under GitHub Actions the annotations for the changed lines as well."""
    for_people = format_ in _FOR_PEOPLE
    color = format_ == "full" and sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    report = render_as(format_, _from_root(diagnostics, format_), files, color=color)
    if format_ == "full" and report:
        report += "\n"
    if report and for_people and os.environ.get("GITHUB_ACTIONS") == "true":
        # What stands in a job file is no command to the runner.
        token = os.urandom(16).hex()
        annotations = render_as("github", _from_root(diagnostics, "github"), files)
        report = f"::stop-commands::{token}\n{report}::{token}::\n{annotations}"
    write_text(report, to_stderr=to_stderr)


def _from_root(diagnostics: list[Diagnostic], format_: str) -> list[Diagnostic]:
    """Return the diagnostics with paths from the repository's root, where the format wants them."""
    root = os.environ.get(_ROOTS.get(format_, ""))
    if not root:
        return diagnostics
    try:
        prefix = Path(os.path.relpath(Path.cwd(), root)).as_posix()
    except ValueError:  # on another drive
        return diagnostics
    return [replace(d, path=_join(prefix, d.path)) for d in diagnostics]


def _join(prefix: str, path: str) -> str:
    """Return a path as seen from the root; one that lies outside stays as it is."""
    joined = posixpath.normpath(posixpath.join(prefix, path))
    return path if joined.startswith("../") or posixpath.isabs(path) else joined


def write_for_people(text: str) -> None:
    """Write text in which other people's words are no command to a runner of GitHub Actions.

    Lines must not begin with such words; what counts anywhere in a line is taken care of here.
    """
    write_text(text.replace("##[", "## ["))


def write_text(text: str, *, to_stderr: bool = False) -> None:
    """Write UTF-8 whatever the locale says; source lines can hold any letter."""
    stream = sys.stderr if to_stderr else sys.stdout
    stream.flush()
    stream.buffer.write(text.encode("utf-8", errors="backslashreplace"))
    stream.buffer.flush()


output_option = click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
    help="Write to FILE; else to the standard output.",
)  # fmt: skip


def write_output(data: bytes, output: Path | None) -> None:
    """Write to a file, or to the standard output.

    Raises:
        click.FileError: The file cannot be written.
    """
    if output is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    try:
        output.write_bytes(data)
    except OSError as error:
        raise click.FileError(show_path(output), error.strerror) from None
