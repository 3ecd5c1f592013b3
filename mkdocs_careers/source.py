"""A source: one file's text, its place in the world, and positions in it."""

from __future__ import annotations

import re
from bisect import bisect_right
from codecs import BOM_UTF8
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

_LINE_BREAK = re.compile(r"\r\n|\n|\r")


class Span(NamedTuple):
    """Offsets into a text in code points; `end` is exclusive."""

    start: int
    end: int


class Position(NamedTuple):
    """A line and a column, both from 1, counted in code points."""

    line: int
    column: int


@dataclass(frozen=True)
class Source:
    """A file's text. `path` is how messages name it: POSIX, relative where possible."""

    path: str
    text: str

    @cached_property
    def _line_starts(self) -> list[int]:
        if "\r" not in self.text:
            lengths = (len(line) + 1 for line in self.text.split("\n")[:-1])
            return list(accumulate(lengths, initial=0))
        return [0, *(match.end() for match in _LINE_BREAK.finditer(self.text))]

    def position(self, offset: int) -> Position:
        """Return the line and column of `offset`."""
        line = bisect_right(self._line_starts, offset)
        return Position(line, offset - self._line_starts[line - 1] + 1)

    def offset(self, line: int, column: int) -> int:
        """Return the offset of a line and a column: `position` the other way round."""
        return self._line_starts[line - 1] + column - 1

    @cached_property
    def _lines(self) -> dict[int, str]:
        return {}

    def line(self, number: int) -> str:
        """Return line `number` (from 1) without its line break; the same text every time."""
        if number not in self._lines:
            self._lines[number] = self._cut_line(number)
        return self._lines[number]

    def _cut_line(self, number: int) -> str:
        starts = self._line_starts
        end = starts[number] if number < len(starts) else len(self.text)
        return self.text[starts[number - 1] : end].rstrip("\r\n")

    def first_line(self, span: Span) -> Span:
        """Cut a span of several lines, such as a whole mapping, to its first."""
        line, column = self.position(span.start)
        line_end = span.start - column + 1 + len(self.line(line))
        return Span(span.start, max(min(span.end, line_end), span.start))


def decode_source(path: str, data: bytes) -> tuple[Source, Span | None]:
    """Decode UTF-8, with or without a byte order mark.

    Bytes that are not UTF-8 become U+FFFD; the second value is then the place of the first one.
    """
    data = data.removeprefix(BOM_UTF8)
    try:
        return Source(path, data.decode("utf-8")), None
    except UnicodeDecodeError as error:
        start = len(data[: error.start].decode("utf-8"))
        text = data.decode("utf-8", errors="replace")
        return Source(path, text), Span(start, start + 1)
