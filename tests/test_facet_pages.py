"""Pages of facets: which there are, and what their addresses are made of."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_careers.outputs.facet_pages import make_slug, plan_facet_pages
from mkdocs_careers.outputs.listing import Listings
from mkdocs_careers.outputs.listing_options import ListingOptions
from tests.listed import ENGLISH, TEMPLATES
from tests.strategies import HOSTILE, MINIMAL

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Design", "design"), ("Cape Town", "cape-town"), ("FULL_TIME", "full-time"),
        ("employment_unit", "employment-unit"), ("extra.grade", "extra-grade"),
        ("R&D", "r-d"), ("  C++ / C#  ", "c-c"), ("Élan", "elan"), ("Łódź", "lodz"),
        ("Groß-Gerau", "gross-gerau"), ("Ærøskøbing", "aeroskobing"), ("İstanbul", "istanbul"),
        ("Reykjavík", "reykjavik"), ("e\u0301t\u00e9", "ete"), ("ﬁnance", "finance"),
        ("東京", "東京"), ("がくえん", "がくえん"), ("서울", "서울"), ("Київ", "київ"),
        ("दिल्ली", "दिल्ली"),
        ("فريق التصميم", "فريق-التصميم"), ("2026-11-02", "2026-11-02"), ("½", "1-2"),
        ("../../etc/passwd", "etc-passwd"), ("a\\b", "a-b"), (".hidden", "hidden"), ("_x", "x"),
        ("", "value"), ("???", "value"), ("\u202e\u200b", "value"), ("\ud800", "value"),
        ("a" * 300, "a" * 50), ("ab " * 100, "ab-" * 16 + "ab"),
    ],
)  # fmt: skip
def test_slug(text: str, slug: str) -> None:
    assert make_slug(text) == slug


@given(st.text(max_size=80) | st.sampled_from(HOSTILE))
def test_any_text_makes_a_name(text: str) -> None:
    slug = make_slug(text)
    assert slug
    assert slug == make_slug(slug)
    assert not set("/\\?#%&.:*\"'<>| \t\n\x00") & set(slug)
    assert not slug.startswith("-")
    assert len(slug.encode()) <= 200


def plan(
    units: Iterable[str], is_free: Callable[[str], bool] = lambda _: True, folder: str = "careers"
) -> Mapping[str, str]:
    """Return the page of each unit."""
    jobs = [
        replace(MINIMAL, path=f"careers/{number}.md", employment_unit=unit)
        for number, unit in enumerate(units)
    ]
    listings = Listings(ENGLISH, TEMPLATES)
    selection = listings.select(jobs, ListingOptions(filters=("employment_unit",)))
    values = [value for row in selection.rows for value in row.values]
    pages = plan_facet_pages(selection, values, folder, is_free)
    assert {value.token: path for path, value in pages.pages.items()} == pages.paths
    return {value.value: path for path, value in pages.pages.items()}


def test_every_value_has_a_page() -> None:
    assert plan(["Design", "R&D", "Design"]) == {
        "Design": "careers/employment-unit/design.md",
        "R&D": "careers/employment-unit/r-d.md",
    }
    assert plan(["A", "B"], folder="about/jobs")["A"] == "about/jobs/employment-unit/a.md"


def test_one_value_has_none() -> None:
    assert plan(["Design", "Design"]) == {}


def test_names_that_clash_are_numbered_in_the_same_way_each_time() -> None:
    units = ["C++", "C#", "c", "C", "C 2"]
    found = plan(units)
    assert len({path.casefold() for path in found.values()}) == len(units)
    assert found["C"] == "careers/employment-unit/c.md"
    assert plan(reversed(units)) == found


def test_no_file_is_taken_away() -> None:
    there = {"careers/employment-unit/design.md", "careers/employment-unit/design-2.md"}
    found = plan(["Design", "Research"], lambda path: path not in there)
    assert found["Design"] == "careers/employment-unit/design-3.md"


@pytest.mark.parametrize("name", ["index", "README", "Con", "NUL", "COM1"])
def test_names_that_mean_something_else(name: str) -> None:
    assert plan([name, "Design"])[name] == f"careers/employment-unit/{name.lower()}-2.md"


@given(st.lists(st.text(min_size=1).filter(str.strip), min_size=2, max_size=8, unique=True))
def test_no_two_values_share_a_page(units: list[str]) -> None:
    found = plan(units)
    assert len({path.casefold() for path in found.values()}) == len(set(units)) == len(found)
    assert all(path.startswith("careers/employment-unit/") for path in found.values())
    assert all(path.count("/") == 2 for path in found.values())
