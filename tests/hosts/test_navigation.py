"""Navigation: jobs stay out of it, except those that `nav` names and that are open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.hosts.site import BODY, Build, build, build_site, config, job, page, write_files

if TYPE_CHECKING:
    from pathlib import Path

THEMES = ("mkdocs", "readthedocs", "material")
WARN_ALL = {
    "nav": {"omitted_files": "warn", "not_found": "warn", "absolute_links": "warn"},
    "links": {"not_found": "warn", "absolute_links": "warn", "unrecognized_links": "warn"},
}
JOBS = {
    "docs/careers/coordinator.md": job(),
    "docs/careers/field/trainer.md": job("Trainer"),
    "docs/careers/filled.md": job("Filled", status="filled"),
    "docs/careers/paused.md": job("Paused", status="paused"),
    "docs/careers/draft.md": job("Draft", status="draft"),
    "docs/careers/later.md": job("Later", date_posted="2027-06-01"),
}


def build_with(
    folder: Path, theme: str, nav: list[Any] | None, files: dict[str, str] | None = None
) -> Build:
    more: dict[str, Any] = {"nav": nav} if nav else {}
    settings = config(theme, validation=WARN_ALL, **more)
    return build_site(folder, JOBS | (files or {}) | {"mkdocs.yml": settings})


def jobs_in_nav(site: Build) -> list[str]:
    """Return the careers pages that the home page's navigation leads to, each once."""
    return sorted({link for link in site.page("").nav if link.startswith("careers/")})


@pytest.mark.parametrize("theme", THEMES)
def test_automatic_navigation_has_the_index_alone(tmp_path: Path, theme: str) -> None:
    site = build_with(tmp_path, theme, None)
    assert jobs_in_nav(site) == ["careers/"]
    assert "Careers" in site.page("").text


@pytest.mark.parametrize("theme", THEMES)
def test_explicit_navigation(tmp_path: Path, theme: str) -> None:
    index = {"docs/careers/index.md": page("Work here")}
    nav = [{"Home": "index.md"}, {"Work here": "careers/index.md"}]
    assert jobs_in_nav(build_with(tmp_path, theme, nav, index)) == ["careers/"]


def test_navigation_can_name_the_made_index(tmp_path: Path) -> None:
    site = build_with(tmp_path, "mkdocs", ["index.md", "careers/index.md"])
    assert jobs_in_nav(site) == ["careers/"]


def test_made_index_can_stay_out_of_the_navigation(tmp_path: Path) -> None:
    site = build_with(tmp_path, "mkdocs", ["index.md"])
    assert jobs_in_nav(site) == []
    assert site.page("careers/").titles == ["Program Coordinator", "Trainer"]


@pytest.mark.parametrize("theme", THEMES)
def test_named_jobs_stand_in_the_navigation(tmp_path: Path, theme: str) -> None:
    jobs = ["careers/coordinator.md", {"Be a trainer": "careers/field/trainer.md"}]
    nav = ["index.md", {"Careers": ["careers/index.md", *jobs]}]
    site = build_with(tmp_path, theme, nav)
    assert jobs_in_nav(site) == ["careers/", "careers/coordinator/", "careers/field/trainer/"]
    assert "Program Coordinator" in site.page("").text
    assert "Be a trainer" in site.page("").text
    shown = site.page("careers/field/trainer/")  # the navigation's label names only the link
    assert shown.h1 == ["Trainer"]
    assert shown.json_ld is not None
    assert shown.json_ld["title"] == "Trainer"


@pytest.mark.parametrize("theme", THEMES)
def test_jobs_that_are_not_open_are_pruned(tmp_path: Path, theme: str) -> None:
    nav = [
        "index.md",
        {"Careers": ["careers/index.md", "careers/coordinator.md", "careers/filled.md"]},
        {"Paused": "careers/paused.md"},
        {"Old": [{"Inner": ["careers/later.md", {"A draft": "careers/draft.md"}]}]},
        {"Elsewhere": "https://www.example.com/"},
    ]
    site = build_with(tmp_path, theme, nav)
    assert jobs_in_nav(site) == ["careers/", "careers/coordinator/"]
    words = site.page("").text
    assert "Old" not in words
    assert "Inner" not in words
    assert "Elsewhere" in words


