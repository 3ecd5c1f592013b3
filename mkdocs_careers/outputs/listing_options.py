"""The options of a listing: what its marker asks for, and what is wrong with that."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from mkdocs_careers.board import FILTER_KEYS, name_place
from mkdocs_careers.codes import Code
from mkdocs_careers.diagnostics import Problem
from mkdocs_careers.languages import is_language, suggest_language
from mkdocs_careers.listing_settings import (
    AUTO,
    CARDS,
    GROUP_KEYS,
    LAYOUTS,
    NEVER,
    SORTS,
    filters_shape,
    read_filters,
)
from mkdocs_careers.model import HYBRID, TELECOMMUTE, State
from mkdocs_careers.outputs.facts import EMPLOYMENT_TYPES
from mkdocs_careers.schema_overlay import PREFIX, list_choices
from mkdocs_careers.shape import Checker
from mkdocs_careers.yaml_tree import read_mapping

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from mkdocs_careers.diagnostics import KeyPath
    from mkdocs_careers.listing_settings import Listing
    from mkdocs_careers.schema_overlay import Overlay
    from mkdocs_careers.settings import Settings

_SAMPLES: dict[str | int, str] = {
    "sort": "sort: [-date_posted]",
    "state": "state: closed",
    "where": "where: {employment_type: INTERN}",
    "limit": "limit: 5",
    "empty": "empty: Nothing at the moment.",
    "layout": "layout: table",
    "filters": "filters: always",
    "open_application": "open_application: false",
}
_TEXT = {"type": "string", "pattern": "\\S"}
_OPEN = (State.OPEN,)
_OVER = (State.FILLED, State.CLOSED, State.PAUSED)
"""What a list can be asked for in place of open jobs; nobody lists what is not yet published."""
_VALUE = {"if": {"type": "array"}, "then": {"type": "array", "minItems": 1}}


def _one_or_several(values: Iterable[Any]) -> dict[str, Any]:
    one = {"enum": list(values)}
    several = {"type": "array", "items": one, "minItems": 1}
    return {"if": {"type": "array"}, "then": several, "else": one}


_ENUMS = {
    "employment_type": _one_or_several(EMPLOYMENT_TYPES),
    "job_location_type": {"enum": [TELECOMMUTE, HYBRID]},
    "language": _TEXT,
}


def _names(states: Iterable[State]) -> list[str]:
    return [state.value for state in states]


@lru_cache(maxsize=8)
def _checker(overlay: Overlay | None) -> Checker:
    """Return what holds a marker's options to their shape, with the site's own keys."""
    facets = overlay.facets if overlay else {}
    own = {key: _filter_shape(node) for key, node in facets.items()}
    keys = (*GROUP_KEYS, *facets)
    shape: dict[str, Any] = {
        "type": "object",
        "additionalProperties": False,
        "properties": {
            "group_by": {"enum": [*keys, "none"]},
            "sort": {
                "type": "array",
                "items": {"enum": [*SORTS, *(overlay.sorts if overlay else ())]},
            },
            "state": {
                **_one_or_several(_names(_OVER)),
                "else": {"enum": _names((*_OPEN, *_OVER))},
            },
            "where": {
                "type": "object",
                "additionalProperties": False,
                "properties": dict.fromkeys(FILTER_KEYS, _VALUE) | _ENUMS | own,
            },
            "limit": {"type": "integer", "minimum": 1},
            "empty": _TEXT,
            "layout": {"enum": list(LAYOUTS)},
            "filters": filters_shape(keys),
            "open_application": {"type": "boolean"},
        },
    }
    return Checker(shape, "an option of a listing")


def _filter_shape(node: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return what `where` can ask of a key of the site's own: one of its values, if listed."""
    values = [value for value, _ in list_choices(node)]
    return _one_or_several(values) if values else _VALUE


