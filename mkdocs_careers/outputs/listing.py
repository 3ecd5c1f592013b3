"""The listing: jobs on a page, filtered, sorted and grouped as a marker says."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from markupsafe import Markup

from mkdocs_careers.board import arrange, group_jobs
from mkdocs_careers.outputs.cards import COLUMNS, Card, Cards
from mkdocs_careers.outputs.facets import (
    build_rows,
    describe_value,
    find_values,
    own_orders,
    shows_filters,
)
from mkdocs_careers.outputs.filters import render_facet_links, render_filters
from mkdocs_careers.outputs.json_ld import format_instant
from mkdocs_careers.outputs.open_application import render_open_application
from mkdocs_careers.outputs.states import mark_words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime

    from jinja2 import Environment

    from mkdocs_careers.model import Job, OpenApplication, Organization
    from mkdocs_careers.outputs.facets import Row, Value
    from mkdocs_careers.outputs.language import Language
    from mkdocs_careers.outputs.listing_options import ListingOptions
    from mkdocs_careers.outputs.spot import Spot
    from mkdocs_careers.schema_overlay import Overlay


@dataclass(frozen=True, slots=True)
class Selection:
    """The jobs that a listing shows, in their order; `columns` is what it says of each."""

    options: ListingOptions
    jobs: tuple[Job, ...]
    columns: tuple[str, ...]
    has_filters: bool
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Jobs below one heading, as the page shows them."""

    title: str
    count: str
    cards: Sequence[Card]


