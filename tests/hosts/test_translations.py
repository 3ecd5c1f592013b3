"""Translated sites: with mkdocs-static-i18n every language has its listing and job pages."""

from __future__ import annotations

import pytest

from tests.hosts.site import Build, build, config, job, page, skip_without, write_files

LANGUAGES = [
    {"locale": "en", "name": "English", "default": True},
    {"locale": "de", "name": "Deutsch"},
]
JOBS = {"coordinator": job(), "trainer": job("Trainer"), "ended": job("Ended", status="filled")}


@pytest.fixture(scope="module", params=["suffix", "folder"])
def structure(request: pytest.FixtureRequest) -> str:
    """Return how the site keeps its languages apart."""
    return str(request.param)


@pytest.fixture(scope="module", params=["made index", "written index"])
def site(
    request: pytest.FixtureRequest, structure: str, tmp_path_factory: pytest.TempPathFactory
) -> Build:
    """Return a site in two languages, with all jobs in English."""
    skip_without("mkdocs-static-i18n")
    i18n = {"i18n": {"docs_structure": structure, "languages": LANGUAGES}}
    files = {f"careers/{name}.md": text for name, text in JOBS.items()} | {"index.md": "# Home\n"}
    if request.param == "written index":
        files["careers/index.md"] = page("Work", "<!-- careers:listing -->\n")
    in_english = {f"en/{k}" if structure == "folder" else k: v for k, v in files.items()}
    german = "de/index.md" if structure == "folder" else "index.de.md"
    all_files = {f"docs/{k}": v for k, v in (in_english | {german: "# Start\n"}).items()}
    folder = tmp_path_factory.mktemp("site")
    write_files(folder, all_files | {"mkdocs.yml": config("material", plugins=[i18n])})
    if structure == "folder":
        (folder / "docs/index.md").unlink()
    result = build(folder)
    assert result.code == 0, result.log[-3000:]
    return result


@pytest.mark.parametrize("prefix", ["", "de/"])
def test_listing_of_each_language(site: Build, prefix: str) -> None:
    listing = site.page(f"{prefix}careers/")
    assert listing.root.get("lang") == (prefix.strip("/") or "en")
    assert listing.titles == ["Program Coordinator", "Trainer"]
    assert [part.links for part in listing.parts("job")] == [["coordinator/"], ["trainer/"]]


@pytest.mark.parametrize("prefix", ["", "de/"])
def test_job_page_of_each_language(site: Build, prefix: str) -> None:
    shown = site.page(f"{prefix}careers/coordinator/")
    assert shown.h1 == ["Program Coordinator"]
    assert len(shown.parts("facts")) == len(shown.parts("apply")) == 1
    assert shown.json_ld is not None
    ended = site.page(f"{prefix}careers/ended/")
    assert ended.json_ld is None
    assert ended.meta("robots") == "noindex"


def test_sitemap(site: Build) -> None:
    assert [address for address in site.sitemap if "ended" in address] == []
    assert {"careers/", "careers/coordinator/"} <= set(site.sitemap)


def test_search(site: Build) -> None:
    assert [e["location"] for e in site.search if "ended" in e["location"]] == []
    assert site.found("careers/coordinator/")


def test_stylesheet(site: Build) -> None:
    assert site.has("assets/careers/careers.css")
    for name in ("careers/coordinator/", "de/careers/coordinator/"):
        sheets = [link.get("href", "") for link in site.page(name).head.all("link")]
        [sheet] = [link for link in sheets if link.endswith("careers.css")]
        assert (site.folder / name / sheet).resolve().is_file()
