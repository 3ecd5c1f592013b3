"""The components for GitLab: their jobs run in a shell, as GitLab's runner would run them."""

from __future__ import annotations

import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
from datetime import datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from tests.small_site import JOB, SITE, TODAY, TYPO, WARNED

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = Path(__file__).parents[1] / "templates"
SHELL = shutil.which("bash") or shutil.which("sh")
if not FOLDER.exists() or SHELL is None:
    pytest.skip("needs the checkout and a shell", allow_module_level=True)
COMPONENTS = sorted(path.stem for path in FOLDER.iterdir())
NO_INSTALL = {"install": "true"}
MERGE_REQUEST = {"CI_PIPELINE_SOURCE": "merge_request_event"}
DEFAULT_BRANCH = {"CI_PIPELINE_SOURCE": "push", "CI_COMMIT_BRANCH": "main"}
SCHEDULE = {"CI_PIPELINE_SOURCE": "schedule", "CI_COMMIT_BRANCH": "main"}
HOURLY = SCHEDULE | {"CAREERS_SCHEDULE": "hourly"}
STARTED = {"CI_PIPELINE_SOURCE": "pipeline", "CI_COMMIT_BRANCH": "main"}
OTHER_BRANCH = {"CI_PIPELINE_SOURCE": "push", "CI_COMMIT_BRANCH": "draft"}


def documents(name: str) -> tuple[str, str]:
    """Return a component's inputs and its jobs."""
    specification, _, jobs = (FOLDER / f"{name}.yml").read_text("utf-8").partition("\n---\n")
    return specification, jobs


def include(name: str, **inputs: str) -> dict[str, Any]:
    """Return the jobs of a component, as `include` makes them: inputs are put into the text."""
    specification, text = documents(name)
    described = yaml.safe_load(specification)["spec"]["inputs"]
    values = {key: words["default"] for key, words in described.items()}
    assert set(inputs) <= set(values)
    values |= inputs
    text = re.sub(r"\$\[\[ inputs\.(\w+) \]\]", lambda match: str(values[match[1]]), text)
    jobs: dict[str, Any] = yaml.safe_load(text)
    return jobs


def runs(name: str, **variables: str) -> bool:
    """Tell whether a pipeline with these variables has the component's job."""
    (job,) = include(name).values()
    variables = {"CI_COMMIT_BRANCH": "", **variables, "CI_DEFAULT_BRANCH": "main"}
    for rule in job["rules"]:
        left, right = rule["if"].split(" == ")
        value = variables[right[1:]] if right.startswith("$") else json.loads(right)
        if variables.get(left[1:]) == value:
            return bool(rule.get("when") != "never")
    return False