@dataclass(frozen=True)
class Listings:
    """Renders the listings of one site in one language.

    `overlay` has the keys of the site's own; `organization` is its own, whose jobs do not name it
    but in a table; `staged` is the clock where it was set by hand; `end_of` says what became of a
    job that is not open.
    """

    language: Language
    templates: Environment
    overlay: Overlay | None = None
    organization: Organization | None = None
    open_application: OpenApplication | None = None
    staged: datetime | None = None
    end_of: Callable[[Job], str] = lambda _: ""

    def select(
        self,
        jobs: Sequence[Job],
        options: ListingOptions,
        rank: Callable[[Job], tuple[int, str]] | None = None,
    ) -> Selection:
        """Choose what a listing shows of `jobs`: by `rank` if it asks for no order of its own."""
        order = own_orders(self.overlay)
        groups = arrange(jobs, sort=options.sort, where=options.where, order=order)
        found = groups[0].jobs if groups else ()
        if rank and not options.sort:
            found = tuple(sorted(found, key=rank))
        chosen = found[: options.limit]
        has_filters = shows_filters(options.filters, len(chosen))
        rows = build_rows(chosen, options.filters, self.language, self.overlay)
        columns = tuple(_choose_columns(chosen, options))
        return Selection(options, chosen, columns, has_filters, rows if has_filters else ())

    def render(self, selection: Selection, spot: Spot, *, is_last: bool = True) -> str:
        """Render a listing; the last one on a page ends with the open application."""
        options, jobs = selection.options, selection.jobs
        facets: dict[str, list[str]] = {job.path: [] for job in jobs}
        for number, value in enumerate(value for row in selection.rows for value in row.values):
            for job in value.jobs:
                facets[job.path].append(str(number))
        filters = Markup()
        if selection.has_filters:
            filters = render_filters(
                selection.rows, len(jobs), spot, self.language, self.templates,
                shows_all=options.shows_all,
            )  # fmt: skip
        return self._render(
            selection,
            jobs,
            spot,
            group_by=options.group_by,
            facets=facets if selection.has_filters else None,
            filters=filters,
            ends=is_last and options.open_application,
        )

    def render_facet(self, selection: Selection, value: Value, spot: Spot) -> str:
        """Render the jobs with `value` alone, below links to the pages of all other values."""
        group_by = selection.options.group_by
        filters = render_facet_links(
            selection.rows, len(selection.jobs), value, spot, self.language, self.templates
        )
        return self._render(
            selection,
            value.jobs,
            spot,
            group_by=None if group_by == value.key else group_by,
            filters=filters,
            back_url=spot.index_url,
        )

    def _render(
        self,
        selection: Selection,
        jobs: Sequence[Job],
        spot: Spot,
        *,
        group_by: str | None,
        filters: Markup,
        facets: Mapping[str, Sequence[str]] | None = None,
        ends: bool = True,
        back_url: str = "",
    ) -> str:
        language, options = self.language, selection.options
        _ = language.gettext

        def make(job: Job) -> Card:
            card = self._cards.make(job, spot.url_of(job), options.layout, selection.columns)
            return card._replace(facets=" ".join(facets[job.path])) if facets else card

        return self.templates.get_template("listing.html").render(
            layout=options.layout,
            lang=language.tag,
            dir=language.locale.text_direction,
            words=self._words[options.is_of_open],
            now=format_instant(self.staged) if self.staged else "",
            count=self._count(len(jobs), is_of_open=options.is_of_open),
            filters=filters,
            groups=[
                Group(title, language.count(len(found)), [make(job) for job in found])
                for title, found in self._group(jobs, group_by)
            ],
            grouped=group_by is not None,
            level=spot.level,
            columns=[(name, _(COLUMNS[name])) for name in selection.columns],
            empty=self.render_empty(options, spot.render),
            open_application=self._render_open_application(spot) if ends else Markup(),
            back_url=back_url,
            feed=spot.feed,
            _=_,
        )

    def render_empty(self, options: ListingOptions, render: Callable[[str], str]) -> Markup:
        """Return what stands in the place of jobs where there are none."""
        if options.empty:
            return Markup(render(options.empty))  # noqa: S704 - the site's own words
        _ = self.language.gettext
        return Markup("<p>{}</p>").format(
            _("There are no open positions at the moment.")
            if options.is_of_open
            else _("There are no positions to show.")
        )

    def outline(self, selection: Selection) -> list[tuple[str, list[tuple[Job, list[str]]]]]:
        """Return the jobs as plain text lists them: by the title of their group, with their words.

        Where they are in no groups, the only one has no title.
        """
        group_by, columns = selection.options.group_by, selection.columns

        def describe(job: Job) -> list[str]:
            parts = (self._cards.describe(job, name) for name in columns)
            return [f"{p.label}: {p.words}" if p.datetime else p.words for p in parts if p.words]

        return [
            (title if group_by else "", [(job, describe(job)) for job in jobs])
            for title, jobs in self._group(selection.jobs, group_by)
        ]

    @cached_property
    def _cards(self) -> Cards:
        return Cards(self.language, self.templates, self.organization, self.end_of)

    def _count(self, number: int, *, is_of_open: bool) -> str:
        if is_of_open:
            return self.language.ngettext(
                "{number} open position", "{number} open positions", number
            )
        return self.language.ngettext("{number} position", "{number} positions", number)

    @cached_property
    def _words(self) -> Mapping[bool, Mapping[str, object]]:
        """Return what the page's script says as time passes, and as fewer jobs are shown.

        The key tells whether the jobs are open.
        """
        forms = self.language.plural_forms
        counts = {
            True: forms("{number} open position", "{number} open positions"),
            False: forms("{number} position", "{number} positions"),
        }
        return {key: {**mark_words(self.language), "count": counts[key]} for key in counts}

    def _group(self, jobs: Sequence[Job], key: str | None) -> list[tuple[str, tuple[Job, ...]]]:
        """Return the groups of jobs, each after its title."""
        _ = self.language.gettext
        values = find_values(jobs, key, self.language, self.overlay) if key else {}
        return [
            (
                describe_value(key, values[group.value], self.language, self.overlay, alone=True)
                if key and group.value is not None
                else _("Remote")
                if key == "job_location"
                else _("Other positions"),
                group.jobs,
            )
            for group in group_jobs(jobs, key, tuple(values))
        ]

    def _render_open_application(self, spot: Spot) -> Markup:
        if self.open_application is None:
            return Markup()
        return render_open_application(
            self.open_application, self.language, self.templates, spot.render, level=spot.level
        )


def _choose_columns(jobs: Sequence[Job], options: ListingOptions) -> Sequence[str]:
    """Return what a listing says of its jobs: what some have, and no heading says already.

    The employer is named where there are several. Of jobs that are over it says nothing that
    would invite people to apply.
    """
    group_by, is_open = options.group_by, options.is_of_open
    employers = {job.hiring_organization for job in jobs}
    is_said = {
        "employer": len(employers) > 1 and group_by != "hiring_organization",
        "unit": group_by != "employment_unit" and any(job.employment_unit for job in jobs),
        "place": True,
        "type": any(job.employment_type for job in jobs),
        "pay": is_open and any(job.base_salary for job in jobs),
        "posted": is_open and any(job.date_posted for job in jobs),
        "until": is_open and any(job.valid_through for job in jobs),
        "ended": not is_open,
    }
    return [name for name in COLUMNS if is_said[name]]
