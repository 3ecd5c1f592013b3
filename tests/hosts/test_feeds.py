"""Feeds of a built site: written where the settings say, announced by its pages, true today."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

import pytest

from mkdocs_careers.feed_settings import NAMES, SUBSCRIBED
from tests.hosts.server import serve
from tests.hosts.site import (
    CHICAGO,
    SITE_URL,
    Build,
    HtmlPage,
    build,
    config,
    job,
    page,
    skip_without,
    write_files,
)
from tests.hosts.test_i18n import HOMES, STRUCTURES, german, put
from tests.hosts.test_i18n import settings as in_languages
from tests.hosts.test_i18n import write_files as write_in_languages
from tests.syndicated import WITH_TITLES, read_entries

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

ALL = dict.fromkeys(NAMES, True)
PATHS = {kind: name if kind == "jobs_json" else f"careers/{name}" for kind, name in NAMES.items()}
FILES: dict[str, str | bytes] = {
    "docs/careers/coordinator.md": job(
        employment_unit="Community", description="Help.", valid_through="2027-01-15"
    ),
    "docs/careers/trainer.md": job(
        "Trainer", employment_unit="Design", date_posted="2026-11-05", job_location=[CHICAGO]
    ),
    "docs/careers/over.md": job("Over", status="filled", employment_unit="Gone"),
    "docs/careers/ends.md": job("Ends", valid_through="2026-11-12"),
    "docs/careers/draft.md": job("Draft", status="draft"),
    "docs/careers/later.md": job("Later", date_posted="2027-01-01"),
    "docs/careers/paused.md": job("Paused", status="paused"),
    "docs/about.md": page("About", "<!-- careers:listing {where: {employment_unit: Design}} -->"),
    "docs/other.md": page("Other"),
}
OPEN = ["Trainer", "Program Coordinator", "Ends"]


def made(
    folder: Path, feeds: Mapping[str, Any] | None = None, theme: str = "mkdocs", **options: Any
) -> Build:
    """Build a site with feeds; the build must succeed."""
    careers = {"feeds": dict(ALL if feeds is None else feeds)} | options.pop("careers", {})
    files = FILES | options.pop("files", {}) | {"mkdocs.yml": config(
        theme, careers, **options.pop("config", {}))}  # fmt: skip
    result = build(write_files(folder, files), **options)
    assert result.code == 0, result.log
    return result


def read(site: Build, kind: str, path: str | None = None) -> list[dict[str, Any]]:
    """Read a feed of the site."""
    return read_entries(kind, (site.folder / (path or PATHS[kind])).read_text(encoding="utf-8"))


def titles(site: Build, kind: str, path: str | None = None) -> list[str]:
    return [entry["title"] for entry in read(site, kind, path)]


def announced(shown: HtmlPage) -> dict[str, str]:
    """Return the feeds that a page names in its head, by their type."""
    return {
        link.get("type", ""): link.get("href", "")
        for link in shown.head.all("link", rel="alternate")
        if link.get("type")
    }


def corner(shown: HtmlPage) -> list[tuple[str, str]]:
    """Return the links to feeds that stand in a listing."""
    return [
        (link.text or "", link.get("href", ""))
        for part in shown.all("p", class_="careers-feed")
        for link in HtmlPage(part).all("a")
    ]


@pytest.fixture(scope="module", params=["mkdocs", "properdocs"])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Return a site with all feeds, built by each host."""
    skip_without(request.param)
    if request.param == "properdocs":
        skip_without("properdocs-theme-mkdocs")
    return made(tmp_path_factory.mktemp("feeds"), host=request.param)


@pytest.mark.parametrize("kind", WITH_TITLES)
def test_only_open_jobs_and_the_newest_first(site: Build, kind: str) -> None:
    assert titles(site, kind)[0] == "Trainer"
    assert sorted(titles(site, kind)) == sorted(OPEN)


def test_sitemap_of_open_jobs_alone(site: Build) -> None:
    assert {entry["url"] for entry in read(site, "sitemap")} == {
        f"{SITE_URL}careers/{name}/" for name in ("coordinator", "trainer", "ends")
    }
    assert {"careers/", "careers/trainer/"} <= set(site.sitemap), "the site's own stays whole"


@pytest.mark.parametrize("kind", WITH_TITLES)
def test_the_description_is_that_of_the_page(site: Build, kind: str) -> None:
    for entry in read(site, kind):
        shown = site.page(entry["url"].removeprefix(SITE_URL))
        assert shown.json_ld is not None
        assert entry["text"] == shown.json_ld["description"]
        assert entry["title"] == shown.json_ld["title"]
        assert [entry["url"]] == shown.canonical


