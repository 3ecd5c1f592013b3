"""A job source: files and folders that jobs are imported from, each read by what it is."""

from __future__ import annotations

import os
import re
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from mkdocs_careers.importers import job_list
from mkdocs_careers.importers.ad_text import cut_out, write_markdown
from mkdocs_careers.importers.foreign_file import read_foreign_file
from mkdocs_careers.importers.posting_page import PostingError, read_posting_page
from mkdocs_careers.job_files import read_file

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_careers.importers.draft import Draft

_MARKDOWN = (".md", ".markdown", ".mdx", ".qmd", ".mkd", ".txt")
_HTML = (".html", ".htm", ".xhtml")
_LARGEST = 20_000_000
_OPENING = re.compile(r"<(main|article|body)\b[^<>]*>", re.IGNORECASE)
_ASIDE = re.compile(r"<(nav|header|footer|aside|head)\b", re.IGNORECASE)
_HEADING = re.compile(r"<h([1-6])\b[^<>]*>((?:[^<]|<(?!/?h[1-6]\b))*)</h\1\s*>", re.IGNORECASE)
_NO_JOB = frozenset({"index", "_index", "readme", "license", "contributing"})


class SourceError(Exception):
    """A source that cannot be imported; the message is a whole sentence."""


def find_files(path: Path) -> Iterator[Path]:
    """Yield the file itself, or all files of a folder that can hold jobs, sorted.

    Raises:
        SourceError: There is no such file or folder, or nothing in it that can hold jobs.
    """
    if path.is_file():
        yield path
        return
    if not path.is_dir():
        raise SourceError(f"There is no {path.as_posix()}.")
    found = False
    for folder, folders, names in os.walk(path):
        folders[:] = sorted(name for name in folders if not name.startswith((".", "node_modules")))
        for name in sorted(names):
            stem = PurePosixPath(name).stem.lower()
            if name.lower().endswith((*_MARKDOWN[:-1], *_HTML)) and stem not in _NO_JOB:
                found = True
                yield Path(folder, name)
    if not found:
        raise SourceError(f"There is no Markdown or HTML file in {path.as_posix()}.")


def read_jobs(path: Path) -> list[Draft]:
    """Return the jobs of one file.

    Raises:
        SourceError: The file cannot be read, or is of a kind that holds no jobs.
    """
    name = path.as_posix()
    suffix = path.suffix.lower()
    try:
        if path.stat().st_size > _LARGEST:
            raise SourceError(f"{name} has more than 20 megabytes, which is no page of jobs.")
        data = read_file(path)
    except OSError as error:
        raise SourceError(f"{name} cannot be read: {error.strerror or error}.") from None
    if suffix in job_list.SUFFIXES:
        try:
            return job_list.read_job_list(data, name)
        except job_list.ListError as error:
            raise SourceError(f"{name} cannot be imported: {error}.") from None
    if suffix in _HTML:
        try:
            postings = read_posting_page(data.decode("utf-8-sig", errors="replace"), name)
        except PostingError as error:
            raise SourceError(str(error)) from None
        return postings or read_foreign_file(_main_part(data), name)
    if suffix in _MARKDOWN:
        return read_foreign_file(data, name)
    kinds = ", ".join((*_MARKDOWN, *_HTML, *job_list.SUFFIXES))
    raise SourceError(f"{name} is of no kind that is read: {kinds}.")


def _main_part(data: bytes) -> bytes:
    """Return the part of an HTML page that people read it for, as Markdown."""
    text = data.decode("utf-8-sig", errors="replace")
    opened = {match[1].lower(): match.end() for match in reversed([*_OPENING.finditer(text)])}
    for tag in ("main", "article", "body"):
        if tag in opened:
            end = text.lower().rfind(f"</{tag}")
            text = text[opened[tag] : end if end > opened[tag] else len(text)]
            break
    text, _ = cut_out(text, _ASIDE)
    text = "\n".join(line.strip() for line in text.splitlines() if line.strip())
    return write_markdown(_HEADING.sub(_heading, text)).encode()


def _heading(match: re.Match[str]) -> str:
    words = " ".join(re.sub(r"<[^<>]*>", " ", match[2]).split())
    return f"\n\n{'#' * int(match[1])} {words}\n\n" if words else "\n\n"
