"""Filters: search and rows of values, which work together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.listing import Listing, query

if TYPE_CHECKING:
    from playwright.sync_api import Page

COMMUNITY = ("Program Coordinator", "Event Host", "Łódź Librarian")
DESIGN = ("Design Lead, Motion", "Lead Designer")
RESEARCH = ("Research Lead", "Survey Analyst", "Übersetzer für Straßenkarten")
ALL = (*COMMUNITY, *DESIGN, *RESEARCH, "Engineer")


def test_everything_is_there_at_first(page: Page) -> None:
    listing = Listing(page)
    listing.shows(*ALL)
    expect(listing.search).to_be_visible()
    expect(listing.clear).to_be_hidden()
    listing.has_chosen("All 9", "All 9", "All 9")
    assert query(page) == []


def test_values_of_a_row_add_and_rows_narrow(page: Page) -> None:
    listing = Listing(page)
    listing.choose("Team", "Design")
    listing.shows(*DESIGN)
    listing.choose("Team", "Research")
    listing.shows(*DESIGN, *RESEARCH)
    listing.choose("Type", "Contractor")
    listing.shows("Design Lead, Motion", "Übersetzer für Straßenkarten")
    listing.has_chosen("Design 1", "Research 1", "All 2", "Contractor 2")
    assert query(page) == [
        ("employment_unit", "Design"),
        ("employment_unit", "Research"),
        ("employment_type", "CONTRACTOR"),
    ]
    listing.choose("Team", "Research")
    listing.shows("Design Lead, Motion")
    listing.choose("Team", "All")
    listing.shows("Design Lead, Motion", "Übersetzer für Straßenkarten")
    assert query(page) == [("employment_type", "CONTRACTOR")]


def test_two_keys_stand_in_the_row_of_places(page: Page) -> None:
    listing = Listing(page)
    listing.choose("Place", "Remote")
    listing.choose("Place", "Łódź")
    listing.shows(
        "Łódź Librarian", "Design Lead, Motion", "Survey Analyst", "Übersetzer für Straßenkarten"
    )
    assert query(page) == [("job_location_type", "TELECOMMUTE"), ("job_location", "Łódź")]


def test_numbers_say_what_a_click_would_show(page: Page) -> None:
    listing = Listing(page)
    listing.choose("Team", "Research")
    listing.row_says("Team", "All 9", "Community 3", "Design 2", "Research 3", "Technology 1")
    listing.row_says("Place", "All 3", "Boston 1", "Chicago 1", "Łódź 1", "Remote 1")
    listing.row_says("Type", "All 3", "Full time 1", "Part time 1", "Contractor 1", "Volunteer 0")
    nothing = listing.value("Type", "Volunteer")
    expect(nothing).to_be_visible()
    nothing.click()
    listing.shows()
    listing.row_says("Team", "All 1", "Community 1", "Design 0", "Research 0", "Technology 0")


def test_groups_without_jobs_go(page: Page) -> None:
    listing = Listing(page)
    listing.choose("Place", "Boston")
    titles = listing.root.get_by_role("heading", level=2)
    expect(titles).to_have_text(["Design 1", "Research 1", "Technology 1"])
    listing.choose("Place", "Boston")
    expect(titles).to_have_text(["Community 3", "Design 2", "Research 3", "Technology 1"])


SEARCHES = {
    "part of a title": ("lead", ["Design Lead, Motion", "Lead Designer", "Research Lead"]),
    "words in any order": ("lead desi", ["Design Lead, Motion", "Lead Designer"]),
    "capitals": ("  LEAD   Motion ", ["Design Lead, Motion"]),
    "no accents": ("lodz librarian", ["Łódź Librarian"]),
    "accents": ("Übersetzer", ["Übersetzer für Straßenkarten"]),
    "other accents": ("übèrsetzér", ["Übersetzer für Straßenkarten"]),
    "sharp s": ("strassenkarten", ["Übersetzer für Straßenkarten"]),
    "letters of the north": ("oystein", ["Übersetzer für Straßenkarten"]),
    "signs": ("c++", ["Übersetzer für Straßenkarten"]),
    "a skill, which is not shown": ("facilitation", ["Program Coordinator"]),
    "a reference": ("pc-2026-1", ["Program Coordinator"]),
    "a country": ("poland", ["Łódź Librarian", "Übersetzer für Straßenkarten"]),
    "nothing": ("lead zebra", []),
    "spaces": ("   ", ALL),
    "a pattern": (".*", []),
}


@pytest.mark.parametrize("name", SEARCHES)
def test_search(page: Page, name: str) -> None:
    text, titles = SEARCHES[name]
    listing = Listing(page)
    listing.search.fill(text)
    listing.shows(*titles)


def test_search_and_rows_together(page: Page) -> None:
    listing = Listing(page)
    listing.search.fill("lead")
    listing.row_says("Team", "All 3", "Community 0", "Design 2", "Research 1", "Technology 0")
    listing.choose("Team", "Design")
    listing.shows(*DESIGN)
    assert query(page) == [("employment_unit", "Design"), ("q", "lead")]


def test_clear(page: Page) -> None:
    listing = Listing(page)
    listing.choose("Team", "Design")
    listing.search.fill("zebra")
    listing.shows()
    listing.clear.click()
    listing.shows(*ALL)
    expect(listing.search).to_have_value("")
    expect(listing.clear).to_be_hidden()
    assert query(page) == []
    assert page.evaluate("document.activeElement !== document.body")


def test_clear_where_nothing_matches(page: Page) -> None:
    listing = Listing(page)
    listing.search.fill("zebra")
    listing.part("none").get_by_role("button", name="Clear the filters").click()
    listing.shows(*ALL)
    expect(listing.part("none")).to_be_hidden()
    expect(listing.search).to_be_focused()


def test_links_lead_where_clicks_do(page: Page) -> None:
    listing = Listing(page)
    listing.choose("Team", "Design")
    here = "/careers/"
    expected = {
        ("Team", "All"): here,
        ("Team", "Design"): here,
        ("Team", "Research"): f"{here}?employment_unit=Design&employment_unit=Research",
        ("Place", "Łódź"): f"{here}?employment_unit=Design&job_location=%C5%81%C3%B3d%C5%BA",
        ("Type", "All"): f"{here}?employment_unit=Design",
    }
    for (row, label), address in expected.items():
        expect(listing.value(row, label)).to_have_attribute("href", address)


@pytest.mark.parametrize("key", ["Control", "Shift", "Meta"])
def test_other_clicks_are_left_to_the_browser(page: Page, key: str) -> None:
    page.evaluate(
        """() => document.body.addEventListener("click", (event) => {
          document.body.dataset.left = String(!event.defaultPrevented);
          event.preventDefault();
        })"""
    )
    listing = Listing(page)
    listing.value("Team", "Design").click(modifiers=[key])  # type: ignore[list-item]
    expect(page.locator("body")).to_have_attribute("data-left", "true")
    listing.shows(*ALL)


def test_clicks_on_values_are_ours_alone(page: Page) -> None:
    """Themes with instant navigation listen to clicks further up, and load the page anew."""
    page.evaluate("document.body.addEventListener('click', () => document.body.remove())")
    listing = Listing(page)
    listing.choose("Team", "Design")
    listing.shows(*DESIGN)
    listing.clear.click()
    listing.shows(*ALL)


def test_several_listings_on_a_page(page: Page) -> None:
    page.goto("/many/")
    first, second, third = (Listing(page, index) for index in range(3))
    expect(first.part("filters")).to_be_visible()
    expect(second.part("filters")).to_have_count(0)
    first.search.fill("lead")
    first.shows("Research Lead")
    third.choose("Team", "Design")
    third.shows("Lead Designer", "Design Lead, Motion")
    third.search.fill("motion")
    third.shows("Design Lead, Motion")
    second.root.get_by_text("2 open positions").wait_for()
    page.wait_for_url("**2.q=motion")
    assert query(page) == [
        ("q", "lead"), ("2.employment_unit", "Design"), ("2.q", "motion"),
    ]  # fmt: skip
    page.reload()
    first.shows("Research Lead")
    third.shows("Design Lead, Motion")


def test_a_job_in_two_groups_counts_once(page: Page) -> None:
    page.goto("/many/")
    table = Listing(page, 2)
    expect(table.jobs).to_have_count(10)
    expect(table.part("count")).to_have_text("9 open positions")
    table.row_says("Team", "All 9", "Community 3", "Design 2", "Research 3", "Technology 1")
    table.choose("Team", "Research")
    expect(table.part("count")).to_have_text("3 open positions")
    table.search.fill("research lead")
    table.shows("Research Lead", "Research Lead", count=1)
    expect(table.part("group-count").filter(visible=True)).to_have_text(["1", "1"])
