"""Pages of facets: every value of the careers index's filters has one, and only readers find it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import pytest

from tests.hosts.server import serve
from tests.hosts.site import (
    EMPLOYER,
    SITE_URL,
    Build,
    HtmlPage,
    build,
    build_site,
    config,
    job,
    page,
    skip_without,
    text_of,
    write_files,
)
from tests.strategies import HOSTILE

if TYPE_CHECKING:
    from pathlib import Path

THEMES = ("mkdocs", "readthedocs", "material")
UNITS = ("Community", "Design", "Design", "Research & Development")
TOWNS = ("Boston", "Cape Town")
JOBS = {
    f"docs/careers/job-{number}.md": job(
        f"Job {number}",
        employment_unit=UNITS[number % 4],
        job_location={"address_locality": TOWNS[number % 2], "address_country": "US"},
        date_posted="2026-11-02",
    )
    for number in range(8)
} | {
    "docs/careers/gone.md": job("Gone", employment_unit="Gone", status="closed"),
    "docs/careers/draft.md": job("Draft", employment_unit="Draft", status="draft"),
}
PAGES = [
    "careers/employment-unit/community/",
    "careers/employment-unit/design/",
    "careers/employment-unit/research-development/",
    "careers/job-location/boston/",
    "careers/job-location/cape-town/",
]
DESIGN = PAGES[1]
MARKER = "<!-- careers:listing -->"
WARN_ALL = {
    "nav": {"omitted_files": "warn", "not_found": "warn", "absolute_links": "warn"},
    "links": {"not_found": "warn", "absolute_links": "warn", "anchors": "warn"},
}


def build_with(folder: Path, theme: str = "mkdocs", **more: Any) -> Build:
    files, careers = more.pop("files", {}), more.pop("careers", None)
    settings = config(theme, careers, validation=WARN_ALL, **more)
    return build_site(folder, JOBS | {"mkdocs.yml": settings} | files)


def facet_pages(site: Build) -> list[str]:
    """Return the addresses of all pages two folders below the index."""
    found = (name.removesuffix("index.html") for name in site.pages())
    return [name for name in found if name.count("/") == 3 and name.startswith("careers/")]


def rows(shown: HtmlPage) -> dict[str, list[str]]:
    found = shown.all("div", class_="careers-facet")
    return {text_of(row[0]): [text_of(link) for link in row.iter("a")] for row in found}


@pytest.fixture(scope="module", params=THEMES)
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Return a site whose index the plugin makes, in each theme."""
    return build_with(tmp_path_factory.mktemp("site"), request.param)


def test_every_value_of_an_open_job_has_a_page(site: Build) -> None:
    assert facet_pages(site) == PAGES


def test_index_links_to_every_page(site: Build) -> None:
    shown = site.page("careers/")
    [filters] = shown.parts("filters")
    assert filters.root.get("hidden") is None
    below = [name.removeprefix("careers/") for name in PAGES]
    assert sorted({link for link in filters.links if link != "./"}) == below
    assert rows(shown)["Team"] == ["All 8", "Community 2", "Design 4", "Research & Development 2"]


def test_page_shows_the_jobs_of_its_value(site: Build) -> None:
    shown = site.page(DESIGN)
    assert shown.titles == ["Job 1", "Job 2", "Job 5", "Job 6"]
    [listing] = shown.parts("listing")
    assert "../../job-1/" in listing.links
    title = f"Design · Jobs at {EMPLOYER}"
    assert shown.h1 == [title]
    assert shown.title.startswith(title)


def test_page_links_to_the_others_and_to_all(site: Build) -> None:
    [links] = site.page(DESIGN).parts("facet-links")
    assert [text_of(link) for link in links.all("a", aria_current="true")] == ["Design 4"]
    assert {"../community/", "../../job-location/boston/", "../../"} <= set(links.links)
    [back] = site.page(DESIGN).all("p", class_="careers-back")
    assert [link.get("href") for link in back.iter("a")] == ["../../"]


def test_every_link_leads_somewhere(site: Build) -> None:
    for name in ("careers/", *PAGES):
        for link in site.page(name).parts("listing")[0].links:
            target = (site.folder / name / link).resolve()
            assert (target / "index.html").is_file(), f"{name}: {link}"


def test_search_engines_follow_it_and_do_not_keep_it(site: Build) -> None:
    shown = site.page(DESIGN)
    assert shown.meta("robots") == "noindex, follow"
    assert shown.json_ld is None
    assert not [address for address in site.sitemap if address in PAGES]
    assert "careers/" in site.sitemap
    assert shown.canonical in ([], [SITE_URL + DESIGN])


def test_readers_do_not_find_it_in_the_search_of_the_site(site: Build) -> None:
    for name in PAGES:
        assert not site.found(name)
    assert site.found("careers/job-1/")


def test_it_is_not_in_the_navigation(site: Build) -> None:
    for name in ("", "careers/", DESIGN):
        assert not [link for link in site.page(name).nav if "employment-unit" in link]


