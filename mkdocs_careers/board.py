"""The board: all jobs of a site at one instant, with their states, order and groups."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, fields
from datetime import date
from functools import cached_property
from itertools import islice
from math import inf
from typing import TYPE_CHECKING, Any
from unicodedata import combining, normalize

from mkdocs_careers.areas import Area
from mkdocs_careers.changes import Change, find_next_changes
from mkdocs_careers.model import TELECOMMUTE, Deadline, Job, Organization, Place, State
from mkdocs_careers.schema_overlay import PREFIX

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

FILTER_KEYS = tuple(
    field.name
    for field in fields(Job)
    if field.name
    not in ("path", "timezone", "extra", "rules", "apply", "base_salary", "translation_of")
)


_COMPARED = 12
"""How many jobs of a team or a place are compared, to find those that are related to another."""
_DIGITS = re.compile(r"[0-9]+")
_WIDTH = 15
"""Digits that a number within a text is sorted by."""
_NUMBER = re.compile(r"-?[0-9]{1,15}(?:\.[0-9]{1,15})?")


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

    def closed_on(self, job: Job) -> date | None:
        """Return the last day of a job that is closed, if it is known: that of a past deadline."""
        is_known = job.state(self.instant) is State.CLOSED and job.is_past(self.instant)
        return job.valid_through.instant.date() if job.valid_through and is_known else None

    @cached_property
    def next_changes(self) -> tuple[Change, ...]:
        """Return what time changes next: the jobs that close or open at the next such moment."""
        return find_next_changes(self.jobs, self.instant)

    def find_open_round(self, job: Job) -> Job | None:
        """Return the open job with the same identifier and employer as one that has ended."""
        if job.identifier is None:
            return None
        return self._open_by_identifier.get((job.identifier, job.hiring_organization))

    def find_related(self, job: Job, limit: int = 3) -> tuple[Job, ...]:
        """Return the open jobs most like `job`: of its team, at its places; the newest first.

        Only the newest of each team and place are looked at, so that a large board stays cheap.
        """
        likeness: Counter[int] = Counter()
        for key in _kinships(job):
            weight = 2 if key[0] == "employment_unit" else 1
            for rank in self._ranks_by_kinship.get(key, ())[:_COMPARED]:
                likeness[rank] += weight
        ranked = sorted(likeness, key=lambda rank: (-likeness[rank], rank))
        others = (self._newest_first[rank] for rank in ranked)
        return tuple(islice((other for other in others if other.path != job.path), limit))

    @cached_property
    def _newest_first(self) -> list[Job]:
        return sorted(self.open_jobs, key=lambda job: job.date_posted or date.min, reverse=True)

    @cached_property
    def _ranks_by_kinship(self) -> Mapping[tuple[str, str], list[int]]:
        """Return where the jobs of each team and place stand among the newest."""
        ranks: dict[tuple[str, str], list[int]] = {}
        for rank, job in enumerate(self._newest_first):
            for key in _kinships(job):
                ranks.setdefault(key, []).append(rank)
        return ranks

    @cached_property
    def _open_by_identifier(self) -> Mapping[tuple[str, Organization | None], Job]:
        return {
            (job.identifier, job.hiring_organization): job
            for job in self.open_jobs
            if job.identifier is not None
        }


def _kinships(job: Job) -> set[tuple[str, str]]:
    """Return what makes jobs kin: the team, each place, and that they can be done from home."""
    kin = {("job_location", name_place(place)) for place in job.job_location}
    if job.employment_unit:
        kin.add(("employment_unit", job.employment_unit))
    if job.is_remote:
        kin.add(("job_location", TELECOMMUTE))
    return kin


def arrange(
    jobs: Iterable[Job],
    *,
    sort: Sequence[str] = (),
    group_by: str | None = None,
    where: Mapping[str, Any] | None = None,
    order: Mapping[str, Sequence[str]] | None = None,
) -> list[Group]:
    """Filter, sort and group jobs; `order` is that of the values of a key, where it has its own."""
    ranks = order or {}
    chosen = [job for job in jobs if _matches(job, where or {})]
    chosen.sort(key=lambda job: job.path)
    for key in reversed(sort):
        name = key.removeprefix("-")
        values = {job.path: _sort_value(job, name, ranks.get(name, ())) for job in chosen}
        known = [job for job in chosen if values[job.path] is not None]
        known.sort(key=lambda job: values[job.path], reverse=key.startswith("-"))
        chosen = known + [job for job in chosen if values[job.path] is None]
    return group_jobs(chosen, group_by, ranks.get(group_by or "", ()))


def group_jobs(jobs: Sequence[Job], key: str | None, order: Sequence[str] = ()) -> list[Group]:
    """Group jobs and keep their order; without a `key` all stand in one group without a value.

    A job with several values of the key stands in each of their groups; groups are in the order
    that `order` has, then numbers, then the alphabet; the one without a value is last.
    """
    if key is None:
        return [Group(None, tuple(jobs))] if jobs else []
    groups: dict[str, list[Job]] = {}
    for job in jobs:
        for value in facet_values(job, key) or ("",):
            groups.setdefault(value, []).append(job)
    ordered = sorted(groups.items(), key=lambda item: (item[0] == "", rank(item[0], order)))
    return [Group(value or None, tuple(found)) for value, found in ordered]


def facet_values(job: Job, key: str) -> tuple[str, ...]:
    """Return the values of `key` that a job is grouped and filtered by, as text."""
    return tuple(dict.fromkeys(text for text in map(facet_text, raw_values(job, key)) if text))


def raw_values(job: Job, key: str) -> tuple[Any, ...]:
    """Return the values of `key`, which may be one of the site's own: `extra.grade`."""
    value = _value(job, key)
    values = value if isinstance(value, (tuple, list)) else (value,)
    return tuple(value for value in values if value is not None and not isinstance(value, dict))


