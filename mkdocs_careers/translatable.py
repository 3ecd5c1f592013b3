"""Translatable: which keys of a job are words, and so differ from language to language.

All others are facts: dates, places, amounts, addresses, choices, and whether the job is open. They
stand in one file alone, so that nobody changes them in one language and forgets the other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mkdocs_careers.dates import parse_date
from mkdocs_careers.schema_overlay import EXTRA, list_choices

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs_careers.diagnostics import KeyPath
    from mkdocs_careers.schema_overlay import Overlay

WORDS = frozenset(
    {
        "title", "description", "employment_unit", "job_start_date", "skills", "job_duration",
        "work_hours", "qualifications", "responsibilities", "job_benefits",
        "incentive_compensation", "eligibility_to_work_requirement",
        "security_clearance_requirement", "physical_requirement", "special_commitments",
        "occupational_category", "industry",
    }
)  # fmt: skip
"""Keys whose whole value is words. `job_start_date` is one where it is no date."""

INNER_WORDS: Mapping[str, frozenset[str]] = {
    "base_salary": frozenset({"description"}),
    # The address of a form is there because forms have a language, too; mailboxes have none.
    "apply": frozenset({"subject", "body", "materials", "instructions", "url"}),
    "education_requirements": frozenset({"description"}),
    "experience_requirements": frozenset({"description"}),
}
"""Keys of which a part is words."""

OWN = frozenset({"language", "translation_of", "rules"})
"""Keys about a file itself, in whatever language."""

_START = "job_start_date"
_NAMES = frozenset({"employment_unit", "special_commitments", "occupational_category"})
"""Words that are often the same in every language."""


def find_facts(
    own: Mapping[str, Any], original: Mapping[str, Any], overlay: Overlay | None
) -> Iterator[KeyPath]:
    """Yield where a translation holds facts; `own` has keys of a job alone.

    `original` is what the file says that is translated.
    """
    for key, value in own.items():
        if key in OWN or value is None:
            continue
        if key == EXTRA and isinstance(value, dict):
            nodes = overlay.keys if overlay else {}
            yield from ((key, k) for k, v in value.items() if not _is_text(v, nodes.get(k, {})))
        elif key in INNER_WORDS and isinstance(value, dict) and not _is_word(original.get(key)):
            yield from ((key, inner) for inner in value if inner not in INNER_WORDS[key])
        elif key == _START:
            if _is_date(value) or _is_date(original.get(key)):
                yield (key,)
        elif key not in WORDS:
            yield (key,)


def merge_words(original: Mapping[str, Any], words: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a translation says: its own words, and all else of the original's file."""
    merged = {key: value for key, value in original.items() if key not in OWN}
    for key, value in words.items():
        there = merged.get(key)
        if isinstance(there, dict) and isinstance(value, dict):
            merged[key] = {**there, **value}
        else:
            merged[key] = value
    return merged


def untranslated(original: Mapping[str, Any], words: Mapping[str, Any]) -> list[KeyPath]:
    """Return which words of the original a translation leaves as they are, but for names."""
    found: list[KeyPath] = []
    for key, value in original.items():
        if key in WORDS - _NAMES:
            if key not in words and not (key == _START and _is_date(value)):
                found.append((key,))
        elif key in INNER_WORDS and isinstance(value, dict):
            own = words.get(key) or {}
            found += ((key, k) for k in value if k in INNER_WORDS[key] and k not in own)
    return [path for path in found if path != ("apply", "url")]


def _is_text(value: Any, node: Mapping[str, Any]) -> bool:
    """Tell whether a value under `extra` is free text, as far as its schema (`node`) says."""
    texts = value if isinstance(value, list) else [value]
    items = node.get("items")
    inner = items if isinstance(items, dict) else node
    is_free = not list_choices(node) and "format" not in inner
    return is_free and all(isinstance(text, str) for text in texts)


def _is_word(value: Any) -> bool:
    """Tell whether the original says `no requirements`, to which no words can be added."""
    return value is not None and not isinstance(value, dict)


def _is_date(value: Any) -> bool:
    return isinstance(value, str) and parse_date(value) is not None
