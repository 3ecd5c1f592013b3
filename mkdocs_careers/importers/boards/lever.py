"""Lever: its Postings API, `GET /v0/postings/{site}?mode=json`, paged by `skip` and `limit`."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlencode, urlsplit, urlunsplit

from mkdocs_careers.importers.boards.places import read_country, read_place
from mkdocs_careers.importers.boards.posting import (
    Posting,
    html,
    list_postings,
    parse_json,
    plain,
    read_epoch,
)
from mkdocs_careers.importers.draft import Draft

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

NAME = "Lever"
PAGES = (r"jobs\.lever\.co/([\w.-]+)/?",)
_LIMIT = 100
_INTERVALS = {
    "per-year-salary": "year",
    "per-month-salary": "month",
    "per-week-salary": "week",
    "per-day-wage": "day",
    "per-hour-wage": "hour",
}
_SILENT = (
    *("descriptionPlain", "additionalPlain", "openingPlain", "descriptionBodyPlain"),
    *("opening", "descriptionBody", "salaryDescriptionPlain", "hostedUrl"),
)


def address(board: str) -> str:
    """Return the address of the first page; sites of the EU have the host `api.eu.lever.co`."""
    return f"https://api.lever.co/v0/postings/{board}?mode=json&skip=0&limit={_LIMIT}"


def next_page(document: bytes, address: str) -> str | None:
    """Return the address of the next page; a page that is not full is the last one."""
    parts = urlsplit(address)
    query = {key: values[-1] for key, values in parse_qs(parts.query).items()}
    limit, skip = query.get("limit", ""), query.get("skip", "0")
    if not (limit.isascii() and limit.isdigit() and skip.isascii() and skip.isdigit()):
        return None
    count = len(list_postings(parse_json(document, address), "", address, NAME))
    if count == 0 or count < int(limit):
        return None
    query["skip"] = str(int(skip) + count)
    return urlunsplit(parts._replace(query=urlencode(query)))


def read(document: bytes, source: str) -> list[Draft]:
    """Return the postings of one page.

    Raises:
        BoardError: it is none.
    """
    jobs = list_postings(parse_json(document, source), "", source, NAME)
    return [_read(job, source) for job in jobs]


def _read(job: Mapping[str, Any], source: str) -> Draft:
    uid = plain(job.get("id"))
    posting = Posting(job, Draft(source, uid=f"lever:{uid}" if uid else ""), {"id"})
    posting.take("title", "text")
    created = posting.value("createdAt")
    posting.draft.take("date_posted", read_epoch(created), "createdAt", created, "in UTC")
    posting.take_types("categories.commitment")
    posting.take_first("employment_unit", "categories.team", "categories.department")
    _take_places(posting)
    _take_pay(posting)
    posting.take("apply.url", "applyUrl")
    parts = [("", html(posting.value("description")))]
    lists = posting.value("lists")
    parts.extend(
        (plain(item.get("text")), f"<ul>{html(item.get('content'))}</ul>")
        for item in (lists if isinstance(lists, list) else [])
        if isinstance(item, dict)
    )
    parts.append(("", html(posting.value("additional"))))
    return posting.finish(parts, _SILENT)


def _take_places(posting: Posting) -> None:
    country = posting.text("country")
    kind = posting.text("workplaceType").lower()
    if kind == "remote":
        posting.set_remote("workplaceType", kind, read_country(country) or "")
        posting.leave_place("categories.location")
        return
    if kind == "hybrid":
        posting.set_hybrid("workplaceType", kind)
    listed = posting.value("categories.allLocations")
    names = [plain(name) for name in listed] if isinstance(listed, list) else []
    names = list(filter(None, names)) or [posting.text("categories.location")]
    # `country` is that of the first place alone.
    city_only = len(names) == 1 and names[0] and "," not in names[0]
    if city_only and read_country(country) and read_place(f"{names[0]}, Germany"):
        posting.take_address("categories.location", names[0], "", country)
        return
    for name in names:
        posting.take_places("categories.location", name)


def _take_pay(posting: Posting) -> None:
    interval = posting.text("salaryRange.interval")
    posting.take_pay(
        "salaryRange",
        posting.value("salaryRange.min"),
        posting.value("salaryRange.max"),
        posting.value("salaryRange.currency"),
        _INTERVALS.get(interval, interval),
    )
