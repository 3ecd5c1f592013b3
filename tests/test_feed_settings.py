"""The setting `feeds`: what is wrong with it is said with its place, before any file is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import yaml
from click.testing import CliRunner

from mkdocs_careers import read_settings
from mkdocs_careers.cli import main
from mkdocs_careers.feed_settings import NAMES, FeedSettings
from mkdocs_careers.rules.feeds import feed_address_problems, find_clashes, is_path
from mkdocs_careers.settings import Settings
from tests.small_site import JOB, SITE

if TYPE_CHECKING:
    from pathlib import Path


def found(feeds: object, **more: Any) -> list[tuple[str, str]]:
    problems = read_settings({"feeds": feeds, **more}).problems
    return sorted((".".join(map(str, p.path)), p.code.code) for p in problems)


def test_default_paths() -> None:
    settings = read_settings({"feeds": dict.fromkeys(NAMES, True), "jobs_dir": "about/jobs"})
    assert settings.problems == ()
    assert settings.settings.feeds.paths("about/jobs") == {
        "atom": "about/jobs/atom.xml",
        "rss": "about/jobs/rss.xml",
        "json_feed": "about/jobs/feed.json",
        "jobs_json": "jobs.json",
        "indeed": "about/jobs/indeed.xml",
        "sitemap": "about/jobs/sitemap.xml",
    }


def test_off_is_off() -> None:
    settings = read_settings({"feeds": {"atom": False, "rss": "a/b.xml"}}).settings
    assert settings.feeds == FeedSettings(rss="a/b.xml")
    assert settings.feeds.paths("careers") == {"rss": "a/b.xml"}
    assert Settings().feeds.paths("careers") == {}


@pytest.mark.parametrize(
    "path",
    ["/jobs.xml", "../jobs.xml", "a/../../jobs.xml", "a//b.xml", "./jobs.xml", "a/", "C:/jobs.xml",
     "https://example.org/jobs.xml", "a\\b.xml", "jobs?.xml", "a\x00b.xml", "a/ /b.xml", "..",
     "a/ b.xml", "x" * 201, "\ud800.xml", "jobs\n.xml", "a*.xml"],
)  # fmt: skip
def test_paths_that_leave_the_site_or_are_none(path: str) -> None:
    assert not is_path(path)
    assert found({"atom": path}) == [("feeds.atom", "invalid-feed-path")]


@pytest.mark.parametrize(
    "path", ["jobs.xml", "a/b/c.atom", "über/日本.xml", "a b.xml", ".well-known/x"]
)
def test_paths_inside_the_site(path: str) -> None:
    assert found({"atom": path}) == []


@pytest.mark.parametrize(
    ("feeds", "expected"),
    [
        ({"atom": "jobs.xml", "rss": "Jobs.XML"}, [("feeds.rss", "invalid-feed-path")]),
        ({"atom": "careers/rss.xml", "rss": True}, [("feeds.rss", "invalid-feed-path")]),
        ({"atom": "jobs", "rss": "jobs/rss.xml"}, [("feeds.rss", "invalid-feed-path")]),
        ({"atom": "jobs.json", "jobs_json": True}, [("feeds.jobs_json", "invalid-feed-path")]),
        ({"atom": 5}, [("feeds.atom", "wrong-type")]),
        ({"atom": " "}, [("feeds.atom", "empty-value")]),
        ({"atom": ["a.xml"]}, [("feeds.atom", "wrong-type")]),
        ({"atm": True}, [("feeds.atm", "unknown-key")]),
        ("atom", [("feeds", "wrong-type")]),
        ({"by": ["employment_unit"]}, [("feeds.by", "missing-key")]),
        ({"indeed": True, "by": ["employment_unit"]}, [("feeds.by", "missing-key")]),
        ({"atom": True, "by": ["title"]}, [("feeds.by.0", "not-allowed")]),
        ({"atom": True, "by": "employment_unit"}, []),
    ],
)
def test_mistakes(feeds: object, expected: list[tuple[str, str]]) -> None:
    assert found(feeds) == expected


def test_clashes_with_files_of_the_site() -> None:
    files = {"careers/atom.xml": "`careers/atom.xml`", "a/b/c.html": "`a/b/c.md`", "news": "`news`"}
    paths = {
        "careers/Atom.xml": ("atom",),
        "a/b": ("rss",),
        "news/x.xml": ("by",),
        "ok.xml": ("x",),
    }
    problems = find_clashes(paths, files)
    assert {path: problem.path for path, problem in problems.items()} == {
        "careers/Atom.xml": ("feeds", "atom"),
        "a/b": ("feeds", "rss"),
        "news/x.xml": ("feeds", "by"),
    }


@pytest.mark.parametrize(
    ("feeds", "site_url", "expected"),
    [
        ({"atom": True}, None, ["feed-without-site-url"]),
        ({"jobs_json": True}, "", ["feed-without-site-url"]),
        ({}, None, []),
        ({"jobs_json": True}, "https://example.org", []),
        ({"jobs_json": True}, "https://example.org/", []),
        ({"jobs_json": True}, "https://example.org/docs/", ["jobs-json-below-root"]),
        ({"jobs_json": "careers/jobs.json"}, "https://example.org/", ["jobs-json-below-root"]),
        ({"atom": True}, "https://example.org/docs/", []),
    ],
)
def test_address_of_the_site(feeds: Any, site_url: str | None, expected: list[str]) -> None:
    settings = read_settings({"feeds": feeds}).settings
    assert [p.code.code for p in feed_address_problems(settings, site_url)] == expected


def check(folder: Path, site: str) -> str:
    (folder / "docs/careers").mkdir(parents=True)
    (folder / "docs/careers/coordinator.md").write_text(JOB, encoding="utf-8")
    (folder / "mkdocs.yml").write_text(site, encoding="utf-8")
    arguments = ["check", "--config", str(folder / "mkdocs.yml"), "--as-of", "2026-11-23",
                 "--format", "concise"]  # fmt: skip
    return CliRunner().invoke(main, arguments).output


def test_the_command_says_where(tmp_path: Path) -> None:
    output = check(tmp_path, SITE + "      feeds: {atom: ../x.xml}\n")
    line = next(line for line in output.splitlines() if "invalid-feed-path" in line)
    assert ":8:21" in line, line


def test_one_word_on_the_missing_address_is_enough(tmp_path: Path) -> None:
    site = yaml.safe_load(SITE)
    del site["site_url"]
    site["plugins"][0]["careers"]["feeds"] = {"atom": True}
    output = check(tmp_path, yaml.safe_dump(site))
    assert "feed-without-site-url" in output
    assert "missing-site-url" not in output


def test_feeds_are_checked_before_there_is_a_job(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: A\nplugins:\n- careers:\n    feeds: {rss: true}\n"
    )
    (tmp_path / "docs/careers").mkdir(parents=True)
    output = CliRunner().invoke(main, ["check", "--config", str(tmp_path / "mkdocs.yml")]).output
    assert "feed-without-site-url" in output
