"""The markers of listings: where they stand in a page, and in the text that it was made of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_careers.board import facet_text, facet_values
from mkdocs_careers.codes import Code, Severity
from mkdocs_careers.diagnostics import Diagnostic, Problem, locate
from mkdocs_careers.markdown_text import find_comments
from mkdocs_careers.near_misses import suggest
from mkdocs_careers.outputs.listing_options import read_options, use_names
from mkdocs_careers.source import Source, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping
    from typing import Any

    from mkdocs_careers.model import Job
    from mkdocs_careers.settings import Settings

MARKER = re.compile(r"<!--\s*careers:listing\b(.*?)-->", re.DOTALL)
SHOWN_MARKER = re.compile(
    r"(?:<|&lt;)!--\s*careers:listing\b((?:(?!--(?:>|&gt;)).)*)--(?:>|&gt;)", re.DOTALL
)
"""A marker in rendered HTML; one that is escaped stands in a code sample, and is none."""
_MISSPELT = re.compile(r"<!--\s*(careers?\s*[:_-]\s*list[\w-]*|careers:\w[\w-]*)", re.IGNORECASE)
_PARAGRAPH = re.compile(r"<p>((?:(?!</?p\b).)*)</p>", re.DOTALL)
_SPLIT = re.compile(r"(<!--\s*careers:listing\b.*?-->)", re.DOTALL)
_HEADING = re.compile(r"<h([1-6])\b")
_LOWEST_HEADING = 6
_MOST_OPTIONS = 12
"""Lines below a directive in which its options stand."""


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
    html = _PARAGRAPH.sub(_leave_paragraph, html)
    return MARKER.sub(lambda _: render(next(numbers)), html)


def _leave_paragraph(paragraph: re.Match[str]) -> str:
    """Return a paragraph ended before each of its markers, and begun again after it."""
    first, *others = _SPLIT.split(paragraph[1])
    if not others:
        return paragraph[0]
    parts = [first, *others]
    return "".join(
        part if number % 2 else f"<p>{part.strip()}</p>"
        for number, part in enumerate(parts)
        if part.strip()
    )


def may_have_markers(html: str) -> bool:
    """Tell whether a page is worth a check: it has a marker, or what was meant for one."""
    return _MISSPELT.search(html) is not None


def check_markers(
    path: str, text: str, html: str, settings: Settings, jobs: Collection[Job]
) -> list[Diagnostic]:
    """Check every marker of a page: `text` is its source, `html` what it became.

    A marker in a code sample is in the source and not in the HTML. `jobs` are those of the site,
    whatever their state: what none of them has is asked for by mistake if some have its like.
    """
    source = Source(path, text)
    written = [match.span() for match in MARKER.finditer(text)]
    shown = list(SHOWN_MARKER.finditer(html))
    found: list[Diagnostic] = []
    for index, match in enumerate(shown):
        if not match[0].startswith("<"):
            continue
        problems = _find_problems(match[1], settings, jobs)
        span = Span(*written[index]) if len(written) == len(shown) else Span(0, 0)
        found += _locate(problems, source, span, settings)
    for match in _MISSPELT.finditer(html):
        if MARKER.match(html, match.start()):
            continue
        start = max(text.find(match[0]), 0)
        found += _locate(
            [_misspelt(match[1])], source, Span(start, start + len(match[0])), settings
        )
    return found


def check_directive(
    path: str, text: str, options: str, line: int, settings: Settings, jobs: Collection[Job]
) -> list[Diagnostic]:
    """Check the options of a directive, which stands on line `line` of a page's source.

    A problem with one option is on that option's own line below it, `:sort: title`.
    """
    source = Source(path, text)
    count = text.count("\n") + 1
    found: list[Diagnostic] = []
    for problem in _find_problems(options, settings, jobs):
        name = re.escape(str(problem.path[0])) if problem.path else ""
        option = re.compile(rf"\s*:{name}:|\s*{name}:")
        lines = range(line, min(line + _MOST_OPTIONS, count) + 1) if name else ()
        number = next((n for n in lines if option.match(source.line(n))), min(line, count))
        start = source.offset(number, 1)
        indent = len(source.line(number)) - len(source.line(number).lstrip())
        span = Span(start + indent, start + len(source.line(number)))
        found += _locate([problem], source, span, settings)
    return found


def _find_problems(text: str, settings: Settings, jobs: Collection[Job]) -> list[Problem]:
    options, problems = read_options(text, settings.listing, settings.overlay)
    return [*problems, *_find_unknown_values(use_names(options.where, settings) or {}, jobs)]


def _locate(
    problems: list[Problem], source: Source, span: Span, settings: Settings
) -> Iterator[Diagnostic]:
    line = source.first_line(span)
    for problem in problems:
        name = settings.rules.get(problem.code.code, problem.code.severity.value)
        if name != "off":
            yield locate(problem, source, line, Severity(name))


def _misspelt(name: str) -> Problem:
    return Problem(
        Code.INVALID_MARKER,
        f"`{' '.join(name.split())}` is no marker, and nothing would stand here.",
        hint="write `<!-- careers:listing -->`",
    )


def _find_unknown_values(where: Mapping[str, Any], jobs: Collection[Job]) -> Iterator[Problem]:
    """Find what no job has, and some have nearly: a list of nothing is right else."""
    for key, wanted in where.items():
        if key == "language":
            continue
        known = {text.casefold(): text for job in jobs for text in facet_values(job, key)}
        for value in wanted if isinstance(wanted, list) else [wanted]:
            text = facet_text(value)
            meant = None if text.casefold() in known else suggest(text, known.values())
            if meant:
                message = f"No job has `{text}` as its `{key}`, so this list leaves jobs out."
                yield Problem(
                    Code.NO_SUCH_VALUE, message, ("where", key), hint=f"did you mean `{meant}`?"
                )
