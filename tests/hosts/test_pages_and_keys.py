"""Pages beside the jobs are left alone, and so are the front-matter keys of themes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.hosts.site import Build, build_site, config, job, page

if TYPE_CHECKING:
    from pathlib import Path

NO_JOBS = {
    "docs/careers/README.md": page("Read me", colour="red"),
    "docs/careers/index.md": page("Careers"),
    "docs/careers/_draft.md": page("A draft", titel="x"),
    "docs/careers/_notes/idea.md": "No front matter.\n",
    "docs/careers/how-we-hire.md": page("How we hire"),
    "docs/careers/archive/2019.md": page("Archive"),
    "docs/careers/team/people.md": page("People"),
    "docs/careers/team/index.md": page("Team"),
    "docs/careers-blog/post.md": page("A post"),
    "docs/careers/picture.txt": "no page",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Return a site with many pages beside one job."""
    not_jobs = ["how-we-hire.md", "archive/*", "team/people.md"]
    files = NO_JOBS | {
        "docs/careers/coordinator.md": job(),
        "docs/careers/team/trainer.md": job("Trainer"),
        "mkdocs.yml": config("material", {"not_jobs": not_jobs}),
    }
    del files["docs/careers/README.md"]
    return build_site(tmp_path_factory.mktemp("site"), files)


@pytest.mark.parametrize(
    "address",
    ["_draft/", "_notes/idea/", "how-we-hire/", "archive/2019/", "team/people/", "team/"],
)
def test_page_that_is_no_job(site: Build, address: str) -> None:
    shown = site.page(f"careers/{address}")
    assert shown.parts("facts") == shown.parts("apply") == shown.parts("listing") == []
    assert shown.json_ld is None
    assert shown.meta("robots") is None
    assert f"careers/{address}" in site.sitemap


def test_only_jobs_are_listed(site: Build) -> None:
    assert site.page("careers/").titles == ["Program Coordinator", "Trainer"]


def test_pages_beside_the_jobs_stay_in_the_navigation(site: Build) -> None:
    nav = set(site.page("").nav)
    assert {"careers/how-we-hire/", "careers/archive/2019/", "careers/team/people/"} <= nav
    assert {"careers/coordinator/", "careers/team/trainer/"} & nav == set()


def test_other_files_are_copied(site: Build) -> None:
    assert site.has("careers/picture.txt")


def test_readme_beside_an_index_is_the_hosts_matter(tmp_path: Path) -> None:
    files = {"docs/careers/coordinator.md": job(), **NO_JOBS, "mkdocs.yml": config("mkdocs")}
    names = ("coordinator.md", "README.md", "index.md")
    files = {k: v for k, v in files.items() if k.endswith(names)}
    del files["docs/careers/team/index.md"]
    result = build_site(tmp_path, files, strict=False)
    assert result.page("careers/").h1 == ["Careers"]
    assert result.page("careers/").titles == ["Program Coordinator"]


HOST_KEYS: dict[str, Any] = {
    "hide": ["toc", "navigation"],
    "tags": ["adults", "learning"],
    "icon": "material/school",
    "subtitle": "Help",
    "search": {"boost": 2},
    "comments": True,
    "template": "own.html",
}


@pytest.fixture(scope="module")
def themed(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Return a Material site with jobs that use Material's keys."""
    files = {
        "docs/careers/coordinator.md": job(**HOST_KEYS),
        "docs/careers/filled.md": job("Filled", status="filled", **HOST_KEYS),
        "docs/careers/paused.md": job("Paused", status="paused"),
        "docs/tags.md": "# Tags\n\n<!-- material/tags -->\n",
        "docs/new.md": page("New", status="new"),
        "overrides/own.html": '{% extends "main.html" %}{% block content %}'
        '<div class="own">{{ super() }}<i>{{ job.title }}</i></div>{% endblock %}',
        "mkdocs.yml": config(
            {"name": "material", "custom_dir": "overrides"},
            plugins=["tags"],
            nav=["index.md", "new.md", "tags.md", "careers/coordinator.md"],
            extra={"status": {"open": "Open!", "filled": "Filled!", "paused": "Paused!",
                              "new": "New!"}},
        ),
    }  # fmt: skip
    return build_site(tmp_path_factory.mktemp("themed"), files)


def test_status_does_not_reach_material(themed: Build) -> None:
    for name in ("careers/coordinator/", "careers/filled/", "careers/paused/", ""):
        icons = [e.get("class", "") for e in themed.page(name).all("span")]
        statuses = {icon for icon in icons if "md-status" in icon}
        assert statuses <= {"md-status md-status--new"}
    assert any(e.get("class") == "md-status md-status--new" for e in themed.page("").all("span")), (
        "Material's own status works on other pages"
    )


def test_hide(themed: Build) -> None:
    sidebars = themed.page("careers/coordinator/").all("div", data_md_component="sidebar")
    assert len(sidebars) == 2
    assert all("hidden" in sidebar.attrib for sidebar in sidebars)
    other = themed.page("careers/paused/").all("div", data_md_component="sidebar")
    assert not any("hidden" in sidebar.attrib for sidebar in other)


def test_tags(themed: Build) -> None:
    assert "careers/coordinator/" in "".join(themed.page("tags/").links)
    tags = [e for e in themed.page("careers/coordinator/").all("nav") if "md-tags" in
            e.get("class", "")]  # fmt: skip
    assert len(tags) == 1


def test_template_and_the_job_in_it(themed: Build) -> None:
    [own] = themed.page("careers/coordinator/").all("div", class_="own")
    [title] = own.iter("i")
    assert title.text == "Program Coordinator"


def test_search_keys_of_material(themed: Build) -> None:
    entries = {e["location"]: e for e in themed.search}
    assert entries["careers/coordinator/"]["boost"] == 2
    assert "careers/filled/" not in entries


@pytest.mark.parametrize("search", ["true", "'off'", "[exclude]", "~"])
@pytest.mark.parametrize("theme", ["mkdocs", "material"])
def test_any_value_of_a_key_of_others(tmp_path: Path, search: str, theme: str) -> None:
    files = {
        "docs/careers/a.md": job(status="filled").replace("title:", f"search: {search}\ntitle:"),
        "mkdocs.yml": config(theme),
    }
    assert not build_site(tmp_path, files).found("careers/a/")


def test_keys_of_the_site_pass(tmp_path: Path) -> None:
    files = {
        "docs/careers/a.md": job(my_banner="red"),
        "overrides/main.html": '{% extends "base.html" %}{% block extrahead %}'
        '<meta name="banner" content="{{ page.meta.my_banner }}">{% endblock %}',
        "mkdocs.yml": config(
            {"name": "mkdocs", "custom_dir": "overrides"}, {"host_keys": ["my_banner"]}
        ),
    }
    assert build_site(tmp_path, files).page("careers/a/").meta("banner") == "red"


def test_own_templates_of_the_site(tmp_path: Path) -> None:
    files = {
        "docs/careers/a.md": job(),
        "overrides/careers/apply.html": '<p data-careers="apply">Own: {{ mailto }}</p>',
        "mkdocs.yml": config({"name": "mkdocs", "custom_dir": "overrides"}),
    }
    [apply] = build_site(tmp_path, files).page("careers/a/").parts("apply")
    assert apply.root.text == "Own: mailto:jobs@example.org?subject=Program%20Coordinator"
