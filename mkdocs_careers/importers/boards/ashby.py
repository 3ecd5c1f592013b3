"""Ashby: its public job posting API, `GET /posting-api/job-board/{name}` (one page)."""

from __future__ import annotations

from typing import TYPE_CHECKING

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

NAME = "Ashby"
PAGES = (r"jobs\.ashbyhq\.com/([\w.-]+)/?",)
_SILENT = (
    *("descriptionPlain", "jobUrl", "isListed", "shouldDisplayCompensationOnJobPostings"),
    "updatedAt",
)
_PARTS = ("addressLocality", "addressRegion", "addressCountry")


def address(board: str) -> str:
    """Return the address of a board, with pay where it is public."""
    return f"https://api.ashbyhq.com/posting-api/job-board/{board}?includeCompensation=true"


def next_page(document: bytes, address: str) -> str | None:  # noqa: ARG001 - one page holds all
    """Return None: Ashby documents no paging of a board."""
    return None


def read(document: bytes, source: str) -> list[Draft]:
    """Return the jobs of a board that are listed; the others are for those who know the address.

    Raises:
        BoardError: it is none.
    """
    jobs = list_postings(parse_json(document, source), "jobs", source, NAME)
    return [_read(job, source) for job in jobs if job.get("isListed") is not False]


def _read(job: Mapping[str, Any], source: str) -> Draft:
    uid = plain(job.get("id"))
    posting = Posting(job, Draft(source, uid=f"ashby:{uid}" if uid else ""), {"id"})
    posting.take("title", "title")
    posting.take_day("publishedAt")
    posting.take_types("employmentType")
    posting.take_first("employment_unit", "team", "department")
    _take_places(posting)
    _take_pay(posting)
    posting.take("apply.url", "applyUrl")
    return posting.finish([("", html(posting.value("descriptionHtml")))], _SILENT)


def _take_places(posting: Posting) -> None:
    kind = posting.text("workplaceType")
    country = posting.value("address.postalAddress.addressCountry")
    if kind.lower() == "remote" or (not kind and posting.value("isRemote") is True):
        posting.set_remote("workplaceType", kind or True, read_country(plain(country)) or "")
        posting.leave_place("location")
        return
    posting.used.add("isRemote")
    if kind.lower() == "hybrid":
        posting.set_hybrid("workplaceType", kind)
    parts = [posting.value(f"address.postalAddress.{part}") for part in _PARTS]
    if not posting.take_address("address", *parts):
        posting.take_places("location", posting.text("location"))
    posting.used.add("location")
    more = posting.value("secondaryLocations")
    for item in more if isinstance(more, list) else []:
        if isinstance(item, dict):
            found = item.get("address")
            inner = found.get("postalAddress", found) if isinstance(found, dict) else {}
            parts = [inner.get(part) if isinstance(inner, dict) else None for part in _PARTS]
            if not posting.take_address("secondaryLocations", *parts):
                posting.take_places("secondaryLocations", plain(item.get("location")))


def _take_pay(posting: Posting) -> None:
    components = posting.value("compensation.summaryComponents")
    for item in components if isinstance(components, list) else []:
        if not isinstance(item, dict):
            continue
        if item.get("compensationType") == "Salary":
            posting.take_pay(
                "compensation",
                item.get("minValue"),
                item.get("maxValue"),
                item.get("currencyCode"),
                plain(item.get("interval")).removeprefix("1 "),
            )
        else:
            posting.draft.leave(
                "compensation",
                plain(item.get("summary") or item.get("compensationType")),
                "only pay has numbers: say it in words, under `incentive_compensation`",
            )
