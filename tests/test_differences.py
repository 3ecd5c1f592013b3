"""Differences: what holds of any two moments of any site."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from mkdocs_careers.cli.diff_report import render_json, render_markdown, render_text
from mkdocs_careers.cli.differences import Differences, Snapshot, compare
from mkdocs_careers.cli.listed_jobs import list_jobs
from mkdocs_careers.cli.site_jobs import SiteJobs
from mkdocs_careers.model import Job, State
from mkdocs_careers.settings import Settings
from tests.strategies import INSTANTS, jobs

BOARDS = st.lists(
    jobs(status=st.sampled_from([*list(State)[:4], State.OPEN]), path=""),
    max_size=4,
    unique_by=lambda job: job.path,
)
SETTINGS = Settings()


def snapshot(board: list[Job], instant: datetime) -> Snapshot:
    names = {job.path: f"docs/{job.path}" for job in board}
    texts = {job.path: job.title.encode() for job in board}
    return Snapshot(SETTINGS, SiteJobs({j.path: j for j in board}, names, (), texts), instant)


@st.composite
def moments(draw: st.DrawFn) -> tuple[Snapshot, Snapshot]:
    """Return a site twice: some of its jobs stay, some go, come, change, or get another name."""
    old = draw(BOARDS)
    new = [job for job in old if draw(st.booleans())] + draw(BOARDS)
    new = [
        replace(job, path=f"careers/moved/{number}.md") if draw(st.booleans()) else job
        for number, job in enumerate(new)
    ]
    at = draw(INSTANTS).replace(tzinfo=UTC)
    return snapshot(old, at), snapshot(new, at + draw(st.timedeltas(timedelta(), timedelta(900))))


def openings(snapshot: Snapshot) -> int:
    jobs = list_jobs(snapshot.found, snapshot.instant, lambda _path: None)
    return sum(listed.state is State.OPEN for listed in jobs)


@given(moments())
def test_the_numbers_add_up(found: tuple[Snapshot, Snapshot]) -> None:
    before, after = found
    differences = compare(before, after)
    assert openings(before) + len(differences.opened) - len(differences.closed) == openings(after)


@given(moments())
def test_back_is_the_other_way_round(found: tuple[Snapshot, Snapshot]) -> None:
    there, back = compare(*found), compare(*reversed(found))
    assert len(there.opened) == len(back.closed)
    assert len(there.closed) == len(back.opened)
    assert len(there.changed) == len(back.changed)


@given(moments())
def test_nothing_is_different_from_itself(found: tuple[Snapshot, Snapshot]) -> None:
    assert not compare(found[0], found[0])


@given(moments())
def test_every_report_can_be_written(found: tuple[Snapshot, Snapshot]) -> None:
    differences = compare(*found)
    for render in (render_text, render_markdown):
        for line in render(differences).splitlines():
            assert line.isprintable() or not line.isascii()
            assert "\x1b" not in line
    assert render_json(differences, {}, {}).endswith("}\n")
    assert bool(differences) == (differences != Differences())
