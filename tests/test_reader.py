"""The reader: whatever is in a file or the settings comes out as values, never as a traceback."""

from __future__ import annotations

import copy
import json
from dataclasses import fields
from datetime import UTC, date, datetime
from functools import cache
from typing import TYPE_CHECKING, Any

import jsonschema_rs
import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from mkdocs_careers.host_keys import MKDOCS
from mkdocs_careers.model import Job, State
from mkdocs_careers.reader import ReadResult, read_bytes, read_job
from mkdocs_careers.reporters import render_concise, render_full, render_json
from mkdocs_careers.rules.board import BoardCheck, missing_organization
from mkdocs_careers.schema import job_schema, settings_schema
from mkdocs_careers.settings import Settings, options
from mkdocs_careers.settings_reader import SettingsResult, read_settings
from mkdocs_careers.source import Source
from mkdocs_careers.yaml_tree import MAX_PROBLEMS
from tests.rewrite_reports import INSTANT, INVALID, VALID, front_matter_of, read_file, settings

if TYPE_CHECKING:
    from pathlib import Path

# The first mistake of a kind loads the library that explains it, which takes its time.
unhurried = hypothesis_settings(deadline=None)

BASE = {"title": "Program Coordinator", "date_posted": "2026-11-02", "job_location": "chicago"}
BODY = (
    "Help learning circles grow across North America. You look after the people who run them, "
    "answer their questions, and bring what they learn back to all of the others.\n"
)
JOB_KEYS = sorted(job_schema()["properties"])
INNER_KEYS = sorted(
    {key for shape in ("place", "apply", "salary", "contact", "organization")
     for key in job_schema()["definitions"][shape]["properties"]}
)  # fmt: skip
WORDS = st.sampled_from(
    ["", " ", "chicago", "TELECOMMUTE", "HYBRID", "US", "EU", "WORLDWIDE", "US-CA", "FULL_TIME",
     "2026-11-02", "2026-02-30", "2027-01-15 12:00", "0001-01-01", "9999-12-31", "draft", "closed",
     "America/Chicago", "../..", "EST", "a@b.org", "@", "https://example.org", "https://[", "{x}",
     "{title} {", "no requirements", "high school", "off", "error", "salary-twice", "USD", "YEAR"]
)  # fmt: skip
SCALARS = (
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
    | WORDS | st.text(max_size=10)
)  # fmt: skip
VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(INNER_KEYS) | st.text(max_size=5), inner, max_size=4)
    ),
    max_leaves=8,
)
MAPPINGS = st.dictionaries(st.sampled_from(JOB_KEYS) | st.text(max_size=5), VALUES, max_size=6)
OPTIONS = st.sampled_from([option.name for option in options()])
SETTINGS = st.dictionaries(
    OPTIONS | st.text(max_size=5),
    VALUES | MAPPINGS | st.dictionaries(st.text(max_size=5), VALUES, max_size=3),
    max_size=6,
)
TOKENS = st.sampled_from(
    [b"---\n", b"---\r\n", b"title: x\n", b"date_posted: 2026-11-02\n", b"apply:\n", b"  email: ",
     b"a@b.org\n", b"\xff", b"\xef\xbb\xbf", b"\x00", b"\t", b"[", b"{", b"*a", b"&a ", b": ", b"'",
     b"\r", b"\n", "é🎉".encode(), b"+++", b"|\n", b"- ", b"status: closed\n"]
)  # fmt: skip
BYTES = st.binary(max_size=40) | st.lists(TOKENS, max_size=12).map(b"".join)


def read_data(
    data: dict[str, Any], site: Settings | None = None, *, instant: datetime = INSTANT
) -> ReadResult:
    """Read a job whose front matter is `data`; JSON is YAML."""
    text = f"---\n{json.dumps(data)}\n---\n\n{BODY}"
    return read_job(Source("job.md", text), settings() if site is None else site, instant)


def codes(result: ReadResult) -> list[str]:
    return [diagnostic.code.code for diagnostic in result.diagnostics]


@cache
def gates() -> list[tuple[dict[str, Any], Any, Draft7Validator]]:
    """Return both schemas with the quick and the exact validator of each."""
    schemas = [job_schema(), settings_schema()]
    return [
        (schema, jsonschema_rs.Draft7Validator(schema, validate_formats=False),
         Draft7Validator(schema))
        for schema in schemas
    ]  # fmt: skip


