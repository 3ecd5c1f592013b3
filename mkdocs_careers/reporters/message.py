"""The message: all the words of a diagnostic as one text, for reports with one place for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_careers.reporters.full import printable

if TYPE_CHECKING:
    from mkdocs_careers.diagnostics import Diagnostic


def render_message(diagnostic: Diagnostic) -> str:
    """Render what is wrong, what to write and why, each on lines of its own."""
    words = (diagnostic.message, diagnostic.hint, diagnostic.help)
    return printable_lines("\n".join(filter(None, words)))


def render_sentence(diagnostic: Diagnostic) -> str:
    """Render what is wrong and what to write, on one line."""
    hint = f" ({diagnostic.hint})" if diagnostic.hint else ""
    return printable(f"{diagnostic.message}{hint}")


def printable_lines(text: str) -> str:
    """Return `text` with its line breaks, and without what would steer a terminal.

    No lone surrogate is left, nor anything else that JSON or XML could not carry.
    """
    return "\n".join(printable(line) for line in text.split("\n"))


def offered(diagnostic: Diagnostic) -> str | None:
    """Return the text to write in the place; None where there is none to be seen and judged."""
    text = diagnostic.replacement
    return text if text is not None and printable_lines(text) == text else None
