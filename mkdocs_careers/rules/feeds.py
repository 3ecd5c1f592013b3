"""Rules about feeds: where they may lie, and what a site needs to have them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from mkdocs_careers.codes import Code
from mkdocs_careers.diagnostics import Problem
from mkdocs_careers.feed_settings import JOBS_JSON, NAMES, SUBSCRIBED

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs_careers.settings import Settings

_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f\\:*?"<>|\ud800-\udfff]')
"""What is no part of a file's name on every system that sites are built on."""
_LONGEST = 200
"""Bytes of one name in a path; file systems take 255."""


def feed_path_problems(settings: Settings) -> Iterator[Problem]:
    """Check what the settings say of feeds: paths inside the site, each for one feed."""
    feeds = settings.feeds
    paths = feeds.paths(settings.jobs_dir)
    for kind, path in paths.items():
        if not is_path(path):
            yield Problem(
                Code.INVALID_FEED_PATH,
                f"`{path}` is no path of a file inside the site.",
                ("feeds", kind),
                hint=f"such as `careers/{NAMES[kind]}`, or `true`",
                help="The path starts at the site's root, without a `/` before it, and names a "
                "file.",
            )
    taken: dict[str, str] = {}
    for kind, path in paths.items():
        other = taken.setdefault(path.casefold(), kind)
        if other != kind:
            yield clash((kind,), path, f"is also the path of `{other}`")
    for kind, path in paths.items():
        above = _parents(path.casefold()) & taken.keys()
        if above:
            yield clash((kind,), path, f"would lie in the file of `{taken[min(above)]}`")
    if feeds.by and not any(getattr(feeds, kind) for kind in SUBSCRIBED):
        yield Problem(
            Code.MISSING_KEY,
            "Feeds for each value (`by`) need a feed to be made of, and none is on.",
            ("feeds", "by"),
            hint="add `atom: true`",
            help="`by` makes feeds of the kinds `atom`, `rss` and `json_feed`, of those that are "
            "on.",
        )


def is_path(path: str) -> bool:
    """Tell whether this is the path of a file that stays inside the site on every system."""
    parts = path.split("/")
    return not _FORBIDDEN.search(path) and all(
        part.strip(" .") and part == part.strip() and len(part.encode()) <= _LONGEST
        for part in parts
    )


def clash(keys: tuple[str, ...], path: str, why: str) -> Problem:
    """Return the problem that a feed's path is taken; `keys` lead to it below `feeds`."""
    return Problem(
        Code.INVALID_FEED_PATH,
        f"The feed's path `{path}` {why}.",
        ("feeds", *keys),
        hint="choose another path",
        help="Two files cannot lie in one place. Nothing was overwritten.",
    )


def find_clashes(
    paths: Mapping[str, tuple[str, ...]], others: Mapping[str, str]
) -> dict[str, Problem]:
    """Return the problem of each feed that would lie in the place of another file of the site.

    `paths` are those of feeds, with the keys that ask for them; `others` are those of files, in
    lower case, with what messages call each.
    """
    folders = {parent: name for path, name in others.items() for parent in _parents(path)}
    found = {}
    for path, keys in paths.items():
        folded = path.casefold()
        above = _parents(folded) & others.keys()
        if folded in others:
            found[path] = clash(keys, path, f"is that of {others[folded]}")
        elif folded in folders:
            found[path] = clash(keys, path, f"is the folder of {folders[folded]}")
        elif above:
            found[path] = clash(keys, path, f"would lie in {others[min(above)]}")
    return found


def _parents(path: str) -> set[str]:
    parts = path.split("/")
    return {"/".join(parts[:count]) for count in range(1, len(parts))}


def feed_address_problems(settings: Settings, site_url: str | None) -> Iterator[Problem]:
    """Feeds lead to the site from elsewhere, so they need its address (RFC 4287, section 4.2.6).

    A `jobs.json` belongs at the root of a domain (jobsjson.org 1.0, section 3.1).
    """
    paths = settings.feeds.paths(settings.jobs_dir)
    if paths and not site_url:
        yield Problem(
            Code.FEED_WITHOUT_SITE_URL,
            "The settings ask for feeds, and the site has no address that these could lead to.",
            ("feeds",),
            hint="add `site_url`",
            help="A feed is read far from the site, so every link in it is a whole address. Paste "
            "this at the top level and put your own address in:\n\n"
            "    site_url: https://www.example.org/",
            on_key=True,
        )
    elif JOBS_JSON in paths and site_url:
        folder = urlsplit(site_url).path.strip("/")
        path = f"{folder}/{paths[JOBS_JSON]}" if folder else paths[JOBS_JSON]
        if path != NAMES[JOBS_JSON]:
            yield Problem(
                Code.JOBS_JSON_BELOW_ROOT,
                f"jobs.json would lie at `/{path}` of its domain, where nobody looks for it.",
                ("feeds", JOBS_JSON),
                hint="remove `jobs_json`" if folder else "write `jobs_json: true`",
                help="Its specification knows one place alone: `/jobs.json` at the root of a "
                "domain. "
                + (
                    "This site lies below that. Copy the file to the root yourself, or turn this "
                    "rule off if something else brings it there."
                    if folder
                    else "Without a path of its own the file lies there."
                ),
                on_key=True,
            )
