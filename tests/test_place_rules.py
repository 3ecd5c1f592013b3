"""Rules about places: areas beside areas, words against keys, addresses that are none."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_careers.areas import COUNTRIES, find_area
from mkdocs_careers.reader import read_job
from mkdocs_careers.rules.address import place_problems
from mkdocs_careers.rules.remote import _find
from mkdocs_careers.settings import Settings
from mkdocs_careers.settings_reader import read_settings
from mkdocs_careers.source import Source
from tests.rewrite_reports import INSTANT
from tests.strategies import texts

NAMED = {"North America": ("US", "CA", "MX"), "Home": ("US-CA", "ZA"), "Three": ("US", "CA", "MX")}
AREAS = ["US", "CA", "US-CA", "CA-ON", "DE", "ZA", "NO", "EU", "EEA", "WORLDWIDE", *NAMED]
BODY = "Help learning circles grow. " * 8


def found(code: str, body: str = BODY, **keys: Any) -> list[tuple[int, str]]:
    """Return line and message of each finding of one code."""
    data = {"title": "Baker", "date_posted": "2026-11-02"} | keys
    lines = "\n".join(f"{key}: {json.dumps(value)}" for key, value in data.items())
    source = Source("job.md", f"---\n{lines}\n---\n\n{body}")
    diagnostics = read_job(source, Settings(areas=NAMED), INSTANT).diagnostics
    return [(d.line, d.message) for d in diagnostics if d.code.code == code]


# Areas


def named_in(message: str) -> tuple[str, str]:
    """Return the part and the whole that a message is about."""
    part, whole = message.split(": ", 1)[1].split(" is part of ")
    return part.strip("`"), whole.split("`")[1]


@given(st.lists(st.sampled_from(AREAS), min_size=1, unique=True))
def test_parts_are_named_and_nothing_is_lost_without_them(names: list[str]) -> None:
    said = found("area-inside-another", job_location_type="TELECOMMUTE",
                 applicant_location_requirements=names)  # fmt: skip
    pairs = [named_in(message) for _, message in said]
    parts = [part for part, _ in pairs]
    assert len(parts) == len(set(parts))
    for part, whole in pairs:
        assert {part, whole} <= set(names)
        assert countries(part) <= countries(whole) or codes(part) <= codes(whole)
    kept = [name for name in names if name not in parts]
    assert kept
    assert set().union(*map(countries, kept)) == set().union(*map(countries, names))
    for name in kept:
        others = [other for other in kept if other != name]
        assert not any(codes(name) <= codes(other) for other in others)


def codes(name: str) -> set[str]:
    area = find_area(name, NAMED)
    assert area is not None
    return set(area.codes)


def countries(name: str) -> set[str]:
    return {code[:2] for code in codes(name)}


def test_of_two_alike_the_second_is_named() -> None:
    said = found("area-inside-another", job_location_type="TELECOMMUTE",
                 applicant_location_requirements=["Three", "North America"])  # fmt: skip
    assert [named_in(message) for _, message in said] == [("North America", "Three")]


def test_every_country_beside_the_world() -> None:
    names = [*sorted(COUNTRIES), "WORLDWIDE"]
    start = time.perf_counter()
    said = found("area-inside-another", job_location_type="TELECOMMUTE",
                 applicant_location_requirements=names)  # fmt: skip
    assert len(said) >= 100
    assert time.perf_counter() - start < 5


def test_areas_of_the_settings_are_no_mistake_of_the_job() -> None:
    site = read_settings({"defaults": {"applicant_location_requirements": "US"}}).settings
    keys = "title: Baker\ndate_posted: 2026-11-02\njob_location: {address_country: US}"
    source = Source("job.md", f"---\n{keys}\n---\n\n{BODY}")
    diagnostics = read_job(source, site, INSTANT).diagnostics
    assert "area-without-remote" not in {d.code.code for d in diagnostics}


# Hybrid

HYBRID = """\
This is a hybrid role based in Leeds.
Location: Hybrid
Program Coordinator (hybrid)
Engineer - hybrid
Engineer, hybrid
You come in 2 days a week in the office.
Three days per week on-site in Berlin
2-3 days a week in our Chicago office
in the office two days a week
One day a week in the office is enough for us.
We need you 3 days/week in the office.
Two office days a week
The position is hybrid.
- **Hybrid**
work hybrid from Oslo
Wir bieten Homeoffice teilweise.
Mobiles Arbeiten, tageweise Homeoffice
Zwei Tage pro Woche im Büro
Poste hybride
deux jours par semaine au bureau
télétravail partiel
trabajo híbrido en Madrid
"""
REMOTE = """\
This is not a hybrid role.
No hybrid work.
It's a non-hybrid role
Build our hybrid cloud
hybrid vehicles
hybrid models in machine learning
hybrid learning events for the public
Our hybrid search engine
Fully remote or hybrid work, as you like
You may work 2 days a week in our office
You don't need to be in the office two days a week
You don\u2019t need to be in the office two days a week
If you like, come in 2 days a week in our office
We have an office in Chicago
30 days of holiday, and office supplies
Work on site reliability for some days
We meet in our office two days a year
kein hybrides Arbeiten
Auf Wunsch kannst du zwei Tage pro Woche im Büro arbeiten, musst aber nicht
"""


@pytest.mark.parametrize("text", HYBRID.splitlines())
def test_words_that_say_hybrid(text: str) -> None:
    assert _find(text)
    start, end = _find(f"Help us. {text}\nMore follows.") or (0, 0)
    assert start >= len("Help us. ")
    assert end <= len(f"Help us. {text}")


@pytest.mark.parametrize("text", REMOTE.splitlines())
def test_words_that_do_not(text: str) -> None:
    assert _find(text) is None


def test_a_sentence_is_taken_back_by_itself_alone() -> None:
    assert _find("We may meet for lunch. This is a hybrid role.")
    assert _find("No hybrid role. It is hybrid: two days a week in the office.")


@given(st.lists(texts() | st.sampled_from(HYBRID.splitlines() + REMOTE.splitlines())))
def test_a_place_in_the_text_whatever_it_is(parts: list[str]) -> None:
    text = " ".join(parts)
    place = _find(text)
    if place is not None:
        start, end = place
        assert text[start:end].strip()
        assert "\n" not in text[start:end]


def test_letters_whose_small_form_is_longer() -> None:
    assert _find("İstanbul. This is a hybrid role.") == (10, 31)


@pytest.mark.parametrize(
    "text", ["hybrid role not " * 20_000, "*" * 300_000 + "hybrid", "two days " * 30_000,
             "in the " * 40_000 + "office days", "- " * 150_000 + "hybrid"],
    ids=["taken back", "stars", "days", "in the", "dashes"],
)  # fmt: skip
def test_long_texts_of_signs(text: str) -> None:
    start = time.perf_counter()
    _find(text)
    assert time.perf_counter() - start < 5


def test_code_and_comments_are_no_words() -> None:
    remote = {"job_location_type": "TELECOMMUTE", "applicant_location_requirements": "US"}
    assert found("hybrid-as-remote", f"{BODY}\n\nThis is a hybrid role.", **remote)
    assert not found("hybrid-as-remote", f"{BODY}\n\n<!-- This is a hybrid role. -->", **remote)
    assert not found("hybrid-as-remote", f"{BODY}\n\n`hybrid role`", **remote)
    hybrid = {"job_location_type": "HYBRID", "job_location": {"address_country": "US"}}
    assert not found("hybrid-as-remote", f"{BODY}\n\nThis is a hybrid role.", **hybrid)


# Addresses


@pytest.mark.parametrize(
    ("key", "value", "is_found"),
    [("street_address", "123 Main Street", True), ("street_address", "123 MAIN ST.", True),
     ("street_address", "123 Main Street, Suite 5", True),
     ("street_address", "12 Main Street", False),
     ("street_address", "Musterstraße 12", True), ("street_address", "N/A", True),
     ("street_address", "Remote", True), ("street_address", "1234 Fake Street", True),
     ("address_locality", "Anytown", True), ("address_locality", "tbd", True),
     ("address_locality", "Work from home", True), ("address_locality", "Y", False),
     ("address_locality", "Worldwide", True), ("address_locality", "Online", True),
     ("address_region", "NA", False), ("address_region", "-", True),
     ("address_region", "東京", False), ("postal_code", "12345", False),
     ("postal_code", "00000", False), ("postal_code", "TBD", True)],
)  # fmt: skip
def test_what_stands_in_for_an_address(key: str, value: str, is_found: bool) -> None:  # noqa: FBT001
    place = {key: value, "address_country": "US"}
    assert bool(found("placeholder-address", job_location=place)) is is_found
    assert bool(found("placeholder-address", job_location=[place])) is is_found


def test_invented_codes_beside_another_sign() -> None:
    place = {"address_locality": "Anytown", "postal_code": "00000", "address_country": "US"}
    assert len(found("placeholder-address", job_location=place)) == 2


def missing(**place: str) -> str:
    said = found("incomplete-address", job_location=place)
    return said[0][1] if said else ""


def test_parts_that_are_missing_are_named() -> None:
    assert missing(address_country="DE", street_address="a", address_locality="b") == (
        "The address has no state, province or region (`address_region`) or postal code "
        "(`postal_code`)."
    )
    whole = {"street_address": "a", "address_locality": "b", "address_region": "c"}
    assert "postal_code" in missing(address_country="GB", **whole)
    assert missing(address_country="HK", street_address="a", address_locality="b") == ""
    assert missing(address_country="AE", **whole) == ""


def test_places_of_the_settings_are_checked_there() -> None:
    site = read_settings(
        {"places": {"here": {"address_locality": "Remote", "address_country": "US"},
                    "good": {"street_address": "5 Lake View", "address_locality": "Chicago",
                             "address_region": "IL", "postal_code": "60601",
                             "address_country": "US"}},
         "defaults": {"job_location": ["good", {"address_country": "SG", "postal_code": "TBD"}]}}
    ).settings  # fmt: skip
    assert [(p.code.code, p.path) for p in place_problems(site)] == [
        ("placeholder-address", ("places", "here", "address_locality")),
        ("incomplete-address", ("places", "here")),
        ("placeholder-address", ("defaults", "job_location", 1, "postal_code")),
        ("incomplete-address", ("defaults", "job_location", 1)),
    ]
    data = {"title": "Baker", "date_posted": "2026-11-02", "job_location": "here"}
    source = Source("job.md", f"---\n{json.dumps(data)}\n---\n\n{BODY}")
    said = {d.code.code for d in read_job(source, site, INSTANT).diagnostics}
    assert not {"placeholder-address", "incomplete-address"} & said


@pytest.mark.parametrize(
    "text",
    [
        "You will work with a hybrid team of volunteers and staff.",
        "Experience of leading a hybrid workplace is a plus.",
        "You advise companies about hybrid work.",
        "Your position: hybrid course designer.",
        "Position: hybrid mobile app developer.",
        "Some colleagues prefer a hybrid schedule.",
        "Onboarding: 2 days in our office.",
        "The first 3 days in the office are for onboarding.",
        "You spend one day per month on site with customers.",
    ],
)
def test_hybrid_in_other_matters(text: str) -> None:
    assert _find(text) is None
