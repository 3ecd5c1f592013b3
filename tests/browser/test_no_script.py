"""Without the script: the whole list, and filters that are links to pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.listing import Listing
from tests.browser.test_filters import ALL

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import BrowserContext, Page


@pytest.fixture
def page(new_context: Callable[..., BrowserContext], address: str) -> Page:
    """Open the careers page in a browser that runs no script."""
    page = new_context(base_url=address, java_script_enabled=False).new_page()
    page.goto("/careers/")
    return page


def test_the_whole_list_is_there(page: Page) -> None:
    listing = Listing(page)
    listing.shows(*ALL)
    expect(listing.part("search")).to_be_hidden()
    expect(listing.clear).to_be_hidden()


def test_filters_are_links_to_pages(page: Page) -> None:
    listing = Listing(page)
    listing.choose("Team", "Design")
    page.wait_for_url("**/careers/employment-unit/design/")
    listing.shows("Design Lead, Motion", "Lead Designer")
    expect(page.locator("[aria-current=true]")).to_have_text(["Design 2"])
    page.get_by_role("group", name="Team").get_by_role("link", name="All").click()
    page.wait_for_url("**/careers/")
    listing.shows(*ALL)


def test_filters_without_pages_are_not_shown(page: Page) -> None:
    page.goto("/many/")
    expect(Listing(page).part("filters")).to_be_hidden()
    expect(page.get_by_role("heading", name="Many")).to_be_visible()


def test_a_job_page_is_whole(page: Page) -> None:
    page.goto("/careers/engineer/")
    expect(page.get_by_role("link", name="Apply by email").first).to_be_visible()
    expect(page.get_by_text("tech@example.org")).to_be_visible()
    expect(page.locator('[data-careers="copy"]').first).to_be_hidden()


def test_the_script_leaves_pages_of_a_value_alone(
    new_context: Callable[..., BrowserContext], address: str
) -> None:
    page = new_context(base_url=address).new_page()
    page.goto("/careers/employment-unit/design/?employment_unit=Research&q=zebra")
    listing = Listing(page)
    listing.shows("Design Lead, Motion", "Lead Designer")
    expect(page.locator("[aria-current=true]")).to_have_text(["Design 2"])
    page.get_by_role("group", name="Team").get_by_role("link", name="Research").click()
    page.wait_for_url("**/careers/employment-unit/research/")
