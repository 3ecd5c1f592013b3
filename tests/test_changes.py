"""Changes: when time closes or opens a job next, to the moment, in every zone."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_careers.board import JobBoard
from mkdocs_careers.changes import (
    Change,
    describe_next_changes,
    find_changes,
    find_next_changes,
)
from mkdocs_careers.dates import parse_deadline
from mkdocs_careers.model import Job, State
from tests.strategies import jobs as any_jobs

NEW_YORK = ZoneInfo("America/New_York")
NOW = datetime.fromisoformat("2026-11-23T12:00Z")
ZONES = (
    "UTC", "America/New_York", "Pacific/Kiritimati", "Etc/GMT+12", "Asia/Beirut", "America/Nuuk",
    "America/Havana", "Australia/Lord_Howe",
)  # fmt: skip


def job(
    through: str | None = None, posted: str | None = None, zone: str = "America/New_York",
    title: str = "Coach", **more: Any,
) -> Job:  # fmt: skip
    place = ZoneInfo(zone)
    return Job(
        path=f"careers/{title}.md",
        title=title,
        timezone=place,
        date_posted=date.fromisoformat(posted) if posted else None,
        valid_through=parse_deadline(through, place) if through else None,
        **more,
    )


def said(*jobs: Job, now: datetime = NOW) -> str:
    return describe_next_changes(JobBoard.of(jobs, now).next_changes)


@pytest.mark.parametrize(
    ("job", "sentence"),
    [
        (job("2027-01-15"), "2027-01-16 00:00 (NY): 'Coach' closes."),
        (job("2027-01-15 12:00"), "2027-01-15 12:00 (NY): 'Coach' closes."),
        (job("2027-01-15 12:00Z"), "2027-01-15 07:00 (NY): 'Coach' closes."),
        (job(posted="2027-01-04"), "2027-01-04 00:00 (NY): 'Coach' opens."),
        (job("2027-01-15", "2027-01-04"), "2027-01-04 00:00 (NY): 'Coach' opens."),
        (job("2027-01-15", status=State.PAUSED), "2027-01-16 00:00 (NY): 'Coach' closes."),
        (job("2026-11-23", zone="Pacific/Kiritimati"), ""),
        (job("2026-11-23", zone="Etc/GMT+12"), "2026-11-24 00:00 (Etc/GMT+12): 'Coach' closes."),
        (job("0001-01-01", zone="Pacific/Kiritimati"), ""),
        (job("9999-12-31"), ""),
        (job("9999-12-31", zone="Pacific/Kiritimati"), "9999-12-31 10:00 (UTC): 'Coach' closes."),
        (job(posted="0001-01-01", zone="Pacific/Kiritimati"), ""),
        (job(posted="9999-12-31", zone="UTC"), "9999-12-31 00:00 (UTC): 'Coach' opens."),
        (job(), ""),
        (job("2026-11-10"), ""),
        (job("2027-01-15", posted="2028-01-01"), "2027-01-16 00:00 (NY): 'Coach' closes."),
        (job("2027-01-15", status=State.DRAFT), ""),
        (job("2027-01-15", status=State.FILLED), ""),
        (job("2027-01-15", status=State.CLOSED), ""),
        (job(posted="2027-01-15", status=State.PAUSED), ""),
    ],
)  # fmt: skip
def test_the_next_change_of_one_job(job: Job, sentence: str) -> None:
    expected = f"The next change is due {sentence.replace('(NY)', '(America/New_York)')}"
    assert said(job) == (expected if sentence else "")


def test_several_jobs_at_one_moment_are_counted() -> None:
    board = [
        job("2027-01-15", title="A"),
        job("2027-01-16 05:00Z", title="C", zone="Europe/London"),  # a moment after the first two
        job(posted="2027-01-16", title="B"),
        job("2027-02-01", title="D"),
    ]
    first = JobBoard.of(board, NOW).next_changes
    assert [(c.job.title, c.state) for c in first] == [("A", State.CLOSED), ("B", State.OPEN)]
    due = "The next change is due 2027-01-16 00:00 (America/New_York)"
    assert said(*board) == f"{due}: 2 jobs open or close."
    assert said() == ""


@pytest.mark.parametrize("zone", ZONES)
def test_a_job_closes_when_its_day_is_over_whatever_clocks_do(zone: str) -> None:
    place = ZoneInfo(zone)
    for number in range(366):
        day = date(2026, 1, 1) + timedelta(days=number)
        begin = datetime(2025, 12, 30, tzinfo=UTC) + timedelta(days=number)
        (change,) = find_next_changes([job(day.isoformat(), zone=zone)], begin)
        assert change.instant.astimezone(place).date() == day + timedelta(days=1)
        assert (change.instant - timedelta.resolution).astimezone(place).date() == day
        (change,) = find_next_changes([job(posted=day.isoformat(), zone=zone)], begin)
        assert change.instant.astimezone(place).date() == day
        assert (change.instant - timedelta.resolution).astimezone(place).date() < day


@given(any_jobs(), st.datetimes(timezones=st.just(UTC)))
def test_the_state_is_another_from_that_moment_on_and_not_before(job: Job, now: datetime) -> None:
    for change in find_next_changes([job], now):
        assert now < change.instant
        assert change.state is job.state(change.instant) is not job.state(now)
        assert job.state(change.instant - timedelta.resolution) is job.state(now)


def test_what_has_changed_since() -> None:
    board = [
        job("2026-11-20", title="Closed"),
        job(posted="2026-11-23", title="Opened"),
        job("2026-11-22", posted="2026-11-21", title="Opened and closed"),
        job("2026-11-10", title="Closed before"),
        job("2026-12-01", title="Open"),
        job("2026-11-20", title="Filled", status=State.FILLED),
    ]

    def since(text: str) -> list[tuple[str, State]]:
        found = find_changes(board, datetime.fromisoformat(text), NOW)
        return [(change.job.title, change.state) for change in found]

    assert since("2026-11-20T12:00Z") == [
        ("Closed", State.CLOSED),
        ("Opened", State.OPEN),
        ("Opened and closed", State.CLOSED),
    ]
    assert since("2026-11-23T04:59:59Z") == [
        ("Opened", State.OPEN),
        ("Opened and closed", State.CLOSED),
    ]
    assert since("2026-11-23T05:00Z") == []
    assert since("2027-01-01T00:00Z") == []


def test_moments_follow_each_other() -> None:
    board = [job("2027-01-15", posted="2027-01-04"), job("2027-01-10", title="B")]
    now, seen = NOW, list[Change]()
    while changes := find_next_changes(board, now):
        seen += changes
        now = changes[0].instant
    assert [(c.job.title, c.state.value) for c in seen] == [
        ("Coach", "open"),
        ("B", "closed"),
        ("Coach", "closed"),
    ]
    assert all(a.instant < b.instant for a, b in pairwise(seen))
