"""Markdown of the settings and front matter, rendered with MyST's own parser."""

from __future__ import annotations

import posixpath
import re
from functools import lru_cache
from html import escape, unescape
from typing import TYPE_CHECKING
from urllib.parse import unquote

from markdown_it.renderer import RendererHTML
from myst_parser.config.main import MdParserConfig
from myst_parser.parsers.mdit import create_md_parser

from mkdocs_careers.host_keys import SPHINX_FILES
from mkdocs_careers.hosts import sphinx_log
from mkdocs_careers.urls import HAS_SCHEME

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_LINK = re.compile(r'\b(href|src)="([^"#?]+)([^"]*)"')
_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9 ,]*[.!?]?")
"""One sentence in which nothing is to be changed; the common case."""


class SiteMarkdown:
    """Renders Markdown that stands outside of documents.

    A link in it starts from the document's own folder or from the source folder. `documents` are
    the names of documents by their file; a link to none of them is a warning, once.
    """

    def __init__(self, documents: Mapping[str, str], config: object) -> None:
        self._documents = documents
        own = config if isinstance(config, MdParserConfig) else MdParserConfig()
        self._parser = create_md_parser(own, RendererHTML)
        self._to_html = lru_cache(maxsize=1024)(self._convert)
        self._dead: set[str] = set()

    def render(self, text: str, docname: str, link: Callable[[str], str]) -> str:
        """Return the HTML of `text` for a document; `link` leads from there to another one."""
        text = text.strip()
        if _PLAIN.fullmatch(text):
            return f"<p>{text}</p>"

        def resolve(match: re.Match[str]) -> str:
            attribute, target, rest = match.groups()
            if target.startswith("/") or HAS_SCHEME.match(unescape(target)):
                return match[0]
            path = unquote(unescape(target))
            for base in (posixpath.dirname(docname), ""):
                found = self._documents.get(posixpath.normpath(posixpath.join(base, path)))
                if found is not None:
                    return f'{attribute}="{escape(link(found))}{rest}"'
            if path.endswith(SPHINX_FILES) and path not in self._dead:
                self._dead.add(path)
                words = f"Words of careers link to {path}, which is not there."
                sphinx_log.warn("dead-link", words, docname)
            return match[0]

        return _LINK.sub(resolve, self._to_html(text))

    def _convert(self, text: str) -> str:
        return str(self._parser.render(text)).strip()
