"""`mkdocs-careers list`: jobs with their state, dates and places."""

from __future__ import annotations

import re
import shutil
import sys
from dataclasses import replace
from datetime import datetime, time
from itertools import chain
from typing import TYPE_CHECKING

import click

from mkdocs_careers.changes import find_changes
from mkdocs_careers.cli.job_report import render_json, render_markdown
from mkdocs_careers.cli.job_table import render_table
from mkdocs_careers.cli.listed_jobs import Question, list_jobs
from mkdocs_careers.cli.output import write_for_people, write_text
from mkdocs_careers.cli.site import (
    as_of_option,
    config_option,
    find_addresses,
    find_instant,
    find_site,
    read_past,
)
from mkdocs_careers.cli.site_jobs import read_site_jobs, tell_wrong
from mkdocs_careers.model import State
from mkdocs_careers.reporters.full import printable
from mkdocs_careers.settings import EXCLUDE

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_careers.cli.site_jobs import SiteJobs

_DURATION = re.compile(r"([0-9]{1,5})([dw])")
_DAYS = {"d": 1, "w": 7}


def _days(_context: click.Context, _option: click.Parameter, value: str | None) -> int | None:
    """Read a duration, such as `14d` or `2w`, as days."""
    if value is None:
        return None
    match = _DURATION.fullmatch(value.strip().lower())
    if match is None:
        shown = printable(value)
        is_number = re.fullmatch(r"[0-9]{1,5}", shown)
        hint = f"Did you mean {shown}d?" if is_number else "Write days as 14d, or weeks as 2w."
        raise click.BadParameter(f"{shown!r} is no duration. {hint}")
    return int(match[1]) * _DAYS[match[2]]


@click.command("list", short_help="List jobs: what is open, what closes soon, what was forgotten.")
@click.option("--state", "states", multiple=True,
              help="Jobs in this state; several states, one after the other.",
              type=click.Choice([state.value for state in State]))  # fmt: skip
@click.option("--expiring", metavar="DURATION", callback=_days,
              help="Open jobs that close within a time, such as 14d or 2w.")  # fmt: skip
@click.option("--stale", metavar="DURATION", callback=_days,
              help="Open jobs without an end, posted so long ago, such as 90d.")  # fmt: skip
@click.option("--changed-since", "since", metavar="TIME",
              help="Jobs that have closed or opened by themselves since a time, such as "
                   "2026-11-23T06:00Z.")  # fmt: skip
@click.option("--format", "format_", default="table", show_default=True, help="How to list.",
              type=click.Choice(["table", "json", "markdown"]))  # fmt: skip
@click.option("--fail-if-any", is_flag=True, help="Exit with 1 where a job is listed.")
@config_option
@as_of_option
def command(
    states: tuple[str, ...], expiring: int | None, stale: int | None, since: str | None,
    format_: str, config: Path | None, as_of: str | None, *, fail_if_any: bool,
) -> None:  # fmt: skip
    """List the site's jobs: what closes soonest first, then the newest.

    With --expiring and --stale together, the jobs of both are listed.

    \b
    Exit status: 0, done; 1, with --fail-if-any, jobs are listed; 2, wrong usage, or settings
    that cannot be read.
    """  # noqa: D301 - click's mark for a paragraph to leave alone
    wanted = frozenset(map(State, states))
    for name, value in (("--expiring", expiring), ("--stale", stale)):
        if value is not None and not wanted <= {State.OPEN}:
            raise click.UsageError(f"{name} looks at open jobs: leave --state out.")
    site = find_site(config)
    instant = find_instant(site, as_of)
    found = read_site_jobs(site, instant)
    tell_wrong(found)
    if since is not None:
        then = read_past("--changed-since", since, site, instant, at=time())
        found = _leave_changed(found, then, instant)
    all_jobs = list_jobs(
        found,
        instant,
        find_addresses(site),
        ended_have_pages=site.settings.ended != EXCLUDE,
    )
    sections = Question(wanted, expiring, stale).answer(all_jobs, instant)
    jobs = list(chain.from_iterable(section.jobs for section in sections))
    if format_ == "json":
        write_text(render_json(jobs))
    elif format_ == "markdown":
        write_for_people(render_markdown(sections))
    elif jobs:
        width = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
        write_for_people(render_table(jobs, width))
    else:
        click.echo(" ".join(section.empty for section in sections), err=True)
    if fail_if_any and jobs:
        sys.exit(1)


def _leave_changed(found: SiteJobs, since: datetime, until: datetime) -> SiteJobs:
    """Return the jobs that time alone has closed or opened, and no others."""
    changed = {change.job.path for change in find_changes(found.jobs.values(), since, until)}
    return replace(found, jobs={path: job for path, job in found.jobs.items() if path in changed})
