"""The ready reminders of the manual: their steps run in bash, with a GitHub that is a folder.

The `gh` on the PATH keeps issues in a file and takes only what the real one takes; `pip` installs
nothing.
"""

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

from tests.small_site import JOB, SITE

PAGE = Path(__file__).parents[1] / "docs/pages/list-and-diff.md"
BASH = shutil.which("bash")
if not PAGE.exists() or BASH is None:
    pytest.skip("needs the checkout and bash", allow_module_level=True)
BLOCK = re.compile(r"^```yaml\n(# (\S+)\n.*?)^```$", re.MULTILINE | re.DOTALL)
BLOCKS = {name: yaml.safe_load(text) for text, name in BLOCK.findall(PAGE.read_text("utf-8"))}
WORKFLOW = BLOCKS[".github/workflows/reminder.yml"]
STEPS: list[dict[str, Any]] = WORKFLOW["jobs"]["careers"]["steps"]
GH = f"""\
#!{sys.executable}
import argparse, json, os, sys
from pathlib import Path

store = Path(os.environ["GH_STORE"])
data = json.loads(store.read_text())
assert os.environ["GH_TOKEN"] and os.environ["GH_REPO"] == "example/site"
data["calls"].append(" ".join(sys.argv[1:3]))
parser = argparse.ArgumentParser(allow_abbrev=False)
for name in ("app", "label", "state", "limit", "json", "jq", "title", "body-file", "description"):
    parser.add_argument("--" + name)
parser.add_argument("--force", action="store_true")
parser.add_argument("words", nargs="+")
given = parser.parse_args()
what, verb, *number = given.words
assert what in ("issue", "label")
issues = data["issues"]
if given.body_file:
    body = Path(given.body_file).read_text("utf-8")
    assert 0 < len(body) < 65_536
if what == "label":
    assert verb == "create"
    data["labels"] += number
elif verb == "list":
    assert (given.app, given.state, given.limit) == ("github-actions", "all", "1")
    assert given.json == "number,state"
    found = [issue for issue in issues if issue["label"] == given.label][-1:]
    print(*(f"{{issue['number']}} {{issue['state']}}" for issue in found))
elif verb == "view":
    assert (given.json, given.jq) == ("body", ".body")
    print(issues[int(number[0]) - 1]["body"])
elif verb == "create":
    assert given.label in data["labels"]
    made = {{"number": len(issues) + 1, "state": "OPEN", "label": given.label}}
    issues.append({{**made, "title": given.title, "body": body}})
else:
    issue = issues[int(number[0]) - 1]
    if verb == "edit":
        issue["body"] = body
    else:
        before, after = {{"reopen": ("CLOSED", "OPEN"), "close": ("OPEN", "CLOSED")}}[verb]
        assert issue["state"] == before
        issue["state"] = after
store.write_text(json.dumps(data))
"""


class GitHub:
    """A repository with a site, its issues, and a runner for the workflow."""

    def __init__(self, folder: Path) -> None:
        self.site, self.tools = folder / "work space", folder / "tools"
        self.store = folder / "store.json"
        for path in (self.site / "docs/careers", self.tools):
            path.mkdir(parents=True)
        self.store.write_text(json.dumps({"issues": [], "labels": [], "calls": []}))
        (self.site / "mkdocs.yml").write_text(SITE, encoding="utf-8")
        for name, text in (("gh", GH), ("pip", f"#!{BASH}\n")):
            (self.tools / name).write_text(text, encoding="utf-8")
            (self.tools / name).chmod(0o755)
        (self.tools / "mkdocs-careers").symlink_to(Path(sys.executable).with_name("mkdocs-careers"))

    def put(self, name: str, text: str = JOB) -> None:
        (self.site / f"docs/careers/{name}.md").write_text(text, encoding="utf-8")

    @property
    def data(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.store.read_text())
        return found

    def change(self, **values: Any) -> None:
        data = self.data
        data["issues"][-1] |= values
        self.store.write_text(json.dumps(data))

    def run(self, day: str, steps: list[Any] | None = None) -> subprocess.CompletedProcess[str]:
        """Run the steps on a day; only what the workflow itself names is in the environment."""
        self.store.write_text(json.dumps({**self.data, "calls": []}))
        context = {"${{ github.token }}": "secret", "${{ github.repository }}": "example/site"}
        done = subprocess.CompletedProcess[str]([], 0)
        for step in steps or [step for step in STEPS if "run" in step]:
            text, env = step["run"], step.get("env", {})
            assert "${{" not in text
            done = subprocess.run(
                [str(BASH), "--noprofile", "--norc", "-eo", "pipefail", "-c", text],
                cwd=self.site,
                env={
                    "PATH": f"{self.tools}{os.pathsep}{os.environ['PATH']}",
                    "RUNNER_TEMP": str(self.tools),
                    "GH_STORE": str(self.store),
                    "GITHUB_ACTIONS": "true",
                    "CAREERS_AS_OF": day,
                    **{name: context.get(value, str(value)) for name, value in env.items()},
                },
                capture_output=True,
                text=True,
                encoding="utf-8",
                timeout=120,
                check=False,
            )
            if done.returncode:
                break
        return done

    def remind(self, day: str) -> dict[str, Any] | None:
        """Run the workflow; return the one issue there is."""
        done = self.run(day)
        assert done.returncode == 0, done.stderr
        issues = self.data["issues"]
        assert len(issues) <= 1
        return issues[0] if issues else None


