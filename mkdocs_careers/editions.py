"""Editions: which file of each job is shown in a language, its translation or else the original."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from mkdocs_careers.languages import is_same, language_tag

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from mkdocs_careers.model import Job, Organization, Place
    from mkdocs_careers.settings import Settings

OTHER_LANGUAGES = "x-default"
"""What search engines call the page for readers of every other language."""


@dataclass(frozen=True)
class Versions:
    """The files of all jobs, by path. One that does not name its language is in `home`."""

    jobs: Mapping[str, Job]
    home: str

    def language_of(self, job: Job) -> str:
        """Return the language that a file is written in."""
        return job.language or self.home

    def of(self, job: Job) -> Sequence[Job]:
        """Return the files of a job, the one with the facts first."""
        return self._by_original.get(job.translation_of or job.path, (job,))

    def shown_in(self, language: str) -> Iterator[Job]:
        """Yield each job once: its file in `language` if there is one, else the one with facts."""
        for versions in self._by_original.values():
            yield next((v for v in versions if self.is_in(v, language)), versions[0])

    def is_in(self, job: Job, language: str) -> bool:
        """Tell whether a file is written in `language`."""
        return is_same(self.language_of(job), language)

    def alternates(
        self, job: Job, url_of: Callable[[str], str | None]
    ) -> tuple[tuple[str, str], ...]:
        """Return the languages of a job with their addresses; none where there is but one.

        `url_of` returns the absolute address of a file's page, None where it has none. The
        original is for readers of all other languages, too.
        """
        versions = self.of(job)
        found = [
            (language_tag(self.language_of(version)), url)
            for version in (versions if len(versions) > 1 else ())
            if (url := url_of(version.path))
        ]
        return (*found, (OTHER_LANGUAGES, found[0][1])) if len(found) > 1 else ()

    @cached_property
    def _by_original(self) -> Mapping[str, list[Job]]:
        """All files of each job; a translation whose original is missing here is not shown."""
        found = {path: [job] for path, job in self.jobs.items() if job.translation_of is None}
        for job in sorted(self.jobs.values(), key=lambda job: (self.language_of(job), job.path)):
            if job.translation_of in found:
                found[job.translation_of].append(job)
        return found


@dataclass(frozen=True)
class Names:
    """What the settings call employers and places in the language of a list, for other jobs in it.

    Else one town with two names would be two towns, and one employer with two texts two employers.
    """

    organizations: Mapping[Organization, Organization]
    places: Mapping[Place, Place]

    @classmethod
    def of(cls, own: Settings, wanted: Settings) -> Names:
        """Return the names in the settings that are `wanted` for those of a job's `own`."""
        organizations = {
            organization: wanted.organizations[key]
            for key, organization in own.organizations.items()
        }
        if own.organization and wanted.organization:
            organizations[own.organization] = wanted.organization
        return cls(organizations, {place: wanted.places[k] for k, place in own.places.items()})

    def rename(self, job: Job) -> Job:
        """Return the job with these names."""
        employer = job.hiring_organization
        return replace(
            job,
            hiring_organization=self.organizations.get(employer, employer) if employer else None,
            job_location=tuple(self.places.get(place, place) for place in job.job_location),
        )


def shown_in(versions: Versions, language: str, settings: Settings) -> Iterator[Job]:
    """Yield each job once, as it is shown in `language`: with the names that its settings have."""
    names: dict[str, Names] = {}
    for job in versions.shown_in(language):
        if not settings.languages or versions.is_in(job, language):
            yield job
            continue
        own = versions.language_of(job)
        if own not in names:
            names[own] = Names.of(settings.in_language(own), settings)
        yield names[own].rename(job)
