"""Reporters: one diagnostic, many formats. Each is a pure function to text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_careers.reporters.concise import render_concise, render_line
from mkdocs_careers.reporters.full import render_full, render_one
from mkdocs_careers.reporters.json import render_json
from mkdocs_careers.reporters.summary import render_summary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_careers.diagnostics import Diagnostic

__all__ = [
    "FORMATS",
    "render_as",
    "render_concise",
    "render_full",
    "render_json",
    "render_line",
    "render_one",
    "render_summary",
]

FORMATS = ("full", "concise", "json", "github", "gitlab", "rdjson", "sarif", "junit")
"""The reports that there are: the first two for people, the others for programs."""


def render_as(
    format_: str, diagnostics: Sequence[Diagnostic], files: int, *, color: bool = False
) -> str:
    """Render the report called `format_`, one of `FORMATS`, on so many `files`.

    What only one of them needs is imported when it is asked for, so that a check starts fast.
    """
    match format_:
        case "full":
            return render_full(diagnostics, color=color)
        case "concise":
            return render_concise(diagnostics)
        case "json":
            return render_json(diagnostics, files)
        case "github":
            from mkdocs_careers.reporters.github import render_github

            return render_github(diagnostics)
        case "gitlab":
            from mkdocs_careers.reporters.gitlab import render_gitlab

            return render_gitlab(diagnostics)
        case "rdjson":
            from mkdocs_careers.reporters.rdjson import render_rdjson

            return render_rdjson(diagnostics)
        case "sarif":
            from mkdocs_careers.reporters.sarif import render_sarif

            return render_sarif(diagnostics)
        case "junit":
            from mkdocs_careers.reporters.junit import render_junit

            return render_junit(diagnostics, files)
    raise ValueError(f"there is no report format {format_!r}")
