"""The JUnit report, which Jenkins and most other CI services show as test results."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from mkdocs_careers.codes import Severity
from mkdocs_careers.reporters.full import printable, render_full

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_careers.diagnostics import Diagnostic

_NAME = "mkdocs-careers"


def render_junit(diagnostics: Iterable[Diagnostic], files: int) -> str:
    """Render a test case for each file with findings, and one that passes for all others.

    Errors and warnings fail a file, all in one failure: Jenkins and GitLab show only the first of
    a case. Notes are what it printed.
    """
    found = defaultdict(list)
    for diagnostic in diagnostics:
        found[diagnostic.path].append(diagnostic)
    cases = [_case(path, of_file) for path, of_file in found.items()]
    others = _element("testcase", classname=_NAME, name="all other files", time="0")
    ET.SubElement(others, "system-out").text = f"Job files read: {files}"
    failures = sum(case.find("failure") is not None for case in cases)
    counts = {"tests": str(len(cases) + 1), "failures": str(failures), "errors": "0"}
    suites = _element("testsuites", name=_NAME, **counts)
    suite = _element("testsuite", name=_NAME, **counts, skipped="0", time="0")
    suite.extend([*cases, others])
    suites.append(suite)
    ET.indent(suites)
    text = ET.tostring(suites, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'


def _case(path: str, diagnostics: list[Diagnostic]) -> ET.Element:
    case = _element("testcase", classname=_NAME, name=printable(path), time="0")
    counted = [d for d in diagnostics if d.severity is not Severity.NOTE]
    notes = [d for d in diagnostics if d.severity is Severity.NOTE]
    if counted:
        worst = min(counted, key=lambda diagnostic: list(Severity).index(diagnostic.severity))
        more = f" (and {len(counted) - 1:,} more)" if len(counted) > 1 else ""
        message = printable(worst.message) + more
        failure = ET.SubElement(case, "failure", type=worst.severity.value, message=message)
        failure.text = f"\n{render_full(counted)}"
    if notes:
        ET.SubElement(case, "system-out").text = f"\n{render_full(notes)}"
    return case


def _element(tag: str, **attributes: str) -> ET.Element:
    return ET.Element(tag, attributes)
