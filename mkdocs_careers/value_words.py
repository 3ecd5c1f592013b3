"""Words for values: what kind a value is, how it is shown, and which value was meant."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from mkdocs_careers.near_misses import suggest, suggest_country, suggest_word
from mkdocs_careers.salary_words import read_number, read_salary

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_TYPES = {
    "string": "text",
    "number": "a number",
    "integer": "a whole number",
    "boolean": "`true` or `false`",
    "array": "a list",
    "object": "a set of `key: value` lines",
    "null": "empty",
}
_LONG = 60
_GUESSED = 60
"""In an enumeration longer than this, as of currencies, too many values resemble each other."""


def types(wanted: str | list[str]) -> str:
    """Name the types that a schema wants: `text or a list`."""
    if isinstance(wanted, str):
        return _TYPES[wanted]
    words = [_TYPES[one] for one in wanted]
    return join_words(words, "or")


def suggest_value(value: str, allowed: list[Any]) -> str | None:
    """Return the allowed value that was meant; codes of countries are never guessed by letters."""
    if "US" in allowed:
        country = suggest_country(value)
        return country if country in allowed else None
    texts = [item for item in allowed if isinstance(item, str)]
    by_upper = {item.upper(): item for item in texts}
    exact = by_upper.get(value.strip().upper()) or suggest_word(value, texts)
    return exact or (suggest(value, texts) if len(texts) <= _GUESSED else None)


def quotes_hint(value: Any, allowed: list[Any]) -> str:
    """Say that quotes make the difference between a number or `true` and a text."""
    alike = [item for item in allowed if is_scalar(item) and plain(item) == plain(value)]
    if not alike or not is_scalar(value):
        return ""
    return (
        "write it without quotes" if isinstance(value, str) else f'put it in quotes: "{alike[0]}"'
    )


def list_hint(value: Any, allowed: list[Any]) -> str:
    """Say how to write several allowed values that stand in one text."""
    parts = re.split(r"\s*(?:[,;/&]|\band\b|\bor\b)\s*", value) if isinstance(value, str) else []
    meant = [suggest_value(part, allowed) for part in parts]
    several = len(meant) > 1 and all(meant)
    return f"write `[{', '.join(filter(None, meant))}]`" if several else ""


def number_hint(text: str, *, money: bool) -> str:
    """Say how to write a number that stands there as text."""
    number = read_number(text)
    if number is not None:
        return f"write `{number}`"
    said = read_salary(text) if money else {}
    if "value" not in said:
        return "write digits"
    beside = ", ".join(f"`{key}: {value}`" for key, value in said.items() if key != "value")
    return f"write `{said['value']}`" + (f", and {beside} beside it" if beside else "")


def join_words(words: Sequence[str], last: str) -> str:
    """List words: `one, two and three`, where `last` is `and`."""
    return f" {last} ".join(filter(None, (", ".join(words[:-1]), words[-1])))


def either(values: Iterable[Any]) -> str:
    """List values to choose from."""
    words = [f"`{plain(value)}`" for value in values]
    return join_words(words, "or")


def is_scalar(value: Any) -> bool:
    """Tell whether a value is text, a number, `true` or `false`."""
    return isinstance(value, (str, int, float))


def plain(value: Any) -> str:
    """Write a value as it stands in YAML; a list or mapping in brackets."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def kind(value: Any, wanted: str = "") -> str:
    """Name what a value is, where `wanted` was asked for."""
    if isinstance(value, bool):
        return f"`{plain(value)}`"
    if isinstance(value, float) and wanted == "string":
        return "a number"  # 1.10 is no longer what was typed
    if isinstance(value, (int, float)):
        return f"the number `{value}`"
    if isinstance(value, str):
        return "text"
    if isinstance(value, list):
        return "a list"
    return "a set of `key: value` lines" if isinstance(value, dict) else "empty"


def show(value: Any) -> str:
    """Show a value in a message, or name its kind where it is no single one."""
    if not isinstance(value, (str, int, float)):
        return kind(value)
    text = plain(value)
    return f"`{text if len(text) <= _LONG else text[: _LONG - 1] + '…'}`"
