"""Job files, good and bad: each bad one has the whole report it must give beside it."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import mkdocs_careers
from mkdocs_careers.codes import CODES, Code
from mkdocs_careers.model import State
from mkdocs_careers.reader import MAX_BYTES
from mkdocs_careers.reporters import render_full
from mkdocs_careers.rule_page import severity_line
from mkdocs_careers.schema import job_schema
from tests.rewrite_reports import (
    COMMAND,
    INVALID,
    JOBS,
    VALID,
    front_matter_of,
    read_data,
    read_file,
    report_path,
    settings,
)

if TYPE_CHECKING:
    from mkdocs_careers.diagnostics import Diagnostic

PAGES = Path(mkdocs_careers.__file__).parent / "rules"
NOT_IN_JOB_FILES = {
    "unreadable-file": "the file cannot be opened, so there is nothing to read",
    "too-many-mistakes": "a hundred and one mistakes are made by a test of the reader",
    "too-large": "a megabyte is made by a test below",
    "missing-organization": "asked for once for all jobs, in the settings",
    "duplicate-identifier": "shown by two jobs together",
    "duplicate-job": "shown by two jobs together",
    "spelt-two-ways": "shown by two jobs together",
    "missing-logo": "about the settings",
    "logo-not-https": "about the settings",
    "logo-size": "about the settings",
    "invalid-marker": "stands on other pages",
    "no-such-value": "stands on other pages",
    "invalid-schema": "about a schema that the settings name",
    "two-settings": "about the settings",
    "missing-site-url": "about the settings",
    "same-address": "about two files",
    "feed-without-site-url": "about the settings",
    "invalid-feed-path": "about the settings",
    "jobs-json-below-root": "about the settings",
}
SHORTENED_EXAMPLES = {"unfinished-draft", "not-utf-8", "apply-link-too-long"}
LOCATION = {"job_location", "job_location_type", "applicant_location_requirements"}
BASE = "title: Program Coordinator\ndate_posted: 2026-11-02\njob_location: chicago\n"
BODY = (
    "Help learning circles grow across North America. You look after the people who run them, "
    "answer their questions, and bring what they learn back to all of the others.\n"
)


def name_of(path: Path) -> str:
    return path.stem


@pytest.mark.parametrize("path", INVALID, ids=name_of)
def test_report(path: Path) -> None:
    expected = report_path(path).read_text(encoding="utf-8")
    found = render_full(read_file(path).diagnostics)
    assert found == expected, f"If the new report is better, run: {COMMAND}"


@pytest.mark.parametrize("path", INVALID, ids=name_of)
def test_file_is_named_after_a_code_it_shows(path: Path) -> None:
    assert code_of(path) in {d.code.code for d in read_file(path).diagnostics}


@pytest.mark.parametrize("path", INVALID, ids=name_of)
def test_marks_stand_on_the_place(path: Path) -> None:
    diagnostics = read_file(path).diagnostics
    blocks = report_path(path).read_text(encoding="utf-8").split("\n\n")
    blocks = [block for block in blocks if re.match(r"(error|warning|note)\[", block)]
    assert len(blocks) == len(diagnostics)
    for block, diagnostic in zip(blocks, diagnostics, strict=True):
        token = token_of(path, diagnostic)
        marked = underlined(block)
        if marked is None:  # an empty line is not shown
            assert token == ""
        elif "…" in block:  # a long line is cut
            assert marked
            assert shown(token).startswith(marked)
        elif token:
            assert shown(token) == marked
        else:  # the end of a line
            assert len(marked) <= 1


@pytest.mark.parametrize("path", VALID, ids=name_of)
def test_valid(path: Path) -> None:
    result = read_file(path)
    gaps = {d for d in result.diagnostics if d.code is Code.UNFINISHED_DRAFT}
    assert render_full([d for d in result.diagnostics if d not in gaps]) == ""
    assert result.job is not None
    assert not gaps or result.job.status is State.DRAFT


def test_reports_have_a_job_file() -> None:
    reports = {path.stem for path in JOBS.glob("invalid/*.txt")}
    assert reports == {path.stem for path in INVALID}, f"Run: {COMMAND}"


def test_every_code_has_a_page() -> None:
    assert {path.stem for path in PAGES.glob("*.md")} == set(CODES)


@pytest.mark.parametrize("code", CODES)
def test_page(code: str) -> None:
    text = (PAGES / f"{code}.md").read_text(encoding="utf-8")
    assert text.startswith(f"# {code}\n\n")
    weight = severity_line(CODES[code])
    assert re.findall(r"^Severity: (.+)$", text, re.MULTILINE) == [weight]
    assert re.findall(r"^## (.+)$", text, re.MULTILINE) == ["Wrong", "Right", "Source"]


def test_every_code_has_a_file() -> None:
    shown_codes = {code_of(path) for path in INVALID}
    assert shown_codes == set(CODES) - set(NOT_IN_JOB_FILES)


@pytest.mark.parametrize("code", sorted(set(CODES) - set(NOT_IN_JOB_FILES) - SHORTENED_EXAMPLES))
def test_examples_of_a_page(code: str) -> None:
    text = (PAGES / f"{code}.md").read_text(encoding="utf-8")
    text = text.replace("Below the second `---`:\n\n```markdown", "```text")
    examples = re.findall(r"^```(\w+)\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    rules = f"rules: {{{code}: note}}\n" if settings().rules.get(code) == "off" else ""
    wrong_file, right_file = (complete(kind, example, rules) for kind, example in examples)
    assert code in {d.code.code for d in read_data("wrong.md", wrong_file).diagnostics}
    assert render_full(read_data("right.md", right_file).diagnostics) == ""


def test_valid_files_cover_every_key() -> None:
    schema = job_schema()
    used: set[str] = set()
    for path in VALID:
        used |= keys_of(front_matter_of(path).data)
    known = set(schema["properties"])
    for shape in ("place", "apply", "salary", "contact"):
        known |= set(schema["definitions"][shape]["properties"])
    for shape in ("education", "experience"):
        known |= set(schema["definitions"][shape]["else"]["properties"])
    assert known <= used


def test_too_large() -> None:
    result = read_data("large.md", f"---\n{BASE}---\n".encode() + b"x" * MAX_BYTES)
    assert render_full(result.diagnostics) == (
        "error[too-large]: The file has more than a megabyte.\n"
        "  --> large.md:1:1\n"
        "   = help: A job ad has a few kilobytes. Are images pasted into the text as data?\n"
    )


def test_thirty_thousand_brackets(tmp_path: Path) -> None:
    path = tmp_path / "brackets.md"
    path.write_text(f"---\n{BASE}skills: {'[' * 30_000}\n---\n{BODY}", encoding="utf-8")
    (diagnostic,) = read_data("brackets.md", path.read_bytes()).diagnostics
    assert (diagnostic.code.code, diagnostic.line, diagnostic.column) == (
        "nested-too-deeply", 5, 72,
    )  # fmt: skip


def code_of(path: Path) -> str:
    """Return the code that a file is named after: the longest that its name starts with."""
    return max(
        (code for code in CODES if path.stem == code or path.stem.startswith(f"{code}-")), key=len
    )


def complete(kind: str, example: str, rules: str = "") -> bytes:
    """Make a whole job file of a page's example: a whole file, keys alone, or text alone."""
    if kind == "markdown":
        return example.encode()
    if kind == "text":
        return f"---\n{BASE}---\n\n{example}".encode()
    keys = set(re.findall(r"^([a-z_]+):", example, re.MULTILINE))
    if keys & LOCATION:
        keys |= LOCATION
    base = [line for line in BASE.splitlines(keepends=True) if line.split(":")[0] not in keys]
    return f"---\n{''.join(base)}{example}{rules}---\n\n{BODY}".encode()


