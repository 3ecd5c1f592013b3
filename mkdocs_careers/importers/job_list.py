"""A list of jobs: one file of YAML, JSON, TOML or CSV with an entry a job."""

from __future__ import annotations

import csv
import io
import json
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from mkdocs_careers.importers.foreign_file import read_one
from mkdocs_careers.importers.foreign_text import ForeignText, load_toml, load_yaml
from mkdocs_careers.importers.jobs_feed import read_jobs_feed

if TYPE_CHECKING:
    from mkdocs_careers.importers.draft import Draft

SUFFIXES = (".yml", ".yaml", ".json", ".csv", ".toml")
_TEXT_KEYS = ("body", "content", "text", "markdown", "body_html", "description_html")


class ListError(Exception):
    """A list that cannot be read; the message says why, as the end of a sentence."""


def read_job_list(data: bytes, source: str) -> list[Draft]:
    """Return the jobs of a list, in its order.

    Raises:
        ListError: The file cannot be read, or holds no list of jobs.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ListError("it is not UTF-8 text") from None
    suffix = PurePosixPath(source).suffix.lower()
    if suffix == ".json":
        document = _load_json(text)
        feed = read_jobs_feed(document, source)
        if feed:
            return feed
        loaded = _texts(document)
    else:
        loaded = _load(text, suffix)
    entries = _find_list(loaded)
    if not entries:
        raise ListError("it holds no list of jobs: entries with `key: value` pairs")
    drafts = []
    for number, (name, entry) in enumerate(entries, start=1):
        body = next((entry[key] for key in _TEXT_KEYS if isinstance(entry.get(key), str)), "")
        facts = {key: value for key, value in entry.items() if key not in _TEXT_KEYS}
        place = f"{source}#{name or number}"
        draft = read_one(ForeignText(facts, body), place, name, in_list=True)
        draft.uid = place
        drafts.append(draft)
    return drafts


def _load_json(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ListError(f"it is no JSON: {error}") from None


def _load(text: str, suffix: str) -> Any:
    if suffix == ".csv":
        return _read_csv(text)
    loaded = load_toml(text) if suffix == ".toml" else load_yaml(text)
    if loaded is None:
        raise ListError(f"it is no {suffix[1:].upper()} that can be read")
    return loaded


def _texts(value: Any, depth: int = 0) -> Any:
    """Return JSON with texts for its numbers, as the other formats are read."""
    if depth > 50:  # noqa: PLR2004 - no list of jobs is as deep
        raise ListError("it is nested too deeply")
    if isinstance(value, dict):
        return {key: _texts(inner, depth + 1) for key, inner in value.items()}
    if isinstance(value, list):
        return [_texts(inner, depth + 1) for inner in value]
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)


def _read_csv(text: str) -> list[dict[str, str]]:
    try:
        dialect: Any = csv.Sniffer().sniff(text[:4096], delimiters=",;\t|")
    except csv.Error:
        dialect = csv.excel
    try:
        rows = list(csv.DictReader(io.StringIO(text, newline=""), dialect=dialect, strict=False))
    except csv.Error as error:
        raise ListError(f"it is no CSV: {error}") from None
    return [{key: value or "" for key, value in row.items() if key is not None} for row in rows]


def _find_list(value: Any) -> list[tuple[str, dict[str, Any]]]:
    """Return the entries with their names: a list, a list under one key, or entries by name."""
    if isinstance(value, list):
        return [("", entry) for entry in value if isinstance(entry, dict) and entry]
    if not isinstance(value, dict):
        return []
    lists = [inner for inner in value.values() if isinstance(inner, list)]
    for inner in lists:
        if inner and all(isinstance(entry, dict) for entry in inner):
            return _find_list(inner)
    if value and all(isinstance(entry, dict) for entry in value.values()):
        return [(str(name), entry) for name, entry in value.items() if entry]
    return []
