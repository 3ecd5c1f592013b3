"""HTML text: what a form of another system made, as Markdown that a person can go on writing.

Nothing of the source may run on the site: HTML is cleaned first, links keep harmless schemes only,
and what is left is written so that no Markdown processor, its common extensions or a template
engine that reads the file reads anything into it.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import nh3

if TYPE_CHECKING:
    from collections.abc import Callable

    from bs4 import BeautifulSoup, Tag

_INLINE = frozenset({"a", "b", "br", "em", "i", "strong"})
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_KEPT = frozenset(
    {"p", "ul", "ol", "li", "blockquote", "hr", *_HEADINGS}
    | {"table", "thead", "tbody", "tfoot", "tr", "th", "td", "div"}
)
_DIVIDES = frozenset(
    {"address", "article", "aside", "dd", "details", "dl", "dt", "figcaption", "figure", "footer"}
    | {"header", "main", "nav", "pre", "section", "summary"}
)
"""Blocks that have no Markdown, but part their text from the next."""
_CONTENT_GOES_TOO = frozenset(
    {"script", "style", "iframe", "form", "noscript", "object", "svg", "math", "template", "head"}
    | {"title", "select", "button", "textarea", "audio", "video", "canvas"}
)
_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff]")

_ENTITY = re.compile(r"&(?=#?\w+;)")
_ALWAYS = re.compile(r"[\\`*\[\]]|(?<![^\W_])_|_(?![^\W_])")
_FIRST = re.compile(r"(\s*)([>=~:|%?](?=\s|$|[>=~:|%?-])|[>|%~])")
"""What begins a block where it begins a line, and cannot be escaped everywhere by `\\`."""
_FIRST_ESCAPED = re.compile(r"(\s*(?:[0-9]{1,9}(?=[.)](?:\s|$)))?)([#.)]|[-+](?=\s|$|[-+])|!(?=!))")
_NOT_IN_LINK = re.compile(r"[\s<>()\[\]{}\"'`\\|^\x00-\x20\x7f]")
_MANY_LINES = re.compile(r"\n{3,}")
_GAP = re.compile(r"(?<=\S) {2,}(?=\S)")
_BLANK = re.compile(r"^[ \t]+$|[ \t]+$(?=\n[ \t]*$)", re.MULTILINE)


def to_markdown(html: str) -> str:
    """Return the text of `html` as Markdown, with `##` as its highest heading.

    Raises:
        ImportError: markdownify is not installed.
    """
    cleaned = nh3.clean(
        _CONTROL.sub("", html),
        tags=set(_INLINE | _KEPT | _DIVIDES),
        clean_content_tags=set(_CONTENT_GOES_TOO),
        attributes={"a": {"href"}},
        url_schemes=set(_SCHEMES),
        link_rel=None,
    )
    try:
        return _tidy(_convert(cleaned))
    except RecursionError:
        # Nobody writes hundreds of elements in one another: its words are enough.
        words = nh3.clean(cleaned, tags=set())
        return _tidy(_convert(words))


def _convert(cleaned: str) -> str:
    try:
        from bs4 import BeautifulSoup  # comes with markdownify
    except ImportError as error:
        raise ImportError(
            'HTML needs one more package: pip install "mkdocs-careers[import]"'
        ) from error
    soup = BeautifulSoup(cleaned, "html.parser")
    _plain_tags(soup)
    _level_headings(soup)
    _tighten(soup)
    return _converter()(soup)


def _tidy(text: str) -> str:
    return _MANY_LINES.sub("\n\n", _GAP.sub(" ", _BLANK.sub("", text))).strip()


def _plain_tags(soup: BeautifulSoup) -> None:
    names = {**dict.fromkeys(_DIVIDES, "div"), "b": "strong", "i": "em"}
    for tag in soup.find_all(list(names)):
        tag.name = names[tag.name]


def _level_headings(soup: BeautifulSoup) -> None:
    """Move headings so that the highest is `##`: the page's title is `#`."""
    headings = soup.find_all(_HEADINGS)
    for heading in headings:
        if not heading.get_text(strip=True):
            heading.decompose()
    headings = soup.find_all(_HEADINGS)
    top = min((int(heading.name[1]) for heading in headings), default=2)
    for heading in headings:
        for strong in heading.find_all("strong"):
            strong.unwrap()
        inside = heading.find_parent(["li", "td", "th"])
        # A heading in a list or a table has no level of its own.
        heading.name = "strong" if inside else f"h{min(6, int(heading.name[1]) - top + 2)}"


