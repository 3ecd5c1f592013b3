"""`mkdocs-careers editor`: what it prints and writes, and that editors take it."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from click.testing import CliRunner

from mkdocs_careers.cli import main
from mkdocs_careers.editors import KITS
from mkdocs_careers.editors.vscode import PROBLEM
from mkdocs_careers.reader import read_bytes
from mkdocs_careers.reporters import render_concise
from mkdocs_careers.schema import overlaid_job_schema
from mkdocs_careers.settings_file import CONFIG_NAMES, read_settings_file
from tests.rewrite_reports import INSTANT, INVALID, read_file
from tests.test_language_server import JOB, MKDOCS

if TYPE_CHECKING:
    from click.testing import Result

FILES = {
    "vscode": [
        ".vscode/settings.json", ".vscode/extensions.json", ".vscode/tasks.json",
        ".vscode/careers.code-snippets",
    ],
    "remark": [".remarkrc.yml", "careers-job.schema.json"],
    "neovim": [".nvim.lua"],
    "helix": [".helix/languages.toml"],
}  # fmt: skip


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mkdocs.yml").write_text(MKDOCS, encoding="utf-8")
    (tmp_path / "docs" / "careers").mkdir(parents=True)
    return tmp_path


def editor(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["editor", *arguments])


def load(path: str) -> Any:
    return json.loads(Path(path).read_text(encoding="utf-8"))


# Printing and writing


@pytest.mark.parametrize("name", KITS)
def test_print_changes_nothing(site: Path, name: str) -> None:
    before = sorted(site.rglob("*"))
    result = editor(name)
    assert result.exit_code == 0
    assert sorted(site.rglob("*")) == before
    for path in FILES[name]:
        assert f"{path}:" in result.stdout
    for title in ("To do:", "What works then", "What does not:"):
        assert f"\n{title}" in result.stdout


@pytest.mark.parametrize("name", KITS)
def test_write(site: Path, name: str) -> None:
    result = editor(name, "--write")
    assert result.exit_code == 0
    assert result.stdout.splitlines()[: len(FILES[name])] == [
        f"{path} is written." for path in FILES[name]
    ]
    written = [path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()]
    assert sorted(written) == sorted([*FILES[name], "mkdocs.yml"])
    printed = editor(name).stdout
    for path in FILES[name]:
        text = Path(path).read_text(encoding="utf-8")
        assert text in printed or path.endswith(".schema.json")
    again = editor(name, "--write")
    assert again.exit_code == 0
    assert f"{FILES[name][0]} is there already.\n" in again.stdout


@pytest.mark.parametrize("name", KITS)
def test_files_of_others_are_left_alone(site: Path, name: str) -> None:
    path = site / FILES[name][0]
    path.parent.mkdir(exist_ok=True)
    path.write_text("mine", encoding="utf-8")
    result = editor(name, "--write")
    assert result.exit_code == 1
    assert path.read_text(encoding="utf-8") == "mine"
    _, _, left = result.stdout.partition("a file of that name is there already. Add this to it:")
    assert f"{FILES[name][0]}:\n" in left
    for other in FILES[name][1:]:
        assert (site / other).is_file()
        assert f"\n{other}:" not in left


def test_a_link_is_not_followed(site: Path) -> None:
    (site / ".nvim.lua").symlink_to(site / "elsewhere.lua")
    assert editor("neovim", "--write").exit_code == 1
    assert not (site / "elsewhere.lua").exists()


def test_file_that_cannot_be_written(site: Path) -> None:
    (site / ".helix").write_text("", encoding="utf-8")
    result = editor("helix", "--write")
    assert result.exit_code == 1
    assert "Error: .helix/languages.toml cannot be written: " in result.stderr


def test_own_schema_is_written_again(site: Path) -> None:
    editor("remark", "--write")
    (site / "mkdocs.yml").write_text(MKDOCS + "      host_keys: [banner]\n", encoding="utf-8")
    result = editor("remark", "--write")
    assert result.exit_code == 0
    assert "careers-job.schema.json is written." in result.stdout
    assert "banner" in Path("careers-job.schema.json").read_text(encoding="utf-8")
    for text in ('{"$id": "urn:other"}', "[1]", "{", "\xff"):
        Path("careers-job.schema.json").write_bytes(text.encode("latin-1"))
        assert editor("remark", "--write").exit_code == 1
        assert Path("careers-job.schema.json").read_bytes() == text.encode("latin-1")


# Where it is run


def test_jobs_elsewhere(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (site / "website").mkdir()
    (site / "mkdocs.yml").rename(site / "website" / "mkdocs.yml")
    assert editor("vscode").exit_code == 2
    (site / "website" / "docs" / "careers").mkdir(parents=True)
    assert editor("vscode", "--write", "--config", "website/mkdocs.yml").exit_code == 0
    (task,) = load(".vscode/tasks.json")["tasks"]
    assert task["args"] == ["check", "--format", "concise", "--config", "website/mkdocs.yml"]
    result = editor("remark", "--config", "website/mkdocs.yml")
    assert "website/docs/careers/**" in result.stdout
    monkeypatch.chdir(site / "website" / "docs")
    result = editor("vscode")
    assert result.exit_code == 0
    (site / "other").mkdir()
    monkeypatch.chdir(site / "other")
    result = editor("vscode", "--config", "../website/mkdocs.yml")
    assert result.exit_code == 2
    assert "The jobs do not lie in the current folder." in result.stderr


def test_settings_with_errors(site: Path) -> None:
    (site / "mkdocs.yml").write_text(MKDOCS + "      colour: red\n", encoding="utf-8")
    result = editor("remark", "--write")
    assert result.exit_code == 1
    assert "error[unknown-key]: `colour` is not an option" in result.stderr
    assert not (site / ".remarkrc.yml").exists()


def test_wrong_usage(site: Path) -> None:
    assert editor("ed").exit_code == 2
    assert editor().exit_code == 2


def test_locale_that_knows_ascii_alone(site: Path) -> None:
    (site / "mkdocs.yml").write_text(
        MKDOCS.replace("organization:", "jobs_dir: emplois-☕\n      organization:"),
        encoding="utf-8",
    )
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs_careers", "editor", "remark"],
        cwd=site, capture_output=True, check=False,
        env=os.environ | {"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0",
                          "PYTHONCOERCECLOCALE": "0"},
    )  # fmt: skip
    assert done.returncode == 0
    assert "docs/emplois-☕/**" in done.stdout.decode()


# Visual Studio Code


def test_settings_of_vscode(site: Path) -> None:
    editor("vscode", "--write")
    settings = load(".vscode/settings.json")
    assert settings["glspc.server.command"] == "mkdocs-careers"
    assert settings["glspc.server.commandArguments"] == ["lsp"]
    assert settings["glspc.server.languageId"] == ["markdown"]
    assert "yaml.schemas" not in settings
    assert load(".vscode/extensions.json") == {"recommendations": ["zsol.vscode-glspc"]}


def test_settings_of_vscode_for_careers_yml(site: Path) -> None:
    careers = yaml.safe_load(MKDOCS)["plugins"][0]["careers"]
    (site / "mkdocs.yml").unlink()
    (site / "careers.yml").write_text(json.dumps(careers), encoding="utf-8")
    assert editor("vscode", "--write").exit_code == 0
    ((schema, files),) = load(".vscode/settings.json")["yaml.schemas"].items()
    assert files == ["careers.yml"]
    assert "jobs_dir" in load(schema)["properties"]
    assert "redhat.vscode-yaml" in load(".vscode/extensions.json")["recommendations"]


def test_problems_are_matched() -> None:
    """Every line of the concise report is a problem with its place for Visual Studio Code."""
    for path in INVALID:
        for diagnostic in read_file(path).diagnostics:
            match = re.match(PROBLEM, render_concise([diagnostic]).rstrip("\n"))
            assert match is not None
            assert match.groups()[:5] == (
                diagnostic.path,
                str(diagnostic.line),
                str(diagnostic.column),
                diagnostic.severity,
                diagnostic.code.code,
            )
            assert match[6].startswith(diagnostic.message.split("\n", 1)[0][:20])


def test_task_runs(site: Path) -> None:
    """The command of the task is one, and its output is matched by the task's own pattern."""
    (site / "docs" / "careers" / "job.md").write_text(JOB.replace("title", "tilte"), "utf-8")
    editor("vscode", "--write")
    (task,) = load(".vscode/tasks.json")["tasks"]
    assert task["command"] == "mkdocs-careers"
    result = CliRunner().invoke(main, task["args"])
    pattern = task["problemMatcher"]["pattern"]
    match = re.match(pattern["regexp"], result.stdout.splitlines()[0])
    assert match is not None
    assert match[pattern["file"]] == "docs/careers/job.md"
    assert (match[pattern["line"]], match[pattern["column"]]) == ("2", "1")
    assert match[pattern["severity"]] == "error"
    assert match[pattern["code"]] == "unknown-key"


