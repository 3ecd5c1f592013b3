"""The hooks for pre-commit, run by pre-commit itself over commits of a small site.

pre-commit would install the project first, which needs a package registry. So the hooks run as
`language: system` here, with the command of this environment; all else is as the manifest has it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.small_site import JOB, SECOND, SITE, TODAY, TYPO, WARNED

pytest.importorskip("pre_commit")

MANIFEST = Path(__file__).parents[1] / ".pre-commit-hooks.yaml"
if not MANIFEST.exists() or shutil.which("git") is None:
    pytest.skip("needs the checkout and git", allow_module_level=True)
HOOKS = {hook["id"]: hook for hook in yaml.safe_load(MANIFEST.read_text(encoding="utf-8"))}


class Repository:
    """A git repository with a site in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "site"
        self.folder.mkdir()
        self.environment = {
            **os.environ,
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
            "CAREERS_AS_OF": TODAY,
            "PRE_COMMIT_HOME": str(folder / "pre-commit"),
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_SYSTEM": os.devnull,
        }
        self.environment |= {f"GIT_{who}_NAME": "Robin" for who in ("AUTHOR", "COMMITTER")}
        self.environment |= {f"GIT_{who}_EMAIL": "r@example.org" for who in ("AUTHOR", "COMMITTER")}
        for name in ("GITHUB_ACTIONS", "SKIP", "SOURCE_DATE_EPOCH"):
            self.environment.pop(name, None)
        self.git("init", "--quiet")

    def git(self, *arguments: str) -> None:
        command = ["git", *arguments]
        subprocess.run(command, cwd=self.folder, env=self.environment, check=True)

    def put(self, **files: str) -> None:
        """Write job files, and stage them."""
        for name, text in files.items():
            self.write(f"docs/careers/{name}.md", text)

    def write(self, name: str, text: str) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
        self.git("add", name)

    def read(self, name: str) -> str:
        return (self.folder / f"docs/careers/{name}.md").read_text(encoding="utf-8")

    def commit(self) -> None:
        """Commit what is staged, past the hooks."""
        self.git("commit", "--quiet", "--no-verify", "--message", "A change")

    def run(self, hook: str, **changes: Any) -> subprocess.CompletedProcess[str]:
        """Run a hook over what is staged."""
        local = {"repo": "local", "hooks": [{**HOOKS[hook], "language": "system", **changes}]}
        self.write(".pre-commit-config.yaml", yaml.safe_dump({"repos": [local]}))
        self.git("reset", "--quiet", "--", ".pre-commit-config.yaml")
        command = [sys.executable, "-m", "pre_commit", "run", "--color", "never", "--config"]
        return subprocess.run(
            [*command, ".pre-commit-config.yaml", hook],
            cwd=self.folder,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    repository = Repository(tmp_path)
    repository.write("mkdocs.yml", SITE)
    repository.put(first=JOB)
    repository.commit()
    return repository


def test_pre_commit_takes_the_manifest() -> None:
    command = [sys.executable, "-m", "pre_commit", "validate-manifest", str(MANIFEST)]
    subprocess.run(command, check=True)


def test_the_project_has_the_commands() -> None:
    assert {hook["language"] for hook in HOOKS.values()} == {"python"}
    assert {hook["entry"].split()[0] for hook in HOOKS.values()} == {"mkdocs-careers"}


@pytest.mark.parametrize("hook", HOOKS)
def test_good_job_passes(repository: Repository, hook: str) -> None:
    repository.put(second=SECOND)
    done = repository.run(hook)
    assert done.returncode == 0, done.stdout
    assert done.stdout.rstrip().endswith("Passed")


def test_mistake_stops_the_commit(repository: Repository) -> None:
    repository.put(second=TYPO)
    done = repository.run("careers-check")
    assert done.returncode == 1
    assert "error[unknown-key]: `employement_unit` is not a key of a job." in done.stdout
    assert "--> docs/careers/second.md:6:1" in done.stdout


def test_what_two_jobs_show_together_stops_it(repository: Repository) -> None:
    repository.put(second=SECOND.replace("WT-1", "PC-1"))
    done = repository.run("careers-check")
    assert done.returncode == 1
    assert "error[duplicate-identifier]" in done.stdout


def test_settings_are_looked_at(repository: Repository) -> None:
    repository.write("mkdocs.yml", SITE.replace("timezone", "time_zone"))
    done = repository.run("careers-check")
    assert done.returncode == 1
    assert "--> mkdocs.yml:6:7" in done.stdout


@pytest.mark.parametrize("hook", HOOKS)
def test_other_files_do_not_run_it(repository: Repository, hook: str) -> None:
    repository.put(first=TYPO)
    repository.commit()
    repository.write("program.py", "print()\n")
    done = repository.run(hook)
    assert done.returncode == 0, done.stdout
    assert "(no files to check)Skipped" in done.stdout


def test_options_go_under_args(repository: Repository) -> None:
    repository.put(second=WARNED)
    assert repository.run("careers-check").returncode == 0
    done = repository.run("careers-check", args=["--strict", "--config", "mkdocs.yml"])
    assert done.returncode == 1
    assert "warning[salary-incomplete]" in done.stdout


def test_changed_files_alone_on_request(repository: Repository) -> None:
    repository.put(typo=TYPO.replace("WT-1", "WT-2"))
    repository.commit()
    repository.put(second=SECOND)
    assert repository.run("careers-check").returncode == 1
    alone = {"pass_filenames": True, "files": "^docs/careers/"}
    assert repository.run("careers-check", **alone).returncode == 0


def test_a_repository_without_a_site_is_told(repository: Repository) -> None:
    repository.git("rm", "--quiet", "mkdocs.yml")
    repository.put(second=SECOND)
    done = repository.run("careers-check")
    assert done.returncode == 1  # pre-commit's own: a hook has failed
    assert "exit code: 2" in done.stdout
    assert "--config" in done.stdout


def test_fix_mends_and_asks_for_a_look(repository: Repository) -> None:
    repository.put(second=TYPO)
    done = repository.run("careers-fix")
    assert done.returncode == 1
    assert "files were modified by this hook" in done.stdout
    assert repository.read("second") == SECOND
    repository.git("add", "docs")
    done = repository.run("careers-fix")
    assert done.returncode == 0, done.stdout


def test_fix_leaves_and_names_what_is_not_certain(repository: Repository) -> None:
    text = SECOND.replace("2026-11-02", "soon")
    repository.put(second=text)
    done = repository.run("careers-fix")
    assert done.returncode == 1
    assert "files were modified" not in done.stdout
    assert "--> docs/careers/second.md:3:14" in done.stdout
    assert repository.read("second") == text
