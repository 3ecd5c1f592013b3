"""The clock: who says what now is, and what a log must say of it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from mkdocs_careers.clock import Clock, ClockError, choose_clock
from mkdocs_careers.settings import Settings

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
EPOCH = str(int((NOW - timedelta(hours=1)).timestamp()))
OLD = str(int((NOW - timedelta(hours=37)).timestamp()))


def choose(
    flag: str | None = None, environ: dict[str, str] | None = None, setting: str | None = None
) -> Clock:
    settings = Settings(timezone="America/New_York", as_of=setting)
    return choose_clock(settings, environ or {}, NOW, flag=flag)


ALL = {"CAREERS_AS_OF": "2026-02-02", "SOURCE_DATE_EPOCH": EPOCH}


@pytest.mark.parametrize(
    ("clock", "expected", "said"),
    [
        (choose("2026-01-01", ALL, "2026-03-03"), "2026-01-01T12:00:00-05:00", "`--as-of`"),
        (choose(None, ALL, "2026-03-03"), "2026-02-02T12:00:00-05:00", "`CAREERS_AS_OF`"),
        (choose(None, {"SOURCE_DATE_EPOCH": EPOCH}, "2026-07-03"), "2026-07-03T12:00:00-04:00",
         "`as_of` in the settings"),
        (choose(None, {"SOURCE_DATE_EPOCH": EPOCH}), "2026-11-23T08:30:00+00:00",
         "`SOURCE_DATE_EPOCH`"),
        (choose("2026-01-01 08:00"), "2026-01-01T08:00:00-05:00", "`--as-of`"),
        (choose("2026-01-01T08:00+02:00"), "2026-01-01T08:00:00+02:00", "`--as-of`"),
        (choose(" 2026-01-01 "), "2026-01-01T12:00:00-05:00", "`--as-of`"),
    ],
)  # fmt: skip
def test_first_that_is_set_counts(clock: Clock, expected: str, said: str) -> None:
    assert clock.instant.isoformat() == expected
    (note,) = clock.notes
    assert said in note
    assert expected[:10] in note


@pytest.mark.parametrize(
    "environ", [{}, {"CAREERS_AS_OF": "", "SOURCE_DATE_EPOCH": ""}, {"AS_OF": "2026-01-01"}]
)
def test_else_it_is_now_and_nothing_is_said(environ: dict[str, str]) -> None:
    assert choose("", environ, "") == Clock(NOW)


@pytest.mark.parametrize(
    ("hours", "notes"), [(-48, 1), (0, 1), (35.9, 1), (36.1, 2), (24 * 365, 2)]
)  # fmt: skip
def test_stale_epoch_warns(hours: float, notes: int) -> None:
    epoch = str(int((NOW - timedelta(hours=hours)).timestamp()))
    clock = choose(environ={"SOURCE_DATE_EPOCH": epoch})
    assert len(clock.notes) == notes
    if notes == 2:
        assert "36 hours" in clock.notes[1]
        assert "CAREERS_AS_OF" in clock.notes[1]


def test_an_old_date_on_purpose_does_not_warn() -> None:
    assert len(choose("2017-01-16").notes) == 1


@pytest.mark.parametrize(
    ("flag", "environ", "setting", "said"),
    [
        ("tomorrow", {}, None, "`--as-of`"),
        ("2026-02-30", ALL, "2026-03-03", "`--as-of`"),
        ("   ", {}, None, "`--as-of`"),
        (None, {"CAREERS_AS_OF": "16.1.2017"}, "2026-03-03", "`CAREERS_AS_OF`"),
        (None, {}, "soon", "`as_of` in the settings"),
        (None, {"SOURCE_DATE_EPOCH": "2026-11-02"}, None, "`SOURCE_DATE_EPOCH`"),
        (None, {"SOURCE_DATE_EPOCH": "9" * 30}, None, "`SOURCE_DATE_EPOCH`"),
        (None, {"SOURCE_DATE_EPOCH": "9" * 5000}, None, "`SOURCE_DATE_EPOCH`"),
    ],
)
def test_no_date(flag: str | None, environ: dict[str, str], setting: str | None, said: str) -> None:
    with pytest.raises(ClockError, match=said):
        choose(flag, environ, setting)
