"""The check of a whole site: what only all jobs together, or the settings beside them, can show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_careers.rules.board import check_board, missing_organization, missing_site_url

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from mkdocs_careers.diagnostics import Diagnostic, Problem
    from mkdocs_careers.model import Job
    from mkdocs_careers.settings_file import SettingsFile


def check_site(
    jobs: Collection[Job],
    site: SettingsFile,
    site_url: str | None,
    *,
    locate: Callable[[Job, Problem], Diagnostic | None],
    name_of: Callable[[Job], str],
) -> Iterator[Diagnostic]:
    """Yield what is wrong.

    `locate` gives a problem its place in a job's file, which messages call by `name_of`.
    """
    for job, problem in check_board(jobs, name_of):
        located = locate(job, problem)
        if located is not None:
            yield located
    if not jobs:
        return
    problems = list(missing_site_url(site_url))
    if "organization" not in site.wrong_options:  # else what is wrong with it is said already
        problems += missing_organization(jobs, in_plugin=bool(site.locator.root))
    for problem in problems:
        located = site.locator.locate(problem, site.settings.rules)
        if located is not None:
            yield located
