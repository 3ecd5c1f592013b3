"""Versions: old ones of a site, as `mike` keeps them, advertise no jobs."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.hosts.site import Build, build_site, config, environ, job, page, skip_without
from tests.hosts.site import write_files as write

if TYPE_CHECKING:
    from pathlib import Path

FEEDS = {"atom": True, "json_feed": True}
FILES = {"docs/careers/coordinator.md": job(), "docs/careers/filled.md": job(status="filled")}
SAID = "builds version 1.0"


def settings(canonical: str | None) -> str:
    mike = {"mike": {"canonical_version": canonical}} if canonical else "mike"
    return config("material", {"feeds": FEEDS}, [mike])


def check_archived(site: Build) -> None:
    """Check what holds of a version that is never built again."""
    shown = site.page("careers/coordinator/")
    assert shown.json_ld is None
    assert shown.meta("robots") == "noindex"
    assert not [address for address in site.sitemap if "coordinator" in address]
    assert site.page("careers/").titles == ["Program Coordinator"]
    assert not list((site.folder / "careers").glob("*.xml"))
    assert not list((site.folder / "careers").glob("*.json"))
    for one in (site.page("careers/"), shown):
        feeds = [link.get("type") for link in one.head.all("link", rel="alternate")]
        assert feeds == []


def check_canonical(site: Build) -> None:
    shown = site.page("careers/coordinator/")
    assert shown.canonical == ["https://www.example.org/latest/careers/coordinator/"]
    assert shown.json_ld is not None
    assert shown.json_ld["url"] == shown.canonical[0]
    assert shown.meta("robots") is None


@pytest.mark.parametrize("host", ["mkdocs", "properdocs"])
def test_version_that_nobody_names(tmp_path: Path, host: str) -> None:
    for distribution in ("mike", "mkdocs-material", host):
        skip_without(distribution)
    files = FILES | {"mkdocs.yml": settings(None)}
    site = build_site(tmp_path, files, host=host, MIKE_DOCS_VERSION="1.0")
    check_archived(site)
    assert site.log.count(SAID) == 1


def test_version_that_counts(tmp_path: Path) -> None:
    skip_without("mike")
    skip_without("mkdocs-material")
    files = FILES | {"mkdocs.yml": settings("latest")}
    site = build_site(tmp_path, files, MIKE_DOCS_VERSION="1.0")
    check_canonical(site)
    assert SAID not in site.log


def test_site_without_versions(tmp_path: Path) -> None:
    site = build_site(tmp_path, FILES | {"mkdocs.yml": config("mkdocs", {"feeds": FEEDS})})
    assert site.page("careers/coordinator/").json_ld is not None
    assert list((site.folder / "careers").glob("*.xml"))


@pytest.mark.parametrize("canonical", [None, "latest"])
def test_mike_itself(tmp_path: Path, canonical: str | None) -> None:
    skip_without("mike")
    skip_without("mkdocs-material")
    files = FILES | {"mkdocs.yml": settings(canonical), "docs/index.md": page("Home")}
    folder = write(tmp_path / "project", files)
    names = {"GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.org",
             "GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@example.org"}  # fmt: skip
    path = os.pathsep.join([os.path.dirname(sys.executable), os.environ["PATH"]])  # noqa: PTH120 - a link to Python stays one

    def run(*command: str) -> str:
        done = subprocess.run(
            command, cwd=folder, env=environ(PATH=path, **names), check=False,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=120,
        )  # fmt: skip
        assert done.returncode == 0, done.stdout.decode()
        return done.stdout.decode()

    run("git", "init", "-q", "-b", "main")
    run("git", "add", ".")
    run("git", "commit", "-qm", "All")
    run("mike", "deploy", "1.0", "latest")
    run("git", "worktree", "add", "-q", str(tmp_path / "published"), "gh-pages")
    site = Build(tmp_path / "published" / "1.0", 0, "")
    check_canonical(site) if canonical else check_archived(site)
