"""One state drives everything in Sphinx too: each output of a job in each state."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from tests.hosts.crawler import Crawl
from tests.hosts.jobs_by_state import (
    ENDED,
    FEEDS,
    JOBS,
    NOTICES_IN_MARKDOWN,
    ON_PAGE,
    STATES,
    UNPUBLISHED,
    expect_on_page,
    town,
)
from tests.hosts.site import EMPLOYER, QUIET, Build, HtmlPage, page, skip_without, write_files
from tests.hosts.sphinx_site import STRICT, build_sphinx, conf

if TYPE_CHECKING:
    from collections.abc import Callable


class Variant(NamedTuple):
    """One way to build the site."""

    builder: str
    theme: str
    preview: bool
    ended: str = "notice"


VARIANTS = (
    Variant("html", "alabaster", preview=False),
    Variant("dirhtml", "furo", preview=True),
    Variant("html", "pydata_sphinx_theme", preview=True, ended="exclude"),
    Variant("dirhtml", "sphinx_rtd_theme", preview=False, ended="exclude"),
)
DISTRIBUTIONS = {
    "furo": "furo",
    "pydata_sphinx_theme": "pydata-sphinx-theme",
    "sphinx_rtd_theme": "sphinx-rtd-theme",
}
CAREERS: dict[str, Any] = {
    "careers_organization": {"name": EMPLOYER, "url": "https://www.example.com"},
    "careers_timezone": "UTC",
    "careers_feeds": FEEDS,
    "careers_listing": {"filters": ["job_location"]},
    "careers_notices": NOTICES_IN_MARKDOWN,
    "careers_rules": QUIET,
}
FILES = {**JOBS, "docs/last.md": page("Last")}


@dataclass(frozen=True)
class Shown:
    """One job in a built site."""

    state: str
    variant: Variant
    site: Build
    crawl: Crawl

    @property
    def docname(self) -> str:
        return f"careers/{self.state}-job"

    @property
    def address(self) -> str:
        return f"{self.docname}/" if self.variant.builder == "dirhtml" else f"{self.docname}.html"

    @cached_property
    def page(self) -> HtmlPage:
        return self.crawl.pages[self.address]

    @property
    def is_built(self) -> bool:
        return self.address in self.crawl.pages

    @property
    def index(self) -> HtmlPage:
        return self.crawl.pages["careers/"]

    @property
    def title(self) -> str:
        return f"The {self.state} job"

    @cached_property
    def search(self) -> dict[str, Any]:
        text = (self.site.folder / "searchindex.js").read_text(encoding="utf-8")
        found: dict[str, Any] = json.loads(text[text.index("{") : text.rindex("}") + 1])
        return found


def _is_in_search(shown: Shown) -> bool:
    """Tell whether a word of the job's title leads to it; its name may stand there unused."""
    if shown.docname not in shown.search["docnames"]:
        return False
    number = shown.search["docnames"].index(shown.docname)
    places = (*shown.search["terms"].values(), *shown.search["titleterms"].values())
    is_found = any(number in (place if isinstance(place, list) else [place]) for place in places)
    titles = [place for found in shown.search["alltitles"].values() for place in found]
    return is_found or any(place[0] == number for place in titles)


def _has_facet_page(shown: Shown) -> bool:
    name = f"careers/job-location/{town(shown.state).lower()}"
    links = shown.crawl.links
    return shown.address in links.get(f"{name}/", links.get(f"{name}.html", ()))


def _is_related(shown: Shown) -> bool:
    parts = (part for other in shown.crawl.pages.values() for part in other.parts("related"))
    return any(shown.title in part.text for part in parts)


def _is_in_feeds(shown: Shown) -> dict[str, bool]:
    names = [name for name in shown.crawl.links if name.endswith((".xml", ".json"))]
    files = [name for name in names if name.startswith("careers/") or name == "jobs.json"]
    assert len(files) == len(FEEDS), files
    return {name: shown.address in shown.crawl.links[name] for name in files}


