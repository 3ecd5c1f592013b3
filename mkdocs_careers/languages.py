"""Languages: which tags name one, and which is meant by another word for it.

The data is Babel's, which is loaded only where a file or the settings name a language.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel import Locale

_AFTER_THE_TAG = re.compile(r"[.@]")
_LONGEST_TAG = 4
"""How many parts of a tag say something here: language, script, region, and one more."""


@lru_cache(maxsize=256)
def find_locale(tag: str) -> Locale | None:
    """Return the nearest locale that is known: `pt-XX` is Portuguese, `de-x-leicht` German.

    None where the tag names no language at all.
    """
    from babel import Locale, UnknownLocaleError

    name = _AFTER_THE_TAG.split(tag.strip(), maxsplit=1)[0]
    parts = name.replace("-", "_").split("_")[:_LONGEST_TAG]
    while parts:
        try:
            return Locale.parse("_".join(parts))
        except (UnknownLocaleError, ValueError, TypeError):
            parts.pop()
    return None


def is_language(tag: str) -> bool:
    """Tell whether a tag names a language."""
    return find_locale(tag) is not None


def is_same(one: str, other: str) -> bool:
    """Tell whether two tags name one language: `pt_BR` and `pt-BR`, and not `pt`."""
    if one == other:
        return True
    locale = find_locale(one)
    return locale is not None and locale == find_locale(other)


def language_tag(tag: str) -> str:
    """Write a tag as pages do: `pt-BR` for `pt_BR`."""
    return _AFTER_THE_TAG.split(tag.strip(), maxsplit=1)[0].replace("_", "-")


def name_language(tag: str) -> str:
    """Name a language for messages: ``German (`de`)``; by its tag alone where it is unknown."""
    locale = find_locale(tag)
    name = locale.get_display_name("en") if locale else None
    return f"{name} (`{tag}`)" if name else f"`{tag}`"


def suggest_language(word: str) -> str | None:
    """Return the tag for the name of a language, in English or its own, or for a longer code."""
    wanted = word.strip().casefold()
    own_names = {
        name.casefold(): tag
        for tag in _COMMON
        if (locale := find_locale(tag)) and (name := locale.get_language_name())
    }
    if wanted in own_names:
        return own_names[wanted]
    import pycountry  # only a mistake needs its names

    try:
        found = pycountry.languages.lookup(wanted)
    except LookupError:
        return None
    tag = str(getattr(found, "alpha_2", ""))
    return tag if tag and is_language(tag) else None


_COMMON = "ar cs da de el en es fi fr he hu it ja ko nb nl pl pt ro ru sv tr uk zh".split()
"""Languages that people may call by their own name: `Deutsch`."""
