"""MkDocs' pages: what careers puts into each, and into its head."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mkdocs.utils import get_relative_url

from mkdocs_careers.hosts.mkdocs_markdown import SiteMarkdown
from mkdocs_careers.outputs.assets import STYLESHEET
from mkdocs_careers.outputs.head import Head
from mkdocs_careers.outputs.listing import MARKER, replace_markers
from mkdocs_careers.outputs.mistakes import render_mistakes
from mkdocs_careers.outputs.page_title import split_title

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files
    from mkdocs.structure.pages import Page

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
        index: File,
        mistakes: Mapping[str, str],
        *,
        config: MkDocsConfig,
        files: Files,
    ) -> None:
        self.publication = publication
        self.index = index
        self.markdown = SiteMarkdown(config, files)
        self._mistakes = mistakes
        self._files = {**jobs, index.src_uri: index}
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
        publication = self.publication
        if path not in publication.jobs:
            report = self._mistakes.get(path, "")
            block = render_mistakes(report, publication.language, publication.templates)
            return Rendered(block + body, Head(robots="noindex", stylesheet=stylesheet))
        link = self._linker(page)
        shown = publication.job_page(
            path, self._renderer(page), link, link(self.index.src_uri), page.canonical_url
        )
        head = publication.job_head(shown, body, url=page.canonical_url, stylesheet=stylesheet)
        return Rendered(shown.render_page(replace_markers(body, self._lister(page))), head)

    def render_listing(self, page: Page, *, made: bool) -> Rendered | None:
        """Return a page with its listings; None where it has none.

        `made`: nobody wrote the careers index, so that the title above it is ours.
        """
        html = page.content or ""
        is_index = page.file is self.index
        if MARKER.search(html):
            html = replace_markers(html, self._lister(page))
        elif is_index:
            html = f"{html}\n{self._lister(page)('')}"
        else:
            return None
        if is_index and made:
            html = "".join(split_title(html, self.publication.index_title))
        return Rendered(html, Head(stylesheet=self._stylesheet(page)))

    def _stylesheet(self, page: Page) -> str:
        return get_relative_url(STYLESHEET, page.url)

    def _lister(self, page: Page) -> Callable[[str], str]:
        render, link = self._renderer(page), self._linker(page)
        return lambda marker: self.publication.render_marker(marker, render, link)

    def _renderer(self, page: Page) -> Callable[[str], str]:
        return lambda text: self.markdown.render(text, page)

    def _linker(self, page: Page) -> Callable[[str], str]:
        return lambda path: get_relative_url(self._files[path].url, page.url)
