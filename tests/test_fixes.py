"""Fixes: what is certain is mended, all else stays as it is, byte for byte."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mkdocs_careers.fixes import Edit, apply_edits, find_edit, fix_text
from mkdocs_careers.model import Organization
from mkdocs_careers.reader import read_job
from mkdocs_careers.settings import Settings
from mkdocs_careers.source import Source
from tests.rewrite_reports import INVALID, VALID

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_careers.diagnostics import Diagnostic

SETTINGS = Settings(
    organization=Organization("P2PU"),
    organizations={"partner": Organization("Partner Library")},
    apply={"email": "jobs@example.org"},
)
INSTANT = datetime(2026, 11, 23, 12, tzinfo=UTC)
BODY = "Help learning circles grow across North America, and look after those who run them. " * 3
HEAD = "title: Program Coordinator\ndate_posted: 2026-11-02\njob_location: {address_country: US}\n"


def read(text: str) -> tuple[Diagnostic, ...]:
    return read_job(Source("job.md", text), SETTINGS, INSTANT).diagnostics


def fixed(text: str) -> str:
    return fix_text(text, read)


def job(lines: str, head: str = HEAD) -> str:
    return f"---\n{head}{lines}---\n\n{BODY}\n"


def places(text: str) -> set[tuple[str, int]]:
    return {(d.code.code, d.line) for d in read(text)}


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("employement_type: FULL_TIME", "employment_type: FULL_TIME"),
        ("employmentType: full time", "employment_type: FULL_TIME"),
        ("employment_type: 'Full-time' # yes", "employment_type: 'FULL_TIME' # yes"),
        ('employment_type: [ "Vollzeit",Teilzeit ]', 'employment_type: [ "FULL_TIME",PART_TIME ]'),
        ("deadline:  January 15, 2027", "valid_through:  2027-01-15"),
        ("closing date: 31.12.2026", "valid_through: 2026-12-31"),
        ('"closes": 2027-01-15', '"valid_through": 2027-01-15'),
        ("department: Community", "employment_unit: Community"),
        ("hiringOrganization: partner", "hiring_organization: partner"),
        (
            'base_salary: {currency: eur, value: "65,000", per: year}',
            "base_salary: {currency: EUR, value: 65000, per: year}",
        ),
        (
            "base_salary:\n  currency: USD\n  min: 52,000\n  unit_text: per year",
            "base_salary:\n  currency: USD\n  min_value: 52000\n  unit_text: YEAR",
        ),
        ("identifier: 20261", 'identifier: "20261"'),
        ("identifier: 1.10", 'identifier: "1.10"'),
        ("applicant_location_requirements: usa\njob_location_type: remote",
         "applicant_location_requirements: US\njob_location_type: TELECOMMUTE"),
    ],
)  # fmt: skip
def test_what_is_certain(wrong: str, right: str) -> None:
    assert fixed(job(f"{wrong}\n")) == job(f"{right}\n")


@pytest.mark.parametrize(
    "line",
    [
        "company: Partner Library Inc.",  # no employer of the settings
        "company: partner",  # one of the settings, but elsewhere a name stands here
        "contact: the office",  # needs keys
        "requirements: a degree",  # may mean something else
        "valid_through: 04/05/2027",
        "valid_through: TBD",
        "base_salary: $52,000 a year",
        "base_salary: {currency: $, value: 52000, unit_text: YEAR}",
        "base_salary: {currency: EUR, value: 65.000, unit_text: YEAR}",
        "deadline: 2027-01-15\nvalid_through: 2027-01-16",  # which of the two?
        "deadline: 2027-01-15\nexpires: 2027-01-16",
        "closes: 2020-01-01",  # before it was posted
        "employment_type: nonsense",
        "employment_type: fixed-term",  # full time or not?
        "employment_type: [Full-time, FULL_TIME]",  # one of them has to go
        "job_location_type: TELECOMMUTE\napplicant_location_requirements: Georgia",
        "job_location_type: TELECOMMUTE\napplicant_location_requirements: Europe",
        "valid_through: 15 January 2027 at 12am",  # the start of the day, or its end?
        "valid_through: Monday, January 15, 2027",  # it is a Friday
        "role: Cook",  # there is a title
    ],
)
def test_what_is_not_certain_stays(line: str) -> None:
    text = job(f"{line}\n")
    left = fixed(text)
    assert "valid_through: 2027-01-15\nvalid" not in left
    if "expires" in line:  # one of two can be right, and both cannot
        assert left.count("valid_through") <= 1
    else:
        assert left == text


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_all_else_stays(line_end: str) -> None:
    wrong = (
        "---\n# a comment\ntitle: 'Program Coordinator'\nDate Posted:   2026-11-02   # kept\n\n"
        "skills: ['a',  \"b\"]\njob_location: {address_country:   us}\nextra:\n    Date Posted: x\n"
        f"---\n\n{BODY}\nDate Posted: 2026-11-02\n\n```\ndeadline: x\n```  \n"
    )
    right = wrong.replace("\nDate Posted:   ", "\ndate_posted:   ").replace(
        "country:   us", "country:   US"
    )
    assert fixed(wrong.replace("\n", line_end)) == right.replace("\n", line_end)


def test_a_note_about_what_was_misspelt_is_there_before() -> None:
    text = job("deadline: 2027-01-15\n")
    before = [(d.code.code, d.line, d.source_line) for d in read(text)]
    assert ("deadline-without-timezone", 5, "deadline: 2027-01-15") in before
    assert places(fixed(text)) <= places(text)


@pytest.mark.parametrize("path", [*INVALID, *VALID], ids=lambda path: path.stem)
def test_twice_is_once_and_nothing_is_new(path: Path) -> None:
    text = path.read_bytes().decode("utf-8-sig", errors="replace")
    once = fixed(text)
    assert fixed(once) == once
    assert places(once) <= places(text)
    assert all(d.replacement is None for d in read(once))
    for diagnostic in read(text):
        edit = find_edit(Source("", text), diagnostic)
        if edit:
            assert "\n" not in text[edit.start : edit.end]


KEYS = st.sampled_from(
    "title Title titel name position date Date_Posted date_posted posted opens deadline closes "
    "valid_through expires company employment_type type job_type Status state salary base_salary "
    "currency value min unit_text location job_location address_country postal_code apply email "
    "identifier id department team skills rules extra timezone tz hours openings".split()
)
WORDS = (
    "full-time Vollzeit FULL_TIME 65,000 2026-11-02 31.12.2026 04/05/2026 TBD usa US $ USD "
    "per_year YEAR open closed draft 60601 1.10 true Remote hybrid 2020-01-01 PST jobs@example.org"
)
OTHERS = [
    "January 15, 2027", "'2027/1/15'", '"full time"', "[Full-time, intern]",
    "{address_country: usa, postal_code: 60601}", "{currency: eur, value: '65,000'}",
    "{email: jobs@example.org}", "{not-a-date: off}",
]  # fmt: skip
VALUES = st.one_of(
    st.sampled_from([*WORDS.split(), *OTHERS]),
    st.text(st.characters(codec="utf-8", exclude_characters="\r\n"), max_size=12),
)


@settings(deadline=None)
@given(st.lists(st.tuples(KEYS, VALUES), max_size=8))
def test_any_front_matter(lines: list[tuple[str, str]]) -> None:
    text = job("".join(f"{key}: {value}\n" for key, value in lines), head="")
    once = fixed(text)
    assert fixed(once) == once
    assert places(once) <= places(text)
    assert len(once.splitlines()) == len(text.splitlines())


def test_a_start_is_a_day_and_no_number_in_quotes() -> None:
    assert "job_start_date: 2027-03-01\n" in fixed(job("job_start_date: 20270301\n"))


def test_a_hundred_mistakes() -> None:
    text = job("skills:\n" + "".join(f"  - {number}\n" for number in range(60)))
    assert fixed(text) == job("skills:\n" + "".join(f'  - "{n}"\n' for n in range(60)))


@given(st.text(), st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20), st.text())))
def test_edits_that_overlap(text: str, edits: list[tuple[int, int, str]]) -> None:
    made = [Edit(min(a, b), max(a, b), new) for a, b, new in edits if max(a, b) <= len(text)]
    apply_edits(text, made)
    assert apply_edits(text, []) == text
