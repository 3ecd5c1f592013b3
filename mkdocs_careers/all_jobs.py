"""All jobs: every job file of a site as read, and which of the jobs are right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_careers.diagnostics import locate_file
from mkdocs_careers.job_files import unreadable
from mkdocs_careers.reader import ReadResult, read_bytes
from mkdocs_careers.translations import Original

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
    from datetime import datetime
    from typing import Any

    from mkdocs_careers.model import Job
    from mkdocs_careers.settings_file import SettingsFile
    from mkdocs_careers.translations import FindJob


def read_all(
    paths: Collection[str],
    read: Callable[[str], bytes],
    name_of: Callable[[str], str],
    site: SettingsFile,
    instant: datetime,
) -> Iterator[tuple[str, ReadResult]]:
    """Yield every job file with what it says; those that others translate come first.

    `paths` are under the documentation folder, and messages call them by `name_of`. `read`
    returns a file's bytes, from wherever they are, or raises an OSError.
    """
    known = site.settings.localization
    held = frozenset(paths)
    originals: dict[str, Mapping[str, Any] | None] = {}

    def read_one(path: str, find: FindJob | None) -> ReadResult:
        name = name_of(path)
        try:
            data = read(path)
        except OSError as error:
            return ReadResult(name, None, (locate_file(unreadable(error), name),))
        return read_bytes(name, data, site.settings, instant,
                          job_path=path, host_keys=site.host_keys, find=find)  # fmt: skip

    def find(path: str) -> Original | None:
        if path not in held:
            return None
        if path not in originals:
            originals[path] = read_one(path, None).data
        return Original(path, originals[path])

    def is_translation(path: str) -> bool:
        return known is not None and known.language_of(path) != known.default

    for path in sorted(paths, key=is_translation):
        result = read_one(path, find)
        originals[path] = result.data
        yield path, result


def right_jobs(results: Iterable[tuple[str, ReadResult]]) -> dict[str, Job]:
    """Return the jobs without mistakes; one in the original is one in its translations, too."""
    jobs: dict[str, Job] = {}
    wrong: set[str] = set()
    for path, result in results:
        if result.job is None or result.has_errors:
            wrong.add(path)
        else:
            jobs[path] = result.job
    return {path: job for path, job in jobs.items() if job.translation_of not in wrong}
