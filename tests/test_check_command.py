"""`mkdocs-careers check`: what it reads, what it says, and how it ends."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from mkdocs_careers.cli import main
from mkdocs_careers.reporters import FORMATS

if TYPE_CHECKING:
    from click.testing import Result

# The jobs here are short, and copies of one another.
QUIET = "      rules: {incomplete-posting: off, incomplete-address: off, duplicate-job: off}\n"
MKDOCS = f"""\
site_name: P2PU
site_url: https://www.p2pu.org/
plugins:
  - careers:
      organization: {{name: P2PU}}
      timezone: America/Chicago
      apply: {{email: jobs@example.org}}
{QUIET}"""
JOB = """\
---
title: Program Coordinator
date_posted: 2026-11-02
job_location: {address_country: US}
---

Help learning circles grow across North America. You look after the people who run them, answer
their questions, and bring what they learn back to all of the others.
"""
TYPO = JOB.replace("---\n\n", "employement_type: FULL_TIME\n---\n\n")
WARNED = JOB.replace("---\n\n", "base_salary: {value: 5000, unit_text: YEAR}\n---\n\n")
ENDED = JOB.replace("---\n\n", "valid_through: 2026-11-10\n---\n\n")
NOTED = JOB.replace("---\n\n", "valid_through: 2027-01-15\n---\n\n")
KEYS = ["path", "line", "column", "end_line", "end_column", "severity", "code", "message", "hint",
        "url"]  # fmt: skip


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("CAREERS_AS_OF", "SOURCE_DATE_EPOCH", "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("CAREERS_AS_OF", "2026-11-23")
    (tmp_path / "mkdocs.yml").write_text(MKDOCS, encoding="utf-8")
    (tmp_path / "docs" / "careers").mkdir(parents=True)
    return tmp_path


def put(site: Path, **jobs: str) -> None:
    for name, text in jobs.items():
        (site / "docs" / "careers" / f"{name}.md").write_text(text, encoding="utf-8")


def check(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["check", *map(str, arguments)])


def found(*arguments: str | Path) -> tuple[int, list[str]]:
    """Return how many files were read, and what was found where."""
    report = json.loads(check(*arguments, "--format", "json").stdout)
    return report["files"], [f"{d['path']}:{d['line']} {d['code']}" for d in report["diagnostics"]]


# Formats

FULL = """\
error[unknown-key]: `employement_type` is not a key of a job.
  --> docs/careers/typo.md:5:1
   |
 5 | employement_type: FULL_TIME
   | ^^^^^^^^^^^^^^^^ did you mean `employment_type`?
   |
   = help: Keys of your own go under `extra`; keys of a theme or plugin into `host_keys`.

