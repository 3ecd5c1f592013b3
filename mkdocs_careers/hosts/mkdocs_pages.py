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

    from mkdocs_careers.hosts.mkdocs_feeds import FeedFiles
    from mkdocs_careers.hosts.mkdocs_files import MadePages
    from mkdocs_careers.hosts.mkdocs_i18n import SiteLanguages
    from mkdocs_careers.outputs.feeds.plan import FeedLink
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
        feeds: FeedFiles,
        *,
        config: MkDocsConfig,
        files: Files,
    ) -> None:
        self.publication = publication
        self.languages = languages
        self._feeds = feeds
        self.index = made.index
        self.facets = made.facets
        self.markdown = SiteMarkdown(config, files)
        self._mistakes = mistakes
        self._root = config.site_url or "/"
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
        text, url = publication.describe(shown, body), page.canonical_url
        if text is not None:
            self._feeds.note(path, text, url)
        head = publication.job_head(shown, text, url=url, stylesheet=stylesheet)
        head = replace(head, feeds=self._feed_links(page))
        html = shown.render_page(publication.listings.render_page(body, self._spot(page)))
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
        html = self._with_listing(page)
        if html is None:
            return None
        is_index = page.file is self.index
        html = self.publication.listings.render_page(html, self._spot(page))
        if is_index and self._is_index_made:
            html = "".join(split_title(html, self.publication.index_title))
        alternates = self.languages.alternates(self._index_path) if is_index else None
        head = Head(
            stylesheet=self._stylesheet(page),
            alternates=alternates,
            feeds=self._feed_links(page),
        )
        return Rendered(html + self._script(page), head)

    def _with_listing(self, page: Page) -> str | None:
        """Return a page that has a listing; the careers index always does, at its end."""
        html = page.content or ""
        if MARKER.search(html):
            return html
        return f"{html}\n<!-- careers:listing -->" if page.file is self.index else None

    def list_unpublished(self) -> list[str]:
        """Return the addresses of the pages that only a preview has, with their jobs' states."""
        publication = self.publication
        states = {file.url: publication.state(file.src_uri) for file in self._jobs}
        return [
            f"{self._root}{url} ({state})"
            for url, state in states.items()
            if publication.preview and state.is_unpublished
        ]

    def is_hidden(self, path: str) -> bool:
        """Tell whether the page of a file stays out of search and sitemap."""
        if path in self._order:
            return not self.publication.is_advertised(path) or self.languages.is_fallback(path)
        return path in self.facets.pages

    def is_job(self, file: File) -> bool:
        """Tell whether a page is a job's."""
        return file.src_uri in self.publication.jobs

    def changed_on(self, file: File) -> str | None:
        """Return the day on which a page of jobs changed, empty where nobody knows it.

        None leaves the page to MkDocs.
        """
        path, page = file.src_uri, file.page
        publication = self.publication.edition_of(path)
        job = publication.jobs.get(path)
        if job is not None:
            day = publication.changed_on(job)
            return day.isoformat() if day else ""
        html = self._with_listing(page) if page is not None else None
        if html is None:
            return None
        days = (self.publication.listings.changed_on(html), self.publication.commits.get(path))
        return max((day.isoformat() for day in days if day), default="")

    def render_facet(self, page: Page) -> Rendered:
        """Return the page of one value of the careers index's filters."""
        facets, path = self.facets, page.file.src_uri
        html = self.publication.listings.render_facet(facets, path, self._spot(page))
        title = self.publication.facet_title(facets.pages[path])
        html = "".join(split_title(html, title)) + self._script(page)
        head = Head(
            robots="noindex, follow",
            stylesheet=self._stylesheet(page),
            alternates=self.languages.no_alternates,
            feeds=self._feed_links(page, facets.pages[path].token),
        )
        return Rendered(html, head)

    def _feed_links(self, page: Page, token: str = "") -> tuple[FeedLink, ...]:
        return self.publication.feed_links(self._file_linker(page), token)

    def _file_linker(self, page: Page) -> Callable[[str], str]:
        """Return what links to a file by its address from the site's root."""
        return lambda address: get_relative_url(address, page.url)

    def _stylesheet(self, page: Page) -> str:
        return get_relative_url(STYLESHEET, page.url)

    def _script(self, page: Page) -> str:
        """Return what loads the script; themes with instant navigation run it in the content."""
        return f'\n<script src="{get_relative_url(SCRIPT, page.url)}" defer></script>\n'

    def _spot(self, page: Page) -> Spot:
        link, paths, is_built = self._linker(page), self.facets.paths, self.publication.is_built
        return Spot(
            url_of=lambda job: link(job.path) if is_built(job.path) else "",
            render=self._renderer(page),
            index_url=link(self.index.src_uri),
            facet_url=lambda token: link(paths[token]) if token in paths else None,
            file_url=self._file_linker(page),
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
