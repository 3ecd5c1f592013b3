"""The manual's page about CI: what it gives to paste is taken by the tools that it is for."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import yaml

from tests.small_site import JOB, SITE

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "pages" / "ci.md"
TEXT = PAGE.read_text(encoding="utf-8")
BLOCK = re.compile(r"^```yaml\n(# (\S+)\n.*?)^```$", re.MULTILINE | re.DOTALL)
BLOCKS = [(name, text) for text, name in BLOCK.findall(TEXT)]
"""What the page gives to paste: the file's name in its first line, and all of it."""
PIPELINES = [block for block in BLOCKS if block[0] != ".pre-commit-config.yaml"]
WORKFLOWS = {
    name: yaml.safe_load(text) for name, text in BLOCKS if name.startswith(".github/workflows/")
}
SITE_WORKFLOW = ".github/workflows/site.yml"
EXTRA_INPUTS = {"install", "image", "stage"}


def blocks(name: str) -> list[Any]:
    return [yaml.safe_load(text) for found, text in BLOCKS if found == name]


def table(heading: str) -> dict[str, list[str]]:
    """Return the rows of the first table below a heading, by their first cell."""
    section = TEXT.partition(f"\n{heading}\n")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| `([\w-]+)` \| (.*) \|$", section, re.MULTILINE)
    return {name: cells.split(" | ") for name, cells in rows}


def described(name: str) -> dict[str, Any]:
    """Return the inputs of a component, or of the action."""
    path = ROOT / name
    if not path.exists():
        pytest.skip("needs the checkout")
    data: dict[str, Any] = next(yaml.safe_load_all(path.read_text(encoding="utf-8")))
    inputs: dict[str, Any] = data.get("spec", data)["inputs"]
    return inputs


def test_every_block_says_which_file_it_is() -> None:
    assert TEXT.count("\n```yaml\n") == len(BLOCKS)
    assert {name for name, _ in BLOCKS} == {
        ".pre-commit-config.yaml",
        ".github/workflows/check.yml",
        ".github/workflows/suggest.yml",
        ".github/workflows/site.yml",
        ".gitlab-ci.yml",
    }


