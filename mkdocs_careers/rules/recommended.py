"""The note about what Google recommends for every job, once for a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_careers.codes import Code
from mkdocs_careers.diagnostics import Problem
from mkdocs_careers.model import State
from mkdocs_careers.rules.posting import Posting, name, rule
from mkdocs_careers.value_words import join_words

if TYPE_CHECKING:
    from collections.abc import Iterator

_RECOMMENDED = ("valid_through", "base_salary", "employment_type", "identifier")


@rule(*_RECOMMENDED)
def incomplete_posting(posting: Posting) -> Iterator[Problem]:
    """Google ranks a job the higher, the more of this is there."""
    if posting.job.status is not State.OPEN:
        return
    missing = [name(key) for key in _RECOMMENDED if not posting.states(key)]
    if missing:
        listed = join_words(missing, "and")
        yield Problem(
            Code.INCOMPLETE_POSTING,
            f"Not stated: {listed}.",
            hint="add what you know",
            help="Google recommends each of them and ranks complete jobs higher. What is not "
            "known, such as the end of a job that stays open, is left out.",
        )
