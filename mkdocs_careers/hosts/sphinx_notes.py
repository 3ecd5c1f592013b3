"""Sphinx's environment: what careers keeps of each document from one build to the next."""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from docutils import nodes

from mkdocs_careers.hosts.sphinx_nodes import (
    MISPLACED,
    careers_listing,
    careers_part,
    make_marker,
    place_markers,
)
from mkdocs_careers.outputs.markers import may_have_markers

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from sphinx.environment import BuildEnvironment

    from mkdocs_careers.outputs.markers import Marker

_NAME = "careers"


@dataclass
class Note:
    """What one document has: the text of its job, and what asks for jobs in it.

    `text` is HTML without curly quotes, None where the document is no job. `html` is the raw HTML
    that may hold markers; `listings` are the options of all listings, and `written` those of
    directives, with their lines. `targets` are what roles lead to, `misplaced` the lines of `job`
    directives that make no job.
    """

    text: str | None = None
    html: str = ""
    listings: list[Marker] = field(default_factory=list)
    written: list[tuple[str, int]] = field(default_factory=list)
    targets: list[str] = field(default_factory=list)
    misplaced: list[int] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing of careers is in the document."""
        return self == Note()


def take_note(note: Note, document: nodes.document, *, is_index: bool) -> None:
    """Note down what asks for jobs in a document; the careers index ends with a listing."""
    note.html = place_markers(document)
    found = list(document.findall(careers_listing))
    if is_index and not found and not may_have_markers(note.html):
        listing = careers_listing(options="")
        last = document.children[-1] if document.children else document
        (last if isinstance(last, nodes.section) else document).append(listing)
        found = [listing]
    note.listings = [make_marker(node) for node in found]
    note.written = [(node["options"], node.line or 1) for node in found if node.get("written")]
    note.targets = [
        node["reftarget"]
        for node in document.findall(nodes.Element)
        if node.tagname == "pending_xref" and node.get("reftype") == "job"
    ]
    for part in list(document.findall(careers_part)):
        if part["part"] == MISPLACED:
            note.misplaced.append(part.line or 1)
            part.parent.remove(part)


class Notes:
    """The notes of all documents, kept in Sphinx's environment, and what their pages showed."""

    def __init__(self, env: BuildEnvironment) -> None:
        kept: dict[str, Any] = getattr(env, _NAME, None) or {"notes": {}, "shown": {}}
        setattr(env, _NAME, kept)
        self._notes: dict[str, Note] = kept["notes"]
        self._shown: dict[str, dict[str, str]] = kept["shown"]

    def put(self, docname: str, note: Note) -> None:
        """Keep the note of a document; of one without anything nothing is kept."""
        if note.is_empty:
            self._notes.pop(docname, None)
        else:
            self._notes[docname] = note

    def get(self, docname: str) -> Note:
        """Return the note of a document."""
        return self._notes.get(docname) or Note()

    def all(self) -> Iterator[tuple[str, Note]]:
        """Yield every document that has something of careers, with its note."""
        yield from sorted(self._notes.items())

    def forget(self, docname: str) -> None:
        """Forget a document that is to be read anew, or is gone."""
        self._notes.pop(docname, None)

    def merge(self, docnames: Collection[str], other: BuildEnvironment) -> None:
        """Take over what another process has read."""
        theirs = Notes(other)
        for docname in docnames:
            self.put(docname, theirs.get(docname))

    def compare(
        self, builder: str, shown: Iterable[tuple[str, object]]
    ) -> tuple[list[str], set[str]]:
        """Return the pages that show something else than in a builder's last build.

        `shown` has what each shows now. The second value are those that show nothing any more.
        Several builders can share an environment, and each has pages of its own.
        """
        digests = {
            docname: sha256(repr(what).encode("utf-8", "replace")).hexdigest()
            for docname, what in shown
        }
        before = self._shown.get(builder, {})
        self._shown[builder] = digests
        changed = [name for name, digest in digests.items() if before.get(name) != digest]
        return changed, before.keys() - digests.keys()
