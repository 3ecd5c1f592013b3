"""A job in a directive of Sphinx: the same data, mistakes and places as in front matter."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_careers.front_matter import read_front_matter
from mkdocs_careers.job_directive import find_directive
from mkdocs_careers.reader import read_bytes, read_job
from mkdocs_careers.settings import Settings
from mkdocs_careers.source import Source

NOW = datetime(2026, 11, 20, tzinfo=UTC)
YAML = """\
title: Program Coordinator
date_posted: 2026-11-02
employment_type: FULLTIME
base_salary:
  currency: USD
  min_value: 5
job_location_type: TELECOMMUTE
applicant_location_requirements: [US, XX]
"""
BODY = "\nYou run learning circles in many towns, and write to people.\n"


def indent(text: str, by: str = "   ") -> str:
    return "".join(by + line if line.strip() else line for line in text.splitlines(keepends=True))


WAYS = {
    "front matter": ("job.md", "---\n{}---\n"),
    "fence": ("job.md", "```{{job}}\n{}```\n"),
    "colons": ("job.md", "\n:::{{job}}\n{}:::\n"),
    "below front matter": ("job.md", "---\norphan: true\n---\n\n# Title\n\n~~~~{{job}}\n{}~~~~\n"),
    "directive": ("job.rst", ".. job::\n{}\n"),
    "below a title": ("job.rst", ".. _label:\n\n:orphan:\n\nTitle\n=====\n\n.. job::\n\n{}\n"),
}


def write(way: str, block: str) -> Source:
    name, pattern = WAYS[way]
    is_rst = name.endswith(".rst")
    return Source(name, pattern.format(indent(block) if is_rst else block) + BODY)


@pytest.mark.parametrize("way", WAYS)
def test_says_the_same_wherever_the_yaml_stands(way: str) -> None:
    expected = read_job(write("front matter", YAML), Settings(), NOW)
    found = read_job(write(way, YAML), Settings(), NOW)

    def facts(result: Any) -> list[tuple[str, ...]]:
        return [
            (str(d.code), d.severity.value, d.message, d.hint or "", d.source_line.strip())
            for d in result.diagnostics
            if d.source_line.strip() not in ("---", ".. job::") and "{job}" not in d.source_line
        ]

    assert facts(found) == facts(expected)
    assert len(facts(found)) >= 3
    assert found.data == expected.data


@pytest.mark.parametrize("way", WAYS)
def test_a_mistake_has_its_line_and_column(way: str) -> None:
    source = write(way, YAML)
    found = read_job(source, Settings(), NOW).diagnostics
    (wrong,) = [d for d in found if "FULLTIME" in d.message]
    line = source.text.splitlines()[wrong.line - 1]
    assert line[wrong.column - 1 : wrong.end_column - 1] == "FULLTIME"


@pytest.mark.parametrize("way", WAYS)
def test_the_host_sees_the_text_and_no_fact(way: str) -> None:
    source = write(way, YAML)
    result = read_job(source, Settings(), NOW)
    assert "FULL" not in result.host_text
    assert "job" not in result.host_text
    lines = result.host_text.splitlines()
    assert lines[result.host_body_line - 1].startswith("You run")
    assert source.text.splitlines()[result.body_line - 1].startswith("You run")
    if way != "front matter":
        assert result.host_body_line == result.body_line


NAMES = st.sampled_from(["title", "skills", "extra", "identifier", "base_salary", "nonsense"])
TEXTS = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=12)
VALUES = st.recursive(
    TEXTS | st.integers(0, 99999) | st.booleans(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=5,
)


@given(st.dictionaries(NAMES, VALUES, min_size=1), st.sampled_from(sorted(WAYS)))
def test_any_mapping_is_read_alike(data: dict[str, Any], way: str) -> None:
    block = yaml.safe_dump(data, allow_unicode=True, default_flow_style=None)
    expected, found = (read_front_matter(write(one, block)) for one in ("front matter", way))
    assert found.data == expected.data
    assert [p.code for p in found.problems] == [p.code for p in expected.problems]
    source = write(way, block)
    for key in found.data:
        start, end = found.key_span((key,))
        assert source.text[start:end].strip("'\"") == key


@given(st.text(alphabet=".: job{}`~\n\r\t-=ab", max_size=120), st.booleans())
def test_any_text_is_read_without_a_crash(text: str, is_rst: bool) -> None:  # noqa: FBT001 - drawn
    directive = find_directive(text, is_rst=is_rst)
    if directive is not None:
        assert 0 <= directive.opening.start <= directive.content.start <= directive.end <= len(text)
    name = "job.rst" if is_rst else "job.md"
    read_bytes(name, text.encode(), Settings(), NOW)


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("job.rst", "Title\n=====\n\nText.\n", "no `job` directive at its top"),
        ("job.rst", "Text before.\n\nMore text.\n\n.. job::\n   title: A\n", "no `job` directive"),
        ("job.rst", ".. job:: A title\n   date_posted: 2026-11-02\n", "no words on its first line"),
        ("job.md", "```{job}\ntitle: A\n\nText.\n", "opened and never closed"),
        ("job.md", "Text.\n\n```{job}\ntitle: A\n```\n", "no front matter"),
    ],
)
def test_says_what_is_wrong_with_the_directive(name: str, text: str, words: str) -> None:
    result = read_job(Source(name, text), Settings(), NOW)
    assert any(words in d.message for d in result.diagnostics), result.diagnostics


def test_a_tab_before_a_key_is_said_with_its_place() -> None:
    result = read_job(Source("job.rst", ".. job::\n\ttitle: A\n"), Settings(), NOW)
    assert (result.diagnostics[0].line, result.diagnostics[0].severity.value) == (2, "error")


def test_markdown_rules_leave_restructuredtext_alone() -> None:
    text = ".. job::\n   title: A\n\nDuties\n======\n\nWrite to https://example.org\n* one\n"
    codes = {str(d.code) for d in read_job(Source("job.rst", text), Settings(), NOW).diagnostics}
    assert codes.isdisjoint({"second-title", "unlinked-address", "glued-list", "hidden-text"})
