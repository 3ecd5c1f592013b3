"""The Sphinx host: the extension `mkdocs_careers.sphinxext`, a handler per event.

A handler unpacks Sphinx's objects and calls the core. The main process reads all jobs anew in
every build, and nothing of them is kept in the environment but their texts: so what is wrong is
said in every build, and time passes for documents that Sphinx does not read again. Processes that
read and write documents are forked from it, and know all jobs.
"""

from __future__ import annotations

import logging
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from sphinx.errors import ExtensionError
from sphinx.transforms import SphinxTransform

from mkdocs_careers.changes import describe_next_changes
from mkdocs_careers.hosts import sphinx_log
from mkdocs_careers.hosts.sphinx_build import PREFIX, SphinxSite
from mkdocs_careers.hosts.sphinx_documents import give_to_sphinx, render_text, shape_document
from mkdocs_careers.hosts.sphinx_feeds import plan_feeds, write_feeds
from mkdocs_careers.hosts.sphinx_markdown import SiteMarkdown
from mkdocs_careers.hosts.sphinx_nodes import (
    JobRole,
    ListingDirective,
    MisplacedJobDirective,
    careers_listing,
    careers_part,
    make_marker,
    place_markers,
)
from mkdocs_careers.hosts.sphinx_notes import Note, Notes
from mkdocs_careers.hosts.sphinx_pages import SitePages, is_web
from mkdocs_careers.model import State
from mkdocs_careers.outputs.assets import read_asset
from mkdocs_careers.outputs.markers import check_directive, check_markers, may_have_markers
from mkdocs_careers.outputs.spot import Spot
from mkdocs_careers.outputs.templates import describe_template_error
from mkdocs_careers.settings import options

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.addnodes import pending_xref
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

    from mkdocs_careers.diagnostics import Diagnostic

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
    app.connect("doctree-resolved", careers.make_plain)
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


