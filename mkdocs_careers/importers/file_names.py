"""File names: the name of a job's file, made from the title of the job."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

_LONGEST = 60
_LETTERS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "ø": "o", "œ": "oe", "ł": "l",
     "đ": "d", "ð": "d", "þ": "th", "\u0131": "i", "&": " and ", "+": " plus "}
)  # fmt: skip
_GENDERS = re.compile(
    r"[(\[]\s*(?:[mwfdxhi*]|div|all|gn)(?:\s*[/|,.]\s*(?:[mwfdxhi*]|div|gn))+\s*[)\]]"
)
"""`(m/w/d)`, `(f/m/x)`, `(H/F)`: who may apply, and no part of what the job is called."""
_LATIN_MARK = re.compile("(?<=[a-z])[\u0300-\u036f]+")
_RESERVED = frozenset(
    "con prn aux nul index readme".split()
    + [f"{port}{number}" for port in ("com", "lpt") for number in range(10)]
)
"""What Windows keeps for devices, and what is no job in the folder of the jobs."""


def name_file(title: str, taken: Collection[str] = ()) -> str:
    """Return a name such as `program-coordinator.md`, without a folder; none of `taken`."""
    stem = _stem(title) or "job"
    if stem in _RESERVED:
        stem = f"job-{stem}"
    others = {_fold(name) for name in taken}
    number, name = 1, f"{stem}.md"
    while _fold(name) in others:
        number += 1
        name = f"{stem}-{number}.md"
    return name


def _stem(title: str) -> str:
    text = unicodedata.normalize("NFC", title).lower()
    text = _GENDERS.sub(" ", text).translate(_LETTERS)
    # Accents of Latin letters go; marks of other scripts are parts of their letters.
    text = _LATIN_MARK.sub("", unicodedata.normalize("NFKD", text))
    text = unicodedata.normalize("NFC", text)
    words = "".join(c if c.isalnum() or unicodedata.category(c)[0] == "M" else "-" for c in text)
    stem = re.sub("-+", "-", words).strip("-")
    if len(stem) > _LONGEST:
        cut = stem[: _LONGEST + 1]
        stem = cut.rsplit("-", 1)[0] if "-" in cut[_LONGEST // 2 :] else cut[:_LONGEST]
    return stem.strip("-")


def _fold(name: str) -> str:
    """Return what file systems take for the same name: macOS normalises, Windows has no case."""
    return unicodedata.normalize("NFC", name).casefold()
