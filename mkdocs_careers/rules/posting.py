"""A posting: what a rule looks at, a job with the text, the settings and the moment around it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from mkdocs_careers.schema import name_key

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from mkdocs_careers.diagnostics import KeyPath, Problem
    from mkdocs_careers.model import Job
    from mkdocs_careers.settings import Settings


@dataclass(frozen=True, slots=True)
class Posting:
    """`data` is the file's own front matter without wrong values; `job` has the defaults too."""

    job: Job
    data: Mapping[str, Any]
    body: str
    settings: Settings
    instant: datetime

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


@dataclass(frozen=True, slots=True)
class Rule:
    """A check and the keys it is about: it is silent where one of them has a worse mistake.

    `always`: the clock does not silence it, as it does the others once a job has ended.
    """

    check: Check
    about: tuple[str, ...]
    always: bool = False


def rule(*about: str, always: bool = False) -> Callable[[Check], Rule]:
    """Make a rule about these keys of a function from a posting to problems."""
    return lambda check: Rule(check, about, always)


def name(key: str) -> str:
    """Name a top-level key for people."""
    return name_key((key,))
