"""`mkdocs-careers import`: all or nothing, no file overwritten, and a word on every value."""

import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mkdocs_careers.cli import main
from mkdocs_careers.importers.file_names import name_file

AD = "---\ntitle: {}\nposted: 2026-10-01\nlocation: Leeds, UK\napply_url: https://example.org/a\n---\n"
TEXT = "Care for the books of our small library, and for the people who come to read them.\n"


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "careers.yml").write_text(
        "source_dir: docs\nsite_url: https://example.org/\norganization:\n  name: Example\n"
    )
    (tmp_path / "docs" / "careers").mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["import", *arguments])


def test_a_job_is_written_where_the_jobs_are_and_passes_the_check(site: Path) -> None:
    (site / "old.md").write_text(AD.format("Köchin (m/w/d)") + TEXT)
    result = run("old.md")
    assert result.exit_code == 0, result.output
    written = (site / "docs" / "careers" / "koechin.md").read_text()
    assert written == (
        "---\ntitle: Köchin (m/w/d)\ndate_posted: 2026-10-01\njob_location:\n"
        "  address_locality: Leeds\n  address_country: GB\napply:\n"
        f"  url: https://example.org/a\n---\n\n{TEXT}"
    )
    assert "koechin.md, from old.md: complete" in result.output
    assert "converted: job_location, from 'Leeds, UK' (location)" in result.output
    check = CliRunner().invoke(main, ["check"])
    assert check.exit_code == 0, check.output


def test_existing_files_stay_without_force(site: Path) -> None:
    old = site / "docs" / "careers" / "cook.md"
    old.write_text("mine")
    (site / "a.md").write_text(AD.format("Baker") + TEXT)
    (site / "b.md").write_text(AD.format("Cook") + TEXT)
    result = run("a.md", "b.md")
    assert result.exit_code == 1
    assert "cook.md is there already, in docs/careers. Nothing was written." in result.output
    assert [p.name for p in old.parent.iterdir()] == ["cook.md"]
    assert old.read_text() == "mine"
    assert run("a.md", "b.md", "--force").exit_code == 0
    assert old.read_text().startswith("---\ntitle: Cook")


def test_one_bad_source_and_nothing_is_written(site: Path) -> None:
    (site / "a.md").write_text(AD.format("Baker") + TEXT)
    (site / "b.json").write_text("{")
    for bad in ("b.json", "nowhere.md", "careers.yml"):
        result = run("a.md", bad, "--to", "new")
        assert result.exit_code == 1
        assert "Nothing was written." in result.output
        assert not (site / "new").exists()
    assert sorted(p.name for p in site.iterdir()) == ["a.md", "b.json", "careers.yml", "docs"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_to(site: Path) -> None:
    (site / "a.md").write_text(AD.format("Baker") + TEXT)
    (site / "docs" / "careers").chmod(0o500)
    assert "cannot be written" in run("a.md").output


def test_what_fails_halfway_is_undone(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    jobs = site / "docs" / "careers"
    (jobs / "baker.md").write_text("mine")
    (site / "a.md").write_text(AD.format("Baker") + TEXT)
    (site / "b.md").write_text(AD.format("Cook") + TEXT)
    rename = Path.rename

    def fail(self: Path, target: Path) -> Path:
        if Path(target).name == "cook.md":
            raise OSError(28, "No space left on device")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", fail)
    result = run("a.md", "b.md", "--force")
    assert result.exit_code == 1
    assert "No space left on device. Nothing was written." in result.output
    assert {p.name: p.read_text() for p in jobs.iterdir()} == {"baker.md": "mine"}


def test_a_dry_run_writes_nothing(site: Path) -> None:
    (site / "a.md").write_text(AD.format("Baker") + TEXT)
    result = run("a.md", "--dry-run", "--to", "new")
    assert result.exit_code == 0
    assert "1 job would be written to new" in result.output
    assert not (site / "new").exists()


@pytest.mark.parametrize("title", ["../../evil", "/etc/passwd", "..", "CON", "a/b\\c", "x" * 500])
def test_names_stay_in_the_folder(site: Path, title: str) -> None:
    (site / "a.md").write_text(AD.format(json.dumps(title)) + TEXT)
    assert run("a.md", "--to", "new").exit_code == 0
    (written,) = (site / "new").iterdir()
    assert written.name == ("a.md" if title == ".." else name_file(title, set()))
    assert sorted(p.name for p in site.iterdir()) == ["a.md", "careers.yml", "docs", "new"]


def test_a_link_in_the_folder_is_replaced_and_not_followed(site: Path) -> None:
    outside = site / "outside.md"
    outside.write_text("mine")
    (site / "docs" / "careers" / "baker.md").symlink_to(outside)
    (site / "a.md").write_text(AD.format("Baker") + TEXT)
    assert run("a.md").exit_code == 1
    assert run("a.md", "--force").exit_code == 0
    assert outside.read_text() == "mine"
    assert not (site / "docs" / "careers" / "baker.md").is_symlink()


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("jobs.yml", "jobs:\n- name: Baker\n  url: https://example.org/b\n- name: Cook\n"),
        ("jobs.json", ('{"baker": {"title": "Baker", "link": "https://example.org/b"}, '
                      '"cook": {"title": "Cook"}}')),
        ("jobs.csv", "title;link;description\nBaker;https://example.org/b;Bake\nCook;;\n"),
        ("jobs.toml", ('[[jobs]]\ntitle = "Baker"\nlink = "https://example.org/b"\n'
                      '[[jobs]]\ntitle = "Cook"\n')),
    ],
)  # fmt: skip
def test_a_list_of_jobs(site: Path, name: str, text: str) -> None:
    (site / name).write_text(text)
    result = run(name, "--format", "json")
    assert result.exit_code == 0, result.output
    data = json.loads(result.stdout)
    assert [job["path"] for job in data["jobs"]] == [
        "docs/careers/baker.md", "docs/careers/cook.md",
    ]  # fmt: skip
    assert "url: https://example.org/b" in (site / "docs/careers/baker.md").read_text()
    assert "# apply: TODO: how do people apply?" in (site / "docs/careers/cook.md").read_text()