ADVERTISED: dict[str, Callable[[Shown], bool]] = {
    "listing": lambda shown: shown.title in shown.index.titles,
    "facet page": _has_facet_page,
    "facet": lambda shown: town(shown.state) in shown.index.parts("filters")[0].text,
    "related": _is_related,
    "search": _is_in_search,
    "toctree": lambda shown: shown.address in shown.crawl.links[""],
    "sitemap": lambda shown: shown.address in shown.crawl.links["sitemap.xml"],
}
"""Outputs that have an open job, and no other."""


@pytest.fixture(scope="module", params=VARIANTS, ids=lambda variant: "-".join(map(str, variant)))
def built(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Variant, Build, Crawl]:
    """Return the site by one builder with one theme; warnings are mistakes."""
    variant: Variant = request.param
    for name in ("sphinx", "sphinx-sitemap", DISTRIBUTIONS.get(variant.theme, "sphinx")):
        skip_without(name)
    settings = conf(
        variant.theme, "sphinx_sitemap", **CAREERS, careers_ended=variant.ended,
        sitemap_url_scheme="{link}", language="en", html_permalinks=False,
    )  # fmt: skip
    # An index that nobody wrote is made, and no document that a toctree could name.
    is_written = variant.ended == "notice"
    index = {"docs/careers/index.md": page("Work")} if is_written else {}
    names = [*(f"careers/{state}-job" for state in STATES), "careers/anchor"]
    entries = ["", "careers/index", *names] if is_written else [":glob:", "", "careers/*"]
    toc = "\n".join(["```{toctree}", *entries, "last", "```", ""])
    files = FILES | index | {"conf.py": settings, "docs/index.md": page("Home", toc)}
    folder = write_files(tmp_path_factory.mktemp("site"), files)
    preview = {"CAREERS_PREVIEW": "1"} if variant.preview else {}
    jobs = ("-j", "2") if variant.theme == "furo" else ()
    site = build_sphinx(folder, folder / "out", *STRICT, *jobs, builder=variant.builder, **preview)
    assert site.code == 0, site.log
    return variant, site, Crawl(site)


@pytest.fixture(params=STATES)
def shown(request: pytest.FixtureRequest, built: tuple[Variant, Build, Crawl]) -> Shown:
    """Return a job in each of its states."""
    return Shown(request.param, *built)


def test_page_is_there(shown: Shown) -> None:
    is_kept = shown.state not in ENDED or shown.variant.ended == "notice"
    is_public = shown.state not in UNPUBLISHED or shown.variant.preview
    assert shown.is_built == (is_kept and is_public)


def test_what_the_page_says(shown: Shown) -> None:
    if shown.is_built:
        found = {name: read(shown.page) for name, read in ON_PAGE.items()}
        # Themes of Sphinx put a dash before the site's name, and one sets that name as an H1.
        found["title"] = found["title"].partition(" \u2014 ")[0]
        found["H1"] = [words for words in found["H1"] if words != "Example"]
        assert found == expect_on_page(shown.state)


def test_where_it_is_advertised(shown: Shown) -> None:
    found = {name: look(shown) for name, look in ADVERTISED.items()}
    assert found == dict.fromkeys(ADVERTISED, shown.state == "open")


def test_feeds(shown: Shown) -> None:
    found = _is_in_feeds(shown)
    assert found == dict.fromkeys(found, shown.state == "open")


def test_no_other_page_leads_there(shown: Shown) -> None:
    sources = shown.crawl.sources(shown.address)
    assert bool(sources) == (shown.state == "open"), sources


def test_source_is_not_published(shown: Shown) -> None:
    """The source of a job that is not open has what its page does not say."""
    sources = list((shown.site.folder / "_sources").rglob(f"{shown.state}-job.*"))
    assert bool(sources) == (shown.state == "open")
