"""The report for reviewdog, which comments on pull requests: its Diagnostic Format.

A certain fix goes along as a suggestion, which people who edit in the browser apply at a click.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from mkdocs_careers.codes import Severity
from mkdocs_careers.reporters.full import printable, render_one
from mkdocs_careers.reporters.message import offered, render_message

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_careers.diagnostics import Diagnostic

_SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.NOTE: "INFO"}


def render_rdjson(diagnostics: Iterable[Diagnostic]) -> str:
    """Render a `DiagnosticResult`."""
    document = {
        "source": {"name": "mkdocs-careers"},
        "diagnostics": [_build(diagnostic) for diagnostic in diagnostics],
    }
    return json.dumps(document, indent=2) + "\n"


def _build(diagnostic: Diagnostic) -> dict[str, Any]:
    place = _range(diagnostic)
    data: dict[str, Any] = {
        "message": render_message(diagnostic),
        "location": {"path": printable(diagnostic.path), "range": place},
        "severity": _SEVERITIES[diagnostic.severity],
        "code": {"value": diagnostic.code.code},
        "original_output": render_one(diagnostic),
    }
    text = offered(diagnostic)
    if text is not None and "column" in place["end"]:
        data["suggestions"] = [{"range": place, "text": text}]
    return data


def _range(diagnostic: Diagnostic) -> dict[str, dict[str, int]]:
    """Return the place, its columns counted in bytes of UTF-8 as the format has them.

    Only the text of the first line is known, so a place of several lines goes by lines.
    """
    if diagnostic.line != diagnostic.end_line:
        return {"start": {"line": diagnostic.line}, "end": {"line": diagnostic.end_line}}
    line = diagnostic.source_line
    start, end = (_bytes(line[: c - 1]) + 1 for c in (diagnostic.column, diagnostic.end_column))
    return {
        "start": {"line": diagnostic.line, "column": start},
        "end": {"line": diagnostic.line, "column": end},
    }


def _bytes(text: str) -> int:
    return len(text.encode("utf-8", errors="surrogatepass"))
