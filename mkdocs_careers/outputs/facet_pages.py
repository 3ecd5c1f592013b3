"""Facet pages: one for each value of a listing's filters, for readers without the script."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from functools import cached_property
from itertools import count
from typing import TYPE_CHECKING
from unicodedata import category, normalize

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from mkdocs_careers.outputs.facets import Value
    from mkdocs_careers.outputs.listing import Selection

_PLAIN = str.maketrans(
    {
        "æ": "ae",
        "œ": "oe",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ħ": "h",
        "\N{LATIN SMALL LETTER DOTLESS I}": "i",
    }
)
"""Latin letters that Unicode does not take for others with a mark."""
_LONGEST = 50
"""Letters of a name; of four bytes each they still make a file's."""
_TAKEN = re.compile(r"index|readme|con|prn|aux|nul|com[0-9]|lpt[0-9]")
"""Names that mean something else to site generators, and files that Windows cannot have."""


@dataclass(frozen=True)
class FacetPages:
    """The pages of one careers index: a value for each, by the path of the file it stands for.

    `selection` is the listing of the index.
    """

    selection: Selection
    pages: Mapping[str, Value]

    @cached_property
    def paths(self) -> Mapping[str, str]:
        """Return the page of each token."""
        return {value.token: path for path, value in self.pages.items()}


def plan_facet_pages(
    selection: Selection, values: Iterable[Value], folder: str, is_free: Callable[[str], bool]
) -> FacetPages:
    """Give every value a page in `folder`, always the same ones; some may be in no row by now.

    `is_free` tells whether a path can be taken. Values whose names make the same are numbered.
    """
    known = {(value.key, value.value): value for value in values}
    names = name_values(known, lambda name: is_free(posixpath.join(folder, f"{name}.md")))
    pages = {posixpath.join(folder, f"{names[key]}.md"): known[key] for key in sorted(known)}
    return FacetPages(selection, pages)


def name_values(
    values: Iterable[tuple[str, str]], is_free: Callable[[str], bool] = lambda _: True
) -> dict[tuple[str, str], str]:
    """Give every value of a key a name of its own: `employment-unit/design`, always the same.

    `is_free` tells whether a name can be taken. Values whose words make the same are numbered.
    """
    names: dict[tuple[str, str], str] = {}
    taken: set[str] = set()
    for key, value in sorted(values):
        below, slug = make_slug(key), make_slug(value)
        for number in count(1):
            last = slug if number == 1 else f"{slug}-{number}"
            name = f"{below}/{last}"
            if name not in taken and not _TAKEN.fullmatch(last) and is_free(name):
                break
        taken.add(name)
        names[key, value] = name
    return names


def make_slug(text: str) -> str:
    """Return a name for an address: `Cape Town & Région` becomes `cape-town-region`.

    Letters of other scripts stay as they are, for what they stand for in English is a guess.
    """
    letters: list[str] = []
    for letter in normalize("NFKD", text).casefold().translate(_PLAIN):
        is_mark = category(letter).startswith("M")
        if not (is_mark and letters and letters[-1].isascii()):
            letters.append(letter if is_mark or letter.isalnum() else " ")
    words = "".join(letters).split()
    return normalize("NFC", "-".join(words))[:_LONGEST].strip("-") or "value"
