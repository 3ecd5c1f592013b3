"""Changes: what time alone does to jobs. One that is over closes, a scheduled one opens."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mkdocs_careers.model import Job, State

_A_MOMENT = timedelta.resolution
"""What lies between the last moment to apply and the first moment at which the job is closed."""


@dataclass(frozen=True, slots=True)
class Change:
    """From `instant` on, which is in UTC, `job` is in `state`."""

    instant: datetime
    job: Job
    state: State


def find_next_changes(jobs: Iterable[Job], instant: datetime) -> tuple[Change, ...]:
    """Return what changes at the next moment after `instant` at which anything does.

    There is none where no job ever changes by itself again.
    """
    firsts = [change for job in jobs if (change := next(_changes(job, instant), None))]
    moment = min((change.instant for change in firsts), default=None)
    return tuple(change for change in firsts if change.instant == moment)


def find_changes(jobs: Iterable[Job], since: datetime, until: datetime) -> tuple[Change, ...]:
    """Return what time has changed after `since` and up to `until`: each job's last change."""
    found = []
    for job in jobs:
        found += [change for change in _changes(job, since) if change.instant <= until][-1:]
    return tuple(found)


def describe_next_changes(changes: Sequence[Change]) -> str:
    """Return the sentence that says when something changes next; empty where nothing does.

    The clock is that of the first job's time zone.
    """
    if not changes:
        return ""
    first = changes[0]
    what = (
        f"{len(changes)} jobs open or close"
        if len(changes) > 1
        else f"'{first.job.title}' {'closes' if first.state.is_ended else 'opens'}"
    )
    local = first.instant
    with suppress(OverflowError):  # where the year 10000 begins earlier than in UTC
        local = local.astimezone(first.job.timezone)
    when = local.replace(tzinfo=None).isoformat(" ", "minutes")
    return f"The next change is due {when} ({local.tzinfo}): {what}."


def _changes(job: Job, instant: datetime) -> Iterator[Change]:
    """Yield the changes of one job after `instant`, in their order."""
    before = job.state(instant)
    for moment in sorted(_moments(job)):
        if moment > instant and (state := job.state(moment)) is not before:
            yield Change(moment, job, state)
            before = state


def _moments(job: Job) -> Iterator[datetime]:
    """Yield when the job's dates begin to count, in UTC, where every moment comes once.

    What no calendar has is left out: a job that ends with the year 9999 never does.
    """
    with suppress(OverflowError):
        if job.valid_through:
            yield job.valid_through.instant.astimezone(UTC) + _A_MOMENT
    with suppress(OverflowError):
        if job.date_posted:
            yield datetime.combine(job.date_posted, time(), job.timezone).astimezone(UTC)
