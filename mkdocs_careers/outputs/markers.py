"""The markers of listings: where they stand in a page, and in the text that it was made of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_careers.diagnostics import Diagnostic, locate
from mkdocs_careers.markdown_text import find_comments
from mkdocs_careers.outputs.listing_options import read_options
from mkdocs_careers.source import Source, Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_careers.settings import Settings

MARKER = re.compile(r"<!--\s*careers:listing\b(.*?)-->", re.DOTALL)
SHOWN_MARKER = re.compile(
    r"(?:<|&lt;)!--\s*careers:listing\b((?:(?!--(?:>|&gt;)).)*)--(?:>|&gt;)", re.DOTALL
)
"""A marker in rendered HTML; one that is escaped stands in a code sample, and is none."""
_PARAGRAPH = re.compile(r"<p>\s*(<!--\s*careers:listing\b.*?-->)\s*</p>", re.DOTALL)
_HEADING = re.compile(r"<h([1-6])\b")
_LOWEST_HEADING = 6


class Marker(NamedTuple):
    """A marker in rendered HTML: its options, and the level of headings below the one above it."""

    options: str
    level: int


def find_markers(html: str) -> list[Marker]:
    """Find the markers in rendered HTML, in their order; in a code sample they are escaped."""
    found = []
    for match in MARKER.finditer(html):
        above = _HEADING.findall(html, 0, match.start())
        level = min(int(above[-1]) + 1, _LOWEST_HEADING) if above else 2
        found.append(Marker(match[1], level))
    return found


def find_written_markers(text: str) -> list[str]:
    """Return the options of the markers in Markdown, as far as can be told before it is rendered.

    What stands in code is a sample.
    """
    matches = (MARKER.fullmatch(comment[0]) for comment in find_comments(text))
    return [match[1] for match in matches if match]


def replace_markers(html: str, render: Callable[[int], str]) -> str:
    """Put `render(number)` for every marker in rendered HTML; they are counted from 0."""
    numbers = iter(range(len(html)))
    html = _PARAGRAPH.sub(r"\1", html)
    return MARKER.sub(lambda _: render(next(numbers)), html)


def check_markers(path: str, text: str, html: str, settings: Settings) -> list[Diagnostic]:
    """Check every marker of a page: `text` is its source, `html` what it became.

    A marker in a code sample is in the source and not in the HTML.
    """
    source = Source(path, text)
    written = [match.span() for match in MARKER.finditer(text)]
    shown = list(SHOWN_MARKER.finditer(html))
    found = []
    for index, match in enumerate(shown):
        if not match[0].startswith("<"):
            continue
        problems = read_options(match[1], settings.listing, settings.overlay)[1]
        span = Span(*written[index]) if len(written) == len(shown) else Span(0, 0)
        found += [locate(p, source, source.first_line(span), p.code.severity) for p in problems]
    return found
