"""The cursor: what stands in a front matter at a place, also where YAML is unfinished."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_careers.front_matter import read_front_matter
from mkdocs_careers.language_server.cursor import find_spot
from mkdocs_careers.language_server.positions import Positions, count_units
from mkdocs_careers.reader import MAX_BYTES
from mkdocs_careers.source import Source
from tests.rewrite_reports import VALID

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from mkdocs_careers.diagnostics import KeyPath
    from mkdocs_careers.language_server.spot import Spot
    from mkdocs_careers.yaml_tree import YamlNode

CURSOR = "¦"


def at(marked: str) -> tuple[Spot | None, str]:
    """Return the spot at the mark of a text, and the word there."""
    offset = marked.index(CURSOR)
    text = marked.replace(CURSOR, "", 1)
    spot = find_spot(text, offset)
    return spot, text[slice(*spot.word)] if spot else ""


# Keys and values; `block` stands between the two `---`.


@pytest.mark.parametrize(
    ("block", "path", "word"),
    [
        ("¦", (), ""),
        ("ti¦", (), "ti"),
        ("title: x\n¦\nskills: y", (), ""),
        ("tit¦le: x", (), "title"),
        ("title¦: x", (), "title"),
        ("¦title: x", (), "title"),
        ('"tit¦le": x', (), '"title"'),
        ("apply:\n  ¦", ("apply",), ""),
        ("apply:\n  email: a\n  su¦\ntitle: x", ("apply",), "su"),
        ("apply:\n  email: a\n¦", (), ""),
        ("apply: # how\n  ¦", ("apply",), ""),
        ("job_location:\n  - ¦", ("job_location", 0), ""),
        ("job_location:\n- chicago\n- ad¦", ("job_location", 1), "ad"),
        ("job_location:\n  - chicago\n  - name: x\n    ad¦", ("job_location", 1), "ad"),
        ("job_location:\n  - chicago\n  - ad¦\n    name: x", ("job_location", 1), "ad"),
        ("job_location:\n  - name: x\n  - ¦\nskills: y", ("job_location", 1), ""),
        ("extra:\n  a:\n    - - b: 1\n        ¦", ("extra", "a", 0, 0), ""),
        ("description: |\n  a: b\n¦", (), ""),
        ("title: 'x\n¦", (), ""),
        ("title: [x\n¦", (), ""),
        ("base_salary: {¦", ("base_salary",), ""),
        ("base_salary: {cur¦}", ("base_salary",), "cur"),
        ("base_salary: {value: 1, ¦}", ("base_salary",), ""),
        ("base_salary: {\n  value: 1,\n  cur¦\n}", ("base_salary",), "cur"),
        ("job_location: [chicago, {¦", ("job_location", 1), ""),
    ],
)
def test_key(block: str, path: KeyPath, word: str) -> None:
    for marked in (f"---\n{block}\n---\n\nText", f"---\n{block}\n", f"---\n{block}"):
        for text in (marked, marked.replace("\n", "\r\n"), marked.replace("\n", "\r")):
            spot, there = at(text)
            assert spot is not None
            assert (spot.is_key, spot.path, there) == (True, path, word)


@pytest.mark.parametrize(
    ("block", "path", "word"),
    [
        ("status: ¦", ("status",), ""),
        ("status:¦", ("status",), ""),
        ("status:  ¦  ", ("status",), ""),
        ("status: op¦", ("status",), "op"),
        ("status: ¦open", ("status",), "open"),
        ("status: open¦ # yes", ("status",), "open"),
        ('status: "op¦en"', ("status",), '"open"'),
        ("status: 'op¦", ("status",), "'op"),
        ("title: Head of ¦ C# & more", ("title",), "Head of  C# & more"),
        ("apply:\n  email: ¦", ("apply", "email"), ""),
        ("job_location:\n  - address_country: ¦", ("job_location", 0, "address_country"), ""),
        ("job_location:\n- a\n- name: ¦", ("job_location", 1, "name"), ""),
        ("skills: [a, ¦]", ("skills", 1), ""),
        ("skills: [¦", ("skills", 0), ""),
        ("skills: [a, b¦", ("skills", 1), "b"),
        ("skills: [a, 'b, ¦c']", ("skills", 1), "'b, c'"),
        ("skills: [\n  a, # one\n  ¦", ("skills", 1), ""),
        ("base_salary: {value: 1, currency: ¦}", ("base_salary", "currency"), ""),
        ("base_salary: {currency:¦}", ("base_salary", "currency"), ""),
        ("job_location: [{address_country: U¦}]", ("job_location", 0, "address_country"), "U"),
        ("job_location:\n  - {address_country: ¦}", ("job_location", 0, "address_country"), ""),
        ("extra: {a: {b: [1, {c: ¦", ("extra", "a", "b", 1, "c"), ""),
    ],
)
def test_value(block: str, path: KeyPath, word: str) -> None:
    for marked in (f"---\n{block}\n---\n\nText", f"---\n{block}\n", f"---\n{block}"):
        spot, there = at(marked)
        assert spot is not None
        assert (spot.is_key, spot.path, there) == (False, path, word)


@pytest.mark.parametrize(
    "marked",
    [
        "¦", "¦title: x", "-¦--\n---\n", "---¦\n---\n", "---\ntitle: x\n---¦", "---\n---\n¦",
        "---\ntitle: x\n---\nText¦", "---\ntitle: x # wh¦\n---\n", "---\n# wh¦\n---\n",
        "---\ntitle: x\n  mo¦re\n---\n", "---\ntitle: |\n  te¦xt\n---\n", "---\ntitle: |¦\n---\n",
        "---\ntitle: >-\n\n  ¦\n---\n", "---\ntitle:¦ x\n---\n", "---\nx: [a] ¦\n---\n",
        "---\nx: [a]¦\n---\n", "---\nx: [a: ¦]\n---\n", "---\nx: [a # ¦\n---\n",
        "---\nskills:\n  - a\n  ¦\n---\n", "---\n¦- x\n---\n", "+++\n¦\n+++\n",
        "---\nx: " + "[" * 100 + "¦\n---\n",
    ],
)  # fmt: skip
def test_nothing(marked: str) -> None:
    assert at(marked) == (None, "")


def test_what_is_known_of_a_key() -> None:
    spot, _ = at("---\ntitle: x\napply:\n  url: a\n  ¦\n  cc: b\nskills: c\n---\n")
    assert spot is not None
    assert spot.taken == {"url", "cc"}
    assert (spot.column, spot.has_colon, spot.is_first, spot.in_flow) == (2, False, False, False)
    spot, _ = at("---\ntitle: x\nski¦lls: c\n---\n")
    assert spot is not None
    assert spot.taken == {"title"}
    assert spot.has_colon
    spot, _ = at("---\nskills:\n  -¦\n---\n")
    assert spot is not None
    assert spot.is_glued
    assert spot.is_first
    spot, _ = at("---\napply: {url: a, ¦\n---\n")
    assert spot is not None
    assert spot.taken == {"url"}
    assert spot.in_flow


def test_text_of_more_than_a_megabyte() -> None:
    assert at("---\ntitle: ¦x\n---\n" + "x" * MAX_BYTES) == (None, "")


# What the parser reads is what stands under the cursor.


def leaves(node: YamlNode, path: KeyPath = ()) -> Iterator[tuple[KeyPath, YamlNode]]:
    """Yield every value of a tree that holds no others, with its way."""
    if not node.children:
        yield path, node
    for step, inner in (node.children or {}).items():
        yield from leaves(inner, (*path, step))


def check_agreement(text: str) -> None:
    """Find every key and value that stands on one line where the parser found it."""
    front_matter = read_front_matter(Source("", text))
    assert front_matter.root is not None
    assert front_matter.problems == ()
    for path, node in leaves(front_matter.root):
        key = node.key_span()
        if path and isinstance(path[-1], str):
            for offset in (key.start, key.end):
                spot = find_spot(text, offset)
                assert spot is not None
                assert (spot.is_key, spot.path) == (True, path[:-1])
                assert text[slice(*spot.word)] == text[slice(*key)]
        value = text[node.start : node.end]
        if not value or value[0] in "|>[{" or "\n" in value or "\r" in value:
            continue
        for offset in (node.start, node.end):
            spot = find_spot(text, offset)
            assert spot is not None
            in_list = spot.is_key and isinstance(path[-1], int)  # a key may come to stand there
            assert (spot.path, spot.is_key) == (path, in_list)
            assert text[slice(*spot.word)] == value


@pytest.mark.parametrize("path", VALID, ids=lambda path: path.stem)
def test_agrees_with_the_parser_on_good_jobs(path: Path) -> None:
    check_agreement(path.read_bytes().decode("utf-8-sig"))


NAMES = st.text("abcdefghij_", min_size=1, max_size=6).filter(lambda n: n not in ("y", "n"))
WORDS = st.text("abc XYZ-'\"#:,[]{}é😀", max_size=12).map(str.strip).filter(bool)
DATA = st.recursive(
    WORDS | st.integers(0, 99) | st.booleans(),
    lambda inner: (
        st.lists(inner, min_size=1, max_size=3)
        | st.dictionaries(NAMES, inner, min_size=1, max_size=3)
    ),
    max_leaves=8,
)


@given(st.dictionaries(NAMES, DATA, min_size=1, max_size=4), st.sampled_from([None, True, False]))
def test_agrees_with_the_parser(data: dict[str, Any], flow: bool | None) -> None:  # noqa: FBT001
    text = yaml.safe_dump(data, default_flow_style=flow, allow_unicode=True, width=10_000)
    if "? " not in text and "\n\n" not in text:
        check_agreement(f"---\n{text}---\n\nText\n")


PIECES = st.sampled_from(
    ["---", "\n", "\r\n", "\r", " ", "  ", "- ", "-", "title", "apply", ": ", ":", "[", "]", "{",
     "}", ",", "'", '"', "#", "|", ">", "&", "*", "US", "\t", "😀", "\u2028", "\ud800", "...",
     "job_location", "rules"]
)  # fmt: skip
TEXTS = st.lists(PIECES | st.text(max_size=3), max_size=40).map("".join)


@given(st.booleans().flatmap(lambda yes: TEXTS.map(lambda text: "---\n" + text if yes else text)),
       st.integers(-2, 200))  # fmt: skip
def test_any_text_and_any_place(text: str, offset: int) -> None:
    spot = find_spot(text, offset)
    if spot is not None:
        assert spot.word.start <= offset <= spot.word.end
        assert spot.column >= 0


# Positions

LETTERS = st.text(
    st.characters() | st.sampled_from("a\n\r é☕😀\u2028\x0b\x0c\x85\ud800\ufeff"), max_size=40
)
ENCODINGS = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}


@pytest.mark.parametrize("encoding", ENCODINGS)
@given(text=LETTERS)
def test_places_are_those_of_the_encoding(encoding: str, text: str) -> None:
    codec, size = ENCODINGS[encoding]
    positions = Positions(text, encoding)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    seen = []
    for offset in range(len(text) + 1):
        if text[offset - 1 : offset + 1] == "\r\n":
            continue  # between the two there is no place
        place = positions.place(offset)
        assert positions.offset(*place) == offset
        before = text[positions.line_start(place.line) : offset]
        assert place.unit == len(before.encode(codec, errors="surrogatepass")) // size
        assert lines[place.line].startswith(before)
        seen.append(place)
    assert seen == sorted(set(seen))


@pytest.mark.parametrize("encoding", ENCODINGS)
@given(text=LETTERS, line=st.integers(-2, 50), unit=st.integers(-2, 99))
def test_any_place_has_an_offset(encoding: str, text: str, line: int, unit: int) -> None:
    positions = Positions(text, encoding)
    offset = positions.offset(line, unit)
    assert 0 <= offset <= len(text)
    assert positions.offset(*positions.place(offset)) == offset


def test_place_inside_of_a_pair_or_behind_the_line() -> None:
    positions = Positions("😀a\r\nb")
    assert positions.offset(0, 1) == 0
    assert positions.offset(0, 2) == 1
    assert positions.offset(0, 99) == 2
    assert positions.offset(9, 0) == 5
    assert positions.place(99) == (1, 1)
    assert count_units("é😀", "utf-8") == 6
    assert count_units("é😀", "utf-16") == 3
    assert count_units("é😀", "utf-32") == 2
