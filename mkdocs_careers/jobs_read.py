"""The jobs as read: every job file of a site, in all languages, and what is wrong with them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from mkdocs_careers.all_jobs import right_jobs
from mkdocs_careers.commits import read_commits
from mkdocs_careers.reader import locate_in
from mkdocs_careers.reporters import render_full
from mkdocs_careers.rules.board import BoardCheck
from mkdocs_careers.settings import GIT
from mkdocs_careers.site_check import check_site

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date

    from mkdocs_careers.diagnostics import Diagnostic, Problem
    from mkdocs_careers.model import Job
    from mkdocs_careers.reader import ReadResult
    from mkdocs_careers.settings_file import SettingsFile


@dataclass(frozen=True)
class JobsRead:
    """Every job file as read, by its path under the documentation folder, and what is wrong.

    `commits` are the days on which the files changed last, where git was asked; `note` says why
    it did not answer.
    """

    results: Mapping[str, ReadResult]
    found: list[Diagnostic]
    commits: Mapping[str, date] = field(default_factory=dict)
    note: str = ""

    @cached_property
    def right(self) -> dict[str, Job]:
        """Return the jobs without mistakes."""
        return right_jobs(self.results.items())

    def describe_mistakes(self) -> dict[str, str]:
        """Return the report for each file without a right job, with that of its original."""
        reports = {}
        for path, result in self.results.items():
            if path not in self.right:
                of = self.results.get(result.job.translation_of or path) if result.job else None
                names = {result.path, of.path if of else result.path}
                reports[path] = render_full(d for d in self.found if d.path in names)
        return reports

    def ask_git(self, site: SettingsFile) -> JobsRead:
        """Return the same with the days on which files changed, if the settings ask for them."""
        if site.settings.lastmod != GIT:
            return self
        commits = read_commits(site.docs_dir, self.results)
        return replace(self, commits=commits.days, note=commits.note)


def diagnose(
    results: Mapping[str, ReadResult],
    pages: Iterable[tuple[str, str]],
    site: SettingsFile,
    site_url: str | None,
    *,
    read_job: Callable[[str], bytes],
    read_file: Callable[[str], bytes | None],
    in_folders: bool,
) -> list[Diagnostic]:
    """Return what is wrong with the job files, and with the site for their sake, in order.

    `pages` are those that are no jobs, by path and by the name that messages have for them.
    `read_job` returns the bytes of a job's file, `read_file` the first of any file of the site.
    `in_folders`: each page has a folder of its own.
    """

    def locate(job: Job, problem: Problem) -> Diagnostic | None:
        return locate_in(results[job.path].path, read_job(job.path), problem, site.settings, job)

    found = [diagnostic for result in results.values() for diagnostic in result.diagnostics]
    read = dict(enumerate(result.job for result in results.values() if result.job is not None))
    board = BoardCheck(site.settings, in_folders=in_folders)
    for path, name in pages:
        board.add_page(path, name)
    for number, job in read.items():
        board.add(number, job)
    found += check_site(
        board,
        site,
        site_url,
        find_jobs=lambda numbers: {number: read[number] for number in numbers},
        locate=locate,
        name_of=lambda job: results[job.path].path,
        read_file=read_file,
    )
    return sorted(found, key=lambda diagnostic: diagnostic.sort_key)
