"""Settings in Sphinx's `conf.py`: read as data, with their places, and nothing run."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from mkdocs_careers.cli import main
from mkdocs_careers.conf_py import read_conf_py
from mkdocs_careers.host_yaml import UNKNOWN
from mkdocs_careers.settings_file import read_settings_file

if TYPE_CHECKING:
    from pathlib import Path

CONF = """\
import os

project = "Example"
html_baseurl = "https://docs.example.org/"
name = "Example Trust"
careers_organization = {"name": name, "url": "https://example.org/"}
careers_apply = {"email": os.environ["MAIL"], "materials": ["CV"]}
careers_timezone: str = "Africa/Johannesburg"
careers_listing = {"group_by": "nonsense"}
raise SystemExit("this file was run")
"""


def write(folder: Path, text: str) -> Path:
    path = folder / "conf.py"
    path.write_text(text, encoding="utf-8")
    return path


def test_reads_literals_and_leaves_the_rest_unknown(tmp_path: Path) -> None:
    conf = read_conf_py(write(tmp_path, CONF))
    assert conf.data["organization"]["name"] == "Example Trust"
    assert conf.data["apply"] == {"email": UNKNOWN, "materials": ["CV"]}
    assert conf.data["timezone"] == "Africa/Johannesburg"
    assert conf.text_of("html_baseurl") == "https://docs.example.org/"


def test_a_mistake_is_at_its_value(tmp_path: Path) -> None:
    site = read_settings_file(write(tmp_path, CONF), {})
    (wrong,) = site.diagnostics
    line = CONF.splitlines()[wrong.line - 1]
    assert line[wrong.column - 1 : wrong.end_column - 1] == '"nonsense"'
    assert site.site_url == "https://docs.example.org/"
    assert site.suffixes == (".md", ".rst")
    assert site.settings.organization is not None


def test_an_unknown_option_is_an_error_as_elsewhere(tmp_path: Path) -> None:
    site = read_settings_file(write(tmp_path, 'careers_fedds = {"rss": True}\n'), {})
    (wrong,) = site.diagnostics
    assert (str(wrong.code), wrong.line, wrong.severity.value) == ("unknown-key", 1, "error")
    assert "did you mean `feeds`?" in wrong.hint


def test_columns_count_letters_and_not_bytes(tmp_path: Path) -> None:
    text = 'careers_organization = {"name": "Bücher", "nname": "x"}\n'
    (wrong,) = read_settings_file(write(tmp_path, text), {}).diagnostics
    assert text[wrong.column - 1 :].startswith('"nname"')


def test_settings_in_two_places_are_a_mistake(tmp_path: Path) -> None:
    path = write(tmp_path, 'careers_timezone = "UTC"\n')
    (tmp_path / "careers.yml").write_text("timezone: UTC\n", encoding="utf-8")
    codes = [str(d.code) for d in read_settings_file(path, {}).diagnostics]
    assert codes == ["two-settings"]


def test_careers_config_names_another_place(tmp_path: Path) -> None:
    path = write(tmp_path, 'careers_config = "settings/jobs.yml"\n')
    (tmp_path / "settings").mkdir()
    (tmp_path / "settings" / "jobs.yml").write_text("jobs_dir: openings\n", encoding="utf-8")
    assert read_settings_file(path, {}).settings.jobs_dir == "openings"


@pytest.mark.parametrize("text", ["careers_x = (\n", "\0", "é = = 1\n", "(" * 5000])
def test_a_file_that_python_cannot_read_is_said(tmp_path: Path, text: str) -> None:
    (wrong,) = read_settings_file(write(tmp_path, text), {}).diagnostics
    assert "Python cannot read this file" in wrong.message


def test_the_command_checks_a_sphinx_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, CONF.replace("nonsense", "employment_unit"))
    jobs = tmp_path / "careers"
    jobs.mkdir()
    (jobs / "index.rst").write_text("Careers\n=======\n", encoding="utf-8")
    (jobs / "one.rst").write_text(
        ".. job::\n   title: One\n   date_posted: 2026-13-02\n\nText.\n", encoding="utf-8"
    )
    (jobs / "two.md").write_text("---\ntitle: Two\n---\nText.\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, ["check", "--format", "concise", "--as-of", "2026-11-20"])
    assert result.exit_code == 1
    assert "careers/one.rst:3:17: error[not-a-date]" in result.stdout
    assert "careers/two.md" in result.stdout
    assert "index.rst" not in result.stdout


def test_the_list_knows_the_addresses_and_export_asks_for_the_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    conf = CONF.replace("nonsense", "employment_unit") + 'careers_feeds = {"atom": True}\n'
    write(tmp_path, conf)
    (tmp_path / "careers").mkdir()
    (tmp_path / "careers" / "one.rst").write_text(
        ".. job::\n   title: One\n   date_posted: 2026-11-02\n"
        "   job_location_type: TELECOMMUTE\n   applicant_location_requirements: US\n\n"
        + "Text of a job, long enough to be an ad. "
        * 5,
        encoding="utf-8",
    )
    monkeypatch.chdir(tmp_path)
    found = CliRunner().invoke(main, ["list", "--format", "json", "--as-of", "2026-11-20"])
    assert '"url": "https://docs.example.org/careers/one.html"' in found.stdout
    refused = CliRunner().invoke(main, ["export", "atom", "--as-of", "2026-11-20"])
    assert refused.exit_code == 1
    assert "Sphinx has a Markdown of its own" in refused.stderr
    assert "--site" in refused.stderr


def test_what_only_the_host_knows_is_no_finding(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    jobs = tmp_path / "docs" / "careers"
    jobs.mkdir(parents=True)
    text = "Text of a job, long enough to be an ad. " * 5
    (jobs / "one.md").write_text(
        "---\ntitle: One\ndate_posted: 2026-11-02\njob_location_type: TELECOMMUTE\n"
        f"applicant_location_requirements: US\n---\n{text}\n",
        encoding="utf-8",
    )
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: X\nsite_url: https://example.org/\nplugins:\n  - careers:\n"
        "      organization: {name: !ENV NOBODY_SETS_THIS}\n"
        "      apply: {email: !ENV NOBODY_SETS_THIS}\n",
        encoding="utf-8",
    )
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, ["check", "--format", "concise", "--as-of", "2026-11-20"])
    assert result.exit_code == 0, result.stdout
