"""Markdown of the settings and front matter, rendered as MkDocs renders pages."""

from __future__ import annotations

import posixpath
import re
from functools import lru_cache
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import unquote

import markdown
from markupsafe import escape
from mkdocs.utils import get_relative_url

from mkdocs_careers.urls import HAS_SCHEME

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

_LINK = re.compile(r'\b(href|src)="([^"#?]+)([^"]*)"')
_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9 ,]*[.!?]?")
"""One sentence in which no Markdown extension has anything to change; the common case."""


class SiteMarkdown:
    """Renders Markdown that stands outside of pages: in the settings and in front matter.

    A link in it starts from the page's own folder or from the documentation folder.
    `dead_links` holds the targets that are in neither, each with a page that it stands on.
    """

    def __init__(self, config: MkDocsConfig, files: Files) -> None:
        self._config = config
        self._files = files
        self._markdown: markdown.Markdown | None = None
        self._to_html = lru_cache(maxsize=1024)(self._convert)
        self.dead_links: dict[str, str] = {}

    def render(self, text: str, page: Page) -> str:
        """Return the HTML of `text` for `page`."""
        text = text.strip()
        if _PLAIN.fullmatch(text):
            return f"<p>{escape(text)}</p>"
        html, has_links = self._to_html(text)
        return _LINK.sub(lambda match: self._link(match, page), html) if has_links else html

    def _convert(self, text: str) -> tuple[str, bool]:
        """Return the HTML, the same for all pages, and whether it links to files of the site."""
        if self._markdown is None:
            self._markdown = markdown.Markdown(
                extensions=self._config.markdown_extensions,
                extension_configs=self._config.mdx_configs or {},
            )
        self._markdown.reset()
        html = str(self._markdown.convert(text))
        return html, any(_is_of_site(match[2]) for match in _LINK.finditer(html))

    def _link(self, match: re.Match[str], page: Page) -> str:
        """Point a link to a file of the site at the address the file has, seen from `page`."""
        attribute, target, rest = match.groups()
        if not _is_of_site(target):
            return match[0]
        path = unquote(unescape(target))
        for base in (posixpath.dirname(page.file.src_uri), ""):
            file = self._files.get_file_from_path(posixpath.normpath(posixpath.join(base, path)))
            if file is not None:
                return f'{attribute}="{get_relative_url(file.url, page.url)}{rest}"'
        self.dead_links.setdefault(path, page.file.src_uri)
        return match[0]


def _is_of_site(target: str) -> bool:
    """Tell whether a link leads to a file of the site, by a relative path."""
    return not target.startswith("/") and HAS_SCHEME.match(unescape(target)) is None
