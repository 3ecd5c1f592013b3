"""Listed jobs: which jobs `list` shows, in which order, and under which heading."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from mkdocs_careers.areas import WORLDWIDE
from mkdocs_careers.dates import day_in
from mkdocs_careers.model import HYBRID, State

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
    from datetime import datetime

    from mkdocs_careers.cli.site_jobs import SiteJobs
    from mkdocs_careers.model import Deadline, Job, Place

_RANKS = {
    State.OPEN: 0, State.SCHEDULED: 1, State.PAUSED: 2, State.DRAFT: 3,
    State.FILLED: 4, State.CLOSED: 4,
}  # fmt: skip
"""What needs attention first; what is over is one heap, by its age."""


@dataclass(frozen=True, slots=True)
class ListedJob:
    """A job as `list` shows it: `name` is that of its file, seen from the current folder.

    `url` is the address of its page, None where it has none or nobody can know it.
    """

    job: Job
    name: str
    state: State
    translations: tuple[str, ...] = ()
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """Some jobs, with what they have in common; `advice` says what can be done about it."""

    heading: str
    jobs: Sequence[ListedJob]
    advice: str = ""
    empty: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """What somebody wants to know. `expiring` and `stale` are days; they look at open jobs."""

    states: Collection[State] = ()
    expiring: int | None = None
    stale: int | None = None

    def answer(self, jobs: Iterable[ListedJob], instant: datetime) -> list[Section]:
        """Return the jobs that are asked for, without a section for what nobody asked."""
        if self.expiring is None and self.stale is None:
            return self._by_state(jobs)
        openings = [listed for listed in jobs if listed.state is State.OPEN]
        sections = []
        if self.expiring is not None:
            days, within = self.expiring, _days(self.expiring)
            sections.append(
                Section(
                    f"Closing within {within}" if days else "Closing today",
                    _choose(openings, partial(_expires, instant=instant, days=days), _by_urgency),
                    "They close by themselves. Where you still look, move `valid_through`.",
                    f"No job closes within {within}." if days else "No job closes today.",
                )
            )
        if self.stale is not None:
            since = _days(self.stale)
            sections.append(
                Section(
                    f"Posted at least {since} ago, and open without an end",
                    _choose(
                        openings, partial(_is_stale, instant=instant, days=self.stale), _by_age
                    ),
                    "Still looking? Then give them a `valid_through`. Else: `status: filled`.",
                    f"No job without an end was posted {since} ago or earlier.",
                )
            )
        return sections

    def _by_state(self, jobs: Iterable[ListedJob]) -> list[Section]:
        wanted = [listed for listed in jobs if not self.states or listed.state in self.states]
        if not wanted:
            states = " or ".join(state for state in State if state in self.states)
            return [Section("", (), empty=f"No job is {states}." if states else "No jobs.")]
        groups: dict[State, list[ListedJob]] = {}
        for listed in sorted(wanted, key=_by_urgency):
            groups.setdefault(listed.state, []).append(listed)
        return [Section(state.value.capitalize(), found) for state, found in groups.items()]


def list_jobs(
    found: SiteJobs,
    instant: datetime,
    address_of: Callable[[str], str | None],
    *,
    ended_have_pages: bool = True,
) -> list[ListedJob]:
    """Return every job once, with its state; its translations go with it.

    `address_of` returns where the page of a file is, if the job has one.
    """
    translations: dict[str, list[str]] = {}
    for path, job in found.jobs.items():
        if job.translation_of is not None and job.translation_of in found.jobs:
            translations.setdefault(job.translation_of, []).append(found.names[path])
    return [
        ListedJob(
            job,
            found.names[path],
            state := job.state(instant),
            tuple(translations.get(path, ())),
            None
            if state.is_unpublished or (state.is_ended and not ended_have_pages)
            else address_of(path),
        )
        for path, job in found.jobs.items()
        if job.translation_of not in found.jobs
    ]


def describe_places(job: Job) -> str:
    """Say in short where the work is: `Chicago, IL, US or remote (US, CA)`."""
    parts = [" / ".join(map(describe_place, job.job_location))]
    if job.is_remote:
        areas = ", ".join(
            "anywhere" if area.name == WORLDWIDE else area.name
            for area in job.applicant_location_requirements
        )
        parts.append(f"remote ({areas})" if areas else "remote")
    where = " or ".join(filter(None, parts))
    return f"{where} (hybrid)".strip() if job.job_location_type == HYBRID else where


def describe_place(place: Place) -> str:
    """Write a place without its street."""
    name = place.address_locality or place.name
    return ", ".join(filter(None, (name, place.address_region, place.address_country)))


def describe_deadline(deadline: Deadline | None) -> str:
    """Write the last day to apply, with the time where the job has one."""
    if deadline is None:
        return ""
    day = deadline.instant.date().isoformat()
    return day if deadline.whole_day else f"{day} {deadline.instant:%H:%M}"


def _days(number: int) -> str:
    return "1 day" if number == 1 else f"{number:,} days"


def _choose(
    jobs: Iterable[ListedJob],
    is_wanted: Callable[[ListedJob], bool],
    key: Callable[[ListedJob], tuple[float | str, ...]],
) -> list[ListedJob]:
    return sorted(filter(is_wanted, jobs), key=key)


def _expires(listed: ListedJob, instant: datetime, days: int) -> bool:
    """Tell whether the last day to apply is at most so many days from today, on its own clock."""
    if listed.job.valid_through is None:
        return False
    last = listed.job.valid_through.instant
    today = day_in(last.tzinfo or listed.job.timezone, instant)
    return (last.date() - today).days <= days


def _is_stale(listed: ListedJob, instant: datetime, days: int) -> bool:
    job = listed.job
    if job.valid_through is not None or job.date_posted is None:
        return False
    return (day_in(job.timezone, instant) - job.date_posted).days >= days


def _by_urgency(listed: ListedJob) -> tuple[float | str, ...]:
    """Sort what closes soonest first, and then the newest."""
    return (_RANKS[listed.state], *_urgency(listed), *_by_name(listed))


def _urgency(listed: ListedJob) -> Iterator[float]:
    posted = listed.job.date_posted
    if listed.state in (State.OPEN, State.PAUSED):
        through = listed.job.valid_through
        yield through.instant.timestamp() if through else float("inf")
    if listed.state is State.SCHEDULED and posted:
        yield posted.toordinal()  # the first to come is next
    else:
        yield -posted.toordinal() if posted else 0


def _by_age(listed: ListedJob) -> tuple[float | str, ...]:
    posted = listed.job.date_posted
    return (posted.toordinal() if posted else 0, *_by_name(listed))


def _by_name(listed: ListedJob) -> tuple[str, str]:
    return listed.job.title.casefold(), listed.name
