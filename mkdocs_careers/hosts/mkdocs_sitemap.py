"""MkDocs' sitemap: which pages stand in it, and on which day they changed.

MkDocs writes the day of the build for every page, which search engines learn not to believe.
"""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs.structure.files import File
    from mkdocs.utils.templates import TemplateContext

    from mkdocs_careers.hosts.mkdocs_i18n import SiteLanguages
    from mkdocs_careers.hosts.mkdocs_pages import SitePages


def fill_sitemap(context: TemplateContext, pages: SitePages, languages: SiteLanguages) -> None:
    """Leave pages out of what the template gets, and date those of jobs and lists of jobs.

    No job of an old version of the site stands in it.
    """
    is_archived = pages.publication.archived

    def keep(files: Iterable[File]) -> list[File]:
        kept = (file for file in files if not (is_archived and pages.is_job(file)))
        return _date(kept, pages)

    context["pages"] = keep(file for file in context["pages"] if not pages.is_hidden(file.src_uri))
    listed: dict[str, Any] = context  # type: ignore[assignment]
    if "i18n_alternates" in listed:
        found = languages.list_pages(listed["i18n_alternates"])
        listed["i18n_alternates"] = {tag: keep(files) for tag, files in found.items()}


def _date(files: Iterable[File], pages: SitePages) -> list[File]:
    """Return the files with copies of those pages whose day is known, or known to be unknown.

    The originals keep theirs: MkDocs goes by it for the compressed sitemap.
    """
    found = []
    for file in files:
        day = pages.changed_on(file)
        if day is not None and file.page is not None:
            file = copy.copy(file)  # noqa: PLW2901 - the same in all but its page's day
            file.page = copy.copy(file.page)
            file.page.update_date = day  # type: ignore[union-attr]
        found.append(file)
    return found