@pytest.mark.parametrize(("name", "text"), PIPELINES, ids=[name for name, _ in PIPELINES])
def test_check_jsonschema_takes_it(name: str, text: str, tmp_path: Path) -> None:
    pytest.importorskip("check_jsonschema")
    kind = "gitlab-ci" if name == ".gitlab-ci.yml" else "github-workflows"
    path = tmp_path / "pasted.yml"
    path.write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{kind}"]
    done = subprocess.run([*command, str(path)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_pre_commit_takes_its_configurations(tmp_path: Path) -> None:
    pytest.importorskip("pre_commit")
    found = [text for name, text in BLOCKS if name == ".pre-commit-config.yaml"]
    assert found
    for number, text in enumerate(found):
        (tmp_path / f"{number}.yaml").write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "pre_commit", "validate-config"]
    subprocess.run([*command, *map(str, tmp_path.iterdir())], check=True)


def test_hooks_that_are_named_exist() -> None:
    manifest = ROOT / ".pre-commit-hooks.yaml"
    if not manifest.exists():
        pytest.skip("needs the checkout")
    hooks = {hook["id"] for hook in yaml.safe_load(manifest.read_text(encoding="utf-8"))}
    others = {"careers-built", "careers-due"}  # the time of the last build, and who asks for it
    assert set(re.findall(r"\bcareers-[a-z]+\b", TEXT)) == hooks | others


def test_the_action_has_the_inputs_that_are_told() -> None:
    rows = table("## GitHub Actions")
    inputs = described("action.yml")
    assert list(rows) == list(inputs)
    for name in ("strict", "annotations"):
        assert rows[name][1] == f"`{inputs[name]['default']}`"


def test_the_components_have_the_inputs_that_are_told() -> None:
    rows = table("## GitLab")
    told = {
        "check": {"options"} | EXTRA_INPUTS,
        "pages": {"build"} | EXTRA_INPUTS,
        "due": EXTRA_INPUTS,
    }
    assert set(rows) == told["check"] | told["pages"]
    for component, names in told.items():
        assert set(described(f"templates/{component}.yml")) == names
    pages, check = described("templates/pages.yml"), described("templates/check.yml")
    due = described("templates/due.yml")
    assert all(due[name]["default"] == check[name]["default"] for name in EXTRA_INPUTS)
    assert rows["options"] == ["`check`", "none"]
    assert rows["build"] == ["`pages`", f"`{pages['build']['default']}`"]
    assert rows["install"][1].startswith(f"`{check['install']['default']}`")
    assert rows["image"][1] == f"`{check['image']['default']}`" == f"`{pages['image']['default']}`"
    assert rows["stage"][1] == "`test`, in `pages` `deploy`"
    assert (check["stage"]["default"], pages["stage"]["default"]) == ("test", "deploy")


def test_components_that_are_included_exist() -> None:
    for block in blocks(".gitlab-ci.yml"):
        for included in block["include"]:
            component = re.search(r"/(\w+)@", included["component"])
            assert component is not None
            assert set(included.get("inputs", ())) <= set(
                described(f"templates/{component[1]}.yml")
            )


def test_the_site_is_built_every_night_and_by_hand() -> None:
    events = WORKFLOWS[SITE_WORKFLOW][True]  # YAML 1.1 reads `on` as true
    nightly, hourly = events["schedule"]
    assert re.fullmatch(r"\d+ \d+ \* \* \*", nightly["cron"])
    assert re.fullmatch(r"\d+ \* \* \* \*", hourly["cron"])
    assert ZoneInfo(nightly["timezone"])
    assert "workflow_dispatch" in events
    for schedule in (nightly, hourly):
        assert f"`{schedule['cron']}`" in TEXT.partition("\n### With GitLab\n")[2]


def test_only_the_hourly_run_asks_first() -> None:
    events, jobs = WORKFLOWS[SITE_WORKFLOW][True], WORKFLOWS[SITE_WORKFLOW]["jobs"]
    assert jobs["due"]["if"] == f"github.event.schedule == '{events['schedule'][1]['cron']}'"
    # What follows a job that was left out is left out, too, unless it says otherwise.
    assert jobs["build"]["if"] == "${{ !cancelled() && needs.due.outputs.build != 'false' }}"
    assert jobs["deploy"]["if"] == "${{ !cancelled() && needs.build.result == 'success' }}"
    restored, saved = (
        next(step for step in jobs[job]["steps"] if f"cache/{verb}@" in step.get("uses", ""))
        for job, verb in (("due", "restore"), ("deploy", "save"))
    )
    assert restored["with"]["path"] == saved["with"]["path"] == ".careers-built"
    assert saved["with"]["key"].startswith(restored["with"]["restore-keys"])


@pytest.mark.parametrize(
    ("built", "answer"),
    [
        ("2027-01-16T04:00:00Z", ""),  # it closed at 05:00Z: no answer, so it is built
        ("2027-01-16T05:30:00Z", "build=false\n"),
        ("", ""),
        ("nonsense", ""),
        (None, ""),
    ],
)
def test_the_question_is_answered(built: str | None, answer: str, tmp_path: Path) -> None:
    shell = shutil.which("bash")
    if shell is None:
        pytest.skip("needs bash")
    zoned = SITE.replace("America/Chicago", "America/New_York")
    for name, text in {"mkdocs.yml": zoned, "docs/careers/coordinator.md": JOB}.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    if built is not None:
        (tmp_path / ".careers-built").write_text(f"{built}\n")
    (step,) = (s for s in WORKFLOWS[SITE_WORKFLOW]["jobs"]["due"]["steps"] if s.get("id") == "ask")
    output = tmp_path / "output"
    output.touch()
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    given = {"PATH": path, "GITHUB_OUTPUT": str(output), "CAREERS_AS_OF": "2027-01-16T06:00Z"}
    done = subprocess.run(
        [shell, "-e", "-c", step["run"]], cwd=tmp_path, env=given, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert output.read_text() == answer


@pytest.mark.parametrize("name", WORKFLOWS)
def test_workflows_may_do_no_more_than_they_need(name: str) -> None:
    workflow = WORKFLOWS[name]
    assert workflow["permissions"]["contents"] == "read"
    for job in workflow["jobs"].values():
        for step in job["steps"]:
            assert "${{" not in step.get("run", "")
            if step.get("uses", "").startswith("actions/checkout@"):
                assert step["with"] == {"persist-credentials": False}
