"""Sphinx's documents compared with the jobs: what asks for them wrongly, and what shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_careers.hosts import sphinx_log
from mkdocs_careers.model import State
from mkdocs_careers.outputs.markers import check_directive, check_markers, may_have_markers
from mkdocs_careers.outputs.spot import Spot

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from mkdocs_careers.diagnostics import Diagnostic
    from mkdocs_careers.hosts.sphinx_notes import Note
    from mkdocs_careers.hosts.sphinx_references import JobReferences
    from mkdocs_careers.publication import Publication


def check_note(note: Note, name: str, file: Path, publication: Publication) -> Iterator[Diagnostic]:
    """Yield what is wrong with the markers and directives of a document, called `name`."""
    settings, jobs = publication.settings, publication.jobs.values()
    if may_have_markers(note.html) or note.written:
        text = file.read_text("utf-8", errors="replace")
        if note.html:
            yield from check_markers(name, text, note.html, settings, jobs)
        for marker, line in note.written:
            yield from check_directive(name, text, marker, line, settings, jobs)


def warn_of_misplaced(docname: str, note: Note, jobs_dir: str) -> None:
    """Say which `job` directives make no job."""
    for line in note.misplaced:
        sphinx_log.warn(
            "misplaced-job",
            "A `job` directive makes a job at the top of a document in the folder of the jobs "
            f"(`{jobs_dir}`). Here it does nothing.",
            (docname, line),
        )


def describe_documents(
    notes: Iterable[tuple[str, Note]], jobs: Mapping[str, str], references: JobReferences
) -> Iterator[tuple[str, object]]:
    """Yield what each document shows of jobs, but for its own text: the same, if nothing changed.

    `jobs` are the paths of jobs by their documents.
    """
    publication = references.publication
    spot = Spot(
        url_of=lambda job: job.path if publication.is_built(job.path) else "",
        render=lambda text: text,
    )
    for docname, note in notes:
        shown: list[object] = []
        if note.listings:
            shown.append(publication.listings.render_markers(note.listings, spot))
        if note.targets:
            shown.append([references.find(target) for target in note.targets])
        if docname in jobs:
            shown += _describe_job(jobs[docname], publication)
        if shown:
            yield docname, shown


def _describe_job(path: str, publication: Publication) -> Iterator[object]:
    """Yield what else a job's page depends on: the day, and the jobs that it leads to."""
    state = publication.state(path)
    yield state, publication.staged
    job = publication.jobs.get(path)
    if job is not None:
        again = publication.board.find_open_round(job) if state is not State.OPEN else None
        yield again and again.path
        yield from ((one.path, repr(one)) for one in publication.board.find_related(job))
