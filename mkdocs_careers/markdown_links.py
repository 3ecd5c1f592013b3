"""Markdown links: the mail and web addresses in an ad, and which of them nobody can click.

Python-Markdown makes a link of an address only in `<...>` or `[...](...)`. Tests hold the answers
to what the real package renders.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_careers.markdown_lines import Kind, read_lines
from mkdocs_careers.markdown_text import blank, find_elements, mask, mask_blocks, mask_html

if TYPE_CHECKING:
    from collections.abc import Iterator

_LETTER = r"0-9A-Za-z\u00c0-\u024f"
_MAIL = (
    rf"(?<![{_LETTER}.%+@_-])[{_LETTER}.%+_-]{{1,64}}@"
    rf"[{_LETTER}-]{{1,63}}(?:\.[{_LETTER}-]{{1,63}})+(?![{_LETTER}@])(?!:\S)"
)
_REST = r"(?=\w)[^\s<>\"`|\\\u3000-\u9fff\uff00-\uffef]{1,2000}"
_AFTER_SCHEME = f"://{_REST}"
_WITHOUT_SCHEME = rf"www\.{_REST}"
_STARTS_WORD = re.compile(r"[^\w/.@-]")
_AFTER_ADDRESS = ".,;:!?'*_~)]}\u2019\u201c\u201d\u2026"

_LINKED_TEXT = r"(?i)()<(a)\b([^<>]*)>"
_TAG_OR_AUTOLINK = r"<[^\s<>][^<>]*>"
_BRACKETS = r"\[(?:[^\[\]]++|\[[^\[\]]*+\])*+\]"
_LINK = rf"{_BRACKETS}\((?:[^()]++|\([^()]*+\))*+\)"
_REFERENCE = rf"({_BRACKETS})(?: ?\[([^\[\]]*)\])?"
_DEFINITION = r"(?m)^ {0,3}\[([^\[\]\n]*)\]: *\S+ *(?:\"[^\"\n]*\"|'[^'\n]*'|\([^\n]*\))? *$"


def find_mails(text: str) -> Iterator[tuple[int, int]]:
    """Find mail addresses, as people write them; whether they are right is not asked."""
    for match in re.finditer(_MAIL, text) if "@" in text else ():
        address = match[0].lstrip(".%+_-")
        if not address.startswith("@"):
            start = match.end() - len(address)
            yield start, start + len(address.rstrip("-"))


def find_unlinked(body: str, prose: str) -> Iterator[tuple[int, int]]:
    """Find the addresses that become no link, in `body`; `prose` is the same without its code."""
    if all(_is_wrapped(prose, start) for start, _ in _find_addresses(prose)):
        return
    text = _mask_links(mask_html(prose))
    found = _find_addresses(text)
    if found and ("    " in text or "\t" in text):
        lines = read_lines(mask_blocks(body))
        text = mask(text, (line[1:] for line in lines if line.kind is Kind.CODE))
        found = _find_addresses(text)
    yield from found


def _find_addresses(text: str) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    at = 0
    for start, end in sorted((*_find_webs(text), *find_mails(text))):
        if start >= at:
            found.append((start, start + len(_without_tail(text[start:end]))))
            at = end
    return found


def _find_webs(text: str) -> Iterator[tuple[int, int]]:
    """Find web addresses by the part that few other words have, which is fast."""
    for match in re.finditer(_AFTER_SCHEME, text) if "://" in text else ():
        before = text[max(match.start() - 5, 0) : match.start()].lower()
        if before.endswith(("http", "https")):
            yield match.start() - (5 if before.endswith("s") else 4), match.end()
    for match in re.finditer(_WITHOUT_SCHEME, text) if "www." in text else ():
        if not match.start() or _STARTS_WORD.match(text, match.start() - 1):
            yield match.span()


def _without_tail(address: str) -> str:
    """Return a web address without the signs of the sentence around it."""
    opened = address.count("(")
    while address[-1] in _AFTER_ADDRESS:
        if address[-1] == ")" and opened >= address.count(")"):
            break
        address = address[:-1]
    return address


def _is_wrapped(text: str, start: int) -> bool:
    """Tell whether an address surely stands in a link, as nearly all do."""
    before = text[max(start - 9, 0) : start].removesuffix("mailto:")
    return before.endswith(("<", "]("))


def _mask_links(text: str) -> str:
    """Return `text` with links blank, whatever their form, and every other HTML tag too."""
    if "<" in text:
        text = mask(text, find_elements(text, _LINKED_TEXT))
        text = re.sub(_TAG_OR_AUTOLINK, blank, text)
    if "](" in text:
        text = re.sub(_LINK, blank, text)
    if "]:" not in text:
        return text
    known = {_label(match[1]) for match in re.finditer(_DEFINITION, text)}

    def blank_known(match: re.Match[str]) -> str:
        return blank(match) if _label(match[2] or match[1][1:-1]) in known else match[0]

    return re.sub(_REFERENCE, blank_known, re.sub(_DEFINITION, blank, text)) if known else text


def _label(text: str) -> str:
    return " ".join(text.lower().split())
