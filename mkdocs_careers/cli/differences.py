"""Differences: what happened to the jobs of a site between two moments of its history."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from mkdocs_careers.cli.listed_jobs import ListedJob, list_jobs
from mkdocs_careers.languages import is_same
from mkdocs_careers.model import State
from mkdocs_careers.outputs.facts import build_facts
from mkdocs_careers.outputs.language import load_language
from mkdocs_careers.settings import EXCLUDE

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
    from datetime import datetime

    from mkdocs_careers.cli.site_jobs import SiteJobs
    from mkdocs_careers.model import Apply, Job
    from mkdocs_careers.settings import Settings


class Reason(StrEnum):
    """Why a job is open now and was not, or the other way round."""

    NEW = "new"
    PUBLISHED = "published"
    REOPENED = "reopened"
    FILLED = "filled"
    CLOSED = "closed"
    EXPIRED = "expired"
    PAUSED = "paused"
    WITHDRAWN = "withdrawn"
    DELETED = "deleted"


@dataclass(frozen=True)
class Snapshot:
    """A site at one moment: its settings, its jobs, and the instant they are looked at.

    `address_of` returns where the page of a file is; nothing is known of pages of long ago.
    """

    settings: Settings
    found: SiteJobs
    instant: datetime
    address_of: Callable[[str], str | None] = lambda _path: None

    @cached_property
    def jobs(self) -> Mapping[str, ListedJob]:
        """Return the jobs by their path in the folder of the jobs, which may be renamed."""
        listed = list_jobs(
            self.found,
            self.instant,
            self.address_of,
            ended_have_pages=self.settings.ended != EXCLUDE,
        )
        return {self._key(job.job.path): job for job in listed}

    @cached_property
    def unknown(self) -> frozenset[str]:
        """Return the files of which nothing can be said, because they have mistakes."""
        return frozenset(map(self._key, self.found.names.keys() - self.found.jobs.keys()))

    def text_of(self, job: Job) -> bytes:
        """Return what is the same only for jobs whose ads have the same text."""
        return self.found.texts[job.path]

    def languages_of(self, job: Job) -> tuple[str, ...]:
        """Return the languages that a job is translated into."""
        return self._languages.get(job.path, ())

    @cached_property
    def _languages(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for job in self.found.jobs.values():
            if job.translation_of and job.language:
                found[job.translation_of] = (*found.get(job.translation_of, ()), job.language)
        return {path: tuple(sorted(languages)) for path, languages in found.items()}

    def _key(self, path: str) -> str:
        known = self.settings.localization
        language = known.split(path).language if known and known.in_folders else None
        inner = path.removeprefix(f"{language}/") if language else path
        if known and language and is_same(language, known.default):
            language = None
        inner = inner.removeprefix(f"{self.settings.jobs_dir.strip('/')}/")
        return f"{language}/{inner}" if language else inner


@dataclass(frozen=True, slots=True)
class FactChange:
    """One fact of a job, before and after; without values where they are too much to say."""

    key: str
    label: str
    old: tuple[str, ...]
    new: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Moved:
    """A job that opened or closed. `job` is as it is now, or as it was where it is gone."""

    job: ListedJob
    reason: Reason


@dataclass(frozen=True, slots=True)
class Changed:
    """A job that is published as before, with other facts."""

    job: ListedJob
    facts: tuple[FactChange, ...]


@dataclass(frozen=True, slots=True)
class Differences:
    """What happened to the jobs of a site, each kind in the order of their titles."""

    opened: tuple[Moved, ...] = ()
    closed: tuple[Moved, ...] = ()
    changed: tuple[Changed, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.opened or self.closed or self.changed)


_Told = TypeVar("_Told", Moved, Changed)


def compare(before: Snapshot, after: Snapshot) -> Differences:
    """Return what is different; files with mistakes, now or then, are left out."""
    opened: list[Moved] = []
    closed: list[Moved] = []
    changed: list[Changed] = []
    for old, new in _pairs(before, after):
        was, now = old.state if old else None, new.state if new else None
        if now is State.OPEN and was is not State.OPEN and new:
            opened.append(Moved(new, _why_open(was)))
        elif was is State.OPEN and now is not State.OPEN and old:
            closed.append(Moved(new or old, _why_closed(new)))
        elif old and new and _is_told({old.state, new.state}):
            facts = tuple(_find_changes(old, new, before, after))
            if facts:
                changed.append(Changed(new, facts))
    return Differences(_sort(opened), _sort(closed), _sort(changed))


def _is_told(states: set[State]) -> bool:
    """Tell whether the facts of a job are told: those of a draft, or of an old job, are not."""
    return not any(state.is_unpublished for state in states) and not all(
        state.is_ended for state in states
    )


def _sort(found: Iterable[_Told]) -> tuple[_Told, ...]:
    return tuple(sorted(found, key=lambda one: (one.job.job.title.casefold(), one.job.name)))


def _pairs(
    before: Snapshot, after: Snapshot
) -> Iterator[tuple[ListedJob | None, ListedJob | None]]:
    """Yield each job as it was and as it is; one whose file was renamed stays one job."""
    unknown = before.unknown | after.unknown
    old = {key: job for key, job in before.jobs.items() if key not in unknown}
    new = {key: job for key, job in after.jobs.items() if key not in unknown}
    for key in old.keys() & new.keys():
        yield old.pop(key), new.pop(key)
    marks: tuple[Callable[[Snapshot, Job], Hashable], ...] = (
        _identity,
        lambda snapshot, job: (job.title, snapshot.text_of(job)),
        lambda _snapshot, job: (job.title, job.date_posted),
    )
    for mark in marks:
        old_by_mark = _unique(old, lambda job: mark(before, job))  # noqa: B023 - used at once
        new_by_mark = _unique(new, lambda job: mark(after, job))  # noqa: B023 - the same
        for found in old_by_mark.keys() & new_by_mark.keys():
            yield old.pop(old_by_mark[found]), new.pop(new_by_mark[found])
    for job in old.values():
        yield job, None
    for job in new.values():
        yield None, job


def _identity(_snapshot: Snapshot, job: Job) -> Hashable:
    employer = job.hiring_organization.name if job.hiring_organization else ""
    return (job.identifier, employer) if job.identifier else None


def _unique(jobs: Mapping[str, ListedJob], mark: Callable[[Job], Hashable]) -> dict[Hashable, str]:
    """Return where the jobs are that alone have a mark."""
    marks = {key: mark(listed.job) for key, listed in jobs.items()}
    counts = Counter(marks.values())
    return {found: key for key, found in marks.items() if found is not None and counts[found] == 1}


def _why_open(was: State | None) -> Reason:
    if was is None:
        return Reason.NEW
    return Reason.PUBLISHED if was.is_unpublished else Reason.REOPENED


def _why_closed(new: ListedJob | None) -> Reason:
    if new is None:
        return Reason.DELETED
    if new.state is State.CLOSED:
        return Reason.CLOSED if new.job.status is State.CLOSED else Reason.EXPIRED
    reasons = {State.FILLED: Reason.FILLED, State.PAUSED: Reason.PAUSED}
    return reasons.get(new.state, Reason.WITHDRAWN)


def _find_changes(
    old: ListedJob, new: ListedJob, before: Snapshot, after: Snapshot
) -> Iterator[FactChange]:
    was, now = _facts(old, before), _facts(new, after)
    for key in dict.fromkeys((*now, *was)):
        old_label, old_values = was.get(key, ("", ()))
        label, values = now.get(key, (old_label, ()))
        if old_values != values:
            yield FactChange(key, label, old_values, values)
    if before.text_of(old.job) != after.text_of(new.job):
        yield FactChange("text", "Text", (), ())
    if old.job.path != new.job.path:
        yield FactChange("path", "File", (old.name,), (new.name,))


def _facts(listed: ListedJob, snapshot: Snapshot) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Return what is known of a job, by its key: the label, and the values in words."""
    job = listed.job
    own = {
        "title": ("Title", (job.title,)),
        "state": ("State", (listed.state.value,)),
        "description": ("Summary", (job.description,) if job.description else ()),
    }
    facts = build_facts(job, load_language("en"), snapshot.settings.overlay)
    return {
        **own,
        **{fact.key: (fact.label, fact.values) for fact in facts},
        "apply": ("How to apply", tuple(_describe_apply(job.apply))),
        "featured": ("Featured", ("yes",) if job.featured else ()),
        "translations": ("Translations", snapshot.languages_of(job)),
    }


def _describe_apply(apply: Apply) -> Iterator[str]:
    yield from apply.email
    yield from apply.cc
    yield from apply.materials
    yield from filter(None, (apply.url, apply.subject, apply.body, apply.instructions))
