"""A page's title: the one H1, which people and machines read alike."""

from __future__ import annotations

import re
from html import unescape
from typing import NamedTuple

from markupsafe import escape

_H1 = re.compile(r"<h1\b[^>]*>(.*?)</h1>", re.DOTALL)
_H1_TAG = re.compile(r"<(/?)h1(\b[^>]*>)")
_PERMALINK = re.compile(r"<a\b[^>]*\bheaderlink\b.*?</a>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


class Body(NamedTuple):
    """A page's rendered text around its one H1: what stands above it, the H1, and the rest."""

    above: str
    h1: str
    rest: str


def split_title(body: str, title: str) -> Body:
    """Find or make the page's H1.

    A body with `title` as its own H1 keeps it; any other H1 in it becomes an H2, so that the title
    people read is the one that machines read. Themes differ: some print a title above every page
    without an H1, others never do.
    """
    match = _H1.search(body) if "<h1" in body else None
    if match is None:
        return Body("", f"<h1>{escape(title)}</h1>", body)
    if _words(match[1]) == _words(str(escape(title))):
        return Body(body[: match.start()], match[0], _demote(body[match.end() :]))
    return Body("", f"<h1>{escape(title)}</h1>", _demote(body))


def demote_titles(body: str, title: str) -> str:
    """Return the body with no H1 but `title`."""
    if "<h1" not in body:
        return body
    above, h1, rest = split_title(body, title)
    return above + h1 + rest if above or h1 in body else rest


def _words(html: str) -> str:
    plain = _TAG.sub("", _PERMALINK.sub("", html))
    return " ".join(unescape(plain).split()).casefold()


def _demote(html: str) -> str:
    return _H1_TAG.sub(r"<\1h2\2", html) if "<h1" in html else html
