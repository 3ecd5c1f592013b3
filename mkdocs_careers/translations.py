"""Translations: job files that say in another language what one file says for all of them.

A file is a translation by its path (mkdocs-static-i18n) or by `language` and `translation_of`. It
holds only words; the facts and the state come from the original, the file in the default language.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from posixpath import basename, dirname, join, normpath
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from mkdocs_careers.codes import Code
from mkdocs_careers.diagnostics import Problem
from mkdocs_careers.languages import is_language, is_same, name_language
from mkdocs_careers.localization import LocalPath
from mkdocs_careers.rules.language import language_problem
from mkdocs_careers.schema import is_key, name_key
from mkdocs_careers.translatable import find_facts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs_careers.localization import Localization
    from mkdocs_careers.schema_overlay import Overlay
    from mkdocs_careers.settings import Settings

LANGUAGE, TRANSLATION_OF = "language", "translation_of"
_PURPOSE = (
    "A translation holds only what is translated. Dates, places, pay and whether the job is open "
    "come from one file, so that nobody changes them in one language and forgets the other."
)


@dataclass(frozen=True, slots=True)
class Original:
    """A job file that others may translate: `path` is under the documentation folder.

    `data` are its checked values, None where the file cannot be read.
    """

    path: str
    data: Mapping[str, Any] | None


FindJob: TypeAlias = Callable[[str], Original | None]
"""Reads the job file at a path under the documentation folder; None where no job is."""


class Version(NamedTuple):
    """One file of a job: its language, where it is known, and what it translates, if anything.

    `of` is the path of the original; without `original` the file's facts are not known.
    """

    language: str | None
    of: str | None = None
    original: Original | None = None


def find_version(
    path: str, own: Mapping[str, Any], settings: Settings, find: FindJob | None
) -> tuple[Version, list[Problem]]:
    """Return what the job file at `path`, with the keys `own`, is among those of other languages.

    Without `find` nothing is known of other files.
    """
    known = settings.localization
    local = known.split(path) if known else LocalPath(path, None)
    problems: list[Problem] = []
    language = _find_language(own, local.language, known, problems)
    value = own.get(TRANSLATION_OF)
    if isinstance(value, str) and value.strip():
        if language is None and LANGUAGE not in own:
            problems.append(_no_language())
        version = _version(language, _targets(value.strip(), local.path, known), find)
        if version.of == path:
            problems.append(_itself())
            return Version(language), problems
        if version.original is not None:
            home = known.default if known else settings.language
            problems += _check_original(value, version.language, version.original, home)
        elif find is not None:
            problems.append(_no_file(value))
        return version, problems
    if known is None or local.language is None or is_same(local.language, known.default):
        home = settings.defaults.get(LANGUAGE) or (known.default if known else None)
        return Version(language or home), problems
    version = _version(language, known.originals(local.path), find)
    if version.original is not None:
        name = basename(version.original.path)
        problems += _check_chain(name, version.original, ())
    elif find is not None:
        if "date_posted" in own:  # a job that there is in this language alone
            return Version(language), problems
        problems.append(_no_original(version.of or "", local.language))
    return version, problems


def fact_problems(
    own: Mapping[str, Any], version: Version, overlay: Overlay | None
) -> Iterator[Problem]:
    """Yield where a translation holds a fact; `own` has its keys that are a job's."""
    original = (version.original.data if version.original else None) or {}
    name = basename(version.of or "")
    facts = (path for path in find_facts(own, original, overlay) if is_key(path, overlay))
    for index, path in enumerate(facts):
        there: Any = original
        for step in path:
            there = there.get(step) if isinstance(there, dict) else None
        yield Problem(
            Code.FACT_IN_TRANSLATION,
            f"{name_key(path)} is a fact, and this is a translation.",
            path,
            hint=f"take it out: `{name}` has it" if there is not None else f"move it to `{name}`",
            help="" if index else _PURPOSE,
            on_key=True,
        )


def _find_language(
    own: Mapping[str, Any],
    by_path: str | None,
    known: Localization | None,
    problems: list[Problem],
) -> str | None:
    """Return the language that the path says, or else the file; add what is wrong with either."""
    tag = own.get(LANGUAGE)
    named = tag.strip() if isinstance(tag, str) and tag.strip() else None
    if named and not is_language(named):
        problems.append(language_problem(name_key((LANGUAGE,)), (LANGUAGE,), named))
        named = None
    if by_path is None or known is None:
        return named
    if by_path not in known.languages:
        problems.append(_unknown_suffix(by_path, known.languages))
    if named and not is_same(named, by_path):
        problems.append(_two_languages(named, by_path))
    return by_path


