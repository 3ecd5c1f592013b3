"""Head metadata: what a page of careers says to search engines and to chats that preview links."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from mkdocs_careers.model import State
from mkdocs_careers.outputs.facts import summarize
from mkdocs_careers.outputs.states import describe_state, title_with_state

if TYPE_CHECKING:
    from mkdocs_careers.model import Job
    from mkdocs_careers.outputs.feeds.plan import FeedLink
    from mkdocs_careers.outputs.language import Language

_HAS = {
    "noindex": re.compile(r"""<meta\b[^>]*\bname=["']?robots\b[^>]*\bnoindex\b"""),
    "description": re.compile(r"""<meta\b[^>]*\bname=["']?description["'\s>]"""),
    "og": re.compile(r"""<meta\b[^>]*\bproperty=["']?og:"""),
    "canonical": re.compile(r"""<link\b[^>]*\brel=["']?canonical["'\s>]"""),
}

_ALTERNATE = re.compile(r"""<link\b(?=[^>]*\brel=["']?alternate\b)(?=[^>]*\bhreflang\b)[^>]*>\s*""")
"""A theme's word on the same page in another language, which may lead to another page instead."""


@dataclass(frozen=True, slots=True)
class Head:
    """What goes into a page's `<head>`, except where the theme has it already.

    `alternates` are the addresses of the page by language, in place of those the theme names;
    None leaves the theme's alone.
    """

    description: str | None = None
    robots: str | None = None
    canonical: str | None = None
    open_graph: tuple[tuple[str, str], ...] = ()
    json_ld: str = ""
    stylesheet: str | None = None
    alternates: tuple[tuple[str, str], ...] | None = None
    feeds: tuple[FeedLink, ...] = ()


def build_open_graph(
    job: Job,
    state: State,
    language: Language,
    *,
    url: str | None,
    site_name: str,
    image: str | None,
) -> tuple[tuple[str, str], ...]:
    """Return what a chat shows of a link: title, employer, place, pay, deadline, or the end."""
    _ = language.gettext
    employer = job.hiring_organization
    named = employer is not None and not employer.is_confidential
    title = title_with_state(job, state, language)
    if state is State.OPEN:
        parts = list(summarize(job, language))
        if job.valid_through:
            day = language.last_day(job.valid_through)
            parts.append(_("Apply by {date}").format(date=day))
    else:
        parts = [describe_state(state, language)]
    pairs = (
        ("og:type", "website"),
        ("og:title", f"{title} · {employer.name}" if named and employer else title),
        ("og:description", " · ".join(parts)),
        ("og:url", url),
        ("og:site_name", site_name),
        ("og:image", image if named else None),
    )
    return tuple((name, value) for name, value in pairs if value)


def insert_head(html: str, head: Head) -> str:
    """Put the metadata at the end of `<head>`, each part only where the page lacks it."""
    end = html.find("</head>")
    if end < 0:
        return html
    return add_head(html[:end], head) + html[end:]


def add_head(there: str, head: Head) -> str:
    """Return what is in a page's head already with the metadata below it, where it lacks that."""
    if head.alternates is not None:
        there = _ALTERNATE.sub("", there)
    lines = []
    if head.description and not _HAS["description"].search(there):
        lines.append(_meta("name", "description", head.description))
    # Beside a theme's `index` it stands all the same: of two, the stricter rule counts.
    if head.robots and not _HAS["noindex"].search(there):
        lines.append(_meta("name", "robots", head.robots))
    if head.canonical and not _HAS["canonical"].search(there):
        lines.append(f'<link rel="canonical" href="{escape(head.canonical)}">')
    lines += (
        f'<link rel="alternate" hreflang="{escape(language)}" href="{escape(url)}">'
        for language, url in head.alternates or ()
    )
    lines += (
        f'<link rel="alternate" type="{feed.media_type}" '
        f'title="{escape(f"{feed.title} ({feed.name})")}" href="{escape(feed.url)}">'
        for feed in head.feeds
    )
    if head.open_graph and not _HAS["og"].search(there):
        lines += (_meta("property", name, value) for name, value in head.open_graph)
    if head.stylesheet:
        lines.append(f'<link rel="stylesheet" href="{escape(head.stylesheet)}">')
    if head.json_ld:
        lines.append(head.json_ld)
    return there + "".join(line + "\n" for line in lines)


def _meta(kind: str, name: str, content: str) -> str:
    return f'<meta {kind}="{name}" content="{escape(content)}">'
