"""Listed: what a listing shows of jobs, rendered and read as browsers read it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import html5lib
import markdown

from mkdocs_careers.outputs.language import load_language
from mkdocs_careers.outputs.listing import Listings
from mkdocs_careers.outputs.spot import Spot
from mkdocs_careers.outputs.templates import load_templates
from tests.hosts.site import HtmlPage, text_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from xml.etree.ElementTree import Element

    from mkdocs_careers.model import Job
    from mkdocs_careers.outputs.language import Language
    from mkdocs_careers.outputs.listing_options import ListingOptions

ENGLISH = load_language("en")
TEMPLATES = load_templates()
SPOT = Spot(lambda job: f"{job.path[8:-3]}/", markdown.markdown)


@dataclass(frozen=True)
class Listed(HtmlPage):
    """A listing as a browser reads it."""

    @property
    def shape(self) -> list[str]:
        """Return headings and jobs in the order of the page: `## Design 1`, `Writer -> writer/`."""
        found = []
        for node in self.root.iter():
            if node.get("class") == "careers-group-title":
                found.append(f"## {text_of(node)}")
            elif node.get("data-careers") == "job":
                link = next(node.iter("a"))
                found.append(f"{''.join(link.itertext())} -> {link.get('href')}")
        return found

    @property
    def rows(self) -> dict[str, list[str]]:
        """Return the rows of the filters: `{"Team": ["All 3", "Design 1"]}`."""
        rows = self.all("div", class_="careers-facet")
        return {text_of(row[0]): [text_of(link) for link in row.iter("a")] for row in rows}

    @property
    def jobs(self) -> list[Element]:
        """Return the jobs."""
        return self.all("*", data_careers="job")

    @property
    def words(self) -> Any:
        """Return what the script is told to say."""
        return json.loads(self.all("div", data_careers="listing")[0].get("data-careers-words", ""))


def render(
    jobs: Iterable[Job],
    options: ListingOptions,
    spot: Spot = SPOT,
    *,
    language: Language = ENGLISH,
    **site: Any,
) -> str:
    """Return the HTML of a listing."""
    listings = Listings(language, TEMPLATES, **site)
    return listings.render(listings.select(tuple(jobs), options), spot)


def read(html: str) -> Listed:
    """Read a piece of a page."""
    return Listed(html5lib.parseFragment(html, treebuilder="etree", namespaceHTMLElements=False))


def show(jobs: Iterable[Job], options: ListingOptions, spot: Spot = SPOT, **site: Any) -> Listed:
    """Render a listing and read it."""
    return read(render(jobs, options, spot, **site))
