"""The overlay: what a site's own schema says of `extra`, what is wrong in it, who follows it."""

from __future__ import annotations

import json
import pickle
import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import html5lib
import jsonschema_rs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from mkdocs_careers import Settings, read_settings
from mkdocs_careers.board import arrange, facet_values
from mkdocs_careers.codes import Code
from mkdocs_careers.listing_settings import Listing
from mkdocs_careers.outputs.facts import Fact, build_facts
from mkdocs_careers.outputs.language import load_language
from mkdocs_careers.outputs.listing import Listings
from mkdocs_careers.outputs.listing_options import ListingOptions, read_options
from mkdocs_careers.outputs.spot import Spot
from mkdocs_careers.outputs.templates import load_templates
from mkdocs_careers.overlay_keywords import KEYWORDS
from mkdocs_careers.overlay_reader import MAX_PARTS, read_overlay
from mkdocs_careers.schema import (
    check_job,
    overlaid_job_schema,
    overlaid_settings_schema,
)
from mkdocs_careers.schema_overlay import Overlay
from tests.strategies import MINIMAL

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_careers.diagnostics import Problem
    from mkdocs_careers.model import Job

JOB = {"title": "Program Coordinator", "date_posted": "2026-11-02"}
OWN = {
    "properties": {
        "percent_open_source": {
            "title": "Open source share", "type": "integer", "minimum": 0, "maximum": 100,
            "examples": [80],
        },
        "grade": {"title": "Grade", "enum": ["junior", "senior", "lead"]},
        "visa": {"title": "Help with visas", "type": "boolean"},
        "teams": {"title": "Teams", "type": "array", "items": {"type": "string"}},
        "interview": {"title": "Interviews", "type": "string", "format": "date"},
        "band": {"title": "Band", "oneOf": [{"const": 1, "title": "First"}, {"const": 2}]},
        "note": {"type": "string"},
        "desk": {
            "title": "Desk", "type": "object",
            "properties": {"floor": {"title": "Floor", "type": "integer"}, "key": {}},
        },
    },
    "required": ["percent_open_source"],
    "additionalProperties": False,
}  # fmt: skip


def overlay_of(schema: Mapping[str, Any]) -> Overlay:
    result = read_overlay(schema)
    assert result.problems == ()
    assert result.overlay is not None
    return result.overlay


OVERLAY = overlay_of(OWN)


def wrong(schema: object) -> list[tuple[str, str, str]]:
    """Return what is wrong with a schema: where, what, and what to do."""
    problems = read_overlay(schema).problems
    assert {problem.code for problem in problems} <= {Code.INVALID_SCHEMA}
    return [(".".join(map(str, p.path)), p.message, p.hint) for p in problems]


# What is read


def test_references_are_replaced_by_what_they_lead_to() -> None:
    overlay = overlay_of(
        {
            "$schema": "https://json-schema.org/draft-07/schema",
            "$id": "https://example.org/extra.json",
            "$comment": "for the office",
            "definitions": {
                "grade": {"title": "Any grade", "enum": ["a", "b"]},
                "grades": {"type": "array", "items": {"$ref": "#/definitions/grade"}},
                "a/b c": {"type": "integer"},
            },
            "properties": {
                "grade": {"$ref": "#/definitions/grade", "title": "Grade", "minLength": 9},
                "grades": {"$ref": "#/definitions/grades"},
                "same": {"$ref": "#/properties/grade"},
                "odd": {"$ref": "#/definitions/a~1b%20c"},
                "never": False,
                "any": True,
            },
            "dependencies": {"grade": ["grades"], "odd": {"$ref": "#/definitions/grade"}},
            "allOf": [{"if": {"required": ["odd"]}, "then": {"$ref": "#/properties/odd"}}],
        }
    )
    grade = {"title": "Any grade", "enum": ["a", "b"]}
    assert overlay.schema == {
        "properties": {
            "grade": {**grade, "title": "Grade"},
            "grades": {"type": "array", "items": grade},
            "same": {**grade, "title": "Grade"},
            "odd": {"type": "integer"},
            "never": {"not": {}},
            "any": True,
        },
        "dependencies": {"grade": ["grades"], "odd": grade},
        "allOf": [{"if": {"required": ["odd"]}, "then": {"type": "integer"}}],
    }
    assert list(overlay.keys) == ["grade", "grades", "same", "odd", "any"]


def test_settings_with_an_overlay_can_be_compared_hashed_and_pickled() -> None:
    again = overlay_of(json.loads(json.dumps(OWN)))
    assert again == OVERLAY
    assert hash(again) == hash(OVERLAY)
    settings = Settings(schema="extra.json", overlay=OVERLAY)
    assert pickle.loads(pickle.dumps(settings)) == settings


TALL: dict[str, Any] = {}
for _ in range(70):
    TALL = {"not": TALL}
