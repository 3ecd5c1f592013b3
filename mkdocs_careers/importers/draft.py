"""A draft: one job on its way from another place into a job file, with where each value is from."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mkdocs_careers.diagnostics import KeyPath


class Fate(StrEnum):
    """What became of a value of the source."""

    TAKEN = "taken as is"
    CONVERTED = "converted"
    MOVED = "moved to the settings"
    LEFT = "left out"
    MISSING = "still missing"


@dataclass(frozen=True, slots=True)
class Note:
    """What became of one value.

    `key` is ours, with dots (`apply.email`), and empty where there is none; `source` says where the
    value stood (`close_date`, `the text`, `the file's name`); `value` is what stood there, cut
    short; `why` is a part of a sentence, and for what is missing the question to answer.
    """

    fate: Fate
    key: str = ""
    source: str = ""
    value: str = ""
    why: str = ""


@dataclass(slots=True)
class Draft:
    """One job as far as it is known: a job file's values, its text, and how they came about.

    `source` is a file's path or an address, with the place in it where it holds several jobs.
    `uid` is what the job is known by there, so that a later run finds it again. Keys of `data` are
    those of a job file. `organization` are texts for the settings: `overview` and the like.
    """

    source: str
    uid: str = ""
    name: str = ""
    """The name of the source's own file without its ending, if it has one of its own."""
    data: dict[str, Any] = field(default_factory=dict)
    body: str = ""
    notes: list[Note] = field(default_factory=list)
    organization: dict[str, str] = field(default_factory=dict)
    employer: dict[str, str] = field(default_factory=dict)
    """What the source calls the employer: `name`, `url`, `logo`."""

    def take(self, key: str, value: Any, source: str, was: object = None, why: str = "") -> bool:
        """Set `key` (dots lead further in) unless it is set; `was` is what stood in `source`.

        A value that is another than `was` counts as converted. Empty values are not taken, and
        False is returned for what was not.
        """
        if value is None or value in ("", [], {}):
            return False
        *outer, last = key.split(".")
        inside = self.data
        for name in outer:
            inside = inside.setdefault(name, {})
        if last in inside:
            if inside[last] != value:
                self.leave(source, value if was is None else was, f"`{key}` has a value already")
            return False
        inside[last] = value
        same = was is None or was == value
        fate = Fate.TAKEN if same else Fate.CONVERTED
        self.notes.append(Note(fate, key, source, shorten(value if was is None else was), why))
        return True

    def leave(self, source: str, value: object, why: str) -> None:
        """Note that a value of the source is not in the job, and why."""
        self.notes.append(Note(Fate.LEFT, "", source, shorten(value), why))

    def move(self, key: str, text: str, source: str, why: str = "") -> None:
        """Take a text for the organisation's settings; a second one goes below the first."""
        before = self.organization.get(key)
        self.organization[key] = f"{before}\n\n{text}" if before else text
        self.notes.append(Note(Fate.MOVED, f"organization.{key}", source, shorten(text), why))

    def miss(self, key: str, question: str, source: str = "", value: object = "") -> None:
        """Mark a gap: what a person has to answer before the job can be public."""
        self.notes.append(Note(Fate.MISSING, key, source, shorten(value), question))

    def value(self, path: KeyPath) -> Any:
        """Return the value at `path`; None where there is none."""
        inside: Any = self.data
        for step in path:
            try:
                inside = inside[step]
            except (KeyError, IndexError, TypeError):
                return None
        return inside

    @property
    def gaps(self) -> tuple[Note, ...]:
        """What is still missing."""
        return tuple(note for note in self.notes if note.fate is Fate.MISSING)


_SHOWN = 70


def shorten(value: object) -> str:
    """Return a value in one short line."""
    text = " ".join(str(value).split())
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "\u2026"
