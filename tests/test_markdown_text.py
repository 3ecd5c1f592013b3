"""Markdown text: code, comments and HTML are blanked out, and nothing else moves."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mkdocs_careers.markdown_text import (
    COMMENT,
    count_characters,
    count_words,
    find_comments,
    mask_blocks,
    mask_code,
    mask_html,
)

SIGNS = st.text(st.sampled_from("a`~<!->/div \n\t\r\\[](){}#"), max_size=60)


def masked(text: str) -> str:
    """Return the words that are left of a text, on one line."""
    return " ".join(mask_code(text).split())


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("a `b` c", "a c"),
        ("a ``b ` c`` d", "a d"),
        ("a `b c", "a `b c"),
        ("a `b\nc` d", "a d"),
        ("a `b\n\nc` d", "a `b c` d"),
        ("a \\`b\\` c", "a \\`b\\` c"),
        ("a `b`` c` d", "a d"),
        ("```\nb\n```\nc", "c"),
        ("~~~ yaml\nb\n```\nc\n~~~\nd", "d"),
        ("````\n```\nb\n````\nc", "c"),
        ("```\nb\n``` c\n```\nd", "d"),
        ("```b``` c", "c"),
        ("```\nb", ""),
        ("    ```\n    b\n    ```\nc", "c"),
        ("> ```\n> b\n> ```\n\nc", "c"),
        ("a <!-- b --> c", "a c"),
        ("a <!-- b\n\nc --> d", "a d"),
        ("a <!-- b", "a"),
        ("`<!--` b `-->`", "b"),
        ("```\n<!--\n```\nb", "b"),
        ("a\r\n`b`\r\nc", "a c"),
        ("a\r```\rb\r```\rc", "a c"),
    ],
)
def test_mask_code(text: str, left: str) -> None:
    assert masked(text) == left


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("<div>a</div>\nb", "b"),
        ("<div>\na\n\nb\n</div>\n\nc", "c"),
        ("<div>a<div>b</div>c</div>d", "d"),
        ("<DIV class='x'>\na\n</Div>\nb", "b"),
        ("a <div>b</div>", "a <div>b</div>"),
        ("<span>a</span>", "<span>a</span>"),
        ("<div markdown>\na\n</div>\nb", "a b"),
        ("<hr>\na\n<hr/>\nb", "a b"),
        ("</div>\na", "a"),
        ("<p>a\n\nb", ""),
        ("<5 a", "<5 a"),
    ],
)
def test_mask_html(text: str, left: str) -> None:
    assert " ".join(mask_html(text).split()) == left


@pytest.mark.parametrize(
    ("text", "comments"),
    [
        ("a <!-- b --> c <!-- d\n-->", ["<!-- b -->", "<!-- d\n-->"]),
        ("`<!-- a -->` <!-- b -->", ["<!-- b -->"]),
        ("```\n<!-- a -->\n```", []),
        ("<!-- a", ["<!-- a"]),
        ("none", []),
    ],
)
def test_find_comments(text: str, comments: list[str]) -> None:
    assert [comment[0] for comment in find_comments(text)] == comments


@given(SIGNS)
@example("``` `\n<!--`\r\n")
def test_every_mask_keeps_every_place(text: str) -> None:
    for mask in (mask_code, mask_blocks, mask_html):
        left = mask(text)
        assert len(left) == len(text)
        for before, after in zip(text, left, strict=True):
            assert after in (before, " ") or (before, after) == ("\r", "\n")
            assert after != " " or before != "\n"


@given(SIGNS)
def test_lines_end_where_they_did(text: str) -> None:
    ends = [match.end() for match in re.finditer(r"\r\n|\n|\r", text)]
    assert [match.end() for match in re.finditer("\n", mask_code(text))] == ends


@given(SIGNS)
def test_prose_has_no_comment(text: str) -> None:
    assert COMMENT.search(mask_code(text)) is None


def test_what_is_counted() -> None:
    assert count_characters("**Two** words") == len("Two words")
    assert count_characters("See [here](https://example.org/a/long/way).") == len("See here .")
    assert count_characters("## A\n\n- b\n- c\n\n---\n") == len("A b c")
    assert count_characters("<p class='x'>a</p>") == 1
    assert count_characters("図書館 AB") == 9
    assert count_words("one two  three") == 3
    assert count_words("図書館の仕事") == 4
