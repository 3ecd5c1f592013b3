"""Wrong settings: each mistake points into the file that the settings stand in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.hosts.site import EMPLOYER, build, build_site, config, job, write_files

if TYPE_CHECKING:
    from pathlib import Path

JOB = {"docs/careers/coordinator.md": job()}
TOP = "site_name: Example\nsite_url: https://www.example.org/\n"

WRONG = {
    "unknown option": ("colour: red", "unknown-key", "8:7", "`colour`"),
    "near miss": ("job_dir: jobs", "unknown-key", "8:7", "`jobs_dir`"),
    "wrong type": ("not_jobs: {a: b}", "wrong-type", "8:17", "`not_jobs`"),
    "value of a list": ("listing: {sort: [colour]}", "not-allowed", "8:24", "colour"),
    "outside": ("jobs_dir: ../jobs", "not-allowed", "8:17", "`jobs_dir`"),
    "zone": ("timezone: Mars/Base", "unknown-timezone", "8:17", "Mars/Base"),
    "clock": ("as_of: someday", "not-a-date", "8:14", "someday"),
    "area": ("areas: {North: [US, XX]}", "unknown-area", "8:27", "`XX`"),
    "address": ("apply: {email: nobody}", "not-an-address", "8:22", "nobody"),
    "rule": ("rules: {no-such-rule: off}", "unknown-rule", "8:15", "no-such-rule"),
    "default": ("defaults: {titel: x}", "unknown-key", "8:18", "titel"),
    "place": ("places: {home: {address_locality: Ulm}}", "missing-key", "8:", "address_country"),
    "number as text": ("language: 5", "wrong-type", "8:17", "`language`"),
}


def settings(*lines: str) -> str:
    """Write `mkdocs.yml` with an employer in lines 6 and 7, and `lines` from line 8 on."""
    plugins = ["plugins:", "  - search", "  - careers:"]
    own = ["organization:", f"  name: {EMPLOYER}", *lines]
    return TOP + "\n".join(plugins + [f"      {line}" for line in own]) + "\ntheme: mkdocs\n"


@pytest.mark.parametrize(("line", "code", "place", "said"), WRONG.values(), ids=WRONG)
def test_mistake_points_into_mkdocs_yml(
    tmp_path: Path, line: str, code: str, place: str, said: str
) -> None:
    files = JOB | {"mkdocs.yml": settings(line)}
    result = build(write_files(tmp_path, files), strict=False)
    assert result.code == 1
    assert "Traceback" not in result.log
    assert f"error[{code}]" in result.log, result.log
    assert f"--> mkdocs.yml:{place}" in result.log, result.log
    assert said in result.log
    assert result.log.count("error[") == 1, result.log
    assert not list(result.folder.rglob("*.html"))


def test_all_mistakes_of_the_settings_at_once(tmp_path: Path) -> None:
    text = settings("colour: red", "timezone: Mars/Base", "jobs_dir: [x]")
    log = build(write_files(tmp_path, JOB | {"mkdocs.yml": text})).log
    for place in ("8:7", "9:17", "10:17"):
        assert log.count(f"--> mkdocs.yml:{place}") == 1, log


def test_plugins_as_a_mapping(tmp_path: Path) -> None:
    text = (
        f"{TOP}theme: mkdocs\nplugins:\n  search: {{}}\n"
        f"  careers:\n    colour: red\n    organization: {{name: {EMPLOYER}}}\n"
    )
    log = build(write_files(tmp_path, JOB | {"mkdocs.yml": text})).log
    assert "--> mkdocs.yml:7:5" in log, log
    files = {"mkdocs.yml": text.replace("    colour: red\n", "")}
    assert build_site(tmp_path, files).page("careers/").titles == ["Program Coordinator"]


@pytest.mark.parametrize("entry", ["careers", "careers: {}", "careers:"])
def test_missing_organization_is_asked_for_once(tmp_path: Path, entry: str) -> None:
    text = f"{TOP}theme: mkdocs\nplugins:\n  - search\n  - {entry}\n"
    files = {"docs/careers/a.md": job(), "docs/careers/b.md": job("B"), "mkdocs.yml": text}
    result = build(write_files(tmp_path, files), strict=False)
    assert result.code == 1
    assert result.log.count("error[") == 1
    assert "error[missing-organization]" in result.log
    assert "--> mkdocs.yml:6:5" in result.log, result.log
    for line in ("organization:", "  name: Example Organisation"):
        assert line in result.log
    assert not list(result.folder.rglob("*.html"))


def test_missing_site_url_is_a_warning_with_the_line_to_paste(tmp_path: Path) -> None:
    files = JOB | {"mkdocs.yml": config(site_url="")}
    result = build_site(tmp_path, files, strict=False)
    assert result.log.count("warning[") == 1
    assert "--> mkdocs.yml:1:1" in result.log
    assert "site_url: https://www.example.org/" in result.log
    shown = result.page("careers/coordinator/")
    assert shown.json_ld is not None
    assert "url" not in shown.json_ld
    assert shown.canonical == []
    assert build(tmp_path).code == 1


def test_site_without_jobs(tmp_path: Path) -> None:
    site = build_site(tmp_path, {"docs/careers/index.md": "# Careers\n\nHello.\n"})
    assert "There are no job files in docs/careers" in site.log
    [listing] = site.page("careers/").parts("listing")
    assert listing.text == "There are no open positions at the moment."


def test_site_without_the_folder(tmp_path: Path) -> None:
    site = build_site(tmp_path, {})
    assert "There are no job files in docs/careers" in site.log
    assert site.page("").h1 == ["Home"]
    assert site.page("careers/").parts("job") == []


def test_site_without_anything_to_say_about_jobs_needs_no_organization(tmp_path: Path) -> None:
    build_site(tmp_path, {"mkdocs.yml": f"{TOP}theme: mkdocs\nplugins: [careers]\n"})


def test_inherited_settings(tmp_path: Path) -> None:
    base = f"{TOP}theme: mkdocs\nplugins:\n  careers:\n    organization: {{name: {EMPLOYER}}}\n"
    own = "INHERIT: base.yml\nplugins:\n  careers:\n    jobs_dir: jobs\n"
    files = {"docs/jobs/a.md": job(), "base.yml": base, "mkdocs.yml": own}
    site = build_site(tmp_path, files)
    assert site.page("jobs/").titles == ["Program Coordinator"]


def test_mistake_in_inherited_settings_names_the_file_it_stands_in(tmp_path: Path) -> None:
    base = (
        f"{TOP}theme: mkdocs\nplugins:\n  careers:\n    colour: red\n"
        f"    organization: {{name: {EMPLOYER}}}\n"
    )
    own = "INHERIT: base.yml\n# More.\nplugins:\n  careers:\n    shape: round\n"
    log = build(write_files(tmp_path, JOB | {"base.yml": base, "mkdocs.yml": own})).log
    assert "--> mkdocs.yml:5:5" in log, log
    assert "--> base.yml:6:5" in log, log


def test_careers_yml(tmp_path: Path) -> None:
    files = {
        "docs/jobs/a.md": job(),
        "mkdocs.yml": f"{TOP}theme: mkdocs\nplugins: [search, careers]\n",
        "careers.yml": f"organization:\n  name: {EMPLOYER}\njobs_dir: jobs\nas_of: 2026-11-12\n",
    }
    site = build_site(tmp_path, files, CAREERS_AS_OF="")
    assert site.page("jobs/").titles == ["Program Coordinator"]
    assert "2026-11-12" in site.log
    wrong = {"careers.yml": f"colour: red\norganization:\n  name: {EMPLOYER}\n"}
    log = build(write_files(tmp_path, files | wrong)).log
    assert "--> careers.yml:1:1" in log


def test_settings_in_both_places(tmp_path: Path) -> None:
    text = {"careers.yml": "jobs_dir: careers\n", "mkdocs.yml": settings()}
    result = build(write_files(tmp_path, JOB | text), strict=False)
    assert result.code == 1
    assert "error[two-settings]" in result.log
    assert "--> mkdocs.yml:5:5" in result.log, result.log


@pytest.mark.parametrize("text", ["- a\n- b\n", "[[[", "words\n", "a: *b\n", "\ufffe", ""])
def test_careers_yml_that_is_no_settings(tmp_path: Path, text: str) -> None:
    files = JOB | {"mkdocs.yml": f"{TOP}plugins: [careers]\n", "careers.yml": text}
    result = build(write_files(tmp_path, files), strict=False)
    assert result.code == 1
    assert "Traceback" not in result.log
    assert "careers.yml:" in result.log or "missing-organization" in result.log


@pytest.mark.parametrize("value", ["5", "[a, b]", "words"])
def test_options_that_are_no_mapping(tmp_path: Path, value: str) -> None:
    files = JOB | {"mkdocs.yml": f"{TOP}theme: mkdocs\nplugins:\n  - careers: {value}\n"}
    result = build(write_files(tmp_path, files), strict=False)
    assert result.code == 1
    assert "Traceback" not in result.log, result.log


def test_environment_in_the_settings(tmp_path: Path) -> None:
    text = settings("timezone: !ENV [JOBS_ZONE, UTC]", "apply: {email: !ENV JOBS_MAIL}")
    files = {"docs/careers/a.md": job(apply=None), "mkdocs.yml": text}
    site = build_site(tmp_path, files, JOBS_MAIL="all@example.org")
    assert site.page("careers/a/").mail_links[0].startswith("mailto:all@example.org")


def test_configuration_in_another_file(tmp_path: Path) -> None:
    text = settings("colour: red")
    folder = write_files(
        tmp_path, JOB | {"conf/site.yml": text.replace("theme", "docs_dir: ../docs\ntheme")}
    )
    log = build(folder, "-f", "conf/site.yml").log
    assert "--> conf/site.yml:8:7" in log, log
