"""Markdown of the settings and front matter, rendered as MkDocs renders pages."""

from __future__ import annotations

import posixpath
import re
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import markdown
from markupsafe import escape
from mkdocs.utils import get_relative_url

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

_LINK = re.compile(r'\b(href|src)="([^"#?]+)([^"]*)"')
_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9 ,()/]*[.!?]?(?: [A-Z][A-Za-z0-9 ,()/]*[.!?]?)*")
"""One paragraph in which no Markdown extension has anything to change; the common case."""


class SiteMarkdown:
    """Renders Markdown that stands outside of pages; links are relative to `base`'s folder."""

    def __init__(self, config: MkDocsConfig, files: Files) -> None:
        self._config = config
        self._files = files
        self._markdown: markdown.Markdown | None = None
        self._to_html = lru_cache(maxsize=1024)(self._convert)

    def render(self, text: str, page: Page, base: str = "") -> str:
        """Return the HTML of `text` for `page`; `base` is the folder that its links start from."""
        text = text.strip()
        if _PLAIN.fullmatch(text):
            return f"<p>{escape(text)}</p>"
        html = self._to_html(text)
        if "=" not in html:
            return html
        return _LINK.sub(lambda match: self._link(match, page, base), html)

    def _convert(self, text: str) -> str:
        if self._markdown is None:
            self._markdown = markdown.Markdown(
                extensions=self._config.markdown_extensions,
                extension_configs=self._config.mdx_configs or {},
            )
        self._markdown.reset()
        return str(self._markdown.convert(text))

    def _link(self, match: re.Match[str], page: Page, base: str) -> str:
        """Point a link to a file of the site at the address the file has, seen from `page`."""
        attribute, target, rest = match.groups()
        parts = urlsplit(target)
        if parts.scheme or parts.netloc or target.startswith("/"):
            return match[0]
        file = self._files.get_file_from_path(posixpath.normpath(posixpath.join(base, target)))
        if file is None:
            return match[0]
        return f'{attribute}="{get_relative_url(file.url, page.url)}{rest}"'
