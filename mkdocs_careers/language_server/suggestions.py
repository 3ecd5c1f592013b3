"""Suggestions: what can be typed at a spot of the front matter, with words that explain it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_careers.codes import CODES
from mkdocs_careers.language_server.descriptions import describe_code, describe_entry
from mkdocs_careers.language_server.values import list_values
from mkdocs_careers.yaml_text import write_scalar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_careers.language_server.sites import Site
    from mkdocs_careers.language_server.spot import Spot

_STEP = 2
"""How far the keys of a mapping stand to the right of its own."""
_PLAIN = ("true", "false")
"""Values that are no text, and lose their meaning in quotes."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """`text` is written in the place of the spot's word; `label` and `detail` are shown."""

    label: str
    text: str
    detail: str = ""
    documentation: str = ""
    """Markdown."""
    is_key: bool = False


def suggest_at(spot: Spot, typed: str, site: Site) -> list[Suggestion]:
    """Return everything that can stand at `spot`, where `typed` stands so far."""
    if not spot.is_key:
        return list(_values(spot, typed, site))
    keys = list(_keys(spot, site))
    return [*keys, *_values(spot, typed, site)] if spot.is_first else keys


def _keys(spot: Spot, site: Site) -> Iterator[Suggestion]:
    for entry in site.vocabulary.entries(spot.path).values():
        if entry.key not in spot.taken:
            text = _write_key(entry.key, spot, is_mapping=entry.is_mapping)
            yield Suggestion(entry.key, text, entry.title, describe_entry(entry), is_key=True)
    if spot.path == ("rules",):
        for name, code in CODES.items():
            if name not in spot.taken:
                text = _write_key(name, spot, is_mapping=False)
                yield Suggestion(name, text, code.severity.value, describe_code(code), is_key=True)


def _write_key(key: str, spot: Spot, *, is_mapping: bool) -> str:
    """Write a key with its colon; below one that is a mapping its first key can be typed."""
    if spot.has_colon:
        return key
    gap = " " if spot.is_glued else ""
    if is_mapping and not spot.in_flow:
        return f"{gap}{key}:\n{' ' * (spot.column + len(gap) + _STEP)}"
    return f"{gap}{key}: "


def _values(spot: Spot, typed: str, site: Site) -> Iterator[Suggestion]:
    gap = " " if spot.is_glued else ""
    for label, detail in list_values(spot.path, typed.strip("\"'"), site).items():
        text = label if label in _PLAIN else write_scalar(label, typed)
        yield Suggestion(label, gap + text, detail)
