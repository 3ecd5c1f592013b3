"""Notes about where a job stands today: true now, and perhaps not tomorrow.

They are notes and nothing more, so that no build ever fails because time has passed.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from mkdocs_careers.codes import Code
from mkdocs_careers.dates import day_in
from mkdocs_careers.diagnostics import Problem
from mkdocs_careers.model import State
from mkdocs_careers.rules.posting import Posting, When, name, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_careers.model import Job

_LONG = timedelta(days=90)
"""Twice the time for which the median of 468 real ads was open."""
_SOON = timedelta(days=7)


@rule("date_posted", "valid_through")
def posted_long_ago(posting: Posting) -> Iterator[Problem]:
    """An old ad without an end is taken for a forgotten one, and often is."""
    job = posting.job
    if job.date_posted is None or job.valid_through is not None or not _is_open(posting):
        return
    age = day_in(job.timezone, posting.instant) - job.date_posted
    if age > _LONG:
        yield Problem(
            Code.POSTED_LONG_AGO,
            f"{name('date_posted')} is {age.days} days ago, and the job has no last day to apply.",
            ("date_posted",),
            hint="is the job still open?",
            help="If it is, give it a `valid_through`. If it is not, write `status: filled` or "
            "`status: closed`.",
        )


@rule("date_posted")
def posted_later(posting: Posting) -> Iterator[Problem]:
    """A job of the future waits for its day; a wrong year lets it wait for long."""
    job = posting.job
    if posting.state is State.SCHEDULED and not _ends_before_posted(job):
        yield Problem(
            Code.POSTED_LATER,
            f"{name('date_posted')} is in the future: nobody sees the job before "
            f"{job.date_posted}.",
            ("date_posted",),
            hint="is the year right?",
            help="If it is, all is well: build the site on that day, and the job is there.",
        )


@rule("valid_through")
def closes_soon(posting: Posting) -> Iterator[Problem]:
    """A last reminder, for whoever wants more applications or more time."""
    deadline = posting.job.valid_through
    if deadline is None or not _is_open(posting):
        return
    if deadline.instant - posting.instant <= _SOON:
        yield Problem(
            Code.CLOSES_SOON,
            f"{name('valid_through')} is near: the job closes after {deadline.instant:%Y-%m-%d}"
            + ("." if deadline.whole_day else f", {deadline.instant:%H:%M}."),
            ("valid_through",),
            help="Nothing needs to be done: it closes by itself with the next build.",
        )


@rule("valid_through", when=When.ENDED)
def ended(posting: Posting) -> Iterator[Problem]:
    """A job whose last day is over is closed, whatever its status says."""
    job = posting.job
    if job.status is State.OPEN and not _ends_before_posted(job):
        yield Problem(
            Code.ENDED,
            f"{name('valid_through')} is over: the job is not advertised any more.",
            ("valid_through",),
            help="Nothing needs to be done. Write `status: filled` if you found somebody, or a "
            "later day if you still search.",
        )


def _ends_before_posted(job: Job) -> bool:
    """Tell whether the dates are in the wrong order, which is an error of its own."""
    return (
        job.valid_through is not None
        and job.date_posted is not None
        and job.valid_through.instant.date() < job.date_posted
    )


def _is_open(posting: Posting) -> bool:
    return posting.state is State.OPEN
