"""The settings reader: from a mapping, whatever is in it, to `Settings` and what is wrong."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from itertools import takewhile
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from mkdocs_careers.areas import find_area
from mkdocs_careers.clock import NOON
from mkdocs_careers.codes import Code
from mkdocs_careers.date_problems import date_problem
from mkdocs_careers.dates import find_zone, parse_instant
from mkdocs_careers.diagnostics import KeyPath, Problem
from mkdocs_careers.feed_settings import read_feeds
from mkdocs_careers.host_yaml import UNKNOWN
from mkdocs_careers.job_builder import build_apply
from mkdocs_careers.listing_settings import Listing, read_filters
from mkdocs_careers.model import UTC_ZONE, OpenApplication, Organization, Place
from mkdocs_careers.rules.application import (
    apply_problems,
    contact_problems,
    is_link,
    link_problem,
)
from mkdocs_careers.rules.dates import zone_problem
from mkdocs_careers.rules.feeds import feed_path_problems
from mkdocs_careers.rules.language import language_problems
from mkdocs_careers.rules.location import area_problem, place_problem
from mkdocs_careers.rules.text import organization_problem, rule_problems
from mkdocs_careers.schema import check_settings, settings_example
from mkdocs_careers.settings import Settings
from mkdocs_careers.urls import HAS_SCHEME
from mkdocs_careers.yaml_tree import MAX_DEPTH

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from mkdocs_careers.schema_overlay import Overlay

MAX_VALUES = 50_000
"""Settings that hold more have aliases that multiply, or contain themselves."""


@dataclass(frozen=True, slots=True)
class SettingsResult:
    """The settings as far as they can be read, and what is wrong with them."""

    settings: Settings
    problems: tuple[Problem, ...]


def read_settings(data: object, overlay: Overlay | None = None) -> SettingsResult:
    """Read the settings; what is wrong in them is left out of them and reported.

    `overlay` is what the file named in `schema` says.
    """
    if data is None:
        data = {}
    if not isinstance(data, dict):
        problem = Problem(
            Code.WRONG_TYPE,
            "The settings of careers must be `key: value` lines.",
            hint="such as `organization:` with a `name` below",
        )
        return SettingsResult(Settings(), (problem,))
    try:
        plain = _Plain(overlay).convert(data, ())
    except _TooMuchError:
        problem = Problem(
            Code.TOO_LARGE,
            "The settings hold far too many values, or contain themselves.",
            help="An alias (`*name`) that stands inside of what it names never ends.",
        )
        return SettingsResult(Settings(), (problem,))
    rules = plain.get("rules")
    if isinstance(rules, dict):  # YAML 1.1 reads a bare `off` as false
        rules = plain["rules"] = {k: "off" if v is False else v for k, v in rules.items()}
    problems = check_settings(plain, overlay)
    if any(problem.code is Code.TOO_MANY_MISTAKES for problem in problems):
        return SettingsResult(Settings(), tuple(problems))
    left = problems
    while left:  # what is not whole without the part that is wrong is left out with it
        plain = _without(plain, {_wrong_part(problem) for problem in left})
        left = check_settings(plain, overlay)
    settings = replace(_build(plain), overlay=overlay)
    problems += _check(settings)
    problems += _check_open_application(settings.open_application, plain)
    problems += language_problems(settings)
    problems += rule_problems(rules if isinstance(rules, dict) else {})
    return SettingsResult(settings, tuple(problems))


def _wrong_part(problem: Problem) -> KeyPath:
    """Return what to leave out: the value, the whole list it is in, or what lacks the key."""
    path = problem.path[:-1] if problem.code is Code.MISSING_KEY else problem.path
    return tuple(takewhile(lambda step: isinstance(step, str), path)) or problem.path[:1]


def _without(data: Mapping[str, Any], wrong: Collection[KeyPath]) -> dict[str, Any]:
    """Return `data` without the values at the paths in `wrong`."""
    return {
        key: _without(value, [path[1:] for path in wrong if path[:1] == (key,)])
        if isinstance(value, dict)
        else value
        for key, value in data.items()
        if (key,) not in wrong
    }


class _TooMuchError(ValueError):
    """The settings are too large to be read."""


class _Plain:
    """Turns a host's YAML values into JSON: dates go back to ISO, what is unknown is stood in for.

    An `!ENV` that is not set here has a value where the site is built. So an example takes its
    place, and there is nothing to find about it.
    """

    def __init__(self, overlay: Overlay | None) -> None:
        self.left = MAX_VALUES
        self.overlay = overlay

    def convert(self, value: Any, path: KeyPath) -> Any:
        self.left -= 1
        if self.left < 0 or len(path) > MAX_DEPTH:
            raise _TooMuchError
        if isinstance(value, dict):
            items = ((str(k), self.convert(inner, (*path, str(k)))) for k, inner in value.items())
            keeps_null = path[1:] == ("apply",)  # it removes what holds for the whole site
            return {key: inner for key, inner in items if keeps_null or inner is not None}
        if isinstance(value, (list, tuple, set)):
            found = (self.convert(inner, (*path, index)) for index, inner in enumerate(value))
            return [inner for inner in found if inner is not None]
        if value is UNKNOWN:
            return settings_example(path, self.overlay)
        if isinstance(value, datetime):
            return value.isoformat(" ")
        if isinstance(value, date):
            return value.isoformat()
        return value if value is None or isinstance(value, (bool, int, float, str)) else str(value)


def _build(data: Mapping[str, Any]) -> Settings:
    values = dict(data)
    for key in ("not_jobs", "host_keys"):
        if key in values:
            values[key] = tuple(values[key])
    if "organization" in values:
        values["organization"] = Organization(**values["organization"])
    organizations = values.get("organizations", {})
    values["organizations"] = {k: Organization(**v) for k, v in organizations.items()}
    values["places"] = {k: Place(**v) for k, v in values.get("places", {}).items()}
    values["areas"] = {k: tuple(v) for k, v in values.get("areas", {}).items()}
    if "listing" in values:
        listing = dict(values["listing"])
        if "sort" in listing:
            listing["sort"] = tuple(listing["sort"])
        if "filters" in listing:
            listing["filters"] = read_filters(listing["filters"])
        values["listing"] = Listing(**listing)
    if "feeds" in values:
        values["feeds"] = read_feeds(values["feeds"])
    if "open_application" in values:
        own = dict(values["open_application"])
        apply = build_apply(values.get("apply", {}), own.pop("apply", {}))
        values["open_application"] = OpenApplication(**own, apply=apply)
    if "jobs_dir" in values:
        values["jobs_dir"] = values["jobs_dir"].strip().strip("/").removeprefix("./")
    return Settings(**{f.name: values[f.name] for f in fields(Settings) if f.name in values})


def _check(settings: Settings) -> Iterator[Problem]:
    """Check what the schema cannot: zones, codes, references, addresses."""
    if settings.timezone and find_zone(settings.timezone) is None:
        yield zone_problem("Time zone (`timezone`)", ("timezone",), settings.timezone)
    if settings.as_of:
        zone = find_zone(settings.timezone) or UTC_ZONE
        if parse_instant(settings.as_of, zone, at=NOON) is None:
            yield Problem(
                Code.NOT_A_DATE,
                f"Clock (`as_of`) must be a date, and `{settings.as_of}` is none.",
                ("as_of",),
                hint="write it as `2026-11-02` or `2026-11-02 12:00`",
            )
    folder = PurePosixPath(settings.jobs_dir)
    if folder.is_absolute() or ".." in folder.parts or not settings.jobs_dir:
        yield Problem(
            Code.NOT_ALLOWED,
            "Folder of the jobs (`jobs_dir`) must lie inside the documentation folder.",
            ("jobs_dir",),
            hint="such as `careers`",
        )
    yield from feed_path_problems(settings)
    for name, codes in settings.areas.items():
        for index, code in enumerate(codes):
            if find_area(code, {}) is None:
                yield area_problem("Areas (`areas`)", ("areas", name, index), code, {})
    if settings.organization:
        yield from _check_links(settings.organization, ("organization",))
    for key, organization in settings.organizations.items():
        yield from _check_links(organization, ("organizations", key))
    yield from apply_problems(settings.apply, ("apply",))
    yield from _check_defaults(settings)


def _check_links(organization: Organization, path: KeyPath) -> Iterator[Problem]:
    if organization.url and not is_link(organization.url):
        yield link_problem((*path, "url"), organization.url)
    logo = organization.logo
    address = f"https:{logo}" if logo and logo.startswith("//") else logo
    if logo and address and HAS_SCHEME.match(address) and not is_link(address):
        yield link_problem((*path, "logo"), logo)


def _check_defaults(settings: Settings) -> Iterator[Problem]:
    defaults = settings.defaults
    for path, key in _listed(defaults, "job_location"):
        if isinstance(key, str) and key not in settings.places:
            yield place_problem("Place of work (`job_location`)", path, key, settings.places)
    for path, name in _listed(defaults, "applicant_location_requirements"):
        if find_area(name, settings.areas) is None:
            yield area_problem("Where applicants may live", path, name, settings.areas)
    organization = defaults.get("hiring_organization")
    if organization and organization not in settings.organizations:
        yield organization_problem(("defaults", "hiring_organization"), organization, settings)
    for key in ("date_posted", "valid_through"):
        day = defaults.get(key)
        if day is not None and parse_instant(day, UTC_ZONE, at=NOON) is None:
            yield date_problem(f"`{key}`", ("defaults", key), day)
    zone = defaults.get("timezone")
    if zone and find_zone(zone) is None:
        yield zone_problem("Time zone (`timezone`)", ("defaults", "timezone"), zone)
    yield from apply_problems(defaults.get("apply", {}), ("defaults", "apply"))
    contact = defaults.get("application_contact", {})
    yield from contact_problems(contact, ("defaults", "application_contact"))


def _check_open_application(
    opened: OpenApplication | None, data: Mapping[str, Any]
) -> Iterator[Problem]:
    """Check how people apply who find no opening, which `data` says where it differs."""
    if opened is None:
        return
    path = ("open_application",)
    yield from apply_problems(data["open_application"].get("apply", {}), (*path, "apply"))
    apply = opened.apply
    if not (opened.text or apply.email or apply.url or apply.instructions):
        yield Problem(
            Code.NO_WAY_TO_APPLY,
            "Open application (`open_application`) does not say how to apply.",
            path,
            hint="add an `email` to `apply`",
            help="An `email`, a `url` or `instructions` will do, here or under `apply` in the "
            "settings, or a `text` that says it.",
        )


def _listed(defaults: Mapping[str, Any], key: str) -> list[tuple[KeyPath, Any]]:
    value = defaults.get(key)
    if isinstance(value, list):
        return [(("defaults", key, index), item) for index, item in enumerate(value)]
    return [(("defaults", key), value)] if value is not None else []
