"""Safe Markdown: other people's text in an issue or a chat, where it says what it says, no more.

GitHub and GitLab make links of `@name`, `#1`, `!1`, web addresses and the names of commits, also
where a backslash stands before them. In code they do not. So plain words stay text, and all that
could be more than words becomes code.
"""

from __future__ import annotations

import re

from mkdocs_careers.reporters.full import printable
from mkdocs_careers.urls import safe_url

_MAX = 200
"""Letters shown of one text: an issue holds no more than 65,536 in all."""
_WORDS = re.compile(r"(?:[^\x00-\x7f]|[A-Za-z0-9 ,()/+-]|(?<=\w)['*:_](?=\w)|[&.:](?= |$))+")
"""Letters, digits, and marks that mean nothing where they stand here."""
_MEANT = re.compile(r"\b(?:www\b|GH-\d|[0-9a-f]{7,}\b)|:\S*:", re.IGNORECASE)
"""What is made of these, and yet an address, an issue, a commit or an emoji."""
_IN_LINKS = str.maketrans({"(": "%28", ")": "%29"})
_ESCAPED = re.compile(r"[*_]")


def as_text(text: str) -> str:
    """Return `text` as words where it is made of words, else as code."""
    shown = _shorten(text).strip()
    if _WORDS.fullmatch(shown) and not _MEANT.search(shown):
        return _ESCAPED.sub(r"\\\g<0>", shown)
    return as_code(text)


def as_link(text: str, url: str | None) -> str:
    """Return `text` as a link to a page of ours; as text alone where there is none."""
    address = safe_url(url)
    return f"[{as_text(text)}]({address.translate(_IN_LINKS)})" if address else as_text(text)


def as_code(text: str) -> str:
    """Return `text` as code that ends where it ends, whatever is in it."""
    shown = _shorten(text)
    fence = "`" * (1 + max((len(run) for run in re.findall("`+", shown)), default=0))
    space = " " if shown.startswith(("`", " ")) or shown.endswith(("`", " ")) else ""
    return f"{fence}{space}{shown}{space}{fence}"


def _shorten(text: str) -> str:
    shown = printable(text)
    return shown if len(shown) <= _MAX else f"{shown[: _MAX - 1]}…"
