"""Personio: the positions of a career page as XML, `{company}.jobs.personio.de/xml` (one page)."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET  # a DTD, and with it every entity, is refused first
from xml.parsers import expat

from mkdocs_careers.importers.boards.error import BoardError
from mkdocs_careers.importers.boards.posting import Posting, html, plain
from mkdocs_careers.importers.draft import Draft

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

NAME = "Personio"
PAGES = (r"([\w-]+)\.jobs\.personio\.(?:de|com)/?",)
_LIMIT = 20_000_000
_SILENT = ("occupationCategory", "keywords")


def address(board: str) -> str:
    """Return the address of a company's positions; their language is that of the page."""
    return f"https://{board}.jobs.personio.de/xml?language=en"


def next_page(document: bytes, address: str) -> str | None:  # noqa: ARG001 - one page holds all
    """Return None: Personio documents no paging of positions."""
    return None


def read(document: bytes, source: str) -> list[Draft]:
    """Return the positions of a company.

    Raises:
        BoardError: it is no such document, or has a DTD, which could load or grow.
    """
    root = _parse(document, source)
    if root.tag != "workzag-jobs":
        raise BoardError(
            f"{source}: this is no list of {NAME}, which begins with `<workzag-jobs>`."
        )
    return [_read(_as_mapping(position), source) for position in root.findall("position")]


def _parse(document: bytes, source: str) -> ET.Element:
    if len(document) > _LIMIT:
        raise BoardError(f"{source}: the XML is larger than {_LIMIT // 1_000_000} MB.")
    try:
        # A first look at the document, as no search of its bytes sees what its reader sees.
        look = expat.ParserCreate()
        look.StartDoctypeDeclHandler = _refuse
        look.Parse(document, True)
        return ET.fromstring(document)  # noqa: S314 - without a DTD there are no entities
    except _DeclarationError:
        raise BoardError(
            f"{source}: this has a `<!DOCTYPE`: a web page, such as that of a login, or XML that "
            "would load more. It is not read."
        ) from None
    except (ET.ParseError, expat.ExpatError, ValueError, LookupError) as error:
        raise BoardError(f"{source}: this is no complete XML ({error}).") from error


class _DeclarationError(Exception):
    """The document begins with a DTD."""


def _refuse(*_: object) -> None:
    raise _DeclarationError


def _as_mapping(position: ET.Element) -> Mapping[str, Any]:
    found: dict[str, Any] = {}
    for child in position:
        if child.tag == "additionalOffices":
            found[child.tag] = [plain(office.text) for office in child if plain(office.text)]
        elif child.tag == "jobDescriptions":
            found[child.tag] = [
                (plain(part.findtext("name")), html(part.findtext("value"))) for part in child
            ]
        elif len(child):
            found[child.tag] = {inner.tag: plain(inner.text) for inner in child}
        else:
            found[child.tag] = plain(child.text)
    return found


def _read(position: Mapping[str, Any], source: str) -> Draft:
    uid = plain(position.get("id"))
    posting = Posting(position, Draft(source, uid=f"personio:{uid}" if uid else ""), {"id"})
    posting.take("title", "name")
    posting.take_day("createdAt")
    posting.take_types("schedule", "employmentType")
    posting.take("employment_unit", "department")
    for office in (posting.text("office"), *(posting.value("additionalOffices") or ())):
        if office:
            posting.take_places("office", office)
    years = posting.text("yearsOfExperience")
    if years:
        posting.draft.leave("yearsOfExperience", years, "a range is no least experience")
    parts = posting.value("jobDescriptions") or []
    return posting.finish(parts, _SILENT)
