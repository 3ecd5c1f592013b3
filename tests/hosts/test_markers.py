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
    text_of,
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
    return text_of(heading[0])


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
    "unknown layout": ("{layout: grid}", "`layout` cannot be `grid`"),
    "switch": ("{filters: off}", "did you mean `never`?"),
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


MISSPELT = (
    "careers:listings",
    "careers: listing",
    "careers-listing",
    "career:list",
    "Careers:listing",
)


@pytest.mark.parametrize("name", MISSPELT)
def test_misspelt_marker_stops_the_build(tmp_path: Path, name: str) -> None:
    body = f"Words.\n\n<!-- careers page: to do -->\n\n<!-- {name} -->\n"
    files = JOBS | {"docs/about/team.md": page("Team", body)}
    result = build(write_files(tmp_path, files), strict=False)
    assert result.code == 1, result.log[-2000:]
    assert "--> docs/about/team.md:7:1" in result.log, result.log[-2000:]
    assert f"`{name}` is no marker" in result.log
    assert result.log.count("error[invalid-marker]") == 1


def test_misspelt_value_is_a_warning(tmp_path: Path) -> None:
    body = "<!-- careers:listing {where: {employment_unit: [Comunity, Circus]}} -->"
    files = JOBS | {"docs/about/team.md": page("Team", body)}
    result = build(write_files(tmp_path, files), strict=False)
    assert result.code == 0, result.log[-2000:]
    assert "warning[no-such-value]: No job has `Comunity` as its `employment_unit`" in result.log
    assert "did you mean `Community`?" in result.log
    assert "`Circus`" not in result.log, "no job is like it: a list may be empty"
    assert build(write_files(tmp_path / "strict", files)).code == 1


def test_listing_stands_between_the_halves_of_its_sentence(tmp_path: Path) -> None:
    files = JOBS | {"docs/team.md": f"We look for {MARKER} and more.\n\nThe end.\n"}
    html = (build(write_files(tmp_path, files)).folder / "team/index.html").read_text()
    text = html[html.index("<p>We look") :]
    assert text.startswith('<p>We look for</p><div class="careers-listing')
    assert "<p>and more.</p>\n<p>The end.</p>" in text


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


OPEN_APPLICATION = {"title": "Nothing fits?", "text": "Tell *us*.", "apply": {"email": "us@x.org"}}


