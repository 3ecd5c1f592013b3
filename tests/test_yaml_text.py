"""YAML text: what is written is read back as the same value."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_careers.yaml_text import write_scalar
from mkdocs_careers.yaml_tree import read_mapping

TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1)


@pytest.mark.parametrize(
    ("value", "old", "written"),
    [
        ("FULL_TIME", "full time", "FULL_TIME"), ("FULL_TIME", "'full time'", "'FULL_TIME'"),
        ("FULL_TIME", '"full time"', '"FULL_TIME"'), ("60601", "60601", '"60601"'),
        ("2026-11-02", "11/02/2026", "2026-11-02"), (65000, '"65,000"', "65000"),
        ("2027-01-15 12:00", "noon", "2027-01-15 12:00"), ("a: b", "", '"a: b"'),
        ("true", "", '"true"'), ("it's", "'x'", "'it''s'"), ("[x]", "", '"[x]"'),
        ("x #y", "", '"x #y"'),
        ("US", "usa", "US"), (12.5, "x", "12.5"),
    ],
)  # fmt: skip
def test_written(value: str | float, old: str, written: str) -> None:
    assert write_scalar(value, old) == written


@given(TEXTS, st.sampled_from(["", "x", "'x'", '"x"']), st.booleans())
def test_read_back(value: str, old: str, flow: bool) -> None:  # noqa: FBT001 - Hypothesis gives it
    written = write_scalar(value, old)
    text = f"{{a: {written}, b: c}}" if flow else f"a: {written} # comment\nb: c"
    data, problems = read_mapping(text)
    assert problems == ()
    assert data == {"a": value, "b": "c"}
