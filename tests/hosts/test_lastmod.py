"""`lastmod`: the sitemap has the day on which a job changed, and never that of the build."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest

from tests.hosts.site import SITE_URL, Build, build_site, config, job, page, skip_without
from tests.hosts.site import write_files as write

if TYPE_CHECKING:
    from pathlib import Path

JOBS = {
    "docs/careers/coordinator.md": job(date_posted="2026-10-01"),
    "docs/careers/trainer.md": job("Trainer", date_posted="2026-09-01",
                                   valid_through="2026-11-05"),
    "docs/careers/writer.md": job("Writer", date_posted="2026-08-01", employment_unit="Words"),
    "docs/careers/later.md": job("Later", date_posted="2027-06-01"),
    "docs/words.md": page("Words", "<!-- careers:listing {where: {employment_unit: Words}} -->\n"),
    "docs/about.md": page("About"),
}  # fmt: skip


def days(site: Build) -> dict[str, str | None]:
    """Return the day of each address in the sitemap."""
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    return {
        (url.findtext(f"{space}loc") or "").removeprefix(SITE_URL): url.findtext(f"{space}lastmod")
        for url in ET.parse(site.folder / "sitemap.xml").getroot().iter(f"{space}url")
    }


@pytest.mark.parametrize("theme", ["mkdocs", "material"])
def test_day_of_the_posting(tmp_path: Path, theme: str) -> None:
    files = JOBS | {"mkdocs.yml": config(theme, {"timezone": "UTC"})}
    found = days(build_site(tmp_path, files, CAREERS_AS_OF="2026-11-20"))
    today = found.pop("")  # what MkDocs writes for its own pages stays
    assert found.pop("about/") == today
    assert found == {
        "careers/": "2026-11-06",  # since then the trainer is not listed any more
        "careers/coordinator/": "2026-10-01",
        "careers/writer/": "2026-08-01",
        "words/": "2026-08-01",
    }


def test_list_that_is_asked_for_changes_with_its_jobs(tmp_path: Path) -> None:
    past = page("Past", "<!-- careers:listing {state: closed} -->\n")
    files = JOBS | {"docs/past.md": past, "mkdocs.yml": config("mkdocs", {"timezone": "UTC"})}
    assert days(build_site(tmp_path, files))["past/"] == "2026-11-06"


def test_list_of_nothing_has_no_day(tmp_path: Path) -> None:
    files = {"docs/careers/index.md": page("Work"), "docs/careers/draft.md": job(status="draft")}
    found = days(build_site(tmp_path, files))
    assert found["careers/"] is None
    assert found[""]


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_ends_of_the_calendar(tmp_path: Path, day: str) -> None:
    files = {
        "docs/careers/a.md": job(date_posted="0001-01-01", valid_through="9999-12-31"),
        "docs/careers/b.md": job("B", date_posted="9999-12-31", status="paused"),
        "docs/careers/c.md": job("C", date_posted="0001-01-01", valid_through="0001-01-01"),
        "docs/past.md": page("Past", "<!-- careers:listing {state: [closed, paused]} -->\n"),
    }
    feeds = {"atom": True, "rss": True, "json_feed": True, "jobs_json": True, "indeed": True,
             "sitemap": True}  # fmt: skip
    for zone in ("Pacific/Kiritimati", "Etc/GMT+12", "America/New_York"):
        files["mkdocs.yml"] = config("mkdocs", {"timezone": zone, "feeds": feeds})
        folder = tmp_path / zone
        site = build_site(folder, files, CAREERS_AS_OF=day)
        assert days(site)["careers/a/"] == "0001-01-01"
        data = site.page("careers/a/").json_ld
        assert data is not None
        assert data["datePosted"] == "0001-01-01"
        assert data["validThrough"].startswith("9999-12-31T23:59:59")


def git(folder: Path, *arguments: str, day: str = "") -> None:
    names = {"GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.org",
             "GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@example.org"}  # fmt: skip
    dates = {"GIT_AUTHOR_DATE": f"{day}T12:00:00Z", "GIT_COMMITTER_DATE": f"{day}T12:00:00Z"}
    environment = os.environ | names | (dates if day else {})
    command = ["git", "-C", str(folder), *arguments]
    subprocess.run(command, env=environment, check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Return a site in git, whose coordinator changed last on the 3rd of November."""
    folder = write(tmp_path / "site", JOBS | {"mkdocs.yml": settings()})
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "All", day="2026-10-20")
    path = folder / "docs/careers/coordinator.md"
    path.write_text(path.read_text(encoding="utf-8") + "\nMore.\n", encoding="utf-8")
    git(folder, "commit", "-qam", "More", day="2026-11-03")
    return folder


