"""`mkdocs-careers diff`: what happened to the jobs between two revisions of a repository."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from mkdocs_careers.cli import main

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

if shutil.which("git") is None:
    pytest.skip("git is not installed", allow_module_level=True)
MKDOCS = """\
site_name: Example
site_url: https://www.example.org/
plugins:
  - careers:
      organization: {name: Example}
      timezone: America/Chicago
      apply: {email: jobs@example.org}
      rules: {incomplete-posting: off, incomplete-address: off, duplicate-job: off}
"""
KEYS = """\
title: Coordinator
date_posted: 2026-11-02
job_location: {address_locality: Chicago, address_country: US}
"""
URL = "https://www.example.org/careers/"
BODY = """\
Help learning circles grow across North America. You look after the people who run them, answer
their questions, and bring what they learn back to all of the others.
"""
WRITER = KEYS.replace("Coordinator", "Writer")
JOBS = "docs/careers/"


class Site:
    """A site in a repository of its own; the clock of its commits is that of `at`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.git("init", "--quiet", "--initial-branch=main")
        self.write("mkdocs.yml", MKDOCS)

    def git(self, *arguments: str, at: str = "2026-11-23T12:00:00Z") -> str:
        environment = {
            **os.environ,
            "GIT_AUTHOR_DATE": at,
            "GIT_COMMITTER_DATE": at,
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_NOSYSTEM": "1",
        }
        person = ("-c", "user.name=Ada", "-c", "user.email=ada@example.org")
        command = ["git", "-C", str(self.folder), *person, *arguments]
        return subprocess.run(
            command, check=True, capture_output=True, text=True, env=environment
        ).stdout

    def write(self, name: str, text: str) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def put(self, name: str, keys: str = KEYS, body: str = BODY) -> None:
        self.write(f"{JOBS}{name}.md", f"---\n{keys}---\n\n{body}")

    def commit(self, at: str = "2026-11-23T12:00:00Z") -> None:
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "-m", "Work", at=at)


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    monkeypatch.setenv("CAREERS_AS_OF", "2026-11-24")
    folder = tmp_path / "repository"
    folder.mkdir()
    monkeypatch.chdir(folder)
    site = Site(folder)
    site.put("coordinator")
    site.commit()
    return site


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["diff", *arguments])


def report(*arguments: str) -> dict[str, Any]:
    done = run(*(arguments or ("HEAD",)), "--format", "json")
    assert done.exit_code == 0, done.output
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def told(*arguments: str) -> dict[str, dict[str, Any]]:
    """Return what was opened, closed and changed: files, and why or which facts."""
    found = report(*arguments)

    def name(entry: dict[str, Any]) -> str:
        return str(entry["path"]).removeprefix(JOBS)

    return {
        "opened": {name(e): e["reason"] for e in found["opened"]},
        "closed": {name(e): e["reason"] for e in found["closed"]},
        "changed": {name(e): {c["key"] for c in e["changes"]} for e in found["changed"]},
    }


NOTHING: dict[str, dict[str, Any]] = {"opened": {}, "closed": {}, "changed": {}}


def error(*arguments: str) -> str:
    done = run(*arguments)
    assert done.exit_code == 2, done.output
    assert done.stdout == ""
    return " ".join(done.stderr.split())


# What is told


def test_nothing(site: Site) -> None:
    assert told() == NOTHING
    for format_ in ("text", "markdown"):
        assert run("HEAD", "--format", format_).stdout == "No job opened, closed or changed.\n"


def test_a_new_job_opens(site: Site) -> None:
    site.put("writer", WRITER)
    assert told() == {**NOTHING, "opened": {"writer.md": "new"}}
    site.commit()
    assert told() == NOTHING
    assert told("HEAD~1", "HEAD") == {**NOTHING, "opened": {"writer.md": "new"}}
    assert told("HEAD", "HEAD~1") == {**NOTHING, "closed": {"writer.md": "deleted"}}


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("status: filled", "filled"),
        ("status: closed", "closed"),
        ("valid_through: 2026-11-23", "expired"),
        ("status: paused", "paused"),
        ("status: draft", "withdrawn"),
        ("date_posted: 2026-12-01", "withdrawn"),
    ],
)
def test_a_job_closes_and_opens_again(site: Site, line: str, reason: str) -> None:
    keys = KEYS.replace("date_posted: 2026-11-02\n", "") if "date_posted" in line else KEYS
    site.put("coordinator", f"{keys}{line}\n")
    assert told() == {**NOTHING, "closed": {"coordinator.md": reason}}
    site.commit("2026-11-24T18:00:00Z")
    site.put("coordinator")
    back = "published" if reason == "withdrawn" else "reopened"
    assert told() == {**NOTHING, "opened": {"coordinator.md": back}}


