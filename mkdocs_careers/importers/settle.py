"""Settling: a draft becomes a job file that breaks no build; what it lacks is marked in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from mkdocs_careers.codes import Severity
from mkdocs_careers.importers.draft import Draft, shorten
from mkdocs_careers.importers.job_text import write_job
from mkdocs_careers.reader import MAX_BYTES, read_bytes
from mkdocs_careers.rules import LACKING

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from mkdocs_careers.diagnostics import Diagnostic
    from mkdocs_careers.settings import Settings

_KEY = re.compile(r"([a-z_]+):")
_MISSING = re.compile(r"`([a-z_]+)")
_ROUNDS = 12
_TEXT = "the text"
_BY_CODE = {
    "no-way-to-apply": "apply", "missing-location": "job_location",
    "missing-organization": "hiring_organization", "empty-body": _TEXT, "thin-body": _TEXT,
    "body-equals-title": _TEXT, "remote-without-area": "applicant_location_requirements",
}  # fmt: skip

_QUESTIONS = {
    "title": "what is the job called?",
    "date_posted": "on which day was the job first posted? Write it as 2026-11-02.",
    "job_location": "where is the work done? Name the place, or TELECOMMUTE as "
    "`job_location_type`.",
    "apply": "how do people apply? Write an `email` or a `url` below `apply`.",
    "applicant_location_requirements": "in which countries may people live who work from home?",
}


def settle(
    draft: Draft, path: str, settings: Settings, instant: datetime, host_keys: Collection[str] = ()
) -> str:
    """Return the text of the job file at `path`; gaps are added to the notes of `draft`.

    What the reader of job files calls a mistake is taken out and becomes a gap, so that no live
    build breaks; a job with a gap is a draft.
    """
    for _ in range(_ROUNDS):
        text = write_job(_public(draft), draft.body)
        if len(text.encode()) > MAX_BYTES:
            draft.body = ""
            draft.miss(_TEXT, "the text has more than a megabyte; what of it is the ad?")
            continue
        # As if it were public: what an open job would lack is what is still missing.
        result = read_bytes(path, text.encode(), settings, instant, host_keys=host_keys)
        errors = [d for d in result.diagnostics if d.severity is Severity.ERROR]
        if not sum(_take_out(draft, error, text) for error in errors):
            break
    gaps = draft.gaps
    if gaps:
        stated = draft.data.get("status")
        if stated not in (None, "draft"):
            draft.miss("status", f"the source says that the job is {stated}", "status", stated)
        draft.data["status"] = "draft"
    return write_job(draft.data, draft.body, _comments(draft))


def _public(draft: Draft) -> dict[str, Any]:
    return {key: value for key, value in draft.data.items() if key != "status"}


def _comments(draft: Draft) -> list[tuple[str, str]]:
    found = []
    for gap in draft.gaps:
        key = gap.key.split(".", maxsplit=1)[0] or "status"
        found.append((key if key != _TEXT else "status", f"TODO: {gap.why}"))
    return list(dict.fromkeys(found))


def _take_out(draft: Draft, error: Diagnostic, text: str) -> bool:
    """Make a gap of a mistake; False where it is one already, and nothing changed."""
    key = _BY_CODE.get(error.code.code) or _key_at(text, error.line)
    if error.code in LACKING and error.code.code not in _BY_CODE:
        missing = _MISSING.search(error.message)
        if missing and key not in draft.data:
            key = missing[1]
    known = {gap.key.split(".", maxsplit=1)[0] for gap in draft.gaps}
    if error.code in LACKING and key not in draft.data:
        if key not in known:
            draft.miss(key or _TEXT, _QUESTIONS.get(key, error.message))
        return False
    if error.code in LACKING and error.code.code in _BY_CODE:
        if key not in known:
            draft.miss(key or _TEXT, _QUESTIONS.get(key, error.message))
        return False
    if key not in draft.data:
        return False
    value = draft.data.pop(key)
    draft.miss(key, f"{error.message} The source gave {shorten(value)}.", key, value)
    return True


def _key_at(text: str, line: int) -> str:
    """Return the top-level key that `line` of a job file belongs to."""
    for written in reversed(text.split("\n")[:line]):
        if match := _KEY.match(written):
            return match[1]
    return ""
