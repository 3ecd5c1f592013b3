"""A page of jobs: parted by headings, with what the ads share set apart."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from mkdocs_careers.importers.foreign_file import read_foreign_file
from mkdocs_careers.importers.settle import settle
from mkdocs_careers.settings import Settings

SEED = Path(__file__).parents[3] / "shared" / "seed" / "p2pu-jobs-2017.md"
PAGE = """---
title: Jobs
---
# Work with us

We are a small team.

## Librarian

*Part-time, Leeds, UK*

Care for the books of our small library, and for the people who come to read them.

All our jobs come with a bicycle, a desk by the window and a key to the garden.

### How to apply

Send your CV to books@example.org, with "Librarian 3" as the subject. No calls, please.

## Gardener

**Full time**, starting in March 2027

Care for the garden.

All our jobs come with a bicycle, a desk by the window and a key to the garden.

[Apply here](https://example.org/garden)

## About us

The Example House was founded by friends.

We are an equal opportunity employer.
"""


@pytest.mark.skipif(not SEED.is_file(), reason="the real page is not beside the project")
def test_the_real_page_is_one_job() -> None:
    (draft,) = read_foreign_file(SEED.read_bytes(), SEED.name)
    text = settle(draft, "careers/x.md", Settings(), datetime(2026, 11, 2, tzinfo=UTC))
    apply = draft.data["apply"]
    assert draft.data["title"] == "Program Coordinator"
    assert draft.data["employment_type"] == "FULL_TIME"
    assert draft.data["job_start_date"] == "early 2017"
    assert apply["subject"] == "Program Coordinator"
    assert apply["materials"] == ["résumé", "portfolio", "cover letter"]
    assert apply["email"].endswith("@p2pu.org")
    assert draft.organization["overview"].startswith("Founded in 2009")
    assert draft.organization["equal_opportunity"].startswith("We are an equal opportunity")
    assert "Founded in 2009" not in text
    assert "### " not in text
    assert "## Desired skillset" in text
    assert "# date_posted: TODO: " in text
    assert draft.data["status"] == "draft"
    assert {gap.key for gap in draft.gaps} == {"date_posted", "job_location"}


def test_several_ads_are_parted() -> None:
    one, two = read_foreign_file(PAGE.encode(), "jobs.md")
    assert one.data == {
        "title": "Librarian",
        "employment_type": "PART_TIME",
        "job_location": {"address_locality": "Leeds", "address_country": "GB"},
        "apply": {"email": "books@example.org", "subject": "Librarian 3", "materials": ["CV"],
                  "instructions": "No calls, please."},
    }  # fmt: skip
    assert two.data["employment_type"] == "FULL_TIME"
    assert two.data["job_start_date"] == "March 2027"
    assert two.data["apply"] == {"url": "https://example.org/garden"}
    assert one.body.startswith("Care for the books")
    assert "bicycle" not in one.body + two.body
    assert "bicycle" in one.organization["overview"]
    assert "founded by friends" in one.organization["overview"]
    assert one.organization["equal_opportunity"] == "We are an equal opportunity employer."
    assert one.source == "jobs.md:8"


def test_a_text_without_jobs_is_no_page_of_jobs() -> None:
    (draft,) = read_foreign_file(b"# Engineer\n\n## What you do\n\nThings.\n", "engineer.md")
    assert draft.data["title"] == "Engineer"
    assert draft.body == "## What you do\n\nThings."
