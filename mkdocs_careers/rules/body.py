"""Rules about the Markdown of the ad: what would not look on the page as its author thinks."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from mkdocs_careers.codes import Code
from mkdocs_careers.diagnostics import Problem
from mkdocs_careers.markdown_lines import find_glued_lists, find_titles
from mkdocs_careers.markdown_links import find_unlinked
from mkdocs_careers.markdown_text import count_words, find_comments
from mkdocs_careers.rules.posting import Posting, name, rule
from mkdocs_careers.rules.spots import mark_spots, shorten

if TYPE_CHECKING:
    from collections.abc import Iterator

_FEWEST_HIDDEN_WORDS = 8

_TAG = re.compile(r"\{%[^{}]{1,300}%\}|(?<![\w}\\])\{\{[<%]?[^{}]{1,300}\}\}|\{#[^{}]{1,300}#\}")
_CODE_LINE = re.compile(r"^(?: {4}|\t)[^\n]*|<pre\b.*?(?:</pre>|\Z)", re.MULTILINE | re.DOTALL)
_FOR_MACHINES = (
    r"(?i)<!--\s*(?:careers:|copyright\b|cspell|licen[cs]e\b|lint (?:dis|en)able|markdownlint"
    r"|more\s*--|prettier|remark-|rumdl|spdx-|spell-|textlint|toc\b|vale\b)"
)
_H1 = re.compile(r"<h1\b[^<>]*>[^\n]*", re.IGNORECASE)
_SIGNS = re.compile(r"<[^<>]*>|[\W_]+")

# A file is read again to prove what would mend its front matter; its body is the same then.


@lru_cache(maxsize=2)
def _glued_lists(body: str) -> tuple[tuple[int, int], ...]:
    return tuple(find_glued_lists(body))


@lru_cache(maxsize=2)
def _unlinked(body: str, prose: str) -> tuple[tuple[int, int], ...]:
    return tuple(find_unlinked(body, prose))


@lru_cache(maxsize=2)
def _titles(body: str) -> tuple[tuple[int, int], ...]:
    return tuple(find_titles(body))


@rule("title", "description")
def template_tag(posting: Posting) -> Iterator[Problem]:
    """What Jekyll or Hugo would fill in stands on the page as it was typed."""
    for key in ("title", "description"):
        text = getattr(posting.job, key) or ""
        match = _TAG.search(text) if "{" in text else None
        if match:
            yield replace(_tag_problem(match[0], f"{name(key)}: "), path=(key,))
    prose = posting.prose
    if ("{{" in prose or "{%" in prose or "{#" in prose) and _TAG.search(prose):
        prose = _CODE_LINE.sub(lambda code: " " * len(code[0]), prose)
        yield from mark_spots(posting, (tag.span() for tag in _TAG.finditer(prose)), _tag_problem)


def _tag_problem(tag: str, where: str = "") -> Problem:
    return Problem(
        Code.TEMPLATE_TAG,
        f"{where}`{shorten(tag)}` is a template's tag, and would stand on the page as it is.",
        hint="write here what it stands for",
        help="Other site generators fill such tags in. If a plugin of this site does, turn this "
        "off in the settings: `rules: {template-tag: off}`.",
    )


@rule(of_markdown=True)
def hidden_text(posting: Posting) -> Iterator[Problem]:
    """Nobody sees a comment on the page, and everybody can read it in the page's source."""
    found = (
        comment.span() for comment in find_comments(posting.body) if _is_hidden_text(comment[0])
    )
    yield from mark_spots(posting, found, _hidden_problem)


def _is_hidden_text(comment: str) -> bool:
    if re.match(_FOR_MACHINES, comment):
        return False
    return not comment.endswith("-->") or _count_hidden(comment) >= _FEWEST_HIDDEN_WORDS


def _hidden_problem(comment: str) -> Problem:
    if not comment.endswith("-->"):
        return Problem(
            Code.HIDDEN_TEXT,
            "A comment starts here and never ends.",
            hint="end it with `-->`, or take `<!--` out",
            help="Whatever stands below it may be missing on the page.",
        )
    return Problem(
        Code.HIDDEN_TEXT,
        f"A comment hides {_count_hidden(comment)} words.",
        hint="show them, or take them out",
        help="A comment is in the source of the page, where everybody can read it. A job that is "
        "over keeps its text and gets `status: closed`.",
    )


def _count_hidden(comment: str) -> int:
    return count_words(comment.removeprefix("<!--").removesuffix("-->"))


@rule(of_markdown=True)
def glued_list(posting: Posting) -> Iterator[Problem]:
    """MkDocs' Markdown goes on with the paragraph, so that the items run into one another."""
    yield from mark_spots(posting, _glued_lists(posting.body), _glued_problem)


def _glued_problem(_item: str) -> Problem:
    return Problem(
        Code.GLUED_LIST,
        "The list has no empty line above it, so it is no list on the page.",
        hint="put an empty line above",
        help="MkDocs goes on with the paragraph, and the items run into one another.",
    )


@rule(of_markdown=True)
def unlinked_address(posting: Posting) -> Iterator[Problem]:
    """An address that cannot be clicked costs applicants on a phone."""
    found = _unlinked(posting.body, posting.prose)
    yield from mark_spots(posting, found, _unlinked_problem)


def _unlinked_problem(address: str) -> Problem:
    target = f"https://{address}" if address.lower().startswith("www.") else address
    return Problem(
        Code.UNLINKED_ADDRESS,
        f"`{shorten(address)}` will be no link on the page.",
        hint=f"write `<{target}>`",
        help="MkDocs makes links of addresses in `<...>`, and of `[words](address)`.",
    )


@rule("title", of_markdown=True)
def second_title(posting: Posting) -> Iterator[Problem]:
    """A page has one title, which is the job's."""
    body, prose = posting.body, posting.prose
    found = list(_titles(body))
    if "<h1" in prose or "<H1" in prose:
        found = sorted((*found, *(match.span() for match in _H1.finditer(prose))))
    if len(found) == 1 and not (body[: found[0][0]] + body[found[0][1] :]).strip("=#\r\n\t "):
        return  # the heading is the whole text, which others complain of
    yield from mark_spots(posting, found, lambda text: _title_problem(text, posting.job.title))


def _title_problem(heading: str, title: str) -> Problem:
    words = heading.strip("# ")
    glued = heading.startswith("#") and not heading.startswith("# ")
    if _words(words) == _words(title):
        message, hint = "The text repeats the title, which the page shows already.", "take it out"
    else:
        message = "A page has one title, the job's; this heading is a second one."
        hint = (
            f"write `## {shorten(words)}`"
            if heading.startswith("#")
            else "write `<h2>`"
            if heading.startswith("<")
            else "underline it with `-` instead of `=`"
        )
    return Problem(
        Code.SECOND_TITLE,
        message,
        hint=hint,
        help="MkDocs makes a heading of `#` at the start of a line, with a space after it or not."
        if glued
        else "",
    )


def _words(text: str) -> str:
    return _SIGNS.sub(" ", text).strip().lower()
