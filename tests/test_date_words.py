"""Dates in words: which day is meant, and when that is left open."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_careers.codes import Code
from mkdocs_careers.date_problems import date_problem
from mkdocs_careers.date_words import is_open_ended, read_written_date


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("January 15, 2027", "2027-01-15"), ("15 January 2027", "2027-01-15"),
        ("Jan 15 2027", "2027-01-15"), ("15th of January, 2027", "2027-01-15"),
        ("Friday, January 15th, 2027", "2027-01-15"), ("15. Januar 2027", "2027-01-15"),
        ("1er février 2027", "2027-02-01"), ("15 de enero de 2027", "2027-01-15"),
        ("31.12.2026", "2026-12-31"), ("12/31/2026", "2026-12-31"), ("5/5/2026", "2026-05-05"),
        ("2026/11/02", "2026-11-02"), ("2016-09-1", "2016-09-01"), ("20261102", "2026-11-02"),
        ("2026年11月2日", "2026-11-02"), (" Sept 3, 2026 ", "2026-09-03"),
    ],
)  # fmt: skip
def test_certain(text: str, day: str) -> None:
    assert (date_problem("", ("date_posted",), text).fix) == day


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("January 15, 2027 at 11:59 pm", "2027-01-15 23:59"),
        ("Wednesday, January 5, 2022 at 11:59 p.m.", "2022-01-05 23:59"),
        ("noon on 5 May 2027", "2027-05-05 12:00"), ("5 May 2027, 17:30", "2027-05-05 17:30"),
        ("12/31/2026 5 pm", "2026-12-31 17:00"), ("2026-12-31 9am", "2026-12-31 09:00"),
    ],
)  # fmt: skip
def test_certain_with_a_time(text: str, moment: str) -> None:
    assert date_problem("", ("valid_through",), text).fix == moment
    assert date_problem("", ("date_posted",), text).fix == moment[:10]


@pytest.mark.parametrize("text", ["04/05/2026", "4.5.2026", "12-11-2026", "1/2/2027"])
def test_ambiguous(text: str) -> None:
    problem = date_problem("Date", ("valid_through",), text)
    assert problem.code is Code.AMBIGUOUS_DATE
    assert problem.fix is None
    assert problem.hint.count("`") == 4


@pytest.mark.parametrize(
    "text",
    ["TBD", "tba", "until filled", "Open until filled", "an upcoming date", "ongoing", "rolling",
     "N/A", "-", "?", "to be determined", "ASAP", "laufend"],
)  # fmt: skip
def test_no_date_at_all(text: str) -> None:
    assert is_open_ended(text)
    assert date_problem("", ("valid_through",), text).hint == "leave the line out"
    assert "status: draft" in date_problem("", ("date_posted",), text).help


@pytest.mark.parametrize(
    "text",
    ["12 am 5 May 2027", "Monday, January 15, 2027",
     "Friday, January 15th, 2027 at 11:59 pm EST", "5 May 2027 midnight", "1483329066",
     "5 May 2027 sharp", "30 February 2027", "2015-17-04", "31/31/2026", "2015-06-25-12-12",
     "1/15/27", "tomorrow", "May 2027", "3 May or 4 May 2027", "", "x" * 10_000,
     "2027-01-15 25:00", "13 pm 5 May 2027", "\u0661\u0662/\u0661\u0661/2026"],
)  # fmt: skip
def test_never_certain(text: str) -> None:
    for key in ("date_posted", "valid_through"):
        problem = date_problem("", (key,), text)
        assert problem.fix is None
        assert problem.hint


@given(
    st.dates(date(1990, 1, 1), date(2100, 1, 1)),
    st.sampled_from(["en", "de", "fr", "es", "nl"]),
    st.sampled_from(["long", "full"]),
)
def test_dates_as_a_calendar_writes_them(day: date, language: str, width: str) -> None:
    written = read_written_date(format_date(day, width, locale=language))
    assert written.days == (day,)
    assert written.whole


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)))
def test_two_orders(day: date) -> None:
    found = read_written_date(f"{day:%d/%m/%Y}").days
    assert day in found
    assert len(found) == (1 if day.day > 12 or day.day == day.month else 2)


@given(st.text())
def test_any_text(text: str) -> None:
    written = read_written_date(text)
    assert all(abs(day - date(2026, 1, 1)) < timedelta(days=3_000_000) for day in written.days)
    is_open_ended(text)
