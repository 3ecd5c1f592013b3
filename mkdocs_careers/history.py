"""History: the day on which a job, or a list of jobs, changed for its readers last."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mkdocs_careers.board import JobBoard
    from mkdocs_careers.model import Job


@dataclass(frozen=True)
class History:
    """What is known of the past of a board's jobs.

    `commits` are the days on which files changed last, by their path, where somebody asked git.
    """

    board: JobBoard
    commits: Mapping[str, date]

    def changed_on(self, job: Job) -> date | None:
        """Return the day on which the ad changed last; None where nobody knows.

        A job that was written before it was posted is new on the day of its posting, and a
        translation changes with the file that has its facts.
        """
        paths = (job.path, job.translation_of or "")
        days = (job.date_posted, *map(self.commits.get, paths))
        return max((day for day in days if day), default=None)

    def ended_on(self, job: Job) -> date | None:
        """Return when a job was over, as well as it is known."""
        return self.board.closed_on(job) or self.changed_on(job)

    def rank(self, job: Job) -> tuple[int, str]:
        """Return what jobs that are over are sorted by: what ended last comes first."""
        day = self.ended_on(job)
        return -day.toordinal() if day else 0, job.title

    def listed_changed_on(self, jobs: Iterable[Job]) -> date | None:
        """Return the day on which a list changed last, in which `jobs` stand or have stood."""
        days = (
            day
            for job in jobs
            if not self.board.states[job.path].is_unpublished
            for day in (self.changed_on(job), self._left_on(job))
        )
        return max((day for day in days if day), default=None)

    def _left_on(self, job: Job) -> date | None:
        """Return the first day on which a job that time has closed was listed no more."""
        day, through = self.board.closed_on(job), job.valid_through
        if day is None or through is None or not through.whole_day or day == date.max:
            return day
        # Far in the east that day may have begun where it has not elsewhere.
        return min(day + timedelta(days=1), max(day, self.board.instant.date()))