WIDE = {
    "definitions": {
        **{f"d{i}": {"allOf": [{"$ref": f"#/definitions/d{i + 1}"}] * 2} for i in range(40)},
        "d40": {},
    },
    "allOf": [{"$ref": "#/definitions/d0"}],
}
OUT = "leads out of this file, and only what stands in it is read."
COPY = "copy it to `definitions`, and write `#/definitions/...`"
ROUND = "leads back to where it stands, without end."
NO_PATTERN = "is no regular expression that can be used here."
WRONG: list[tuple[Any, list[tuple[str, str, str]]]] = [
    ([], [("", "A schema of the keys under `extra` must be an object.",
           'such as `{"properties": {"grade": {"type": "string"}}}`')]),
    ({"properties": {"a": {"titel": "text", "type": "text", "minimun": 0, "maximum": "0"}}}, [
        ("properties.a.titel", "`titel` is not a keyword of JSON Schema.", "did you mean `title`?"),
        ("properties.a.minimun", "`minimun` is not a keyword of JSON Schema.",
         "did you mean `minimum`?"),
        ("properties.a.type", "`type` in `a` cannot be `text`.", ""),
        ("properties.a.maximum", "`maximum` in `a` must be a number, and this is text.",
         "write `0`"),
    ]),
    ({"grade": {"type": "string"}}, [
        ("grade", "`grade` is not a keyword of JSON Schema.",
         "a key of your own goes under `properties`")]),
    ({"$defs": {}}, [
        ("$defs", "`$defs` is not a keyword of JSON Schema.", "write `definitions`")]),
    ({"$schema": "https://json-schema.org/draft/2020-12/schema"}, [
        ("$schema", ("`$schema` does not have the form that it must have, and this is "
         "`https://json-schema.org/draft/2020-12/schema`."),
         "write it as `http://json-schema.org/draft-07/schema#`")]),
    ({"properties": {"a": 5, "b": []}}, [
        ("properties.a", "`a` in `properties` must be an object, and this is the number `5`.", ""),
        ("properties.b", "`b` in `properties` must be an object, and this is a list.", "")]),
    ({"properties": {"a": {"required": True}}}, [
        ("properties.a.required", "`required` in `a` must be a list, and this is `true`.", "")]),
    ({"properties": {"a": {"format": "day"}}}, [
        ("properties.a.format", "`format` in `a` cannot be `day`.", "")]),
    ({"properties": {"a": {"multipleOf": 0}}}, [
        ("properties.a.multipleOf", "`multipleOf` in `a` must be more than 0.", "")]),
    ({"type": "array"}, [
        ("type", "The schema describes all that stands under `extra`, which is an `object`.",
         "leave `type` out here")]),
    ({"properties": {"extra": {"properties": {"a": {}}}}}, [
        ("properties.extra", ("The schema is about what stands under `extra`, and this describes "
         "an `extra` in it."), "move what is inside of it to the top of the schema")]),
    ({"properties": {"a": {"$ref": "https://example.org/a.json"}}}, [
        ("properties.a.$ref", f"`https://example.org/a.json` {OUT}", COPY)]),
    ({"properties": {"a": {"$ref": "other.json#/a"}, "b": {"$ref": "file:///etc/passwd"}}}, [
        ("properties.a.$ref", f"`other.json#/a` {OUT}", COPY),
        ("properties.b.$ref", f"`file:///etc/passwd` {OUT}", COPY)]),
    ({"properties": {"a": {"$ref": "#/definitions/grad"}}, "definitions": {"grade": {}}}, [
        ("properties.a.$ref", "`#/definitions/grad` leads to nothing that is a schema.",
         "did you mean `#/definitions/grade`?")]),
    ({"properties": {"a": {"$ref": "#/properties/b/enum/0"}, "b": {"enum": [{}]}}}, [
        ("properties.a.$ref", "`#/properties/b/enum/0` leads to nothing that is a schema.",
         "write `#/definitions/...`")]),
    ({"properties": {"a": {"$ref": "#anchor"}}}, [
        ("properties.a.$ref", "`#anchor` leads to nothing that is a schema.",
         "write `#/definitions/...`")]),
    ({"properties": {"a": {"$ref": "#"}}}, [("properties.a.$ref", f"`#` {ROUND}", "")]),
    ({"properties": {"a": {"$ref": "#/definitions/a"}},
      "definitions": {"a": {"anyOf": [{"$ref": "#/definitions/b"}]},
                      "b": {"items": {"$ref": "#/definitions/a"}}}}, [
        ("definitions.b.items.$ref", f"`#/definitions/a` {ROUND}", "")]),
    ({"properties": {"a": {"$id": "https://example.org/"}}}, [
        ("properties.a.$id", "`$id` inside of a schema sends its references elsewhere.",
         "remove the line")]),
    ({"properties": {"a": {"pattern": "("}, "b": {"pattern": "^(?=a)"},
                     "c": {"pattern": r"^(a)\1$"}, "d": {"pattern": "(a{1000}){1000}"}},
      "patternProperties": {"[": {}}}, [
        ("patternProperties.[", f"`[` {NO_PATTERN}", ""),
        ("properties.a.pattern", f"`(` {NO_PATTERN}", ""),
        ("properties.b.pattern", f"`^(?=a)` {NO_PATTERN}", ""),
        ("properties.c.pattern", rf"`^(a)\1$` {NO_PATTERN}", ""),
        ("properties.d.pattern", f"`(a{{1000}}){{1000}}` {NO_PATTERN}", "")]),
    (TALL, [("", "The schema is nested more than 64 levels deep.", "")]),
    (WIDE, [("definitions.d31.allOf.0", (f"The schema has more than {MAX_PARTS} parts, or is "
             "nested too deeply."), "")]),
    ({"properties": {"a": {"maximum": float("inf")}}}, [
        ("", "The schema holds what JSON cannot hold, such as a number without end.", "")]),
    ({"properties": {"a": {"title": "\ud800"}}}, [
        ("", "The schema holds what JSON cannot hold, such as a number without end.", "")]),
]  # fmt: skip


