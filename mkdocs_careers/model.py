"""The model: a job and its parts, as schema.org's JobPosting names them in snake_case.

A job's fields are the front matter's keys, one to one. What is not known is None or empty.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta, tzinfo
from enum import StrEnum
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_careers.areas import Area

UTC_ZONE = ZoneInfo("UTC")
TELECOMMUTE = "TELECOMMUTE"
HYBRID = "HYBRID"


class State(StrEnum):
    """What a job is at one instant; only an open job is advertised."""

    DRAFT = "draft"
    FILLED = "filled"
    CLOSED = "closed"
    PAUSED = "paused"
    SCHEDULED = "scheduled"
    OPEN = "open"

    @property
    def is_ended(self) -> bool:
        """Tell whether the job is over for good."""
        return self in (State.FILLED, State.CLOSED)

    @property
    def is_unpublished(self) -> bool:
        """Tell whether the job is not yet for the public."""
        return self in (State.DRAFT, State.SCHEDULED)


@dataclass(frozen=True, slots=True)
class Place:
    """A place of work: an address without invented parts."""

    address_country: str
    address_locality: str | None = None
    address_region: str | None = None
    postal_code: str | None = None
    street_address: str | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Salary:
    """Pay: one amount or a range in `currency` per `unit_text`, or words alone."""

    currency: str | None = None
    value: float | None = None
    min_value: float | None = None
    max_value: float | None = None
    unit_text: str | None = None
    description: str | None = None

    @property
    def has_amount(self) -> bool:
        """Tell whether any amount is known."""
        return any(x is not None for x in (self.value, self.min_value, self.max_value))


@dataclass(frozen=True, slots=True)
class Apply:
    """How people apply: by mail, by a form, or by what `instructions` (Markdown) say."""

    email: tuple[str, ...] = ()
    cc: tuple[str, ...] = ()
    subject: str | None = None
    body: str | None = None
    materials: tuple[str, ...] = ()
    instructions: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class OpenApplication:
    """What stands below the openings for people whom none fits; never a job. `text` is Markdown."""

    title: str | None = None
    text: str | None = None
    apply: Apply = field(default_factory=Apply)


@dataclass(frozen=True, slots=True)
class Organization:
    """An employer. `overview` to `privacy` are Markdown shown on each of its jobs."""

    name: str
    url: str | None = None
    logo: str | None = None
    overview: str | None = None
    equal_opportunity: str | None = None
    accommodations: str | None = None
    privacy: str | None = None

    @property
    def is_confidential(self) -> bool:
        """Tell whether the employer stays unnamed; `confidential` is Google's word for it."""
        return self.name.strip().lower() == "confidential"


@dataclass(frozen=True, slots=True)
class Education:
    """Required education; neither part where the job says `no requirements`."""

    credential_category: tuple[str, ...] = ()
    description: str | None = None


@dataclass(frozen=True, slots=True)
class Experience:
    """Required experience; neither part where the job says `no requirements`."""

    months_of_experience: int | None = None
    description: str | None = None


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom to ask about the job."""

    name: str | None = None
    email: str | None = None
    telephone: str | None = None


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last moment to apply. `whole_day` where the job gives a date alone."""

    instant: datetime
    whole_day: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One job.

    `path` is what its reader was given: in a host, the file's under the sources, POSIX.

    `timezone` is the job's own zone, else the site's, else UTC; `hiring_organization` is the
    job's own, else the site's. `language` is that of the text where the job or the site's
    structure says it; `translation_of` is the `path` of the file that has the job's facts.
    """

    path: str
    title: str
    timezone: tzinfo = UTC_ZONE
    description: str | None = None
    date_posted: date | None = None
    valid_through: Deadline | None = None
    employment_type: tuple[str, ...] = ()
    employment_unit: str | None = None
    job_location: tuple[Place, ...] = ()
    job_location_type: str | None = None
    applicant_location_requirements: tuple[Area, ...] = ()
    base_salary: Salary | None = None
    job_start_date: str | None = None
    identifier: str | None = None
    hiring_organization: Organization | None = None
    skills: tuple[str, ...] = ()
    status: State = State.OPEN
    featured: bool = False
    apply: Apply = field(default_factory=Apply)
    job_immediate_start: bool | None = None
    job_duration: str | None = None
    work_hours: str | None = None
    total_job_openings: int | None = None
    qualifications: tuple[str, ...] = ()
    responsibilities: tuple[str, ...] = ()
    education_requirements: Education | None = None
    experience_requirements: Experience | None = None
    experience_in_place_of_education: bool | None = None
    job_benefits: tuple[str, ...] = ()
    incentive_compensation: str | None = None
    eligibility_to_work_requirement: str | None = None
    security_clearance_requirement: str | None = None
    physical_requirement: tuple[str, ...] = ()
    special_commitments: tuple[str, ...] = ()
    occupational_category: str | None = None
    industry: str | None = None
    application_contact: Contact | None = None
    direct_apply: bool | None = None
    language: str | None = None
    translation_of: str | None = None
    extra: Mapping[str, Any] = field(default_factory=dict)
    rules: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_remote(self) -> bool:
        """Tell whether the whole job can be done from home."""
        return self.job_location_type == TELECOMMUTE

    def state(self, instant: datetime) -> State:
        """Return what the job is at `instant`: the first state of the list that holds."""
        if self.status in (State.DRAFT, State.FILLED, State.CLOSED):
            return self.status
        if self.is_past(instant):
            return State.CLOSED
        if self.status is State.PAUSED:
            return State.PAUSED
        if self.date_posted and _elapsed(instant) < _elapsed(
            datetime.combine(self.date_posted, time(), self.timezone)
        ):
            return State.SCHEDULED
        return State.OPEN

    def is_past(self, instant: datetime) -> bool:
        """Tell whether the last moment to apply is over."""
        through = self.valid_through
        return through is not None and _elapsed(instant) > _elapsed(through.instant)


def _elapsed(instant: datetime) -> timedelta:
    """Return what two moments are compared by.

    Python compares those of one zone by what clocks show, which is the same twice as summer time
    ends; and the ends of the calendar have no other zone to go to.
    """
    start = datetime.min  # noqa: DTZ901 - the first moment of any clock, as the other is one's
    return instant.replace(tzinfo=None) - start - (instant.utcoffset() or timedelta())
