"""Fixes: edits that mend a file where what was meant is certain.

A diagnostic's `replacement` is a candidate. It becomes a fix when the mended text, read again,
has no finding that the text did not have before; so a fix is never a guess that trades one
mistake for another.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from mkdocs_careers.diagnostics import Diagnostic

Reread: TypeAlias = Callable[[str], Sequence["Diagnostic"]]
"""Reads a job file's text, as it would stand in its place, and returns what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Edit:
    """Write `text` from offset `start` to `end`, in code points of the old text."""

    start: int
    end: int
    text: str


def certain_edit(text: str, diagnostic: Diagnostic, reread: Reread) -> Edit | None:
    """Return the edit that mends one diagnostic of `text`; None where none is certain."""
    raise NotImplementedError


def fix_text(text: str, reread: Reread) -> str:
    """Return `text` with every certain fix applied; doing it twice changes nothing more."""
    raise NotImplementedError
