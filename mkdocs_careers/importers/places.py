"""Places in words: what `Washington, DC; Berlin, Germany; Remote` says, and nothing it does not."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from mkdocs_careers.near_misses import is_sure_place, suggest_country

_LONGEST = 500
_BETWEEN = re.compile(r"\s*(?:[;|\n\u2022]|\s/\s|\s(?:or|oder|ou)\s)\s*", re.IGNORECASE)
_REMOTE = re.compile(
    r"\b(?:(?:100\s?%|fully|all)[ -]*)?(?:remote|virtual|work from home|home[ -]?office|anywhere|"
    r"telework|télétravail)\b(?:[ -]*(?:100\s?%|only))?|リモート",
    re.IGNORECASE,
)
_HYBRID = re.compile(
    r"\b(?:hybrid|partly remote|partially remote|remote[ -]friendly)\b", re.IGNORECASE
)
_EMPTY = re.compile(r"[\s(),;%/:100\u2013\u2014-]*")
_US_STATES = frozenset(
    "AL AK AZ AR CA CO CT DC FL GA HI IA ID IL KS KY LA MA MD ME MI MN MO MS MT NC ND NE NH "
    "NJ NM NV NY OH OK OR PA RI SC SD TN TX UT VA VT WA WI WV WY".split()
)
_EITHER = frozenset({"DE", "IN"})
"""States whose letters stand as often for a country behind a town: Delaware, Indiana."""
_CITY = re.compile(r"[^\W\d_][^\d@<>{}\[\]()]{0,58}")
_MOST_PARTS = 3


@dataclass(slots=True)
class WrittenPlaces:
    """What a text says of where the work is done.

    `rest` is what could not be read; `remote` tells whether it speaks of work from home, and
    `hybrid` of both. `areas` are where people who work from home may live, where it is said.
    """

    places: list[dict[str, str]] = field(default_factory=list)
    remote: bool = False
    hybrid: bool = False
    areas: list[str] = field(default_factory=list)
    rest: list[str] = field(default_factory=list)


def read_places(text: str) -> WrittenPlaces:
    """Read places in one string, parted by `;`, `|`, ` / `, `or` or lines."""
    found = WrittenPlaces()
    if len(text) > _LONGEST:
        found.rest.append(text)
        return found
    for part in _BETWEEN.split(text):
        _read_part(part.strip(" ,."), found)
    return found


def _read_part(part: str, found: WrittenPlaces) -> None:
    if _HYBRID.search(part):
        found.hybrid = True
        part = _HYBRID.sub(" ", part)
    away = _REMOTE.search(part)
    if away:
        found.remote = True
        part = _REMOTE.sub(" ", part)
    part = re.sub(r"\(\s*\)", " ", part).strip(" ,.:\u2013\u2014-")
    if _EMPTY.fullmatch(part):
        return
    if away:
        area = re.sub(
            r"^(?:within|in|from)\s+(?:the\s+)?", "", part.strip(" ()"), flags=re.IGNORECASE
        )
        country = country_code(area)
        if country:
            found.areas.append(country)
            return
    place = read_place(part)
    if place is None:
        found.rest.append(part)
    elif place not in found.places:
        found.places.append(place)


@lru_cache(maxsize=1024)
def _place(text: str) -> tuple[tuple[str, str], ...] | None:
    parts = [part.strip() for part in text.split(",") if part.strip()]
    if not parts or len(parts) > _MOST_PARTS:
        return None
    *before, last = parts
    country = None
    if last in _US_STATES and before:
        # Two letters in capitals after a town: `CA` is California there, and Canada alone.
        if len(parts) == _MOST_PARTS:  # such as `Example University, Springfield, IL`
            name, town, state = parts
            return (("name", name), ("address_locality", town), ("address_region", state),
                    ("address_country", "US"))  # fmt: skip
        country, before = "US", parts
    elif last in _US_STATES or last in _EITHER:
        return None  # `CA` alone is Canada or California, `Berlin, DE` is in Germany or Delaware
    else:
        country = country_code(last)
    if country is None or not all(_CITY.fullmatch(part) for part in before):
        return None
    keys = ("address_locality", "address_region")
    return (*zip(keys, before, strict=False), ("address_country", country))


def read_place(text: str) -> dict[str, str] | None:
    """Read `City, ST`, `City, Country`, `City, Region, Country` or a country; None if unsure."""
    place = _place(text.strip())
    return None if place is None else dict(place)


@lru_cache(maxsize=1024)
def country_code(text: str) -> str | None:
    """Return the code of a country by its name or code, where the name is that of it alone."""
    name = re.sub(r"^the\s+", "", text.strip(), flags=re.IGNORECASE).strip(".")
    if not name or not is_sure_place(name) or (len(name) == len("US") and not name.isupper()):
        return None
    return suggest_country(name)
