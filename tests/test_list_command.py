"""`mkdocs-careers list`: which jobs it lists, in which order, and how they look."""

from __future__ import annotations

import json
import os
import re
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_careers.cli import main
from mkdocs_careers.cli.job_table import render_table
from mkdocs_careers.cli.listed_jobs import ListedJob
from mkdocs_careers.model import Job, State
from mkdocs_careers.reporters.full import display_width
from tests.strategies import texts

if TYPE_CHECKING:
    from click.testing import Result

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
WHERE = "Chicago, IL, US"
URL = "https://www.example.org/careers/"
BODY = """\
Help learning circles grow across North America. You look after the people who run them, answer
their questions, and bring what they learn back to all of the others.
"""
KEYS = ["path", "title", "state", "date_posted", "valid_through", "identifier",
        "hiring_organization", "employment_unit", "places", "job_location_type",
        "applicant_location_requirements", "language", "translations", "url"]  # fmt: skip


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    monkeypatch.setenv("CAREERS_AS_OF", "2026-11-23")
    (tmp_path / "mkdocs.yml").write_text(MKDOCS, encoding="utf-8")
    (tmp_path / "docs" / "careers").mkdir(parents=True)
    return tmp_path


def put(site: Path, name: str, **keys: Any) -> None:
    """Write a job file; without keys of its own it is open, and has no end."""
    known = {
        "title": name.replace("-", " ").title(),
        "date_posted": "2026-11-02",
        "job_location": {"address_locality": "Chicago", "address_region": "IL",
                         "address_country": "US"},
        **keys,
    }  # fmt: skip
    lines = [f"{key}: {json.dumps(v, ensure_ascii=False)}" for key, v in known.items() if v]
    text = "\n".join(("---", *lines, "---", "", BODY))
    # JSON's text is YAML's, but for dates, which YAML takes without quotes.
    text = re.sub(r'(date_posted|valid_through): "(.*)"', r"\1: \2", text)
    (site / "docs" / "careers" / f"{name}.md").write_text(text, encoding="utf-8")


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["list", *map(str, arguments)])


def entries(*arguments: str | Path) -> list[dict[str, Any]]:
    done = run(*arguments, "--format", "json")
    assert done.exit_code == 0, done.output
    data = json.loads(done.stdout)
    assert list(data) == ["version", "jobs"]
    assert data["version"] == 1
    found: list[dict[str, Any]] = data["jobs"]
    return found


def names(*arguments: str | Path) -> list[str]:
    return [Path(entry["path"]).stem for entry in entries(*arguments)]


def put_every_state(site: Path) -> None:
    put(site, "draft", status="draft", date_posted=None)
    put(site, "filled", status="filled")
    put(site, "closed", valid_through="2026-11-10")
    put(site, "paused", status="paused")
    put(site, "scheduled", date_posted="2026-12-01")
    put(site, "soon", valid_through="2026-12-07")
    put(site, "later", valid_through="2027-01-15")
    put(site, "old", date_posted="2026-08-25")
    put(site, "new", date_posted="2026-11-20")


# What is listed


def test_order_is_that_of_what_needs_attention(site: Path) -> None:
    put_every_state(site)
    assert names() == [
        "soon", "later", "new", "old", "scheduled", "paused", "draft", "closed", "filled",
    ]  # fmt: skip


@pytest.mark.parametrize("state", list(State))
def test_state(site: Path, state: State) -> None:
    put_every_state(site)
    found = entries("--state", state.value)
    assert found
    assert {entry["state"] for entry in found} == {state.value}


def test_several_states(site: Path) -> None:
    put_every_state(site)
    assert names("--state", "draft", "--state", "paused") == ["paused", "draft"]


def test_unknown_state_is_told(site: Path) -> None:
    done = run("--state", "opne")
    assert done.exit_code == 2
    assert "'opne' is not one of" in done.stderr


