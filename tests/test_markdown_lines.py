"""Markdown lines: what they are said to be is what Python-Markdown renders."""

from __future__ import annotations

import re

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from mkdocs_careers.markdown_lines import Kind, find_glued_lists, find_titles, read_lines
from mkdocs_careers.markdown_text import mask_blocks
from tests.rendered import render, text_outside

GLUED = [
    "text\n- {}",
    "text\n* {}",
    "text\n+ {}",
    "text\n1. {}",
    "text\n   - {}",
    "text\n    - {}",
    "text\n\t- {}",
    "text\n-\t{}",
    "text\nmore\n- {}",
    "**Bold**\n- {}",
    "`code`\n- {}",
    "<b>text</b>\n- {}",
    "text <!-- c -->\n- {}",
    "- a\n\ntext\n- {}",
    "- a\n\n  text\n  - {}",
    "- a\n\n    text\n- {}",
    "- a\n\n    text\n    - {}",
    "> text\n- {}",
    "> text\n> - {}",
    "text\n- {}\n---",
    "===\n- {}",
    "a|b\n|-|-|\n- {}",
]
LISTS = [
    "- {}",
    "text\n\n- {}",
    "text\n \t\n- {}",
    "- a\n- {}",
    "- a\n    - {}",
    "- a\nmore\n- {}",
    "- a\n\n        code\n- {}",
    "# Heading\n- {}",
    "#Heading\n- {}",
    "### Heading ###\n- {}",
    "text\n===\n- {}",
    "text\n---\n- {}",
    "text\n-\n- {}",
    "---\n- {}",
    "text\n***\n- {}",
    "    code\n- {}",
    "```\ncode\n```\n- {}",
    "text\n```\ncode\n```\n- {}",
    "<!-- c -->\n- {}",
    "<div>x</div>\n- {}",
    "<hr>\n- {}",
    "[x]: https://example.org\n- {}",
    "text\n[x]: https://example.org 'Title'\n- {}",
    "> - {}",
    "> text\n>\n> - {}",
    "a|b\n-|-\n- {}|c",
]
NEITHER = ["text\n-{}", "text\n1) {}", "text - {}", "```\ntext\n- {}\n```", "    text\n    - {}"]

PLAIN_LINES = (
    "", "", "word{}", "word{}", "  word{}", "- w{}", "* w{}", "+ w{}", "  - w{}", "-\tw{}",
    "1. w{}", "12. w{}", "1998. w{}", "- [ ] w{}", "# H{}", "#H{}", "## H{}", "---", "***", "- - -",
    "\nT{}\n===", "\nT{}\n-----", "**B{}**", "`c{}`", "<b>x{}</b> y", "[r{}]: https://example.org/{}",
    "\na|b{}\n-|-", "\n|a|b|\n|-|-|", "| x{} | y |",
)  # fmt: skip
BLOCKS = ("```\nc{}\n```", "~~~\nc{}\n~~~", "<!-- c{} -->", "<div>x{}</div>")
INDENTED = ("   w{}", "    - w{}", "    word{}", "\tword{}", "\t- w{}", "    ")
QUOTES = ("> q{}", ">- w{}", "> - w{}", ">")


def texts(*lines: str) -> st.SearchStrategy[str]:
    """Return texts of such lines, each with its number in it."""
    return st.lists(st.sampled_from(lines), min_size=1, max_size=9).map(
        lambda chosen: "\n".join(line.replace("{}", str(n)) for n, line in enumerate(chosen))
    )


def rendered_glued(text: str) -> set[str]:
    """Return the words whose list marker can be read on the page."""
    words = text_outside(render(text), "code", "pre", "td", "th", *(f"h{n}" for n in range(1, 7)))
    return set(re.findall(r"^ *(?:[-*+]|\d+\.) +(?:\[ \] )?(w\d+)", words, re.MULTILINE))


def said_glued(text: str) -> set[str]:
    """Return the words of the lines that are said to be glued."""
    lines = [
        text[line.start : line.end]
        for line in read_lines(mask_blocks(text))
        if line.kind is Kind.GLUED
    ]
    return {word for line in lines for word in re.findall(r"w\d+", line)}


