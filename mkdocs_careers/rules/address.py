"""Rules about addresses: what stands in for one, and what Google would like to know besides."""

from __future__ import annotations

import re
from dataclasses import asdict
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from mkdocs_careers.codes import Code
from mkdocs_careers.diagnostics import Problem
from mkdocs_careers.rules.posting import Posting, rule
from mkdocs_careers.schema import name_key
from mkdocs_careers.value_words import join_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs_careers.diagnostics import KeyPath
    from mkdocs_careers.settings import Settings

_PARTS = ("street_address", "address_locality", "address_region", "postal_code")

_REMOTE = frozenset(
    {
        "remote", "fully remote", "100% remote", "remote work", "work from home", "virtual",
        "online", "worldwide", "anywhere", "global", "telecommute", "home office", "homeoffice",
    }
)  # fmt: skip
_UNKNOWN = frozenset(
    {
        "tbd", "tba", "tbc", "to be determined", "to be announced", "to be confirmed", "n/a",
        "none", "unknown", "various", "multiple locations", "placeholder", "lorem ipsum",
    }
)  # fmt: skip
_INVENTED = (
    r"(?:123|1234|12345) (?:main|any|example|fake|sample|test|some) ?(?:street|st|road|rd)\b.*"
    r"|any ?(?:town|city|street|where)|(?:example|sample|your) ?(?:town|city|street|address)"
    r"|muster(?:stadt|hausen|stra(?:ß|ss)e \d*|str\.? \d*)"
)
_NO_LETTER = r"[\W_]*"
_STAND_IN_CODES = frozenset({"00000", "12345", "99999", "xxxxx"})

# Only what is certain; the other countries have both, or people there write both.
_WITHOUT_REGION = frozenset("GI HK MC MO SG VA".split())
_WITHOUT_POSTAL_CODE = frozenset(
    "AE AG AO BS BW BZ FJ HK KI MO NR QA RW SB SC TG TO TV UG VU ZW".split()
)


@rule("job_location")
def placeholder_address(posting: Posting) -> Iterator[Problem]:
    """A false place breaks Google's rules; one that is not known is left out."""
    for path, place in posting.listed("job_location"):
        if isinstance(place, dict):
            yield from _placeholders(place, path)


@rule("job_location")
def incomplete_address(posting: Posting) -> Iterator[Problem]:
    """Google asks for as much of an address as there is."""
    for path, place in posting.listed("job_location"):
        if isinstance(place, dict):
            yield from _gaps(place, path)


def place_problems(settings: Settings) -> Iterator[Problem]:
    """Check the addresses in the settings, once for all jobs that name them."""
    for key, place in settings.places.items():
        known = {part: value for part, value in asdict(place).items() if value is not None}
        yield from _placeholders(known, ("places", key))
        yield from _gaps(known, ("places", key))
    default = settings.defaults.get("job_location")
    for index, item in enumerate(default if isinstance(default, list) else [default]):
        if isinstance(item, dict):
            path: KeyPath = ("defaults", "job_location")
            path += (index,) if isinstance(default, list) else ()
            yield from _placeholders(item, path)
            yield from _gaps(item, path)


def _placeholders(place: Mapping[str, Any], path: KeyPath) -> Iterator[Problem]:
    stand_ins = [key for key in _PARTS[:3] if key in place and _stands_in(place[key])]
    code = place.get("postal_code")
    if stand_ins == ["street_address"] and _is_whole(place):
        return  # there are towns with a house at 123 Main Street
    if code is not None and (
        _stands_in(code) or (stand_ins and code.strip().lower() in _STAND_IN_CODES)
    ):
        stand_ins.append("postal_code")
    for key in stand_ins:
        remote = _plain(place[key]) in _REMOTE
        yield Problem(
            Code.PLACEHOLDER_ADDRESS,
            f"{_label(key)} says `{place[key].strip()}`, which is no "
            + ("place." if remote else "address."),
            (*path, key),
            hint="write `job_location_type: TELECOMMUTE` instead"
            if remote
            else "leave out what is not known",
            help="An address is where people come to work. Google takes jobs with a false one out "
            "of its results.",
        )


def _is_whole(place: Mapping[str, Any]) -> bool:
    code = place.get("postal_code", "").strip().lower()
    invented = re.fullmatch(_INVENTED, _plain(place["street_address"])) is not None
    return invented and code not in {"", *_STAND_IN_CODES} and "address_region" in place


def _gaps(place: Mapping[str, Any], path: KeyPath) -> Iterator[Problem]:
    country = place.get("address_country")
    without = {"address_region"} if country in _WITHOUT_REGION else set()
    if country in _WITHOUT_POSTAL_CODE:
        without.add("postal_code")
    missing = [key for key in _PARTS if key not in place and key not in without]
    if missing:
        labels = [label[0].lower() + label[1:] for label in map(_label, missing)]
        listed = join_words(labels, "or")
        yield Problem(
            Code.INCOMPLETE_ADDRESS,
            f"The address has no {listed}.",
            path,
            hint="add what you know",
            help="Google asks for as much of an address as there is, so that people nearby find "
            "the job. Leave out what this place does not have.",
            on_key=True,
        )


@cache
def _label(key: str) -> str:
    """Name a part of an address, wherever the address stands."""
    return name_key(("job_location", key)).replace(" in `job_location`", "")


@lru_cache(maxsize=1024)  # towns come again and again
def _stands_in(text: str) -> bool:
    plain = _plain(text)
    return (
        plain in _REMOTE
        or plain in _UNKNOWN
        or re.fullmatch(_INVENTED, plain) is not None
        or re.fullmatch(_NO_LETTER, plain) is not None
    )


def _plain(text: str) -> str:
    return " ".join(text.lower().split()).rstrip(".!?")
