"""A shape: data held to a JSON Schema, and what is wrong with it in words for people.

jsonschema-rs answers whether data is valid at all, in a few microseconds; jsonschema, which is
slow to import and to run, is only asked what is wrong.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

import jsonschema_rs

from mkdocs_careers.codes import Code
from mkdocs_careers.date_problems import date_problem
from mkdocs_careers.diagnostics import Fix, KeyPath, Problem
from mkdocs_careers.near_misses import (
    is_sure_key,
    is_sure_word,
    suggest,
    suggest_country,
    suggest_line,
    suggest_word,
)
from mkdocs_careers.salary_words import read_number, read_salary, salary_problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from jsonschema import ValidationError

_TYPES = {
    "string": "text",
    "number": "a number",
    "integer": "a whole number",
    "boolean": "`true` or `false`",
    "array": "a list",
    "object": "a set of `key: value` lines",
    "null": "empty",
}
JOB_KEY = "a key of a job"
MAX_FAULTS = 200
"""More faults than this in one file are not looked at."""
_LONG = 60
_MANY = 12
"""An enumeration longer than this is not listed in a message."""


class _Fault(NamedTuple):
    """What jsonschema says: the schema's keyword, its value there, and the value found."""

    path: KeyPath
    keyword: str
    wanted: Any
    value: Any
    error: ValidationError