@pytest.mark.parametrize("text", GLUED)
def test_glued(text: str) -> None:
    text = text.replace("{}", "w1")
    assert rendered_glued(text) == said_glued(text) == {"w1"}


@pytest.mark.parametrize("text", [*LISTS, *NEITHER])
def test_not_glued(text: str) -> None:
    text = text.replace("{}", "w1")
    assert rendered_glued(text) == said_glued(text) == set()


@pytest.mark.parametrize("text", LISTS)
def test_list(text: str) -> None:
    html = render(text.replace("{}", "w1"))
    assert ("<li>" in html) == ("|" not in text)  # the rows of a table are none


@settings(max_examples=500)
@given(texts(*PLAIN_LINES, *INDENTED))
@example("- w0\n\n    word1\n- w2")
def test_lines_agree_with_the_package(text: str) -> None:
    assert said_glued(text) == rendered_glued(text)


@settings(max_examples=300)
@given(texts(*PLAIN_LINES, *BLOCKS))
def test_lines_beside_blocks_agree_with_the_package(text: str) -> None:
    assert said_glued(text) == rendered_glued(text)


@settings(max_examples=300)
@given(texts(*PLAIN_LINES, *INDENTED, *QUOTES))
def test_nothing_is_said_to_be_glued_that_is_not(text: str) -> None:
    assert said_glued(text) <= rendered_glued(text)


@settings(max_examples=300)
@given(texts(*PLAIN_LINES, *BLOCKS))
def test_titles_agree_with_the_package(text: str) -> None:
    assume("|" not in text)  # a row can start with `#`
    assert len(list(find_titles(text))) == render(text).count("<h1")


def glued_at(text: str) -> list[str]:
    return [text[start:end] for start, end in find_glued_lists(text)]


def test_a_list_is_named_by_its_first_line() -> None:
    text = "We do:\n- one\n- two\n  more\n- three\n\nText\n1. first\n2. second\n"
    assert glued_at(text) == ["- one", "1. first"]


def test_a_year_at_the_start_of_a_line_is_no_list() -> None:
    assert glued_at("We began in\n1998. We go on.\n") == []
    assert glued_at("We go on:\n3. third\n4. fourth\n") == ["3. third"]


@pytest.mark.parametrize("line_end", ["\r\n", "\r"])
def test_other_line_ends(line_end: str) -> None:
    text = "text\n- One\n\n# Two\n\nThree\n===\n".replace("\n", line_end)
    assert glued_at(text) == ["- One"]
    assert [text[start:end] for start, end in find_titles(text)] == ["# Two", "Three"]


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("# One\n\n## Two\n", ["# One"]),
        ("text\n#One", ["#One"]),
        ("One\n==\n\ntext", ["One"]),
        ("text\nOne\n==", []),
        ("One\n--", []),
        (" # One", []),
        ("    # One", []),
        ("```\n# One\n```", []),
        ("<!--\n# One\n-->", []),
        ("<div>\n# One\n</div>", []),
        ("\\# One", []),
        ("`#`", []),
        ("=== text", []),
    ],
)
def test_find_titles(text: str, titles: list[str]) -> None:
    assert [text[start:end] for start, end in find_titles(text)] == titles
    assert render(text).count("<h1") == len(titles)


@pytest.mark.parametrize(
    "text",
    [
        "!!! note\n    - one",
        "??? note\n    text\n\n    - one",
        '=== "Tab"\n    - one',
        "Word\n:   - one",
    ],
)
def test_containers_of_other_extensions_are_left_alone(text: str) -> None:
    assert glued_at(text) == []


@given(st.text(st.sampled_from("a-*+1. \n\t>#=|`<!\r"), max_size=60))
def test_every_line_is_told_once(text: str) -> None:
    seen = mask_blocks(text)
    lines = list(read_lines(seen))
    assert len(lines) == seen.count("\n") + 1
    for line, expected in zip(lines, seen.split("\n"), strict=True):
        assert seen[line.start : line.end] == expected.lstrip(" \t>").rstrip()
