"""Fixes: edits that mend a file where what was meant is certain.

A check proposes a `replacement` for the place of a finding. It is kept only if the mended text,
read again, has no error or warning that the text did not have before: a fix never trades one
mistake for another. An edit stays inside of its line, so that line numbers stay true.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from mkdocs_careers.codes import Code, Severity
from mkdocs_careers.source import Source

if TYPE_CHECKING:
    from mkdocs_careers.diagnostics import Diagnostic

Reread: TypeAlias = Callable[[str], Sequence["Diagnostic"]]
"""Reads a job file's text, as it would stand in its place, and returns what is wrong with it."""

_Place: TypeAlias = tuple[Code, int]
"""What is wrong, and on which line."""

_MOST_TRIED = 20
"""More proposals than this are not tried one by one; `fix_text` comes back to the rest."""
_MOST_ROUNDS = 100
"""A mended text can show what was hidden: a key with the right name, its value's mistake."""


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Write `text` from offset `start` to `end`, in code points of the old text."""

    start: int
    end: int
    text: str


def find_edit(source: Source, diagnostic: Diagnostic) -> Edit | None:
    """Return the edit that mends a diagnostic of `source`; None where none is certain."""
    if diagnostic.replacement is None:
        return None
    start = source.offset(diagnostic.line, diagnostic.column)
    return Edit(start, start + diagnostic.end_column - diagnostic.column, diagnostic.replacement)


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """Return `text` with `edits`; of two that overlap the first counts."""
    parts, at = [], 0
    for edit in sorted(edits):
        if edit.start >= at:
            parts += [text[at : edit.start], edit.text]
            at = edit.end
    return "".join((*parts, text[at:]))


def fix_text(text: str, reread: Reread) -> str:
    """Return `text` with every certain fix; doing it twice changes nothing more."""
    for _ in range(_MOST_ROUNDS):
        source = Source("", text)
        edits = [edit for d in reread(text) if (edit := find_edit(source, d))]
        if not edits:
            break
        text = apply_edits(text, edits)
    return text


def keep_certain(
    source: Source, found: Sequence[Diagnostic], reread: Reread
) -> tuple[Diagnostic, ...]:
    """Return `found` with those replacements alone that mend the file.

    `reread` proposes, too. What the mended text would be noted for, such as that the job has
    ended, is noted at once.
    """
    if all(d.replacement is None for d in found):
        return tuple(found)
    known = {_place(d) for d in found}
    edits = [find_edit(source, d) for d in found]
    proposed = list(dict.fromkeys(edit for edit in edits if edit))
    kept, later = _choose(source, proposed, known, _weigh(found), reread)
    certain = [
        d if edit is None or edit in kept else replace(d, replacement=None)
        for d, edit in zip(found, edits, strict=True)
    ]
    notes = [_move_back(d, source) for d in later if _place(d) not in known]
    return tuple(sorted((*certain, *notes), key=lambda d: d.sort_key))


def _choose(
    source: Source, edits: Sequence[Edit], known: set[_Place], weight: int, reread: Reread
) -> tuple[Sequence[Edit], Sequence[Diagnostic]]:
    """Return the edits that leave nothing worse, and what is wrong once they are made."""
    while edits:
        found = _settle(source, edits, known, reread)
        bad = [d for d in found if _is_worse(d, known)]
        if not bad:
            if _weigh(found) <= weight - len(edits):
                return edits, found
            break
        worse = {d.line for d in bad if d.replacement is None} or {d.line for d in bad}
        # An edit shows on its own line: those there are dropped, and the rest is tried again.
        blameless = [e for e in edits if source.position(e.start).line not in worse]
        if len(blameless) == len(edits):
            break
        edits = blameless
    return _choose_one_by_one(source, edits, known, weight, reread)


def _choose_one_by_one(
    source: Source, edits: Sequence[Edit], known: set[_Place], weight: int, reread: Reread
) -> tuple[Sequence[Edit], Sequence[Diagnostic]]:
    kept: list[Edit] = []
    later: Sequence[Diagnostic] = ()
    for edit in edits[:_MOST_TRIED]:
        found = _settle(source, [*kept, edit], known, reread)
        is_worse = any(_is_worse(d, known) for d in found)
        if not is_worse and _weigh(found) <= weight - len(kept) - 1:
            kept, later = [*kept, edit], found
    return kept, later


def _settle(
    source: Source, edits: Sequence[Edit], known: set[_Place], reread: Reread
) -> Sequence[Diagnostic]:
    """Return what is wrong once `edits` are made, and those that they in turn bring to light."""
    text = apply_edits(source.text, edits)
    found = reread(text)
    for _ in range(3):
        mended = Source("", text)
        new = [d for d in found if _place(d) not in known]
        follow = [edit for d in new if (edit := find_edit(mended, d))]
        hopeless = any(_is_worse(d, known) and d.replacement is None for d in new)
        if hopeless or not follow:
            break
        text = apply_edits(text, follow)
        found = reread(text)
    return found


def _place(diagnostic: Diagnostic) -> _Place:
    return diagnostic.code, diagnostic.line


def _weigh(found: Iterable[Diagnostic]) -> int:
    """Count errors and warnings: each edit must take one away, and bring none in its place."""
    return sum(d.severity is not Severity.NOTE for d in found)


def _is_worse(diagnostic: Diagnostic, known: set[_Place]) -> bool:
    return diagnostic.severity is not Severity.NOTE and _place(diagnostic) not in known


def _move_back(diagnostic: Diagnostic, source: Source) -> Diagnostic:
    """Return a diagnostic of the mended text where it stands in `source`.

    The columns of a mended line are those of another text, so the line itself is marked.
    """
    line = source.line(diagnostic.line)
    if line == diagnostic.source_line:
        return diagnostic
    start = len(line) - len(line.lstrip())
    return replace(
        diagnostic,
        column=start + 1,
        end_column=len(line.rstrip()) + 1,
        source_line=line,
        replacement=None,
    )
