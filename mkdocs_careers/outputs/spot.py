"""The spot: where a listing stands on a page, and how that page links to others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_careers.model import Job
    from mkdocs_careers.outputs.feeds.plan import FeedLink


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a listing stands: its `number` on the page, and the `level` of headings in it.

    `url_of` links to a job, and is empty where that has no page; `facet_url` links to the page of
    a facet's token if it has one, and `index_url` leads to all jobs, as the page links to them.
    `render` turns Markdown into HTML.
    `file_url` links to a file by its address from the site's root; `feed` is the listing's own.
    """

    url_of: Callable[[Job], str]
    render: Callable[[str], str]
    number: int = 1
    level: int = 2
    index_url: str = ""
    facet_url: Callable[[str], str | None] = lambda _: None
    file_url: Callable[[str], str] = lambda address: address
    feed: FeedLink | None = None
