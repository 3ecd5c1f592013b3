"""Near misses: what people write, and what they are told to write instead."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_careers.schema import check_job, job_schema

if TYPE_CHECKING:
    from mkdocs_careers.diagnostics import Problem

ALIASES = Path(__file__).parents[2] / "shared" / "corpus" / "aliases.json"
GOOD = {"title": "Program Coordinator", "date_posted": "2026-11-02"}
NOT_OURS = {
    "location_url": "the address of a page about the place",
    "image (ambiguous)": "a key of MkDocs' themes",
    "location.name": "a key inside of another",
    "_id": "a database's own",
}


def findings(**values: Any) -> list[Problem]:
    return check_job(GOOD | values)


@pytest.mark.parametrize(
    ("key", "meant"),
    [
        ("employement_type", "employment_type"), ("tilte", "title"), ("Title", "title"),
        ("datePosted", "date_posted"), ("date-posted", "date_posted"),
        ("Date Posted", "date_posted"), ("validThrough", "valid_through"),
        ("company", "hiring_organization"), ("employer", "hiring_organization"),
        ("closing_date", "valid_through"), ("deadline", "valid_through"),
        ("application deadline", "valid_through"), ("expires", "valid_through"),
        ("closes", "valid_through"), ("posted_on", "date_posted"), ("opens", "date_posted"),
        ("job_type", "employment_type"), ("appointment type", "employment_type"),
        ("department", "employment_unit"), ("team", "employment_unit"),
        ("salary", "base_salary"), ("location", "job_location"), ("benefits", "job_benefits"),
        ("state", "status"), ("requirements", "qualifications"),
        ("key objectives", "responsibilities"), ("num_vacancies", "total_job_openings"),
    ],
)  # fmt: skip
def test_key(key: str, meant: str) -> None:
    values = GOOD if meant not in GOOD else {k: v for k, v in GOOD.items() if k != meant}
    problems = [p for p in check_job({**values, key: "x"}) if p.path == (key,)]
    assert [p.hint for p in problems] == [f"did you mean `{meant}`?"]


@pytest.mark.parametrize(
    ("key", "value", "hint"),
    [
        ("remote", True, "write `job_location_type: TELECOMMUTE`"),
        ("remote", "Hybrid", "write `job_location_type: HYBRID`"),
        ("remote", False, "leave the line out"),
        ("remote", "Fully onsite", "leave the line out"),
        ("contact_email", "jobs@example.org", "write `apply: {email: ...}`"),
        ("apply_url", "https://example.org", "write `apply: {url: ...}`"),
        ("application link", "https://example.org", "write `apply: {url: ...}`"),
        ("salary_min", 5, "write `base_salary: {min_value: ...}`"),
        ("open", False, "write `status: closed`"),
        ("open", True, "leave the line out"),
        ("draft", True, "write `status: draft`"),
        ("company_logo", "x.png", "write `organization: {logo: ...} in the settings`"),
    ],
)
def test_key_that_is_a_value_or_stands_elsewhere(key: str, value: object, hint: str) -> None:
    assert [p.hint for p in findings(**{key: value})] == [hint]


@pytest.mark.parametrize(
    ("key", "value", "meant"),
    [
        *(("employment_type", word, "FULL_TIME") for word in
          ("Full-time", "full time", "FULLTIME", "Vollzeit", "Full-Time")),
        ("employment_type", "Teilzeit", "PART_TIME"), ("employment_type", "Part time", "PART_TIME"),
        ("employment_type", "freelance", "CONTRACTOR"), ("employment_type", "stage", "INTERN"),
        ("employment_type", "internship", "INTERN"), ("employment_type", "term", "TEMPORARY"),
        ("job_location_type", "Remote", "TELECOMMUTE"), ("job_location_type", "hybrid", "HYBRID"),
        ("job_location_type", "Home Office", "TELECOMMUTE"), ("status", "Closed", "closed"),
        ("status", "published", "open"), ("status", "searching", "open"),
    ],
)  # fmt: skip
def test_value(key: str, value: str, meant: str) -> None:
    assert [p.hint for p in findings(**{key: value})] == [f"did you mean `{meant}`?"]


@pytest.mark.parametrize(
    ("salary", "hint"),
    [
        ({"unit_text": "per year"}, "did you mean `YEAR`?"),
        ({"unit_text": "Year"}, "did you mean `YEAR`?"),
        ({"unit_text": "annually"}, "did you mean `YEAR`?"),
        ({"unit_text": "p.a."}, "did you mean `YEAR`?"),
        ({"unit_text": "hourly"}, "did you mean `HOUR`?"),
        ({"currency": "$"}, "did you mean `USD`?"),
        ({"currency": "usd"}, "did you mean `USD`?"),
        ({"currency": "€"}, "did you mean `EUR`?"),
        ({"value": "65,000"}, "write `65000`"),
        ({"value": "50000 EUR"}, "write `50000`, and `currency: EUR` beside it"),
        ({"value": "a lot"}, "write digits"),
    ],
)
def test_value_of_pay(salary: dict[str, Any], hint: str) -> None:
    assert [p.hint for p in findings(base_salary=salary)] == [hint]


@pytest.mark.parametrize(
    ("country", "code"),
    [("usa", "US"), ("U.S.A.", "US"), ("United Kingdom", "GB"), ("uk", "GB"), ("us", "US"),
     ("Deutschland", "DE"), ("Germany", "DE"), ("DEU", "DE"), ("Czech Republic", "CZ")],
)  # fmt: skip
def test_country(country: str, code: str) -> None:
    (problem,) = findings(job_location={"address_country": country})
    assert (problem.hint, problem.fix) == (f"did you mean `{code}`?", code)


@pytest.mark.parametrize(
    "key", ["role", "contact", "type", "rate", "state", "location", "requirements", "start_up"]
)
def test_what_may_mean_something_else_is_never_written(key: str) -> None:
    (problem,) = findings(**{key: "x"})
    assert problem.fix is None


@pytest.mark.skipif(not ALIASES.exists(), reason="the survey of real job files is not here")
def test_every_key_of_the_survey_is_understood() -> None:
    survey = json.loads(ALIASES.read_text(encoding="utf-8"))
    keys = [
        key
        for name, uses in survey.items()
        if isinstance(uses, dict)
        for key in (*uses, *uses.get("_not_seen_but_usual", ()))
        if not key.startswith("_") and name != "_note"
    ]
    known = job_schema()["properties"]
    lost = []
    for written in keys:
        key = written if written in NOT_OURS else written.split(" (")[0].split(" [")[0]
        key = key.split("{")[0]
        if key in known or written in NOT_OURS:
            continue
        if not all(p.hint for p in check_job({**GOOD, key: "x"}) if p.path == (key,)):
            lost.append(key)
    assert len(keys) > 100
    assert lost == []


@given(st.text(), st.text())
def test_any_key_and_value(key: str, value: str) -> None:
    for problem in check_job({**GOOD, key: value}):
        assert problem.message


@given(st.sampled_from(["employment_type", "job_location_type", "status"]), st.text())
def test_a_sure_value_is_allowed(key: str, value: str) -> None:
    for problem in findings(**{key: value}):
        if problem.fix is not None:
            assert findings(**{key: problem.fix}) == []
