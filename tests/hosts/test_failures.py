"""Failures: errors stop every build, warnings a strict one, notes none; each with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.hosts.site import Build, build, build_site, config, job, page, write_files

if TYPE_CHECKING:
    from pathlib import Path

ERROR = {"docs/careers/coordinator.md": job(employement_type="FULL_TIME")}
WARNING = {"docs/careers/coordinator.md": job(base_salary={"min_value": 5, "unit_text": "YEAR"})}
NOTE = {"docs/careers/coordinator.md": job(valid_through="2027-01-15")}
GOOD = {"docs/careers/good.md": job("Good")}

FRAME = """\
error[unknown-key]: `employement_type` is not a key of a job.
  --> docs/careers/coordinator.md:9:1
   |
 9 | employement_type: FULL_TIME
   | ^^^^^^^^^^^^^^^^ did you mean `employment_type`?
"""


@pytest.mark.parametrize("strict", [True, False])
@pytest.mark.parametrize("arguments", [(), ("-q",), ("-v",)], ids=str)
def test_error_stops_every_build(
    tmp_path: Path, arguments: tuple[str, ...], *, strict: bool
) -> None:
    result = build(write_files(tmp_path, ERROR | GOOD), *arguments, strict=strict)
    assert result.code == 1
    assert "Traceback" not in result.log
    assert "error[unknown-key]" in result.log
    assert not list(result.folder.rglob("*.html")), "a page was written"


def test_report_has_place_source_line_and_mark(tmp_path: Path) -> None:
    log = build(write_files(tmp_path, ERROR), strict=False).log
    assert FRAME in log, log


def test_every_mistake_is_reported_at_once_and_once(tmp_path: Path) -> None:
    files = ERROR | GOOD | {
        "docs/careers/a.md": job(date_posted="2026-13-45", titel="x", job_location="nowhere"),
        "docs/careers/b.md": "Only words.\n",
    }  # fmt: skip
    log = build(write_files(tmp_path, files)).log
    for code in ("unknown-key", "not-a-date", "unknown-place", "no-front-matter"):
        assert f"error[{code}]" in log
    for place in ("coordinator.md:9:1", "a.md:3:14", "b.md:1:1"):
        assert log.count(f"--> docs/careers/{place}") == 1, log
    assert "5 mistakes" in log
    assert "good.md" not in log


@pytest.mark.parametrize("arguments", [(), ("-q",), ("-v",)], ids=str)
def test_warning_stops_a_strict_build(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    result = build(write_files(tmp_path, WARNING), *arguments)
    assert result.code == 1, result.log
    assert "Traceback" not in result.log


@pytest.mark.parametrize("arguments", [(), ("-q",)], ids=str)
def test_warning_does_not_stop_another(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    result = build_site(tmp_path, WARNING, *arguments, strict=False)
    shown = result.page("careers/coordinator/")
    assert shown.json_ld is not None
    assert "baseSalary" not in shown.json_ld


def test_strict_in_the_configuration_counts_too(tmp_path: Path) -> None:
    files = WARNING | {"mkdocs.yml": config(strict=True)}
    assert build(write_files(tmp_path, files), "-q", strict=False).code == 1


@pytest.mark.parametrize("arguments", [(), ("-q",)], ids=str)
def test_note_never_fails(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    log = build_site(tmp_path, NOTE, *arguments).log
    assert ("deadline-without-timezone" in log) is (not arguments)


def test_many_notes_are_counted_and_not_shown(tmp_path: Path) -> None:
    jobs = {f"docs/careers/{n}.md": job(f"Job {n}", valid_through="2027-01-15") for n in range(14)}
    log = build_site(tmp_path, jobs).log
    assert log.count("docs/careers/") == 10
    assert "4 notes more" in log


RULES = {"salary-incomplete": "error", "unknown-key": "warning", "missing-site-url": "off"}


def build_with_rules(folder: Path, files: dict[str, str], *, strict: bool) -> Build:
    settings = config("mkdocs", {"rules": RULES}, site_url="")
    return build(write_files(folder, files | {"mkdocs.yml": settings}), strict=strict)


def test_rules_of_the_site_set_the_weight(tmp_path: Path) -> None:
    assert build_with_rules(tmp_path / "a", WARNING, strict=False).code == 1
    lighter = build_with_rules(tmp_path / "b", ERROR, strict=False)
    assert lighter.code == 0, lighter.log
    assert build_with_rules(tmp_path / "c", ERROR, strict=True).code == 1
    assert build_with_rules(tmp_path / "d", GOOD, strict=True).code == 0


def test_rules_of_a_job_set_the_weight(tmp_path: Path) -> None:
    text = WARNING["docs/careers/coordinator.md"].replace(
        "date_posted", "rules: {salary-incomplete: off}\ndate_posted"
    )
    build_site(tmp_path, {"docs/careers/coordinator.md": text})


def test_ended_jobs_are_held_to_their_shape_only(tmp_path: Path) -> None:
    old: dict[str, Any] = {
        "apply": None,
        "job_location": None,
        "date_posted": "2016-01-02",
        "status": "closed",
    }
    build_site(tmp_path, {"docs/careers/old.md": job("Old", "", **old)})
    wrong = job("Old", **old, employment_type="full time")
    result = build(write_files(tmp_path / "wrong", {"docs/careers/old.md": wrong}))
    assert "error[not-allowed]" in result.log


def test_drafts_may_lack_what_is_required(tmp_path: Path) -> None:
    build_site(tmp_path, {"docs/careers/draft.md": "---\ntitle: New\nstatus: draft\n---\n"})
    wrong = "---\ntitle: New\nstatus: draft\ndate_posted: soon\n---\n"
    result = build(write_files(tmp_path / "wrong", {"docs/careers/draft.md": wrong}))
    assert "error[no-fixed-date]" in result.log


def test_two_jobs_with_one_identifier(tmp_path: Path) -> None:
    files = {
        "docs/careers/a.md": job("A", identifier="PC-1"),
        "docs/careers/b.md": job("B", identifier="PC-1"),
    }
    result = build(write_files(tmp_path, files), strict=False)
    assert result.code == 1
    assert "error[duplicate-identifier]" in result.log
    assert "--> docs/careers/b.md:" in result.log
    assert "also that of `docs/careers/a.md`" in result.log


def test_one_identifier_in_two_rounds(tmp_path: Path) -> None:
    files = {
        "docs/careers/a.md": job("A", identifier="PC-1", valid_through="2026-11-05"),
        "docs/careers/b.md": job("B", identifier="PC-1", date_posted="2026-11-06"),
    }
    for day in ("2026-11-04", "2026-11-08"):
        build_site(tmp_path / day, files, CAREERS_AS_OF=day)


def test_mistake_is_reported_as_the_host_was_called_from_another_folder(tmp_path: Path) -> None:
    folder = write_files(tmp_path / "site", ERROR)
    result = build(tmp_path, "-f", str(folder / "mkdocs.yml"), strict=False)
    assert result.code == 1
    assert "--> site/docs/careers/coordinator.md:9:1" in result.log


def test_old_output_is_not_left_with_a_job_that_is_wrong_now(tmp_path: Path) -> None:
    folder = write_files(tmp_path, GOOD | {"docs/other.md": page("Other")})
    assert build(folder).code == 0
    (folder / "docs/careers/good.md").write_text(job("Good", titel="x"), encoding="utf-8")
    result = build(folder)
    assert result.code == 1
    assert not result.has("careers/good/") or result.page("careers/good/").h1 == ["Good"]
