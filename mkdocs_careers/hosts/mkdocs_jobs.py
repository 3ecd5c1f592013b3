"""MkDocs' job files: which they are, what is in them, and what is wrong with them."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.structure.files import File, InclusionLevel

from mkdocs_careers.all_jobs import read_all
from mkdocs_careers.host_yaml import show_path
from mkdocs_careers.job_files import is_job
from mkdocs_careers.jobs_read import diagnose
from mkdocs_careers.site_check import read_head
from mkdocs_careers.source import decode_source

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from mkdocs.structure.files import Files

    from mkdocs_careers.diagnostics import Diagnostic
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


def source_name(file: File, docs_dir: Path) -> str:
    """Return how messages name a file."""
    if file.abs_src_path is None or not file.src_dir:
        return file.src_uri
    return f"{_show_folder(docs_dir)}/{file.src_uri}"


_show_folder = lru_cache(maxsize=8)(show_path)


def diagnose_jobs(
    results: Mapping[str, ReadResult],
    jobs: Mapping[str, File],
    files: Files,
    site: SettingsFile,
    site_url: str | None,
    *,
    in_folders: bool,
) -> list[Diagnostic]:
    """Return what is wrong with the job files, and with the site for their sake, in order."""
    pages = (file for file in files.documentation_pages() if file.src_uri not in jobs)
    return diagnose(
        results,
        ((file.src_uri, source_name(file, site.docs_dir)) for file in pages),
        site,
        site_url,
        read_job=lambda path: jobs[path].content_bytes,
        read_file=lambda path: _read_published(files, path),
        in_folders=in_folders,
    )


def _read_published(files: Files, path: str) -> bytes | None:
    """Return the first bytes of a file of the site, which a theme or a plugin may have made."""
    file = files.get_file_from_path(path)
    if file is None or file.inclusion is InclusionLevel.EXCLUDED:
        return None
    return read_head(Path(file.abs_src_path)) if file.abs_src_path else file.content_bytes
