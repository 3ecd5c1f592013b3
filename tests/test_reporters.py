"""The reporters: one diagnostic, whole texts; what a terminal shows stands under its mark."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import unicodedata
from dataclasses import replace
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_careers.codes import Code, Severity
from mkdocs_careers.diagnostics import Diagnostic
from mkdocs_careers.reader import read_bytes
from mkdocs_careers.reporters import (
    FORMATS,
    render_as,
    render_concise,
    render_full,
    render_json,
    render_line,
    render_one,
    render_summary,
)
from mkdocs_careers.rule_page import read_rule_page
from mkdocs_careers.settings import Settings
from tests.conformance.findings import findings

TYPO = Diagnostic(
    path="docs/careers/coordinator.md",
    line=5,
    column=1,
    end_line=5,
    end_column=17,
    severity=Severity.ERROR,
    code=Code.UNKNOWN_KEY,
    message="`employement_type` is not a key of a job.",
    hint="did you mean `employment_type`?",
    help="Keys of your own go under `extra`.",
    source_line="employement_type: FULL_TIME",
)


def on(line: str, token: str, **changes: object) -> Diagnostic:
    """Return a diagnostic that stands on `token` of a source line."""
    start = line.index(token)
    return replace(
        TYPO,
        source_line=line,
        column=start + 1,
        end_column=start + len(token) + 1,
        **changes,  # type: ignore[arg-type]
    )


def test_full() -> None:
    assert (
        render_one(TYPO)
        == """\
error[unknown-key]: `employement_type` is not a key of a job.
  --> docs/careers/coordinator.md:5:1
   |
 5 | employement_type: FULL_TIME
   | ^^^^^^^^^^^^^^^^ did you mean `employment_type`?
   |
   = help: Keys of your own go under `extra`.
"""
    )


def test_without_help_and_hint() -> None:
    assert (
        render_one(replace(TYPO, help="", hint="", severity=Severity.NOTE))
        == """\
note[unknown-key]: `employement_type` is not a key of a job.
  --> docs/careers/coordinator.md:5:1
   |
 5 | employement_type: FULL_TIME
   | ^^^^^^^^^^^^^^^^
"""
    )


def test_width_of_the_line_number() -> None:
    found = replace(TYPO, line=1234, end_line=1234, severity=Severity.WARNING)
    assert (
        render_one(found)
        == """\
warning[unknown-key]: `employement_type` is not a key of a job.
     --> docs/careers/coordinator.md:1234:1
      |
 1234 | employement_type: FULL_TIME
      | ^^^^^^^^^^^^^^^^ did you mean `employment_type`?
      |
      = help: Keys of your own go under `extra`.
"""
    )


def test_whole_file() -> None:
    whole = replace(TYPO, line=1, end_line=1, end_column=1, source_line="")
    assert (
        render_one(whole)
        == """\
error[unknown-key]: `employement_type` is not a key of a job.
  --> docs/careers/coordinator.md:1:1
   = hint: did you mean `employment_type`?
   = help: Keys of your own go under `extra`.
"""
    )


def test_several_are_a_blank_line_apart() -> None:
    text = render_full([TYPO, TYPO])
    assert text == f"{render_one(TYPO)}\n{render_one(TYPO)}"
    assert render_full([]) == ""


PASTE = (
    "Google refuses a posting without an employer. Make the settings say this, with your own name, "
    "and nobody else's:\n\n"
    "    plugins:\n"
    "      - careers:\n"
    "          organization:\n\n"
    "Then build again."
)


def test_block_to_paste() -> None:
    assert (
        render_one(replace(TYPO, help=PASTE))
        == """\
error[unknown-key]: `employement_type` is not a key of a job.
  --> docs/careers/coordinator.md:5:1
   |
 5 | employement_type: FULL_TIME
   | ^^^^^^^^^^^^^^^^ did you mean `employment_type`?
   |
   = help: Google refuses a posting without an employer. Make the settings say this, with your own
           name, and nobody else's:

               plugins:
                 - careers:
                     organization:

           Then build again.
