"""`mkdocs-careers export changes`: what search engines should look at again, between two builds."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from mkdocs_careers.cli import main
from mkdocs_careers.site_changes import INDEXNOW_LIMIT, Kind, SiteChange, render_indexnow
from tests.hosts.site import build_site, config, job, write_files

if TYPE_CHECKING:
    from click.testing import Result

HOST = "https://www.example.org"


def export(folder: Path, *arguments: str) -> Result:
    before = Path.cwd()
    os.chdir(folder)
    try:
        return CliRunner().invoke(main, ["export", "changes", *arguments])
    finally:
        os.chdir(before)


def lines(result: Result) -> list[dict[str, Any]]:
    assert result.exit_code == 0, result.stderr
    return [json.loads(line) for line in result.stdout.splitlines()]


def page(folder: Path, name: str, title: str | None, head: str = "", url: str = "") -> None:
    """Write the page of a job, or of what is none any more."""
    data = json.dumps({"@type": "JobPosting", "title": title})
    posting = f'<script type="application/ld+json">{data}</script>' if title is not None else ""
    file = folder / name / "index.html"
    file.parent.mkdir(parents=True, exist_ok=True)
    link = f'<link rel="canonical" href="{url or f"{HOST}/{name}/"}">'
    file.write_text(f"<!doctype html><head>{link}{head}{posting}</head><body>")


@pytest.fixture
def sites(tmp_path: Path) -> Path:
    """Return a folder with two builds of a site, in which one of everything has happened."""
    old, new = tmp_path / "old", tmp_path / "new"
    for name in ("same", "changed", "gone", "ended", "paused", "moved"):
        page(old, name, name.title())
    page(new, "same", "Same")
    page(new, "changed", "Changed!")
    page(new, "ended", None, '<meta name="robots" content="noindex">')
    page(new, "paused", None)
    page(new, "there", "Moved")
    page(new, "added", "A\x1b[31m job\n with \u202e signs")
    return tmp_path


TWO = ("--since", "old", "--site", "new")


def test_for_people(sites: Path) -> None:
    done = export(sites, *TWO)
    assert done.exit_code == 0
    assert done.stdout == (
        f"added    {HOST}/added/  A\ufffd[31m job with \ufffd signs\n"
        f"added    {HOST}/there/  Moved\n"
        f"changed  {HOST}/changed/  Changed!\n"
        f"removed  {HOST}/ended/  Ended\n"
        f"removed  {HOST}/gone/  Gone\n"
        f"removed  {HOST}/moved/  Moved\n"
        f"removed  {HOST}/paused/  Paused  (the page stays, without a posting)\n"
    )
    assert done.stderr == "2 added, 1 changed, 4 removed.\n"


def test_for_google(sites: Path) -> None:
    found = {body.pop("url"): body for body in lines(export(sites, *TWO, "--format", "google"))}
    assert found == {
        f"{HOST}/{name}/": {"type": f"URL_{kind}"}
        for name, kind in {
            "added": "UPDATED", "there": "UPDATED", "changed": "UPDATED", "ended": "DELETED",
            "gone": "DELETED", "moved": "DELETED", "paused": "UPDATED",
        }.items()
    }  # fmt: skip


def test_for_indexnow(sites: Path) -> None:
    (body,) = lines(export(sites, *TWO, "--format", "indexnow"))
    names = ["added", "there", "changed", "ended", "gone", "moved", "paused"]
    assert body == {"host": "www.example.org", "urlList": [f"{HOST}/{name}/" for name in names]}
    (body,) = lines(export(sites, *TWO, "--format", "indexnow", "--key", "abc"))
    assert body["key"] == "abc"
    done = export(sites, *TWO, "--format", "google", "--key", "abc")
    assert (done.exit_code, "--key belongs to" in done.stderr) == (2, True)


def test_indexnow_takes_so_many_of_one_host_at_once() -> None:
    found = [
        SiteChange(Kind.ADDED, f"https://{host}.example/{number}", "")
        for number in range(INDEXNOW_LIMIT + 1)
        for host in "ba"
    ]
    bodies = [json.loads(line) for line in render_indexnow(found).splitlines()]
    assert [(body["host"], len(body["urlList"])) for body in bodies] == [
        ("a.example", INDEXNOW_LIMIT),
        ("a.example", 1),
        ("b.example", INDEXNOW_LIMIT),
        ("b.example", 1),
    ]


def test_for_programs(sites: Path) -> None:
    done = export(sites, *TWO, "--format", "json", "-o", "changes.json")
    assert (done.exit_code, done.stdout) == (0, "")
    data = json.loads((sites / "changes.json").read_text(encoding="utf-8"))
    assert data["version"] == 1
    assert data["changes"][2:5] == [
        {"kind": "changed", "url": f"{HOST}/changed/", "title": "Changed!"},
        {"kind": "removed", "url": f"{HOST}/ended/", "title": "Ended", "gone": True},
        {"kind": "removed", "url": f"{HOST}/gone/", "title": "Gone", "gone": True},
    ]


@pytest.mark.parametrize("format_", ["text", "google", "indexnow"])
def test_nothing_changed(format_: str, sites: Path) -> None:
    done = export(sites, "--since", "new", "--site", "new", "--format", format_)
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr == "0 added, 0 changed, 0 removed.\n"


def test_all_jobs_are_over(sites: Path) -> None:
    page(sites / "none", "index", None)
    done = export(sites, "--since", "old", "--site", "none")
    assert done.exit_code == 0
    assert "note: There is no job posting on the pages in none.\n" in done.stderr
    assert "0 added, 0 changed, 6 removed.\n" in done.stderr


def test_folders_that_hold_no_site(sites: Path) -> None:
    (sites / "empty").mkdir()
    (sites / "file").write_text("")
    for wrong, said in (
        ("empty", "There is no page in empty: it holds no built site."),
        ("nowhere", "Directory 'nowhere' does not exist."),
        ("file", "Directory 'file' is a file."),
    ):
        for arguments in (("--since", wrong, "--site", "new"), ("--since", "old", "--site", wrong)):
            done = export(sites, *arguments)
            assert (done.exit_code, done.stdout) == (2, "")
            assert said in done.stderr


def test_builds_for_two_addresses(sites: Path) -> None:
    page(sites / "preview", "same", "Same", url="http://localhost:8000/same/")
    done = export(sites, "--since", "old", "--site", "preview")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "The jobs of the old site are at www.example.org, those of the new one at" in done.stderr
    assert "localhost:8000: these are two sites." in done.stderr


def test_pages_without_an_address(sites: Path) -> None:
    page(sites / "bare", "same", "Same", url="same/")
    done = export(sites, "--since", "old", "--site", "bare")
    assert done.exit_code == 2
    assert "Pages in bare have no address (1 with a job, such as same/index.html)" in done.stderr
    write_files(sites, {})
    page(sites / "bare", "same", "Same", url="./")  # the configuration knows the address
    assert export(sites, "--since", "old", "--site", "bare").stderr.endswith("5 removed.\n")


def test_nobody_says_where_the_site_is(sites: Path) -> None:
    done = export(sites, "--since", "old")
    assert (done.exit_code, "Name the folder of the built site" in done.stderr) == (2, True)
    write_files(sites, {"mkdocs.yml": config(site_dir="public")})
    done = export(sites, "--since", "old")
    assert done.exit_code == 2
    assert "There is no site in public: build it, or name it with --site." in done.stderr
    (sites / "mkdocs.yml").write_text("site_name: A\nsite_dir: !ENV NOWHERE\n")
    done = export(sites, "--since", "old")
    assert (done.exit_code, "does not say where" in done.stderr) == (2, True)


def test_two_builds_of_one_site(tmp_path: Path) -> None:
    files = {
        "docs/careers/coordinator.md": job(valid_through="2026-11-20"),
        "docs/careers/writer.md": job("Writer"),
        "docs/careers/later.md": job("Later", date_posted="2026-11-15"),
    }
    before = build_site(tmp_path, files, CAREERS_AS_OF="2026-11-10")
    before.folder.rename(tmp_path / "before")
    build_site(tmp_path, files, CAREERS_AS_OF="2026-11-10")
    assert export(tmp_path, "--since", "before").stdout == ""
    build_site(tmp_path, files, CAREERS_AS_OF="2026-11-21")
    found = {
        b["url"]: b["type"]
        for b in lines(export(tmp_path, "--since", "before", "--format", "google"))
    }
    assert found == {
        f"{HOST}/careers/coordinator/": "URL_DELETED",
        f"{HOST}/careers/later/": "URL_UPDATED",
    }
