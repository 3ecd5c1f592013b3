"""Facets: which rows a list is filtered by, which values they have, and in which order."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_careers.listing_settings import GROUP_KEYS
from mkdocs_careers.model import HYBRID, TELECOMMUTE, Job, Organization, Place
from mkdocs_careers.outputs.facets import (
    FEW_JOBS,
    build_rows,
    describe_value,
    find_values,
    shows_filters,
)
from mkdocs_careers.outputs.language import load_language
from mkdocs_careers.schema_overlay import Overlay
from tests.strategies import MINIMAL, areas_of, jobs

if TYPE_CHECKING:
    from collections.abc import Iterable

ENGLISH = load_language("en")
CIRCLES, LIBRARY = Organization("Example Circles"), Organization("Demo Harbor Public Library")


def make(number: int, **changes: Any) -> Job:
    base = replace(MINIMAL, path=f"careers/{number}.md", hiring_organization=CIRCLES)
    return replace(base, **changes)


def many(key: str, values: Iterable[Any]) -> list[Job]:
    """Return a job for each value of `key`."""
    return [make(number, **{key: value}) for number, value in enumerate(values)]


def rows(
    found: Iterable[Job],
    filters: str | tuple[str, ...] = "auto",
    overlay: Overlay | None = None,
    language: str = "en",
) -> dict[str, list[tuple[str, str, int]]]:
    """Return the rows by their label: each value's label, token and count."""
    built = build_rows(tuple(found), filters, load_language(language), overlay)
    return {row.label: [(v.label, v.token, v.count) for v in row.values] for row in built}


@pytest.mark.parametrize(
    ("filters", "count", "shown"),
    [
        ("auto", FEW_JOBS - 1, False), ("auto", FEW_JOBS, True), ("auto", 0, False),
        ("always", 1, True), ("always", 0, False), ("never", 5000, False),
        (("employment_unit",), 1, True), (("employment_unit",), 0, False),
    ],
)  # fmt: skip
def test_shows_filters(filters: str | tuple[str, ...], count: int, *, shown: bool) -> None:
    assert shows_filters(filters, count) is shown
    assert FEW_JOBS == 8


BOARD = [
    make(1, employment_unit="Research", employment_type=("FULL_TIME",)),
    make(2, employment_unit="Design", employment_type=("INTERN", "PART_TIME"),
         job_location=(Place("ZA", "Cape Town"), Place("US", "Boston"))),
    make(3, employment_unit="Design", job_location=(), job_location_type=TELECOMMUTE,
         applicant_location_requirements=areas_of(["US"])),
    make(4, job_location_type=HYBRID, hiring_organization=LIBRARY),
    make(5, job_location_type=TELECOMMUTE, employment_type=("FULL_TIME",)),
]  # fmt: skip


def test_default_rows() -> None:
    assert rows(BOARD) == {
        "Team": [("Design", "employment_unit=Design", 2),
                 ("Research", "employment_unit=Research", 1)],
        "Place": [("Boston", "job_location=Boston", 1),
                  ("Cape Town", "job_location=Cape Town", 1),
                  ("Chicago", "job_location=Chicago", 3),
                  ("Remote", "job_location_type=TELECOMMUTE", 2),
                  ("Hybrid", "job_location_type=HYBRID", 1)],
        "Type": [("Full time", "employment_type=FULL_TIME", 2),
                 ("Part time", "employment_type=PART_TIME", 1),
                 ("Internship", "employment_type=INTERN", 1)],
        "Employer": [("Demo Harbor Public Library",
                      "hiring_organization=Demo Harbor Public Library", 1),
                     ("Example Circles", "hiring_organization=Example Circles", 4)],
    }  # fmt: skip


def test_row_without_a_choice_is_left_out() -> None:
    found = rows(job for job in BOARD if job.hiring_organization == CIRCLES)
    assert list(found) == ["Team", "Place", "Type"]
    assert rows([make(1), make(2, employment_unit="Design")]) == {}
    assert rows([make(1), make(2)], ("job_location", "employment_unit")) == {}
    assert rows([]) == {}


def test_asked_for_rows_in_their_order() -> None:
    found = rows(BOARD, ("job_location_type", "employment_unit", "job_location"))
    assert list(found) == ["Workplace", "Team", "Place"]
    # Remote and hybrid work have a row of their own here.
    assert [label for label, *_ in found["Place"]] == ["Boston", "Cape Town", "Chicago"]
    assert [label for label, *_ in found["Workplace"]] == ["Remote", "Hybrid"]


@pytest.mark.parametrize("key", GROUP_KEYS)
def test_every_key_has_a_label(key: str) -> None:
    values = {
        "employment_unit": ("A", "B"), "industry": ("A", "B"),
        "employment_type": (("INTERN",), ("OTHER",)),
        "hiring_organization": (CIRCLES, LIBRARY), "job_location_type": (TELECOMMUTE, HYBRID),
        "job_location": ((Place("US", "A"),), (Place("US", "B"),)),
        "applicant_location_requirements": (areas_of(["US"]), areas_of(["DE"])),
    }[key]  # fmt: skip
    [label] = rows(many(key, values), (key,))
    assert label
    assert "_" not in label


