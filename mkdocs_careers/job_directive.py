"""The job directive: where a job's YAML stands in a document without front matter.

It is `.. job::` in reStructuredText, with indented lines below, and a fence in MyST Markdown.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_careers.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_RST = re.compile(r"^\.\.[ \t]+job::(.*)$", re.MULTILINE)
_FENCE = re.compile(r"(`{3,}|~{3,}|:{3,})\{job\}(.*)")
_FRONT_MATTER = re.compile(r"---[ \t]*\r?\n(?:.*\r?\n)*?(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)")
_BEFORE_FENCE = re.compile(r"(?:[ \t]*\r?\n)*(?:#[ \t].*\r?\n)?(?:[ \t]*\r?\n)*")
_ADORNMENT = re.compile(r"([!-/:-@\[-`{-~])\1{2,}[ \t]*\Z")
_MARKUP = re.compile(r"\.\.(?:\s|\Z)|:[^:\s][^:]*:")


class Directive(NamedTuple):
    """A directive in a text: its first line, its YAML, and where it ends.

    `argument` is what stands on its first line and should not; `closed` is False for a fence that
    nothing closes.
    """

    opening: Span
    content: Span
    end: int
    argument: str = ""
    closed: bool = True


def find_directive(text: str, *, is_rst: bool) -> Directive | None:
    """Find the directive at the top of a document; None where there is none."""
    return _find_in_rst(text) if is_rst else _find_fence(text)


def _find_in_rst(text: str) -> Directive | None:
    match = _RST.search(text)
    if match is None or not _may_stand_above(text[: match.start()]):
        return None
    opening = Span(match.start(), match.start() + len(match[0].rstrip()))
    start = end = _next_line(text, match.end())
    for line_start, line in _lines(text, start):
        if line.strip() and line[0] not in " \t":
            break
        if line.strip():
            end = line_start + len(line)
    return Directive(opening, Span(start, end), end, match[1].strip())


def _may_stand_above(text: str) -> bool:
    """Tell whether text is no more than labels, comments, fields and one title."""
    lines = [line for _, line in _lines(text, 0) if line.strip()]
    words = [
        line for line in lines
        if line[0] not in " \t" and not _MARKUP.match(line) and not _ADORNMENT.match(line.rstrip())
    ]  # fmt: skip
    return not words or (len(words) == 1 and any(_ADORNMENT.match(x.rstrip()) for x in lines))


def _find_fence(text: str) -> Directive | None:
    above = _FRONT_MATTER.match(text)
    before = _BEFORE_FENCE.match(text, above.end() if above else 0)
    match = _FENCE.match(text, before.end() if before else 0)
    if match is None:
        return None
    opening = Span(match.start(), match.start() + len(match[0].rstrip()))
    start = _next_line(text, match.end())
    closing = re.compile(rf"{re.escape(match[1][0])}{{{len(match[1])},}}[ \t]*\r?\Z")
    for line_start, line in _lines(text, start):
        if closing.match(line):
            end = line_start + len(line.rstrip())
            return Directive(opening, Span(start, line_start), end, match[2].strip())
    return Directive(opening, Span(start, len(text)), len(text), match[2].strip(), closed=False)


def _next_line(text: str, offset: int) -> int:
    end = text.find("\n", offset)
    return len(text) if end < 0 else end + 1


def _lines(text: str, start: int) -> Iterator[tuple[int, str]]:
    """Yield every line from `start` on, with its offset and without its line break."""
    while start < len(text):
        following = _next_line(text, start)
        yield start, text[start:following].rstrip("\n")
        start = following
