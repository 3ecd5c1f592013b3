"""Flow style: which key or value stands at the cursor in `[US, CA]` or `{currency: USD}`."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mkdocs_careers.language_server.spot import Spot
from mkdocs_careers.source import Span
from mkdocs_careers.yaml_tree import MAX_DEPTH

if TYPE_CHECKING:
    from mkdocs_careers.diagnostics import KeyPath

_COLON = r":(?![\s,\[\]{}]|$)"
_PIECE = re.compile(
    r"""[\[\]{},]|(?<=["']):|:(?=[\s,\[\]{}]|$)|"(?:[^"\\]|\\.)*"?|'(?:[^']|'')*'?|\#[^\r\n]*|\s+|"""
    rf"""(?:[^\s\[\]{{}},:\#"']|{_COLON})"""
    rf"""(?:[^\s\[\]{{}},:\#]|{_COLON}|(?<=\S)\#|[ \t]+(?=[^\s\[\]{{}},:\#]|{_COLON}))*""",
    re.DOTALL,
)
"""A bracket, a comma, a colon, a text in quotes, a comment, space, or a text without quotes."""
_NO_WORD = frozenset("[]{},: \t\r\n#")
"""What starts a piece that is neither a key nor a value."""


@dataclass
class _Collection:
    """A list or mapping that is open at the cursor."""

    path: KeyPath
    is_list: bool
    count: int = 0
    key: str | None = None
    keys: set[str] = field(default_factory=set)
    text: str = ""
    """The text since the last bracket, comma or colon."""

    @property
    def value_path(self) -> KeyPath:
        """Return the way to the value that would stand next."""
        return (*self.path, self.count if self.is_list else self.key or "")


def read_flow(text: str, start: int, end: int, cursor: int, path: KeyPath) -> Spot | None:
    """Return what stands at `cursor` in the collection that starts at `start`.

    None where the collection has ended by then. `end` is where its front matter does.
    """
    stack: list[_Collection] = []
    at = start
    while at < cursor:
        match = _PIECE.match(text, at, end)
        if match is None:
            return None
        if match.end() >= cursor and stack and match[0][0] not in _NO_WORD:
            return _spot(stack[-1], Span(*match.span()))
        at = match.end()
        if not _take(stack, match[0], path) or (match[0][0] == "#" and at >= cursor):
            return None
    if not stack or stack[-1].text:
        return None
    word = _PIECE.match(text, cursor, end)
    span = Span(*word.span()) if word and word[0][0] not in _NO_WORD else Span(cursor, cursor)
    return _spot(stack[-1], span, is_glued=text[cursor - 1] == ":")


def _take(stack: list[_Collection], piece: str, path: KeyPath) -> bool:
    """Take the next piece; False where nothing can be said of what follows."""
    if piece in ("[", "{"):
        inner = stack[-1].value_path if stack else path
        stack.append(_Collection(inner, is_list=piece == "["))
    elif piece in ("]", "}"):
        stack.pop()
    elif piece == ",":
        stack[-1].count += 1
        stack[-1].key, stack[-1].text = None, ""
    elif piece == ":":
        if stack[-1].is_list:  # `[a: b]` is a list of mappings, which nobody means
            return False
        stack[-1].key = stack[-1].text
        stack[-1].keys.add(stack[-1].text)
        stack[-1].text = ""
    elif piece[0] not in _NO_WORD:
        stack[-1].text = piece.strip("\"'")
    return 0 < len(stack) <= MAX_DEPTH


def _spot(inside: _Collection, word: Span, *, is_glued: bool = False) -> Spot:
    if inside.is_list or inside.key is not None:
        return Spot(inside.value_path, False, word, in_flow=True, is_glued=is_glued)
    return Spot(inside.path, True, word, in_flow=True, taken=frozenset(inside.keys))