@pytest.mark.parametrize(
    ("key", "values", "expected"),
    [
        ("employment_unit", ["zoo", "Élan", "eagle", "Apple", "Zebra"],
         ["Apple", "eagle", "Élan", "Zebra", "zoo"]),
        ("employment_unit", ["10", "9", "Unit", "-1", "9.5"], ["-1", "9", "9.5", "10", "Unit"]),
        ("employment_unit", ["Design", "design"], ["Design", "design"]),
        ("employment_type", [("OTHER",), ("CONTRACTOR",), ("FULL_TIME",), ("PART_TIME",)],
         ["Full time", "Part time", "Contractor", "Other"]),
        ("applicant_location_requirements",
         map(areas_of, (["US"], ["EU"], ["DE"], ["North America"], ["WORLDWIDE"], ["CA-ON"])),
         ["Anywhere in the world", "Germany", "North America", "Ontario, Canada",
          "The European Union", "United States"]),
        ("job_location", [(Place("DE"),), (Place("US", "Boston"),), (Place("AT", None, "Tirol"),),
                          (Place("US", None, None, None, None, "The barn"),)],
         ["Boston", "Germany", "The barn", "Tirol"]),
        ("hiring_organization", map(Organization, ("Zoo", "confidential", "Acme")),
         ["Acme", "Zoo", "Confidential"]),
    ],
)  # fmt: skip
def test_values_in_words_and_in_order(key: str, values: Iterable[Any], expected: list[str]) -> None:
    [found] = rows(many(key, values), (key,)).values()
    assert [label for label, *_ in found] == expected


def test_order_is_that_of_the_language() -> None:
    values = map(areas_of, (["DE"], ["FR"], ["ES"]))
    [found] = rows(
        many("applicant_location_requirements", values),
        ("applicant_location_requirements",),
        language="de",
    ).values()
    assert [label for label, *_ in found] == ["Deutschland", "Frankreich", "Spanien"]


OWN = Overlay.of(
    {
        "properties": {
            "grade": {"title": "Grade", "enum": ["junior", "senior", "lead"]},
            "share": {"title": "Open source share", "type": "number"},
            "visa": {"title": "Help with visas", "type": "boolean"},
            "teams": {"type": "array", "items": {"type": "string"}},
            "start": {"title": "Interviews", "type": "string", "format": "date"},
            "band": {"title": "Band", "oneOf": [{"const": 2, "title": "High"}, {"const": 1}]},
        }
    }
)


@pytest.mark.parametrize(
    ("key", "values", "label", "expected", "titles"),
    [
        ("grade", ["senior", "lead", "junior"], "Grade",
         [("junior", "extra.grade=junior"), ("senior", "extra.grade=senior"),
          ("lead", "extra.grade=lead")], ["junior", "senior", "lead"]),
        ("share", [100, 9.5, 80.0], "Open source share",
         [("9.5", "extra.share=9.5"), ("80", "extra.share=80"), ("100", "extra.share=100")],
         ["Open source share: 9.5", "Open source share: 80", "Open source share: 100"]),
        ("visa", [False, True], "Help with visas",
         [("Yes", "extra.visa=true"), ("No", "extra.visa=false")],
         ["Help with visas: Yes", "Help with visas: No"]),
        ("teams", [["x", "y"], ["y"]], "teams",
         [("x", "extra.teams=x"), ("y", "extra.teams=y")], ["x", "y"]),
        ("start", ["2027-03-01", "2027-01-05"], "Interviews",
         [("January 5, 2027", "extra.start=2027-01-05"),
          ("March 1, 2027", "extra.start=2027-03-01")],
         ["Interviews: January 5, 2027", "Interviews: March 1, 2027"]),
        ("band", [1, 2], "Band", [("High", "extra.band=2"), ("1", "extra.band=1")],
         ["Band: High", "Band: 1"]),
    ],
)  # fmt: skip
def test_keys_of_the_site(
    key: str, values: list[Any], label: str, expected: list[tuple[str, str]], titles: list[str]
) -> None:
    found = many("extra", ({key: value} for value in values))
    shown = rows(found, (f"extra.{key}",), OWN)
    assert [(words, token) for words, token, _ in shown[label]] == expected
    [row] = build_rows(found, (f"extra.{key}",), ENGLISH, OWN)
    assert [value.title for value in row.values] == titles


def test_key_that_nothing_describes_any_more_does_no_harm() -> None:
    found = many("extra", ({"x": 1}, {"x": {"a": 1}}, {"x": [2, None]}, {}))
    assert rows(found, ("extra.x",)) == {"x": [("1", "extra.x=1", 1), ("2", "extra.x=2", 1)]}


@given(st.lists(jobs(path=""), max_size=5), st.sampled_from([*GROUP_KEYS, "auto"]))
def test_every_value_of_every_job_is_counted_once(found: list[Job], key: str) -> None:
    filters = key if key == "auto" else (key,)
    for row in build_rows(found, filters, ENGLISH):
        assert len(row.values) >= 2
        assert len({value.token for value in row.values}) == len(row.values)
        for value in row.values:
            assert value.label
            assert value.title
            assert value.count >= 1
            assert len(set(map(id, value.jobs))) == value.count


@given(st.lists(jobs(path=""), max_size=5), st.sampled_from(GROUP_KEYS))
def test_order_does_not_depend_on_that_of_the_jobs(found: list[Job], key: str) -> None:
    order = list(find_values(found, key, ENGLISH))
    assert sorted(order) == sorted(find_values(reversed(found), key, ENGLISH))
    for value in order:
        assert describe_value(key, find_values(found, key, ENGLISH)[value], ENGLISH)