"""
    )


@pytest.mark.parametrize(
    ("line", "token", "shown", "mark"),
    [
        ("title: 日本語 x", "x", "title: 日本語 x", "              ^"),
        ("title: 日本語 x", "本語", "title: 日本語 x", "         ^^^^"),
        ("title: ☕ x", "x", "title: ☕ x", "          ^"),
        ("title: e\u0301t x", "x", "title: e\u0301t x", "          ^"),
        ("\ttitle: x", "title", "    title: x", "    ^^^^^"),
        ("a\tb: x", "x", "a    b: x", "        ^"),
        ("title: ที่ x", "x", "title: ที่ x", "         ^"),
        ("title: ❤\ufe0f x", "x", "title: ❤\ufe0f x", None),
        ("title: 全角\u3000x", "x", "title: 全角\u3000x", "             ^"),
        ("title: a\u00a0b x", "x", "title: a\u00a0b x", "           ^"),
        ("title: \x1b[31m x", "x", "title: \ufffd[31m x", "             ^"),
        ("title: \u202ex", "x", "title: \ufffdx", "        ^"),
        ("title: ", ":", "title:", "     ^"),
    ],
)
def test_mark_stands_under_its_token(line: str, token: str, shown: str, mark: str | None) -> None:
    lines = render_one(on(line, token, hint="")).split("\n")
    assert lines[3] == f" 5 | {shown}"
    if mark is not None:
        assert lines[4] == f"   | {mark}"


def test_place_at_the_end_of_a_line() -> None:
    end = replace(TYPO, source_line="title:", column=7, end_column=7, hint="write one")
    assert render_one(end).split("\n")[3:5] == [" 5 | title:", "   |       ^ write one"]


def test_several_lines_are_marked_to_the_end_of_the_first() -> None:
    long = replace(TYPO, source_line="apply: {", column=8, end_line=9, end_column=2, hint="")
    assert render_one(long).split("\n")[3:5] == [" 5 | apply: {", "   |        ^"]


def columns(text: str) -> int:
    """Return how many columns of a terminal `text` takes, by Unicode's tables."""
    return sum(
        0 if unicodedata.category(letter) in ("Mn", "Me", "Cf")
        else 2 if unicodedata.east_asian_width(letter) in "WF" else 1
        for letter in text
    )  # fmt: skip


@pytest.mark.parametrize("at", [0, 40, 120, 280, 299])
@pytest.mark.parametrize("letter", ["x", "日"])
def test_long_line_is_cut_around_the_place(at: int, letter: str) -> None:
    line = letter * at + "!" + letter * (299 - at)
    rows = render_one(on(line, "!", hint="")).split("\n")
    source, mark = rows[3].removeprefix(" 5 | "), rows[4].removeprefix("   | ")
    assert len(source) <= 102
    assert columns(source[: source.index("!")]) == mark.index("^")
    assert mark.count("^") == 1
    assert source.startswith("…") is (at > 60)
    assert source.endswith("…") is (at < 240)


def test_long_mark_is_cut_with_its_line() -> None:
    rows = render_one(on("title: " + "x" * 300, "x" * 300, hint="")).split("\n")
    assert len(rows[4]) <= len(rows[3])


def test_colours() -> None:
    assert render_one(TYPO, color=True) == (
        "\x1b[1;31merror[unknown-key]\x1b[0m: "
        "\x1b[1m`employement_type` is not a key of a job.\x1b[0m\n"
        "  \x1b[1;34m-->\x1b[0m docs/careers/coordinator.md:5:1\n"
        "   \x1b[1;34m|\x1b[0m\n"
        " \x1b[1;34m5\x1b[0m \x1b[1;34m|\x1b[0m employement_type: FULL_TIME\n"
        "   \x1b[1;34m|\x1b[0m \x1b[1;31m^^^^^^^^^^^^^^^^ did you mean `employment_type`?\x1b[0m\n"
        "   \x1b[1;34m|\x1b[0m\n"
        "   \x1b[1;34m=\x1b[0m help: Keys of your own go under `extra`.\n"
    )


@pytest.mark.parametrize("severity", Severity)
def test_colours_change_nothing_else(severity: Severity) -> None:
    diagnostic = replace(TYPO, severity=severity, help=PASTE)
    plain = re.sub(r"\x1b\[[0-9;]*m", "", render_one(diagnostic, color=True))
    assert plain == render_one(diagnostic)


def test_concise() -> None:
    assert render_concise([TYPO, replace(TYPO, hint="")]) == (
        "docs/careers/coordinator.md:5:1: error[unknown-key] `employement_type` is not a key of a "
        "job. (did you mean `employment_type`?)\n"
        "docs/careers/coordinator.md:5:1: error[unknown-key] `employement_type` is not a key of a "
        "job.\n"
    )
    assert render_concise([]) == ""


