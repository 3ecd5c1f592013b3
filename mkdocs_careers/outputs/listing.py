"""The listing: open jobs at a marker on any page, filtered, sorted and grouped as it says."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from mkdocs_careers.board import FILTER_KEYS, arrange, facet_text, raw_values
from mkdocs_careers.codes import Code
from mkdocs_careers.diagnostics import Problem
from mkdocs_careers.model import HYBRID, TELECOMMUTE
from mkdocs_careers.outputs.facts import (
    EMPLOYMENT_TYPES,
    describe_area,
    describe_extra,
    summarize,
)
from mkdocs_careers.outputs.json_ld import format_instant
from mkdocs_careers.schema_overlay import PREFIX, list_choices
from mkdocs_careers.settings import GROUP_KEYS, SORTS
from mkdocs_careers.shape import Checker
from mkdocs_careers.yaml_tree import read_mapping

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from jinja2 import Environment

    from mkdocs_careers.board import Group
    from mkdocs_careers.model import Job
    from mkdocs_careers.outputs.language import Language
    from mkdocs_careers.schema_overlay import Overlay
    from mkdocs_careers.settings import Listing

MARKER = re.compile(r"<!--\s*careers:listing\b(.*?)-->", re.DOTALL)
SHOWN_MARKER = re.compile(
    r"(?:<|&lt;)!--\s*careers:listing\b((?:(?!--(?:>|&gt;)).)*)--(?:>|&gt;)", re.DOTALL
)
"""A marker in rendered HTML; one that is escaped stands in a code sample, and is none."""
_PARAGRAPH = re.compile(r"<p>\s*(<!--\s*careers:listing\b.*?-->)\s*</p>", re.DOTALL)

_TEXT = {"type": "string", "pattern": "\\S"}
_VALUE = {"if": {"type": "array"}, "then": {"type": "array", "minItems": 1}}


def _one_or_several(values: Iterable[Any]) -> dict[str, Any]:
    one = {"enum": list(values)}
    several = {"type": "array", "items": one, "minItems": 1}
    return {"if": {"type": "array"}, "then": several, "else": one}


_ENUMS = {
    "employment_type": _one_or_several(EMPLOYMENT_TYPES),
    "job_location_type": {"enum": [TELECOMMUTE, HYBRID]},
}


@lru_cache(maxsize=8)
def _checker(overlay: Overlay | None) -> Checker:
    """Return what holds a marker's options to their shape, with the site's own keys."""
    facets = overlay.facets if overlay else {}
    own = {key: _filter_shape(node) for key, node in facets.items()}
    shape: dict[str, Any] = {
        "type": "object",
        "additionalProperties": False,
        "properties": {
            "group_by": {"enum": [*GROUP_KEYS, *facets, "none"]},
            "sort": {
                "type": "array",
                "items": {"enum": [*SORTS, *(overlay.sorts if overlay else ())]},
            },
            "where": {
                "type": "object",
                "additionalProperties": False,
                "properties": dict.fromkeys(FILTER_KEYS, _VALUE) | _ENUMS | own,
            },
            "limit": {"type": "integer", "minimum": 1},
            "empty": _TEXT,
        },
    }
    return Checker(shape, "an option of a listing")


def _filter_shape(node: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return what a filter can ask of a key of the site's own: one of its values, if listed."""
    values = [value for value, _ in list_choices(node)]
    return _one_or_several(values) if values else _VALUE


@dataclass(frozen=True, slots=True)
class ListingOptions:
    """What one listing shows. `empty` is Markdown; `limit` is how many jobs at most."""

    group_by: str | None = None
    sort: tuple[str, ...] = ()
    where: Mapping[str, Any] | None = None
    limit: int | None = None
    empty: str | None = None


@dataclass(frozen=True, slots=True)
class _Card:
    job: Job
    url: str
    summary: tuple[str, ...]
    deadline: str
    datetime: str


@dataclass(frozen=True, slots=True)
class _CardGroup:
    title: str
    cards: tuple[_Card, ...]


def read_options(
    text: str, listing: Listing, overlay: Overlay | None = None
) -> tuple[ListingOptions, list[Problem]]:
    """Read a marker's options, YAML after its name; those it leaves out come from the settings.

    `overlay` has the keys under `extra` that a listing can be arranged by.
    """
    data, found = read_mapping(text)
    misshapen = _checker(overlay).check(data)
    # Where the YAML breaks off, what follows from that is no second mistake.
    problems = [_problem(p.message, p.hint, _help(p, overlay)) for p in found or misshapen]
    wrong = {problem.path[0] for problem in (*found, *misshapen) if problem.path}
    options = {key: value for key, value in data.items() if key not in wrong}
    group_by = options.get("group_by", listing.group_by)
    return ListingOptions(
        None if group_by == "none" else group_by,
        tuple(options.get("sort", listing.sort)),
        options.get("where"),
        options.get("limit"),
        options.get("empty", listing.empty),
    ), problems


