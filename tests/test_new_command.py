"""`mkdocs-careers new`: what it writes, asks, copies, links to and refuses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from mkdocs_careers.cli import main
from mkdocs_careers.front_matter import read_front_matter
from mkdocs_careers.importers.editor_link import MOST_LETTERS
from mkdocs_careers.source import Source
from tests.strategies import HOSTILE

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

MKDOCS = """\
site_name: Example
site_url: https://www.example.org/
repo_url: https://github.com/example/site
edit_uri: edit/trunk/manual/
plugins:
  - careers:
      organization: {name: Example}
      timezone: America/Chicago
      places: {chicago: {address_locality: Chicago, address_region: IL, address_country: US}}
      apply: {email: jobs@example.org}
      rules: {incomplete-address: off}
"""
BARE = "site_name: x\nsite_url: https://www.example.org/\nplugins:\n  - careers\n"
OLD = """\
---
title: Archivist # of the library
date_posted: 2025-01-02
valid_through: 2025-03-01
identifier: A-1
job_location: chicago
job_start_date: early 2025
status: filled
---

Keep the papers of the library in order, and help people to find what they look for.
"""


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    monkeypatch.setenv("CAREERS_AS_OF", "2026-11-23")
    (tmp_path / "mkdocs.yml").write_text(MKDOCS, encoding="utf-8")
    (tmp_path / "docs" / "careers").mkdir(parents=True)
    return tmp_path


def new(*arguments: str, answers: str = "") -> Result:
    return CliRunner().invoke(main, ["new", *arguments], input=answers)


def jobs(site: Path) -> list[str]:
    return sorted(path.name for path in (site / "docs" / "careers").iterdir())


def facts(text: str) -> dict[str, Any]:
    front = read_front_matter(Source("x.md", text))
    assert not front.problems
    return dict(front.data)


def written(site: Path, name: str) -> str:
    return (site / "docs" / "careers" / name).read_bytes().decode()


# Writing


def test_a_title_is_enough(site: Path) -> None:
    done = new("Program Coordinator (m/w/d)")
    assert done.exit_code == 0, done.output
    assert done.stdout.startswith("docs/careers/program-coordinator.md is written, as a draft.")
    assert facts(written(site, "program-coordinator.md")) == {
        "title": "Program Coordinator (m/w/d)", "date_posted": "2026-11-23", "status": "draft",
    }  # fmt: skip


@pytest.mark.parametrize("config", [MKDOCS, BARE])
def test_the_check_finds_nothing_in_it(site: Path, config: str) -> None:
    (site / "mkdocs.yml").write_text(config, encoding="utf-8")
    assert new("Program Coordinator", "--all").exit_code == 0
    checked = CliRunner().invoke(main, ["check", "--strict", "docs/careers/program-coordinator.md"])
    assert checked.exit_code == 0, checked.output
    assert "1 job file checked" in checked.output


def test_options_become_facts(site: Path) -> None:
    done = new(
        "Trainer", "--type", "full time", "--type", "INTERN", "--unit", "Community",
        "--location", "chicago", "--location", "Boston, MA, United States", "--hybrid",
        "--salary", "USD 52,000 - 64,000 a year", "--valid-through", "2027-01-15",
        "--identifier", "1024", "--email", "a@example.org", "--url", "https://example.org/apply",
        "--set", "skills=a", "--set", "skills=b", "--set", "total_job_openings=3",
        "--set", "industry=10",
        "--set", "apply.materials=resume", "--print",
    )  # fmt: skip
    assert done.exit_code == 0, done.output
    assert facts(done.stdout) == {
        "title": "Trainer",
        "date_posted": "2026-11-23",
        "valid_through": "2027-01-15",
        "employment_type": ["FULL_TIME", "INTERN"],
        "employment_unit": "Community",
        "job_location": [
            "chicago",
            {"address_locality": "Boston", "address_region": "MA", "address_country": "US"},
        ],
        "job_location_type": "HYBRID",
        "base_salary": {
            "currency": "USD", "min_value": 52000, "max_value": 64000, "unit_text": "YEAR",
        },
        "identifier": "1024",
        "skills": ["a", "b"],
        "status": "draft",
        "apply": {
            "email": "a@example.org", "url": "https://example.org/apply", "materials": "resume",
        },
        "total_job_openings": 3,
        "industry": "10",
    }  # fmt: skip
    assert jobs(site) == []


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--location", "chicgo"], "is no place of the settings. Did you mean `chicago`?"),
        (["--valid-through", "next week"], "must be a date"),
        (["--valid-through", "2026-11-01"], "before"),
        (["--email", "foo"], "is not one mail address"),
        (["--remote", "Atlantis"], "Atlantis"),
        (["--remote", "US", "--hybrid"], "--remote or --hybrid"),
        (["--set", "foo=1"], "`foo` is not a key of a job."),
        (["--set", "foo"], "--set takes KEY=VALUE"),
        (["--set", "status=open"], "a new file is a draft"),
        (["--set", "unit_text.x=1", "--set", "unit_text=1"], "unit_text"),
        (["--file", "../x"], "is no file's name"),
        (["--file", "_x"], "is not read as a job"),
        (["--print", "--link"], "--print or --link"),
        (["--branch", "x"], "Add it"),
        (["--link", "--repo", "https://bitbucket.org/a/b"], "no repository on GitHub or GitLab"),
        (["--type", "remote work"], "cannot be `REMOTE_WORK`. Use `FULL_TIME`"),
        (["--from", "nobody", "--all"], "Choose one"),
        (["--from", "nobody"], "There is no job nobody"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_written(
    site: Path, arguments: list[str], words: str
) -> None:
    done = new("Trainer", *arguments)
    assert done.exit_code == 2
    assert words in done.stderr
    assert jobs(site) == []


@pytest.mark.parametrize("name", ["trainer.md", "Trainer.MD"])
def test_a_file_that_is_there_stays(site: Path, name: str) -> None:
    (site / "docs" / "careers" / name).write_text("mine", encoding="utf-8")
    done = new("Trainer")
    assert done.exit_code == 2
    assert "is there already, and was left as it is." in done.stderr
    assert written(site, name) == "mine"
    assert new("Trainer", "--file", "second").exit_code == 0
    assert "second.md" in jobs(site)


@hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(
    st.text(max_size=40)
    | st.sampled_from((*HOSTILE, "../../x", "---\na: b", "a\n---\n", "x" * 500, "\x1b[31m", "😀"))
)
def test_no_title_leaves_the_folder_or_breaks_the_file(site: Path, title: str) -> None:
    done = new("--", title)
    assert done.exit_code in (0, 2), done.output
    names = jobs(site)
    assert (done.exit_code == 0) == (len(names) == 1)
    for name in names:
        found = facts(written(site, name))
        assert set(found) == {"title", "date_posted", "status"}
        assert "\n" not in found["title"]
        (site / "docs" / "careers" / name).unlink()
    assert sorted(path.name for path in site.iterdir()) == ["docs", "mkdocs.yml"]


def test_a_title_without_quotes_is_one_title(site: Path) -> None:
    assert new("Program", "Coordinator").exit_code == 0
    assert jobs(site) == ["program-coordinator.md"]


# Questions


def test_without_a_terminal_it_needs_a_title(site: Path) -> None:
    done = new()
    assert done.exit_code == 2
    assert "needs a title" in done.stderr


def test_in_a_terminal_it_asks_again_until_the_answer_is_right(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mkdocs_careers.cli.new._is_terminal", lambda: True)
    answers = ["", "Trainer", "full time", "chicgo", "remote", "US", "next week", "2027-01-15", ""]
    done = new("--print", answers="\n".join(answers) + "\n")
    assert done.exit_code == 0, done.output
    for words in ("A job needs a title.", "Did you mean `chicago`?", "must be a date",
                  "without an answer jobs@example.org"):  # fmt: skip
        assert words in done.stderr
    assert facts(done.stdout) == {
        "title": "Trainer", "date_posted": "2026-11-23", "valid_through": "2027-01-15",
        "employment_type": "FULL_TIME", "job_location_type": "TELECOMMUTE",
        "applicant_location_requirements": "US", "status": "draft",
    }  # fmt: skip


# Copies


@pytest.mark.parametrize("name", ["archivist", "archivist.md", "docs/careers/archivist.md"])
def test_a_copy_has_dates_and_an_identifier_of_its_own(site: Path, name: str) -> None:
    (site / "docs" / "careers" / "archivist.md").write_bytes(OLD.encode())
    done = new("--from", name)
    assert done.exit_code == 0, done.output
    assert written(site, "archivist.md") == OLD
    assert written(site, "archivist-2.md") == (
        OLD.replace("2025-01-02", "2026-11-23")
        .replace("valid_through: 2025-03-01\n", "")
        .replace("identifier: A-1\n", "")
        .replace("filled", "draft")
    )
    for words in ("last day to apply is left out", "reference number is left out",
                  "start of work is still early 2025"):  # fmt: skip
        assert words in done.stderr


def test_a_copy_takes_a_title_and_facts(site: Path) -> None:
    (site / "docs" / "careers" / "archivist.md").write_bytes(OLD.replace("\n", "\r\n").encode())
    done = new("Librarian", "--from", "archivist", "--identifier", "L-1")
    assert done.exit_code == 0, done.output
    text = written(site, "librarian.md")
    assert text.startswith("---\r\ntitle: Librarian # of the library\r\n")
    assert facts(text)["identifier"] == "L-1"


def test_what_cannot_be_copied_is_said(site: Path) -> None:
    (site / "docs" / "careers" / "bad.md").write_text("---\ntitle: [\n---\n", encoding="utf-8")
    done = new("x", "--from", "bad")
    assert done.exit_code == 2
    assert "docs/careers/bad.md cannot be copied." in done.stderr
    assert "Did you mean bad?" in new("x", "--from", "bads").stderr


def test_a_copy_lies_beside_the_job(site: Path) -> None:
    folder = site / "docs" / "careers" / "2025"
    folder.mkdir()
    (folder / "archivist.md").write_bytes(OLD.encode())
    assert new("Librarian", "--from", "archivist").exit_code == 0
    assert (folder / "librarian.md").is_file()


def test_a_translation_is_not_copied(site: Path) -> None:
    i18n = "plugins:\n  - i18n:\n      docs_structure: suffix\n      languages:\n" + "".join(
        f"        - {{locale: {tag}, name: {tag}, build: true{default}}}\n"
        for tag, default in (("en", ", default: true"), ("de", ""))
    )
    config = MKDOCS.replace("plugins:\n", i18n)
    (site / "mkdocs.yml").write_text(config, encoding="utf-8")
    (site / "docs" / "careers" / "archivist.md").write_bytes(OLD.encode())
    (site / "docs" / "careers" / "archivist.de.md").write_text(
        "---\ntitle: Archivar\n---\n\nText.\n", encoding="utf-8"
    )
    done = new("x", "--from", "archivist.de.md")
    assert done.exit_code == 2
    assert "is a translation. Copy the file in the default language" in done.stderr
    assert new("x", "--from", "archivist.md").exit_code == 0


# Links


def test_the_link_opens_the_same_file(site: Path) -> None:
    link = urlsplit(new("Trainer", "--link").stdout.strip())
    query = parse_qs(link.query)
    assert (link.hostname, link.path) == ("github.com", "/example/site/new/trunk/manual/careers")
    assert query["filename"] == ["trainer.md"]
    assert query["value"] == [new("Trainer", "--print").stdout]
    assert jobs(site) == []


def test_a_long_link_is_shortened(site: Path) -> None:
    done = new("Trainer", "--all", "--link", "--summary", "é" * 300)
    assert len(done.stdout.strip()) <= MOST_LETTERS
    assert "Comments are left out" in done.stderr
    done = new("Trainer", "--link", "--summary", "é" * 2000)
    assert "value=" not in done.stdout
    assert "too long for an address" in done.stderr


def test_a_site_without_a_repository_needs_one(site: Path) -> None:
    (site / "mkdocs.yml").write_text("site_name: x\nplugins: [careers]\n", encoding="utf-8")
    assert "--repo https://github.com/OWNER/NAME" in new("Trainer", "--link").stderr
    done = new("Trainer", "--link", "--repo", "https://gitlab.com/g/r")
    assert done.stdout == ("https://gitlab.com/g/r/-/new/main/docs/careers?file_name=trainer.md\n")
    assert "GitLab opens the new file with its name and without text" in done.stderr
    assert "The branch is taken to be main" in done.stderr


@pytest.mark.parametrize(
    "conf",
    [
        (
            'html_context = {"github_user": "o", "github_repo": "r", "github_version": "v2", '
            '"conf_py_path": "/src/"}'
        ),
        (
            'html_theme_options = {"source_repository": "https://github.com/o/r", '
            '"source_branch": "v2", "source_directory": "src/"}'
        ),
        (
            'html_theme_options = {"repository_url": "https://github.com/o/r", '
            '"repository_branch": "v2", "path_to_docs": "src"}'
        ),
    ],
)
def test_themes_of_sphinx_name_the_repository(site: Path, conf: str) -> None:
    (site / "mkdocs.yml").unlink()
    (site / "conf.py").write_text(conf + "\n", encoding="utf-8")
    link = new("Trainer", "--link").stdout
    assert link.startswith("https://github.com/o/r/new/v2/src/careers?filename=trainer.md&value=")
