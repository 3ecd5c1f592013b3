"""RSS 2.0 (RSS Advisory Board, 2.0.11), with its own address and the full text of each item."""

from __future__ import annotations

from email.utils import format_datetime
from html import escape
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from mkdocs_careers.outputs.feeds.documents import add, render_xml

if TYPE_CHECKING:
    from mkdocs_careers.outputs.feeds.channel import Channel, Item


def render_rss(channel: Channel) -> str:
    """Return the feed; `content:encoded` is that of the RSS 1.0 content module."""
    root = ET.Element(
        "rss",
        {
            "version": "2.0",
            "xmlns:atom": "http://www.w3.org/2005/Atom",
            "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
            "xmlns:dc": "http://purl.org/dc/elements/1.1/",
        },
    )
    top = add(root, "channel")
    add(top, "title", channel.title)
    add(top, "link", channel.home_url)
    add(top, "description", channel.title)
    add(top, "language", channel.language.tag)
    if channel.updated:
        add(top, "lastBuildDate", format_datetime(channel.updated))
    add(top, "atom:link", rel="self", type="application/rss+xml", href=channel.url)
    for item in channel.items:
        _add_item(top, item)
    return render_xml(root)


def _add_item(top: ET.Element, item: Item) -> None:
    """Add an item; its description is HTML, where a `<` of the words is written as one."""
    element = add(top, "item")
    add(element, "title", item.job.title)
    add(element, "link", item.url)
    add(element, "guid", item.url, isPermaLink="true")
    if item.published:
        add(element, "pubDate", format_datetime(item.published))
    if item.employer:
        add(element, "dc:creator", item.employer.name)
    if item.language:
        add(element, "dc:language", item.language)
    for tag in item.tags:
        add(element, "category", tag)
    lines = "<br>".join(escape(line, quote=False) for line in item.summary.splitlines())
    add(element, "description", lines)
    add(element, "content:encoded", item.html)
