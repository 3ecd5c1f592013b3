"""JSON Feed 1.1 (jsonfeed.org), with the last moment to apply as an extension."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mkdocs_careers.outputs.feeds.documents import render_json
from mkdocs_careers.outputs.json_ld import format_instant
from mkdocs_careers.urls import safe_url

if TYPE_CHECKING:
    from mkdocs_careers.outputs.feeds.channel import Channel, Item


def render_json_feed(channel: Channel) -> str:
    """Return the feed; an item's `id` is its address, as the specification recommends."""
    return render_json(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "title": channel.title,
            "home_page_url": channel.home_url,
            "feed_url": channel.url,
            "language": channel.language.tag,
            "authors": [{"name": channel.author}],
            "items": [_build_item(item) for item in channel.items],
        }
    )


def _build_item(item: Item) -> dict[str, Any]:
    changed = item.updated if item.updated != item.published else None
    through = item.job.valid_through
    employer = item.employer
    return {
        "id": item.url,
        "url": item.url,
        "title": item.job.title,
        "content_html": item.html,
        "summary": item.summary or None,
        "date_published": format_instant(item.published) if item.published else None,
        "date_modified": format_instant(changed) if changed else None,
        "authors": [{"name": employer.name, "url": safe_url(employer.url)}] if employer else None,
        "tags": list(item.tags) or None,
        "language": item.language or None,
        # Names of extensions begin with an underscore, and hold an object.
        "_careers": {"valid_through": format_instant(through.instant)} if through else None,
    }
