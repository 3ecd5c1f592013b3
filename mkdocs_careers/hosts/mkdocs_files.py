"""MkDocs' files: what the host gets to see of jobs, the navigation, and pages nobody wrote."""

from __future__ import annotations

import json
import posixpath
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from mkdocs.structure.files import File, InclusionLevel

from mkdocs_careers.hosts.mkdocs_jobs import read_source
from mkdocs_careers.outputs.assets import SCRIPT, STYLESHEET, read_asset
from mkdocs_careers.outputs.states import title_with_state

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

    from mkdocs_careers.hosts.mkdocs_i18n import SiteLanguages
    from mkdocs_careers.outputs.facet_pages import FacetPages
    from mkdocs_careers.publication import Publication
    from mkdocs_careers.reader import ReadResult

_INDEX_NAMES = ("index.md", "README.md")


def give_to_host(file: File, result: ReadResult, *, built: bool) -> None:
    """Give the host its own keys and the ad's text, and nothing of the job's front matter.

    The job's keys stay away from themes that have a `status` of their own, and no front matter
    that would crash MkDocs' YAML loader, or that it reads otherwise, reaches it.
    """
    path = file.abs_src_path
    file.content_string = result.host_text
    file.abs_src_path = path  # setting the content forgets it, and other plugins ask for it
    if not built:
        file.inclusion = InclusionLevel.EXCLUDED
    elif file.inclusion is not InclusionLevel.DRAFT:
        file.inclusion = InclusionLevel.NOT_IN_NAV


def describe_page(page: Page, publication: Publication, languages: SiteLanguages) -> None:
    """Give the host the title and the description of a job's page."""
    path = page.file.src_uri
    edition = publication.edition_of(path)
    job = edition.jobs.get(path)
    if languages.is_fallback(path):
        page.canonical_url = languages.absolute(path)
    if job is not None:
        title = title_with_state(job, edition.state(path), edition.language)
        # Themes print both as they are: for MkDocs they are HTML.
        page.meta["title"] = escape_title(title)
        if job.description:
            page.meta["description"] = escape(job.description)


def find_index(files: Files, jobs_dir: str) -> File | None:
    """Return the page of the jobs' folder that somebody wrote, if there is one."""
    found = (files.get_file_from_path(posixpath.join(jobs_dir, name)) for name in _INDEX_NAMES)
    return next((file for file in found if file is not None), None)


@dataclass(frozen=True, slots=True)
class MadePages:
    """The careers index, which somebody may have written, and the `files` that nobody did."""

    index: File
    facets: FacetPages
    files: Mapping[str, File]


def make_pages(
    config: MkDocsConfig, publication: Publication, files: Files, languages: SiteLanguages
) -> MadePages:
    """Make the careers index where there is none, and a page for each value of its filters."""
    folder = publication.settings.jobs_dir
    home = posixpath.join(folder, _INDEX_NAMES[0])
    written = find_index(files, folder)
    index = written or _make_index(config, publication, home)
    languages.place(index, home)
    taken = {file.dest_uri.casefold() for file in (*files, index)}

    def is_free(path: str) -> bool:
        file = File.generated(config, path, content="")
        languages.place(file, home)
        return file.dest_uri.casefold() not in taken

    facets = publication.listings.plan_facets(_read_index(written) if written else None, is_free)
    made = [] if written else [index]
    for path, value in facets.pages.items():
        file = _make_page(config, path, publication.facet_title(value), search="{exclude: true}")
        languages.place(file, home)
        made.append(file)
    return MadePages(index, facets, {file.src_uri: file for file in made})


def _read_index(file: File) -> str:
    try:
        return read_source(file)
    except OSError:  # MkDocs will say so
        return ""


def _make_index(config: MkDocsConfig, publication: Publication, path: str) -> File:
    """Return a page with the listing, for a site that has none."""
    file = _make_page(config, path, publication.index_title, "<!-- careers:listing -->\n")
    if not config.nav:
        file.inclusion = InclusionLevel.INCLUDED
    return file


def _make_page(config: MkDocsConfig, path: str, title: str, text: str = "", **keys: str) -> File:
    """Return a page that nobody wrote; `keys` are further keys of its front matter, in YAML."""
    keys = {"title": json.dumps(escape_title(title)), **keys}
    lines = "".join(f"{key}: {value}\n" for key, value in keys.items())
    content = f"---\n{lines}---\n\n{text}"
    return File.generated(config, path, content=content, inclusion=InclusionLevel.NOT_IN_NAV)


def make_assets(config: MkDocsConfig) -> list[File]:
    """Return the stylesheet and the script that every page of jobs loads."""
    return [
        File.generated(config, STYLESHEET, content=read_asset("careers.css")),
        File.generated(config, SCRIPT, content=read_asset("careers.js")),
    ]


def escape_title(title: str) -> str:
    """Return a title as MkDocs wants one: HTML, in which the macros plugin finds no template."""
    return escape(title, quote=False).replace("{", "&#123;")


def keep_fresh(files: Files, index: File, ended: Collection[str]) -> None:
    """Have every page that time changes built anew in a dirty build, whatever its own age.

    These are the pages with a listing, and those of the jobs in `ended`.
    """
    for file in files.documentation_pages():
        try:
            changes = (
                file is index or file.src_uri in ended or "careers:listing" in file.content_string
            )
        except (OSError, UnicodeDecodeError):
            continue
        if changes:
            # MkDocs asks each file itself, and knows no other way to be told.
            file.is_modified = lambda: True  # type: ignore[method-assign]
