"""The cursor: which key or value of the front matter stands there, also where YAML is unfinished.

A parser gives up on the line that is being typed. So the lines are read by their indentation, as
people read them; flow style is read letter by letter up to the cursor.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_careers.language_server.flow import read_flow
from mkdocs_careers.language_server.spot import Spot
from mkdocs_careers.reader import MAX_BYTES
from mkdocs_careers.source import Span
from mkdocs_careers.yaml_tree import MAX_DEPTH

if TYPE_CHECKING:
    from mkdocs_careers.diagnostics import KeyPath

_OPENING = re.compile(r"---[ \t]*(?:\r\n|\n|\r)")
_CLOSING = re.compile(r"[\r\n](?:---|\.\.\.)[ \t]*(?:[\r\n]|\Z)")
_LINE = re.compile(r"([^\r\n]*)(\r\n|\n|\r|\Z)")
_DASH = re.compile(r"-(?:[ \t]+|$)")
_KEY = re.compile(
    r"""(?P<key>"[^"]*"|'[^']*'|[^\s"'\[\]{}&*!|>%@`#,?-][^:#]*?)[ \t]*:(?:[ \t]+|$)"""
)
_VALUE = re.compile(r""""(?:[^"\\]|\\.)*"?|'(?:[^']|'')*'?|(?:[^\s#]|(?<=\S)#|[ \t]+(?=[^\s#]))+""")
"""A text in quotes, or one without that ends before a comment or trailing space."""
_NO_WORD = frozenset("|>&*!%@`")
"""What starts a value that is no word: a block of text, or what a job file cannot have."""


def find_spot(text: str, offset: int) -> Spot | None:
    """Return what stands at `offset`, or could be typed there; None outside of the front matter."""
    opening = _OPENING.match(text)
    if opening is None or len(text) > MAX_BYTES:
        return None
    closing = _CLOSING.search(text, opening.end() - 1)
    end = closing.start() + 1 if closing else len(text)
    reader = _Reader(text, end, offset)
    for line in _LINE.finditer(text, opening.end(), end):
        if line.start() == end and closing:  # here the closing line starts
            break
        reader.take(line.start(), line[1])
        if not line[2]:
            break
    return reader.spot()


class _Frame(NamedTuple):
    """A key, or the dash of a list's item, that lines further right belong to."""

    column: int
    path: KeyPath
    is_dash: bool


class _Value(NamedTuple):
    """A value on the line of its key or dash; lines further right than that go on with it."""

    column: int
    path: KeyPath
    start: int
    is_flow: bool


class _Reader:
    """Takes the lines of a front matter one by one, and notes what stands at the cursor."""

    def __init__(self, text: str, end: int, cursor: int) -> None:
        self.text = text
        self.end = end
        self.cursor = cursor
        self.frames: list[_Frame] = []
        self.value: _Value | None = None
        self.lengths: defaultdict[KeyPath, int] = defaultdict(int)
        self.keys: defaultdict[KeyPath, set[str]] = defaultdict(set)
        self.found: Spot | None = None

    def spot(self) -> Spot | None:
        """Return what stands at the cursor, now that the lines below it are known as well."""
        spot = self.found
        if spot is None or not spot.is_key or spot.in_flow:
            return spot
        taken = frozenset(self.keys[spot.path])
        return replace(spot, taken=taken, is_first=not taken and not spot.has_colon)

    def take(self, start: int, line: str) -> None:
        """Take the line that starts at the offset `start`."""
        here = start <= self.cursor <= start + len(line)
        column = len(line) - len(line.lstrip(" "))
        if here and not line.strip():
            column = self.cursor - start
            line = line[:column]
        elif not line.strip() or (line[column] == "#" and not here):
            return
        if not self._goes_on(column, line):
            self.value = None
            self._take_content(start, column, line, here=here)
        elif here and self.value and self.value.is_flow:
            self._find_in_flow(self.value.start, self.value.path)

    def _take_content(self, start: int, column: int, line: str, *, here: bool) -> None:
        dash = has_dash = _DASH.match(line, column)
        while dash:
            self._push_dash(column)
            column = dash.end()
            dash = _DASH.match(line, column)
        while self.frames and self.frames[-1].column >= column:
            self.frames.pop()
        key = _KEY.match(line, column)
        if key is not None:
            self._take_key(start + column, column, key, here=here)
            self._take_value(start + key.end(), line[key.end() :], here=here)
        elif here and (has_dash or not self.lengths[self._path()]):
            self._take_word(start + column, column, line[column:])
        elif has_dash and not here:
            self._take_value(start + column, line[column:], here=False)

    def _goes_on(self, column: int, line: str) -> bool:
        value = self.value
        return value is not None and (
            column > value.column or (value.is_flow and line[column : column + 1] in ("]", "}"))
        )

    def _path(self) -> KeyPath:
        """Return the way to what the next key or value belongs to."""
        return self.frames[-1].path if self.frames else ()

    def _push_dash(self, column: int) -> None:
        while self.frames and (self.frames[-1].column, self.frames[-1].is_dash) >= (column, True):
            self.frames.pop()
        parent = self._path()
        self._push(_Frame(column, (*parent, self.lengths[parent]), is_dash=True))
        self.lengths[parent] += 1

    def _push(self, frame: _Frame) -> None:
        if len(self.frames) < MAX_DEPTH:  # nobody means to go deeper
            self.frames.append(frame)

    def _take_key(self, at: int, column: int, key: re.Match[str], *, here: bool) -> None:
        parent = self._path()
        word = Span(at, at + len(key["key"]))
        if here and word.start <= self.cursor <= word.end:
            self.found = Spot(parent, True, word, column, has_colon=True)
        else:
            self.keys[parent].add(key["key"].strip("\"'"))
        self._push(_Frame(column, (*parent, key["key"].strip("\"'")), is_dash=False))

    def _take_value(self, at: int, content: str, *, here: bool) -> None:
        """Take the value behind a key or dash, which may be none."""
        path, column = self._path(), self.frames[-1].column
        if content and not content.startswith("#"):
            self.value = _Value(column, path, at, content[0] in "[{")
        if not here or self.found is not None or self.text.find(":", self.cursor, at) >= 0:
            return
        if self.value and self.value.is_flow:
            self._find_in_flow(at, path)
        elif (word := self._word(at, content)) is not None:
            self.found = Spot(path, False, word, is_glued=self._is_glued(word))

    def _take_word(self, at: int, column: int, content: str) -> None:
        """Take the line under the cursor that has no colon: a key to be, or a value."""
        if content[:1] in ("[", "{"):
            self._find_in_flow(at, self._path())
        elif (word := self._word(at, content)) is not None:
            is_glued = self._is_glued(word)
            self.found = Spot(self._path(), True, word, column, is_glued=is_glued)

    def _word(self, at: int, content: str) -> Span | None:
        """Return the place of the word under the cursor, an empty one where there is none."""
        match = _VALUE.match(content)
        if content[:1] in _NO_WORD or (content and match is None):
            return None
        word = Span(at, at + (match.end() if match else 0))
        if not content:
            return Span(self.cursor, self.cursor)
        return word if word.start <= self.cursor <= word.end else None

    def _is_glued(self, word: Span) -> bool:
        return self.text[word.start - 1] in ":-"

    def _find_in_flow(self, start: int, path: KeyPath) -> None:
        self.found = read_flow(self.text, start, self.end, self.cursor, path)