def test_a_page_in_html_is_read_as_text(site: Path) -> None:
    (site / "jobs.html").write_text(
        "<!DOCTYPE html><html><head><title>x</title><script>evil()</script></head><body>"
        "<nav><h2>Menu</h2></nav><main><h1>Jobs</h1><h2>Baker &amp; Cook</h2>"
        "<p>Full time</p><p>Bake <b>bread</b>.</p><ul><li>early</li><li>late</li></ul>"
        "<iframe src='https://example.org'></iframe>"
        "<h3>How to apply</h3><p>Send a CV to <a href='mailto:b@example.org'>b@example.org</a>.</p>"
        "</main></body></html>"
    )
    result = run("jobs.html")
    assert result.exit_code == 0, result.output
    text = (site / "docs" / "careers" / "baker-cook.md").read_text()
    assert text.endswith("---\n\nBake **bread**.\n\n- early\n- late\n")
    assert "title: Baker & Cook\n" in text
    assert "employment_type: FULL_TIME" in text
    assert "email: b@example.org" in text
    assert "evil" not in text


def test_the_texts_of_the_employer_are_for_the_settings(site: Path) -> None:
    (site / "a.md").write_text(
        "## Baker\n\nFull time\n\nBake.\n\n### About us\n\nWe bake: daily.\n"
    )
    result = run("a.md")
    assert 'organization:\n  overview: "We bake: daily."\n' in result.output


def test_without_a_site_the_folder_must_be_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.md").write_text(AD.format("Baker") + TEXT)
    result = run("a.md")
    assert result.exit_code == 2
    assert "Say with --to which folder" in result.output
    assert run("a.md", "--to", "jobs").exit_code == 0
    assert (tmp_path / "jobs" / "baker.md").is_file()


BOARD = {
    "jobs": [{"id": 1, "title": "Baker", "absolute_url": "https://example.org/1",
              "first_published": "2026-10-01T08:00:00+02:00", "location": {"name": "Leeds, UK"},
              "content": "&lt;p&gt;Bake.&lt;/p&gt;"}]
}  # fmt: skip
"""Demonstration data, in the shape of a board of Greenhouse."""


def test_a_board_that_was_saved(site: Path) -> None:
    (site / "board.json").write_text(json.dumps(BOARD))
    result = run("--from", "greenhouse", "board.json")
    assert result.exit_code == 0, result.output
    text = (site / "docs" / "careers" / "baker.md").read_text()
    assert "date_posted: 2026-10-01\n" in text
    assert text.endswith("\nBake.\n")


def test_a_board_that_cannot_be_read(site: Path) -> None:
    (site / "board.json").write_text("<html>Log in</html>")
    result = run("--from", "lever", "board.json", "--to", "new")
    assert result.exit_code == 1
    assert "Nothing was written." in result.output
    assert "Traceback" not in result.output
    assert not (site / "new").exists()