def test_json() -> None:
    document = json.loads(render_json([TYPO], 3))
    assert document["version"] == 1
    assert document["files"] == 3
    (found,) = document["diagnostics"]
    hint, url = found.pop("hint"), found.pop("url")
    assert "did you mean `employment_type`?" in hint
    assert url is None or isinstance(url, str)
    assert found == {
        "path": "docs/careers/coordinator.md",
        "line": 5,
        "column": 1,
        "end_line": 5,
        "end_column": 17,
        "severity": "error",
        "code": "unknown-key",
        "message": "`employement_type` is not a key of a job.",
    }


@pytest.mark.parametrize(
    ("diagnostics", "files", "expected"),
    [
        ([], 0, "0 job files checked, nothing found."),
        ([], 1, "1 job file checked, nothing found."),
        ([TYPO], 1, "1 job file checked: 1 error in 1 file."),
        ([TYPO, TYPO, replace(TYPO, path="b.md", severity=Severity.WARNING)], 1200,
         "1,200 job files checked: 2 errors, 1 warning in 2 files."),
        ([replace(TYPO, severity=Severity.NOTE)] * 2, 2,
         "2 job files checked: 2 notes in 1 file."),
    ],
)  # fmt: skip
def test_summary(diagnostics: list[Diagnostic], files: int, expected: str) -> None:
    assert render_summary(diagnostics, files) == expected


@pytest.mark.parametrize("field", ["message", "hint", "help", "path", "source_line"])
@pytest.mark.parametrize("text", ["a\x1b[31m", " \x1b[31m", "\x9b", "a\rb", "\u202e", "a\n  \x07"])
def test_nothing_steers_the_terminal(field: str, text: str) -> None:
    if field == "source_line":
        text = text.replace("\n", "")
    shown = render_one(replace(TYPO, **{field: text})) + render_line(replace(TYPO, **{field: text}))  # type: ignore[arg-type]
    assert not set(shown) & set("\x1b\x9b\r\u202e\x07")


TEXT = st.text(max_size=40) | st.sampled_from(
    ["\x1b[31m", "a\nb", "\r\n", "\x9b", "\u202e", "\ud800"]
)


@given(
    line=TEXT.map(lambda text: text.replace("\n", "").replace("\r", "")),
    start=st.integers(1, 45),
    length=st.integers(0, 300),
    message=TEXT,
    hint=TEXT,
    help_=TEXT,
    path=TEXT,
    color=st.booleans(),
)
def test_any_diagnostic(
    line: str,
    start: int,
    length: int,
    message: str,
    hint: str,
    help_: str,
    path: str,
    *,
    color: bool,
) -> None:
    start = min(start, len(line) + 1)
    diagnostic = replace(
        TYPO, source_line=line, column=start, end_column=start + length, message=message, hint=hint,
        help=help_, path=path,
    )  # fmt: skip
    text = render_one(diagnostic, color=color)
    assert text.endswith("\n")
    plain = re.sub(r"\x1b\[(1;3\d|1|0)m", "", text) if color else text
    assert all(is_harmless(letter) or letter == "\n" for letter in plain)
    one = render_line(diagnostic)
    assert len(one.splitlines()) == 1
    assert all(map(is_harmless, one))
    assert len(json.loads(render_json([diagnostic], 1))["diagnostics"]) == 1


def is_harmless(letter: str) -> bool:
    """Tell whether a terminal shows a letter: joiners make one sign of several."""
    return letter.isprintable() or unicodedata.category(letter) == "Zs" or letter in "\u200c\u200d"


@given(help_=st.text(st.sampled_from("a b\n"), max_size=60))
def test_no_line_ends_in_a_space(help_: str) -> None:
    text = render_one(replace(TYPO, help=help_))
    assert not re.search(r"[ \t]\n", text)


# Formats of services

FIXED = replace(TYPO, replacement="employment_type")
NOTE = replace(TYPO, severity=Severity.NOTE, path="docs/careers/b.md", hint="", help="")
PLACE = {"start": {"line": 5, "column": 1}, "end": {"line": 5, "column": 17}}


def document(format_: str, diagnostics: list[Diagnostic]) -> Any:
    return json.loads(render_as(format_, diagnostics, 3))


