"""Positions: offsets to lines and columns and back, for every kind of line break."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_careers.source import Position, Source, Span, decode_source

TEXTS = st.text(st.sampled_from("ab\r\n\t é日🎉\u0301\u2028\x85\x0c"), max_size=40)


@pytest.mark.parametrize(
    ("text", "offset", "position"),
    [
        ("", 0, (1, 1)),
        ("ab", 0, (1, 1)),
        ("ab", 2, (1, 3)),
        ("a\nb", 1, (1, 2)),
        ("a\nb", 2, (2, 1)),
        ("a\r\nb", 2, (1, 3)),
        ("a\r\nb", 3, (2, 1)),
        ("a\rb", 2, (2, 1)),
        ("a\n\nb", 2, (2, 1)),
        ("日本🎉b\nc", 3, (1, 4)),
        ("e\u0301b", 2, (1, 3)),
        ("a\u2028b", 2, (1, 3)),
        ("a\n", 2, (2, 1)),
    ],
)
def test_position(text: str, offset: int, position: tuple[int, int]) -> None:
    assert Source("job.md", text).position(offset) == Position(*position)


def test_line() -> None:
    source = Source("job.md", "one\r\ntwo\rthree\n\n\u2028four")
    assert [source.line(n) for n in range(1, 6)] == ["one", "two", "three", "", "\u2028four"]


@given(TEXTS)
def test_positions_lead_back_to_offsets(text: str) -> None:
    source = Source("job.md", text)
    starts = [0, *(match.end() for match in re.finditer(r"\r\n|\r|\n", text))]
    for offset in range(len(text) + 1):
        line, column = source.position(offset)
        assert starts[line - 1] + column - 1 == offset
        assert column >= 1


@given(TEXTS)
def test_lines_are_the_text_without_its_breaks(text: str) -> None:
    source = Source("job.md", text)
    lines = re.split(r"\r\n|\r|\n", text)
    assert [source.line(n) for n in range(1, len(lines) + 1)] == lines


@pytest.mark.parametrize(
    ("data", "text", "bad"),
    [
        (b"", "", None),
        ("é🎉".encode(), "é🎉", None),
        (b"\xef\xbb\xbfa", "a", None),
        (b"a\r\nb", "a\r\nb", None),
        (b"a\xe9b", "a\ufffdb", Span(1, 2)),
        ("日本é".encode() + b"\xff", "日本é\ufffd", Span(3, 4)),
        (b"\xff\xfea", "\ufffd\ufffda", Span(0, 1)),
        (b"\xef\xbb\xbfab\xe9", "ab\ufffd", Span(2, 3)),
        (b"\xef\xbb\xbf" + "日本".encode() + b"\xe9", "日本\ufffd", Span(2, 3)),
    ],
)
def test_decode(data: bytes, text: str, bad: Span | None) -> None:
    source, span = decode_source("job.md", data)
    assert (source.text, span) == (text, bad)


BAD = st.sampled_from([b"\x80", b"\xe9", b"\xff\xfe", b"\xc3", b"\xf0\x9f", b"\xed\xa0\x80"])


@given(st.sampled_from([b"", b"\xef\xbb\xbf"]), TEXTS, BAD, TEXTS)
def test_the_first_bad_byte_is_found(mark: bytes, before: str, bad: bytes, after: str) -> None:
    source, span = decode_source("job.md", mark + before.encode() + bad + after.encode())
    assert span == Span(len(before), len(before) + 1)
    assert source.text.startswith(before + "\ufffd")
