"""Addresses: the one page that each file becomes, which no other file may become, too."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias
from unicodedata import normalize

from mkdocs_careers.codes import Code
from mkdocs_careers.diagnostics import Problem
from mkdocs_careers.rules.marks import Marks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from mkdocs_careers.model import Job
    from mkdocs_careers.settings import Settings

_Address: TypeAlias = tuple[str, str | None]
_INDEXES = ("/index", "/readme")


class Addresses:
    """The addresses of all jobs and of the pages beside them; those that there are twice.

    `in_folders`: a page is the index of a folder of its own, `a/index.html`, as MkDocs has it
    unless `use_directory_urls` is off.
    """

    def __init__(self, settings: Settings, *, in_folders: bool) -> None:
        self._localization = settings.localization
        self._in_folders = in_folders
        self._marks = Marks()
        self._pages: dict[_Address, str] = {}

    def add(self, number: int, job: Job) -> None:
        """Note down where a job is."""
        self._marks.add(number, self._address(job.path))

    def add_page(self, path: str, name: str) -> None:
        """Note down where a page is that is no job; messages call it by `name`."""
        self._pages.setdefault(self._address(path), name)

    def suspects(self) -> set[int]:
        """Return the numbers of the jobs to report, and to name."""
        beside = {hash(address) for address in self._pages}
        return self._marks.numbers(self._marks.repeated() | self._marks.among(beside))

    def problems(
        self, jobs: Mapping[int, Job], name_of: Callable[[Job], str]
    ) -> Iterator[tuple[Job, Problem]]:
        """Yield each job whose address another file has."""
        first: dict[_Address, str] = dict(self._pages)
        for job in sorted(jobs.values(), key=lambda job: job.path):
            own = name_of(job)
            other = first.setdefault(self._address(job.path), own)
            if other != own:
                yield job, _problem(other)

    def _address(self, path: str) -> _Address:
        """Return what two files have in common that become one page on some system or other.

        Case counts on some and not on others, and so do two ways to write one accent.
        """
        local = self._localization.split(path) if self._localization else None
        language = self._localization.language_of(path) if self._localization else None
        name = normalize("NFC", local.path if local else path).casefold().removesuffix(".md")
        for index in _INDEXES if self._in_folders else ():
            name = name.removesuffix(index)
        return name, language


def _problem(other: str) -> Problem:
    return Problem(
        Code.SAME_ADDRESS,
        f"The page would get the address of `{other}`.",
        ("title",),
        hint="rename one of the two files",
        help="Only one of them can be there. `a.md` and `a/index.md` are one address, and names "
        "that differ in capital letters alone are one on many systems.",
        on_key=True,
    )
