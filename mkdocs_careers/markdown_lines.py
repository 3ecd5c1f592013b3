"""Markdown lines: what Python-Markdown, which MkDocs renders with, makes of each line of an ad.

Its rules are not CommonMark's: a list starts only after an empty line, an underlined heading is
the first two lines of a block, `#Heading` is a heading. Nothing is rendered here; tests hold the
answers to what the real package renders.
"""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_careers.markdown_text import mask_blocks, unify_line_ends

if TYPE_CHECKING:
    from collections.abc import Iterator


class Kind(Enum):
    """What a line is."""

    BLANK = auto()
    TEXT = auto()
    TITLE = auto()
    """A heading of the first level; if it is underlined, its first line."""
    HEADING = auto()
    RULE = auto()
    """A horizontal rule, or the line under a heading."""
    ITEM = auto()
    """A line of a list that starts an item."""
    GLUED = auto()
    """A line that looks like the start of an item, and is part of the paragraph above it."""
    CODE = auto()
    TABLE = auto()
    OTHER = auto()


class Line(NamedTuple):
    """A line and its place in the text, without indent, `>` and line break."""

    kind: Kind
    start: int
    end: int


def find_glued_lists(body: str) -> Iterator[tuple[int, int]]:
    """Find the lists that are none, because the paragraph above them goes on; the first lines."""
    if not _has_item_below_text(unify_line_ends(body)):
        return
    text = mask_blocks(body)
    lines = list(read_lines(text))
    in_list = False
    for line, following in zip(lines, (*lines[1:], None), strict=True):
        if line.kind is Kind.GLUED and not in_list:
            several = following is not None and following.kind is Kind.GLUED
            # A line may start with a dash, a plus or a year, and go on with its sentence.
            in_list = several or not _GOES_ON.match(text, line.start)
            if in_list:
                yield line.start, line.end
        elif line.kind not in (Kind.GLUED, Kind.TEXT):
            in_list = False


def find_titles(body: str) -> Iterator[tuple[int, int]]:
    """Find the headings of the first level; of an underlined one, its first line."""
    text = unify_line_ends(body)
    if text.startswith("#") or "\n=" in text or _MAYBE_TITLE.search(text):
        for line in read_lines(mask_blocks(text)):
            if line.kind is Kind.TITLE:
                yield line.start, line.end


def read_lines(text: str) -> Iterator[Line]:
    """Tell what each line of `text` is, from which code, comments and HTML are masked."""
    block = _Blocks()
    lines = text.split("\n")
    wide = [line.expandtabs(_INDENT) for line in lines] if "\t" in text else lines
    at = 0
    for line, seen, following in zip(lines, wide, (*wide[1:], ""), strict=True):
        kind = block.feed(seen, following)
        bare = line.lstrip(" \t>")
        start = at + len(line) - len(bare)
        yield Line(kind, start, start + len(bare.rstrip()))
        at += len(line) + 1


_ITEM_LINE = re.compile(r"\n[ \t>]*(?:[-*+]|\d+\.)[ \t][^\n]*")
_MAYBE_TITLE = re.compile(r"\n#(?!#)")

_GOES_ON = re.compile(r"(?!1\.)\d+\.|[-*+] +[^\W\d_A-Z]|[+] +\w")
_ITEM = re.compile(r" *(?:[-*+]|\d+\.) ")
_UNDERLINE = re.compile(r"(?:=+|-+) *")
_QUOTE = re.compile(r" {0,3}> ?")
_DEFINITION = re.compile(r" {0,3}\[[^\[\]]*\]: *\S+ *(?:\"[^\"]*\"|'[^']*'|\(.*\))? *")
_CONTAINER = re.compile(r"!!!|\?\?\?|///|:::|=== ?[\"!]|: {1,3}\S|\[\^[^\[\]]+\]:")
"""Admonitions, tabs, blocks, definitions and footnotes, where a site has the extensions."""

_INDENT = 4
_MOST_QUOTES = 8
_RULE_SIGNS = 3


class _Block(Enum):
    """The run of lines, from one empty line to the next, that the reader is in."""

    START = auto()
    UNDERLINE = auto()
    PARAGRAPH = auto()
    LIST = auto()
    QUOTE = auto()
    TABLE = auto()
    CODE = auto()
    UNKNOWN = auto()


_ALIKE = {_Block.CODE: Kind.CODE, _Block.UNKNOWN: Kind.OTHER}


