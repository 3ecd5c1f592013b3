"""The explainer: jsonschema, which says what is wrong, held to the judgement of jsonschema-rs.

Python's regular expressions can take for ever where Rust's take one pass, and the two count
differently what is a multiple of 0.01. So the one that judges is asked in these matters.
"""

from __future__ import annotations

import json
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

import jsonschema_rs

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from jsonschema import ValidationError

LINEAR = jsonschema_rs.RegexOptions()
"""The engine of regular expressions without look-around, whose time grows with the text alone."""

NOT_HELD = (ValueError, TypeError, SystemError)
"""What is raised for values that Rust cannot hold, such as a lone surrogate, by its releases."""

_JUDGED = ("pattern", "multipleOf", "uniqueItems")


def fits(keyword: str, wanted: Any, value: Any) -> bool:
    """Tell whether `value` fits one keyword of a schema; what Rust cannot hold passes.

    Raises:
        ValueError: The keyword is a pattern that the engine does not take.
    """
    judge = _judge(json.dumps({keyword: wanted}))
    try:
        return bool(judge.is_valid(value))
    except NOT_HELD:
        return True


@lru_cache(maxsize=1024)
def _judge(schema: str) -> Any:
    return jsonschema_rs.Draft7Validator(
        json.loads(schema), validate_formats=True, pattern_options=LINEAR
    )


def unknown_keys(value: Mapping[str, Any], schema: Mapping[str, Any]) -> list[str]:
    """Return the keys of `value` that `schema` names neither as such nor by a pattern."""
    patterns = schema.get("patternProperties", {})
    known = schema.get("properties", {})
    return [
        key
        for key in value
        if key not in known and not any(fits("pattern", pattern, key) for pattern in patterns)
    ]


@cache
def load_explainer(*, formats: bool) -> Any:
    """Return the class that explains; `formats` where values are held to theirs."""
    from jsonschema import Draft7Validator, validators  # slow to import

    judged = (*_JUDGED, "format") if formats else _JUDGED
    # jsonschema says nothing of the types of its own function.
    return validators.extend(  # type: ignore[no-untyped-call]
        Draft7Validator,
        {
            **{keyword: _ask(keyword) for keyword in judged},
            "additionalItems": _additional_items(Draft7Validator.VALIDATORS["additionalItems"]),
            "additionalProperties": _additional_properties,
            "patternProperties": _pattern_properties,
            "propertyNames": _property_names,
        },
    )


def _additional_items(check: Any) -> Any:
    """Return `check` without its fault: beside `items: true`, where it has no say, it fails."""

    def checked(validator: Any, wanted: Any, value: Any, schema: Any) -> Iterator[ValidationError]:
        if isinstance(schema.get("items"), list):
            yield from check(validator, wanted, value, schema) or ()

    return checked


def _ask(keyword: str) -> Any:
    def check(_validator: Any, wanted: Any, value: Any, _schema: Any) -> Iterator[ValidationError]:
        if not fits(keyword, wanted, value):
            yield _fault(keyword)

    return check


def _additional_properties(
    validator: Any, wanted: Any, value: Any, schema: Any
) -> Iterator[ValidationError]:
    if not isinstance(value, dict):
        return
    unknown = unknown_keys(value, schema)
    if isinstance(wanted, dict):
        for key in unknown:
            yield from validator.descend(value[key], wanted, path=key)
    elif unknown and not wanted:
        yield _fault("additionalProperties")


def _pattern_properties(
    validator: Any, wanted: Any, value: Any, _schema: Any
) -> Iterator[ValidationError]:
    for pattern, inner in wanted.items() if isinstance(value, dict) else ():
        for key in value:
            if fits("pattern", pattern, key):
                yield from validator.descend(value[key], inner, path=key, schema_path=pattern)


def _property_names(
    validator: Any, wanted: Any, value: Any, _schema: Any
) -> Iterator[ValidationError]:
    """Report a key at its own place, not at that of the mapping it stands in."""
    for key in value if isinstance(value, dict) else ():
        if not validator.evolve(schema=wanted).is_valid(key):
            yield _fault("propertyNames", key)


def _fault(keyword: str, *path: str) -> ValidationError:
    from jsonschema import ValidationError  # slow to import

    return ValidationError(keyword, path=path)
