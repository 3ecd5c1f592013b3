"""`mkdocs-careers check`: what it mends, what it leaves out, and how it speaks in CI."""

from __future__ import annotations

import json
import os
import stat
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from mkdocs_careers.cli import main
from tests.test_check_command import JOB, MKDOCS, SUMMARY, TYPO, put, run

if TYPE_CHECKING:
    from click.testing import Result

FIXED = TYPO.replace("employement_type", "employment_type")
WRONG = TYPO.replace("employement_type: FULL_TIME", "skills: 5\nemployment_type: nonsense")


@pytest.fixture(autouse=True)
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("SOURCE_DATE_EPOCH", "NO_COLOR", "GITHUB_ACTIONS", "GITHUB_WORKSPACE",
                 "CI_PROJECT_DIR"):  # fmt: skip
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("CAREERS_AS_OF", "2026-11-23")
    (tmp_path / "mkdocs.yml").write_text(MKDOCS, encoding="utf-8")
    (tmp_path / "docs" / "careers").mkdir(parents=True)
    return tmp_path


def check(*arguments: str, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(main, ["check", *arguments], input=stdin)


def file(site: Path, name: str = "typo") -> Path:
    return site / "docs" / "careers" / f"{name}.md"


class TestFix:
    def test_it_mends_the_file_and_reports_what_is_left(self, site: Path) -> None:
        put(site, typo=TYPO, wrong=WRONG, good=JOB)
        result = check("--fix")
        assert result.exit_code == 1
        assert file(site).read_text(encoding="utf-8") == FIXED
        assert 'skills: "5"' in file(site, "wrong").read_text(encoding="utf-8")
        assert file(site, "good").read_text(encoding="utf-8") == JOB
        assert "unknown-key" not in result.stdout
        assert "nonsense" in result.stdout
        assert "Mended 2 files.\n3 job files checked: 1 error in 1 file.\n" in result.stderr

    def test_twice_is_once(self, site: Path) -> None:
        put(site, typo=TYPO)
        assert check("--fix").exit_code == 0
        before = file(site).stat()
        result = check("--fix")
        assert result.exit_code == 0
        assert "Mended" not in result.stderr
        after = file(site).stat()
        assert (before.st_mtime_ns, before.st_ino) == (after.st_mtime_ns, after.st_ino)

    @pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
    def test_bytes_stay(self, site: Path, line_end: str) -> None:
        text = "\ufeff" + TYPO.replace("\n", line_end) + "\u2028 end without a break"
        file(site).write_bytes(text.encode())
        assert check("--fix").exit_code == 0
        expected = text.replace("employement_type", "employment_type").encode()
        assert file(site).read_bytes() == expected

    def test_links_and_modes_stay(self, site: Path) -> None:
        real = site / "elsewhere.md"
        real.write_text(TYPO, encoding="utf-8")
        real.chmod(0o640)
        file(site, "link").symlink_to(real)
        assert check("--fix").exit_code == 0
        assert file(site, "link").is_symlink()
        assert real.read_text(encoding="utf-8") == FIXED
        assert stat.S_IMODE(real.stat().st_mode) == 0o640
        assert sorted(path.name for path in site.iterdir()) == [
            "docs",
            "elsewhere.md",
            "mkdocs.yml",
        ]

    def test_file_that_cannot_be_written(self, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        put(site, typo=TYPO)

        def refuse(*_arguments: object) -> None:
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr(Path, "replace", refuse)
        result = check("--fix")
        assert result.exit_code == 1
        assert "docs/careers/typo.md cannot be written: Permission denied." in result.stderr
        assert file(site).read_text(encoding="utf-8") == TYPO
        assert [path.name for path in file(site).parent.iterdir()] == ["typo.md"]

    def test_only_what_is_selected(self, site: Path) -> None:
        put(site, typo=TYPO.replace("title:", "skills: 5\ntitle:"))
        check("--fix", "--ignore", "unknown-key")
        text = file(site).read_text(encoding="utf-8")
        assert 'skills: "5"' in text
        assert "employement_type" in text

    def test_bytes_that_are_no_text(self, site: Path) -> None:
        file(site).write_bytes(TYPO.encode() + b"\xff")
        assert check("--fix").exit_code == 1
        assert file(site).read_bytes() == TYPO.encode() + b"\xff"


class TestDiff:
    def test_it_shows_and_writes_nothing(self, site: Path) -> None:
        put(site, typo=TYPO, good=JOB)
        result = check("--diff")
        assert result.exit_code == 1
        assert result.stdout == (
            "--- a/docs/careers/typo.md\n"
            "+++ b/docs/careers/typo.md\n"
            "@@ -2,7 +2,7 @@\n"
            " title: Program Coordinator\n"
            " date_posted: 2026-11-02\n"
            " job_location: {address_country: US}\n"
            "-employement_type: FULL_TIME\n"
            "+employment_type: FULL_TIME\n"
            " ---\n"
            " \n"
            f" {TYPO.splitlines()[-2]}\n"
        )
        assert "--fix would mend 1 file.\n" in result.stderr
        assert file(site).read_text(encoding="utf-8") == TYPO

    def test_it_is_a_patch(self, site: Path) -> None:
        text = TYPO.rstrip("\n").replace("\n", "\r\n")
        file(site).write_bytes(text.encode())
        done = run(site, "--diff")
        (site / "fix.patch").write_bytes(done.stdout)
        patched = os.spawnlp(os.P_WAIT, "git", "git", "apply", "fix.patch")
        assert patched == 0
        assert file(site).read_bytes() == text.replace("employement", "employment").encode()

    def test_nothing_to_mend(self, site: Path) -> None:
        put(site, good=JOB)
        result = check("--diff")
        assert result.exit_code == 0
        assert result.stdout == ""
        assert "--fix would mend nothing." in result.stderr

    def test_not_both(self) -> None:
        assert check("--fix", "--diff").exit_code == 2


class TestSelection:
    def test_select_and_ignore(self, site: Path) -> None:
        put(site, wrong=WRONG)
        assert check("--select", "wrong-type").stdout.count("error[") == 1
        assert check("--select", "wrong-type,not-allowed").stdout.count("error[") == 2
        assert check("--ignore", "wrong-type", "--ignore", "not-allowed").exit_code == 0

    def test_what_cannot_be_read_is_always_said(self, site: Path) -> None:
        put(site, broken="no front matter")
        result = check("--select", "thin-body")
        assert result.exit_code == 1
        assert "no-front-matter" in result.stdout

    @pytest.mark.parametrize("option", ["--select", "--ignore"])
    def test_unknown_code(self, option: str) -> None:
        result = check(option, "wrong-typ")
        assert result.exit_code == 2
        assert "Did you mean wrong-type?" in result.stderr

    def test_what_cannot_be_ignored(self) -> None:
        result = check("--ignore", "invalid-yaml")
        assert result.exit_code == 2
        assert "invalid-yaml cannot be ignored" in result.stderr

    def test_select_asks_for_what_is_off(self, site: Path) -> None:
        put(site, job=JOB.replace("---\n\n", "apply: {email: someone@gmail.com}\n---\n\n"))
        assert "private-mailbox" not in check().stdout
        assert "private-mailbox" in check("--select", "private-mailbox").stdout

    def test_select_asks_for_what_the_settings_turn_off(self, site: Path) -> None:
        (site / "mkdocs.yml").write_text(MKDOCS + "      rules: {thin-body: off}\n")
        put(site, job=JOB.replace(JOB.split("---\n\n")[1], "Come.\n"))
        assert "thin-body" not in check().stdout
        assert "thin-body" in check("--select", "thin-body").stdout


class TestPaths:
    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no pipes with names")
    def test_a_pipe_is_not_waited_for(self, site: Path) -> None:
        os.mkfifo(file(site, "pipe"))
        result = check()
        assert result.exit_code == 1
        assert "error[unreadable-file]" in result.stdout

    def test_patterns(self, site: Path) -> None:
        put(site, one=TYPO, two=TYPO, good=JOB)
        assert "3 job files" in check("docs/**/*.md").stderr
        assert "2 job files" in check("docs/careers/[ot]*.md", "docs/careers/one.md").stderr

    @pytest.mark.parametrize(
        ("path", "said"),
        [("nowhere/*.md", "Nothing matches nowhere/*.md"), ("nowhere.md", "no file or folder")],
    )
    def test_nothing_there(self, path: str, said: str) -> None:
        result = check(path)
        assert result.exit_code == 2
        assert said in result.stderr

    def test_file_whose_name_is_a_pattern(self, site: Path) -> None:
        put(site, **{"[draft]": TYPO})
        assert "1 job file checked: 1 error" in check("docs/careers/[draft].md").stderr


class TestStandardInput:
    def test_it_is_checked_in_its_place(self) -> None:
        result = check("--stdin-filename", "docs/careers/new.md", "--format", "concise", stdin=TYPO)
        assert result.exit_code == 1
        assert result.stdout.startswith("docs/careers/new.md:5:1: error[unknown-key]")

    def test_it_is_mended_on_its_way(self) -> None:
        result = check("--stdin-filename", "docs/careers/new.md", "--fix", stdin=TYPO)
        assert (result.exit_code, result.stdout) == (0, FIXED)

    @pytest.mark.parametrize("options", [(), ("--fix",)])
    def test_what_is_no_job_goes_through(self, options: tuple[str, ...]) -> None:
        result = check("--stdin-filename", "docs/index.md", *options, stdin="# Hello\n")
        assert result.exit_code == 0
        assert result.stdout == ("# Hello\n" if options else "")
        assert "no job file" in result.stderr

    def test_any_bytes(self) -> None:
        result = check("--stdin-filename", "docs/careers/new.md", "--fix", stdin=b"\xff\xfe")
        assert result.exit_code == 1
        assert result.stdout_bytes == b"\xff\xfe"
        assert "not-utf-8" in result.stderr

    def test_not_with_paths(self) -> None:
        assert check("--stdin-filename", "a.md", "docs", stdin="").exit_code == 2


class TestContinuousIntegration:
    def test_annotations_come_by_themselves(
        self, site: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        put(site, typo=TYPO)
        plain = check().stdout
        monkeypatch.setenv("GITHUB_ACTIONS", "true")
        lines = check().stdout.splitlines(keepends=True)
        assert lines[0].startswith("::stop-commands::")
        token = lines[0].strip().rsplit("::", 1)[1]
        end = lines.index(f"::{token}::\n")
        assert "".join(lines[1:end]) == plain
        (annotation,) = lines[end + 1 :]
        assert annotation.startswith("::error ")
        assert "file=docs/careers/typo.md,line=5," in annotation

    def test_a_job_file_cannot_speak_to_the_runner(
        self, site: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        put(site, typo=TYPO.replace("FULL_TIME", "'::error::x ##[error]x'"))
        monkeypatch.setenv("GITHUB_ACTIONS", "true")
        first = check().stdout.split("\n", 1)[0]
        assert first != check().stdout.split("\n", 1)[0]  # nobody can know the way out

    def test_programs_get_their_format_alone(
        self, site: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        put(site, typo=TYPO)
        monkeypatch.setenv("GITHUB_ACTIONS", "true")
        assert json.loads(check("--format", "json").stdout)["files"] == 1

    @pytest.mark.parametrize(
        ("format_", "variable"),
        [("github", "GITHUB_WORKSPACE"), ("gitlab", "CI_PROJECT_DIR"),
         ("sarif", "GITHUB_WORKSPACE")],
    )  # fmt: skip
    def test_paths_start_at_the_root(
        self, site: Path, monkeypatch: pytest.MonkeyPatch, format_: str, variable: str
    ) -> None:
        put(site, typo=TYPO)
        monkeypatch.setenv(variable, str(site.parent))
        name = (
            site.name.replace("[", "%5B").replace("]", "%5D") if format_ == "sarif" else site.name
        )
        assert f"{name}/docs/careers/typo.md" in check("--format", format_).stdout

    def test_paths_beside_the_current_folder(
        self, site: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        put(site, typo=TYPO)
        (site / "sub").mkdir()
        monkeypatch.setenv("GITHUB_WORKSPACE", str(site))
        monkeypatch.chdir(site / "sub")
        assert "file=docs/careers/typo.md," in check("--format", "github").stdout

    def test_the_last_line_counts(self, site: Path) -> None:
        put(site, good=JOB, typo=TYPO)
        for format_ in ("full", "concise", "json", "github", "gitlab", "rdjson", "sarif", "junit"):
            assert check("--format", format_).stderr.endswith(SUMMARY)


@pytest.mark.skipif(sys.platform == "win32", reason="needs a shell of Unix")
def test_a_pipe_that_closes_early(site: Path) -> None:
    put(site, **{f"job-{number}": TYPO for number in range(50)})
    status = os.system(f"{sys.executable} -m mkdocs_careers check 2>err.txt | head -1 >/dev/null")
    assert status == 0
    assert "Traceback" not in (site / "err.txt").read_text(encoding="utf-8")
