"""Notes about where a job stands today: they follow the clock, and never count."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_careers.codes import Code, Severity
from mkdocs_careers.reader import read_job
from mkdocs_careers.settings import Settings
from mkdocs_careers.source import Source
from tests.strategies import INSTANTS, OFFSETS

BODY = "Help learning circles grow. " * 8
CODES = {"posted-long-ago", "posted-later", "closes-soon", "ended"}
DAYS = st.dates(datetime(2020, 1, 1).date(), datetime(2040, 1, 1).date())  # noqa: DTZ001


def notes(instant: str | datetime, **keys: Any) -> list[str]:
    """Return which of the notes a job in Berlin has at an instant."""
    data = {
        "title": "Baker",
        "timezone": "Europe/Berlin",
        "job_location": {"address_country": "DE"},
        "apply": {"email": "jobs@example.org"},
    } | keys
    source = Source("job.md", f"---\n{json.dumps(data)}\n---\n\n{BODY}")
    at = datetime.fromisoformat(instant) if isinstance(instant, str) else instant
    found = [d for d in read_job(source, Settings(), at).diagnostics if d.code.code in CODES]
    assert {d.severity for d in found} <= {Severity.NOTE}
    return [d.code.code for d in found]


@pytest.mark.parametrize(
    ("instant", "keys", "found"),
    [
        ("2026-11-23T12:00Z", {}, []),
        # 90 days after 2026-11-02 are over with 2027-01-31
        ("2027-01-31T22:59Z", {}, []),
        ("2027-01-31T23:00Z", {}, ["posted-long-ago"]),
        ("2027-06-01T12:00Z", {"valid_through": "2027-12-01"}, []),
        ("2027-06-01T12:00Z", {"status": "paused"}, []),
        ("2027-06-01T12:00Z", {"status": "draft"}, []),
        ("2027-06-01T12:00Z", {"status": "filled"}, []),
        # a day begins in Berlin an hour before it does in Greenwich
        ("2026-11-01T22:59Z", {}, ["posted-later"]),
        ("2026-11-01T23:00Z", {}, []),
        ("2026-10-01T12:00Z", {"status": "draft"}, []),
        ("2026-10-01T12:00Z", {"status": "paused"}, []),
        ("2026-10-01T12:00Z", {"valid_through": "2026-12-01"}, ["posted-later"]),
        ("2026-10-01T12:00Z", {"valid_through": "2026-10-20"}, []),
        # the last day of 2026-11-30 is over at 23:00 in Greenwich
        ("2026-11-23T22:59Z", {"valid_through": "2026-11-30"}, []),
        ("2026-11-23T23:00Z", {"valid_through": "2026-11-30"}, ["closes-soon"]),
        ("2026-11-30T22:59Z", {"valid_through": "2026-11-30"}, ["closes-soon"]),
        ("2026-11-30T23:00Z", {"valid_through": "2026-11-30"}, ["ended"]),
        ("2026-11-24T10:59Z", {"valid_through": "2026-12-01 12:00"}, []),
        ("2026-11-24T11:00Z", {"valid_through": "2026-12-01 12:00"}, ["closes-soon"]),
        ("2026-11-30T12:00Z", {"valid_through": "2026-11-30", "status": "paused"}, []),
        ("2026-12-30T12:00Z", {"valid_through": "2026-11-30", "status": "paused"}, []),
        ("2026-12-30T12:00Z", {"valid_through": "2026-11-30", "status": "closed"}, []),
        ("2026-12-30T12:00Z", {"valid_through": "2026-11-30", "status": "draft"}, []),
        ("2026-12-30T12:00Z", {"valid_through": "2026-10-30"}, []),
        ("2026-11-23T12:00Z", {"valid_through": "9999-12-31T23:59-12:00"}, []),
    ],
)
def test_notes(instant: str, keys: dict[str, Any], found: list[str]) -> None:
    assert notes(instant, **{"date_posted": "2026-11-02"} | keys) == found


@given(DAYS, st.none() | DAYS, INSTANTS, OFFSETS)
def test_one_note_at_most(posted: Any, through: Any, instant: datetime, offset: Any) -> None:
    keys = {"valid_through": str(through)} if through else {}
    assert len(notes(instant.replace(tzinfo=offset), date_posted=str(posted), **keys)) <= 1


def test_notes_are_notes() -> None:
    assert {str(code) for code in Code if str(code) in CODES} == CODES
    assert all(code.severity is Severity.NOTE for code in Code if str(code) in CODES)
