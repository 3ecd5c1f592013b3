"""Facts: what a job page says in its list of facts, each with its label, in words for people.

The page, the listing and the description in the structured data are all made from these, so what
machines read is what people read.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from mkdocs_careers.dates import parse_date
from mkdocs_careers.model import HYBRID, TELECOMMUTE
from mkdocs_careers.outputs.language import N_
from mkdocs_careers.outputs.pay import describe_pay, describe_pay_briefly
from mkdocs_careers.schema_overlay import PREFIX, list_choices

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs_careers.areas import Area
    from mkdocs_careers.model import Contact, Education, Experience, Job, Place
    from mkdocs_careers.outputs.language import Language
    from mkdocs_careers.schema_overlay import Overlay


_NOT_IN_A_CLASS = re.compile(r"[^A-Za-z0-9]+")


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of the list: the key it comes from, its label, and one or more values."""

    key: str
    label: str
    values: tuple[str, ...]

    @property
    def css_class(self) -> str:
        """Return the class of the line on the page, such as `careers-job-location`."""
        return "careers-" + _NOT_IN_A_CLASS.sub("-", self.key)


LABELS = {
    "hiring_organization": N_("Employer"),
    "employment_unit": N_("Team"),
    "job_location": N_("Place of work"),
    "job_location_type": N_("Workplace"),
    "applicant_location_requirements": N_("Where you may live"),
    "employment_type": N_("Type of employment"),
    "base_salary": N_("Pay"),
    "incentive_compensation": N_("Bonus"),
    "work_hours": N_("Working hours"),
    "job_start_date": N_("Start"),
    "job_duration": N_("Duration"),
    "total_job_openings": N_("Openings"),
    "date_posted": N_("Posted"),
    "valid_through": N_("Apply by"),
    "identifier": N_("Reference"),
    "skills": N_("Skills"),
    "qualifications": N_("Qualifications"),
    "responsibilities": N_("Responsibilities"),
    "education_requirements": N_("Education"),
    "experience_requirements": N_("Experience"),
    "experience_in_place_of_education": N_("Experience in place of education"),
    "job_benefits": N_("Benefits"),
    "eligibility_to_work_requirement": N_("Eligibility to work"),
    "security_clearance_requirement": N_("Security clearance"),
    "physical_requirement": N_("Physical requirements"),
    "special_commitments": N_("Special commitments"),
    "occupational_category": N_("Occupation"),
    "industry": N_("Industry"),
    "application_contact": N_("Contact"),
}

_TOLD_BY_OTHERS = frozenset({"job_start_date", "experience_in_place_of_education"})
"""Keys that say something even where they are empty or false."""

EMPLOYMENT_TYPES = {
    "FULL_TIME": N_("Full time"),
    "PART_TIME": N_("Part time"),
    "CONTRACTOR": N_("Contractor"),
    "TEMPORARY": N_("Temporary"),
    "INTERN": N_("Internship"),
    "VOLUNTEER": N_("Volunteer"),
    "PER_DIEM": N_("Paid by the day"),
    "OTHER": N_("Other"),
}

_CREDENTIALS = {
    "high school": N_("High school"),
    "associate degree": N_("Associate degree"),
    "bachelor degree": N_("Bachelor degree"),
    "professional certificate": N_("Professional certificate"),
    "postgraduate degree": N_("Postgraduate degree"),
}

_AREAS = {
    "EU": N_("the European Union"),
    "EEA": N_("the European Economic Area"),
    "WORLDWIDE": N_("anywhere in the world"),
}


def build_facts(job: Job, language: Language, overlay: Overlay | None = None) -> tuple[Fact, ...]:
    """Return every known fact of the job but its title, in the order of the page.

    Those under `extra` follow, as far as the site's schema has titles for them.
    """
    found = []
    for key, label in LABELS.items():
        if not getattr(job, key) and key not in _TOLD_BY_OTHERS:
            continue
        values = tuple(value for value in _values(job, key, language) if value)
        if values:
            found.append(Fact(key, language.gettext(label), values))
    for key, node in overlay.keys.items() if overlay else ():
        values = tuple(describe_extra(job.extra.get(key), node, language))
        if values and node.get("title"):
            found.append(Fact(PREFIX + key, node["title"], values))
    return tuple(found)


def describe_extra(value: Any, node: Mapping[str, Any], language: Language) -> Iterator[str]:
    """Write a value under `extra` as words, for which `node` is its schema."""
    named = {json.dumps(value): words for value, words in list_choices(node) if words}
    match value:
        case str() | int() | float() if json.dumps(value) in named:
            yield named[json.dumps(value)]
        case bool():
            yield language.gettext("Yes") if value else language.gettext("No")
        case int() | float():
            yield language.number(value)
        case str() if value.strip():
            day = parse_date(value) if node.get("format") == "date" else None
            yield language.date(day) if day else value
        case list():
            inner = node.get("items")
            for item in value:
                yield from describe_extra(item, inner if isinstance(inner, dict) else {}, language)
        case dict():
            for key, inner in node.get("properties", {}).items():
                title = inner.get("title") if isinstance(inner, dict) else None
                words = (
                    language.join(describe_extra(value.get(key), inner, language)) if title else ""
                )
                if words:
                    yield f"{title}: {words}"


