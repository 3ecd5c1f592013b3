"""The Sphinx host: the extension `mkdocs_careers.sphinxext`, a handler per event.

A handler unpacks Sphinx's objects and calls the core. The main process reads all jobs anew in
every build, and nothing of them is kept in the environment but their texts: so what is wrong is
said in every build, and time passes for documents that Sphinx does not read again. Processes that
read and write documents are forked from it, and know all jobs.
"""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, cast

from docutils import nodes
from sphinx import addnodes
from sphinx.errors import ExtensionError
from sphinx.transforms import SphinxTransform
from sphinx.transforms.post_transforms import SphinxPostTransform

from mkdocs_careers.changes import describe_next_changes
from mkdocs_careers.hosts import sphinx_log
from mkdocs_careers.hosts.sphinx_build import PREFIX, SphinxSite
from mkdocs_careers.hosts.sphinx_checks import check_note, describe_documents, warn_of_misplaced
from mkdocs_careers.hosts.sphinx_documents import give_to_sphinx, render_text, shape_document
from mkdocs_careers.hosts.sphinx_feeds import plan_feeds, write_feeds
from mkdocs_careers.hosts.sphinx_markdown import SiteMarkdown
from mkdocs_careers.hosts.sphinx_nodes import (
    JobRole,
    ListingDirective,
    MisplacedJobDirective,
    careers_listing,
    careers_part,
)
from mkdocs_careers.hosts.sphinx_notes import Note, Notes, take_note
from mkdocs_careers.hosts.sphinx_pages import SitePages, is_web
from mkdocs_careers.hosts.sphinx_references import JobReferences
from mkdocs_careers.outputs.assets import read_asset
from mkdocs_careers.outputs.templates import describe_template_error
from mkdocs_careers.settings import options

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sphinx.addnodes import pending_xref
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment


_STATIC = "careers"
_SIGNS = ("careers", "job", "include")
"""What stands in the source of every document that has something of careers."""
_MARKDOWN_PARSERS = ("myst_parser", "myst_nb", "jupyter_book", "recommonmark", "m2r2")


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the extension."""
    for option in options():
        app.add_config_value(PREFIX + option.name, None, "", description=option.help)
    app.add_config_value("careers_config", None, "")
    app.add_config_value("careers_digest", "", "html")
    app.add_config_value("careers_documents", "", "env")
    careers = Careers()
    app.add_node(careers_part, html=(careers.write_part, None))
    app.add_node(careers_listing, html=(careers.write_listing, None))
    app.add_directive("careers-listing", ListingDirective)
    app.add_directive("job", MisplacedJobDirective)
    app.add_role("job", JobRole())
    app.add_transform(type("CareersTransform", (DocumentTransform,), {"careers": careers}))
    app.add_post_transform(type("CareersLinks", (LinkTransform,), {"careers": careers}))
    app.connect("config-inited", careers.read_settings, priority=100)
    app.connect("env-get-outdated", careers.read_jobs)
    app.connect("source-read", careers.give_text)
    app.connect("doctree-read", careers.mark_document, priority=900)
    app.connect("env-purge-doc", lambda _app, env, docname: Notes(env).forget(docname))
    app.connect(
        "env-merge-info", lambda _app, env, docnames, other: Notes(env).merge(docnames, other)
    )
    app.connect("env-updated", careers.update, priority=900)
    app.connect("missing-reference", careers.resolve_reference)
    app.connect("doctree-resolved", careers.complete_document)
    app.connect("html-collect-pages", lambda _app: careers.make_pages())
    app.connect("html-page-context", careers.complete_page, priority=900)
    app.connect("build-finished", careers.finish, priority=400)
    return {
        "version": version("mkdocs-careers"),
        "env_version": 1,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }


class DocumentTransform(SphinxTransform):
    """Shapes the documents of jobs, and notes down what of careers is in any document."""

    default_priority = 740  # before Sphinx puts curly quotes into the text, at 750
    careers: ClassVar[Careers]

    def apply(self, **_kwargs: Any) -> None:
        """Do so."""
        self.careers.shape(self.document, self.env.docname, self.env)


class LinkTransform(SphinxPostTransform):
    """Resolves Markdown's links to jobs without a page, before MyST calls them lost."""

    default_priority = 8  # MyST's own comes at 9, and asks nobody
    careers: ClassVar[Careers]

    def run(self, **_kwargs: Any) -> None:
        """Do so."""
        self.careers.resolve_links(self.document)


