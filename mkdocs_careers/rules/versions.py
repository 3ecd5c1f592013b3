"""Versions: the files that say one job in several languages, each language once."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from mkdocs_careers.codes import Code
from mkdocs_careers.diagnostics import Problem
from mkdocs_careers.languages import language_tag, name_language
from mkdocs_careers.rules.marks import Marks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from mkdocs_careers.model import Job
    from mkdocs_careers.settings import Settings

_Version: TypeAlias = tuple[str, str]
"""The page that all versions of a job share, and the language of one."""


class Versions:
    """The versions of all jobs; those that there are twice have a problem."""

    def __init__(self, settings: Settings) -> None:
        self._localization = settings.localization
        self._marks = Marks()

    def add(self, number: int, job: Job) -> None:
        """Note down which job this is, and in which language."""
        if self._localization is not None or job.translation_of is not None:
            self._marks.add(number, self._version(job))

    def suspects(self) -> set[int]:
        """Return the numbers of the jobs to report, and to name."""
        return self._marks.numbers(self._marks.repeated())

    def problems(
        self, jobs: Mapping[int, Job], name_of: Callable[[Job], str]
    ) -> Iterator[tuple[Job, Problem]]:
        """Yield each job that another file has in the same language."""
        first: dict[_Version, Job] = {}
        for job in sorted(jobs.values(), key=lambda job: job.path):
            other = first.setdefault(self._version(job), job)
            if other is not job:
                yield job, _problem(job, name_of(other))

    def _version(self, job: Job) -> _Version:
        path = job.translation_of or job.path
        page = self._localization.split(path).path if self._localization else path
        return page, language_tag(job.language or "").casefold()


def _problem(job: Job, other: str) -> Problem:
    into = f" into {name_language(job.language)}" if job.language else ""
    if job.translation_of is None:
        said = f"`{other}` is the same job in the same language."
    else:
        said = f"`{other}` is a translation of the same job{into}, too."
    return Problem(
        Code.DUPLICATE_TRANSLATION,
        said,
        ("translation_of",),
        hint="keep one of the two files",
        help="Nobody could tell which of them counts.",
        on_key=True,
    )
