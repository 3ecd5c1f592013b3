"""Greenhouse: its Job Board API, `GET /v1/boards/{board_token}/jobs` (all jobs on one page)."""

from __future__ import annotations

import html as entities
from typing import TYPE_CHECKING

from mkdocs_careers.importers.boards.posting import (
    Posting,
    html,
    list_postings,
    number,
    parse_json,
    plain,
)
from mkdocs_careers.importers.draft import Draft

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

NAME = "Greenhouse"
PAGES = (r"(?:job-)?boards\.(?:eu\.)?greenhouse\.io/([\w.-]+)/?",)
_QUERY = "content=true&pay_transparency=true"
_SILENT = ("internal_job_id", "updated_at", "absolute_url", "company_name", "data_compliance")


def address(board: str) -> str:
    """Return the address of a board; without `content` it has no text."""
    return f"https://boards-api.greenhouse.io/v1/boards/{board}/jobs?{_QUERY}"


def next_page(document: bytes, address: str) -> str | None:  # noqa: ARG001 - one page holds all
    """Return None: Greenhouse documents no paging of a board."""
    return None


def read(document: bytes, source: str) -> list[Draft]:
    """Return the jobs of a board.

    Raises:
        BoardError: it is none.
    """
    jobs = list_postings(parse_json(document, source), "jobs", source, NAME)
    return [_read(job, source) for job in jobs]


def _read(job: Mapping[str, Any], source: str) -> Draft:
    uid = plain(job.get("id"))
    posting = Posting(job, Draft(source, uid=f"greenhouse:{uid}" if uid else ""), {"id"})
    posting.take("title", "title")
    posting.take("identifier", "requisition_id")
    posting.take_day("first_published")
    _take_unit(posting)
    posting.take_places("location.name", posting.text("location.name"))
    posting.take("language", "language")
    deadline = posting.text("application_deadline")
    if deadline:
        posting.draft.leave("application_deadline", deadline, "check it by hand: it has no zone")
    _take_pay(posting)
    posting.take("apply.url", "absolute_url")
    # The API escapes the HTML of the text once more.
    text = entities.unescape(html(posting.value("content")))
    return posting.finish([("", text)], _SILENT)


def _take_unit(posting: Posting) -> None:
    departments = posting.value("departments")
    names = (
        [plain(item.get("name")) for item in departments or () if isinstance(item, dict)]
        if isinstance(departments, list)
        else []
    )
    for name in filter(None, names):
        posting.draft.take("employment_unit", name, "departments")


def _take_pay(posting: Posting) -> None:
    ranges = posting.value("pay_input_ranges")
    found = [item for item in ranges if isinstance(item, dict)] if isinstance(ranges, list) else []
    for item in found:
        low, high = number(item.get("min_cents")), number(item.get("max_cents"))
        words = f"{(low or 0) / 100:g}-{(high or 0) / 100:g} {plain(item.get('currency_type'))}"
        why = "it does not say what is paid for: hour, month or year"
        posting.draft.leave("pay_input_ranges", f"{plain(item.get('title'))} {words}", why)
