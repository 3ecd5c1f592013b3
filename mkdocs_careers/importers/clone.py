"""A clone: another job's file with new facts, and every other letter of it as it was."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from mkdocs_careers.front_matter import FrontMatter, read_front_matter
from mkdocs_careers.importers.job_text import write_yaml
from mkdocs_careers.source import Source
from mkdocs_careers.yaml_text import write_scalar

if TYPE_CHECKING:
    from collections.abc import Mapping

_COLON = re.compile(r"[ \t]*:")
_REST_OF_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r)?")
_H1 = re.compile(r"\s*#[ \t]+(.*?)[ \t]*(?:\r?\n|\Z)")


class CloneError(ValueError):
    """The file cannot be copied; the message says why, as whole sentences."""


def clone_text(source: Source, facts: Mapping[str, Any]) -> str:
    """Return the text of `source` with `facts` in the place of its own; None drops a key.

    Raises:
        CloneError: The facts of `source` cannot be edited one by one.
    """
    front = read_front_matter(source)
    refuse(front)
    old_title, text = front.data.get("title"), source.text
    for key, value in facts.items():
        text = _edit(Source(source.path, text), key, value)
    title = facts.get("title", old_title)
    start = read_front_matter(Source(source.path, text)).body.start
    heading = _H1.match(text, start)
    if heading and heading[1] == old_title and title != old_title:
        text = text[: heading.start(1)] + str(title) + text[heading.end(1) :]
    return text


def refuse(front: FrontMatter) -> None:
    """Refuse a file whose facts cannot be edited one by one.

    Raises:
        CloneError: It is one.
    """
    if front.directive is not None:
        raise CloneError(
            "Its facts stand in a `job` directive, and only files with `---` lines can be copied."
        )
    if front.problems or not front.readable:
        raise CloneError(f"{front.problems[0].message} Mend it first.")
    if not front.blocks():
        raise CloneError("Its facts stand in braces. Write each on a line of its own first.")
    if front.data.get("translation_of"):
        raise CloneError(
            "It is a translation, and has no facts of its own. Copy the file that it translates, "
            f"{front.data['translation_of']}, and then translate the copy."
        )


def _edit(source: Source, key: str, value: Any) -> str:
    text, front = source.text, read_front_matter(source)
    newline = "\r\n" if "\r\n" in text else "\n"
    if key not in front.data:
        return text if value is None else _insert(text, front, key, value, newline)
    before = front.data[key]
    if isinstance(before, dict) and isinstance(value, dict):
        value = {**before, **value}
    start, end = front.key_span((key,)).start, _end(text, front, key)
    if value is None:
        rest = _REST_OF_LINE.match(text, end)
        return text[:start] + text[rest.end() if rest else end :]
    return text[:start] + _write(key, value, newline) + text[end:]


def _insert(text: str, front: FrontMatter, key: str, value: Any, newline: str) -> str:
    """Write a new key below the date, else below the title, else as the last."""
    above = next((k for k in ("date_posted", "title") if k in front.data), None)
    rest = _REST_OF_LINE.match(text, _end(text, front, above)) if above else None
    place = rest.end() if rest else front.end
    return text[:place] + _write(key, value, newline) + newline + text[place:]


def _end(text: str, front: FrontMatter, key: str) -> int:
    """Return where a key's value ends, without what follows it on its line."""
    span, after = front.value_span((key,)), front.key_span((key,)).end
    colon = _COLON.match(text, after)
    after = colon.end() if colon else after
    return max(after, span.start + len(text[span.start : span.end].rstrip()))


def _write(key: str, value: Any, newline: str) -> str:
    if isinstance(value, str):  # on one line, whatever follows it
        return f"{key}: {write_scalar(value)}"
    return write_yaml({key: value}).rstrip("\n").replace("\n", newline)
