"""A shape: data held to a JSON Schema, and what is wrong with it in words for people.

jsonschema-rs answers whether data is valid at all, in a few microseconds; jsonschema, which is
slow to import and to run, is only asked what is wrong.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

import jsonschema_rs

from mkdocs_careers.codes import Code
from mkdocs_careers.date_problems import date_problem
from mkdocs_careers.diagnostics import Fix, KeyPath, Problem
from mkdocs_careers.explainer import LINEAR, NOT_HELD, load_explainer, unknown_keys
from mkdocs_careers.limits import describe_limit, suggest_limit
from mkdocs_careers.near_misses import (
    is_sure_key,
    is_sure_place,
    is_sure_word,
    is_switch,
    suggest,
    suggest_line,
    suggest_word,
)
from mkdocs_careers.salary_words import read_number, salary_problem
from mkdocs_careers.schema_guide import SchemaGuide
from mkdocs_careers.value_words import (
    either,
    is_scalar,
    kind,
    list_hint,
    number_hint,
    plain,
    quotes_hint,
    show,
    suggest_value,
    types,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from jsonschema import ValidationError

_BOOLEANS = {
    **dict.fromkeys("true yes y on ja oui sí si 1".split(), "true"),
    **dict.fromkeys("false no n off nein non 0".split(), "false"),
}
_DATE_FORM = "^[0-9]{4}-[0-9]{2}-[0-9]{2}"
JOB_KEY = "a key of a job"
MAX_FAULTS = 200
"""More faults than this in one file are not looked at."""
_SAYS_LITTLE = ("pattern", "format", "not", "contains", "anyOf", "oneOf")
"""Keywords about which the schema's own words say more than their values do."""
_CODES = {
    ("format", "date"): Code.NOT_A_DATE,
    ("format", "email"): Code.NOT_AN_ADDRESS,
    ("format", "uri"): Code.NOT_A_LINK,
}
_REMEMBERED = 4096
"""Answers about a key and a text that are kept: a file that is mended is read again."""
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
class Checker(SchemaGuide):
    """Holds data to `schema`; `noun` says what its top-level keys are, `a key of a job`.

    `formats` says whether text is held to its `format`, too.
    """

    noun: str
    formats: bool = False

    @cached_property
    def _gate(self) -> Any:
        return jsonschema_rs.Draft7Validator(
            self.schema, validate_formats=self.formats, pattern_options=LINEAR
        )

    def check(self, data: Mapping[str, Any]) -> list[Problem]:
        """Return everything that is wrong with the shape of `data`."""
        try:
            if self._gate.is_valid(data):
                return []
        except NOT_HELD:
            pass
        explainer = load_explainer(formats=self.formats)
        faults = map(_fault, explainer(self.schema).iter_errors(data))
        few = list(islice(faults, MAX_FAULTS + 1))
        problems = list(dict.fromkeys(p for fault in few for p in self._problems(fault)))
        if len(few) > MAX_FAULTS:  # what is not looked at may be wrong as well
            problems.append(Problem(Code.TOO_MANY_MISTAKES, "There are more mistakes than these."))
        # A key that is only misspelt is not missing as well.
        meant = {(*problem.path[:-1], problem.meant) for problem in problems if problem.meant}
        return [p for p in problems if p.code is not Code.MISSING_KEY or p.path not in meant]

    def _problems(self, fault: _Fault) -> Iterator[Problem]:
        path, keyword, wanted = fault.path, fault.keyword, fault.wanted
        about_keys = {
            "additionalProperties": self._unknown_keys,
            "required": self._missing_keys,
            "dependencies": self._missing_beside,
            "propertyNames": self._unfit_key,
        }
        if keyword in about_keys:
            yield from about_keys[keyword](fault)
        elif keyword in ("enum", "const"):
            yield self._not_allowed(fault, [wanted] if keyword == "const" else wanted)
        elif keyword == "type":
            yield self._wrong_type(fault)
        elif keyword == "pattern" and wanted == "\\S":
            yield self._empty(path)
        elif (keyword, wanted) == ("format", "date") or _is_date_form(keyword, wanted):
            yield self._not_a_date(fault)
        elif keyword in ("anyOf", "oneOf"):
            yield from self._none_of(fault)
        else:
            yield self._other(fault)

    def _not_a_date(self, fault: _Fault) -> Problem:
        problem = date_problem(self.name(fault.path), fault.path, fault.value)
        # `TBD` has advice of its own for the dates of a job, and none for those of a site.
        own = problem.code is Code.NO_FIXED_DATE and "extra" in fault.path
        return self._other(fault) if own else problem

    def _none_of(self, fault: _Fault) -> Iterator[Problem]:
        """Say what is wrong with the one alternative that was meant, or what there is to choose."""
        values = _listed(fault.wanted)
        kinds = [branch.get("type") for branch in fault.wanted if isinstance(branch, dict)]
        branches: dict[Any, list[_Fault]] = {}
        for error in fault.error.context or ():
            branches.setdefault(error.schema_path[0], []).append(_fault(error))
        meant = [faults for faults in branches.values() if not _is_other_type(faults, fault.path)]
        if values:
            yield self._not_allowed(fault, values)
        elif len(meant) == 1:
            yield from (problem for inner in meant[0] for problem in self._problems(inner))
        elif branches and not meant and all(isinstance(kind, str) for kind in kinds):
            yield self._wrong_type(fault._replace(wanted=list(dict.fromkeys(kinds))))
        else:
            yield self._other(fault)

    def _empty(self, path: KeyPath) -> Problem:
        required = self.is_required(path)
        return Problem(
            Code.MISSING_KEY if required else Code.EMPTY_VALUE,
            f"{self.name(path)} is empty.",
            path,
            hint="write a value" if required else "write a value, or remove the line",
        )

    def _unknown_keys(self, fault: _Fault) -> Iterator[Problem]:
        path = fault.path
        shape: Any = fault.error.schema
        known = shape.get("properties", {})
        whose = self.noun
        help_ = ""
        if path:
            whose = f"an entry of `{path[-2]}`" if isinstance(path[-1], int) else f"`{path[-1]}`"
            whose = f"a key of {whose}"
            if 0 < len(known) <= 2 * _MANY:
                help_ = "Its keys are " + ", ".join(f"`{name}`" for name in known) + "."
        elif self.noun == JOB_KEY:
            help_ = "Keys of your own go under `extra`; keys of a theme or plugin into `host_keys`."
        for key in unknown_keys(fault.value, shape):
            top = not path and self.noun == JOB_KEY
            line = suggest_line(key, fault.value[key]) if top else None
            meant = None if line is not None else suggest(key, known, synonyms=True)
            hint = f"write `{line}`" if line else "leave the line out" if line is not None else ""
            if top and is_switch(key) and "status" not in fault.value:
                meant, line = "status", line or ""
            elif meant is not None:
                is_there = meant in fault.value
                hint = f"`{meant}` is there already" if is_there else f"did you mean `{meant}`?"
                meant = None if is_there else meant
            yield Problem(
                Code.UNKNOWN_KEY,
                f"`{key}` is not {whose}.",
                (*path, key),
                hint=hint,
                help=help_,
                on_key=True,
                meant=meant,
                fix=meant
                if meant
                and is_sure_key(key, meant)
                and (path or self._fits(meant, fault.value[key]))
                else None,
            )

    def _fits(self, key: str, value: Any) -> bool:
        """Tell whether `value` can stand at `key`, as it is or once it is mended itself."""
        known = self._fitting.get((key, value)) if isinstance(value, str) else None
        if known is not None:
            return known
        needed = {name: self.example((name,)) for name in self.schema.get("required", ())}
        problems = self.check({**needed, key: value})
        fits = all(problem.fix is not None for problem in problems if problem.path[:1] == (key,))
        if isinstance(value, str) and len(self._fitting) < _REMEMBERED:
            self._fitting[key, value] = fits
        return fits

    @cached_property
    def _fitting(self) -> dict[tuple[str, str], bool]:
        return {}

    def _missing_keys(self, fault: _Fault) -> Iterator[Problem]:
        path = fault.path
        # jsonschema yields an error for each missing key, and all say the same here: they are
        # told apart by nothing but a message, and taken once.
        for key in fault.wanted:
            if key not in fault.value:
                yield self._missing((*path, key), f"{self.name((*path, key))} is missing.")

    def _missing_beside(self, fault: _Fault) -> Iterator[Problem]:
        """Yield the keys that must stand beside another one, and do not."""
        for key, needed in fault.wanted.items():
            if key not in fault.value or not isinstance(needed, list):
                continue
            for other in needed:
                if other not in fault.value:
                    there, absent = self.name((*fault.path, key)), (*fault.path, other)
                    yield self._missing(absent, f"{there} needs `{other}` beside it.")

    def _missing(self, path: KeyPath, message: str) -> Problem:
        key, example = path[-1], self.example(path)
        one_line = example is not None and not isinstance(example, (list, dict))
        hint = f"add `{key}: {plain(example)}`" if one_line else f"add `{key}`"
        return Problem(Code.MISSING_KEY, message, path, hint=hint, on_key=True)

    def _unfit_key(self, fault: _Fault) -> Iterator[Problem]:
        said = f"`{fault.path[-1]}` is not a key that {self.name(fault.path[:-1])} can have."
        yield Problem(Code.UNKNOWN_KEY, said, fault.path, on_key=True)

    def _not_allowed(self, fault: _Fault, allowed: list[Any]) -> Problem:
        path, value = fault.path, fault.value
        if value is None or (isinstance(value, str) and not value.strip()):
            return self._empty(path)
        meant = suggest_value(value, allowed) if isinstance(value, str) else None
        if isinstance(value, bool):  # YAML 1.1 reads `on` and `off` as these
            meant = suggest_word(plain(value), allowed)
        sure = (
            isinstance(value, str)
            and meant is not None
            and (is_sure_place(value) if "US" in allowed else is_sure_word(value, meant))
        )
        hint = f"did you mean `{meant}`?" if meant else ""
        if not hint and self.takes_list(path):
            hint = list_hint(value, allowed)
        hint = hint or quotes_hint(value, allowed)
        if value is False and len(allowed) > _MANY:  # YAML 1.1 reads Norway's code as false
            hint = 'put it in quotes: "NO"'
        if len(allowed) > _MANY:
            help_ = self.description(path)
        else:
            help_ = f"Use {either(allowed)}"
            parts = self.parts(path)
            keys = next((node["properties"] for node in parts if "properties" in node), None)
            help_ += f", or the keys {either(keys)}." if keys else "."
        said = f"{self.name(path)} cannot be {show(value)}."
        fix = meant if sure else None
        return Problem(Code.NOT_ALLOWED, said, path, hint, help_, fix=fix)

    def _wrong_type(self, fault: _Fault) -> Problem:
        path, wanted, value = fault.path, fault.wanted, fault.value
        if value is None:
            return self._empty(path)
        is_date = wanted == "string" and path[-1:] in (("date_posted",), ("valid_through",))
        if is_date and isinstance(value, (int, float)):
            return date_problem(self.name(path), path, plain(value))
        if wanted == "object" and path[-1:] == ("base_salary",) and isinstance(value, str):
            return salary_problem(self.name(path), path, value)
        start = wanted == "string" and path[-1:] == ("job_start_date",)
        if start and isinstance(value, int) and not isinstance(value, bool):
            from mkdocs_careers.date_words import read_written_date  # only a mistake needs it

            if read_written_date(str(value)).days:
                return date_problem(self.name(path), path, str(value))
        number = wanted in ("number", "integer") and isinstance(value, str)
        is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
        return Problem(
            Code.WRONG_TYPE,
            f"{self.name(path)} must be {types(wanted)}, and this is {kind(value, wanted)}.",
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
            return f'put it in quotes: "{plain(value)}"'
        if wanted in ("number", "integer") and isinstance(value, str):
            return number_hint(value, money="base_salary" in path)
        if wanted == "boolean" and isinstance(value, str):
            word = _BOOLEANS.get(value.lower())
            return f"write `{word}`" if word else ""
        if wanted == "array" and isinstance(value, (str, int)) and not isinstance(value, bool):
            return f"write `[{plain(value)}]`"
        if wanted == "object":
            example = self.example(path)
            if isinstance(example, dict) and example:
                key, inner = next(iter(example.items()))
                shown = plain(inner) if isinstance(inner, bool) else inner
                return f"write `{path[-1]}: {{{key}: {shown}}}`"
        return ""

    def _other(self, fault: _Fault) -> Problem:
        path, keyword = fault.path, fault.keyword
        code = _CODES.get((keyword, str(fault.wanted)), Code.NOT_ALLOWED)
        said = describe_limit(keyword, fault.wanted, fault.value)
        hint = suggest_limit(keyword, fault.wanted, fault.value)
        help_ = ""
        if keyword in _SAYS_LITTLE:
            example = self.example(path)
            hint = hint or (f"write it as `{plain(example)}`" if is_scalar(example) else "")
            help_ = self.description(path)
            said = f"{said}, and this is {show(fault.value)}" if is_scalar(fault.value) else said
        return Problem(code, f"{self.name(path)} {said}.", path, hint, help_)


def _fault(error: ValidationError) -> _Fault:
    path = tuple(error.absolute_path)
    return _Fault(path, str(error.validator), error.validator_value, error.instance, error)


def _is_date_form(keyword: str, wanted: Any) -> bool:
    """Tell whether this is how the job schema says that text is a date, or one with a time."""
    return keyword == "pattern" and wanted.startswith((f"{_DATE_FORM}$", f"{_DATE_FORM}([ T]"))


def _listed(branches: list[Any]) -> list[Any]:
    """Return the values of alternatives that are single values, each with words of its own."""
    schemas = [branch for branch in branches if isinstance(branch, dict)]
    constants = [branch["const"] for branch in schemas if "const" in branch]
    return constants if len(constants) == len(branches) else []


def _is_other_type(faults: list[_Fault], path: KeyPath) -> bool:
    return any(
        fault.path == path and fault.keyword in ("type", "const", "enum") for fault in faults
    )
