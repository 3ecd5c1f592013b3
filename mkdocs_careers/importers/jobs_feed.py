"""Feeds of jobs: `jobs.json` (jobsjson.org) and JSON Feed, read as the postings they stand for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from mkdocs_careers.importers.posting import read_posting

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_careers.importers.draft import Draft

_UNITS = {"HOURLY": "HOUR", "DAILY": "DAY", "WEEKLY": "WEEK", "MONTHLY": "MONTH", "YEARLY": "YEAR"}
_OF_JOBS_JSON = {
    "title": "title", "description": "description", "postedDate": "datePosted",
    "expiresDate": "validThrough", "department": "employmentUnit", "url": "url",
}  # fmt: skip
_OF_JSON_FEED = {
    "title": "title", "content_html": "description", "content_text": "description",
    "date_published": "datePosted", "url": "url",
}  # fmt: skip
_WHERE = {
    "jobLocation": "location", "jobLocationType": "location", "baseSalary": "compensation",
    "applicantLocationRequirements": "location", "hiringOrganization": "company",
}  # fmt: skip


def read_jobs_feed(document: Any, source: str) -> list[Draft] | None:
    """Return the jobs of a feed; None for what is no feed of jobs."""
    if not isinstance(document, dict):
        return None
    if "jsonfeed.org" in str(document.get("version")):
        items, read, names = document.get("items"), _from_json_feed, _OF_JSON_FEED
    elif isinstance(document.get("company"), dict):
        items, read, names = document.get("jobs"), _from_jobs_json, _OF_JOBS_JSON
    else:
        return None
    called = {theirs: ours for ours, theirs in names.items()} | _WHERE
    drafts = []
    for number, item in enumerate(items if isinstance(items, list) else (), start=1):
        if isinstance(item, dict):
            name = item.get("id") if isinstance(item.get("id"), str) else number
            draft = read_posting(read(item, document), f"{source}#{name}")
            # A person looks for the words of the feed.
            draft.notes = [replace(n, source=called.get(n.source, n.source)) for n in draft.notes]
            drafts.append(draft)
    return drafts


def _renamed(item: Mapping[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
    return {theirs: item[ours] for ours, theirs in names.items() if item.get(ours)}


def _from_json_feed(item: Mapping[str, Any], document: Mapping[str, Any]) -> dict[str, Any]:
    """Return a posting; a feed for readers has no place, no type and no pay."""
    posting = _renamed(item, _OF_JSON_FEED)
    own = item.get("_careers")
    if isinstance(own, dict):
        posting["validThrough"] = own.get("valid_through")
    authors = item.get("authors") or document.get("authors")
    if isinstance(authors, list) and authors:
        posting["hiringOrganization"] = authors[0]
    return posting


def _from_jobs_json(item: Mapping[str, Any], document: Mapping[str, Any]) -> dict[str, Any]:
    """Return a posting; sections 4.3 to 4.5 and 5.2 to 5.3 of the format say what is what."""
    posting = _renamed(item, _OF_JOBS_JSON)
    others = item.get("otherEmploymentTypes")
    types = [item.get("employmentType"), *(others if isinstance(others, list) else ())]
    posting["employmentType"] = [
        "CONTRACTOR" if one == "CONTRACT" else one for one in types if isinstance(one, str)
    ]
    several = item.get("locations")
    listed = several if isinstance(several, list) else [item.get("location")]
    places = [place for place in listed if isinstance(place, dict)]
    if any(place.get("remote") is True for place in places):
        posting["jobLocationType"] = "TELECOMMUTE"
    local = [place for place in places if not _is_area(place)]
    posting["jobLocation"] = [
        {
            "address": {
                "addressLocality": place.get("city"),
                "addressRegion": place.get("state"),
                "addressCountry": place.get("country"),
            }
        }
        for place in local
    ]
    # Without a town it is where people who work from home may live.
    posting["applicantLocationRequirements"] = [
        place["country"] for place in places if _is_area(place) and place.get("country")
    ]
    pay = item.get("compensation")
    if isinstance(pay, dict):
        low, high = pay.get("min"), pay.get("max")
        ends = {"value": low} if low == high else {"minValue": low, "maxValue": high}
        unit = _UNITS.get(str(pay.get("period")))
        posting["baseSalary"] = {
            "currency": pay.get("currency"),
            "value": {**ends, "unitText": unit},
        }
    posting["hiringOrganization"] = document.get("company")
    return posting


def _is_area(place: Mapping[str, Any]) -> bool:
    return place.get("remote") is True and not place.get("city") and not place.get("state")
