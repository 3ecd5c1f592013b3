"""A YAML tree: text as JSON values, with the place of every key and value, in one loop of events.

A loader would build aliases into a bomb, turn `country: NO` into false and dates into objects, and
crash on 30,000 nested brackets; parser events do none of that.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, TypeAlias

import yaml

from mkdocs_careers.codes import Code
from mkdocs_careers.diagnostics import KeyPath, Problem
from mkdocs_careers.source import Source, Span
from mkdocs_careers.yaml_errors import explain

if TYPE_CHECKING:
    from collections.abc import Mapping

# A PyYAML without libyaml is slower and otherwise the same.
YamlLoader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Json: TypeAlias = Any
"""None, bool, int, float, str, list or dict with text keys."""

MAX_DEPTH = 64
MAX_PROBLEMS = 100
"""More mistakes than this in one file are not listed."""

_NUMBER = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})(\.[0-9]{1,17})?")
_DOTTED_THOUSANDS = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}")
"""`50.000`, which many people write for fifty thousand; as a number it would be fifty."""
_WORDS = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True,
    "false": False, "False": False, "FALSE": False,
}  # fmt: skip
_NUMBER_START = frozenset("-+0123456789")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_NOT_YAML = re.compile("[^\x09\x0a\x0d\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_ScalarEvent: Any = yaml.ScalarEvent


class YamlNode:
    """Where a value stands in the text, where its key does, and the values inside it."""

    __slots__ = ("children", "end", "key", "start")

    def __init__(self, start: int, end: int, key: tuple[int, int] | None) -> None:
        self.start = start
        self.end = end
        self.key = key
        self.children: dict[str | int, YamlNode] | None = None

    def key_span(self) -> Span:
        """Return the key's place; a value in a list has none and stands for itself."""
        return Span(*self.key) if self.key else Span(self.start, self.end)


def hit_depth_limit(error: Exception) -> bool:
    """Tell whether libyaml (from 0.2.6) met its own limit of 1,000 levels.

    It looks ahead, and so gives up before it gives the events in which the nesting begins. Read
    with `yaml.SafeLoader`, which has no limit, they come.
    """
    return "maximum nesting depth" in (getattr(error, "problem", None) or "")


def read_mapping(text: str) -> tuple[Mapping[str, Json], tuple[Problem, ...]]:
    """Read YAML that stands alone, such as a marker's options, in the same way."""
    tree = YamlTree(text, 0, len(text))
    return tree.data, tuple(tree.problems)


class _Container:
    """A mapping or list being filled. `key` is the mapping's key that waits for its value."""

    __slots__ = ("children", "key", "key_span", "node", "path", "value")

    def __init__(self, value: dict[str, Json] | list[Json], node: YamlNode, path: KeyPath) -> None:
        self.value = value
        self.path = path
        self.node = node
        self.children: dict[str | int, YamlNode] = {}
        node.children = self.children
        self.key: str | int | None = None
        self.key_span: tuple[int, int] | None = None


_ABSENT: Json = object()
"""Stands for a value that is wrong: it is reported, and left out of the data."""


