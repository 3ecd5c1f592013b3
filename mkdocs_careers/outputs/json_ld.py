"""JobPosting structured data: one JSON-LD script per open job, with known facts only.

Which property has which form is Google's job posting documentation (2025-12-18); the others are
schema.org 30.0.
"""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from mkdocs_careers.areas import find_subdivision
from mkdocs_careers.model import TELECOMMUTE
from mkdocs_careers.urls import HAS_SCHEME, quote_url

if TYPE_CHECKING:
    from datetime import datetime

    from mkdocs_careers.areas import Area
    from mkdocs_careers.model import (
        Contact,
        Education,
        Experience,
        Job,
        Organization,
        Place,
        Salary,
    )

_GOOGLE_UNITS = frozenset({"HOUR", "DAY", "WEEK", "MONTH", "YEAR"})
_NO_REQUIREMENTS = "no requirements"

PLAIN = {
    "job_start_date": "jobStartDate",
    "job_immediate_start": "jobImmediateStart",
    "work_hours": "workHours",
    "total_job_openings": "totalJobOpenings",
    "skills": "skills",
    "qualifications": "qualifications",
    "responsibilities": "responsibilities",
    "experience_in_place_of_education": "experienceInPlaceOfEducation",
    "job_benefits": "jobBenefits",
    "incentive_compensation": "incentiveCompensation",
    "eligibility_to_work_requirement": "eligibilityToWorkRequirement",
    "security_clearance_requirement": "securityClearanceRequirement",
    "physical_requirement": "physicalRequirement",
    "special_commitments": "specialCommitments",
    "occupational_category": "occupationalCategory",
    "industry": "industry",
}
"""Keys of a job whose values are properties of a JobPosting as they are."""


def build_json_ld(
    job: Job, description: str, *, url: str | None, site_url: str | None
) -> dict[str, Any]:
    """Return the JobPosting of an open job as JSON data.

    `description` is HTML; `url` is the page's canonical address; a logo that is a file of the
    site becomes absolute by `site_url`, and is left out without one.
    """
    employer = job.hiring_organization
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "JobPosting",
        "title": job.title,
        "description": description,
        "url": url,
        "datePosted": job.date_posted.isoformat() if job.date_posted else None,
        "validThrough": format_instant(job.valid_through.instant) if job.valid_through else None,
        "employmentType": _one_or_list(job.employment_type),
        "hiringOrganization": _organization(employer, site_url) if employer else None,
        "jobLocation": _one_or_list(tuple(_place(place) for place in job.job_location)),
        "jobLocationType": TELECOMMUTE if job.is_remote else None,
        "applicantLocationRequirements": _areas(job) if job.is_remote else None,
        "baseSalary": _salary(job.base_salary) if job.base_salary else None,
        "identifier": _identifier(job),
        "directApply": _direct_apply(job),
        "employmentUnit": {"@type": "Organization", "name": job.employment_unit}
        if job.employment_unit
        else None,
        "educationRequirements": _education(job.education_requirements),
        "experienceRequirements": _experience(job.experience_requirements),
        "applicationContact": _contact(job.application_contact),
    }
    for key, name in PLAIN.items():
        value = getattr(job, key)
        data[name] = _one_or_list(value) if isinstance(value, tuple) else value
    if not job.job_immediate_start:
        data["jobImmediateStart"] = None  # "not at once" is no fact of its own
    return {key: value for key, value in data.items() if value is not None and value != ""}


def render_json_ld(data: dict[str, Any]) -> str:
    r"""Render the script element.

    `<`, `>` and `&` become `\u003c` and so on: inside JSON strings they mean the same, and no text
    can end the script or open a comment. All beyond ASCII is escaped by `json`.
    """
    text = json.dumps(data, separators=(",", ":"))
    text = text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
    return f'<script type="application/ld+json">{text}</script>'


def format_instant(instant: datetime) -> str:
    """Write an instant in ISO 8601 with seconds and its zone's offset."""
    offset = instant.utcoffset()
    minutes = round(offset.total_seconds() / 60) if offset else 0
    sign = "-" if minutes < 0 else "+"
    hours, rest = divmod(abs(minutes), 60)
    local = instant.replace(tzinfo=None, microsecond=0).isoformat()
    return f"{local}{sign}{hours:02}:{rest:02}"


