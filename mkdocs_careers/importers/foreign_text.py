"""Foreign text: the facts and the text of a file that another generator was fed with.

All values come as text, lists and mappings: what they mean is read key by key, later.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from typing import Any

import yaml

from mkdocs_careers.markdown_text import unify_line_ends

_YAML = re.compile(r"\s*---[ \t]*\n(.*?)(?:^|\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_TOML = re.compile(r"\s*\+\+\+[ \t]*\n(.*?)(?:^|\n)\+\+\+[ \t]*(?:\n|\Z)", re.DOTALL)
_END = re.compile(r"(?m)^---[ \t]*\n")
_TITLE = re.compile(r"(?m)^[\w -]*title[\w -]*:[ \t]*\S")
_KEY_LINE = re.compile(r"(?m)^(?=[^\s#-][^:\n]{0,60}:(?:\s|$))")
_DEEPEST = 30


@dataclass(frozen=True, slots=True)
class ForeignText:
    """`data` are the facts by the source's keys, `body` is the text below.

    `notes` say what could not be read: where it stood, the value, and why.
    """

    data: dict[str, Any] = field(default_factory=dict)
    body: str = ""
    notes: tuple[tuple[str, str, str], ...] = ()
    first_line: int = 1
    """The line on which `body` starts."""


def read_foreign_text(data: bytes) -> ForeignText:
    """Read a file with front matter in YAML or TOML, broken or none; it is never refused."""
    try:
        text = data.decode("utf-8-sig")
        notes: tuple[tuple[str, str, str], ...] = ()
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
        notes = (("the file", "", "it is not UTF-8, and was read as Windows-1252"),)
    text = unify_line_ends(text)
    if match := _TOML.match(text):
        found, said = _read_toml(match[1])
    elif match := _YAML.match(text):
        found, said = read_yaml(match[1])
    elif (match := _END.search(text)) and _TITLE.search(text, 0, match.start()):
        # The `---` above the facts was lost, the one below is there.
        found, said = read_yaml(text[: match.start()])
    else:
        return ForeignText({}, text, notes)
    line = text.count("\n", 0, match.end()) + 1
    return ForeignText(found, text[match.end() :], (*notes, *said), line)


def _read_toml(block: str) -> tuple[dict[str, Any], tuple[tuple[str, str, str], ...]]:
    try:
        return {key: _plain(value) for key, value in tomllib.loads(block).items()}, ()
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        return {}, (("the front matter", block, f"its TOML cannot be read: {error}"),)


def read_yaml(block: str) -> tuple[dict[str, Any], tuple[tuple[str, str, str], ...]]:
    """Read a mapping; where its YAML is broken, each key alone."""
    loaded = _load(block)
    if isinstance(loaded, dict):
        return loaded, ()
    found: dict[str, Any] = {}
    notes = []
    for chunk in _KEY_LINE.split(block):
        if not chunk.strip() or chunk.lstrip().startswith("#"):
            continue
        part = _load(chunk)
        key, _, rest = chunk.partition(":")
        if isinstance(part, dict) and part:
            found |= part
        elif "\n" not in rest.strip() and rest.strip() and "#" not in key:
            # `title: Engineer: Search` is meant as it reads.
            found[key.strip()] = rest.strip().strip("'\"")
            notes.append((key.strip(), rest, "its YAML was broken, and it was read as plain text"))
        else:
            notes.append((key.strip(), rest, "its YAML cannot be read"))
    return found, tuple(notes)


def load_yaml(text: str) -> Any:
    """Return what YAML says, all scalars as text; None where it cannot be read."""
    return _load(text)


def load_toml(text: str) -> Any:
    """Return what TOML says, all scalars as text; None where it cannot be read."""
    try:
        return _plain(tomllib.loads(text))
    except (tomllib.TOMLDecodeError, RecursionError):
        return None


class _Loader(yaml.BaseLoader):
    """Reads every scalar as text, so that no date or `NO` is changed, and builds no objects."""


def _load(text: str) -> Any:
    """Return what YAML says, all scalars as text; None where it is broken or uses references."""
    try:
        for event in yaml.parse(text, Loader=_Loader):
            # A few references can stand for millions of values.
            if isinstance(event, yaml.AliasEvent):
                return None
        return _plain(yaml.load(text, Loader=_Loader))  # noqa: S506 - it builds text, lists, dicts
    except (yaml.YAMLError, ValueError, RecursionError, TypeError):
        return None


def _plain(value: Any, depth: int = 0) -> Any:
    if depth > _DEEPEST:
        return ""
    if isinstance(value, dict):
        return {str(key): _plain(inner, depth + 1) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner, depth + 1) for inner in value]
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)
