"""Rendered: what Python-Markdown itself, with the extensions that MkDocs adds, makes of a text."""

from __future__ import annotations

from html.parser import HTMLParser

import markdown

_EMPTY = {"br", "hr", "img"}


def render(text: str) -> str:
    """Return the HTML of `text`."""
    html: str = markdown.markdown(text, extensions=["toc", "tables", "fenced_code"])
    return html


def text_outside(html: str, *tags: str) -> str:
    """Return the text of `html` that stands in none of these elements."""
    reader = _Reader(tags)
    reader.feed(html)
    reader.close()
    return "".join(reader.parts)


class _Reader(HTMLParser):
    def __init__(self, tags: tuple[str, ...]) -> None:
        super().__init__()
        self._left_out = set(tags)
        self._open: list[str] = []
        self.parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002 - named by the base
        if tag not in _EMPTY:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        while tag in self._open and self._open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        self.parts.append("|" if self._left_out & set(self._open) else data)