@pytest.mark.parametrize(("schema", "expected"), WRONG, ids=lambda case: repr(case)[:40])
def test_what_is_wrong(schema: object, expected: list[tuple[str, str, str]]) -> None:
    assert sorted(wrong(schema)) == sorted(expected)


@pytest.mark.parametrize(
    "schema",
    [
        {},
        {"type": ["object", "null"]},
        {"properties": {"$ref": {"$ref": "#/definitions/$ref"}}, "definitions": {"$ref": {}}},
        {"properties": {"extra": {"properties": {}}, "other": {}}},
        {"properties": {"a": {"enum": [{"$ref": "https://example.org/"}], "default": {"typ": 1}}}},
        {"properties": {"a": {"const": {"type": "nonsense"}, "x-mine": {"typ": 1}}}},
        {"properties": {"a": {"markdownDescription": "**a**", "deprecated": True}}},
        {"properties": {"a": {"pattern": r"^(a+)+$"}, "b": {"pattern": r"^\p{L}+\d*$"}}},
        {"definitions": {"loop": {"items": {"$ref": "#/definitions/loop"}}}},
    ],
)
def test_what_is_right(schema: dict[str, Any]) -> None:
    assert wrong(schema) == []


def test_with_a_mistake_names_are_still_known() -> None:
    result = read_overlay({"properties": {"a": {"typ": 1}, "b": {}}})
    assert result.overlay == Overlay.of({"properties": {"a": {}, "b": {}}})
    assert read_overlay({"properties": 5}).overlay is None


