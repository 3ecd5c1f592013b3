"""Markers: listings with options of their own on any page, and what is wrong in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.hosts.site import (
    BODY,
    Build,
    HtmlPage,
    build,
    build_site,
    config,
    job,
    page,
    write_files,
)

if TYPE_CHECKING:
    from pathlib import Path
    from xml.etree.ElementTree import Element

MARKER = "<!-- careers:listing -->"
JOBS = {
    "docs/careers/coordinator.md": job(employment_unit="Community", employment_type="FULL_TIME"),
    "docs/careers/trainer.md": job(
        "Trainer", date_posted="2026-11-05", employment_unit="Community"
    ),
    "docs/careers/writer.md": job(
        "Writer", employment_unit="Funds", employment_type="CONTRACTOR", date_posted="2026-10-01"
    ),
    "docs/careers/star.md": job("Star", date_posted="2026-01-01", featured=True),
    "docs/careers/gone.md": job("Gone", status="closed"),
}
SUPERFENCES = ["pymdownx.superfences", "pymdownx.tabbed", "md_in_html", "admonition"]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Return a site with markers on many pages."""
    pages = {
        "docs/index.md": page(
            "Home",
            "Newest:\n\n<!-- careers:listing {limit: 1, sort: [-date_posted]} -->\n\n"
            "For hire:\n\n<!-- careers:listing {where: {employment_type: CONTRACTOR}} -->\n\n"
            "Nothing:\n\n<!-- careers:listing {where: {employment_type: INTERN}, "
            'empty: "No [interns](about/team.md) now."} -->\n',
        ),
        "docs/about/team.md": page(
            "Team", "<!-- careers:listing {group_by: employment_unit} -->\n"
        ),
        "docs/about/how.md": page(
            "How to write a marker",
            f"In a fence:\n\n```html\n{MARKER}\n```\n\nIn a line: `{MARKER}`.\n\n"
            f"Indented:\n\n    {MARKER}\n\nThe end.\n",
        ),
        "docs/about/both.md": page("Both", f"```\n{MARKER}\n```\n\n{MARKER}\n\nAfter.\n"),
        "docs/about/inside.md": page(
            "Inside",
            f"!!! note\n    {MARKER}\n\nBeside {MARKER} text.\n\n"
            "<!--careers:listing{limit: 2}-->\n\n"
            "<!-- careers:listing\n{group_by: none,\n sort: [title]}\n-->\n",
        ),
        "docs/careers/index.md": page("Careers", f"Before.\n\n{MARKER}\n\n## After\n\nEnd.\n"),
    }
    settings = config("material", markdown_extensions=SUPERFENCES)
    return build_site(tmp_path_factory.mktemp("site"), JOBS | pages | {"mkdocs.yml": settings})


def listings(shown: HtmlPage) -> list[list[str]]:
    return [part.titles for part in shown.parts("listing")]


def group_title(heading: Element) -> str:
    return (heading.text or "").strip()


def test_several_markers_on_a_page_with_options_of_their_own(site: Build) -> None:
    assert listings(site.page("")) == [["Trainer"], ["Writer"], []]


def test_words_of_an_empty_listing_are_markdown(site: Build) -> None:
    empty = site.page("").parts("listing")[2]
    assert empty.text == "No interns now."
    assert empty.links == ["about/team/"]


def test_links_are_seen_from_the_page(site: Build) -> None:
    assert site.page("").parts("job")[0].links == ["careers/trainer/"]
    assert "../../careers/trainer/" in site.page("about/team/").parts("listing")[0].links


def test_groups(site: Build) -> None:
    shown = site.page("about/team/")
    [listing] = shown.parts("listing")
    groups = [group_title(element) for element in listing.all("h2")]
    assert groups == ["Community", "Funds", "Other positions"]
    assert listing.titles == ["Trainer", "Program Coordinator", "Writer", "Star"]


def test_order_is_featured_then_newest(site: Build) -> None:
    [titles] = listings(site.page("careers/"))
    assert titles == ["Star", "Trainer", "Program Coordinator", "Writer"]


def test_marker_stands_where_it_was_written(site: Build) -> None:
    shown = site.page("careers/")
    order = list(shown.root.iter())
    listing = order.index(shown.parts("listing")[0].root)
    assert order.index(shown.all("h1")[0]) < listing < order.index(shown.all("h2", id="after")[0])


def test_marker_in_a_code_sample_stays(site: Build) -> None:
    shown = site.page("about/how/")
    assert shown.parts("listing") == []
    assert shown.text.count(MARKER) == 3
    assert shown.text.count("The end.") == 1
    assert not [link for link in shown.head.all("link") if "careers" in link.get("href", "")]


