"""Google's fields: what each property of a JobPosting is in a job file or in the settings.

What Google asks for is its job posting documentation (2025-12-18). Labels, words and examples are
those of the schemas, and a key that is not named here is its property's name in snake_case.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING, Any

from mkdocs_careers.codes import Code
from mkdocs_careers.schema import job_schema, settings_schema

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs_careers.diagnostics import KeyPath


class Home(Enum):
    """Where people write what a field says."""

    JOB = "in the job file, or for all jobs under `defaults` in the settings"
    PLACE = "in the job file, or in a place under `places` in the settings"
    ORGANIZATION = "in the settings, also for each employer under `organizations`"
    SETTINGS = "in the settings"
    APPLY = "in the job file, or for all jobs under `apply` in the settings"
    TIMEZONE = "in the job file, or for all jobs under `timezone` in the settings"
    JOB_ALONE = "in the job file"
    BODY = "below the second `---` of the job file"


REQUIRED = "requires it"
RECOMMENDED = "only recommends it, and shows a job without it"
PART = "only recommends pay, but reads none that lacks this"
READ = "reads it where it is there, and does not ask for it"
NOT_ASKED = "does not ask for it"


@dataclass(frozen=True, slots=True)
class Field:
    """`name` is Google's, with the properties it lies in: `jobLocation.address.addressRegion`."""

    name: str
    key: KeyPath
    home: Home
    demand: str
    """What Google does with it, as the end of a sentence: `requires it`."""
    codes: tuple[Code, ...]
    node: Mapping[str, Any]
    """What the schema says of the key: `title`, `description`, `examples`."""

    @property
    def example(self) -> Any:
        """A value to write; None where text is written."""
        return self.node.get("examples", [None])[0]


_DATE = (Code.NOT_A_DATE, Code.AMBIGUOUS_DATE, Code.NO_FIXED_DATE)
_LOGO = (Code.MISSING_LOGO, Code.LOGO_NOT_HTTPS, Code.LOGO_SIZE)
_PAY = (
    Code.SALARY_IN_WORDS, Code.SALARY_INCOMPLETE, Code.SALARY_TWICE, Code.SALARY_RANGE_REVERSED,
    Code.SALARY_UNLIKELY,
)  # fmt: skip
_ADDRESS = (Code.INCOMPLETE_ADDRESS, Code.PLACEHOLDER_ADDRESS)
_REMOTE = (Code.REMOTE_WITHOUT_AREA, Code.HYBRID_AS_REMOTE)
_EXPERIENCE = (Code.NOT_ALLOWED, Code.EXPERIENCE_WITHOUT_REQUIREMENTS)

_BODY = {
    "title": "Text of the ad",
    "description": "Google's description is the page itself: the text of the ad, the facts beside "
    "it, how to apply and what the settings say of the organisation. It is not the key "
    "`description`, which is a short summary for lists.",
}
_ADDRESS_OF_A_PLACE = (
    ("streetAddress", "street_address"),
    ("addressLocality", "address_locality"),
    ("addressRegion", "address_region"),
    ("postalCode", "postal_code"),
)


@cache
def google_fields() -> tuple[Field, ...]:
    """Return every field, the likelier of two with the same last name first."""
    asked = tuple(_asked())
    names, keys = {field.name for field in asked}, {field.key for field in asked}
    others = (f for f in _others() if f.name not in names and f.key not in keys)
    return (*asked, *others)