KEYS = st.sampled_from([*KEYWORDS["properties"], "x-own", "grade", "typ"])
VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-2, 9)
    | st.floats()
    | st.sampled_from(["string", "integer", "object", "#", "#/definitions/a", "(", "^a+$", "date"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)


@given(VALUES)
def test_any_data_can_be_read_and_what_passes_is_a_schema(data: Any) -> None:
    result = read_overlay(data)
    if result.problems:
        return
    assert result.overlay is not None
    Draft7Validator.check_schema(result.overlay.schema)
    check_job({**JOB, "extra": {"a": 1}}, result.overlay)


@given(VALUES)
def test_what_the_official_schema_refuses_is_refused(data: Any) -> None:
    if not isinstance(data, dict) or Draft7Validator(Draft7Validator.META_SCHEMA).is_valid(data):
        return
    assert read_overlay(data).problems


# Jobs are held to it


def said(problem: Problem) -> str:
    return f"{problem.code}: {problem.message}" + (f" ({problem.hint})" if problem.hint else "")


def check(extra: object, schema: Mapping[str, Any] = OWN) -> list[str]:
    return [said(p) for p in check_job({**JOB, "extra": extra}, overlay_of(schema))]


def check_value(value: object, **schema: Any) -> list[str]:
    """Return what is said of a value under the key `k`, which starts with the key's name."""
    found = check({"k": value}, {"properties": {"k": schema}})
    return [line.replace("`k` in `extra`", "It") for line in found]


def test_valid_extra() -> None:
    extra = {
        "percent_open_source": 80, "grade": "lead", "visa": True, "teams": ["a", "b"], "band": 2,
        "interview": "2027-03-01", "note": "x", "desk": {"floor": 2, "key": [1], "other": {}},
    }  # fmt: skip
    assert check(extra) == []


def test_mistakes_at_their_places() -> None:
    data = {
        **JOB,
        "extra": {
            "percent_opensource": 80, "grade": "Senior", "visa": "yes", "teams": ["a", 5],
            "interview": "3 March 2027", "desk": {"floor": 1.5}, "band": 3,
        },
    }  # fmt: skip
    problems = check_job(data, OVERLAY)
    assert {".".join(map(str, p.path)): said(p) for p in problems} == {
        "extra.percent_opensource": "unknown-key: `percent_opensource` is not a key of `extra`. "
        "(did you mean `percent_open_source`?)",
        "extra.grade": "not-allowed: Grade (`grade` in `extra`) cannot be `Senior`. "
        "(did you mean `senior`?)",
        "extra.visa": "wrong-type: Help with visas (`visa` in `extra`) must be `true` or `false`, "
        "and this is text. (write `true`)",
        "extra.teams.1": "wrong-type: Teams (`teams` in `extra`) must be text, and this is the "
        'number `5`. (put it in quotes: "5")',
        "extra.interview": "not-a-date: Interviews (`interview` in `extra`) must be written as "
        "year-month-day, and this is `3 March 2027`. (write `2027-03-03`)",
        "extra.desk.floor": "wrong-type: Floor (`floor` in `desk`) must be a whole number, and "
        "this is the number `1.5`.",
        "extra.band": "not-allowed: Band (`band` in `extra`) cannot be `3`.",
    }
    fixes = {problem.path[-1]: problem.fix for problem in problems}
    assert fixes["percent_opensource"] == "percent_open_source"
    assert fixes["grade"] == "senior"


@pytest.mark.parametrize("data", [JOB, {**JOB, "extra": {}}])
def test_what_is_required_is_missing_without_extra_too(data: dict[str, Any]) -> None:
    [problem] = check_job(data, OVERLAY)
    line = "percent_open_source: 80"
    assert problem.path == ("extra", "percent_open_source")
    assert said(problem) == (
        "missing-key: Open source share (`percent_open_source` in `extra`) is missing. "
        f"(add `{line if 'extra' in data else f'extra: {{{line}}}'}`)"
    )


def test_empty_value_of_a_required_key_is_missing() -> None:
    assert check({"percent_open_source": None}) == [
        (
            "missing-key: Open source share (`percent_open_source` in `extra`) is empty. "
            "(write a value)"
        )
    ]
    assert check({"percent_open_source": 1, "note": None}) == [
        "empty-value: `note` in `extra` is empty. (write a value, or remove the line)"
    ]


def test_extra_that_is_no_mapping() -> None:
    assert [line.split(":")[0] for line in check([1])] == ["wrong-type"]


def test_other_keys_pass_unless_the_schema_says_otherwise() -> None:
    assert check({"other": 1}, {"properties": {"k": {}}}) == []


EITHER = [{"type": "string", "minLength": 3}, {"type": "integer", "minimum": 5}]


@pytest.mark.parametrize(
    ("value", "schema", "expected"),
    [
        (101, {"maximum": 100}, ["not-allowed: It cannot be more than 100."]),
        (-1, {"minimum": 0}, ["not-allowed: It cannot be less than 0."]),
        (5, {"exclusiveMinimum": 5}, ["not-allowed: It must be more than 5."]),
        (5, {"exclusiveMaximum": 5}, ["not-allowed: It must be less than 5."]),
        (0.075, {"multipleOf": 0.01}, ["not-allowed: It must be a multiple of 0.01."]),
        (0.07, {"multipleOf": 0.01}, []),
        ("abc", {"maxLength": 2},
         ["not-allowed: It cannot have more than 2 characters. (this has 3)"]),
        ("", {"minLength": 1}, ["not-allowed: It must have at least 1 character. (this has 0)"]),
        ([], {"minItems": 1},
         ["not-allowed: It is an empty list. (write a value, or remove the line)"]),
        ([1], {"minItems": 2},
         ["not-allowed: It must have at least 2 values. (there is one)"]),
        ([1, 2], {"maxItems": 1},
         ["not-allowed: It cannot have more than 1 value. (there are 2)"]),
        ([1, 1], {"uniqueItems": True}, ["not-allowed: It names one value twice. (remove one)"]),
        ([2], {"contains": {"const": 1}},
         ["not-allowed: It lacks a value that must be among them."]),
        ([1, 2], {"items": [{}], "additionalItems": False},
         ["not-allowed: It has more values than there can be."]),
        ({}, {"minProperties": 1}, ["not-allowed: It must have at least 1 key. (there are 0)"]),
        ({"a": 1}, {"maxProperties": 0},
         ["not-allowed: It cannot have more than 0 keys. (there is one)"]),
        ({"a": 1}, {"dependencies": {"a": ["b", "c"]}},
         ["missing-key: `a` in `k` needs `b` beside it. (add `b`)",
          "missing-key: `a` in `k` needs `c` beside it. (add `c`)"]),
        ({"A": 1}, {"propertyNames": {"pattern": "^[a-z]+$"}},
         ["unknown-key: `A` is not a key that It can have."]),
        ({"a": 1, "b": 2}, {"patternProperties": {"^a": {}}, "additionalProperties": False},
         ["unknown-key: `b` is not a key of `k`."]),
        ("x1", {"pattern": "^[A-Z]{2}$", "examples": ["GS"], "description": "Two capitals."},
         [("not-allowed: It does not have the form that it must have, and this is `x1`. "
          "(write it as `GS`)")]),
        (" ", {"pattern": "\\S"},
         ["empty-value: It is empty. (write a value, or remove the line)"]),
        ("soon", {"format": "date"},
         ["not-a-date: It must be a date, and this is `soon`. (write it as `2026-11-02`)"]),
        ("2027-02-30", {"format": "date"},
         ["not-a-date: It: `2027-02-30` is no day or time that there is. (check month and day)"]),
        ("x", {"format": "email"},
         [("not-an-address: It must be a mail address, and this is `x`. "
          "(write it as `jobs@example.org`)")]),
        ("example.org", {"format": "uri"},
         [("not-a-link: It must be a web address, and this is `example.org`. "
          "(write it as `https://example.org/`)")]),
        ("1", {"format": "ipv4"}, ["not-allowed: It must be in the form `ipv4`, and this is `1`."]),
        ("no", {"const": "yes"}, ["not-allowed: It cannot be `no`."]),
        ("5", {"const": 5}, ["not-allowed: It cannot be `5`. (write it without quotes)"]),
        (5, {"enum": ["5", "6"]}, ['not-allowed: It cannot be `5`. (put it in quotes: "5")']),
        ("yes", {"enum": [True, False]}, ["not-allowed: It cannot be `yes`."]),
        ("c", {"oneOf": [{"const": "a"}, {"const": "b"}]}, ["not-allowed: It cannot be `c`."]),
        (2, {"anyOf": EITHER}, ["not-allowed: It cannot be less than 5."]),
        (True, {"anyOf": EITHER},
         ["wrong-type: It must be text or a whole number, and this is `true`."]),
        ([1], {"type": ["string", "integer"]},
         ["wrong-type: It must be text or a whole number, and this is a list."]),
        (3, {"oneOf": [{"type": "integer"}, {"minimum": 2}]},
         [("not-allowed: It must have one of several forms, and has none of them or more than one, "
          "and this is `3`.")]),
        ("x", {"not": {"const": "x"}},
         ["not-allowed: It has a value that it cannot have, and this is `x`."]),
        ("abc", {"if": {"type": "string"}, "then": {"maxLength": 2}},
         ["not-allowed: It cannot have more than 2 characters. (this has 3)"]),
        (1, {"allOf": [{"minimum": 2}, {"multipleOf": 2}]},
         ["not-allowed: It cannot be less than 2.", "not-allowed: It must be a multiple of 2."]),
        ("1,200", {"type": "integer"},
         ["wrong-type: It must be a whole number, and this is text. (write `1200`)"]),
        ("some", {"type": "integer"},
         ["wrong-type: It must be a whole number, and this is text. (write digits)"]),
        (1.0, {"type": "integer"}, []),
    ],
    ids=lambda case: repr(case)[:40],
)  # fmt: skip
def test_words_for_every_keyword(
    value: object, schema: dict[str, Any], expected: list[str]
) -> None:
    assert check_value(value, **schema) == expected


def test_what_can_never_stand() -> None:
    [problem] = check_job({**JOB, "extra": {"k": 1}}, overlay_of({"properties": {"k": False}}))
    assert problem.path == ("extra", "k")
    assert problem.message == "`k` in `extra` cannot stand here, and this is `1`."


def test_the_schema_s_own_words_help() -> None:
    node = {"title": "Code", "pattern": "^[A-Z]+$", "description": "Capitals alone."}
    [problem] = check_job({**JOB, "extra": {"k": "a"}}, overlay_of({"properties": {"k": node}}))
    assert problem.help == "Capitals alone."
    assert problem.message.startswith("Code (`k` in `extra`) ")


SLOW = "^(a+)+$"


LONG = "a" * 9_999 + "b"
HANGING: list[tuple[dict[str, Any], dict[str, Any]]] = [
    ({"properties": {"k": {"pattern": SLOW}}}, {"k": LONG}),
    ({"patternProperties": {SLOW: {}}, "additionalProperties": False}, {LONG: 1}),
    ({"propertyNames": {"pattern": SLOW}}, {LONG: 1}),
    ({"properties": {"k": {"not": {"pattern": f"{SLOW}|b"}}}}, {"k": LONG}),
    ({"properties": {"k": {"anyOf": [{"pattern": SLOW}, {"maxLength": 3}]}}}, {"k": LONG}),
    ({"patternProperties": {SLOW: {"type": "integer"}}}, {"a" * 30: "x", LONG: "x"}),
]


def test_a_pattern_cannot_hang() -> None:
    """Python's own engine would take longer than the world is old, so another process tries."""
    script = (
        "import json, sys\n"
        "from tests.test_schema_overlay import check\n"
        "for schema, extra in json.load(sys.stdin):\n"
        "    print(len(check(extra, schema)))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        input=json.dumps(HANGING),
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert done.stdout.split() == ["1"] * len(HANGING)


LEAVES = (
    st.booleans()
    | st.integers(-3, 12)
    | st.floats(-3, 12)
    | st.sampled_from(["", "a", "aab", "2027-02-30", "2027-02-28", "x@example.org", "U", "é"])
)
DATA = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("ab"), inner),
    max_leaves=6,
)
LIMITS = st.fixed_dictionaries(
    {},
    optional={
        "type": st.sampled_from(["string", "integer", "number", "boolean", "array", "object"]),
        "enum": st.lists(LEAVES, min_size=1, max_size=3, unique_by=repr),
        "const": LEAVES,
        "minimum": st.integers(-3, 5),
        "exclusiveMaximum": st.integers(0, 9),
        "multipleOf": st.sampled_from([1, 2, 0.1, 0.01, 1.5]),
        "minLength": st.integers(0, 3),
        "maxLength": st.integers(0, 3),
        "pattern": st.sampled_from(["^a+$", "b", "^.$", r"\d"]),
        "format": st.sampled_from(["date", "email", "uri"]),
        "minItems": st.integers(0, 2),
        "uniqueItems": st.booleans(),
        "required": st.just(["a"]),
        "propertyNames": st.just({"enum": ["a"]}),
        "dependencies": st.just({"a": ["b"]}),
    },
)
SCHEMAS = st.recursive(
    LIMITS | st.booleans(),
    lambda inner: st.fixed_dictionaries(
        {},
        optional={
            "items": inner | st.lists(inner, min_size=1, max_size=2),
            "additionalItems": inner,
            "additionalProperties": inner,
            "properties": st.dictionaries(st.sampled_from("ab"), inner),
            "patternProperties": st.dictionaries(st.sampled_from(["^a", "b$"]), inner),
            "not": inner,
            "if": inner,
            "then": inner,
            "contains": inner,
            "anyOf": st.lists(inner, min_size=1, max_size=2),
            "oneOf": st.lists(inner, min_size=1, max_size=2),
            "allOf": st.lists(inner, min_size=1, max_size=2),
        },
    ),
    max_leaves=5,
)


