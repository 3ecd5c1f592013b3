"""The JSON report, for programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_careers.diagnostics import Diagnostic

VERSION = 1


def render_json(diagnostics: Iterable[Diagnostic], files: int) -> str:
    """Render all diagnostics and how many files were read as one JSON document."""
    document = {
        "version": VERSION,
        "files": files,
        "diagnostics": [build_json(diagnostic) for diagnostic in diagnostics],
    }
    return json.dumps(document, indent=2) + "\n"


def build_json(diagnostic: Diagnostic) -> dict[str, Any]:
    """Return one diagnostic as JSON data; `hint` has the help below it, `url` is not known yet."""
    return {
        "path": diagnostic.path,
        "line": diagnostic.line,
        "column": diagnostic.column,
        "end_line": diagnostic.end_line,
        "end_column": diagnostic.end_column,
        "severity": diagnostic.severity.value,
        "code": diagnostic.code.code,
        "message": diagnostic.message,
        "hint": "\n".join(filter(None, (diagnostic.hint, diagnostic.help))),
        "url": None,
    }
