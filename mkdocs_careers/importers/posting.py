"""A posting: schema.org's JobPosting, as pages carry it, into a job's own keys."""

from __future__ import annotations

import re
from functools import cache
from html import unescape
from typing import TYPE_CHECKING, Any

from mkdocs_careers.areas import find_subdivision
from mkdocs_careers.importers.ad_text import clean_text, write_markdown
from mkdocs_careers.importers.draft import Draft
from mkdocs_careers.importers.foreign_dates import read_date
from mkdocs_careers.importers.foreign_facts import as_words, read_amount, read_types, read_unit
from mkdocs_careers.importers.places import country_code
from mkdocs_careers.outputs.json_ld import PLAIN

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_INSTANT = re.compile(
    r"(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(?::(\d{2}))?(?:\.\d+)?(Z|[+-]\d{2}:?\d{2})?"
)
_LAST = ("23:59", "00:00")
_LISTS = frozenset({
    "skills", "qualifications", "responsibilities", "job_benefits", "physical_requirement",
    "special_commitments",
})  # fmt: skip
_SWITCHES = {
    "jobImmediateStart": "job_immediate_start",
    "experienceInPlaceOfEducation": "experience_in_place_of_education",
    "directApply": "direct_apply",
}
_ADDRESS = {
    "streetAddress": "street_address", "addressLocality": "address_locality",
    "addressRegion": "address_region", "postalCode": "postal_code",
}  # fmt: skip
_OF_THE_PAGE = frozenset(
    "@context @type @id @graph type properties mainEntityOfPage image dateModified".split()
)
_READ = frozenset(
    "title name description datePosted validThrough employmentType jobLocation jobLocationType "
    "applicantLocationRequirements baseSalary hiringOrganization identifier employmentUnit "
    "educationRequirements experienceRequirements applicationContact url".split()
) | frozenset(_SWITCHES) | frozenset(PLAIN.values())  # fmt: skip


def read_posting(posting: Mapping[str, Any], source: str) -> Draft:
    """Return the job that a JobPosting describes; what it does not say is not set."""
    draft = Draft(source, uid=source)
    draft.take("title", as_words(_text(posting.get("title") or posting.get("name"))), "title")
    html = _text(posting.get("description"))
    if "&lt;" in html and "<" not in html:
        html = unescape(html)  # escaped twice, as many plugins do
    draft.body = write_markdown(html if "<" in html else html.replace("\n", "\n\n"))
    if posting.get("datePosted"):
        read_date(draft, "date_posted", _text(posting["datePosted"])[:10], "datePosted")
    _read_end(draft, _text(posting.get("validThrough")))
    if types := [_text(value) for value in _list(posting.get("employmentType"))]:
        read_types(draft, "employment_type", ", ".join(types), "employmentType")
    _read_places(draft, posting)
    _read_pay(draft, posting.get("baseSalary"))
    _read_plain(draft, posting)
    _read_parts(draft, posting)
    employer = _first(posting.get("hiringOrganization"))
    name = _text(employer.get("name") if isinstance(employer, dict) else employer)
    if name:
        draft.employer["name"] = name
        draft.leave("hiringOrganization", name, "it belongs to the settings, as `organization`")
    for key, value in posting.items():
        if key not in _READ and key not in _OF_THE_PAGE and _text(value):
            draft.leave(key, _text(value), "a job file has no key for it")
    if url := _text(posting.get("url")):
        draft.leave("url", url, "it is the address of the page, and none to apply at")
    clean_text(draft, draft.data.get("title", ""))
    return draft


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _first(value: Any) -> Any:
    return value[0] if isinstance(value, list) and value else value


def _one(values: list[Any]) -> Any:
    """Return a list of one as its value, as people write it."""
    return values[0] if len(values) == 1 else values