def test_expiring_counts_days_of_the_calendar(site: Path) -> None:
    put_every_state(site)
    put(site, "today", valid_through="2026-11-23 12:01")
    assert names("--expiring", "14d") == ["today", "soon"]
    assert names("--expiring", "2w") == ["today", "soon"]
    assert names("--expiring", "13d") == ["today"]
    assert names("--expiring", "0d") == ["today"]


def test_expiring_looks_at_the_clock_of_the_deadline(site: Path) -> None:
    put(site, "far-east", valid_through="2026-11-24 01:00+14:00", timezone="Pacific/Kiritimati")
    # At noon in Chicago it is the 24th there, and five past eight in the morning: it is over.
    assert names("--expiring", "1d") == []
    # At four in the morning it is the 24th there, at midnight: it closes today.
    assert names("--expiring", "0d", "--as-of", "2026-11-23 04:05") == ["far-east"]


def test_stale_is_without_an_end(site: Path) -> None:
    put_every_state(site)
    put(site, "old-with-an-end", date_posted="2026-01-02", valid_through="2027-03-01")
    assert names("--stale", "90d") == ["old"]
    assert names("--stale", "91d") == []
    assert names("--stale", "0d") == ["old", "new"]  # the oldest first


def test_expiring_and_stale_are_one_list(site: Path) -> None:
    put_every_state(site)
    assert names("--expiring", "2w", "--stale", "90d") == ["soon", "old"]


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("14", "Did you mean 14d?"),
        ("2 weeks", "Write days as 14d, or weeks as 2w."),
        ("3m", "Write days as 14d, or weeks as 2w."),
        ("-1d", "Write days as 14d, or weeks as 2w."),
        ("1e9d", "Write days as 14d, or weeks as 2w."),
        ("9" * 5000 + "d", "Write days as 14d, or weeks as 2w."),
        ("", "Write days as 14d, or weeks as 2w."),
        ("\N{ARABIC-INDIC DIGIT FOUR}d", "Write days as 14d, or weeks as 2w."),
    ],
)
@pytest.mark.parametrize("option", ["--expiring", "--stale"])
def test_bad_durations_are_told(site: Path, option: str, text: str, hint: str) -> None:
    done = run(f"{option}={text}")
    assert done.exit_code == 2
    assert hint in " ".join(done.stderr.split())


def test_durations_need_open_jobs(site: Path) -> None:
    done = run("--state", "closed", "--expiring", "14d")
    assert done.exit_code == 2
    assert "--expiring looks at open jobs: leave --state out." in done.stderr
    assert run("--state", "open", "--stale", "90d").exit_code == 0


def test_a_long_time_is_no_failure(site: Path) -> None:
    put(site, "for-ever", valid_through="9999-12-31")
    put(site, "for-long", date_posted="0001-01-01")
    assert names("--expiring", "99999d") == []
    assert names("--stale", "99999d") == ["for-long"]
    for day in ("0001-01-01", "9999-12-31"):
        assert run("--as-of", day, "--expiring", "1d", "--stale", "1d").exit_code in {0, 1}


def test_as_of(site: Path) -> None:
    put(site, "job", valid_through="2026-12-07")
    assert entries("--as-of", "2026-12-07")[0]["state"] == "open"
    assert entries("--as-of", "2026-12-08")[0]["state"] == "closed"
    done = run("--as-of", "tomorrow")
    assert done.exit_code == 2
    assert "`--as-of` must be a date" in done.stderr


# JSON


def test_json(site: Path) -> None:
    put(site, "coordinator", title="Coordinator", identifier="C-1", employment_unit="Community",
        valid_through="2027-01-15", job_location_type="HYBRID")  # fmt: skip
    put(site, "writer", title="Writer", job_location=None, job_location_type="TELECOMMUTE",
        applicant_location_requirements=["US", "EU"])  # fmt: skip
    first, second = entries()
    assert list(first) == list(second) == KEYS
    assert first == {
        "path": "docs/careers/coordinator.md",
        "title": "Coordinator",
        "state": "open",
        "date_posted": "2026-11-02",
        "valid_through": "2027-01-15T23:59:59-06:00",
        "identifier": "C-1",
        "hiring_organization": "Example",
        "employment_unit": "Community",
        "places": ["Chicago, IL, US"],
        "job_location_type": "HYBRID",
        "applicant_location_requirements": [],
        "language": None,
        "translations": [],
        "url": "https://www.example.org/careers/coordinator/",
    }
    assert (second["places"], second["applicant_location_requirements"]) == ([], ["US", "EU"])
    assert (second["valid_through"], second["identifier"]) == (None, None)