def _targets(value: str, page: str, known: Localization | None) -> tuple[str, ...]:
    """Return the paths that `translation_of` can mean: beside the file, or from the top.

    A site with languages has the default's file at one of several paths.
    """
    found: list[str] = []
    for folder in (dirname(page), ""):
        base = normpath(join(folder, value.lstrip("/")))
        found += (base, *(known.originals(known.split(base).path) if known else ()))
    return tuple(dict.fromkeys(path for path in found if not path.startswith("..")))


def _version(language: str | None, candidates: tuple[str, ...], find: FindJob | None) -> Version:
    for candidate in candidates if find else ():
        original = find(candidate) if find else None
        if original is not None:
            return Version(language, original.path, original)
    return Version(language, next(iter(candidates), ""))


def _check_original(
    value: str, language: str | None, original: Original, home: str | None
) -> Iterator[Problem]:
    """Check what a translation names as its original; `home` is the site's own language."""
    yield from _check_chain(value, original, (TRANSLATION_OF,))
    there = (original.data or {}).get(LANGUAGE) or home
    if language and isinstance(there, str) and is_same(there, language):
        yield Problem(
            Code.DUPLICATE_TRANSLATION,
            f"`{value}` is in {name_language(there)} already.",
            (TRANSLATION_OF,),
            hint=f"is `{LANGUAGE}` right?",
        )


def _check_chain(name: str, original: Original, path: tuple[str, ...]) -> Iterator[Problem]:
    target = (original.data or {}).get(TRANSLATION_OF)
    if target is not None:
        yield Problem(
            Code.UNKNOWN_ORIGINAL,
            f"`{name}` is a translation itself.",
            path,
            hint=f"write `{TRANSLATION_OF}: {target}`",
            help="All translations name the one file that has the facts.",
        )


def _itself() -> Problem:
    return Problem(
        Code.UNKNOWN_ORIGINAL,
        "The file is named as a translation of itself.",
        (TRANSLATION_OF,),
        hint="name the file it translates, or leave the line out",
    )


def _no_file(value: str) -> Problem:
    return Problem(
        Code.UNKNOWN_ORIGINAL,
        f"{name_key((TRANSLATION_OF,))}: there is no job file `{value}`.",
        (TRANSLATION_OF,),
        hint="" if value.endswith(".md") else f"did you mean `{value}.md`?",
        help="Write the way to the file from this one's folder, such as `program-coordinator.md`.",
    )


def _no_original(path: str, language: str) -> Problem:
    return Problem(
        Code.UNKNOWN_ORIGINAL,
        f"The file translates `{basename(path)}` into {name_language(language)}, "
        "and there is no such job.",
        hint="has it another name, or is the job gone?",
        help="Give both files one name. If there is the job in this language alone, write its "
        "facts here, with `date_posted` first.",
    )


def _no_language() -> Problem:
    return Problem(
        Code.MISSING_KEY,
        f"{name_key((TRANSLATION_OF,))} needs `{LANGUAGE}` beside it.",
        (TRANSLATION_OF,),
        hint=f"add `{LANGUAGE}: de`",
        on_key=True,
    )


def _unknown_suffix(language: str, languages: tuple[str, ...]) -> Problem:
    listed = ", ".join(f"`{tag}`" for tag in languages)
    return Problem(
        Code.UNKNOWN_LANGUAGE,
        f"The path says that this is in `{language}`, which is no language of this site, and so "
        "no page is made of it.",
        hint="rename the file, or add the language",
        help=f"The plugin `i18n` has {listed} under `languages`. One that is not ready yet has "
        "`build: false` there.",
    )


def _two_languages(named: str, by_path: str) -> Problem:
    return Problem(
        Code.NOT_ALLOWED,
        f"{name_key((LANGUAGE,))} is `{named}`, and the path says `{by_path}`.",
        (LANGUAGE,),
        hint="leave the line out",
        help="Where the plugin `i18n` stands in the configuration, the path says it.",
    )
