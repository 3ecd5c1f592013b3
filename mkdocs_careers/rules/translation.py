"""The note about what a translation leaves in the language of its original."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_careers.codes import Code
from mkdocs_careers.diagnostics import Problem
from mkdocs_careers.rules.posting import Posting, rule
from mkdocs_careers.schema import name_key
from mkdocs_careers.translatable import untranslated
from mkdocs_careers.value_words import join_words

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST = 5
"""More keys than this are counted and not named."""


@rule()
def incomplete_translation(posting: Posting) -> Iterator[Problem]:
    """What is not translated is shown as it is, in the middle of another language."""
    if posting.original is None:
        return
    left = [name_key(path) for path in untranslated(posting.original, posting.data)]
    if left:
        more = [f"{len(left) - _MOST} more"] if len(left) > _MOST + 1 else []
        listed = join_words([*left[: _MOST if more else None], *more], "and")
        yield Problem(
            Code.INCOMPLETE_TRANSLATION,
            f"Not translated: {listed}.",
            hint="translate them",
            help="Readers see these in the language of the original. What is the same in both "
            "languages can be written again; then nothing is said.",
        )
