"""The clock: which instant counts as now, and who said so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING

from mkdocs_careers.dates import find_zone, parse_instant
from mkdocs_careers.model import UTC_ZONE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_careers.settings import Settings

NOON = time(12)
_STALE = timedelta(hours=36)


@dataclass(frozen=True, slots=True)
class Clock:
    """`instant` counts as now. `notes` are sentences for the log; none where it is the real now.

    `by_hand`: somebody asked for this moment, and the pages shall show it on any day.
    """

    instant: datetime
    notes: tuple[str, ...] = ()
    by_hand: bool = False


class ClockError(ValueError):
    """A date that was given for now and is none; the message is for people."""


def choose_clock(
    settings: Settings, environ: Mapping[str, str], now: datetime, *, flag: str | None = None
) -> Clock:
    """Return the clock by `--as-of` (`flag`), `CAREERS_AS_OF`, `as_of`, `SOURCE_DATE_EPOCH` or now.

    A date alone means noon of that day in the site's zone.

    Raises:
        ClockError: The first of them that is set is no date.
    """
    zone = find_zone(settings.timezone) or UTC_ZONE
    for source, text in (
        ("`--as-of`", flag),
        ("the environment variable `CAREERS_AS_OF`", environ.get("CAREERS_AS_OF")),
        ("`as_of` in the settings", settings.as_of),
    ):
        if text:
            instant = parse_instant(text.strip(), zone, at=NOON)
            if instant is None:
                raise ClockError(
                    f"{source} must be a date such as `2026-11-02` or `2026-11-02 12:00`, and "
                    f"`{text}` is none."
                )
            note = f"The clock stands at {_show(instant)}, set by {source}."
            return Clock(instant, (note,), by_hand=True)
    epoch = environ.get("SOURCE_DATE_EPOCH")
    if epoch:
        return _from_epoch(epoch, now)
    return Clock(now)


def _from_epoch(epoch: str, now: datetime) -> Clock:
    try:
        instant = datetime.fromtimestamp(int(epoch), UTC)
    except (ValueError, OverflowError, OSError):
        raise ClockError(
            f"The environment variable `SOURCE_DATE_EPOCH` must be seconds since 1970, and "
            f"`{epoch}` is not."
        ) from None
    notes = [f"The clock stands at {_show(instant)}, set by `SOURCE_DATE_EPOCH`."]
    if now - instant > _STALE:
        notes.append(
            "`SOURCE_DATE_EPOCH` is more than 36 hours old: jobs whose deadline has passed since "
            "then are still shown as open. If it is the time of the last commit, set "
            "`CAREERS_AS_OF` to today."
        )
    return Clock(instant, tuple(notes))


def _show(instant: datetime) -> str:
    return f"{instant.isoformat(' ')[:16]} ({instant.tzinfo})"
