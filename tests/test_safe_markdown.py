"""Safe Markdown: what GitHub would make links, mentions or images of stands there as code."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_careers.reporters.safe_markdown import as_code, as_text
from tests.strategies import texts

CODE = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)")
ACTIVE = re.compile(
    r"[@#<>\[\]|~$\\`!]|https?:|www\.|:\w+:|\bGH-\d|\b[0-9a-f]{7,40}\b|&\w+;|&\d|\w\.\w",
    re.IGNORECASE,
)
"""What GitHub or GitLab, or a chat, makes more of than text."""


@pytest.mark.parametrize(
    "title",
    [
        "Program Coordinator (m/f/d)",
        "Researcher, Learning Outcomes - Part time",
        "Chef de projet \N{EN DASH} Évaluation",
        "Sr. Engineer: Search",
        "C++ Developer",
        "Community & Events Lead",
        "People's Librarian",
        "Lehrer:in",
        "学習コーディネーター",
        "कार्यक्रम समन्वयक",
    ],
)
def test_words_stay_text(title: str) -> None:
    assert as_text(title) == title


@pytest.mark.parametrize(
    ("title", "written"),
    [("Entwickler*in", r"Entwickler\*in"), ("Autor_in", r"Autor\_in"), ("  a  ", "a")],
)
def test_marks_of_emphasis_are_escaped(title: str, written: str) -> None:
    assert as_text(title) == written


@pytest.mark.parametrize(
    "title",
    [
        "@everyone", "Lead @org/team", "fixes #1", "org/repo#12", "GH-12", "!34", "&5", "$6",
        "[x](https://e.example)", "![x](https://e.example/a.png)", "<img src=x onerror=y>",
        "https://e.example", "www.e.example", "e.example", "a@e.example", "<!-- x -->", "**x**",
        "`x`", "x `` y", "a | b", r"a \| b", "~~x~~", ":tada:", "$x$", "deadbeef",
        "da39a3ee5e6b4b0d3255bfef95601890afd80709", "&#64;x", "&commat;x", "C#", "- [ ] x",
    ],
)  # fmt: skip
def test_all_else_is_code(title: str) -> None:
    for write in (as_text, as_code):
        found = CODE.fullmatch(write(title))
        assert found is not None
        assert found[2].strip() == title


@given(texts(60) | st.text("ab1 @#`|*_:.&\\[]()<>!~$\n\x1b", min_size=1, max_size=20))
def test_nothing_active_stands_outside_of_code(text: str) -> None:
    written = as_text(text)
    assert "\n" not in written
    assert "\x1b" not in written
    if not CODE.fullmatch(written):
        assert not ACTIVE.search(re.sub(r"\\([*_])", r"\1", written).replace("\ufffd", ""))


@given(st.text("`a \\", min_size=1, max_size=12).filter(str.strip))
def test_code_ends_where_it_ends(text: str) -> None:
    found = CODE.fullmatch(as_code(text))
    assert found is not None
    assert found[2].strip() == text.strip()


def test_long_texts_are_cut() -> None:
    assert len(as_text("word " * 100)) == 200
    assert len(as_code("x" * 5000)) == 202
