"""The report for GitLab: Code Quality, which is shown in the merge request."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from mkdocs_careers.codes import Severity
from mkdocs_careers.reporters.fingerprint import fingerprints
from mkdocs_careers.reporters.full import printable
from mkdocs_careers.reporters.message import render_sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_careers.diagnostics import Diagnostic

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NOTE: "info"}


def render_gitlab(diagnostics: Sequence[Diagnostic]) -> str:
    """Render a list of issues, empty where nothing was found; GitLab knows lines alone."""
    issues = [
        {
            "description": render_sentence(diagnostic),
            "check_name": diagnostic.code.code,
            "fingerprint": fingerprint,
            "severity": _SEVERITIES[diagnostic.severity],
            "location": {
                "path": printable(diagnostic.path),
                "lines": {"begin": diagnostic.line, "end": diagnostic.end_line},
            },
        }
        for diagnostic, fingerprint in zip(diagnostics, fingerprints(diagnostics), strict=True)
    ]
    return json.dumps(issues, indent=2) + "\n"
