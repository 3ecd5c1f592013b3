"""Values: what can stand at a place of the front matter, each with a few words for people."""

from __future__ import annotations

from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING, Any

from mkdocs_careers.areas import COUNTRIES, WORLDWIDE
from mkdocs_careers.dates import find_zone
from mkdocs_careers.language_server.vocabulary import country_name
from mkdocs_careers.model import UTC_ZONE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_careers.diagnostics import KeyPath
    from mkdocs_careers.language_server.sites import Site
    from mkdocs_careers.model import Place

_APPLY_DAYS = 30


def list_values(path: KeyPath, typed: str, site: Site) -> dict[str, str]:
    """Return the values that can stand at `path`, where `typed` stands so far.

    They come from the schema, the settings and the calendar; none where any text will do.
    """
    return site.vocabulary.values(path) | dict(_values(path, typed, site))


def _values(path: KeyPath, typed: str, site: Site) -> Iterator[tuple[str, str]]:
    settings = site.settings
    match path:
        case ("timezone",):
            yield from ((zone, "") for zone in _zones())
        case ("job_location",) | ("job_location", int()):
            yield from ((name, _address(place)) for name, place in settings.places.items())
        case ("hiring_organization",):
            yield from ((key, employer.name) for key, employer in settings.organizations.items())
        case ("applicant_location_requirements",) | ("applicant_location_requirements", int()):
            yield from ((name, ", ".join(codes)) for name, codes in settings.areas.items())
            yield from _areas(typed)
        case ("valid_through",):
            yield _day(site, _APPLY_DAYS), f"In {_APPLY_DAYS} days"
        case _ if site.vocabulary.is_date(path):
            yield _day(site, 0), "Today"


def _day(site: Site, days: int) -> str:
    zone = find_zone(site.settings.timezone) or UTC_ZONE
    return (site.now().astimezone(zone).date() + timedelta(days)).isoformat()


def _areas(typed: str) -> Iterator[tuple[str, str]]:
    """Yield codes of areas; those of states once their country is typed: `US-`."""
    yield WORLDWIDE, "Anywhere"
    yield "EU", "European Union"
    yield "EEA", "European Economic Area"
    yield from ((code, country_name(code) or "") for code in sorted(COUNTRIES))
    country, dash, _ = typed.upper().partition("-")
    if dash and country in COUNTRIES:
        yield from _states(country)


@cache
def _states(country: str) -> tuple[tuple[str, str], ...]:
    import pycountry  # reads all of its table

    table: Any = pycountry.subdivisions
    states = table.get(country_code=country) or ()
    return tuple(sorted((state.code, state.name) for state in states))


@cache
def _zones() -> tuple[str, ...]:
    """Return the names of time zones that people live in."""
    from zoneinfo import available_timezones  # looks at every file of the database

    names = (name for name in available_timezones() if "/" in name)
    return "UTC", *sorted(name for name in names if not name.startswith(("Etc/", "SystemV/")))


def _address(place: Place) -> str:
    parts = (place.name, place.address_locality, place.address_region, place.address_country)
    return ", ".join(part for part in parts if part)
