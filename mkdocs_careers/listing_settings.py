"""The setting `listing`: how lists of jobs are arranged, and the shape of its keys."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

GROUP_KEYS = (
    "employment_unit", "employment_type", "hiring_organization", "job_location",
    "job_location_type", "applicant_location_requirements", "industry",
)  # fmt: skip
SORT_KEYS = ("featured", "date_posted", "valid_through", "title", "employment_unit", "identifier")
SORTS = (*SORT_KEYS, *(f"-{key}" for key in SORT_KEYS))

CARDS, TABLE = "cards", "table"
LAYOUTS = (CARDS, TABLE)
AUTO, ALWAYS, NEVER = "auto", "always", "never"
FILTERS = (AUTO, ALWAYS, NEVER)


@dataclass(frozen=True, slots=True)
class Listing:
    """How a list of jobs is arranged; a marker on a page can say otherwise for itself.

    `filters` is one of `FILTERS`, or the keys of the rows in their order.
    """

    group_by: str | None = None
    sort: tuple[str, ...] = ("-featured", "-date_posted", "title")
    empty: str | None = None
    layout: str = CARDS
    filters: str | tuple[str, ...] = AUTO


def read_filters(value: str | list[str]) -> str | tuple[str, ...]:
    """Return `filters` as it is meant: one key stands for a list of one."""
    if isinstance(value, str):
        return value if value in FILTERS else (value,)
    return tuple(dict.fromkeys(value))


def filters_shape(keys: Iterable[str] = GROUP_KEYS, **words: Any) -> dict[str, Any]:
    """Return the shape of `filters`: a word, one of the keys, or a list of these.

    `words` describe one key, for editors.
    """
    names = list(keys)
    return {
        "if": {"type": "array"},
        "then": {"type": "array", "minItems": 1, "items": {**words, "enum": list(names)}},
        "else": {"enum": [*FILTERS, *names]},
    }


LISTING_SHAPE: dict[str, Any] = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "group_by": {
            "title": "Grouped by",
            "description": "The key whose values are the headings of a list.",
            "examples": ["employment_unit"],
            "enum": list(GROUP_KEYS),
        },
        "sort": {
            "title": "Order",
            "description": "Keys to sort by, the first first; `-` turns the order.",
            "examples": [["-featured", "-date_posted", "title"]],
            "type": "array",
            "items": {
                "title": "Key",
                "description": "A key to sort by; `-` turns the order.",
                "examples": ["title"],
                "enum": list(SORTS),
            },
        },
        "empty": {
            "title": "Where no job is open",
            "description": "Markdown that stands in the place of an empty list.",
            "examples": ["We have no openings. Come back in spring."],
            "type": "string",
            "pattern": "\\S",
        },
        "layout": {
            "title": "Layout",
            "description": "`cards` have room for the short description of each job, `table` is "
            "compact.",
            "examples": list(LAYOUTS),
            "enum": list(LAYOUTS),
        },
        "filters": {
            "title": "Filters",
            "description": "What stands above a list to narrow it down: `auto` offers a search, "
            "teams, places, types of employment and employers from 8 jobs on, `always` for any "
            "number of jobs, `never` nothing. A list of keys offers these, in this order, for any "
            "number of jobs. A key of which all jobs have the same value is left out.",
            "examples": [AUTO, ["employment_unit", "job_location"]],
            **filters_shape(
                title="Key",
                description="A key whose values can be chosen.",
                examples=["employment_unit"],
            ),
        },
    },
}
"""The shape of the setting, with words for editors and the manual."""
