"""Front matter: plain data written as block YAML, the way people write it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TypeAlias

Value: TypeAlias = "str | int | bool | date | Sequence[Value] | Mapping[str, Value]"

# Text that every YAML 1.1 and 1.2 reader takes for the same text without quotes.
_PLAIN = re.compile(r"[A-Za-z/](?:[\w./@,-]|:(?=/)| (?! |$))*")
_WORDS_WITH_MEANING = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})


def render_yaml(data: Mapping[str, Value], *, quote_dates: bool = False) -> str:
    r"""Render a mapping as block YAML, one key a line.

    `quote_dates` is for readers that would turn a plain date into an object and
    then find that it is no string.

        >>> render_yaml({"title": "Cook", "apply": {"email": ["a@example.org"]}})
        'title: Cook\napply:\n  email:\n    - a@example.org\n'
    """
    return "\n".join(_mapping_lines(data, quote_dates=quote_dates)) + "\n"


def _mapping_lines(data: Mapping[str, Value], *, quote_dates: bool) -> list[str]:
    lines: list[str] = []
    for key, value in data.items():
        nested = _nested_lines(value, quote_dates=quote_dates)
        if nested is None:
            lines.append(f"{key}: {_scalar(value, quote_dates=quote_dates)}")
        else:
            lines += [f"{key}:", *(f"  {line}" for line in nested)]
    return lines


def _sequence_lines(data: Sequence[Value], *, quote_dates: bool) -> list[str]:
    lines: list[str] = []
    for value in data:
        nested = _nested_lines(value, quote_dates=quote_dates)
        first, *rest = nested or [_scalar(value, quote_dates=quote_dates)]
        lines += [f"- {first}", *(f"  {line}" for line in rest)]
    return lines


def _nested_lines(value: Value, *, quote_dates: bool) -> list[str] | None:
    """Give the lines of a mapping or list, or `None` for a scalar and for an empty one."""
    if isinstance(value, Mapping) and value:
        return _mapping_lines(value, quote_dates=quote_dates)
    if isinstance(value, Sequence) and not isinstance(value, str) and value:
        return _sequence_lines(value, quote_dates=quote_dates)
    return None


def _scalar(value: Value, *, quote_dates: bool) -> str:
    if isinstance(value, date):
        return f'"{value.isoformat()}"' if quote_dates else value.isoformat()
    if (
        isinstance(value, str)
        and _PLAIN.fullmatch(value)
        and value.lower() not in _WORDS_WITH_MEANING
    ):
        return value
    return json.dumps(value)
