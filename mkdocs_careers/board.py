"""The board: all jobs of a site at one instant, with their states, order and groups."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from mkdocs_careers.areas import Area
from mkdocs_careers.model import Deadline, Job, Organization, Place, State

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

FILTER_KEYS = tuple(
    field.name
    for field in fields(Job)
    if field.name not in ("path", "timezone", "extra", "rules", "apply", "base_salary")
)


@dataclass(frozen=True, slots=True)
class Group:
    """Jobs that share `value` of the key a listing is grouped by; None for those without one."""

    value: str | None
    jobs: tuple[Job, ...]


@dataclass(frozen=True)
class JobBoard:
    """The jobs of a site at `instant`; their order does not depend on how they were found."""

    jobs: tuple[Job, ...]
    instant: datetime

    @classmethod
    def of(cls, jobs: Iterable[Job], instant: datetime) -> JobBoard:
        """Return the board of `jobs`, whatever their order."""
        return cls(tuple(sorted(jobs, key=lambda job: job.path)), instant)

    @cached_property
    def states(self) -> Mapping[str, State]:
        """Return every job's state, by its path."""
        return {job.path: job.state(self.instant) for job in self.jobs}

    @cached_property
    def open_jobs(self) -> tuple[Job, ...]:
        """Return the jobs that are advertised."""
        return tuple(job for job in self.jobs if self.states[job.path] is State.OPEN)

    def find_open_round(self, job: Job) -> Job | None:
        """Return the open job with the same identifier and employer as one that has ended."""
        if job.identifier is None:
            return None
        return self._open_by_identifier.get((job.identifier, job.hiring_organization))

    @cached_property
    def _open_by_identifier(self) -> Mapping[tuple[str, Organization | None], Job]:
        return {
            (job.identifier, job.hiring_organization): job
            for job in self.open_jobs
            if job.identifier is not None
        }


def arrange(
    jobs: Iterable[Job],
    *,
    sort: Sequence[str] = (),
    group_by: str | None = None,
    where: Mapping[str, Any] | None = None,
) -> list[Group]:
    """Filter, sort and group jobs. Without `group_by` all stand in one group without a value.

    A job with several values of the key stands in each of their groups; groups are in
    alphabetical order, the one without a value last.
    """
    chosen = [job for job in jobs if _matches(job, where or {})]
    chosen.sort(key=lambda job: job.path)
    for key in reversed(sort):
        name = key.removeprefix("-")
        known = [job for job in chosen if _sort_value(job, name) is not None]
        known.sort(key=lambda job: _sort_value(job, name), reverse=key.startswith("-"))
        chosen = known + [job for job in chosen if _sort_value(job, name) is None]
    if group_by is None:
        return [Group(None, tuple(chosen))] if chosen else []
    groups: dict[str, list[Job]] = {}
    for job in chosen:
        for value in facet_values(job, group_by) or ("",):
            groups.setdefault(value, []).append(job)
    ordered = sorted(groups.items(), key=lambda item: (item[0] == "", item[0].casefold(), item[0]))
    return [Group(value or None, tuple(found)) for value, found in ordered]


def facet_values(job: Job, key: str) -> tuple[str, ...]:
    """Return the values of `key` that a job is grouped and filtered by, as text."""
    value = getattr(job, key)
    values = value if isinstance(value, tuple) else () if value is None else (value,)
    return tuple(dict.fromkeys(text for text in map(_facet_text, values) if text))


def name_place(place: Place) -> str:
    """Return the one word that a place is grouped and filtered by: its town, where it has one."""
    return place.address_locality or place.name or place.address_region or place.address_country


def _facet_text(value: Any) -> str:
    if isinstance(value, Place):
        return name_place(value)
    if isinstance(value, (Organization, Area)):
        return value.name
    if isinstance(value, Deadline):
        return value.instant.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def _sort_value(job: Job, key: str) -> Any:
    value = getattr(job, key)
    if isinstance(value, Deadline):
        return value.instant.timestamp()
    return value.casefold() if isinstance(value, str) else value


def _matches(job: Job, where: Mapping[str, Any]) -> bool:
    for key, wanted in where.items():
        found = {text.casefold() for text in facet_values(job, key)}
        options = wanted if isinstance(wanted, list) else [wanted]
        if found.isdisjoint(_facet_text(option).casefold() for option in options):
            return False
    return True
