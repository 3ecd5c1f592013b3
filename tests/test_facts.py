"""Facts: what a page says of each key, in words for people."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from mkdocs_careers.areas import Area
from mkdocs_careers.dates import parse_deadline
from mkdocs_careers.model import (
    HYBRID,
    TELECOMMUTE,
    Contact,
    Education,
    Experience,
    Job,
    Organization,
    Place,
    Salary,
)
from mkdocs_careers.outputs.facts import LABELS, build_facts, summarize
from mkdocs_careers.outputs.language import load_language
from tests.strategies import CHICAGO, FULL, MINIMAL, areas_of

ENGLISH = load_language("en")
NBSP = "\N{NO-BREAK SPACE}"


def values(key: str, **changes: Any) -> tuple[str, ...]:
    found = [fact for fact in build_facts(replace(MINIMAL, **changes), ENGLISH) if fact.key == key]
    return found[0].values if found else ()


CASES: list[tuple[str, Any, tuple[str, ...]]] = [
    ("hiring_organization", Organization("P2PU"), ("P2PU",)),
    ("hiring_organization", Organization("confidential"), ("Confidential",)),
    ("employment_type", ("FULL_TIME", "PER_DIEM"), ("Full time", "Paid by the day")),
    ("job_location", (CHICAGO, Place("KE")),
     ("Chicago office, 222 Merchandise Mart Plaza, Chicago, IL 60654, United States", "Kenya")),
    ("job_location", (Place("DE", "Berlin", None, "10115"),), ("Berlin, 10115, Germany",)),
    ("job_location_type", TELECOMMUTE, ("At the office or fully remote, as you like",)),
    ("job_location_type", HYBRID, ("Hybrid: some days at the office, some at home",)),
    ("job_location_type", None, ()),
    ("applicant_location_requirements", areas_of(["US", "CA-ON", "EU", "EEA", "WORLDWIDE"]),
     ("United States", "Ontario, Canada", "the European Union", "the European Economic Area",
      "anywhere in the world")),
    ("applicant_location_requirements", areas_of(["North America"]),
     ("North America (United States, Canada, Mexico)",)),
    ("applicant_location_requirements", (Area("EU", ("US",)),), ("EU (United States)",)),
    ("base_salary", Salary("USD", 58000, unit_text="YEAR"), ("$58,000 a year (USD)",)),
    ("base_salary", Salary("USD", 24.5, unit_text="HOUR"), ("$24.50 an hour (USD)",)),
    ("base_salary", Salary("EUR", None, 52000, 64000, "YEAR", "plus travel"),
     ("€52,000\N{EN DASH}€64,000 a year (EUR)", "plus travel")),
    ("base_salary", Salary("ZAR", None, 52000, None, "MONTH"),
     (f"from ZAR{NBSP}52,000 a month",)),
    ("base_salary", Salary("USD", None, None, 500, "WEEK"), ("up to $500 a week (USD)",)),
    ("base_salary", Salary("USD", None, 500, 500, "DAY"), ("$500 a day (USD)",)),
    ("base_salary", Salary("USD", 5000, unit_text="PROJECT"), ("$5,000 for the project (USD)",)),
    ("base_salary", Salary("JPY", 5000000, unit_text="YEAR"), ("¥5,000,000 a year (JPY)",)),
    ("base_salary", Salary("USD", 0, unit_text="YEAR"), ("$0 a year (USD)",)),
    ("base_salary", Salary(None, 58000, unit_text="YEAR"), ("58,000 a year",)),
    ("base_salary", Salary("USD", 58000), ("$58,000 (USD)",)),
    ("base_salary", Salary(description="unpaid"), ("unpaid",)),
    ("base_salary", Salary("USD", unit_text="YEAR"), ()),
    ("job_start_date", "early 2027", ("early 2027",)),
    ("total_job_openings", 3, ("3",)),
    ("valid_through", parse_deadline("2027-01-15", ZoneInfo("America/New_York")),
     ("January 15, 2027, 11:59\u202fPM (New York time)",)),
    ("valid_through", parse_deadline("2027-01-15 12:00", ZoneInfo("UTC")),
     ("January 15, 2027, 12:00\u202fPM (UTC)",)),
    ("valid_through", parse_deadline("2027-01-15 00:00+05:30", ZoneInfo("UTC")),
     ("January 15, 2027, 12:00\u202fAM (UTC+05:30)",)),
    ("valid_through", parse_deadline("2027-01-15 09:05-12:00", ZoneInfo("UTC")),
     ("January 15, 2027, 9:05\u202fAM (UTC-12:00)",)),
    ("education_requirements", Education(), ("No requirements",)),
    ("education_requirements", Education(("high school",), "or so"), ("High school", "or so")),
    ("education_requirements", Education((), "A degree"), ("A degree",)),
    ("experience_requirements", Experience(), ("No requirements",)),
    ("experience_requirements", Experience(1), ("At least 1 month",)),
    ("experience_requirements", Experience(1200, "at sea"), ("At least 1,200 months", "at sea")),
    ("experience_in_place_of_education", True, ("Accepted",)),
    ("experience_in_place_of_education", False, ("Not accepted",)),
    ("application_contact", Contact("Thandi", "a@b.org", "+27 11"),
     ("Thandi", "a@b.org", "+27 11")),
    ("application_contact", Contact(email="a@b.org"), ("a@b.org",)),
    ("application_contact", Contact(), ()),
    ("skills", ("a", "b"), ("a", "b")),
]  # fmt: skip


@pytest.mark.parametrize(("key", "value", "expected"), CASES, ids=lambda value: str(value)[:50])
def test_values(key: str, value: Any, expected: tuple[str, ...]) -> None:
    assert values(key, **{key: value}) == expected


@pytest.mark.parametrize(
    ("date", "at_once", "expected"),
    [
        (None, None, ()),
        (None, True, ("Immediately",)),
        ("June", True, ("June", "Immediately")),
        ("June", False, ("June",)),
    ],
)
def test_start(date: str | None, at_once: bool | None, expected: tuple[str, ...]) -> None:  # noqa: FBT001
    assert values("job_start_date", job_start_date=date, job_immediate_start=at_once) == expected


def test_remote_alone() -> None:
    job = {"job_location": (), "job_location_type": TELECOMMUTE}
    assert values("job_location_type", **job) == ("Fully remote",)


SHOWN_ELSEWHERE = {
    "path": "not for people", "title": "the heading", "timezone": "beside the deadline",
    "description": "the listing", "status": "the notice", "featured": "the listing",
    "apply": "the Apply block", "job_immediate_start": "under the start",
    "direct_apply": "for Google",
    "extra": "the site's own templates", "rules": "for `check`",
    "language": "the mark in lists", "translation_of": "the links between languages",
}  # fmt: skip


def test_every_key_of_a_job_is_shown() -> None:
    assert set(LABELS) | set(SHOWN_ELSEWHERE) == {field.name for field in fields(Job)}
    shown = {fact.key for fact in build_facts(FULL, ENGLISH)}
    assert shown == set(LABELS)


def test_order_and_labels() -> None:
    assert [fact.label for fact in build_facts(FULL, ENGLISH)] == list(LABELS.values())


def test_nothing_known_nothing_said() -> None:
    assert build_facts(Job(path="a.md", title="A"), ENGLISH) == ()


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, ("Chicago",)),
        ({"job_location": ()}, ()),
        ({"job_location": (CHICAGO, Place("ZA", "Cape Town"), Place("KE"))},
         ("Chicago / Cape Town / Kenya",)),
        ({"job_location_type": HYBRID}, ("Chicago", "Hybrid")),
        ({"job_location_type": TELECOMMUTE}, ("Chicago or remote",)),
        ({"job_location": (), "job_location_type": TELECOMMUTE}, ("Remote",)),
        ({"job_location": (), "job_location_type": TELECOMMUTE,
          "applicant_location_requirements": areas_of(["US", "North America", "EU"])},
         ("Remote (United States, North America, the European Union)",)),
        ({"job_location": (), "job_location_type": TELECOMMUTE,
          "applicant_location_requirements": areas_of(["WORLDWIDE"])},
         ("Remote (anywhere in the world)",)),
        ({"employment_type": ("FULL_TIME", "INTERN")}, ("Chicago", "Full time, Internship")),
        ({"base_salary": Salary("USD", None, 1, 2, "YEAR", "x")},
         ("Chicago", "$1\N{EN DASH}$2 a year")),
        ({"base_salary": Salary(description="unpaid")}, ("Chicago", "unpaid")),
    ],
)  # fmt: skip
def test_summary(changes: dict[str, Any], expected: tuple[str, ...]) -> None:
    assert summarize(replace(MINIMAL, **changes), ENGLISH) == expected
