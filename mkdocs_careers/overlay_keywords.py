"""The keywords of an overlay: draft-07 of JSON Schema as a schema, in a form that explains itself.

The official schema of schemas says the same with alternatives (`anyOf`), which say little about
what is wrong; and it takes any unknown word, so that `minimun` would do nothing without a word.
"""

from __future__ import annotations

from typing import Any

SCHEMAS = (
    "additionalItems", "additionalProperties", "contains", "else", "if", "items", "not",
    "propertyNames", "then",
)  # fmt: skip
"""Keywords that hold one schema."""
LISTS_OF_SCHEMAS = ("allOf", "anyOf", "oneOf", "items")
MAPS_OF_SCHEMAS = ("definitions", "dependencies", "patternProperties", "properties")
WORDS = ("title", "description", "examples", "default", "deprecated")
"""Keywords that speak to people and ask for nothing."""

LATER_KEYWORDS = {
    "$defs": "definitions",
    "dependentRequired": "dependencies",
    "dependentSchemas": "dependencies",
    "prefixItems": "items",
    "unevaluatedItems": "additionalItems",
    "unevaluatedProperties": "additionalProperties",
}
"""Keywords of later drafts, and what does nearly the same in draft-07."""

_EDITORS_TEXTS = (
    "deprecationMessage", "errorMessage", "markdownDescription", "patternErrorMessage",
    "suggestSortText",
)  # fmt: skip
_EDITORS_LISTS = ("defaultSnippets", "enumDescriptions", "markdownEnumDescriptions")
"""Keywords of editors, which show them and which nothing here depends on."""

_FORMATS = (
    "date", "date-time", "time", "email", "idn-email", "hostname", "idn-hostname", "ipv4", "ipv6",
    "uri", "uri-reference", "iri", "iri-reference", "uri-template", "json-pointer",
    "relative-json-pointer", "regex",
)  # fmt: skip
TYPES = ("string", "number", "integer", "boolean", "array", "object", "null")
_DRAFT_7 = "http://json-schema.org/draft-07/schema#"

_TEXT = {"type": "string"}
_NUMBER = {"type": "number"}
_COUNT = {"type": "integer", "minimum": 0}
_SCHEMA = {"$ref": "#/definitions/schema"}
_LIST_OF_SCHEMAS = {"type": "array", "minItems": 1, "items": _SCHEMA}
_MAP_OF_SCHEMAS = {"type": "object", "additionalProperties": _SCHEMA}
_KEYS = {"type": "array", "uniqueItems": True, "items": _TEXT}


def _either_list(of: dict[str, Any], single: dict[str, Any]) -> dict[str, Any]:
    return {"if": {"type": "array"}, "then": of, "else": single}


_PROPERTIES: dict[str, Any] = {
    "$schema": {
        "type": "string",
        "pattern": "^https?://json-schema\\.org/draft-07/schema#?$",
        "description": "The schema is read as draft-07. It can do without this line.",
        "examples": [_DRAFT_7],
    },
    "$id": _TEXT,
    "$ref": _TEXT,
    "$comment": _TEXT,
    "title": _TEXT,
    "description": _TEXT,
    "default": {},
    "deprecated": {"type": "boolean"},
    "examples": {"type": "array"},
    "readOnly": {"type": "boolean"},
    "writeOnly": {"type": "boolean"},
    "type": _either_list(
        {"type": "array", "minItems": 1, "uniqueItems": True, "items": {"enum": list(TYPES)}},
        {"enum": list(TYPES)},
    ),
    "enum": {"type": "array", "minItems": 1, "uniqueItems": True},
    "const": {},
    "multipleOf": {"type": "number", "exclusiveMinimum": 0},
    "minimum": _NUMBER,
    "maximum": _NUMBER,
    "exclusiveMinimum": _NUMBER,
    "exclusiveMaximum": _NUMBER,
    "minLength": _COUNT,
    "maxLength": _COUNT,
    "pattern": _TEXT,
    "format": {
        "enum": list(_FORMATS),
        "description": f"Draft-07 has {', '.join(f'`{name}`' for name in _FORMATS)}.",
    },
    "contentMediaType": _TEXT,
    "contentEncoding": _TEXT,
    "minItems": _COUNT,
    "maxItems": _COUNT,
    "uniqueItems": {"type": "boolean"},
    "minProperties": _COUNT,
    "maxProperties": _COUNT,
    "required": _KEYS,
    **dict.fromkeys(SCHEMAS, _SCHEMA),
    **dict.fromkeys(LISTS_OF_SCHEMAS, _LIST_OF_SCHEMAS),
    **dict.fromkeys(MAPS_OF_SCHEMAS, _MAP_OF_SCHEMAS),
    "items": _either_list(_LIST_OF_SCHEMAS, _SCHEMA),
    "dependencies": {"type": "object", "additionalProperties": _either_list(_KEYS, _SCHEMA)},
    **dict.fromkeys(_EDITORS_TEXTS, _TEXT),
    **{key: {"type": "array"} for key in _EDITORS_LISTS},
}

_OBJECT = {
    "type": "object",
    "additionalProperties": False,
    "properties": _PROPERTIES,
    "patternProperties": {"^x-": {}},
}
KEYWORDS: dict[str, Any] = {
    **_OBJECT,
    "definitions": {"schema": {"if": {"type": "boolean"}, "else": _OBJECT}},
}
