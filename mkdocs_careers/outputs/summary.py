"""A job in a few words: below its own title, and on the pages of jobs like it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mkdocs_careers.languages import is_same, language_tag
from mkdocs_careers.outputs.facts import summarize
from mkdocs_careers.outputs.json_ld import format_instant

if TYPE_CHECKING:
    from mkdocs_careers.model import Job
    from mkdocs_careers.outputs.language import Language


class Related(NamedTuple):
    """A job as the page of another shows it. `until` is its last moment, for machines.

    `lang` is the language of its page, where that is not the reader's.
    """

    title: str
    summary: tuple[str, ...]
    until: str
    lang: str
    url: str = ""


def describe_related(job: Job, language: Language) -> Related:
    """Return what other pages say of `job`, without its address."""
    through, tag = job.valid_through, job.language
    return Related(
        job.title,
        summarize_job(job, language),
        format_instant(through.instant) if through else "",
        language_tag(tag) if tag and not is_same(tag, language.tag) else "",
    )


def summarize_job(job: Job, language: Language) -> tuple[str, ...]:
    """Return the few words that tell jobs apart: team, place, type and pay."""
    unit = (job.employment_unit,) if job.employment_unit else ()
    return (*unit, *summarize(job, language))
