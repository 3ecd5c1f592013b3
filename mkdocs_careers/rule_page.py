"""A rule's page: why a code is there, a bad and a good example, and who says so.

`rules/<code>.md` is the one text: `explain` prints it, reports carry it, the manual shows it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from mkdocs_careers.codes import ON_REQUEST, Code, Severity

_FOLDER = Path(__file__).parent / "rules"
_PAGE = re.compile(
    r"# (?P<code>[^\n]+)\n\n(?P<reason>.+?)\n\nSeverity: (?P<severity>[^\n]+)\n\n"
    r"(?P<advice>[^#].*?\n\n)?"
    r"## Wrong\n\n(?P<wrong>.+?)\n\n## Right\n\n(?P<right>.+?)\n\n## Source\n\n(?P<source>.+)",
    re.DOTALL,
)
_EXAMPLE = re.compile(
    r"(?P<below>Below the second `---`:\n\n)?```(?P<language>yaml|markdown)\n(?P<text>.*?)^```",
    re.DOTALL | re.MULTILINE,
)


class Shows(StrEnum):
    """What the text of an example is."""

    KEYS = "keys"
    """Lines of front matter, or of settings."""
    FILE = "file"
    """A whole job file."""
    BODY = "body"
    """The text below the front matter."""


@dataclass(frozen=True, slots=True)
class Example:
    """A piece of a job file that shows a mistake, or how it is done right."""

    shows: Shows
    text: str


@dataclass(frozen=True, slots=True)
class RulePage:
    """`reason` is one sentence; `advice`, mostly empty, and `source` are Markdown."""

    code: Code
    reason: str
    severity: str
    """How much the code weighs, in words: `error`, or `warning, when asked for`."""
    advice: str
    wrong: Example
    right: Example
    source: str
    text: str
    """The whole page."""


@cache
def read_rule_page(code: Code) -> RulePage:
    """Read the page of a code.

    Raises:
        ValueError: The page has another form than all others.
    """
    text = (_FOLDER / f"{code}.md").read_text(encoding="utf-8")
    match = _PAGE.fullmatch(text)
    if match is None or match["code"] != code.code or match["severity"] != severity_line(code):
        raise ValueError(f"rules/{code}.md does not have the form of a rule's page")
    return RulePage(
        code=code,
        reason=" ".join(match["reason"].split()),
        severity=match["severity"],
        advice=" ".join((match["advice"] or "").split()),
        wrong=_example(match["wrong"], code),
        right=_example(match["right"], code),
        source=match["source"].rstrip("\n"),
        text=text,
    )


def severity_line(code: Code) -> str:
    """Say how much a code weighs: `error`, or `warning, when asked for`."""
    weight: Severity = code.severity
    return f"{weight}, when asked for" if code in ON_REQUEST else weight.value


def _example(section: str, code: Code) -> Example:
    match = _EXAMPLE.fullmatch(section)
    if match is None:
        raise ValueError(f"rules/{code}.md has an example of a form that no other page has")
    if match["language"] == "yaml":
        return Example(Shows.KEYS, match["text"])
    return Example(Shows.BODY if match["below"] else Shows.FILE, match["text"])
