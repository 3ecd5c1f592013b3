"""Boards: documents of the six systems become drafts, and nothing else crashes a reader."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mkdocs_careers.importers.boards import SYSTEMS, BoardError, find_address, read_board

_HERE = Path(__file__).parent
_PLACE = "address_locality"


def read(system: str) -> tuple[dict[str, object], str, list[str]]:
    """Return the data, the text and the gaps of the only job of a demonstration."""
    ending = "xml" if system == "personio" else "json"
    (draft,) = read_board(system, (_HERE / f"{system}.{ending}").read_bytes(), "demo")
    return draft.data, draft.body, [note.key for note in draft.gaps]


def test_greenhouse() -> None:
    data, body, gaps = read("greenhouse")
    assert data == {
        "title": "Librarian", "identifier": "LIB-7", "date_posted": "2026-10-01",
        "employment_unit": "Reading", "language": "en", "job_location_type": "TELECOMMUTE",
        "job_location": {_PLACE: "Chicago", "address_region": "IL", "address_country": "US"},
        "apply": {"url": "https://boards.example.org/demo/jobs/4001"},
    }  # fmt: skip
    assert (body, gaps) == ("## You\n\nLend & read.", ["applicant_location_requirements"])


def test_lever() -> None:
    data, body, gaps = read("lever")
    assert data == {
        "title": "Gardener", "date_posted": "2026-10-03", "employment_type": "PART_TIME",
        "employment_unit": "Trees", "job_location_type": "HYBRID",
        "job_location": {_PLACE: "Berlin", "address_country": "DE"},
        "base_salary": {"currency": "EUR", "min_value": 40000, "max_value": 50000,
                        "unit_text": "YEAR"},
        "apply": {"url": "https://jobs.example.org/demo/aaaa-1/apply"},
    }  # fmt: skip
    assert (body, gaps) == ("Grow.\n\n## Duties\n\n- Water\n- Cut\n\nBye.", [])


def test_ashby() -> None:
    data, body, gaps = read("ashby")
    assert data == {
        "title": "Baker", "date_posted": "2026-10-05", "employment_type": "FULL_TIME",
        "employment_unit": "Bread", "job_location_type": "TELECOMMUTE",
        "applicant_location_requirements": "CA",
        "base_salary": {"currency": "CAD", "min_value": 50000, "max_value": 60000,
                        "unit_text": "YEAR"},
        "apply": {"url": "https://jobs.example.org/b-1/application"},
    }  # fmt: skip
    assert (body, gaps) == ("Bake.", [])


def test_recruitee() -> None:
    data, body, gaps = read("recruitee")
    assert data == {
        "title": "Cook", "date_posted": "2026-10-01", "valid_through": "2026-12-01T22:59:59Z",
        "employment_type": ["FULL_TIME", "TEMPORARY"], "employment_unit": "Kitchen",
        "job_location": {_PLACE: "Utrecht", "address_country": "NL"},
        "base_salary": {"currency": "EUR", "min_value": 2500.5, "max_value": 3000,
                        "unit_text": "MONTH"},
        "apply": {"url": "https://demo.example.org/o/cook/c/new"},
    }  # fmt: skip
    assert (body, gaps) == ("Cook.\n\n- Taste", [])


def test_workable() -> None:
    data, body, gaps = read("workable")
    assert data["job_location"] == {_PLACE: "Lyon", "address_country": "FR"}
    assert (data["identifier"], data["date_posted"]) == ("D-1", "2026-10-02")
    assert (body, gaps) == ("Drive.", [])


def test_personio() -> None:
    data, body, gaps = read("personio")
    assert data == {
        "title": "Technician", "date_posted": "2026-09-15", "employment_unit": "Labor",
        "employment_type": ["FULL_TIME", "PART_TIME"],
    }  # fmt: skip
    assert (body, gaps) == ("## Your mission\n\nMeasure.", ["job_location"])


@pytest.mark.parametrize(
    "xml",
    [
        '<!DOCTYPE a [<!ENTITY b "c">]><workzag-jobs/>',
        "<!doctype html><html></html>",
        '<!DOCTYPE a [<!ENTITY b "<![CDATA["><!ENTITY c "]]>">]><workzag-jobs>&b;</workzag-jobs>',
        '<!--<![CDATA[--><!DOCTYPE a [<!ENTITY b "c">]><workzag-jobs><!--]]>-->&b;</workzag-jobs>',
        "<workzag-jobs>",
        "<html/>",
        "no XML",
        "",
    ],
)
def test_other_xml_is_refused(xml: str) -> None:
    with pytest.raises(BoardError):
        read_board("personio", xml.encode(), "demo")
    with pytest.raises(BoardError):
        read_board("personio", xml.encode("utf-16"), "demo")


def test_names_and_pages_of_boards() -> None:
    address = find_address("greenhouse", "acme")
    assert address == find_address("greenhouse", "https://boards.greenhouse.io/acme")
    for name in ("a/b", "a?b", "../a", "", "a b", "ä"):
        with pytest.raises(BoardError):
            find_address("greenhouse", name)
    with pytest.raises(BoardError):
        find_address("other", "acme")


_KEYS = st.sampled_from(
    "id text title name location locations categories country city lists content salary salaryRange"
    " min max currency interval address postalAddress addressCountry compensation summaryComponents"
    " departments remote hybrid status isListed createdAt employmentType jobs paging"
    " nextPage".split()
)
_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_KEYS, inner, max_size=8),
    max_leaves=20,
)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from([name for name in SYSTEMS if name != "personio"]), _JSON)
def test_any_json_is_read_or_refused(system: str, value: object) -> None:
    key = "offers" if system == "recruitee" else "jobs"
    for document in (value, {key: value}, {key: [value]}, [value]):
        text = json.dumps(document).encode()
        with suppress(BoardError):
            read_board(system, text, "demo")
            SYSTEMS[system].next_page(text, find_address(system, "acme"))
