"""The action for GitHub: its steps run in bash, as GitHub's runner would run them.

The Python that the tests hand to the action installs nothing: in place of what it was asked to
install it puts the command of this environment.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from tests.small_site import JOB, SITE, TODAY, TYPO, WARNED

if TYPE_CHECKING:
    from collections.abc import Mapping

ACTION = Path(__file__).parents[1] / "action.yml"
BASH = shutil.which("bash")
if not ACTION.exists() or BASH is None:
    pytest.skip("needs the checkout and bash", allow_module_level=True)
METADATA: dict[str, Any] = yaml.safe_load(ACTION.read_text(encoding="utf-8"))
STEPS: list[dict[str, Any]] = METADATA["runs"]["steps"]
COMMAND = Path(sys.executable).with_name("mkdocs-careers")
PYTHON = f"""\
#!{BASH}
case "$1 $2" in
  '-m venv') mkdir -p "$3/bin" && cp "$0" "$3/bin/python" && ln -sf '{COMMAND}' "$3/bin/" ;;
  '-m pip') printf '%s\\n' "$@" > arguments ;;
  *) exit 64 ;;
esac
"""
HOSTILE = [
    "$(touch pwned)",
    "`touch pwned`",
    '"; touch pwned; "',
    "'; touch pwned; '",
    "x\ntouch pwned\n",
    "${{ github.token }}",
    "--help",
    "-rf",
    "*",
]


@dataclass(frozen=True)
class Outcome:
    """How a run of the action ended. `log` holds both outputs, in their order."""

    status: int
    log: str
    summary: str


class Runner:
    """As much of GitHub's runner as the action needs; `workspace` is the repository's checkout."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.workspace = folder / "work space"
        self.temp = folder / "temp"
        for path in (self.workspace, self.temp):
            path.mkdir()
        python = folder / "python"
        python.write_text(PYTHON, encoding="utf-8")
        python.chmod(0o755)
        self.python = str(python)

    def put(self, **jobs: str) -> None:
        for name, text in jobs.items():
            self.write(f"docs/careers/{name}.md", text)

    def write(self, name: str, text: str) -> None:
        path = self.workspace / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def run(self, **inputs: str) -> Outcome:
        """Run the steps one after the other, up to the first that fails."""
        given = {name.replace("_", "-"): value for name, value in inputs.items()}
        unknown = set(given) - set(METADATA["inputs"])
        assert not unknown
        context: dict[str, str] = {"runner.temp": str(self.temp)}
        for name, described in METADATA["inputs"].items():
            context[f"inputs.{name}"] = given.get(name, described["default"])
        context["inputs.python"] = self.python
        summary, log = self.folder / "summary", ""
        summary.write_text("", encoding="utf-8")
        for step in STEPS:
            if "if" in step and not holds(step["if"], context):
                continue
            output = self.folder / "output"
            output.write_text("", encoding="utf-8")
            done = self._run_step(step, context, output, summary)
            log += done.stdout
            if done.returncode:
                break
            for line in output.read_text(encoding="utf-8").splitlines():
                name, _, value = line.partition("=")
                context[f"steps.{step['id']}.outputs.{name}"] = value
        return Outcome(done.returncode, log, summary.read_text(encoding="utf-8"))

    def _run_step(
        self, step: Mapping[str, Any], context: Mapping[str, str], output: Path, summary: Path
    ) -> subprocess.CompletedProcess[str]:
        assert step["shell"] == "bash"
        script = self.folder / "script.sh"
        script.write_text(step["run"], encoding="utf-8")
        environment = {
            "PATH": os.environ["PATH"],
            "CI": "true",
            "GITHUB_ACTIONS": "true",
            "GITHUB_ACTION_PATH": str(ACTION.parent),
            "GITHUB_OUTPUT": str(output),
            "GITHUB_STEP_SUMMARY": str(summary),
            "GITHUB_WORKSPACE": str(self.workspace),
            "RUNNER_TEMP": str(self.temp),
            "CAREERS_AS_OF": TODAY,
            **{name: fill(text, context) for name, text in step.get("env", {}).items()},
        }
        return subprocess.run(
            [str(BASH), "--noprofile", "--norc", "-eo", "pipefail", str(script)],
            cwd=fill(step["working-directory"], context)
            if "working-directory" in step
            else self.workspace,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )


def fill(text: str, context: Mapping[str, str]) -> str:
    """Put the values of `${{ }}` expressions into a text; what they hold is not read again."""
    return re.sub(r"\$\{\{ (.*?) \}\}", lambda match: value_of(match[1], context), text)


def value_of(expression: str, context: Mapping[str, str]) -> str:
    """Return the first of `a || b` that is not empty."""
    return next((v for name in expression.split(" || ") if (v := context.get(name, ""))), "")


def holds(condition: str, context: Mapping[str, str]) -> bool:
    match = re.fullmatch(r"(\S+) == '(.*)'", condition)
    assert match is not None
    return context[match[1]] == match[2]


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    runner = Runner(tmp_path)
    runner.write("mkdocs.yml", SITE)
    runner.put(first=JOB)
    return runner


def test_check_jsonschema_takes_it() -> None:
    pytest.importorskip("check_jsonschema")
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema",
               "vendor.github-actions", str(ACTION)]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_no_input_stands_in_a_script() -> None:
    assert not [step["name"] for step in STEPS if "${{" in step.get("run", "")]


def test_every_input_is_used() -> None:
    steps = yaml.safe_dump(STEPS, width=1000)
    assert {name for name in METADATA["inputs"] if f"inputs.{name}" in steps} == set(
        METADATA["inputs"]
    )


def test_other_actions_are_named_by_commit() -> None:
    used = [step["uses"] for step in STEPS if "uses" in step]
    assert used
    assert all(re.search(r"@[0-9a-f]{40}$", name) for name in used)


def test_it_installs_its_own_checkout_away_from_the_workspace(runner: Runner) -> None:
    assert runner.run().status == 0
    arguments = (runner.temp / "arguments").read_text(encoding="utf-8").splitlines()
    assert arguments[:3] == ["-m", "pip", "install"]
    assert arguments[-1] == str(ACTION.parent)


def test_good_jobs_pass(runner: Runner) -> None:
    outcome = runner.run()
    assert outcome.status == 0
    assert "1 job file checked, nothing found." in outcome.log
    assert outcome.summary == ""


def test_mistakes_fail_and_are_marked(runner: Runner) -> None:
    runner.put(second=TYPO)
    outcome = runner.run()
    assert outcome.status == 1
    assert "--> docs/careers/second.md:6:1" in outcome.log
    (mark,) = re.findall(r"^::(?:error|warning|notice) .*", outcome.log, re.MULTILINE)
    assert "file=docs/careers/second.md,line=6," in mark
    assert "2 job files checked: 1 error in 1 file." in outcome.log


def test_the_summary_lists_what_was_found(runner: Runner) -> None:
    runner.put(second=TYPO)
    assert runner.run().summary == (
        "### Job files\n\n```text\n"
        "docs/careers/second.md:6:1: error[unknown-key] `employement_unit` is not a key of a job. "
        "(did you mean `employment_unit`?)\n"
        "```\n"
    )


def test_the_summary_stays_below_what_github_takes(runner: Runner) -> None:
    runner.put(**{f"job-{number}": "x" for number in range(1500)})
    outcome = runner.run()
    assert outcome.status == 1
    assert 100_000 < len(outcome.summary.encode()) < 1_000_000
    assert outcome.summary.endswith("\n```\n")


def test_no_text_of_a_job_breaks_out_of_the_summary(runner: Runner) -> None:
    runner.put(second=JOB.replace("2026-11-02", '"```\\n\\n```\\n<b>"'))
    summary = runner.run().summary
    assert [line for line in summary.splitlines() if re.match(r" {0,3}```", line)] == [
        "```text", "```",
    ]  # fmt: skip