def test_paths_are_seen_from_the_current_folder(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(site, "job")
    monkeypatch.chdir(site / "docs")
    assert [entry["path"] for entry in entries()] == ["careers/job.md"]
    monkeypatch.chdir(site.parent)
    config = site / "mkdocs.yml"
    assert [e["path"] for e in entries("--config", config)] == [f"{site.name}/docs/careers/job.md"]


def test_a_translation_goes_with_its_job(site: Path) -> None:
    put(site, "coordinator")
    text = "---\nlanguage: de\ntranslation_of: coordinator.md\ntitle: Koordination\n---\n\nHallo."
    (site / "docs/careers/koordination.md").write_text(text, encoding="utf-8")
    (found,) = entries()
    assert found["path"] == "docs/careers/coordinator.md"
    assert found["translations"] == ["docs/careers/koordination.md"]


# Exit status, and what else is said


@pytest.mark.parametrize("format_", ["table", "json", "markdown"])
def test_fail_if_any(site: Path, format_: str) -> None:
    put(site, "job", valid_through="2026-12-07")
    ask = ("--format", format_, "--fail-if-any")
    assert run(*ask, "--expiring", "14d").exit_code == 1
    assert run(*ask, "--expiring", "13d").exit_code == 0
    assert run("--format", format_).exit_code == 0


def test_an_empty_list_says_so(site: Path) -> None:
    done = run("--expiring", "14d", "--stale", "1d")
    assert done.stdout == ""
    assert done.stderr.endswith(
        "No job closes within 14 days. No job without an end was posted 1 day ago or earlier.\n"
    )
    assert run("--state", "draft", "--state", "open").stderr.endswith("No job is draft or open.\n")
    assert run().stderr.endswith("No jobs.\n")
    assert entries() == []


def test_files_with_mistakes_are_counted(site: Path) -> None:
    put(site, "good")
    put(site, "typo", employement_type="FULL_TIME")
    (site / "docs/careers/bytes.md").write_bytes(b"\xff\xfe")
    (site / "docs/careers/gone.md").symlink_to("nowhere")
    done = run()
    assert done.exit_code == 0
    assert "docs/careers/good.md" in done.stdout
    assert "typo" not in done.stdout
    assert "note: 3 job files have mistakes, and what is printed is without them. " in done.stderr
    assert "`mkdocs-careers check` tells what is wrong." in done.stderr


def test_settings_that_cannot_be_read(site: Path) -> None:
    put(site, "job")
    (site / "mkdocs.yml").write_text("plugins: [careers", encoding="utf-8")
    done = run("--fail-if-any")
    assert done.exit_code == 2
    assert "error[invalid-yaml]" in done.stderr
    assert done.stdout == ""


def test_settings_with_mistakes(site: Path) -> None:
    put(site, "job")
    text = MKDOCS.replace("America/Chicago", "America/Chigaco")
    (site / "mkdocs.yml").write_text(text, encoding="utf-8")
    done = run()
    assert done.exit_code == 0
    assert "note: The settings have mistakes." in done.stderr
    assert "docs/careers/job.md" in done.stdout


def test_no_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    done = run()
    assert done.exit_code == 2
    assert "Name the configuration with --config." in done.stderr


def test_no_folder_of_jobs(site: Path) -> None:
    (site / "docs/careers").rmdir()
    done = run()
    assert done.exit_code == 0
    assert "There is no folder docs/careers: no jobs." in done.stderr


# Tables


def test_table_in_a_pipe_has_a_line_for_each_job(site: Path) -> None:
    put(site, "coordinator", valid_through="2027-01-15 12:00")
    put(site, "writer", title="x" * 90, job_location=None, job_location_type="TELECOMMUTE",
        applicant_location_requirements=["WORLDWIDE"])  # fmt: skip
    head, first, second = run().stdout.splitlines()
    assert head.split() == ["STATE", "CLOSES", "POSTED", "TITLE", "WHERE", "FILE"]
    assert re.split(" {2,}", first) == [
        "open", "2027-01-15 12:00", "2026-11-02", "Coordinator", "Chicago, IL, US",
        "docs/careers/coordinator.md",
    ]  # fmt: skip
    assert re.split(" {2,}", second)[2:] == [
        "x" * 90, "remote (anywhere)", "docs/careers/writer.md",
    ]  # fmt: skip
    assert first.index("Coordinator") == head.index("TITLE")


def test_control_characters_never_reach_the_terminal(site: Path) -> None:
    # YAML takes none of them raw, but `\e` in quotes is one; so are names of files.
    put(site, "job")
    text = (site / "docs/careers/job.md").read_text(encoding="utf-8")
    text = text.replace('"Job"', r'"A\e[31mB\u202e\a##[stop-commands]x"')
    (site / "docs/careers/job.md").write_text(text, encoding="utf-8")
    if os.name != "nt":
        (site / "docs/careers/job.md").rename(site / "docs/careers/a\x1b]0;b\n.md")
    for format_ in ("table", "markdown"):
        shown = run("--format", format_).stdout
        assert all(letter.isprintable() or letter == "\n" for letter in shown)
        assert "##[" not in shown


WIDE = [
    Job(path="a.md", title="東京オフィスの学習サークルの係", date_posted=date(2026, 1, 2)),
    Job(path="b.md", title="Chef 👩‍🍳 of a very long kitchen with many, many tables", industry="x"),
    Job(path="c.md", title="Cafe\u0301 owner" + "n" * 70),
]  # fmt: skip


@pytest.mark.parametrize("width", [20, 40, 60, 80, 100, 120, 200])
def test_table_fits_the_terminal(width: int) -> None:
    listed = [ListedJob(job, f"docs/careers/{job.path}", State.OPEN) for job in WIDE]
    table = render_table(listed, width)
    shown = re.sub(r"\s", "", table)
    for job in WIDE:
        assert f"docs/careers/{job.path}" in table  # whole, to be copied
        assert sum(map(shown.count, job.title.replace(" ", ""))) >= len(job.title.split())
    if width >= 60:
        assert max(map(display_width, table.splitlines())) <= width


@given(st.lists(texts(90), min_size=1, max_size=4), st.integers(1, 200) | st.none())
def test_table_cuts_nothing(titles: list[str], width: int | None) -> None:
    listed = [
        ListedJob(Job(path=f"{n}.md", title=title), f"{n}.md", State.OPEN)
        for n, title in enumerate(titles)
    ]
    table = render_table(listed, width)
    letters = iter(re.sub(r"\s", "", table))
    for title in titles:
        # Each letter stands there, in its order, where a terminal shows it.
        assert all(
            letter in letters for letter in title if letter.isprintable() and not letter.isspace()
        )
    if width is None:
        assert len(table.splitlines()) == len(titles) + 1


# Markdown


def test_markdown_of_a_reminder(site: Path) -> None:
    put_every_state(site)
    assert (
        run("--expiring", "14d", "--stale", "90d", "--format", "markdown").stdout
        == f"""\
### Closing within 14 days (1)

They close by themselves. Where you still look, move `valid_through`.

- **[Soon]({URL}soon/)** · closes 2026-12-07 · posted 2026-11-02 · {WHERE} · `docs/careers/soon.md`

### Posted at least 90 days ago, and open without an end (1)

Still looking? Then give them a `valid_through`. Else: `status: filled`.

- **[Old]({URL}old/)** · posted 2026-08-25 · Chicago, IL, US · `docs/careers/old.md`
"""
    )


def test_markdown_says_what_there_is_none_of(site: Path) -> None:
    assert (
        run("--expiring", "0d", "--stale", "2w", "--format", "markdown").stdout
        == """\
No job closes today.

No job without an end was posted 14 days ago or earlier.
"""
    )
    assert run("--format", "markdown").stdout == "No jobs.\n"


def test_markdown_has_a_heading_for_each_state(site: Path) -> None:
    put_every_state(site)
    shown = run("--format", "markdown").stdout
    assert re.findall(r"^### (.*)$", shown, re.MULTILINE) == [
        "Open (4)", "Scheduled (1)", "Paused (1)", "Draft (1)", "Closed (1)", "Filled (1)",
    ]  # fmt: skip


def test_markdown_fits_an_issue(site: Path) -> None:
    for number in range(400):
        put(site, f"job-{number}", title=f"{number} " + "long " * 60, valid_through="2026-12-01")
    done = run("--expiring", "14d", "--format", "markdown", "--fail-if-any")
    assert done.exit_code == 1
    assert 50_000 < len(done.stdout) < 65_536
    shown = done.stdout.count("**\n") or len(re.findall(r"^- \*\*", done.stdout, re.MULTILINE))
    assert done.stdout.endswith(f"- and {400 - shown} more\n")


def test_order_does_not_depend_on_the_disk(site: Path) -> None:
    for name in ("b", "c", "a"):
        put(site, name, title="Same")
    assert names() == ["a", "b", "c"]


def test_the_clock_is_the_real_one(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CAREERS_AS_OF")
    today = datetime.now(UTC).date()
    put(site, "job", date_posted="2026-01-02", valid_through=f"{today.year + 2}-01-01")
    assert entries()[0]["state"] in {"open", "scheduled"}
    assert "The clock stands" not in run().stderr


def test_what_time_has_changed_since(site: Path) -> None:
    put(site, "closed", valid_through="2026-11-22")
    put(site, "opened", date_posted="2026-11-23")
    put(site, "closed-before", valid_through="2026-11-21")
    put(site, "closing", valid_through="2026-11-23")
    put(site, "filled", valid_through="2026-11-22", status="filled")

    def since(time: str) -> list[str]:
        return [entry["title"] for entry in entries("--changed-since", time)]

    assert since("2026-11-22T12:00Z") == ["Opened", "Closed"]
    assert since("2026-11-23T05:59:59Z") == ["Opened", "Closed"]
    assert since("2026-11-23T06:00Z") == []
    assert since("2026-11-23") == []
    assert since("2026-11-22") == ["Opened", "Closed"]
    assert run("--changed-since", "2026-11-23T06:00Z", "--fail-if-any").exit_code == 0
    assert run("--changed-since", "2026-11-22", "--fail-if-any").exit_code == 1
    done = run("--changed-since", "yesterday", "--fail-if-any")
    assert done.exit_code == 2
    assert "--changed-since must be a date such as 2026-11-02" in done.stderr
    assert "'yesterday' is none." in done.stderr


# The manual

MANUAL = Path(__file__).parents[1] / "docs/pages/list-and-diff.md"


@pytest.mark.skipif(not MANUAL.exists(), reason="needs the checkout")
def test_samples_of_the_manual_are_what_is_printed(site: Path) -> None:
    text = MANUAL.read_text(encoding="utf-8")
    put(site, "program-coordinator", valid_through="2027-01-15", job_location=None,
        job_location_type="TELECOMMUTE", applicant_location_requirements=["US", "CA"])  # fmt: skip
    put(site, "archivist", date_posted="2026-08-11")
    boston = {"address_locality": "Boston", "address_region": "MA", "address_country": "US"}
    put(site, "workshop-trainer", date_posted="2026-10-05", status="paused", job_location=boston,
        job_location_type="HYBRID")  # fmt: skip
    put(site, "filled", status="filled")
    assert run("--state", "open", "--state", "paused").stdout in text
    (sample,) = json.loads(text.partition("```json\n")[2].partition("```")[0])["jobs"]
    assert list(sample) == KEYS
