"""The MkDocs host, also under ProperDocs: the plugin `careers`, a handler per event.

A handler unpacks MkDocs' objects and calls the core. Priorities count downwards: a lower one runs
later.
"""

from __future__ import annotations

import logging
import os
from collections import Counter
from datetime import UTC, datetime
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import TemplateError
from mkdocs.config import config_options
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, InclusionLevel
from mkdocs.utils import get_relative_url

from mkdocs_careers import model
from mkdocs_careers.clock import Clock, ClockError, choose_clock
from mkdocs_careers.dates import find_zone
from mkdocs_careers.diagnostics import Diagnostic, Severity
from mkdocs_careers.host_yaml import show_path
from mkdocs_careers.hosts.mkdocs_files import (
    find_index,
    give_to_host,
    job_files,
    keep_fresh,
    make_index,
    prune_nav,
    read_jobs,
    read_source,
    source_name,
)
from mkdocs_careers.hosts.mkdocs_markdown import SiteMarkdown
from mkdocs_careers.outputs.assets import STYLESHEET, read_asset
from mkdocs_careers.outputs.head import Head, insert_head, title_with_state
from mkdocs_careers.outputs.job_page import APPLY_ID, split_title
from mkdocs_careers.outputs.language import load_language
from mkdocs_careers.outputs.listing import MARKER, replace_markers
from mkdocs_careers.outputs.mistakes import render_mistakes
from mkdocs_careers.outputs.templates import describe_template_error, load_templates
from mkdocs_careers.publication import Publication
from mkdocs_careers.reader import locate_in
from mkdocs_careers.reporters import render_full, render_line, render_one
from mkdocs_careers.settings import options
from mkdocs_careers.settings_file import CAREERS, read_settings_file
from mkdocs_careers.site_check import check_site

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from jinja2 import Environment
    from mkdocs.config.base import ConfigErrors, ConfigWarnings
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext

    from mkdocs_careers.diagnostics import Problem
    from mkdocs_careers.model import Job
    from mkdocs_careers.reader import ReadResult
    from mkdocs_careers.settings_file import SettingsFile

log = get_plugin_logger(__name__)

_NOTES_SHOWN = 10


