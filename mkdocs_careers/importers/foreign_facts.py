"""Foreign facts: types of employment, places and pay, as others write them."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Any

from mkdocs_careers.importers.aliases import ALIASES, plain_key
from mkdocs_careers.importers.places import country_code
from mkdocs_careers.importers.places import read_places as parse_places
from mkdocs_careers.near_misses import is_sure_word, suggest_word
from mkdocs_careers.salary_words import read_number, read_salary

if TYPE_CHECKING:
    from mkdocs_careers.importers.draft import Draft

_TAG = re.compile(r"<[^<>]*>")
_TRUE = frozenset("true yes on 1".split())
_TYPES = (
    "FULL_TIME", "PART_TIME", "CONTRACTOR", "TEMPORARY", "INTERN", "VOLUNTEER", "PER_DIEM",
    "OTHER",
)  # fmt: skip
AMOUNTS = frozenset({"base_salary.min_value", "base_salary.max_value"})


def as_text(value: Any) -> str:
    """Return a value in words: what a person would read of a list or mapping."""
    if isinstance(value, dict):
        return ", ".join(f"{key}: {as_text(inner)}" for key, inner in value.items())
    if isinstance(value, list):
        return ", ".join(as_text(inner) for inner in value)
    return str(value).strip()


def as_words(text: str) -> str:
    """Return a text in one line without markup."""
    return " ".join(unescape(_TAG.sub(" ", text)).split())


def read_types(draft: Draft, key: str, value: Any, source: str) -> None:
    """Take the types of employment that are known for sure."""
    found = []
    items = value if isinstance(value, list) else re.split(r"[,;/|]", str(value))
    for item in items:
        word = as_text(item)
        meant = suggest_word(word, _TYPES)
        exact = word.upper().replace("-", "_").replace(" ", "_")
        if exact in _TYPES:
            found.append(exact)
        elif meant and is_sure_word(word, meant):
            found.append(meant)
        else:
            draft.leave(source, word, "it is no type of employment that is known for sure")
    types = list(dict.fromkeys(found))
    draft.take(key, types if len(types) > 1 else "".join(types), source, value)


_PARTS = {
    "name": "name",
    **dict.fromkeys("street streetaddress".split(), "street_address"),
    **dict.fromkeys("city town locality addresslocality".split(), "address_locality"),
    **dict.fromkeys("region state province addressregion".split(), "address_region"),
    **dict.fromkeys("zip postcode postalcode plz".split(), "postal_code"),
    **dict.fromkeys("country countrycode addresscountry".split(), "address_country"),
}


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _read_address(value: Any) -> dict[str, str] | None:
    """Return the place of a mapping that says its country; None for what is no such mapping."""
    if not isinstance(value, dict):
        return None
    inner = value.get("address")
    parts = {**value, **inner} if isinstance(inner, dict) else value
    found = {
        _PARTS[plain_key(name)]: as_words(part)
        for name, part in parts.items()
        if plain_key(name) in _PARTS and isinstance(part, str) and part.strip()
    }
    country = country_code(found.get("address_country", ""))
    return {**found, "address_country": country} if country else None


def read_places(draft: Draft, key: str, value: Any, source: str) -> None:
    """Take the places of one string, or of several."""
    addresses = [place for item in _list(value) if (place := _read_address(item))]
    if addresses and len(addresses) == len(_list(value)):
        draft.take(key, addresses if len(addresses) > 1 else addresses[0], source, as_text(value))
        return
    if isinstance(value, dict):
        value = value.get("name") or ", ".join(v for v in value.values() if isinstance(v, str))
    items = value if isinstance(value, list) else [value]
    found = parse_places("; ".join(as_text(item) for item in items))
    said = as_text(value)
    if found.hybrid:
        draft.take("job_location_type", "HYBRID", source, said)
    elif found.remote and not found.places:
        draft.take("job_location_type", "TELECOMMUTE", source, said)
    elif found.remote:
        draft.take("job_location_type", "TELECOMMUTE", source, said, "or at one of the places")
    areas = found.areas
    draft.take("applicant_location_requirements", areas if len(areas) > 1 else "".join(areas),
               source, said)  # fmt: skip
    places = found.places
    if found.rest:
        rest = "; ".join(found.rest)
        draft.miss(key, f"which town and country is {rest!r}?", source, rest)
    if places:
        draft.take(key, places if len(places) > 1 else places[0], source, said)


def read_remote(draft: Draft, key: str, value: Any, source: str) -> None:  # noqa: ARG001 - as all
    """Take whether the work can be done from home."""
    word = as_text(value)
    meant = suggest_word(word, ("TELECOMMUTE", "HYBRID"))
    if word.lower() in _TRUE or (meant == "TELECOMMUTE" and is_sure_word(word, meant)):
        draft.take("job_location_type", "TELECOMMUTE", source, word)
    elif meant == "HYBRID":
        draft.take("job_location_type", "HYBRID", source, word)
    else:
        draft.leave(source, word, "it is no work from home that is known for sure")


def read_areas(draft: Draft, key: str, value: Any, source: str) -> None:
    """Take the countries in which people may live."""
    items = value if isinstance(value, list) else re.split(r"[,;]", as_text(value))
    codes = {as_text(item): country_code(as_text(item)) for item in items if as_text(item)}
    unknown = [name for name, code in codes.items() if code is None]
    if unknown:
        draft.miss(key, f"which countries are {', '.join(unknown)}?", source, as_text(value))
        return
    areas = [code for code in codes.values() if code]
    draft.take(key, areas if len(areas) > 1 else "".join(areas), source, as_text(value))


def read_amount(draft: Draft, key: str, value: Any, source: str) -> None:
    """Take one end of the pay."""
    text = as_text(value)
    number = read_number(text.lstrip("$€£ ").strip())
    if number is None:
        draft.leave(source, text, "it is no amount")
        return
    draft.take(key, number, source, text)
    if text[:1] in "€£":
        draft.take("base_salary.currency", {"€": "EUR", "£": "GBP"}[text[0]], source, text)


def read_pay(draft: Draft, key: str, value: Any, source: str) -> None:
    """Take the pay, from words or from a mapping."""
    if isinstance(value, dict):
        inner = value.get("value") if isinstance(value.get("value"), dict) else {}
        for name, amount in {**value, **(inner or {})}.items():
            meant = ALIASES.get(plain_key(name), "")
            if meant in AMOUNTS:
                read_amount(draft, meant, amount, f"{source}.{name}")
            elif meant == "base_salary.unit_text":
                read_unit(draft, meant, amount, f"{source}.{name}")
            elif meant == "base_salary.currency":
                draft.take(meant, as_text(amount).upper(), f"{source}.{name}", amount)
        return
    text = as_text(value)
    pay = read_salary(text)
    if any(name in pay for name in ("value", "min_value", "max_value")):
        for name, part in pay.items():
            draft.take(f"{key}.{name}", part, source, text)
    else:
        draft.take(f"{key}.description", as_words(text), source, text)


def read_unit(draft: Draft, key: str, value: Any, source: str) -> None:
    """Take the time that is paid for."""
    word = as_text(value)
    meant = suggest_word(word, ("HOUR", "DAY", "WEEK", "MONTH", "YEAR"))
    if meant:
        draft.take(key, meant, source, word)
    else:
        draft.leave(source, word, "it is no unit of time that is known for sure")
