"""What `mkdocs-careers editor remark` writes, before remark itself."""

from __future__ import annotations

import re
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from mkdocs_careers.cli import main
from tests.rewrite_reports import JOBS, VALID

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conformance.judges import Judges

BAD = """\
---
title: Program Coordinator
date_posted: 2026-02-30
employment_type: Full time
job_location: {address_country: usa}
extra: {level: c}
---

Help learning circles grow.
"""
SCHEMA = '{"type": "object", "properties": {"level": {"title": "Level", "enum": ["a", "b"]}}}'


@pytest.fixture
def site(judges: Judges, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a site with remark's files, beside the packages."""
    monkeypatch.chdir(tmp_path)
    settings = (JOBS / "settings.yml").read_text(encoding="utf-8")
    (tmp_path / "careers.yml").write_text(settings + "schema: extra.json\n", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text("site_name: Example\n", encoding="utf-8")
    (tmp_path / "extra.json").write_text(SCHEMA, encoding="utf-8")
    (tmp_path / "package.json").write_text('{"private": true}', encoding="utf-8")
    (tmp_path / "docs" / "careers" / "team").mkdir(parents=True)
    result = CliRunner().invoke(main, ["editor", "remark", "--write"])
    assert result.exit_code == 0, result.output
    (tmp_path / "node_modules").symlink_to(judges.work / "node_modules")
    return tmp_path


def remark(site: Path) -> tuple[int, list[str]]:
    """Return the exit status of remark, and what it says: the file, the place and the message."""
    done = subprocess.run(
        ["node", "node_modules/remark-cli/cli.js", "--frail", "--quiet", "--no-color",
         "docs/careers"],
        cwd=site, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    said, name = [], ""
    for line in done.stderr.splitlines():
        if line.startswith("docs/"):
            name = line.split(":")[0]
        elif match := re.match(r" *(\S*) +warning (.*?) • ", line):
            said.append(f"{name} {match[1]} {match[2][:60]}")
    return done.returncode, said


ALARMS = {
    "draft-with-gaps": "the schema knows no drafts",
    "old-mac": "it finds no line ends",
    "translation": "it asks a translation for all required keys",
    "words-that-yaml-1-1-changes": "it reads `012` and `0x1F` as numbers",
}
"""Good jobs that it complains about all the same, and why."""


def test_good_jobs(site: Path) -> None:
    for path in VALID:
        shutil.copy(path, site / "docs" / "careers" / path.name)
    status, said = remark(site)
    named = {line.split(" ")[0].removeprefix("docs/careers/").removesuffix(".md") for line in said}
    assert named == set(ALARMS), "\n".join(said)
    assert status == 1
    for name in ALARMS:
        (site / "docs" / "careers" / f"{name}.md").unlink()
    assert remark(site) == (0, [])


def test_bad_job(site: Path) -> None:
    (site / "docs" / "careers" / "team" / "job.md").write_text(BAD, encoding="utf-8")
    status, said = remark(site)
    assert status == 1
    name = "docs/careers/team/job.md"
    assert f'{name} 3:14-3:24 Must match format "date"' in said
    assert f"{name} 6:16-6:17 Must be equal to one of the allowed values: `a`, `b`" in said
    assert any(line.startswith(f"{name} 4:18-4:27 Must be equal to one of the") for line in said)
    assert any(line.startswith(f"{name} 5:33-5:36 Must be equal to one of the") for line in said)


def test_keys_have_no_place(site: Path) -> None:
    """What the command says does not work, does not: unknown and missing keys have no place."""
    text = BAD.replace("title:", "tilte:")
    (site / "docs" / "careers" / "job.md").write_text(text, encoding="utf-8")
    said = remark(site)[1]
    assert "docs/careers/job.md  Must NOT have additional properties" in said
    assert "docs/careers/job.md  Must have required property 'title'" in said


def test_pages_that_are_no_jobs(site: Path) -> None:
    text = "---\nhide: [toc]\nabc: d\n---\n\n# Jobs\n"
    for name in ("careers/index.md", "careers/README.md", "careers/_template.md", "page.md"):
        (site / "docs" / name).write_text(text, encoding="utf-8")
    assert remark(site) == (0, [])
