"""The schema overlay: what a site's own JSON Schema says of the keys under `extra`."""

from __future__ import annotations

import json
from copy import deepcopy
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from mkdocs_careers.shape import Checker

if TYPE_CHECKING:
    from collections.abc import Mapping

EXTRA = "extra"
PREFIX = f"{EXTRA}."
"""What a key of the overlay is called by outside of `extra`: `extra.percent_open_source`."""
NOTHING: Mapping[str, Any] = {"not": {}}
"""The schema of what cannot stand; `false` says the same."""


@dataclass(frozen=True, slots=True)
class Overlay:
    """A schema of the object under `extra`, in draft-07 without references.

    `text` is its JSON, so that it can be compared, hashed and pickled.
    """

    text: str

    @classmethod
    def of(cls, schema: Mapping[str, Any]) -> Overlay:
        """Return the overlay of a schema that is known to be right."""
        return cls(json.dumps(schema, ensure_ascii=False, allow_nan=False))

    @property
    def schema(self) -> dict[str, Any]:
        """Return the schema; it is shared, and not to be changed."""
        return _load(self.text)

    @property
    def keys(self) -> Mapping[str, Mapping[str, Any]]:
        """Return what the schema says of each key, in its order."""
        properties = self.schema.get("properties", {})
        return {
            key: node if isinstance(node, dict) else {}
            for key, node in properties.items()
            if node != NOTHING
        }

    @property
    def facets(self) -> Mapping[str, Mapping[str, Any]]:
        """Return the keys that jobs can be grouped and filtered by, as `extra.key`."""
        return {PREFIX + k: node for k, node in self.keys.items() if node.get("type") != "object"}

    @property
    def sorts(self) -> tuple[str, ...]:
        """Return what jobs can be sorted by: keys of one value, as `extra.key` and `-extra.key`."""
        keys = [key for key, node in self.facets.items() if node.get("type") != "array"]
        return (*keys, *(f"-{key}" for key in keys))

    @property
    def is_needed(self) -> bool:
        """Tell whether something would be found in a job without `extra`."""
        return bool(Checker(self.schema, "").check({}))

    @property
    def example(self) -> Mapping[str, Any]:
        """Return what may stand under `extra`, as far as the schema gives examples."""
        found = {key: _example(node) for key, node in self.keys.items()}
        return {key: value for key, value in found.items() if value is not None}


def list_choices(node: Mapping[str, Any]) -> list[tuple[Any, str | None]]:
    """Return all values that a key can have, or that can stand in its list, with their words.

    Empty where the schema does not list them: as `enum`, `const`, or as `oneOf` with constants.
    """
    items = node.get("items")
    one = items if isinstance(items, dict) else node
    if one.get("type") == "boolean":
        return [(True, None), (False, None)]
    if "enum" in one:
        return [(value, None) for value in one["enum"]]
    branches = one.get("oneOf") or one.get("anyOf") or ([one] if "const" in one else [])
    known = [branch for branch in branches if isinstance(branch, dict) and "const" in branch]
    return [(b["const"], b.get("title")) for b in known] if len(known) == len(branches) else []


def _example(node: Mapping[str, Any]) -> Any:
    listed = (*node.get("examples", ()), *(value for value, _ in list_choices(node)))
    return next(
        (value for value in (node.get("default"), node.get("const"), *listed) if value is not None),
        None,
    )


@lru_cache(maxsize=8)
def _load(text: str) -> dict[str, Any]:
    schema: dict[str, Any] = json.loads(text)
    return schema


def merge_overlay(schema: Mapping[str, Any], overlay: Overlay) -> dict[str, Any]:
    """Return the job schema, or that of the settings' defaults, with the overlay in its place."""
    words = {key: schema["properties"][EXTRA][key] for key in ("title", "description")}
    examples = {"examples": [overlay.example]} if overlay.example else {}
    extra = {**words, **examples, **overlay.schema, "type": "object"}
    return {**schema, "properties": {**schema["properties"], EXTRA: extra}}


def merge_facets(schema: Mapping[str, Any], overlay: Overlay) -> dict[str, Any]:
    """Return the settings' schema with the overlay in `defaults`, and its keys elsewhere."""
    properties = dict(schema["properties"])
    properties["defaults"] = merge_overlay(properties["defaults"], overlay)
    listing = deepcopy(properties["listing"])
    options = listing["properties"]
    options["group_by"]["enum"] += overlay.facets
    options["sort"]["items"]["enum"] += overlay.sorts
    filters = options["filters"]
    filters["then"]["items"]["enum"] += overlay.facets
    filters["else"]["enum"] += overlay.facets
    feeds = deepcopy(properties["feeds"])
    by = feeds["properties"]["by"]
    by["then"]["items"]["enum"] += overlay.facets
    by["else"]["enum"] += overlay.facets
    return {**schema, "properties": {**properties, "listing": listing, "feeds": feeds}}
