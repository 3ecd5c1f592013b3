"""Foreign keys: the front matter of another generator, key by key, into a job's own."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Any

from mkdocs_careers.importers.aliases import (
    ALIASES,
    OF_GENERATORS,
    ONLY_IN_LISTS,
    RANKS,
    plain_key,
)
from mkdocs_careers.importers.foreign_dates import read_date
from mkdocs_careers.importers.places import country_code, read_places
from mkdocs_careers.markdown_links import find_mails
from mkdocs_careers.near_misses import is_sure_word, suggest_word
from mkdocs_careers.salary_words import read_number, read_salary

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mkdocs_careers.importers.draft import Draft

_TAG = re.compile(r"<[^<>]*>")
_WEB = re.compile(r"https?://[^\s<>\"')\]]+")
_NOTHING = re.compile(r"(?i)\s*(?:tb[ad]|tbc|n/?a|none|null|undefined|-+|\.+|application url)?\s*")
_TRUE, _FALSE = frozenset("true yes on 1".split()), frozenset("false no off 0".split())
_TYPES = (
    "FULL_TIME", "PART_TIME", "CONTRACTOR", "TEMPORARY", "INTERN", "VOLUNTEER", "PER_DIEM",
)  # fmt: skip
_STATES = ("open", "draft", "closed", "filled")
_AMOUNTS = frozenset({"base_salary.min_value", "base_salary.max_value"})
_LISTS = frozenset({"responsibilities", "qualifications", "skills", "job_benefits"})


def read_keys(draft: Draft, data: Mapping[str, Any], *, in_list: bool = False) -> None:
    """Read every key of `data` into `draft`; the more trusted of two that mean the same wins."""

    def rank(item: tuple[str, Any]) -> int:
        return RANKS.get(plain_key(item[0]), 0)

    for key, value in sorted(data.items(), key=rank):
        plain = plain_key(key)
        meant = ALIASES.get(plain) or (ONLY_IN_LISTS.get(plain) if in_list else None)
        if _is_nothing(value):
            if meant == "date_posted" and _text(value):
                read_date(draft, "date_posted", _text(value), key)
            elif _text(value):
                draft.leave(key, value, "it says nothing")
        elif meant is None:
            of_generator = plain in OF_GENERATORS
            why = "it is about the site's pages" if of_generator else "a job file has no key for it"
            draft.leave(key, _text(value), why)
        else:
            _READERS.get(meant, _read_text)(draft, meant, value, key)


def _is_nothing(value: Any) -> bool:
    return value in ([], {}) or (isinstance(value, str) and bool(_NOTHING.fullmatch(value)))


def _text(value: Any) -> str:
    """Return a value in words: what a person would read of a list or mapping."""
    if isinstance(value, dict):
        return ", ".join(f"{key}: {_text(inner)}" for key, inner in value.items())
    if isinstance(value, list):
        return ", ".join(_text(inner) for inner in value)
    return str(value).strip()


def _words(text: str) -> str:
    """Return a text in one line without markup."""
    return " ".join(unescape(_TAG.sub(" ", text)).split())


def _read_text(draft: Draft, key: str, value: Any, source: str) -> None:
    if isinstance(value, dict | list) and any(isinstance(v, dict | list) for v in value):
        draft.leave(source, _text(value), "it holds more than a text")
        return
    draft.take(key, _words(_text(value)), source, _text(value))


def _read_list(draft: Draft, key: str, value: Any, source: str) -> None:
    items = value if isinstance(value, list) else [value]
    if any(isinstance(item, dict | list) for item in items):
        draft.body += f"\n\n## {source[:1].upper()}{source[1:]}\n\n{_nested(items)}\n"
        draft.take("_body", True, source, "", "it has levels, and stands in the text")
        draft.data.pop("_body", None)
        return
    # YAML folds items that are indented too little into the text above: ` - ` parts them again.
    parts = [part for item in items for part in re.split(r"(?:^|\s)- (?=[A-Z])", str(item))]
    texts = [text for part in parts if (text := _words(part))]
    draft.take(key, texts if len(texts) > 1 else "".join(texts), source, value)


def _nested(value: Any, depth: int = 0) -> str:
    lines: list[str] = []
    indent = " " * 4 * depth
    pairs = value.items() if isinstance(value, dict) else ((None, item) for item in value)
    for name, item in pairs:
        if isinstance(item, dict | list):
            inner = _nested(item, depth + (name is not None))
            lines.append(f"{indent}- {_words(name)}\n{inner}" if name else inner)
        else:
            lines.append(f"{indent}- {f'{_words(name)}: ' if name else ''}{_words(str(item))}")
    return "\n".join(lines)


def _read_day(draft: Draft, key: str, value: Any, source: str) -> None:
    read_date(draft, key, _text(value), source)


def _read_types(draft: Draft, key: str, value: Any, source: str) -> None:
    found = []
    items = value if isinstance(value, list) else re.split(r"[,;/|]", str(value))
    for item in items:
        word = _text(item)
        meant = suggest_word(word, _TYPES)
        exact = word.upper().replace("-", "_").replace(" ", "_")
        if exact in _TYPES:
            found.append(exact)
        elif meant and is_sure_word(word, meant):
            found.append(meant)
        else:
            draft.leave(source, word, "it is no type of employment that is known for sure")
    types = list(dict.fromkeys(found))
    draft.take(key, types if len(types) > 1 else "".join(types), source, value)


def _read_places(draft: Draft, key: str, value: Any, source: str) -> None:
    if isinstance(value, dict):
        value = value.get("name") or ", ".join(v for v in value.values() if isinstance(v, str))
    items = value if isinstance(value, list) else [value]
    found = read_places("; ".join(_text(item) for item in items))
    said = _text(value)
    if found.hybrid:
        draft.take("job_location_type", "HYBRID", source, said)
    elif found.remote and not found.places:
        draft.take("job_location_type", "TELECOMMUTE", source, said)
    elif found.remote:
        draft.take("job_location_type", "TELECOMMUTE", source, said, "or at one of the places")
    areas = found.areas
    draft.take("applicant_location_requirements", areas if len(areas) > 1 else "".join(areas),
               source, said)  # fmt: skip
    places = found.places
    if found.rest:
        rest = "; ".join(found.rest)
        draft.miss(key, f"which town and country is {rest!r}?", source, rest)
    if places:
        draft.take(key, places if len(places) > 1 else places[0], source, said)


def _read_remote(draft: Draft, key: str, value: Any, source: str) -> None:  # noqa: ARG001 - as all
    word = _text(value)
    meant = suggest_word(word, ("TELECOMMUTE", "HYBRID"))
    if word.lower() in _TRUE or (meant == "TELECOMMUTE" and is_sure_word(word, meant)):
        draft.take("job_location_type", "TELECOMMUTE", source, word)
    elif meant == "HYBRID":
        draft.take("job_location_type", "HYBRID", source, word)
    else:
        draft.leave(source, word, "it is no work from home that is known for sure")


def _read_areas(draft: Draft, key: str, value: Any, source: str) -> None:
    items = value if isinstance(value, list) else re.split(r"[,;]", _text(value))
    codes = {_text(item): country_code(_text(item)) for item in items if _text(item)}
    unknown = [name for name, code in codes.items() if code is None]
    if unknown:
        draft.miss(key, f"which countries are {', '.join(unknown)}?", source, _text(value))
        return
    areas = [code for code in codes.values() if code]
    draft.take(key, areas if len(areas) > 1 else "".join(areas), source, _text(value))


def _read_status(draft: Draft, key: str, value: Any, source: str) -> None:
    word, plain = _text(value).strip("# ").lower(), plain_key(source)
    yes, no = word in _TRUE, word in _FALSE
    if plain in ("draft", "closed", "filled") and (yes or no):
        state = plain if yes else "open"
    elif yes or no:
        state = "open" if yes else ("draft" if plain == "published" else "closed")
    elif word in ("upcoming", "coming soon", "planned"):
        state = "draft"
    else:
        state = suggest_word(word, _STATES) or ""
    if state == "open":
        draft.leave(source, value, "an open job needs no `status`")
    elif state:
        draft.take(key, state, source, value)
    else:
        draft.miss(key, f"is the job open, closed or filled? The source says {word!r}.",
                   source, value)  # fmt: skip


def _read_amount(draft: Draft, key: str, value: Any, source: str) -> None:
    text = _text(value)
    number = read_number(text.lstrip("$€£ ").strip())
    if number is None:
        draft.leave(source, text, "it is no amount")
        return
    draft.take(key, number, source, text)
    if text[:1] in "€£":
        draft.take("base_salary.currency", {"€": "EUR", "£": "GBP"}[text[0]], source, text)


def _read_pay(draft: Draft, key: str, value: Any, source: str) -> None:
    if isinstance(value, dict):
        inner = value.get("value") if isinstance(value.get("value"), dict) else {}
        for name, amount in {**value, **(inner or {})}.items():
            meant = ALIASES.get(plain_key(name), "")
            if meant.startswith("base_salary."):
                _READERS.get(meant, _read_text)(draft, meant, amount, f"{source}.{name}")
        return
    text = _text(value)
    pay = read_salary(text)
    if any(name in pay for name in ("value", "min_value", "max_value")):
        for name, part in pay.items():
            draft.take(f"{key}.{name}", part, source, text)
    else:
        draft.take(f"{key}.description", _words(text), source, text)


def _read_unit(draft: Draft, key: str, value: Any, source: str) -> None:
    word = _text(value)
    meant = suggest_word(word, ("HOUR", "DAY", "WEEK", "MONTH", "YEAR"))
    if meant:
        draft.take(key, meant, source, word)
    else:
        draft.leave(source, word, "it is no unit of time that is known for sure")


def _read_mails(draft: Draft, key: str, value: Any, source: str) -> None:
    text = _text(value)
    mails = list(dict.fromkeys(text[start:end] for start, end in find_mails(text)))
    if mails:
        draft.take(key, mails if len(mails) > 1 else mails[0], source, text)
    else:
        draft.leave(source, text, "it is no mail address")


def _read_web(draft: Draft, key: str, value: Any, source: str) -> None:
    text = _text(value)
    if text.startswith("mailto:"):
        _read_mails(draft, "apply.email", text, source)
    elif match := _WEB.search(text):
        draft.take(key, match[0], source, text)
    else:
        draft.leave(source, text, "it is no web address")


def _read_apply(draft: Draft, key: str, value: Any, source: str) -> None:  # noqa: ARG001 - as all
    text = _text(value)
    mails = [text[start:end] for start, end in find_mails(text)]
    web = _WEB.search(text)
    if mails:
        _read_mails(draft, "apply.email", value, source)
    if web:
        draft.take("apply.url", web[0].rstrip(".,;"), source, text)
    if not mails and not web:
        draft.take("apply.instructions", text, source, text)


def _read_contact(draft: Draft, key: str, value: Any, source: str) -> None:
    text = _text(value)
    mails = [text[start:end] for start, end in find_mails(text)]
    if not mails:
        draft.leave(source, text, "no address stands there")
        return
    name = re.split(r"\s*[:<(]", text, maxsplit=1)[0].strip()
    if "@" not in name and len(mails) == 1:
        draft.take(f"{key}.name", name, source, text)
        draft.take(f"{key}.email", mails[0], source, text)
    draft.take("apply.email", mails if len(mails) > 1 else mails[0], source, text)


def _read_count(draft: Draft, key: str, value: Any, source: str) -> None:
    number = read_number(_text(value))
    if isinstance(number, int) and number > 0:
        draft.take(key, number, source, _text(value))
    else:
        draft.leave(source, _text(value), "it is no number of people")


def _read_employer(draft: Draft, key: str, value: Any, source: str) -> None:
    name = value.get("name", "") if isinstance(value, dict) else _text(value)
    part = key.partition(".")[2] or "name"
    draft.employer.setdefault(part, _text(name))
    draft.leave(source, _text(name), f"it belongs to the settings, as `organization.{part}`")


def _read_language(draft: Draft, key: str, value: Any, source: str) -> None:
    draft.leave(source, _text(value), f"`{key}` is for the site to say, or for a translation")


_READERS: dict[str, Callable[[Draft, str, Any, str], None]] = {
    **dict.fromkeys(("date_posted", "valid_through"), _read_day),
    **dict.fromkeys(_LISTS, _read_list),
    **dict.fromkeys(_AMOUNTS, _read_amount),
    **dict.fromkeys(("organization", "organization.url", "organization.logo"), _read_employer),
    "employment_type": _read_types,
    "job_location": _read_places,
    "remote": _read_remote,
    "applicant_location_requirements": _read_areas,
    "base_salary": _read_pay,
    "base_salary.unit_text": _read_unit,
    "status": _read_status,
    "apply": _read_apply,
    "apply.url": _read_web,
    "apply.email": _read_mails,
    "application_contact": _read_contact,
    "total_job_openings": _read_count,
    "language": _read_language,
}
