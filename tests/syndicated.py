"""Feeds as tests read them: a publication of some jobs, and every format parsed by a reader."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

from mkdocs_careers.feed_settings import NAMES, SUBSCRIBED, FeedSettings, read_feeds
from mkdocs_careers.outputs.language import load_language
from mkdocs_careers.outputs.templates import load_templates
from mkdocs_careers.publication import Publication
from mkdocs_careers.settings import Settings
from tests.strategies import EMPLOYER, OPEN_INSTANT

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from mkdocs_careers.model import Job

ALL = read_feeds(dict.fromkeys(NAMES, True))
SITE_URL = "https://www.example.org/"
ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}"
CREATOR = "{http://purl.org/dc/elements/1.1/}creator"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
TEMPLATES = load_templates()


def publish(
    jobs: Iterable[Job],
    *,
    instant: datetime = OPEN_INSTANT,
    feeds: FeedSettings = ALL,
    language: str = "en",
    **settings: Any,
) -> Publication:
    """Return a site with these jobs."""
    return Publication(
        jobs={job.path: job for job in jobs},
        settings=replace(Settings(), **{"organization": EMPLOYER, "feeds": feeds, **settings}),
        instant=instant,
        language=load_language(language),
        templates=TEMPLATES,
        site_name="Example",
        site_url=SITE_URL,
    )


def url_of(path: str) -> str:
    """Return where the page of a job is."""
    return f"{SITE_URL}{path.removesuffix('.md')}/"


def render_all(publication: Publication, texts: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return every feed by its path; without `texts` every job has the same."""
    given = texts if texts is not None else dict.fromkeys(publication.jobs, "<p>Words.</p>")
    return {feed.path: publication.render_feed(feed, given, url_of) for feed in publication.feeds}


def render(publication: Publication, kind: str, texts: Mapping[str, str] | None = None) -> str:
    """Return the feed of all jobs in one format."""
    name = NAMES[kind]
    path = name if kind == "jobs_json" else f"careers/{name}"
    return render_all(publication, texts)[path]


def read_entries(kind: str, text: str) -> list[dict[str, Any]]:
    """Return what a feed says of each job: `id`, `url`, `title` and `text`, as far as it does."""
    match kind:
        case "json_feed" | "jobs_json":
            data = json.loads(text)
            entries = data["items" if kind == "json_feed" else "jobs"]
            key = "content_html" if kind == "json_feed" else "description"
            return [{**entry, "text": entry.get(key)} for entry in entries]
        case "atom":
            return [
                {
                    "id": entry.findtext(f"{ATOM}id"),
                    "url": entry.find(f"{ATOM}link").get("href"),  # type: ignore[union-attr]
                    "title": entry.findtext(f"{ATOM}title"),
                    "text": entry.findtext(f"{ATOM}content"),
                    "updated": entry.findtext(f"{ATOM}updated"),
                    "author": entry.findtext(f"{ATOM}author/{ATOM}name"),
                }
                for entry in ET.fromstring(text).iter(f"{ATOM}entry")
            ]
        case "rss":
            return [
                {
                    "id": item.findtext("guid"),
                    "url": item.findtext("link"),
                    "title": item.findtext("title"),
                    "text": item.findtext(f"{CONTENT}encoded"),
                    "updated": item.findtext("pubDate"),
                    "author": item.findtext(CREATOR),
                }
                for item in ET.fromstring(text).iter("item")
            ]
        case "indeed":
            return [
                {element.tag: element.text for element in job}
                | {"id": job.findtext("referencenumber"), "text": job.findtext("description")}
                for job in ET.fromstring(text).iter("job")
            ]
        case _:
            return [
                {"url": url.findtext(f"{SITEMAP}loc"), "day": url.findtext(f"{SITEMAP}lastmod")}
                for url in ET.fromstring(text).iter(f"{SITEMAP}url")
            ]


WITH_TITLES = (*SUBSCRIBED, "jobs_json", "indeed")
