"""The job page: what stands above and below the ad's own text."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from markupsafe import Markup

from mkdocs_careers.mailto import build_mailto, build_subject
from mkdocs_careers.model import State
from mkdocs_careers.outputs.facts import Fact, build_facts
from mkdocs_careers.outputs.json_ld import format_instant
from mkdocs_careers.outputs.page_title import split_title
from mkdocs_careers.outputs.states import describe_state, mark_words
from mkdocs_careers.outputs.summary import summarize_job
from mkdocs_careers.urls import safe_url

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime

    from jinja2 import Environment

    from mkdocs_careers.model import Job
    from mkdocs_careers.outputs.language import Language
    from mkdocs_careers.outputs.summary import Related
    from mkdocs_careers.schema_overlay import Overlay

APPLY_ID = "careers-apply"
"""The anchor of the Apply block, which pages may link to."""

_CONTACT_KEYS = frozenset({"application_contact", "valid_through"})


@dataclass(frozen=True)
class JobPage:
    """One job's page. `render` turns the author's Markdown into HTML for this page.

    `listing_url`, `open_round_url` and those of `related` are addresses as the page links to them;
    `url` is its own, absolute. `staged` is the clock's instant where it was set by hand.
    """

    job: Job
    state: State
    language: Language
    templates: Environment
    render: Callable[[str], str]
    listing_url: str | None = None
    open_round_url: str | None = None
    notices: Mapping[str, str] | None = None
    overlay: Overlay | None = None
    url: str | None = None
    related: Sequence[Related] = ()
    staged: datetime | None = None

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """Return the facts shown; a job that takes no applications shows no contact."""
        facts = build_facts(self.job, self.language, self.overlay)
        if self._takes_applications:
            return facts
        return tuple(fact for fact in facts if fact.key not in _CONTACT_KEYS)

    @property
    def _takes_applications(self) -> bool:
        return not self.state.is_ended and self.state is not State.PAUSED

    @property
    def shows_apply(self) -> bool:
        """Tell whether the page says how to apply."""
        apply = self.job.apply
        return self._takes_applications and bool(apply.email or apply.url or apply.instructions)

    def render_page(self, body: str) -> str:
        """Return the page: the title, notice and facts, the `body`, then how to apply.

        A body with a title of its own keeps it, and the rest follows it.
        """
        above, h1, rest = split_title(body, self.job.title)
        return f"{above}{h1}\n{self.render_top()}{rest}\n{self.render_end()}"

    def render_top(self) -> str:
        """Return what stands between title and text: a notice if there is one, and facts."""
        notice = "" if self.state is State.OPEN else self.render_notice()
        return notice + self.render_facts()

    def render_end(self) -> str:
        """Return what stands below the text: how to apply, the employer, and ways on."""
        return "".join(
            (
                self.render_apply() if self.shows_apply else "",
                self.render_organization(),
                self.render_related(),
                self.render_back(),
            )
        )

    def render_facts(self) -> str:
        """Return what stands below the title: the summary, the Apply link and the facts."""
        employer = self.job.hiring_organization
        named = employer is not None and not employer.is_confidential
        return self._render(
            "facts.html",
            facts=self.facts,
            summary=self.summary,
            employer_url=safe_url(employer.url) if employer and named else None,
            shows_apply=self.shows_apply,
            words=self._words,
        )

    @property
    def _words(self) -> Mapping[str, str]:
        """Return what the script says once the deadline is near, and when it has passed."""
        return mark_words(self.language) | {"closed": describe_state(State.CLOSED, self.language)}

    @property
    def summary(self) -> tuple[str, ...]:
        """Return the few words below the title: team, place, type and pay."""
        return summarize_job(self.job, self.language)

    def render_apply(self) -> str:
        """Return the block that says how to apply."""
        job = self.job
        employer = job.hiring_organization
        return self._render(
            "apply.html",
            addresses=job.apply.email,
            subject=build_subject(job),
            materials=job.apply.materials,
            instructions=self._markdown(job.apply.instructions),
            accommodations=self._markdown(employer.accommodations if employer else None),
            privacy=self._markdown(employer.privacy if employer else None),
        )

    def render_notice(self) -> str:
        """Return the notice that the job is over, paused or not yet published."""
        own = (self.notices or {}).get(self.state.value)
        sentence = describe_state(self.state, self.language)
        return self._render(
            "notice.html",
            state=self.state.value,
            notice=self._markdown(own) or Markup("<p>{}</p>").format(sentence),
            open_round_url=self.open_round_url,
        )

    def render_organization(self) -> str:
        """Return the employer's words about itself."""
        employer = self.job.hiring_organization
        named = employer is not None and not employer.is_confidential
        return self._render(
            "organization.html",
            organization=employer.name if employer and named else "",
            overview=self._markdown(employer.overview if employer and named else None),
            equal_opportunity=self._markdown(employer.equal_opportunity if employer else None),
        )

    def render_related(self) -> str:
        """Return open jobs like this one; empty where there are none."""
        if not self.related:
            return ""
        return self._render("related.html", related=self.related, words=mark_words(self.language))

    def render_back(self) -> str:
        """Return the end of the page: the way back to all openings, and the page's own address."""
        return self._render("back.html", url=safe_url(self.url))

    def _markdown(self, text: str | None) -> Markup:
        return Markup(self.render(text)) if text else Markup()  # noqa: S704 - the site's own words

    def _render(self, name: str, **context: object) -> str:
        return self.templates.get_template(name).render(self._shared, **context)

    @cached_property
    def _shared(self) -> Mapping[str, object]:
        """Return what every template of the page knows."""
        job, language, is_open = self.job, self.language, self.state is State.OPEN
        through = job.valid_through
        return {
            "job": job,
            "is_open": is_open,
            "listing_url": self.listing_url,
            "mailto": build_mailto(job) if is_open else None,
            "form_url": safe_url(job.apply.url) if is_open else None,
            "deadline": language.deadline(through) if through else "",
            "until": format_instant(through.instant) if through else "",
            "now": format_instant(self.staged) if self.staged else "",
            "lang": language.tag,
            "dir": language.locale.text_direction,
            "_": language.gettext,
        }