@unhurried
@given(BYTES)
def test_any_bytes_give_a_result(data: bytes) -> None:
    result = read_bytes("job.md", data, settings(), INSTANT)
    assert isinstance(result, ReadResult)
    assert result.job is not None or result.has_errors
    check_reports(result)


@unhurried
@given(MAPPINGS)
def test_any_front_matter_gives_a_result(data: dict[str, Any]) -> None:
    result = read_data(BASE | data)
    assert result.job is not None or result.has_errors
    check_reports(result)


@unhurried
@given(SETTINGS, MAPPINGS)
def test_any_settings_give_settings(data: dict[str, Any], job: dict[str, Any]) -> None:
    result = read_settings(data)
    assert isinstance(result, SettingsResult)
    assert isinstance(result.settings, Settings)
    check_reports(read_data(BASE | job, result.settings))


@unhurried
@given(
    VALUES | st.lists(MAPPINGS) | st.dates() | st.dictionaries(st.integers() | st.dates(), VALUES)
)
def test_any_value_gives_settings(data: object) -> None:
    assert isinstance(read_settings(data), SettingsResult)


@pytest.mark.parametrize("path", [*VALID, *INVALID], ids=lambda path: path.stem)
def test_both_validators_agree_on_files(path: Path) -> None:
    data = dict(front_matter_of(path).data)
    for _, quick, exact in gates():
        assert quick.is_valid(data) == exact.is_valid(data)


@unhurried
@given(st.data())
def test_both_validators_agree_on_changed_files(data: st.DataObject) -> None:
    changed = copy.deepcopy(dict(front_matter_of(data.draw(st.sampled_from(VALID))).data))
    for _ in range(data.draw(st.integers(1, 3))):
        key = data.draw(st.sampled_from(JOB_KEYS) | st.sampled_from(sorted(changed) or ["title"]))
        inner = changed.get(key)
        if isinstance(inner, dict) and data.draw(st.booleans()):
            inner[data.draw(st.sampled_from(INNER_KEYS))] = data.draw(VALUES)
        else:
            changed[key] = data.draw(VALUES)
    for _, quick, exact in gates():
        assert quick.is_valid(changed) == exact.is_valid(changed)


@unhurried
@given(SETTINGS)
def test_both_validators_agree_on_settings(data: dict[str, Any]) -> None:
    _, quick, exact = gates()[1]
    assert quick.is_valid(data) == exact.is_valid(data)


def test_a_job_has_the_fields_of_the_schema() -> None:
    assert {field.name for field in fields(Job)} - {"path"} == set(job_schema()["properties"])


def test_the_same_input_gives_the_same_result() -> None:
    for path in INVALID:
        assert read_file(path).diagnostics == read_file(path).diagnostics


def test_job() -> None:
    job = read_file(next(path for path in VALID if path.stem == "full")).job
    assert job is not None
    assert job.title == "Program Coordinator"
    assert job.date_posted == date(2026, 11, 2)
    assert job.valid_through is not None
    assert job.valid_through.whole_day
    assert job.valid_through.instant.astimezone(UTC).isoformat() == (
        "2027-01-15T21:59:59.999999+00:00"
    )
    assert job.employment_type == ("FULL_TIME", "CONTRACTOR")
    assert [place.address_locality for place in job.job_location] == ["Chicago", "Boston"]
    assert job.job_location[1].postal_code == "02116"
    assert [area.name for area in job.applicant_location_requirements] == [
        "ZA", "BR-SP", "EU", "North America",
    ]  # fmt: skip
    assert job.applicant_location_requirements[3].codes == ("US", "CA", "MX")
    assert job.base_salary is not None
    assert (job.base_salary.min_value, job.base_salary.max_value) == (52000, 64000.5)
    assert job.hiring_organization is not None
    assert job.hiring_organization.name == "Partner Library"
    assert job.apply.email == ("thepeople@example.org", "jobs@example.org")
    assert job.apply.materials == ("resume", "cover letter", "portfolio link")
    assert job.education_requirements is not None
    assert job.education_requirements.credential_category == (
        "bachelor degree", "professional certificate",
    )  # fmt: skip
    assert job.extra == {
        "percent_open_source": 80,
        "tools": [{"name": "chalk", "since": 1814}, None],
    }


