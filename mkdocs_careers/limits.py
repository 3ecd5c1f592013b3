"""Limits: what a schema can ask of a value beyond its type, in words for people."""

from __future__ import annotations

from typing import Any

_SAID = {
    "minimum": "cannot be less than {limit}",
    "maximum": "cannot be more than {limit}",
    "exclusiveMinimum": "must be more than {limit}",
    "exclusiveMaximum": "must be less than {limit}",
    "multipleOf": "must be a multiple of {limit}",
    "minLength": "must have at least {letters}",
    "maxLength": "cannot have more than {letters}",
    "minItems": "must have at least {values}",
    "maxItems": "cannot have more than {values}",
    "minProperties": "must have at least {keys}",
    "maxProperties": "cannot have more than {keys}",
    "additionalItems": "has more values than there can be",
    "uniqueItems": "names one value twice",
    "contains": "lacks a value that must be among them",
    "pattern": "does not have the form that it must have",
    "not": "has a value that it cannot have",
    "anyOf": "has none of the forms that it can have",
    "oneOf": "must have one of several forms, and has none of them or more than one",
}

_FORMATS = {
    "date": "a date", "date-time": "a date and time", "time": "a time of day",
    "email": "a mail address", "idn-email": "a mail address",
    "hostname": "the name of a host", "idn-hostname": "the name of a host",
    "uri": "a web address", "iri": "a web address",
    "uri-reference": "an address or path", "iri-reference": "an address or path",
}  # fmt: skip
_WRITE_AS = {
    "date": "2026-11-02", "date-time": "2026-11-02T12:00:00Z", "time": "12:00:00Z",
    "email": "jobs@example.org", "uri": "https://example.org/",
}  # fmt: skip


def describe_limit(keyword: str, wanted: Any, value: Any) -> str:
    """Say what is wrong with a value that does not fit a keyword: `cannot be less than 1`."""
    if keyword == "minItems" and value == []:
        return "is an empty list"
    if keyword == "not" and wanted == {}:
        return "cannot stand here"
    if keyword == "format":
        return f"must be {_FORMATS.get(wanted, f'in the form `{wanted}`')}"
    return _SAID.get(keyword, "has the wrong shape").format(
        limit=wanted,
        letters=_count(wanted, "character"),
        values=_count(wanted, "value"),
        keys=_count(wanted, "key"),
    )


def suggest_limit(keyword: str, wanted: Any, value: Any) -> str:
    """Return what to do about a value that does not fit a keyword; empty where that is plain."""
    match keyword:
        case "minItems" if value == []:
            return "write a value, or remove the line"
        case "uniqueItems":
            return "remove one"
        case "minLength" | "maxLength" if isinstance(value, str):
            return f"this has {len(value)}"
        case "minItems" | "maxItems" | "minProperties" | "maxProperties":
            return f"there are {len(value)}" if len(value) != 1 else "there is one"
        case "format" if wanted in _WRITE_AS:
            return f"write it as `{_WRITE_AS[wanted]}`"
    return ""


def _count(number: Any, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
