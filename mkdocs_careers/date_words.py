"""Dates in words: what people write in the place of `2026-11-02`, and which day they mean."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_LANGUAGES = ("en", "de", "fr", "es", "it", "nl", "pt", "sk", "pl", "sv")
_YEAR_FIRST = re.compile(r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})(?:[T ]+(.*))?", re.DOTALL)
_YEAR_LAST = re.compile(r"([0-9]{1,2})([-/.])([0-9]{1,2})\2([0-9]{4})(?:[T ]+(.*))?", re.DOTALL)
_DIGITS = re.compile(r"((?:19|20)[0-9]{2})([0-9]{2})([0-9]{2})")
_SECONDS = re.compile(r"[1-9][0-9]{9}")
_EAST_ASIAN = re.compile(r"([0-9]{4})\s*年\s*([0-9]{1,2})\s*月\s*([0-9]{1,2})\s*日")
_TIME = re.compile(
    r"(?<![0-9:])(?:(?P<hour>[0-9]{1,2})(?::(?P<minute>[0-9]{2}))?(?::[0-9]{2})?"
    r"\s*(?P<half>[ap])\.?m\b\.?|(?P<hour24>[0-9]{1,2}):(?P<minute24>[0-9]{2})(?::[0-9]{2})?"
    r"|(?P<name>noon|midnight))"
)
_WORD = re.compile(r"[^\W\d_]+|[0-9]+")
_YEAR, _DAY = re.compile(r"[0-9]{4}"), re.compile(r"[0-9]{1,2}")
_ORDINALS = frozenset("st nd rd th er e a o".split())
_FILLERS = frozenset("at on by the of de del um am le den d".split()) | _ORDINALS
_OPEN_ENDED = re.compile(
    r"\b(?:tb[ad]|tbc|to be (?:determined|decided|announced|confirmed)|upcoming|until filled|"
    r"till filled|when filled|open[ -]ended|ongoing|rolling|continuous(?:ly)?|indefinite(?:ly)?|"
    r"no deadline|none|never|n/a|asap|soon|not yet|unknown|unbefristet|laufend|offen|"
    "bis auf weiteres|jusqu'à)\\b|^[-?\u2013\u2014.]+$",
    re.IGNORECASE,
)
_LONGEST = 80
_NOON = 12
_LONGEST_ZONE = 4
_ZONES = frozenset("eastern central mountain pacific standard daylight".split())


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """What a text says: the days it can mean, a time (`HH:MM`), and whether that is all of it."""

    days: tuple[date, ...] = ()
    time: str | None = None
    whole: bool = True


def is_open_ended(text: str) -> bool:
    """Tell whether `text` says that there is no date, such as `TBD` or `until filled`."""
    return len(text) <= _LONGEST and _OPEN_ENDED.search(text) is not None


@lru_cache(maxsize=1024)  # a file that is mended is read again, and many say the same
def read_written_date(text: str) -> WrittenDate:
    """Read a date however it is written; no days where none can be told."""
    text = text.strip()
    if len(text) > _LONGEST:
        return WrittenDate()
    if match := _YEAR_FIRST.fullmatch(text):
        year, _, month, day, rest = match.groups()
        return _with_time(_days([(year, month, day)]), rest or "")
    if match := _YEAR_LAST.fullmatch(text):
        one, _, other, year, rest = match.groups()
        return _with_time(_days([(year, one, other), (year, other, one)]), rest or "")
    if match := _DIGITS.fullmatch(text) or _EAST_ASIAN.fullmatch(text):
        return WrittenDate(_days([match.groups()]))
    if _SECONDS.fullmatch(text):
        return WrittenDate((datetime.fromtimestamp(int(text), UTC).date(),), whole=False)
    return _read_words(text.lower())


def _read_words(text: str) -> WrittenDate:
    """Read `Friday, January 15th, 2027 at 5 pm` and the like, in any order."""
    clock = _TIME.search(text)
    words = _WORD.findall(text.replace(clock[0], " ", 1) if clock else text)
    years = [word for word in words if _YEAR.fullmatch(word)]
    days = [word for word in words if _DAY.fullmatch(word)]
    if len(years) != 1 or len(days) != 1:
        return WrittenDate()
    # English first: it is what most files have, and the other languages take time to load.
    for languages in (_LANGUAGES[:1], _LANGUAGES):
        names = _month_names(languages)
        months = [names[word] for word in words if word in names]
        if len(months) == 1:
            found = _days([(years[0], str(months[0]), days[0])])
            known = {*years, *days, *_FILLERS, *_day_names(languages), *names}
            left = [word for word in words if word not in known]
            weekdays = {_day_names(languages)[w] for w in words if w in _day_names(languages)}
            if found and not left and not weekdays <= {found[0].weekday()}:
                return WrittenDate(found, _read_clock(clock), whole=False)  # which is the slip?
            if found and not left:
                return WrittenDate(found, _read_clock(clock), _is_read(clock))
            if all(len(word) <= _LONGEST_ZONE or word in _ZONES for word in left):
                break  # such as EST
    return (
        WrittenDate(found, _read_clock(clock), whole=False) if len(months) == 1 else WrittenDate()
    )


def _with_time(days: tuple[date, ...], rest: str) -> WrittenDate:
    clock = _TIME.search(rest.lower())
    left = rest.lower().replace(clock[0], "", 1).strip(" ,") if clock else rest.strip()
    return WrittenDate(days, _read_clock(clock), not left and _is_read(clock))


def _read_clock(clock: re.Match[str] | None) -> str | None:
    """Return a time as `HH:MM`; midnight can be the start of a day or its end."""
    if clock is None or clock["name"]:
        return "12:00" if clock and clock["name"] == "noon" else None
    hour = int(clock["hour"] or clock["hour24"])
    minute = int(clock["minute"] or clock["minute24"] or 0)
    if clock["half"]:
        if not 1 <= hour <= _NOON or (hour == _NOON and clock["half"] == "a"):
            return None
        hour = hour % _NOON + _NOON * (clock["half"] == "p")
    try:
        return time(hour, minute).isoformat("minutes")
    except ValueError:
        return None


def _is_read(clock: re.Match[str] | None) -> bool:
    return clock is None or _read_clock(clock) is not None


def _days(written: list[tuple[str | None, ...]]) -> tuple[date, ...]:
    found = []
    for parts in written:
        try:
            year, month, day = (int(part or 0) for part in parts)
            found.append(date(year, month, day))
        except ValueError:
            continue
    return tuple(dict.fromkeys(found))


@cache
def _month_names(languages: tuple[str, ...]) -> Mapping[str, int]:
    """Return the months of some languages by name, but for names that mean two of them."""
    pairs = set(_names("months", languages))
    counts = Counter(name for name, _ in pairs)
    return {name: month for name, month in pairs if counts[name] == 1} | {"sept": 9}


@cache
def _day_names(languages: tuple[str, ...]) -> Mapping[str, int]:
    return dict(_names("days", languages))


def _names(kind: str, languages: tuple[str, ...]) -> Iterator[tuple[str, int]]:
    from babel import Locale  # only a mistake needs its names

    for language in languages:
        widths = getattr(Locale.parse(language), kind)
        for context in ("format", "stand-alone"):
            for number, name in widths[context]["wide"].items():
                yield name.lower(), number
        if language in ("en", "de"):
            for number, name in widths["format"]["abbreviated"].items():
                yield name.lower().rstrip("."), number
