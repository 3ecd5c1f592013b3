"""The job report: jobs as JSON for programs, and as Markdown for an issue or a message."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from mkdocs_careers.cli.listed_jobs import describe_deadline, describe_place, describe_places
from mkdocs_careers.outputs.json_ld import format_instant
from mkdocs_careers.reporters.safe_markdown import as_code, as_link, as_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mkdocs_careers.cli.listed_jobs import ListedJob, Section

_MAX = 60_000
"""Letters of a whole report in Markdown: an issue of GitHub holds 65,536."""


def render_json(jobs: Iterable[ListedJob]) -> str:
    """Render jobs for programs: facts under the keys that a job file has for them."""
    data = {"version": 1, "jobs": [build_entry(listed) for listed in jobs]}
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"


def build_entry(listed: ListedJob) -> dict[str, Any]:
    """Return what programs are told of a job; what is not known is null."""
    job, through = listed.job, listed.job.valid_through
    return {
        "path": listed.name,
        "title": job.title,
        "state": listed.state.value,
        "date_posted": job.date_posted.isoformat() if job.date_posted else None,
        "valid_through": format_instant(through.instant) if through else None,
        "identifier": job.identifier,
        "hiring_organization": job.hiring_organization.name if job.hiring_organization else None,
        "employment_unit": job.employment_unit,
        "places": [describe_place(place) for place in job.job_location],
        "job_location_type": job.job_location_type,
        "applicant_location_requirements": [
            area.name for area in job.applicant_location_requirements
        ],
        "language": job.language,
        "translations": list(listed.translations),
        "url": listed.url,
    }


def render_markdown(sections: Sequence[Section]) -> str:
    """Render jobs as lists under headings; a long report ends with how many more there are."""
    lines: list[str] = []
    size = 0
    for section in sections:
        if not section.jobs:
            lines += [section.empty, ""]
            continue
        lines += [f"### {section.heading} ({len(section.jobs):,})", ""]
        lines += [section.advice, ""] if section.advice else []
        for number, listed in enumerate(section.jobs):
            item = _item(listed)
            size += len(item)
            if size > _MAX:
                lines.append(f"- and {len(section.jobs) - number:,} more")
                break
            lines.append(item)
        lines.append("")
    return "\n".join(lines[:-1]) + "\n"


def _item(listed: ListedJob) -> str:
    job = listed.job
    ends = "closed" if listed.state.is_ended else "closes"
    until = describe_deadline(job.valid_through)
    parts = [
        f"**{as_link(job.title, listed.url)}**",
        f"{ends} {until}" if until else "",
        f"posted {job.date_posted}" if job.date_posted else "",
        as_text(where) if (where := describe_places(job)) else "",
        as_code(listed.name),
    ]
    return "- " + " · ".join(filter(None, parts))