@dataclass(frozen=True, slots=True)
class ListingOptions:
    """What one listing shows. `empty` is Markdown; `limit` is how many jobs at most.

    `states` are those of its jobs: `open` alone, or any of the others.
    """

    group_by: str | None = None
    sort: tuple[str, ...] = ()
    where: Mapping[str, Any] | None = None
    limit: int | None = None
    empty: str | None = None
    layout: str = CARDS
    filters: str | tuple[str, ...] = AUTO
    open_application: bool = True
    states: tuple[State, ...] = _OPEN

    @property
    def is_of_open(self) -> bool:
        """Tell whether people can apply for the jobs in the listing."""
        return self.states == _OPEN

    @property
    def shows_all(self) -> bool:
        """Tell whether every open job stands in the listing."""
        return self.is_of_open and not self.where and self.limit is None


def read_options(
    text: str, listing: Listing, overlay: Overlay | None = None
) -> tuple[ListingOptions, list[Problem]]:
    """Read a marker's options, YAML after its name; those it leaves out come from the settings.

    A list of jobs that are over has no filters and no open application unless it asks for them,
    and stands in an order of its own. `overlay` has the keys under `extra` that a listing can be
    arranged by.
    """
    data, found = read_mapping(text)
    misshapen = _checker(overlay).check(data)
    # Where the YAML breaks off, what follows from that is no second mistake.
    problems = [
        _problem(p.message, p.hint or _show(p.path), _help(p, overlay), p.path)
        for p in found or misshapen
    ]
    wrong = {problem.path[0] for problem in (*found, *misshapen) if problem.path}
    if "where" not in wrong and (unknown := _unknown_language(data.get("where"))):
        problems.append(unknown)
        wrong.add("where")
    options: dict[str, Any] = {key: value for key, value in data.items() if key not in wrong}
    group_by = options.get("group_by", listing.group_by)
    filters = options.get("filters")
    states = _read_states(options.get("state", State.OPEN.value))
    is_of_open = states == _OPEN
    return ListingOptions(
        None if group_by == "none" else group_by,
        tuple(options.get("sort", listing.sort if is_of_open else ())),
        options.get("where"),
        options.get("limit"),
        options.get("empty", listing.empty if is_of_open else None),
        options.get("layout", listing.layout),
        read_filters(filters) if filters else listing.filters if is_of_open else NEVER,
        options.get("open_application", is_of_open),
        states,
    ), problems


def _read_states(value: str | list[str]) -> tuple[State, ...]:
    return tuple(
        dict.fromkeys(State(one) for one in ([value] if isinstance(value, str) else value))
    )


def _help(problem: Problem, overlay: Overlay | None) -> str:
    """Return a problem's help; a key under `extra` that nothing describes is nowhere in sight."""
    if overlay is None and f"`{PREFIX}" in problem.message.replace("`-", "`"):
        return (
            "A key under `extra` can arrange a listing once a schema describes it: name the "
            "schema's file under `schema` in the settings."
        )
    return problem.help


def _show(path: Sequence[str | int]) -> str:
    """Return a hint with a right use of the option that `path` leads to."""
    option = _SAMPLES.get(path[0] if path else "", "group_by: employment_unit")
    return f"write `<!-- careers:listing {{{option}}} -->`"


def _problem(message: str, hint: str = "", help: str = "", path: KeyPath = ()) -> Problem:
    return Problem(Code.INVALID_MARKER, message, path, hint=hint or _show(()), help=help)


def _unknown_language(where: Any) -> Problem | None:
    tag = where.get("language") if isinstance(where, dict) else None
    if not isinstance(tag, str) or is_language(tag):
        return None
    meant = suggest_language(tag)
    hint = f"did you mean `{meant}`?" if meant else "write a tag such as `de` or `pt-BR`"
    return _problem(f"`language` in `where`: `{tag}` is no language.", hint, path=("where",))


def use_names(where: Mapping[str, Any] | None, settings: Settings) -> Mapping[str, Any] | None:
    """Return a filter with the names of employers and places for their keys in the settings."""
    names: dict[str, Mapping[str, str]] = {
        "hiring_organization": {k: v.name for k, v in settings.organizations.items()},
        "job_location": {k: name_place(v) for k, v in settings.places.items()},
    }
    return where and {
        key: [names[key].get(i, i) for i in (value if isinstance(value, list) else [value])]
        if key in names
        else value
        for key, value in where.items()
    }
