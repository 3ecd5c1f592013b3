"""Descriptions: what an editor shows of a key, a value or a code, in Markdown."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from mkdocs_careers.codes import CODES
from mkdocs_careers.language_server.values import list_values
from mkdocs_careers.rule_page import read_rule_page, severity_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_careers.codes import Code
    from mkdocs_careers.language_server.sites import Site
    from mkdocs_careers.language_server.spot import Spot
    from mkdocs_careers.language_server.vocabulary import Entry

_FEW, _SHORT = 3, 60
"""More examples than these, or longer ones, say nothing new."""


def describe_spot(spot: Spot, word: str, site: Site) -> str | None:
    """Return what there is to say of the word at `spot`; None where that is nothing."""
    return "\n\n".join(_describe(spot, word.strip("\"'"), site)) or None


def _describe(spot: Spot, word: str, site: Site) -> Iterator[str]:
    entries = site.vocabulary.entries(spot.path)
    if spot.is_key and word in entries:
        yield describe_entry(entries[word])
    elif spot.is_key and spot.path == ("rules",):
        if word in CODES:
            yield describe_code(CODES[word])
    elif not spot.is_key or spot.is_first:
        label = list_values(spot.path, word, site).get(word)
        if label:
            yield f"`{word}`: {label}"
        if spot.path[:-1] == ("rules",) and spot.path[-1] in CODES:
            yield describe_code(CODES[str(spot.path[-1])])
        elif entry := site.vocabulary.entry(spot.path):
            yield describe_entry(entry)


def describe_entry(entry: Entry) -> str:
    """Describe a key: its label, whether it is required, what it means, and some examples."""
    head = f"**{entry.title}** (`{entry.key}`)" if entry.title else f"`{entry.key}`"
    shown = [text for example in entry.examples if len(text := _show(example)) <= _SHORT]
    examples = ", ".join(f"`{text}`" for text in shown[:_FEW])
    parts = (
        f"{head}, required" if entry.is_required else head,
        entry.description,
        f"Such as {examples}." if examples else "",
    )
    return "\n\n".join(filter(None, parts))


def describe_code(code: Code) -> str:
    """Describe a code: how much it weighs and why it is there."""
    head = f"`{code}` ({severity_line(code)})"
    try:
        reason = read_rule_page(code).reason
    except (OSError, ValueError):  # a page is not needed to go on typing
        return head
    return f"{head}\n\n{reason}\n\nExamples: `mkdocs-careers explain {code}`"


def _show(example: object) -> str:
    """Write an example as YAML on one line."""
    if isinstance(example, list):
        return f"[{', '.join(map(_show, example))}]"
    return example if isinstance(example, str) else json.dumps(example, ensure_ascii=False)
