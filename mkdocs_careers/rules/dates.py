"""Rules about dates and time zones."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING

from mkdocs_careers.codes import Code
from mkdocs_careers.date_problems import date_problem
from mkdocs_careers.dates import find_zone, parse_date, parse_deadline
from mkdocs_careers.diagnostics import Problem
from mkdocs_careers.model import UTC_ZONE
from mkdocs_careers.near_misses import suggest, suggest_timezone
from mkdocs_careers.rules.posting import Posting, When, name, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_careers.diagnostics import KeyPath


def _names_a_zone(posting: Posting) -> bool:
    settings = posting.settings
    return bool(
        "timezone" in posting.data or settings.timezone or settings.defaults.get("timezone")
    )


_REGIONS = (
    "Africa/", "America/", "Asia/", "Atlantic/", "Australia/", "Europe/", "Indian/", "Pacific/",
)  # fmt: skip


@rule("date_posted", "valid_through", when=When.PUBLISHED)
def not_a_date(posting: Posting) -> Iterator[Problem]:
    """The schema knows a date's form; the calendar has no 30 February."""
    posted, through = posting.data.get("date_posted"), posting.data.get("valid_through")
    if posted is not None and parse_date(posted) is None:
        yield date_problem(name("date_posted"), ("date_posted",), posted)
    if through is not None and parse_deadline(through, UTC_ZONE) is None:
        yield date_problem(name("valid_through"), ("valid_through",), through)


@rule("date_posted", "valid_through", when=When.PUBLISHED)
def ends_before_posted(posting: Posting) -> Iterator[Problem]:
    """Google refuses a posting whose `validThrough` is not after its `datePosted`."""
    job = posting.job
    if job.date_posted is None or job.valid_through is None:
        return
    posted = datetime.combine(job.date_posted, time(), job.timezone)
    if job.valid_through.instant <= posted:
        yield Problem(
            Code.ENDS_BEFORE_POSTED,
            f"{name('valid_through')} is before the day the job is posted, {job.date_posted}.",
            ("valid_through",) if "valid_through" in posting.data else ("date_posted",),
            hint="is the year right?",
        )


@rule("timezone")
def unknown_timezone(posting: Posting) -> Iterator[Problem]:
    """A zone is named as IANA does, so that its summer time is known."""
    zone = posting.data.get("timezone")
    if zone is not None and find_zone(zone) is None:
        yield zone_problem(name("timezone"), ("timezone",), zone)


@rule("valid_through", "timezone")
def deadline_without_timezone(posting: Posting) -> Iterator[Problem]:
    """Without a zone a day ends at midnight UTC: in the afternoon in Los Angeles."""
    deadline = posting.job.valid_through
    if deadline and deadline.instant.tzinfo is UTC_ZONE and not _names_a_zone(posting):
        yield Problem(
            Code.DEADLINE_WITHOUT_TIMEZONE,
            f"{name('valid_through')} ends in UTC, because no time zone is set.",
            ("valid_through",),
            hint="add a line such as `timezone: America/New_York`",
            help="In the settings it holds for all jobs.",
        )


def zone_problem(label: str, path: KeyPath, zone: str) -> Problem:
    """Say that `zone` is no time zone; also for the settings."""
    from zoneinfo import available_timezones  # reads the whole zone folder

    cities = {
        known.rsplit("/", 1)[-1]: known
        for known in sorted(available_timezones())
        if known.startswith(_REGIONS)
    }
    meant = suggest_timezone(zone) or cities.get(suggest(zone.rsplit("/", 1)[-1], cities) or "")
    return Problem(
        Code.UNKNOWN_TIMEZONE,
        f"{label}: `{zone}` is no time zone.",
        path,
        hint=f"did you mean `{meant}`?" if meant else "write it as `America/New_York`",
        help="Zones go by their IANA names, a region and a city; a short form such as PST "
        "does not know summer time.",
    )