@pytest.mark.parametrize("name", ["careers/", "careers/trainer/", "careers/over/", "about/"])
def test_pages_with_careers_announce_the_feeds(site: Build, name: str) -> None:
    found = announced(site.page(name))
    assert list(found) == ["application/atom+xml", "application/rss+xml", "application/feed+json"]
    addresses = [urljoin(f"/{name}", href) for href in found.values()]
    assert addresses == [f"/{PATHS[kind]}" for kind in SUBSCRIBED]


def test_other_pages_do_not(site: Build) -> None:
    assert announced(site.page("other/")) == {}
    assert announced(site.page("")) == {}


def test_the_corner_of_the_careers_listing(site: Build) -> None:
    assert corner(site.page("careers/")) == [("RSS", "rss.xml")]
    assert corner(site.page("about/")) == []


def test_nothing_without_the_setting(tmp_path: Path) -> None:
    site = made(tmp_path, {})
    assert not any(site.has(path) for path in PATHS.values())
    assert announced(site.page("careers/")) == {}
    assert corner(site.page("careers/")) == []


@pytest.mark.parametrize(
    ("feeds", "label"),
    [({"atom": True}, "Atom"), ({"atom": True, "rss": True}, "RSS"), ({"json_feed": True}, "")],
)
def test_label_of_the_corner(tmp_path: Path, feeds: Mapping[str, Any], label: str) -> None:
    shown = made(tmp_path, feeds).page("careers/")
    assert [text for text, _ in corner(shown)] == ([label] if label else [])


def test_the_empty_listing_leads_to_the_feed(tmp_path: Path) -> None:
    over: dict[str, Any] = {
        f"docs/careers/{name}.md": job(name, status="closed")
        for name in ("coordinator", "trainer", "ends")
    }
    site = made(tmp_path, {"rss": True}, files=over)
    assert titles(site, "rss") == []
    assert corner(site.page("careers/")) == [("RSS", "rss.xml")]


def test_feeds_of_facets_and_their_pages(tmp_path: Path) -> None:
    feeds = {"rss": True, "atom": True, "by": ["employment_unit"]}
    site = made(tmp_path, feeds, careers={"listing": {"filters": ["employment_unit"]}})
    name = "careers/employment-unit/design/"
    assert titles(site, "rss", f"{name}rss.xml") == ["Trainer"]
    assert titles(site, "atom", "careers/employment-unit/gone/atom.xml") == []
    assert not site.has("careers/employment-unit/gone/index.html")
    shown = site.page(name)
    assert corner(shown) == [("RSS", "rss.xml")]
    assert set(announced(shown).values()) == {"rss.xml", "atom.xml"}


@pytest.mark.parametrize("theme", ["material", "readthedocs"])
def test_themes(tmp_path: Path, theme: str) -> None:
    site = made(tmp_path, theme=theme)
    assert len(announced(site.page("careers/trainer/"))) == len(SUBSCRIBED)
    assert corner(site.page("careers/")) == [("RSS", "rss.xml")]


def test_without_folders_of_addresses(tmp_path: Path) -> None:
    site = made(tmp_path, {**ALL, "by": "employment_unit"}, config={"use_directory_urls": False})
    for kind in NAMES:
        for entry in read(site, kind):
            assert site.has(entry["url"].removeprefix(SITE_URL))
            assert entry["url"].endswith(".html")
    shown = site.page("careers/trainer.html")
    assert announced(shown)["application/rss+xml"] == "rss.xml"


def test_paths_of_their_own(tmp_path: Path) -> None:
    feeds = {"rss": "feeds/wir stellen ein & mehr.xml", "sitemap": "jobs-map.xml"}
    site = made(tmp_path, feeds)
    path = "feeds/wir stellen ein & mehr.xml"
    assert sorted(titles(site, "rss", path)) == sorted(OPEN)
    href = announced(site.page("careers/"))["application/rss+xml"]
    assert href == "../feeds/wir%20stellen%20ein%20%26%20mehr.xml"
    assert f"{SITE_URL}{href.removeprefix('../')}" in (site.folder / path).read_text("utf-8")
    assert site.has("jobs-map.xml")


def test_a_site_below_a_path(tmp_path: Path) -> None:
    site = made(
        tmp_path, config={"site_url": "https://example.org/docs/"}, strict=False
    )  # the place of jobs.json is worth a warning
    assert "jobs-json-below-root" in site.log
    assert read(site, "atom")[0]["url"] == "https://example.org/docs/careers/trainer/"
    text = (site.folder / "careers/atom.xml").read_text(encoding="utf-8")
    assert (
        'rel="self" type="application/atom+xml" href="https://example.org/docs/careers/atom.xml"'
        in text
    )


