"""Site jobs: every job of a site in any state, read without a host."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

import click

from mkdocs_careers.all_jobs import read_all, right_jobs
from mkdocs_careers.cli.job_paths import docs_path, find_jobs
from mkdocs_careers.host_yaml import show_path
from mkdocs_careers.job_files import read_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

    from mkdocs_careers.model import Job
    from mkdocs_careers.reader import ReadResult
    from mkdocs_careers.settings_file import SettingsFile


@dataclass(frozen=True, slots=True)
class SiteJobs:
    """The jobs of a site without errors, by their path under the documentation folder.

    Translations are jobs, too. `names` says how messages call every file, right or wrong.
    `wrong` are the names of files with errors, sorted. `texts` are the same for two files only
    if their ads have the same text.
    """

    jobs: Mapping[str, Job]
    names: Mapping[str, str]
    wrong: Sequence[str]
    texts: Mapping[str, bytes]


def read_site_jobs(site: SettingsFile, instant: datetime) -> SiteJobs:
    """Read every job of a site from disk."""
    folders = [folder for folder in site.jobs_dirs if folder.is_dir()]
    paths = {_under(path, site): path for path in find_jobs(folders, site)}
    names = {path: show_path(file) for path, file in paths.items()}
    return read_files(names, lambda path: read_file(paths[path]), site, instant)


def read_files(
    names: Mapping[str, str], read: Callable[[str], bytes], site: SettingsFile, instant: datetime
) -> SiteJobs:
    """Read job files from anywhere: `names` has their paths, and `read` returns their bytes.

    What is kept of each is its job, so that memory grows with the jobs and not with their texts.
    """
    wrong: list[str] = []
    texts: dict[str, bytes] = {}

    def results() -> Iterator[tuple[str, ReadResult]]:
        for path, result in read_all(names, read, names.__getitem__, site, instant):
            if result.job is None or result.has_errors:
                wrong.append(names[path])
            texts[path] = sha256(result.host_text.encode("utf-8", "surrogatepass")).digest()
            yield path, result

    jobs = right_jobs(results())
    ordered = {path: jobs[path] for path in names if path in jobs}
    return SiteJobs(ordered, names, sorted(wrong), texts)


def tell_wrong(found: SiteJobs, where: str = "") -> None:
    """Say that there are files with mistakes, which the jobs are without."""
    if found.wrong:
        number = len(found.wrong)
        files = "1 job file has" if number == 1 else f"{number:,} job files have"
        click.echo(
            f"note: {files} mistakes{where}, and what is printed is without "
            f"{'it' if number == 1 else 'them'}. `mkdocs-careers check` tells what is wrong.",
            err=True,
        )


def _under(path: Path, site: SettingsFile) -> str:
    """Return where a job lies under the documentation folder, by its own name and not a link's."""
    try:
        return path.relative_to(site.docs_dir).as_posix()
    except ValueError:
        return docs_path(path, site)
