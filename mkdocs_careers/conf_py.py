"""Sphinx's `conf.py` as data with positions: what it assigns as literals, and nothing run."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from mkdocs_careers.codes import Code
from mkdocs_careers.diagnostics import KeyPath, Problem, locate, locate_file
from mkdocs_careers.host_yaml import UNKNOWN, HostYaml, show_path
from mkdocs_careers.source import Source, Span, decode_source

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

CONF_PY = "conf.py"
PREFIX = "careers_"
CONFIG = "careers_config"
"""The variable that names another place for `careers.yml`."""


@dataclass(frozen=True, slots=True)
class ConfPy(HostYaml):
    """A `conf.py`: `data` are the options of careers in it, by their names without the prefix.

    `values` are all variables that it assigns; what is no literal is `UNKNOWN`.
    """

    values: Mapping[str, Any] = field(default_factory=dict)
    nodes: Mapping[str, tuple[ast.expr, ast.expr]] = field(default_factory=dict)

    def find(self, path: KeyPath) -> tuple[Span, Span, bool]:
        """Return the place of an option's variable or key and of its value, as far as there is."""
        found = self.nodes.get(f"{PREFIX}{path[0]}") if path else None
        if found is None:
            return Span(0, 0), Span(0, 0), False
        key, value = found
        for step in path[1:]:
            inner = _step(value, step)
            if inner is None:
                return self._span(key), self._span(key), False
            key, value = inner
        spans_lines = value.end_lineno != value.lineno
        return self._span(key), self._span(key if spans_lines else value), True

    def _span(self, node: ast.expr) -> Span:
        source = Source(self.path, self.text)
        start = _offset(source, node.lineno, node.col_offset)
        end = _offset(source, node.end_lineno or node.lineno, node.end_col_offset or 0)
        return Span(start, end)

    def text_of(self, name: str) -> str | None:
        """Return the text that a variable holds; None where it is none, or not known."""
        value = self.values.get(name)
        return value if isinstance(value, str) and value else None


def read_conf_py(path: Path) -> ConfPy:
    """Read the file at `path`."""
    name = show_path(path)
    try:
        source, _ = decode_source(name, path.read_bytes())
    except OSError as error:
        problem = Problem(Code.UNREADABLE_FILE, f"The file cannot be read: {error.strerror}.")
        return ConfPy(name, diagnostics=(locate_file(problem, name),))
    try:
        tree = ast.parse(source.text)
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        line = min(getattr(error, "lineno", None) or 1, source.text.count("\n") + 1)
        start = source.offset(line, 1)
        problem = Problem(
            Code.INVALID_YAML,
            f"Python cannot read this file from here on: {getattr(error, 'msg', error)}.",
        )
        span = Span(start, start + len(source.line(line)))
        return ConfPy(
            name, source.text,
            diagnostics=(locate(problem, source, span, problem.code.severity),),
        )  # fmt: skip
    nodes = dict(_assignments(tree))
    values: dict[str, Any] = {}
    for variable, (_, node) in nodes.items():
        values[variable] = _value(node, values)
    own = {
        variable.removeprefix(PREFIX): value
        for variable, value in values.items()
        if variable.startswith(PREFIX) and variable != CONFIG
    }
    return ConfPy(name, source.text, own, own or None, values=values, nodes=nodes)


def _assignments(tree: ast.Module) -> list[tuple[str, tuple[ast.expr, ast.expr]]]:
    found: list[tuple[str, tuple[ast.expr, ast.expr]]] = []
    for statement in tree.body:
        if isinstance(statement, ast.Assign):
            targets = statement.targets
        elif isinstance(statement, ast.AnnAssign):
            targets = [statement.target]
        else:
            continue
        found += (
            (target.id, (target, statement.value))
            for target in targets
            if isinstance(target, ast.Name) and statement.value is not None
        )
    return found


def _value(node: ast.expr, known: Mapping[str, Any]) -> Any:
    """Return what an expression is, as far as it is written out."""
    match node:
        case ast.Constant():
            is_plain = node.value is None or isinstance(node.value, str | int | float | bool)
            return node.value if is_plain else UNKNOWN
        case ast.List() | ast.Tuple() | ast.Set():
            return [_value(item, known) for item in node.elts]
        case ast.Dict():
            return {
                _value(key, known): _value(value, known)
                for key, value in zip(node.keys, node.values, strict=True)
                if isinstance(key, ast.Constant)
            }
        case ast.Name():
            return known.get(node.id, UNKNOWN)
    try:
        value = ast.literal_eval(node)  # a negative number
    except (ValueError, TypeError, RecursionError):
        return UNKNOWN
    return value if isinstance(value, int | float) else UNKNOWN


def _step(node: ast.expr, step: object) -> tuple[ast.expr, ast.expr] | None:
    if isinstance(node, ast.Dict):
        for key, value in zip(node.keys, node.values, strict=True):
            if isinstance(key, ast.Constant) and key.value == step:
                return key, value
    if isinstance(node, ast.List | ast.Tuple) and isinstance(step, int) and step < len(node.elts):
        return node.elts[step], node.elts[step]
    return None


def _offset(source: Source, line: int, column: int) -> int:
    """Return the offset of Python's place, whose columns are bytes of UTF-8."""
    letters = source.line(line).encode("utf-8", "surrogatepass")[:column]
    return source.offset(line, 1) + len(letters.decode("utf-8", "replace"))
