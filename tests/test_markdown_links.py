"""Markdown links: an address is said to be no link where Python-Markdown makes none of it."""

from __future__ import annotations

import re

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from mkdocs_careers.markdown_links import find_mails, find_unlinked
from mkdocs_careers.markdown_text import mask_code
from tests.rendered import render, text_outside

ADDRESSES = (
    "n{}@example.org", "mailto:n{}@example.org", "https://example.org/n{}", "www.example.org/n{}",
    "<n{}@example.org>", "<https://example.org/n{}>", "**n{}@example.org**",
    "*https://example.org/n{}*", "(https://example.org/n{})", "(n{}@example.org).",
    "https://example.org/a_(n{})", "`n{}@example.org`", "``https://example.org/n{} ` x``",
    "[x](https://example.org/n{})", "[x](mailto:n{}@example.org)", "[x] (https://example.org/n{})",
    "[n{}@example.org](mailto:a@example.org)", "![x](https://example.org/n{}.png)",
    "[![x](https://example.org/n{}.png)](https://example.org/n{})",
    '<a href="https://example.org/n{}">x</a>', "<a href='/x'>https://example.org/n{}</a>",
    "<b>n{}@example.org</b>", "[x][r]", "[r]", "[n{}@example.org]", "[n{}@example.org][r]",
    "[n{}@example.org][q]", "\n\n[r]: https://example.org/n{}\n\n",
    "\n\n[n{}]: https://example.org\n\n",
)  # fmt: skip
BETWEEN = ("words", " | ", "\n", "\n\n", "\n- ", "\n\n- ", "\n1. ", "\n> ", "\n# ")
BLOCKS = ("\n\n```\nn{}@example.org\n```\n\n", "\n\n<!-- n{}@example.org -->\n\n",
          "\n\n<div>n{}@example.org</div>\n\n")  # fmt: skip
INDENTED = ("\n\n    ", "\n\n\t", "\n    ")


def texts(*parts: str) -> st.SearchStrategy[str]:
    """Return texts of such parts, each with its number in it."""
    return st.lists(st.sampled_from(parts), min_size=1, max_size=8).map(
        lambda chosen: "".join(
            (part if part.startswith("\n") else f" {part}").replace("{}", str(n))
            for n, part in enumerate(chosen)
        )
    )


def found(body: str) -> list[str]:
    return [body[start:end] for start, end in find_unlinked(body, mask_code(body))]


def said(body: str) -> set[str]:
    return set(re.findall(r"\bn\d+\b", " ".join(found(body))))


def rendered(body: str) -> set[str]:
    words = text_outside(render(body), "a", "code", "pre", "div")
    return set(re.findall(r"\bn\d+\b", words))


@settings(max_examples=500)
@given(texts(*ADDRESSES, *BETWEEN, *BLOCKS))
def test_links_agree_with_the_package(text: str) -> None:
    assert said(text) == rendered(text)


@settings(max_examples=300)
@given(texts(*ADDRESSES, *BETWEEN, *INDENTED))
def test_links_beside_indented_code_agree_with_the_package(text: str) -> None:
    assume("[r]:" not in text)  # the lines below a definition can be its title
    assert said(text) == rendered(text)


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        ("Write to jobs@example.org.", ["jobs@example.org"]),
        ("jobs@example.org, or hr+jobs@jobs.example.co.uk!", ["jobs@example.org",
                                                            "hr+jobs@jobs.example.co.uk"]),
        ("mailto:jobs@example.org", ["jobs@example.org"]),
        ("連絡先jobs@example.orgまで", ["jobs@example.org"]),
        ("jürgen@müller.example", ["jürgen@müller.example"]),
        ("_jobs@example.org_", ["jobs@example.org"]),
        ("@name@example.org", []),
        ("git@example.org:group/project", []),
        ("jobs@localhost", []),
        ("50 @ example.org", []),
        ("See https://example.org/a?b=c&d#e.", ["https://example.org/a?b=c&d#e"]),
        ("HTTPS://EXAMPLE.ORG", ["HTTPS://EXAMPLE.ORG"]),
        ("(see https://example.org/a_(b))", ["https://example.org/a_(b)"]),
        ("**https://example.org/**", ["https://example.org/"]),
        ("| https://example.org/a|b |", ["https://example.org/a"]),
        ("https://example.org/。詳しくは", ["https://example.org/"]),
        ("www.example.org/jobs", ["www.example.org/jobs"]),
        ("awww.example", []),
        ("https://user@example.org/", ["https://user@example.org/"]),
        ("ftp://example.org and http:// and ://x", []),
        ("example.org", []),
        ("Name <jobs@example.org>", []),
        ("<mailto:jobs@example.org>", []),
        ("[us](https://example.org)", []),
        ("    jobs@example.org", []),
        ("- a\n\n    jobs@example.org", ["jobs@example.org"]),
    ],
)  # fmt: skip
def test_find_unlinked(text: str, addresses: list[str]) -> None:
    assert found(text) == addresses


def test_mails_are_found_in_links_too() -> None:
    text = "<jobs@example.org> [x](mailto:hr@example.org?subject=Baker) `code@example.org`"
    spots = find_mails(mask_code(text))
    assert [text[start:end] for start, end in spots] == ["jobs@example.org", "hr@example.org"]


@given(st.text(st.sampled_from("a@.w:/<>[]()!`# \n\r-"), max_size=60))
def test_any_text_can_be_searched(text: str) -> None:
    for start, end in find_unlinked(text, mask_code(text)):
        assert 0 <= start < end <= len(text)
