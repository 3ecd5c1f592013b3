"""Site text: Markdown as MkDocs would render it, where its configuration can be used as data."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from mkdocs_careers.outputs.page_title import demote_titles

if TYPE_CHECKING:
    from collections.abc import Mapping

    from markdown import Markdown

_FRONT_MATTER = re.compile(r"---\n.*?\n---\n\n*", re.DOTALL)


class SiteTextError(Exception):
    """Python-Markdown, or an extension, is not there or cannot do with its options."""


class SiteText:
    """Renders Markdown with extensions, by their names and options.

    Raises:
        SiteTextError: So does every method.
    """

    def __init__(self, extensions: Mapping[str, Mapping[str, Any]]) -> None:
        self._extensions = extensions
        self._settings = self._make()

    def render_body(self, host_text: str, title: str) -> str:
        """Return a job's text as HTML, from what the host gets of its file.

        Every page has a converter of its own, since some extensions remember what they have read.
        """
        text = host_text[match.end() :] if (match := _FRONT_MATTER.match(host_text)) else host_text
        return demote_titles(_convert(self._make(), text), title)

    def render(self, text: str) -> str:
        """Return Markdown of the settings, or of the front matter, as HTML."""
        self._settings.reset()
        return _convert(self._settings, text.strip())

    def _make(self) -> Markdown:
        try:
            from markdown import Markdown  # it comes with MkDocs, which we work without

            return Markdown(
                extensions=list(self._extensions),
                extension_configs={name: dict(given) for name, given in self._extensions.items()},
            )
        except Exception as error:
            raise SiteTextError(_explain(error)) from error


def _convert(markdown: Markdown, text: str) -> str:
    try:
        return str(markdown.convert(text))
    except Exception as error:
        raise SiteTextError(_explain(error)) from error


def _explain(error: Exception) -> str:
    """Say what an extension has against its options or a text: it can raise anything."""
    return f"{type(error).__name__}, {error}"
