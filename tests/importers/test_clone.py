"""Clones: new facts in the place of old ones, and every other letter as it was."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_careers.front_matter import read_front_matter
from mkdocs_careers.importers.clone import CloneError, clone_text
from mkdocs_careers.source import Source

JOB = """\
---
# Ask Thandi before you change this.
title: "Program Coordinator"   # as in the contract
date_posted: 2026-01-02
valid_through: 2026-03-01 # a Sunday

# Where
job_location:
  - chicago # and nowhere else
status: filled
identifier: PC-1
apply:
  email: jobs@example.org
  materials: [resume]
---

# Program Coordinator

Help learning circles grow.
"""


def clone(text: str, **facts: Any) -> str:
    return clone_text(Source("x.md", text), facts)


def test_facts_are_replaced_and_the_rest_stays() -> None:
    text = clone(
        JOB, title="Second Job", date_posted="2026-11-23", valid_through=None, identifier=None,
        status="draft",
    )  # fmt: skip
    expected = (
        JOB.replace('"Program Coordinator"', "Second Job")
        .replace("2026-01-02", "2026-11-23")
        .replace("valid_through: 2026-03-01 # a Sunday\n", "")
        .replace("identifier: PC-1\n", "")
        .replace("filled", "draft")
        .replace("# Program Coordinator\n", "# Second Job\n")
    )
    assert text == expected


def test_a_file_with_windows_line_ends_keeps_them() -> None:
    job = JOB.replace("status: filled\n", "").replace("\n", "\r\n")
    text = clone(job, valid_through=None, status="draft", job_location=["leeds", "boston"])
    assert "\n" not in text.replace("\r\n", "")
    assert "date_posted: 2026-01-02\r\nstatus: draft\r\n\r\n# Where\r\n" in text
    assert "job_location:\r\n  - leeds\r\n  - boston # and nowhere else\r\n" in text


def test_parts_of_a_fact_are_merged() -> None:
    data = read_front_matter(Source("x.md", clone(JOB, apply={"email": "a@example.org"}))).data
    assert data["apply"] == {"email": "a@example.org", "materials": ["resume"]}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("---\ntitle: [\n---\n", "Mend it first"),
        ("no front matter\n", "Mend it first"),
        ("---\n{title: x, date_posted: 2026-01-02}\n---\n", "in braces"),
        ("---\ntitle: x\nlanguage: de\ntranslation_of: y.md\n---\n", "y.md"),
        ("# x\n\n```{job}\ntitle: x\n```\n", "directive"),
    ],
)
def test_what_cannot_be_copied_is_said(text: str, words: str) -> None:
    with pytest.raises(CloneError, match=words):
        clone(text, title="y")


_LINES = st.sampled_from(
    ["title: A", "title: >-\n  A\n  b", "date_posted: 2026-01-02", "status:", "status: open # c",
     "valid_through: 2026-02-01", "identifier: 'a'", "# c", "", "skills:\n- a\n- b", "x: |\n  b\n",
     "'identifier' : z"]
)  # fmt: skip


@given(st.lists(_LINES, min_size=1, unique_by=lambda line: re.sub(r"\W.*", "", line.strip("'"))))
def test_any_file_gets_its_facts(lines: list[str]) -> None:
    source = Source("x.md", "\n".join(["---", *lines, "---", "", "Text.", ""]))
    before = read_front_matter(source)
    if before.problems or not before.blocks():
        return
    facts = {"title": "New: job", "date_posted": "2026-11-23", "status": "draft",
             "valid_through": None, "identifier": None}  # fmt: skip
    after = read_front_matter(Source("x.md", clone_text(source, facts)))
    kept = {key: value for key, value in before.data.items() if key not in facts}
    assert not after.problems
    assert after.data == {**kept, **{k: v for k, v in facts.items() if v}}
