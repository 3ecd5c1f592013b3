"""The structured data: each property as Google's documentation has it, and known facts only."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from typing import Any
from zoneinfo import ZoneInfo

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_careers.areas import COUNTRIES, EEA, EU
from mkdocs_careers.dates import parse_deadline
from mkdocs_careers.model import (
    HYBRID,
    TELECOMMUTE,
    Apply,
    Contact,
    Deadline,
    Education,
    Experience,
    Organization,
    Place,
    Salary,
)
from mkdocs_careers.outputs.json_ld import (
    absolute_url,
    build_json_ld,
    format_instant,
    render_json_ld,
)
from tests.strategies import CHICAGO, EMPLOYER, FULL, HOSTILE, MINIMAL, areas_of, jobs

URL = "https://www.p2pu.org/careers/coordinator/"
SITE = "https://www.p2pu.org/"
ADDRESS = {"@type": "PostalAddress", "addressLocality": "Chicago", "addressRegion": "IL",
           "addressCountry": "US"}  # fmt: skip
US = {"@type": "Country", "name": "United States"}
CREDENTIAL = {"@type": "EducationalOccupationalCredential"}
MONTHS = {"@type": "OccupationalExperienceRequirements"}


def build(**changes: Any) -> dict[str, Any]:
    return build_json_ld(replace(MINIMAL, **changes), "<p>Text</p>", url=URL, site_url=SITE)


def salary(**value: Any) -> dict[str, Any]:
    quantity = {"@type": "QuantitativeValue", **value}
    return {"@type": "MonetaryAmount", "currency": "USD", "value": quantity}


def test_minimal_job() -> None:
    assert build() == {
        "@context": "https://schema.org",
        "@type": "JobPosting",
        "title": "Program Coordinator",
        "description": "<p>Text</p>",
        "url": URL,
        "datePosted": "2026-11-02",
        "hiringOrganization": {
            "@type": "Organization",
            "name": "Peer 2 Peer University",
            "sameAs": "https://www.p2pu.org",
            "logo": "https://www.p2pu.org/assets/logo.png",
        },
        "jobLocation": {"@type": "Place", "address": ADDRESS},
        "directApply": True,
    }


CASES: list[tuple[dict[str, Any], str, Any]] = [
    ({"employment_type": ("FULL_TIME",)}, "employmentType", "FULL_TIME"),
    ({"employment_type": ("FULL_TIME", "INTERN")}, "employmentType", ["FULL_TIME", "INTERN"]),
    ({"employment_unit": "Community"}, "employmentUnit",
     {"@type": "Organization", "name": "Community"}),
    ({"job_location": (CHICAGO,)}, "jobLocation",
     {"@type": "Place", "name": "Chicago office",
      "address": ADDRESS | {"streetAddress": "222 Merchandise Mart Plaza", "postalCode": "60654"}}),
    ({"job_location": (Place("US", "Chicago", "IL"), Place("ZA", "Cape Town"))}, "jobLocation",
     [{"@type": "Place", "address": ADDRESS},
      {"@type": "Place", "address": {"@type": "PostalAddress", "addressLocality": "Cape Town",
                                     "addressCountry": "ZA"}}]),
    ({"job_location": (Place("KE"),)}, "jobLocation",
     {"@type": "Place", "address": {"@type": "PostalAddress", "addressCountry": "KE"}}),
    ({"identifier": "PC-1"}, "identifier",
     {"@type": "PropertyValue", "name": "Peer 2 Peer University", "value": "PC-1"}),
    ({"education_requirements": Education()}, "educationRequirements", "no requirements"),
    ({"education_requirements": Education(("high school",), "or so")}, "educationRequirements",
     CREDENTIAL | {"credentialCategory": "high school"}),
    ({"education_requirements": Education(("high school", "bachelor degree"))},
     "educationRequirements", [CREDENTIAL | {"credentialCategory": "high school"},
                               CREDENTIAL | {"credentialCategory": "bachelor degree"}]),
    ({"education_requirements": Education((), "A degree")}, "educationRequirements", None),
    ({"experience_requirements": Experience()}, "experienceRequirements", "no requirements"),
    ({"experience_requirements": Experience(24, "in libraries")}, "experienceRequirements",
     MONTHS | {"monthsOfExperience": 24}),
    ({"experience_requirements": Experience(None, "in libraries")}, "experienceRequirements", None),
    ({"experience_in_place_of_education": True}, "experienceInPlaceOfEducation", True),
    ({"application_contact": Contact("Thandi", None, "+27 11")}, "applicationContact",
     {"@type": "ContactPoint", "name": "Thandi", "telephone": "+27 11"}),
    ({"application_contact": Contact()}, "applicationContact", None),
    ({"total_job_openings": 2}, "totalJobOpenings", 2),
    ({"job_start_date": "early 2027"}, "jobStartDate", "early 2027"),
    ({"job_immediate_start": True}, "jobImmediateStart", True),
    ({"skills": ("a",)}, "skills", "a"),
    ({"skills": ("a", "b")}, "skills", ["a", "b"]),
    ({"special_commitments": ("VeteranCommit",)}, "specialCommitments", "VeteranCommit"),
    ({"hiring_organization": None}, "hiringOrganization", None),
    ({"hiring_organization": Organization("A")}, "hiringOrganization",
     {"@type": "Organization", "name": "A"}),
    ({"hiring_organization": replace(EMPLOYER, name=" Confidential ")}, "hiringOrganization",
     {"@type": "Organization", "name": "confidential"}),
    ({"hiring_organization": replace(EMPLOYER, name="CONFIDENTIAL"), "identifier": "1"},
     "identifier", {"@type": "PropertyValue", "name": "confidential", "value": "1"}),
    # pay
    ({"base_salary": Salary("USD", 58000, unit_text="YEAR")}, "baseSalary",
     salary(unitText="YEAR", value=58000)),
    ({"base_salary": Salary("USD", 24.5, unit_text="HOUR")}, "baseSalary",
     salary(unitText="HOUR", value=24.5)),
    ({"base_salary": Salary("USD", None, 52000, 64000, "YEAR")}, "baseSalary",
     salary(unitText="YEAR", minValue=52000, maxValue=64000)),
    ({"base_salary": Salary("USD", None, 52000, 52000, "MONTH")}, "baseSalary",
     salary(unitText="MONTH", value=52000)),
    ({"base_salary": Salary("USD", None, 52000, None, "WEEK")}, "baseSalary",
     salary(unitText="WEEK", minValue=52000)),
    ({"base_salary": Salary("USD", None, None, 64000, "DAY")}, "baseSalary",
     salary(unitText="DAY", maxValue=64000)),
    ({"base_salary": Salary("USD", 0, unit_text="YEAR")}, "baseSalary",
     salary(unitText="YEAR", value=0)),
    ({"base_salary": Salary("USD", 5000, unit_text="PROJECT")}, "baseSalary", None),
    ({"base_salary": Salary(description="unpaid")}, "baseSalary", None),
    ({"base_salary": Salary("USD", unit_text="YEAR", description="grade 5")}, "baseSalary", None),
    ({"base_salary": Salary(None, 58000, unit_text="YEAR")}, "baseSalary", None),
    ({"base_salary": Salary("USD", 58000)}, "baseSalary", None),
    # how to apply
    ({"apply": Apply(email=("a@b.org",), url="https://a.org")}, "directApply", True),
    ({"apply": Apply(instructions="Call us.")}, "directApply", True),
    ({"apply": Apply(url="https://a.org")}, "directApply", None),
    ({"apply": Apply(url="https://a.org"), "direct_apply": True}, "directApply", True),
    ({"direct_apply": False}, "directApply", False),
    # deadlines
    ({"valid_through": parse_deadline("2027-01-15", ZoneInfo("America/New_York"))},
     "validThrough", "2027-01-15T23:59:59-05:00"),
    ({"valid_through": parse_deadline("2027-07-15", ZoneInfo("America/New_York"))},
     "validThrough", "2027-07-15T23:59:59-04:00"),
    ({"valid_through": parse_deadline("2027-03-14", ZoneInfo("America/New_York"))},
     "validThrough", "2027-03-14T23:59:59-04:00"),
    ({"valid_through": parse_deadline("2027-03-14 01:30", ZoneInfo("America/New_York"))},
     "validThrough", "2027-03-14T01:30:00-05:00"),
    ({"valid_through": parse_deadline("2027-01-15T12:00Z", ZoneInfo("America/New_York"))},
     "validThrough", "2027-01-15T12:00:00+00:00"),
    ({"valid_through": parse_deadline("2027-01-15 12:00", ZoneInfo("UTC"))},
     "validThrough", "2027-01-15T12:00:00+00:00"),
    ({"valid_through": parse_deadline("2027-01-15 12:00:30+14:00", ZoneInfo("UTC"))},
     "validThrough", "2027-01-15T12:00:30+14:00"),
    ({"valid_through": parse_deadline("2027-01-15 12:00-12:00", ZoneInfo("UTC"))},
     "validThrough", "2027-01-15T12:00:00-12:00"),
    ({"valid_through": parse_deadline("2027-01-15", ZoneInfo("Pacific/Kiritimati"))},
     "validThrough", "2027-01-15T23:59:59+14:00"),
    ({"valid_through": parse_deadline("2027-01-15", ZoneInfo("Asia/Kolkata"))},
     "validThrough", "2027-01-15T23:59:59+05:30"),
    ({"valid_through": parse_deadline("2027-01-15", ZoneInfo("America/St_Johns"))},
     "validThrough", "2027-01-15T23:59:59-03:30"),
]  # fmt: skip


@pytest.mark.parametrize(("changes", "key", "expected"), CASES, ids=lambda value: str(value)[:60])
def test_property(changes: dict[str, Any], key: str, expected: Any) -> None:
    data = build(**changes)
    assert data.get(key) == expected
    assert (key in data) is (expected is not None)


REMOTE: list[tuple[str, str | None, bool, list[str], set[str]]] = [
    # what, type, has a place, areas, what of the three the data has
    ("on site", None, True, [], {"jobLocation"}),
    ("remote, restricted", TELECOMMUTE, False, ["US"],
     {"jobLocationType", "applicantLocationRequirements"}),
    ("office or home in its country", TELECOMMUTE, True, [], {"jobLocation", "jobLocationType"}),
    ("office or home in given countries", TELECOMMUTE, True, ["US", "CA"],
     {"jobLocation", "jobLocationType", "applicantLocationRequirements"}),
    ("hybrid", HYBRID, True, [], {"jobLocation"}),
    ("hybrid with areas", HYBRID, True, ["US"], {"jobLocation"}),
    ("remote without a place (WP Job Manager)", TELECOMMUTE, False, [], {"jobLocationType"}),
]  # fmt: skip


@pytest.mark.parametrize(("type_", "placed", "areas", "keys"), [row[1:] for row in REMOTE],
                         ids=[row[0] for row in REMOTE])  # fmt: skip
def test_remote_pattern(type_: str | None, placed: bool, areas: list[str], keys: set[str]) -> None:  # noqa: FBT001
    data = build(
        job_location_type=type_,
        job_location=MINIMAL.job_location if placed else (),
        applicant_location_requirements=areas_of(areas),
    )
    three = {"jobLocation", "jobLocationType", "applicantLocationRequirements"}
    assert three & data.keys() == keys
    assert data.get("jobLocationType") in (None, "TELECOMMUTE")
    assert HYBRID not in json.dumps(data)


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["US"], US),
        (["US", "CA"], [US, {"@type": "Country", "name": "Canada"}]),
        (["CA-ON"], {"@type": "State", "name": "Ontario, Canada"}),
        (["US", "US"], US),
        (["CA-ON", "US", "CA-ON"], [{"@type": "State", "name": "Ontario, Canada"}, US]),
        (["US-GA", "GE"], [{"@type": "State", "name": "Georgia, United States"},
                           {"@type": "Country", "name": "Georgia"}]),
        (["North America"], [US, {"@type": "Country", "name": "Canada"},
                             {"@type": "Country", "name": "Mexico"}]),
        (["US", "North America"], [US, {"@type": "Country", "name": "Canada"},
                                   {"@type": "Country", "name": "Mexico"}]),
    ],
)  # fmt: skip
def test_areas(names: list[str], expected: Any) -> None:
    assert areas_in(names) == expected


@pytest.mark.parametrize(
    ("names", "count"),
    [(["EU"], 27), (["EEA"], 30), (["EU", "EEA"], 30), (["EU", "FR", "US"], 28),
     (["WORLDWIDE"], 249), (["WORLDWIDE", "EU", "US"], 249), (["Home"], 29)],
)  # fmt: skip
def test_groups_of_countries(names: list[str], count: int) -> None:
    found = areas_in(names)
    assert len(found) == count
    assert len({area["name"] for area in found}) == count
    assert {area["@type"] for area in found} <= {"Country", "State"}
    said = {area["name"] for area in found}
    assert said.isdisjoint({"EU", "EEA", "European Union", "WORLDWIDE", "World", "Anywhere"})


def test_lists_of_countries() -> None:
    assert (len(EU), len(EEA), len(COUNTRIES)) == (27, 30, 249)
    assert set(EU) < set(EEA) < COUNTRIES
    assert {"GB", "CH"}.isdisjoint(EEA)
    assert "HR" in EU


def areas_in(names: list[str]) -> Any:
    data = build(
        job_location_type=TELECOMMUTE, applicant_location_requirements=areas_of(names)
    )  # fmt: skip
    return data["applicantLocationRequirements"]


@pytest.mark.parametrize(
    ("logo", "site", "expected"),
    [
        ("assets/logo.png", SITE, "https://www.p2pu.org/assets/logo.png"),
        ("/assets/logo.png", SITE, "https://www.p2pu.org/assets/logo.png"),
        ("assets/logo.png", "https://a.org/docs/", "https://a.org/docs/assets/logo.png"),
        ("assets/logo.png", "https://a.org/docs", "https://a.org/docs/assets/logo.png"),
        ("/assets/logo.png", "https://a.org/docs/", "https://a.org/docs/assets/logo.png"),
        ("./assets/logo.png", "https://a.org/docs/", "https://a.org/docs/assets/logo.png"),
        ("assets/our logo.png", SITE, "https://www.p2pu.org/assets/our%20logo.png"),
        ("https://cdn.example.org/l.svg", None, "https://cdn.example.org/l.svg"),
        ("//cdn.example.org/l.svg", SITE, "https://cdn.example.org/l.svg"),
        ("assets/logo.png", None, None),
        ("assets/logo.png", "", None),
        (None, SITE, None),
    ],
)
def test_logo(logo: str | None, site: str | None, expected: str | None) -> None:
    assert absolute_url(logo, site) == expected
    employer = build_json_ld(
        replace(MINIMAL, hiring_organization=replace(EMPLOYER, logo=logo)),
        "",
        url=URL,
        site_url=site,
    )["hiringOrganization"]
    assert employer.get("logo") == expected
    assert ("logo" in employer) is (expected is not None)


@pytest.mark.parametrize(
    ("minutes", "offset"),
    [(0, "+00:00"), (330, "+05:30"), (-210, "-03:30"), (840, "+14:00"), (-720, "-12:00")],
)
def test_format_instant(minutes: int, offset: str) -> None:
    zone = timezone(timedelta(minutes=minutes))
    moment = datetime(2027, 1, 15, 23, 59, 59, 999999, tzinfo=zone)
    assert format_instant(moment) == f"2027-01-15T23:59:59{offset}"
    assert datetime.fromisoformat(format_instant(moment)) == moment.replace(microsecond=0)


def test_full_job_has_every_property() -> None:
    data = build_json_ld(FULL, "<p>Text</p>", url=URL, site_url=SITE)
    assert set(data) == {
        "@context", "@type", "title", "description", "url", "datePosted", "validThrough",
        "employmentType", "hiringOrganization", "jobLocation", "jobLocationType",
        "applicantLocationRequirements", "baseSalary", "identifier", "directApply",
        "employmentUnit", "educationRequirements", "experienceRequirements",
        "applicationContact", "jobStartDate", "jobImmediateStart", "workHours",
        "totalJobOpenings", "skills", "qualifications", "responsibilities",
        "experienceInPlaceOfEducation", "jobBenefits", "incentiveCompensation",
        "eligibilityToWorkRequirement", "securityClearanceRequirement", "physicalRequirement",
        "specialCommitments", "occupationalCategory", "industry",
    }  # fmt: skip


def test_nothing_is_invented() -> None:
    bare = replace(
        MINIMAL, job_location=(), hiring_organization=None, date_posted=None, apply=Apply()
    )
    assert build_json_ld(bare, "<p>Text</p>", url=None, site_url=None) == {
        "@context": "https://schema.org",
        "@type": "JobPosting",
        "title": "Program Coordinator",
        "description": "<p>Text</p>",
    }


def test_script_is_one_line_of_ascii() -> None:
    script = render_json_ld({"title": "a\n<b> & \u2028 ☕"})
    assert script == (
        '<script type="application/ld+json">'
        r'{"title":"a\n\u003cb\u003e \u0026 \u2028 \u2615"}</script>'
    )


def scripts_of(html: str) -> list[str]:
    tree = html5lib.parse(html, namespaceHTMLElements=False)
    return ["".join(node.itertext()) for node in tree.iter("script")]


def in_page(script: str) -> str:
    return f"<!doctype html><html><head>{script}</head><body><p>Text</p></body></html>"


@pytest.mark.parametrize("text", [*HOSTILE, "</SCRIPT >", "<!--<script>", "--></script>", "\ud800"])
def test_hostile_text(text: str) -> None:
    data = {"title": text, "description": f"<p>{text}</p>"}
    (script,) = scripts_of(in_page(render_json_ld(data)))
    assert json.loads(script) == data


@given(job=jobs(), description=st.text() | st.sampled_from(HOSTILE))
def test_any_job_is_one_script(job: Any, description: str) -> None:
    data = build_json_ld(job, description, url=URL, site_url=SITE)
    html = render_json_ld(data)
    inside = html.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    assert len(html) - len(inside) == len('<script type="application/ld+json"></script>')
    assert not set(inside) & set("<>&\u2028\u2029\n")
    assert inside.isascii()
    (script,) = scripts_of(in_page(html))
    assert json.loads(script) == data


@given(jobs())
def test_only_known_facts(job: Any) -> None:
    def walk(value: Any) -> None:
        assert value is not None
        assert value not in ("", [], {})
        if isinstance(value, dict):
            assert any(not key.startswith("@") for key in value)
            for inner in value.values():
                walk(inner)
        if isinstance(value, list):
            assert len(value) > 1
            for inner in value:
                walk(inner)

    walk(build_json_ld(job, "<p>Text</p>", url=URL, site_url=None))


@given(jobs())
def test_dates_are_iso(job: Any) -> None:
    data = build_json_ld(job, "<p>Text</p>", url=None, site_url=None)
    if "datePosted" in data:
        assert date.fromisoformat(data["datePosted"]) == job.date_posted
    if "validThrough" in data:
        deadline: Deadline = job.valid_through
        read = datetime.fromisoformat(data["validThrough"])
        assert read == deadline.instant.replace(microsecond=0)
        assert read.utcoffset() == deadline.instant.utcoffset()
