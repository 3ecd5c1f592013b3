"""The MkDocs host, also under ProperDocs: the plugin `careers`, a handler per event.

A handler unpacks MkDocs' objects and calls the core. Priorities count downwards: a lower one runs
later.
"""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import UTC, datetime
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.config import config_options
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import File

from mkdocs_careers.clock import ClockError, choose_clock
from mkdocs_careers.host_yaml import show_path
from mkdocs_careers.hosts.mkdocs_files import (
    escape_title,
    give_to_host,
    keep_fresh,
    make_pages,
    nav_names,
    prune_nav,
)
from mkdocs_careers.hosts.mkdocs_i18n import SiteLanguages, is_further_build
from mkdocs_careers.hosts.mkdocs_jobs import (
    describe_mistakes,
    diagnose,
    job_files,
    read_jobs,
    read_source,
    right_jobs,
    source_name,
)
from mkdocs_careers.hosts.mkdocs_log import BuildLog, log
from mkdocs_careers.hosts.mkdocs_pages import SitePages
from mkdocs_careers.outputs.assets import SCRIPT, STYLESHEET, read_asset
from mkdocs_careers.outputs.head import insert_head
from mkdocs_careers.outputs.job_page import APPLY_ID
from mkdocs_careers.outputs.language import load_language
from mkdocs_careers.outputs.markers import check_markers
from mkdocs_careers.outputs.page_title import demote_titles
from mkdocs_careers.outputs.states import title_with_state
from mkdocs_careers.outputs.templates import describe_template_error, load_templates
from mkdocs_careers.publication import Publication
from mkdocs_careers.settings import options
from mkdocs_careers.settings_file import CAREERS, read_settings_file

if TYPE_CHECKING:
    from collections.abc import Callable

    from jinja2 import Environment
    from mkdocs.config.base import ConfigErrors, ConfigWarnings
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext

    from mkdocs_careers.hosts.mkdocs_pages import Rendered
    from mkdocs_careers.outputs.head import Head


