"""Recruitee: its Careers Site API, `GET {company}.recruitee.com/api/offers/` (one page)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_careers.importers.boards.places import read_country
from mkdocs_careers.importers.boards.posting import (
    Posting,
    html,
    list_postings,
    parse_json,
    plain,
    read_deadline,
)
from mkdocs_careers.importers.draft import Draft

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

NAME = "Recruitee"
PAGES = (r"([\w-]+)\.recruitee\.com/?",)
_SILENT = (
    *("slug", "careers_url", "created_at", "updated_at", "status", "position", "mailbox_email"),
    *("options_phone", "options_photo", "options_cover_letter", "options_cv", "open_questions"),
    *("company_name", "guid", "on_site", "translations", "location", "country", "city"),
    *("state_code", "state_name", "postal_code", "street", "locations_question"),
)


def address(board: str) -> str:
    """Return the address of a company's offers."""
    return f"https://{board}.recruitee.com/api/offers/"


def next_page(document: bytes, address: str) -> str | None:  # noqa: ARG001 - one page holds all
    """Return None: Recruitee documents no paging of offers."""
    return None


def read(document: bytes, source: str) -> list[Draft]:
    """Return the published offers of a company.

    Raises:
        BoardError: it has none to show.
    """
    offers = list_postings(parse_json(document, source), "offers", source, NAME)
    # Offers without a status come from copies that were cut down to what is public.
    return [_read(offer, source) for offer in offers if offer.get("status") in (None, "published")]


def _read(offer: Mapping[str, Any], source: str) -> Draft:
    uid = plain(offer.get("id"))
    posting = Posting(offer, Draft(source, uid=f"recruitee:{uid}" if uid else ""), {"id"})
    posting.take("title", "title")
    posting.take("identifier", "reference")
    posting.take_day("published_at")
    closes = posting.text("close_at")
    posting.draft.take("valid_through", read_deadline(closes), "close_at", closes)
    posting.take_types("employment_type_code")
    posting.take("employment_unit", "department")
    _take_places(posting)
    posting.take_pay(
        "salary",
        *(posting.value(f"salary.{key}") for key in ("min", "max", "currency", "period")),
    )
    posting.take("apply.url", "careers_apply_url")
    parts = [("", html(posting.value("description"))), ("", html(posting.value("requirements")))]
    return posting.finish(parts, _SILENT)


def _take_places(posting: Posting) -> None:
    country = posting.text("country_code").upper() or posting.text("country")
    remote, hybrid = posting.value("remote") is True, posting.value("hybrid") is True
    if remote:
        posting.set_remote("remote", "true", read_country(country) or "")
        posting.leave_place("location")
        return
    if hybrid:
        posting.set_hybrid("hybrid", "true")
    listed = posting.value("locations")
    places = [item for item in listed if isinstance(item, dict)] if isinstance(listed, list) else []
    for item in places:
        code = plain(item.get("country_code")).upper() or item.get("country")
        region = item.get("state_code") or item.get("state")
        posting.take_address("locations", item.get("city"), region, code)
    if not places and not posting.take_address("city", posting.text("city"), "", country):
        posting.take_places("location", posting.text("location") or posting.text("city"))
