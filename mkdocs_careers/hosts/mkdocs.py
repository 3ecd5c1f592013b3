"""The MkDocs host, also under ProperDocs: the plugin `careers`, a handler per event.

A handler unpacks MkDocs' objects and calls the core. Priorities count downwards: a lower one runs
later.
"""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.config import config_options
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority

from mkdocs_careers.changes import describe_next_changes
from mkdocs_careers.clock import ClockError, choose_clock
from mkdocs_careers.host_yaml import show_path
from mkdocs_careers.hosts.mkdocs_build import SiteBuild
from mkdocs_careers.hosts.mkdocs_feeds import FeedFiles
from mkdocs_careers.hosts.mkdocs_files import (
    describe_page,
    give_to_host,
    keep_fresh,
    make_assets,
    make_pages,
)
from mkdocs_careers.hosts.mkdocs_i18n import SiteLanguages, is_further_build
from mkdocs_careers.hosts.mkdocs_jobs import read_source, source_name
from mkdocs_careers.hosts.mkdocs_links import MissingJobs
from mkdocs_careers.hosts.mkdocs_log import BuildLog, log
from mkdocs_careers.hosts.mkdocs_nav import leave_out, nav_names, prune_nav
from mkdocs_careers.hosts.mkdocs_pages import SitePages
from mkdocs_careers.hosts.mkdocs_search import hide_from_search, hide_page
from mkdocs_careers.hosts.mkdocs_sitemap import fill_sitemap
from mkdocs_careers.hosts.mkdocs_versions import ARCHIVED, find_archived_version
from mkdocs_careers.outputs.head import insert_head
from mkdocs_careers.outputs.job_page import APPLY_ID
from mkdocs_careers.outputs.markers import check_markers, may_have_markers
from mkdocs_careers.outputs.page_title import demote_titles
from mkdocs_careers.outputs.templates import describe_template_error
from mkdocs_careers.settings import options
from mkdocs_careers.settings_file import CAREERS, read_settings_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from jinja2 import Environment
    from mkdocs.config.base import ConfigErrors, ConfigWarnings
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext

    from mkdocs_careers.diagnostics import Problem
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
            clock = choose_clock(self._site.settings, os.environ, datetime.now(UTC))
        except ClockError as error:
            raise PluginError(str(error)) from None
        for note in clock.notes:
            log.info("%s", note)
        archived = find_archived_version(config, os.environ)
        if archived:
            log.info(ARCHIVED, archived)
        self._feeds = FeedFiles()
        languages = SiteLanguages.of(config, self._site.settings.localization)
        localized = replace(self._site.settings, localization=languages.localization)
        self._site = replace(self._site, settings=localized)
        self._build = SiteBuild(self._site, clock, languages, archived, serving=self._serving)

    @event_priority(-95)  # before i18n (at -100) leaves out the files of other languages
    def _read_jobs(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Read the jobs of all languages and report every mistake, in the first build alone."""
        if self._build.languages.is_several and not is_further_build(config):
            self._read(files, config)
        return files

    def _read(self, files: Files, config: MkDocsConfig) -> None:
        read = self._build.read(files, config)
        self._log.report(read.found)
        self._log.stop_on_errors()
        if not read.results:
            log.info("There are no job files in %s.", show_path(self._site.jobs_dir))
        self._jobs_read = read.ask_git(self._site)
        if self._jobs_read.note:
            log.info("%s", self._jobs_read.note)

    @event_priority(-110)  # after plugins that add files or make them anew (i18n, at -100)
    def _publish(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Decide which files become pages, and make those that nobody wrote."""
        build = self._build
        if not build.languages.is_several:
            self._read(files, config)
        read, self._jobs = self._jobs_read, build.job_files(files)
        publication = build.publish(read, self._jobs, config)
        if not is_further_build(config) and publication.board.next_changes:
            log.info("%s", describe_next_changes(publication.board.next_changes))
        for path, file in self._jobs.items():
            give_to_host(file, read.results[path], built=publication.is_built(path))
        self._missing = MissingJobs(publication, self._jobs, config)
        self._log.report_missing(
            self._missing.drop_redirects(config), config.validation.links.not_found
        )
        if config.nav:
            config.nav = prune_nav(
                config.nav, nav_names(read.results, build.site.settings), publication
            )
        made = make_pages(config, publication, files, build.languages)
        for file in made.files.values():
            files.append(file)
        if self._dirty:
            ended = [path for path in self._jobs if publication.state(path).is_ended]
            keep_fresh(files, made.index, ended)
        for file in make_assets(config):
            files.append(file)
        self._pages = SitePages(
            publication,
            self._jobs,
            made,
            read.describe_mistakes(),
            build.languages,
            self._feeds,
            config=config,
            files=files,
        )
        self._report_problems(self._feeds.plan(publication, files, config))
        build.languages.note(publication, self._jobs, made.index, self._pages.is_hidden)
        self._heads: dict[str, Head] = {}
        self._bodies: dict[str, str | None] = {}
        return files

    on_files = CombinedEvent(_read_jobs, _publish)

    def _report_problems(self, problems: Iterable[Problem]) -> None:
        """Report what is wrong with the settings for the sake of the site's files."""
        located = (self._site.locator.locate(p, self._site.settings.rules) for p in problems)
        self._log.report([diagnostic for diagnostic in located if diagnostic])
        self._log.stop_on_errors()

    @event_priority(-60)  # after plugins that make a navigation of their own
    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
        """Take jobs that are not advertised out of the navigation, and show where drafts are."""
        is_advertised, jobs = self._pages.publication.is_advertised, self._jobs
        leave_out(
            nav, lambda page: page.file.src_uri in jobs and not is_advertised(page.file.src_uri)
        )
        self._log.report_preview(self._pages.list_unpublished())

    @event_priority(100)  # before plugins and themes that read a page's metadata
    def on_page_markdown(
        self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files
    ) -> None:
        """Give the host a job's title and description, and the careers index as its parent."""
        path = page.file.src_uri
        if path in self._jobs:
            describe_page(page, self._pages.publication, self._build.languages)
            if self._pages.is_hidden(path):
                hide_page(page)
        elif path not in self._pages.facets.pages:
            return
        if page.parent is None:
            # A page is no section, yet this marks the index active, as Material's blog does.
            page.parent = self._pages.index.page  # type: ignore[assignment]

    @event_priority(-110)
    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Leave a job one title, which search reads too; check markers before a page is written."""
        if may_have_markers(html):
            name, text = source_name(page.file, self._site.docs_dir), read_source(page.file)
            jobs = self._pages.publication.jobs.values()
            self._log.report(check_markers(name, text, html, self._site.settings, jobs))
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
        """List in the sitemap what search engines may know, with the days of its last change."""
        if template_name == "sitemap.xml":
            fill_sitemap(context, self._pages, self._build.languages)
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
        links = self._missing.find_links(page.content or "", path, page.url)
        self._log.report_missing(links, config.validation.links.not_found)
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
    def _finish(self, *, config: MkDocsConfig) -> None:
        """Keep the same pages out of MkDocs' own search, and fail a strict build."""
        files = self._pages.files.items()
        hide_from_search(config, {file.url for path, file in files if self._pages.is_hidden(path)})
        for target, page in self._pages.markdown.dead_links.items():
            self._log.report_dead_link(page, target, config.validation.links.not_found)
        self._log.stop_on_warnings()

    @event_priority(-110)  # after i18n (at -100) has built the other languages
    def _write_feeds(self, *, config: MkDocsConfig) -> None:
        """Write the feeds of all languages."""
        if not is_further_build(config):
            self._feeds.write(Path(config.site_dir))

    on_post_build = CombinedEvent(_finish, _write_feeds)
