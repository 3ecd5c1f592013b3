"""The next change: a build says when time will close or open a job, and a build then does so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.hosts.site import build, config, job, skip_without, write_files

if TYPE_CHECKING:
    from pathlib import Path

ZONE = {"timezone": "America/New_York"}


def due(log: str) -> list[str]:
    return re.findall(r"INFO +-  mkdocs_careers: The next change is due (.*)", log)


@pytest.mark.parametrize("host", ["mkdocs", "properdocs"])
def test_it_is_told_once_and_comes(host: str, tmp_path: Path) -> None:
    skip_without(host)
    files = {
        "mkdocs.yml": config(careers=ZONE),
        "docs/careers/coordinator.md": job(valid_through="2027-01-15"),
        "docs/careers/writer.md": job("Writer", date_posted="2027-01-16",
                                      valid_through="2027-03-01 12:00"),
        "docs/careers/cook.md": job("Cook", date_posted="2027-02-01"),
        "docs/careers/paused.md": job("Paused", status="filled", valid_through="2027-01-01"),
    }  # fmt: skip
    folder = write_files(tmp_path, files)
    seen = []
    for instant in ("2026-11-10", "2027-01-16 00:00", "2027-02-01 00:00", "2027-03-01 12:01"):
        site = build(folder, host=host, CAREERS_AS_OF=instant)
        assert site.code == 0, site.log
        seen.append((sorted(site.page("careers/").titles), due(site.log)))
    assert seen == [
        (["Program Coordinator"], ["2027-01-16 00:00 (America/New_York): 2 jobs open or close."]),
        (["Writer"], ["2027-02-01 00:00 (America/New_York): 'Cook' opens."]),
        (["Cook", "Writer"], ["2027-03-01 12:00 (America/New_York): 'Writer' closes."]),
        (["Cook"], []),
    ]


def test_it_is_told_once_for_all_languages(tmp_path: Path) -> None:
    skip_without("mkdocs-static-i18n")
    languages = [{"locale": "en", "name": "English", "default": True},
                 {"locale": "de", "name": "Deutsch"}]  # fmt: skip
    folder = write_files(tmp_path, {
        "mkdocs.yml": config(careers=ZONE, plugins=[{"i18n": {"languages": languages}}]),
        "docs/careers/coordinator.md": job("A % B", valid_through="2027-01-15"),
        "docs/careers/coordinator.de.md": job("Leitung", date_posted=None, job_location=None,
                                              apply=None),
    })  # fmt: skip
    site = build(folder, strict=False)
    assert due(site.log) == ["2027-01-16 00:00 (America/New_York): 'A % B' closes."]
