"""Clean text: what every format can carry, without the characters that XML forbids."""

from __future__ import annotations

import re
from typing import Any

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Everything that is no Char of XML 1.0 (section 2.2): controls, lone surrogates, U+FFFE."""
_LINE_END = re.compile("\r\n?")


def clean_text(text: str) -> str:
    """Return the text without what XML forbids, its lines ended as XML reads them (2.11)."""
    return _LINE_END.sub("\n", _FORBIDDEN.sub("", text))


def clean_data(value: Any) -> Any:
    """Return JSON data with every text in it cleaned, and without what is None."""
    if isinstance(value, str):
        return clean_text(value)
    if isinstance(value, dict):
        items = ((key, clean_data(inner)) for key, inner in value.items())
        return {key: inner for key, inner in items if inner is not None}
    if isinstance(value, (list, tuple)):
        return [clean_data(inner) for inner in value]
    return value
