"""Spellings: departments and towns that are spelt two ways across the jobs of a site."""

from __future__ import annotations

import re
import unicodedata
from array import array
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

from mkdocs_careers.codes import Code
from mkdocs_careers.diagnostics import Problem
from mkdocs_careers.model import State
from mkdocs_careers.rules.posting import name
from mkdocs_careers.schema import name_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from mkdocs_careers.diagnostics import KeyPath
    from mkdocs_careers.model import Job
    from mkdocs_careers.settings import Settings

_Word: TypeAlias = tuple[str, str, str]
"""The key it stands at, the country of a town, and what is the same in all of its spellings."""

_MOST_WORDS, _MOST_SPELLINGS = 5_000, 20
"""More are not followed: a site with so many has another trouble."""

_ALIKE = str.maketrans("", "", " \t\n\u00a0\u202f-\u2010\u2011\u2012\u2013\u2014_.,:;/()'\u2019\"")
_ACCENTS = re.compile(r"(?<=[a-z])[\u0300-\u036f]+")
"""Elsewhere than on Latin letters such marks make another letter."""


class Spellings:
    """The spellings of each word, with the numbers of the jobs that have them."""

    def __init__(self, settings: Settings) -> None:
        self._jobs: dict[_Word, dict[str, array[int]]] = {}
        self._given: dict[_Word, list[str]] = {}
        unit = settings.defaults.get("employment_unit")
        if unit is not None:
            self._given[_unit(unit)] = [unit]
        for place in settings.places.values():
            if place.address_locality:
                word = _town(place.address_country, place.address_locality)
                self._given.setdefault(word, []).append(place.address_locality)

    def add(self, number: int, job: Job) -> None:
        """Note down how a job that has not ended spells its words."""
        if job.status in (State.FILLED, State.CLOSED):
            return
        for word, text, _ in _words(job):
            spellings = self._jobs.get(word)
            if spellings is None:
                if len(self._jobs) >= _MOST_WORDS:
                    continue
                spellings = self._jobs[word] = {}
            numbers = spellings.get(text)
            if numbers is None:
                if len(spellings) >= _MOST_SPELLINGS:
                    continue
                numbers = spellings[text] = array("I")
            if not numbers or numbers[-1] != number:
                numbers.append(number)

    def suspects(self) -> set[int]:
        """Return the numbers of the jobs to name and to report."""
        found: set[int] = set()
        for word, usual, rare in self._doubtful():
            spellings = self._jobs[word]
            found.update(*(spellings[text] for text in rare), spellings.get(usual, ())[:1])
        return found

    def problems(
        self, jobs: Mapping[int, Job], name_of: Callable[[Job], str]
    ) -> Iterator[tuple[Job, Problem]]:
        """Yield a job and its problem for each spelling that is not the usual one."""
        for word, usual, rare in self._doubtful():
            spellings = self._jobs[word]
            first = jobs.get(spellings[usual][0]) if usual in spellings else None
            elsewhere = "elsewhere" if usual in spellings else "in the settings"
            where = f"in `{name_of(first)}`" if first else elsewhere
            for text in rare:
                for number in spellings[text]:
                    job = jobs.get(number)
                    path = next((p for _, t, p in _words(job) if t == text), None) if job else None
                    if job is not None and path is not None:
                        yield job, _problem(path, text, usual, where)

    def _doubtful(self) -> Iterator[tuple[_Word, str, list[str]]]:
        """Yield words with the usual spelling, the settings' or else that of most jobs, and others.

        The settings can have two of their own, for reasons of their own.
        """
        for word, spellings in self._jobs.items():
            given = self._given.get(word, [])
            if not given and len(spellings) == 1:
                continue
            by_use = sorted(spellings, key=lambda s: (-len(spellings[s]), spellings[s][0]))
            usual = given[0] if given else by_use[0]
            rare = [spelling for spelling in by_use if spelling not in (usual, *given)]
            if rare:
                yield word, usual, rare


def _words(job: Job) -> Iterator[tuple[_Word, str, KeyPath]]:
    """Yield a job's words, each as it is spelt and with its place in the file."""
    if job.employment_unit:
        yield _unit(job.employment_unit), job.employment_unit, ("employment_unit",)
    for index, place in enumerate(job.job_location):
        if place.address_locality:
            path = ("job_location", index, "address_locality")
            yield (
                _town(place.address_country, place.address_locality),
                place.address_locality,
                path,
            )


def _unit(text: str) -> _Word:
    return ("employment_unit", "", _plain(text))


def _town(country: str, text: str) -> _Word:
    return ("address_locality", country, _plain(text))


@lru_cache(maxsize=4096)
def _plain(text: str) -> str:
    """Return what is left without capitals, accents, spaces and hyphens; `&` is `and`.

    `C`, `C++` and `C#` stay apart.
    """
    letters = unicodedata.normalize("NFKD", text.casefold().replace("&", "and"))
    return _ACCENTS.sub("", letters).translate(_ALIKE) or text


def _problem(path: KeyPath, text: str, usual: str, where: str) -> Problem:
    label = name("employment_unit") if path[0] == "employment_unit" else name_key(path)
    return Problem(
        Code.SPELT_TWO_WAYS,
        f"{label} is `{text}` here and `{usual}` {where}.",
        path,
        hint=f"write `{usual}`",
        help="Lists and filters take two spellings for two of them.",
    )
