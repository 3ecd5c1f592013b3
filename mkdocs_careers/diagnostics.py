"""A diagnostic: one thing wrong with a file, where, why, and what to write instead."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, TypeAlias

from mkdocs_careers.codes import ON_REQUEST, UNWEIGHED, Code, Severity

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_careers.source import Source, Span

KeyPath: TypeAlias = tuple[str | int, ...]
"""The way from the top of the front matter to a value: `("job_location", 1, "address_country")`."""


class Fix(Enum):
    """A fix that is no new value."""

    QUOTE = auto()
    """What stands there is meant as text: put it in quotes, letter by letter."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What a check found, before it has a position.

    `path` names the value; `on_key` points at its key instead; `span` is set by checks that know
    the place already. `hint` says what to write, in a few words beside the underlined source;
    `help` gives the reason or the way out in full sentences.
    """

    code: Code
    message: str
    path: KeyPath = ()
    hint: str = ""
    help: str = ""
    on_key: bool = False
    span: Span | None = None
    meant: str | None = None
    """The key that an unknown one was meant to be, where that is almost certain."""
    fix: str | float | Fix | None = None
    """The key or value to write instead, where that is as good as certain; see `fixes`."""


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A problem with its place: lines and columns from 1 in code points, the end exclusive."""

    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    severity: Severity
    code: Code
    message: str
    hint: str
    help: str
    source_line: str
    """The text of `line`; empty where the file has none to show."""
    replacement: str | None = None
    """The text to write in the place, where that is as good as certain; see `fixes`."""

    @property
    def sort_key(self) -> tuple[str, int, int, str, str]:
        """Order of reports: by file, then by place."""
        return (self.path, self.line, self.column, self.code.code, self.message)


def weigh(problem: Problem, rules: Mapping[str, str]) -> Severity | None:
    """Return how much a problem weighs where `rules` (code -> severity) hold; None for `off`."""
    wanted = rules.get(problem.code.code)
    if wanted is None or problem.code in UNWEIGHED:
        return None if problem.code in ON_REQUEST else problem.code.severity
    return None if wanted == "off" else Severity(wanted)


def locate(
    problem: Problem,
    source: Source,
    span: Span,
    severity: Severity,
    replacement: str | None = None,
) -> Diagnostic:
    """Turn a problem and the span it stands at into a diagnostic."""
    start = source.position(span.start)
    end = source.position(span.end)
    return Diagnostic(
        path=source.path,
        line=start.line,
        column=start.column,
        end_line=end.line,
        end_column=end.column,
        severity=severity,
        code=problem.code,
        message=problem.message,
        hint=problem.hint,
        help=problem.help,
        source_line=source.line(start.line),
        replacement=replacement,
    )


def locate_file(problem: Problem, path: str, severity: Severity | None = None) -> Diagnostic:
    """Turn a problem of a whole file, or of one that cannot be read, into a diagnostic."""
    return Diagnostic(
        path, 1, 1, 1, 1, severity or problem.code.severity, problem.code,
        problem.message, problem.hint, problem.help, "",
    )  # fmt: skip
