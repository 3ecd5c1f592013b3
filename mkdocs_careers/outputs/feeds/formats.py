"""Formats: every kind of feed, with its media type and what renders it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mkdocs_careers.feed_settings import ATOM, INDEED, JOBS_JSON, JSON_FEED, RSS, SITEMAP
from mkdocs_careers.outputs.feeds.atom import render_atom
from mkdocs_careers.outputs.feeds.indeed import render_indeed
from mkdocs_careers.outputs.feeds.jobs_json import render_jobs_json
from mkdocs_careers.outputs.feeds.json_feed import render_json_feed
from mkdocs_careers.outputs.feeds.rss import render_rss
from mkdocs_careers.outputs.feeds.sitemap import render_sitemap

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mkdocs_careers.outputs.feeds.channel import Channel


class Format(NamedTuple):
    """One kind of feed. `name` is for people; `has_text`: it holds the full descriptions."""

    name: str
    media_type: str
    render: Callable[[Channel], str]
    has_text: bool = True


FORMATS: Mapping[str, Format] = {
    ATOM: Format("Atom", "application/atom+xml", render_atom),
    RSS: Format("RSS", "application/rss+xml", render_rss),
    JSON_FEED: Format("JSON Feed", "application/feed+json", render_json_feed),
    JOBS_JSON: Format("jobs.json", "application/json", render_jobs_json),
    INDEED: Format("Indeed", "application/xml", render_indeed),
    SITEMAP: Format("Sitemap", "application/xml", render_sitemap, has_text=False),
}
