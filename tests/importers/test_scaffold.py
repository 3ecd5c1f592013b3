"""Scaffolds: each passes the check as it is, and with any of its comments taken in."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given

from mkdocs_careers.codes import Severity
from mkdocs_careers.importers.scaffold import write_scaffold
from mkdocs_careers.model import State
from mkdocs_careers.reader import read_job
from mkdocs_careers.schema import job_schema
from mkdocs_careers.settings import Settings
from mkdocs_careers.settings_reader import read_settings
from mkdocs_careers.source import Source
from tests.strategies import texts

if TYPE_CHECKING:
    from mkdocs_careers.reader import ReadResult

INSTANT = datetime(2026, 11, 23, 12, tzinfo=UTC)
FACTS = {"title": "Program Coordinator", "date_posted": "2026-11-23"}
FULL = read_settings(
    {
        "organization": {"name": "Example"},
        "organizations": {"partner": {"name": "Partner Library"}},
        "places": {"chicago": {"address_locality": "Chicago", "address_country": "US"}},
        "timezone": "America/Chicago",
        "apply": {"email": "jobs@example.org"},
    }
).settings
SITES = pytest.mark.parametrize("settings", [Settings(), FULL], ids=["bare", "full"])


def read(text: str, settings: Settings) -> ReadResult:
    return read_job(Source("docs/careers/x.md", text), settings, INSTANT)


def wrong(text: str, settings: Settings) -> list[str]:
    found = read(text, settings).diagnostics
    return [d.message for d in found if d.severity in (Severity.ERROR, Severity.WARNING)]


def offers(text: str) -> dict[str, str]:
    """Return the text with the comment of each offered key taken in."""
    found = re.finditer(r"^#([a-z_]+):.*\n(?:#  .*\n)*", text, re.MULTILINE)
    return {
        m[1]: text[: m.start()] + re.sub("^#", "", m[0], flags=re.MULTILINE) + text[m.end() :]
        for m in found
    }


@SITES
@pytest.mark.parametrize("every", [False, True])
def test_a_scaffold_is_a_draft_without_mistakes(settings: Settings, *, every: bool) -> None:
    text = write_scaffold(FACTS, settings, every=every)
    job = read(text, settings).job
    assert not wrong(text, settings)
    assert job
    assert (job.title, job.status) == ("Program Coordinator", State.DRAFT)
    assert not re.search(r"[{}\[\]]", text)
    assert all(len(line) <= 100 for line in text.splitlines())


@SITES
def test_each_comment_can_be_taken_in(settings: Settings) -> None:
    offered = offers(write_scaffold(FACTS, settings, every=True))
    for key, text in offered.items():
        assert not wrong(text, settings), key
        assert key in (read(text, settings).data or {}), key
    never = {"title", "date_posted", "status", "translation_of"}
    if not settings.organizations:
        never.add("hiring_organization")
    assert list(offered) == [key for key in job_schema()["properties"] if key not in never]


def test_what_the_settings_say_is_not_offered() -> None:
    offered = offers(write_scaffold(FACTS, FULL))
    assert not {"timezone", "apply"} & offered.keys()
    assert "#job_location: chicago\n" in write_scaffold(FACTS, FULL)


def test_known_facts_come_first_and_are_not_offered() -> None:
    text = write_scaffold({**FACTS, "identifier": "PC-1"}, FULL)
    assert text.startswith(
        "---\ntitle: Program Coordinator\ndate_posted: 2026-11-23\nidentifier: PC-1\n# A draft"
    )
    assert "identifier" not in offers(text)


def test_a_text_that_nobody_wrote_is_not_fit_to_publish() -> None:
    text = write_scaffold(FACTS, FULL).replace("status: draft\n", "")
    assert any("too little for an ad" in message for message in wrong(text, FULL))


def test_without_comments_it_is_short() -> None:
    assert not offers(write_scaffold(FACTS, FULL, commented=False))


@given(texts(500))
def test_no_title_breaks_the_file(title: str) -> None:
    facts: dict[str, Any] = {**FACTS, "title": " ".join(title.split()) or "x"}
    data = read(write_scaffold(facts, FULL, every=True), FULL).data
    assert data is not None
    assert data["date_posted"] == "2026-11-23"
    assert data["status"] == "draft"
