"""JobPosting data of pages: what other sites publish, and what this project itself does."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from mkdocs_careers.areas import find_area
from mkdocs_careers.cli import main
from mkdocs_careers.importers.foreign_facts import as_words
from mkdocs_careers.importers.posting import find_postings, read_posting
from mkdocs_careers.importers.posting_page import read_posting_page
from mkdocs_careers.importers.settle import settle
from mkdocs_careers.model import Job
from mkdocs_careers.outputs.json_ld import build_json_ld, render_json_ld
from mkdocs_careers.reader import read_bytes
from mkdocs_careers.settings import Settings
from tests.strategies import jobs

NOW = datetime(2026, 11, 2, 12, tzinfo=UTC)
MICRODATA = """<!DOCTYPE html><html><body><div itemscope itemtype="http://schema.org/JobPosting">
<h1 itemprop="title">Baker</h1><meta itemprop="datePosted" content="2026-10-01">
<span itemprop="employmentType">Full-time</span>
<div itemprop="jobLocation" itemscope itemtype="http://schema.org/Place">
<div itemprop="address" itemscope itemtype="http://schema.org/PostalAddress">
<span itemprop="addressLocality">Leeds</span><span itemprop="addressCountry">United Kingdom</span>
</div></div><div itemprop="description"><p>Bake.</p></div></div></body></html>"""
GRAPH = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "WebPage", "name": "Jobs"},
        {
            "@type": ["JobPosting"],
            "title": "Cook &amp; Baker",
            "description": "&lt;p&gt;Cook &lt;b&gt;well&lt;/b&gt;.&lt;/p&gt;"
            "&lt;script&gt;evil()&lt;/script&gt;",
            "datePosted": "2026-10-01T08:00:00+02:00",
            "validThrough": "2027-01-15T00:00",
            "employmentType": "full-time, unheard-of",
            "jobLocation": {"@type": "Place", "address": {"addressCountry": {"name": "Germany"}}},
            "baseSalary": {"currency": "EUR", "value": {"minValue": "30,000", "maxValue": 4e4,
                                                        "unitText": "Year"}},
            "hiringOrganization": {"name": "Example"},
        },
    ],
}  # fmt: skip


def test_json_ld_as_plugins_write_it() -> None:
    page = f'<html><script type="application/ld+json">{json.dumps(GRAPH)}</script></html>'
    (draft,) = read_posting_page(page, "cook.html")
    assert draft.data == {
        "title": "Cook & Baker",
        "date_posted": "2026-10-01",
        "valid_through": "2027-01-15",
        "employment_type": "FULL_TIME",
        "job_location": {"address_country": "DE"},
        "base_salary": {"min_value": 30000, "max_value": 40000, "currency": "EUR",
                        "unit_text": "YEAR"},
    }  # fmt: skip
    assert draft.body == "Cook **well**."
    assert draft.employer == {"name": "Example"}


def test_microdata() -> None:
    (draft,) = read_posting_page(MICRODATA, "baker.html")
    assert draft.data == {
        "title": "Baker",
        "date_posted": "2026-10-01",
        "employment_type": "FULL_TIME",
        "job_location": {"address_locality": "Leeds", "address_country": "GB"},
    }
    assert draft.body == "Bake."


def test_a_page_that_would_load_and_run_is_read_as_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "secret").write_text("secret")
    hostile = MICRODATA.replace("Bake.", "Bake. &x;<script>1</script>")
    entity = f'<!DOCTYPE html [<!ENTITY x SYSTEM "file://{tmp_path}/secret">]>'
    (tmp_path / "baker.html").write_text(entity + hostile)
    result = CliRunner().invoke(main, ["import", "baker.html", "--to", "jobs"])
    assert result.exit_code == 0, result.output
    text = (tmp_path / "jobs" / "baker.md").read_text()
    assert "secret" not in text
    assert "script" not in text


JSON: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=10),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["name", "value", "address", "@type", "minValue"]), inner)
    ),
    max_leaves=5,
)
NAMES = st.sampled_from(
    "title description datePosted validThrough employmentType jobLocation baseSalary identifier "
    "applicantLocationRequirements hiringOrganization educationRequirements skills directApply "
    "experienceRequirements applicationContact totalJobOpenings jobLocationType".split()
)


@given(st.dictionaries(NAMES, JSON))
def test_any_shape_is_read_and_breaks_no_build(posting: dict[str, Any]) -> None:
    draft = read_posting(posting, "x")
    text = settle(draft, "careers/x.md", Settings(), NOW)
    assert not read_bytes("careers/x.md", text.encode(), Settings(), NOW).has_errors


@settings(max_examples=60)
@given(jobs())
def test_what_this_project_publishes_comes_back(job: Job) -> None:
    """All but what a posting has not: places' keys, `apply`, states, a fee per project, markup."""
    data = build_json_ld(job, "<p>Text.</p>", url=None, site_url=None)
    (posting,) = find_postings(json.loads(render_json_ld(data)[35:-9]))
    draft = read_posting(posting, "x")
    assert draft.body == "Text."
    expected: dict[str, Any] = {
        "title": as_words(job.title) or None,
        "date_posted": job.date_posted.isoformat() if job.date_posted else None,
        "employment_type": _one(tuple(dict.fromkeys(job.employment_type))),
        "employment_unit": as_words(job.employment_unit or "") or None,
        "total_job_openings": job.total_job_openings,
        "job_location_type": "TELECOMMUTE" if job.is_remote else None,
        "skills": _one(tuple(text for skill in job.skills if (text := as_words(skill)))),
        "industry": as_words(job.industry or "") or None,
    }
    assert {key: draft.data.get(key) for key in expected} == expected
    places = draft.data.get("job_location") or []
    codes = [p["address_country"] for p in (places if isinstance(places, list) else [places])]
    assert set(codes) == {place.address_country for place in job.job_location}
    assert ("base_salary" in draft.data) == ("baseSalary" in data)
    if "baseSalary" in data:
        value = data["baseSalary"]["value"]
        ours = {"minValue": "min_value", "maxValue": "max_value", "value": "value"}
        assert job.base_salary is not None
        assert draft.data["base_salary"] == {
            **{ours[key]: amount for key, amount in value.items() if key in ours},
            "currency": job.base_salary.currency,
            "unit_text": job.base_salary.unit_text,
        }


def _one(values: tuple[str, ...]) -> Any:
    return None if not values else values[0] if len(values) == 1 else list(dict.fromkeys(values))


@pytest.mark.parametrize("code", ["US", "US-CA", "DE-BY", "GB-SCT", "TR", "MM", "CA-ON", "KR"])
def test_areas_come_back(code: str) -> None:
    area = find_area(code, {})
    assert area is not None
    job = Job(path="x.md", title="Baker", job_location_type="TELECOMMUTE",
              applicant_location_requirements=(area,))  # fmt: skip
    draft = read_posting(build_json_ld(job, "", url=None, site_url=None), "x")
    assert draft.data["applicant_location_requirements"] == code
