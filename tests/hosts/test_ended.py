"""`ended: exclude`: jobs that are over have no page, and whoever still leads to one is told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.hosts.crawler import Crawl
from tests.hosts.site import BODY, Build, build, build_site, config, job, page, skip_without
from tests.hosts.site import write_files as write

if TYPE_CHECKING:
    from pathlib import Path

BEFORE, AFTER = "2026-11-09", "2026-11-10"
LOUD = {
    "nav": {"omitted_files": "warn", "not_found": "warn"},
    "links": {"not_found": "warn", "absolute_links": "relative_to_docs",
              "unrecognized_links": "warn", "anchors": "warn"},
}  # fmt: skip
JOBS = {
    "docs/careers/coordinator.md": job(),
    "docs/careers/trainer.md": job("Trainer", valid_through=BEFORE),
}


def settings(theme: str = "mkdocs", plugins: list[Any] | None = None, **more: Any) -> str:
    careers = {"ended": "exclude", "timezone": "UTC"}
    return config(theme, careers, plugins, **{"validation": LOUD, **more})


def gone(site: Build) -> list[str]:
    """Return what the log says of jobs without a page."""
    return [line for line in site.log.splitlines() if " leads to " in line]


def test_page_goes_as_its_day_is_over(tmp_path: Path) -> None:
    folder = write(tmp_path, JOBS | {"mkdocs.yml": settings()})
    for day, is_there in ((BEFORE, True), (AFTER, False)):
        site = build(folder, CAREERS_AS_OF=day)
        assert site.code == 0, site.log
        assert site.has("careers/trainer/") is is_there
        assert gone(site) == []


LINKS = {
    "relative": "[Join](careers/trainer.md)",
    "with an anchor": "[Join](careers/trainer.md#careers-apply)",
    "from the root": "[Join](/careers/trainer.md)",
    "raw": '<a href="careers/trainer/">Join</a>',
    "reference": "[Join][us]\n\n[us]: careers/trainer.md",
}


def test_what_only_looks_like_a_link_to_it_is_none(tmp_path: Path) -> None:
    text = (
        "[Partner](https://partner.example.net/careers/trainer/)\n\n"
        "<!-- <a href='careers/trainer/'>x</a> -->\n"
    )
    files = JOBS | {"mkdocs.yml": settings(), "docs/index.md": page("Home", text)}
    closed = {"docs/careers/trainer.md": job("Trainer", status="filled")}
    site = build(write(tmp_path, files | closed))
    assert site.code == 0, site.log
    assert gone(site) == []


@pytest.mark.parametrize("directories", [True, False])
@pytest.mark.parametrize("kind", LINKS)
def test_link_to_a_job_that_time_closed(tmp_path: Path, kind: str, *, directories: bool) -> None:
    """It is said, and never stops a build however strict."""
    link = LINKS[kind] if directories else LINKS[kind].replace("trainer/", "trainer.html")
    files = JOBS | {"docs/index.md": page("Home", f"{link}\n")}
    files["mkdocs.yml"] = settings(use_directory_urls=directories)
    for day, expected in ((BEFORE, 0), (AFTER, 1)):
        site = build_site(tmp_path / day, files, CAREERS_AS_OF=day)
        assert len(gone(site)) == expected, site.log
    assert gone(site)[0].startswith("INFO")
    assert "index.md leads to careers/trainer.md" in gone(site)[0]


def test_link_in_an_ad_and_in_the_settings(tmp_path: Path) -> None:
    overview = {"name": "Circles", "overview": "Like our [trainer](careers/trainer.md)."}
    careers = {"ended": "exclude", "timezone": "UTC", "organization": overview}
    files = JOBS | {
        "docs/careers/field/writer.md": job("Writer", f"{BODY}\nWith [her](../trainer.md).\n"),
        "mkdocs.yml": config("material", careers, validation=LOUD),
    }
    site = build_site(tmp_path, files, CAREERS_AS_OF=AFTER)
    said = sorted(line.partition("careers: ")[2].partition(" leads")[0] for line in gone(site))
    assert said == ["careers/coordinator.md", "careers/field/writer.md"]


def test_link_to_a_job_that_somebody_closed(tmp_path: Path) -> None:
    """It is a dead link like any other, as loud as the site wants these."""
    files = JOBS | {
        "docs/careers/trainer.md": job("Trainer", status="filled"),
        "docs/index.md": page("Home", "[Join](careers/trainer.md)\n"),
    }
    strict = build(write(tmp_path / "a", files | {"mkdocs.yml": settings()}))
    assert strict.code == 1
    assert gone(strict)[0].startswith("WARNING")
    quiet = settings(validation={"links": {"not_found": "info"}})
    assert build(write(tmp_path / "b", files | {"mkdocs.yml": quiet})).code == 0


def test_strict_build_that_is_quiet_fails_too(tmp_path: Path) -> None:
    files = JOBS | {
        "docs/careers/trainer.md": job("Trainer", status="filled"),
        "docs/index.md": page("Home", "[Join](careers/trainer.md)\n"),
        "mkdocs.yml": settings(),
    }
    assert build(write(tmp_path, files), "-q").code == 1


@pytest.mark.parametrize("theme", ["mkdocs", "material"])
def test_navigation_drops_it(tmp_path: Path, theme: str) -> None:
    nav = ["index.md", {"Jobs": ["careers/index.md", "careers/trainer.md"]}]
    files = JOBS | {"mkdocs.yml": settings(theme, nav=nav)}
    site = build_site(tmp_path, files, CAREERS_AS_OF=AFTER)
    assert not Crawl(site).sources("careers/trainer/")


@pytest.mark.parametrize("ended", ["notice", "exclude"])
@pytest.mark.parametrize("theme", ["mkdocs", "material"])
def test_navigation_of_another_plugin_drops_it(tmp_path: Path, theme: str, ended: str) -> None:
    hook = (
        "from mkdocs.structure.nav import get_navigation\n"
        "def on_nav(nav, config, files):\n"
        "    jobs = ['careers/coordinator.md', 'careers/trainer.md']\n"
        "    config.nav = ['index.md', {'Jobs': jobs[1:]}, {'All': jobs}, 'last.md']\n"
        "    return get_navigation(files, config)\n"
    )
    files = JOBS | {
        "hook.py": hook,
        "docs/last.md": page("Last"),
        "mkdocs.yml": config(theme, {"ended": ended, "timezone": "UTC"}, hooks=["hook.py"]),
    }
    open_, over = (
        Crawl(build_site(tmp_path / day, files, CAREERS_AS_OF=day)) for day in (BEFORE, AFTER)
    )
    assert open_.sources("careers/trainer/") >= {"", "last/"}
    assert over.sources("careers/trainer/") == set()
    assert "Jobs" not in over.pages[""].text
    assert "Jobs" in open_.pages[""].text
    assert "last/" in over.links["careers/coordinator/"]


def test_redirect_that_time_ends(tmp_path: Path) -> None:
    skip_without("mkdocs-redirects")
    redirects = {"old.md": "careers/trainer.md#apply", "all.md": "careers/index.md"}
    plugins = [{"redirects": {"redirect_maps": redirects}}]
    files = JOBS | {"docs/careers/index.md": page("Work"), "mkdocs.yml": settings(plugins=plugins)}
    site = build_site(tmp_path, files, CAREERS_AS_OF=AFTER)
    assert not site.has("old/")
    assert site.has("all/")
    [line] = gone(site)
    assert "INFO" in line
    assert "The redirect from old.md leads to careers/trainer.md" in line


def test_dirty_build_shows_what_time_closed(tmp_path: Path) -> None:
    folder = write(tmp_path, JOBS | {"mkdocs.yml": config("mkdocs", {"timezone": "UTC"})})
    assert build(folder, CAREERS_AS_OF=BEFORE).page("careers/trainer/").json_ld
    site = build(folder, "--dirty", strict=False, CAREERS_AS_OF=AFTER)
    assert site.page("careers/trainer/").json_ld is None
    assert site.page("careers/coordinator/").json_ld is not None


def test_two_pages_of_one_address(tmp_path: Path) -> None:
    files = JOBS | {
        "docs/careers/trainer/index.md": page("Trainer"),
        "mkdocs.yml": config("mkdocs", {"timezone": "UTC"}),
    }
    result = build(write(tmp_path / "a", files), strict=False)
    assert result.code == 1
    assert "error[same-address]" in result.log
    for name in ("trainer.md", "trainer/index.md"):
        assert f"docs/careers/{name}" in result.log
    files["mkdocs.yml"] = config("mkdocs", {"timezone": "UTC"}, use_directory_urls=False)
    build_site(tmp_path / "b", files)