# Time


def test_two_days_make_the_same_bytes(tmp_path: Path) -> None:
    first = made(tmp_path / "a", CAREERS_AS_OF="2026-11-10")
    second = made(tmp_path / "b", CAREERS_AS_OF="2026-11-11 23:00")
    for path in PATHS.values():
        assert (first.folder / path).read_bytes() == (second.folder / path).read_bytes()


def test_a_job_that_closes_is_gone_and_nothing_else_changes(tmp_path: Path) -> None:
    before = made(tmp_path / "a")
    after = made(tmp_path / "b", CAREERS_AS_OF="2026-11-13")
    for kind in NAMES:
        kept = [entry for entry in read(before, kind) if "ends" not in entry["url"]]
        assert read(after, kind) == kept
    edited = {"docs/careers/trainer.md": job("Trainer", status="filled")}
    for kind in WITH_TITLES:
        assert "Trainer" not in titles(made(tmp_path / kind, files=edited), kind)


def test_a_preview_is_no_publication(tmp_path: Path) -> None:
    site = made(tmp_path, CAREERS_PREVIEW="1")
    assert sorted(titles(site, "atom")) == sorted(OPEN)


def test_dirty_builds_are_complete(tmp_path: Path) -> None:
    before = made(tmp_path)
    time.sleep(0.01)
    (tmp_path / "docs/careers/trainer.md").write_text(job("Teacher"), encoding="utf-8")
    after = build(tmp_path, "--dirty", strict=False)
    assert after.code == 0, after.log
    for kind in WITH_TITLES:
        found = {entry["title"]: entry["text"] for entry in read(after, kind)}
        assert sorted(found) == sorted(["Teacher", *OPEN[1:]])
        assert all(len(text) > 100 for text in found.values())
    other = (after.folder / "careers/coordinator/index.html").read_text(encoding="utf-8")
    assert HtmlPage.parse(other).json_ld == before.page("careers/coordinator/").json_ld


def test_serve_follows(tmp_path: Path) -> None:
    files = FILES | {"mkdocs.yml": config("mkdocs", {"feeds": {"json_feed": True}})}
    with serve(write_files(tmp_path, files), "mkdocs") as server:
        assert titles_of(server.page("careers/feed.json")) == OPEN
        server.write("docs/careers/trainer.md", job("Teacher", date_posted="2026-11-06"))
        server.wait_for("careers/trainer/", lambda shown: shown.h1 == ["Teacher"])
        end = time.monotonic() + 10
        while time.monotonic() < end:
            if "Teacher" in titles_of(server.page("careers/feed.json")):
                break
            time.sleep(0.1)
        assert titles_of(server.page("careers/feed.json"))[0] == "Teacher"


def titles_of(shown: HtmlPage | None) -> list[str]:
    assert shown is not None
    data = json.loads("".join(shown.root.itertext()))
    return [item["title"] for item in data["items"]]


# Mistakes


@pytest.mark.parametrize(
    ("feeds", "more", "place"),
    [
        ({"atom": "careers/index.html"}, {}, "careers/index.md"),
        ({"atom": "careers/trainer"}, {}, "careers/trainer.md"),
        ({"atom": "careers/trainer/index.html/atom.xml"}, {}, "careers/trainer.md"),
        ({"sitemap": "sitemap.xml"}, {}, "sitemap.xml"),
        ({"rss": "Search/search_index.json"}, {}, "search/search_index.json"),
        ({"rss": "assets/careers/careers.js"}, {}, "careers.js"),
        ({"jobs_json": True}, {"docs/jobs.json": "{}"}, "jobs.json"),
        ({"rss": "404.html"}, {}, "404.html"),
        ({"rss": True, "by": "employment_unit"},
         {"docs/careers/employment-unit/design/rss.xml": "<a/>"}, "design/rss.xml"),
    ],
)  # fmt: skip
def test_nothing_else_of_the_site_is_overwritten(
    tmp_path: Path, feeds: Mapping[str, Any], more: Mapping[str, str], place: str
) -> None:
    files = FILES | dict(more) | {"mkdocs.yml": config("mkdocs", {"feeds": feeds})}
    result = build(write_files(tmp_path, files))
    assert result.code == 1
    assert "error[invalid-feed-path]" in result.log
    assert "mkdocs.yml:" in result.log
    assert place in result.log
    assert not result.has("careers/trainer/")


