"""Places in words: `Berlin, Germany` as the keys of an address, where it can be only that."""

from __future__ import annotations

import re
from functools import cache

from mkdocs_careers.near_misses import is_sure_place, suggest_country

_NAME = re.compile(r"[^\W\d_][^\d,;|/()<>{}\[\]_:]{0,58}")
_NO_PLACE = re.compile(
    r"(?i)\b(remote|hybrid|anywhere|worldwide|global|home|flexible|various|multiple|office|hq|"
    r"headquarters|tbd|europe|emea|apac|latam|americas)\b"
)
_BETWEEN = re.compile(r"\s*(?:;|\||\s/\s|\sor\s)\s*")
_STATES_AND_CODES = frozenset(["AR", "CO", "DE", "ID", "IN"])
"""A state for some and a country for others, after a city too: `Berlin, DE` and `Dover, DE`."""
_PROVINCES = frozenset(["AB", "BC", "MB", "NB", "NS", "ON", "QC"])
"""Codes of Canada that are those of no country."""
_STATES_AND_CITIES = frozenset(["new york", "washington", "victoria"])
_CITY_REGION_COUNTRY = 3
_CODE = 2


def read_country(name: str) -> str | None:
    """Return the code of the one country that goes by `name`; codes count in capitals only."""
    word = " ".join(name.split())
    if not word or not any(letter.isalpha() for letter in word) or not is_sure_place(word):
        return None
    # A lookup in any case would make a country of the words `in` and `no`.
    if len(word) <= _CODE + 1 and word != word.upper():
        return None
    return suggest_country(word)


def read_place(text: str) -> dict[str, str] | None:
    """Return `City[, Region], Country`, `City, ST` or a country alone; None for all else.

    US states, and Canada's provinces, may stand for the country; names that several places have
    (`Georgia`) may not.
    """
    parts = [" ".join(part.split()) for part in text.split(",")]
    if not 1 <= len(parts) <= _CITY_REGION_COUNTRY or _NO_PLACE.search(text):
        return None
    if not all(_NAME.fullmatch(part) for part in parts):
        return None
    *before, last = parts
    state_of = _region(last) if len(before) == 1 else None
    if state_of == "":
        return None
    if state_of:
        return _address(before[0], last, state_of)
    country = read_country(last)
    if country is None:
        return None
    locality, region = (*before, "", "")[:2]
    return _address(locality, region, country)


def read_places(text: str) -> tuple[list[dict[str, str]], list[str]]:
    """Return the places of a text with `;`, `|`, ` / ` or ` or ` between them, and what is none."""
    places: list[dict[str, str]] = []
    rest: list[str] = []
    for part in filter(None, (part.strip() for part in _BETWEEN.split(text))):
        place = read_place(part)
        if place is None:
            rest.append(part)
        elif place not in places:
            places.append(place)
    return places, rest


def read_remote_area(text: str) -> str | None:
    """Return the country that `Remote - Germany` or `US (Remote)` names; None without one."""
    words, found = re.subn(r"(?i)\b(?:fully|100 ?%)?\s*remote\b(?:\s+(?:in|from)\b)?", " ", text)
    plain = re.sub(r"[()\[\],;:|/\u2013\u2014-]", " ", words)
    return read_country(plain) if found else None


def _address(locality: str, region: str, country: str) -> dict[str, str]:
    keys = {"address_locality": locality, "address_region": region, "address_country": country}
    return {key: value for key, value in keys.items() if value}


def _region(name: str) -> str | None:
    """Return the country of a state or province; "" where it may be another; None where none."""
    if name in _STATES_AND_CODES or name.lower() in _STATES_AND_CITIES:
        return ""
    if name in _PROVINCES:
        return "CA"
    return _states().get(name) if is_sure_place(name) else ""


@cache
def _states() -> dict[str, str]:
    import pycountry  # a place in words needs its names, and little else does

    names: dict[str, str] = {}
    for code, name, kind in (
        (state.code, state.name, state.type) for state in pycountry.subdivisions
    ):
        if code.startswith("US-") and kind in {"State", "District"}:
            names |= {code[3:]: "US", name: "US"}
        elif code.startswith("CA-"):
            names[name] = "CA"
    return names
