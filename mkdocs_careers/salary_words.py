"""Pay in words: what `$52,000 to $64,000 a year` says, as the keys of `base_salary`."""

from __future__ import annotations

import re

from mkdocs_careers.codes import Code
from mkdocs_careers.diagnostics import KeyPath, Problem
from mkdocs_careers.near_misses import suggest_word
from mkdocs_careers.yaml_text import write_scalar

# Only a mistake needs these, so they are compiled when they are used.
_AMOUNT = (
    r"(?<![\w.,])([1-9][0-9]{0,2}(?:[,.'\u2019\u00a0\u202f ][0-9]{3})+|[0-9]{1,9})"
    r"(?:[.,]([0-9]{1,2}))?\s?([kK]\b)?(?![\w])(?!\s?%)"
)
_CURRENCY = r"(?i)\b([A-Z]{3})\b|[$€£¥₹]|\b(?:euros?|dollars?|pounds?)\b"
_UNIT = r"(?i)(?:\bper|\ban?|/|\bpro|\bpar)\s*([^\W\d]+)|\b(\w+ly|p\.?\s?a\b)"
_UNITS = ("HOUR", "DAY", "WEEK", "MONTH", "YEAR", "PROJECT")
_RANGE = 2


def read_number(text: str) -> int | float | None:
    """Return the number that `text` writes with commas, spaces or apostrophes: `65,000`.

    A dot in front of three digits is left open: it parts thousands for some, decimals for others.
    """
    plain = text.strip()
    if re.fullmatch(r"[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]{1,2})?", plain):
        plain = plain.replace(",", "")
    elif re.fullmatch(r"[1-9][0-9]{0,2}(?:[ '\u2019_\u00a0\u202f][0-9]{3})+", plain):
        plain = re.sub(r"[^0-9]", "", plain)
    if re.fullmatch(r"(?:0|[1-9][0-9]{0,11})(?:\.[0-9]{1,2})?", plain):
        return float(plain) if "." in plain else int(plain)
    return None


def read_salary(text: str) -> dict[str, str | float]:
    """Return the keys of `base_salary` that `text` gives; no amount where none can be told."""
    found: dict[str, str | float] = {}
    amounts = _amounts(text)
    if not 1 <= len(amounts) <= _RANGE:
        return found
    currency = next((c for m in re.finditer(_CURRENCY, text) if (c := _currency(m))), None)
    if currency:
        found["currency"] = currency
    if len(amounts) == _RANGE:
        found["min_value"], found["max_value"] = sorted(amounts)
    else:
        found["value"] = amounts[0]
    for match in re.finditer(_UNIT, text):
        unit = suggest_word(match[1] or match[2], _UNITS)
        if unit:
            found["unit_text"] = unit
            break
    return found


def salary_problem(name: str, path: KeyPath, text: str) -> Problem:
    """Say that pay stands there as words, with the keys to paste in their place."""
    keys = read_salary(text) or {"description": text}
    block = "\n".join(f"      {key}: {write_scalar(value)}" for key, value in keys.items())
    return Problem(
        Code.SALARY_IN_WORDS,
        f"{name} is words, and needs keys.",
        path,
        hint="write the amount, the currency and the unit apart"
        if len(keys) > 1
        else "words stand under `description`",
        help=f"Search engines read amounts alone. Write this, if it is what you mean:\n\n"
        f"    base_salary:\n{block}",
    )


def _amounts(text: str) -> list[float]:
    matches = list(re.finditer(_AMOUNT, text))
    last_thousand = bool(matches and matches[-1][3])
    amounts: list[float] = []
    for match in matches:
        number = float(re.sub(r"[^0-9]", "", match[1]) + "." + (match[2] or "0"))
        # `80-100k` means thousands on both sides.
        if match[3] or (last_thousand and number < 1000):  # noqa: PLR2004 - one thousand
            number *= 1000
        amounts.append(int(number) if number.is_integer() else number)
    return amounts


def _currency(match: re.Match[str]) -> str | None:
    if match[1] and match[1].upper() == match[1]:
        from babel.core import get_global  # only a mistake needs the list

        return match[1] if match[1] in get_global("all_currencies") else None
    return suggest_word(match[0])
