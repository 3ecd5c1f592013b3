"""The overlay's file: found from the settings, read as JSON or YAML, and never from elsewhere."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from mkdocs_careers.codes import Code
from mkdocs_careers.diagnostics import Problem
from mkdocs_careers.host_yaml import HostYaml, show_path
from mkdocs_careers.overlay_reader import read_overlay
from mkdocs_careers.schema_overlay import PREFIX, Overlay
from mkdocs_careers.source import Span, decode_source
from mkdocs_careers.yaml_tree import YamlTree

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MAX_BYTES = 250_000
"""The schema of a few keys has a few kilobytes."""

_YAML = (".yml", ".yaml")
_KINDS = (".json", *_YAML)


@dataclass(frozen=True, slots=True)
class OverlayFile:
    """What a file says, and what is wrong with it.

    `problems` stand in the file at `path`; `about_option` stands where the settings name it.
    """

    file: HostYaml
    path: Path | None = None
    overlay: Overlay | None = None
    problems: tuple[Problem, ...] = ()
    about_option: tuple[Problem, ...] = ()


def read_overlay_file(name: str, folder: Path, listing: object = None) -> OverlayFile:
    """Read the file that the settings call `name`, seen from `folder`.

    `listing` is that option of the settings. Where the file has mistakes it is not known whether
    the names in it are right, and to doubt each of them would be a second mistake.
    """
    found = _read_file(name, folder)
    if not found.problems and not found.about_option:
        return found
    names = {*(found.overlay.keys if found.overlay else ()), *_names_used(listing)}
    assumed = Overlay.of({"properties": {name: {} for name in sorted(names)}}) if names else None
    return replace(found, overlay=assumed)


def _names_used(listing: object) -> list[str]:
    options = listing if isinstance(listing, dict) else {}
    used: list[object] = []
    for key in ("group_by", "sort", "filters"):
        value = options.get(key)
        used += value if isinstance(value, list) else [value]
    words = [word.removeprefix("-") for word in used if isinstance(word, str)]
    return [word.removeprefix(PREFIX) for word in words if word.startswith(PREFIX)]


def _read_file(name: str, folder: Path) -> OverlayFile:
    if "://" in name or name.startswith("//"):
        said = f"`{name}` is no file of this site, and nothing is downloaded."
        return _unread(name, said, "save it beside this file")
    path = folder / name
    if path.suffix.lower() not in _KINDS:
        said = f"`{name}` must be JSON or YAML."
        return _unread(name, said, "its name ends in `.json` or `.yml`")
    try:
        if not path.is_file():  # a pipe would keep us waiting
            said = f"there is no file `{name}`."
            return _unread(name, said, f"not at {show_path(path)}")
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:  # a name with a null byte is a ValueError
        said = f"`{name}` cannot be read: {getattr(error, 'strerror', None) or error}."
        return _unread(name, said)
    if len(data) > MAX_BYTES:
        said = f"`{name}` is larger than {MAX_BYTES // 1000} kilobytes."
        return _unread(name, said)
    source, bad = decode_source(show_path(path), data)
    file = HostYaml(source.path, source.text)
    if bad is not None:
        said = "The file is not UTF-8 text; here is the first byte that is not."
        return OverlayFile(file, path, None, (_in_file(said, bad, "save the file as UTF-8"),))
    is_yaml = path.suffix.lower() in _YAML
    values, problems = _read_yaml(source.text) if is_yaml else _read_json(source.text)
    if problems:
        return OverlayFile(file, path, None, problems)
    result = read_overlay(values)
    return OverlayFile(file, path, result.overlay, result.problems)


def _unread(name: str, message: str, hint: str = "") -> OverlayFile:
    said = f"Schema of your own keys (`schema`): {message}"
    problem = Problem(Code.INVALID_SCHEMA, said, ("schema",), hint)
    return OverlayFile(HostYaml(name), about_option=(problem,))


def _in_file(message: str, span: Span, hint: str = "", help: str = "") -> Problem:
    return Problem(Code.INVALID_SCHEMA, message, (), hint, help, span=span)


def _read_yaml(text: str) -> tuple[Any, tuple[Problem, ...]]:
    """Read YAML as front matter is read, so that a value is here what it is there."""
    tree = YamlTree(text, 0, len(text))
    problems = (replace(p, code=Code.INVALID_SCHEMA, path=(), help="") for p in tree.problems)
    said = "which a job file cannot use"
    return tree.data if tree.root else None, tuple(
        replace(p, message=p.message.replace(said, "which cannot stand here")) for p in problems
    )


class _TwiceError(ValueError):
    """A key stands twice in one object."""


def _read_json(text: str) -> tuple[Any, tuple[Problem, ...]]:
    try:
        return json.loads(text, object_pairs_hook=_object, parse_constant=_refuse), ()
    except json.JSONDecodeError as error:
        at = min(error.pos, len(text))
        is_comment = text[at:].startswith(("//", "/*", "#"))
        hint = "JSON has no comments; YAML has, in a file that ends in `.yml`" if is_comment else ""
        said = f"The JSON cannot be read from here on: {error.msg}."
        return None, (_in_file(said, Span(at, min(at + 1, len(text))), hint),)
    except _TwiceError:
        return None, tuple(_twice(text))
    except (ValueError, RecursionError):
        said = "The JSON cannot be read: a number is none or too long, or it is nested too deeply."
        return None, (_in_file(said, Span(0, 0)),)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise _TwiceError
    return found


def _refuse(word: str) -> None:
    raise ValueError(word)


def _twice(text: str) -> Iterator[Problem]:
    """Yield the keys that stand twice; JSON is near enough to YAML to have the same places."""
    tree = YamlTree(text, 0, len(text))
    found = [problem for problem in tree.problems if problem.code is Code.DUPLICATE_KEY]
    yield from (replace(problem, code=Code.INVALID_SCHEMA, path=()) for problem in found)
    if not found:
        yield _in_file("A key stands twice in one object.", Span(0, 0))
