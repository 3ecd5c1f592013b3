"""The channel: what every format knows of a feed and of the open jobs in it.

One model, which the formats render. It holds nothing of the day of the build, so the bytes of a
feed change when a job does, and never else.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta, timezone
from typing import TYPE_CHECKING

from mkdocs_careers.board import raw_values
from mkdocs_careers.languages import is_same, language_tag
from mkdocs_careers.outputs.facets import describe_value
from mkdocs_careers.outputs.language import N_
from mkdocs_careers.outputs.summary import summarize_job

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, tzinfo

    from mkdocs_careers.model import Job, Organization
    from mkdocs_careers.outputs.language import Language
    from mkdocs_careers.schema_overlay import Overlay

_TAGS = ("employment_unit", "job_location", "employment_type")
"""The keys whose values are an item's tags."""
_APPLY_BY = N_("Apply by {date}")


@dataclass(frozen=True, slots=True)
class Item:
    """One open job in a feed.

    `name` is unique and lasts: it is made of the file's path alone. `url` is the page's absolute
    address, `html` the full description as the page's structured data has it (empty where the
    format has no room for it), `summary` plain text. `employer` is None where it is confidential.
    `language` is the tag of the text's language where that is not the feed's.
    """

    job: Job
    name: str
    url: str
    html: str
    summary: str
    employer: Organization | None
    published: datetime | None
    updated: datetime | None
    tags: tuple[str, ...]
    language: str


@dataclass(frozen=True, slots=True)
class Channel:
    """One feed. `url` is its own address, `home_url` that of the openings; both are absolute.

    `author` is who publishes the site, `employer` the site's own where it has a name to be told.
    `updated` is the last change of any job that is or was in the feed.
    """

    title: str
    url: str
    home_url: str
    site_url: str
    author: str
    employer: Organization | None
    updated: datetime | None
    language: Language
    items: Sequence[Item]
    overlay: Overlay | None = None


def build_item(
    job: Job,
    *,
    name: str,
    url: str,
    html: str,
    changed: date | None,
    language: Language,
    overlay: Overlay | None = None,
) -> Item:
    """Return what feeds say of an open job; `changed` is the day it last changed."""
    employer = job.hiring_organization
    own = job.language
    return Item(
        job,
        name,
        url,
        html,
        _summarize(job, language),
        None if employer is None or employer.is_confidential else employer,
        start_of_day(job.date_posted, job.timezone),
        start_of_day(changed, job.timezone),
        tuple(
            dict.fromkeys(
                describe_value(key, value, language, overlay)
                for key in _TAGS
                for value in raw_values(job, key)
            )
        ),
        language_tag(own) if own and not is_same(own, language.tag) else "",
    )


def _summarize(job: Job, language: Language) -> str:
    """Return the short description, and below it team, place, type, pay and the last day."""
    facts = [*summarize_job(job, language)]
    if job.valid_through:
        day = language.last_day(job.valid_through)
        facts.append(language.gettext(_APPLY_BY).format(date=day))
    return "\n".join(part for part in (job.description, " · ".join(facts)) if part)


def start_of_day(day: date | None, zone: tzinfo) -> datetime | None:
    """Return the first moment of a day in a zone, whose offset is in whole minutes.

    Feeds want moments and jobs have days. RFC 3339 and RFC 5322 know no seconds in an offset,
    which zones had before they were standardised.
    """
    if day is None:
        return None
    local = datetime.combine(day, time.min)
    offset = local.replace(tzinfo=zone).utcoffset() or timedelta()
    minutes = round(offset.total_seconds() / 60)
    return local.replace(tzinfo=timezone(timedelta(minutes=minutes)))
