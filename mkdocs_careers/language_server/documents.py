"""A document: an open job file, as the editor has it, and what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from mkdocs_careers.fixes import Edit, find_edit, fix_text
from mkdocs_careers.language_server.cursor import find_spot
from mkdocs_careers.language_server.positions import Place, Positions
from mkdocs_careers.source import Source, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from mkdocs_careers.diagnostics import Diagnostic
    from mkdocs_careers.language_server.sites import Site
    from mkdocs_careers.language_server.spot import Spot

_BOM = "\ufeff"


@dataclass(frozen=True)
class Document:
    """A job file's text. The editor counts in units of `encoding`, and a byte order mark, too."""

    path: Path
    raw: str
    site: Site
    encoding: str = "utf-16"

    @cached_property
    def text(self) -> str:
        """Return the text without a byte order mark."""
        return self.raw.removeprefix(_BOM)

    @cached_property
    def source(self) -> Source:
        """Return the text as a source."""
        return Source("", self.text)

    @cached_property
    def positions(self) -> Positions:
        """Return the converter between offsets of the raw text and the editor's places."""
        return Positions(self.raw, self.encoding)

    @cached_property
    def diagnostics(self) -> Sequence[Diagnostic]:
        """Return what is wrong with the job."""
        return self.site.read(self.path, self.raw)

    @cached_property
    def _bom(self) -> str:
        return self.raw[: len(self.raw) - len(self.text)]

    def places(self, span: Span) -> tuple[Place, Place]:
        """Return where a part of the text starts and ends for the editor."""
        shift = len(self._bom)
        return self.positions.place(span.start + shift), self.positions.place(span.end + shift)

    def offset(self, line: int, unit: int) -> int:
        """Return the offset of one of the editor's places."""
        return max(self.positions.offset(line, unit) - len(self._bom), 0)

    def span(self, diagnostic: Diagnostic) -> Span:
        """Return where a diagnostic stands in the text."""
        return Span(
            self.source.offset(diagnostic.line, diagnostic.column),
            self.source.offset(diagnostic.end_line, diagnostic.end_column),
        )

    def spot(self, line: int, unit: int) -> Spot | None:
        """Return the key or value at one of the editor's places."""
        return find_spot(self.text, self.offset(line, unit))

    def fixes(self, start: int, end: int) -> Iterator[tuple[Diagnostic, Edit]]:
        """Yield what is certainly mended by an edit, and touches these offsets."""
        for diagnostic in self.diagnostics:
            span = self.span(diagnostic)
            edit = find_edit(self.source, diagnostic)
            if edit is not None and span.start <= end and start <= span.end:
                yield diagnostic, edit

    def fix_all(self) -> list[Edit]:
        """Return the edits that mend all that is certain."""
        mended = fix_text(self.text, lambda text: self.site.read(self.path, self._bom + text))
        return compare(self.text, mended)


def compare(old: str, new: str) -> list[Edit]:
    """Return small edits that make `new` of `old`: of its lines where they are as many."""
    olds, news = old.split("\n"), new.split("\n")
    if len(olds) != len(news):
        olds, news = [old], [new]
    edits, at = [], 0
    for before, after in zip(olds, news, strict=True):
        if before != after:
            edits.append(_trim(at, before, after))
        at += len(before) + 1
    return edits


def _trim(at: int, old: str, new: str) -> Edit:
    """Return the edit without what both texts start and end with."""
    most = min(len(old), len(new))
    head = next((i for i in range(most) if old[i] != new[i]), most)
    most -= head
    tail = next((i for i in range(most) if old[-1 - i] != new[-1 - i]), most)
    return Edit(at + head, at + len(old) - tail, new[head : len(new) - tail])
