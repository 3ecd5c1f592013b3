"""File names: what the file of a job is called, made of the job's title."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

_MOST = 60
"""Letters of a name without its ending; they stand in the page's address, too."""
_MOST_BYTES = 200
"""File systems take 255 bytes, and a letter can have four."""
_NAMELESS = "job"
_SUFFIX = ".md"
_WRITTEN_OUT = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l"}
)
_GENDER_MARK = re.compile(
    r"\(\s*(?:[a-z*]|div|gn|all)(?:\s*[/|,.\-]\s*(?:[a-z*]|div|gn|all|alle))+\s*\)", re.IGNORECASE
)
"""`(m/w/d)`, `(f/m/x)`, `(H/F)`: they say who may apply, which is everyone."""
_LATIN_MARKS = re.compile("[\u0300-\u036f]")
_TAKEN_BY_WINDOWS = frozenset(
    ("con", "prn", "aux", "nul", *(f"{name}{n}" for name in ("com", "lpt") for n in range(10)))
)
_NO_JOBS = frozenset(("index", "readme"))
"""Names of pages that are no jobs."""


def name_file(title: str, taken: Collection[str]) -> str:
    """Return the name of a job's file without its folder; `taken` are the names in that folder.

    Names that differ in capitals or accents alone are one name on some computers, and so here.
    """
    stem = _shorten(_hyphenate(title))
    if stem in _TAKEN_BY_WINDOWS or stem in _NO_JOBS:
        stem = f"{stem}-{_NAMELESS}"
    known = {_fold(name) for name in taken}
    name, number = f"{stem}{_SUFFIX}", 1
    while _fold(name) in known:  # not `is_taken`: thousands of jobs can have one title
        number += 1
        name = f"{stem}-{number}{_SUFFIX}"
    return name


def is_taken(name: str, taken: Iterable[str]) -> bool:
    """Tell whether one of the names `taken` is `name` on some computer."""
    return _fold(name) in map(_fold, taken)


def _hyphenate(title: str) -> str:
    """Return the letters and digits of a title, and hyphens for all else."""
    text = _GENDER_MARK.sub(" ", unicodedata.normalize("NFC", title)).lower()
    text = text.translate(_WRITTEN_OUT)
    # Accents of Latin letters go; marks of other scripts are part of their letters.
    text = "".join(map(_plain_letter, unicodedata.normalize("NFC", text)))
    text = "".join(letter if _is_kept(letter) else "-" for letter in text.lower())
    return unicodedata.normalize("NFC", re.sub("-+", "-", text).strip("-"))


def _plain_letter(letter: str) -> str:
    apart = unicodedata.normalize("NFKD", letter)
    if apart[0].isascii() or _LATIN_MARKS.match(letter):
        return _LATIN_MARKS.sub("", apart)
    return letter


def _is_kept(letter: str) -> bool:
    # A mark is no letter for Python, and Hindi or Thai cannot be written without them.
    return letter.isalnum() or unicodedata.category(letter) in ("Mn", "Mc")


def _shorten(stem: str) -> str:
    """Cut a name at a hyphen, as far as there is one."""
    short = stem[:_MOST]
    while len(short.encode("utf-8", "replace")) > _MOST_BYTES:
        short = short[:-1]
    if short != stem and stem[len(short)] != "-" and "-" in short:
        short = short[: short.rindex("-")]
    return short.strip("-") or _NAMELESS


def _fold(name: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())
