"""Questions: what a terminal asks about a new job, again until the answer is right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from mkdocs_careers.cli.given_facts import fold, read_place, read_type
from mkdocs_careers.model import TELECOMMUTE
from mkdocs_careers.reporters.full import printable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from mkdocs_careers.settings import Settings

_REMOTE = "remote"


@dataclass(frozen=True, slots=True)
class _Question:
    """A question; `keys` are those of which one answers it, `read` makes facts of an answer."""

    words: str
    keys: tuple[str, ...]
    read: Callable[[str], dict[str, Any]]


def ask(
    facts: dict[str, Any],
    settings: Settings,
    find_wrong: Callable[[dict[str, Any]], str],
    clean: Callable[[str], str],
) -> dict[str, Any]:
    """Return `facts` with the answers; `find_wrong` says what is wrong with facts, if anything.

    What is known already, or comes from the settings, is not asked.
    """
    click.echo("Press Enter to leave a question open.", err=True)
    facts = _answer(
        facts, "Job title", lambda text: {"title": clean(text)}, find_wrong, needed=True
    )
    for question in _questions(settings):
        if not any(facts.get(key) for key in question.keys):
            facts = _answer(facts, question.words, question.read, find_wrong)
    return facts


def _questions(settings: Settings) -> Iterable[_Question]:
    said = settings.defaults.get("employment_type")
    default = f"; without an answer {printable(str(said))}" if said else ""
    yield _Question(f"Type, such as full time or contractor{default}", ("employment_type",), _type)
    places = ", ".join(map(printable, settings.places)) or "Chicago, IL, US"
    yield _Question(
        f"Place of work ({places}), or remote",
        ("job_location", "job_location_type"),
        lambda text: _place(text, settings),
    )
    yield _Question(
        "Last day to apply, such as 2027-01-15",
        ("valid_through",),
        lambda text: {"valid_through": text},
    )
    usual = settings.apply.get("email") or settings.apply.get("url")
    default = f"; without an answer {printable(str(fold([usual])))}" if usual else ""
    yield _Question(f"Email or web address to apply{default}", ("apply",), _apply)


def _type(text: str) -> dict[str, Any]:
    return {"employment_type": fold(map(read_type, text.split(",")))}


def _place(text: str, settings: Settings) -> dict[str, Any]:
    if text.lower() != _REMOTE:
        return {"job_location": read_place(text, settings)}
    areas = click.prompt("Where may people live? Such as US, EU or WORLDWIDE", err=True)
    listed = [area.strip() for area in areas.split(",") if area.strip()]
    return {"job_location_type": TELECOMMUTE, "applicant_location_requirements": fold(listed)}


def _apply(text: str) -> dict[str, Any]:
    return {"apply": {"url" if "://" in text else "email": text}}


def _answer(
    facts: dict[str, Any],
    words: str,
    read: Callable[[str], dict[str, Any]],
    find_wrong: Callable[[dict[str, Any]], str],
    *,
    needed: bool = False,
) -> dict[str, Any]:
    """Ask until an answer is right, or until there is none where none is needed."""
    while True:
        text = click.prompt(words, default="", show_default=False, err=True).strip()
        if not text and not needed:
            return facts
        answered = facts | read(text) if text else facts
        wrong = find_wrong(answered) if answered.get("title") else "A job needs a title."
        if not wrong:
            return answered
        click.echo(wrong, err=True)
