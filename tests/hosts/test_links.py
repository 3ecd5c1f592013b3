"""Links in Markdown outside of pages: front matter counts from the job, settings from the root."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.hosts.site import (
    BODY,
    EMPLOYER,
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

VALIDATION = {"links": {"not_found": "warn", "unrecognized_links": "warn"}}


def apply_of(shown: HtmlPage) -> list[str]:
    return [link for link in shown.parts("apply")[0].links if not link.startswith("mailto:")]


@pytest.mark.parametrize("directories", [True, False])
def test_links_in_the_front_matter_count_from_the_job(tmp_path: Path, *, directories: bool) -> None:
    words = "See [how](../../about/how.md#steps), [here](_steps.md) and [all](../index.md)."
    files = {
        "docs/careers/field/a.md": job(apply={"email": "jobs@example.org", "instructions": words}),
        "docs/careers/field/_steps.md": page("Steps"),
        "docs/careers/index.md": page("Work"),
        "docs/about/how.md": page("How", "## Steps\n"),
        "mkdocs.yml": config("mkdocs", use_directory_urls=directories),
    }
    site = build_site(tmp_path, files)
    name = "careers/field/a/" if directories else "careers/field/a.html"
    assert apply_of(site.page(name)) == (
        ["../../../about/how/#steps", "../_steps/", "../../"]
        if directories
        else ["../../about/how.html#steps", "_steps.html", "../index.html"]
    )


def test_links_in_the_settings_count_from_the_root(tmp_path: Path) -> None:
    employer = {
        "name": EMPLOYER,
        "overview": "[Us](about/us.md), [out](https://www.example.com/), ![logo](about/us.png)",
        "privacy": "[Privacy](about/us.md?a=1#privacy)",
    }
    settings = {
        "organization": employer,
        "apply": {"instructions": "[How](about/us.md)"},
        "notices": {"filled": "[Filled](about/us.md)"},
        "listing": {"empty": "[Empty](about/us.md)"},
    }
    files = {
        "docs/careers/field/a.md": job(),
        "docs/careers/b.md": job("B", status="filled"),
        "docs/about/us.md": page("Us"),
        "docs/about/us.png": "",
        "docs/about/none.md": page("None", "<!-- careers:listing {where: {title: X}} -->\n"),
        "mkdocs.yml": config("mkdocs", settings),
    }
    site = build_site(tmp_path, files)
    shown = site.page("careers/field/a/")
    assert apply_of(shown) == ["../../../about/us/", "../../../about/us/?a=1#privacy"]
    [section] = [s for s in shown.all("section") if "organization" in s.get("class", "")]
    assert HtmlPage(section).links == ["../../../about/us/", "https://www.example.com/"]
    assert HtmlPage(section).all("img")[0].get("src") == "../../../about/us.png"
    assert "../../about/us/" in site.page("careers/b/").parts("notice")[0].links
    assert site.page("about/none/").parts("listing")[0].links == ["../us/"]


@pytest.mark.parametrize("where", ["job", "settings"])
def test_dead_link_does_not_pass_silently(tmp_path: Path, where: str) -> None:
    words = {"email": "jobs@example.org", "instructions": "See [how](nowhere.md)."}
    files = {
        "docs/careers/a.md": job(apply=words) if where == "job" else job(),
        "mkdocs.yml": config(
            "mkdocs", {} if where == "job" else {"apply": words}, validation=VALIDATION
        ),
    }
    result = build(write_files(tmp_path, files))
    assert "nowhere.md" in result.log, "no word of a dead link"
    assert result.code == 1


def test_dead_link_in_the_body_is_the_hosts_warning(tmp_path: Path) -> None:
    files = {
        "docs/careers/a.md": job(body=f"{BODY}\nSee [how](nowhere.md).\n"),
        "mkdocs.yml": config("mkdocs", validation=VALIDATION),
    }
    result = build(write_files(tmp_path, files))
    assert result.code == 1
    assert "'careers/a.md' contains a link 'nowhere.md'" in result.log


def test_link_of_the_page_to_its_source_stays(tmp_path: Path) -> None:
    settings = config(
        {"name": "material", "features": ["content.action.edit"]},
        repo_url="https://code.example.com/site",
        edit_uri="edit/main/docs/",
    )
    site = build_site(tmp_path, {"docs/careers/a.md": job(), "mkdocs.yml": settings})
    edit = "https://code.example.com/site/edit/main/docs/careers/"
    assert f"{edit}a.md" in site.page("careers/a/").links
    assert not [link for link in site.page("careers/").links if link.startswith(edit)]


def test_jobs_that_another_plugin_or_hook_makes(tmp_path: Path) -> None:
    hook = (
        "from mkdocs.structure.files import File\n"
        "def on_files(files, config):\n"
        "    path, text = 'careers/made.md', open('made.txt', encoding='utf-8').read()\n"
        "    files.append(File.generated(config, path, content=text))\n"
        "    return files\n"
    )
    files = {
        "docs/careers/a.md": job(),
        "made.txt": job("Made"),
        "hook.py": hook,
        "mkdocs.yml": config("mkdocs", hooks=["hook.py"]),
    }
    site = build_site(tmp_path, files)
    assert site.page("careers/").titles == ["Made", "Program Coordinator"]
    assert site.page("careers/made/").json_ld is not None
    (tmp_path / "made.txt").write_text(job("Made", titel="x"), encoding="utf-8")
    assert "--> careers/made.md:9:1" in build(tmp_path).log
