"""Job files: which files of a site are jobs, and how they are found on disk."""

from __future__ import annotations

import os
import stat
from fnmatch import fnmatchcase
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from mkdocs_careers.codes import Code
from mkdocs_careers.diagnostics import Problem
from mkdocs_careers.host_keys import MARKDOWN_FILES
from mkdocs_careers.reader import MAX_BYTES, read_again
from mkdocs_careers.translations import FindJob, Original

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator
    from datetime import datetime

    from mkdocs_careers.settings import Settings

_KEPT = 256
"""How many files that others translate are kept, for the next of their translations."""
_NEVER = frozenset({"index", "readme"})


def is_job(path: str, settings: Settings, suffixes: tuple[str, ...] = MARKDOWN_FILES) -> bool:
    """Tell whether the file at `path`, POSIX and under the documentation folder, is a job."""
    known = settings.localization
    if known is not None and known.in_folders:
        path = known.split(path).path
    folder = PurePosixPath(settings.jobs_dir)
    try:
        inner = PurePosixPath(path).relative_to(folder)
    except ValueError:
        return False
    return is_job_name(inner.as_posix(), settings, suffixes)


def is_job_name(inner: str, settings: Settings, suffixes: tuple[str, ...] = MARKDOWN_FILES) -> bool:
    """Tell the same of a path under the folder of the jobs, or under that of a language."""
    known = settings.localization
    if known is not None and not known.in_folders:
        inner = known.split(inner).path
    parts = inner.split("/")
    name = parts[-1]
    return (
        name.endswith(suffixes)
        and PurePosixPath(name).stem.lower() not in _NEVER
        and not any(part.startswith(("_", ".")) for part in parts)
        and not any(_matches(inner, pattern) for pattern in settings.not_jobs)
    )


def _matches(inner: str, pattern: str) -> bool:
    pattern = pattern.removeprefix("/")
    if pattern.endswith("/"):
        pattern += "*"
    return fnmatchcase(inner, pattern) or (
        "/" not in pattern and fnmatchcase(inner.rsplit("/", 1)[-1], pattern)
    )


def read_file(path: Path) -> bytes:
    """Return the bytes of a file.

    Raises:
        OSError: It cannot be read, or is a pipe or a device, which may never end.
    """
    if stat.S_ISREG(path.stat().st_mode):
        return path.read_bytes()
    raise OSError(None, "it is no file")


def unreadable(error: OSError) -> Problem:
    """Say why a file cannot be read."""
    return Problem(
        Code.UNREADABLE_FILE,
        f"The file cannot be read: {error.strerror or error}.",
        help="A link to a file that is gone, or to itself, cannot be read; delete or mend it.",
    )


def walk_jobs(
    folder: Path,
    inside: str,
    settings: Settings,
    seen: set[tuple[int, int]] | None = None,
    *,
    others: bool = False,
    suffixes: tuple[str, ...] = MARKDOWN_FILES,
) -> Iterator[Path]:
    """Yield the job files below `folder`, sorted; `inside` is its path in the folder of the jobs.

    With `others` these are the pages that are no jobs. Linked folders are followed once; a link
    that leads back is not followed again. Folders in `seen` are left out, and those that were
    walked are added.
    """
    seen = set() if seen is None else seen
    for current, folders, names in os.walk(folder, followlinks=True):
        status = os.stat(current)  # noqa: PTH116 - os.walk speaks text
        if (status.st_dev, status.st_ino) in seen:
            folders.clear()
            continue
        seen.add((status.st_dev, status.st_ino))
        folders.sort()
        inner = PurePosixPath(inside, Path(current).relative_to(folder).as_posix())
        for name in sorted(names):
            if (
                name.endswith(suffixes)
                and is_job_name((inner / name).as_posix(), settings, suffixes) is not others
            ):
                yield Path(current, name)


def find_on_disk(
    docs_dir: Path,
    settings: Settings,
    instant: datetime,
    host_keys: Collection[str],
    holds: Callable[[Path], bool],
) -> FindJob:
    """Return what reads the files that others translate; `holds` says which files are jobs."""

    @lru_cache(maxsize=_KEPT)
    def read(path: str, _state: tuple[int, int]) -> Original:
        data = (docs_dir / path).read_bytes()
        result = read_again(path, data, settings, instant, host_keys=host_keys)
        return Original(path, result.data)

    def find(path: str) -> Original | None:
        file = docs_dir / path
        try:
            status = file.stat()
            if not stat.S_ISREG(status.st_mode) or not holds(file):
                return None
            if status.st_size > MAX_BYTES:
                return Original(path, None)
            return read(path, (status.st_mtime_ns, status.st_size))
        except (OSError, ValueError):  # it is not there, or its name cannot be a file's
            return None

    return find
