"""A foreign file: one file of another generator, with one job in it or a page of several."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from mkdocs_careers.importers.ad_text import clean_text
from mkdocs_careers.importers.aliases import ALIASES, plain_key
from mkdocs_careers.importers.application import APPLY_HEADING, read_application
from mkdocs_careers.importers.draft import Draft
from mkdocs_careers.importers.foreign_dates import date_in_name, read_date
from mkdocs_careers.importers.foreign_keys import read_keys
from mkdocs_careers.importers.foreign_text import ForeignText, read_foreign_text
from mkdocs_careers.importers.jobs_page import read_jobs_page, take_application
from mkdocs_careers.importers.sections import find_sections

if TYPE_CHECKING:
    from collections.abc import Mapping

_OF_A_JOB = frozenset(
    "date_posted valid_through job_location employment_type base_salary.min_value status apply.url "
    "apply.email apply application_contact identifier responsibilities qualifications".split()
)
"""What only a job has; a jobs page has a title and perhaps a summary."""


_LONGEST_SUMMARY = 300
_OF_THE_PAGE = re.compile(r"\{\{-?\s*page\.([\w-]+)\s*-?\}\}")


def read_foreign_file(data: bytes, source: str) -> list[Draft]:
    """Read a Markdown file of another generator: its job, or the jobs that its headings part."""
    found = read_foreign_text(data)
    name = PurePosixPath(source).stem
    meant = {ALIASES.get(plain_key(key)) for key in found.data}
    if meant.isdisjoint(_OF_A_JOB) and date_in_name(name) is None:
        page = read_jobs_page(found.body, source, found.first_line)
        if page:
            for what, value, why in found.notes:
                page[0].leave(what, value, why)
            return page
    return [read_one(found, source, name)]


def read_one(found: ForeignText, source: str, name: str, *, in_list: bool = False) -> Draft:
    """Read the job of a file that holds one, or of an entry of a list."""
    draft = Draft(source, uid=source, name=name, body=found.body)
    for what, value, why in found.notes:
        draft.leave(what, value, why)
    facts = dict(found.data)
    for key, value in found.data.items():
        # What is called a summary is the ad itself where there is no other text.
        long = isinstance(value, str) and len(value) > _LONGEST_SUMMARY
        if ALIASES.get(plain_key(key)) == "description" and long and not draft.body.strip():
            draft.body = facts.pop(key)
    read_keys(draft, facts, in_list=in_list)
    draft.body = _OF_THE_PAGE.sub(lambda tag: _fill(tag, found.data), draft.body)
    in_name = date_in_name(name)
    if in_name and "date_posted" not in draft.data:
        read_date(draft, "date_posted", in_name, "the file's name")
    sections = find_sections(draft.body)
    if "title" not in draft.data:
        first = next((s for s in sections if s.heading), None)
        if first is not None:
            draft.take("title", first.heading, "the first heading")
        else:
            words = re.sub(r"^[0-9-]+", "", name).replace("-", " ").replace("_", " ").strip()
            if words:
                draft.take("title", words[:1].upper() + words[1:], "the file's name", name)
    _read_prose(draft)
    clean_text(draft, draft.data.get("title", ""))
    return draft


def _read_prose(draft: Draft) -> None:
    """Read how to apply from the text, where the facts do not say it."""
    apply = draft.data.get("apply", {})
    if "email" in apply or "url" in apply:
        return
    for section in find_sections(draft.body):
        if APPLY_HEADING.match(section.heading):
            found = read_application(section.text, is_section=True)
            if found.is_found:
                take_application(draft, found, section.heading, keep=True)
                return
    take_application(draft, read_application(draft.body, is_section=False), "the text", keep=True)


def _fill(tag: re.Match[str], data: Mapping[str, Any]) -> str:
    """Return the fact that a template's tag stands for; the tag where it is no text."""
    value = data.get(tag[1])
    return value if isinstance(value, str) and "{" not in value else tag[0]
