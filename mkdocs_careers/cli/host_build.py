"""A host's build: what a configuration says of it as data, and what only the host can know."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urljoin, urlsplit

from mkdocs_careers.conf_py import CONF_PY, read_conf_py
from mkdocs_careers.host_plugins import named_options
from mkdocs_careers.host_yaml import UNKNOWN, read_host_yaml
from mkdocs_careers.settings_file import CAREERS, CONFIG_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from mkdocs_careers.localization import Localization

_HARMLESS_PLUGINS = frozenset(
    """
    awesome-nav awesome-pages careers exclude-search i18n literate-nav mike minify offline
    privacy
    redirects rss search section-index social tags
""".split()
)
"""Plugins that neither make job files nor change their text or the addresses of their pages."""
_BUILTIN_EXTENSIONS = ("toc", "tables", "fenced_code")
"""Extensions that MkDocs uses on every site."""
_EXTENSIONS = frozenset(
    """
    abbr admonition attr_list codehilite def_list extra fenced_code footnotes legacy_attrs
    legacy_em md_in_html meta nl2br sane_lists smarty tables toc wikilinks
    pymdownx.arithmatex pymdownx.betterem pymdownx.blocks.admonition pymdownx.blocks.caption
    pymdownx.blocks.definition pymdownx.blocks.details pymdownx.blocks.html pymdownx.blocks.tab
    pymdownx.caret pymdownx.critic pymdownx.details pymdownx.emoji pymdownx.escapeall
    pymdownx.extra pymdownx.fancylists pymdownx.highlight pymdownx.inlinehilite pymdownx.keys
    pymdownx.magiclink pymdownx.mark pymdownx.progressbar pymdownx.quotes pymdownx.saneheaders
    pymdownx.smartsymbols pymdownx.striphtml pymdownx.superfences pymdownx.tabbed
    pymdownx.tasklist pymdownx.tilde
""".split()
)
"""Extensions that work with a page's text and nothing else: they read no file and run nothing."""
_UNPUBLISHED = ("exclude_docs", "draft_docs")
_ENGLISH_THEMES = ("mkdocs", "readthedocs", "material")


@dataclass(frozen=True, slots=True)
class HostBuild:
    """One build of a site. None of `site_dir` and `site_url` is known where nobody says it.

    `doubts` say what might change the files, their text or their addresses, and only the host
    knows; `text_doubts` are those about the text alone.
    """

    site_dir: Path | None = None
    site_url: str | None = None
    site_name: str = ""
    theme_language: str | None = None
    directory_urls: bool = True
    extensions: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    languages: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    unpublished: tuple[str, ...] = ()
    """Patterns of files that are no part of the site, as Git has them in `.gitignore`."""
    doubts: tuple[str, ...] = ()
    text_doubts: tuple[str, ...] = ()

    def page_url(self, path: str) -> str:
        """Return where MkDocs puts the page of a Markdown file, from the root of the site."""
        stem = posixpath.splitext(path)[0]
        folder, name = posixpath.split(stem)
        if name in ("index", "README"):
            url = (
                f"{folder}/" if self.directory_urls and folder else posixpath.join(folder, "index")
            )
        else:
            url = f"{stem}/" if self.directory_urls else stem
        return quote(url if url.endswith("/") else f"{url}.html")

    def address_of(self, path: str, known: Localization | None) -> str | None:
        """Return the absolute address of a job's page, in the language that it is written in."""
        if known is None:
            return urljoin(self.site_url, self.page_url(path)) if self.site_url else None
        language = known.language_of(path)
        root = _site_url(self.site_url_in(language))
        if root is None or not self.has_pages_in(language):
            return None
        return urljoin(
            root, self.prefix_of(language, known) + self.page_url(known.split(path).path)
        )

    def has_pages_in(self, language: str) -> bool:
        """Tell whether the site is built in a language, where it has several."""
        return language in self.languages and self.languages[language].get("build") is not False

    def prefix_of(self, language: str, known: Localization | None) -> str:
        """Return the folder of a language's pages: none for the default language."""
        return "" if known is None or language == known.default else f"{language}/"

    def site_url_in(self, language: str | None) -> str | None:
        """Return the address of the site in a language, which can have one of its own."""
        own = self.languages.get(language or "", {}).get("site_url")
        return own if isinstance(own, str) and own else self.site_url