def settings(theme: str = "mkdocs", **more: Any) -> str:
    return config(theme, {"timezone": "UTC", "lastmod": "git"}, **more)


def built(folder: Path) -> Build:
    """Build what is there."""
    texts = {name: (folder / name).read_bytes() for name in ("mkdocs.yml", "docs/index.md")}
    return build_site(folder, texts)


def test_day_of_the_commit(repository: Path) -> None:
    site = built(repository)
    found = days(site)
    assert found["careers/coordinator/"] == "2026-11-03"
    assert found["careers/writer/"] == "2026-10-20"
    assert found["words/"] == "2026-10-20"
    assert found["careers/"] == "2026-11-06"
    assert "lastmod" not in site.log


def test_job_that_waited_for_its_day_changed_on_it(repository: Path) -> None:
    path = repository / "docs/careers/later.md"
    path.write_text(job("Later", date_posted="2026-11-09"), encoding="utf-8")
    git(repository, "commit", "-qam", "Sooner", day="2026-11-04")
    assert days(built(repository))["careers/later/"] == "2026-11-09"


def test_untracked_file_has_the_day_of_its_posting(repository: Path) -> None:
    for name in ("new", "newer"):
        path = repository / f"docs/careers/{name}.md"
        path.write_text(job(name, date_posted="2026-11-07"), encoding="utf-8")
    site = built(repository)
    assert days(site)["careers/new/"] == "2026-11-07"
    [line] = [line for line in site.log.splitlines() if "lastmod" in line]
    assert "careers/new.md and 1 more" in line


def test_shallow_clone_has_the_days_of_the_postings(repository: Path, tmp_path: Path) -> None:
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "-q", "--depth=1", repository.as_uri(), str(clone))
    site = built(clone)
    assert days(site)["careers/coordinator/"] == "2026-10-01"
    [line] = [line for line in site.log.splitlines() if "lastmod" in line]
    assert line.startswith("INFO")
    assert "shallow" in line


def test_no_git_has_the_days_of_the_postings(tmp_path: Path) -> None:
    site = build_site(tmp_path, JOBS | {"mkdocs.yml": settings()}, PATH="", GIT_DIR="/nowhere")
    assert days(site)["careers/coordinator/"] == "2026-10-01"
    assert len([line for line in site.log.splitlines() if "lastmod" in line]) == 1


def test_several_languages(tmp_path: Path) -> None:
    skip_without("mkdocs-static-i18n")
    languages = [{"locale": "en", "default": True, "name": "English", "build": True},
                 {"locale": "de", "name": "Deutsch", "build": True}]  # fmt: skip
    files = JOBS | {
        "docs/careers/coordinator.de.md": "---\ntitle: Koordination\n---\n\nHilf uns.\n",
        "mkdocs.yml": config("material", {"timezone": "UTC", "rules": {"thin-body": "off"}},
                             [{"i18n": {"docs_structure": "suffix", "languages": languages}}]),
    }  # fmt: skip
    found = days(build_site(tmp_path, files))
    assert found["careers/coordinator/"] == found["de/careers/coordinator/"] == "2026-10-01"
    assert found["careers/"] == found["de/careers/"] == "2026-11-06"
