"""Facets: the rows that narrow a list of jobs down, with the values that its jobs have."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from mkdocs_careers.board import facet_text, facet_values, rank, raw_values
from mkdocs_careers.listing_settings import AUTO, NEVER
from mkdocs_careers.model import HYBRID, TELECOMMUTE, Organization
from mkdocs_careers.outputs.facts import (
    EMPLOYMENT_TYPES,
    LABELS,
    describe_area,
    describe_extra,
)
from mkdocs_careers.outputs.language import N_
from mkdocs_careers.schema_overlay import PREFIX, list_choices

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from mkdocs_careers.model import Job
    from mkdocs_careers.outputs.language import Language
    from mkdocs_careers.schema_overlay import Overlay

FEW_JOBS = 8
"""Fewer jobs than these are read sooner than they are filtered."""

_ROWS = {
    "employment_unit": N_("Team"),
    "job_location": N_("Place"),
    "employment_type": N_("Type"),
    "hiring_organization": N_("Employer"),
}
"""The rows of a site that does not choose its own, in their order."""
_ORDERS: Mapping[str, Sequence[str]] = {
    "employment_type": tuple(EMPLOYMENT_TYPES),
    "job_location_type": (TELECOMMUTE, HYBRID),
}
_FEWEST_VALUES = 2
"""A row with fewer offers no choice."""


@dataclass(frozen=True, slots=True)
class Value:
    """One choice of a row, and the jobs that have it. `title` says it without the row's label."""

    key: str
    value: str
    label: str
    title: str
    jobs: tuple[Job, ...]

    @property
    def token(self) -> str:
        """Return what stands for it in addresses and in the page: `employment_unit=Design`."""
        return f"{self.key}={self.value}"

    @property
    def count(self) -> int:
        """Return how many jobs have it."""
        return len(self.jobs)


@dataclass(frozen=True, slots=True)
class Row:
    """One row: choices of which a job may have any, beside choices of other rows."""

    key: str
    label: str
    values: tuple[Value, ...]


def shows_filters(filters: str | tuple[str, ...], count: int) -> bool:
    """Tell whether a list of `count` jobs has filters, by the option of this name."""
    return filters != NEVER and count >= (FEW_JOBS if filters == AUTO else 1)


def build_rows(
    jobs: Sequence[Job],
    filters: str | tuple[str, ...],
    language: Language,
    overlay: Overlay | None = None,
) -> tuple[Row, ...]:
    """Return the rows of a list that has filters, without those that offer no choice.

    Remote and hybrid work stand among the places, where people look for them.
    """
    keys = tuple(_ROWS) if isinstance(filters, str) else filters
    rows = []
    for key in keys:
        inside = [key]
        if key == "job_location" and "job_location_type" not in keys:
            inside.append("job_location_type")
        values = tuple(v for part in inside for v in _read_values(jobs, part, language, overlay))
        if len(values) >= _FEWEST_VALUES:
            rows.append(Row(key, _label(key, language, overlay), values))
    return tuple(rows)


def _read_values(
    jobs: Sequence[Job], key: str, language: Language, overlay: Overlay | None
) -> Iterable[Value]:
    found: dict[str, list[Job]] = {}
    for job in jobs:
        for text in facet_values(job, key):
            found.setdefault(text, []).append(job)
    for text, raw in find_values(jobs, key, language, overlay).items():
        label = describe_value(key, raw, language, overlay)
        title = describe_value(key, raw, language, overlay, alone=True)
        yield Value(key, text, label, title, tuple(found[text]))


def _label(key: str, language: Language, overlay: Overlay | None) -> str:
    """Return what a row is called."""
    if key.startswith(PREFIX):
        title = overlay.facets.get(key, {}).get("title") if overlay else None
        return str(title or key.removeprefix(PREFIX))
    return language.gettext(_ROWS.get(key) or LABELS[key])


def find_values(
    jobs: Iterable[Job], key: str, language: Language, overlay: Overlay | None = None
) -> dict[str, Any]:
    """Return the values of `key` in the order in which people see them, by their text.

    An employer without a name is the last one.
    """
    found: dict[str, Any] = {}
    for job in jobs:
        for raw in raw_values(job, key):
            found.setdefault(facet_text(raw), raw)
    found.pop("", None)
    order = own_orders(overlay).get(key) or _ORDERS.get(key, ())
    words = {text: describe_value(key, raw, language, overlay) for text, raw in found.items()}
    # Numbers and days of the site's own go by what they are.
    is_own = key.startswith(PREFIX)
    ranks = {
        text: (
            isinstance(raw, Organization) and raw.is_confidential,
            rank(text, order, None if is_own else words[text]),
        )
        for text, raw in found.items()
    }
    return {text: found[text] for text in sorted(found, key=ranks.__getitem__)}


def own_orders(overlay: Overlay | None) -> Mapping[str, Sequence[str]]:
    """Return the order of the values of the site's own keys, where its schema lists them."""
    facets = overlay.facets if overlay else {}
    return {key: [facet_text(v) for v, _ in list_choices(node)] for key, node in facets.items()}


def describe_value(
    key: str,
    value: Any,
    language: Language,
    overlay: Overlay | None = None,
    *,
    alone: bool = False,
) -> str:
    """Write one value of `key` in words; codes are known to machines alone.

    `alone`: nothing beside it says what it is a value of.
    """
    _ = language.gettext
    match key:
        case "employment_type":
            return _(EMPLOYMENT_TYPES[value])
        case "job_location_type":
            return _("Hybrid") if value == HYBRID else _("Remote")
        case "hiring_organization" if value.is_confidential:
            return _("Confidential")
        case "job_location":
            text = facet_text(value)
            return language.country(text) if text == value.address_country else text
        case "applicant_location_requirements":
            words = value.name if value.is_named else describe_area(value, language)
            return words[:1].upper() + words[1:]
    if overlay and key in overlay.facets:
        return _describe_own(overlay.facets[key], value, language, alone=alone)
    return facet_text(value)


def _describe_own(node: Mapping[str, Any], value: Any, language: Language, *, alone: bool) -> str:
    """Write a value of the site's own; a number or a day says little without its key."""
    items = node.get("items")
    inner = items if isinstance(items, dict) else node
    words = language.join(describe_extra(value, inner, language)) or facet_text(value)
    is_plain = isinstance(value, str) and node.get("format") != "date"
    title = node.get("title")
    return words if is_plain or not alone or not title else f"{title}: {words}"