def _text(value: Any) -> str:
    """Return a text, a number, or the name of what stands for itself; else nothing."""
    value = _first(value)
    if isinstance(value, dict):
        value = value.get("name") or value.get("value") or value.get("@value")
    return str(value).strip() if isinstance(value, str | int | float) else ""


def _read_end(draft: Draft, text: str) -> None:
    if not text:
        return
    match = _INSTANT.fullmatch(text)
    if match is None:
        read_date(draft, "valid_through", text, "validThrough")
    elif match[2] in _LAST or not match[4]:
        # The end of a day is that of the site's own day.
        time = "" if match[2] in _LAST else f" {match[2]}"
        draft.take("valid_through", match[1] + time, "validThrough", text)
    else:
        seconds = match[3] or "00"
        zone = match[4] if match[4] == "Z" or ":" in match[4] else f"{match[4][:3]}:{match[4][3:]}"
        draft.take("valid_through", f"{match[1]}T{match[2]}:{seconds}{zone}", "validThrough", text)


def _read_places(draft: Draft, posting: Mapping[str, Any]) -> None:
    places = []
    for place in _list(posting.get("jobLocation")):
        found = _place(place)
        if found is None:
            draft.miss("job_location", "in which country is it? Google needs its code.",
                       "jobLocation", place)  # fmt: skip
        elif found not in places:
            places.append(found)
    draft.take("job_location", _one(places),
               "jobLocation")  # fmt: skip
    if _text(posting.get("jobLocationType")).upper() == "TELECOMMUTE":
        draft.take("job_location_type", "TELECOMMUTE", "jobLocationType")
    areas = []
    for area in _list(posting.get("applicantLocationRequirements")):
        code = _area(_text(area))
        if code is None:
            draft.miss("applicant_location_requirements", f"what is the code of {_text(area)!r}?",
                       "applicantLocationRequirements", area)  # fmt: skip
        elif code not in areas:
            areas.append(code)
    if "applicant_location_requirements" not in {gap.key for gap in draft.gaps}:
        draft.take("applicant_location_requirements",
                   _one(areas),
                   "applicantLocationRequirements")  # fmt: skip


def _place(place: Any) -> dict[str, str] | None:
    address = _first(place.get("address", place)) if isinstance(place, dict) else None
    if not isinstance(address, dict):
        return None
    country = _country(_text(address.get("addressCountry")))
    if country is None:
        return None
    parts = {"name": _text(place.get("name")) if "address" in place else ""}
    parts |= {ours: _text(address.get(theirs)) for theirs, ours in _ADDRESS.items()}
    return {key: value for key, value in parts.items() if value} | {"address_country": country}


def _country(name: str) -> str | None:
    return _countries().get(name.lower()) or (country_code(name) if name else None)


@cache
def _countries() -> Mapping[str, str]:
    """Return the codes of countries by the names that search engines are given."""
    from babel import Locale

    territories = Locale("en").territories
    return {
        str(name).lower(): str(code)
        for code, name in territories.items()
        if len(str(code)) == len("US") and str(code).isalpha()
    } | {str(code).lower(): str(code) for code in territories if len(str(code)) == len("US")}


def _area(name: str) -> str | None:
    country = _country(name)
    if country or "," not in name:
        return country
    state, _, rest = name.rpartition(",")
    return _states(_country(rest.strip()) or "").get(state.strip().lower())


@cache
def _states(country: str) -> Mapping[str, str]:
    import pycountry

    states = pycountry.subdivisions.get(country_code=country) if country else ()  # type: ignore[no-untyped-call]
    found: dict[str, str] = {}
    for state in states or ():
        name = find_subdivision(state.code)
        if name:
            # Two of one name are told apart by nothing.
            found[name.lower()] = "" if name.lower() in found else state.code
    return {name: code for name, code in found.items() if code}