@pytest.fixture
def github(tmp_path: Path) -> GitHub:
    github = GitHub(tmp_path)
    github.put("coordinator")  # closes on 2027-01-15
    return github


def test_rights_are_few() -> None:
    assert WORKFLOW["permissions"] == {"contents": "read", "issues": "write"}
    assert set(WORKFLOW[True]) == {"schedule", "workflow_dispatch"}  # `on` is true in YAML 1.1


def test_no_issue_without_need(github: GitHub) -> None:
    assert github.remind("2026-11-23") is None
    assert github.data["calls"] == ["issue list"]


def test_one_issue_opens_changes_and_closes(github: GitHub) -> None:
    issue = github.remind("2027-01-04")
    assert issue is not None
    assert (issue["state"], issue["title"]) == ("OPEN", "Jobs that need a decision")
    assert "### Closing within 14 days (1)" in issue["body"]
    # The next day says the same: nobody is bothered.
    assert github.remind("2027-01-05") == issue
    assert github.data["calls"] == ["issue list", "issue view"]
    # One more job, without an end.
    end = "valid_through: 2027-01-15\n"
    github.put("trainer", JOB.replace("PC-1", "WT-1").replace("Program", "Lead").replace(end, ""))
    github.put(
        "trainer-2", JOB.replace("PC-1", "WT-2").replace("-11-02", "-01-02").replace(end, "")
    )
    issue = github.remind("2027-01-06")
    assert issue is not None
    assert "open without an end (1)" in issue["body"]
    # Both are settled.
    github.put(
        "trainer-2", JOB.replace("PC-1", "WT-2").replace("---\n\n", "status: filled\n---\n\n")
    )
    issue = github.remind("2027-01-16")
    assert issue is not None
    assert issue["state"] == "CLOSED"
    assert "No job closes within 14 days." in issue["body"]
    assert github.remind("2027-01-17") == issue
    # Some time later it is the same issue again.
    issue = github.remind("2027-02-15")
    assert issue is not None
    assert (issue["number"], issue["state"]) == (1, "OPEN")


def test_an_issue_that_was_closed_by_hand_stays_so_until_something_is_new(github: GitHub) -> None:
    github.remind("2027-01-04")
    github.change(state="CLOSED")
    issue = github.remind("2027-01-05")
    assert issue is not None
    assert issue["state"] == "CLOSED"
    github.put("trainer", JOB.replace("PC-1", "WT-1").replace("Program", "Lead"))
    issue = github.remind("2027-01-06")
    assert issue is not None
    assert issue["state"] == "OPEN"


@pytest.mark.parametrize(
    "title",
    ["@everyone fixes #1", "$(touch pwned)", "`touch pwned`", "::error::x", "##[error]x",
     "<script>alert(1)</script>", "'; touch pwned; '", "[x](https://e.example)"],
)  # fmt: skip
def test_hostile_titles(github: GitHub, title: str) -> None:
    github.put("coordinator", JOB.replace("Program Coordinator", json.dumps(title)))
    done = github.run("2027-01-04")
    assert done.returncode == 0, done.stderr
    (issue,) = github.data["issues"]
    (line,) = (line for line in issue["body"].splitlines() if line.startswith("- "))
    assert re.match(r"- \*\*\[(`+) ?.+ ?\1\]\(https://\S+\)\*\* · closes 2027-01-15 · ", line)
    assert not list(github.site.rglob("pwned"))
    for output in (done.stdout, done.stderr):
        assert title not in output


def test_many_jobs_fit_into_the_issue(github: GitHub) -> None:
    for number in range(700):
        github.put(f"job-{number}", JOB.replace("PC-1", f"J-{number}").replace("Program", "x" * 90))
    issue = github.remind("2027-01-04")
    assert issue is not None
    assert re.search(r"^- and \d+ more$", issue["body"], re.MULTILINE)


def test_settings_that_cannot_be_read_stop_it_before_the_issue(github: GitHub) -> None:
    (github.site / "mkdocs.yml").write_text("plugins: [careers", encoding="utf-8")
    done = github.run("2027-01-04")
    assert done.returncode == 2
    assert "error[invalid-yaml]" in done.stderr
    assert github.data["calls"] == []


def test_a_github_that_fails_is_told(github: GitHub) -> None:
    (github.tools / "gh").write_text(f"#!{BASH}\necho 'HTTP 502' >&2; exit 1\n", encoding="utf-8")
    done = github.run("2027-01-04")
    assert done.returncode == 1
    assert "HTTP 502" in done.stderr


def test_gitlab_fails_where_a_reminder_is_due(github: GitHub) -> None:
    job = BLOCKS[".gitlab-ci.yml"]["careers-reminder"]
    assert job["stage"] == ".post"
    assert job["rules"] == [{"if": '$CI_PIPELINE_SOURCE == "schedule"'}]
    steps = [{"run": line} for line in job["script"]]
    assert github.run("2026-11-23", steps).returncode == 0
    done = github.run("2027-01-04", steps)
    assert done.returncode == 1
    assert "docs/careers/coordinator.md" in done.stdout