def test_no_site_url(tmp_path: Path) -> None:
    files = FILES | {"mkdocs.yml": config("mkdocs", {"feeds": {"atom": True}}, site_url="")}
    result = build(write_files(tmp_path, files))
    assert result.code == 1
    assert "error[feed-without-site-url]" in result.log
    assert "site_url: https://www.example.org/" in result.log
    assert not result.has("careers/trainer/")
    off = {"feeds": {"atom": True}, "rules": {"feed-without-site-url": "off"}}
    files |= {"mkdocs.yml": config("mkdocs", off, site_url="")}
    quiet = build(write_files(tmp_path, files), strict=False)
    assert quiet.code == 0, quiet.log
    assert not quiet.has("careers/atom.xml")


def test_hostile_words_break_no_feed(tmp_path: Path) -> None:
    nasty = 'A ]]> </script> <b> & "q" \u2028 ☕'
    text = "Words ]]&gt; <script>alert(1)</script> &copy; \x0b \ufffe and more.\n\n" * 3
    files: dict[str, Any] = {"docs/careers/trainer.md": job(nasty, body=text, rules={
        "title-with-markup": "off", "title-shouts": "off", "hidden-text": "off"})}  # fmt: skip
    site = made(tmp_path, files=files, strict=False)
    for kind in WITH_TITLES:
        found = {entry["title"]: entry["text"] for entry in read(site, kind)}
        assert nasty in found
        assert "alert" not in found[nasty]


# Languages


@pytest.fixture(scope="module", params=STRUCTURES)
def languages(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Return a site in three languages, where one job is translated and others are not."""
    files = put(
        request.param,
        HOMES
        | {
            "docs/careers/coordinator.md": job(employment_unit="Community"),
            "docs/careers/coordinator.de.md": german("Koordination"),
            "docs/careers/trainer.md": job("Trainer", date_posted="2026-11-05"),
            "docs/careers/over.md": job("Over", status="filled"),
            "docs/careers/nur.de.md": job("Nur deutsch", date_posted="2026-11-06"),
        },
    )
    files["mkdocs.yml"] = in_languages(request.param, careers={"feeds": ALL})
    result = build(write_in_languages(tmp_path_factory.mktemp("languages"), files))
    assert result.code == 0, result.log
    return result


def test_each_language_has_its_own_feeds(languages: Build) -> None:
    for kind in SUBSCRIBED:
        name = NAMES[kind]
        assert titles(languages, kind) == ["Nur deutsch", "Trainer", "Program Coordinator"]
        assert titles(languages, kind, f"de/careers/{name}") == [
            "Nur deutsch", "Trainer", "Koordination",
        ]  # fmt: skip
        text = (languages.folder / f"de/careers/{name}").read_text(encoding="utf-8")
        assert f"{SITE_URL}de/careers/{name}" in text
        assert '"de"' in text if kind == "json_feed" else "de<" in text or 'lang="de"' in text
    assert languages.has("fr/careers/rss.xml")


def test_a_fallback_is_not_another_job(languages: Build) -> None:
    ours = {entry["title"]: entry for entry in read(languages, "atom")}
    theirs = {entry["title"]: entry for entry in read(languages, "atom", "de/careers/atom.xml")}
    assert theirs["Trainer"]["id"] == ours["Trainer"]["id"] == f"{SITE_URL}careers/trainer/"
    assert theirs["Nur deutsch"]["id"] == ours["Nur deutsch"]["id"]
    assert theirs["Koordination"]["id"] == f"{SITE_URL}de/careers/coordinator/"
    assert all(entry["text"] for entry in (*ours.values(), *theirs.values()))


@pytest.mark.parametrize("kind", ["indeed", "sitemap"])
def test_machines_get_every_ad_once(languages: Build, kind: str) -> None:
    name = NAMES[kind]
    found = [
        entry["url"]
        for prefix in ("", "de/", "fr/")
        for entry in read(languages, kind, f"{prefix}careers/{name}")
    ]
    advertised = {
        shown.canonical[0]
        for path, shown in languages.pages().items()
        if shown.json_ld is not None and path
    }
    places = {f"{SITE_URL}fr/careers/"}  # no ad is in French: the sitemap has the openings then
    assert set(found) - places == advertised
    assert len(found) == len(set(found))


def test_there_is_one_jobs_json(languages: Build) -> None:
    assert languages.has("jobs.json")
    assert not languages.has("de/jobs.json")
    assert titles(languages, "jobs_json") == ["Nur deutsch", "Trainer", "Program Coordinator"]


def test_pages_lead_to_the_feeds_of_their_language(languages: Build) -> None:
    for name in ("de/careers/", "de/careers/coordinator/", "de/careers/trainer/"):
        href = announced(languages.page(name))["application/rss+xml"]
        assert urljoin(f"/{name}", href) == "/de/careers/rss.xml"
    assert corner(languages.page("de/careers/")) == [("RSS", "rss.xml")]