@given(SCHEMAS, DATA)
@settings(max_examples=300)
def test_what_judges_and_what_explains_agree(schema: Any, value: Any) -> None:
    result = read_overlay({"properties": {"k": schema}})
    if result.overlay is None or result.problems:  # `enum: [1, 1.0]` names one value twice
        return
    judge = jsonschema_rs.Draft7Validator(result.overlay.schema, validate_formats=True)
    problems = check_job({**JOB, "extra": {"k": value}}, result.overlay)
    assert (not problems) == judge.is_valid({"k": value})


# Settings are held to it


def settings_of(
    data: Mapping[str, Any], overlay: Overlay | None = OVERLAY
) -> tuple[Settings, list[str]]:
    result = read_settings(data, overlay)
    return result.settings, [said(problem) for problem in result.problems]


def test_defaults_are_held_to_it() -> None:
    _, found = settings_of({"defaults": {"extra": {"grade": "mid"}}})
    assert found == [
        "not-allowed: Grade (`grade` in `extra`) cannot be `mid`.",
        (
            "missing-key: Open source share (`percent_open_source` in `extra`) is missing. "
            "(add `percent_open_source: 80`)"
        ),
    ]
    kept, found = settings_of({"defaults": {"extra": {"percent_open_source": 5}}})
    assert found == []
    assert kept.overlay == OVERLAY