def test_marker_beside_a_code_sample(site: Build) -> None:
    shown = site.page("about/both/")
    assert len(shown.parts("listing")) == 1
    assert shown.text.count(MARKER) == 1


def test_marker_in_a_block_in_a_line_and_over_lines(site: Build) -> None:
    shown = site.page("about/inside/")
    order = ["Star", "Trainer", "Program Coordinator", "Writer"]
    assert listings(shown) == [order, order, order[:2], sorted(order)]
    assert "careers:listing" not in shown.text


def test_no_list_stands_in_a_paragraph(site: Build) -> None:
    for shown in site.pages().values():
        for paragraph in shown.all("p"):
            assert not [e for e in paragraph.iter() if e.get("data-careers") == "listing"]
    assert not [p for p in site.page("").all("p") if not p.get("class") and not list(p.itertext())]


def test_settings_hold_where_a_marker_says_nothing(tmp_path: Path) -> None:
    listing = {"group_by": "employment_unit", "sort": ["title"], "empty": "Come *back*."}
    files = {
        "mkdocs.yml": config("mkdocs", {"listing": listing}),
        "docs/index.md": page(
            "Home",
            f"{MARKER}\n\n<!-- careers:listing {{group_by: none}} -->\n\n"
            "<!-- careers:listing {where: {title: nothing}} -->\n",
        ),
    }
    first, second, third = build_site(tmp_path, JOBS | files).page("").parts("listing")
    assert [group_title(e) for e in first.all("h2")] == [
        "Community", "Funds", "Other positions",
    ]  # fmt: skip
    assert first.titles == ["Program Coordinator", "Trainer", "Writer", "Star"]
    assert second.all("h2") == []
    assert third.text == "Come back."


WRONG = {
    "unknown option": ("{group: employment_unit}", "`group` is not an option of a listing"),
    "unknown value": ("{group_by: colour}", "`colour`"),
    "unknown key of a job": ("{where: {colour: red}}", "`colour`"),
    "broken YAML": ("{group_by: [}", "YAML"),
    "no mapping": ("employment_unit", "`key: value`"),
    "wrong type": ("{limit: many}", "`limit`"),
    "below one": ("{limit: 0}", "`limit`"),
    "duplicate": ("{limit: 1, limit: 2}", "`limit`"),
    "nested": ("{where: " + "[" * 30_000, "nested"),
}


@pytest.mark.parametrize(("options", "said"), WRONG.values(), ids=WRONG)
def test_wrong_marker_stops_the_build(tmp_path: Path, options: str, said: str) -> None:
    body = f"```\n{MARKER}\n```\n\nWords.\n\n<!-- careers:listing {options} -->\n"
    files = JOBS | {"docs/about/team.md": page("Team", body, hide=["toc"])}
    result = build(write_files(tmp_path, files), strict=False)
    assert result.code == 1, result.log[-2000:]
    assert "error[invalid-marker]" in result.log
    assert "--> docs/about/team.md:14:1" in result.log, result.log[-2000:]
    assert said in result.log, result.log[-2000:]
    assert result.log.count("error[invalid-marker]") == 1
    assert not list(result.folder.rglob("*.html")), "a page was written"


def test_two_wrong_markers_are_both_reported(tmp_path: Path) -> None:
    wrong = "<!-- careers:listing {limit: 0} -->"
    files = JOBS | {"docs/a.md": page("A", f"{wrong}\n\nWords.\n\n{wrong}\n"), "docs/b.md": wrong}
    log = build(write_files(tmp_path, files)).log
    for place in ("docs/a.md:3:1", "docs/a.md:7:1", "docs/b.md:1:1"):
        assert f"--> {place}" in log


def test_wrong_marker_below_a_sample_of_it_is_reported_at_its_place(tmp_path: Path) -> None:
    wrong = "<!-- careers:listing {limit: 0} -->"
    files = JOBS | {"docs/a.md": page("A", f"```\n{wrong}\n```\n\n{wrong}\n")}
    log = build(write_files(tmp_path, files)).log
    assert "--> docs/a.md:7:1" in log, log


def test_marker_on_a_job_page(tmp_path: Path) -> None:
    marker = "<!-- careers:listing {where: {employment_type: CONTRACTOR}} -->"
    files = JOBS | {"docs/careers/seeker.md": job("Seeker", f"{BODY}\nOthers:\n\n{marker}\n")}
    shown = build_site(tmp_path, files).page("careers/seeker/")
    assert [part.titles for part in shown.parts("listing")] == [["Writer"]]
    assert shown.json_ld is not None
    assert "Writer" not in shown.json_ld["description"]
