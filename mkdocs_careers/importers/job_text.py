"""The text of a job file, as a careful person would write it: the schema's order, block style."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from mkdocs_careers.schema import job_schema
from mkdocs_careers.yaml_text import write_scalar
from mkdocs_careers.yaml_tree import read_mapping

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_INDENT = "  "
_BLOCK_LINE = re.compile(r"[^\s#][^\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]*")
"""A line of a text that can stand below `|`: nothing that YAML would read another way."""


_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
"""What is no letter of a text, and cannot stand in a job file even as an escape."""
_LINE_END = re.compile("[\x85\u2028\u2029\ufeff]")
"""Letters that end a line for YAML, between quotes too, or that some readers drop."""
_UNQUOTED = re.compile(r"[^\W\d_][^\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]*")


def write_job(data: Mapping[str, Any], body: str, comments: Iterable[tuple[str, str]] = ()) -> str:
    """Return a job file: `data` in the schema's order, comments at their keys, and the text.

    A comment belongs to a top-level key; where the job lacks that key it stands in its place, as
    `# key: comment`, else above it.
    """
    notes: dict[str, list[str]] = {}
    for key, comment in comments:
        notes.setdefault(key, []).append(" ".join(_CONTROL.sub("", comment).split()))
    lines = ["---"]
    for key in _ordered({*data, *notes}):
        lead = "# " if key in data else f"# {key}: "
        lines += [lead + comment for comment in notes.get(key, ())]
        if key in data:
            lines += _mapping({key: data[key]}, "")
    lines += ["---", "", body.strip("\n")]
    return "\n".join(lines).rstrip() + "\n"


def sort_keys(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return `data` in the order of the schema of jobs; other keys come last, as they stand."""
    return {key: data[key] for key in _ordered(data)}


def _ordered(keys: Iterable[str]) -> list[str]:
    known = {key: index for index, key in enumerate(job_schema()["properties"])}
    return sorted(keys, key=lambda key: (known.get(key, len(known)), "" if key in known else key))


def write_yaml(data: Mapping[str, Any], indent: str = "") -> str:
    """Return YAML in block style that the reader of job files reads back as `data`."""
    return "".join(f"{line}\n" for line in _mapping(data, indent))


def _mapping(data: Mapping[str, Any], indent: str) -> Iterable[str]:
    for key, value in data.items():
        name = write_scalar(key)
        if isinstance(value, dict) and value:
            yield f"{indent}{name}:"
            yield from _mapping(value, indent + _INDENT)
        elif isinstance(value, list | tuple) and value:
            yield f"{indent}{name}:"
            yield from _items(value, indent + _INDENT)
        else:
            head, *rest = _scalar(value, indent + _INDENT)
            yield f"{indent}{name}: {head}"
            yield from rest


def _items(values: Iterable[Any], indent: str) -> Iterable[str]:
    for value in values:
        if isinstance(value, dict) and value:
            first, *rest = _mapping(value, indent + _INDENT)
            yield f"{indent}- {first.lstrip(' ')}"
            yield from rest
        elif isinstance(value, list | tuple) and value:
            first, *rest = _items(value, indent + _INDENT)
            yield f"{indent}- {first.lstrip(' ')}"
            yield from rest
        else:
            head, *rest = _scalar(value, indent + _INDENT)
            yield f"{indent}- {head}"
            yield from rest


def _scalar(value: Any, indent: str) -> list[str]:
    if value is None:
        return ["null"]
    if isinstance(value, bool):
        return ["true" if value else "false"]
    if isinstance(value, dict | list | tuple):
        return ["{}" if isinstance(value, dict) else "[]"]
    if not isinstance(value, str):
        return [str(value)]
    value = _CONTROL.sub("", value)
    lines = value.split("\n")
    if len(lines) > 1 and all(not line or _BLOCK_LINE.fullmatch(line) for line in lines[:-1]):
        keep = "|" if lines[-1] == "" else "|-"
        text = lines[:-1] if lines[-1] == "" else lines
        block = [keep, *(indent + line if line else "" for line in text)]
        if text[0] and text[-1] and _is_read_back(block, value):
            return block
    plain = _plain(value)
    if plain is not None:
        return [plain]
    return [_LINE_END.sub(lambda match: f"\\u{ord(match[0]):04x}", write_scalar(value))]


def _plain(value: str) -> str | None:
    """Return a text that needs no quotes, such as `PC & more - now (f/m/d)`; else None."""
    if not _UNQUOTED.fullmatch(value) or " #" in value or ": " in value or value[-1] in ": ":
        return None
    return value if _is_read_back([value], value) else None


def _is_read_back(lines: list[str], value: str) -> bool:
    text = "\n".join(["a:", f"  - b: {lines[0]}", *lines[1:], "next: 1", ""])
    data, problems = read_mapping(text if len(lines) == 1 else f"b: {text[9:]}")
    if len(lines) > 1:
        return not problems and data.get("b") == value and data.get("next") == 1
    return not problems and data == {"a": [{"b": value}], "next": 1}
