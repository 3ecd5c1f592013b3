"""The full report: each diagnostic with the source line it stands on, for people."""

from __future__ import annotations

import textwrap
import unicodedata
from typing import TYPE_CHECKING

from mkdocs_careers.codes import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_careers.diagnostics import Diagnostic

_COLORS = {Severity.ERROR: "1;31", Severity.WARNING: "1;33", Severity.NOTE: "1;36"}
_FRAME = "1;34"
_BOLD = "1"
_MAX_LINE = 100
"""Columns of source shown; a longer line is cut around the place."""
_HELP_WIDTH = 92


def render_full(diagnostics: Iterable[Diagnostic], *, color: bool = False) -> str:
    """Render the report, with ANSI colours on request."""
    return "\n".join(render_one(diagnostic, color=color) for diagnostic in diagnostics)


def render_one(diagnostic: Diagnostic, *, color: bool = False) -> str:
    """Render one diagnostic with its code frame; it ends in a line break."""

    def paint(text: str, style: str) -> str:
        return f"\x1b[{style}m{text}\x1b[0m" if color and text else text

    style = _COLORS[diagnostic.severity]
    number = str(diagnostic.line)
    margin = " " * (len(number) + 1)
    bar = paint("|", _FRAME)
    head = paint(f"{diagnostic.severity}[{diagnostic.code}]", style)
    place = f"{diagnostic.path}:{diagnostic.line}:{diagnostic.column}"
    lines = [
        f"{head}: {paint(printable(diagnostic.message), _BOLD)}",
        f"{margin}{paint('-->', _FRAME)} {printable(place)}",
    ]
    help_text = diagnostic.help
    if diagnostic.source_line:
        source, before, under = _frame(diagnostic)
        mark = f"{before}{paint(('^' * under + ' ' + printable(diagnostic.hint)).rstrip(), style)}"
        lines += [
            f"{margin} {bar}",
            f" {paint(number, _FRAME)} {bar} {source}".rstrip(),
            f"{margin} {bar} {mark}",
        ]
        if help_text:
            lines.append(f"{margin} {bar}")
    elif diagnostic.hint:
        lines.append(f"{margin} {paint('=', _FRAME)} hint: {printable(diagnostic.hint)}")
    if help_text:
        lines += _help(help_text, margin, paint("=", _FRAME))
    return "\n".join(lines) + "\n"


def _help(text: str, margin: str, sign: str) -> list[str]:
    """Wrap the help; a block to paste, which is indented, keeps its lines."""
    prefix, rest = f"{margin} {sign} help: ", f"{margin}         "
    lines: list[str] = []
    for paragraph in text.split("\n"):
        if paragraph.startswith(" ") or not paragraph:
            lines.append(printable(paragraph))
        else:
            lines += textwrap.wrap(
                printable(paragraph), _HELP_WIDTH, break_long_words=False, break_on_hyphens=False
            )
    return [((rest if index else prefix) + line).rstrip() for index, line in enumerate(lines)]


def _frame(diagnostic: Diagnostic) -> tuple[str, str, int]:
    """Return the line to show, the space before its mark, and the mark's width."""
    line = diagnostic.source_line
    start = diagnostic.column - 1
    same_line = diagnostic.end_line == diagnostic.line
    end = max(diagnostic.end_column - 1 if same_line else len(line), start + 1)
    left = max(0, start - _MAX_LINE // 2) if len(line) > _MAX_LINE else 0
    shown = line[left : left + _MAX_LINE]
    cut_left, cut_right = "…" if left else "", "…" if left + _MAX_LINE < len(line) else ""
    before = cut_left + printable(line[left:start])
    marked = printable(line[start : min(end, left + _MAX_LINE)])
    return (
        cut_left + printable(shown) + cut_right,
        " " * display_width(before),
        max(display_width(marked), 1),
    )


def printable(text: str) -> str:
    """Return `text` with tabs as spaces and without what would steer a terminal."""
    if text.isprintable():
        return text
    return "".join(
        letter if _is_shown(letter) else _SHOWN_AS.get(letter, "\ufffd") for letter in text
    )


_SHOWN_AS = {"\t": "    ", "\u200d": "\u200d", "\u200c": "\u200c"}
"""A tab, and the joiners that emoji and some scripts are written with."""


def _is_shown(letter: str) -> bool:
    return letter.isprintable() or unicodedata.category(letter) == "Zs"


def display_width(text: str) -> int:
    """Return how many terminal columns `text` takes."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.category(letter) in _NO_WIDTH
        else 2 if unicodedata.east_asian_width(letter) in "WF"
        else 1 for letter in text
    )  # fmt: skip


_NO_WIDTH = frozenset({"Mn", "Me", "Cf"})
