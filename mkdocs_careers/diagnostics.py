"""A diagnostic: one thing wrong with a file, where, why, and what to write instead."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, StrEnum
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_careers.source import Source, Span

KeyPath: TypeAlias = tuple[str | int, ...]
"""The way from the top of the front matter to a value: `("job_location", 1, "address_country")`."""


class Severity(StrEnum):
    """How much a diagnostic weighs."""

    ERROR = "error"
    """Stops a build."""
    WARNING = "warning"
    """Stops a strict build."""
    NOTE = "note"
    """Shown, never counted: what is only recommended, and what depends on the clock."""


class Code(Enum):
    """Every kind of diagnostic. A code never changes its meaning; `rules/<code>.md` explains it."""

    UNREADABLE_FILE = "unreadable-file", Severity.ERROR
    TOO_LARGE = "too-large", Severity.ERROR
    NOT_UTF_8 = "not-utf-8", Severity.ERROR
    NO_FRONT_MATTER = "no-front-matter", Severity.ERROR
    TOML_FRONT_MATTER = "toml-front-matter", Severity.ERROR
    INVALID_YAML = "invalid-yaml", Severity.ERROR
    YAML_FEATURE = "yaml-feature", Severity.ERROR
    NESTED_TOO_DEEPLY = "nested-too-deeply", Severity.ERROR
    DUPLICATE_KEY = "duplicate-key", Severity.ERROR
    TOO_MANY_MISTAKES = "too-many-mistakes", Severity.ERROR
    UNKNOWN_KEY = "unknown-key", Severity.ERROR
    MISSING_KEY = "missing-key", Severity.ERROR
    EMPTY_VALUE = "empty-value", Severity.WARNING
    WRONG_TYPE = "wrong-type", Severity.ERROR
    NOT_ALLOWED = "not-allowed", Severity.ERROR
    NOT_A_DATE = "not-a-date", Severity.ERROR
    UNKNOWN_TIMEZONE = "unknown-timezone", Severity.ERROR
    UNKNOWN_PLACE = "unknown-place", Severity.ERROR
    UNKNOWN_AREA = "unknown-area", Severity.ERROR
    UNKNOWN_ORGANIZATION = "unknown-organization", Severity.ERROR
    MISSING_ORGANIZATION = "missing-organization", Severity.ERROR
    MISSING_LOCATION = "missing-location", Severity.ERROR
    REMOTE_WITHOUT_AREA = "remote-without-area", Severity.ERROR
    ENDS_BEFORE_POSTED = "ends-before-posted", Severity.ERROR
    EXPERIENCE_WITHOUT_REQUIREMENTS = "experience-without-requirements", Severity.ERROR
    EMPTY_BODY = "empty-body", Severity.ERROR
    BODY_EQUALS_TITLE = "body-equals-title", Severity.ERROR
    NO_WAY_TO_APPLY = "no-way-to-apply", Severity.ERROR
    NOT_AN_ADDRESS = "not-an-address", Severity.ERROR
    NOT_A_LINK = "not-a-link", Severity.ERROR
    UNKNOWN_PLACEHOLDER = "unknown-placeholder", Severity.ERROR
    DUPLICATE_IDENTIFIER = "duplicate-identifier", Severity.ERROR
    UNKNOWN_RULE = "unknown-rule", Severity.ERROR
    INVALID_MARKER = "invalid-marker", Severity.ERROR
    TWO_SETTINGS = "two-settings", Severity.ERROR
    MISSING_SITE_URL = "missing-site-url", Severity.WARNING
    APPLY_LINK_TOO_LONG = "apply-link-too-long", Severity.WARNING
    SALARY_INCOMPLETE = "salary-incomplete", Severity.WARNING
    SALARY_TWICE = "salary-twice", Severity.WARNING
    SALARY_RANGE_REVERSED = "salary-range-reversed", Severity.WARNING
    DEADLINE_WITHOUT_TIMEZONE = "deadline-without-timezone", Severity.NOTE

    def __init__(self, code: str, severity: Severity) -> None:
        self.code = code
        self.severity = severity

    def __str__(self) -> str:
        return self.code


UNWEIGHED = frozenset(
    {
        Code.MISSING_KEY,
        Code.UNREADABLE_FILE, Code.TOO_LARGE, Code.NOT_UTF_8, Code.NO_FRONT_MATTER,
        Code.TOML_FRONT_MATTER, Code.INVALID_YAML, Code.NESTED_TOO_DEEPLY, Code.YAML_FEATURE,
    }
)  # fmt: skip
"""Where one of these stands there is no whole job; `rules` cannot turn them down."""

CODES: Mapping[str, Code] = {code.code: code for code in Code}


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

    @property
    def sort_key(self) -> tuple[str, int, int, str, str]:
        """Order of reports: by file, then by place."""
        return (self.path, self.line, self.column, self.code.code, self.message)


def weigh(problem: Problem, rules: Mapping[str, str]) -> Severity | None:
    """Return how much a problem weighs where `rules` (code -> severity) hold; None for `off`."""
    wanted = rules.get(problem.code.code)
    if wanted is None or problem.code in UNWEIGHED:
        return problem.code.severity
    return None if wanted == "off" else Severity(wanted)


def locate(problem: Problem, source: Source, span: Span, severity: Severity) -> Diagnostic:
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
    )


def locate_file(problem: Problem, path: str, severity: Severity | None = None) -> Diagnostic:
    """Turn a problem of a whole file, or of one that cannot be read, into a diagnostic."""
    return Diagnostic(
        path, 1, 1, 1, 1, severity or problem.code.severity, problem.code,
        problem.message, problem.hint, problem.help, "",
    )  # fmt: skip