def test_index_is_marked_in_the_navigation(site: Build) -> None:
    shown = site.page(DESIGN)
    marks = ("active", "current", "md-nav__item--active")
    marked = {
        link.get("href")
        for mark in marks
        for element in shown.root.iter()
        if isinstance(element.tag, str) and mark in element.get("class", "").split()
        for link in element.iter("a")
    }
    assert "../../" in marked


def test_script_and_stylesheet_are_loaded_once(site: Build) -> None:
    for name, prefix in (("careers/", "../"), (DESIGN, "../../../"), ("careers/job-1/", "../../")):
        shown = site.page(name)
        scripts = [s.get("src", "") for s in shown.all("script") if "careers" in s.get("src", "")]
        assert scripts == [f"{prefix}assets/careers/careers.js"]
        sheets = [link for link in shown.head.all("link") if "careers.css" in link.get("href", "")]
        assert len(sheets) == 1
    assert site.has("assets/careers/careers.js")
    assert not [s for s in site.page("").all("script") if "careers" in s.get("src", "")]


# Which index has them -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Words.\n", PAGES),
        (f"{MARKER}\n", PAGES),
        ("<!-- careers:listing {limit: 9} -->\n", []),
        ("<!-- careers:listing {where: {employment_unit: Design}} -->\n", []),
        (f"<!-- careers:listing {{limit: 3}} -->\n\n{MARKER}\n", PAGES),
        ("<!-- careers:listing {filters: never} -->\n", []),
        (f"```\n<!-- careers:listing {{filters: never}} -->\n```\n\n{MARKER}\n", PAGES),
        ("<!-- careers:listing {filters: job_location} -->\n", PAGES[3:]),
        (f"<!-- careers:listing {{filters: employment_unit}} -->\n\n{MARKER}\n", PAGES[:3]),
    ],
)  # fmt: skip
def test_written_index(tmp_path: Path, body: str, expected: list[str]) -> None:
    site = build_with(tmp_path, files={"docs/careers/index.md": page("Work here", body)})
    assert facet_pages(site) == expected
    for part in site.page("careers/").parts("filters"):
        shown = {link for link in part.links if "employment-unit" in link or "location" in link}
        has_pages = {f"careers/{link}" for link in shown} <= set(expected)
        assert (part.root.get("hidden") is None) is (bool(shown) and has_pages)


def test_settings_decide(tmp_path: Path) -> None:
    site = build_with(tmp_path, careers={"listing": {"filters": ["employment_unit"]}})
    assert facet_pages(site) == PAGES[:3]


def test_few_jobs_have_none(tmp_path: Path) -> None:
    files = {"docs/careers/job-0.md": job("Job 0", employment_unit="Design", status="filled")}
    assert facet_pages(build_with(tmp_path, files=files)) == []


def test_other_pages_link_to_them(tmp_path: Path) -> None:
    files = {
        "docs/index.md": page("Home", f"{MARKER}\n"),
        "docs/about/team.md": page("Team", "<!-- careers:listing {limit: 8} -->\n"),
    }
    site = build_with(tmp_path, files=files)
    [filters] = site.page("").parts("filters")
    assert filters.root.get("hidden") is None
    assert DESIGN in filters.links
    assert "careers/" in filters.links
    [filters] = site.page("about/team/").parts("filters")
    assert filters.root.get("hidden") is not None


def test_own_key_of_the_site(tmp_path: Path) -> None:
    schema = '{"properties": {"grade": {"title": "Grade", "enum": ["junior", "senior"]}}}'
    files = {
        f"docs/careers/job-{number}.md": job(f"Job {number}", extra={"grade": grade})
        for number, grade in enumerate(("junior", "senior", "senior"))
    }
    settings = {"schema": "extra.json", "listing": {"filters": ["extra.grade"]}}
    site = build_with(tmp_path, careers=settings, files=files | {"extra.json": schema})
    assert facet_pages(site) == ["careers/extra-grade/junior/", "careers/extra-grade/senior/"]
    assert rows(site.page("careers/")) == {"Grade": ["All 8", "junior 1", "senior 2"]}


# What stands in the way -----------------------------------------------------------------------


def test_file_of_the_site_is_never_taken(tmp_path: Path) -> None:
    own = {
        "docs/careers/employment-unit/design.md": job("Unit Designer"),
        "docs/careers/employment-unit/Community/index.html": "<p>Ours</p>",
        "docs/careers/index.md": page("Work", "[x](employment-unit/design.md)\n"),
    }
    site = build_with(tmp_path, files=own)
    assert site.page(DESIGN).h1 == ["Unit Designer"]
    assert site.page("careers/employment-unit/Community/").text == "Ours"
    found = facet_pages(site)
    assert "careers/employment-unit/design-2/" in found
    assert "careers/employment-unit/community-2/" in found
    assert "employment-unit/design-2/" in site.page("careers/").parts("filters")[0].links


def test_without_folders_for_pages(tmp_path: Path) -> None:
    site = build_with(tmp_path, use_directory_urls=False)
    assert site.has("careers/employment-unit/design.html")
    [filters] = site.page("careers/index.html").parts("filters")
    assert "employment-unit/design.html" in filters.links
    shown = site.page("careers/employment-unit/design.html")
    assert "../job-1.html" in shown.links
    [script] = [s for s in shown.all("script") if "careers" in s.get("src", "")]
    assert script.get("src") == "../../assets/careers/careers.js"