def test_listing_takes_its_keys() -> None:
    listing = {"group_by": "extra.grade", "sort": ["-extra.percent_open_source", "title"]}
    kept, found = settings_of({"listing": listing})
    assert found == []
    assert kept.listing == Listing("extra.grade", ("-extra.percent_open_source", "title"))
    _, found = settings_of(
        {"listing": {"group_by": "extra.grad", "sort": ["extra.teams", "-extra.x"]}}
    )
    assert found == [
        (
            "not-allowed: Grouped by (`group_by` in `listing`) cannot be `extra.grad`. "
            "(did you mean `extra.grade`?)"
        ),
        "not-allowed: Key (`sort` in `listing`) cannot be `extra.teams`.",
        "not-allowed: Key (`sort` in `listing`) cannot be `-extra.x`.",
    ]
    kept, found = settings_of({"listing": {"filters": ["extra.grade", "extra.teams"]}})
    assert (kept.listing.filters, found) == (("extra.grade", "extra.teams"), [])
    assert settings_of({"listing": {"filters": "extra.grad"}})[1] == [
        (
            "not-allowed: Filters (`filters` in `listing`) cannot be `extra.grad`. "
            "(did you mean `extra.grade`?)"
        )
    ]
    assert settings_of({"listing": listing}, None)[1]


def test_overlay_is_no_option() -> None:
    _, found = settings_of({"overlay": {}})
    assert found == ["unknown-key: `overlay` is not an option of careers."]


# The page shows it

ENGLISH = load_language("en")
FULL = {
    "percent_open_source": 80, "grade": "lead", "visa": False, "teams": ["R&D", "<b>"], "band": 1,
    "interview": "2027-03-01", "note": "hidden", "desk": {"floor": 12000.5, "key": 1},
    "other": "of nobody",
}  # fmt: skip


def facts(extra: dict[str, Any], tag: str = "en", overlay: Overlay = OVERLAY) -> dict[str, Any]:
    job = replace(MINIMAL, extra=extra)
    found = build_facts(job, load_language(tag), overlay)
    return {fact.label: fact.values for fact in found if fact.key.startswith("extra.")}


def test_facts_follow_the_schema() -> None:
    assert facts(FULL) == {
        "Open source share": ("80",),
        "Grade": ("lead",),
        "Help with visas": ("No",),
        "Teams": ("R&D", "<b>"),
        "Interviews": ("March 1, 2027",),
        "Band": ("First",),
        "Desk": ("Floor: 12,000.5",),
    }
    german = facts(FULL, "de")
    assert german["Help with visas"] == ("Nein",)
    assert german["Interviews"] == ("1. März 2027",)
    assert german["Desk"] == ("Floor: 12.000,5",)


@pytest.mark.parametrize(
    "extra", [{}, {"teams": []}, {"desk": {}}, {"desk": {"key": 1}}, {"grade": None}, {"x": 1}]
)
def test_nothing_is_said_of_what_is_not_there(extra: dict[str, Any]) -> None:
    assert facts(extra) == {}


def test_known_facts_come_first_and_stay_as_they_are() -> None:
    job = replace(MINIMAL, extra=FULL)
    known = build_facts(job, ENGLISH)
    assert build_facts(job, ENGLISH, OVERLAY)[: len(known)] == known
    assert known == build_facts(MINIMAL, ENGLISH)


