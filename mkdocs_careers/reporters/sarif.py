"""The SARIF report (2.1.0), which GitHub's code scanning and many other services read."""

from __future__ import annotations

import json
from importlib.metadata import version
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from mkdocs_careers.codes import ON_REQUEST
from mkdocs_careers.reporters.explanation import render_explanation
from mkdocs_careers.reporters.fingerprint import fingerprints
from mkdocs_careers.reporters.full import printable
from mkdocs_careers.reporters.message import offered, render_message
from mkdocs_careers.rule_page import read_rule_page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_careers.codes import Code
    from mkdocs_careers.diagnostics import Diagnostic

_ROOT = "%SRCROOT%"
"""What GitHub calls the folder that all addresses are relative to."""


def render_sarif(diagnostics: Sequence[Diagnostic]) -> str:
    """Render one run, with the rules that found something."""
    codes = sorted({diagnostic.code for diagnostic in diagnostics}, key=str)
    index = {code: position for position, code in enumerate(codes)}
    document = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "mkdocs-careers",
                        "version": version("mkdocs-careers"),
                        "rules": [_rule(code) for code in codes],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "originalUriBaseIds": {
                    _ROOT: {"description": {"text": "The folder that addresses of files start at."}}
                },
                "results": [
                    _result(diagnostic, index[diagnostic.code], fingerprint)
                    for diagnostic, fingerprint in zip(
                        diagnostics, fingerprints(diagnostics), strict=True
                    )
                ],
            }
        ],
    }
    return json.dumps(document, indent=2) + "\n"


def _rule(code: Code) -> dict[str, Any]:
    page = read_rule_page(code)
    configuration: dict[str, Any] = {"level": code.severity.value}
    if code in ON_REQUEST:
        configuration["enabled"] = False
    name = "".join(word.capitalize() for word in code.code.split("-"))
    return {
        "id": code.code,
        **({"name": name} if "-" in code.code else {}),  # the format wants it to be another
        "shortDescription": {"text": page.reason},
        "fullDescription": {"text": f"{page.reason} {page.advice}".rstrip()},
        "help": {"text": render_explanation(page), "markdown": page.text},
        "defaultConfiguration": configuration,
    }


def _result(diagnostic: Diagnostic, index: int, fingerprint: str) -> dict[str, Any]:
    file = {"uri": quote(printable(diagnostic.path)), "uriBaseId": _ROOT}
    region = {
        "startLine": diagnostic.line,
        "startColumn": diagnostic.column,
        "endLine": diagnostic.end_line,
        "endColumn": diagnostic.end_column,
    }
    data = {
        "ruleId": diagnostic.code.code,
        "ruleIndex": index,
        "level": diagnostic.severity.value,
        "message": {"text": render_message(diagnostic)},
        "locations": [{"physicalLocation": {"artifactLocation": file, "region": region}}],
        "partialFingerprints": {"mkdocsCareers/v1": fingerprint},
    }
    text = offered(diagnostic)
    if text is not None:
        edit = {"deletedRegion": region, "insertedContent": {"text": text}}
        change = {"artifactLocation": file, "replacements": [edit]}
        data["fixes"] = [{"description": {"text": f"Write {text}"}, "artifactChanges": [change]}]
    return data