def test_a_deleted_job_closes(site: Site) -> None:
    (site.folder / JOBS / "coordinator.md").unlink()
    assert told() == {**NOTHING, "closed": {"coordinator.md": "deleted"}}


def test_drafts_are_not_told(site: Site) -> None:
    site.put("draft", "title: Secret\nstatus: draft\n")
    site.put("later", WRITER.replace("2026-11-02", "2027-01-02"))
    assert told() == NOTHING
    site.commit()
    site.put("draft", "title: Still secret\nstatus: draft\n")
    assert told() == NOTHING


def test_time_alone_closes_a_job(site: Site) -> None:
    site.put("coordinator", f"{KEYS}valid_through: 2026-11-25\n")
    site.commit()
    assert told() == NOTHING
    closed = {**NOTHING, "closed": {"coordinator.md": "expired"}}
    assert told("HEAD", "--as-of", "2026-11-26") == closed
    assert told("HEAD", "HEAD", "--as-of", "2026-11-26") == closed
    # Somebody who has heard of it already says from when on.
    assert told("HEAD", "--as-of", "2026-11-27", "--since", "2026-11-26") == NOTHING


def test_a_clock_set_back_opens_nothing(site: Site) -> None:
    site.put("coordinator", f"{KEYS}valid_through: 2026-11-22\n")
    site.commit()
    assert told("HEAD", "--as-of", "2026-11-20") == NOTHING


def test_changed_facts_are_told_in_words(site: Site) -> None:
    site.put(
        "coordinator",
        KEYS.replace("Chicago", "Boston").replace("Coordinator", "Lead Coordinator")
        + "employment_type: FULL_TIME\n"
        "base_salary: {currency: USD, value: 52000, unit_text: YEAR}\n"
        "apply: {email: people@example.org}\nvalid_through: 2027-01-15\n",
    )
    (changed,) = report()["changed"]
    facts = {c["label"]: (c["old"], c["new"]) for c in changed["changes"]}
    assert facts == {
        "Title": (["Coordinator"], ["Lead Coordinator"]),
        "Place of work": (["Chicago, United States"], ["Boston, United States"]),
        "Type of employment": ([], ["Full time"]),
        "Pay": ([], ["$52,000 a year (USD)"]),
        "Apply by": ([], ["January 15, 2027, 11:59\u202fPM (Chicago time)"]),
        "How to apply": (["jobs@example.org"], ["people@example.org"]),
    }


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("description: In short.", "description"),
        ("featured: true", "featured"),
        ("skills: [facilitation]", "skills"),
        ("apply: {url: 'https://example.org/apply'}", "apply"),
    ],
)
def test_each_kind_of_fact_counts(site: Site, line: str, key: str) -> None:
    site.put("coordinator", f"{KEYS}{line}\n")
    assert told()["changed"] == {"coordinator.md": {key}}


def test_the_text_counts_and_its_layout_in_the_front_matter_does_not(site: Site) -> None:
    site.put("coordinator", body=BODY.replace("grow", "thrive"))
    assert told()["changed"] == {"coordinator.md": {"text"}}
    site.put("coordinator", "# A remark\n" + KEYS)
    assert told() == NOTHING


def test_a_translation_counts_as_one(site: Site) -> None:
    text = "---\nlanguage: de\ntranslation_of: coordinator.md\ntitle: Koordination\n---\n\nHallo."
    site.write(f"{JOBS}koordination.md", text)
    assert told() == {**NOTHING, "changed": {"coordinator.md": {"translations"}}}


