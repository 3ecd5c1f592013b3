"""Time: what the script says of it, and what it does when a deadline passes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.listing import Listing, run_again
from tests.browser.test_filters import ALL

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import BrowserContext, Locator, Page

    Open = Callable[..., Page]

# The survey analyst's deadline is 2026-11-11, noon in Chicago; the coordinator's is the end of
# 2026-11-15 there, posted on 2026-11-06.
NOON = "2026-11-11T18:00:00Z"


@pytest.fixture
def open_at(new_context: Callable[..., BrowserContext], address: str) -> Open:
    """Return what opens a page at some time, which then stands still."""

    def open_page(now: str, path: str = "/careers/", **options: object) -> Page:
        page = new_context(base_url=address, now=now, **options).new_page()
        page.goto(path)
        return page

    return open_page


def card(page: Page, title: str) -> Locator:
    """Return the card of a job."""
    return page.locator('[data-careers="job"]').filter(has_text=title).first


def marks(page: Page, title: str) -> Locator:
    """Return what the script says of a job."""
    return card(page, title).locator('[data-careers="marks"] [data-careers-made]')


SAID = {
    "2026-11-06T00:00:00Z": ["New", "Closes in 10 days"],
    "2026-11-12T23:59:00Z": ["New", "Closes in 3 days"],
    "2026-11-13T00:01:00Z": ["Closes in 3 days"],
    "2026-11-13T06:01:00Z": ["Closes in 2 days"],
    "2026-11-14T06:01:00Z": ["Closes tomorrow"],
    "2026-11-15T06:01:00Z": ["Closes today"],
    "2026-11-16T05:59:58Z": ["Closes today"],
    "2026-11-16T06:00:00Z": ["Closed"],
    "2026-11-02T06:00:00Z": ["New", "Closes in 13 days"],
    "2026-11-02T05:00:00Z": ["New"],
}
"""What is said of the program coordinator, by the time."""


@pytest.mark.parametrize("zone", ["Asia/Tokyo", "America/Chicago"])
def test_marks(open_at: Open, zone: str) -> None:
    """Days are those of the job's zone, as its printed date is; the reader's changes nothing."""
    page = open_at(min(SAID), timezone_id=zone)
    for now, said in SAID.items():
        page.clock.set_fixed_time(now)
        page.reload()
        expect(marks(page, "Program Coordinator")).to_have_text(said)
        expect(marks(page, "Engineer")).to_have_count(0)


def test_what_is_closed_is_not_counted(open_at: Open) -> None:
    page = open_at(NOON.replace("18:00:00", "18:00:01"))
    listing = Listing(page)
    listing.shows(*ALL, count=8)
    expect(marks(page, "Survey Analyst")).to_have_text(["Closed"])
    listing.row_says("Team", "All 8", "Community 3", "Design 2", "Research 2", "Technology 1")
    expect(listing.part("group-count")).to_have_text(["3", "2", "2", "1"])
    listing.choose("Place", "Remote")
    listing.shows("Design Lead, Motion", "Survey Analyst", count=1)


def test_a_deadline_passes_while_a_list_is_open(
    new_context: Callable[..., BrowserContext], address: str
) -> None:
    page = new_context(base_url=address, now=None).new_page()
    page.clock.install(time="2026-11-11T17:59:00Z")
    page.goto("/careers/")
    expect(marks(page, "Survey Analyst")).to_have_text(["Closes today"])
    page.clock.run_for("01:30")
    expect(marks(page, "Survey Analyst")).to_have_text(["Closed"])
    expect(Listing(page).part("count")).to_have_text("8 open positions")
    page.clock.fast_forward(5 * 24 * 60 * 60 * 1000)
    expect(marks(page, "Program Coordinator")).to_have_text(["Closed"])
    expect(Listing(page).part("count")).to_have_text("7 open positions")


def test_a_deadline_passes_while_a_job_is_open(
    new_context: Callable[..., BrowserContext], address: str
) -> None:
    page = new_context(base_url=address, now=None).new_page()
    page.clock.install(time="2026-11-11T17:59:00Z")
    page.goto("/careers/survey/")
    expect(page.locator('[data-careers="facts"] [data-careers-made]')).to_have_text("Closes today")
    expect(page.get_by_role("link", name="Apply by email").first).to_be_visible()
    page.clock.run_for("01:30")
    shows_that_it_is_over(page)


def test_a_tab_that_slept(new_context: Callable[..., BrowserContext], address: str) -> None:
    """Timers stand still while a machine sleeps; what counts is the time when it is back."""
    page = new_context(base_url=address, now=None).new_page()
    page.clock.set_fixed_time("2026-11-11T17:59:00Z")
    page.goto("/careers/survey/")
    expect(page.get_by_role("link", name="Apply by email").first).to_be_visible()
    page.clock.set_fixed_time("2026-11-12T09:00:00Z")
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    shows_that_it_is_over(page)


def test_a_job_that_was_over_before_the_page_was_opened(open_at: Open) -> None:
    page = open_at("2026-12-01T00:00:00Z", "/careers/survey/")
    shows_that_it_is_over(page)
    run_again(page)
    shows_that_it_is_over(page)


def shows_that_it_is_over(page: Page) -> None:
    """Wait until a job's page says that it is closed and shows no way to apply."""
    notice = page.get_by_role("status").filter(has_text="This position is closed")
    expect(notice).to_have_count(1)
    expect(notice).to_be_visible()
    expect(page.locator('a[href^="mailto:"]')).to_have_count(0)
    expect(page.locator('[data-careers="apply"]')).to_have_count(0)
    expect(page.get_by_text("How to apply")).to_have_count(0)
    expect(page.get_by_text("noor@example.org")).to_have_count(0)
    expect(page.get_by_role("heading", name="Survey Analyst")).to_be_visible()
    expect(page.locator('[data-careers="facts"]')).to_be_visible()
    position = "e => e.compareDocumentPosition(document.querySelector('[data-careers=facts]'))"
    assert notice.evaluate(position) == 4  # the facts follow


def test_related_jobs_are_marked(open_at: Open) -> None:
    page = open_at("2026-11-20T00:00:00Z", "/careers/host/")
    related = page.locator('[data-careers="related"]')
    expect(related.locator("[data-careers-made]")).to_have_text(["Closed"])
