"""States in words: what a page, its title and search engines are told of a job that is not open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_careers.model import State

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from mkdocs_careers.model import Job
    from mkdocs_careers.outputs.language import Language


def title_with_state(job: Job, state: State, language: Language) -> str:
    """Return the job's title, after its state where it is no longer, or not yet, open."""
    word = _name_states(language).get(state)
    if word is None:
        return job.title
    return language.gettext("{state}: {title}").format(state=word, title=job.title)


def _name_states(language: Language) -> Mapping[State, str]:
    _ = language.gettext
    return {
        State.FILLED: _("Filled"),
        State.CLOSED: _("Closed"),
        State.PAUSED: _("Paused"),
        State.DRAFT: _("Draft"),
        State.SCHEDULED: _("Scheduled"),
    }


def describe_end(state: State, day: date | None, language: Language) -> str:
    """Say in a list what became of a job that is not open; `day` is when it closed, if known."""
    if state is State.CLOSED and day:
        return language.gettext("Closed {date}").format(date=language.date(day))
    return _name_states(language).get(state, "")


def describe_state(state: State, language: Language) -> str:
    """Say in a sentence why nobody can apply; nothing of an open job."""
    _ = language.gettext
    return {
        State.FILLED: _("This position has been filled."),
        State.CLOSED: _("This position is closed; applications are no longer accepted."),
        State.PAUSED: _("Applications for this position are paused."),
        State.DRAFT: _("This is a draft. It is not published."),
        State.SCHEDULED: _("This position is not published yet."),
        State.OPEN: "",
    }[state]


def mark_words(language: Language) -> dict[str, str]:
    """Return what the script writes beside a job as time passes between two builds."""
    _ = language.gettext
    # Translators: {when} is such as "in 5 days" or "tomorrow".
    return {"new": _("New"), "closes": _("Closes {when}"), "closed": _("Closed")}


def choose_robots(state: State, *, archived: bool = False) -> str | None:
    """Return the robots rule of a job page: what is over or not yet public is not indexed.

    `archived`: nor is the page in an old version of the site.
    """
    return "noindex" if archived or state.is_ended or state.is_unpublished else None