def _help(problem: Problem, overlay: Overlay | None) -> str:
    """Return a problem's help; a key under `extra` that nothing describes is nowhere in sight."""
    if overlay is None and f"`{PREFIX}" in problem.message.replace("`-", "`"):
        return (
            "A key under `extra` can arrange a listing once a schema describes it: name the "
            "schema's file under `schema` in the settings."
        )
    return problem.help


def _problem(message: str, hint: str = "", help: str = "") -> Problem:
    return Problem(
        Code.INVALID_MARKER,
        message,
        hint=hint or "write `<!-- careers:listing {group_by: employment_unit} -->`",
        help=help,
    )


def replace_markers(html: str, render: Callable[[str], str]) -> str:
    """Put `render(options)` for every marker in rendered HTML; in a code sample it is escaped."""
    html = _PARAGRAPH.sub(r"\1", html)
    return MARKER.sub(lambda match: render(match[1]), html)


def render_listing(
    jobs: Sequence[Job],
    options: ListingOptions,
    language: Language,
    templates: Environment,
    url_of: Callable[[Job], str],
    render: Callable[[str], str],
    overlay: Overlay | None = None,
) -> str:
    """Render a list of open jobs; `url_of` gives their addresses as this page links to them."""
    _ = language.gettext
    facets = overlay.facets if overlay else {}
    order = {k: [facet_text(v) for v, _ in list_choices(node)] for k, node in facets.items()}
    groups = arrange(jobs, sort=options.sort, where=options.where, order=order)
    found = groups[0].jobs if groups else ()
    chosen = found[: options.limit]
    groups = arrange(chosen, sort=options.sort, group_by=options.group_by, order=order)
    own = facets.get(options.group_by or "")
    shown = [
        _CardGroup(
            _own_title(options.group_by, group, own, language)
            if own is not None and options.group_by
            else _group_title(options.group_by, group.value, group.jobs, language),
            tuple(_card(job, options, language, url_of) for job in group.jobs),
        )
        for group in groups
    ]
    empty = render(options.empty) if options.empty else Markup("<p>{}</p>").format(
        _("There are no open positions at the moment.")
    )  # fmt: skip
    return templates.get_template("listing.html").render(
        groups=shown,
        grouped=options.group_by is not None,
        count=language.ngettext("{number} open position", "{number} open positions", len(found)),
        empty=Markup(empty),  # noqa: S704 - the site's own words
        _=_,
    )


def _card(
    job: Job, options: ListingOptions, language: Language, url_of: Callable[[Job], str]
) -> _Card:
    summary = summarize(job, language)
    if job.employment_unit and options.group_by != "employment_unit":
        summary = (job.employment_unit, *summary)
    through = job.valid_through
    return _Card(
        job,
        url_of(job),
        summary,
        language.last_day(through) if through else "",
        format_instant(through.instant) if through else "",
    )


def _own_title(key: str, group: Group, node: Mapping[str, Any], language: Language) -> str:
    """Return the title of a group by a key of the site's own; a number or day says little."""
    if group.value is None:
        return language.gettext("Other positions")
    values = (value for job in group.jobs for value in raw_values(job, key))
    value = next(value for value in values if facet_text(value) == group.value)
    items = node.get("items")
    words = ", ".join(describe_extra(value, items if isinstance(items, dict) else node, language))
    title = node.get("title")
    is_plain = isinstance(value, str) and node.get("format") != "date"
    return words if is_plain or not title else f"{title}: {words}"


def _group_title(
    key: str | None, value: str | None, jobs: Sequence[Job], language: Language
) -> str:
    """Return a group's title in words; codes are known to machines alone."""
    _ = language.gettext
    if value is None:
        return _("Remote") if key == "job_location" else _("Other positions")
    if key == "employment_type":
        return _(EMPLOYMENT_TYPES[value])
    if key == "hiring_organization" and value.strip().lower() == "confidential":
        return _("Confidential")
    if key == "job_location_type":
        return _("Hybrid") if value == "HYBRID" else _("Remote")
    if key == "applicant_location_requirements":
        areas = (area for job in jobs for area in job.applicant_location_requirements)
        area = next(area for area in areas if area.name == value)
        return value if area.is_named else describe_area(area, language)
    return value