@pytest.mark.parametrize(
    ("value", "shown"),
    [(2027, "2027"), (9999.5, "9999.5"), (12345, "12,345"), (0.1, "0.1"), (-20000, "-20,000"),
     (1.0, "1"), (10**18, "1,000,000,000,000,000,000"), (float("inf"), "∞")],
)  # fmt: skip
def test_numbers(value: float, shown: str) -> None:
    overlay = overlay_of({"properties": {"n": {"title": "N"}}})
    assert facts({"n": value}, overlay=overlay) == {"N": (shown,)}


def test_class_of_a_hostile_key() -> None:
    key = "a b' onclick=x careers-apply"
    assert (
        Fact(f"extra.{key}", "A", ("b",)).css_class == "careers-extra-a-b-onclick-x-careers-apply"
    )


# Lists are arranged by it


def job(path: str, **extra: Any) -> Job:
    return replace(MINIMAL, path=path, title=path, extra=extra)


A = job("a", grade="senior", percent_open_source=100, visa=True, teams=["x", "y"], band=2)
B = job("b", grade="junior", percent_open_source=9, visa=False, teams=["y"], band=1)
C = job("c", percent_open_source=9.5, interview="2027-03-01", desk={"floor": 1})
D = job("d", grade="lead", percent_open_source="many", teams=[{"a": 1}, None])


def headings(options: ListingOptions) -> list[str]:
    """Return the headings of a list, each with the paths of its jobs."""
    found: list[str] = []
    listings = Listings(ENGLISH, load_templates(), OVERLAY)
    html = listings.render(listings.select((D, C, B, A), options), Spot(lambda job: job.path, str))
    for node in html5lib.parseFragment(html, namespaceHTMLElements=False).iter():
        if node.tag == "h2":
            found.append(node[0].text + ":")
        elif node.tag == "a":
            found[-1:] = [(found or [""])[-1] + node.get("href")]
    return found


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (ListingOptions("extra.grade"), ["junior:b", "senior:a", "lead:d", "Other positions:c"]),
        (ListingOptions("extra.visa"),
         ["Help with visas: Yes:a", "Help with visas: No:b", "Other positions:cd"]),
        (ListingOptions("extra.percent_open_source"),
         ["Open source share: 9:b", "Open source share: 9.5:c", "Open source share: 100:a",
          "many:d"]),
        (ListingOptions("extra.teams"), ["x:a", "y:ab", "Other positions:cd"]),
        (ListingOptions("extra.interview"),
         ["Interviews: March 1, 2027:c", "Other positions:abd"]),
        (ListingOptions("extra.band"),
         ["Band: First:b", "Band: 2:a", "Other positions:cd"]),
        (ListingOptions(sort=("extra.grade",)), ["badc"]),
        (ListingOptions(sort=("-extra.grade",)), ["dabc"]),
        (ListingOptions(sort=("-extra.percent_open_source",)), ["dacb"]),
        (ListingOptions(sort=("extra.desk",)), ["abcd"]),
        (ListingOptions(where={"extra.grade": ["junior", "lead"]}), ["bd"]),
        (ListingOptions(where={"extra.visa": True}), ["a"]),
        (ListingOptions(where={"extra.percent_open_source": 100.0}), ["a"]),
        (ListingOptions(where={"extra.teams": "Y"}), ["ab"]),
    ],
    ids=str,
)  # fmt: skip
def test_lists(options: ListingOptions, expected: list[str]) -> None:
    assert headings(options) == expected


@given(st.lists(DATA, max_size=6), st.sampled_from(["extra.k", "-extra.k"]))
def test_values_of_any_kind_can_be_sorted_and_grouped(values: list[Any], sort: str) -> None:
    jobs = [job(str(number), k=value) for number, value in enumerate(values)]
    groups = arrange(jobs, sort=[sort], group_by="extra.k")
    assert {job.path for group in groups for job in group.jobs} == {job.path for job in jobs}
    assert groups == arrange(reversed(jobs), sort=[sort], group_by="extra.k")
    assert all(isinstance(text, str) for job in jobs for text in facet_values(job, "extra.k"))


@pytest.mark.parametrize(
    ("marker", "expected"),
    [
        ("{group_by: extra.grade, sort: [-extra.percent_open_source, title]}", []),
        ("{where: {extra.grade: [junior], extra.visa: true, extra.band: 1, extra.note: x}}", []),
        ("{group_by: extra.grad}", ["`group_by` cannot be `extra.grad`."]),
        ("{group_by: extra.desk}", ["`group_by` cannot be `extra.desk`."]),
        ("{sort: [extra.teams]}", ["`sort` cannot be `extra.teams`."]),
        ("{where: {extra.grad: junior}}", ["`extra.grad` is not a key of `where`."]),
        ("{where: {grade: junior}}", ["`grade` is not a key of `where`."]),
        ("{where: {extra.grade: mid}}", ["`extra.grade` in `where` cannot be `mid`."]),
        ("{where: {extra.visa: yes}}", ["`extra.visa` in `where` cannot be `yes`."]),
        ("{where: {extra.teams: []}}", ["`extra.teams` in `where` is an empty list."]),
    ],
)
def test_markers(marker: str, expected: list[str]) -> None:
    _, problems = read_options(marker, Listing(), OVERLAY)
    assert [problem.message for problem in problems] == expected