def keys_of(value: Any) -> set[str]:
    """Return every key in `value`, at any depth."""
    if isinstance(value, dict):
        return set(value).union(*(keys_of(inner) for inner in value.values()))
    if isinstance(value, list):
        return set[str]().union(*(keys_of(inner) for inner in value))
    return set()


def token_of(path: Path, diagnostic: Diagnostic) -> str:
    """Return the text that a diagnostic stands on; it lies inside the file."""
    text = path.read_bytes().decode("utf-8-sig", errors="replace")
    lines = re.split(r"\r\n|\n|\r", text)
    assert 1 <= diagnostic.line == diagnostic.end_line <= len(lines)
    line = lines[diagnostic.line - 1]
    assert 1 <= diagnostic.column <= diagnostic.end_column <= len(line) + 1
    return line[diagnostic.column - 1 : diagnostic.end_column - 1]


def underlined(block: str) -> str | None:
    """Return the part of the source line that the carets of a report stand under."""
    lines = block.split("\n")
    at = next((i for i, line in enumerate(lines) if re.fullmatch(r" *\| +\^+( .*)?", line)), None)
    if at is None:
        return None
    source, carets = lines[at - 1], re.search(r"\^+", lines[at])
    assert carets is not None
    start, end = carets.span()
    found, column = "", 0
    for letter in source:
        if start <= column < end:
            found += letter
        column += columns(letter)
    return found


def columns(letter: str) -> int:
    if unicodedata.category(letter) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1


def shown(token: str) -> str:
    """Return `token` as a terminal can show it."""
    return "".join(
        letter if letter.isprintable() else "    " if letter == "\t" else "\ufffd"
        for letter in token
    )
