"""A posting: what a rule looks at, a job with the text, the settings and the moment around it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum, auto
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeAlias

from mkdocs_careers.markdown_text import mask_code
from mkdocs_careers.schema import name_key
from mkdocs_careers.source import Span

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from mkdocs_careers.diagnostics import KeyPath, Problem
    from mkdocs_careers.model import Job, State
    from mkdocs_careers.settings import Settings


@dataclass(frozen=True)
class Posting:
    """`data` is the file's own front matter without wrong values; `job` has the defaults too.

    `body` is the text below, which starts at the file's offset `body_start`. `original` is the
    front matter of the file that this one translates, if it translates one.
    """

    job: Job
    data: Mapping[str, Any]
    body: str
    settings: Settings
    instant: datetime
    body_start: int = 0
    original: Mapping[str, Any] | None = None

    @property
    def is_markdown(self) -> bool:
        """Tell whether the body is Markdown; else it is reStructuredText."""
        return not self.job.path.endswith(".rst")

    @cached_property
    def prose(self) -> str:
        """The body with code and comments blanked out; every offset is that of the body."""
        return mask_code(self.body)

    @cached_property
    def state(self) -> State:
        """What the job is at this instant."""
        return self.job.state(self.instant)

    def span(self, start: int, end: int) -> Span:
        """Return the place in the file of a part of the body."""
        return Span(self.body_start + start, self.body_start + end)

    def listed(self, key: str) -> list[tuple[KeyPath, Any]]:
        """Return the file's own values of `key` with their paths; one value is a list of one."""
        value = self.data.get(key)
        if isinstance(value, list):
            return [((key, index), item) for index, item in enumerate(value)]
        return [((key,), value)] if value is not None else []

    def states(self, key: str) -> bool:
        """Tell whether the job has `key`, even with a value that is wrong."""
        return bool(getattr(self.job, key)) or key in self.data


Check: TypeAlias = Callable[[Posting], Iterator["Problem"]]


class When(Enum):
    """Which jobs a rule is about; how a job stands may depend on the clock."""

    LIVE = auto()
    """Jobs that have not ended: drafts, scheduled, open and paused ones."""
    ENDED = auto()
    """Jobs that have ended, by their status or by their last day."""
    PUBLISHED = auto()
    """All but those that somebody ended: whatever the clock says."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A check and the keys it is about: it is silent where one of them has a worse mistake.

    `of_markdown`: it is about how Markdown is written, and so not about reStructuredText.
    """

    check: Check
    about: tuple[str, ...]
    when: When = When.LIVE
    of_markdown: bool = False


def rule(*about: str, when: When = When.LIVE, of_markdown: bool = False) -> Callable[[Check], Rule]:
    """Make a rule about these keys of a function from a posting to problems."""
    return lambda check: Rule(check, about, when, of_markdown)


def name(key: str) -> str:
    """Name a top-level key for people."""
    return name_key((key,))
