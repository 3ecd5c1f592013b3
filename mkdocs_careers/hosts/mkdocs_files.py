"""MkDocs' files: which are jobs, what the host gets to see of them, and the careers index."""

from __future__ import annotations

import json
import posixpath
from functools import lru_cache
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.structure.files import File, InclusionLevel

from mkdocs_careers.diagnostics import locate_file
from mkdocs_careers.host_yaml import show_path
from mkdocs_careers.job_files import is_job, unreadable
from mkdocs_careers.reader import ReadResult, locate_in, read_bytes
from mkdocs_careers.rules.board import BoardCheck
from mkdocs_careers.site_check import check_site, read_head
from mkdocs_careers.source import decode_source

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from datetime import datetime

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

    from mkdocs_careers.diagnostics import Diagnostic, Problem
    from mkdocs_careers.model import Job
    from mkdocs_careers.publication import Publication
    from mkdocs_careers.settings import Settings
    from mkdocs_careers.settings_file import SettingsFile

_INDEX_NAMES = ("index.md", "README.md")


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
    return {path: _read(path, file, site, instant) for path, file in files.items()}


def _read(path: str, file: File, site: SettingsFile, instant: datetime) -> ReadResult:
    shown = source_name(file, site.docs_dir)
    try:
        data = file.content_bytes
    except OSError as error:
        return ReadResult(shown, None, (locate_file(unreadable(error), shown),))
    return read_bytes(shown, data, site.settings, instant, job_path=path, host_keys=site.host_keys)


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
) -> list[Diagnostic]:
    """Return what is wrong with the job files, and with the site for their sake, in order."""

    def locate(job: Job, problem: Problem) -> Diagnostic | None:
        name, data = results[job.path].path, jobs[job.path].content_bytes
        return locate_in(name, data, problem, site.settings, job)

    found = [diagnostic for result in results.values() for diagnostic in result.diagnostics]
    read = dict(enumerate(result.job for result in results.values() if result.job is not None))
    board = BoardCheck(site.settings)
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


def give_to_host(file: File, result: ReadResult, *, built: bool) -> None:
    """Give the host its own keys and the ad's text, and nothing of the job's front matter.

    The job's keys stay away from themes that have a `status` of their own, and no front matter
    that would crash MkDocs' YAML loader, or that it reads otherwise, reaches it.
    """
    path = file.abs_src_path
    file.content_string = result.host_text
    file.abs_src_path = path  # setting the content forgets it, and other plugins ask for it
    if not built:
        file.inclusion = InclusionLevel.EXCLUDED
    elif file.inclusion is not InclusionLevel.DRAFT:
        file.inclusion = InclusionLevel.NOT_IN_NAV


def prune_nav(nav: Any, jobs: Collection[str], publication: Publication) -> Any:
    """Return `nav` without jobs that are not advertised, and without sections left empty."""
    if isinstance(nav, list):
        kept = [prune_nav(item, jobs, publication) for item in nav]
        return [item for item in kept if item not in (None, [], {})]
    if isinstance(nav, dict):
        inner = {key: prune_nav(value, jobs, publication) for key, value in nav.items()}
        return {key: value for key, value in inner.items() if value not in (None, [], {})}
    if isinstance(nav, str) and nav in jobs and not publication.is_advertised(nav):
        return None
    return nav


def find_index(files: Files, jobs_dir: str) -> File | None:
    """Return the page of the jobs' folder that somebody wrote, if there is one."""
    found = (files.get_file_from_path(posixpath.join(jobs_dir, name)) for name in _INDEX_NAMES)
    return next((file for file in found if file is not None), None)


def make_index(config: MkDocsConfig, publication: Publication) -> File:
    """Return a page with the listing, for a site that has none."""
    title = publication.index_title
    content = (
        f"---\ntitle: {json.dumps(escape(title, quote=False))}\n---\n\n<!-- careers:listing -->\n"
    )
    path = posixpath.join(publication.settings.jobs_dir, _INDEX_NAMES[0])
    level = InclusionLevel.NOT_IN_NAV if config.nav else InclusionLevel.INCLUDED
    return File.generated(config, path, content=content, inclusion=level)


def keep_fresh(files: Files, index: File) -> None:
    """Have every page with a listing built anew in a dirty build, whatever its own age."""
    for file in files.documentation_pages():
        try:
            listed = file is index or "careers:listing" in file.content_string
        except (OSError, UnicodeDecodeError):
            continue
        if listed:
            # MkDocs asks each file itself, and knows no other way to be told.
            file.is_modified = lambda: True  # type: ignore[method-assign]