@lru_cache(maxsize=256)
def absolute_url(address: str | None, site_url: str | None) -> str | None:
    """Return an address as it is when absolute, else joined to the site's; None without one."""
    if not address:
        return None
    if address.startswith(("https://", "http://")):
        return quote_url(address)
    if not site_url or HAS_SCHEME.match(address):
        return None
    base = site_url if site_url.endswith("/") else f"{site_url}/"
    if not address.startswith("//"):  # from the site's root, which may lie below its domain's
        address = address.lstrip("/")
    return quote_url(urljoin(base, address))


def _one_or_list(values: tuple[Any, ...]) -> Any:
    if not values:
        return None
    return values[0] if len(values) == 1 else list(values)


def _organization(employer: Organization, site_url: str | None) -> dict[str, Any]:
    data: dict[str, Any] = {"@type": "Organization", "name": employer.name}
    if employer.is_confidential:
        return data | {"name": "confidential"}
    logo = absolute_url(employer.logo, site_url)
    return data | {k: v for k, v in (("sameAs", employer.url), ("logo", logo)) if v}


def _place(place: Place) -> dict[str, Any]:
    address = {
        "@type": "PostalAddress",
        "streetAddress": place.street_address,
        "addressLocality": place.address_locality,
        "addressRegion": place.address_region,
        "postalCode": place.postal_code,
        "addressCountry": place.address_country,
    }
    data: dict[str, Any] = {"@type": "Place"}
    if place.name:
        data["name"] = place.name
    return data | {"address": {key: value for key, value in address.items() if value}}


def _areas(job: Job) -> Any:
    """Return where applicants may live; every code once, however many areas hold it."""
    areas = tuple(
        area for group in job.applicant_location_requirements for area in _area_group(group)
    )
    once = {area["name"]: area for area in areas}
    return _one_or_list(tuple(once.values()))


@lru_cache(maxsize=256)
def _area_group(group: Area) -> tuple[dict[str, str], ...]:
    from babel import Locale  # names for search engines are English

    english = Locale("en").territories
    found = []
    for code in group.codes:
        country = str(english.get(code[:2], code[:2]))
        if "-" in code:
            found.append({"@type": "State", "name": f"{find_subdivision(code)}, {country}"})
        else:
            found.append({"@type": "Country", "name": country})
    return tuple(found)


def _salary(salary: Salary) -> dict[str, Any] | None:
    """Return an amount in one of Google's units; a fee per project stays on the page."""
    if not salary.has_amount or not salary.currency or salary.unit_text not in _GOOGLE_UNITS:
        return None
    value: dict[str, Any] = {"@type": "QuantitativeValue", "unitText": salary.unit_text}
    low, high = salary.min_value, salary.max_value
    if low is not None and high is not None and low != high:
        value |= {"minValue": low, "maxValue": high}
    else:
        single = [x for x in (salary.value, high, low) if x is not None]
        if salary.value is None and low is not None and high is None:
            value["minValue"] = low
        elif salary.value is None and high is not None and low is None:
            value["maxValue"] = high
        else:
            value["value"] = single[0]
    return {"@type": "MonetaryAmount", "currency": salary.currency, "value": value}


def _identifier(job: Job) -> dict[str, Any] | None:
    if job.identifier is None or job.hiring_organization is None:
        return None
    name = job.hiring_organization
    return {
        "@type": "PropertyValue",
        "name": "confidential" if name.is_confidential else name.name,
        "value": job.identifier,
    }


def _direct_apply(job: Job) -> bool | None:
    """Return True where people write to the employer directly, as Google counts mail."""
    if job.direct_apply is not None:
        return job.direct_apply
    return True if job.apply.email or job.apply.instructions else None


def _education(education: Education | None) -> Any:
    if education is None:
        return None
    if not education.credential_category:
        return None if education.description else _NO_REQUIREMENTS
    return _one_or_list(
        tuple(
            {"@type": "EducationalOccupationalCredential", "credentialCategory": category}
            for category in education.credential_category
        )
    )


def _experience(experience: Experience | None) -> Any:
    if experience is None:
        return None
    if experience.months_of_experience is None:
        return None if experience.description else _NO_REQUIREMENTS
    return {
        "@type": "OccupationalExperienceRequirements",
        "monthsOfExperience": experience.months_of_experience,
    }


def _contact(contact: Contact | None) -> dict[str, Any] | None:
    if contact is None:
        return None
    parts = {"name": contact.name, "email": contact.email, "telephone": contact.telephone}
    known = {key: value for key, value in parts.items() if value}
    return {"@type": "ContactPoint", **known} if known else None
