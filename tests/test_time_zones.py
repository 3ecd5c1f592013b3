"""Time zones: when a job opens and closes, to the second, wherever on earth and in the calendar."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from mkdocs_careers.model import State
from mkdocs_careers.outputs.spot import Spot
from mkdocs_careers.reader import read_job
from mkdocs_careers.settings import Settings
from mkdocs_careers.source import Source
from tests.hosts.site import job
from tests.syndicated import publish, render_all, url_of

if TYPE_CHECKING:
    from mkdocs_careers.model import Job
    from mkdocs_careers.reader import ReadResult

NOW = datetime(2027, 1, 1, tzinfo=UTC)
SECOND = timedelta(seconds=1)
SPOT = Spot(lambda job: url_of(job.path), str)
ENDS = ("0001-01-01", "9999-12-31")


def read(instant: datetime, /, **keys: str) -> ReadResult:
    return read_job(Source("careers/a.md", job(**keys)), Settings(), instant)


def written(**keys: str) -> Job:
    found = read(NOW, **keys).job
    assert found is not None
    return found


CLOSING = [
    # A date alone lasts to the end of that day in the zone.
    ("Pacific/Kiritimati", "2027-03-01", "2027-03-01T10:00:00+00:00"),  # +14:00
    ("Etc/GMT+12", "2027-03-01", "2027-03-02T12:00:00+00:00"),  # -12:00
    ("UTC", "2027-03-01", "2027-03-02T00:00:00+00:00"),
    ("Asia/Kathmandu", "2027-03-01", "2027-03-01T18:15:00+00:00"),  # +05:45
    # The day on which clocks change has 23 hours, or 25.
    ("America/New_York", "2027-03-14", "2027-03-15T04:00:00+00:00"),
    ("America/New_York", "2027-11-07", "2027-11-08T05:00:00+00:00"),
    # Where they change at midnight: the last hour of the day comes twice, or the first not at all.
    ("America/Asuncion", "2024-03-23", "2024-03-24T04:00:00+00:00"),
    ("Africa/Cairo", "2027-04-29", "2027-04-29T22:00:00+00:00"),
    # A date and time in an hour that there is not, and in the first of two.
    ("Europe/Berlin", "2027-03-28 02:30", "2027-03-28T01:30:00+00:00"),
    ("Europe/Berlin", "2027-10-31 02:30", "2027-10-31T00:30:00+00:00"),
    # An offset is kept, whatever the zone.
    ("Pacific/Kiritimati", "2027-03-01 12:00-05:00", "2027-03-01T17:00:00+00:00"),
    ("Etc/GMT+12", "2027-03-01T12:00:00Z", "2027-03-01T12:00:00+00:00"),
]


@pytest.mark.parametrize(("zone", "through", "end"), CLOSING)
def test_closing(zone: str, through: str, end: str) -> None:
    one = written(timezone=zone, valid_through=through, date_posted="2024-01-01")
    over = datetime.fromisoformat(end)
    # Whoever asks, and in whichever zone: also in the job's own, whose clocks show an hour twice.
    for place in (UTC, ZoneInfo(zone), timezone(timedelta(hours=14)), ZoneInfo("America/Denver")):
        assert one.state((over - SECOND).astimezone(place)) is State.OPEN
        assert one.state((over + SECOND).astimezone(place)) is State.CLOSED


@pytest.mark.parametrize(
    ("zone", "posted", "start"),
    [
        ("Pacific/Kiritimati", "2027-03-01", "2027-02-28T10:00:00+00:00"),
        ("Etc/GMT+12", "2027-03-01", "2027-03-01T12:00:00+00:00"),
        ("America/New_York", "2027-03-14", "2027-03-14T05:00:00+00:00"),
        ("Africa/Cairo", "2027-04-30", "2027-04-29T22:00:00+00:00"),  # it begins at 01:00
        ("America/Havana", "2027-11-07", "2027-11-07T04:00:00+00:00"),  # it begins twice
    ],
)
def test_opening(zone: str, posted: str, start: str) -> None:
    one = written(timezone=zone, date_posted=posted)
    begins = datetime.fromisoformat(start)
    for place in (UTC, ZoneInfo(zone)):
        assert one.state((begins - SECOND).astimezone(place)) is State.SCHEDULED
        assert one.state(begins.astimezone(place)) is State.OPEN


def test_zone_that_is_none() -> None:
    found = read(NOW, timezone="Mars/Olympus_Mons", valid_through="2027-03-01")
    assert "unknown-timezone" in [diagnostic.code.code for diagnostic in found.diagnostics]


ZONES = ("Pacific/Kiritimati", "Etc/GMT+12", "America/New_York", "Europe/Berlin", "UTC")


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("posted", ENDS)
@pytest.mark.parametrize("through", [*ENDS, "9999-12-31 23:59:59-12:00", "0001-01-01 00:00+14:00"])
@pytest.mark.parametrize("now", ENDS)
def test_ends_of_the_calendar(zone: str, posted: str, through: str, now: str) -> None:
    """No output overflows where a job begins or ends in the year 1 or 9999."""
    for place in (UTC, ZoneInfo(zone)):
        instant = datetime.fromisoformat(f"{now}T12:00:00").replace(tzinfo=place)
        result = read(instant, timezone=zone, date_posted=posted, valid_through=through)
        one = result.job
        assert one is not None
        publication = publish([one], instant=instant)
        page = publication.job_page(one.path, str, url_of, "../", url_of(one.path))
        assert page.render_page("<p>Words.</p>")
        text = publication.describe(page, "<p>Words.</p>")
        head = publication.job_head(page, text, url=url_of(one.path), stylesheet="")
        assert (posted in head.json_ld) == (publication.state(one.path) is State.OPEN)
        marker = "<!-- careers:listing -->\n<!-- careers:listing {state: closed} -->"
        assert "<!--" not in publication.listings.render_page(marker, SPOT)
        changed = publication.listings.changed_on(marker)
        assert changed is None or posted[:4] <= changed.isoformat()[:4]
        assert len(render_all(publication)) == len(publication.feeds)
        assert publication.board.next_changes is not None
