"""Suggestions and descriptions: what an editor offers and shows in a job's front matter."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_careers.codes import CODES
from mkdocs_careers.fixes import apply_edits
from mkdocs_careers.language_server.cursor import find_spot
from mkdocs_careers.language_server.descriptions import describe_spot
from mkdocs_careers.language_server.documents import compare
from mkdocs_careers.language_server.sites import Sites
from mkdocs_careers.language_server.suggestions import Suggestion, suggest_at
from mkdocs_careers.language_server.vocabulary import Vocabulary
from mkdocs_careers.schema import job_schema
from mkdocs_careers.yaml_tree import read_mapping
from tests.test_cursor import CURSOR, TEXTS

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_careers.language_server.sites import Site

SETTINGS = """\
organization: {name: Example Learning Circles, logo: https://example.org/logo.png}
organizations: {partner: {name: Partner Library}}
site_url: https://example.org/
timezone: Pacific/Kiritimati
places:
  chicago: {address_locality: Chicago, address_region: IL, address_country: US}
areas: {North America: [US, CA, MX], "Asia: all": [JP, KR]}
apply: {email: jobs@example.org}
schema: extra.schema.json
"""
EXTRA = {
    "$schema": "http://json-schema.org/draft-07/schema#",
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "percent_open_source": {
            "title": "Share of open work",
            "description": "How much of the work is published.",
            "examples": [80],
            "type": "integer",
        },
        "level": {
            "title": "Level",
            "description": "The level of the position.",
            "examples": ["senior"],
            "enum": ["junior", "senior"],
        },
        "reviewed": {
            "title": "Reviewed",
            "description": "When the level was looked at last.",
            "examples": ["2026-11-02"],
            "type": "string",
            "format": "date",
        },
    },
}


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    folder = tmp_path_factory.mktemp("site")
    (folder / "careers.yml").write_text(SETTINGS, encoding="utf-8")
    (folder / "extra.schema.json").write_text(json.dumps(EXTRA), encoding="utf-8")
    found = Sites({"CAREERS_AS_OF": "2026-11-23"}).find(job_path(folder))
    assert found is not None
    assert found.file.diagnostics == ()
    return found


def job_path(folder: Path) -> Path:
    path = folder / "docs" / "careers" / "job.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def suggest(site: Site, block: str) -> dict[str, Suggestion]:
    """Return what is offered at the mark of a front matter, by label."""
    marked = f"---\n{block}\n---\n"
    text = marked.replace(CURSOR, "")
    spot = find_spot(text, marked.index(CURSOR))
    assert spot is not None
    found = suggest_at(spot, text[slice(*spot.word)], site)
    assert len({suggestion.label for suggestion in found}) == len(found)
    return {suggestion.label: suggestion for suggestion in found}


def accept(site: Site, block: str, label: str) -> str:
    """Return the front matter after one of the suggestions is taken."""
    marked = f"---\n{block}\n---\n"
    text = marked.replace(CURSOR, "")
    spot = find_spot(text, marked.index(CURSOR))
    assert spot is not None
    written = suggest(site, block)[label].text
    start, end = spot.word
    return (text[:start] + written + text[end:])[4:-5]


def describe(site: Site, block: str) -> str | None:
    """Return what is shown of the word at the mark."""
    marked = f"---\n{block}\n---\n"
    text = marked.replace(CURSOR, "")
    spot = find_spot(text, marked.index(CURSOR))
    return describe_spot(spot, text[slice(*spot.word)], site) if spot else None


# Keys


def test_keys_of_a_job(site: Site) -> None:
    offered = suggest(site, CURSOR)
    assert list(offered)[:2] == ["title", "date_posted"]  # the required ones come first
    assert set(offered) == set(job_schema()["properties"])
    posted = offered["date_posted"]
    assert posted.detail == "Date posted"
    assert posted.documentation.startswith("**Date posted** (`date_posted`), required\n\nThe day ")
    assert posted.documentation.endswith("Such as `2026-11-02`.")
    assert all(suggestion.is_key for suggestion in offered.values())


def test_keys_that_are_there_are_not_offered(site: Site) -> None:
    block = f"title: x\n{CURSOR}\napply:\n  email: a@example.org\nskills: y"
    offered = suggest(site, block)
    assert {"title", "apply", "skills"}.isdisjoint(offered)
    assert "email" not in offered


def test_a_key_under_the_cursor_can_be_another(site: Site) -> None:
    assert "title" in suggest(site, f"tit{CURSOR}le: x")
    assert "skills" not in suggest(site, f"tit{CURSOR}le: x\nskills: y")
    assert accept(site, f"sk{CURSOR}il: x", "skills") == "skills: x"


@pytest.mark.parametrize(
    ("block", "keys"),
    [
        ("apply:\n  ¦", ["email", "cc", "subject", "body", "materials", "instructions", "url"]),
        ("apply:\n  url: x\n  ¦", ["email", "cc", "subject", "body", "materials", "instructions"]),
        ("apply: {url: x, ¦", ["email", "cc", "subject", "body", "materials", "instructions"]),
        ("base_salary:\n  ¦", ["currency", "value", "min_value", "max_value", "unit_text",
                               "description"]),
        ("application_contact:\n    ¦", ["name", "email", "telephone"]),
        ("job_location:\n  - name: x\n    ¦", ["address_country", "street_address",
                                               "address_locality", "address_region",
                                               "postal_code"]),
        ("extra:\n  ¦", ["percent_open_source", "level", "reviewed"]),
        ("education_requirements:\n  description: x\n  ¦", ["credential_category"]),
        ("rules:\n  thin-body: off\n  ¦", [code for code in CODES if code != "thin-body"]),
        ("skills:\n  ¦", []),
        ("nonsense:\n  ¦", []),
    ],
)  # fmt: skip
def test_keys_further_in(site: Site, block: str, keys: list[str]) -> None:
    assert list(suggest(site, block)) == keys


@pytest.mark.parametrize(
    ("block", "label", "then"),
    [
        ("tit¦", "title", "title: "),
        ("¦\nskills: y", "title", "title: \nskills: y"),
        ("app¦", "apply", "apply:\n  "),
        ("job_location:\n  - ¦", "address_country", "job_location:\n  - address_country: "),
        ("job_location:\n  -¦", "address_country", "job_location:\n  - address_country: "),
        ("base_salary: {¦}", "currency", "base_salary: {currency: }"),
        ("rules:\n  thin¦", "thin-body", "rules:\n  thin-body: "),
    ],
)
def test_a_key_is_written_with_its_colon(site: Site, block: str, label: str, then: str) -> None:
    assert accept(site, block, label) == then


# Values


def test_values_of_a_list_are_offered_with_labels(site: Site) -> None:
    for block in ("employment_type: ¦", "employment_type:\n  - ¦", "employment_type: [OTHER, ¦]",
                  "employment_type: FULL¦", "employment_type:\n  ¦"):  # fmt: skip
        offered = suggest(site, block)
        assert len(offered) == 8
        assert offered["FULL_TIME"].detail == "Full time"
        assert not offered["FULL_TIME"].is_key


@pytest.mark.parametrize(
    ("block", "values"),
    [
        ("status: ¦", {"open": "Advertised", "filled": "Somebody was found"}),
        ("featured: ¦", {"true": "", "false": ""}),
        ("job_location_type: ¦", {"TELECOMMUTE": "Fully from home"}),
        ("job_location:\n  address_country: ¦", {"US": "United States", "BR": "Brazil"}),
        ("base_salary: {currency: ¦", {"USD": "US Dollar", "ZAR": "South African Rand"}),
        ("base_salary:\n  unit_text: ¦", {"YEAR": "Paid by the year"}),
        ("timezone: ¦", {"Africa/Johannesburg": "", "UTC": ""}),
        ("job_location: ¦", {"chicago": "Chicago, IL, US"}),
        ("job_location:\n  - ¦", {"chicago": "Chicago, IL, US"}),
        ("hiring_organization: ¦", {"partner": "Partner Library"}),
        ("applicant_location_requirements: ¦",
         {"US": "United States", "EU": "European Union", "WORLDWIDE": "Anywhere",
          "North America": "US, CA, MX"}),
        ("applicant_location_requirements: [US-¦", {"US-CA": "California"}),
        ("date_posted: ¦", {"2026-11-23": "Today"}),
        ("valid_through: ¦", {"2026-12-23": "In 30 days"}),
        ("extra:\n  level: ¦", {"junior": "", "senior": ""}),
        ("extra: {reviewed: ¦", {"2026-11-23": "Today"}),
        ("rules:\n  thin-body: ¦", {"off": "Silent", "note": "Only shown"}),
        ("education_requirements:\n  credential_category: [¦", {"high school": ""}),
        ("education_requirements: ¦", {"no requirements": ""}),
    ],
)  # fmt: skip
def test_values(site: Site, block: str, values: dict[str, str]) -> None:
    offered = {label: suggestion.detail for label, suggestion in suggest(site, block).items()}
    assert values.items() <= offered.items()


@pytest.mark.parametrize("block", ["title: ¦", "skills: [¦", "apply:\n  email: ¦", "xyz: ¦",
                                   "extra:\n  percent_open_source: ¦"])  # fmt: skip
def test_any_text_will_do(site: Site, block: str) -> None:
    assert suggest(site, block) == {}


def test_time_zones_are_those_of_places(site: Site) -> None:
    zones = suggest(site, "timezone: ¦")
    assert len(zones) > 300
    assert not [zone for zone in zones if zone.startswith(("Etc/", "posix/", "right/"))]


def test_today_is_that_of_the_site(site: Site) -> None:
    assert site.now().isoformat() == "2026-11-23T12:00:00+14:00"


@pytest.mark.parametrize(
    ("block", "label", "then"),
    [
        ("status:¦", "filled", "status: filled"),
        ("status: op¦en # now", "filled", "status: filled # now"),
        ('status: "op¦', "filled", 'status: "filled"'),
        ("status: 'open¦'", "filled", "status: 'filled'"),
        ("skills: [a]\nstatus: ¦", "open", "skills: [a]\nstatus: open"),
        ("applicant_location_requirements: [US, ¦]", "Asia: all",
         'applicant_location_requirements: [US, "Asia: all"]'),
        ("applicant_location_requirements: ¦", "NO", "applicant_location_requirements: NO"),
        ("applicant_location_requirements: Nor¦", "North America",
         "applicant_location_requirements: North America"),
        ("featured: ¦", "true", "featured: true"),
        ("job_location:\n  -¦", "chicago", "job_location:\n  - chicago"),
    ],
)  # fmt: skip
def test_a_value_is_written_as_yaml(site: Site, block: str, label: str, then: str) -> None:
    assert accept(site, block, label) == then


def test_what_is_written_is_read_back(site: Site) -> None:
    for key in ("job_location", "applicant_location_requirements", "status", "featured",
                "timezone", "date_posted", "employment_type", "hiring_organization"):  # fmt: skip
        for template in (f"{key}: {CURSOR}", f"{key}: [{CURSOR}]", f"{key}:{CURSOR}"):
            for label in list(suggest(site, template))[:20]:
                data, problems = read_mapping(accept(site, template, label))
                value = data[key][0] if isinstance(data[key], list) else data[key]
                assert problems == ()
                assert value == {"true": True, "false": False}.get(label, label)


# Hover


@pytest.mark.parametrize(
    ("block", "start"),
    [
        ("ti¦tle: x", "**Job title** (`title`), required\n\nThe title of the job"),
        ("title: x¦y", "**Job title** (`title`), required"),
        ("apply:\n  em¦ail: x", "**Email address for applications** (`email`)"),
        ("apply: {em¦ail: x", "**Email address for applications** (`email`)"),
        ("job_location:\n  - address_co¦untry: US", "**Country** (`address_country`), required"),
        ("employment_type: FULL¦_TIME", "`FULL_TIME`: Full time\n\n**Type of employment**"),
        ("employment_type: [FULL¦_TIME]", "`FULL_TIME`: Full time\n\n**Type of employment**"),
        ("employment_type:\n- 'FULL¦_TIME'", "`FULL_TIME`: Full time\n\n**Type of employment**"),
        ("job_location: {address_country: Z¦A}", "`ZA`: South Africa\n\n**Country**"),
        ("job_location: chi¦cago", "`chicago`: Chicago, IL, US\n\n**Place of work**"),
        ("job_location:\n- chi¦cago", "`chicago`: Chicago, IL, US\n\n**Place of work**"),
        ("applicant_location_requirements: US-¦CA", "`US-CA`: California\n\n**Where applicants"),
        ("extra:\n  percent_open¦_source: 80", "**Share of open work** (`percent_open_source`)"),
        ("rules:\n  thin¦-body: off", "`thin-body` (warning)\n\n"),
        ("rules:\n  thin-body: of¦f", "`off`: Silent\n\n`thin-body` (warning)\n\n"),
    ],
)  # fmt: skip
def test_hover(site: Site, block: str, start: str) -> None:
    words = describe(site, block)
    assert words is not None
    assert words.startswith(start)


@pytest.mark.parametrize("block", ["x¦yz: 1", "xyz: 1¦", "rules:\n  no-su¦ch: off", "tit¦",
                                   "# wh¦at", "skills:\n  a¦: b", "¦"])  # fmt: skip
def test_nothing_to_say(site: Site, block: str) -> None:
    assert describe(site, block) is None


def test_every_code_and_key_has_words(site: Site) -> None:
    for code in CODES:
        words = describe(site, f"rules: {{{CURSOR}{code}: off}}")
        assert words is not None
        assert "\n\n" in words
    for path in (f"{CURSOR}", f"apply: {{{CURSOR}", f"base_salary: {{{CURSOR}"):
        for suggestion in suggest(site, path).values():
            assert suggestion.detail
            assert suggestion.documentation


# Anything goes


@given(text=TEXTS, offset=st.integers(0, 120))
def test_no_text_is_too_strange(site: Site, text: str, offset: int) -> None:
    for whole in (text, f"---\n{text}", f"---\n{text}\n---\n"):
        spot = find_spot(whole, offset)
        if spot is not None:
            word = whole[slice(*spot.word)]
            for suggestion in suggest_at(spot, word, site):
                assert suggestion.text.strip()
            describe_spot(spot, word, site)


SCHEMAS: list[dict[str, Any]] = [
    {},
    {"properties": {"a": True}},
    {"properties": {"a": {"$ref": "#"}}, "required": ["a", "b"]},
    {"properties": {"a": {"$ref": "#/properties/a"}}},
    {"properties": {"a": {"$ref": "https://example.org/schema.json"}}},
    {"properties": {"a": {"anyOf": [{"enum": [1, None]}, {"type": ["boolean", "null"]}]}}},
    {"properties": {"a": {"items": [{"enum": ["x"]}], "examples": "none"}}},
]


@pytest.mark.parametrize("schema", SCHEMAS)
def test_schema_of_any_kind(schema: dict[str, Any]) -> None:
    vocabulary = Vocabulary(schema)
    for path in ((), ("a",), ("a", 0), ("a", "a", "a"), (0, "a")):
        vocabulary.entries(path)
        vocabulary.entry(path)
        vocabulary.values(path)
        vocabulary.is_date(path)


# Edits


@given(st.text("ab\n😀", max_size=12), st.text("ab\n😀", max_size=12))
def test_small_edits(old: str, new: str) -> None:
    edits = compare(old, new)
    assert apply_edits(old, edits) == new
    assert (edits == []) is (old == new)


def test_edits_stay_in_their_lines() -> None:
    edits = compare("a: b\nsame\nc: dd\n", "a: x\nsame\nc: d\n")
    assert [(edit.start, edit.end, edit.text) for edit in edits] == [(3, 4, "x"), (14, 15, "")]
