"""A job's page: what can be copied, and the way back."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.listing import Listing, run_again
from tests.browser.test_filters import ALL, DESIGN

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import BrowserContext, Page

CLIPBOARDS = {
    "there": "",
    "absent, as on http": "Object.defineProperty(navigator, 'clipboard', {value: undefined});",
    "not allowed": "navigator.clipboard.writeText = () => Promise.reject(Error('no'));",
}
BUTTONS = {
    "Copy the email address": "tech@example.org",
    "Copy the subject": "Engineer & more",
    "Copy the link to this position": "https://www.example.org/careers/engineer/",
}


@pytest.mark.parametrize("clipboard", CLIPBOARDS)
def test_copy(new_context: Callable[..., BrowserContext], address: str, clipboard: str) -> None:
    context = new_context(base_url=address)
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page, other = context.new_page(), context.new_page()
    other.goto("/")
    page.add_init_script(CLIPBOARDS[clipboard])
    page.goto("/careers/engineer/")
    for name, text in BUTTONS.items():
        page.bring_to_front()
        button = page.get_by_role("button", name=name)
        status = button.locator("xpath=following-sibling::*[@role='status']")
        expect(status).to_have_text("")
        button.click()
        expect(status).to_have_text("Copied")
        expect(button).to_be_focused()
        other.bring_to_front()
        assert other.evaluate("navigator.clipboard.readText()") == text
    expect(page.locator("textarea")).to_have_count(0)


def test_copied_is_not_said_for_ever(
    new_context: Callable[..., BrowserContext], address: str
) -> None:
    page = new_context(base_url=address, now=None).new_page()
    page.clock.install()
    page.goto("/careers/engineer/")
    button = page.get_by_role("button", name="Copy the subject")
    status = button.locator("xpath=following-sibling::*[@role='status']")
    button.click()
    expect(status).to_have_text("Copied")
    page.clock.run_for(10_000)
    expect(status).to_have_text("")


def test_buttons_say_it_once(page: Page) -> None:
    page.context.grant_permissions(["clipboard-write"])
    page.goto("/careers/engineer/")
    run_again(page)
    page.get_by_role("button", name="Copy the subject").click()
    expect(page.get_by_text("Copied", exact=True)).to_have_count(1)
    expect(page.get_by_role("status")).to_have_count(len(BUTTONS))


def test_a_page_without_an_address_of_its_own(page: Page) -> None:
    """A site without `site_url` does not know the address of its pages; the browser does."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto("/careers/engineer/?from=mail#careers-apply")
    button = page.get_by_role("button", name="Copy the link to this position")
    button.evaluate("button => button.dataset.careersText = ''")
    button.click()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.url.partition("?")[0]


def test_the_way_back_keeps_the_filters(page: Page) -> None:
    listing = Listing(page)
    listing.choose("Team", "Design")
    listing.search.fill("lead")
    listing.root.get_by_role("link", name="Lead Designer").click()
    back = page.get_by_role("link", name="See all open positions")
    expect(back).to_have_attribute("href", re.compile(r"/\?employment_unit=Design&q=lead$"))
    back.click()
    page.wait_for_url("**/careers/?employment_unit=Design&q=lead")
    listing.shows(*DESIGN)
    listing.clear.click()
    listing.shows(*ALL)
    listing.root.get_by_role("link", name="Engineer").click()
    back.click()
    page.wait_for_url("**/careers/")
    listing.shows(*ALL)


def test_the_way_back_keeps_nothing_of_others(page: Page) -> None:
    page.goto("/careers/?utm_source=mail&employment_unit=Design")
    Listing(page).root.get_by_role("link", name="Lead Designer").click()
    back = page.get_by_role("link", name="See all open positions")
    expect(back).to_have_attribute("href", re.compile(r"/\?employment_unit=Design$"))


def test_readers_do_not_share_filters(
    page: Page, new_context: Callable[..., BrowserContext], address: str
) -> None:
    Listing(page).choose("Team", "Design")
    page.wait_for_url("**?employment_unit=Design")
    other = new_context(base_url=address).new_page()
    other.goto("/careers/engineer/")
    back = other.get_by_role("link", name="See all open positions")
    expect(back).to_have_attribute("href", "../")
