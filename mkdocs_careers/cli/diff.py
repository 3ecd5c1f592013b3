"""`mkdocs-careers diff`: what happened to the jobs between two revisions."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from mkdocs_careers.cli.diff_report import render_json, render_markdown, render_text
from mkdocs_careers.cli.differences import Snapshot, compare
from mkdocs_careers.cli.git import Repository
from mkdocs_careers.cli.output import write_for_people, write_text
from mkdocs_careers.cli.past_site import read_past_jobs
from mkdocs_careers.cli.site import (
    as_of_option,
    config_option,
    find_addresses,
    find_instant,
    find_site,
    read_past,
)
from mkdocs_careers.cli.site_jobs import read_site_jobs, tell_wrong
from mkdocs_careers.clock import NOON
from mkdocs_careers.outputs.json_ld import format_instant
from mkdocs_careers.reporters.full import printable

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from mkdocs_careers.cli.git import Revision


@click.command("diff", short_help="Say which jobs opened, closed or changed between two revisions.")
@click.argument("old", metavar="REV")
@click.argument("new", metavar="[REV]", required=False)
@click.option("--since", metavar="DATE",
              help="The day on which the first is looked at; else that of its commit.")  # fmt: skip
@click.option("--format", "format_", default="text", show_default=True, help="How to report.",
              type=click.Choice(["text", "markdown", "json"]))  # fmt: skip
@config_option
@as_of_option
def command(
    old: str, new: str | None, since: str | None, format_: str, config: Path | None,
    as_of: str | None,
) -> None:  # fmt: skip
    """Say which jobs opened, closed or changed from one git revision to another.

    Without a second REV the first is compared with the files as they are now. The first is looked
    at on the day of its commit, and the second today: so a job whose last day has passed in
    between has closed, though nobody has changed its file. --since and --as-of name other days.

    Only jobs that are or were public are told, no drafts. Nothing is checked out.

    \b
    Exit status: 0, done; 2, wrong usage, no such revision, or settings that cannot be read.
    """  # noqa: D301 - click's mark for a paragraph to leave alone
    site = find_site(config)
    if site.path is None:
        raise AssertionError  # a site that was found has a path
    path = config or site.path
    repository = Repository.find(path.parent.resolve())
    first = repository.resolve(old)
    second = repository.resolve(new) if new is not None else None
    now = find_instant(site, as_of)
    # A clock that was set back goes for both, so that time does not run backwards.
    then = min(first.made_at, now)
    if since is not None:
        then = read_past("--since", since, site, now, at=NOON)
    before = _look_at(repository, first, then, path)
    if second is None:
        found = read_site_jobs(site, now)
        tell_wrong(found)
        after = Snapshot(site.settings, found, now)
    else:
        after = _look_at(repository, second, now, path)
    after = replace(after, address_of=find_addresses(site))
    differences = compare(before, after)
    if format_ == "json":
        write_text(render_json(differences, _describe(first, before), _describe(second, after)))
    else:
        render = render_markdown if format_ == "markdown" else render_text
        write_for_people(render(differences))


def _look_at(
    repository: Repository, revision: Revision, instant: datetime, config: Path
) -> Snapshot:
    site, found = read_past_jobs(repository, revision, instant, config)
    tell_wrong(found, f" in {printable(revision.written)}")
    return Snapshot(site.settings, found, instant)


def _describe(revision: Revision | None, snapshot: Snapshot) -> dict[str, Any]:
    """Return what a program is told of one side; the files as they are have no revision."""
    return {
        "revision": revision.written if revision else None,
        "commit": revision.commit if revision else None,
        "as_of": format_instant(snapshot.instant),
    }