def test_every_format_is_rendered() -> None:
    assert render_as("full", [TYPO], 3) == render_full([TYPO])
    assert render_as("full", [TYPO], 3, color=True) == render_full([TYPO], color=True)
    assert render_as("concise", [TYPO], 3) == render_concise([TYPO])
    assert render_as("json", [TYPO], 3) == render_json([TYPO], 3)
    assert len({render_as(format_, [TYPO], 3) for format_ in FORMATS}) == len(FORMATS)
    with pytest.raises(ValueError, match="'xml'"):
        render_as("xml", [TYPO], 3)


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("name", findings())
def test_every_report_can_be_written_and_read(format_: str, name: str) -> None:
    found = findings()[name]
    text = render_as(format_, found, 3)
    assert text.endswith("\n") or (text == "" and not found)
    assert not set(text.encode("utf-8").decode("utf-8")) & set("\x00\x07\x1b\x7f\x85\u2028\u202e\r")
    if format_ in ("json", "gitlab", "rdjson", "sarif"):
        json.loads(text)
        assert text.isascii()
    if format_ == "github":
        assert len(text.splitlines()) == len(found)
    if format_ == "junit":
        ET.fromstring(text)


def test_github() -> None:
    assert render_as("github", [TYPO, NOTE], 2) == (
        "::error title=unknown-key,file=docs/careers/coordinator.md,line=5,endLine=5,col=1,"
        "endColumn=17::`employement_type` is not a key of a job.%0Adid you mean "
        "`employment_type`?%0AKeys of your own go under `extra`.\n"
        "::notice title=unknown-key,file=docs/careers/b.md,line=5,endLine=5,col=1,"
        "endColumn=17::`employement_type` is not a key of a job.\n"
    )
    assert render_as("github", [], 2) == ""


def test_github_escapes() -> None:
    found = replace(NOTE, path="100%:a,b.md", message="100%: a, b\nc")
    assert render_as("github", [found], 1) == (
        "::notice title=unknown-key,file=100%25%3Aa%2Cb.md,line=5,endLine=5,col=1,"
        "endColumn=17::100%25: a, b%0Ac\n"
    )


def test_github_takes_no_columns_on_several_lines() -> None:
    text = render_as("github", [replace(NOTE, end_line=7, end_column=3)], 1)
    assert "line=5,endLine=7::" in text
    assert "ol" not in text.partition("::`")[0].partition("line")[2]


def test_gitlab() -> None:
    warning = replace(TYPO, severity=Severity.WARNING, end_line=7)
    first, second, third = document("gitlab", [TYPO, warning, NOTE])
    fingerprint = first.pop("fingerprint")
    assert re.fullmatch(r"[0-9a-f]{32}", fingerprint)
    assert first == {
        "description": "`employement_type` is not a key of a job. "
        "(did you mean `employment_type`?)",
        "check_name": "unknown-key",
        "severity": "major",
        "location": {"path": "docs/careers/coordinator.md", "lines": {"begin": 5, "end": 5}},
    }
    assert (second["severity"], second["location"]["lines"]["end"]) == ("minor", 7)
    assert (third["severity"], third["description"]) == ("info", TYPO.message)
    assert document("gitlab", []) == []


def marks(*diagnostics: Diagnostic) -> list[str]:
    return [issue["fingerprint"] for issue in document("gitlab", list(diagnostics))]


def test_fingerprints_stay_when_lines_move() -> None:
    moved = replace(TYPO, line=9, end_line=9, column=3, source_line="x", severity=Severity.NOTE)
    assert marks(moved) == marks(TYPO)
    assert marks(TYPO, moved)[0] == marks(TYPO)[0]
    others = [replace(TYPO, path="b.md"), replace(TYPO, message="x"),
              replace(TYPO, code=Code.MISSING_KEY), TYPO]  # fmt: skip
    assert len(set(marks(TYPO, *others))) == 5
    sarif = document("sarif", [TYPO])["runs"][0]["results"][0]
    assert list(sarif["partialFingerprints"].values()) == marks(TYPO)


def test_rdjson() -> None:
    assert document("rdjson", [FIXED]) == {
        "source": {"name": "mkdocs-careers"},
        "diagnostics": [
            {
                "message": "`employement_type` is not a key of a job.\n"
                "did you mean `employment_type`?\nKeys of your own go under `extra`.",
                "location": {"path": "docs/careers/coordinator.md", "range": PLACE},
                "severity": "ERROR",
                "code": {"value": "unknown-key"},
                "original_output": render_one(FIXED),
                "suggestions": [{"range": PLACE, "text": "employment_type"}],
            }
        ],
    }
    (note,) = document("rdjson", [NOTE])["diagnostics"]
    assert note["severity"] == "INFO"
    assert "suggestions" not in note
    assert document("rdjson", [])["diagnostics"] == []


