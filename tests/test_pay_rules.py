"""Rules about pay: amounts that cannot be meant, and laws that want pay in the advert."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import mkdocs_careers
from mkdocs_careers.areas import COUNTRIES, find_subdivision
from mkdocs_careers.reader import read_job
from mkdocs_careers.rules.pay_transparency import PayLaw, pay_laws
from mkdocs_careers.schema import job_schema
from mkdocs_careers.settings import Settings
from mkdocs_careers.source import Source
from tests.rewrite_reports import INSTANT

PAGE = Path(mkdocs_careers.__file__).parent / "rules" / "pay-not-stated.md"
BODY = "Help learning circles grow. " * 8
CURRENCIES = job_schema()["definitions"]["currency"]["enum"]
UNITS = ["HOUR", "DAY", "WEEK", "MONTH", "YEAR", "PROJECT"]


def found(code: str, site: dict[str, str] | None = None, **keys: Any) -> list[tuple[str, str]]:
    """Return message and hint of each finding of one code."""
    data = {"title": "Baker", "date_posted": "2026-11-02"} | keys
    source = Source("job.md", f"---\n{json.dumps(data)}\n---\n\n{BODY}")
    diagnostics = read_job(source, Settings(rules=site or {}), INSTANT).diagnostics
    return [(d.message, d.hint) for d in diagnostics if d.code.code == code]


# Amounts


def unlikely(currency: str, amount: float, unit: str) -> str | None:
    """Return the hint where the amount is reported."""
    pay = {"currency": currency, "value": amount, "unit_text": unit}
    said = found("salary-unlikely", base_salary=pay)
    return said[0][1] if said else None


@pytest.mark.parametrize(
    ("currency", "amount", "unit", "hint"),
    [
        ("USD", 65_000, "HOUR", "did you mean `unit_text: YEAR`?"),
        ("USD", 52_000, "DAY", "did you mean `unit_text: YEAR`?"),
        ("GBP", 41_000, "WEEK", "did you mean `unit_text: YEAR`?"),
        ("EUR", 65_000, "MONTH", "did you mean `unit_text: YEAR`?"),
        ("EUR", 3_200, "HOUR", "did you mean `unit_text: MONTH`?"),
        ("EUR", 45, "YEAR", "did you mean `unit_text: HOUR` or `45000`?"),
        ("CHF", 28.5, "YEAR", "did you mean `unit_text: HOUR` or `28500`?"),
        ("JPY", 4_000_000, "HOUR", "did you mean `unit_text: YEAR`?"),
        ("JPY", 1_500, "YEAR", "did you mean `unit_text: HOUR` or `1500000`?"),
        ("IDR", 60_000_000, "HOUR", "did you mean `unit_text: MONTH`?"),
        ("USD", 3e9, "YEAR", "are the amount and `unit_text` right?"),
    ],
)
def test_amount_of_another_unit(currency: str, amount: float, unit: str, hint: str) -> None:
    assert unlikely(currency, amount, unit) == hint


@pytest.mark.parametrize(
    ("currency", "amount", "unit"),
    [
        ("USD", 7.25, "HOUR"), ("USD", 450, "HOUR"), ("INR", 60, "HOUR"), ("USD", 15, "DAY"),
        ("USD", 4_000, "DAY"), ("USD", 50, "MONTH"), ("USD", 25_000, "MONTH"),
        ("ZAR", 500, "MONTH"),
        ("USD", 500, "YEAR"), ("INR", 60_000, "YEAR"), ("USD", 3_000_000, "YEAR"),
        ("JPY", 1_100, "HOUR"), ("JPY", 250_000, "MONTH"), ("JPY", 4_000_000, "YEAR"),
        ("KRW", 40_000_000, "YEAR"), ("IDR", 5_000_000, "MONTH"), ("VND", 15_000_000, "MONTH"),
        ("KWD", 12_000, "YEAR"), ("HUF", 600_000, "MONTH"), ("CLP", 900_000, "MONTH"),
        ("NGN", 65_000, "HOUR"), ("ARS", 10, "YEAR"), ("USD", 65_000, "PROJECT"),
        ("USD", 1, "PROJECT"),
    ],
)  # fmt: skip
def test_amounts_that_people_are_paid(currency: str, amount: float, unit: str) -> None:
    assert unlikely(currency, amount, unit) is None


@given(
    st.sampled_from(CURRENCIES),
    st.sampled_from(UNITS),
    st.integers(1, 10**12) | st.floats(0.01, 1e9),
)
def test_any_amount_can_be_judged(currency: str, unit: str, amount: float) -> None:
    hint = unlikely(currency, amount, unit)
    if hint is not None:
        meant = re.search(r"unit_text: (\w+)", hint)
        assert meant is None or unlikely(currency, amount, meant[1]) is None
        assert meant is None or meant[1] != unit


@given(st.sampled_from(CURRENCIES), st.sampled_from(UNITS), st.integers(1, 10**9))
def test_more_of_a_sum_that_is_too_much_is_too_much(currency: str, unit: str, amount: int) -> None:
    if unlikely(currency, amount, unit) and not unlikely(currency, 2 * amount, unit):
        assert unlikely(currency, amount / 2, unit)  # it was too little


def test_an_amount_without_currency_or_unit_is_not_judged() -> None:
    assert not found("salary-unlikely", base_salary={"value": 65_000, "unit_text": "HOUR"})
    assert not found("salary-unlikely", base_salary={"value": 65_000, "currency": "USD"})


@pytest.mark.parametrize("key", ["value", "min_value", "max_value"])
def test_nothing_is_no_amount(key: str) -> None:
    pay = {"currency": "USD", key: 0, "unit_text": "YEAR"}
    ((message, hint),) = found("salary-unlikely", base_salary=pay)
    assert "is 0" in message
    assert hint == "leave the amount out"
    assert not found("salary-unlikely", base_salary=pay | {"unit_text": "PROJECT"})


# Laws

ASKED = {"pay-not-stated": "warning"}


def places(**keys: Any) -> str:
    """Return what the message says of the law, empty where there is none."""
    said = found("pay-not-stated", ASKED, **keys)
    return said[0][0].split(" for ", 1)[1] if said else ""


def at(country: str, region: str | None = None, **keys: Any) -> str:
    place = {"address_country": country} | ({"address_region": region} if region else {})
    return places(job_location=place, **keys)


def test_off_until_asked_for() -> None:
    colorado = {"address_country": "US", "address_region": "CO"}
    assert not found("pay-not-stated", job_location=colorado)
    assert found("pay-not-stated", ASKED, job_location=colorado)
    assert found("pay-not-stated", job_location=colorado, rules=ASKED)
    assert not found(
        "pay-not-stated", ASKED, job_location=colorado, rules={"pay-not-stated": "off"}
    )


@pytest.mark.parametrize(
    ("country", "region", "named"),
    [
        ("US", "CO", "Colorado (since 2021-01-01)."),
        ("US", "US-CO", "Colorado (since 2021-01-01)."),
        ("US", " colorado", "Colorado (since 2021-01-01)."), ("US", "TX", ""), ("US", None, ""),
        ("US", "D.C.", "District of Columbia (since 2024-06-30)."),
        ("US", "New York", "New York (since 2023-09-17)."), ("CO", None, ""), ("CO", "CO", ""),
        ("CA", "ON", "Ontario (since 2026-01-01)."), ("CA", "AB", ""), ("CA", "CA", ""),
        ("AT", "Wien", "Austria (since 2011-03-01)."), ("AT", None, "Austria (since 2011-03-01)."),
        ("DE", "BE", ""),
    ],
)  # fmt: skip
def test_place_of_work(country: str, region: str | None, named: str) -> None:
    assert at(country, region) == named


def remote(*areas: str, **keys: Any) -> str:
    return places(job_location_type="TELECOMMUTE", applicant_location_requirements=[*areas], **keys)


def test_homes_of_remote_workers() -> None:
    assert remote("US-CO") == "Colorado (since 2021-01-01)."
    assert remote("US").endswith("and 11 other places.")
    assert remote("AT-9", "DE") == "Austria (since 2011-03-01)."
    assert "Austria" in remote("EU")
    assert "Lithuania" in remote("EEA")
    assert remote("WORLDWIDE").startswith("Austria")
    assert remote("US-TX", "MX") == ""
    on_site = {"job_location": {"address_country": "US", "address_region": "TX"}}
    assert places(applicant_location_requirements="US", **on_site) == ""
    assert remote("US", **on_site).startswith("Colorado")


@pytest.mark.parametrize("law", pay_laws(), ids=lambda law: law.area)
def test_a_law_counts_from_its_day_on(law: PayLaw) -> None:
    country, _, state = law.area.partition("-")
    before = law.since - timedelta(days=1)
    assert (
        at(country, state or None, date_posted=str(law.since)) == f"{law.name} (since {law.since})."
    )
    assert at(country, state or None, date_posted=str(before)) == ""


@pytest.mark.parametrize(
    ("keys", "is_stated"),
    [
        ({"base_salary": {"currency": "USD", "value": 52_000, "unit_text": "YEAR"}}, True),
        ({"base_salary": {"description": "GS-13, $90,025"}}, True),
        ({"base_salary": {"description": "by agreement"}}, False),
        ({"employment_type": "VOLUNTEER"}, True),
        ({"employment_type": ["VOLUNTEER", "INTERN"]}, False),
        ({"status": "filled"}, True),
        ({}, False),
    ],
)
def test_what_states_pay(keys: dict[str, Any], is_stated: bool) -> None:  # noqa: FBT001
    assert (at("US", "CO", **keys) == "") is is_stated


def test_table_of_laws() -> None:
    laws = pay_laws()
    assert [law.since for law in laws] == sorted(law.since for law in laws)
    assert len({law.area for law in laws}) == len(laws)
    for law in laws:
        assert law.area in COUNTRIES or find_subdivision(law.area) == law.name
        assert law.source.startswith("https://")
        assert date(2000, 1, 1) < law.since
        assert law.what


def test_page_shows_the_table() -> None:
    text = PAGE.read_text(encoding="utf-8")
    rows = [
        f"| {law.name} (`{law.area}`) | {law.since} | {law.what}"
        + (f"; uncertain: {law.uncertain}" if law.uncertain else "")
        for law in pay_laws()
    ]
    shown = [line for line in text.splitlines() if re.match(r"\| .* \(`", line)]
    assert [line.rsplit(" | ", 1)[0] for line in shown] == rows
    assert [re.findall(r"\((https://[^)]+)\)", line) for line in shown] == [
        [law.source] for law in pay_laws()
    ]
    assert "no legal advice" in text
