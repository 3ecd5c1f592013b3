"""Dates as job files write them: ISO dates, deadlines in a zone, and the zones themselves."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from functools import lru_cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from mkdocs_careers.model import UTC_ZONE, Deadline

if TYPE_CHECKING:
    from datetime import tzinfo

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DATE_TIME = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})[ T]([0-9]{2}:[0-9]{2}(?::[0-9]{2})?) ?(Z|[+-][0-9]{2}:[0-9]{2})?"
)
LAST_MOMENT = time(23, 59, 59, 999999, fold=1)
"""Where summer time ends at midnight this comes twice, and the day ends with the second."""


def parse_date(text: str) -> date | None:
    """Return the day that `YYYY-MM-DD` names; None where the calendar has no such day."""
    if not _DATE.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def parse_instant(text: str, zone: ZoneInfo, *, at: time) -> datetime | None:
    """Return the instant of a date (at the time `at` in `zone`) or of a date and time.

    A date and time with an offset keeps it; without one it is in `zone`.
    """
    match = _DATE_TIME.fullmatch(text)
    if match is None:
        day = parse_date(text)
        return datetime.combine(day, at, zone) if day else None
    day_text, clock, offset = match.groups()
    try:
        moment = datetime.fromisoformat(f"{day_text}T{clock}{offset or ''}")
        moment.utcoffset()
    except ValueError:
        return None
    return moment if offset else moment.replace(tzinfo=zone)


def parse_deadline(text: str, zone: ZoneInfo) -> Deadline | None:
    """Return the last moment that `text` names: a date lasts to the end of that day in `zone`."""
    instant = parse_instant(text, zone, at=LAST_MOMENT)
    return Deadline(instant, whole_day=_DATE.fullmatch(text) is not None) if instant else None


def day_in(zone: tzinfo, instant: datetime) -> date:
    """Return the day that `instant` is on in `zone`, as far as there is a calendar."""
    try:
        return instant.astimezone(zone).date()
    except OverflowError:  # the calendar begins in year 1 and ends in year 9999
        return instant.date()


@lru_cache(maxsize=256)
def find_zone(name: str | None) -> ZoneInfo | None:
    """Return the IANA time zone of that name, UTC for None; None where there is none."""
    if name is None:
        return UTC_ZONE
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
