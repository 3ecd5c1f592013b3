"""The reporters: one diagnostic, whole texts; what a terminal shows stands under its mark."""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_careers.codes import Code, Severity
from mkdocs_careers.diagnostics import Diagnostic
from mkdocs_careers.reporters import (
    render_concise,
    render_full,
    render_json,
    render_line,
    render_one,
    render_summary,
)

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
    assert all(letter.isprintable() or letter in "\n\u00a0\u3000" for letter in plain)
    one = render_line(diagnostic)
    assert len(one.splitlines()) == 1
    assert one.isprintable() or set(one) & set("\u00a0\u3000")
    assert len(json.loads(render_json([diagnostic], 1))["diagnostics"]) == 1


@given(help_=st.text(st.sampled_from("a b\n"), max_size=60))
def test_no_line_ends_in_a_space(help_: str) -> None:
    text = render_one(replace(TYPO, help=help_))
    assert not re.search(r"[ \t]\n", text)