def test_rdjson_goes_by_lines_where_columns_are_not_known() -> None:
    (found,) = document("rdjson", [replace(FIXED, end_line=7, end_column=3)])["diagnostics"]
    assert found["location"]["range"] == {"start": {"line": 5}, "end": {"line": 7}}
    assert "suggestions" not in found


LINES = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=30)
OFFERED = st.text(st.sampled_from("ab:é日\U0001f4bb '\"\n"), max_size=10)


@given(line=LINES, start=st.integers(0, 30), length=st.integers(0, 30), text=OFFERED)
def test_fixes_stand_where_they_belong(line: str, start: int, length: int, text: str) -> None:
    start = min(start, len(line))
    end = min(start + length, len(line))
    found = replace(FIXED, source_line=line, column=start + 1, end_column=end + 1, replacement=text)
    mended = line[:start] + text + line[end:]
    ((offer,),) = (d["suggestions"] for d in document("rdjson", [found])["diagnostics"])
    data, place = line.encode(), offer["range"]
    first, last = place["start"]["column"] - 1, place["end"]["column"] - 1
    assert (data[:first] + offer["text"].encode() + data[last:]).decode() == mended
    (result,) = document("sarif", [found])["runs"][0]["results"]
    (edit,) = result["fixes"][0]["artifactChanges"][0]["replacements"]
    first, last = (edit["deletedRegion"][key] - 1 for key in ("startColumn", "endColumn"))
    assert line[:first] + edit["insertedContent"]["text"] + line[last:] == mended


@pytest.mark.parametrize("text", ["\x1b[31m", "\ud800", "a\u202eb", "a\rb"])
def test_what_cannot_be_seen_is_not_offered(text: str) -> None:
    found = replace(FIXED, replacement=text)
    assert "suggestions" not in document("rdjson", [found])["diagnostics"][0]
    assert "fixes" not in document("sarif", [found])["runs"][0]["results"][0]


def test_sarif() -> None:
    (run,) = document("sarif", [FIXED])["runs"]
    (result,) = run["results"]
    region = {"startLine": 5, "startColumn": 1, "endLine": 5, "endColumn": 17}
    file = {"uri": "docs/careers/coordinator.md", "uriBaseId": "%SRCROOT%"}
    assert run["columnKind"] == "unicodeCodePoints"
    assert list(run["originalUriBaseIds"]) == ["%SRCROOT%"]
    assert "uri" not in run["originalUriBaseIds"]["%SRCROOT%"]
    assert result == {
        "ruleId": "unknown-key",
        "ruleIndex": 0,
        "level": "error",
        "message": {
            "text": "`employement_type` is not a key of a job.\n"
            "did you mean `employment_type`?\nKeys of your own go under `extra`."
        },
        "locations": [{"physicalLocation": {"artifactLocation": file, "region": region}}],
        "partialFingerprints": result["partialFingerprints"],
        "fixes": [
            {
                "description": {"text": "Write employment_type"},
                "artifactChanges": [
                    {
                        "artifactLocation": file,
                        "replacements": [
                            {
                                "deletedRegion": region,
                                "insertedContent": {"text": "employment_type"},
                            }
                        ],
                    }
                ],
            }
        ],
    }