# MkDocs wants a class for the options here; the core's own check takes its place.
class CareersPlugin(BasePlugin):  # type: ignore[type-arg,no-untyped-call]
    """Job pages, listings and structured data from one Markdown file per job."""

    config_scheme = tuple(
        (option.name, config_options.Optional(config_options.Type(object))) for option in options()
    )

    def __init__(self) -> None:
        self._serving = False
        self._dirty = False
        self._options: dict[str, Any] = {}
        self._server: LiveReloadServer | None = None
        self._watched: set[Path] = set()

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
        self._server = server
        self._watch(config)

    def _watch(self, config: MkDocsConfig) -> None:
        """Watch what the settings are read from; they may name another file while we serve."""
        if self._server is None:
            return
        for path in (Path(config.config_file_path).parent / CAREERS, self._site.overlay_path):
            if path is not None and path.is_file() and path not in self._watched:
                self._watched.add(path)
                self._server.watch(str(path))

    def on_config(self, config: MkDocsConfig) -> None:
        """Read the settings and choose the clock, anew for every build of all languages."""
        if is_further_build(config):
            return
        path = Path(config.config_file_path) if config.config_file_path else None
        self._log = BuildLog(strict=config.strict, serving=self._serving)
        self._site = read_settings_file(path, os.environ, self._options)
        self._log.report(self._site.diagnostics)
        self._watch(config)
        self._log.stop_on_errors()
        try:
            self._clock = choose_clock(self._site.settings, os.environ, datetime.now(UTC))
        except ClockError as error:
            raise PluginError(str(error)) from None
        for note in self._clock.notes:
            log.info("%s", note)
        self._languages = SiteLanguages.of(config, self._site.settings.localization)
        localized = replace(self._site.settings, localization=self._languages.localization)
        self._site = replace(self._site, settings=localized)

    @event_priority(-95)  # before i18n (at -100) leaves out the files of other languages
    def _read_jobs(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Read the jobs of all languages and report every mistake, in the first build alone."""
        if self._languages.is_several and not is_further_build(config):
            self._read(files, config)
        return files

    def _read(self, files: Files, config: MkDocsConfig) -> None:
        jobs = job_files(files, self._site.settings, serving=self._serving)
        self._results = read_jobs(jobs, self._site, self._clock.instant)
        self._found = diagnose(self._results, jobs, files, self._site, config.site_url)
        self._log.report(self._found)
        self._log.stop_on_errors()
        if not jobs:
            log.info("There are no job files in %s.", show_path(self._site.jobs_dir))

    @event_priority(-110)  # after plugins that add files or make them anew (i18n, at -100)
    def _publish(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Decide which files become pages, and make those that nobody wrote."""
        if not self._languages.is_several:
            self._read(files, config)
        settings, languages, results = self._site.settings, self._languages, self._results
        self._jobs = job_files(files, settings, serving=self._serving)
        right = right_jobs(results)
        tag = languages.current or settings.language or _theme_language(config)
        publication = Publication(
            jobs={p: job for p, job in right.items() if p in self._jobs or languages.has_page(p)},
            settings=settings.in_language(tag),
            instant=self._clock.instant,
            language=load_language(tag),
            home=tag or "",
            templates=load_templates([config.theme.custom_dir] if config.theme.custom_dir else []),
            site_name=config.site_name,
            site_url=config.site_url,
            staged=self._clock.instant if self._clock.by_hand else None,
            preview=self._serving or os.environ.get("CAREERS_PREVIEW") == "1",
        )
        for path, file in self._jobs.items():
            give_to_host(file, results[path], built=publication.is_built(path))
        if config.nav:
            config.nav = prune_nav(config.nav, nav_names(results, settings), publication)
        made = make_pages(config, publication, files, languages)
        for file in made.files.values():
            files.append(file)
        if self._dirty:
            keep_fresh(files, made.index)
        files.append(File.generated(config, STYLESHEET, content=read_asset("careers.css")))
        files.append(File.generated(config, SCRIPT, content=read_asset("careers.js")))
        self._pages = SitePages(
            publication,
            self._jobs,
            made,
            describe_mistakes(results, self._found, right),
            languages,
            config=config,
            files=files,
        )
        languages.note(publication, self._jobs, made.index, self._is_hidden)
        self._heads: dict[str, Head] = {}
        self._bodies: dict[str, str | None] = {}
        return files

    on_files = CombinedEvent(_read_jobs, _publish)

    @event_priority(100)  # before plugins and themes that read a page's metadata
    def on_page_markdown(
        self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files
    ) -> None:
        """Give the host a job's title and description, and the careers index as its parent."""
        path = page.file.src_uri
        if path in self._jobs:
            self._describe(page)
        elif path not in self._pages.facets.pages:
            return
        if page.parent is None:
            # A page is no section, yet this marks the index active, as Material's blog does.
            page.parent = self._pages.index.page  # type: ignore[assignment]

    def _describe(self, page: Page) -> None:
        """Give the host the title and the description of a job's page."""
        path = page.file.src_uri
        publication = self._pages.publication.edition_of(path)
        job = publication.jobs.get(path)
        if self._languages.is_fallback(path):
            page.canonical_url = self._languages.absolute(path)
        if job is not None:
            title = title_with_state(job, publication.state(path), publication.language)
            # Themes print both as they are: for MkDocs they are HTML.
            page.meta["title"] = escape_title(title)
            if job.description:
                page.meta["description"] = escape(job.description)
        if self._is_hidden(path):
            search = page.meta.get("search")
            page.meta["search"] = (search if isinstance(search, dict) else {}) | {"exclude": True}

    @event_priority(-110)
    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Leave a job one title, which search reads too; check markers before a page is written."""
        if "careers:listing" in html:
            name, text = source_name(page.file, self._site.docs_dir), read_source(page.file)
            self._log.report(check_markers(name, text, html, self._site.settings))
        job = self._pages.publication.jobs.get(page.file.src_uri)
        if job is None:
            return html
        if page.present_anchor_ids is not None:
            page.present_anchor_ids.add(APPLY_ID)
        return demote_titles(html, job.title)

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> None:
        """Stop before the first page is written where a marker is wrong."""
        self._log.stop_on_errors()

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """Keep jobs that are not advertised, and pages of facets, out of the sitemap."""
        if template_name == "sitemap.xml":
            context["pages"] = [f for f in context["pages"] if not self._is_hidden(f.src_uri)]
            listed: dict[str, Any] = context  # type: ignore[assignment]
            if "i18n_alternates" in listed:
                listed["i18n_alternates"] = self._languages.list_pages(listed["i18n_alternates"])
        return context

    @event_priority(-110)  # after the search plugins, whose index holds the ad and no furniture
    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Any
    ) -> TemplateContext:
        """Put facts, Apply block, notice and listings into the page."""
        path = page.file.src_uri
        try:
            if path in self._pages.facets.pages:
                rendered: Rendered | None = self._pages.render_facet(page)
            elif path in self._jobs:
                rendered = self._pages.render_job(page)
                # A variable of ours, beside those that MkDocs declares.
                context["job"] = self._pages.publication.jobs.get(path)  # type: ignore[typeddict-unknown-key]
            else:
                rendered = self._pages.render_listing(page)
        except Exception as error:
            said = describe_template_error(error)
            if said is None:
                raise
            raise PluginError(said) from error
        if rendered is not None:
            self._bodies[path] = page.content
            page.content, self._heads[path] = rendered
        return context

    @event_priority(60)  # before plugins that rewrite the finished page, such as minify at 0
    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Put the metadata into the page's head."""
        path = page.file.src_uri
        head = self._heads.pop(path, None)
        if head is None:
            return output
        page.content = self._bodies.pop(path)  # thousands of lists and forms stay in memory else
        return insert_head(output, head)

    @event_priority(100)  # before the search plugin writes its index
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Keep the same pages out of MkDocs' own search, and fail a strict build."""
        # MkDocs' search has no other way to leave a page out than to take its entries away.
        index = getattr(config.plugins.get("search"), "search_index", None)
        entries = getattr(index, "_entries", None)
        if isinstance(entries, list):
            files = self._pages.files.items()
            hidden = {file.url for path, file in files if self._is_hidden(path)}
            entries[:] = [e for e in entries if e["location"].partition("#")[0] not in hidden]
        for target, page in self._pages.markdown.dead_links.items():
            self._log.report_dead_link(page, target, config.validation.links.not_found)
        self._log.stop_on_warnings()

    def _is_hidden(self, path: str) -> bool:
        if path in self._jobs:
            is_shown = self._pages.publication.is_advertised(path)
            return not is_shown or self._languages.is_fallback(path)
        return path in self._pages.facets.pages


def _theme_language(config: MkDocsConfig) -> str | None:
    """Return the theme's language: Material's option, or the built-in themes' locale."""
    for key in ("language", "locale"):
        if config.theme.get(key):
            return str(config.theme[key])
    return None
