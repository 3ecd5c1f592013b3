"""The mistakes of a job file as a block on its page, for the author who looks at a preview."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_careers.reporters import render_full

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jinja2 import Environment

    from mkdocs_careers.diagnostics import Diagnostic
    from mkdocs_careers.outputs.language import Language


def render_mistakes(
    diagnostics: Iterable[Diagnostic], language: Language, templates: Environment
) -> str:
    """Return the block with the full report in it."""
    return templates.get_template("mistakes.html").render(
        report=render_full(diagnostics), _=language.gettext
    )
