"""A scaffold: a new job file with its known facts, and the other keys as comments to choose from.

The comments are made from the schema of jobs, so that they say what the reference says.
"""

from __future__ import annotations

import re
import textwrap
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from mkdocs_careers.importers.job_text import sort_keys, write_yaml
from mkdocs_careers.schema import job_schema
from mkdocs_careers.schema_guide import SchemaGuide

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs_careers.settings import Settings

_RECOMMENDED = (
    "description", "valid_through", "timezone", "employment_type", "employment_unit",
    "job_location", "job_location_type", "applicant_location_requirements", "base_salary",
    "identifier", "hiring_organization", "apply",
)  # fmt: skip
"""What most ads should say; the other keys come on request."""
_NEVER = ("title", "date_posted", "status", "translation_of")
"""Keys that stand in every scaffold, and the one that makes another kind of file of it."""
_DEADLINE, _START = timedelta(weeks=6), timedelta(weeks=14)
"""How long after today the dates of the examples are."""
_CHOOSE = "Lines that begin with # are not read. Take the # of a key's lines away to use the key."
_PUBLISH = "A draft is not published. Take this line away when the text below is written."
_BODY = """\
What the job is for.

## What you will do

- One task a line.

## What you bring

- What it takes.
"""
"""So short that the check of a published job says it is too thin, should nobody replace it."""
_WIDTH = 96
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z`])")


def write_scaffold(
    data: Mapping[str, Any], settings: Settings, *, every: bool = False, commented: bool = True
) -> str:
    """Return a new job file with the values of `data`, which has at least title and date_posted.

    Keys that it lacks follow as comments: the recommended ones, with `every` all of them, and
    none unless `commented`.
    """
    known = sort_keys({"status": "draft", **data})
    lines = ["---"]
    for key, value in known.items():
        if key == "status" and value == "draft":
            lines.append(f"# {_PUBLISH}")
        lines += write_yaml({key: value}).splitlines()
    if commented:
        posted = date.fromisoformat(str(data["date_posted"]))
        lines += ["", f"# {_CHOOSE}"]
        for key in _offered(known, settings, every=every):
            lines += ["#", *_comment(key, _example(key, str(data["title"]), posted, settings))]
    return "\n".join([*lines, "---", "", _BODY])


def _offered(known: Mapping[str, Any], settings: Settings, *, every: bool) -> Iterator[str]:
    """Yield the keys to choose from in the schema's order; settings make some of them needless."""
    said = {*known, *_NEVER}
    if not settings.organizations:
        said.add("hiring_organization")
    if settings.localization is not None:
        said.add("language")
    if settings.overlay is not None:  # what stands there is the site's own
        said.add("extra")
    if not every:
        said |= settings.defaults.keys()
        said |= {"timezone"} if settings.timezone else set()
        said |= {"apply"} if settings.apply else set()
    for key in job_schema()["properties"]:
        if key not in said and (every or key in _RECOMMENDED):
            yield key


def _comment(key: str, example: object) -> Iterator[str]:
    guide = SchemaGuide(job_schema())
    title = next((node["title"] for node in guide.nodes((key,)) if "title" in node), key)
    words = _SENTENCE_END.split(guide.description((key,)), maxsplit=1)[0]
    yield from (f"# {line}" for line in textwrap.wrap(f"{title}: {words}", _WIDTH))
    # No blank after the #: the key is right however an editor takes the # away.
    yield from (f"#{line}" for line in write_yaml({key: example}).splitlines())


def _example(key: str, title: str, posted: date, settings: Settings) -> Any:
    """Return a value for a key that is right in this site, on this day."""
    match key:
        case "valid_through":
            return _later(posted, _DEADLINE).isoformat()
        case "job_start_date":
            return _later(posted, _START).replace(day=1).isoformat()
        case "identifier":
            initials = "".join(word[0] for word in re.findall(r"[A-Za-z]+", title)[:3]).upper()
            return f"{initials or 'JOB'}-{posted.year}-1"
        case "job_location" if settings.places:
            return next(iter(settings.places))
        case "hiring_organization":
            return next(iter(settings.organizations))
        case "apply":
            return {"email": "jobs@example.org", "materials": ["resume", "cover letter"]}
    examples = job_schema()["properties"][key]["examples"]
    if key == "job_location":
        return next(example for example in examples if isinstance(example, dict))
    return examples[0]


def _later(day: date, time: timedelta) -> date:
    return day + time if day < date.max - time else day
