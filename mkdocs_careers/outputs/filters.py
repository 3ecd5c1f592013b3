"""The filters: the rows of a listing as links, which the page's script makes live."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from markupsafe import Markup

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from jinja2 import Environment

    from mkdocs_careers.outputs.facets import Row, Value
    from mkdocs_careers.outputs.language import Language
    from mkdocs_careers.outputs.spot import Spot


@dataclass(frozen=True, slots=True)
class Choice:
    """A value as the page shows it; `id` is what jobs name it by."""

    token: str
    label: str
    count: str
    url: str
    id: int


@dataclass(frozen=True, slots=True)
class Choices:
    """A row as the page shows it."""

    label: str
    choices: Sequence[Choice]


def render_filters(
    rows: Sequence[Row],
    total: int,
    spot: Spot,
    language: Language,
    templates: Environment,
    *,
    shows_all: bool,
) -> Markup:
    """Render the search and the rows of a listing of `total` jobs.

    Without the script there is nothing to click unless every value has a page of its own, which
    has all jobs with it: those of a listing that `shows_all`. Until then it is hidden.
    """
    urls = [spot.facet_url(value.token) for row in rows for value in row.values]
    has_pages = shows_all and bool(urls) and all(urls)

    def find_url(value: Value) -> str:
        query = f"?{urlencode({value.key: value.value})}"
        return (spot.facet_url(value.token) if has_pages else None) or query

    return _render(
        "filters.html",
        rows=_describe(rows, find_url, language),
        total=language.count(total),
        all_url=spot.index_url if has_pages else "?",
        is_hidden=not has_pages,
        number=spot.number,
        templates=templates,
        _=language.gettext,
    )


def render_facet_links(
    rows: Sequence[Row],
    total: int,
    current: Value,
    spot: Spot,
    language: Language,
    templates: Environment,
) -> Markup:
    """Render the rows as links from the page of one value to those of all others."""
    return _render(
        "facet_links.html",
        rows=_describe(rows, lambda value: spot.facet_url(value.token) or "", language),
        total=language.count(total),
        all_url=spot.index_url,
        current=current.token,
        number=spot.number,
        templates=templates,
        _=language.gettext,
    )


def _describe(
    rows: Sequence[Row], find_url: Callable[[Value], str], language: Language
) -> list[Choices]:
    found = []
    number = 0
    for row in rows:
        choices = []
        for value in row.values:
            count = language.count(value.count)
            choices.append(Choice(value.token, value.label, count, find_url(value), number))
            number += 1
        found.append(Choices(row.label, choices))
    return found


def _render(name: str, *, templates: Environment, **context: object) -> Markup:
    html = templates.get_template(name).render(context)
    return Markup(html)  # noqa: S704 - made by a template
