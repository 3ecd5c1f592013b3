"""The address holds the filters: it can be shared, gone back to and loaded again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.listing import Listing, query, run_again
from tests.browser.test_filters import ALL, DESIGN, RESEARCH

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import BrowserContext, Page


def test_share(page: Page, new_context: Callable[..., BrowserContext]) -> None:
    listing = Listing(page)
    listing.choose("Team", "Design")
    listing.search.fill("motion")
    page.wait_for_url("**?employment_unit=Design&q=motion")
    other = new_context().new_page()
    other.goto(page.url)
    theirs = Listing(other)
    theirs.shows("Design Lead, Motion")
    theirs.has_chosen("Design 1", "All 1", "All 1")
    expect(theirs.search).to_have_value("motion")
    assert other.url == page.url


def test_back_and_forward(page: Page) -> None:
    listing = Listing(page)
    listing.choose("Team", "Design")
    listing.choose("Team", "Research")
    listing.shows(*DESIGN, *RESEARCH)
    page.go_back()
    listing.shows(*DESIGN)
    listing.has_chosen("Design 2", "All 2", "All 2")
    page.go_back()
    listing.shows(*ALL)
    page.go_forward()
    listing.shows(*DESIGN)


def test_back_from_a_job(page: Page) -> None:
    listing = Listing(page)
    listing.choose("Team", "Design")
    listing.search.fill("lead")
    listing.root.get_by_role("link", name="Lead Designer").click()  # before the address follows
    page.wait_for_url("**/designer/")
    page.go_back()
    listing.shows(*DESIGN)
    expect(listing.search).to_have_value("lead")


def test_reload(page: Page) -> None:
    listing = Listing(page)
    listing.choose("Type", "Contractor")
    page.reload()
    listing.shows("Design Lead, Motion", "Übersetzer für Straßenkarten")


def test_typing_fills_no_history(page: Page) -> None:
    listing = Listing(page)
    before = page.evaluate("history.length")
    listing.search.press_sequentially("lead designer")
    page.wait_for_url("**?q=lead+designer")
    assert page.evaluate("history.length") == before
    listing.search.press("Escape")
    listing.shows(*ALL)
    page.wait_for_url("**/careers/")
    listing.choose("Team", "All")
    assert page.evaluate("history.length") == before


def test_what_is_not_ours_is_left_alone(page: Page) -> None:
    page.goto("/careers/?utm_source=a%20b&employment_unit=Gone&employment_unit=Design#end")
    listing = Listing(page)
    listing.shows(*DESIGN)
    listing.has_chosen("Design 2", "All 2", "All 2")
    assert page.url.endswith("?utm_source=a%20b&employment_unit=Gone&employment_unit=Design#end")
    listing.choose("Team", "Research")
    listing.shows(*DESIGN, *RESEARCH)
    assert query(page) == [
        ("utm_source", "a b"), ("employment_unit", "Design"), ("employment_unit", "Research"),
    ]  # fmt: skip
    assert page.url.endswith("#end")


HOSTILE = (
    "?employment_unit=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E",
    "?employment_unit",
    "?__proto__=1&constructor=2&=3",
    "?job_location=%E0%A4%A",
)


@pytest.mark.parametrize("search", HOSTILE)
def test_an_address_that_says_nothing(page: Page, search: str) -> None:
    page.goto(f"/careers/{search}")
    Listing(page).shows(*ALL)


def test_a_search_is_only_text(page: Page) -> None:
    page.goto("/careers/?q=%3Cimg%20src%3Dx%20onerror%3Ddocument.title%3D1%3E")
    Listing(page).shows()
    expect(page).to_have_title("Careers")


def test_a_page_that_the_browser_kept(page: Page) -> None:
    """Browsers bring back a page as it was; what it shows is what its address says."""
    listing = Listing(page)
    page.evaluate("history.replaceState(null, '', '?employment_unit=Design')")
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")
    listing.shows(*DESIGN)


def test_the_script_can_run_again(page: Page) -> None:
    listing = Listing(page)
    listing.search.fill("lead")
    run_again(page)  # before the address follows
    run_again(page)
    listing.shows("Design Lead, Motion", "Lead Designer", "Research Lead")
    listing.choose("Team", "Design")
    listing.shows(*DESIGN)
    listing.choose("Team", "Design")
    listing.shows("Design Lead, Motion", "Lead Designer", "Research Lead")
    assert page.evaluate("history.length") == 4  # the blank page, ours, and two clicks
    listing.search.press("Escape")
    expect(listing.part("marks").first).to_have_text("FeaturedNewCloses in 5 days")


def test_a_script_that_left_leaves_the_next_page_alone(page: Page) -> None:
    """Instant navigation changes address and content; what still waits must not write there."""
    listing = Listing(page)
    listing.search.press_sequentially("le", delay=0)
    page.evaluate(
        """() => {
          history.pushState(null, "", "/elsewhere/");
          document.querySelector("[data-careers=listing]").remove();
          dispatchEvent(new PopStateEvent("popstate"));
        }"""
    )
    run_again(page)
    assert page.url.endswith("/elsewhere/")
    assert page.evaluate("sessionStorage.getItem('careers:/elsewhere/')") is None


BROKEN = {
    "no storage": "Object.defineProperty(window, 'sessionStorage', {get() { throw Error(); }});",
    "no plural rules": "delete Intl.PluralRules;",
    "no relative times": "delete Intl.RelativeTimeFormat;",
    "no numbers": "delete Intl.NumberFormat;",
    "no changes of the address": "history.pushState = history.replaceState = null;",
}  # fmt: skip


@pytest.mark.parametrize("name", BROKEN)
def test_a_browser_that_lacks_something(
    new_context: Callable[..., BrowserContext], address: str, name: str
) -> None:
    context = new_context(base_url=address)
    context.add_init_script(BROKEN[name])
    page = context.new_page()
    page.goto("/careers/")
    listing = Listing(page)
    listing.choose("Team", "Design")
    expect(listing.jobs).to_have_count(2)
    listing.search.fill("motion")
    expect(listing.jobs).to_have_count(1)


@pytest.mark.parametrize("words", ["", "{", "null", "[]", '{"count": 1}'])
def test_words_that_cannot_be_read(
    new_context: Callable[..., BrowserContext], address: str, words: str
) -> None:
    context = new_context(base_url=address)
    context.add_init_script(
        f"""new MutationObserver(() => {{
          const root = document.querySelector("[data-careers-words]");
          if (root) root.dataset.careersWords = {words!r};
        }}).observe(document, {{childList: true, subtree: true}});"""
    )
    page = context.new_page()
    page.goto("/careers/")
    listing = Listing(page)
    listing.choose("Team", "Design")
    expect(listing.jobs).to_have_count(2)
    expect(listing.part("count")).to_have_text("9 open positions")
