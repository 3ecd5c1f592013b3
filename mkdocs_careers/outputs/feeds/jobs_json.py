"""jobs.json 1.0 (jobsjson.org): the jobs of one company, at the root of its domain."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mkdocs_careers.outputs.feeds.documents import render_json
from mkdocs_careers.outputs.json_ld import absolute_url, format_instant
from mkdocs_careers.urls import safe_url

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_careers.model import Job, Organization, Salary
    from mkdocs_careers.outputs.feeds.channel import Channel, Item

_TYPES = {"CONTRACTOR": "CONTRACT"}
"""Section 5.2 has Google's types of employment, but for this one."""
_PERIODS = {
    "HOUR": "HOURLY",
    "DAY": "DAILY",
    "WEEK": "WEEKLY",
    "MONTH": "MONTHLY",
    "YEAR": "YEARLY",
}
"""Section 5.3; a fee for a whole project has no place there."""


def render_jobs_json(channel: Channel) -> str:
    """Return the file.

    It names one company for all of its jobs (section 4.2), so jobs of other employers, and of
    those that want no name, are not in it.
    """
    company = channel.employer or _only_employer(channel)
    return render_json(
        {
            "version": "1.0",
            "lastUpdated": format_instant(channel.updated) if channel.updated else None,
            "company": {
                "name": company.name if company else channel.author,
                "url": (safe_url(company.url) if company else None) or channel.site_url,
                "logo": absolute_url(company.logo, channel.site_url) if company else None,
            },
            "jobs": [
                _build_job(item)
                for item in channel.items
                if company and item.employer and item.employer.name == company.name
            ],
        }
    )


def _only_employer(channel: Channel) -> Organization | None:
    """Return the employer of all jobs, on a site that has none of its own."""
    employers = {item.employer for item in channel.items}
    return employers.pop() if len(employers) == 1 else None


def _build_job(item: Item) -> dict[str, Any]:
    job = item.job
    types = [_TYPES.get(one, one) for one in job.employment_type]
    places = list(_locations(job))
    pay = _compensation(job.base_salary) if job.base_salary else None
    return {
        "id": item.name,
        "title": job.title,
        "url": item.url,
        "department": job.employment_unit,
        "description": item.html or None,
        # One or the other, never both (section 4.3).
        "location": places[0] if len(places) == 1 else None,
        "locations": places if len(places) > 1 else None,
        "employmentType": types[0] if types else None,
        "otherEmploymentTypes": types[1:] or None,
        "postedDate": job.date_posted.isoformat() if job.date_posted else None,
        "expiresDate": format_instant(job.valid_through.instant) if job.valid_through else None,
        "compensation": pay,
    }


def _locations(job: Job) -> Iterator[dict[str, Any]]:
    """Yield each place; a remote job without one is in the countries where people may live."""
    for place in job.job_location:
        yield {
            "city": place.address_locality,
            "state": place.address_region,
            "country": place.address_country,
            "remote": True if job.is_remote else None,
        }
    if job.is_remote and not job.job_location:
        areas = job.applicant_location_requirements
        codes = {code[:2] for area in areas for code in area.codes}
        yield {"country": codes.pop() if len(codes) == 1 else None, "remote": True}


def _compensation(salary: Salary) -> dict[str, Any] | None:
    """Return amounts in one of the periods that the format knows (section 4.5)."""
    period = _PERIODS.get(salary.unit_text or "")
    low = salary.value if salary.min_value is None else salary.min_value
    high = salary.value if salary.max_value is None else salary.max_value
    known = [amount for amount in (low, high) if amount is not None]
    if period is None or salary.currency is None or not known or min(known) <= 0:
        return None
    return {"currency": salary.currency, "period": period, "min": low, "max": high}
