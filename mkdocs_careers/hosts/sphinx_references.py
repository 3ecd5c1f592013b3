"""Sphinx's references to jobs: where roles, links and toctrees lead, and that some have no page."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes

from mkdocs_careers.hosts import sphinx_log

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sphinx.addnodes import pending_xref
    from sphinx.environment import BuildEnvironment

    from mkdocs_careers.publication import Publication

_ENTRIES = "careers-entries"
"""What a toctree had before jobs were taken out of it."""
_TOCTREES = logging.getLogger("sphinx.sphinx.directives.other")
"""Where Sphinx complains of a toctree's entry that is no document."""


@dataclass(frozen=True)
class JobReferences:
    """The jobs of one build by their documents; `unbuilt` are those that have no page."""

    publication: Publication
    jobs: Mapping[str, str]
    unbuilt: Mapping[str, str]

    def find(self, target: str) -> tuple[str, str] | None:
        """Return the document and the title of the job that a role means; None without one.

        It is named by its file, from anywhere, or by its identifier.
        """
        wanted = _document_name(target)
        folder = self.publication.settings.jobs_dir
        for docname, path in self.jobs.items():
            job = self.publication.jobs.get(path)
            names = (docname, docname.removeprefix(f"{folder}/"), docname.rpartition("/")[2])
            if wanted in names or (job is not None and job.identifier == target):
                return docname, job.title if job else docname
        return None

    def resolve(
        self, node: pending_xref, content: nodes.Element, link: Callable[[str, str], str]
    ) -> nodes.Node | None:
        """Return what a reference leads to; of a job that has no page only the words are left.

        `link` leads from one document to another. None where no job is meant.
        """
        found = self._find_meant(node)
        if found is None:
            return None
        docname, title = found
        has_words = node["refexplicit"] if node["reftype"] == "job" else content.astext()
        words = content if has_words else nodes.inline("", title)
        if docname in self.unbuilt:
            self._report(docname, node)
            return words
        uri = link(node["refdoc"], docname)
        return nodes.reference("", "", words, internal=True, refuri=uri) if uri else words

    def _find_meant(self, node: pending_xref) -> tuple[str, str] | None:
        target = node["reftarget"]
        if node["reftype"] == "job":
            return self.find(target)
        folder = node.get("refdoc", "").rpartition("/")[0]
        name = _document_name(target)
        for docname in (name, f"{folder}/{name}" if folder else name):
            if docname in self.unbuilt:
                job = self.publication.jobs.get(self.unbuilt[docname])
                return docname, job.title if job else docname
        return None

    def is_worth_a_warning(self, record: logging.LogRecord) -> bool:
        """Tell whether Sphinx may warn; of a toctree with a job without a page we speak ourselves.

        Time may have closed it, and that breaks no build.
        """
        args = record.args if isinstance(record.args, tuple) else ()
        docname = str(args[0]) if args and getattr(record, "type", None) == "toc" else ""
        if docname not in self.unbuilt:
            return True
        self._report(docname, getattr(record, "location", None))
        return False

    def prune(self, env: BuildEnvironment) -> None:
        """Take jobs that are not advertised out of all toctrees, and of the next and previous page.

        What an author listed stays in the nodes: a job may be open again tomorrow.
        """
        for docname, contents in env.tocs.items():
            toctrees = list(contents.findall(addnodes.toctree))
            if any(self.prune_toctree(toctree) for toctree in toctrees):
                env.toctree_includes[docname] = [
                    name for toctree in toctrees for name in toctree["includefiles"]
                ]

    def prune_toctree(self, toctree: addnodes.toctree) -> bool:
        """Take such jobs out of one toctree; tell whether it ever had one."""
        entries = toctree.get(_ENTRIES) or (toctree["entries"], toctree["includefiles"])
        if not any(name in self.jobs for _, name in entries[0]):
            return False
        toctree[_ENTRIES] = entries
        toctree["entries"] = [entry for entry in entries[0] if self._has_place(entry[1])]
        toctree["includefiles"] = [name for name in entries[1] if self._has_place(name)]
        return True

    def _has_place(self, docname: str) -> bool:
        path = self.jobs.get(docname)
        return path is None or self.publication.is_advertised(path)

    def listen(self) -> Callable[[], None]:
        """Begin to hear what Sphinx says of toctrees; return what ends it."""
        _TOCTREES.addFilter(self.is_worth_a_warning)
        return lambda: _TOCTREES.removeFilter(self.is_worth_a_warning)

    def _report(self, docname: str, location: Any) -> None:
        path = self.jobs[docname]
        ended = self.publication.state(path).is_ended
        is_known = path in self.publication.jobs  # else what is wrong with it is said already
        by_time = not ended or not is_known or self.publication.is_closed_by_time(path)
        sphinx_log.report_missing(path, location, ended=ended, by_time=by_time)


def _document_name(target: str) -> str:
    return target.lstrip("/").removesuffix(".md").removesuffix(".rst")
