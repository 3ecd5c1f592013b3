"""The overlay reader: from JSON values, whatever they are, to an overlay and what is wrong.

It reads with suspicion. References lead to places of the same file and are replaced by what stands
there, so that nothing is ever downloaded, and nothing after the reading can run in circles.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from mkdocs_careers.codes import Code
from mkdocs_careers.diagnostics import KeyPath, Problem
from mkdocs_careers.explainer import fits
from mkdocs_careers.near_misses import suggest
from mkdocs_careers.overlay_keywords import (
    KEYWORDS,
    LATER_KEYWORDS,
    LISTS_OF_SCHEMAS,
    MAPS_OF_SCHEMAS,
    SCHEMAS,
    TYPES,
    WORDS,
)
from mkdocs_careers.schema_overlay import EXTRA, NOTHING, Overlay
from mkdocs_careers.shape import Checker
from mkdocs_careers.yaml_tree import MAX_DEPTH

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

MAX_PARTS = 2_000
"""A schema with more parts, once its references are replaced, is none for a few keys."""


@dataclass(frozen=True, slots=True)
class OverlayResult:
    """An overlay and what is wrong with it; with a mistake in it, it knows names alone.

    `overlay` is None where not even these are known.
    """

    overlay: Overlay | None
    problems: tuple[Problem, ...]


def read_overlay(data: object) -> OverlayResult:
    """Read an overlay from JSON values, whatever they are."""
    if not isinstance(data, dict):
        hint = 'such as `{"properties": {"grade": {"type": "string"}}}`'
        said = "A schema of the keys under `extra` must be an object."
        return OverlayResult(None, (Problem(Code.INVALID_SCHEMA, said, hint=hint),))
    problems = tuple(_check_values(data))
    if not problems:
        places = _Places(data)
        problems = (*_check_keywords(data), *_check_root(data), *_check_places(places))
    if not problems:
        try:
            return OverlayResult(Overlay.of(_Unfolding(places).unfold((), ())), ())
        except _WrongError as error:
            problems = (error.problem,)
    return OverlayResult(_names_alone(data), problems)


def _names_alone(data: Mapping[str, Any]) -> Overlay | None:
    """Return an overlay that asks for nothing: what relies on a name is no second mistake."""
    properties = data.get("properties")
    names = [str(key) for key in properties] if isinstance(properties, dict) else []
    return Overlay.of({"properties": {name: {} for name in names}}) if names else None


class _WrongError(ValueError):
    """A mistake that ends the reading."""

    def __init__(self, message: str, path: KeyPath, hint: str = "", help: str = "") -> None:
        self.problem = Problem(Code.INVALID_SCHEMA, message, path, hint, help)


def _check_values(data: Mapping[str, Any]) -> Iterator[Problem]:
    """Refuse what no engine holds: values nested too deeply, numbers beyond all bounds."""
    level: list[Any] = [data]
    for _ in range(MAX_DEPTH):
        level = [inner for value in level for inner in _children(value)]
    if level:
        said = f"The schema is nested more than {MAX_DEPTH} levels deep."
        yield Problem(Code.INVALID_SCHEMA, said)
        return
    try:
        json.dumps(data, ensure_ascii=False, allow_nan=False).encode()
    except ValueError:
        said = "The schema holds what JSON cannot hold, such as a number without end."
        yield Problem(Code.INVALID_SCHEMA, said)


def _children(value: Any) -> Iterator[Any]:
    if isinstance(value, dict):
        yield from value.values()
    elif isinstance(value, list):
        yield from value


_CHECKER = Checker(KEYWORDS, "a keyword of JSON Schema")


def _check_keywords(data: Mapping[str, Any]) -> Iterator[Problem]:
    """Hold the schema to the schema of schemas."""
    for problem in _CHECKER.check(data):
        message, hint, help_ = problem.message, problem.hint, problem.help
        if problem.code is Code.UNKNOWN_KEY:
            key = str(problem.path[-1])
            later = LATER_KEYWORDS.get(key)
            own = len(problem.path) == 1 and isinstance(data[key], dict)
            message = f"`{key}` is not a keyword of JSON Schema."
            hint = f"write `{later}`" if later else hint
            hint = hint or ("a key of your own goes under `properties`" if own else "")
            help_ = "The schema is read as draft-07. Keywords of your own start with `x-`."
        message = message.replace("a set of `key: value` lines", "an object")
        yield Problem(Code.INVALID_SCHEMA, message, problem.path, hint, help_, problem.on_key)


def _check_root(data: Mapping[str, Any]) -> Iterator[Problem]:
    kind = data.get("type", "object")
    kinds = kind if isinstance(kind, list) else [kind]
    if "object" not in kinds and all(one in TYPES for one in kinds):
        yield Problem(
            Code.INVALID_SCHEMA,
            "The schema describes all that stands under `extra`, which is an `object`.",
            ("type",),
            hint="leave `type` out here",
        )
    properties = data.get("properties")
    only = properties.get(EXTRA) if isinstance(properties, dict) and len(properties) == 1 else None
    if isinstance(only, dict) and "properties" in only:
        yield Problem(
            Code.INVALID_SCHEMA,
            "The schema is about what stands under `extra`, and this describes an `extra` in it.",
            ("properties", EXTRA),
            hint="move what is inside of it to the top of the schema",
            on_key=True,
        )


class _Places:
    """The places of a schema where a schema stands, as far as it is one, and what stands there."""

    def __init__(self, schema: Mapping[str, Any]) -> None:
        self.schemas: dict[KeyPath, Any] = {}
        self._walk(schema, ())
        self._by_pointer = {tuple(map(str, path)): path for path in self.schemas}

    def _walk(self, node: Any, path: KeyPath) -> None:
        if not isinstance(node, (dict, bool)):  # a dependency can be a list of keys
            return
        self.schemas[path] = node
        for keyword, value in node.items() if isinstance(node, dict) else ():
            if keyword in LISTS_OF_SCHEMAS and isinstance(value, list):
                for index, inner in enumerate(value):
                    self._walk(inner, (*path, keyword, index))
            elif keyword in MAPS_OF_SCHEMAS and isinstance(value, dict):
                for key, inner in value.items():
                    self._walk(inner, (*path, keyword, key))
            elif keyword in SCHEMAS:
                self._walk(value, (*path, keyword))

    def find(self, ref: str) -> KeyPath | None:
        """Return the place that a reference such as `#/definitions/grade` leads to."""
        start, *steps = unquote(ref).split("/")
        pointer = tuple(step.replace("~1", "/").replace("~0", "~") for step in steps)
        return self._by_pointer.get(pointer) if start == "#" else None


def _check_places(places: _Places) -> Iterator[Problem]:
    """Check what the schema of schemas cannot: references and regular expressions."""
    for path, node in places.schemas.items():
        if not isinstance(node, dict):
            continue
        if isinstance(node.get("$ref"), str):
            yield from _check_reference(node["$ref"], (*path, "$ref"), places)
        if path and "$id" in node:
            said = "`$id` inside of a schema sends its references elsewhere."
            yield Problem(Code.INVALID_SCHEMA, said, (*path, "$id"), hint="remove the line")
        if isinstance(node.get("pattern"), str):
            yield from _check_pattern(node["pattern"], (*path, "pattern"))
        patterns = node.get("patternProperties")
        for pattern in patterns if isinstance(patterns, dict) else ():
            yield from _check_pattern(pattern, (*path, "patternProperties", pattern), on_key=True)


def _check_reference(ref: str, path: KeyPath, places: _Places) -> Iterator[Problem]:
    if not ref.startswith("#"):
        yield Problem(
            Code.INVALID_SCHEMA,
            f"`{ref}` leads out of this file, and only what stands in it is read.",
            path,
            hint="copy it to `definitions`, and write `#/definitions/...`",
            help="Nothing is downloaded, so that a check says the same everywhere.",
        )
    elif places.find(ref) is None:
        definitions = [path[1] for path in places.schemas if path[:1] == ("definitions",)]
        meant = suggest(ref, [f"#/definitions/{name}" for name in definitions])
        yield Problem(
            Code.INVALID_SCHEMA,
            f"`{ref}` leads to nothing that is a schema.",
            path,
            hint=f"did you mean `{meant}`?" if meant else "write `#/definitions/...`",
        )


def _check_pattern(pattern: str, path: KeyPath, *, on_key: bool = False) -> Iterator[Problem]:
    try:
        fits("pattern", pattern, "")
    except ValueError:
        yield Problem(
            Code.INVALID_SCHEMA,
            f"`{pattern}` is no regular expression that can be used here.",
            path,
            help="It must be whole, short enough, and without look-ahead, look-behind and back "
            "references: with these, a few letters can keep a computer busy for hours.",
            on_key=on_key,
        )


class _Unfolding:
    """Replaces every reference by what it leads to."""

    def __init__(self, places: _Places) -> None:
        self.places = places
        self.left = MAX_PARTS

    def unfold(self, path: KeyPath, trail: tuple[KeyPath, ...]) -> Any:
        """Return the schema at `path`; `trail` are the places it is a part of.

        Raises:
            _WrongError: It is a part of itself, or has far too many parts.
        """
        node = self.places.schemas[path]
        if not isinstance(node, dict):
            # jsonschema loses the place of what `false` refuses.
            refused = node is False and path[-1] not in ("additionalItems", "additionalProperties")
            return dict(NOTHING) if refused else node
        self.left -= 1
        if self.left < 0 or len(trail) > MAX_DEPTH:
            said = f"The schema has more than {MAX_PARTS} parts, or is nested too deeply."
            raise _WrongError(said, path, help="References count with all that they lead to.")
        if "$ref" in node:
            target = self.places.find(node["$ref"]) or ()
            if target in (*trail, path):
                said = f"`{node['$ref']}` leads back to where it stands, without end."
                help_ = "Values under `extra` end somewhere; write out as many levels as they have."
                raise _WrongError(said, (*path, "$ref"), help=help_)
            meant = self.unfold(target, (*trail, path))
            # Draft-07 reads nothing beside a `$ref` but words for people.
            words = {key: value for key, value in node.items() if key in WORDS}
            return meant | words if isinstance(meant, dict) else meant
        return {
            keyword: self._inside(keyword, value, (*path, keyword), (*trail, path))
            for keyword, value in node.items()
            if keyword not in ("$schema", "$id", "$comment", "definitions")
        }

    def _inside(self, keyword: str, value: Any, path: KeyPath, trail: tuple[KeyPath, ...]) -> Any:
        if isinstance(value, list) and keyword in LISTS_OF_SCHEMAS:
            return [self.unfold((*path, index), trail) for index in range(len(value))]
        if keyword in MAPS_OF_SCHEMAS:
            return {
                key: inner if isinstance(inner, list) else self.unfold((*path, key), trail)
                for key, inner in value.items()
            }
        return self.unfold(path, trail) if keyword in SCHEMAS else value