def read_host_build(path: Path, environ: Mapping[str, str]) -> HostBuild:
    """Read the build that `path` configures, or the host's configuration beside it."""
    if path.name == CAREERS:
        folder = path.parent
        path = next((folder / n for n in CONFIG_NAMES[1:] if (folder / n).is_file()), path)
    if path.name == CONF_PY:
        return _read_sphinx(path)
    if path.suffix not in (".yml", ".yaml") or path.name == CAREERS:
        return HostBuild(doubts=("the site is not built by MkDocs",))
    data = read_host_yaml(path, environ).data
    config: Mapping[str, Any] = data if isinstance(data, dict) else {}
    site_dir = config.get("site_dir", "site")
    plugins = named_options(config.get("plugins") or [])
    extensions: dict[str, Mapping[str, Any]] = {name: {} for name in _BUILTIN_EXTENSIONS} | {
        name.removeprefix("markdown.extensions."): options
        for name, options in named_options(config.get("markdown_extensions") or []).items()
    }
    return HostBuild(
        site_dir=path.parent / site_dir if isinstance(site_dir, str) else None,
        site_url=_site_url(config.get("site_url")),
        site_name=_text(config.get("site_name")),
        theme_language=_theme_language(config.get("theme")),
        directory_urls=config.get("use_directory_urls") is not False,
        extensions={name: _known_options(name, options) for name, options in extensions.items()},
        unpublished=tuple("\n".join(_text(config.get(k)) for k in _UNPUBLISHED).splitlines()),
        languages=_languages(plugins.get("i18n", {})),
        doubts=tuple(_doubts(config, plugins)),
        text_doubts=tuple(_text_doubts(extensions, plugins)),
    )


def _read_sphinx(path: Path) -> HostBuild:
    """Return the build of Sphinx that makes a page of each file, as its builder `html` does."""
    conf = read_conf_py(path)
    return HostBuild(
        site_url=_site_url(conf.text_of("html_baseurl")),
        site_name=conf.text_of("project") or "",
        theme_language=conf.text_of("language") or "en",
        directory_urls=False,
        doubts=("Sphinx's builder `html` is taken for granted, and `dirhtml` has other addresses",),
        text_doubts=("Sphinx has a Markdown of its own",),
    )


def _doubts(config: Mapping[str, Any], plugins: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    if config.get("hooks"):
        yield "`hooks` can change anything"
    for key in ("site_url", "site_name", "use_directory_urls", "theme", *_UNPUBLISHED):
        if config.get(key) is UNKNOWN:
            yield f"`{key}` is not known here"
    for name in plugins:
        if name.removeprefix("material/") not in _HARMLESS_PLUGINS:
            yield f"the plugin {_show(name)} can change jobs"
    if plugins.get("i18n", {}).get("build_only_locale"):
        yield "`build_only_locale` of `i18n` leaves languages out"


def _text_doubts(
    extensions: Mapping[str, Mapping[str, Any]], plugins: Mapping[str, Mapping[str, Any]]
) -> Iterator[str]:
    for name, options in extensions.items():
        if name not in _EXTENSIONS:
            yield f"what the extension {_show(name)} does to the text is not known here"
        elif _holds_unknown(_known_options(name, options)):
            yield f"the extension {_show(name)} has an option that only Python can read"
    for tag, language in _languages(plugins.get("i18n", {})).items():
        if language.get("admonition_translations"):
            yield f"`i18n` translates admonitions into `{tag}`"


def _show(name: str) -> str:
    return f"`{name}`" if name != str(UNKNOWN) else "that a variable or a tag names"


def _known_options(name: str, options: Mapping[str, Any]) -> Mapping[str, Any]:
    """Leave out what makes the addresses of headings: no feed has them."""
    if name in ("toc", "pymdownx.tabbed", "pymdownx.blocks.tab"):
        return {key: value for key, value in options.items() if key != "slugify"}
    return options


def _holds_unknown(value: Any) -> bool:
    if isinstance(value, dict):
        return any(map(_holds_unknown, (*value, *value.values())))
    if isinstance(value, list):
        return any(map(_holds_unknown, value))
    return value is UNKNOWN


def _languages(options: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
    listed = options.get("languages")
    entries = listed if isinstance(listed, list) else []
    return {
        tag: entry
        for entry in entries
        if isinstance(entry, dict) and isinstance(tag := entry.get("locale"), str)
    }


def _theme_language(theme: Any) -> str | None:
    """Return the theme's language: Material's option, or the built-in themes' locale."""
    options = theme if isinstance(theme, dict) else {"name": theme or "mkdocs"}
    said = next((options[key] for key in ("language", "locale") if options.get(key)), None)
    if isinstance(said, str):
        return said
    return "en" if options.get("name") in _ENGLISH_THEMES else None


def _site_url(value: Any) -> str | None:
    """Return an address as MkDocs reads it: with a `/` at the end of its path."""
    if not isinstance(value, str) or not value:
        return None
    try:
        parts = urlsplit(value)
    except ValueError:
        return None
    path = parts.path if parts.path.endswith("/") else f"{parts.path}/"
    return parts._replace(path=path).geturl()


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""
