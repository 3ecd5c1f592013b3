"""Dates: what an author's text means, and what is no date at all."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_careers.dates import find_zone, parse_date, parse_deadline, parse_instant
from tests.strategies import NEW_YORK

NOON = time(12)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-11-02", date(2026, 11, 2)),
        ("2028-02-29", date(2028, 2, 29)),
        ("0001-01-01", date(1, 1, 1)),
        ("2027-02-29", None),
        ("2026-13-01", None),
        ("2026-11-00", None),
        ("0000-01-01", None),
        ("2015-17-04", None),
        ("2026-1-2", None),
        ("20261102", None),
        ("2026-W45-1", None),
        ("02.11.2026", None),
        ("2026-11-02 ", None),
        ("2026-11-02\n", None),
        ("\u0662\u0660\u0662\u0666-11-02", None),
        ("", None),
    ],
)
def test_parse_date(text: str, expected: date | None) -> None:
    assert parse_date(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2027-01-15", "2027-01-15T23:59:59.999999-05:00"),
        ("2027-07-15", "2027-07-15T23:59:59.999999-04:00"),
        ("2027-03-14", "2027-03-14T23:59:59.999999-04:00"),
        ("2027-11-07", "2027-11-07T23:59:59.999999-05:00"),
        ("2027-01-15 12:00", "2027-01-15T12:00:00-05:00"),
        ("2027-01-15T12:00:30", "2027-01-15T12:00:30-05:00"),
        ("2027-01-15T12:00Z", "2027-01-15T12:00:00+00:00"),
        ("2027-01-15 12:00+14:00", "2027-01-15T12:00:00+14:00"),
        ("2027-01-15 12:00 -12:00", "2027-01-15T12:00:00-12:00"),
        ("2027-01-15 12:00+05:45", "2027-01-15T12:00:00+05:45"),
        ("2027-01-15 25:00", None),
        ("2027-01-15 12:60", None),
        ("2027-01-15 12:00+24:00", None),
        ("2027-01-15 12:00+99:99", None),
        ("2027-01-15 12", None),
        ("2027-01-15 12:00 PM", None),
        ("2027-01-15  12:00", None),
        ("2027-02-30 12:00", None),
        ("tomorrow", None),
    ],
)
def test_parse_deadline(text: str, expected: str | None) -> None:
    deadline = parse_deadline(text, NEW_YORK)
    assert (deadline and deadline.instant.isoformat()) == expected
    if deadline:
        assert deadline.whole_day == (len(text) == len("2027-01-15"))


def test_hour_that_summer_time_repeats_is_the_first() -> None:
    deadline = parse_deadline("2027-11-07 01:30", NEW_YORK)
    assert deadline is not None
    assert deadline.instant.astimezone(UTC) == datetime(2027, 11, 7, 5, 30, tzinfo=UTC)


def test_a_day_alone_is_at_the_time_given() -> None:
    assert parse_instant("2027-01-15", NEW_YORK, at=NOON) == datetime(
        2027, 1, 15, 17, tzinfo=UTC
    )  # fmt: skip


@pytest.mark.parametrize(
    ("name", "found"),
    [
        (None, True),
        ("UTC", True),
        ("America/New_York", True),
        ("Africa/Johannesburg", True),
        ("America/Argentina/Buenos_Aires", True),
        ("", False),
        ("New York", False),
        ("America", False),
        ("America/", False),
        ("Mars/Olympus", False),
        ("../etc/passwd", False),
        ("/etc/localtime", False),
        ("a\0b", False),
        ("\ud800", False),
        ("x" * 5000, False),
    ],
)
def test_find_zone(name: str | None, found: bool) -> None:  # noqa: FBT001
    zone = find_zone(name)
    assert (zone is not None) is found
    assert zone is None or zone == ZoneInfo(name or "UTC")


DIGITS = st.from_regex(
    r"\A[0-9]{4}-[0-9]{2}-[0-9]{2}([ T][0-9]{2}:[0-9]{2}(Z|[+-][0-9]{2}:[0-9]{2})?)?\Z"
)


@given(st.text(max_size=30) | DIGITS)
def test_any_text_is_a_date_or_none(text: str) -> None:
    parse_date(text)
    deadline = parse_deadline(text, NEW_YORK)
    if deadline is not None:
        assert deadline.instant.utcoffset() is not None
        assert deadline.instant.isoformat()[:10] == text[:10]


@given(st.text(max_size=20))
def test_any_text_is_a_zone_or_none(text: str) -> None:
    find_zone(text)