def test_snippet_is_a_job(site: Path) -> None:
    editor("vscode", "--write")
    (snippet,) = load(".vscode/careers.code-snippets").values()
    text = "\n".join(snippet["body"]) + "\n"
    text = text.replace("$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE", "2026-11-02")
    text = re.sub(r"\$\{\d+\|([^,|]+)[^}]*\|\}", r"\1", text)  # the first choice
    text = text.replace("${0:", JOB.rpartition("---\n\n")[2] + "${0:")
    text = re.sub(r"\$\{\d+:([^}]*)\}", r"\1", text)
    assert "$" not in text
    settings = read_settings_file(site / "mkdocs.yml", {}).settings
    result = read_bytes("job.md", text.encode(), settings, INSTANT)
    assert [str(d.code) for d in result.diagnostics] == []


# The others


def test_remark(site: Path) -> None:
    (site / "mkdocs.yml").write_text(
        MKDOCS + "      not_jobs: [how-we-hire.md, archive/*]\n", encoding="utf-8"
    )
    editor("remark", "--write")
    frontmatter, (lint, options) = yaml.safe_load(Path(".remarkrc.yml").read_text())["plugins"]
    assert (frontmatter, lint) == ("remark-frontmatter", "remark-lint-frontmatter-schema")
    assert options == {
        "schemas": {
            "careers-job.schema.json": ["docs/careers/**/!(index|readme|README|_*|how-we-hire).md"]
        }
    }
    settings = read_settings_file(site / "mkdocs.yml", {})
    expected = overlaid_job_schema(settings.settings, settings.host_keys)
    assert load("careers-job.schema.json") == expected


