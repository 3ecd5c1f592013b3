"""An ad's text as clean Markdown: nothing that runs, links one can click, lists that are lists."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from mkdocs_careers.importers.draft import Draft, shorten
from mkdocs_careers.markdown_lines import find_glued_lists, find_titles
from mkdocs_careers.markdown_links import find_unlinked
from mkdocs_careers.markdown_text import mask_code

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_RUNS = re.compile(
    r"<(script|style|iframe|object|embed|form|svg|math|template|noscript|video|audio|select)\b",
    re.IGNORECASE,
)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_TEMPLATE = re.compile(r"(\{%|\{\{|\{#|\[%)")
_TEMPLATE_ENDS = {"{%": "%}", "{{": "}}", "{#": "#}", "[%": "%]"}
_ANCHOR = re.compile(
    r"<a\b[^<>]*?\bhref\s*=\s*[\"']?([^\"'\s<>]*)[\"']?[^<>]*>((?:[^<]|<(?!/?a\b))*)</a\s*>",
    re.IGNORECASE,
)
_AUTOLINK = re.compile(
    r"<(?:https?://[^\s<>]+|(?:mailto:)?[^\s<>@/\"'=]+@[^\s<>\"'=]+\.[^\s<>\"'=]+)>"
)
_TAG = re.compile(r"</?[A-Za-z][^<>]*>|<[!?][^<>]*>?")
_LEFT = re.compile(r"<(?=[A-Za-z/!?])")
_LINK = re.compile(r"(!?)\[([^\[\]]*)\]\(\s*<?([^()\s<>]*)>?(\s+[^()]*)?\)")
_TARGET = re.compile(r"\]\(\s*<?\s*([^)>]*)")
_DEFINITION = re.compile(r"(?m)^( {0,3}\[[^\[\]]+\]:\s*)<?([^\s<>]+)>?.*$")
_SAFE = re.compile(r"(?i)(?:https?:|mailto:|tel:|[^:]*$|[^:]*[/?#])")
_ENTITY = re.compile(r"&(?!(?:lt|gt|#0*6[02]|#x0*3[ce])\b)#?\w+;", re.IGNORECASE)
_HEADING = re.compile(r"(?m)^(#{1,6})([^#\s].*)$")
_BLOCKS: tuple[tuple[str, str], ...] = (
    (r"<br\s*/?>[ \t]*\n?", "  \n"),
    (r"<h1\b[^<>]*>|<h2\b[^<>]*>", "\n\n## "), (r"<h3\b[^<>]*>", "\n\n### "),
    (r"<h[4-6]\b[^<>]*>", "\n\n#### "), (r"</h[1-6]\s*>", "\n\n"),
    (r"\s*<li\b[^<>]*>\s*(?:<p\b[^<>]*>)?", "\n- "), (r"</li\s*>", ""),
    (r"</?(?:ul|ol)\b[^<>]*>", "\n\n"), (r"</?(?:p|div|section|article|tr|table)\b[^<>]*>", "\n\n"),
    (r"</?(?:strong|b)\b[^<>]*>", "**"), (r"</?(?:em|i)\b[^<>]*>", "*"),
)  # fmt: skip
_BLOCK_TAG = re.compile(r"<(?:br|h[1-6]|li|ul|ol|p|div|strong|b|em|i)\b[^<>]*>", re.IGNORECASE)


def clean_text(draft: Draft, title: str = "") -> None:
    """Clean the text of `draft` in place, and note what was left out of it."""
    text = _outside_code(draft.body.replace("\u00a0", " "), lambda part: _drop(part, draft))
    text = _outside_code(text, _markdown)
    text = "\n".join(line.rstrip() + ("  " if line.endswith("  ") and line.strip() else "")
                     for line in text.split("\n"))  # fmt: skip
    text = _outside_code(text, lambda part: _HEADING.sub(r"\1 \2", part))
    text = _lower_titles(text.strip("\n"), title)
    text = _part_lists(text)
    text = _link_addresses(text)
    draft.body = re.sub(r"\n{3,}", "\n\n", text).strip("\n")


def _outside_code(text: str, change: Callable[[str], str]) -> str:
    """Change what is no code: code shows what it holds, and runs nothing."""
    masked = mask_code(text)
    parts, at = [], 0
    for match in re.finditer(r"(?m)^[ \t>]*(`{3,}|~{3,}).*\n(?:.*\n)*?[ \t>]*\1.*$", text):
        if masked[match.start() : match.end()].strip():
            continue
        parts += [change(text[at : match.start()]), match[0]]
        at = match.end()
    return "".join([*parts, change(text[at:])])


def _drop(text: str, draft: Draft) -> str:
    """Drop what runs, what nobody sees, and what only another generator fills in."""
    for pattern, why in (
        (_COMMENT, "it is a comment, which nobody sees"),
        (_RUNS, "it would run or load something"),
        (_TEMPLATE, "only the other generator fills it in"),
    ):
        text, found = cut_out(text, pattern)
        if found:
            more = f" and {len(found) - 1} more" if len(found) > 1 else ""
            draft.leave("the text", f"{shorten(found[0])}{more}", why)
    return text


def cut_out(text: str, opening: re.Pattern[str]) -> tuple[str, list[str]]:
    """Return a text without what stands from each opening to its end, and what was cut out.

    Openings without an end stay, and are looked for once: a text of them alone takes no longer.
    """
    kept, cut, at = [], [], 0
    endless: set[str] = set()
    for match in opening.finditer(text):
        name = match[1].lower() if match.re.groups else ""
        if match.start() < at or name in endless:
            continue
        end = match.end() if not name else _end(text, name, match.end())
        if end < 0:
            endless.add(name)
            continue
        kept.append(text[at : match.start()])
        cut.append(text[match.start() : end])
        at = end
    return "".join([*kept, text[at:]]), cut


def _end(text: str, name: str, start: int) -> int:
    mark = _TEMPLATE_ENDS.get(name)
    if mark:
        found = text.find(mark, start)
        return found + len(mark) if found >= 0 else -1
    closing = re.compile(rf"</{name}\s*>", re.IGNORECASE).search(text, start)
    return closing.end() if closing else -1


def write_markdown(html: str) -> str:
    """Return the part of a page as Markdown, without what runs; entities as the letters they are.

    Those of `<` and `>` stay, so that what was text becomes no tag.
    """
    text, _ = cut_out(_COMMENT.sub("", html), _RUNS)
    return _ENTITY.sub(lambda match: unescape(match[0]), _markdown(text))


def _markdown(text: str) -> str:
    """Write tags as Markdown, drop others, and let nothing be left that is a tag."""
    if _BLOCK_TAG.search(text):
        for pattern, written in _BLOCKS:
            text = re.sub(pattern, written, text, flags=re.IGNORECASE)
    text = _ANCHOR.sub(r"[\2](\1)", text)
    before = None
    while before != text:  # what is left of one tag can close to another
        before = text
        text = _TAG.sub(lambda m: m[0] if _AUTOLINK.fullmatch(m[0]) else "", text)
    text = "".join(
        part if _AUTOLINK.fullmatch(part) else _LEFT.sub("&lt;", part)
        for part in re.split(f"({_AUTOLINK.pattern})", text)
    )
    text = _LINK.sub(_safe_link, text)
    text = _TARGET.sub(lambda m: m[0] if _is_safe(m[1]) else f"] ({m[0][2:]}", text)
    return _DEFINITION.sub(lambda m: m[0] if _is_safe(m[2]) else "", text)


def _is_safe(address: str) -> bool:
    plain = re.sub(r"[\x00-\x20\x7f-\x9f\\]", "", unescape(unescape(address)))
    return bool(_SAFE.match(plain)) and not re.match(r"(?i)[^/?#]*(?:script|data|vbscript):", plain)


def _safe_link(match: re.Match[str]) -> str:
    image, words, address, _ = match.groups()
    if not address or not _is_safe(address):
        return "" if image else words
    return match[0]


def _lower_titles(text: str, title: str) -> str:
    """Make `##` of own first-level headings; the page has the job's title above them."""
    for start, end in reversed(list(find_titles(text))):
        line_end = text.find("\n", end)
        line = text[start : line_end if line_end >= 0 else len(text)]
        words = re.sub(r"^#+|#+$|\n=+\s*$", "", line.strip()).strip()
        rest = text[start + len(line) :]
        rest = re.sub(r"\A\n=+[ \t]*(?=\n|\Z)", "", rest)
        same = words.casefold() == title.strip().casefold()
        text = text[:start] + ("" if same else f"## {words}") + rest
    return text


def _part_lists(text: str) -> str:
    """Put an empty line above lists that stand right below a text, which makes them lists."""
    return _insert(text, ((start, "\n") for start, _ in find_glued_lists(text)))


def _link_addresses(text: str) -> str:
    marks: list[tuple[int, str]] = []
    for start, end in find_unlinked(text, mask_code(text)):
        if "://" in text[start:end] or "@" in text[start:end]:
            marks += [(start, "<"), (end, ">")]
    return _insert(text, marks)


def _insert(text: str, marks: Iterable[tuple[int, str]]) -> str:
    parts, at = [], 0
    for place, mark in marks:
        line = text.rfind("\n", 0, place) + 1 if mark == "\n" else place
        parts += [text[at:line], mark]
        at = line
    return "".join([*parts, text[at:]])
