"""Site jobs: every job of a site from disk, in any state and language."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from mkdocs_careers.cli.site_jobs import SiteJobs, read_files, read_site_jobs
from mkdocs_careers.settings_file import read_settings_file
from tests.small_site import JOB, SITE, TYPO, WARNED

if TYPE_CHECKING:
    from pathlib import Path

INSTANT = datetime(2026, 11, 23, 12, tzinfo=UTC)
LANGUAGES = """\
  - i18n:
      docs_structure: {structure}
      languages:
        - {{locale: en, name: English, default: true}}
        - {{locale: de, name: Deutsch}}
"""
GERMAN = "---\ntitle: Koordination\n---\n\nHallo.\n"


def write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def read(folder: Path, files: dict[str, str], settings: str = SITE) -> SiteJobs:
    write(folder, {"mkdocs.yml": settings, **files})
    return read_site_jobs(read_settings_file(folder / "mkdocs.yml", {}), INSTANT)


def test_every_state_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    files = {
        "docs/careers/open.md": JOB,
        "docs/careers/deep/er/filled.md": JOB.replace("---\n\n", "status: filled\n---\n\n"),
        "docs/careers/draft.md": "---\ntitle: x\nstatus: draft\n---\n",
        "docs/careers/warned.md": WARNED,
        "docs/careers/wrong.md": TYPO,
        "docs/careers/index.md": "# Careers",
        "docs/careers/_part.md": "none",
        "docs/other.md": "none",
    }
    found = read(tmp_path, files)
    assert list(found.jobs) == [
        f"careers/{name}.md" for name in ("draft", "open", "warned", "deep/er/filled")
    ]
    assert found.wrong == ["docs/careers/wrong.md"]
    assert found.names["careers/deep/er/filled.md"] == "docs/careers/deep/er/filled.md"


def test_nothing_is_there(tmp_path: Path) -> None:
    assert read(tmp_path, {}).jobs == {}


@pytest.mark.parametrize(
    ("structure", "original", "translation"),
    [
        ("suffix", "careers/job.md", "careers/job.de.md"),
        ("folder", "en/careers/job.md", "de/careers/job.md"),
    ],
)
def test_translations_have_the_facts_of_their_job(
    tmp_path: Path, structure: str, original: str, translation: str
) -> None:
    settings = SITE + LANGUAGES.format(structure=structure)
    files = {f"docs/{original}": JOB, f"docs/{translation}": GERMAN}
    jobs = read(tmp_path, files, settings).jobs
    assert set(jobs) == {original, translation}
    assert jobs[translation].translation_of == original
    assert jobs[translation].identifier == jobs[original].identifier == "PC-1"
    # A mistake in the original is one in its translations, too; it is told once.
    wrong = read(tmp_path, {f"docs/{original}": TYPO}, settings)
    assert wrong.jobs == {}
    assert [name.rpartition("/docs/")[2] for name in wrong.wrong] == [original]


@pytest.mark.skipif(os.name == "nt", reason="links need rights")
def test_links_count_by_their_own_name(tmp_path: Path) -> None:
    write(tmp_path, {"elsewhere/job.md": JOB})
    (tmp_path / "docs/careers").mkdir(parents=True)
    (tmp_path / "docs/careers/linked").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "docs/careers/round").symlink_to(tmp_path / "docs/careers")
    assert list(read(tmp_path, {}).jobs) == ["careers/linked/job.md"]


def test_texts_are_compared_without_the_facts(tmp_path: Path) -> None:
    other = JOB.replace("PC-1", "PC-2").replace("\n", "\r\n")
    more = JOB.replace("handbook", "manual")
    names = ("a", "b", "c")
    files = {f"docs/careers/{n}.md": t for n, t in zip(names, (JOB, other, more), strict=True)}
    texts = read(tmp_path, files).texts
    first, second, third = (texts[f"careers/{name}.md"] for name in names)
    assert first == second != third


def test_files_can_come_from_anywhere(tmp_path: Path) -> None:
    write(tmp_path, {"mkdocs.yml": SITE})
    site = read_settings_file(tmp_path / "mkdocs.yml", {})
    texts = {"careers/a.md": JOB, "careers/b.md": TYPO}

    def give(path: str) -> bytes:
        if path not in texts:
            raise FileNotFoundError(None, "it is gone")
        return texts[path].encode()

    names = {path: f"there/{path}" for path in (*texts, "careers/gone.md")}
    found = read_files(names, give, site, INSTANT)
    assert list(found.jobs) == ["careers/a.md"]
    assert found.wrong == ["there/careers/b.md", "there/careers/gone.md"]
