"""Prose: the body of a job ad, about 350 words made from short word lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from random import Random

_WHO = ("You", "Our team", "A small crew", "Your group", "Two colleagues", "The whole office")
_DO = (
    "plan", "host", "review", "improve", "document", "lead", "test",
    "share", "schedule", "translate", "measure", "repair", "compare", "prepare",
)  # fmt: skip
_WHAT = (
    "weekly meetings", "course notes", "the public calendar", "our reading lists",
    "partner visits", "field reports", "the help pages", "new templates",
    "budget drafts", "workshop rooms", "the welcome guide", "release notes",
)  # fmt: skip
_WITH = (
    "with local partners", "with people from three towns", "with the design group",
    "alongside volunteers", "together with the librarians", "with first-time readers",
    "with a patient colleague", "alongside the finance desk",
)  # fmt: skip
_WHEN = (
    "before each season starts", "while the summer is quiet", "every other Tuesday",
    "as soon as questions arrive", "at the end of the month", "when the plan changes",
    "long before the deadline", "whenever it helps",
)  # fmt: skip
_HAVE = (
    "Practice in", "A calm way of", "Two years of", "Curiosity about",
    "Good judgement in", "Some **experience** with", "A taste for",
)  # fmt: skip
_DOING = (
    "writing short reports", "running small workshops", "answering hard questions",
    "keeping a shared calendar", "reading long tables", "explaining plain facts",
    "working across time zones", "planning with little money",
)  # fmt: skip
_STEPS = (
    "We read every letter", "A first talk by phone", "A paid half-day task",
    "An hour with the team", "We call two references", "An offer in writing",
)  # fmt: skip


def render_body(rng: Random, index_page: str = "index.md") -> str:
    """Render Markdown with h2 headings, paragraphs, lists and links; no h1.

    The same state of `rng` gives the same text.
    """
    duties = "\n".join(f"- {_task(rng, what)}" for what in rng.sample(_WHAT, 6))
    wishes = "\n".join(f"- {_wish(rng, doing)}" for doing in rng.sample(_DOING, 6))
    steps = "\n".join(f"{n}. {step}." for n, step in enumerate(rng.sample(_STEPS, 4), start=1))
    return f"""\
## About the role

{_paragraph(rng, 3)}

{_paragraph(rng, 3)}

## What you will do

{duties}

## What you bring

{wishes}

## How we work

{_paragraph(rng, 3)} Our [handbook](https://example.org/handbook/) says more.

## How we choose

{steps}

{_paragraph(rng, 1)} See [all openings]({index_page}) too.
"""


def _paragraph(rng: Random, sentences: int) -> str:
    return " ".join(_sentence(rng) for _ in range(sentences))


def _sentence(rng: Random) -> str:
    first, second = rng.sample(_DO, 2)
    return (
        f"{rng.choice(_WHO)} will {first} {rng.choice(_WHAT)} {rng.choice(_WITH)} "
        f"and {second} *{rng.choice(_WHAT)}* {rng.choice(_WHEN)}."
    )


def _task(rng: Random, what: str) -> str:
    return f"{rng.choice(_DO).title()} {what} {rng.choice(_WITH)}"


def _wish(rng: Random, doing: str) -> str:
    return f"{rng.choice(_HAVE)} {doing} {rng.choice(_WITH)}"
