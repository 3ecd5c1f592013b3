"""One state drives everything: what each output says of a job in each state, in every host."""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from tests.hosts.crawler import Crawl, tidy
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
from tests.hosts.site import Build, HtmlPage, build_site, config, page, skip_without

if TYPE_CHECKING:
    from collections.abc import Callable

FILES = {**JOBS, "docs/last.md": page("Last")}
NAV: list[Any] = [
    "index.md",
    {"Work": ["careers/index.md", *(f"careers/{state}-job.md" for state in STATES)]},
    "last.md",
]


class Variant(NamedTuple):
    """One way to build the site."""

    host: str
    theme: str
    directories: bool
    preview: bool
    ended: str = "notice"


VARIANTS = (
    Variant("mkdocs", "mkdocs", directories=True, preview=False),
    Variant("mkdocs", "mkdocs", directories=False, preview=True),
    Variant("mkdocs", "material", directories=True, preview=True),
    Variant("mkdocs", "material", directories=False, preview=False),
    Variant("properdocs", "mkdocs", directories=True, preview=True),
    Variant("properdocs", "material", directories=True, preview=False),
    Variant("mkdocs", "mkdocs", directories=True, preview=True, ended="exclude"),
    Variant("mkdocs", "material", directories=False, preview=False, ended="exclude"),
    Variant("properdocs", "mkdocs", directories=False, preview=False, ended="exclude"),
)


@dataclass(frozen=True)
class Shown:
    """One job in a built site."""

    state: str
    variant: Variant
    site: Build
    crawl: Crawl

    @property
    def address(self) -> str:
        return self._address_of(f"careers/{self.state}-job")

    def _address_of(self, path: str) -> str:
        return f"{path}/" if self.variant.directories else f"{path}.html"

    @cached_property
    def page(self) -> HtmlPage:
        return self.crawl.pages[self.address]

    @property
    def is_built(self) -> bool:
        return self.address in self.crawl.pages

    def leads_from(self, path: str) -> bool:
        """Tell whether the page of a file leads to the job."""
        return self.address in self.crawl.links[self._address_of(path)]

    def has_chain(self) -> bool:
        """Tell whether the job is the next or the previous page of another."""
        found = [
            link.get("href", "")
            for shown in self.crawl.pages.values()
            for link in (*shown.all("link"), *shown.all("a"))
            if link.get("rel") in ("prev", "next")
        ]
        return any(tidy(link).rstrip("/").endswith(f"{self.state}-job") or
                   f"{self.state}-job.html" in link for link in found)  # fmt: skip


def _is_listed(shown: Shown) -> bool:
    return f"The {shown.state} job" in shown.crawl.pages["careers/"].titles


def _has_facet_page(shown: Shown) -> bool:
    name = f"careers/job-location/{town(shown.state).lower()}"
    links = shown.crawl.links
    return shown.address in links.get(f"{name}/", links.get(f"{name}.html", ()))


def _is_a_choice(shown: Shown) -> bool:
    return town(shown.state) in shown.crawl.pages["careers/"].parts("filters")[0].text


def _is_related(shown: Shown) -> bool:
    parts = (part for other in shown.crawl.pages.values() for part in other.parts("related"))
    return any(f"The {shown.state} job" in part.text for part in parts)


def _is_in_feeds(shown: Shown) -> dict[str, bool]:
    names = [name for name in shown.crawl.links if name.endswith((".xml", ".json"))]
    files = [name for name in names if name.startswith("careers/") or name == "jobs.json"]
    assert len(files) == len(FEEDS), files
    return {name: shown.address in shown.crawl.links[name] for name in files}


def _is_in_packed_sitemap(shown: Shown) -> bool:
    data = gzip.decompress((shown.site.folder / "sitemap.xml.gz").read_bytes())
    return f"/{shown.address}<".encode() in data


ADVERTISED: dict[str, Callable[[Shown], Any]] = {
    "listing": _is_listed,
    "facet page": _has_facet_page,
    "facet": _is_a_choice,
    "related": _is_related,
    "search": lambda shown: shown.address in shown.crawl.links["search/search_index.json"],
    "sitemap": lambda shown: shown.address in shown.crawl.links["sitemap.xml"],
    "packed sitemap": _is_in_packed_sitemap,
    "navigation": lambda shown: shown.leads_from("last"),
    "next and previous": Shown.has_chain,
    "tags": lambda shown: shown.variant.theme != "material" or shown.leads_from("tags"),
}
"""Outputs that have an open job, and no other."""


