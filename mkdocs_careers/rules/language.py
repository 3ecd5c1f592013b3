"""Rules about the languages that jobs and settings name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mkdocs_careers.codes import Code
from mkdocs_careers.diagnostics import Problem
from mkdocs_careers.languages import is_language, suggest_language
from mkdocs_careers.near_misses import suggest
from mkdocs_careers.rules.posting import name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

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
    own = settings.defaults.get("language")
    if own and not is_language(own):
        yield language_problem(name("language"), ("defaults", "language"), own)
    if "translation_of" in settings.defaults:
        yield Problem(
            Code.NOT_ALLOWED,
            f"{name('translation_of')} cannot be the same for all jobs.",
            ("defaults", "translation_of"),
            hint="take it out",
            on_key=True,
        )
    for tag, words in settings.languages.items():
        if not is_language(tag):
            where = ("languages", tag)
            yield language_problem("Words in other languages", where, tag, on_key=True)
        yield from _check_words(("languages", tag), words, settings)


def _check_words(path: KeyPath, words: Mapping[str, Any], settings: Settings) -> Iterator[Problem]:
    """Yield words of what the settings do not have."""
    for key in _SINGLE:
        if key in words and getattr(settings, key) is None:
            yield _nothing_there((*path, key), f"The settings have no `{key}`", None)
    for key in _KEYED:
        known = getattr(settings, key)
        for one in words.get(key, {}):
            if one not in known:
                where = (*path, key, one)
                yield _nothing_there(where, f"`{key}` has no `{one}`", suggest(one, known))


def _nothing_there(path: KeyPath, what: str, meant: str | None) -> Problem:
    return Problem(
        Code.UNKNOWN_ORIGINAL,
        f"{what} whose words these could be.",
        path,
        hint=f"did you mean `{meant}`?" if meant else "",
        help="The words of a language take the place of those in the site's own language.",
        on_key=True,
    )
