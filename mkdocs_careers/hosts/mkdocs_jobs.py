"""MkDocs' job files: which they are, what is in them, and what is wrong with them."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.structure.files import File, InclusionLevel

from mkdocs_careers.all_jobs import read_all
from mkdocs_careers.host_yaml import show_path
from mkdocs_careers.job_files import is_job
from mkdocs_careers.reader import locate_in
from mkdocs_careers.reporters import render_full
from mkdocs_careers.rules.board import BoardCheck
from mkdocs_careers.site_check import check_site, read_head
from mkdocs_careers.source import decode_source

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from datetime import datetime

    from mkdocs.structure.files import Files

    from mkdocs_careers.diagnostics import Diagnostic, Problem
    from mkdocs_careers.model import Job
    from mkdocs_careers.reader import ReadResult
    from mkdocs_careers.settings import Settings
    from mkdocs_careers.settings_file import SettingsFile


def job_files(files: Iterable[File], settings: Settings, *, serving: bool) -> dict[str, File]:
    """Return the files that are jobs, by their path under the documentation folder.

    What the site itself leaves out (`exclude_docs`, `draft_docs` but for a preview) is no job.
    """
    return {
        file.src_uri: file
        for file in files
        if is_job(file.src_uri, settings)
        and file.inclusion is not InclusionLevel.EXCLUDED
        and (serving or file.inclusion is not InclusionLevel.DRAFT)
    }


def read_source(file: File) -> str:
    """Return a file's text as its author wrote it, even where the host got less of it."""
    if file.abs_src_path is None:
        return file.content_string
    data = Path(file.abs_src_path).read_bytes()
    return decode_source(file.src_uri, data)[0].text


def read_jobs(
    files: Mapping[str, File], site: SettingsFile, instant: datetime
) -> dict[str, ReadResult]:
    """Read every job file."""
    found = dict(
        read_all(
            files,
            lambda path: files[path].content_bytes,
            lambda path: source_name(files[path], site.docs_dir),
            site,
            instant,
        )
    )
    return {path: found[path] for path in files}


def describe_mistakes(
    results: Mapping[str, ReadResult], found: Collection[Diagnostic], right: Collection[str]
) -> dict[str, str]:
    """Return the report for each file without a right job, with that of its original."""
    reports = {}
    for path, result in results.items():
        if path not in right:
            of = results.get(result.job.translation_of or path) if result.job else None
            names = {result.path, of.path if of else result.path}
            reports[path] = render_full(d for d in found if d.path in names)
    return reports


def source_name(file: File, docs_dir: Path) -> str:
    """Return how messages name a file."""
    if file.abs_src_path is None or not file.src_dir:
        return file.src_uri
    return f"{_show_folder(docs_dir)}/{file.src_uri}"


_show_folder = lru_cache(maxsize=8)(show_path)


def diagnose(
    results: Mapping[str, ReadResult],
    jobs: Mapping[str, File],
    files: Files,
    site: SettingsFile,
    site_url: str | None,
    *,
    in_folders: bool,
) -> list[Diagnostic]:
    """Return what is wrong with the job files, and with the site for their sake, in order.

    `in_folders`: each page has a folder of its own.
    """

    def locate(job: Job, problem: Problem) -> Diagnostic | None:
        name, data = results[job.path].path, jobs[job.path].content_bytes
        return locate_in(name, data, problem, site.settings, job)

    found = [diagnostic for result in results.values() for diagnostic in result.diagnostics]
    read = dict(enumerate(result.job for result in results.values() if result.job is not None))
    board = BoardCheck(site.settings, in_folders=in_folders)
    for file in files.documentation_pages():
        if file.src_uri not in jobs:
            board.add_page(file.src_uri, source_name(file, site.docs_dir))
    for number, job in read.items():
        board.add(number, job)
    found += check_site(
        board,
        site,
        site_url,
        find_jobs=lambda numbers: {number: read[number] for number in numbers},
        locate=locate,
        name_of=lambda job: results[job.path].path,
        read_file=lambda path: _read_published(files, path),
    )
    return sorted(found, key=lambda diagnostic: diagnostic.sort_key)


def _read_published(files: Files, path: str) -> bytes | None:
    """Return the first bytes of a file of the site, which a theme or a plugin may have made."""
    file = files.get_file_from_path(path)
    if file is None or file.inclusion is InclusionLevel.EXCLUDED:
        return None
    return read_head(Path(file.abs_src_path)) if file.abs_src_path else file.content_bytes
