"""Front matter: values stay what was typed, and every one knows where it stands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st

from mkdocs_careers.codes import Code
from mkdocs_careers.front_matter import FrontMatter, read_front_matter
from mkdocs_careers.source import Source
from mkdocs_careers.yaml_tree import MAX_DEPTH

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_careers.diagnostics import KeyPath

# YAML 1.1 takes these three for line breaks, so they come back as such; controls are refused.
LETTERS = st.characters(
    codec="utf-8", exclude_categories=["Cc"], exclude_characters="\x85\u2028\u2029\ufffe\uffff"
)
SCALARS = (
    st.none()
    | st.booleans()
    | st.integers(-(10**17), 10**17)
    | st.floats(-1e6, 1e6).map(lambda number: round(number, 2))
    | st.text(LETTERS, max_size=12)
    | st.sampled_from(["NO", "012", "12:30", "2026-17-04", "1_000", "0x1F", "null", "~", "*a", "&a",
                       "!", "a: b", "a #b", "- a", "", " ", "'", '"', "\n", "a\nb\n", "...", "---"])
)  # fmt: skip
KEYS = st.text(LETTERS, min_size=1, max_size=8)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)
MAPPINGS = st.dictionaries(KEYS, VALUES, max_size=5)
STYLES = st.fixed_dictionaries(
    {
        "default_flow_style": st.sampled_from([True, False, None]),
        "default_style": st.sampled_from([None, '"', "'", "|", ">"]),
        "allow_unicode": st.booleans(),
        "width": st.sampled_from([20, 10_000]),
        "indent": st.sampled_from([2, 4]),
    }
)


def read(text: str) -> FrontMatter:
    return read_front_matter(Source("job.md", text))


def read_yaml(block: str) -> FrontMatter:
    return read(f"---\n{block}---\nText\n")


def codes(front_matter: FrontMatter) -> list[Code]:
    return [problem.code for problem in front_matter.problems]


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("NO", "NO"),
        ("yes", "yes"),
        ("off", "off"),
        ("012", "012"),
        ("60601", 60601),
        ("-3", -3),
        ("+3", 3),
        ("0", 0),
        ("00", "00"),
        ("1.50", 1.5),
        ("1.", "1."),
        (".5", ".5"),
        ("1e3", "1e3"),
        ("1_000", "1_000"),
        ("0x1F", "0x1F"),
        ("0o17", "0o17"),
        (".inf", ".inf"),
        (".nan", ".nan"),
        ("12:30", "12:30"),
        ("2026-11-02", "2026-11-02"),
        ("2015-17-04", "2015-17-04"),
        ("2027-01-15 12:00", "2027-01-15 12:00"),
        ("2001-12-14t21:59:43.10-05:00", "2001-12-14t21:59:43.10-05:00"),
        ("=", "="),
        ("true", True),
        ("False", False),
        ("TRUE", True),
        ("tRUE", "tRUE"),
        ("null", None),
        ("~", None),
        ("", None),
        ("Null", None),
        ("'true'", "true"),
        ('"60601"', "60601"),
        ("''", ""),
        ('"a\\tb"', "a\tb"),
        ("'it''s'", "it's"),
        ("a # comment", "a"),
        ("a#b", "a#b"),
        ("C# and F#", "C# and F#"),
        ("99999999999999999999", "99999999999999999999"),
    ],
)
def test_values_stay_what_was_typed(typed: str, value: object) -> None:
    front_matter = read_yaml(f"key: {typed}\n")
    assert front_matter.problems == ()
    found = front_matter.data["key"]
    assert (found, type(found)) == (value, type(value))


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
@pytest.mark.parametrize("start", ["", "日本🎉: e\u0301 # ❤️\n"], ids=["plain", "wide"])
def test_spans(line_break: str, start: str) -> None:
    text = (
        f"---\n{start}"
        "title: Café 🎉 Manager  # comment\n"
        "'quoted key': \"two words\"\n"
        "skills: [one, 'two', {three: 3}]\n"
        "places:\n"
        "  - chicago\n"
        "  - city: Boston\n"
        "    code: 012\n"
        "empty:\n"
        "text: |\n"
        "  first\n"
        "  second\n"
        "last: end\n"
        "---\nBody\n"
    ).replace("\n", line_break)
    front_matter = read(text)
    assert front_matter.problems == ()

    def value(*path: str | int) -> str:
        return text[slice(*front_matter.value_span(path))]

    def key(*path: str | int) -> str:
        return text[slice(*front_matter.key_span(path))]

    assert value("title") == "Café 🎉 Manager"
    assert key("title") == "title"
    assert value("quoted key") == '"two words"'
    assert key("quoted key") == "'quoted key'"
    assert value("skills") == "[one, 'two', {three: 3}]"
    assert [value("skills", n) for n in range(3)] == ["one", "'two'", "{three: 3}"]
    assert (key("skills", 2, "three"), value("skills", 2, "three")) == ("three", "3")
    assert value("places", 0) == "chicago"
    assert (key("places", 1, "city"), value("places", 1, "city")) == ("city", "Boston")
    assert value("places", 1, "code") == "012"
    assert value("places").startswith("- chicago")
    assert value("places").endswith("code: 012")
    assert value("empty") == "empty"
    assert value("text") == line_break.join(["|", "  first", "  second"])
    assert value("last") == "end"
    assert text[slice(*front_matter.body)] == f"Body{line_break}"
    # what is not there stands at the nearest parent, or at the first line
    assert value("nothing") == "---"
    assert value("places", 7) == key("places") == "places"
    assert value("skills", 2, "four") == "{three: 3}"


def test_blocks_are_the_lines_of_a_key() -> None:
    text = "---\n# first\na: 1\nb:\n  - 2\n# about c\nc: 3\n---\n"
    blocks = read(text).blocks()
    assert [(name, text[slice(*span)]) for name, span in blocks] == [
        ("a", "a: 1\n"), ("b", "b:\n  - 2\n# about c\n"), ("c", "c: 3\n"),
    ]  # fmt: skip
    assert read("---\n{a: 1, b: 2}\n---\n").blocks() == []


def test_has() -> None:
    front_matter = read_yaml("a: {b: [1]}\nc:\n")
    assert front_matter.has(("a", "b", 0))
    assert front_matter.has(("c",))
    assert not front_matter.has(("a", "b", 1))
    assert not front_matter.has(("d",))


@pytest.mark.parametrize(
    ("text", "data", "body"),
    [
        ("---\na: 1\n---\nText", {"a": 1}, "Text"),
        ("---\na: 1\n---", {"a": 1}, ""),
        ("---\n---\nText", {}, "Text"),
        ("---  \na: 1\n---\t\nText", {"a": 1}, "Text"),
        ("---\na: 1\n...\nText", {"a": 1}, "Text"),
        ("---\r\na: 1\r\n---\r\nText", {"a": 1}, "Text"),
        ("---\ra: 1\r---\rText", {"a": 1}, "Text"),
        ("---\na: |\n  ---\n---\nText", {"a": "---\n"}, "Text"),
        ("---\na: b---\n---\nText\n---\nMore", {"a": "b---"}, "Text\n---\nMore"),
        ("---\n# only a comment\n---\nText", {}, "Text"),
    ],
)
def test_block_and_body(text: str, data: dict[str, Any], body: str) -> None:
    front_matter = read(text)
    assert front_matter.problems == ()
    assert front_matter.data == data
    assert text[slice(*front_matter.body)] == body


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", Code.NO_FRONT_MATTER),
        ("Text", Code.NO_FRONT_MATTER),
        ("\n---\na: 1\n---\n", Code.NO_FRONT_MATTER),
        ("----\na: 1\n----\n", Code.NO_FRONT_MATTER),
        ("---\na: 1\n", Code.NO_FRONT_MATTER),
        ("---", Code.NO_FRONT_MATTER),
        ("+++\na = 1\n+++\n", Code.TOML_FRONT_MATTER),
        ("---\n- a\n---\n", Code.INVALID_YAML),
        ("---\nwords\n---\n", Code.INVALID_YAML),
        ("---\na: b: c\n---\n", Code.INVALID_YAML),
        ("---\na: [\n---\n", Code.INVALID_YAML),
        ("---\na: \x00\n---\n", Code.INVALID_YAML),
        ("---\na: \ud800\n---\n", Code.INVALID_YAML),
        ("---\na: " + "[" * 30_000 + "\n---\n", Code.NESTED_TOO_DEEPLY),
        ("---\na: " + "{b: " * 30_000 + "\n---\n", Code.NESTED_TOO_DEEPLY),
        ("---\n" + "- " * 30_000 + "\n---\n", Code.INVALID_YAML),
    ],
)
def test_unreadable(text: str, code: Code) -> None:
    front_matter = read(text)
    assert not front_matter.readable
    assert codes(front_matter) == [code]
    assert front_matter.problems[0].span is not None


@pytest.mark.parametrize(
    ("block", "token"),
    [
        ("a: *b\n", "*b"),
        ("a: &b c\n", "&b"),
        ("a: !b c\n", "!b"),
        ("a: !!str 5\n", "!!str"),
        ("<<: {b: c}\n", "<<"),
        ("5: b\n", "5"),
        ("true: b\n", "true"),
        ("~: b\n", "~"),
        ("&b a: c\n", "&b"),
    ],
)
def test_yaml_features(block: str, token: str) -> None:
    front_matter = read_yaml(block)
    (problem,) = front_matter.problems
    assert problem.code is Code.YAML_FEATURE
    assert problem.span is not None
    assert f"---\n{block}"[slice(*problem.span)] == token


def test_deepest_that_is_read() -> None:
    levels = MAX_DEPTH - 1
    assert read_yaml(f"a: {'[' * levels}{']' * levels}\n").problems == ()
    assert codes(read_yaml(f"a: [{'[' * levels}{']' * levels}]\n")) == [Code.NESTED_TOO_DEEPLY]


@pytest.mark.parametrize(
    ("block", "path"),
    [("a: 1\nb: 2\na: 3\n", ("a",)), ("b: {a: 1, a: [2]}\n", ("b", "a")),
     ("b:\n  - c: 1\n    c: {d: 1}\n", ("b", 0, "c")), ("a: 1\n'a': 2\n", ("a",))],
)  # fmt: skip
def test_duplicates_keep_the_first(block: str, path: KeyPath) -> None:
    front_matter = read_yaml(block)
    (problem,) = front_matter.problems
    assert (problem.code, problem.path) == (Code.DUPLICATE_KEY, path)
    assert value_at(front_matter.data, path) == 1


def test_a_wrong_value_keeps_its_place_in_a_list() -> None:
    front_matter = read_yaml("a: [one, *two, three]\n")
    assert front_matter.data["a"][2] == "three"
    assert front_matter.has(("a", 2))


def test_an_alias_bomb_is_never_built() -> None:
    lines = ["a0: &a0 [lol, lol]", *(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 200))]
    front_matter = read_yaml("\n".join(lines) + "\n")
    assert set(codes(front_matter)) == {Code.YAML_FEATURE}


@given(
    st.text() | st.text(st.sampled_from("---+\n\r\t :[]{}'\"&*!|>#%@`,?ab\u2028\x85\ufeff\x00é🎉"))
)
def test_any_text_can_be_read(text: str) -> None:
    check_positions(text, read(text))
    fenced = f"---\n{text}\n---\n"
    check_positions(fenced, read(fenced))


@pytest.mark.parametrize("escape", [r"\0", r"\x1b", r"\x85", r"\uFFFE", r"\t", r"\n", r"\u00e9"])
def test_escaped_control_characters(escape: str) -> None:
    front_matter = read_yaml(f'a: "x{escape}y"\n')
    refused = escape in (r"\0", r"\x1b", r"\uFFFE")
    assert [p.code for p in front_matter.problems] == [Code.YAML_FEATURE] * refused
    assert ("a" in front_matter.data) is not refused


@given(MAPPINGS, STYLES, st.sampled_from(["\n", "\r\n", "\r"]))
def test_dumped_data_comes_back(
    data: dict[str, Any], style: dict[str, Any], line_break: str
) -> None:
    block = yaml.dump(data, Dumper=Dumper, line_break=line_break, sort_keys=False, **style)
    assume(not re.search(r"^(---|\.\.\.)", block, re.MULTILINE))  # closes the front matter
    text = f"---{line_break}{block}{line_break}---{line_break}"
    front_matter = read(text)
    assert front_matter.problems == ()
    assert front_matter.data == data
    for path, value in walk(data):
        token = text[slice(*front_matter.value_span(path))]
        if not isinstance(value, str):
            assert yaml.safe_load(token) == value
        elif not re.match(r"[|>][-+]?[0-9]", token):  # needs the indentation around it
            assert load(token).rstrip("\n") == value.rstrip("\n")
        if isinstance(path[-1], str):
            key = load(text[slice(*front_matter.key_span(path))])
            assert key.rstrip("\n") == path[-1].rstrip("\n")


class Dumper(yaml.SafeDumper):
    """Dumps texts in the style asked for, all else plain, and nothing as an alias."""

    def represent_scalar(self, tag: str, value: Any, style: str | None = None) -> yaml.ScalarNode:
        is_text = tag == "tag:yaml.org,2002:str"
        return super().represent_scalar(tag, value, style if is_text else "")

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002
        return True


def load(token: str) -> str:
    """Read a token alone, as text."""
    text: str = yaml.load(f"- {token}\n", Loader=yaml.BaseLoader)[0]
    return text


def walk(value: Any, path: KeyPath = ()) -> Iterator[tuple[KeyPath, Any]]:
    """Yield every scalar in `value` with its path."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from walk(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from walk(inner, (*path, index))
    else:
        yield path, value


def value_at(data: Any, path: KeyPath) -> Any:
    for step in path:
        data = data[step]
    return data


def check_positions(text: str, front_matter: FrontMatter) -> None:
    """Check that every span lies inside the text."""
    spans = [front_matter.block, front_matter.body]
    spans += [problem.span for problem in front_matter.problems if problem.span]
    for path, _ in walk(dict(front_matter.data)):
        spans += [front_matter.value_span(path), front_matter.key_span(path)]
    for start, end in spans:
        assert 0 <= start <= end <= len(text)
