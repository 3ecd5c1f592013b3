"""A spot: a place in the front matter where a key or a value stands, or could be typed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs_careers.diagnostics import KeyPath
    from mkdocs_careers.source import Span


@dataclass(frozen=True, slots=True)
class Spot:
    """`path` leads to the value, or to the mapping that the key is one of.

    `word` is what stands there so far.
    """

    path: KeyPath
    is_key: bool
    word: Span
    column: int = 0
    """The column of a key, from 0."""
    in_flow: bool = False
    """The spot lies between brackets or braces."""
    has_colon: bool = False
    """The key has its colon already."""
    is_glued: bool = False
    """The space before a value is missing still."""
    is_first: bool = False
    """The mapping has no other key, so that a value can stand in its place."""
    taken: frozenset[str] = frozenset()
    """The other keys of the mapping."""
