"""The keyboard alone, and what screen readers are told."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.browser.listing import Listing
from tests.browser.test_filters import ALL, COMMUNITY, DESIGN

if TYPE_CHECKING:
    from playwright.sync_api import Page


def focused(page: Page) -> str:
    """Return the words of what has the focus."""
    text: str = page.evaluate("(document.activeElement.innerText || '').trim()")
    return text


def test_everything_is_done_by_keys(page: Page) -> None:
    listing = Listing(page)
    page.keyboard.press("Tab")
    expect(listing.search).to_be_focused()
    page.keyboard.type("lead")
    listing.shows("Design Lead, Motion", "Lead Designer", "Research Lead")
    page.keyboard.press("Escape")
    listing.shows(*ALL)
    expect(listing.search).to_be_focused()
    for label in ("All 9", "Community 3", "Design 2"):
        page.keyboard.press("Tab")
        assert focused(page) == label
    page.keyboard.press("Enter")
    listing.shows(*DESIGN)
    assert focused(page) == "Design 2"
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    listing.shows(*COMMUNITY, *DESIGN)
    while focused(page) != "Clear the filters":
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    listing.shows(*ALL)
    expect(listing.root.locator(":focus")).to_have_count(1)  # not lost with the button
    while focused(page) != "Program Coordinator":
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/coordinator/")


def test_focus_can_be_seen(page: Page) -> None:
    listing = Listing(page)
    for _ in range(2):
        page.keyboard.press("Tab")
    outline = "getComputedStyle(document.activeElement).outlineStyle"
    assert page.evaluate(outline) == "solid"
    expect(listing.value("Team", "All")).to_be_focused()


def test_the_number_of_results_is_announced(page: Page) -> None:
    """A live region speaks whenever its text changes, and only then."""
    listing = Listing(page)
    status = listing.root.get_by_role("status")
    expect(status).to_have_text("9 open positions")
    page.evaluate(
        """() => {
          window.spoken = [];
          const status = document.querySelector("[role=status]");
          new MutationObserver(() => window.spoken.push(status.textContent))
            .observe(status, {childList: true, characterData: true, subtree: true});
        }"""
    )
    listing.search.press_sequentially("lead")
    expect(status).to_have_text("3 open positions")
    listing.search.press_sequentially(" ")  # finds the same
    listing.choose("Team", "Technology")
    expect(status).to_have_text("0 open positions")
    spoken = page.evaluate("window.spoken")
    assert spoken[-2:] == ["3 open positions", "0 open positions"]
    assert all(one != other for one, other in pairwise(spoken)), spoken


def test_parts_have_names(page: Page) -> None:
    listing = Listing(page)
    expect(page.get_by_role("search", name="Filter the open positions")).to_be_visible()
    expect(listing.search).to_have_accessible_name("Search title, skill, place")
    for label in ("Team", "Place", "Type"):
        expect(listing.row(label)).to_be_visible()
