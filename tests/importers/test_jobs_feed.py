"""Feeds of jobs come back as the jobs they were made from, for what each of them can hold."""

import json
from types import SimpleNamespace
from typing import Any, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mkdocs_careers.importers.foreign_facts import as_words
from mkdocs_careers.importers.job_list import read_job_list
from mkdocs_careers.importers.jobs_feed import read_jobs_feed
from mkdocs_careers.model import Job
from mkdocs_careers.outputs.feeds import jobs_json, json_feed
from mkdocs_careers.outputs.feeds.channel import Item
from tests.strategies import jobs

JSON_FEED = "https://jsonfeed.org/version/1.1"


def item_of(job: Job) -> Item:
    facts = SimpleNamespace(
        name="x", url="https://example.org/x/", html="<p>Text.</p>", job=job, summary="", tags=(),
        published=None, updated=None, employer=None, language="",
    )  # fmt: skip
    return cast("Item", facts)


def come_back(document: Any) -> dict[str, Any]:
    (draft,) = read_job_list(json.dumps(document).encode(), "feed.json")
    assert draft.body == "Text."
    assert not draft.gaps
    return draft.data


@settings(max_examples=60)
@given(jobs())
def test_jobs_json_comes_back(job: Job) -> None:
    """It holds towns, states and countries, pay per time, and no street, identifier or apply."""
    built = jobs_json._build_job(item_of(job))
    data = come_back({"version": "1.0", "company": {"name": "Example"}, "jobs": [built]})
    places = data.get("job_location") or []
    places = places if isinstance(places, list) else [places]
    assert data.get("title") == (as_words(job.title) or None)
    assert data.get("date_posted") == (job.date_posted.isoformat() if job.date_posted else None)
    assert data.get("employment_unit") == (as_words(job.employment_unit or "") or None)
    assert ("valid_through" in data) == (job.valid_through is not None)
    types = data.get("employment_type") or []
    assert set(types if isinstance(types, list) else [types]) == set(job.employment_type)
    codes = {place["address_country"] for place in places}
    areas = data.get("applicant_location_requirements") or []
    codes |= set(areas if isinstance(areas, list) else [areas]) if job.job_location else set()
    assert codes == {place.address_country for place in job.job_location}
    assert (data.get("job_location_type") == "TELECOMMUTE") == job.is_remote
    if built["compensation"]:
        assert job.base_salary is not None
        assert data["base_salary"]["unit_text"] == job.base_salary.unit_text
        assert data["base_salary"]["currency"] == job.base_salary.currency


@settings(max_examples=60)
@given(jobs())
def test_json_feed_comes_back(job: Job) -> None:
    """It holds what readers see: a title, a text and the last day."""
    built = json_feed._build_item(item_of(job))
    data = come_back({"version": JSON_FEED, "items": [built]})
    assert data.get("title") == (as_words(job.title) or None)
    assert ("valid_through" in data) == (job.valid_through is not None)
    if job.valid_through and job.valid_through.whole_day:
        assert data["valid_through"] == job.valid_through.instant.date().isoformat()


@pytest.mark.parametrize("document", [None, [], {}, {"version": 1}, {"jobs": []}, {"company": 1}])
def test_what_is_no_feed_of_jobs(document: Any) -> None:
    assert read_jobs_feed(document, "x.json") is None


_JSON: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(
        st.sampled_from("city country remote min max period currency name url".split()), inner),
    max_leaves=5,
)  # fmt: skip


_KEYS = st.sampled_from(
    "id title url location locations employmentType otherEmploymentTypes compensation postedDate "
    "content_html date_published authors _careers description expiresDate".split()
)


@given(item=st.dictionaries(_KEYS, _JSON), is_feed=st.booleans())
def test_any_shape_is_read(item: dict[str, Any], *, is_feed: bool) -> None:
    whole = {"version": JSON_FEED, "items": [item]} if is_feed else {"company": {}, "jobs": [item]}
    assert len(read_jobs_feed(whole, "x.json") or []) == 1
