"""Foreign dates: what a date in a source's own words becomes, or why it becomes none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_careers.date_words import is_open_ended, read_written_date
from mkdocs_careers.near_misses import suggest_timezone

if TYPE_CHECKING:
    from mkdocs_careers.importers.draft import Draft

_WHOLE_DAY = ("23:59", "00:00")
_ZONE = re.compile(r"\b([A-Z]{2,4}|[Ee]astern|[Cc]entral|[Mm]ountain|[Pp]acific)\b(?: time)?\s*$")
_QUESTIONS = {
    "date_posted": "on which day was the job first posted?",
    "valid_through": "what is the last day to apply? Delete this line if there is none.",
}


def read_date(draft: Draft, key: str, text: str, source: str) -> None:
    """Take the day that `text` names, and for a deadline its time; else mark or note why not."""
    text = text.strip()
    if not text:
        return
    written = read_written_date(text)
    question = _QUESTIONS[key]
    if len(written.days) > 1:
        either = " or ".join(day.isoformat() for day in written.days)
        draft.miss(key, f"{question} The source says {text}: {either}?", source, text)
    elif not written.days:
        if is_open_ended(text) and key == "valid_through":
            draft.leave(source, text, "it says that there is no date")
        else:
            draft.miss(key, f"{question} The source says {text!r}.", source, text)
    else:
        day = written.days[0].isoformat()
        zone = _ZONE.search(text)
        name = suggest_timezone(zone[1]) if zone else None
        if key == "valid_through" and written.time and written.time not in _WHOLE_DAY:
            day = f"{day} {written.time}"
            if not written.whole and not name:
                draft.miss(key, f"{question} The source says {text!r}.", source, text)
                return
        if key == "valid_through" and name and written.time:
            draft.take("timezone", name, source, text)
        draft.take(key, day, source, text)


def date_in_name(name: str) -> str | None:
    """Return the date that a file's name starts with, as Jekyll has it."""
    match = re.match(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?=$|[^0-9])", name)
    days = read_written_date(match[1]).days if match else ()
    return days[0].isoformat() if days else None
