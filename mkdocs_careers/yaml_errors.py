"""YAML errors in words for people: what the parser stumbled over, and what to write instead."""

from __future__ import annotations

import re

_UNCLOSED = ("unexpected end of stream", "quoted scalar", "flow")


def explain(said: str, text: str, at: int, opened: int | None) -> tuple[int, str, str]:
    """Return where the mistake is, the reason and a hint.

    `said` is what the parser says, `at` where it gave up, and `opened` where what it was reading
    began; all offsets are into `text`.
    """
    before = text[:at].rstrip(" ")
    line = text[text.rfind("\n", 0, at) + 1 :].split("\n", 1)[0]
    if "escape" in said or "hexdecimal" in said:
        return at, "a backslash in double quotes starts an escape", (
            "use single quotes, or double the backslash"
        )  # fmt: skip
    if "block mapping" in said and before[-1:] in ("'", '"') and at > 0:
        return at, "text goes on after a closing quote", _after_quote(text, at, before[-1])
    if any(phrase in said for phrase in _UNCLOSED) and opened is not None:
        if "flow" in said:
            return opened, "a `[` or `{` is not closed", "close the bracket"
        return opened, "a quote is opened and never closed", "close the quote"
    if "could not find expected ':'" in said:
        return _without_colon(text, at if opened is None else opened)
    if "document start" in said and not line.startswith(("---", "...")):
        return at, "this line is indented less than the first key", "indent all keys alike"
    if "mapping values are not allowed" in said:
        if re.match(r"\s+[^\s:]+:(?:\s|$)", line):
            return at, "this line is indented further than the one above", (
                "indent it like the lines above"
            )  # fmt: skip
        return at, "a second `: ` stands in one line", "put the value in quotes"
    return at, *_explain_rest(said, text[at : at + 1])


def _after_quote(text: str, at: int, quote: str) -> str:
    if text[at - 1] == " ":
        return "put the whole value in quotes"
    if quote == "'":
        return "write `''` for an apostrophe, or use double quotes"
    return "put the whole value in single quotes"


def _without_colon(text: str, start: int) -> tuple[int, str, str]:
    line = text[start:].split("\n", 1)[0]
    if re.match(r"[\w-]+:\S", line):
        return start, "this line has no space after its colon", "add a space after the colon"
    return start, "this line has no `:` after a key", "write `key: value`"


def _explain_rest(said: str, letter: str) -> tuple[str, str]:
    if letter == "\t":
        return "a tab cannot indent", "indent with spaces"
    if "alias" in said or "anchor" in said:
        sign = "*" if "alias" in said else "&"
        return f"a value cannot start with `{sign}`", "put the value in quotes"
    if "cannot start any token" in said:
        return f"a value cannot start with `{letter}`", "put the value in quotes"
    if "block sequence entries" in said:
        return "a list item stands where it cannot", "start the list on a line of its own"
    if "document start" in said:
        return "a second document starts", "put the value in quotes"
    if "directive" in said:
        return "a line cannot start with `%`", "remove this line"
    if letter in ("]", "}"):
        return "there is a bracket too many", "remove it"
    if letter == "-":
        return "a list item stands where a key should", "indent it below its key"
    if "block mapping" in said or "block collection" in said or "block sequence" in said:
        return "this line's indentation fits no line above", "indent it like the lines above"
    return said.strip() or "it is not YAML", "check quotes, colons and indentation"