def test_marker_suggests_the_key_that_was_meant() -> None:
    for marker in ("{where: {extra.grad: junior}}", "{group_by: extra.grad}"):
        [problem] = read_options(marker, Listing(), OVERLAY)[1]
        assert problem.hint == "did you mean `extra.grade`?"


@pytest.mark.parametrize(
    "marker", ["{group_by: extra.a}", "{sort: [-extra.a]}", "{where: {extra.a: 1}}"]
)
def test_marker_without_a_schema_says_what_it_takes(marker: str) -> None:
    [problem] = read_options(marker, Listing())[1]
    assert problem.code is Code.INVALID_MARKER
    assert "name the schema's file under `schema` in the settings" in problem.help


# Editors follow it

SITE = {
    "places": {"chicago": {"address_locality": "Chicago", "address_country": "US"}},
    "areas": {"North America": ["US", "CA"]},
    "organizations": {"partner": {"name": "Partner Library"}},
    "host_keys": ["banner", "a.b*c"],
}


def valid(schema: dict[str, Any], data: Mapping[str, Any]) -> bool:
    return bool(Draft7Validator(schema).is_valid(data))


def test_schema_of_a_site() -> None:
    settings, found = settings_of(SITE)
    assert found == []
    schema = overlaid_job_schema(settings, {"hide", "title"})
    Draft7Validator.check_schema(schema)
    good = {**JOB, "extra": {"percent_open_source": 80}}
    assert valid(schema, good)
    assert valid(schema, {**good, "hide": ["toc"], "banner": 1, "a.b*c": 2})
    assert valid(schema, {**good, "hiring_organization": "partner"})
    for bad in (
        JOB,
        {**JOB, "extra": {}},
        {**JOB, "extra": {"percent_open_source": 101}},
        {**JOB, "extra": {"percent_open_source": 80, "other": 1}},
        {**good, "hiring_organization": "someone"},
        {**good, "hidden": 1},
        {**good, "aXbc": 1},
        {key: value for key, value in good.items() if key != "title"},
    ):
        assert not valid(schema, bad), bad
    properties = schema["properties"]
    assert properties["job_location"]["examples"][0] == "chicago"
    assert properties["applicant_location_requirements"]["examples"][0] == "North America"
    assert properties["extra"]["title"] == "Your own data"
    assert properties["extra"]["examples"] == [
        {"percent_open_source": 80, "grade": "junior", "visa": True, "band": 1}
    ]
    assert "chicago" not in json.dumps(overlaid_job_schema(Settings()))


def test_schema_of_a_site_refers_to_itself_alone() -> None:
    settings, _ = settings_of(SITE)
    for schema in (overlaid_job_schema(settings), overlaid_settings_schema(settings)):
        text = json.dumps(schema)
        for part in text.split('"$ref": "')[1:]:
            name = part.split('"')[0]
            assert name.removeprefix("#/definitions/") in schema["definitions"], name


def test_schema_of_a_site_is_not_shared() -> None:
    settings, _ = settings_of({})
    overlaid_job_schema(settings)["properties"]["extra"]["properties"].clear()
    overlaid_settings_schema(settings)["properties"].clear()
    assert "grade" in overlaid_job_schema(settings)["properties"]["extra"]["properties"]
    assert "jobs_dir" in overlaid_settings_schema(settings)["properties"]


def test_what_the_settings_give_is_not_asked_for() -> None:
    settings, _ = settings_of(
        {"defaults": {"extra": {"percent_open_source": 1}, "date_posted": "2026-11-02"}}
    )
    assert overlaid_job_schema(settings)["required"] == ["title"]
    assert overlaid_job_schema(settings_of({})[0])["required"] == ["title", "date_posted", "extra"]
    loose = overlay_of({"properties": {"a": {}}})
    assert "extra" not in overlaid_job_schema(settings_of({}, loose)[0])["required"]


def test_settings_schema_of_a_site() -> None:
    schema = overlaid_settings_schema(settings_of({})[0])
    Draft7Validator.check_schema(schema)
    assert valid(schema, {"listing": {"group_by": "extra.grade", "sort": ["-extra.grade"]}})
    assert valid(schema, {"defaults": {"extra": {"percent_open_source": 1}}})
    assert not valid(schema, {"listing": {"group_by": "extra.other"}})
    assert not valid(schema, {"defaults": {"extra": {"percent_open_source": "x"}}})


EXTRAS = st.fixed_dictionaries(
    {},
    optional={
        "percent_open_source": st.integers(-5, 105) | st.just("x"),
        "grade": st.sampled_from(["lead", "mid"]),
        "visa": st.booleans() | st.just("no"),
        "desk": DATA,
        "x": st.just(1),
    },
)


@given(EXTRAS)
def test_editors_and_check_agree(extra: dict[str, Any]) -> None:
    schema = overlaid_job_schema(settings_of({})[0])
    data = {**JOB, "extra": extra}
    assert valid(schema, data) == (not check_job(data, OVERLAY))
