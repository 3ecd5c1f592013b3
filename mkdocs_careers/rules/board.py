"""Rules about the jobs of a site together, and about what the site must say for all of them."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING, TypeAlias

from mkdocs_careers.codes import Code
from mkdocs_careers.diagnostics import Problem
from mkdocs_careers.model import State

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from mkdocs_careers.model import Job

_NOT_HIRING = (State.DRAFT, State.FILLED, State.CLOSED)
_Period: TypeAlias = tuple[datetime | None, datetime | None]


def check_board(
    jobs: Iterable[Job], name_of: Callable[[Job], str]
) -> Iterator[tuple[Job, Problem]]:
    """Yield a job and its problem where two open jobs of one employer have one identifier.

    `name_of` is how messages name a job's file.

    Open means: by what the files say, in periods that overlap. So the clock changes nothing, and
    a new round may carry the identifier of the last one.
    """
    groups: dict[tuple[str, str], list[Job]] = {}
    for job in jobs:
        if job.identifier and job.status is State.OPEN:
            employer = job.hiring_organization.name if job.hiring_organization else ""
            groups.setdefault((employer, job.identifier), []).append(job)
    for group in groups.values():
        ordered = sorted(group, key=lambda job: job.path)
        for index, job in enumerate(ordered):
            other = next((o for o in ordered[:index] if _overlap(_period(o), _period(job))), None)
            if other is not None:
                yield (
                    job,
                    Problem(
                        Code.DUPLICATE_IDENTIFIER,
                        f"The identifier `{job.identifier}` is also that of `{name_of(other)}`.",
                        ("identifier",),
                        hint="give each job its own",
                        help="An identifier names one job of one employer. A later round of the "
                        "same job may keep it when the first has ended.",
                    ),
                )


def _period(job: Job) -> _Period:
    start = datetime.combine(job.date_posted, time(), job.timezone) if job.date_posted else None
    return start, job.valid_through.instant if job.valid_through else None


def _overlap(one: _Period, other: _Period) -> bool:
    (start, end), (other_start, other_end) = one, other
    return not (
        (end is not None and other_start is not None and end < other_start)
        or (other_end is not None and start is not None and other_end < start)
    )


def missing_organization(jobs: Iterable[Job], *, in_plugin: bool) -> Iterator[Problem]:
    """Google needs the employer's name, and a made-up one would be false: ask for it once.

    `in_plugin`: the settings stand below the plugin in the host's file, not in `careers.yml`.
    """
    without = sum(
        1 for job in jobs if job.hiring_organization is None and job.status not in _NOT_HIRING
    )
    if without:
        indent = "        " if in_plugin else "    "
        lines = ["organization:", "  name: Example Organisation", "  url: https://www.example.org"]
        block = "\n".join(f"{indent}  {line}" for line in lines)
        yield Problem(
            Code.MISSING_ORGANIZATION,
            "The settings do not say who hires."
            + (f" {without} jobs have no employer." if without > 1 else " A job has no employer."),
            hint="add `organization`",
            help="Google refuses a posting without an employer. Make the settings say this, with "
            "your own name:\n\n"
            + ("    plugins:\n      - careers:\n" if in_plugin else "")
            + block,
            on_key=True,
        )


def missing_site_url(site_url: str | None) -> Iterator[Problem]:
    """A page's address in structured data and previews must be absolute."""
    if not site_url:
        yield Problem(
            Code.MISSING_SITE_URL,
            "The site has no address, so job pages have none for search engines.",
            hint="add `site_url`",
            help="Without it the structured data has no `url` and no logo from this site, and "
            "there is no sitemap. Paste this at the top level and put your own address in:\n\n"
            "    site_url: https://www.example.org/",
            on_key=True,
        )