def _asked() -> Iterator[Field]:
    """Yield what Google documents."""
    yield _job("title", "title", REQUIRED, Code.MISSING_KEY, *_about("title-"))
    yield Field(
        "description", (), Home.BODY, REQUIRED,
        (Code.EMPTY_BODY, Code.BODY_EQUALS_TITLE, Code.THIN_BODY), _BODY,
    )  # fmt: skip
    yield _job(
        "datePosted", "date_posted", REQUIRED,
        Code.MISSING_KEY, *_DATE, Code.POSTED_LONG_AGO, Code.POSTED_LATER,
    )  # fmt: skip
    yield from _employer()
    yield from _place()
    yield from _remote()
    yield _job(
        "employmentType", "employment_type", RECOMMENDED,
        Code.NOT_ALLOWED, Code.INCOMPLETE_POSTING,
    )  # fmt: skip
    yield from _pay()
    yield _job("directApply", "direct_apply", RECOMMENDED, Code.WRONG_TYPE)
    for name in ("identifier", "identifier.value"):
        yield _job(name, "identifier", RECOMMENDED,
                   Code.DUPLICATE_IDENTIFIER, Code.INCOMPLETE_POSTING)  # fmt: skip
    yield _job(
        "validThrough", "valid_through",
        "requires it where there is a last day to apply; without one leave it out",
        *_DATE, Code.ENDS_BEFORE_POSTED, Code.UNKNOWN_TIMEZONE, Code.DEADLINE_WITHOUT_TIMEZONE,
        Code.CLOSES_SOON, Code.ENDED, Code.INCOMPLETE_POSTING,
    )  # fmt: skip
    yield _job("educationRequirements", "education_requirements", READ, *_EXPERIENCE)
    yield _job(
        "educationRequirements.credentialCategory",
        "education_requirements credential_category", READ, Code.NOT_ALLOWED,
    )  # fmt: skip
    yield _job("experienceRequirements", "experience_requirements", READ, *_EXPERIENCE)
    yield _job(
        "experienceRequirements.monthsOfExperience",
        "experience_requirements months_of_experience", READ, Code.WRONG_TYPE,
    )  # fmt: skip
    yield _job(
        "experienceInPlaceOfEducation", "experience_in_place_of_education", READ, *_EXPERIENCE
    )


def _employer() -> Iterator[Field]:
    codes = (Code.MISSING_ORGANIZATION, Code.UNKNOWN_ORGANIZATION)
    parts: tuple[tuple[str, str, str, tuple[Code, ...]], ...] = (
        ("hiringOrganization", "organization", REQUIRED, codes),
        ("hiringOrganization.name", "organization name", REQUIRED, codes),
        ("hiringOrganization.sameAs", "organization url", READ, ()),
        ("hiringOrganization.url", "organization url", READ, ()),
        ("hiringOrganization.logo", "organization logo", READ, _LOGO),
        ("identifier.name", "organization name", REQUIRED, codes),
    )
    for name, key, demand, found in parts:
        yield _field(name, key, Home.ORGANIZATION, demand, found, settings_schema())
    yield _field("url", "site_url", Home.SETTINGS, READ, (Code.MISSING_SITE_URL,),
                 settings_schema())  # fmt: skip


def _place() -> Iterator[Field]:
    unless_remote = "requires it, unless the job is fully remote and says where applicants may live"
    for name in ("jobLocation", "jobLocation.address"):
        yield _job(name, "job_location", unless_remote, Code.MISSING_LOCATION, Code.UNKNOWN_PLACE)
    yield _field(
        "jobLocation.address.addressCountry", "job_location address_country", Home.PLACE,
        "requires it for every place of work", (Code.MISSING_KEY, Code.NOT_ALLOWED),
    )  # fmt: skip
    for name, key in _ADDRESS_OF_A_PLACE:
        yield _field(f"jobLocation.address.{name}", f"job_location {key}", Home.PLACE,
                     RECOMMENDED, _ADDRESS)  # fmt: skip
    yield _field("jobLocation.name", "job_location name", Home.PLACE, NOT_ASKED, ())


def _remote() -> Iterator[Field]:
    areas = "requires it for a fully remote job that names no place of work"
    for name in ("applicantLocationRequirements", "applicantLocationRequirements.name"):
        yield _job(
            name, "applicant_location_requirements", areas,
            *_REMOTE, Code.UNKNOWN_AREA, Code.AREA_WITHOUT_REMOTE, Code.AREA_INSIDE_ANOTHER,
        )  # fmt: skip
    remote = "requires it for a fully remote job, and for no other"
    yield _job("jobLocationType", "job_location_type", remote, Code.NOT_ALLOWED, *_REMOTE)


