"""Localization: the language of a file by its path, where a site keeps several.

mkdocs-static-i18n knows two structures: a suffix, `careers/job.de.md` beside `careers/job.md`, and
a folder, `de/careers/job.md` beside `en/careers/job.md`. A file without either is in the default
language.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

_LANGUAGE = re.compile(r"[a-z]{2}(-[A-Za-z]{4})?(-[A-Z]{2})?|[a-z]{2}_[A-Z]{2}")
"""What mkdocs-static-i18n takes for a language, known or not: `job.js.md` is written in `js`."""


class LocalPath(NamedTuple):
    """A path without its language, the same for all translations, and the language it names."""

    path: str
    language: str | None


@dataclass(frozen=True, slots=True)
class Localization:
    """The languages of a site, and how its files are told apart: by a suffix, or `in_folders`."""

    default: str
    languages: tuple[str, ...]
    in_folders: bool = False

    def split(self, path: str) -> LocalPath:
        """Take the language out of a path under the documentation folder."""
        if self.in_folders:
            language, slash, rest = path.partition("/")
            return LocalPath(rest, language) if slash and self.names(language) else _plain(path)
        folder, slash, name = path.rpartition("/")
        stem, dot, ending = name.rpartition(".")
        stem, inner_dot, language = stem.rpartition(".")
        if stem and inner_dot and self.names(language):
            return LocalPath(f"{folder}{slash}{stem}{dot}{ending}", language)
        return _plain(path)

    def language_of(self, path: str) -> str:
        """Return the language that the file at `path` is written in."""
        return self.split(path).language or self.default

    def originals(self, path: str) -> tuple[str, ...]:
        """Return where the default language's file of a page can be; `path` names no language."""
        if self.in_folders:
            return f"{self.default}/{path}", path
        stem, dot, ending = path.rpartition(".")
        return path, f"{stem}.{self.default}{dot}{ending}"

    def names(self, part: str) -> bool:
        """Tell whether a part of a path is taken for a language."""
        return part in self.languages or _LANGUAGE.fullmatch(part) is not None


def _plain(path: str) -> LocalPath:
    return LocalPath(path, None)
