"""Positions: offsets into a text, and the lines and units in which an editor counts."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

_LINE_BREAK = re.compile(r"\r\n|\n|\r")
_BASIC_PLANE = "\uffff"


class Place(NamedTuple):
    """A line and a unit in it, both from 0."""

    line: int
    unit: int


class Positions:
    """Offsets of `text`, in code points, as places in units of `encoding`, and back.

    Only line feeds and carriage returns end a line, as the protocol has it; Python's `splitlines`
    knows more.
    """

    def __init__(self, text: str, encoding: str = "utf-16") -> None:
        self.text = text
        self.encoding = encoding
        self._starts = [0, *(match.end() for match in _LINE_BREAK.finditer(text))]

    def place(self, offset: int) -> Place:
        """Return the place of `offset`; what lies outside of the text stands at its nearest end."""
        offset = max(0, min(offset, len(self.text)))
        line = bisect_right(self._starts, offset) - 1
        return Place(line, count_units(self.text[self._starts[line] : offset], self.encoding))

    def offset(self, line: int, unit: int) -> int:
        """Return the offset of a place; one behind the end of its line stands at that end."""
        if line < 0 or unit < 0:
            return self.line_start(line)
        if line >= len(self._starts):
            return len(self.text)
        start = self._starts[line]
        content = self.text[start : self._line_end(line)]
        if content.isascii() or self.encoding == "utf-32":
            return start + min(unit, len(content))
        for index, letter in enumerate(content):
            unit -= count_units(letter, self.encoding)
            if unit < 0:
                return start + index
        return start + len(content)

    def line_start(self, line: int) -> int:
        """Return the offset at which a line, counted from 0, starts."""
        return self._starts[line] if 0 <= line < len(self._starts) else 0

    def _line_end(self, line: int) -> int:
        if line + 1 == len(self._starts):
            return len(self.text)
        end = self._starts[line + 1]
        return end - (2 if self.text[end - 2 : end] == "\r\n" else 1)


def count_units(text: str, encoding: str) -> int:
    """Return how many units of `utf-8`, `utf-16` or `utf-32` a text has."""
    if encoding == "utf-32" or text.isascii():
        return len(text)
    if encoding == "utf-8":
        return len(text.encode("utf-8", errors="surrogatepass"))
    return len(text) + sum(letter > _BASIC_PLANE for letter in text)