def test_sarif_describes_the_rules_that_appear() -> None:
    found = [replace(TYPO, code=code) for code in (Code.UNKNOWN_KEY, Code.MISSING_KEY)]
    (run,) = document("sarif", [*found, *found])["runs"]
    driver = run["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("mkdocs-careers", version("mkdocs-careers"))
    assert [rule["id"] for rule in driver["rules"]] == ["missing-key", "unknown-key"]
    assert [result["ruleIndex"] for result in run["results"]] == [1, 0, 1, 0]
    rule = driver["rules"][1]
    page = read_rule_page(Code.UNKNOWN_KEY)
    assert rule["name"] == "UnknownKey"
    assert rule["shortDescription"]["text"] == page.reason
    assert rule["help"]["markdown"] == page.text
    assert "](" not in rule["help"]["text"]
    assert rule["defaultConfiguration"] == {"level": "error"}
    (run,) = document("sarif", [])["runs"]
    assert (run["results"], run["tool"]["driver"]["rules"]) == ([], [])


@pytest.mark.parametrize(
    "path", ["docs/a b.md", "ü/日本.md", "a%20b.md", "a#b?c.md", "a:b.md", "../x.md", "a\\b.md"]
)
def test_sarif_names_files_by_address(path: str) -> None:
    (result,) = document("sarif", [replace(TYPO, path=path)])["runs"][0]["results"]
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri.isascii()
    assert unquote(urlsplit(uri).path) == path
    assert urlsplit(uri).scheme == ""


def test_junit() -> None:
    warning = replace(TYPO, severity=Severity.WARNING, message="a < b & ]]>", hint="", help="")
    assert render_as("junit", [warning, TYPO, NOTE], 9) == (
        """\
<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="mkdocs-careers" tests="3" failures="1" errors="0">
  <testsuite name="mkdocs-careers" tests="3" failures="1" errors="0" skipped="0" time="0">
    <testcase classname="mkdocs-careers" name="docs/careers/coordinator.md" time="0">
      <failure type="error" message="`employement_type` is not a key of a job. (and 1 more)">
warning[unknown-key]: a &lt; b &amp; ]]&gt;
  --&gt; docs/careers/coordinator.md:5:1
   |
 5 | employement_type: FULL_TIME
   | ^^^^^^^^^^^^^^^^

error[unknown-key]: `employement_type` is not a key of a job.
  --&gt; docs/careers/coordinator.md:5:1
   |
 5 | employement_type: FULL_TIME
   | ^^^^^^^^^^^^^^^^ did you mean `employment_type`?
   |
   = help: Keys of your own go under `extra`.
</failure>
    </testcase>
    <testcase classname="mkdocs-careers" name="docs/careers/b.md" time="0">
      <system-out>
note[unknown-key]: `employement_type` is not a key of a job.
  --&gt; docs/careers/b.md:5:1
   |
 5 | employement_type: FULL_TIME
   | ^^^^^^^^^^^^^^^^
</system-out>
    </testcase>
    <testcase classname="mkdocs-careers" name="all other files" time="0">
      <system-out>Job files read: 9</system-out>
    </testcase>
  </testsuite>
</testsuites>
"""
    )


def test_junit_of_a_clean_run_has_a_test_that_passes() -> None:
    suite = ET.fromstring(render_as("junit", [], 3))[0]
    assert [case.get("name") for case in suite] == ["all other files"]
    assert suite.find("testcase/failure") is None
    assert suite.findtext("testcase/system-out") == "Job files read: 3"


@given(message=TEXT, hint=TEXT, help_=TEXT, path=TEXT, replacement=TEXT | st.none())
def test_any_words(message: str, hint: str, help_: str, path: str, replacement: str | None) -> None:
    found = replace(
        TYPO, message=message, hint=hint, help=help_, path=path, replacement=replacement
    )
    for format_ in FORMATS:
        text = render_as(format_, [found], 1)
        assert "\ud800" not in text
        text.encode("utf-8")
    ET.fromstring(render_as("junit", [found], 1))
    assert len(render_as("github", [found], 1).splitlines()) == 1
    for format_ in ("gitlab", "rdjson", "sarif"):
        json.dumps(document(format_, [found]), ensure_ascii=False).encode("utf-8")


def test_a_check_imports_only_what_its_format_needs() -> None:
    code = (
        "import sys; from mkdocs_careers.reporters import render_as; render_as('full', [], 0); "
        "print(sorted({'xml', 'hashlib', 'importlib.metadata', 'mkdocs_careers.rule_page'}"
        " & set(sys.modules)))"
    )
    command = [sys.executable, "-I", "-S", "-c", f"import sys; sys.path = {sys.path!r}; {code}"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_the_manual_shows_what_is_printed() -> None:
    keys = "title: x\ndate_posted: 2026-11-02\njob_location_type: HYBRID\ndeadline: 2027-01-15"
    name = "docs/careers/program-coordinator.md"
    instant = datetime(2026, 11, 23, 12, tzinfo=UTC)
    read = read_bytes(name, f"---\n{keys}\n---\n".encode(), Settings(), instant)
    found = [d for d in read.diagnostics if d.code is Code.UNKNOWN_KEY]
    page = (Path(__file__).parents[1] / "docs/pages/reports.md").read_text(encoding="utf-8")
    shown = re.findall(r"^```(?:text|json)\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    assert shown == [render_as(format_, found, 1) for format_ in ("full", "concise", "json")]
    assert set(re.findall(r"^\| \[`(\w+)`\]", page, re.MULTILINE)) == set(FORMATS)
