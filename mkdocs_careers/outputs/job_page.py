"""The job page: what stands above and below the ad's own text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup, escape

from mkdocs_careers.mailto import build_mailto, build_subject
from mkdocs_careers.model import State
from mkdocs_careers.outputs.facts import Fact, build_facts, summarize
from mkdocs_careers.outputs.states import describe_state
from mkdocs_careers.urls import quote_url

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from jinja2 import Environment

    from mkdocs_careers.model import Job
    from mkdocs_careers.outputs.language import Language
    from mkdocs_careers.schema_overlay import Overlay

APPLY_ID = "careers-apply"
"""The anchor of the Apply block, which pages may link to."""

_H1 = re.compile(r"<h1\b[^>]*>(.*?)</h1>", re.DOTALL)
_H1_TAG = re.compile(r"<(/?)h1(\b[^>]*>)")
_PERMALINK = re.compile(r"<a\b[^>]*\bheaderlink\b.*?</a>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_CONTACT_KEYS = frozenset({"application_contact", "valid_through"})


@dataclass(frozen=True)
class JobPage:
    """One job's page. `render` turns the author's Markdown into HTML for this page.

    `listing_url` and `open_round_url` are addresses as the page links to them.
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
    def _shows_apply(self) -> bool:
        apply = self.job.apply
        return self._takes_applications and bool(apply.email or apply.url or apply.instructions)

    def render_page(self, body: str) -> str:
        """Return the page: the title, notice and facts, the `body`, then how to apply.

        A body with a title of its own keeps it, and the rest follows it.
        """
        above, h1, rest = split_title(body, self.job.title)
        parts = [above, h1, "\n"]
        if self.state is not State.OPEN:
            parts.append(self.render_notice())
        parts += [self.render_facts(), rest, "\n"]
        if self._shows_apply:
            parts.append(self.render_apply())
        parts.append(self.render_footer())
        return "".join(parts)

    def render_facts(self) -> str:
        """Return the summary and the list of facts."""
        employer = self.job.hiring_organization
        named = employer is not None and not employer.is_confidential
        return self._render(
            "facts.html",
            facts=self.facts,
            summary=self.summary,
            employer_url=_safe_url(employer.url) if employer and named else None,
            shows_apply=self._shows_apply,
        )

    @property
    def summary(self) -> tuple[str, ...]:
        """Return the few words below the title: team, place, type and pay."""
        unit = (self.job.employment_unit,) if self.job.employment_unit else ()
        return (*unit, *summarize(self.job, self.language))

    def render_apply(self) -> str:
        """Return the block that says how to apply."""
        job = self.job
        employer = job.hiring_organization
        return self._render(
            "apply.html",
            is_open=self.state is State.OPEN,
            mailto=build_mailto(job),
            addresses=job.apply.email,
            subject=build_subject(job),
            form_url=_safe_url(job.apply.url),
            materials=job.apply.materials,
            instructions=self._markdown(job.apply.instructions),
            deadline=self.language.deadline(job.valid_through) if job.valid_through else "",
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

    def render_footer(self) -> str:
        """Return what follows: the employer's words and the way back to all openings."""
        employer = self.job.hiring_organization
        named = employer is not None and not employer.is_confidential
        return self._render(
            "footer.html",
            organization=employer.name if employer and named else "",
            overview=self._markdown(employer.overview if employer and named else None),
            equal_opportunity=self._markdown(employer.equal_opportunity if employer else None),
        )

    def _markdown(self, text: str | None) -> Markup:
        return Markup(self.render(text)) if text else Markup()  # noqa: S704 - the site's own words

    def _render(self, name: str, **context: object) -> str:
        return self.templates.get_template(name).render(
            job=self.job,
            listing_url=self.listing_url,
            _=self.language.gettext,
            **context,
        )


class Body(NamedTuple):
    """A page's rendered text around its one H1: what stands above it, the H1, and the rest."""

    above: str
    h1: str
    rest: str


def split_title(body: str, title: str) -> Body:
    """Find or make the page's H1.

    A body with `title` as its own H1 keeps it; any other H1 in it becomes an H2, so that the title
    people read is the one that machines read. Themes differ: some print a title above every page
    without an H1, others never do.
    """
    match = _H1.search(body) if "<h1" in body else None
    if match is None:
        return Body("", f"<h1>{escape(title)}</h1>", body)
    if _words(match[1]) == _words(str(escape(title))):
        return Body(body[: match.start()], match[0], _demote(body[match.end() :]))
    return Body("", f"<h1>{escape(title)}</h1>", _demote(body))


def demote_titles(body: str, title: str) -> str:
    """Return the body with no H1 but `title`."""
    if "<h1" not in body:
        return body
    above, h1, rest = split_title(body, title)
    return above + h1 + rest if above or h1 in body else rest


def _words(html: str) -> str:
    plain = _TAG.sub("", _PERMALINK.sub("", html))
    return " ".join(unescape(plain).split()).casefold()


def _demote(html: str) -> str:
    return _H1_TAG.sub(r"<\1h2\2", html) if "<h1" in html else html


def _safe_url(url: str | None) -> str | None:
    """Return a web address with what cannot stand in one quoted; nothing else is linked."""
    if url is None or not url.lower().startswith(("http://", "https://")):
        return None
    return quote_url(url)