class Careers:
    """The extension in one build."""

    _site: SphinxSite
    _pages: SitePages

    def __init__(self) -> None:
        self._worth_a_look: set[str] = set()
        self._jobs: dict[str, str] = {}
        self._broken = False

    def read_settings(self, app: Sphinx, config: Config) -> None:
        """Read the settings and choose the clock."""
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
        # Sphinx may not know this logger's way of leaving a warning out.
        other = logging.getLogger("sphinx.sphinx.directives.other")
        other.addFilter(self._is_worth_a_warning)

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
        folder = self._site.site.settings.jobs_dir
        documents = {path: name for name, path in paths.items() if name not in self._unbuilt}
        index = f"{folder}/index"
        taken = {name.casefold() for name in paths}
        facets = None
        if is_web(app.builder) and app.builder.name != "singlehtml":
            text = None
            if index in paths:
                text = (self._site.srcdir / paths[index]).read_text("utf-8", errors="replace")
                text = text if "<!--" in text else "<!-- careers:listing -->"
            facets = publication.listings.plan_facets(
                text, lambda path: path.removesuffix(".md").casefold() not in taken
            )
        self._pages = SitePages(
            publication,
            self._jobs,
            self._read.describe_mistakes(),
            SiteMarkdown(documents, getattr(env, "myst_config", None)),
            index,
            facets,
            app.builder,
            lambda docname: Notes(env).get(docname).text or "",
        )
        self._pages.know_documents(frozenset(env.found_docs))
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
            note.text = render_text(section)
        if docname in self._worth_a_look or docname == self._pages.index:
            note.html = place_markers(document)
            found = list(document.findall(careers_listing))
            if docname == self._pages.index and not found and not may_have_markers(note.html):
                listing = careers_listing(options="")
                last = document[-1] if document.children else document
                (last if isinstance(last, nodes.section) else document).append(listing)
                found = [listing]
            note.listings = [make_marker(node) for node in found]
            note.written = [(n["options"], n.line or 1) for n in found if n.get("written")]
            refs = (node for node in document.findall(nodes.Element) if _is_job_reference(node))
            note.targets = [node["reftarget"] for node in refs]
            for part in list(document.findall(careers_part)):
                if part["part"] == "misplaced":
                    note.misplaced.append(part.line or 1)
                    part.parent.remove(part)
        Notes(env).put(docname, note)

    def mark_document(self, app: Sphinx, _doctree: nodes.document) -> None:
        """Keep Sphinx from asking for a toctree around each job."""
        docname = app.env.docname
        if docname in self._jobs:
            app.env.metadata[docname]["orphan"] = True

    def update(self, app: Sphinx, env: BuildEnvironment) -> list[str]:
        """Say what is wrong, and find the documents that now show something else."""
        site, publication, notes = self._site, self._publication, Notes(env)
        sphinx_log.report(site.site.diagnostics)
        sphinx_log.report(self._read.found)
        sphinx_log.report(self._check_documents(env, notes))
        self._feeds, problems = plan_feeds(publication, self._list_pages(app, env))
        located = (site.site.locator.locate(p, site.site.settings.rules) for p in problems)
        sphinx_log.report([diagnostic for diagnostic in located if diagnostic])
        if self._read.note:
            sphinx_log.log.info("%s", self._read.note)
        if not self._jobs:
            sphinx_log.log.info(
                "There are no job files in %s.", site.name(publication.settings.jobs_dir)
            )
        if publication.board.next_changes:
            sphinx_log.log.info("%s", describe_next_changes(publication.board.next_changes))
        hidden = [self._hide(env, name, path) for name, path in self._jobs.items()]
        if "sitemap_excludes" in app.config:
            links = [app.builder.get_target_uri(name) for name in hidden if name]
            links += [
                app.builder.get_target_uri(path.removesuffix(".md"))
                for path in (self._pages.facets.pages if self._pages.facets else ())
            ]
            app.config.sitemap_excludes = [*app.config.sitemap_excludes, *links]
        if is_web(app.builder):
            folder = Path(app.outdir, "_static", _STATIC)
            folder.mkdir(parents=True, exist_ok=True)
            for name in ("careers.css", "careers.js"):
                (folder / name).write_text(read_asset(name), encoding="utf-8")
        changed = notes.changed(self._describe_documents(env, notes))
        made = [name for name in changed if name not in env.found_docs]
        return [name for name in changed if name not in made] + [app.config.root_doc] * bool(made)

    def _hide(self, env: BuildEnvironment, name: str, path: str) -> str:
        """Keep a job that is not advertised out of the search; return its name if it is none."""
        if self._publication.is_advertised(path) or name in self._unbuilt:
            env.metadata.get(name, {}).pop("nosearch", None)
            return ""
        env.metadata[name]["nosearch"] = True
        return name

    def _list_pages(self, app: Sphinx, env: BuildEnvironment) -> dict[str, str]:
        if not is_web(app.builder):
            return {}
        made = self._pages.facets.pages if self._pages.facets else ()
        names = [*env.found_docs, *(path.removesuffix(".md") for path in made)]
        addresses = {name: app.builder.get_target_uri(name).partition("#")[0] for name in names}
        return {
            address + "index.html" * (not address or address.endswith("/")): name
            for name, address in addresses.items()
        }

    def _check_documents(self, env: BuildEnvironment, notes: Notes) -> Iterator[Diagnostic]:
        settings, jobs = self._site.site.settings, self._publication.jobs.values()
        for docname, note in notes.all():
            if docname not in env.found_docs:
                continue
            file = Path(env.doc2path(docname))
            name = self._site.name(env.doc2path(docname, False))  # type: ignore[arg-type]
            if may_have_markers(note.html) or note.written:
                text = file.read_text("utf-8", errors="replace")
                if note.html:
                    yield from check_markers(name, text, note.html, settings, jobs)
                for marker, line in note.written:
                    yield from check_directive(name, text, marker, line, settings, jobs)
            for line in note.misplaced:
                sphinx_log.warn(
                    "misplaced-job",
                    "A `job` directive makes a job at the top of a document in the folder of the "
                    f"jobs (`{settings.jobs_dir}`). Here it does nothing.",
                    (docname, line),
                )

    def _describe_documents(
        self, env: BuildEnvironment, notes: Notes
    ) -> Iterator[tuple[str, object]]:
        """Yield what each page shows of jobs that are not in its own file."""
        publication = self._publication
        spot = Spot(
            url_of=lambda job: job.path if publication.is_built(job.path) else "",
            render=lambda text: text,
        )
        for docname, note in notes.all():
            if docname not in env.found_docs:
                continue
            shown: list[object] = []
            if note.listings:
                shown.append(publication.listings.render_markers(note.listings, spot))
            if note.targets:
                shown.append([self._find_job(target) for target in note.targets])
            path = self._jobs.get(docname)
            job = publication.jobs.get(path) if path else None
            if path and job:
                board, state = publication.board, publication.state(path)
                again = board.find_open_round(job) if state is not State.OPEN else None
                shown += [state, again and again.path]
                shown += [(one.path, one.title, repr(one)) for one in board.find_related(job)]
            if shown:
                yield docname, shown
        for docname, context, _ in self._pages.made_pages() if self._pages.facets else ():
            yield docname, context["body"]

    def _find_job(self, target: str) -> tuple[str, str] | None:
        """Return the document and the title of the job that a role means; None without one."""
        wanted = target.removeprefix("/").removesuffix(".md").removesuffix(".rst")
        folder = self._publication.settings.jobs_dir
        for docname, path in self._jobs.items():
            job = self._publication.jobs.get(path)
            names = (docname, docname.removeprefix(f"{folder}/"), docname.rpartition("/")[2])
            if wanted in names or (job is not None and job.identifier == target):
                return docname, job.title if job else docname
        return None

    def resolve_reference(
        self, app: Sphinx, env: BuildEnvironment, node: pending_xref, content: nodes.Element
    ) -> nodes.Node | None:
        """Lead a role to its job; of one that has no page only the words are left."""
        kind, target = node["reftype"], node["reftarget"]
        if kind == "job":
            found = self._find_job(target)
            if found is None:
                return None
            docname, title = found
            words = content if node["refexplicit"] else nodes.inline("", title)
        else:
            docname = target.removesuffix(".md").removesuffix(".rst").lstrip("/")
            folder = node.get("refdoc", "").rpartition("/")[0]
            names = (docname, f"{folder}/{docname}" if folder else docname)
            docname = next((name for name in names if name in self._unbuilt), "")
            if not docname:
                return None
            job = self._publication.jobs.get(self._jobs[docname])
            words = content if content.astext() else nodes.inline("", job.title if job else docname)
        if docname in self._unbuilt:
            self._report_missing(docname, node)
            return words
        uri = self._pages.link(node["refdoc"], docname)
        return nodes.reference("", "", words, internal=True, refuri=uri) if uri else words

    def _report_missing(self, docname: str, location: object) -> None:
        path = self._jobs[docname]
        ended = self._publication.state(path).is_ended
        by_time = not ended or self._publication.is_closed_by_time(path)
        if path not in self._publication.jobs:
            by_time = True  # what is wrong with it is said already
        sphinx_log.report_missing(path, location, ended=ended, by_time=by_time)

    def _is_worth_a_warning(self, record: logging.LogRecord) -> bool:
        """Say of a toctree's entry ourselves that its job has no page."""
        args = record.args if isinstance(record.args, tuple) else ()
        if getattr(record, "type", None) != "toc" or not args:
            return True
        docname = str(args[0])
        if docname not in getattr(self, "_unbuilt", ()):
            return True
        self._report_missing(docname, getattr(record, "location", None))
        return False

    def make_plain(self, app: Sphinx, doctree: nodes.document, docname: str) -> None:
        """Put plain lists where no browser will read."""
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
        if exception is not None or not is_web(app.builder):
            return
        outdir, env = Path(app.outdir), app.env
        for name, path in self._jobs.items():
            if not self._publication.is_advertised(path):
                suffix = Path(path).suffix
                source = outdir / "_sources" / f"{name}{suffix}{app.config.html_sourcelink_suffix}"
                source.unlink(missing_ok=True)
        for name in self._unbuilt:
            Path(app.builder.get_outfilename(name)).unlink(missing_ok=True)  # type: ignore[attr-defined]
        pages, publication = self._pages, self._publication

        def describe() -> dict[str, str]:
            texts = {}
            for name, path in self._jobs.items():
                edition = publication.edition_of(path)
                if path in edition.jobs and publication.is_advertised(path):
                    texts[path] = pages.describe(name) or ""
            return texts

        addresses = {path: pages.absolute(name) for name, path in self._jobs.items()}
        write_feeds(publication, self._feeds, outdir, describe, addresses.get)
        for target, docname in pages.dead_links.items():
            sphinx_log.warn("dead-link", f"Words of careers link to {target}, which is not there.",
                            docname)  # fmt: skip
        del env


def _is_job_reference(node: nodes.Element) -> bool:
    return node.tagname == "pending_xref" and node.get("reftype") == "job"
