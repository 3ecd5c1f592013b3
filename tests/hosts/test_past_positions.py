"""Past positions: a list of jobs that are over, where a page asks for one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.hosts.site import Build, HtmlPage, build, build_site, config, job, page, text_of
from tests.hosts.site import write_files as write

if TYPE_CHECKING:
    from pathlib import Path

JOBS = {
    "docs/careers/open.md": job("Open"),
    "docs/careers/draft.md": job("Draft", status="draft"),
    "docs/careers/later.md": job("Later", date_posted="2027-01-01"),
    "docs/careers/filled.md": job("Filled", status="filled", date_posted="2026-09-01",
                                  featured=True, base_salary={"value": 5, "currency": "USD",
                                                              "unit_text": "HOUR"}),
    "docs/careers/first.md": job("First", valid_through="2026-10-01", date_posted="2026-08-01"),
    "docs/careers/last.md": job("Last", valid_through="2026-11-09", date_posted="2026-08-01"),
    "docs/careers/paused.md": job("Paused", status="paused"),
}  # fmt: skip


def show(folder: Path, options: str, theme: str = "mkdocs", **settings: object) -> HtmlPage:
    """Return the page with a list of past positions."""
    return make(folder, options, theme, **settings).page("past/")


def make(folder: Path, options: str, theme: str = "mkdocs", **settings: object) -> Build:
    files = JOBS | {
        "docs/past.md": page("Past", f"<!-- careers:listing {options} -->\n"),
        "mkdocs.yml": config(theme, {"timezone": "UTC"} | settings),
    }
    return build_site(folder, files)


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ("{state: [filled, closed]}", ["Last", "First", "Filled"]),
        ("{state: closed}", ["Last", "First"]),
        ("{state: filled}", ["Filled"]),
        ("{state: paused}", ["Paused"]),
        ("{state: open}", ["Open"]),
        ("", ["Open"]),
        ("{state: [paused, closed, filled]}", ["Last", "Paused", "First", "Filled"]),
        ("{state: [filled, closed], sort: [title]}", ["Filled", "First", "Last"]),
        ("{state: closed, where: {title: First}}", ["First"]),
        ("{state: closed, limit: 1}", ["Last"]),
    ],
)
def test_jobs(tmp_path: Path, options: str, expected: list[str]) -> None:
    assert show(tmp_path, options).titles == expected


@pytest.mark.parametrize("options", ["{state: draft}", "{state: [filled, scheduled]}",
                                     "{state: [open, filled]}", "{state: []}"])  # fmt: skip
def test_what_cannot_be_listed(tmp_path: Path, options: str) -> None:
    files = JOBS | {"docs/past.md": page("Past", f"<!-- careers:listing {options} -->\n")}
    result = build(write(tmp_path, files))
    assert result.code == 1
    assert "error[invalid-marker]" in result.log


@pytest.mark.parametrize("layout", ["cards", "table"])
def test_nothing_tempts_to_apply(tmp_path: Path, layout: str) -> None:
    shown = show(
        tmp_path, f"{{state: [filled, closed], layout: {layout}}}",
        open_application={"text": "Write to us."}, listing={"filters": "always"},
    )  # fmt: skip
    [listing] = shown.parts("listing")
    assert listing.parts("filters") == listing.parts("open-application") == []
    for entry in listing.parts("job"):
        assert {"data-careers-until", "data-careers-posted"}.isdisjoint(entry.root.attrib)
    for words in ("Featured", "Apply by", "$", "Write to us", "open position"):
        assert words not in listing.text
    assert listing.text.startswith("3 positions")
    said = {text_of(e.all("a")[0]): e.text for e in listing.parts("job")}
    assert "Closed November 9, 2026" in said["Last"]
    assert "Closed October 1, 2026" in said["First"]
    assert said["Filled"].endswith("Filled")
    assert listing.all("time") == []


def test_filters_where_they_are_asked_for(tmp_path: Path) -> None:
    options = "{state: [filled, closed], filters: always, open_application: true}"
    shown = show(tmp_path, options, open_application={"text": "Write to us."})
    assert len(shown.parts("filters")) == len(shown.parts("open-application")) == 1


def test_pages_without_a_page_are_no_links(tmp_path: Path) -> None:
    site = make(tmp_path, "{state: [filled, closed]}", ended="exclude")
    entries = site.page("past/").parts("job")
    assert [entry.all("a") for entry in entries] == [[], [], []]
    assert [text_of(entry.all("bdi")[0]) for entry in entries] == ["Last", "First", "Filled"]


def test_entries_lead_to_the_pages(tmp_path: Path) -> None:
    site = make(tmp_path, "{state: closed}", "material")
    assert site.page("past/").parts("listing")[0].links == ["../careers/last/", "../careers/first/"]
    assert "careers/last/" not in site.sitemap
    assert not site.found("careers/last/")


def test_nothing_to_list(tmp_path: Path) -> None:
    files = {
        "docs/careers/a.md": job(),
        "docs/past.md": page("Past", "<!-- careers:listing {state: filled} -->\n"),
        "mkdocs.yml": config("mkdocs", {"listing": {"empty": "Come back in spring."}}),
    }
    [listing] = build_site(tmp_path, files).page("past/").parts("listing")
    assert listing.text == "There are no positions to show."
    own = "<!-- careers:listing {state: filled, empty: We are new.} -->\n"
    files["docs/past.md"] = page("Past", own)
    assert build_site(tmp_path, files).page("past/").parts("listing")[0].text == "We are new."


def test_facet_pages_are_of_open_jobs(tmp_path: Path) -> None:
    files = JOBS | {
        "docs/careers/index.md": page(
            "Work", "<!-- careers:listing {state: closed, filters: always} -->\n"
        )
    }
    site = build_site(tmp_path, files)
    assert [name for name in site.pages() if "job-location" in name] == []
