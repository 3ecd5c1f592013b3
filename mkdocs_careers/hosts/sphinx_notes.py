"""Sphinx's environment: what careers keeps of each document from one build to the next."""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING, Any

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
    directives, with their lines. `targets` are the jobs that roles lead to, with their lines.
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