def test_annotations_can_be_left_out(runner: Runner) -> None:
    runner.put(second=TYPO)
    outcome = runner.run(annotations="false")
    assert outcome.status == 1
    assert "::error" not in outcome.log
    assert "--> docs/careers/second.md:6:1" in outcome.log


def test_strict_fails_on_warnings(runner: Runner) -> None:
    runner.put(second=WARNED)
    assert runner.run().status == 0
    assert runner.run(strict="true").status == 1


@pytest.mark.parametrize("name", ["strict", "annotations"])
@pytest.mark.parametrize("value", ["yes", "True", "", "1"])
def test_what_is_neither_true_nor_false_is_refused(runner: Runner, name: str, value: str) -> None:
    outcome = runner.run(**{name: value})
    assert outcome.status == 2
    assert f"::error::The input `{name}` must be `true` or `false`." in outcome.log


def test_paths(runner: Runner) -> None:
    runner.put(second=TYPO, third=WARNED)
    outcome = runner.run(paths="docs/careers/first.md\n\ndocs/careers/s*.md\n")
    assert outcome.status == 1
    assert "2 job files checked: 1 error in 1 file." in outcome.log


def test_config(runner: Runner) -> None:
    (runner.workspace / "mkdocs.yml").unlink()
    runner.write("the site/mkdocs.yml", SITE)
    runner.write("the site/docs/careers/typo.md", TYPO)
    outcome = runner.run(config="the site/mkdocs.yml")
    assert outcome.status == 1
    assert "file=the site/docs/careers/typo.md,line=6," in outcome.log


def test_as_of(runner: Runner) -> None:
    outcome = runner.run(as_of="2027-01-16")
    assert outcome.status == 0
    assert "note: The clock stands at 2027-01-16" in outcome.log


def test_sarif_file(runner: Runner) -> None:
    runner.put(second=TYPO)
    outcome = runner.run(sarif_file="careers.sarif")
    assert outcome.status == 1
    report = json.loads((runner.workspace / "careers.sarif").read_text(encoding="utf-8"))
    (result,) = report["runs"][0]["results"]
    assert result["ruleId"] == "unknown-key"


def test_sarif_file_that_cannot_be_written(runner: Runner) -> None:
    outcome = runner.run(sarif_file="missing/careers.sarif")
    assert outcome.status == 1
    assert "missing/careers.sarif" in outcome.log


def test_no_site_is_wrong_usage(runner: Runner) -> None:
    (runner.workspace / "mkdocs.yml").unlink()
    outcome = runner.run(sarif_file="careers.sarif")
    assert outcome.status == 2
    assert "--config" in outcome.log
    assert outcome.summary == ""


@pytest.mark.parametrize("value", HOSTILE)
@pytest.mark.parametrize("name", ["paths", "config", "as_of", "strict", "annotations"])
def test_no_input_is_run(runner: Runner, name: str, value: str) -> None:
    outcome = runner.run(**{name: value})
    assert not list(runner.folder.rglob("pwned"))
    if (name, value) != ("paths", "*"):  # a pattern, and there are files
        assert outcome.status == 2
    assert "Usage: mkdocs-careers check [OPTIONS] [PATHS]...\n\n" not in outcome.log


@pytest.mark.parametrize("value", HOSTILE)
def test_no_name_of_a_file_to_write_is_run(runner: Runner, value: str) -> None:
    runner.run(sarif_file=value)
    assert not list(runner.folder.rglob("pwned"))
    assert json.loads((runner.workspace / value).read_text(encoding="utf-8"))


@pytest.mark.parametrize("module", ["click", "json", "mkdocs_careers", "pip", "site", "venv"])
def test_no_file_of_the_workspace_is_run(runner: Runner, module: str) -> None:
    runner.write(f"{module}.py", "open('pwned', 'w')\n")
    runner.write(f"docs/careers/{module}.py", "open('pwned', 'w')\n")
    assert runner.run().status == 0
    assert not list(runner.folder.rglob("pwned"))
