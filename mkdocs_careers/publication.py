"""A publication: all jobs of a site as a host shows them, with everything a page needs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from mkdocs_careers.board import JobBoard, name_place
from mkdocs_careers.diagnostics import Diagnostic, locate
from mkdocs_careers.model import State
from mkdocs_careers.outputs.description import build_description
from mkdocs_careers.outputs.head import Head, build_open_graph
from mkdocs_careers.outputs.job_page import JobPage
from mkdocs_careers.outputs.json_ld import absolute_url, build_json_ld, render_json_ld
from mkdocs_careers.outputs.listing import MARKER, SHOWN_MARKER, read_options, render_listing
from mkdocs_careers.outputs.page_title import split_title
from mkdocs_careers.outputs.states import choose_robots
from mkdocs_careers.source import Source, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from jinja2 import Environment

    from mkdocs_careers.model import Job
    from mkdocs_careers.outputs.language import Language
    from mkdocs_careers.settings import Settings


@dataclass(frozen=True, kw_only=True)
class Publication:
    """What a host publishes. `jobs` are those without mistakes, by path under the sources.

    `preview` shows drafts and scheduled jobs too. `staged` is `instant` where somebody set the
    clock by hand: then the pages' script takes it for now as well.
    """

    jobs: Mapping[str, Job]
    settings: Settings
    instant: datetime
    language: Language
    templates: Environment
    site_name: str
    site_url: str | None
    preview: bool = False
    staged: datetime | None = None

    @cached_property
    def board(self) -> JobBoard:
        """Return the board of all jobs without mistakes."""
        return JobBoard.of(self.jobs.values(), self.instant)

    def state(self, path: str) -> State:
        """Return the state of the job at `path`; one with mistakes is a draft."""
        return self.board.states.get(path, State.DRAFT)

    def is_built(self, path: str) -> bool:
        """Tell whether the job has a page."""
        return self.preview or not self.state(path).is_unpublished

    def is_advertised(self, path: str) -> bool:
        """Tell whether the job may stand in navigation, search and sitemap."""
        return self.state(path) is State.OPEN

    @property
    def index_title(self) -> str:
        """Return the title of a careers page that nobody wrote."""
        employer = self.settings.organization
        name = employer.name if employer and not employer.is_confidential else self.site_name
        return self.language.gettext("Jobs at {organization}").format(organization=name)

    def job_page(
        self,
        path: str,
        render: Callable[[str], str],
        url_of: Callable[[str], str],
        listing_url: str | None,
        url: str | None = None,
    ) -> JobPage:
        """Return the page of the job at `path`, whose own address is `url`, absolute.

        `url_of` links to another job's file.
        """
        job = self.jobs[path]
        state = self.state(path)
        again = self.board.find_open_round(job) if state is not State.OPEN else None
        return JobPage(
            job,
            state,
            self.language,
            self.templates,
            render,
            listing_url,
            url_of(again.path) if again else None,
            self.settings.notices,
            self.settings.overlay,
            url,
            [(other, url_of(other.path)) for other in self.board.find_related(job)],
            self.staged,
        )

    def job_head(self, page: JobPage, body: str, *, url: str | None, stylesheet: str) -> Head:
        """Return the metadata of a job page. `body` is the ad's rendered text, `url` absolute."""
        job, state = page.job, page.state
        employer = job.hiring_organization
        image = absolute_url(employer.logo if employer else None, self.site_url)
        json_ld = ""
        if state is State.OPEN:
            above, _, rest = split_title(body, job.title)
            text = build_description(above + rest, job, page.facts, self.language, page.render)
            json_ld = render_json_ld(build_json_ld(job, text, url=url, site_url=self.site_url))
        return Head(
            description=job.description,
            robots=choose_robots(state),
            canonical=url,
            open_graph=build_open_graph(
                job, state, self.language, url=url, site_name=self.site_name, image=image
            ),
            json_ld=json_ld,
            stylesheet=stylesheet,
        )

    def check_markers(self, path: str, text: str, html: str) -> list[Diagnostic]:
        """Check every listing's marker of a page: `text` is its source, `html` what it became.

        A marker in a code sample is in the source and not in the HTML.
        """
        source = Source(path, text)
        written = [match.span() for match in MARKER.finditer(text)]
        shown = list(SHOWN_MARKER.finditer(html))
        found = []
        for index, match in enumerate(shown):
            if not match[0].startswith("<"):
                continue
            problems = read_options(match[1], self.settings.listing, self.settings.overlay)[1]
            span = Span(*written[index]) if len(written) == len(shown) else Span(0, 0)
            found += [locate(p, source, source.first_line(span), p.code.severity) for p in problems]
        return found

    def render_marker(
        self, options: str, render: Callable[[str], str], url_of: Callable[[str], str]
    ) -> str:
        """Return the listing for a marker's options."""
        chosen = read_options(options, self.settings.listing, self.settings.overlay)[0]
        return render_listing(
            self.board.open_jobs,
            replace(chosen, where=self._by_name(chosen.where or {})),
            self.language,
            self.templates,
            lambda job: url_of(job.path),
            render,
            self.settings.overlay,
        )

    def _by_name(self, where: Mapping[str, Any]) -> dict[str, Any]:
        """Return a filter with the names of employers and places for their keys in the settings."""
        names: dict[str, Mapping[str, str]] = {
            "hiring_organization": {k: v.name for k, v in self.settings.organizations.items()},
            "job_location": {k: name_place(v) for k, v in self.settings.places.items()},
        }
        return {
            key: [
                names[key].get(item, item)
                for item in (value if isinstance(value, list) else [value])
            ]
            if key in names
            else value
            for key, value in where.items()
        }
