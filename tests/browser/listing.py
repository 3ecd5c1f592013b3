"""A listing as its reader sees it, to look at and to click on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlsplit

from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page


def query(page: Page) -> list[tuple[str, str]]:
    """Return the parameters of the page's address."""
    return parse_qsl(urlsplit(page.url).query, keep_blank_values=True)


def run_again(page: Page) -> None:
    """Run the script once more, as a theme with instant navigation does."""
    page.evaluate(
        """() => new Promise((resolve) => {
          const script = document.createElement("script");
          script.src = document.querySelector("script[src$='careers.js']").src;
          script.onload = resolve;
          document.body.append(script);
        })"""
    )


@dataclass(frozen=True)
class Listing:
    """The listing of number `index` on a page."""

    page: Page
    index: int = 0

    @property
    def root(self) -> Locator:
        """Return what all of it stands in."""
        return self.page.locator('[data-careers="listing"]').nth(self.index)

    def part(self, name: str) -> Locator:
        """Return the parts of this name."""
        return self.root.locator(f'[data-careers="{name}"]')

    @property
    def search(self) -> Locator:
        """Return the search field."""
        return self.part("search").get_by_role("searchbox")

    @property
    def clear(self) -> Locator:
        """Return the button that clears the filters."""
        return self.part("clear").first

    def row(self, label: str) -> Locator:
        """Return the row of filters that goes by `label`."""
        return self.root.get_by_role("group", name=label, exact=True)

    def value(self, row: str, label: str) -> Locator:
        """Return a value, without its number, in a row."""
        return self.row(row).get_by_role("link").filter(has_text=label)

    def choose(self, row: str, label: str) -> None:
        """Click on a value."""
        self.value(row, label).click()

    @property
    def jobs(self) -> Locator:
        """Return the jobs that can be seen."""
        return self.root.locator('[data-careers="job"]:visible')

    def shows(self, *titles: str, count: int | None = None) -> None:
        """Wait until the jobs of these titles are seen, in this order, and counted."""
        expect(self.jobs.locator(".careers-title a")).to_have_text([*titles])
        number = len(titles) if count is None else count
        words = f"{number} open position{'' if number == 1 else 's'}"
        expect(self.part("count")).to_have_text(words)
        expect(self.part("none")).to_be_visible(visible=not number)

    def row_says(self, row: str, *texts: str) -> None:
        """Wait until the values of a row are these, each with its number."""
        expect(self.row(row).get_by_role("link")).to_have_text([*texts])

    def has_chosen(self, *labels: str) -> None:
        """Wait until these values are the chosen ones, "All" where it is."""
        chosen = self.root.locator('[data-careers="value"][aria-current="true"]')
        expect(chosen).to_have_text([*labels])