# Renamed files


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (f"{KEYS}identifier: C-1\n", f"{KEYS}identifier: C-1\n".replace("Coord", "Lead Coord")),
        (KEYS, KEYS),
        (KEYS, f"{KEYS}employment_type: FULL_TIME\n"),
        (KEYS, KEYS.replace("2026-11-02", "2026-11-03")),
    ],
    ids=["by its identifier", "as it was", "by title and date", "by title and text"],
)
def test_a_renamed_file_is_followed(site: Site, before: str, after: str) -> None:
    site.put("coordinator", before)
    site.put("writer", WRITER)
    site.commit()
    site.git("mv", f"{JOBS}coordinator.md", f"{JOBS}lead.md")
    site.put("lead", after)
    found = told()
    assert (found["opened"], found["closed"]) == ({}, {})
    assert "path" in found["changed"]["lead.md"]


def test_jobs_that_look_alike_are_not_taken_for_each_other(site: Site) -> None:
    site.put("a")
    site.put("b")
    site.commit()
    for name, new in (("a", "c"), ("b", "d"), ("coordinator", "e")):
        site.git("mv", f"{JOBS}{name}.md", f"{JOBS}{new}.md")
    found = told()
    assert len(found["opened"]) == len(found["closed"]) == 3


def test_jobs_dir_is_read_from_each_revision(site: Site) -> None:
    site.git("mv", "docs/careers", "docs/openings")
    site.write("mkdocs.yml", MKDOCS.replace("      org", "      jobs_dir: openings\n      org"))
    site.put("../openings/writer", WRITER)
    found = told()
    assert found["opened"] == {"docs/openings/writer.md": "new"}
    assert found["changed"] == {"docs/openings/coordinator.md": {"path"}}
    assert found["closed"] == {}


def test_settings_of_each_revision_count(site: Site) -> None:
    site.write("mkdocs.yml", MKDOCS.replace("jobs@", "people@"))
    assert told()["changed"] == {"coordinator.md": {"apply"}}


def test_settings_with_all_that_they_name(site: Site) -> None:
    site.write("base.yml", MKDOCS)
    site.write("mkdocs.yml", "INHERIT: base.yml\n")
    schema = {"properties": {"grade": {"type": "string", "title": "Grade"}}}
    site.write("config/extra.json", json.dumps(schema))
    settings = "organization: {name: Example}\nschema: config/extra.json\ntimezone: UTC\n"
    site.write("careers.yml", f"{settings}apply: {{email: a@example.org}}\n")
    site.write("base.yml", "site_name: Example\nsite_url: https://www.example.org/\n")
    site.put("coordinator", f"{KEYS}extra: {{grade: E5}}\n")
    site.commit()
    site.put("coordinator", f"{KEYS}extra: {{grade: E6}}\n")
    site.write("config/extra.json", json.dumps(schema).replace("Grade", "Level"))
    (changed,) = report()["changed"]
    assert [(c["label"], c["old"], c["new"]) for c in changed["changes"]] == [
        ("Level", ["E5"], ["E6"])
    ]


def test_settings_that_are_not_committed_count_as_they_are(site: Site) -> None:
    site.git("rm", "--quiet", "--cached", "mkdocs.yml")
    site.git("commit", "--quiet", "-m", "Work")
    site.put("writer", WRITER)
    done = run("HEAD")
    assert "note: mkdocs.yml is not in HEAD; what it says today counts." in done.stderr
    assert "1 opened" in done.stdout


# Repositories and names of files