def test_nothing_is_left_of_a_navigation_of_ended_jobs(tmp_path: Path) -> None:
    site = build_with(tmp_path, "mkdocs", ["index.md", {"Jobs": ["careers/filled.md"]}])
    assert "Jobs" not in site.page("").text


def test_job_pages_have_the_index_as_parent(tmp_path: Path) -> None:
    files = {"docs/careers/index.md": page("Work here")}
    nav = ["index.md", {"Company": [{"Work here": "careers/index.md"}]}]
    shown = build_with(tmp_path, "readthedocs", nav, files).page("careers/coordinator/")
    [crumbs] = shown.all("ul", class_="wy-breadcrumbs")
    words = [item.text or "".join(item.itertext()) for item in crumbs if item.get("class")]
    assert "Work here" in words


def test_job_pages_have_no_neighbours(tmp_path: Path) -> None:
    shown = build_with(tmp_path, "material", None).page("careers/coordinator/")
    assert shown.head.all("link", rel="prev") + shown.head.all("link", rel="next") == []


def test_link_to_a_job_from_a_page(tmp_path: Path) -> None:
    files = {
        "docs/index.md": page("Home", "[Join](careers/coordinator.md), [all](careers/index.md)\n"),
        "docs/careers/field/trainer.md": job(
            "Trainer", f"{BODY}\nSee the [coordinator](../coordinator.md#careers-apply).\n"
        ),
    }
    site = build_with(tmp_path, "mkdocs", None, files)
    assert {"careers/coordinator/", "careers/"} <= set(site.page("").links)
    trainer = site.page("careers/field/trainer/")
    assert "../../coordinator/#careers-apply" in trainer.links


def test_link_to_the_apply_block_passes_the_check_of_anchors(tmp_path: Path) -> None:
    validation = WARN_ALL | {"links": {**WARN_ALL["links"], "anchors": "warn"}}
    files = JOBS | {
        "mkdocs.yml": config("material", validation=validation),
        "docs/index.md": page("Home", "[Apply](careers/coordinator.md#careers-apply)\n"),
    }
    result = build(write_files(tmp_path, files))
    assert result.code == 0, result.log


def test_link_to_an_ended_job_lives_on(tmp_path: Path) -> None:
    files = {"docs/index.md": page("Home", "[Old](careers/filled.md)\n")}
    assert "careers/filled/" in build_with(tmp_path, "mkdocs", None, files).page("").links


def test_no_message_about_pages_that_are_not_in_the_navigation(tmp_path: Path) -> None:
    quiet = {"rules": {"posted-later": "off"}}
    settings = config("mkdocs", quiet, nav=["index.md", "careers/index.md"])
    log = build_site(tmp_path, JOBS | {"mkdocs.yml": settings}).log
    assert "not included in the" not in log
    assert "careers/" not in log


def test_exclude_docs_and_not_in_nav_of_the_site(tmp_path: Path) -> None:
    settings = config(
        "mkdocs", exclude_docs="careers/field/\n", not_in_nav="careers/coordinator.md\n"
    )
    site = build_site(tmp_path, JOBS | {"mkdocs.yml": settings})
    assert site.page("careers/").titles == ["Program Coordinator"]
    assert not site.has("careers/field/trainer/")


def test_draft_docs_of_the_site(tmp_path: Path) -> None:
    settings = config("mkdocs", draft_docs="careers/field/\n")
    site = build_site(tmp_path, JOBS | {"mkdocs.yml": settings})
    assert not site.has("careers/field/trainer/"), "a page the site keeps back is published"
    assert site.page("careers/").titles == ["Program Coordinator"]
