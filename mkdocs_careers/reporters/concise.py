"""The concise report: a line per diagnostic, as compilers print it, for logs and editors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_careers.reporters.full import printable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_careers.diagnostics import Diagnostic


def render_concise(diagnostics: Iterable[Diagnostic]) -> str:
    """Render `path:line:column: severity[code] message (hint)` lines."""
    return "".join(f"{render_line(diagnostic)}\n" for diagnostic in diagnostics)


def render_line(diagnostic: Diagnostic) -> str:
    """Render one diagnostic on one line."""
    place = f"{diagnostic.path}:{diagnostic.line}:{diagnostic.column}"
    hint = f" ({diagnostic.hint})" if diagnostic.hint else ""
    said = f"{diagnostic.severity}[{diagnostic.code}] {diagnostic.message}{hint}"
    return printable(f"{place}: {said}")
