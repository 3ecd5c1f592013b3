"""The example keeps what the jobs page it stands for said, and shows what the plugin can do."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from mkdocs_careers.clock import choose_clock
from mkdocs_careers.codes import Severity
from mkdocs_careers.mailto import build_mailto
from mkdocs_careers.model import State
from mkdocs_careers.reader import read_bytes
from mkdocs_careers.settings_file import read_settings_file

if TYPE_CHECKING:
    from mkdocs_careers.model import Job

EXAMPLE = Path(__file__).parent.parent / "example_site"
SITE = read_settings_file(EXAMPLE / "mkdocs.yml", {})
NOW = choose_clock(SITE.settings, {}, datetime.now(UTC)).instant
FILES = sorted(
    path for path in SITE.jobs_dir.glob("*.md") if path.name not in ("index.md", "README.md")
)


def read(path: Path) -> Job:
    result = read_bytes(path.name, path.read_bytes(), SITE.settings, NOW, host_keys=SITE.host_keys)
    # What the page did not say is missing here too, and one job has ended on purpose.
    assert {diagnostic.severity for diagnostic in result.diagnostics} <= {Severity.NOTE}
    assert result.job is not None
    return result.job


JOBS = {path.stem: read(path) for path in FILES}


def test_program_coordinator_keeps_its_facts() -> None:
    job = JOBS["program-coordinator"]
    assert (job.title, job.employment_type, job.job_start_date) == (
        "Program Coordinator", ("FULL_TIME",), "early 2017",
    )  # fmt: skip
    assert job.is_remote
    assert [(area.name, area.codes) for area in job.applicant_location_requirements] == [
        ("North America", ("US", "CA", "MX"))
    ]
    wanted = "facilitator catalyst educator communicator organizer flexible passionate"
    assert job.skills == tuple(wanted.split())
    assert build_mailto(job) == "mailto:thepeople@p2pu.org?subject=Program%20Coordinator"
    assert len(job.apply.materials) == 3
    for word, material in zip(("resume", "cover letter", "portfolio"), job.apply.materials,
                              strict=True):  # fmt: skip
        assert word in material
    text = (SITE.jobs_dir / "program-coordinator.md").read_text(encoding="utf-8").lower()
    for fact in ("five days a month", "united states", "chicago public library", "nakuru",
                 "learning circle", "workshops", "grant", "govern"):  # fmt: skip
        assert fact in text, fact
    organization = job.hiring_organization
    assert organization is not None
    assert "2009" in (organization.overview or "")
    for ground in ("race", "religion", "color", "national origin", "gender", "sexual orientation",
                   "age", "marital status", "veteran", "disability"):  # fmt: skip
        assert ground in (organization.equal_opportunity or ""), ground


def test_invented_openings_say_so() -> None:
    invented = [path for path in FILES if path.stem != "program-coordinator"]
    assert len(invented) >= 8
    for path in invented:
        assert "Demonstration data" in path.read_text(encoding="utf-8"), path.name


@pytest.mark.parametrize("state", list(State))
def test_every_state_is_shown(state: State) -> None:
    assert state in {job.state(NOW) for job in JOBS.values()}


def test_kinds_of_openings() -> None:
    jobs = JOBS.values()
    types = {kind for job in jobs for kind in job.employment_type}
    assert {"FULL_TIME", "PART_TIME", "CONTRACTOR", "INTERN", "VOLUNTEER"} <= types
    towns = {place.address_locality for job in jobs for place in job.job_location}
    assert {"Boston", "Chicago", "Cape Town", "Nairobi"} <= towns
    assert any(len(job.job_location) == 2 for job in jobs)
    assert any(job.base_salary and job.base_salary.unit_text == "PROJECT" for job in jobs)
    assert any(job.base_salary and not job.base_salary.has_amount for job in jobs)
    assert any(job.job_location_type == "HYBRID" for job in jobs)
    assert any(job.is_remote and job.job_location for job in jobs)
    areas = {area.name for job in jobs for area in job.applicant_location_requirements}
    assert "WORLDWIDE" in areas
