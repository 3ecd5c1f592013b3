"""Strategies: jobs and texts as Hypothesis makes them, and a job with every key."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from mkdocs_careers.areas import find_area
from mkdocs_careers.dates import parse_deadline
from mkdocs_careers.model import (
    HYBRID,
    TELECOMMUTE,
    Apply,
    Contact,
    Deadline,
    Education,
    Experience,
    Job,
    Organization,
    Place,
    Salary,
    State,
)
from mkdocs_careers.outputs.facts import EMPLOYMENT_TYPES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_careers.areas import Area

NEW_YORK = ZoneInfo("America/New_York")
NAMED_AREAS = {"North America": ("US", "CA", "MX"), "Home": ("ZA", "US-CA", "EU")}
HOSTILE = (
    "</script><script>alert(1)</script>", "<!-- <script>", "]]>", "R&D &amp; &lt;b&gt;",
    'Lead "Dev" <C++> ☕', "a\u2028b\u2029c", "100 % {title} {identifier}", "İstanbul ß",
    "\u202eevil", "a: b; c, d", "{{ 7 * 7 }}", "'\"`", "\\u003c\\n",
)  # fmt: skip
LETTERS = st.characters(exclude_categories=("Cc", "Cs"))
ZONES = tuple(
    map(ZoneInfo, ("UTC", "America/New_York", "Africa/Johannesburg", "Asia/Kolkata",
                   "Pacific/Kiritimati", "Etc/GMT+12", "America/Argentina/Buenos_Aires"))
)  # fmt: skip


def texts(max_size: int = 20) -> st.SearchStrategy[str]:
    """Return text as a job file can hold it: some of it hostile, none of it blank."""
    free = st.text(LETTERS, min_size=1, max_size=max_size).filter(lambda text: bool(text.strip()))
    return free | st.sampled_from(HOSTILE)


ADDRESSES = st.sampled_from(
    ["jobs@example.org", "o'neil+hr@example.org", "büro@bücher.example", "a%b&c=d@example.org"]
)
AMOUNTS = st.integers(0, 10**8) | st.integers(0, 10**9).map(lambda cents: cents / 100)
OFFSETS = st.integers(-12 * 60, 14 * 60).map(lambda m: timezone(timedelta(minutes=m)))
INSTANTS = st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1))  # noqa: DTZ001 - zones follow
DEADLINES = st.builds(
    lambda moment, zone, whole_day: Deadline(
        (datetime.combine(moment, time.max) if whole_day else moment).replace(tzinfo=zone),
        whole_day,
    ),
    INSTANTS,
    st.sampled_from(ZONES) | OFFSETS,
    st.booleans(),
)


def optional(strategy: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    """Return what `strategy` makes, or None."""
    return st.none() | strategy


def tuples_of(
    strategy: st.SearchStrategy[str], most: int = 3
) -> st.SearchStrategy[tuple[str, ...]]:
    """Return a tuple of different values."""
    return st.lists(strategy, max_size=most, unique=True).map(tuple)


def areas_of(names: Iterable[str]) -> tuple[Area, ...]:
    """Return what these names stand for."""
    return tuple(area for name in names if (area := find_area(name, NAMED_AREAS)))


PLACES = st.builds(
    Place,
    address_country=st.sampled_from(["US", "ZA", "KE", "DE", "CI", "BQ"]),
    address_locality=optional(texts()),
    address_region=optional(texts()),
    postal_code=optional(texts()),
    street_address=optional(texts()),
    name=optional(texts()),
)
UNITS = ("HOUR", "DAY", "WEEK", "MONTH", "YEAR", "PROJECT")


@st.composite
def salaries(draw: st.DrawFn) -> Salary:
    """Return pay as the rules let it pass: an amount, or a range, or words."""
    low, high = sorted((draw(AMOUNTS), draw(AMOUNTS)))
    amounts = draw(
        st.sampled_from(
            [{}, {"value": low}, {"min_value": low}, {"max_value": high},
             {"min_value": low, "max_value": high}, {"min_value": low, "max_value": low}]
        )
    )  # fmt: skip
    return Salary(
        currency=draw(optional(st.sampled_from(["USD", "EUR", "GBP", "ZAR", "CHF", "CAD"]))),  # type: ignore[arg-type]
        unit_text=draw(optional(st.sampled_from(UNITS))),  # type: ignore[arg-type]
        description=draw(optional(texts())),  # type: ignore[arg-type]
        **amounts,
    )


ORGANIZATIONS = st.builds(
    Organization,
    name=texts() | st.just("confidential"),
    url=optional(st.just("https://www.example.org/a?b=1&c=2")),
    logo=optional(st.sampled_from(["assets/logo.png", "https://cdn.example.org/logo.svg"])),
    overview=optional(
        st.just("Founded in **2009**, we run [learning circles](https://a.example).")
    ),
    equal_opportunity=optional(st.just("We are an equal opportunity employer.\n\n* All of us.")),
    accommodations=optional(st.just("Tell us what you need.")),
    privacy=optional(st.just("We delete applications after a year.")),
)
APPLICATIONS = st.builds(
    Apply,
    email=tuples_of(ADDRESSES),
    cc=tuples_of(ADDRESSES, 1),
    subject=optional(texts() | st.just("{title} ({identifier})")),
    body=optional(texts(40) | st.just("Dear team,\n\n{materials}\n")),
    materials=tuples_of(texts()),
    instructions=optional(st.just("No calls, *please*.")),
    url=optional(st.just("https://example.org/apply?id=1&x=<y>")),
).filter(lambda apply: bool(apply.email or apply.instructions or apply.url))
OPEN = st.just(State.OPEN)
AREAS = tuples_of(st.sampled_from(["US", "CA-ON", "EU", "EEA", "WORLDWIDE", "NO", *NAMED_AREAS]))


def jobs(
    *, status: st.SearchStrategy[State] = OPEN, path: str = "careers/job.md"
) -> st.SearchStrategy[Job]:
    """Return jobs with any of their keys, in texts that try to get out of their place."""
    text, more = optional(texts()), tuples_of(texts())
    return st.builds(
        Job,
        path=st.just(path) if path else st.uuids().map(lambda name: f"careers/{name}.md"),
        title=texts().map(str.strip),
        timezone=st.sampled_from(ZONES),
        description=text,
        date_posted=optional(st.dates(date(2020, 1, 1), date(2040, 1, 1))),
        valid_through=optional(DEADLINES),
        employment_type=tuples_of(st.sampled_from(sorted(EMPLOYMENT_TYPES))),
        employment_unit=text,
        job_location=st.lists(PLACES, max_size=3, unique=True).map(tuple),
        job_location_type=st.sampled_from([None, TELECOMMUTE, HYBRID]),
        applicant_location_requirements=AREAS.map(areas_of),
        base_salary=optional(salaries()),
        job_start_date=text,
        identifier=text,
        hiring_organization=ORGANIZATIONS,
        skills=more,
        status=status,
        featured=st.booleans(),
        apply=APPLICATIONS,
        job_immediate_start=st.sampled_from([None, True]),
        job_duration=text,
        work_hours=text,
        total_job_openings=optional(st.integers(1, 5000)),
        qualifications=more,
        responsibilities=more,
        education_requirements=optional(
            st.builds(
                Education,
                tuples_of(st.sampled_from(["high school", "bachelor degree"])),
                optional(texts()),
            )
        ),
        experience_requirements=optional(
            st.builds(Experience, optional(st.integers(1, 2400)), optional(texts()))
        ),
        experience_in_place_of_education=st.sampled_from([None, True, False]),
        job_benefits=more,
        incentive_compensation=text,
        eligibility_to_work_requirement=text,
        security_clearance_requirement=text,
        physical_requirement=more,
        special_commitments=more,
        occupational_category=text,
        industry=text,
        application_contact=optional(
            st.builds(Contact, optional(texts()), optional(ADDRESSES), optional(texts()))
        ),
        direct_apply=st.sampled_from([None, True, False]),
    )


EMPLOYER = Organization(
    name="Peer 2 Peer University",
    url="https://www.p2pu.org",
    logo="assets/logo.png",
    overview="Founded in **2009**, we run learning circles.",
    equal_opportunity="We are an equal opportunity employer.",
    accommodations="Tell us what you need for an interview.",
    privacy="We delete applications after a year.",
)
CHICAGO = Place("US", "Chicago", "IL", "60654", "222 Merchandise Mart Plaza", "Chicago office")
MINIMAL = Job(
    path="careers/coordinator.md",
    title="Program Coordinator",
    date_posted=date(2026, 11, 2),
    job_location=(Place("US", "Chicago", "IL"),),
    hiring_organization=EMPLOYER,
    apply=Apply(email=("thepeople@p2pu.org",)),
)
FULL = Job(
    path="careers/coordinator.md",
    title="Program Coordinator",
    timezone=NEW_YORK,
    description="Help learning circles grow across North America.",
    date_posted=date(2026, 11, 2),
    valid_through=parse_deadline("2027-01-15", NEW_YORK),
    employment_type=("FULL_TIME", "CONTRACTOR"),
    employment_unit="Community",
    job_location=(CHICAGO, Place("ZA", "Cape Town")),
    job_location_type=TELECOMMUTE,
    applicant_location_requirements=areas_of(["US", "CA-ON", "EU"]),
    base_salary=Salary("USD", None, 52000, 64000, "YEAR", "plus travel days"),
    job_start_date="early 2027",
    identifier="PC-2026-1",
    hiring_organization=EMPLOYER,
    skills=("facilitation", "community building"),
    featured=True,
    apply=Apply(
        email=("thepeople@p2pu.org", "jobs@p2pu.org"),
        cc=("board@p2pu.org",),
        subject="{title} ({identifier})",
        body="Dear P2PU team,\n\n{materials}",
        materials=("resume", "cover letter", "portfolio link"),
        instructions="No calls, *please*.",
        url="https://example.org/apply",
    ),
    job_immediate_start=True,
    job_duration="two years",
    work_hours="35 hours a week",
    total_job_openings=3,
    qualifications=("Fluent English",),
    responsibilities=("Run workshops", "Answer questions"),
    education_requirements=Education(("bachelor degree",), "or as much practice"),
    experience_requirements=Experience(24, "in libraries"),
    experience_in_place_of_education=True,
    job_benefits=("Health insurance", "30 days of holiday"),
    incentive_compensation="A bonus of up to 5 %",
    eligibility_to_work_requirement="The right to work in the US",
    security_clearance_requirement="A background check",
    physical_requirement=("Lifting boxes of 15 kg",),
    special_commitments=("VeteranCommit",),
    occupational_category="13-1151.00 Training Specialists",
    industry="Non-profit education",
    application_contact=Contact("Thandi Nkosi", "questions@p2pu.org", "+27 11 555 0100"),
)
OPEN_INSTANT = datetime(2026, 11, 23, 12, tzinfo=UTC)
