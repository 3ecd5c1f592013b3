"""`--dirty`: only changed pages are built anew, and every listing says what is true now."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

import pytest

from tests.hosts.site import Build, build, config, job, page, write_files

if TYPE_CHECKING:
    from pathlib import Path

INDEXES = {"made": None, "written": "# Work\n", "marker": "# Work\n\n<!-- careers:listing -->\n"}


def edit(path: Path, text: str) -> None:
    """Change a file so that its time is later than that of what was built."""
    path.write_text(text, encoding="utf-8")
    later = time.time() + 10
    os.utime(path, (later, later))


def dirty(folder: Path) -> Build:
    result = build(folder, "--dirty", strict=False)  # MkDocs itself warns of `--dirty`
    assert result.code == 0, result.log
    return result


@pytest.fixture(params=INDEXES)
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Return a site that was built once."""
    index = INDEXES[request.param]
    files = {
        "docs/careers/coordinator.md": job(),
        "docs/careers/trainer.md": job("Trainer", valid_through="2026-11-10"),
        "docs/index.md": page("Home", "<!-- careers:listing -->\n"),
        "mkdocs.yml": config("material"),
    } | ({"docs/careers/index.md": index} if index else {})
    made = write_files(tmp_path, files)
    assert build(made).code == 0
    return made


def test_listing_is_fresh_after_an_edit(folder: Path) -> None:
    edit(folder / "docs/careers/coordinator.md", job("Director"))
    site = dirty(folder)
    for name in ("", "careers/"):
        assert site.page(name).titles == ["Director", "Trainer"]
    shown = site.page("careers/coordinator/")
    assert shown.h1 == ["Director"]
    assert shown.json_ld is not None
    assert shown.json_ld["title"] == "Director"


def test_listing_is_fresh_after_a_new_file_and_a_deletion(folder: Path) -> None:
    edit(folder / "docs/careers/writer.md", job("Writer"))
    (folder / "docs/careers/coordinator.md").unlink()
    site = dirty(folder)
    for name in ("", "careers/"):
        assert site.page(name).titles == ["Trainer", "Writer"]


def test_pages_that_were_not_changed_keep_all_they_had(folder: Path) -> None:
    edit(folder / "docs/careers/coordinator.md", job("Director"))
    site = dirty(folder)
    other = site.page("careers/trainer/")
    assert other.h1 == ["Trainer"]
    assert other.json_ld is not None
    assert len(other.parts("facts")) == len(other.parts("apply")) == 1


def test_ended_job_is_closed(folder: Path) -> None:
    edit(folder / "docs/careers/coordinator.md", job(status="filled"))
    site = dirty(folder)
    assert site.page("careers/coordinator/").json_ld is None
    assert site.page("careers/").titles == ["Trainer"]


def test_job_that_ends_by_the_clock_is_closed(folder: Path) -> None:
    result = build(folder, "--dirty", strict=False, CAREERS_AS_OF="2026-11-12")
    assert result.code == 0, result.log
    assert result.page("careers/").titles == ["Program Coordinator"]
    assert result.page("careers/trainer/").json_ld is None, "an ended job is still advertised"
    assert result.page("careers/trainer/").meta("robots") == "noindex"


def test_mistake_in_a_file_stops_it(folder: Path) -> None:
    edit(folder / "docs/careers/coordinator.md", job(titel="x"))
    result = build(folder, "--dirty", strict=False)
    assert result.code == 1
    assert "error[unknown-key]" in result.log
