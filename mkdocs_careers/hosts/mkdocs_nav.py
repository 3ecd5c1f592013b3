"""MkDocs' navigation: jobs that are not advertised leave it, and the chain of next pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mkdocs.structure.nav import Section

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from mkdocs.structure import StructureItem
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

    from mkdocs_careers.publication import Publication
    from mkdocs_careers.settings import Settings


def nav_names(jobs: Iterable[str], settings: Settings) -> dict[str, str]:
    """Return the job that each path in a navigation can mean; one may leave the language out."""
    known = settings.localization
    names = {known.split(path).path: path for path in sorted(jobs)} if known else {}
    return names | {path: path for path in jobs}


def prune_nav(nav: Any, jobs: Mapping[str, str], publication: Publication) -> Any:
    """Return `nav` of the configuration without jobs that are not advertised.

    `jobs` says which job is meant by a path. Sections that are left empty go, too.
    """
    if isinstance(nav, list):
        kept = [prune_nav(item, jobs, publication) for item in nav]
        return [item for item in kept if item not in (None, [], {})]
    if isinstance(nav, dict):
        inner = {key: prune_nav(value, jobs, publication) for key, value in nav.items()}
        return {key: value for key, value in inner.items() if value not in (None, [], {})}
    if isinstance(nav, str) and nav in jobs and not publication.is_advertised(jobs[nav]):
        return None
    return nav


def leave_out(nav: Navigation, is_left_out: Callable[[Page], bool]) -> None:
    """Take pages out of a navigation that another plugin may have made."""
    gone = [page for page in nav.pages if is_left_out(page)]
    if not gone:
        return
    nav.items = _keep(nav.items, gone)
    nav.pages = [page for page in nav.pages if page not in gone]
    # Only what led to those pages is led past them: a plugin may have a chain of its own.
    chain = [None, *nav.pages, None]
    for before, page, after in zip(chain, nav.pages, chain[2:], strict=False):
        if page.previous_page in gone:
            page.previous_page = before
        if page.next_page in gone:
            page.next_page = after
    for page in gone:
        page.parent = page.previous_page = page.next_page = None


def _keep(items: Iterable[StructureItem], gone: list[Page]) -> list[StructureItem]:
    kept = []
    for item in items:
        if isinstance(item, Section) and item.children:
            item.children = _keep(item.children, gone)
            if not item.children and not item.is_page:  # the plugin section-index makes pages
                continue
        if item not in gone:
            kept.append(item)
    return kept