def _read_pay(draft: Draft, value: Any) -> None:
    pay = _first(value)
    if not isinstance(pay, dict):
        if _text(pay):
            draft.leave("baseSalary", _text(pay), "it has no currency and no unit")
        return
    inner = _first(pay.get("value"))
    amounts = inner if isinstance(inner, dict) else pay
    for theirs, ours in (("minValue", "min_value"), ("maxValue", "max_value"), ("value", "value")):
        if _text(amounts.get(theirs)) and not isinstance(amounts.get(theirs), dict):
            read_amount(draft, f"base_salary.{ours}", _number(amounts[theirs]), "baseSalary")
    if "base_salary" in draft.data:
        currency = _text(pay.get("currency") or amounts.get("currency")).upper()
        draft.take("base_salary.currency", currency, "baseSalary")
        if unit := _text(amounts.get("unitText") or pay.get("unitText")):
            read_unit(draft, "base_salary.unit_text", unit, "baseSalary")


def _number(value: Any) -> str:
    value = _first(value)
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value)


def _read_plain(draft: Draft, posting: Mapping[str, Any]) -> None:
    for theirs, ours in _SWITCHES.items():
        word = str(_first(posting.get(theirs))).lower()
        if word in ("true", "https://schema.org/true", "http://schema.org/true"):
            draft.take(ours, True, theirs)
        elif word.endswith("false") and ours != "job_immediate_start":
            draft.take(ours, False, theirs)
    for ours, theirs in PLAIN.items():
        texts = [as_words(text) for value in _list(posting.get(theirs)) if (text := _text(value))]
        if theirs in _SWITCHES or not texts:
            continue
        if ours == "total_job_openings":
            count = _number(texts[0])
            if count.isdigit() and int(count) > 0:
                draft.take(ours, int(count), theirs)
        elif ours in _LISTS:
            draft.take(ours, texts if len(texts) > 1 else texts[0], theirs)
        else:
            draft.take(ours, ", ".join(texts), theirs)


def _read_parts(draft: Draft, posting: Mapping[str, Any]) -> None:
    identifier = _first(posting.get("identifier"))
    if isinstance(identifier, dict):
        identifier = identifier.get("value")
    draft.take("identifier", _text(identifier), "identifier")
    draft.take("employment_unit", as_words(_text(posting.get("employmentUnit"))), "employmentUnit")
    education = [
        _text(part.get("credentialCategory")) if isinstance(part, dict) else _text(part)
        for part in _list(posting.get("educationRequirements"))
    ]
    education = [part for part in education if part]
    if education == ["no requirements"]:
        draft.take("education_requirements", "no requirements", "educationRequirements")
    elif education:
        categories = education if len(education) > 1 else education[0]
        draft.take("education_requirements.credential_category", categories,
                   "educationRequirements")  # fmt: skip
    experience = _first(posting.get("experienceRequirements"))
    if isinstance(experience, dict):
        months = _number(experience.get("monthsOfExperience"))
        if months.isdigit() and int(months) > 0:
            draft.take("experience_requirements.months_of_experience", int(months),
                       "experienceRequirements")  # fmt: skip
    elif _text(experience) == "no requirements":
        draft.take("experience_requirements", "no requirements", "experienceRequirements")
    elif _text(experience):
        draft.take("experience_requirements.description", as_words(_text(experience)),
                   "experienceRequirements")  # fmt: skip
    contact = _first(posting.get("applicationContact"))
    for key in ("name", "email", "telephone"):
        if isinstance(contact, dict):
            draft.take(f"application_contact.{key}", _text(contact.get(key)), "applicationContact")


def find_postings(data: Any) -> Iterator[Mapping[str, Any]]:
    """Yield the JobPostings in JSON-LD, wherever they stand in it."""
    stack = [data]
    while stack:
        value = stack.pop()
        if isinstance(value, list):
            stack += reversed(value)
        elif isinstance(value, dict):
            kinds = [str(kind).rpartition("/")[2] for kind in _list(value.get("@type"))]
            if "JobPosting" in kinds:
                yield value
            else:
                stack += reversed(list(value.values()))
