"""Findings: those of the bad job files, and some by hand that no report may break on."""

from __future__ import annotations

from dataclasses import replace

from mkdocs_careers.codes import Code, Severity
from mkdocs_careers.diagnostics import Diagnostic
from tests.rewrite_reports import INVALID, read_file

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
    replacement="employment_type",
)
HOSTILE = (
    "100 % sure, really: yes",
    "two\nlines\r\nand\ttabs",
    "]]> -- <!-- --> </failure> & \" '",
    "::error::no ##[error]no %0A%25",
    "☕ 日本語 e\u0301 \U0001f469\u200d\U0001f4bb שלום \u202e",
    "\x00\x07\x1b[31m\x7f\x85\u2028\ufffe\ufeff",
    "\ud800 lone \udfff and a pair \ud83d\ude00",
    "{{ x }} ${{ y }} {0} {{0}} __proto__",
    "x" * 5000,
)


def findings() -> dict[str, list[Diagnostic]]:
    """Return what each report is made of, by what is special about it."""
    whole = replace(TYPO, line=1, end_line=1, end_column=1, source_line="", replacement=None)
    return {
        "nothing": [],
        "one of each severity": [replace(TYPO, severity=severity) for severity in Severity],
        "the bad job files": [d for path in INVALID for d in read_file(path).diagnostics],
        "a whole file": [whole],
        "several lines": [replace(TYPO, end_line=7, end_column=3)],
        "the end of a line": [replace(TYPO, column=28, end_column=28, replacement=": x")],
        "no hint and no help": [replace(TYPO, hint="", help="", replacement=None)],
        "an odd path": [
            replace(TYPO, path=path)
            for path in (
                "../a b/ü%41#1?.md",
                "a:b,c\\d.md",
                "日本/שלום.md",
                "a\nb\x1b.md",
                "\udcff",
            )
        ],
        "hostile words": [
            replace(TYPO, message=text, hint=text, help=text, source_line=text, replacement=text)
            for text in HOSTILE
        ],
        "a thousand": [replace(TYPO, line=n, end_line=n) for n in range(1, 1001)],
    }
