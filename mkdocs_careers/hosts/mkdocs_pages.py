"""MkDocs' pages: what careers puts into each, and into its head."""

from __future__ import annotations

import posixpath
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from mkdocs.utils import get_relative_url

from mkdocs_careers.hosts.mkdocs_markdown import SiteMarkdown
from mkdocs_careers.outputs.assets import SCRIPT, STYLESHEET
from mkdocs_careers.outputs.head import Head
from mkdocs_careers.outputs.markers import MARKER
from mkdocs_careers.outputs.mistakes import render_mistakes
from mkdocs_careers.outputs.page_title import split_title
from mkdocs_careers.outputs.spot import Spot

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files
    from mkdocs.structure.pages import Page

    from mkdocs_careers.hosts.mkdocs_files import MadePages
    from mkdocs_careers.hosts.mkdocs_i18n import SiteLanguages
    from mkdocs_careers.publication import Publication

_BATCH = 50
"""Job pages rendered one after another take a third less time than between two of the theme's."""


class Rendered(NamedTuple):
    """A page's content, and what goes into its head."""

    content: str
    head: Head


class SitePages:
    """Renders the pages of one build. `mistakes` are the reports of job files that have some."""

    def __init__(
        self,
        publication: Publication,
        jobs: Mapping[str, File],
        made: MadePages,
        mistakes: Mapping[str, str],
        languages: SiteLanguages,
        *,
        config: MkDocsConfig,
        files: Files,
    ) -> None:
        self.publication = publication
        self.languages = languages
        self.index = made.index
        self.facets = made.facets
        self.markdown = SiteMarkdown(config, files)
        self._mistakes = mistakes
        self.files = {**jobs, **made.files, made.index.src_uri: made.index}
        self._index_path = posixpath.join(publication.settings.jobs_dir, "index.md")
        self._is_index_made = made.index.src_uri in made.files
        self._order = {path: number for number, path in enumerate(jobs)}
        self._jobs = list(jobs.values())
        self._ahead: dict[str, tuple[str, Rendered]] = {}

    def render_job(self, page: Page) -> Rendered:
        """Return a job's page around its text."""
        path, body = page.file.src_uri, page.content or ""
        if path not in self._ahead:
            start = self._order[path]
            pages = (file.page for file in self._jobs[start : start + _BATCH])
            self._ahead = {
                ahead.file.src_uri: (ahead.content, self._render_job(ahead))
                for ahead in pages
                if ahead is not None and ahead.content is not None
            }
        seen, rendered = self._ahead.pop(path, (None, None))
        return rendered if rendered and seen == body else self._render_job(page)

    def _render_job(self, page: Page) -> Rendered:
        path, body = page.file.src_uri, page.content or ""
        stylesheet = self._stylesheet(page)
        publication = self.publication.edition_of(path)
        if path not in publication.jobs:
            report = self._mistakes.get(path, "")
            block = render_mistakes(report, publication.language, publication.templates)
            return Rendered(block + body, Head(robots="noindex", stylesheet=stylesheet))
        link = self._linker(page)
        shown = publication.job_page(
            path, self._renderer(page), link, link(self.index.src_uri), page.canonical_url
        )
        head = publication.job_head(shown, body, url=page.canonical_url, stylesheet=stylesheet)
        html = shown.render_page(publication.render_listings(body, self._spot(page)))
        if publication is not self.publication:  # the theme names the site's own language
            direction = publication.language.locale.text_direction
            html = f'<div lang="{publication.language.tag}" dir="{direction}">{html}</div>'
        return Rendered(html + self._script(page), self._in_languages(head, path))

    def _in_languages(self, head: Head, path: str) -> Head:
        """Say where the job is in other languages.

        A fallback repeats another page: it names that one as the page to be found, and no posting
        stands on it, so that nobody counts the job twice.
        """
        if self.languages.is_fallback(path):
            return replace(head, json_ld="", alternates=())
        found = self.publication.alternates(path, self.languages.absolute)
        return replace(head, alternates=found or self.languages.no_alternates)

    def render_listing(self, page: Page) -> Rendered | None:
        """Return a page with its listings; None where it has none."""
        html = page.content or ""
        is_index = page.file is self.index
        if not MARKER.search(html):
            if not is_index:
                return None
            html = f"{html}\n<!-- careers:listing -->"
        html = self.publication.render_listings(html, self._spot(page))
        if is_index and self._is_index_made:
            html = "".join(split_title(html, self.publication.index_title))
        alternates = self.languages.alternates(self._index_path) if is_index else None
        head = Head(stylesheet=self._stylesheet(page), alternates=alternates)
        return Rendered(html + self._script(page), head)

    def render_facet(self, page: Page) -> Rendered:
        """Return the page of one value of the careers index's filters."""
        facets, path = self.facets, page.file.src_uri
        html = self.publication.render_facet(facets, path, self._spot(page))
        title = self.publication.facet_title(facets.pages[path])
        html = "".join(split_title(html, title)) + self._script(page)
        head = Head(
            robots="noindex, follow",
            stylesheet=self._stylesheet(page),
            alternates=self.languages.no_alternates,
        )
        return Rendered(html, head)

    def _stylesheet(self, page: Page) -> str:
        return get_relative_url(STYLESHEET, page.url)

    def _script(self, page: Page) -> str:
        """Return what loads the script; themes with instant navigation run it in the content."""
        return f'\n<script src="{get_relative_url(SCRIPT, page.url)}" defer></script>\n'

    def _spot(self, page: Page) -> Spot:
        link, paths = self._linker(page), self.facets.paths
        return Spot(
            url_of=lambda job: link(job.path),
            render=self._renderer(page),
            index_url=link(self.index.src_uri),
            facet_url=lambda token: link(paths[token]) if token in paths else None,
        )

    def _renderer(self, page: Page) -> Callable[[str], str]:
        return lambda text: self.markdown.render(text, page)

    def _linker(self, page: Page) -> Callable[[str], str]:
        """Return what links to a file's page, which may be in another language."""

        def link(path: str) -> str:
            file = self.files.get(path)
            url = file.url if file else self.languages.address(path)
            return get_relative_url(url, page.url)

        return link
