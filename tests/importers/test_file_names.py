"""The names of job files: what titles become, and that no title makes a bad name."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_careers.importers.file_names import is_taken, name_file
from mkdocs_careers.job_files import is_job_name
from mkdocs_careers.settings import Settings
from tests.strategies import texts


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Program Coordinator", "program-coordinator"),
        ("Bürokraft für Größe (m/w/d)", "buerokraft-fuer-groesse"),
        ("Entwickler (f/m/x), Berlin", "entwickler-berlin"),
        ("Développeur (H/F)", "developpeur"),
        ("Résumé & C++", "resume-c"),
        ("Bu\u0308ro", "buero"),
        ("日本語 エンジニア", "日本語-エンジニア"),
        ("हिन्दी", "हिन्दी"),
        ("Й", "й"),
        ("../../x", "x"),
        ("a\nb\x00c", "a-b-c"),
        ("---", "job"),
        ("", "job"),
        ("😀", "job"),
        ("CON", "con-job"),
        ("com1", "com1-job"),
        ("README", "readme-job"),
        ("_index", "index-job"),
        ("x" * 500, "x" * 60),
        ("word " * 40, "word-" * 11 + "word"),
    ],
)
def test_a_title_becomes_a_name(title: str, name: str) -> None:
    assert name_file(title, ()) == f"{unicodedata.normalize('NFC', name)}.md"


def test_a_name_that_is_taken_gets_a_number() -> None:
    assert name_file("A b", ["A-B.md", "a-b-2.md"]) == "a-b-3.md"
    assert name_file("é я", ["e-я.MD".replace("MD", "md")]) == "e-я-2.md"
    assert is_taken("が.md", [unicodedata.normalize("NFD", "が.md")])


@given(st.text() | texts(200), st.lists(st.text(), max_size=3))
def test_no_title_makes_a_name_that_is_no_job_file(title: str, taken: list[str]) -> None:
    name = name_file(title, taken)
    assert is_job_name(name, Settings())
    assert re.fullmatch(r"[^\s/\\:*?\"<>|.\x00-\x1f]{1,63}\.md", name)
    assert len(name.encode()) <= 255
    assert unicodedata.is_normalized("NFC", name)
    assert not name.startswith("-")
    again = name_file(title, [name, name.upper()])
    assert not is_taken(again, [name])