@pytest.mark.parametrize("theme", ["mkdocs", "material"])
def test_hostile_names(tmp_path: Path, theme: str) -> None:
    units = [*HOSTILE, "a=b&c", "فريق التصميم", "../../up", "index", "'"]
    files = {
        f"docs/careers/unit-{number:02}.md": job(f"Unit {number}", employment_unit=unit)
        for number, unit in enumerate(units)
    }
    quiet = {"rules": {"spelt-two-ways": "off"}}
    site = build_with(tmp_path, theme, files=files, careers=quiet)
    shown = site.page("careers/")
    links = {
        link.get("data-careers-value"): link.get("href", "")
        for link in shown.all("a", data_careers="value")
    }
    for number, unit in enumerate(units):
        target = (site.folder / "careers" / unquote(links[f"employment_unit={unit}"])).resolve()
        assert target.parent == (site.folder / "careers" / "employment-unit").resolve()
        found = site.page_at(target / "index.html")
        assert found.titles == [f"Unit {number}"]
        assert " ".join(f"{unit} · Jobs at {EMPLOYER}".split()) in [
            " ".join(title.split()) for title in found.h1
        ]
        assert not [s for s in found.all("script") if "alert" in (s.text or "")]


def test_other_host(tmp_path: Path) -> None:
    skip_without("properdocs")
    settings = config("mkdocs", validation=WARN_ALL)
    site = build_site(tmp_path, JOBS | {"mkdocs.yml": settings}, host="properdocs")
    assert facet_pages(site) == PAGES
    assert site.page(DESIGN).meta("robots") == "noindex, follow"
    assert not [address for address in site.sitemap if address in PAGES]


# Time and change ------------------------------------------------------------------------------


def test_they_follow_the_jobs_in_a_dirty_build(tmp_path: Path) -> None:
    folder = write_files(tmp_path, JOBS)
    assert build(folder).code == 0
    files = {"docs/careers/job-1.md": job("Director", employment_unit="Research & Development")}
    write_files(tmp_path, JOBS | files)
    site = build(folder, "--dirty", strict=False)
    assert site.code == 0, site.log
    assert site.page(DESIGN).titles == ["Job 2", "Job 5", "Job 6"]
    assert site.page(PAGES[2]).titles == ["Director", "Job 3", "Job 7"]
    assert rows(site.page(PAGES[0]))["Team"][2] == "Design 3"


def test_they_follow_the_jobs_under_serve(tmp_path: Path) -> None:
    with serve(write_files(tmp_path, JOBS), "mkdocs") as server:
        shown = server.page(DESIGN)
        assert shown is not None
        assert shown.titles == ["Job 1", "Job 2", "Job 5", "Job 6"]
        server.write("docs/careers/job-0.md", job("Director", employment_unit="Design"))
        server.write("docs/careers/job-4.md", job("Writer", employment_unit="Words"))
        shown = server.wait_for(DESIGN, lambda page: "Director" in page.titles)
        assert "Words 1" in rows(shown)["Team"]
        shown = server.wait_for("careers/employment-unit/words/", lambda page: bool(page.titles))
        assert shown.titles == ["Writer"]
        assert server.page(PAGES[0]) is None, "nobody is in this team any more"


def test_page_of_a_value_that_is_gone_is_gone(tmp_path: Path) -> None:
    folder = write_files(tmp_path, JOBS | {"docs/careers/extra.md": job("X", employment_unit="X")})
    assert "careers/employment-unit/x/" in facet_pages(build(folder))
    (folder / "docs/careers/extra.md").unlink()
    assert facet_pages(build(folder)) == PAGES


def test_page_stays_where_time_alone_has_closed_its_jobs(tmp_path: Path) -> None:
    late = {"docs/careers/late.md": job("Late", employment_unit="X", valid_through="2026-11-30")}
    links = {"docs/team.md": page("Team", "[X](careers/employment-unit/x.md)\n")}
    files = {**late, **links}
    before = build_with(tmp_path / "before", files=files)
    assert before.code == 0
    assert before.page("careers/employment-unit/x/").titles == ["Late"]
    folder = write_files(
        tmp_path / "after", JOBS | {"mkdocs.yml": config(validation=WARN_ALL)} | files
    )
    after = build(folder, CAREERS_AS_OF="2026-12-02")
    assert after.code == 0, after.log
    shown = after.page("careers/employment-unit/x/")
    assert shown.titles == []
    assert "no open positions" in shown.text
    assert "X" not in " ".join(rows(after.page("careers/"))["Team"])


def test_same_input_gives_the_same_pages(tmp_path: Path) -> None:
    first, second = (build_with(tmp_path / name) for name in ("a", "b"))
    for name in ("careers/", *PAGES):
        one, two = (
            (site.folder / name / "index.html").read_text(encoding="utf-8")
            for site in (first, second)
        )
        assert one == two
