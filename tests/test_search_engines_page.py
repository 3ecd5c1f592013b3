"""The manual's page about search engines: what it gives to paste into a workflow does its work."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from mkdocs_careers.outputs.feeds.formats import FORMATS
from mkdocs_careers.site_changes import RENDERERS
from tests.hosts.site import build, config, environ, job, write_files

PAGE = Path(__file__).parents[1] / "docs" / "pages" / "search-engines.md"
TEXT = PAGE.read_text(encoding="utf-8")


def steps() -> list[dict[str, Any]]:
    """Return the steps that the page gives to paste, of both jobs."""
    blocks = re.findall(r"^```yaml\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)
    return [step for block in blocks for step in yaml.safe_load(block)]


def test_formats_that_are_told_exist() -> None:
    told = re.findall(r"^\| `--format (\w+)`", TEXT, re.MULTILINE)
    assert {*told, "text"} == set(RENDERERS)
    section = TEXT.partition("{ #export }")[2]
    assert set(re.findall(r"`(\w+)`", section)) >= set(FORMATS)


def test_what_is_kept_is_found_again() -> None:
    cache = next(step["with"] for step in steps() if "/cache@" in step.get("uses", ""))
    assert cache["key"].startswith(cache["restore-keys"])
    names = [s["with"]["name"] for s in steps() if "-artifact@" in s.get("uses", "")]
    assert names == ["changes", "changes"]


def test_the_steps_list_what_changed_since_the_last_run(tmp_path: Path) -> None:
    shell = shutil.which("bash")
    if shell is None:
        pytest.skip("needs bash")
    (step,) = (step for step in steps() if "export changes" in step.get("run", ""))
    files = {
        "mkdocs.yml": config(careers={"timezone": "UTC"}),
        "docs/careers/coordinator.md": job(valid_through="2026-11-20"),
        "docs/careers/writer.md": job("Writer"),
    }
    folder, seen = write_files(tmp_path, files), []
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    for day in ("2026-11-20", "2026-11-21", "2026-11-22"):
        done = build(folder, CAREERS_AS_OF=day)
        assert done.code == 0, done.log
        subprocess.run(
            [shell, "-e", "-c", step["run"]], cwd=folder, check=True, capture_output=True,
            env=environ(**step["env"], PATH=path),
        )  # fmt: skip
        written = (folder / "changes.jsonl").read_text(encoding="utf-8")
        seen.append([json.loads(line) for line in written.splitlines()])
    gone = "https://www.example.org/careers/coordinator/"
    key = step["env"]["KEY"]
    assert seen == [[], [{"host": "www.example.org", "key": key, "urlList": [gone]}], []]
