"""Rules about the jobs of a site together, and about what the site must say for all of them.

A site can have many thousand jobs, and they are not kept: a few bytes of each are, and the few
jobs that these make suspicious are read again.
"""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING, TypeAlias

from mkdocs_careers.codes import Code
from mkdocs_careers.diagnostics import Problem
from mkdocs_careers.model import State
from mkdocs_careers.rules.addresses import Addresses
from mkdocs_careers.rules.marks import Marks
from mkdocs_careers.rules.spelling import Spellings
from mkdocs_careers.rules.versions import Versions

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping

    from mkdocs_careers.model import Job
    from mkdocs_careers.settings import Settings

_NOT_HIRING = (State.DRAFT, State.FILLED, State.CLOSED)
_Period: TypeAlias = tuple[datetime | None, datetime | None]


class BoardCheck:
    """Compares the jobs of a site: `add` each, then give those of `suspects` to `problems`.

    Who calls it gives every job a number, by which it can find the job again. `in_folders`: the
    site gives each page a folder of its own.
    """

    def __init__(self, settings: Settings, *, in_folders: bool = True) -> None:
        self.jobs = 0
        self.without_employer = 0
        """Jobs that are to be advertised, and nobody says by whom."""
        self._identifiers = Marks()
        self._ads, self._nameless_ads = Marks(), Marks()
        self._spellings = Spellings(settings)
        self._versions = Versions(settings)
        self._addresses = Addresses(settings, in_folders=in_folders)

    def add(self, number: int, job: Job) -> None:
        """Note down what of a job is to be compared; a translation's facts are the original's."""
        self._versions.add(number, job)
        self._addresses.add(number, job)
        if job.translation_of is not None:
            return
        self.jobs += 1
        if job.hiring_organization is None and job.status not in _NOT_HIRING:
            self.without_employer += 1
        self._spellings.add(number, job)
        if job.status is not State.OPEN:
            return
        if job.identifier:
            self._identifiers.add(number, _identity(job))
        ads = self._ads if job.identifier else self._nameless_ads
        ads.add(number, _ad(job))

    def add_page(self, path: str, name: str) -> None:
        """Note down a page that is no job, by its path under the documentation folder."""
        self._addresses.add_page(path, name)

    def suspects(self) -> set[int]:
        """Return the numbers of the jobs that may have a problem, or be named by one."""
        nameless = self._nameless_ads
        twice = nameless.repeated() | nameless.shared_with(self._ads)
        return (
            self._identifiers.numbers(self._identifiers.repeated())
            | nameless.numbers(twice)
            | self._ads.numbers(twice)
            | self._spellings.suspects()
            | self._versions.suspects()
            | self._addresses.suspects()
        )

    def problems(
        self, jobs: Mapping[int, Job], name_of: Callable[[Job], str]
    ) -> Iterator[tuple[Job, Problem]]:
        """Yield a job and its problem. `jobs` are the suspects as they are now, by their numbers.

        `name_of` is how messages name a job's file.
        """
        twice = list(self._versions.problems(jobs, name_of))
        yield from twice
        told = {job.path for job, _ in twice}
        others = {number: job for number, job in jobs.items() if job.path not in told}
        yield from self._addresses.problems(others, name_of)
        listed = sorted(
            (job for job in jobs.values() if _is_compared(job) and job.path not in told),
            key=lambda job: job.path,
        )
        yield from _same_identifier(listed, name_of)
        yield from _same_ad(listed, name_of)
        yield from self._spellings.problems(jobs, name_of)


def _is_compared(job: Job) -> bool:
    return job.status is State.OPEN and job.translation_of is None


def _identity(job: Job) -> Hashable:
    employer = job.hiring_organization.name if job.hiring_organization else ""
    return employer, job.language, job.identifier


def _ad(job: Job) -> Hashable:
    """Return what two copies of one ad have in common: employer, title and place."""
    employer = job.hiring_organization.name if job.hiring_organization else ""
    places = frozenset(
        (place.address_country, place.address_locality or place.address_region or place.name)
        for place in job.job_location
    )
    areas = frozenset(area.codes for area in job.applicant_location_requirements)
    remote = job.is_remote and areas
    title = " ".join(job.title.casefold().split())
    return employer, job.language, title, places, remote


def _same_identifier(
    jobs: Iterable[Job], name_of: Callable[[Job], str]
) -> Iterator[tuple[Job, Problem]]:
    """Yield where two open jobs of one employer have one identifier.

    Open means: by what the files say, in periods that overlap. So the clock changes nothing, and
    a new round may carry the identifier of the last one.
    """
    for job, other in _pairs((job for job in jobs if job.identifier), _identity, _overlap):
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


def _same_ad(jobs: Iterable[Job], name_of: Callable[[Job], str]) -> Iterator[tuple[Job, Problem]]:
    """Yield where two open jobs of one employer have one title and one place.

    Two identifiers, departments or types of employment tell two jobs apart; one identifier is
    another finding.
    """
    for job, other in _copies(jobs):
        yield (
            job,
            Problem(
                Code.DUPLICATE_JOB,
                f"The job has the title and the place of `{name_of(other)}`.",
                ("title",),
                hint="is one of them a copy?",
                help="Search engines show one of the two. If they are two jobs, give each an "
                "`identifier` of its own.",
            ),
        )


def _pairs(
    jobs: Iterable[Job],
    key: Callable[[Job], Hashable],
    alike: Callable[[Job, Job], bool],
) -> Iterator[tuple[Job, Job]]:
    """Yield each job with an earlier one that has the same key and is `alike`."""
    groups: dict[Hashable, list[Job]] = {}
    for job in jobs:
        group = groups.setdefault(key(job), [])
        other = next((other for other in group if alike(other, job)), None)
        if other is not None:
            yield job, other
        group.append(job)


def _copies(jobs: Iterable[Job]) -> Iterator[tuple[Job, Job]]:
    """Yield each job with an earlier one that looks like it; two with identifiers never do."""
    with_identifier: dict[Hashable, list[Job]] = {}
    without: dict[Hashable, list[Job]] = {}
    for job in jobs:
        key = _ad(job)
        nameless = without.setdefault(key, [])
        named = with_identifier.setdefault(key, [])
        others = nameless if job.identifier else (*nameless, *named)
        other = next((other for other in others if _is_copy(other, job)), None)
        if other is not None:
            yield job, other
        (named if job.identifier else nameless).append(job)


def _is_copy(one: Job, other: Job) -> bool:
    for key in ("employment_unit", "employment_type"):
        values = getattr(one, key), getattr(other, key)
        if all(values) and values[0] != values[1]:
            return False
    return bool(one.job_location or one.is_remote) and _overlap(one, other)


def _overlap(one: Job, other: Job) -> bool:
    (start, end), (other_start, other_end) = _period(one), _period(other)
    return not (
        (end is not None and other_start is not None and end < other_start)
        or (other_end is not None and start is not None and other_end < start)
    )


def _period(job: Job) -> _Period:
    start = datetime.combine(job.date_posted, time(), job.timezone) if job.date_posted else None
    return start, job.valid_through.instant if job.valid_through else None


def missing_organization(without: int, *, in_plugin: bool) -> Iterator[Problem]:
    """Google needs the employer's name, and a made-up one would be false: ask for it once.

    `without` jobs have no employer. `in_plugin`: the settings stand below the plugin in the
    host's file, not in `careers.yml`.
    """
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
