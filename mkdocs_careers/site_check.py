"""The check of a whole site: what only all jobs together, or the settings beside them, can show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_careers.image_size import HEAD
from mkdocs_careers.rules.address import place_problems
from mkdocs_careers.rules.board import missing_organization, missing_site_url
from mkdocs_careers.rules.feeds import feed_address_problems
from mkdocs_careers.rules.logo import logo_problems

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping
    from pathlib import Path

    from mkdocs_careers.diagnostics import Diagnostic, Problem
    from mkdocs_careers.model import Job
    from mkdocs_careers.rules.board import BoardCheck
    from mkdocs_careers.settings_file import SettingsFile


def check_site(
    board: BoardCheck,
    site: SettingsFile,
    site_url: str | None,
    *,
    find_jobs: Callable[[Collection[int]], Mapping[int, Job]],
    locate: Callable[[Job, Problem], Diagnostic | None],
    name_of: Callable[[Job], str],
    read_file: Callable[[str], bytes | None],
) -> Iterator[Diagnostic]:
    """Yield what is wrong, when every job has been added to `board`.

    `find_jobs` returns jobs by the numbers they were added with. `locate` gives a problem its
    place in a job's file, which messages call by `name_of`. `read_file` returns the first bytes
    of the site's file at a path; None where there is none.
    """
    suspects = board.suspects()
    if suspects:
        for job, problem in board.problems(find_jobs(suspects), name_of):
            located = locate(job, problem)
            if located is not None:
                yield located
    problems = list(feed_address_problems(site.settings, site_url))
    if board.jobs:
        problems += () if problems else missing_site_url(site_url)  # one word on it is enough
        if "organization" not in site.wrong_options:  # else what is wrong with it is said already
            problems += missing_organization(
                board.without_employer, in_plugin=bool(site.locator.root)
            )
        problems += logo_problems(site.settings, read_file)
        problems += place_problems(site.settings)
    for problem in problems:
        located = site.locator.locate(problem, site.settings.rules)
        if located is not None:
            yield located


def read_head(path: Path) -> bytes | None:
    """Return the first bytes of a file, enough to know an image; None where there is no file."""
    try:
        if not path.is_file():  # a pipe would never end
            return None
        with path.open("rb") as file:
            return file.read(HEAD)
    except (OSError, ValueError):  # it cannot be read, or its name cannot be a file's
        return None
