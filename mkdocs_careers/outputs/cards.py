"""Cards: what a listing says of each job, as a card or as the row of a table.

Most of it is the same in every listing of a site, so it is made once for each job; only the
address of the job is put in anew.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup, escape

from mkdocs_careers.areas import WORLDWIDE
from mkdocs_careers.languages import is_same, language_tag
from mkdocs_careers.listing_settings import TABLE
from mkdocs_careers.outputs.facts import EMPLOYMENT_TYPES, summarize_places
from mkdocs_careers.outputs.json_ld import format_instant
from mkdocs_careers.outputs.language import N_
from mkdocs_careers.outputs.pay import describe_pay_briefly

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from jinja2 import Environment

    from mkdocs_careers.model import Job, Organization
    from mkdocs_careers.outputs.language import Language

COLUMNS = {
    "employer": N_("Employer"),
    "unit": N_("Team"),
    "place": N_("Place"),
    "type": N_("Type"),
    "pay": N_("Pay"),
    "posted": N_("Posted"),
    "until": N_("Apply by"),
    "ended": N_("State"),
}
"""What a listing can say of a job beside its title, in its order, and how a table calls it."""
_ADDRESS = Markup("<address>")
"""Stands for the address of a job in what is kept: no text holds a `<` once it is escaped."""


class Part(NamedTuple):
    """One thing that is said of a job; `datetime` is for machines, where it is a date."""

    name: str
    label: str
    words: str
    datetime: str = ""


class Card(NamedTuple):
    """One job in a listing. `terms` is what a search finds it by beside what `html` shows.

    `posted` and `until` are for machines; `facets` are the numbers of the values that it has in
    the rows of the listing, None where that has no filters.
    """

    job: Job
    html: Markup
    terms: str
    posted: str = ""
    until: str = ""
    facets: str | None = None


@dataclass(frozen=True)
class Cards:
    """Makes the cards of one site in one language; its own `organization` goes without saying.

    `end_of` says what became of a job that is not open.
    """

    language: Language
    templates: Environment
    organization: Organization | None = None
    end_of: Callable[[Job], str] = lambda _: ""
    _kept: dict[tuple[str, str, tuple[str, ...], bool], Card] = field(default_factory=dict)

    def make(self, job: Job, url: str, layout: str, columns: tuple[str, ...]) -> Card:
        """Return the card of `job`, which says what `columns` name; `url` is its address.

        Without one the job has no page, and its title is no link.
        """
        key = (job.path, layout, columns, bool(url))
        card = self._kept.get(key)
        if card is None:
            card = self._kept[key] = self._make(job, layout, columns, _ADDRESS if url else "")
        html = str.replace(card.html, _ADDRESS, escape(url))
        return card._replace(html=Markup(html))  # noqa: S704 - both are escaped

    def _make(self, job: Job, layout: str, columns: tuple[str, ...], address: str) -> Card:
        is_table, is_over = layout == TABLE, "ended" in columns
        if is_over:
            job = replace(job, featured=False)
        if not is_table and job.hiring_organization == self.organization:
            columns = tuple(name for name in columns if name != "employer")
        parts = [self.describe(job, name) for name in columns]
        template = self.templates.get_template("row.html" if is_table else "card.html")
        other = self._other_language(job)
        html = template.render(
            job=job,
            url=address,
            lang=language_tag(other) if other else "",
            in_language=self.language.name_of(other) if other else "",
            parts=parts if is_table else [p for p in parts if p.words and not p.datetime],
            dates=[p for p in parts if p.words and p.datetime],
            _=self.language.gettext,
        )
        shown = [job.title, *(part.words for part in parts)]
        if not is_table:
            shown.append(job.description or "")
        card = Card(job, Markup(html), self._terms(job, " ".join(shown).casefold()))  # noqa: S704 - made by a template
        if is_over:  # the script would mark it as new, or as one that closes
            return card
        through = job.valid_through
        return card._replace(
            posted=job.date_posted.isoformat() if job.date_posted else "",
            until=format_instant(through.instant) if through else "",
        )

    def _other_language(self, job: Job) -> str | None:
        """Return the language of a job's text where it is not that of the listing."""
        tag = job.language
        return tag if tag and not is_same(tag, self.language.tag) else None

    def describe(self, job: Job, name: str) -> Part:
        """Say what `name`, one of the columns, is for `job`; without words where there is none."""
        language = self.language
        _ = language.gettext
        label, datetime = _(COLUMNS[name]), ""
        words = ""
        match name:
            case "employer" if job.hiring_organization:
                employer = job.hiring_organization
                words = _("Confidential") if employer.is_confidential else employer.name
            case "unit":
                words = job.employment_unit or ""
            case "place":
                words = " · ".join(summarize_places(job, language))
            case "type":
                words = language.join(_(EMPLOYMENT_TYPES[one]) for one in job.employment_type)
            case "pay":
                words = describe_pay_briefly(job.base_salary, language)
            case "posted" if job.date_posted:
                words, datetime = language.date(job.date_posted), job.date_posted.isoformat()
            case "until" if job.valid_through:
                words = language.last_day(job.valid_through)
                datetime = format_instant(job.valid_through.instant)
            case "ended":
                words = self.end_of(job)
        return Part(name, label, words, datetime)

    def _terms(self, job: Job, shown: str) -> str:
        """Return what a search finds the job by beside what is `shown` of it."""
        found = dict.fromkeys(term for term in _terms(job, self.language) if term)
        return ", ".join(term for term in found if term.casefold() not in shown)


def _terms(job: Job, language: Language) -> Iterator[str | None]:
    yield job.employment_unit
    employer = job.hiring_organization
    yield employer.name if employer and not employer.is_confidential else None
    for place in job.job_location:
        yield from (place.name, place.address_locality, place.address_region)
        yield language.country(place.address_country)
    for area in job.applicant_location_requirements:
        if area.name != WORLDWIDE:  # every country there is would say nothing
            yield from (language.area(code) for code in area.codes)
    yield from job.skills
    yield from (job.identifier, job.occupational_category, job.industry, job.description)
