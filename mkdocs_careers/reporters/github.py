"""The report for GitHub Actions: workflow commands, which become annotations on the files.

Their form is that of `@actions/core`, which GitHub's own actions are written with.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_careers.codes import Severity
from mkdocs_careers.reporters.full import printable
from mkdocs_careers.reporters.message import render_message

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_careers.diagnostics import Diagnostic

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = _DATA | str.maketrans({":": "%3A", ",": "%2C"})


def render_github(diagnostics: Iterable[Diagnostic]) -> str:
    """Render a line per diagnostic: `::error title=...,file=...,line=...::message`."""
    return "".join(f"{_command(diagnostic)}\n" for diagnostic in diagnostics)


def _command(diagnostic: Diagnostic) -> str:
    properties = {
        "title": diagnostic.code.code,
        "file": printable(diagnostic.path),
        "line": diagnostic.line,
        "endLine": diagnostic.end_line,
    }
    if diagnostic.line == diagnostic.end_line:  # GitHub refuses columns on several lines
        properties |= {"col": diagnostic.column, "endColumn": diagnostic.end_column}
    listed = ",".join(f"{name}={str(v).translate(_PROPERTY)}" for name, v in properties.items())
    message = render_message(diagnostic).translate(_DATA)
    return f"::{_COMMANDS[diagnostic.severity]} {listed}::{message}"
