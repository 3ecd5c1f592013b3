"""The last line of a report: how much was found."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from mkdocs_careers.codes import Severity

if TYPE_CHECKING:
    from collections.abc import Collection

    from mkdocs_careers.diagnostics import Diagnostic


def render_summary(diagnostics: Collection[Diagnostic], files: int) -> str:
    """Say in one line how many files were read and what was found in how many of them."""
    read = _count(files, "job file")
    if not diagnostics:
        return f"{read} checked, nothing found."
    counts = Counter(diagnostic.severity for diagnostic in diagnostics)
    found = ", ".join(_count(counts[s], s.value) for s in Severity if counts[s])
    where = len({diagnostic.path for diagnostic in diagnostics})
    return f"{read} checked: {found} in {_count(where, 'file')}."


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