@pytest.mark.parametrize(
    ("name", "state"),
    [("minimal", State.OPEN), ("draft-with-gaps", State.DRAFT), ("filled-with-gaps", State.FILLED),
     ("closed-by-deadline", State.CLOSED), ("paused", State.PAUSED), ("scheduled", State.SCHEDULED),
     ("ends-today", State.OPEN)],
)  # fmt: skip
def test_state(name: str, state: State) -> None:
    job = read_file(next(path for path in VALID if path.stem == name)).job
    assert job is not None
    assert job.state(INSTANT) is state


@pytest.mark.parametrize("path", VALID, ids=lambda path: path.stem)
def test_time_passing_adds_notes_alone(path: Path) -> None:
    for year in (2027, 2028, 2099, 9998):
        instant = datetime(year, 2, 15, 12, tzinfo=UTC)
        result = read_bytes("job.md", path.read_bytes(), settings(), instant, host_keys=MKDOCS)
        assert {d.severity.value for d in result.diagnostics} <= {"note"}
        of_time = {"posted-long-ago", "posted-later", "closes-soon", "ended"}
        assert set(codes(result)) <= of_time | {"unfinished-draft"}


def test_settings_stand_in_for_keys_of_a_job() -> None:
    site = read_settings(
        {"defaults": {"date_posted": "2026-11-02", "job_location": "chicago",
                      "employment_type": "FULL_TIME", "apply": {"subject": "Hello"}},
         "places": {"chicago": {"address_country": "US"}},
         "rules": {"incomplete-posting": "off"},
         "apply": {"email": "jobs@example.org", "cc": "board@example.org", "subject": "{title}"}},
    )  # fmt: skip
    assert site.problems == ()
    result = read_data({"title": "Baker", "apply": {"cc": None}}, site.settings)
    assert result.diagnostics == ()
    assert result.job is not None
    assert result.job.employment_type == ("FULL_TIME",)
    assert result.job.job_location[0].address_country == "US"
    assert (result.job.apply.email, result.job.apply.cc) == (("jobs@example.org",), ())
    assert result.job.apply.subject == "Hello"
    remote = read_data(
        {"title": "Baker", "job_location_type": "TELECOMMUTE",
         "applicant_location_requirements": "US"}, site.settings,
    ).job  # fmt: skip
    assert remote is not None
    assert remote.job_location == ()


def test_rules_of_settings_and_job() -> None:
    site = read_settings(
        {"rules": {"deadline-without-timezone": "error", "salary-incomplete": "off",
                   "incomplete-posting": "off"},
         "places": {"chicago": {"address_country": "US"}}, "apply": {"email": "a@example.org"}}
    ).settings  # fmt: skip
    data = {**BASE, "valid_through": "2027-01-15", "base_salary": {"value": 5}}
    assert [(d.code.code, d.severity.value) for d in read_data(data, site).diagnostics] == [
        ("deadline-without-timezone", "error")
    ]
    data["rules"] = {"deadline-without-timezone": "off"}
    assert codes(read_data(data, site)) == []


def test_no_way_to_apply_at_all() -> None:
    site = read_settings({"places": {"chicago": {"address_country": "US"}}}).settings
    diagnostics = read_data(BASE, site).diagnostics
    assert ("no-way-to-apply", 1) in {(d.code.code, d.line) for d in diagnostics}


def test_an_empty_title_is_an_error() -> None:
    assert read_data(BASE | {"title": ""}).has_errors
    assert read_data(BASE | {"title": None}).has_errors


@pytest.mark.parametrize("value", [None, "", []])
def test_an_empty_place_is_no_place(value: object) -> None:
    assert read_data(BASE | {"job_location": value}).has_errors


def test_an_empty_apply_is_no_way_to_apply() -> None:
    site = read_settings({"places": {"chicago": {"address_country": "US"}}}).settings
    assert "no-way-to-apply" in codes(read_data(BASE | {"apply": None}, site))


def test_every_unknown_placeholder_is_named() -> None:
    result = read_data(BASE | {"apply": {"subject": "{job} for {name}"}})
    assert codes(result) == ["unknown-placeholder", "unknown-placeholder"]


def test_every_missing_requirement_is_named() -> None:
    result = read_data(BASE | {"experience_in_place_of_education": True})
    assert codes(result) == ["experience-without-requirements"] * 2