"""
CONCISE = (
    "docs/careers/typo.md:5:1: error[unknown-key] `employement_type` is not a key of a job. "
    "(did you mean `employment_type`?)\n"
)
SUMMARY = "2 job files checked: 1 error in 1 file.\n"


@pytest.mark.parametrize(
    ("options", "expected"),
    [([], FULL), (["--format", "full"], FULL), (["--format", "concise"], CONCISE)],
)
def test_report(site: Path, options: list[str], expected: str) -> None:
    put(site, good=JOB, typo=TYPO)
    result = check(*options)
    assert result.stdout == expected
    assert result.stderr.endswith(SUMMARY)
    assert result.exit_code == 1


def test_json(site: Path) -> None:
    put(site, good=JOB, typo=TYPO)
    result = check("--format", "json")
    report = json.loads(result.stdout)
    assert list(report) == ["version", "files", "diagnostics"]
    assert (report["version"], report["files"]) == (1, 2)
    (diagnostic,) = report["diagnostics"]
    assert list(diagnostic) == KEYS
    assert {key: diagnostic[key] for key in KEYS[:8]} == {
        "path": "docs/careers/typo.md",
        "line": 5,
        "column": 1,
        "end_line": 5,
        "end_column": 17,
        "severity": "error",
        "code": "unknown-key",
        "message": "`employement_type` is not a key of a job.",
    }
    assert "did you mean `employment_type`?" in diagnostic["hint"]
    assert diagnostic["url"] is None or diagnostic["url"].startswith("https://")
    assert result.stderr.endswith(SUMMARY)


@pytest.mark.parametrize("format_", ["full", "concise", "json"])
def test_nothing_found(site: Path, format_: str) -> None:
    put(site, good=JOB)
    result = check("--format", format_)
    assert result.exit_code == 0
    if format_ == "json":
        assert json.loads(result.stdout) == {"version": 1, "files": 1, "diagnostics": []}
    else:
        assert result.stdout == ""
        assert result.stderr.endswith("1 job file checked, nothing found.\n")


def test_columns_are_code_points(site: Path) -> None:
    put(site, job=JOB.replace("{address_country: US}", '{name: "ü🎉日", address_country: USA}'))
    report = json.loads(check("--format", "json").stdout)
    (diagnostic,) = report["diagnostics"]
    assert (diagnostic["line"], diagnostic["column"], diagnostic["end_column"]) == (4, 46, 49)


def test_crlf_and_mark_of_byte_order(site: Path) -> None:
    (site / "docs/careers/job.md").write_bytes(
        b"\xef\xbb\xbf" + TYPO.replace("\n", "\r\n").encode()
    )
    assert found() == (1, ["docs/careers/job.md:5 unknown-key"])


# Exit status


@pytest.mark.parametrize(
    ("text", "options", "status"),
    [
        (JOB, [], 0),
        (JOB, ["--strict"], 0),
        (TYPO, [], 1),
        (TYPO, ["--strict"], 1),
        (WARNED, [], 0),
        (WARNED, ["--strict"], 1),
        (ENDED, ["--strict"], 0),
        (ENDED, ["--strict", "--as-of", "2026-11-05"], 0),
        (NOTED, ["--strict"], 0),
        (NOTED, ["--strict", "--as-of", "2027-06-01"], 0),
        (JOB, ["--strict", "--as-of", "2020-01-01"], 0),
        (JOB, ["--strict", "--as-of", "2040-01-01"], 0),
        (JOB, ["--as-of", "tomorrow"], 2),
        (JOB, ["--format", "yaml"], 2),
        (JOB, ["--nonsense"], 2),
        (JOB, ["docs/careers/gone.md"], 2),
        (JOB, ["--config", "gone.yml"], 2),
        (JOB, ["--config", "docs"], 2),
    ],
)
def test_exit_status(site: Path, text: str, options: list[str], status: int) -> None:
    put(site, job=text)
    assert check(*options).exit_code == status


def test_note_without_a_zone_never_fails(site: Path) -> None:
    (site / "mkdocs.yml").write_text(MKDOCS.replace("      timezone: America/Chicago\n", ""))
    put(site, job=NOTED)
    assert found("--strict") == (1, ["docs/careers/job.md:5 deadline-without-timezone"])
    assert check("--strict").exit_code == 0


def test_settings_that_are_wrong_fail(site: Path) -> None:
    (site / "mkdocs.yml").write_text(MKDOCS + "      color: red\n")
    put(site, job=JOB)
    assert found() == (1, ["mkdocs.yml:9 unknown-key"])
    assert check().exit_code == 1


# The clock


@pytest.mark.parametrize(
    ("as_of", "environ", "said"),
    [("2026-11-05", {}, "`--as-of`"), (None, {"CAREERS_AS_OF": "2026-11-05"}, "`CAREERS_AS_OF`"),
     (None, {"CAREERS_AS_OF": "", "SOURCE_DATE_EPOCH": "0"}, "36 hours")],
)  # fmt: skip
def test_clock_is_announced(
    site: Path,
    monkeypatch: pytest.MonkeyPatch,
    as_of: str | None,
    environ: dict[str, str],
    said: str,
) -> None:
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    put(site, job=JOB)
    result = check(*(["--as-of", as_of] if as_of else []))
    assert said in result.stderr
    assert ("posted-later" in result.stdout) == ("SOURCE_DATE_EPOCH" in environ)


def test_ended_job_is_held_to_its_shape_only(site: Path) -> None:
    bare = ENDED.replace("job_location: {address_country: US}\n", "")
    put(site, job=bare)
    assert found() == (1, ["docs/careers/job.md:4 ended"])
    assert check().exit_code == 0
    assert found("--as-of", "2026-11-02") == (1, ["docs/careers/job.md:1 missing-location"])


# What is read


def test_which_files_are_jobs(site: Path) -> None:
    (site / "mkdocs.yml").write_text(MKDOCS + "      not_jobs: [how.md, 'archive/*']\n")
    folder = site / "docs" / "careers"
    for name in ("_drafts", "archive", "team"):
        (folder / name).mkdir()
    for name in ("index.md", "README.md", "_draft.md", "_drafts/a.md", "how.md", "archive/b.md",
                 ".hidden.md", "notes.txt", "image.png"):  # fmt: skip
        (folder / name).write_text("no job", encoding="utf-8")
    (site / "docs" / "about.md").write_text("no job", encoding="utf-8")
    put(site, a=JOB)
    (folder / "team" / "c.md").write_text(TYPO, encoding="utf-8")
    assert found() == (2, ["docs/careers/team/c.md:5 unknown-key"])


BOTH = ["other", "typo"]
PATHS: list[tuple[str, list[str], list[str]]] = [
    # the current folder, the arguments, and the jobs that are read
    (".", [], BOTH),
    (".", ["docs/careers/typo.md"], ["typo"]),
    (".", ["docs/careers"], BOTH),
    (".", ["docs/careers/team"], ["other"]),
    (".", ["docs"], BOTH),
    (".", ["."], BOTH),
    (".", ["docs/careers/team", "docs/careers", "docs/careers/typo.md"], BOTH),
    (".", ["docs/careers/typo.md", "./docs/careers/../careers/typo.md"], ["typo"]),
    (".", ["docs/../docs"], BOTH),
    (".", ["docs/careers/../careers/typo.md"], ["typo"]),
    ("docs", [], BOTH),
    ("docs", ["."], BOTH),
    ("docs", [".."], BOTH),
    ("docs", ["../docs"], BOTH),
    ("docs/careers", [], BOTH),
    ("docs/careers", ["typo.md"], ["typo"]),
    ("docs/careers", [".."], BOTH),
    ("docs/careers/team", ["../.."], BOTH),
    ("other", ["../docs"], BOTH),
    ("other", ["../docs/careers/typo.md"], ["typo"]),
]


@pytest.mark.parametrize(("folder", "arguments", "read"), PATHS)
def test_paths(
    site: Path, monkeypatch: pytest.MonkeyPatch, folder: str, arguments: list[str], read: list[str]
) -> None:
    put(site, typo=TYPO)
    (site / "docs/careers/team").mkdir()
    (site / "docs/careers/team/other.md").write_text(TYPO, encoding="utf-8")
    (site / "docs/careers/index.md").write_text("# Careers", encoding="utf-8")
    (site / "docs/about.md").write_text("# About", encoding="utf-8")
    (site / "README.md").write_text("# Site", encoding="utf-8")
    (site / "other").mkdir()
    monkeypatch.chdir(site / folder)
    files, said = found(*arguments)
    paths = [Path(place.rsplit(":", 1)[0]) for place in said]
    assert sorted(path.stem for path in paths) == read
    assert files == len(read)
    assert all(path.is_file() for path in paths)


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_site_behind_a_link(site: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    put(site, typo=TYPO)
    (site / "docs/about.md").write_text("# About", encoding="utf-8")
    link = tmp_path_factory.mktemp("links") / "site"
    link.symlink_to(site)
    assert found(link / "docs")[0] == 1
    assert found(link / "docs/careers")[0] == 1


def test_file_of_a_folder_that_is_no_job_is_left_out(site: Path) -> None:
    put(site, index="# Careers", _draft="x")
    assert found("docs/careers/index.md", "docs/careers/_draft.md") == (0, [])


def test_file_outside_of_the_folder(site: Path) -> None:
    (site / "draft.md").write_text(TYPO, encoding="utf-8")
    assert found("draft.md") == (1, ["draft.md:5 unknown-key"])


def test_folder_outside_of_the_site(site: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("elsewhere")
    (folder / "job.md").write_text(TYPO, encoding="utf-8")
    (folder / "README.md").write_text("x", encoding="utf-8")
    files, said = found(folder)
    assert files == 1
    assert "unknown-key" in " ".join(said)


def test_without_a_configuration(tmp_path_factory: pytest.TempPathFactory,
                                 monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    folder = tmp_path_factory.mktemp("bare")
    monkeypatch.chdir(folder)
    monkeypatch.setenv("CAREERS_AS_OF", "2026-11-23")
    result = check()
    assert result.exit_code == 2
    assert "--config" in result.stderr
    (folder / "job.md").write_text(TYPO, encoding="utf-8")
    assert check("job.md").exit_code == 1


def test_config_option(site: Path, tmp_path_factory: pytest.TempPathFactory,
                       monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    put(site, typo=TYPO)
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
    files, said = found("--config", site / "mkdocs.yml")
    assert (files, len(said)) == (1, 1)


def test_configuration_beside_the_path_counts(site: Path) -> None:
    inner = site / "inner"
    (inner / "docs" / "careers").mkdir(parents=True)
    (inner / "mkdocs.yml").write_text(MKDOCS + "      color: red\n")
    (inner / "docs" / "careers" / "job.md").write_text(JOB)
    assert found("inner/docs/careers/job.md") == (1, ["inner/mkdocs.yml:9 unknown-key"])


@pytest.mark.parametrize("folder", [None, "empty"])
def test_no_jobs(site: Path, folder: str | None) -> None:
    if folder is None:
        (site / "docs/careers").rmdir()
    result = check("--strict")
    assert result.exit_code == 0
    assert "0 job files checked" in result.stderr
    assert ("There is no folder docs/careers" in result.stderr) is (folder is None)


def test_docs_folder_that_is_gone(site: Path) -> None:
    (site / "mkdocs.yml").write_text(f"{MKDOCS}docs_dir: gone\n")
    result = check()
    assert result.exit_code == 0
    assert "gone/careers" in result.stderr


# What only all jobs, or the site, can show


def test_duplicate_identifiers(site: Path) -> None:
    with_id = JOB.replace("---\n\n", "identifier: PC-1\n---\n\n")
    put(site, a=with_id, b=with_id, c=with_id.replace("PC-1", "PC-2"))
    assert found() == (3, ["docs/careers/b.md:5 duplicate-identifier"])
    assert "`docs/careers/a.md`" in check("--format", "concise").stdout
    put(site, a=with_id.replace("---\n\n", "status: filled\n---\n\n"))
    assert found() == (3, [])


def test_no_organization_and_no_address_are_asked_for_once(site: Path) -> None:
    (site / "mkdocs.yml").write_text(
        "site_name: P2PU\nplugins:\n  - careers:\n      apply: {email: a@b.org}\n" + QUIET
    )
    put(site, a=JOB, b=JOB)
    assert found() == (2, ["mkdocs.yml:1 missing-site-url", "mkdocs.yml:3 missing-organization"])
    report = check().stdout
    assert "      - careers:\n" in report
    assert "site_url: https://" in report


def test_unset_variables_are_never_a_finding(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SITE_URL", raising=False)
    text = MKDOCS.replace("https://www.p2pu.org/", "!ENV SITE_URL")
    (site / "mkdocs.yml").write_text(text.replace("{name: P2PU}", "!ENV EMPLOYER"))
    put(site, a=JOB)
    assert found("--strict") == (1, [])


# Files that cannot be read


def test_bad_files_do_not_hide_others(site: Path) -> None:
    folder = site / "docs" / "careers"
    (folder / "a-bytes.md").write_bytes(b"---\ntitle: \xff\n---\n")
    (folder / "b-empty.md").write_bytes(b"")
    (folder / "c-large.md").write_bytes(JOB.encode() + b"x" * 5_000_000)
    (folder / "d-folder.md").mkdir()
    (folder / "e-toml.md").write_text("+++\ntitle = 'x'\n+++\n")
    (folder / "f-brackets.md").write_text(f"---\ntitle: {'[' * 30_000}\n---\n")
    (folder / "g-bomb.md").write_text("---\na: &a [x]\nb: *a\n---\n")
    (folder / "h-null.md").write_bytes(b"\x00" * 100)
    put(site, typo=TYPO)
    files, said = found()
    assert files == 8
    codes = dict(place.split(" ") for place in said)
    assert codes["docs/careers/a-bytes.md:2"] == "not-utf-8"
    assert codes["docs/careers/b-empty.md:1"] == "no-front-matter"
    assert codes["docs/careers/c-large.md:1"] == "too-large"
    assert codes["docs/careers/e-toml.md:1"] == "toml-front-matter"
    assert codes["docs/careers/f-brackets.md:2"] == "nested-too-deeply"
    assert codes["docs/careers/g-bomb.md:3"] == "yaml-feature"
    assert codes["docs/careers/typo.md:5"] == "unknown-key"
    assert check().exit_code == 1


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_links(site: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = site / "docs" / "careers"
    (folder / "broken.md").symlink_to("gone.md")
    (folder / "loop.md").symlink_to("loop.md")
    (folder / "around").symlink_to(".")
    (folder / "up").symlink_to("../..")
    (folder / "self").symlink_to("self")
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (elsewhere / "linked.md").write_text(TYPO, encoding="utf-8")
    (folder / "team").symlink_to(elsewhere)
    (folder / "file.md").symlink_to(elsewhere / "linked.md")
    (site / "docs" / "about.md").write_text("# About")
    _, said = found()
    assert [place for place in said if "/up/" not in place] == [
        "docs/careers/broken.md:1 unreadable-file",
        "docs/careers/file.md:5 unknown-key",
        "docs/careers/loop.md:1 unreadable-file",
        "docs/careers/team/linked.md:5 unknown-key",
    ]


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root reads everything")
def test_file_without_rights(site: Path) -> None:
    put(site, secret=JOB)
    (site / "docs/careers/secret.md").chmod(0)
    assert found() == (1, ["docs/careers/secret.md:1 unreadable-file"])


def test_link_named_on_the_command_line(site: Path) -> None:
    link = site / "docs/careers/broken.md"
    link.symlink_to("gone.md")
    result = check(link)
    assert result.exit_code in (1, 2)
    assert "broken.md" in result.output


# The terminal

HOSTILE = JOB.replace(
    "---\n\n", 'skils: "\x07\x1b[31mred\x1b]0;title\x07\u202e\u2066\x9b"\n---\n\n'
)


@pytest.mark.parametrize("format_", ["full", "concise"])
def test_no_control_character_reaches_the_terminal(site: Path, format_: str) -> None:
    for number, letter in enumerate("\x1b\x07\x9b\u202e\u2066\r\x00\x08\u200f"):
        put(site, **{f"job{number}": JOB.replace("---\n\n", f'ski{letter}ls: "{letter}"\n---\n\n')})
    put(site, hostile=HOSTILE)
    result = check("--format", format_)
    assert result.exit_code == 1
    assert set(result.output) & set("\x1b\x07\x9b\u202e\u2066\r\x00\x08\u200f") == set()


def test_no_control_character_of_settings_or_names_reaches_the_terminal(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (site / "mkdocs.yml").write_text(MKDOCS + '      jobs_dir: "jo\\ebs"\n')
    monkeypatch.setenv("CAREERS_AS_OF", "2026-11-23")
    assert "\x1b" not in check_in_terminal(site, {})
    (site / "mkdocs.yml").write_text(MKDOCS)
    (site / "docs/careers/a\x1b[31m.md").write_text(TYPO)
    output = check_in_terminal(site, {"NO_COLOR": "1"})
    assert "unknown-key" in output
    assert "\x1b" not in output


def run(site: Path, *arguments: str, **environ: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "mkdocs_careers", "check", *arguments],
        cwd=site,
        env={**os.environ, **environ},
        capture_output=True,
        check=False,
        timeout=60,
    )


def check_in_terminal(site: Path, environ: dict[str, str]) -> str:
    """Run the command in a pseudo-terminal and return what it writes."""
    pty = pytest.importorskip("pty")
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "mkdocs_careers", "check"],
        cwd=site,
        env={**os.environ, "TERM": "xterm", **environ},
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    )
    os.close(theirs)
    written = b""
    while True:
        try:
            piece = os.read(ours, 65536)
        except OSError:  # Linux says so when the other end is closed
            break
        if not piece:
            break
        written += piece
    os.close(ours)
    process.wait(60)
    return written.decode().replace("\r\n", "\n")


@pytest.mark.parametrize(
    ("environ", "coloured"),
    [({}, True), ({"NO_COLOR": "1"}, False), ({"NO_COLOR": ""}, True)],
)
def test_colour_in_a_terminal(site: Path, environ: dict[str, str], *, coloured: bool) -> None:
    put(site, typo=TYPO)
    output = check_in_terminal(site, environ)
    assert ("\x1b[" in output) is coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", output).endswith(
        FULL
        + "--fix can mend 1 of these; --diff shows how.\n1 job file checked: 1 error in 1 file.\n"
    )


def test_a_real_process_in_a_pipe(site: Path) -> None:
    put(site, good=JOB, typo=TYPO)
    done = run(site)
    assert done.returncode == 1
    assert done.stdout.decode() == FULL
    assert done.stderr.decode().endswith(SUMMARY)


@pytest.mark.parametrize("format_", FORMATS)
def test_locale_that_knows_ascii_alone(site: Path, format_: str) -> None:
    put(site, job=TYPO.replace("employement_type: FULL_TIME", "tïtle: ☕"))
    (site / "docs/careers/bücher.md").write_text(TYPO, encoding="utf-8")
    done = run(site, "--format", format_, LC_ALL="C", LANG="C", PYTHONIOENCODING="ascii",
               PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")  # fmt: skip
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr
    as_json = format_ in ("json", "gitlab", "rdjson", "sarif")
    said = str(json.loads(done.stdout)) if as_json else done.stdout.decode()
    assert "`tïtle`" in said


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
def test_name_that_is_not_utf_8(site: Path) -> None:
    (site / "docs" / "careers" / os.fsdecode(b"b\xfc.md")).write_text(TYPO, encoding="utf-8")
    for format_ in FORMATS:
        done = run(site, "--format", format_)
        assert done.returncode == 1
        assert b"Traceback" not in done.stderr


def test_reader_that_goes_away(site: Path) -> None:
    for number in range(50):
        put(site, **{f"job{number}": TYPO})
    process = subprocess.Popen(
        [sys.executable, "-m", "mkdocs_careers", "check"],
        cwd=site, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert process.stdout is not None
    process.stdout.close()
    assert process.stderr is not None
    said = process.stderr.read()
    process.stderr.close()
    process.wait(60)
    assert b"Traceback" not in said


def test_nothing_of_a_host_is_imported_or_run(site: Path) -> None:
    (site / "conf.py").write_text("raise SystemExit(3)")
    (site / "mkdocs.yml").unlink()
    (site / "careers.yml").write_text(
        "organization: {name: P2PU}\nsite_url: https://a.org/\nsource_dir: docs\n"
        "apply: {email: a@b.org}\n"
    )
    put(site, job=JOB)
    code = (
        "import sys\nfrom mkdocs_careers.cli import main\n"
        "main(['check'], standalone_mode=False)\n"
        "print(*{m.split('.')[0] for m in sys.modules})"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=site, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    hosts = {
        "mkdocs",
        "properdocs",
        "sphinx",
        "docutils",
        "markdown",
        "babel",
        "pycountry",
        "jinja2",
    }
    assert hosts & set(done.stdout.split()) == set()


def test_help_and_version() -> None:
    runner = CliRunner()
    for arguments in (["--help"], ["-h"], ["check", "--help"], ["--version"]):
        result = runner.invoke(main, arguments)
        assert result.exit_code == 0
    assert "check" in runner.invoke(main, ["--help"]).output
    text = runner.invoke(main, ["check", "--help"]).output
    for option in ("--config", "--as-of", "--format", "--strict", "Exit status"):
        assert option in text
    assert runner.invoke(main, ["chek"]).exit_code == 2


def test_rules_weigh_findings(site: Path) -> None:
    (site / "mkdocs.yml").write_text(
        MKDOCS.replace("https://www.p2pu.org/", "''").replace(
            "rules: {", "rules: {missing-site-url: off, salary-incomplete: error, "
        )
    )
    put(site, job=WARNED)
    files, said = found()
    assert (files, said) == (1, ["docs/careers/job.md:5 salary-incomplete"])
    assert check().exit_code == 1


def test_order_of_findings(site: Path) -> None:
    put(site, b=TYPO, a=TYPO.replace("title: Program Coordinator", "color: red"))
    assert found()[1] == [
        "docs/careers/a.md:1 missing-key",
        "docs/careers/a.md:2 unknown-key",
        "docs/careers/a.md:5 unknown-key",
        "docs/careers/b.md:5 unknown-key",
    ]


@pytest.mark.parametrize("weight", ["off", "note", "warning"])
@pytest.mark.parametrize(
    "lines",
    ["deadline: 2025-01-15", "status: Filled", "valid_through: soon", "draft: true", "jobTitle: x"],
)
def test_whether_a_job_is_over_cannot_be_turned_down(site: Path, weight: str, lines: str) -> None:
    codes = ("unknown-key", "not-allowed", "not-a-date", "no-fixed-date", "wrong-type")
    rules = ", ".join(f"{code}: {weight}" for code in codes)
    head = JOB if "Title" not in lines else JOB.replace("title: Program Coordinator\n", "")
    put(site, job=head.replace("---\n\n", f"{lines}\nrules: {{{rules}}}\n---\n\n"))
    assert check().exit_code == 1


def test_settings_that_cannot_be_read_are_the_only_finding(site: Path) -> None:
    (site / "mkdocs.yml").write_text("plugins:\n\t- careers\n", encoding="utf-8")
    put(site, job=JOB)
    files, findings = found()
    assert [finding.split()[1] for finding in findings] == ["invalid-yaml"]
    assert files == 1
