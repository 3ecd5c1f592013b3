"""The vocabulary: which keys and values the job schema knows at a place, with their words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from mkdocs_careers.outputs.facts import EMPLOYMENT_TYPES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs_careers.diagnostics import KeyPath

_MAX_PARTS = 1000
"""A schema whose parts refer to each other more often than this is not followed further."""

_LABELS = {
    **EMPLOYMENT_TYPES,
    "TELECOMMUTE": "Fully from home",
    "HYBRID": "Some days at the place of work",
    "HOUR": "Paid by the hour",
    "DAY": "Paid by the day",
    "WEEK": "Paid by the week",
    "MONTH": "Paid by the month",
    "YEAR": "Paid by the year",
    "PROJECT": "A fee for the whole",
    "open": "Advertised",
    "draft": "Not published yet",
    "paused": "Takes no applications for now",
    "filled": "Somebody was found",
    "closed": "Over",
    "error": "Stops a build",
    "warning": "Stops a strict build",
    "note": "Only shown",
    "off": "Silent",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """What the schema says of a key."""

    key: str
    title: str
    description: str
    examples: tuple[Any, ...]
    is_required: bool
    is_mapping: bool
    """Its value is always a set of `key: value` lines."""


@dataclass(frozen=True)
class Vocabulary:
    """Looks up what a schema says of a place in a job's front matter."""

    schema: Mapping[str, Any]

    def entries(self, path: KeyPath) -> dict[str, Entry]:
        """Return the keys that the mapping at `path` can have, the required ones first."""
        parts = self._parts(path)
        required = {key for part in parts for key in part.get("required", ())}
        keys = dict.fromkeys(key for part in parts for key in part.get("properties", ()))
        ordered = sorted(keys, key=lambda key: key not in required)
        return {key: self._entry((*path, key), key in required) for key in ordered}

    def entry(self, path: KeyPath) -> Entry | None:
        """Return what there is to say of the key that `path` leads to, or into the list of."""
        while path and isinstance(path[-1], int):
            path = path[:-1]
        return self.entries(path[:-1]).get(str(path[-1])) if path else None

    def values(self, path: KeyPath) -> dict[str, str]:
        """Return the values that can stand at `path`, each with a label for people."""
        parts = self._parts(path)
        allowed = [value for part in parts for value in part.get("enum", ())]
        if any("boolean" in _types(part) for part in parts):
            allowed += [True, False]
        texts = [str(v).lower() if isinstance(v, bool) else str(v) for v in allowed]
        name = _NAMES.get(str(path[-1]) if path else "", _LABELS.get)
        return {text: name(text) or "" for text in texts}

    def is_date(self, path: KeyPath) -> bool:
        """Tell whether the schema wants a date at `path`."""
        return any(part.get("format") == "date" for part in self._parts(path))

    def _entry(self, path: KeyPath, is_required: bool) -> Entry:  # noqa: FBT001
        parts = self._parts(path)
        types = {kind for part in parts for kind in _types(part)}
        return Entry(
            str(path[-1]),
            next((str(part["title"]) for part in parts if "title" in part), ""),
            next((str(part["description"]) for part in parts if "description" in part), ""),
            tuple(next((part["examples"] for part in parts if _is_list(part, "examples")), ())),
            is_required,
            types == {"object"},
        )

    def _parts(self, path: KeyPath) -> list[Mapping[str, Any]]:
        """Return every part of the schema that speaks of `path`."""
        parts = list(self._expand([self.schema]))
        for step in path:
            inner = [_step(part, step) for part in parts]
            parts = list(self._expand([part for part in inner if isinstance(part, dict)]))
        return parts

    def _expand(self, waiting: list[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
        """Yield parts, and those that they refer to or hold as alternatives, each once."""
        seen: set[int] = set()
        while waiting and len(seen) < _MAX_PARTS:
            part = waiting.pop(0)
            if id(part) in seen:
                continue
            seen.add(id(part))
            yield part
            others = [self._find(part.get("$ref")), part.get("then"), part.get("else")]
            for key in ("allOf", "anyOf", "oneOf"):
                others += part[key] if _is_list(part, key) else []
            waiting += [other for other in others if isinstance(other, dict)]

    def _find(self, reference: object) -> object:
        """Return the part of the schema that a reference such as `#/definitions/place` names."""
        if not isinstance(reference, str) or not reference.startswith("#/"):
            return None
        part: object = self.schema
        for step in reference[2:].split("/"):
            part = part.get(step) if isinstance(part, dict) else None
        return part


def _step(part: Mapping[str, Any], step: str | int) -> object:
    if isinstance(step, int):
        return part.get("items")
    properties = part.get("properties")
    if isinstance(properties, dict) and step in properties:
        return properties[step]
    return part.get("additionalProperties")


def _types(part: Mapping[str, Any]) -> list[str]:
    kind = part.get("type", [])
    return [kind] if isinstance(kind, str) else list(kind)


def _is_list(part: Mapping[str, Any], key: str) -> bool:
    return isinstance(part.get(key), list)


@cache
def country_name(code: str) -> str | None:
    """Return the English name of a country."""
    from babel import Locale  # only an open completion or hover needs names

    name: str | None = Locale("en").territories.get(code)
    return name


@cache
def currency_name(code: str) -> str | None:
    """Return the English name of a currency."""
    from babel import Locale  # the same

    name: str | None = Locale("en").currencies.get(code)
    return name


_NAMES = {"address_country": country_name, "currency": currency_name}