@pytest.mark.parametrize("inner", ["title: 1, title: 2", "title: *a"])
def test_a_mistake_inside_a_value_leaves_other_keys_alone(inner: str) -> None:
    text = (
        "---\ntitle: Program Coordinator\ndate_posted: 2026-11-02\njob_location: chicago\n"
        f"extra: {{{inner}}}\n---\n{BODY}"
    )
    job = read_job(Source("careers/job.md", text), settings(), INSTANT).job
    assert job is not None
    assert job.title == "Program Coordinator"


@pytest.mark.parametrize(
    ("typed", "code"), [("AUT", "AT"), ("AUS", "AU"), ("EST", "EE"), ("CHN", "CN")]
)
def test_no_other_country_is_suggested(typed: str, code: str) -> None:
    (diagnostic,) = read_data(BASE | {"job_location": {"address_country": typed}}).diagnostics
    assert diagnostic.hint in ("", f"did you mean `{code}`?")


@pytest.mark.parametrize(
    "flood",
    [
        {"job_location": [{"address_country": "US", "zzz": 1}] * 210},
        {"employment_type": ["x"] * 210, "base_salary": 5},
    ],
)
def test_what_is_not_looked_at_makes_no_job(flood: dict[str, Any]) -> None:
    result = read_data(BASE | flood)
    assert result.job is None
    assert "too-many-mistakes" in codes(result)


def test_settings_that_are_not_looked_at() -> None:
    result = read_settings({"host_keys": [{}] * 210, "places": {"k": 5}})
    assert result.settings == Settings()
    assert result.problems[-1].code.code == "too-many-mistakes"


def test_shared_keys_are_always_the_jobs() -> None:
    site = read_settings({"host_keys": ["title", "status", "description"]}).settings
    job = read_data(BASE | {"status": "paused"}, site).job
    assert job is not None
    assert (job.title, job.status.value) == (BASE["title"], "paused")


def test_apply_without_a_value_takes_the_default_away() -> None:
    site = read_settings({"defaults": {"apply": {"email": "jobs@example.org"}}}).settings
    with_default = read_data(BASE | {"apply": {"subject": "Hi"}}, site).job
    without = read_data(BASE | {"apply": None}, site).job
    assert with_default is not None
    assert (with_default.apply.email, with_default.apply.subject) == (("jobs@example.org",), "Hi")
    assert without is not None
    assert without.apply.email == ()


def test_a_missing_title_cannot_be_turned_off() -> None:
    data = {key: value for key, value in BASE.items() if key != "title"}
    assert "missing-key" in codes(read_data(data | {"rules": {"missing-key": "off"}}))


def test_a_default_deadline_needs_a_zone_too() -> None:
    site = read_settings({"defaults": {"valid_through": "2027-01-15"}}).settings
    assert "deadline-without-timezone" in codes(read_data(BASE, site))


def test_who_does_not_hire_needs_no_employer() -> None:
    def asked(**keys: str) -> bool:
        job = read_data(BASE | keys, Settings()).job
        assert job is not None
        board = BoardCheck(Settings())
        board.add(0, job)
        return bool(list(missing_organization(board.without_employer, in_plugin=True)))

    assert asked()
    assert not any(asked(status=status) for status in ("draft", "filled", "closed"))


def test_a_flood_of_mistakes_is_cut() -> None:
    text = f"---\ntitle: {'A' * 10}\ndate_posted: 2026-11-02\nskills: [{'*a, ' * 50_000}]\n---\n"
    diagnostics = read_job(Source("careers/job.md", text), settings(), INSTANT).diagnostics
    assert len(diagnostics) == MAX_PROBLEMS
    numbers = ", ".join(str(number) for number in range(50_000))
    text = f"---\ntitle: Cook\ndate_posted: 2026-11-02\nskills: [{numbers}]\n---\n"
    found = read_job(Source("careers/job.md", text), settings(), INSTANT).diagnostics
    assert len(found) == MAX_PROBLEMS + 1
    assert "too-many-mistakes" in {diagnostic.code.code for diagnostic in found}


def check_reports(result: ReadResult) -> None:
    """Check that every diagnostic lies in the file and every format can show it."""
    for diagnostic in result.diagnostics:
        assert 1 <= diagnostic.line == diagnostic.end_line
        assert 1 <= diagnostic.column <= diagnostic.end_column
        assert diagnostic.end_column <= len(diagnostic.source_line) + 1
        assert diagnostic.message
    assert "\x1b" not in render_full(result.diagnostics)
    assert render_concise(result.diagnostics).count("\n") == len(result.diagnostics)
    json.loads(render_json(result.diagnostics, 1))