class YamlTree:
    """What stands between two offsets of a text: `data`, its `problems`, and the `root` of places.

    `broke_off` where not all of it could be read, so that keys may be missing. The events are
    PyYAML's and untyped.
    """

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text = text
        self.start = start
        self.end = end
        self._read(YamlLoader)

    def _read(self, loader_type: Any) -> None:
        self.problems: list[Problem] = []
        self.broke_off = False
        self.root: YamlNode | None = None
        self.data: dict[str, Json] = {}
        self.stack: list[_Container] = []
        try:
            loader = loader_type(self.text[self.start : self.end])
            try:
                self._read_events(loader)
            finally:
                loader.dispose()
        except (yaml.YAMLError, UnicodeError) as error:
            if loader_type is not yaml.SafeLoader and hit_depth_limit(error):
                return self._read(yaml.SafeLoader)
            self.broke_off = True
            self.problems.append(self._yaml_problem(error))

    def _read_events(self, loader: Any) -> None:
        """Take every event. Plain keys and values, nearly all of them, are taken right here."""
        stack, offset, next_event = self.stack, self.start, loader.get_event
        while (event := next_event()) is not None:
            if type(event) is _ScalarEvent and stack and not event.anchor and not event.tag:
                container = stack[-1]
                value = event.value
                start = event.start_mark.index + offset
                if container.key is None:
                    if value not in container.children and value[:1].isalpha():
                        container.key_span = (start, event.end_mark.index + offset)
                        if value not in _WORDS:
                            container.key = value
                            continue
                elif not event.style:
                    node = YamlNode(start, event.end_mark.index + offset, container.key_span)
                    self._put(resolve_plain(value), node)
                    continue
            if not self._take(event) or len(self.problems) >= MAX_PROBLEMS:
                self.broke_off = True
                return

    def _take(self, event: Any) -> bool:
        """Take one event; False stops the reading."""
        kind = type(event)
        if kind is yaml.ScalarEvent:
            start, end = event.start_mark.index + self.start, event.end_mark.index + self.start
            if self.stack:
                container = self.stack[-1]
                if container.key is None:
                    return self._take_key(container, event, Span(start, end))
                return self._take_scalar(container, event, start, end)
            return not event.value.strip() or self._not_a_mapping(Span(start, end))
        if kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            return self._open({} if kind is yaml.MappingStartEvent else [], event)
        if kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            self._close(event)
        elif kind is yaml.AliasEvent:
            span = self._span(event)
            self._feature(f"`*{event.anchor}` repeats a value set elsewhere", span)
            if not self.stack:
                return self._not_a_mapping(span)
            if self.stack[-1].key is None:
                return False
            self._put(_ABSENT, YamlNode(*span, key=None))
        return True

    def _span(self, event: Any) -> Span:
        return Span(event.start_mark.index + self.start, event.end_mark.index + self.start)

    def _take_key(self, container: _Container, event: Any, span: Span) -> bool:
        key: str = event.value
        plain = not event.style
        container.key_span = span
        container.key = key
        if event.tag or event.anchor:
            self._mark(event)
        if plain and (key == "<<" or not isinstance(resolve_plain(key), str)):
            if key == "<<":
                self._feature("`<<` merges another mapping", span)
            else:
                self._problem(Code.YAML_FEATURE, f"The key `{key}` is not text.", span,
                              hint=f'write it in quotes: "{key}"')  # fmt: skip
        elif key in container.children:
            line = self._line(container.children[key].key_span().start)
            where = "on this line" if line == self._line(span.start) else f"on line {line}"
            self._problem(Code.DUPLICATE_KEY, f"The key `{key}` stands here twice.", span,
                          hint=f"the first is {where}",
                          help="Only one value can count: keep one line, "
                          "or make a list of both where the key takes several.")  # fmt: skip
        return True

    def _take_scalar(self, container: _Container, event: Any, start: int, end: int) -> bool:
        value: Json = event.value
        if event.tag or event.anchor:
            self._mark(event)
            value = _ABSENT
        elif not event.style:
            value = resolve_plain(value)
        else:
            while end > start and self.text[end - 1] in "\r\n":  # a block scalar's last breaks
                end -= 1
            control = _CONTROL.search(value) if event.style == '"' else None
            if control:
                self._problem(Code.YAML_FEATURE, f"U+{ord(control[0]):04X} is no letter of a text.",
                              Span(start, end), hint="delete the escape")  # fmt: skip
                value = _ABSENT
        self._put(value, YamlNode(start, end, container.key_span))
        return True

    def _open(self, value: dict[str, Json] | list[Json], event: Any) -> bool:
        span = self._span(event)
        if event.tag or event.anchor:
            self._mark(event)
        if not self.stack:
            if isinstance(value, list):
                return self._not_a_mapping(span)
            self.data = value
            self.root = YamlNode(span.start, span.end, None)
            self.stack.append(_Container(value, self.root, ()))
            return True
        if len(self.stack) >= MAX_DEPTH:
            self._problem(Code.NESTED_TOO_DEEPLY,
                          f"The values are nested more than {MAX_DEPTH} levels deep here.", span,
                          help="A job needs four at most: is a bracket too many?")  # fmt: skip
            return False
        parent = self.stack[-1]
        if parent.key is None:
            template = self.text[max(span.start - 1, 0) : span.end].startswith("{{")
            what = (
                "This looks like a template's tag, and YAML reads it as braces."
                if template
                else "A key is a list or mapping here, and must be text."
            )
            self._problem(Code.YAML_FEATURE, what, span, hint="put the whole value in quotes")
            return False
        node = YamlNode(span.start, span.end, parent.key_span)
        container = _Container(value, node, (*parent.path, parent.key))
        self._put(value, node)
        if isinstance(value, list):
            container.key = 0
        self.stack.append(container)
        return True

    def _close(self, event: Any) -> None:
        container = self.stack.pop()
        node = container.node
        if event.end_mark.index > event.start_mark.index:  # `]` or `}`
            node.end = event.end_mark.index + self.start
        elif container.children:
            last = next(reversed(container.children.values()))
            node.end = max(last.end, last.key[1] if last.key else 0)
        if node.end <= node.start and node.children:
            node.end = node.start + 1

    def _put(self, value: Json, node: YamlNode) -> None:
        container = self.stack[-1]
        key, children, values = container.key, container.children, container.value
        if isinstance(values, dict):
            container.key = None
            if isinstance(key, str) and key not in children:
                children[key] = node
                if value is not _ABSENT:
                    values[key] = value
        elif key is not None:
            children[key] = node
            container.key = len(children)
            # A place in a list is kept for a wrong value, so that positions stay true.
            values.append(None if value is _ABSENT else value)

    def _path(self) -> KeyPath:
        if not self.stack:
            return ()
        container = self.stack[-1]
        return container.path if container.key is None else (*container.path, container.key)

    def _problem(
        self, code: Code, message: str, span: Span, hint: str = "", help: str = ""
    ) -> None:
        self.problems.append(Problem(code, message, self._path(), hint, help, span=span))

    def _mark(self, event: Any) -> None:
        """Report the tag or anchor that stands before a key or value."""
        start = event.start_mark.index + self.start
        end = start
        while end < self.end and not self.text[end].isspace():
            end += 1
        mark = self.text[start:end]
        what = "anchor" if mark.startswith("&") else "tag"
        self._feature(f"`{mark}` is a YAML {what}", Span(start, end))

    def _feature(self, what: str, span: Span) -> None:
        self._problem(
            Code.YAML_FEATURE,
            f"{what}, which a job file cannot use.",
            span,
            hint="write the value itself",
            help="Plain `key: value` lines, lists and quotes are enough; a text that starts with "
            "`*`, `&` or `!` stands in quotes. Values for all jobs go under `defaults` "
            "in the settings.",
        )  # fmt: skip

    def _not_a_mapping(self, span: Span) -> bool:
        self._problem(Code.INVALID_YAML, "This is no `key: value` line.",
                      Span(span.start, max(span.end, span.start + 1)),
                      hint="write `key: value`, such as `title: ...`")  # fmt: skip
        return False

    def _line(self, offset: int) -> int:
        return Source("", self.text).position(offset).line

    def _yaml_problem(self, error: Exception) -> Problem:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        if mark is None:
            match = _NOT_YAML.search(self.text, self.start, self.end)
            at = match.start() if match else self.start
            return Problem(
                Code.INVALID_YAML,
                f"The character U+{ord(self.text[at]):04X} cannot stand in YAML.",
                hint="delete it",
                help="It is invisible in most editors, and often comes from copied text.",
                span=Span(at, at + 1),
            )
        block = self.text[self.start : self.end]
        opened = getattr(error, "context_mark", None)
        said = f"{getattr(error, 'context', '') or ''} {getattr(error, 'problem', '') or ''}"
        index, reason, hint = explain(said, block, mark.index, opened.index if opened else None)
        at = min(index + self.start, self.end)
        return Problem(
            Code.INVALID_YAML,
            f"The YAML cannot be read from here on: {reason}.",
            hint=hint,
            help="MkDocs and Sphinx would drop the whole front matter without a word.",
            span=Span(at, min(at + 1, len(self.text))),
        )


def resolve_plain(text: str) -> Json:
    """Read a plain scalar as YAML 1.2 does, and no dates, `NO`, octals, exponents or base 60."""
    if text in _WORDS:
        return _WORDS[text]
    if text[0] in _NUMBER_START and not _DOTTED_THOUSANDS.fullmatch(text):
        match = _NUMBER.fullmatch(text)
        if match:
            return float(text) if match[1] else int(text)
    return text