def test_a_site_in_a_folder_of_the_repository(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    (site.folder / "web/site").mkdir(parents=True)
    for name in ("docs", "mkdocs.yml"):
        site.git("mv", name, "web/site")
    site.commit()
    site.write("web/site/docs/careers/writer.md", f"---\n{WRITER}---\n\n{BODY}")
    monkeypatch.chdir(site.folder / "web/site/docs")
    assert told()["opened"] == {"careers/writer.md": "new"}
    monkeypatch.chdir(site.folder)
    found = report("HEAD", "--config", "web/site/mkdocs.yml")
    assert [e["path"] for e in found["opened"]] == ["web/site/docs/careers/writer.md"]
    assert (found["closed"], found["changed"]) == ([], [])


@pytest.mark.skipif(os.name == "nt", reason="such names cannot be")
@pytest.mark.parametrize(
    "name", ["with space", "übung", "a\nb", 'a"b', "-x", ":(top)x", "a\\b", "*"]
)
def test_names_of_files(site: Site, name: str) -> None:
    site.put(name, WRITER)
    site.commit()
    assert told() == NOTHING
    (site.folder / JOBS / f"{name}.md").unlink()
    assert told() == {**NOTHING, "closed": {f"{name}.md": "deleted"}}
    for format_ in ("text", "markdown"):
        shown = run("HEAD", "--format", format_).stdout
        assert len(shown.splitlines()) == 4
        assert all(letter.isprintable() or letter == "\n" for letter in shown)


@pytest.mark.skipif(os.name == "nt", reason="links need rights")
def test_linked_files_are_followed(site: Site) -> None:
    site.write("texts/writer.md", f"---\n{WRITER}---\n\n{BODY}")
    (site.folder / JOBS / "writer.md").symlink_to("../../texts/writer.md")
    (site.folder / JOBS / "gone.md").symlink_to("nowhere.md")
    (site.folder / JOBS / "outside.md").symlink_to("/etc/hostname")
    site.commit()
    assert told() == NOTHING
    site.put("coordinator", body=f"{BODY}More.\n")
    done = run("HEAD")
    assert "2 job files have mistakes in HEAD" in done.stderr
    assert "1 changed" in done.stdout


def test_files_with_mistakes_are_left_out(site: Site) -> None:
    site.put("coordinator", f"{KEYS}employement_type: FULL_TIME\n")
    done = run("HEAD")
    assert done.stdout == "No job opened, closed or changed.\n"
    assert "note: 1 job file has mistakes, and what is printed is without it." in done.stderr
    site.commit()
    site.put("coordinator")
    done = run("HEAD")
    assert done.stdout == "No job opened, closed or changed.\n"
    assert "note: 1 job file has mistakes in HEAD" in done.stderr


def test_huge_files_are_not_kept(site: Site) -> None:
    site.put("huge", body="x" * 3_000_000)
    site.put("writer", WRITER)  # is read after it
    site.commit()
    (site.folder / JOBS / "writer.md").unlink()
    assert told() == {**NOTHING, "closed": {"writer.md": "deleted"}}


def test_nothing_is_checked_out_and_no_hook_is_run(site: Site) -> None:
    for name in ("post-checkout", "pre-commit", "post-index-change", "reference-transaction"):
        hook = site.folder / ".git/hooks" / name
        hook.parent.mkdir(exist_ok=True)
        hook.write_text('#!/bin/sh\ntouch "$GIT_DIR/../pwned"\n', encoding="utf-8")
        hook.chmod(0o755)
    site.git("config", "core.fsmonitor", "touch pwned")
    site.put("writer", WRITER)
    before = {p: p.stat().st_mtime_ns for p in site.folder.rglob("*") if p.is_file()}
    told()
    after = {p: p.stat().st_mtime_ns for p in site.folder.rglob("*") if p.is_file()}
    assert before == after


# Wrong usage


def test_unknown_revision(site: Site) -> None:
    assert "There is no revision nope here. Is it spelt right, and has it been fetched?" in error(
        "nope"
    )
    assert "There is no revision 0000000" in error("HEAD", "0" * 40)


@pytest.mark.parametrize("name", ["-x", "--output=pwned", "", "--all"])
def test_a_revision_is_never_an_option(site: Site, name: str) -> None:
    assert f"{name!r} is no revision" in error("--", name)
    assert not (site.folder / "pwned").exists()


def test_an_option_that_is_none(site: Site) -> None:
    assert "No such option" in error("--frm", "HEAD")
    assert "Missing argument" in error()


def test_a_range_is_two_revisions(site: Site) -> None:
    site.commit()
    assert "Write two revisions with a space between them." in error("HEAD~1..HEAD")


def test_a_file_is_no_revision(site: Site) -> None:
    assert "There is no revision HEAD:mkdocs.yml" in error("HEAD:mkdocs.yml")


def test_tags_and_other_names(site: Site) -> None:
    site.git("tag", "-m", "First", "v1")
    site.put("writer", WRITER)
    site.commit()
    for name in ("v1", "main~1", "HEAD^", "@~", "HEAD^{/Work}"):
        assert run(name).exit_code == 0, name
    assert told("v1")["opened"] == {"writer.md": "new"}
    assert report("v1")["from"]["revision"] == "v1"
    assert report("v1")["from"]["commit"] == site.git("rev-parse", "v1^{commit}").strip()
    assert report("v1")["to"]["revision"] is None


def test_no_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    (tmp_path / "mkdocs.yml").write_text(MKDOCS, encoding="utf-8")
    assert "This folder is in no git repository: nothing to compare." in error("HEAD")


def test_no_commits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Site(tmp_path)
    assert "Nothing has been committed yet." in error("HEAD")


def test_no_git(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(site.folder / "nothing"))
    assert "git is not installed, or not in the PATH" in error("HEAD")


def test_a_shallow_clone_says_what_to_do(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.put("writer", WRITER)
    site.commit()
    clone = tmp_path / "clone"
    site.git("clone", "--quiet", "--depth=1", site.folder.as_uri(), str(clone))
    monkeypatch.chdir(clone)
    said = error("HEAD~1")
    assert "This clone is shallow" in said
    assert "`fetch-depth: 0`" in said
    assert "`GIT_DEPTH: 0`" in said
    assert told() == NOTHING


def test_settings_that_cannot_be_read(site: Site) -> None:
    site.write("mkdocs.yml", "plugins: [careers")
    site.commit()
    site.write("mkdocs.yml", MKDOCS)
    assert "The settings of HEAD cannot be read: mkdocs.yml: The YAML cannot" in error("HEAD")


def test_bad_dates(site: Site) -> None:
    assert "--since must be a date" in error("HEAD", "--since", "yesterday")
    assert "is still to come" in error("HEAD", "--since", "2999-01-01")
    assert "`--as-of` must be a date" in error("HEAD", "--as-of", "yesterday")


# Formats


def change_everything(site: Site) -> None:
    site.put("ended", WRITER.replace("Writer", "Archivist"))
    site.commit()
    site.put("ended", WRITER.replace("Writer", "Archivist") + "status: filled\n")
    site.put("writer", WRITER + "valid_through: 2027-01-15\n")
    site.put("coordinator", KEYS.replace("Chicago", "Boston"), body=f"{BODY}More.\n")


def test_text(site: Site) -> None:
    change_everything(site)
    assert (
        run("HEAD").stdout
        == """\
Jobs: 1 opened, 1 closed, 1 changed

Opened
- Writer · Chicago, US · until 2027-01-15 · docs/careers/writer.md

Closed
- Archivist · filled · docs/careers/ended.md

Changed
- Coordinator · docs/careers/coordinator.md
    Place of work: Chicago, United States → Boston, United States
    Text: changed
"""
    )


def test_markdown(site: Site) -> None:
    change_everything(site)
    assert (
        run("HEAD", "--format", "markdown").stdout
        == f"""\
**Jobs: 1 opened, 1 closed, 1 changed**

**Opened**
- **[Writer]({URL}writer/)** · Chicago, US · until 2027-01-15 · `docs/careers/writer.md`

**Closed**
- **[Archivist]({URL}ended/)** · filled · `docs/careers/ended.md`

**Changed**
- **[Coordinator]({URL}coordinator/)** · `docs/careers/coordinator.md`
    - Place of work: Chicago, United States → Boston, United States
    - Text: changed
"""
    )


def test_long_values_are_short(site: Site) -> None:
    lines = "qualifications: ['" + "a" * 80 + "1']\nskills: [x]\n"
    site.put("coordinator", f"{KEYS}{lines}")
    site.commit()
    site.put("coordinator", KEYS + lines.replace("1']", "2']").replace("skills: [x]\n", ""))
    shown = run("HEAD").stdout
    assert "    Qualifications: changed\n" in shown
    assert "    Skills: x → none\n" in shown


def test_hostile_titles(site: Site) -> None:
    site.put("hostile", WRITER.replace("Writer", "'@all fixes #1 ##[x] \\\"<b>\"'"))
    markdown = run("HEAD", "--format", "markdown").stdout
    assert (
        '**[`@all fixes #1 ## [x] \\"<b>"`](https://www.example.org/careers/hostile/)**' in markdown
    )
    assert all(line.startswith("- ") for line in run("HEAD").stdout.splitlines()[3:])


def test_a_chat_gets_no_novel(site: Site) -> None:
    for number in range(1500):
        site.put(f"job-{number}", WRITER.replace("Writer", f"Writer {number}"))
    shown = run("HEAD", "--format", "markdown").stdout
    assert shown.startswith("**Jobs: 1,500 opened**\n")
    assert len(shown) < 65_536
    listed = shown.count("**[Writer")
    assert shown.endswith(f"- and {1500 - listed:,} more\n")
