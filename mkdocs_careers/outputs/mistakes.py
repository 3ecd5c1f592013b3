"""The mistakes of a job file as a block on its page, for the author who looks at a preview."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2 import Environment

    from mkdocs_careers.outputs.language import Language


def render_mistakes(report: str, language: Language, templates: Environment) -> str:
    """Return the block with the `report`, plain text, in it."""
    return templates.get_template("mistakes.html").render(report=report, _=language.gettext)