@pytest.fixture(scope="module", params=VARIANTS, ids=lambda variant: "-".join(map(str, variant)))
def built(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Variant, Build, Crawl]:
    """Return the site, by one host with one theme."""
    variant: Variant = request.param
    skip_without("mkdocs-redirects")
    if variant.host == "properdocs":
        skip_without("properdocs")
        skip_without("properdocs-theme-mkdocs")
    is_material = variant.theme == "material"
    redirects = {f"old-{state}.md": f"careers/{state}-job.md" for state in STATES}
    plugins: list[Any] = [{"redirects": {"redirect_maps": redirects}}]
    theme: dict[str, Any] = {"name": variant.theme}
    if is_material:
        skip_without("mkdocs-material")
        plugins += ["tags", *([] if variant.directories else ["offline"])]
        theme["features"] = ["navigation.footer"]
    careers = {
        "timezone": "UTC",
        "ended": variant.ended,
        "feeds": FEEDS,
        "listing": {"filters": ["job_location"]},
        "notices": NOTICES_IN_MARKDOWN,
    }  # fmt: skip
    settings = config(
        theme, careers, plugins, nav=[*NAV, *(["tags.md"] if is_material else [])],
        use_directory_urls=variant.directories, validation={"links": {"anchors": "warn"}},
    )  # fmt: skip
    files = FILES | {"mkdocs.yml": settings, "docs/index.md": page("Home")}
    if is_material:
        files["docs/tags.md"] = "# Tags\n\n<!-- material/tags -->\n"
    # A status that somebody wrote ends the redirect with a warning; time alone never does.
    strict = variant.ended == "notice"
    site = build_site(
        tmp_path_factory.mktemp("site"), files, host=variant.host, strict=strict,
        **({"CAREERS_PREVIEW": "1"} if variant.preview else {}),
    )  # fmt: skip
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
        assert found == expect_on_page(shown.state)


def test_where_it_is_advertised(shown: Shown) -> None:
    expected = dict.fromkeys(ADVERTISED, shown.state == "open")
    if shown.variant.theme != "material":
        expected["tags"] = True
    assert {name: look(shown) for name, look in ADVERTISED.items()} == expected


def test_feeds(shown: Shown) -> None:
    found = _is_in_feeds(shown)
    assert found == dict.fromkeys(found, shown.state == "open")


def test_redirect(shown: Shown) -> None:
    """An old address leads on as long as the page is there, and nowhere after it."""
    name = f"old-{shown.state}"
    names = {f"{name}/", f"{name}.html"} & set(shown.crawl.pages)
    assert len(names) == shown.is_built
    assert all(shown.address in shown.crawl.links[one] for one in names)


def test_no_other_page_leads_there(shown: Shown) -> None:
    own = {f"old-{shown.state}/", f"old-{shown.state}.html"}
    others = shown.crawl.sources(shown.address) - own
    assert bool(others) == (shown.state == "open"), others


def test_what_the_log_says(built: tuple[Variant, Build, Crawl]) -> None:
    variant, site, _ = built
    log = site.log.splitlines()
    lines = {s: [line for line in log if f"leads to careers/{s}-job.md" in line] for s in STATES}
    gone = (*(ENDED if variant.ended == "exclude" else ()),
            *(() if variant.preview else UNPUBLISHED))  # fmt: skip
    assert {state for state, found in lines.items() if found} == set(gone)
    for state in gone:
        [line] = lines[state]
        is_mistake = state in ("filled", "closed")
        assert line.startswith("WARNING" if is_mistake else "INFO"), line
        assert ("has ended" in line) == (state in ENDED)
        assert f"The redirect from old-{state}.md" in line
    for state in UNPUBLISHED:
        address = f"careers/{state}-job{'/' if variant.directories else '.html'} ({state})"
        assert (address in site.log) == variant.preview
