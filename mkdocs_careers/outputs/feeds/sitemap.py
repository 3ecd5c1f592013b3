"""A sitemap of open jobs alone (sitemaps.org, protocol 0.9)."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from mkdocs_careers.outputs.feeds.documents import add, render_xml

if TYPE_CHECKING:
    from mkdocs_careers.outputs.feeds.channel import Channel


def render_sitemap(channel: Channel) -> str:
    """Return the sitemap, with the day of each job's last change.

    Where no job is open it has the address of the openings: the protocol knows no empty sitemap.
    """
    root = ET.Element("urlset", {"xmlns": "http://www.sitemaps.org/schemas/sitemap/0.9"})
    for item in channel.items:
        url = add(root, "url")
        add(url, "loc", item.url)
        if item.updated:
            add(url, "lastmod", item.updated.date().isoformat())
    if not channel.items:
        add(add(root, "url"), "loc", channel.home_url)
    return render_xml(root)
