"""Pay in words: the keys that a sentence about pay gives."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_careers.salary_words import read_number, read_salary, salary_problem
from mkdocs_careers.schema import check_job
from mkdocs_careers.yaml_tree import read_mapping


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("$52,000 to $64,000 a year",
         {"currency": "USD", "min_value": 52000, "max_value": 64000, "unit_text": "YEAR"}),
        ("80-100k USD per annum",
         {"currency": "USD", "min_value": 80000, "max_value": 100000, "unit_text": "YEAR"}),
        ("40-60k p.a.", {"min_value": 40000, "max_value": 60000, "unit_text": "YEAR"}),
        ("£30/hour", {"currency": "GBP", "value": 30, "unit_text": "HOUR"}),
        ("€ 3.500 / Monat", {"currency": "EUR", "value": 3500, "unit_text": "MONTH"}),
        ("USD 25.50 per hour", {"currency": "USD", "value": 25.5, "unit_text": "HOUR"}),
        ("CHF 120'000", {"currency": "CHF", "value": 120000}),
        ("50000 EUR", {"currency": "EUR", "value": 50000}),
        ("competitive", {}), ("TVöD E13", {}), ("DOE", {}), ("10% bonus", {}),
        ("between 1 and 2, or 3", {}),
    ],
)  # fmt: skip
def test_keys(text: str, keys: dict[str, Any]) -> None:
    assert read_salary(text) == keys


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("65,000", 65000), ("142,701", 142701), ("1,234,567.50", 1234567.5), ("60 000", 60000),
        ("60\u00a0000", 60000), ("120'000", 120000), ("65_000", 65000), ("65000", 65000),
        ("12.50", 12.5), (" 65,000 ", 65000), ("0", 0),
        ("65.000", None), ("6,5000", None), ("65,00", None), ("$65,000", None), ("65k", None),
        ("065", None), ("", None), ("1e5", None), ("\u0661", None), ("9" * 40, None),
    ],
)  # fmt: skip
def test_number(text: str, number: float | None) -> None:
    assert read_number(text) == number


@given(st.integers(0, 10**11))
def test_number_with_commas(number: int) -> None:
    assert read_number(f"{number:,}") == number


@given(st.text())
def test_the_block_can_be_pasted(text: str) -> None:
    problem = salary_problem("Pay", ("base_salary",), text or "x")
    block = problem.help.split("\n\n", 1)[1]
    if "\n" not in text and text.isprintable() and text.strip():
        data, problems = read_mapping(block)
        assert problems == ()
        found = check_job({"title": "x", "date_posted": "2026-11-02", **data})
        assert found == []
