"""Atom 1.0 (RFC 4287)."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from mkdocs_careers.outputs.feeds.documents import add, render_xml
from mkdocs_careers.outputs.json_ld import format_instant
from mkdocs_careers.urls import safe_url

if TYPE_CHECKING:
    from mkdocs_careers.outputs.feeds.channel import Channel, Item

_NEVER = datetime(1970, 1, 1, tzinfo=UTC)
"""Where nothing ever changed: section 4.1.1 wants a date, and this one stays the same."""


def render_atom(channel: Channel) -> str:
    """Return the feed; its `updated` is that of the newest change of a job (section 4.2.15)."""
    root = ET.Element(
        "feed",
        {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": channel.language.tag},
    )
    add(root, "id", channel.url)
    add(root, "title", channel.title)
    add(root, "updated", format_instant(channel.updated or _NEVER))
    add(root, "link", rel="self", type="application/atom+xml", href=channel.url)
    add(root, "link", rel="alternate", type="text/html", href=channel.home_url)
    add(add(root, "author"), "name", channel.author)
    for item in channel.items:
        _add_entry(root, item)
    return render_xml(root)


def _add_entry(root: ET.Element, item: Item) -> None:
    """Add an entry; its identifier is the page's own address, which stays (section 4.2.6)."""
    entry = add(root, "entry")
    if item.language:
        entry.set("xml:lang", item.language)
    add(entry, "id", item.url)
    add(entry, "title", item.job.title)
    add(entry, "updated", format_instant(item.updated or item.published or _NEVER))
    if item.published:
        add(entry, "published", format_instant(item.published))
    add(entry, "link", rel="alternate", type="text/html", href=item.url)
    if item.employer:
        author = add(entry, "author")
        add(author, "name", item.employer.name)
        if url := safe_url(item.employer.url):
            add(author, "uri", url)
    for tag in item.tags:
        add(entry, "category", term=tag)
    if item.summary:
        add(entry, "summary", item.summary)
    add(entry, "content", item.html, type="html")
