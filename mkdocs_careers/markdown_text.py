"""Markdown text: which parts of an ad are prose, told without rendering it.

The host renders Markdown, each with extensions of its own; a check only needs to know what is
code or a comment, so that it says nothing about those.
"""

from __future__ import annotations

import re

COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_FENCE = re.compile(r"[ \t>]*(`{3,}|~{3,})")
_INLINE_CODE = re.compile(r"(`+)[^`\n]+\1")
_NOT_SPACE = re.compile(r"[^\s]")


def mask_code(text: str) -> str:
    """Return `text` with code and comments as spaces; lines and offsets stay the same."""
    if "```" in text or "~~~" in text:
        text = _mask_fences(text)
    if "`" in text:
        text = _INLINE_CODE.sub(_blank, text)
    return COMMENT.sub(_blank, text) if "<!--" in text else text


def _mask_fences(text: str) -> str:
    lines, opened = [], ""
    for line in text.splitlines(keepends=True):
        fence = _FENCE.match(line)
        inside = bool(opened)
        if fence and not opened:
            opened = fence[1]
        elif fence and fence[1].startswith(opened):
            opened = ""
        lines.append(_NOT_SPACE.sub(" ", line) if inside or opened else line)
    return "".join(lines)


def _blank(match: re.Match[str]) -> str:
    return _NOT_SPACE.sub(" ", match[0])
