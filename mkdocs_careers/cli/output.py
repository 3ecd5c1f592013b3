"""Output: text as UTF-8, and the report of a check as the place it is printed in wants it."""

from __future__ import annotations

import os
import posixpath
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

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


def write_text(text: str, *, to_stderr: bool = False) -> None:
    """Write UTF-8 whatever the locale says; source lines can hold any letter."""
    stream = sys.stderr if to_stderr else sys.stdout
    stream.flush()
    stream.buffer.write(text.encode("utf-8", errors="backslashreplace"))
    stream.buffer.flush()