@dataclass(frozen=True)
class Checker:
    """Holds data to `schema`; `noun` says what its top-level keys are, `a key of a job`."""

    schema: dict[str, Any]
    noun: str

    @cached_property
    def _gate(self) -> Any:
        return jsonschema_rs.Draft7Validator(self.schema, validate_formats=False)

    def check(self, data: Mapping[str, Any]) -> list[Problem]:
        """Return everything that is wrong with the shape of `data`."""
        try:
            if self._gate.is_valid(data):
                return []
        except (ValueError, TypeError):  # what Rust cannot hold, such as a lone surrogate
            pass
        from jsonschema import Draft7Validator  # slow to import

        faults = (
            _Fault(tuple(e.absolute_path), str(e.validator), e.validator_value, e.instance, e)
            for e in Draft7Validator(self.schema).iter_errors(data)
        )
        few = list(islice(faults, MAX_FAULTS + 1))
        problems = [problem for fault in few for problem in self._problems(fault)]
        if len(few) > MAX_FAULTS:  # what is not looked at may be wrong as well
            problems.append(Problem(Code.TOO_MANY_MISTAKES, "There are more mistakes than these."))
        # A key that is only misspelt is not missing as well.
        meant = {(*problem.path[:-1], problem.meant) for problem in problems if problem.meant}
        return [p for p in problems if p.code is not Code.MISSING_KEY or p.path not in meant]

    def _problems(self, fault: _Fault) -> Iterator[Problem]:
        path = fault.path
        if fault.keyword == "additionalProperties":
            yield from self._unknown_keys(fault)
        elif fault.keyword == "required":
            yield from self._missing_keys(fault)
        elif fault.keyword == "enum":
            yield self._not_allowed(fault)
        elif fault.keyword == "type":
            yield self._wrong_type(fault)
        elif fault.keyword == "pattern" and fault.wanted == "\\S":
            yield self._empty(path)
        elif fault.keyword == "pattern":
            yield date_problem(self.name(path), path, fault.value)
        else:
            yield self._other(fault)

    def _empty(self, path: KeyPath) -> Problem:
        required = len(path) == 1 and path[0] in self.schema.get("required", ())
        return Problem(
            Code.MISSING_KEY if required else Code.EMPTY_VALUE,
            f"{self.name(path)} is empty.",
            path,
            hint="write a value" if required else "write a value, or remove the line",
        )

    def name(self, path: KeyPath) -> str:
        """Name what stands at `path`: its plain label, then its key."""
        texts = [step for step in path if isinstance(step, str)]
        if not texts:
            return "The front matter"
        key = f"`{texts[-1]}`" + (f" in `{texts[-2]}`" if len(texts) > 1 else "")
        label = next((n["title"] for n in self._nodes(path) if "title" in n), "")
        if not label and path and isinstance(path[-1], int):
            return self.name(path[:-1])
        return f"{label} ({key})" if label else key[0].upper() + key[1:]

    def _nodes(self, path: KeyPath) -> list[Mapping[str, Any]]:
        """Return every part of the schema that speaks of `path`."""
        nodes: list[Mapping[str, Any]] = [self.schema]
        for step in path:
            alternatives = [node for node in nodes for node in self._expand(node)]
            nodes = []
            for node in alternatives:
                inner = (
                    node.get("items")
                    if isinstance(step, int)
                    else node.get("properties", {}).get(step, node.get("additionalProperties"))
                )
                if isinstance(inner, dict):
                    nodes.append(inner)
        return nodes

    def _expand(self, node: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
        yield node
        if "$ref" in node:
            yield from self._expand(self.schema["definitions"][node["$ref"].rsplit("/", 1)[1]])
        for branch in ("then", "else"):
            if branch in node:
                yield from self._expand(node[branch])

    def is_needed(self, path: KeyPath) -> bool:
        """Tell whether something would be found if nothing stood at `path`."""
        if path[-1:] == ("organization",) or (path and isinstance(path[-1], int)):
            return True
        nodes = (inner for node in self._nodes(path[:-1]) for inner in self._expand(node))
        return any(path[-1] in node.get("required", ()) for node in nodes) if path else False

    def example(self, path: KeyPath) -> Any:
        """Return the schema's first example of the key at `path`."""
        examples = next((n["examples"] for n in self._nodes(path) if n.get("examples")), [None])
        return examples[0]

    def _unknown_keys(self, fault: _Fault) -> Iterator[Problem]:
        path, shape = fault.path, fault.error.schema
        known = shape["properties"] if isinstance(shape, dict) else {}
        for key in fault.value:
            if key in known:
                continue
            top = not path and self.noun == JOB_KEY
            line = suggest_line(key, fault.value[key]) if top else None
            meant = None if line is not None else suggest(key, known, synonyms=True)
            whose = f"`{path[-1]}`" if path and isinstance(path[-1], str) else self.noun
            if path and isinstance(path[-1], int):
                whose = f"an entry of `{path[-2]}`"
            allowed = "Its keys are " + ", ".join(f"`{name}`" for name in known) + "."
            extra = "Keys of your own go under `extra`; keys of a theme or plugin into `host_keys`."
            yield Problem(
                Code.UNKNOWN_KEY,
                f"`{key}` is not {whose if not path else f'a key of {whose}'}.",
                (*path, key),
                hint=f"write `{line}`"
                if line
                else "leave the line out"
                if line is not None
                else f"did you mean `{meant}`?"
                if meant
                else "",
                help=(allowed if path else "") or (extra if self.noun == JOB_KEY else ""),
                on_key=True,
                meant=meant,
                fix=meant if meant and is_sure_key(key, meant) else None,
            )

    def _missing_keys(self, fault: _Fault) -> Iterator[Problem]:
        path = fault.path
        # jsonschema yields one error per missing key, which it names in its message alone.
        for key in fault.wanted:
            if key not in fault.value and fault.error.message.startswith(f"{key!r} "):
                example = self.example((*path, key))
                yield Problem(
                    Code.MISSING_KEY,
                    f"{self.name((*path, key))} is missing.",
                    (*path, key),
                    hint=f"add `{key}: {example}`" if isinstance(example, str) else f"add `{key}`",
                    on_key=True,
                )

    def _not_allowed(self, fault: _Fault) -> Problem:
        path, allowed, value = fault.path, fault.wanted, fault.value
        if value is None or (isinstance(value, str) and not value.strip()):
            return self._empty(path)
        meant = _suggest_value(value, allowed) if isinstance(value, str) else None
        sure = meant is not None and ("US" in allowed or is_sure_word(value, meant))
        hint = f"did you mean `{meant}`?" if meant else _list_hint(value, allowed)
        if value is False and len(allowed) > _MANY:  # YAML 1.1 reads Norway's code as false
            hint = 'put it in quotes: "NO"'
        if len(allowed) > _MANY:
            help_ = next((n["description"] for n in self._nodes(path) if "description" in n), "")
        else:
            help_ = f"Use {_either(allowed)}"
            nodes = (inner for node in self._nodes(path) for inner in self._expand(node))
            keys = next((node["properties"] for node in nodes if "properties" in node), None)
            help_ += f", or the keys {_either(keys)}." if keys else "."
        said = f"{self.name(path)} cannot be {_show(value)}."
        fix = meant if sure else None
        return Problem(Code.NOT_ALLOWED, said, path, hint, help_, fix=fix)

    def _wrong_type(self, fault: _Fault) -> Problem:
        path, wanted, value = fault.path, fault.wanted, fault.value
        if value is None:
            return self._empty(path)
        is_date = wanted == "string" and path[-1:] in (("date_posted",), ("valid_through",))
        if is_date and isinstance(value, (int, float)):
            return date_problem(self.name(path), path, str(value))
        if wanted == "object" and path[-1:] == ("base_salary",) and isinstance(value, str):
            return salary_problem(self.name(path), path, value)
        number = wanted in ("number", "integer") and isinstance(value, str)
        is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
        return Problem(
            Code.WRONG_TYPE,
            f"{self.name(path)} must be {_TYPES[wanted]}, and this is {_kind(value, wanted)}.",
            path,
            self._type_hint(path, wanted, value),
            fix=read_number(value)
            if number
            else Fix.QUOTE
            if wanted == "string" and is_number
            else None,
        )

    def _type_hint(self, path: KeyPath, wanted: str, value: Any) -> str:
        if wanted == "string" and isinstance(value, float):
            return "put it in quotes"
        if wanted == "string" and isinstance(value, int):
            return f'put it in quotes: "{_plain(value)}"'
        if wanted in ("number", "integer") and isinstance(value, str):
            return _number_hint(value)
        if wanted == "boolean" and isinstance(value, str):
            word = {"yes": "true", "on": "true", "no": "false", "off": "false"}.get(value.lower())
            return f"write `{word}`" if word else ""
        if wanted == "array" and isinstance(value, (str, int)):
            return f"write `[{_plain(value)}]`"
        if wanted == "object":
            example = self.example(path)
            if isinstance(example, dict) and example:
                key, inner = next(iter(example.items()))
                return f"write `{path[-1]}: {{{key}: {inner}}}`"
        return ""

    def _other(self, fault: _Fault) -> Problem:
        path, limit = fault.path, fault.wanted
        said = {
            "minItems": "is an empty list",
            "uniqueItems": "names one value twice",
            "minimum": f"cannot be less than {limit}",
        }.get(fault.keyword, "has the wrong shape")
        hint = {"minItems": "write a value, or remove the line", "uniqueItems": "remove one"}.get(
            fault.keyword, ""
        )
        return Problem(Code.NOT_ALLOWED, f"{self.name(path)} {said}.", path, hint)


def _suggest_value(value: str, allowed: list[Any]) -> str | None:
    """Return the allowed value that was meant; codes of countries are never guessed by letters."""
    if "US" in allowed:
        return suggest_country(value)
    by_upper = {str(item).upper(): str(item) for item in allowed}
    exact = by_upper.get(value.strip().upper()) or suggest_word(value, allowed)
    return exact or (suggest(value, allowed) if len(allowed) <= _MANY else None)


def _list_hint(value: Any, allowed: list[Any]) -> str:
    """Say how to write several allowed values that stand in one text."""
    parts = re.split(r"\s*(?:[,;/&]|\band\b|\bor\b)\s*", value) if isinstance(value, str) else []
    meant = [_suggest_value(part, allowed) for part in parts]
    several = len(meant) > 1 and all(meant)
    return f"write `[{', '.join(filter(None, meant))}]`" if several else ""


def _number_hint(text: str) -> str:
    number = read_number(text)
    if number is not None:
        return f"write `{number}`"
    said = read_salary(text)
    if "value" not in said:
        return "write digits"
    beside = ", ".join(f"`{key}: {value}`" for key, value in said.items() if key != "value")
    return f"write `{said['value']}`" + (f", and {beside} beside it" if beside else "")


def _either(values: Iterable[Any]) -> str:
    words = [f"`{value}`" for value in values]
    return words[0] if len(words) == 1 else ", ".join(words[:-1]) + f" or {words[-1]}"


def _plain(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _kind(value: Any, wanted: str = "") -> str:
    if isinstance(value, bool):
        return f"`{_plain(value)}`"
    if isinstance(value, float) and wanted == "string":
        return "a number"  # 1.10 is no longer what was typed
    if isinstance(value, (int, float)):
        return f"the number `{value}`"
    if isinstance(value, str):
        return "text"
    if isinstance(value, list):
        return "a list"
    return "a set of `key: value` lines" if isinstance(value, dict) else "empty"


def _show(value: Any) -> str:
    if not isinstance(value, (str, int, float)):
        return _kind(value)
    text = _plain(value)
    return f"`{text if len(text) <= _LONG else text[: _LONG - 1] + '…'}`"
