"""Sections: a Markdown text by its headings, also those that lack the space after `#`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from mkdocs_careers.markdown_text import mask_code

_HEADING = re.compile(
    r"(?m)^ {0,3}(#{1,6})[ \t]*(?=[^#\s])([^\n]*?)[ \t]*#*[ \t]*$"
    r"|^(?=[^\s*#|>-])([^\n]+)\n(=+|-{3,})[ \t]*$"
)


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with the text below it, to the next heading. `line` is its line, from 1."""

    level: int
    heading: str
    text: str
    line: int


def find_sections(text: str) -> list[Section]:
    """Return the parts of a text; the first has no heading where a text stands above them all."""
    masked = mask_code(text)
    matches = list(_HEADING.finditer(masked))
    found = []
    first = matches[0].start() if matches else len(text)
    if text[:first].strip():
        found.append(Section(0, "", text[:first].strip("\n"), 1))
    ends = [match.start() for match in matches[1:]] + [len(text)]
    for match, end in zip(matches, ends, strict=False):  # none has an end where none is
        group = 2 if match[1] else 3
        level = len(match[1]) if match[1] else (1 if match[4][0] == "=" else 2)
        heading = text[match.start(group) : match.end(group)].strip()
        line = text.count("\n", 0, match.start()) + 1
        found.append(Section(level, heading, text[match.end() : end].strip("\n"), line))
    return found
