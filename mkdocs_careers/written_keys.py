"""Written keys: what only the text shows of a key, such as a comment in the place of a value."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from mkdocs_careers.codes import Code
from mkdocs_careers.diagnostics import Problem
from mkdocs_careers.schema import job_schema

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs_careers.front_matter import FrontMatter
    from mkdocs_careers.source import Source

REQUIRED = ("title", "date_posted")
_FOLDED_ITEM = re.compile(r"\n[ \t]*-[ \t]")
_WRITE_OR_REMOVE = "write one, or remove the line"


def empty_keys(
    own: Mapping[str, Any], defaults: Mapping[str, Any], source: Source, front_matter: FrontMatter
) -> Iterator[Problem]:
    """Yield keys without a value.

    A required one is reported as missing; one that takes a default away is meant.
    """
    for key, value in own.items():
        if value is not None or key in defaults or key in REQUIRED:
            continue
        if key not in job_schema()["properties"]:  # that it is no key says more
            continue
        end = front_matter.key_span((key,)).end
        rest = source.text[end:].split("\n", 1)[0].lstrip(": ")
        yield Problem(
            Code.EMPTY_VALUE,
            f"`{key}` has no value" + (": `#` starts a comment." if rest.startswith("#") else "."),
            (key,),
            hint='put it in quotes: "#..."' if rest.startswith("#") else _WRITE_OR_REMOVE,
            on_key=True,
        )


def folded_lists(
    own: Mapping[str, Any], source: Source, front_matter: FrontMatter
) -> Iterator[Problem]:
    """Yield list items that have swallowed the items below them, as YAML does without a word."""
    for key, items in own.items():
        for index, text in enumerate(items if isinstance(items, list) else ()):
            if not isinstance(text, str) or " - " not in text:
                continue
            start, end = front_matter.value_span((key, index))
            if source.text[start] not in "'\"|>" and _FOLDED_ITEM.search(source.text, start, end):
                yield Problem(
                    Code.FOLDED_LIST,
                    "YAML reads the items below this one as a part of its text.",
                    (key, index),
                    hint="indent the items below like this one",
                    help="A list in a list needs a key of its own. To keep the two levels, put "
                    "the list into the text below the front matter.",
                )
