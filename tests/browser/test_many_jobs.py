"""Five thousand jobs behave as a few do; how fast they do is measured in `bench`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from mkdocs_careers.model import Job
from mkdocs_careers.outputs.assets import read_asset
from mkdocs_careers.outputs.listing_options import ListingOptions
from tests.browser.chromium import require_chromium
from tests.browser.listing import Listing, run_again
from tests.browser.web import serve_folder
from tests.listed import render

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import BrowserContext

NUMBER = 5000
SHOWN = ':not([hidden]) > [data-careers="job"]:not([hidden])'
"""Long lists stand in parts, and a part without a job that fits is hidden as a whole."""
UNITS = ("Community", "Design", "Finance", "Research", "Technology")
TYPES = ("FULL_TIME", "PART_TIME", "CONTRACTOR", "INTERN")
PAGE = """<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Jobs</title>
<link rel="stylesheet" href="careers.css">{}<script src="careers.js" defer></script></html>"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a flat list, one in groups and a table, all of the same jobs."""
    require_chromium()
    folder = tmp_path_factory.mktemp("many")
    jobs = [
        Job(
            path=f"careers/job-{number}.md",
            title=f"Job {number:04}",
            employment_unit=UNITS[number % 5],
            employment_type=(TYPES[number % 4],),
        )
        for number in range(NUMBER)
    ]
    for name, options in {
        "flat": ListingOptions(sort=("title",)),
        "groups": ListingOptions(group_by="employment_unit", sort=("title",)),
        "table": ListingOptions(layout="table", sort=("title",)),
    }.items():
        (folder / f"{name}.html").write_text(PAGE.format(render(jobs, options)), encoding="utf-8")
    for name in ("careers.css", "careers.js"):
        (folder / name).write_text(read_asset(name), encoding="utf-8")
    with serve_folder(folder) as address:
        yield address


@pytest.mark.parametrize("layout", ["flat", "groups", "table"])
def test_many_jobs(new_context: Callable[..., BrowserContext], address: str, layout: str) -> None:
    page = new_context(base_url=address).new_page()
    page.goto(f"/{layout}.html")
    listing = Listing(page)
    shown = listing.root.locator(SHOWN)
    expect(listing.part("count")).to_have_text("5,000 open positions")
    listing.search.fill("JOB 499")
    expect(listing.part("count")).to_have_text("15 open positions")
    expect(shown).to_have_count(15)
    listing.row_says(
        "Team", "All 15", "Community 2", "Design 2", "Finance 2", "Research 2", "Technology 7"
    )
    listing.choose("Team", "Technology")
    numbers = (499, 1499, 2499, 3499, 4499, 4994, 4999)
    titles = [f"Job {number:04}" for number in numbers]
    expect(shown.locator(".careers-title a")).to_have_text(titles)
    listing.clear.click()
    expect(listing.part("count")).to_have_text("5,000 open positions")
    expect(shown).to_have_count(NUMBER)
    listing.choose("Type", "Internship")
    expect(listing.part("count")).to_have_text("1,250 open positions")
    expect(shown).to_have_count(1250)


def test_a_run_that_has_not_ended_stops(
    new_context: Callable[..., BrowserContext], address: str
) -> None:
    page = new_context(base_url=address).new_page()
    page.goto("/flat.html")
    listing = Listing(page)
    listing.search.fill("no such job")
    run_again(page)
    listing.clear.click()
    shown = listing.root.locator(SHOWN)
    expect(shown).to_have_count(NUMBER)
    page.evaluate("new Promise((resolve) => setTimeout(requestAnimationFrame, 500, resolve))")
    expect(shown).to_have_count(NUMBER)
