"""A near miss: the key or value that was meant, where it is almost certain."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from mkdocs_careers.synonyms import (
    COUNTRIES,
    GUESSES,
    LINES,
    MEANT_KEYS,
    SWITCHES,
    TIMEZONES,
    UNSURE_PLACES,
    UNSURE_WORDS,
    WORDS,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

HYBRID = "HYBRID"
_LIKE, _VERY_LIKE = 0.75, 0.9
"""How much two words resemble each other, from 0 to 1, to be suggested and to be written."""


def suggest_line(key: str, value: object = None) -> str | None:
    """Return the line to write for a key that is a value, or a key further in, of a job."""
    plain = _plain(key)
    if plain in SWITCHES and isinstance(value, (bool, str)):
        word = str(value).lower() if isinstance(value, bool) else _plain(value)
        if plain == "remote" and suggest_word(word) == HYBRID:
            return "job_location_type: HYBRID"
        return SWITCHES[plain].get(word, LINES[plain])
    return LINES.get(plain)


def is_switch(key: str) -> bool:
    """Tell whether a key says what a job's `status` says: `draft: true`."""
    return _plain(key) in SWITCHES and _plain(key) != "remote"


def suggest_word(value: str, allowed: Iterable[str] | None = None) -> str | None:
    """Return the value that a word people use stands for: `freelance` for `CONTRACTOR`."""
    plain = _plain(value) or value.strip()
    for word, others in WORDS.items():
        if (allowed is None or word in allowed) and plain in others.split():
            return word
    return None


def is_sure_word(value: str, meant: str) -> bool:
    """Tell whether `value` is `meant` in another spelling, or another word for nothing else."""
    plain = _plain(value) or value.strip()
    return plain == _plain(meant) or (
        plain not in UNSURE_WORDS and plain in WORDS.get(meant, "").split()
    )


def suggest_country(value: str) -> str | None:
    """Return the ISO code of a country's name or other code."""
    word = value.strip().lower()
    if word in COUNTRIES:
        return COUNTRIES[word]
    import pycountry  # only a mistake needs its names

    try:
        return str(pycountry.countries.lookup(word).alpha_2)
    except LookupError:
        return None


def is_sure_place(name: str) -> bool:
    """Tell whether a name is that of one country or area alone."""
    return name.strip().lower() not in UNSURE_PLACES


def suggest_timezone(zone: str) -> str | None:
    """Return the IANA name for what people call a zone."""
    word = zone.strip().lower().removesuffix(" time").removeprefix("us/")
    return TIMEZONES.get(word)


def suggest(word: str, candidates: Iterable[str], *, synonyms: bool = False) -> str | None:
    """Return the candidate that `word` was meant to be; None where that is a guess."""
    return _suggest(word, tuple(candidates), synonyms)


# One site's files make the same mistakes over and over.
@lru_cache(maxsize=4096)
def _suggest(word: str, candidates: tuple[str, ...], synonyms: bool) -> str | None:  # noqa: FBT001 - a key of the cache
    by_plain = {_plain(candidate): candidate for candidate in candidates}
    plain = _plain(word)
    if plain in by_plain:
        return by_plain[plain]
    if synonyms:
        for candidate in by_plain.values():
            if (candidate, plain) in MEANT_KEYS:
                return candidate
    from difflib import get_close_matches  # only a mistake needs it

    close = get_close_matches(plain, by_plain, n=1, cutoff=_LIKE)
    return by_plain[close[0]] if close else None


@lru_cache(maxsize=4096)
def is_sure_key(key: str, meant: str) -> bool:
    """Tell whether `key` can be nothing but `meant`: its spelling, a slip, or a synonym."""
    plain, wanted = _plain(key), _plain(meant)
    if (meant, plain) in MEANT_KEYS:
        return plain not in GUESSES
    from difflib import SequenceMatcher  # only a mistake needs it

    # `tilte`: two letters change places.
    swapped = sorted(plain) == sorted(wanted) and len(plain) > len("key")
    return swapped or SequenceMatcher(None, plain, wanted).ratio() >= _VERY_LIKE


@lru_cache(maxsize=4096)
def _plain(word: str) -> str:
    return "".join(letter for letter in word.lower() if letter.isalnum())
