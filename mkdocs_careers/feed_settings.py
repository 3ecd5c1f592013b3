"""The setting `feeds`: which feeds a site has, where they lie, and the shape of its keys."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from mkdocs_careers.listing_settings import GROUP_KEYS

if TYPE_CHECKING:
    from collections.abc import Mapping

ATOM, RSS, JSON_FEED = "atom", "rss", "json_feed"
JOBS_JSON, INDEED, SITEMAP = "jobs_json", "indeed", "sitemap"
NAMES: Mapping[str, str] = {
    ATOM: "atom.xml",
    RSS: "rss.xml",
    JSON_FEED: "feed.json",
    JOBS_JSON: "jobs.json",
    INDEED: "indeed.xml",
    SITEMAP: "sitemap.xml",
}
"""Every kind of feed, with the name of its file where the settings do not give one."""
SUBSCRIBED = (ATOM, RSS, JSON_FEED)
"""Feeds that people follow in a reader; the others are fetched by machines."""


@dataclass(frozen=True, slots=True)
class FeedSettings:
    """The feeds of a site: each is on, off, or at a path under the site's root.

    `by` are keys; each of their values has feeds of its own, of those kinds that are on and that
    people subscribe to.
    """

    atom: bool | str = False
    rss: bool | str = False
    json_feed: bool | str = False
    jobs_json: bool | str = False
    indeed: bool | str = False
    sitemap: bool | str = False
    by: tuple[str, ...] = ()

    def paths(self, jobs_dir: str) -> dict[str, str]:
        """Return the path of each feed that is asked for, by its kind.

        `jobs.json` has to lie at the root of a domain (jobsjson.org 1.0, section 3.1); the others
        lie beside the jobs.
        """
        found = {}
        for kind, name in NAMES.items():
            wanted: bool | str = getattr(self, kind)
            if isinstance(wanted, str):
                found[kind] = wanted
            elif wanted:
                found[kind] = name if kind == JOBS_JSON else posixpath.join(jobs_dir, name)
        return found


def read_feeds(data: Mapping[str, Any]) -> FeedSettings:
    """Return the setting as it is meant; one key stands for a list of one."""
    by = data.get("by", ())
    return FeedSettings(
        **{**data, "by": (by,) if isinstance(by, str) else tuple(dict.fromkeys(by))}
    )


def _feed(title: str, description: str, path: str) -> dict[str, Any]:
    """Return the shape of one feed: on, off, or a path."""
    return {
        "title": title,
        "description": f"{description} `true`, or its path under the site's root.",
        "examples": [True, path],
        "if": {"type": "boolean"},
        "then": {"type": "boolean"},
        "else": {"type": "string", "pattern": "\\S"},
    }


FEEDS_SHAPE: dict[str, Any] = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        ATOM: _feed("Atom", "A feed for people's feed readers.", "jobs.atom"),
        RSS: _feed("RSS", "The same as RSS 2.0, which more programs read.", "jobs.rss"),
        JSON_FEED: _feed(
            "JSON Feed", "The same as JSON Feed 1.1, which is easy to use in scripts.", "feed.json"
        ),
        JOBS_JSON: _feed(
            "jobs.json", "What jobsjson.org describes, at the root of a domain.", "jobs.json"
        ),
        INDEED: _feed(
            "Indeed XML", "A feed for job boards, a job for each of its places.", "boards/jobs.xml"
        ),
        SITEMAP: _feed(
            "Sitemap of the jobs", "A sitemap of open jobs alone.", "careers/sitemap.xml"
        ),
        "by": {
            "title": "Feeds for each value",
            "description": "Keys, such as `employment_unit`. Every value of them has an Atom, RSS "
            "or JSON feed of its own, for each of these that is on.",
            "examples": ["employment_unit", ["employment_unit", "job_location"]],
            "if": {"type": "array"},
            "then": {
                "type": "array",
                "items": {
                    "title": "Key",
                    "description": "A key whose values have feeds of their own.",
                    "examples": ["employment_unit"],
                    "enum": list(GROUP_KEYS),
                },
            },
            "else": {"enum": list(GROUP_KEYS)},
        },
    },
}
"""The shape of the setting, with words for editors and the manual."""