def test_helix(site: Path) -> None:
    editor("helix", "--write")
    config = tomllib.loads(Path(".helix/languages.toml").read_text(encoding="utf-8"))
    assert config["language-server"]["mkdocs-careers"] == {
        "command": "mkdocs-careers",
        "args": ["lsp"],
    }
    (language,) = config["language"]
    assert language["name"] == "markdown"
    assert language["language-servers"][-1] == "mkdocs-careers"


def find_neovim() -> str | None:
    """Return the command of a Neovim that has the functions of 0.11, if one is installed."""
    command = shutil.which("nvim")
    if command is None:
        return None
    done = subprocess.run([command, "--version"], capture_output=True, text=True, check=False)
    version = re.match(r"NVIM v(\d+)\.(\d+)", done.stdout)
    return command if version and (int(version[1]), int(version[2])) >= (0, 11) else None


@pytest.mark.parametrize("old_api", ["0", "1"])
def test_neovim(site: Path, old_api: str) -> None:
    """Neovim itself reads the file that is written, starts the server and does what it says."""
    neovim = find_neovim()
    if neovim is None:
        pytest.skip("Neovim 0.11 or newer is not installed.")
    editor("neovim", "--write")
    job = site / "docs" / "careers" / "job.md"
    job.write_text(JOB.replace("---\n\n", "employment_type: Full time # 😀\n---\n\n"), "utf-8")
    report = site / "report.json"
    script = Path(__file__).parent / "editors" / "neovim.lua"
    done = subprocess.run(
        [neovim, "--clean", "--headless", "-c", f"luafile {script}", "-c", "cquit 1"],
        cwd=site, capture_output=True, text=True, timeout=300, check=False,
        env=os.environ | {
            "HOME": str(site), "JOB": str(job), "REPORT": str(report), "OLD_API": old_api,
            "CAREERS_AS_OF": "2026-11-23",
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        },
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    there = json.loads(report.read_text(encoding="utf-8"))
    assert there["name"] == "mkdocs_careers"
    assert there["root"] == str(site)
    assert there["diagnostics"] == [["not-allowed", 4, 17, 26, 1, "mkdocs-careers"]]
    assert there["hover"]["contents"]["value"].startswith("**Job title** (`title`), required")
    assert there["actions"][0]["title"] == "Write `FULL_TIME`"
    assert there["mended"][4] == "employment_type: FULL_TIME # 😀"
    assert "base_salary" in [item["label"] for item in there["completion"]["items"]]


def test_neovim_knows_where_a_site_starts(site: Path) -> None:
    text = editor("neovim").stdout
    assert re.findall(r'^    "(.+)",$', text, re.MULTILINE) == list(CONFIG_NAMES)