def _pay() -> Iterator[Field]:
    yield _job("baseSalary", "base_salary", RECOMMENDED, *_PAY,
               Code.PAY_NOT_STATED, Code.INCOMPLETE_POSTING)  # fmt: skip
    yield _job("baseSalary.currency", "base_salary currency", PART, *_PAY[:2], Code.NOT_ALLOWED)
    amount = f"{PART}; a range has `min_value` and `max_value` in its place"
    for name in ("baseSalary.value", "baseSalary.value.value"):
        yield _job(name, "base_salary value", amount, *_PAY)
    for name, key in (("minValue", "min_value"), ("maxValue", "max_value")):
        part = f"{PART}; a single amount has `value` in its place"
        yield _job(f"baseSalary.value.{name}", f"base_salary {key}", part, *_PAY)
    yield _job("baseSalary.value.unitText", "base_salary unit_text", PART,
               *_PAY[:2], Code.SALARY_UNLIKELY, Code.NOT_ALLOWED)  # fmt: skip


def _others() -> Iterator[Field]:
    """Yield the keys of a job that Google does not ask for, and the keys in them."""
    for key, node in job_schema()["properties"].items():
        home = _HOMES_OF_OTHERS.get(key, Home.JOB)
        demand = "wants a way to apply in every ad" if key == "apply" else NOT_ASKED
        codes = _CODES_OF_OTHERS.get(key, ())
        yield _field(camel_case(key), key, home, demand, codes)
        for inner in _properties(node):
            if inner != "description":
                name = f"{camel_case(key)}.{camel_case(inner)}"
                yield _field(name, f"{key} {inner}", home, NOT_ASKED, codes)


_HOMES_OF_OTHERS = {
    "apply": Home.APPLY,
    "timezone": Home.TIMEZONE,
    "status": Home.JOB_ALONE,
    "rules": Home.JOB_ALONE,
}
_CODES_OF_OTHERS: Mapping[str, tuple[Code, ...]] = {
    "apply": (
        Code.NO_WAY_TO_APPLY, Code.NOT_AN_ADDRESS, Code.NOT_A_LINK, Code.UNKNOWN_PLACEHOLDER,
        Code.APPLY_LINK_TOO_LONG, Code.PRIVATE_MAILBOX,
    ),
    "employment_unit": (Code.SPELT_TWO_WAYS,),
    "timezone": (Code.UNKNOWN_TIMEZONE, Code.DEADLINE_WITHOUT_TIMEZONE),
    "status": (Code.NOT_ALLOWED, Code.ADDRESS_IN_ENDED_JOB),
    "rules": (Code.UNKNOWN_RULE,),
    "extra": (Code.INVALID_SCHEMA,),
    "application_contact": (Code.NOT_AN_ADDRESS, Code.PRIVATE_MAILBOX),
}  # fmt: skip


def _about(prefix: str) -> tuple[Code, ...]:
    return tuple(code for code in Code if code.code.startswith(prefix))


def _job(name: str, key: str, demand: str, *codes: Code) -> Field:
    return _field(name, key, Home.JOB, demand, codes)


def _field(
    name: str,
    keys: str,
    home: Home,
    demand: str,
    codes: tuple[Code, ...],
    schema: Mapping[str, Any] | None = None,
) -> Field:
    path = tuple(keys.split())
    node: Mapping[str, Any] = schema or job_schema()
    for key in path:
        node = _properties(node)[key]
    return Field(name, path, home, demand, codes, node)


def _properties(node: Mapping[str, Any]) -> dict[str, Any]:
    """Return the keys that may stand in a value, whatever else it may be."""
    found = dict(node.get("properties", {}))
    if "$ref" in node:
        name = node["$ref"].rsplit("/", 1)[1]
        found |= _properties(job_schema()["definitions"][name])
    for branch in ("then", "else", "items"):
        found |= _properties(node[branch]) if branch in node else {}
    return found


def camel_case(key: str) -> str:
    """Return schema.org's name of a key: `valid_through` is `validThrough`."""
    return re.sub(r"_(\w)", lambda match: match[1].upper(), key)


def plain(name: str) -> str:
    """Return what is compared of a name: `valid_through`, `validThrough`, `Valid through`."""
    return re.sub(r"[\W_]", "", name).lower()
