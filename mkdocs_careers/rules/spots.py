"""Spots: the parts of an ad's text that a finding stands on, a few where there are many."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from mkdocs_careers.diagnostics import Problem
    from mkdocs_careers.rules.posting import Posting

_MOST_SHOWN = 3
_MOST_QUOTED = 40


def mark_spots(
    posting: Posting, spots: Iterable[tuple[int, int]], describe: Callable[[str], Problem]
) -> Iterator[Problem]:
    """Yield what `describe` says of each of the first spots; the last tells of the others."""
    found = list(spots)
    more = len(found) - _MOST_SHOWN
    for number, (start, end) in enumerate(found[:_MOST_SHOWN], start=1):
        problem = replace(describe(posting.body[start:end]), span=posting.span(start, end))
        if number == _MOST_SHOWN and more > 0:
            follow = "One more follows." if more == 1 else f"{more:,} more follow."
            problem = replace(problem, help=f"{problem.help} {follow}".strip())
        yield problem


def shorten(text: str) -> str:
    """Return `text` on one line, cut where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= _MOST_QUOTED else line[: _MOST_QUOTED - 1] + "…"