class CareersPlugin(BasePlugin):  # type: ignore[type-arg,no-untyped-call]
    """Job pages, listings and structured data from one Markdown file per job."""

    config_scheme = tuple(
        (option.name, config_options.Optional(config_options.Type(object))) for option in options()
    )

    def __init__(self) -> None:
        self._serving = False
        self._dirty = False
        self._options: dict[str, Any] = {}

    def load_config(
        self, options: dict[str, Any], config_file_path: str | None = None
    ) -> tuple[ConfigErrors, ConfigWarnings]:
        """Take the options as they are; `on_config` says what is wrong in them, and where."""
        self._options = dict(options)
        super().load_config(options, config_file_path)
        return [], []

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Learn how MkDocs was called."""
        self._serving = command == "serve"
        self._dirty = dirty

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., None]
    ) -> None:
        """Build anew when the settings beside the configuration change."""
        path = Path(config.config_file_path).parent / CAREERS
        if path.is_file():
            server.watch(str(path))

    def on_config(self, config: MkDocsConfig) -> None:
        """Read the settings and choose the clock, anew for every build."""
        path = Path(config.config_file_path) if config.config_file_path else None
        self._site = read_settings_file(path, os.environ, self._options)
        self._errors = self._warnings = 0
        self._report(self._site.diagnostics)
        self._stop_on_errors()
        self._clock = _choose_clock(self._site)
        for note in self._clock.notes:
            log.info(note)

    @event_priority(-110)  # after plugins that add files or make them anew (i18n, at -100)
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Read all jobs, report every mistake, and decide which files become pages."""
        site, settings = self._site, self._site.settings
        self._jobs = job_files(files, settings, serving=self._serving)
        results = read_jobs(self._jobs, site, self._clock.instant)
        self._found = self._diagnose(results, config.site_url)
        self._report(self._found)
        self._stop_on_errors()
        self._names = {path: result.path for path, result in results.items()}
        self._publication = publication = Publication(
            {path: r.job for path, r in results.items() if r.job and not r.has_errors},
            settings,
            self._clock.instant,
            load_language(settings.language or _theme_language(config)),
            load_templates([config.theme.custom_dir] if config.theme.custom_dir else []),
            config.site_name,
            config.site_url,
            preview=self._serving or os.environ.get("CAREERS_PREVIEW") == "1",
        )
        if not self._jobs:
            log.info("There are no job files in %s.", show_path(site.jobs_dir))
        for path, file in self._jobs.items():
            give_to_host(file, results[path])
            if not publication.is_built(path):
                file.inclusion = InclusionLevel.EXCLUDED
            elif file.inclusion is not InclusionLevel.DRAFT:
                file.inclusion = InclusionLevel.NOT_IN_NAV
        if config.nav:
            config.nav = prune_nav(config.nav, self._jobs, publication)
        index = find_index(files, settings.jobs_dir)
        self._made_index = index is None
        self._index = index or make_index(config, publication)
        self._targets = {**self._jobs, self._index.src_uri: self._index}
        if self._made_index:
            files.append(self._index)
        if self._dirty:
            keep_fresh(files, self._index)
        files.append(File.generated(config, STYLESHEET, content=read_asset("careers.css")))
        self._files = files
        self._markdown = SiteMarkdown(config, files)
        self._heads: dict[str, Head] = {}
        return files

    @event_priority(100)  # before plugins and themes that read a page's metadata
    def on_page_markdown(
        self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files
    ) -> None:
        """Give the host a job's title and description, and the careers index as its parent."""
        path = page.file.src_uri
        if path not in self._jobs:
            return
        publication = self._publication
        job = publication.jobs.get(path)
        if job is not None:
            title = title_with_state(job, publication.state(path), publication.language)
            # Themes print both as they are: for MkDocs they are HTML.
            page.meta["title"] = escape(title, quote=False)
            if job.description:
                page.meta["description"] = escape(job.description)
        if not publication.is_advertised(path):
            search = page.meta.get("search")
            page.meta["search"] = (search if isinstance(search, dict) else {}) | {"exclude": True}
        if page.parent is None:
            # A page is no section, yet this marks the index active, as Material's blog does.
            page.parent = self._index.page  # type: ignore[assignment]

    @event_priority(-110)
    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> None:
        """Check the markers of listings, while no page is written yet."""
        if page.file.src_uri in self._jobs and page.present_anchor_ids is not None:
            page.present_anchor_ids.add(APPLY_ID)
        if "careers:listing" in html:
            name, text = source_name(page.file, self._site.docs_dir), read_source(page.file)
            found = self._publication.check_markers(name, text, html)
            self._report(found)

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> None:
        """Stop before the first page is written where a marker is wrong."""
        self._stop_on_errors()

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """Keep jobs that are not advertised out of the sitemap."""
        if template_name == "sitemap.xml":
            context["pages"] = [f for f in context["pages"] if not self._is_hidden(f.src_uri)]
        return context

    @event_priority(-110)  # after the search plugins, whose index holds the ad and no furniture
    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Any
    ) -> TemplateContext:
        """Put facts, Apply block, notice and listings into the page."""
        path = page.file.src_uri
        body = page.content or ""
        try:
            if path in self._jobs:
                page.content = self._render_job(page, body)
                context["job"] = self._publication.jobs.get(path)  # type: ignore[typeddict-unknown-key]
            elif self._lists_jobs(page, body):
                page.content = self._render_listing(page, body)
        except TemplateError as error:
            raise PluginError(describe_template_error(error)) from error
        return context

    @event_priority(60)  # before plugins that rewrite the finished page, such as minify at 0
    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Put the metadata into the page's head."""
        head = self._heads.pop(page.file.src_uri, None)
        return insert_head(output, head) if head else output

    @event_priority(100)  # before the search plugin writes its index
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Keep jobs that are not advertised out of MkDocs' own search, and fail a strict build."""
        # MkDocs' search has no other way to leave a page out than to take its entries away.
        index = getattr(config.plugins.get("search"), "search_index", None)
        entries = getattr(index, "_entries", None)
        if isinstance(entries, list):
            hidden = {file.url for path, file in self._jobs.items() if self._is_hidden(path)}
            entries[:] = [e for e in entries if e["location"].partition("#")[0] not in hidden]
        for target, page in self._markdown.dead_links.items():
            level = config.validation.links.not_found
            log.log(level, "Words of careers on %s link to %s, which is not there.", page, target)
            self._warnings += level >= logging.WARNING
        # MkDocs counts warnings itself, and under `-q` it does not.
        if config.strict and self._warnings and not self._serving:
            raise PluginError("Warnings of careers stop a strict build.")

    def _is_hidden(self, path: str) -> bool:
        return path in self._jobs and not self._publication.is_advertised(path)

    def _lists_jobs(self, page: Page, html: str) -> bool:
        return page.file is self._index or MARKER.search(html) is not None

    def _render_job(self, page: Page, body: str) -> str:
        path = page.file.src_uri
        publication = self._publication
        stylesheet = get_relative_url(STYLESHEET, page.url)
        if path not in publication.jobs:
            report = render_full(d for d in self._found if d.path == self._names[path])
            mistakes = render_mistakes(report, publication.language, publication.templates)
            self._heads[path] = Head(robots="noindex", stylesheet=stylesheet)
            return mistakes + body
        shown = publication.job_page(
            path, self._renderer(page), self._linker(page), self._linker(page)(self._index.src_uri)
        )
        self._heads[path] = publication.job_head(
            shown, body, url=page.canonical_url, stylesheet=stylesheet
        )
        return shown.render_page(replace_markers(body, self._lister(page)))

    def _render_listing(self, page: Page, html: str) -> str:
        listing = self._lister(page)
        self._heads[page.file.src_uri] = Head(stylesheet=get_relative_url(STYLESHEET, page.url))
        if page.file is self._index and MARKER.search(html) is None:
            return f"{html}\n{listing('')}"
        html = replace_markers(html, listing)
        if page.file is self._index and self._made_index:
            return "".join(split_title(html, self._publication.index_title))
        return html

    def _lister(self, page: Page) -> Callable[[str], str]:
        render, link = self._renderer(page), self._linker(page)
        return lambda marker: self._publication.render_marker(marker, render, link)

    def _renderer(self, page: Page) -> Callable[[str], str]:
        return lambda text: self._markdown.render(text, page)

    def _linker(self, page: Page) -> Callable[[str], str]:
        return lambda path: get_relative_url(self._targets[path].url, page.url)

    def _diagnose(
        self, results: Mapping[str, ReadResult], site_url: str | None
    ) -> list[Diagnostic]:
        """Return what is wrong with the job files, and with the site for their sake, in order."""

        def locate(job: Job, problem: Problem) -> Diagnostic | None:
            data = self._jobs[job.path].content_bytes
            return locate_in(results[job.path].path, data, problem, self._site.settings, job)

        found = [diagnostic for result in results.values() for diagnostic in result.diagnostics]
        jobs = [result.job for result in results.values() if result.job is not None]
        found += check_site(jobs, self._site, site_url, locate)
        return sorted(found, key=lambda diagnostic: diagnostic.sort_key)

    def _report(self, diagnostics: Sequence[Diagnostic]) -> None:
        notes = []
        for diagnostic in diagnostics:
            if diagnostic.severity is Severity.NOTE:
                notes.append(diagnostic)
            elif diagnostic.severity is Severity.ERROR:
                log.error(render_one(diagnostic))
            else:
                log.warning(render_one(diagnostic))
        for note in notes[:_NOTES_SHOWN]:
            log.info(render_line(note))
        if len(notes) > _NOTES_SHOWN:
            more = len(notes) - _NOTES_SHOWN
            log.info("%d notes more; `mkdocs-careers check` shows all.", more)
        severities = Counter(diagnostic.severity for diagnostic in diagnostics)
        self._errors += severities[Severity.ERROR]
        self._warnings += severities[Severity.WARNING]

    def _stop_on_errors(self) -> None:
        """Stop a build; a server goes on and shows the mistakes on the page."""
        if self._errors and not self._serving:
            mistakes = "1 mistake" if self._errors == 1 else f"{self._errors} mistakes"
            raise PluginError(f"Careers found {mistakes}; no page was written.")


def _choose_clock(site: SettingsFile) -> Clock:
    try:
        return choose_clock(
            flag=None,
            environ=os.environ,
            setting=site.settings.as_of,
            zone=find_zone(site.settings.timezone) or model.UTC,
            now=datetime.now(UTC),
        )
    except ClockError as error:
        raise PluginError(str(error)) from None


def _theme_language(config: MkDocsConfig) -> str | None:
    """Return the theme's language: Material's option, or the built-in themes' locale."""
    for key in ("language", "locale"):
        if config.theme.get(key):
            return str(config.theme[key])
    return None