def _tighten(soup: BeautifulSoup) -> None:
    """Join marks that touch, which would end each other, and lists that have gaps for no reason."""
    for tag in soup.find_all(["strong", "em"]):
        if tag.find_parent(tag.name):
            tag.unwrap()
            continue
        while _touches(tag):
            following: Any = tag.next_sibling
            tag.extend(list(following.contents))
            following.extract()
    for item in soup.find_all("li"):
        paragraphs = item.find_all("p", recursive=False)
        if len(paragraphs) == 1:
            paragraphs[0].unwrap()


def _touches(tag: Any) -> bool:
    return bool(getattr(tag.next_sibling, "name", None) == tag.name)


def _escape(text: str) -> str:
    """Return words that stay words in Markdown, wherever in a line they come to stand."""
    text = _ENTITY.sub("&amp;", text)
    text = _ALWAYS.sub(r"\\\g<0>", text)
    # `{` begins what templates, attributes and roles of the site's own Markdown would read.
    text = text.replace("<", "&lt;").replace("{", "&#123;")
    text = (
        _FIRST.sub(lambda match: f"{match[1]}&#{ord(match[2])};", text, count=1)
        if _FIRST.match(text)
        else text
    )
    match = _FIRST_ESCAPED.match(text)
    return f"{match[1]}\\{text[match.start(2) :]}" if match and _begins(match) else text


def _begins(match: re.Match[str]) -> bool:
    """Tell `1. x` and `# x` from a text that merely begins with a full stop."""
    return (match[2] in ".)") == bool(match[1].strip())


def _link(target: str) -> str:
    """Return an address that cannot end the link it stands in, nor become another by an entity."""
    return _ENTITY.sub("&amp;", _NOT_IN_LINK.sub(lambda match: quote(match[0], safe=""), target))


def _anchor(tag: Tag, text: str) -> str:
    words = text.strip()
    target = str(tag.get("href") or "").strip()
    if not words or not target:
        return text if words else (" " if text else "")
    before = " " if text[0].isspace() else ""
    after = " " if text[-1].isspace() else ""
    shown = tag.get_text().strip()
    plain = shown == _link(shown) and re.fullmatch(r"[\x21-\x7e]+", shown)
    if plain and target in (shown, f"mailto:{shown}") and re.match(r"https?://|mailto:", target):
        return f"{before}<{shown}>{after}"
    return f"{before}[{words}]({_link(target)}){after}"


@cache
def _converter() -> Callable[[BeautifulSoup], str]:
    """Return what turns a cleaned tree into Markdown; made late, as few commands need it."""
    from markdownify import MarkdownConverter

    class Converter(MarkdownConverter):  # type: ignore[misc, unused-ignore]
        """Markdownify's conversion, with text and links that carry nothing else."""

        def escape(self, text: str, parent_tags: set[str]) -> str:
            """Write words as words; lines of the source mean nothing."""
            escaped = _escape(re.sub(r"\s+", " ", text or ""))
            return escaped.replace("|", "&#124;") if parent_tags & {"td", "th"} else escaped

        def convert_a(self, el: Tag, text: str, parent_tags: set[str]) -> str:  # noqa: ARG002 - passed by name
            """Write a link; an empty one is nothing."""
            return _anchor(el, text)

        def convert_li(self, el: Tag, text: str, parent_tags: set[str]) -> str:  # noqa: ARG002 - passed by name
            """Write an item; what it holds is indented by four, as Python-Markdown asks."""
            text = (text or "").strip()
            if not text:
                return "\n"
            first, *rest = text.splitlines()
            lines = [first, *(f"    {line}" if line.strip() else "" for line in rest)]
            return _bullet(el) + "\n".join(lines) + "\n"

    return Converter(heading_style="ATX", bullets="-", newline_style="spaces").convert_soup  # type: ignore[no-any-return, unused-ignore]


def _bullet(item: Tag) -> str:
    parent = item.parent
    if parent is None or parent.name != "ol":
        return "- "
    before = [tag for tag in item.find_previous_siblings("li") if tag.get_text(strip=True)]
    return f"{len(before) + 1}. "
