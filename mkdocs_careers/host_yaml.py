"""A host's YAML: a configuration as MkDocs reads it, as data with positions, and nothing run."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from mkdocs_careers.codes import Code
from mkdocs_careers.diagnostics import Diagnostic, KeyPath, Problem, locate, locate_file
from mkdocs_careers.source import Source, Span, decode_source
from mkdocs_careers.yaml_tree import MAX_DEPTH, YamlLoader, hit_depth_limit

if TYPE_CHECKING:
    from collections.abc import Mapping

UNKNOWN = object()
"""Stands for a value only the host can know, such as an `!ENV` that is not set here."""


@dataclass(frozen=True, slots=True)
class HostYaml:
    """One file: its text, what it says, what it says with what it inherits, and from whom."""

    path: str
    text: str = ""
    own: Any = None
    data: Any = None
    base: HostYaml | None = None
    diagnostics: tuple[Diagnostic, ...] = ()

    def find(self, path: KeyPath) -> tuple[Span, Span, bool]:
        """Return the key's and the value's place, or of the nearest parent; and if it is there.

        A value that spans lines, such as a mapping, stands at its key.
        """
        node = _compose(self.text)
        if node is None:
            return Span(0, 0), Span(0, 0), False
        key: yaml.Node | None = None
        for depth, step in enumerate(path):
            inner = _step(node, step)
            if inner is None:
                return (*_places(key, node, at_top=depth == 0), False)
            key, node = inner
        return (*_places(key, node, at_top=not path), True)


def read_host_yaml(path: Path, environ: Mapping[str, str]) -> HostYaml:
    """Read the file at `path` and the one it inherits from."""
    return _read(path, environ, ())


def show_path(path: Path) -> str:
    """Return how messages name `path`: POSIX, and seen from the current folder."""
    try:
        return Path(os.path.relpath(path)).as_posix() if path.is_absolute() else path.as_posix()
    except ValueError:  # another drive
        return path.as_posix()


def _read(path: Path, environ: Mapping[str, str], seen: tuple[Path, ...]) -> HostYaml:
    name = show_path(path)
    try:
        source, bad = decode_source(name, path.read_bytes())
    except OSError as error:
        problem = Problem(Code.UNREADABLE_FILE, f"The file cannot be read: {error.strerror}.")
        return HostYaml(name, diagnostics=(locate_file(problem, name),))
    if bad is not None:
        problem = Problem(Code.NOT_UTF_8, "The file is not UTF-8 text.", hint="save it as UTF-8")
        return _wrong(source, problem, bad)
    try:
        too_deep = _find_depth(source.text)
        if too_deep is not None:
            problem = Problem(
                Code.NESTED_TOO_DEEPLY,
                f"The values are nested more than {MAX_DEPTH} levels deep here.",
            )
            return _wrong(source, problem, Span(too_deep, too_deep + 1))
        data = _load(source.text, environ)
    except (yaml.YAMLError, ValueError, TypeError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        at = min(mark.index, len(source.text)) if mark else 0
        said = getattr(error, "problem", None) or str(error)
        problem = Problem(Code.INVALID_YAML, f"The YAML cannot be read from here on: {said}.")
        return _wrong(source, problem, Span(at, at + 1))
    inherit = data.pop("INHERIT", None) if isinstance(data, dict) else None
    if not isinstance(inherit, str) or path in seen:
        return HostYaml(name, source.text, data, data)
    base = _read(path.parent / inherit, environ, (*seen, path))
    merged = _merge(base.data, data) if isinstance(base.data, dict) else data
    return HostYaml(name, source.text, data, merged, base, base.diagnostics)


def _wrong(source: Source, problem: Problem, span: Span) -> HostYaml:
    diagnostic = locate(problem, source, span, problem.code.severity)
    return HostYaml(source.path, source.text, diagnostics=(diagnostic,))


def _find_depth(text: str, loader_type: Any = YamlLoader) -> int | None:
    """Return where the text is nested too deeply, if it is: PyYAML's C composer would crash."""
    depth = 0
    try:
        for event in yaml.parse(text, Loader=loader_type):
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
                if depth > MAX_DEPTH:
                    return event.start_mark.index if event.start_mark else 0
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
    except yaml.YAMLError as error:
        if loader_type is yaml.SafeLoader or not hit_depth_limit(error):
            raise
        return _find_depth(text, yaml.SafeLoader)
    return None


def _merge(base: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    """Merge mappings and replace all else, as `INHERIT` does."""
    merged = dict(base)
    for key, value in own.items():
        inner = merged.get(key)
        if isinstance(inner, dict) and isinstance(value, dict):
            merged[key] = _merge(inner, value)
        else:
            merged[key] = value
    return merged


def _load(text: str, environ: Mapping[str, str]) -> Any:
    """Load YAML 1.1 as MkDocs does, with dates left as text and foreign tags neutral."""

    # The base is libyaml's loader or PyYAML's own, which a type checker cannot know.
    class Loader(YamlLoader):  # type: ignore[misc]
        pass

    Loader.yaml_implicit_resolvers = {
        first: [(tag, regexp) for tag, regexp in resolvers if tag != "tag:yaml.org,2002:timestamp"]
        for first, resolvers in YamlLoader.yaml_implicit_resolvers.items()
    }
    Loader.add_constructor("!ENV", lambda _loader, node: _read_variable(node, environ))
    Loader.add_multi_constructor("", lambda _loader, _suffix, _node: UNKNOWN)
    return yaml.load(text, Loader=Loader)  # noqa: S506 - a safe loader with neutral tags


def _read_variable(node: yaml.Node, environ: Mapping[str, str]) -> Any:
    """Return what `!ENV NAME` or `!ENV [NAME, OTHER, default]` stands for."""
    items = node.value if isinstance(node, yaml.SequenceNode) else [node]
    if not all(isinstance(item, yaml.ScalarNode) for item in items):
        return UNKNOWN
    names = [str(item.value) for item in items]
    found = next((environ[name] for name in names if name in environ), None)
    if found is None and len(names) > 1:
        found = names[-1]
    return UNKNOWN if found is None else yaml.safe_load(found)


@lru_cache(maxsize=4)
def _compose(text: str) -> yaml.Node | None:
    try:
        return None if _find_depth(text) is not None else yaml.compose(text, Loader=YamlLoader)
    except (yaml.YAMLError, UnicodeError):
        return None


def _step(node: yaml.Node, step: str | int) -> tuple[yaml.Node | None, yaml.Node] | None:
    if isinstance(node, yaml.MappingNode):
        return next(((key, value) for key, value in node.value if key.value == step), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return None, node.value[step]
    return None


def _places(key: yaml.Node | None, node: yaml.Node, *, at_top: bool) -> tuple[Span, Span]:
    if at_top:
        return Span(0, 0), Span(0, 0)
    block = isinstance(node, yaml.CollectionNode) and not node.flow_style
    key_node = node if key is None else key
    return _span(key_node), _span(key_node if block else node)


def _span(node: yaml.Node) -> Span:
    return Span(node.start_mark.index, node.end_mark.index)
