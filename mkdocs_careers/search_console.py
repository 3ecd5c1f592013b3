"""Sentences of Google's Search Console and Rich Results Test: what they are about in a job file.

They are matched loosely, as people paste them: any quotes or none, any case, with the count and
the address that stand beside them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from mkdocs_careers.google_advice import ADVICE, MISSING
from mkdocs_careers.google_fields import Field, google_fields, plain
from mkdocs_careers.near_misses import suggest

if TYPE_CHECKING:
    from mkdocs_careers.diagnostics import KeyPath
    from mkdocs_careers.google_advice import Advice


@dataclass(frozen=True, slots=True)
class Answer:
    """What a sentence means: `advice` on its kind, and the fields it names."""

    advice: Advice | None
    fields: tuple[Field, ...]
    others: tuple[Field, ...] = ()
    """Fields of the same name that it may have meant."""
    unknown: tuple[str, ...] = ()
    """What it calls by a name that is no field's."""


_QUOTE = re.compile(r"[\"'`\u00ab\u00b4\u00bb\u2018-\u201f\u2032\u2033\u2039\u203a\uff02]")
_APOSTROPHE = re.compile(r"(?<=\w)['\u2019](?=\w)")
_ADDRESS = re.compile(r"https?://\S+|\bwww\.\S+", re.IGNORECASE)
_COUNTED = re.compile(r"\[\d*\]")
_QUOTED = re.compile(r'"([^"]*)"')
_INSIDE = re.compile(r'\(?\b(?:in|of|inside) "?([\w.\[\]]+)"?\)?', re.IGNORECASE)
_NAME = re.compile(r"[^\W\d][\w.:\[\]]*")
_FILLER = re.compile(
    r"\b(?:values? in|(?:enum|date ?time) value|date ?time property|job ?posting)\b", re.IGNORECASE
)
"""Words that Google says around a field, and that are fields' names themselves."""
_SMALL_WORDS = frozenset({"a", "field", "fields", "for", "in", "is", "key", "property", "the"})
_MOST_WORDS = 6
"""As many words as the longest name has: `experience in place of education`, and one to spare."""
MAX_LETTERS = 2000
"""More than this is no sentence; the rest is not looked at."""


def explain_sentence(sentence: str) -> Answer | None:
    """Return what a sentence, or the name of a field or key, is about; None if that is unknown."""
    text = _simplify(sentence)
    advice = next((a for a in ADVICE if re.search(a.phrase, text, re.IGNORECASE)), None)
    rest, context = _split_context(_FILLER.sub(" ", text))
    names, left = _names(rest)
    found = {name: find_fields(name, context) for name in names}
    fields = {hits[0].key: hits[0] for hits in found.values() if hits}
    others = {field.key: field for hits in found.values() for field in hits[1:]}
    unknown = tuple(name for name, hits in found.items() if not hits)
    if advice is None and (left or unknown):
        return None  # a text in which a field's name is a word like others
    if not names:
        about = context or (advice.about if advice else "")
        fields = {field.key: field for field in find_fields(about)[:1]}
    if not fields and advice in (None, MISSING):
        return None
    return Answer(
        advice,
        tuple(fields.values()),
        tuple(field for key, field in others.items() if key not in fields),
        unknown,
    )


def find_fields(name: str, context: str = "") -> list[Field]:
    """Return the fields that `name` may mean, by Google's name or by ours, the likeliest first.

    What lies around it can stand before it (`address.postalCode`), or apart in `context`.
    """
    parts = _COUNTED.sub("", f"{context}.{name}").split(".")
    wanted = [plain(part) for part in parts if plain(part)]
    found: dict[KeyPath, Field] = {}
    for field, steps in _ways().get(wanted[-1], ()) if wanted else ():
        way = iter(steps)
        if all(step in way for step in wanted):
            found.setdefault(field.key, field)
    # A name that stands at the top is meant before one that stands in something.
    return sorted(found.values(), key=lambda field: "." in field.name)


def nearest_name(sentence: str) -> str | None:
    """Return the name of a field that an unknown word of `sentence` was most likely to be."""
    fields = google_fields()
    known = [field.name.rpartition(".")[2] for field in fields]
    keys = [str(field.key[-1]) for field in fields if field.key]
    rest, context = _split_context(_FILLER.sub(" ", _simplify(sentence)))
    names, left = _names(rest)
    for word in (*names, *left):
        meant = suggest(word.rpartition(".")[2], [*known, *keys], synonyms=True)
        if meant and find_fields(meant, context):
            return meant
    return context or None


@cache
def _ways() -> dict[str, list[tuple[Field, list[str]]]]:
    """Return each field with the steps that lead to it, Google's and ours, by the last step."""
    ways: dict[str, list[tuple[Field, list[str]]]] = {}
    for field in google_fields():
        for steps in (field.name.split("."), [str(step) for step in field.key]):
            way = [plain(step) for step in steps]
            if way:
                ways.setdefault(way[-1], []).append((field, way))
    return ways


def _simplify(sentence: str) -> str:
    """Return a sentence with one kind of quote, and without addresses."""
    text = _APOSTROPHE.sub("", sentence[:MAX_LETTERS])
    return " ".join(_QUOTE.sub('"', _ADDRESS.sub(" ", text)).split())


def _split_context(text: str) -> tuple[str, str]:
    """Cut `(in "jobLocation.address")` out of a text; the second value is the name in it."""
    for match in _INSIDE.finditer(text):
        if find_fields(match[1]):
            return text[: match.start()] + text[match.end() :], match[1]
    return text, ""


def _names(text: str) -> tuple[list[str], list[str]]:
    """Return what must be names of fields, and the words that are none.

    Where something stands in quotes that is it, else all words that are known, several together.
    """
    quoted = [part.strip() for part in _QUOTED.findall(text)]
    names = [part for part in quoted if _NAME.fullmatch(part)]
    rest = _QUOTED.sub(" ", text) if names else text
    words = [word.rstrip(".:") for word in _NAME.findall(rest)]
    if names:
        return names, [word for word in words if word.lower() not in _SMALL_WORDS]
    left = []
    at = 0
    while at < len(words):
        sizes = range(min(_MOST_WORDS, len(words) - at), 0, -1)
        size = next((n for n in sizes if find_fields("_".join(words[at : at + n]))), 0)
        if size:
            names.append("_".join(words[at : at + size]))
        elif words[at].lower() not in _SMALL_WORDS:
            left.append(words[at])
        at += size or 1
    return names, left
