"""YAML text: a value written so that it is read back as the same value."""

from __future__ import annotations

import json
import re

from mkdocs_careers.yaml_tree import resolve_plain

_PLAIN = re.compile(r"[^\W_](?:[\w ./+-]|:(?=[0-9]))*")
"""Letters that mean nothing to YAML, in braces and brackets neither."""


def write_scalar(value: str | float, old: str = "") -> str:
    """Write `value` in the place of the scalar `old`, and in its quotes where it has some."""
    if not isinstance(value, str):
        return str(value)
    if old.startswith("'") and value.isprintable():
        return "'" + value.replace("'", "''") + "'"
    plain = _PLAIN.fullmatch(value) and value[-1] != " " and resolve_plain(value) == value
    if plain and not old.startswith('"'):
        return value
    return json.dumps(value, ensure_ascii=False)
