"""Beside others: keys of themes, pages that are no jobs, and other plugins."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import yaml

from tests.hosts.site import (
    BODY,
    EMPLOYER,
    Build,
    build_site,
    config,
    job,
    page,
    skip_without,
    text_of,
)

if TYPE_CHECKING:
    from pathlib import Path

JOBS = {
    "docs/careers/coordinator.md": job(employment_unit="Community"),
    "docs/careers/trainer.md": job("Trainer", employment_unit="{{ 7 * 7 }}"),
    "docs/careers/ended.md": job("Ended", status="filled"),
}


LISTING = {"listing": {"filters": "always"}}


def check_facets(site: Build) -> None:
    """Check what holds of the pages of facets with every other plugin."""
    name = "careers/employment-unit/7-7/"
    shown = site.page(name)
    title = f"{{{{ 7 * 7 }}}} · Jobs at {EMPLOYER}"
    assert shown.h1 == [title]
    assert shown.title.startswith(title)
    assert shown.titles == ["Trainer"]
    assert shown.meta("robots") == "noindex, follow"
    assert name not in site.sitemap
    assert not site.found(name)
    assert "employment-unit/7-7/" in site.page("careers/").parts("filters")[0].links


def check(site: Build, prefix: str = "careers/") -> None:
    """Check what holds with every other plugin."""
    assert site.page(prefix).titles == ["Program Coordinator", "Trainer"]
    shown = site.page(f"{prefix}coordinator/")
    assert shown.h1 == ["Program Coordinator"]
    assert shown.json_ld is not None
    assert shown.json_ld["description"].startswith("<p>Help learning circles grow")
    assert len(shown.parts("facts")) == len(shown.parts("apply")) == 1
    assert site.page(f"{prefix}ended/").json_ld is None
    assert site.page(f"{prefix}ended/").meta("robots") == "noindex"
    assert f"{prefix}ended/" not in site.sitemap


@pytest.mark.parametrize("theme", ["mkdocs", "readthedocs", "material"])
def test_no_search(tmp_path: Path, theme: str) -> None:
    text = config(theme).replace("- search\n", "")
    check(build_site(tmp_path, JOBS | {"mkdocs.yml": text}))


MATERIAL_PLUGINS: dict[str, list[Any]] = {
    "tags": ["tags"],
    "meta": ["meta"],
    "blog": [{"blog": {"blog_dir": "news"}}],
    "offline": [{"offline": {"enabled": False}}],
    "group": [{"group": {"enabled": False, "plugins": ["tags"]}}],
}


@pytest.mark.parametrize("plugins", MATERIAL_PLUGINS.values(), ids=MATERIAL_PLUGINS)
def test_plugins_of_material(tmp_path: Path, plugins: list[Any]) -> None:
    skip_without("mkdocs-material")
    files = JOBS | {"docs/news/index.md": "# News\n", "docs/tags.md": "# Tags\n"}
    files["mkdocs.yml"] = config("material", LISTING, plugins=plugins)
    site = build_site(tmp_path, files)
    check(site)
    check_facets(site)


OTHERS: dict[str, tuple[str, Any]] = {
    "minify": ("mkdocs-minify-plugin", {"minify": {"minify_html": True}}),
    "redirects": (
        "mkdocs-redirects",
        {"redirects": {"redirect_maps": {"jobs.md": "careers/coordinator.md"}}},
    ),
    "awesome-nav": ("mkdocs-awesome-nav", "awesome-nav"),
    "macros": ("mkdocs-macros-plugin", {"macros": {"on_error_fail": True}}),
    "section-index": ("mkdocs-section-index", "section-index"),
    "exclude-search": ("mkdocs-exclude-search", {"exclude-search": {"exclude": ["none.md"]}}),
}


@pytest.mark.parametrize("theme", ["mkdocs", "material"])
@pytest.mark.parametrize(("distribution", "plugin"), OTHERS.values(), ids=OTHERS)
@pytest.mark.parametrize("first", [True, False], ids=["before careers", "after careers"])
def test_other_plugin(
    tmp_path: Path, theme: str, distribution: str, plugin: Any, *, first: bool
) -> None:
    skip_without(distribution)
    if (theme, plugin) == ("mkdocs", "section-index"):
        pytest.skip("section-index does not support the theme mkdocs")
    careers = {"careers": {"organization": {"name": EMPLOYER}} | LISTING}
    own = ["search", plugin, careers] if first else [careers, "search", plugin]
    settings = yaml.safe_load(config(theme)) | {"plugins": own}
    files = {"docs/careers/index.md": page("Work"), "mkdocs.yml": yaml.safe_dump(settings)}
    site = build_site(tmp_path, JOBS | files)
    check(site)
    check_facets(site)


def test_redirect_to_a_job(tmp_path: Path) -> None:
    distribution, plugin = OTHERS["redirects"]
    skip_without(distribution)
    files = JOBS | {"mkdocs.yml": config("mkdocs", plugins=[plugin])}
    site = build_site(tmp_path, files)
    assert "../careers/coordinator/" in site.page("jobs/").links
    assert site.page("jobs/").json_ld is None


def test_macros_do_not_run_what_a_job_or_setting_says(tmp_path: Path) -> None:
    distribution, plugin = OTHERS["macros"]
    skip_without(distribution)
    settings = {"organization": {"name": EMPLOYER, "overview": "We are {{ config.site_name }}."}}
    files = {
        "docs/careers/a.md": job("{{ config.site_name }} Lead", skills=["{{ 1 + 1 }}"]),
        "mkdocs.yml": config("mkdocs", settings, plugins=[plugin]),
    }
    shown = build_site(tmp_path, files).page("careers/a/")
    assert shown.h1 == ["{{ config.site_name }} Lead"]
    assert shown.title.startswith("{{ config.site_name }} Lead")
    assert "{{ 1 + 1 }}" in shown.text
    assert "We are {{ config.site_name }}." in shown.text


def test_macros_fill_in_the_body(tmp_path: Path) -> None:
    distribution, plugin = OTHERS["macros"]
    skip_without(distribution)
    files = {
        "docs/careers/a.md": job(body=f"We are {{{{ config.site_name }}}}. {BODY}"),
        "mkdocs.yml": config("mkdocs", plugins=[plugin]),
    }
    shown = build_site(tmp_path, files).page("careers/a/")
    assert "We are Example." in shown.text
    assert shown.json_ld is not None
    assert "We are Example." in shown.json_ld["description"]


def test_minified_page_keeps_its_data(tmp_path: Path) -> None:
    distribution, plugin = OTHERS["minify"]
    skip_without(distribution)
    text = job("R&D </script> Lead", description='Say "hi" & <b>')
    files = {"docs/careers/a.md": text, "mkdocs.yml": config("mkdocs", plugins=[plugin])}
    shown = build_site(tmp_path, files).page("careers/a/")
    assert shown.json_ld is not None
    assert shown.json_ld["title"] == "R&D </script> Lead"
    assert shown.meta("description") == 'Say "hi" & <b>'
    assert shown.h1 == ["R&D </script> Lead"]


@pytest.mark.parametrize("enabled", [True, False])
def test_plugin_that_is_switched_on_or_off(tmp_path: Path, *, enabled: bool) -> None:
    files = JOBS | {"mkdocs.yml": config("mkdocs", {"enabled": enabled})}
    result = build_site(tmp_path, files)
    if enabled:
        check(result)
    else:
        assert result.page("careers/coordinator/").json_ld is None
        assert not result.has("assets/careers/careers.css")


def test_hooks_of_the_site_see_the_job(tmp_path: Path) -> None:
    hook = (
        "def on_page_context(context, page, **kwargs):\n"
        "    if page.file.src_uri == 'careers/coordinator.md':\n"
        "        page.content += '<p class=\"hook\">From a hook</p>'\n"
    )
    files = JOBS | {"hook.py": hook, "mkdocs.yml": config("mkdocs", hooks=["hook.py"])}
    site = build_site(tmp_path, files)
    check(site)
    [added] = site.page("careers/coordinator/").all("p", class_="hook")
    assert text_of(added) == "From a hook"
