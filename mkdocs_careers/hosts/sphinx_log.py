"""Sphinx's log: every diagnostic with its place, as warnings that `-W` counts.

Each is of the type `careers` with its code, so that `suppress_warnings` can name it.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from sphinx.util.logging import getLogger

from mkdocs_careers.codes import Severity
from mkdocs_careers.reporters import render_line, render_one

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_careers.diagnostics import Diagnostic

log = getLogger(__name__)

_TYPE = "careers"
_NOTES_SHOWN = 10
_LEVELS = {Severity.ERROR: logging.ERROR, Severity.WARNING: logging.WARNING}
_GONE = (
    "This leads to %s, a job that has ended and has no page any more (`ended: exclude`). Take the "
    "link away, or lead it to the careers page."
)
_NOT_YET = "This leads to %s, a job that has no page yet."


def report(diagnostics: Iterable[Diagnostic]) -> None:
    """Log errors and warnings with their place and source line, and a few notes, a line each."""
    notes = []
    for diagnostic in diagnostics:
        if diagnostic.severity is Severity.NOTE:
            notes.append(diagnostic)
            continue
        place = f"{diagnostic.path}:{diagnostic.line}:{diagnostic.column}"
        # Sphinx puts the place in front; the code frame follows the message.
        head, _, frame = render_one(diagnostic).rstrip().partition("\n")
        message = head.partition(": ")[2]
        frame = frame.partition("\n")[2]
        log.log(
            _LEVELS[diagnostic.severity],
            "%s",
            f"{message}\n{frame}" if frame else message,
            location=place,
            type=_TYPE,
            subtype=str(diagnostic.code),
        )
    for note in notes[:_NOTES_SHOWN]:
        log.info("%s", render_line(note))
    if len(notes) > _NOTES_SHOWN:
        more = len(notes) - _NOTES_SHOWN
        log.info("%d notes more; `mkdocs-careers check` shows all.", more)


def warn(code: str, message: str, location: Any) -> None:
    """Log a warning at a place of Sphinx's own: a node, or a document and a line."""
    log.warning("%s", message, location=location, type=_TYPE, subtype=code)


def report_missing(job: str, location: Any, *, ended: bool, by_time: bool) -> None:
    """Log who links to a job that has no page; what time alone has done is no warning."""
    message = (_GONE if ended else _NOT_YET) % job
    if by_time:
        log.info("%s", message, location=location)
    else:
        warn("link-to-no-page", message, location)
