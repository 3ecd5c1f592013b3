"""The board: states at an instant, order and groups, whatever the order the jobs came in."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_careers.board import JobBoard, arrange, facet_values
from mkdocs_careers.dates import parse_deadline
from mkdocs_careers.listing_settings import GROUP_KEYS, SORTS, Listing
from mkdocs_careers.model import HYBRID, TELECOMMUTE, Job, Organization, Place, State
from tests.strategies import FULL, MINIMAL, OPEN_INSTANT, areas_of, jobs

CHICAGO, KIRITIMATI, LONDON = map(
    ZoneInfo, ("America/Chicago", "Pacific/Kiritimati", "Europe/London")
)
UTC_ZONE = ZoneInfo("UTC")


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


STATES: list[tuple[str, str | None, str | None, ZoneInfo, str, str]] = [
    # status, date_posted, valid_through, zone, instant, state
    ("open", "2026-11-02", None, UTC_ZONE, "2026-11-23T12:00Z", "open"),
    ("open", None, None, UTC_ZONE, "2026-11-23T12:00Z", "open"),
    ("draft", "2026-11-02", "2026-11-10", UTC_ZONE, "2026-11-23T12:00Z", "draft"),
    ("filled", "2026-11-02", "2026-11-10", UTC_ZONE, "2026-11-23T12:00Z", "filled"),
    ("filled", "2027-11-02", None, UTC_ZONE, "2026-11-23T12:00Z", "filled"),
    ("closed", "2027-11-02", None, UTC_ZONE, "2026-11-23T12:00Z", "closed"),
    ("draft", "2027-11-02", None, UTC_ZONE, "2026-11-23T12:00Z", "draft"),
    ("paused", "2026-11-02", None, UTC_ZONE, "2026-11-23T12:00Z", "paused"),
    ("paused", "2026-11-02", "2026-11-10", UTC_ZONE, "2026-11-23T12:00Z", "closed"),
    ("paused", "2027-11-02", None, UTC_ZONE, "2026-11-23T12:00Z", "paused"),
    ("open", "2027-11-02", "2026-11-10", UTC_ZONE, "2026-11-23T12:00Z", "closed"),
    # A deadline holds to its last moment, in the job's own zone.
    ("open", None, "2026-11-23", UTC_ZONE, "2026-11-23T23:59:59Z", "open"),
    ("open", None, "2026-11-23", UTC_ZONE, "2026-11-24T00:00Z", "closed"),
    ("open", None, "2026-11-23", CHICAGO, "2026-11-24T05:59:59Z", "open"),
    ("open", None, "2026-11-23", CHICAGO, "2026-11-24T06:00Z", "closed"),
    ("open", None, "2026-11-23", KIRITIMATI, "2026-11-23T09:59Z", "open"),
    ("open", None, "2026-11-23", KIRITIMATI, "2026-11-23T10:00Z", "closed"),
    ("open", None, "2026-11-23 12:00", CHICAGO, "2026-11-23T18:00Z", "open"),
    ("open", None, "2026-11-23 12:00", CHICAGO, "2026-11-23T18:00:01Z", "closed"),
    ("open", None, "2026-11-23 12:00-12:00", CHICAGO, "2026-11-24T00:00Z", "open"),
    ("open", None, "2026-11-23 12:00-12:00", CHICAGO, "2026-11-24T00:00:01Z", "closed"),
    ("open", None, "2026-11-23 12:00+14:00", CHICAGO, "2026-11-22T22:00:01Z", "closed"),
    # The days on which summer time begins and ends.
    ("open", None, "2026-03-08", CHICAGO, "2026-03-09T04:59:59Z", "open"),
    ("open", None, "2026-03-08", CHICAGO, "2026-03-09T05:00Z", "closed"),
    ("open", None, "2026-11-01", CHICAGO, "2026-11-02T05:59:59Z", "open"),
    ("open", None, "2026-11-01", CHICAGO, "2026-11-02T06:00Z", "closed"),
    ("open", "2026-03-29", None, LONDON, "2026-03-28T23:59:59Z", "scheduled"),
    ("open", "2026-03-30", None, LONDON, "2026-03-29T22:59:59Z", "scheduled"),
    ("open", "2026-03-30", None, LONDON, "2026-03-29T23:00Z", "open"),
    # A job is posted from the first moment of its day, in its own zone.
    ("open", "2026-11-24", None, UTC_ZONE, "2026-11-23T23:59:59Z", "scheduled"),
    ("open", "2026-11-24", None, UTC_ZONE, "2026-11-24T00:00Z", "open"),
    ("open", "2026-11-24", None, CHICAGO, "2026-11-24T05:59Z", "scheduled"),
    ("open", "2026-11-24", None, CHICAGO, "2026-11-24T06:00Z", "open"),
    ("open", "2026-11-24", None, KIRITIMATI, "2026-11-23T10:00Z", "open"),
    ("open", "2026-11-24", "2026-11-24", CHICAGO, "2026-11-25T05:59Z", "open"),
]


@pytest.mark.parametrize(("status", "posted", "through", "zone", "instant", "state"), STATES)
def test_state(
    status: str, posted: str | None, through: str | None, zone: ZoneInfo, instant: str, state: str
) -> None:
    job = Job(
        path="a.md",
        title="A",
        status=State(status),
        timezone=zone,
        date_posted=date.fromisoformat(posted) if posted else None,
        valid_through=parse_deadline(through, zone) if through else None,
    )
    assert job.state(at(instant)) is State(state)
    board = JobBoard.of([job], at(instant))
    assert board.states == {"a.md": State(state)}
    assert bool(board.open_jobs) is (state == "open")


@pytest.mark.parametrize(
    ("state", "ended", "unpublished"),
    [("draft", False, True), ("filled", True, False), ("closed", True, False),
     ("paused", False, False), ("scheduled", False, True), ("open", False, False)],
)  # fmt: skip
def test_kinds_of_states(state: str, ended: bool, unpublished: bool) -> None:  # noqa: FBT001
    assert (State(state).is_ended, State(state).is_unpublished) == (ended, unpublished)


@given(jobs(status=st.sampled_from([s for s in State if s is not State.SCHEDULED])))
def test_time_only_ends_a_job(job: Job) -> None:
    order = {State.SCHEDULED: 0, State.OPEN: 1, State.CLOSED: 2}
    days = [datetime(2020 + year, 6, 1, tzinfo=UTC) for year in range(22)]
    ranks = [order.get(job.state(day), 1) for day in days]
    assert ranks == sorted(ranks)


def job(path: str, **changes: Any) -> Job:
    return replace(MINIMAL, path=path, **changes)


def paths(found: Any) -> list[str]:
    return [job.path for group in found for job in group.jobs]


A = job("a.md", title="Écrivain", date_posted=date(2026, 11, 2), employment_unit="Design",
        employment_type=("FULL_TIME", "INTERN"))  # fmt: skip
B = job("b.md", title="analyst", date_posted=date(2026, 11, 5), employment_unit="code",
        featured=True, job_location=(), job_location_type=TELECOMMUTE,
        applicant_location_requirements=areas_of(["US", "EU"]))  # fmt: skip
C = job("c.md", title="Zoologist", date_posted=None, employment_unit=None,
        employment_type=("INTERN",),
        valid_through=parse_deadline("2027-01-15", UTC_ZONE))  # fmt: skip
D = job("d.md", title="Analyst", date_posted=date(2026, 11, 5), employment_unit="Code",
        job_location=(Place("US", "Boston"), Place("US", "Chicago")),
        job_location_type=HYBRID)  # fmt: skip


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ((), "abcd"),
        (Listing().sort, "bdac"),
        (("title",), "bdac"),
        (("-title",), "cabd"),
        (("date_posted",), "abdc"),
        (("-date_posted",), "bdac"),
        (("valid_through",), "cabd"),
        (("-valid_through",), "cabd"),
        (("-featured",), "bacd"),
        (("employment_unit", "title"), "bdac"),
        (("identifier",), "abcd"),
    ],
)
def test_sort(sort: tuple[str, ...], expected: str) -> None:
    found = paths(arrange([D, C, B, A], sort=sort))
    assert "".join(path[0] for path in found) == expected


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        (None, [(None, "abcd")]),
        ("employment_unit", [("Code", "d"), ("code", "b"), ("Design", "a"), (None, "c")]),
        ("employment_type", [("FULL_TIME", "a"), ("INTERN", "ac"), (None, "bd")]),
        ("job_location", [("Boston", "d"), ("Chicago", "acd"), (None, "b")]),
        ("job_location_type", [("HYBRID", "d"), ("TELECOMMUTE", "b"), (None, "ac")]),
        ("applicant_location_requirements", [("EU", "b"), ("US", "b"), (None, "acd")]),
        ("hiring_organization", [("Peer 2 Peer University", "abcd")]),
        ("industry", [(None, "abcd")]),
    ],
)
def test_groups(key: str | None, expected: list[tuple[str | None, str]]) -> None:
    groups = arrange([D, C, B, A], group_by=key)
    assert [(g.value, "".join(job.path[0] for job in g.jobs)) for g in groups] == expected


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        ({}, "abcd"),
        ({"employment_type": "INTERN"}, "ac"),
        ({"employment_type": "intern"}, "ac"),
        ({"employment_type": ["FULL_TIME", "VOLUNTEER"]}, "a"),
        ({"employment_type": "INTERN", "employment_unit": "Design"}, "a"),
        ({"featured": True}, "b"),
        ({"featured": False}, "acd"),
        ({"job_location": "chicago"}, "acd"),
        ({"job_location_type": "TELECOMMUTE"}, "b"),
        ({"applicant_location_requirements": "EU"}, "b"),
        ({"date_posted": "2026-11-05"}, "bd"),
        ({"valid_through": "2027-01-15"}, "c"),
        ({"hiring_organization": "Peer 2 Peer University"}, "abcd"),
        ({"industry": "none"}, ""),
    ],
)
def test_where(where: dict[str, Any], expected: str) -> None:
    assert "".join(path[0] for path in paths(arrange([D, C, B, A], where=where))) == expected


def test_no_jobs_no_groups() -> None:
    assert arrange([], group_by="employment_unit") == arrange([]) == []
    assert JobBoard.of([], OPEN_INSTANT).open_jobs == ()


@pytest.mark.parametrize("key", GROUP_KEYS)
def test_facets_are_text(key: str) -> None:
    assert all(isinstance(value, str) and value for value in facet_values(FULL, key))


def rounds(**changes: Any) -> tuple[Job, Job, JobBoard]:
    last = job("2025.md", identifier="PC", status=State.FILLED)
    new = replace(last, **({"path": "2026.md", "status": State.OPEN} | changes))
    return last, new, JobBoard.of([new, last], OPEN_INSTANT)


def test_open_round_of_an_ended_job() -> None:
    last, new, board = rounds()
    assert board.find_open_round(last) == new


@pytest.mark.parametrize(
    "changes",
    [
        {"identifier": "PC-2"},
        {"identifier": None},
        {"hiring_organization": Organization("Another")},
        {"status": State.PAUSED},
        {"status": State.DRAFT},
        {"date_posted": date(2027, 1, 1)},
        {"valid_through": parse_deadline("2026-11-20", UTC_ZONE)},
    ],
)
def test_no_open_round(changes: dict[str, Any]) -> None:
    last, _, board = rounds(**changes)
    assert board.find_open_round(last) is None


def test_job_without_identifier_has_no_other_round() -> None:
    one, two = job("1.md", status=State.FILLED), job("2.md")
    assert JobBoard.of([one, two], OPEN_INSTANT).find_open_round(one) is None


MANY = st.lists(jobs(path=""), max_size=5, unique_by=lambda job: job.path)


@given(
    found=MANY,
    random=st.randoms(use_true_random=False),
    sort=st.lists(st.sampled_from(SORTS), max_size=3),
    group_by=st.sampled_from([None, *GROUP_KEYS]),
)
def test_order_does_not_depend_on_the_order_of_files(
    found: list[Job], random: Any, sort: list[str], group_by: str | None
) -> None:
    mixed = list(found)
    random.shuffle(mixed)
    assert arrange(mixed, sort=sort, group_by=group_by) == arrange(
        found, sort=sort, group_by=group_by
    )
    instant = OPEN_INSTANT + timedelta(days=random.randint(-2000, 2000))
    one, other = JobBoard.of(mixed, instant), JobBoard.of(found, instant)
    assert one.jobs == other.jobs
    assert one.open_jobs == other.open_jobs
    assert [one.find_open_round(job) for job in found] == [other.find_open_round(j) for j in found]


@given(found=MANY, group_by=st.sampled_from(GROUP_KEYS), sort=st.sampled_from(SORTS))
def test_groups_lose_no_job(found: list[Job], group_by: str, sort: str) -> None:
    groups = arrange(found, sort=[sort], group_by=group_by)
    assert {job.path for group in groups for job in group.jobs} == {job.path for job in found}
    assert all(group.jobs for group in groups)
    assert len({group.value for group in groups}) == len(groups)


def named(name: str, unit: str | None, *places: str, days: int = 0, **more: Any) -> Job:
    return replace(
        MINIMAL, path=f"careers/{name}.md", title=name, employment_unit=unit,
        job_location=tuple(Place("US", place) for place in places),
        date_posted=date(2020, 1, 1) + timedelta(days), **more,
    )  # fmt: skip


def related_to(job: Job, *others: Job, limit: int = 3) -> list[str]:
    board = JobBoard.of([*others, job], OPEN_INSTANT)
    return [other.title for other in board.find_related(job, limit)]


def test_related_jobs_are_of_the_team_first_then_at_the_place_the_newest_first() -> None:
    job = named("Job", "Design", "Boston")
    both = named("Both", "Design", "Boston")
    old, new = named("Old", "Design", "Chicago", days=1), named("New", "Design", "Nairobi", days=2)
    near, far = named("Near", "Research", "Boston", days=9), named("Far", "Research", "Nairobi")
    assert related_to(job, near, old, far, new, both, limit=9) == ["Both", "New", "Old", "Near"]
    assert related_to(job, near, old, far, new, both) == ["Both", "New", "Old"]


def test_remote_jobs_are_related_to_each_other() -> None:
    remote: dict[str, Any] = {"job_location_type": TELECOMMUTE}
    assert related_to(named("Job", None, **remote), named("Other", None, **remote)) == ["Other"]
    assert related_to(named("Job", None), named("Other", None)) == []


def test_only_open_jobs_are_related() -> None:
    job = named("Job", "Design")
    ended = named("Ended", "Design", status=State.FILLED)
    assert related_to(job, ended) == []
    assert related_to(ended, job) == ["Job"]


def test_related_jobs_of_a_large_team_are_the_newest() -> None:
    team = [named(f"Job {number}", "Design", days=number) for number in range(500)]
    assert related_to(team[0], *team[1:]) == ["Job 499", "Job 498", "Job 497"]
