"""Reports of whole ads: invented ones, with the mistakes that people make in real ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_careers.reporters import render_full
from tests.rewrite_reports import COMMAND, REAL_FILES, read_file, report_path
from tests.test_jobs import shown, token_of, underlined

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("path", REAL_FILES, ids=lambda path: path.stem)
def test_report(path: Path) -> None:
    expected = report_path(path).read_text(encoding="utf-8")
    found = render_full(read_file(path).diagnostics)
    assert found == expected, f"If the new report is better, run: {COMMAND}"


@pytest.mark.parametrize("path", REAL_FILES, ids=lambda path: path.stem)
def test_marks_stand_on_the_place(path: Path) -> None:
    diagnostics = read_file(path).diagnostics
    assert diagnostics, "each of these files has mistakes"
    for diagnostic in diagnostics:
        block = render_full([diagnostic])
        marked, token = underlined(block), token_of(path, diagnostic)
        assert marked is not None
        assert marked == shown(token) or ("…" in block and shown(token).startswith(marked))


def test_every_file_has_its_report() -> None:
    folder = REAL_FILES[0].parent
    assert len(REAL_FILES) >= 12
    assert {path.stem for path in folder.glob("*.txt")} == {path.stem for path in REAL_FILES}


def test_a_web_form_writes_its_own_line_ends() -> None:
    (path,) = (path for path in REAL_FILES if path.stem == "web-form")
    data = path.read_bytes()
    assert data.count(b"\r\n") == data.count(b"\n") > 20
