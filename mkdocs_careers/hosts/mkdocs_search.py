"""MkDocs' searches: Material's and MkDocs' own, without the pages that are not advertised."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page


def hide_page(page: Page) -> None:
    """Tell plugins that go by a page's metadata, as Material's search does, to leave it out."""
    search = page.meta.get("search")
    page.meta["search"] = (search if isinstance(search, dict) else {}) | {"exclude": True}
    page.meta.pop("tags", None)  # a page of tags would list it


def hide_from_search(config: MkDocsConfig, hidden: Container[str]) -> None:
    """Take the entries of pages out of MkDocs' own index, which has no way to be told.

    `hidden` are their addresses.
    """
    index = getattr(config.plugins.get("search"), "search_index", None)
    entries = getattr(index, "_entries", None)
    if isinstance(entries, list):
        entries[:] = [e for e in entries if e["location"].partition("#")[0] not in hidden]
