"""Sphinx's feeds: files that are written at the end of a build, from the texts that were kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_careers.rules.feeds import find_clashes, is_path

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from mkdocs_careers.diagnostics import Problem
    from mkdocs_careers.outputs.feeds.plan import Feed
    from mkdocs_careers.publication import Publication

_MADE_LATE = ("searchindex.js", "objects.inv", "sitemap.xml", "search.html", "genindex.html")
"""What Sphinx and its common extensions write without a document."""


def plan_feeds(
    publication: Publication, pages: Mapping[str, str]
) -> tuple[list[Feed], list[Problem]]:
    """Return the feeds that can be written, and why others cannot.

    `pages` are the addresses of documents, with what messages call them.
    """
    feeds = [feed for feed in publication.feeds if is_path(feed.path)]
    taken = {name.casefold(): f"Sphinx's own `{name}`" for name in _MADE_LATE}
    taken |= {address.casefold(): f"`{name}`" for address, name in pages.items()}
    keys = {feed.path: ("by",) if feed.key else (feed.kind,) for feed in feeds}
    problems = find_clashes(keys, taken)
    return [feed for feed in feeds if feed.path not in problems], list(problems.values())


def write_feeds(
    publication: Publication,
    feeds: Iterable[Feed],
    outdir: Path,
    describe: Callable[[], Mapping[str, str]],
    url_of: Callable[[str], str | None],
) -> None:
    """Write the feeds; `describe` makes the full descriptions, if one of them has any."""
    found = list(feeds)
    texts = describe() if any(feed.format.has_text for feed in found) else {}
    for feed in found:
        path = outdir / feed.path
        path.parent.mkdir(parents=True, exist_ok=True)
        data = publication.render_feed(feed, texts, url_of).encode()
        if not path.is_file() or path.read_bytes() != data:
            path.write_bytes(data)
