"""MkDocs' sites in several languages, as the plugin `i18n` (mkdocs-static-i18n) builds them.

It builds the site once for each language, one build inside the end of the other, and makes the
files of every language anew. A page that is not translated is built again below the language's
address, from the file in the default language: here that is called a fallback.
"""

from __future__ import annotations

import copy
from dataclasses import dataclass, field
from functools import cached_property
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from mkdocs.structure.files import File

from mkdocs_careers.editions import OTHER_LANGUAGES
from mkdocs_careers.languages import language_tag
from mkdocs_careers.localization import Localization

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from mkdocs.config.defaults import MkDocsConfig

    from mkdocs_careers.publication import Publication


@dataclass
class SiteLanguages:
    """The languages of a site while it is built; without `plugin` there is but one."""

    config: MkDocsConfig
    plugin: Any
    localization: Localization | None
    _hidden: set[str] = field(default_factory=set)
    _versions: dict[str, Mapping[str, str]] = field(default_factory=dict)
    _made: dict[str, list[File]] = field(default_factory=dict)

    @classmethod
    def of(cls, config: MkDocsConfig, localization: Localization | None) -> SiteLanguages:
        """Return the languages of a site; its file says how it keeps them apart.

        Where it does not, as hooks can write a configuration, the plugin knows.
        """
        plugin = config.plugins.get("i18n")
        if plugin is None or not hasattr(plugin, "build_languages"):
            return cls(config, None, None)
        return cls(config, plugin, localization or _read_plugin(plugin))

    @property
    def is_several(self) -> bool:
        """Tell whether the site is built for several languages, one after the other."""
        return self.plugin is not None

    @property
    def current(self) -> str | None:
        """Return the language that is built now."""
        return self.plugin.current_language if self.plugin else None

    @property
    def prefix(self) -> str:
        """Return the folder of the site that the pages of this language lie in: `de/`."""
        return self._prefix(self.current)

    @cached_property
    def _built(self) -> Sequence[str]:
        return tuple(self.plugin.build_languages) if self.plugin else ()

    @cached_property
    def _site_urls(self) -> Mapping[str, str | None]:
        """The address of the site for those languages that have one of their own."""
        own = {tag: self.plugin.get_language_config(tag).site_url for tag in self._built}
        return {tag: url for tag, url in own.items() if url}

    def is_fallback(self, path: str) -> bool:
        """Tell whether the page of the file at `path` repeats one in another language."""
        return self.home_of(path) != self.current

    def has_page(self, path: str) -> bool:
        """Tell whether the file at `path` has a page in some language that is built."""
        known = self.localization
        return known is None or known.language_of(path) in self._built

    def home_of(self, path: str) -> str | None:
        """Return the language whose pages the file at `path` has its own page among."""
        if self.localization is None:
            return self.current
        language = self.localization.language_of(path)
        return language if language in self._built else self.current

    def address(self, path: str, language: str | None = None) -> str:
        """Return where the page of a file is, from the root of the site; or of its `language`."""
        page = self.localization.split(path).path if self.localization else path
        file = File(page, None, "", self.config.use_directory_urls)
        return self._prefix(language or self.home_of(path)) + file.url

    def absolute(self, path: str, language: str | None = None) -> str | None:
        """Return the whole address of the page of a file; None where the site has none."""
        url = self.config.site_url
        if self.plugin:
            own = self._site_urls.get(language or self.home_of(path) or "")
            url = own or self.plugin.original_configs.get("site_url", url)
        return urljoin(url, self.address(path, language)) if url else None

    def alternates(self, path: str) -> tuple[tuple[str, str], ...] | None:
        """Return the addresses of a page that every language has; None where there is but one."""
        if not self.plugin:
            return None
        found = [
            (language_tag(tag), url) for tag in self._built if (url := self.absolute(path, tag))
        ]
        default = self.absolute(path, self.plugin.default_language)
        return (*found, (OTHER_LANGUAGES, default)) if len(found) > 1 and default else ()

    @property
    def no_alternates(self) -> tuple[tuple[str, str], ...] | None:
        """Return what the head of a page in one language says; None leaves it to the theme."""
        return () if self.plugin else None

    def place(self, file: File, home: str) -> None:
        """Put a page among those of the current language, where the plugin has not made it.

        `home` is the path of the careers index, which every language has: it is where the theme's
        choice of languages leads to from pages that are not in all of them.
        """
        if not self.plugin:
            return
        page: Any = file
        if file.generated_by is not None:
            page.dest_uri = self._prefix(self.current) + file.dest_uri
            page.locale = page.localization = page.locale_alternate_of = self.current
            page.norm_src_uri = file.src_uri
            page.alternates = {self.current: file}
        for language in self._built:
            elsewhere = SimpleNamespace(url=self.address(home, language), page=None)
            page.alternates.setdefault(language, elsewhere)

    def note(
        self,
        publication: Publication,
        jobs: Mapping[str, File],
        index: File,
        is_hidden: Callable[[str], bool],
    ) -> None:
        """Note down what the sitemap of all languages is to say of this one's pages."""
        if not self.plugin:
            return
        self._made[str(self.current)] = [index]
        for path, file in jobs.items():
            if is_hidden(path):
                self._hidden.add(file.url)
            elif path in publication.jobs:
                self._versions[file.url] = dict(publication.alternates(path, self.absolute))

    def list_pages(self, listed: Mapping[str, Iterable[File]]) -> dict[str, list[File]]:
        """Return what the plugin's sitemap lists, by language, with jobs as they are advertised."""
        found = {}
        for language, files in listed.items():
            made = self._made.get(language, [])
            kept = [file for file in files if file.url not in self._hidden and file not in made]
            found[language] = [self._as_listed(file) for file in (*kept, *made)]
        return found

    def _as_listed(self, file: File) -> File:
        """Return a job's file with the languages that it really is in, and not its fallbacks."""
        if file.url not in self._versions:
            return file
        shown = copy.copy(file)
        shown.alternates = {  # type: ignore[attr-defined]
            tag: SimpleNamespace(url="", page=SimpleNamespace(canonical_url=url))
            for tag, url in self._versions[file.url].items()
        }
        return shown

    def _prefix(self, language: str | None) -> str:
        is_top = not self.plugin or language in (None, self.plugin.default_language)
        return "" if is_top else f"{language}/"


def is_further_build(config: MkDocsConfig) -> bool:
    """Tell whether a build is of a further language, inside the one of the first."""
    return bool(getattr(config.plugins.get("i18n"), "building", False))


def _read_plugin(plugin: Any) -> Localization:
    languages = tuple(tag for tag in plugin.all_languages if tag != "null")
    in_folders = plugin.config.docs_structure == "folder"
    return Localization(plugin.default_language, languages, in_folders)