class Careers:
    """The extension in one build."""

    _site: SphinxSite
    _pages: SitePages

    def __init__(self) -> None:
        self._worth_a_look: set[str] = set()
        self._jobs: dict[str, str] = {}
        self._unbuilt: dict[str, str] = {}
        self._gone: set[str] = set()
        self._is_reading = False
        self._master: nodes.document | None = None
        self._stop_listening: Callable[[], None] = lambda: None

    def read_settings(self, app: Sphinx, config: Config) -> None:
        """Read the settings and choose the clock."""
        self._tags = app.tags
        self._site = site = SphinxSite.of(config, Path(app.confdir), Path(app.srcdir))
        for note in site.clock.notes:
            sphinx_log.log.info("%s", note)
        settings = site.site.settings
        config.careers_digest = site.digest
        config.careers_documents = repr((settings.jobs_dir, settings.not_jobs))
        has_parser = "markdown" in app.registry.source_parsers or any(
            name in app.extensions or name in config.extensions for name in _MARKDOWN_PARSERS
        )
        if not has_parser and any((site.srcdir / settings.jobs_dir).rglob("*.md")):
            app.setup_extension("myst_parser")

    def read_jobs(
        self, app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str],
        removed: set[str],
    ) -> list[str]:  # fmt: skip
        """Read the jobs, and leave out the documents of those that have no page."""
        paths = {name: str(Path(env.doc2path(name, False)).as_posix()) for name in env.found_docs}
        self._read = self._site.read(paths.values())
        self._publication = publication = self._site.publish(self._read)
        results = self._read.results
        self._jobs = {name: path for name, path in paths.items() if path in results}
        self._unbuilt = {
            name: path for name, path in self._jobs.items() if not publication.is_built(path)
        }
        for name in self._unbuilt:
            env.project.docnames.discard(name)
            added.discard(name)
            changed.discard(name)
            if name in env.all_docs:
                removed.add(name)
        self._is_reading = bool(added or changed)
        self._references = JobReferences(publication, self._jobs, self._unbuilt)
        self._stop_listening = self._references.listen()
        documents = {path: name for name, path in paths.items() if name not in self._unbuilt}
        self._pages = SitePages(
            publication,
            self._jobs,
            self._read.describe_mistakes(),
            SiteMarkdown(documents, getattr(env, "myst_config", None)),
            f"{publication.settings.jobs_dir}/index",
            app.builder,
            lambda docname: Notes(env).get(docname).text or "",
        )
        return [
            name
            for name in env.all_docs
            if (name in self._jobs) != (Notes(env).get(name).text is not None)
        ]

    def give_text(self, _app: Sphinx, docname: str, content: list[str]) -> None:
        """Give Sphinx a job's text without its front matter."""
        if any(sign in content[0] for sign in _SIGNS):
            self._worth_a_look.add(docname)
        path = self._jobs.get(docname)
        if path is not None:
            result = self._read.results[path]
            content[0] = give_to_sphinx(result, is_markdown=path.endswith(".md"))

    def shape(self, document: nodes.document, docname: str, env: BuildEnvironment) -> None:
        """Shape one document, and keep a note of it."""
        note, path = Note(), self._jobs.get(docname)
        if path is not None:
            job = self._publication.jobs.get(path)
            result = self._read.results[path].job
            title = job.title if job else result.title if result else ""
            section = shape_document(
                document, docname, title or docname.rpartition("/")[2], is_right=job is not None
            )
            note.text = render_text(section, self._tags)
        is_index = docname == self._pages.index
        if is_index or docname in self._worth_a_look:
            take_note(note, document, is_index=is_index)
        Notes(env).put(docname, note)

    def mark_document(self, app: Sphinx, _doctree: nodes.document) -> None:
        """Keep Sphinx from asking for a toctree around each job."""
        docname = app.env.docname
        if docname in self._jobs:
            app.env.metadata[docname]["orphan"] = True

    def update(self, app: Sphinx, env: BuildEnvironment) -> list[str]:
        """Say what is wrong, and find the documents that now show something else."""
        site, publication = self._site, self._publication
        notes = [note for note in Notes(env).all() if note[0] in env.found_docs]
        if is_web(app.builder):
            self._pages.plan(env.found_docs, Notes(env).get(self._pages.index).listings)
            _write_assets(Path(app.outdir, "_static", _STATIC))
        if site.wrong_clock:
            sphinx_log.warn("wrong-clock", site.wrong_clock, "conf.py")
        sphinx_log.report(site.site.diagnostics)
        sphinx_log.report(self._read.found)
        for docname, note in notes:
            name = site.name(Path(env.doc2path(docname, False)).as_posix())
            file = Path(env.doc2path(docname))
            sphinx_log.report(check_note(note, name, file, publication))
            warn_of_misplaced(docname, note, publication.settings.jobs_dir)
        self._feeds, problems = plan_feeds(publication, self._pages.addresses(env.found_docs))
        located = (site.site.locator.locate(p, site.site.settings.rules) for p in problems)
        sphinx_log.report([diagnostic for diagnostic in located if diagnostic])
        if not self._jobs:
            sphinx_log.log.info(
                "There are no job files in %s.", site.name(publication.settings.jobs_dir)
            )
        if self._read.note:
            sphinx_log.log.info("%s", self._read.note)
        if publication.board.next_changes:
            sphinx_log.log.info("%s", describe_next_changes(publication.board.next_changes))
        self._hide(app, env)
        self._references.prune(env)
        shown = (
            *describe_documents(notes, self._jobs, self._references),
            *((name, context["body"]) for name, context, _ in self._pages.made_pages()),
        )
        changed, self._gone = Notes(env).compare(app.builder.name, shown)
        found = [name for name in changed if name in env.found_docs]
        # Sphinx makes the pages that nobody wrote along with any other.
        is_vehicle_needed = len(found) < len(changed) and not found and not self._is_reading
        return [app.config.root_doc] if is_vehicle_needed else found

    def _hide(self, app: Sphinx, env: BuildEnvironment) -> None:
        """Keep what is not advertised out of the search and of the extension `sphinx_sitemap`."""
        hidden = [name for name in self._pages.made if name != self._pages.index]
        for name, path in self._jobs.items():
            if self._publication.is_advertised(path) or name not in env.found_docs:
                env.metadata.get(name, {}).pop("nosearch", None)
            else:
                env.metadata[name]["nosearch"] = True
                hidden.append(name)
        if "sitemap_excludes" in app.config:
            links = [app.builder.get_target_uri(name) for name in hidden]
            app.config.sitemap_excludes = [*app.config.sitemap_excludes, *links]

    def resolve_reference(
        self, _app: Sphinx, _env: BuildEnvironment, node: pending_xref, content: nodes.Element
    ) -> nodes.Node | None:
        """Lead a role or a link to its job."""
        return self._references.resolve(node, content, self._pages.link)

    def resolve_links(self, document: nodes.document) -> None:
        """Lead Markdown's links to jobs that have no page to what is left of them."""
        for node in list(document.findall(addnodes.pending_xref)) if self._unbuilt else ():
            if node["reftype"] == "myst" and node["reftarget"] in self._unbuilt:
                content = cast("nodes.Element", node[0])
                words = self._references.resolve(node, content, self._pages.link)
                node.replace_self(words or content)

    def complete_document(self, app: Sphinx, doctree: nodes.document, docname: str) -> None:
        """Leave jobs out of toctrees, and put plain lists where no browser will read."""
        master = getattr(app.env, "master_doctree", None)  # what sidebars are made from
        for tree in (doctree, master):
            if tree is not None and tree is not self._master:
                for toctree in tree.findall(addnodes.toctree):
                    self._references.prune_toctree(toctree)
        self._master = master
        if is_web(app.builder):
            return
        is_gettext = app.builder.name == "gettext"
        for node in list(doctree.findall(careers_part)):
            node.replace_self([] if is_gettext else self._pages.plain_part(node))
        for listing in list(doctree.findall(careers_listing)):
            found = [] if is_gettext else self._pages.plain_listing(listing, docname)
            listing.replace_self(found)

    def write_part(self, translator: Any, node: careers_part) -> None:
        """Write a part of a job's page."""
        self._write(translator, lambda here: self._pages.render_part(node, here))

    def write_listing(self, translator: Any, node: careers_listing) -> None:
        """Write a listing."""
        self._write(translator, lambda here: self._pages.render_listing(node, here))

    def _write(self, translator: Any, render: Any) -> None:
        try:
            translator.body.append(render(translator.builder.current_docname))
        except Exception as error:
            said = describe_template_error(error)
            if said is None:
                raise
            raise ExtensionError(said) from error
        raise nodes.SkipNode

    def make_pages(self) -> Iterator[tuple[str, dict[str, Any], str]]:
        """Make the pages that nobody wrote."""
        return self._pages.made_pages()

    def complete_page(
        self, app: Sphinx, pagename: str, _template: str, context: dict[str, Any], doctree: Any
    ) -> None:
        """Put the metadata into the page's head, and the assets where they are needed."""
        if is_web(app.builder) and self._pages.complete(context, pagename, doctree):
            app.add_css_file(f"{_STATIC}/careers.css")
            app.add_js_file(f"{_STATIC}/careers.js", loading_method="defer")

    def finish(self, app: Sphinx, exception: Exception | None) -> None:
        """Write the feeds, and take pages away that jobs do not have any more."""
        self._stop_listening()
        if exception is not None or not is_web(app.builder):
            return
        outdir, pages, publication = Path(app.outdir), self._pages, self._publication
        for name, path in self._jobs.items():
            if not publication.is_advertised(path):
                source = f"{name}{Path(path).suffix}{app.config.html_sourcelink_suffix}"
                (outdir / "_sources" / source).unlink(missing_ok=True)
        there = {*app.env.found_docs, *pages.made}
        for name in {*self._unbuilt, *self._gone} - there:
            Path(app.builder.get_outfilename(name)).unlink(missing_ok=True)  # type: ignore[attr-defined]

        def describe() -> dict[str, str]:
            """Return the descriptions of open jobs, for feeds."""
            texts = {
                path: pages.describe(name)
                for name, path in self._jobs.items()
                if publication.is_advertised(path)
            }
            return {path: text for path, text in texts.items() if text}

        addresses = {path: pages.absolute(name) for name, path in self._jobs.items()}
        write_feeds(publication, self._feeds, outdir, describe, addresses.get)


def _write_assets(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("careers.css", "careers.js"):
        (folder / name).write_text(read_asset(name), encoding="utf-8")
