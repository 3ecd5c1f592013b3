"""Job files: valid ads with every key of the design's example, the same on every run."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from bench.front_matter import Value, render_yaml
from bench.prose import render_body

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

UNITS = ("Community", "Research", "Finance", "Design", "Field Work", "Publishing", "Operations")
PLACES = ("chicago", "toronto", "cape-town", "berlin")
ORGANIZATIONS = ("harbour", "orchard")
AREAS = ("north-america", "southern-africa")
# The sites hold still at this instant: every job is open and none was posted long ago.
AS_OF = date(2026, 12, 31)

_FIRST_POSTED = date(2026, 10, 15)
_LEVELS = ("Assistant", "Associate", "Senior", "Lead", "Principal")
_TOPICS = (
    "Library", "Garden", "River", "Museum", "Theatre", "Harvest", "Market",
    "Archive", "Weather", "Forest", "Radio", "Bicycle", "Kitchen", "Atlas",
)  # fmt: skip
_ROLES = (
    "Program Coordinator", "Editor", "Analyst", "Designer", "Facilitator", "Accountant",
    "Translator", "Developer", "Researcher", "Trainer", "Planner", "Archivist",
    "Technician", "Writer", "Curator", "Organizer", "Librarian", "Producer",
    "Engineer", "Mentor",
)  # fmt: skip
_REGIONS = (
    "North", "South", "East", "West", "Coast", "Islands", "Valley", "Hills", "City", "Lakes",
)  # fmt: skip


def address(street: str, town: str, region: str, code: str, country: str) -> dict[str, Value]:
    """Make a whole address, so that nothing is recommended besides."""
    return {
        "street_address": street,
        "address_locality": town,
        "address_region": region,
        "postal_code": code,
        "address_country": country,
    }


_ADDRESSES = tuple(
    address(*parts)
    for parts in (
        ("7 Harbour Walk", "Boston", "MA", "02110", "US"),
        ("12 Orchard Lane", "Denver", "CO", "80202", "US"),
        ("3 Canal Row", "Ottawa", "ON", "K1P 1J1", "CA"),
        ("9 quai des Livres", "Lyon", "Auvergne-Rhône-Alpes", "69001", "FR"),
        ("4 Acacia Close", "Nairobi", "Nairobi", "00100", "KE"),
    )
)
_APPLICANTS: tuple[tuple[str, ...], ...] = (
    ("US", "CA-ON", "EU"),
    ("north-america",),
    ("DE", "FR", "NL"),
    ("southern-africa", "KE"),
)
_TYPES: tuple[Value, ...] = ("FULL_TIME", "PART_TIME", ("FULL_TIME", "CONTRACTOR"), "INTERN")
_ZONES = ("Africa/Johannesburg", "America/Chicago", "Europe/Berlin")
_PAY = (("USD", 52000, 1000, "YEAR"), ("EUR", 3200, 50, "MONTH"), ("CAD", 28, 1, "HOUR"))
_SKILLS = ("facilitation", "community building", "bookkeeping", "editing", "statistics", "mapping")
_MATERIALS = ("resume", "cover letter", "portfolio link", "work sample")


@dataclass(frozen=True)
class JobFile:
    """One job: its file name without suffix, its front matter and its Markdown body."""

    stem: str
    data: Mapping[str, Value]
    body: str

    def markdown(self) -> str:
        """Give the text of the `.md` file."""
        return f"---\n{render_yaml(self.data)}---\n\n{self.body}"

    def yaml(self) -> str:
        """Give the front matter alone, dates quoted, as a schema validator wants it."""
        return render_yaml(self.data, quote_dates=True)


def make_jobs(count: int) -> Iterator[JobFile]:
    """Make `count` jobs; job number `i` is the same whatever the count."""
    for index in range(1, count + 1):
        rng = random.Random(f"bench {index}")  # noqa: S311  repeatable text, no secret
        yield JobFile(f"job-{index:05}", _data(index, rng), render_body(rng))


def _data(index: int, rng: random.Random) -> dict[str, Value]:
    unit = UNITS[index % len(UNITS)]
    currency, low, step, per = _PAY[index % len(_PAY)]
    return {
        "title": _title(index),
        "description": f"Help the {unit.lower()} team with {rng.choice(_SKILLS)} and more.",
        "date_posted": _FIRST_POSTED + timedelta(days=index % 70),
        "valid_through": date(2099, 1 + index % 12, 1 + index % 28),
        "timezone": _ZONES[index % len(_ZONES)],
        "employment_type": _TYPES[index % len(_TYPES)],
        "employment_unit": unit,
        "job_location": [PLACES[index % len(PLACES)], _ADDRESSES[index % len(_ADDRESSES)]],
        "job_location_type": "TELECOMMUTE",
        "applicant_location_requirements": _APPLICANTS[index % len(_APPLICANTS)],
        "base_salary": {
            "currency": currency,
            "min_value": low + step * (index % 9),
            "max_value": low + step * (12 + index % 7),
            "unit_text": per,
            "description": "plus travel days",
        },
        "job_start_date": "early 2027",
        "identifier": f"PC-2026-{index}",
        "hiring_organization": ORGANIZATIONS[index % len(ORGANIZATIONS)],
        "skills": rng.sample(_SKILLS, 3),
        "status": "open",
        "featured": index % 10 == 0,
        "apply": {
            "email": "jobs@example.org",
            "subject": "{title} ({identifier})",
            "body": "Dear team,",
            "materials": rng.sample(_MATERIALS, 3),
            "instructions": "No *calls*, please.",
            "url": f"https://example.org/apply/{index}",
        },
        "extra": {"percent_open_source": index % 101},
    }


def _title(index: int) -> str:
    """Combine words so that no two of the first 14,000 titles are alike."""
    rest, role = divmod(index, len(_ROLES))
    rest, topic = divmod(rest, len(_TOPICS))
    rest, level = divmod(rest, len(_LEVELS))
    region = _REGIONS[rest % len(_REGIONS)]
    return f"{_LEVELS[level]} {_TOPICS[topic]} {_ROLES[role]}, {region}"