@pytest.mark.parametrize("theme", ["mkdocs", "readthedocs", "material"])
def test_each_listing_has_a_layout_headings_and_ids_of_its_own(tmp_path: Path, theme: str) -> None:
    body = (
        "<!-- careers:listing {group_by: employment_unit, filters: always} -->\n\n## B\n\n"
        "<!-- careers:listing {layout: table, group_by: employment_unit, filters: always} -->\n\n"
        "### And here\n\n<!-- careers:listing {group_by: employment_unit} -->\n"
    )
    files = {"mkdocs.yml": config(theme), "docs/careers/index.md": page("Careers", body)}
    shown = build_site(tmp_path, JOBS | files).page("careers/")
    cards, table, last = shown.parts("listing")
    assert [len(cards.all("h2")), len(cards.all("table"))] == [3, 0]
    assert [len(table.all("h3")), len(table.all("table")), len(table.all("tbody"))] == [0, 1, 3]
    assert len(last.all("h4")) == 3
    ids = [element.get("id") for element in shown.root.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    assert {"careers-search-1", "careers-search-2"} <= set(ids)
    assert "careers-search-3" not in ids
    assert cards.titles == table.titles == last.titles


def test_open_application_stands_once_on_a_page(tmp_path: Path) -> None:
    files = {
        "mkdocs.yml": config("mkdocs", {"open_application": OPEN_APPLICATION}),
        "docs/index.md": page("Home", f"{MARKER}\n\n## More\n\n{MARKER}\n"),
        "docs/a.md": page(
            "A", f"{MARKER}\n\n<!-- careers:listing {{open_application: false}} -->\n"
        ),
        "docs/b.md": page("B", "<!-- careers:listing {open_application: false} -->\n"),
    }
    site = build_site(tmp_path, JOBS | files)
    first, second = site.page("").parts("listing")
    assert not first.parts("open-application")
    [block] = second.parts("open-application")
    assert [text_of(element) for element in block.all("h3")] == ["Nothing fits?"]
    assert block.links == ["mailto:us@x.org?subject=Nothing%20fits%3F"]
    assert [len(part.parts("open-application")) for part in site.page("a/").parts("listing")] == [
        1, 0,
    ]  # fmt: skip
    assert not site.page("b/").parts("open-application")
    assert len(site.page("careers/").parts("open-application")) == 1


def test_open_application_stands_where_no_job_is_open(tmp_path: Path) -> None:
    settings = {"open_application": OPEN_APPLICATION, "listing": {"empty": "Nothing *now*."}}
    files = {"docs/careers/gone.md": JOBS["docs/careers/gone.md"]}
    site = build_site(tmp_path, files | {"mkdocs.yml": config("mkdocs", settings)})
    [listing] = site.page("careers/").parts("listing")
    assert listing.text.startswith("Nothing now. Nothing fits? Tell us.")


def test_open_application_is_no_job(tmp_path: Path) -> None:
    settings = config("material", {"open_application": OPEN_APPLICATION})
    site = build_site(tmp_path, JOBS | {"mkdocs.yml": settings})
    for name, shown in site.pages().items():
        posting = shown.json_ld
        assert posting is None or posting["title"] != "Nothing fits?", name
    assert not [entry for entry in site.search if "Nothing fits" in str(entry)]
    assert len(site.page("careers/").parts("job")) == 4


def test_clock_set_by_hand_reaches_the_script(tmp_path: Path) -> None:
    folder = write_files(tmp_path, JOBS | {"mkdocs.yml": config("mkdocs", {"timezone": "UTC"})})
    [listing] = build(folder).page("careers/").parts("listing")
    assert listing.root.get("data-careers-now") == "2026-11-10T12:00:00+00:00"
    for epoch in ("", "1794312000"):
        site = build(folder, CAREERS_AS_OF="", SOURCE_DATE_EPOCH=epoch)
        [listing] = site.page("careers/").parts("listing")
        assert listing.root.get("data-careers-now") is None


def test_every_template_can_be_replaced(tmp_path: Path) -> None:
    files = {
        "mkdocs.yml": config(
            {"name": "mkdocs", "custom_dir": "theme"}, {"open_application": OPEN_APPLICATION}
        ),
        "docs/careers/index.md": page(
            "Careers",
            "<!-- careers:listing {filters: always} -->\n\n"
            "<!-- careers:listing {layout: table} -->\n",
        ),
        "theme/careers/card.html": "<p class='mine'>{{ job.title }} at {{ url }}</p>"
        "{% for part in parts %}[{{ part.name }}: {{ part.label }}: {{ part.words }}]{% endfor %}"
        "{% for date in dates %}[{{ date.name }}: {{ date.datetime }}]{% endfor %}",
        "theme/careers/row.html": "<td class='mine'><a href='{{ url }}'>{{ job.title }}</a></td>",
        "theme/careers/filters.html": "{{ number }} {{ total }} {{ all_url }} {{ is_hidden }} ",
        "theme/careers/open_application.html": "<p>{{ title }} {{ mailto }} {{ addresses }}</p>",
    }
    shown = build_site(tmp_path, JOBS | files).page("careers/")
    cards, table = shown.parts("listing")
    assert text_of(cards.parts("job")[0].root) == (
        "Star at star/[place: Place: Chicago][posted: 2026-01-01]"
    )
    assert cards.text.startswith("4 open positions 1 4 ./ False Star")
    assert [link.get("href") for link in table.all("a")][:2] == ["star/", "trainer/"]
    assert "Nothing fits? mailto:us@x.org" in table.text


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("{{ titel }}", "'titel' is undefined."),
        ("{{ 1 / 0 }}", "ZeroDivisionError: division by zero."),
        ("{{ job.title | round }}", "TypeError: "),
        ("{% if %}", "Expected an expression"),
    ],
)
def test_template_with_a_mistake_is_named(tmp_path: Path, template: str, said: str) -> None:
    files = {
        "mkdocs.yml": config({"name": "mkdocs", "custom_dir": "theme"}),
        "theme/careers/card.html": template,
    }
    result = build(write_files(tmp_path, JOBS | files))
    assert result.code == 1
    assert f"card.html:1: the careers template cannot be rendered: {said}" in result.log
    assert "Traceback" not in result.log
