"""The job table: jobs in columns, as wide as the terminal is, and a line a job where there is none.

Nothing is cut off: what does not fit goes on below.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mkdocs_careers.cli.listed_jobs import describe_deadline, describe_places
from mkdocs_careers.reporters.full import display_width, printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mkdocs_careers.cli.listed_jobs import ListedJob

_GAP = "  "
_HEAD = ("STATE", "CLOSES", "POSTED", "TITLE", "WHERE", "FILE")
_NARROWEST = 12
"""A column narrower than this is no column."""
_WIDEST = 60
"""One long title does not push the columns of all other jobs away."""
_JOINER = "\u200d"


class _Row(NamedTuple):
    state: str
    closes: str
    posted: str
    title: str
    where: str
    file: str


def render_table(jobs: Iterable[ListedJob], width: int | None = None) -> str:
    """Render jobs as a table, `width` columns wide; None where a line can be of any length."""
    rows = [_Row(*_HEAD), *map(_row, jobs)]
    needed = [max(map(display_width, column)) for column in zip(*rows, strict=True)]
    widths = [min(column, _WIDEST) for column in needed]
    if width is None:
        lines = [_join(row, widths) for row in rows]
    elif sum(needed) + len(_GAP) * (len(needed) - 1) <= width:
        lines = [_join(row, needed) for row in rows]
    else:
        fixed, left = widths[:3], width - sum(widths[:3]) - len(_GAP) * 4
        where = max(min(widths[4], left // 3), _NARROWEST)
        title = max(left - where, _NARROWEST)
        indent = " " * (sum(fixed) + len(_GAP) * 3)
        lines = [line for row in rows for line in _stack(row, (*fixed, title, where), indent)]
    return "".join(f"{line}\n" for line in lines)


def _row(listed: ListedJob) -> _Row:
    job = listed.job
    return _Row(
        listed.state,
        describe_deadline(job.valid_through),
        job.date_posted.isoformat() if job.date_posted else "",
        printable(job.title),
        printable(describe_places(job)),
        printable(listed.name),
    )


def _join(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = (
        cell + " " * (width - display_width(cell))
        for cell, width in zip(cells, widths, strict=True)
    )
    return _GAP.join(padded).rstrip()


def _stack(row: _Row, widths: Sequence[int], indent: str) -> Iterator[str]:
    """Yield the lines of one job; the name of its file stands whole, to be copied."""
    titles, places = (
        list(_wrap(row.title, widths[3])) or [""],
        list(_wrap(row.where, widths[4])) or [""],
    )
    for number in range(max(len(titles), len(places))):
        first = row[:3] if number == 0 else ("", "", "")
        title = titles[number] if number < len(titles) else ""
        place = places[number] if number < len(places) else ""
        yield _join((*first, title, place), widths)
    yield indent + row.file


def _wrap(text: str, width: int) -> Iterator[str]:
    """Break text between its words, and within those that are wider than a line."""
    line = ""
    for word in text.split():
        joined = f"{line} {word}" if line else word
        if display_width(joined) <= width:
            line = joined
            continue
        if line:
            yield line
        *whole, line = _pieces(word, width)
        yield from whole
    if line:
        yield line


def _pieces(word: str, width: int) -> Iterator[str]:
    """Break a word; what has no width of its own stays with the letter before it."""
    piece, used = "", 0
    for letter in word:
        wide = display_width(letter)
        if used + wide > width and wide and not piece.endswith(_JOINER):
            yield piece
            piece, used = "", 0
        piece += letter
        used += wide
    yield piece
