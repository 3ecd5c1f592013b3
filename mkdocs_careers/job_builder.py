"""The job builder: from the checked values of a job file, and the settings, to a `Job`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mkdocs_careers.areas import find_area
from mkdocs_careers.dates import find_zone, parse_date, parse_deadline
from mkdocs_careers.model import (
    UTC_ZONE,
    Apply,
    Contact,
    Education,
    Experience,
    Job,
    Place,
    Salary,
    State,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs_careers.settings import Settings

NO_REQUIREMENTS = "no requirements"
_LOCATION_KEYS = ("job_location", "job_location_type")


def build_job(
    path: str, own: Mapping[str, Any], defaults: Mapping[str, Any], settings: Settings
) -> Job:
    """Return the job of `own`, a file's values without wrong ones, and of `defaults`."""
    data = dict(own)
    # A default place counts only where a job names neither place nor type.
    placed = any(key in own for key in _LOCATION_KEYS)
    for key, value in defaults.items():
        if not (placed and key in _LOCATION_KEYS):
            data.setdefault(key, value)
    site_zone = find_zone(settings.timezone) or UTC_ZONE
    zone = (find_zone(data["timezone"]) if "timezone" in data else None) or site_zone
    posted = data.get("date_posted")
    through = data.get("valid_through")
    organization = settings.organizations.get(
        data.get("hiring_organization", ""), settings.organization
    )
    areas = (
        find_area(name, settings.areas)
        for name in _tuple(data.get("applicant_location_requirements"))
    )
    special = {
        "title": (data.get("title") or path.rsplit("/", 1)[-1].removesuffix(".md")).strip(),
        "timezone": zone,
        "date_posted": parse_date(posted) if posted else None,
        "valid_through": parse_deadline(through, zone) if through else None,
        "job_location": tuple(_places(data.get("job_location"), settings)),
        "applicant_location_requirements": tuple(area for area in areas if area),
        "base_salary": Salary(**data["base_salary"]) if "base_salary" in data else None,
        "hiring_organization": organization,
        "status": State(data.get("status", State.OPEN)),
        "apply": build_apply(settings.apply, defaults.get("apply") or {}, own.get("apply", {})),
        "education_requirements": _education(data.get("education_requirements")),
        "experience_requirements": _experience(data.get("experience_requirements")),
        "application_contact": Contact(**data["application_contact"])
        if "application_contact" in data
        else None,
    }
    for key in _TUPLES:
        if key in data:
            data[key] = _tuple(data[key])
    for key in _WHOLE_NUMBERS:
        if key in data:
            data[key] = int(data[key])
    return Job(path=path, **(data | special))


_TUPLES = (
    "employment_type", "skills", "qualifications", "responsibilities", "job_benefits",
    "physical_requirement", "special_commitments",
)  # fmt: skip
_WHOLE_NUMBERS = ("total_job_openings",)


def _tuple(value: Any) -> tuple[Any, ...]:
    if value is None:
        return ()
    return tuple(value) if isinstance(value, list) else (value,)


def _places(value: Any, settings: Settings) -> Iterator[Place]:
    for item in _tuple(value):
        if isinstance(item, dict):
            yield Place(**item)
        elif item in settings.places:
            yield settings.places[item]


def build_apply(*parts: Mapping[str, Any]) -> Apply:
    """Return how people apply: of `parts` a later one wins, key by key, and None removes."""
    merged = {key: value for part in parts for key, value in part.items()}
    data = {key: value for key, value in merged.items() if value is not None}
    for key in ("email", "cc", "materials"):
        if key in data:
            data[key] = _tuple(data[key])
    return Apply(**data)


def _education(value: Any) -> Education | None:
    if value is None or value == NO_REQUIREMENTS:
        return None if value is None else Education()
    category = _tuple(value.get("credential_category"))
    return Education(category, value.get("description"))


def _experience(value: Any) -> Experience | None:
    if value is None or value == NO_REQUIREMENTS:
        return None if value is None else Experience()
    months = value.get("months_of_experience")
    return Experience(int(months) if months else None, value.get("description"))
