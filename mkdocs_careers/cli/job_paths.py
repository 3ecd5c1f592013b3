"""Job paths: the job files that the arguments of a command name."""

from __future__ import annotations

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


def find_jobs(paths: Iterable[Path], site: SettingsFile) -> Iterator[Path]:
    """Yield the job files at `paths`, each once: a file itself, or all below a folder."""
    paths = tuple(paths)
    seen: set[Path] = set()
    for path in paths:
        for job in _find(path, site):
            if len(paths) > 1:  # one folder's files are different ones
                real = _real(job)
                if real in seen:
                    continue
                seen.add(real)
            yield job


def _find(path: Path, site: SettingsFile) -> Iterator[Path]:
    root = site.jobs_dir
    if not path.is_dir():
        if is_job_path(path, site):
            yield path
        else:
            name = printable(show_path(path))
            click.echo(f"note: {name} is no job file of this site.", err=True)
    elif (inside := _inside(path, root)) is not None:
        yield from walk_jobs(path, inside, site.settings)
    elif _inside(root, path) is not None and root.is_dir():
        yield from walk_jobs(root, "", site.settings)
    else:
        yield from walk_jobs(path, "", site.settings)


def is_job_path(path: Path, site: SettingsFile) -> bool:
    """Tell whether a file that was named is a job; one outside of the site is taken as one."""
    inside = _inside(path, site.jobs_dir)
    if inside is not None:
        return is_job_name(inside, site.settings)
    return site.path is None or _inside(path, site.docs_dir) is None


def _inside(path: Path, folder: Path) -> str | None:
    """Return where `path` lies in `folder`, whatever links lead there; None where it does not."""
    try:
        return _real(path).relative_to(_real(folder)).as_posix()
    except ValueError:
        return None


def _real(path: Path) -> Path:
    """Resolve the way to `path`, and not the link that it may be itself."""
    if path.is_dir():
        return path.resolve()
    return path.parent.resolve() / path.name
