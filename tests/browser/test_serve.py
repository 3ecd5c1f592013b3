"""The server that people write with: pages reload themselves, and filters stay."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.browser.chromium import require_chromium
from tests.browser.listing import Listing
from tests.hosts.server import serve
from tests.hosts.site import config, job, write_files

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import BrowserContext

UNITS = ("Design", "Research")


def test_filters_while_a_job_is_written(
    tmp_path: Path, new_context: Callable[..., BrowserContext]
) -> None:
    require_chromium()
    jobs = {
        f"docs/careers/job-{number}.md": job(f"Job {number}", employment_unit=UNITS[number % 2])
        for number in range(8)
    }
    theme = {"name": "material", "font": False, "features": ["navigation.instant"]}
    with serve(write_files(tmp_path, {"mkdocs.yml": config(theme), **jobs})) as server:
        page = new_context(base_url=server._root.rstrip("/")).new_page()
        page.goto("/careers/")
        listing = Listing(page)
        listing.choose("Team", "Research")
        listing.shows("Job 1", "Job 3", "Job 5", "Job 7")
        server.write("docs/careers/job-3.md", job("Job 33", employment_unit="Research"))
        listing.shows("Job 1", "Job 5", "Job 7", "Job 33")
        server.write("docs/careers/job-5.md", job("Job 5", employment_unit="Design"))
        listing.shows("Job 1", "Job 7", "Job 33")