class _Blocks:
    """Reads line after line, in the order in which Python-Markdown's block processors try."""

    def __init__(self, depth: int = 0) -> None:
        self._depth = depth
        self._block = _Block.START
        self._quote: _Blocks | None = None
        self._after_list = False
        """The last thing is a list or another container, to which indented lines belong."""
        self._nested = False
        """The block belongs to that container."""

    def feed(self, line: str, following: str) -> Kind:
        """Return what `line` is, and remember what that means for `following`."""
        if not line.strip():
            self._block, self._nested = _Block.START, False
            return Kind.BLANK
        if self._block is _Block.TABLE:
            return Kind.TABLE
        if self._block is _Block.UNDERLINE:
            return self._start(_Block.START, Kind.RULE)
        if line.startswith("#"):
            kind = Kind.HEADING if line.startswith("##") else Kind.TITLE
            return self._start(_Block.START, kind)
        if self._block is _Block.CODE and not _is_indented(line):
            self._block = _Block.START
        if self._block is _Block.START and _is_indented(line):
            self._nested = self._after_list
            if not self._nested or _is_indented(_dedent(line)):
                self._block = _Block.UNKNOWN if self._nested else _Block.CODE
        if self._block in _ALIKE:
            return _ALIKE[self._block]
        if self._nested:
            line, following = _dedent(line), _dedent(following)
        return self._feed_first(line, following) or self._feed_next(line, following)

    def _feed_first(self, line: str, following: str) -> Kind | None:
        """Read what only the first line of a block can be, and a rule, which ends a block."""
        if _is_rule(line):
            return self._start(_Block.START, Kind.RULE)
        if self._block is not _Block.START:
            return None
        if _UNDERLINE.fullmatch(following):
            kind = Kind.TITLE if following.startswith("=") else Kind.HEADING
            return self._start(_Block.UNDERLINE, kind)
        if _is_table(line, following):
            return self._start(_Block.TABLE, Kind.TABLE)
        if _ITEM.match(line):
            self._start(_Block.LIST, Kind.ITEM)
            self._after_list = True
        return None

    def _feed_next(self, line: str, following: str) -> Kind:
        is_item = _ITEM.match(line) is not None
        if self._block is _Block.LIST:
            return Kind.ITEM if is_item else Kind.TEXT
        if self._block is _Block.QUOTE or _QUOTE.match(line):
            return self._feed_quote(line, following)
        if _CONTAINER.match(line):
            self._block, self._after_list = _Block.START, True
            return Kind.OTHER
        if _DEFINITION.fullmatch(line):
            self._block = _Block.START
            return Kind.OTHER
        if self._block is _Block.PARAGRAPH:
            return Kind.GLUED if is_item else Kind.TEXT
        return self._start(_Block.PARAGRAPH, Kind.TEXT)

    def _start(self, block: _Block, kind: Kind) -> Kind:
        self._block = block
        self._after_list = self._nested
        return kind

    def _feed_quote(self, line: str, following: str) -> Kind:
        if self._block is not _Block.QUOTE:
            if self._depth == _MOST_QUOTES:
                return self._start(_Block.UNKNOWN, Kind.OTHER)
            self._start(_Block.QUOTE, Kind.OTHER)
            self._quote = _Blocks(self._depth + 1)
        assert self._quote is not None  # noqa: S101 - set with the block
        return self._quote.feed(_QUOTE.sub("", line, count=1), _QUOTE.sub("", following, count=1))


def _has_item_below_text(body: str) -> bool:
    """Take a quick look whether any item stands below a line that is no item and not empty."""
    end = -1
    for item in _ITEM_LINE.finditer(body):
        start = item.start()
        if start != end and body[body.rfind("\n", 0, start) + 1 : start].strip():
            return True
        end = item.end()
    return False


def _is_indented(line: str) -> bool:
    return line.startswith(" " * _INDENT)


def _dedent(line: str) -> str:
    return line[_INDENT:] if _is_indented(line) else line


def _is_rule(line: str) -> bool:
    bare = line.strip()
    return (
        bare[:1] in ("-", "_", "*")
        and bare.count(bare[0]) >= _RULE_SIGNS
        and not bare.strip(bare[0] + " ")
        and "   " not in bare
        and not _is_indented(line)
    )


def _is_table(line: str, following: str) -> bool:
    head, rule = line.strip(" "), following.strip(" ")
    if "|" not in head or not rule or rule.strip("|:- "):
        return False
    if head.startswith("|") or head.endswith("|"):
        head, rule = (row.removeprefix("|").removesuffix("|") for row in (head, rule))
    return head.count("|") == rule.count("|")
