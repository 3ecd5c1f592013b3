"""The report of an import: what became of every value, job by job."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mkdocs_careers.importers.draft import Draft, Fate, Note
from mkdocs_careers.importers.job_text import write_yaml
from mkdocs_careers.reporters.full import printable

if TYPE_CHECKING:
    from collections.abc import Mapping


def describe(draft: Draft, name: str) -> str:
    """Return what became of each value of one job, a line a value."""
    gaps = len(draft.gaps)
    state = f"a draft, {gaps} {'gap' if gaps == 1 else 'gaps'} to fill" if gaps else "complete"
    lines = [f"{name}, from {printable(draft.source)}: {state}"]
    for fate in Fate:
        notes = [note for note in draft.notes if note.fate is fate]
        if fate is Fate.TAKEN and notes:
            listed = ", ".join(f"{note.key} ({printable(note.source)})" for note in notes)
            lines.append(f"  {fate.value}: {listed}")
        else:
            lines += [f"  {fate.value}: {_line(note)}" for note in notes]
    return "\n".join(lines) + "\n"


def _line(note: Note) -> str:
    value, source, why = printable(note.value), printable(note.source), printable(note.why)
    if note.fate is Fate.MISSING:
        return f"{note.key}: {why}"
    if note.fate is Fate.LEFT:
        return f"{source}{f': {value}' if value else ''} ({why})"
    tail = f"; {why}" if why else ""
    return f"{note.key}, from {value!r} ({source}{tail})"


def as_json(draft: Draft, path: str) -> dict[str, Any]:
    """Return the same as data."""
    return {
        "path": path,
        "source": draft.source,
        "status": draft.data.get("status", "open"),
        "values": [
            {"fate": note.fate.value, "key": note.key, "source": note.source,
             "value": note.value, "why": note.why}
            for note in draft.notes
        ],
    }  # fmt: skip


def describe_settings(texts: Mapping[str, str], employers: Mapping[str, Mapping[str, str]]) -> str:
    """Return what belongs to the settings of the site, as YAML to put there; empty for nothing."""
    if not texts and not employers:
        return ""
    organization: dict[str, str] = {}
    if len(employers) == 1:
        organization |= next(iter(employers.values()))
    organization |= texts
    said = "" if len(employers) < 2 else (  # noqa: PLR2004 - one employer, or several
        f"The ads name {len(employers)} employers: "
        f"{', '.join(sorted(printable(name) for name in employers))}. "
        "Put each under `organizations` in the settings, and its key as `hiring_organization` "
        "into its jobs.\n"
    )  # fmt: skip
    if not organization:
        return said
    return (
        f"{said}What the ads say of the employer belongs to the settings, once for all jobs:\n\n"
        f"{write_yaml({'organization': organization})}"
    )