def _value(job: Job, key: str) -> Any:
    return job.extra.get(key.removeprefix(PREFIX)) if key.startswith(PREFIX) else getattr(job, key)


def name_place(place: Place) -> str:
    """Return the one word that a place is grouped and filtered by: its town, where it has one."""
    return place.address_locality or place.name or place.address_region or place.address_country


def facet_text(value: Any) -> str:
    """Return what one value is grouped and filtered by."""
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
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def rank(
    text: str, order: Sequence[str] = (), words: str | None = None
) -> tuple[int, float, str, str]:
    """Return where a value stands among others: by an order of its own, as a number, as text.

    `words` are what people read in its place, if they read something else.
    """
    place = order.index(text) if text in order else len(order)
    number = float(text) if _NUMBER.fullmatch(text) else inf
    return place, number, collate(words or text), text


def collate(text: str) -> str:
    """Return what a text is sorted by: `Écrivain` is found below E, `Team 10` after `Team 2`."""
    text = _DIGITS.sub(lambda digits: digits[0].zfill(_WIDTH), text)
    if text.isascii():
        return text.casefold()
    letters = (letter for letter in normalize("NFKD", text) if not combining(letter))
    return "".join(letters).casefold()


def _sort_value(job: Job, key: str, order: Sequence[str]) -> Any:
    value = _value(job, key)
    if key.startswith(PREFIX):  # the site's own values can be of any type, and of several
        sortable = isinstance(value, (str, int, float))
        return rank(facet_text(value), order) if sortable else None
    if isinstance(value, Deadline):
        return value.instant.timestamp()
    return collate(value) if isinstance(value, str) else value


def _matches(job: Job, where: Mapping[str, Any]) -> bool:
    for key, wanted in where.items():
        found = {text.casefold() for text in facet_values(job, key)}
        options = wanted if isinstance(wanted, list) else [wanted]
        if found.isdisjoint(facet_text(option).casefold() for option in options):
            return False
    return True