def run(
    name: str, site: Path, inputs: dict[str, str] | None = None, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run a component's job in the folder of a site."""
    (job,) = include(name, **(NO_INSTALL if inputs is None else {**NO_INSTALL, **inputs})).values()
    given = {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "CI": "true",
        "CI_PROJECT_DIR": str(site),
        "CAREERS_AS_OF": TODAY,
        "NO_MKDOCS_2_WARNING": "1",
    }
    return subprocess.run(
        [str(SHELL), "-e", "-c", "\n".join(job["script"])],
        cwd=site,
        env=given | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "docs/careers").mkdir(parents=True)
    (tmp_path / "mkdocs.yml").write_text(SITE, encoding="utf-8")
    (tmp_path / "docs/index.md").write_text("# Learning circles\n", encoding="utf-8")
    put(tmp_path, "coordinator", JOB)
    return tmp_path


def put(site: Path, name: str, text: str) -> None:
    (site / f"docs/careers/{name}.md").write_text(text, encoding="utf-8")


@pytest.mark.parametrize("name", COMPONENTS)
def test_check_jsonschema_takes_it(name: str, tmp_path: Path) -> None:
    pytest.importorskip("check_jsonschema")
    specification, jobs = tmp_path / "specification.yml", tmp_path / "jobs.yml"
    specification.write_text(documents(name)[0], encoding="utf-8")
    jobs.write_text(yaml.safe_dump(include(name)), encoding="utf-8")
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.gitlab-ci"]
    done = subprocess.run(
        [*command, str(specification), str(jobs)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("name", COMPONENTS)
def test_every_input_is_used(name: str) -> None:
    specification, jobs = documents(name)
    named = set(yaml.safe_load(specification)["spec"]["inputs"])
    assert set(re.findall(r"\$\[\[ inputs\.(\w+) \]\]", jobs)) == named


def test_when_the_check_runs() -> None:
    assert runs("check", **MERGE_REQUEST)
    assert runs("check", **DEFAULT_BRANCH)
    assert not runs("check", **SCHEDULE)
    assert not runs("check", **HOURLY)
    assert not runs("check", **STARTED)
    assert not runs("check", **OTHER_BRANCH)


def test_when_the_site_is_published() -> None:
    assert runs("pages", **DEFAULT_BRANCH)
    assert runs("pages", **SCHEDULE)
    assert runs("pages", **STARTED)
    assert not runs("pages", **HOURLY)
    assert not runs("pages", **MERGE_REQUEST)
    assert not runs("pages", **OTHER_BRANCH)


def test_when_it_is_asked_whether_a_build_is_due() -> None:
    assert runs("due", **HOURLY)
    assert not any(runs("due", **found) for found in (SCHEDULE, STARTED, DEFAULT_BRANCH))
    (due,), (pages,) = include("due").values(), include("pages").values()
    caches = [due["cache"], pages["cache"]]
    assert [cache.pop("policy") for cache in caches] == ["pull", "push"]
    assert caches[0] == caches[1]


@pytest.fixture
def started() -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Return the address of a GitLab, and the pipelines that it was asked to start."""
    asked: list[tuple[str, str]] = []

    class GitLab(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            length = int(self.headers["Content-Length"])
            asked.append((self.path, self.rfile.read(length).decode()))
            self.send_response(201)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), GitLab)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/api/v4", asked
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.parametrize(
    ("built", "is_due"),
    [("2027-01-16T05:00:00Z", True), ("2027-01-16T06:30:00Z", False), (None, True), ("X", True)],
)
def test_a_build_is_started_when_a_job_has_closed(
    site: Path, started: tuple[str, list[tuple[str, str]]], built: str | None, is_due: bool,  # noqa: FBT001 - a column of the table
) -> None:  # fmt: skip
    api, asked = started
    if built:
        (site / ".careers-built").write_text(f"{built}\n")
    done = run(
        "due", site, CAREERS_AS_OF="2027-01-16T07:00Z", CI_API_V4_URL=api, CI_PROJECT_ID="7",
        CI_JOB_TOKEN="a+b", CI_DEFAULT_BRANCH="main",
    )  # fmt: skip
    assert done.returncode == 0, done.stdout
    form = [("/api/v4/projects/7/trigger/pipeline", "token=a%2Bb&ref=main")]
    assert asked == (form if is_due else [])
    assert (f"No job has closed or opened since {built}." in done.stdout) is not is_due


def test_a_build_that_cannot_be_started_is_told(site: Path) -> None:
    done = run("due", site, CI_API_V4_URL="http://127.0.0.1:9", CI_PROJECT_ID="7",
               CI_JOB_TOKEN="a", CI_DEFAULT_BRANCH="main")  # fmt: skip
    assert done.returncode == 1


def test_good_jobs_pass(site: Path) -> None:
    done = run("check", site)
    assert done.returncode == 0, done.stdout
    assert json.loads((site / "gl-code-quality-report.json").read_text(encoding="utf-8")) == []


def test_mistakes_fail_and_stand_in_the_report(site: Path) -> None:
    put(site, "typo", TYPO)
    done = run("check", site)
    assert done.returncode == 1
    assert "--> docs/careers/typo.md:6:1" in done.stdout
    (job,) = include("check").values()
    assert job["artifacts"]["when"] == "always"
    report = json.loads((site / job["artifacts"]["reports"]["codequality"]).read_text("utf-8"))
    assert [(found["check_name"], found["location"]["path"]) for found in report] == [
        ("unknown-key", "docs/careers/typo.md"),
    ]  # fmt: skip


def test_options(site: Path) -> None:
    put(site, "warned", WARNED)
    assert run("check", site).returncode == 0
    done = run("check", site, {"options": "--strict --config 'mkdocs.yml'"})
    assert done.returncode == 1
    assert "warning[salary-incomplete]" in done.stdout


def test_wrong_options_are_told(site: Path) -> None:
    done = run("check", site, {"options": "--strickt"})
    assert done.returncode == 2
    assert "No such option" in done.stdout


def test_an_install_that_fails_ends_the_job(site: Path) -> None:
    done = run("check", site, {"install": "echo \"No: such #1 'thing'\" && false"})
    assert done.returncode == 1
    assert done.stdout == "No: such #1 'thing'\n"


@pytest.mark.parametrize(
    ("day", "open_jobs"), [("2027-01-15", True), ("2027-01-16", False)], ids=["before", "after"]
)
def test_the_nightly_build_closes_jobs(site: Path, day: str, open_jobs: bool) -> None:  # noqa: FBT001
    if importlib.util.find_spec("mkdocs") is None:
        pytest.skip("mkdocs is not installed")
    done = run("pages", site, CAREERS_AS_OF=day)
    assert done.returncode == 0, done.stdout
    (job,) = include("pages").values()
    (folder,) = job["artifacts"]["paths"]
    built = (site / job["cache"]["paths"][0]).read_text(encoding="utf-8")
    assert datetime.fromisoformat(built.strip()).tzinfo is not None
    listing = (site / folder / "careers/index.html").read_text(encoding="utf-8")
    assert ("Program Coordinator" in listing) is open_jobs
