"""Job paths: the job files that the arguments of a command name."""

from __future__ import annotations

from functools import lru_cache
from glob import glob, has_magic
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mkdocs_careers.host_yaml import show_path
from mkdocs_careers.job_files import is_job_name, walk_jobs
from mkdocs_careers.reporters.full import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_careers.settings_file import SettingsFile


def expand_paths(arguments: Iterable[str]) -> tuple[Path, ...]:
    """Return the files and folders that `arguments` name, as they are or as patterns.

    Raises:
        click.UsageError: One of them is not there, or matches nothing.
    """
    paths: list[Path] = []
    for argument in arguments:
        if Path(argument).exists() or Path(argument).is_symlink():
            paths.append(Path(argument))
        elif not has_magic(argument):
            raise click.UsageError(f"There is no file or folder {printable(argument)}.")
        elif found := sorted(glob(argument, recursive=True)):  # noqa: PTH207 - `..` and `~` stay
            paths += map(Path, found)
        else:
            raise click.UsageError(f"Nothing matches {printable(argument)}.")
    return tuple(paths)


def leave_others(paths: Iterable[Path], site: SettingsFile) -> tuple[Path, ...]:
    """Return `paths` without files that are no jobs of this site, and say which they are."""
    kept: list[Path] = []
    for path in paths:
        if path.is_dir() or is_job_path(path, site):
            kept.append(path)
        else:
            name = printable(show_path(path))
            click.echo(f"note: {name} is no job file of this site.", err=True)
    return tuple(kept)


def find_jobs(paths: Iterable[Path], site: SettingsFile) -> Iterator[Path]:
    """Yield the job files at `paths`, each once: a file itself, or all below a folder.

    What is remembered of them are the folders, and the files that were named one by one.
    """
    folders = [path for path in paths if path.is_dir()]
    files = {_real(path): path for path in paths if not path.is_dir()}
    yield from files.values()
    walked: set[tuple[int, int]] = set()
    for folder in folders:
        for start, inside in _starts(folder, site):
            for job in walk_jobs(start, inside, site.settings, walked, suffixes=site.suffixes):
                if not files or _real(job) not in files:
                    yield job


def find_other_pages(paths: Iterable[Path], site: SettingsFile) -> Iterator[Path]:
    """Yield the pages that are no jobs below those of `paths` that are folders."""
    walked: set[tuple[int, int]] = set()
    for folder in paths:
        if folder.is_dir():
            for start, inside in _starts(folder, site):
                yield from walk_jobs(
                    start, inside, site.settings, walked, others=True, suffixes=site.suffixes
                )


def _starts(folder: Path, site: SettingsFile) -> Iterator[tuple[Path, str]]:
    """Yield where to look for jobs below a folder, and where that is in a folder of the jobs."""
    roots = site.jobs_dirs
    inside = next((found for root in roots if (found := _inside(folder, root)) is not None), None)
    below = [root for root in roots if root.is_dir() and _inside(root, folder) is not None]
    if inside is not None:
        yield folder, inside
    elif below:
        yield from ((root, "") for root in below)
    else:
        yield folder, ""


def is_job_path(path: Path, site: SettingsFile) -> bool:
    """Tell whether a file that was named is a job; one outside of the site is taken as one."""
    for root in site.jobs_dirs:
        inside = _inside(path, root)
        if inside is not None:
            return is_job_name(inside, site.settings, site.suffixes)
    return site.path is None or _inside(path, site.docs_dir) is None


def docs_path(path: Path, site: SettingsFile) -> str:
    """Return the path of a file under the documentation folder; all of it for one elsewhere."""
    return _inside(path, site.docs_dir) or path.absolute().as_posix()


def _inside(path: Path, folder: Path) -> str | None:
    """Return where `path` lies in `folder`, whatever links lead there; None where it does not."""
    try:
        return _real(path).relative_to(_real(folder)).as_posix()
    except ValueError:
        return None


def _real(path: Path) -> Path:
    """Resolve the way to `path`, and not the link that it may be itself."""
    if path.is_dir():
        return _resolve(path.absolute())
    return _resolve(path.parent.absolute()) / path.name


@lru_cache(maxsize=64)
def _resolve(folder: Path) -> Path:
    return folder.resolve()
