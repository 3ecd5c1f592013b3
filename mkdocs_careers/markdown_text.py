"""Markdown text: which parts of an ad are prose, told without rendering it.

The host renders Markdown, each with extensions of its own; a check only needs to know what is
code, a comment or raw HTML. Every mask puts spaces in their place, so that lines and
offsets stay the same, and none takes longer than the text is long.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_FENCE = re.compile(r"[ \t>]*(`{3,}|~{3,})(.*)")
_TICKS_OR_GAP = re.compile(r"(?<![`\\])`+|\n[ \t]*\n")
_NOT_SPACE = re.compile(r"[^\s]")

_BLOCK_TAG = (
    r"(?im)^ {0,3}<(/?)("
    "address|article|aside|blockquote|body|canvas|center|colgroup|dd|details|div|dl|dt|fieldset"
    "|figcaption|figure|footer|form|group|h[1-6]|header|hgroup|hr|html|iframe|legend|li|main|map"
    "|math|menu|nav|noscript|object|ol|option|output|p|pre|progress|script|section|style|summary"
    "|table|tbody|td|textarea|tfoot|th|thead|tr|ul|video"
    r")\b([^<>]*)>"
)
"""This and other long patterns are compiled only when they are needed, which is seldom."""

_MARKDOWN_INSIDE = re.compile(r"\bmarkdown\b", re.IGNORECASE)

_MARKUP = r"(?m)\]\([^()\s]*\)|<[^<>]*>|[*_`#>|\[\]~]|^[ \t]*[-+=]+[ \t]|-{3,}"
_WIDE = (
    ("\u1100", "\u11ff"), ("\u3040", "\u30ff"), ("\u3400", "\u9fff"), ("\uac00", "\ud7af"),
    ("\uf900", "\ufaff"),
)  # fmt: skip
"""Letters of Chinese, Japanese and Korean, which say about twice as much."""


def mask_code(text: str) -> str:
    r"""Return the prose of `text`: code and comments are blank, every line ends in `\n`."""
    return mask_comments(_mask_spans(_mask_fences(unify_line_ends(text))))


def mask_blocks(text: str) -> str:
    """Return `text` with whole blocks blank that are not Markdown: fences, comments, raw HTML."""
    return mask_html(mask_comments(_mask_fences(unify_line_ends(text))))


def mask_comments(text: str) -> str:
    """Return `text` with comments blank."""
    return COMMENT.sub(blank, text) if "<!--" in text else text


def find_comments(text: str) -> Iterator[re.Match[str]]:
    """Find the comments of `text`; what only looks like one in code is none."""
    if "<!--" in text:
        yield from COMMENT.finditer(_mask_spans(_mask_fences(unify_line_ends(text))))


def mask_html(text: str) -> str:
    """Return `text` with raw HTML blocks blank; of one that holds Markdown only the tags are."""
    return mask(text, find_elements(text, _BLOCK_TAG)) if "<" in text else text


def unify_line_ends(text: str) -> str:
    r"""Return `text` with `\n` at the end of every line, and every offset as it was."""
    return text.replace("\r\n", " \n").replace("\r", "\n") if "\r" in text else text


def count_characters(text: str) -> int:
    """Return the length of `text`, without markup; a Chinese, Japanese or Korean letter is two."""
    plain = " ".join(re.sub(_MARKUP, " ", text).split())
    return len(plain) + _count_wide(plain)


def count_words(text: str) -> int:
    """Return how many words `text` has; two Chinese, Japanese or Korean letters are about one."""
    return len(text.split()) + _count_wide(text) // 2


def _count_wide(text: str) -> int:
    if text.isascii():
        return 0
    return sum(any(first <= letter <= last for first, last in _WIDE) for letter in text)


def _mask_fences(text: str) -> str:
    if "```" not in text and "~~~" not in text:
        return text
    lines, opened = [], ""
    for line in text.split("\n"):
        fence = _FENCE.match(line)
        inside = bool(opened)
        if fence and not opened:
            opened = fence[1] if "`" not in fence[2] else ""
        elif fence and fence[1].startswith(opened) and not fence[2].strip():
            opened = ""
        lines.append(_NOT_SPACE.sub(" ", line) if inside or opened else line)
    return "\n".join(lines)


def _mask_spans(text: str) -> str:
    return mask(text, _find_spans(text)) if "`" in text else text


def _find_spans(text: str) -> Iterator[tuple[int, int]]:
    """Find inline code: from a run of backticks to the next one as long in the same paragraph."""
    runs = [match.span() for match in _TICKS_OR_GAP.finditer(text)]
    closing: list[int | None] = [None] * len(runs)
    last: dict[int, int] = {}
    for index in range(len(runs) - 1, -1, -1):
        start, end = runs[index]
        if text[start] == "\n":
            last.clear()
        else:
            closing[index] = last.get(end - start)
            last[end - start] = index
    index = 0
    while index < len(runs):
        close = closing[index]
        if close is not None:
            yield runs[index][0], runs[close][1]
            index = close
        index += 1


def find_elements(text: str, tag: str) -> Iterator[tuple[int, int]]:
    """Find the elements that `tag` opens, each to its own end; one without an end has the rest.

    The groups of `tag` are the `/` of an end tag, the name and the attributes.
    """
    at = 0
    pattern = re.compile(tag)
    while opened := pattern.search(text, at):
        at = opened.end()
        name = opened[2].lower()
        alone = opened[1] or opened[3].endswith("/") or name == "hr"
        if not alone and not _MARKDOWN_INSIDE.search(opened[3]):
            at = _end_of_element(text, name, at)
        yield opened.start(), at


def _end_of_element(text: str, name: str, at: int) -> int:
    depth = 1
    for tag in re.compile(rf"<(/?){name}\b[^<>]*>", re.IGNORECASE).finditer(text, at):
        depth += -1 if tag[1] else 1
        if depth == 0:
            return tag.end()
    return len(text)


def mask(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Return `text` with the parts at `spans`, which are in order, blank."""
    parts: list[str] = []
    at = 0
    for start, end in spans:
        parts += (text[at:start], _NOT_SPACE.sub(" ", text[start:end]))
        at = end
    return "".join((*parts, text[at:])) if parts else text


def blank(match: re.Match[str]) -> str:
    """Return as many spaces as were matched, and the line breaks among them."""
    return _NOT_SPACE.sub(" ", match[0])
