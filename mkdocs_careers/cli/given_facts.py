"""Given facts: what the options of a command say about a job, as a job file has it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import click

from mkdocs_careers.importers.job_text import sort_keys
from mkdocs_careers.model import HYBRID, TELECOMMUTE
from mkdocs_careers.near_misses import is_sure_word, suggest_country, suggest_word
from mkdocs_careers.reporters.full import printable
from mkdocs_careers.salary_words import read_salary
from mkdocs_careers.schema import job_schema
from mkdocs_careers.schema_guide import SchemaGuide
from mkdocs_careers.yaml_tree import read_mapping

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mkdocs_careers.settings import Settings

_PARTS = (
    ("address_country",),
    ("address_locality", "address_country"),
    ("address_locality", "address_region", "address_country"),
    ("street_address", "address_locality", "address_region", "address_country"),
)
"""What the parts of an address on one line are, by their number."""
_KEY = re.compile(r"[a-z_]+(?:\.[A-Za-z_0-9-]+)*")

_OPTIONS = (
    click.option("--summary", metavar="TEXT", help="One or two sentences for the listing."),
    click.option("--type", "types", multiple=True, metavar="TYPE",
                 help="FULL_TIME, PART_TIME, CONTRACTOR, INTERN ...; several, one by one."),
    click.option("--unit", metavar="NAME", help="The department or team."),
    click.option("--location", "places", multiple=True, metavar="PLACE",
                 help='A place of the settings, a country such as US, or "Chicago, IL, US".'),
    click.option("--remote", "areas", multiple=True, metavar="AREA",
                 help="Remote, for people who live in AREA: US, CA-ON, EU, WORLDWIDE ..."),
    click.option("--hybrid", is_flag=True, help="Some days at the place of work."),
    click.option("--valid-through", metavar="DATE", help="The last day to apply."),
    click.option("--salary", metavar="TEXT", help='Such as "USD 52,000 - 64,000 a year".'),
    click.option("--identifier", metavar="TEXT", help="Your reference number."),
    click.option("--email", "emails", multiple=True, metavar="ADDRESS",
                 help="Where to apply by email."),
    click.option("--url", metavar="ADDRESS", help="Where to apply on the web."),
    click.option("--set", "others", multiple=True, metavar="KEY=VALUE",
                 help="Any other key; dots lead further in, as in apply.materials=resume."),
)  # fmt: skip


def fact_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options for the facts of a job."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def read_facts(options: Mapping[str, Any], settings: Settings) -> dict[str, Any]:
    """Return what the options say, in the schema's order; whether it is right is checked later.

    Raises:
        click.UsageError: It cannot be written into a job file.
    """
    facts = {
        "description": options["summary"],
        "employment_type": fold(map(read_type, options["types"])),
        "employment_unit": options["unit"],
        "job_location": fold([read_place(place, settings) for place in options["places"]]),
        "valid_through": options["valid_through"],
        "identifier": options["identifier"],
        "apply": {
            key: value
            for key, value in (("email", fold(options["emails"])), ("url", options["url"]))
            if value is not None
        },
    }
    if options["areas"]:
        facts |= {"job_location_type": TELECOMMUTE,
                  "applicant_location_requirements": fold(options["areas"])}  # fmt: skip
    if options["hybrid"]:
        if options["areas"]:
            raise click.UsageError("A job is remote or hybrid: leave --remote or --hybrid out.")
        facts["job_location_type"] = HYBRID
    if options["salary"] is not None:
        facts["base_salary"] = read_pay(options["salary"])
    found = {key: value for key, value in facts.items() if value is not None and value != {}}
    seen: set[str] = set()
    for text in options["others"]:
        _set(found, text, seen)
    return sort_keys(found)


def fold(values: Any) -> Any:
    """Return one value as itself, several as a list, and None for none."""
    values = list(values)
    return values[0] if len(values) == 1 else values or None


def read_type(text: str) -> str:
    """Return a type of employment, also where it is written as people write it: `full time`."""
    meant = suggest_word(text)
    return meant if meant and is_sure_word(text, meant) else text.strip().upper().replace(" ", "_")


def read_pay(text: str) -> dict[str, Any]:
    """Return pay that is written on one line; without an amount the words themselves."""
    return dict(read_salary(text)) or {"description": text}


def read_place(text: str, settings: Settings) -> Any:
    """Return a place that is written on one line: a key of the settings, or an address."""
    parts = [part.strip() for part in text.split(",")]
    if text.strip() in settings.places or not 1 <= len(parts) <= len(_PARTS):
        return text.strip()
    country = parts[-1]
    code = country.upper() if re.fullmatch(r"[A-Za-z]{2}", country) else suggest_country(country)
    if len(parts) == 1 and code is None:  # a key that the settings do not have, as will be said
        return text.strip()
    parts[-1] = code or country
    return {key: part for key, part in zip(_PARTS[len(parts) - 1], parts, strict=True) if part}


def _set(facts: dict[str, Any], text: str, seen: set[str]) -> None:
    """Set the key that `KEY=VALUE` names; the same key again makes a list."""
    path, sign, written = text.partition("=")
    path = path.strip()
    if not sign or not _KEY.fullmatch(path):
        raise click.UsageError(
            f"--set takes KEY=VALUE, such as --set work_hours='20 hours a week', "
            f"and {printable(text)!r} is none."
        )
    if path.split(".")[0] in ("title", "date_posted", "status"):
        raise click.UsageError(
            f"--set cannot set {path.split('.')[0]}: a title is given as it is, the date is "
            "today's (or that of --as-of), and a new file is a draft."
        )
    *outer, last = path.split(".")
    inside = facts
    for step in outer:
        inner = inside.setdefault(step, {})
        if not isinstance(inner, dict):
            raise click.UsageError(f"--set {printable(path)}: {step} has a value already.")
        inside = inner
    value = _read_value(path.split("."), written.strip())
    if path in seen:
        before = inside[last]
        value = [*(before if isinstance(before, list) else [before]), value]
    seen.add(path)
    inside[last] = value


def _read_value(path: list[str], written: str) -> Any:
    """Return a value as YAML means it; what is no YAML is text, and a number where text goes."""
    data, problems = read_mapping(f"value: {written}\n")
    if problems or set(data) != {"value"}:
        return written
    value = data["value"]
    guide = SchemaGuide(job_schema())
    types = {part.get("type") for part in guide.parts(tuple(path))}
    takes_it = path[0] == "extra" or not types.isdisjoint(("integer", "number", "boolean"))
    return written if isinstance(value, int | float) and not takes_it else value
