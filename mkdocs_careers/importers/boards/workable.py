"""Workable: its public widget API, `GET /api/v1/widget/accounts/{account}?details=true`.

Lists of its other public APIs are read as well: they page by `nextPage`, a token, or by
`paging.next`, an address.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

from mkdocs_careers.importers.boards.places import read_country
from mkdocs_careers.importers.boards.posting import (
    Posting,
    html,
    list_postings,
    parse_json,
    plain,
)
from mkdocs_careers.importers.draft import Draft

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

NAME = "Workable"
PAGES = (r"apply\.workable\.com/([\w.-]+)/?",)
_SILENT = ("shortlink", "url", "created_at", "isInternal", "state", "approvalStatus", "workflow")


def address(board: str) -> str:
    """Return the address of an account's jobs with their texts."""
    return f"https://apply.workable.com/api/v1/widget/accounts/{board}?details=true"


def next_page(document: bytes, address: str) -> str | None:
    """Return the address that the token or the link of a page leads to."""
    page = parse_json(document, address)
    if not isinstance(page, dict):
        return None
    token, paging = page.get("nextPage"), page.get("paging")
    if isinstance(token, str) and token:
        parts = urlsplit(address)
        query = [*((k, v) for k, v in parse_qsl(parts.query) if k != "token"), ("token", token)]
        return urlunsplit(parts._replace(query=urlencode(query)))
    link = paging.get("next") if isinstance(paging, dict) else None
    return urljoin(address, link) if isinstance(link, str) and link else None


def read(document: bytes, source: str) -> list[Draft]:
    """Return the jobs of one page; a job with several places stands in it several times.

    Raises:
        BoardError: it has none to show.
    """
    page = parse_json(document, source)
    key = "results" if isinstance(page, dict) and "jobs" not in page else "jobs"
    drafts: dict[str, Draft] = {}
    for index, job in enumerate(list_postings(page, key, source, NAME)):
        drafts.setdefault(plain(job.get("shortcode")) or f" {index}", _read(job, source))
    return list(drafts.values())


def _read(job: Mapping[str, Any], source: str) -> Draft:
    uid = plain(job.get("shortcode"))
    posting = Posting(job, Draft(source, uid=f"workable:{uid}" if uid else ""), {"shortcode"})
    posting.take("title", "title")
    posting.take("identifier", "code")
    posting.take_day("published_on" if job.get("published_on") else "published")
    posting.take_types("employment_type")
    posting.take("employment_unit", "department")
    posting.take("industry", "industry")
    _take_places(posting)
    posting.take("apply.url", "application_url")
    headings = (("", "description"), ("Requirements", "requirements"), ("Benefits", "benefits"))
    parts = [(heading, html(posting.value(path))) for heading, path in headings]
    return posting.finish(parts, _SILENT)


def _take_places(posting: Posting) -> None:
    kind = posting.text("workplace_type").lower()
    country, city = posting.text("country"), posting.text("city")
    region = posting.text("state")
    if posting.value("telecommuting") is True or kind == "remote":
        posting.set_remote("telecommuting", "true", read_country(country) or "")
        posting.leave_place("city")
        return
    if kind == "hybrid":
        posting.set_hybrid("workplace_type", kind)
    listed = posting.value("locations")
    places = [item for item in listed if isinstance(item, dict)] if isinstance(listed, list) else []
    for item in places:
        code = plain(item.get("countryCode")).upper() or item.get("country")
        posting.take_address("locations", item.get("city"), item.get("region"), code)
    if not places and not posting.take_address("city", city, region, country):
        words = ", ".join(filter(None, (city, region, country)))
        posting.take_places("city", words)
