"""Date problems: what is wrong with a date, and the form to write it in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_careers.codes import Code
from mkdocs_careers.diagnostics import KeyPath, Problem

if TYPE_CHECKING:
    from datetime import date

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DATE_TIME = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
    r"(?:[ T][0-9]{2}:[0-9]{2}(?::[0-9]{2})?(?:Z|[+-][0-9]{2}:[0-9]{2})?)?"
)
_LONG = 60
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
"""English as the messages are; `%B` speaks the language of the process."""


def date_problem(name: str, path: KeyPath, value: str) -> Problem:
    """Say that `value` is no date, and which day it seems to mean.

    The schema knows a date's form, a rule knows the calendar; both come here.
    """
    # Only a mistake needs its regular expressions.
    from mkdocs_careers.date_words import is_open_ended, read_written_date

    deadline = path[-1:] == ("valid_through",)
    said = f"`{value if len(value) <= _LONG else value[: _LONG - 1] + '…'}`"
    if is_open_ended(value):
        return _no_fixed_date(name, path, said, deadline=deadline)
    if (_DATE_TIME if deadline else _DATE).fullmatch(value):
        return Problem(
            Code.NOT_A_DATE,
            f"{name}: {said} is no day or time that there is.",
            path,
            hint="check the month, the day and the hour" if deadline else "check month and day",
        )
    written = read_written_date(value)
    if len(written.days) > 1:
        one, other = written.days
        return Problem(
            Code.AMBIGUOUS_DATE,
            f"{name}: {said} can be {_in_words(one)} or {_in_words(other)}.",
            path,
            hint=f"write `{one}` or `{other}`",
            help="Some countries write the month first, others the day.",
        )
    if written.days:
        day = written.days[0].isoformat()
        if deadline and written.time:
            day += f" {written.time}"
        help_ = "Only the day counts here, not the time." if written.time and not deadline else ""
        if not written.whole:
            help_ = "Not all of what stands here fits; is this right?"
            help_ += " A zone goes into `timezone`." if deadline else ""
        return Problem(
            Code.NOT_A_DATE,
            f"{name} must be written as year-month-day, and this is {said}.",
            path,
            hint=f"write `{day}`",
            help=help_,
            fix=day if written.whole else None,
        )
    return Problem(
        Code.NOT_A_DATE,
        f"{name} must be a date, and {said} is none.",
        path,
        hint="write it as `2026-11-02`" + (" or `2026-11-02 12:00`" if deadline else ""),
        help="A job that is open until filled has no `valid_through`: leave the line out."
        if deadline
        else "Dates are written year, month, day.",
    )


def _no_fixed_date(name: str, path: KeyPath, said: str, *, deadline: bool) -> Problem:
    if deadline:
        hint = "leave the line out"
        help_ = (
            "A job that is open until filled has no last day. It stays open until its `status` "
            "says `filled` or `closed`."
        )
    else:
        hint = "write the day the job is first published"
        help_ = "Until that day is known, `status: draft` keeps the job off the site."
    return Problem(Code.NO_FIXED_DATE, f"{name}: {said} is no date.", path, hint, help_)


def _in_words(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