def _values(job: Job, key: str, language: Language) -> Iterator[str]:  # noqa: C901, PLR0912 - a case per kind of fact
    value = getattr(job, key)
    _ = language.gettext
    match key:
        case "job_location_type":
            yield describe_workplace(job, language)
        case "job_start_date":
            day = parse_date(value) if value else None
            yield language.date(day) if day else value or ""
            yield _("Immediately") if job.job_immediate_start else ""
        case "experience_in_place_of_education":
            if value is not None:
                yield _("Accepted") if value else _("Not accepted")
        case _ if value is None:
            return
        case "hiring_organization":
            yield _("Confidential") if value.is_confidential else value.name
        case "job_location":
            yield from (describe_place(place, language) for place in value)
        case "applicant_location_requirements":
            yield from (describe_area(area, language) for area in value)
        case "employment_type":
            yield from (_(EMPLOYMENT_TYPES[one]) for one in value)
        case "base_salary":
            yield from describe_pay(value, language)
        case "date_posted":
            yield language.date(value)
        case "valid_through":
            yield language.deadline(value)
        case "education_requirements":
            yield from _describe_education(value, language)
        case "experience_requirements":
            yield from _describe_experience(value, language)
        case "application_contact":
            yield from _describe_contact(value)
        case _ if isinstance(value, tuple):
            yield from value
        case _:
            yield str(value)


def describe_workplace(job: Job, language: Language) -> str:
    """Say in words whether the work is at home, at the place, or both; empty for on site."""
    _ = language.gettext
    if job.job_location_type == TELECOMMUTE:
        return _("At the office or fully remote, as you like") if job.job_location else _(
            "Fully remote"
        )  # fmt: skip
    if job.job_location_type == HYBRID:
        return _("Hybrid: some days at the office, some at home")
    return ""


def describe_place(place: Place, language: Language) -> str:
    """Write a whole address on one line."""
    parts = (
        place.name,
        place.street_address,
        place.address_locality,
        " ".join(part for part in (place.address_region, place.postal_code) if part),
        language.country(place.address_country),
    )
    return language.join(part for part in parts if part)


def describe_area(area: Area, language: Language) -> str:
    """Name an area; one of the site's own with what it holds."""
    if not area.is_named:
        if area.name in _AREAS:
            return language.gettext(_AREAS[area.name])
        return language.area(area.name)
    inside = language.join(language.area(code) for code in area.codes)
    return f"{area.name} ({inside})"


def _describe_education(education: Education, language: Language) -> Iterator[str]:
    if not education.credential_category and not education.description:
        yield language.gettext("No requirements")
    for category in education.credential_category:
        yield language.gettext(_CREDENTIALS[category])
    yield education.description or ""


def _describe_experience(experience: Experience, language: Language) -> Iterator[str]:
    if experience.months_of_experience is None and not experience.description:
        yield language.gettext("No requirements")
    if experience.months_of_experience is not None:
        yield language.ngettext(
            "At least {number} month", "At least {number} months", experience.months_of_experience
        )
    yield experience.description or ""


def _describe_contact(contact: Contact) -> Iterator[str]:
    yield contact.name or ""
    yield contact.email or ""
    yield contact.telephone or ""


_PLACES_NAMED = 3


def summarize(job: Job, language: Language) -> tuple[str, ...]:
    """Return the few words that stand below a title: place, type and pay."""
    types = language.join(language.gettext(EMPLOYMENT_TYPES[one]) for one in job.employment_type)
    parts = (
        *summarize_places(job, language),
        types,
        describe_pay_briefly(job.base_salary, language),
    )
    return tuple(part for part in parts if part)


def summarize_places(job: Job, language: Language) -> tuple[str, ...]:
    """Say in a few words where the work is; a second part says that it is hybrid."""
    _ = language.gettext
    places = [_short_place(place, language) for place in job.job_location]
    if job.is_remote:
        areas = language.join(
            area.name if area.is_named else describe_area(area, language)
            for area in job.applicant_location_requirements
        )
        remote = _("Remote ({areas})").format(areas=areas) if areas else _("Remote")
        places = [_("{place} or remote").format(place=p) for p in places] or [remote]
    hybrid = _("Hybrid") if job.job_location_type == HYBRID else ""
    if len(places) > _PLACES_NAMED + 1:
        more = len(places) - _PLACES_NAMED
        places[_PLACES_NAMED:] = [_("{number} more").format(number=more)]
    return tuple(part for part in (" / ".join(places), hybrid) if part)


def _short_place(place: Place, language: Language) -> str:
    return (
        place.address_locality or place.name or place.address_region
        or language.country(place.address_country)
    )  # fmt: skip
