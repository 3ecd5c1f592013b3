"""MkDocs' log: every diagnostic with its place, and the end of a build that may not go on."""

from __future__ import annotations

import logging
from collections import Counter
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger

from mkdocs_careers.codes import Severity
from mkdocs_careers.reporters import render_line, render_one

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_careers.diagnostics import Diagnostic
    from mkdocs_careers.hosts.mkdocs_links import MissingLink

log = get_plugin_logger(__name__)

_NOTES_SHOWN = 10
_GONE = (
    "%s leads to %s, a job that has ended and has no page any more (`ended: exclude`). Take the "
    "link away, or lead it to the careers page."
)
_NOT_YET = "%s leads to %s, a job that is not published yet."


class BuildLog:
    """What one build has reported. `serving`: a server goes on and shows mistakes on the page."""

    def __init__(self, *, strict: bool, serving: bool) -> None:
        self._strict = strict and not serving
        self._serving = serving
        self._counts: Counter[Severity] = Counter()
        self._reported: set[object] = set()

    def report(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Log errors and warnings in full, and a few notes, a line each; the same one once.

        A page that is built for several languages has its mistakes in each of them.
        """
        notes = []
        for diagnostic in diagnostics:
            if diagnostic in self._reported:
                continue
            self._reported.add(diagnostic)
            self._counts[diagnostic.severity] += 1
            if diagnostic.severity is Severity.NOTE:
                notes.append(diagnostic)
            elif diagnostic.severity is Severity.ERROR:
                log.error("%s", render_one(diagnostic))
            else:
                log.warning("%s", render_one(diagnostic))
        for note in notes[:_NOTES_SHOWN]:
            log.info("%s", render_line(note))
        if len(notes) > _NOTES_SHOWN:
            more = len(notes) - _NOTES_SHOWN
            log.info("%d notes more; `mkdocs-careers check` shows all.", more)

    def report_dead_link(self, page: str, target: str, level: int) -> None:
        """Log a link that leads nowhere, as loud as the site wants MkDocs' own, and once."""
        if (page, target) in self._reported:
            return
        self._reported.add((page, target))
        log.log(level, "Words of careers on %s link to %s, which is not there.", page, target)
        self._counts[Severity.WARNING] += level >= logging.WARNING

    def report_missing(self, links: Iterable[MissingLink], level: int) -> None:
        """Log who links to a job that has no page; the same once.

        `level` is how loud the site wants dead links; what time alone has done is never loud.
        """
        for link in links:
            if link in self._reported:
                continue
            self._reported.add(link)
            loud = min(level, logging.INFO) if link.by_time else level
            log.log(loud, _GONE if link.ended else _NOT_YET, link.place, link.job)
            self._counts[Severity.WARNING] += loud >= logging.WARNING

    def report_preview(self, addresses: Iterable[str]) -> None:
        """Log where the pages are that only a preview has; no list leads to them."""
        found = [address for address in addresses if address not in self._reported]
        self._reported.update(found)
        for address in found[:_NOTES_SHOWN]:
            log.info("Only in this preview: %s", address)
        if len(found) > _NOTES_SHOWN:
            log.info("%d more are only in this preview.", len(found) - _NOTES_SHOWN)

    def stop_on_errors(self) -> None:
        """End a build with errors before a page is written.

        Raises:
            PluginError: There are errors, and MkDocs does not serve.
        """
        errors = self._counts[Severity.ERROR]
        if errors and not self._serving:
            mistakes = "1 mistake" if errors == 1 else f"{errors} mistakes"
            raise PluginError(f"Careers found {mistakes}; no page was written.")

    def stop_on_warnings(self) -> None:
        """End a strict build with warnings; MkDocs does so itself, but not under `-q`.

        Raises:
            PluginError: There are warnings, and the build is strict.
        """
        if self._strict and self._counts[Severity.WARNING]:
            raise PluginError("Warnings of careers stop a strict build.")
