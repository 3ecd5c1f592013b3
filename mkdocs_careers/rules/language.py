"""Rules about the languages that jobs and settings name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_careers.codes import Code
from mkdocs_careers.diagnostics import Problem
from mkdocs_careers.languages import is_language, suggest_language
from mkdocs_careers.near_misses import suggest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_careers.diagnostics import KeyPath
    from mkdocs_careers.settings import Settings

_TAGS = "The tags are those of web pages: a language in two letters, then perhaps a country."
_KEYED = ("organizations", "places")
_SINGLE = ("organization", "open_application")


def language_problem(label: str, path: KeyPath, tag: str, *, on_key: bool = False) -> Problem:
    """Say that `tag` names no language."""
    meant = suggest_language(tag)
    return Problem(
        Code.UNKNOWN_LANGUAGE,
        f"{label}: `{tag}` is no language.",
        path,
        hint=f"did you mean `{meant}`?" if meant else "write a tag such as `de` or `pt-BR`",
        help="" if meant else _TAGS,
        on_key=on_key,
        fix=meant,
    )


def language_problems(settings: Settings) -> Iterator[Problem]:
    """Check the languages of the settings, and that their words translate what is there."""
    if settings.language and not is_language(settings.language):
        yield language_problem("Language (`language`)", ("language",), settings.language)
    for tag, words in settings.languages.items():
        path = ("languages", tag)
        if not is_language(tag):
            yield language_problem("Words in other languages", path, tag, on_key=True)
        for key in _SINGLE:
            if key in words and getattr(settings, key) is None:
                yield _nothing_there((*path, key), f"The settings have no `{key}`", None)
        for key in _KEYED:
            known = getattr(settings, key)
            for name in words.get(key, {}):
                if name not in known:
                    where = (*path, key, name)
                    yield _nothing_there(where, f"`{key}` has no `{name}`", suggest(name, known))


def _nothing_there(path: KeyPath, what: str, meant: str | None) -> Problem:
    return Problem(
        Code.UNKNOWN_ORIGINAL,
        f"{what} whose words these could be.",
        path,
        hint=f"did you mean `{meant}`?" if meant else "",
        help="The words of a language take the place of those in the site's own language.",
        on_key=True,
    )
