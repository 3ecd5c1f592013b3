"""Foreign keys: the front matter of another generator, key by key, into a job's own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from mkdocs_careers.importers.aliases import (
    ALIASES,
    OF_GENERATORS,
    ONLY_IN_LISTS,
    RANKS,
    plain_key,
)
from mkdocs_careers.importers.foreign_dates import read_date
from mkdocs_careers.importers.foreign_facts import (
    AMOUNTS,
    as_text,
    as_words,
    read_amount,
    read_areas,
    read_pay,
    read_places,
    read_remote,
    read_types,
    read_unit,
)
from mkdocs_careers.markdown_links import find_mails
from mkdocs_careers.near_misses import suggest_word
from mkdocs_careers.salary_words import read_number

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mkdocs_careers.importers.draft import Draft

_WEB = re.compile(r"https?://[^\s<>\"')\]]+")
_NOTHING = re.compile(r"(?i)\s*(?:tb[ad]|tbc|n/?a|none|null|undefined|-+|\.+|application url)?\s*")
_TRUE, _FALSE = frozenset("true yes on 1".split()), frozenset("false no off 0".split())
_STATES = ("open", "draft", "closed", "filled")
_LISTS = frozenset({"responsibilities", "qualifications", "skills", "job_benefits"})


def read_keys(draft: Draft, data: Mapping[str, Any], *, in_list: bool = False) -> None:
    """Read every key of `data` into `draft`; the more trusted of two that mean the same wins."""

    def rank(item: tuple[str, Any]) -> int:
        return RANKS.get(plain_key(item[0]), 0)

    for key, value in sorted(data.items(), key=rank):
        plain = plain_key(key)
        meant = ALIASES.get(plain) or (ONLY_IN_LISTS.get(plain) if in_list else None)
        if _is_nothing(value):
            if meant == "date_posted" and as_text(value):
                read_date(draft, "date_posted", as_text(value), key)
            elif as_text(value):
                draft.leave(key, value, "it says nothing")
        elif meant is None:
            of_generator = plain in OF_GENERATORS
            why = "it is about the site's pages" if of_generator else "a job file has no key for it"
            draft.leave(key, as_text(value), why)
        else:
            _READERS.get(meant, _read_text)(draft, meant, value, key)


def _is_nothing(value: Any) -> bool:
    return value in ([], {}) or (isinstance(value, str) and bool(_NOTHING.fullmatch(value)))


def _read_text(draft: Draft, key: str, value: Any, source: str) -> None:
    if isinstance(value, dict | list) and any(isinstance(v, dict | list) for v in value):
        draft.leave(source, as_text(value), "it holds more than a text")
        return
    draft.take(key, as_words(as_text(value)), source, as_text(value))


def _read_list(draft: Draft, key: str, value: Any, source: str) -> None:
    items = value if isinstance(value, list) else [value]
    if any(isinstance(item, dict | list) for item in items):
        draft.body += f"\n\n## {source[:1].upper()}{source[1:]}\n\n{_nested(items)}\n"
        draft.take("_body", True, source, "", "it has levels, and stands in the text")
        draft.data.pop("_body", None)
        return
    # YAML folds items that are indented too little into the text above: ` - ` parts them again.
    parts = [part for item in items for part in re.split(r"(?:^|\s)- (?=[A-Z])", str(item))]
    texts = [text for part in parts if (text := as_words(part))]
    draft.take(key, texts if len(texts) > 1 else "".join(texts), source, value)


def _nested(value: Any, depth: int = 0) -> str:
    lines: list[str] = []
    indent = " " * 4 * depth
    pairs = value.items() if isinstance(value, dict) else ((None, item) for item in value)
    for name, item in pairs:
        if isinstance(item, dict | list):
            inner = _nested(item, depth + (name is not None))
            lines.append(f"{indent}- {as_words(name)}\n{inner}" if name else inner)
        else:
            lines.append(f"{indent}- {f'{as_words(name)}: ' if name else ''}{as_words(str(item))}")
    return "\n".join(lines)


def _read_day(draft: Draft, key: str, value: Any, source: str) -> None:
    read_date(draft, key, as_text(value), source)


def _read_status(draft: Draft, key: str, value: Any, source: str) -> None:
    word, plain = as_text(value).strip("# ").lower(), plain_key(source)
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


def _read_mails(draft: Draft, key: str, value: Any, source: str) -> None:
    text = as_text(value)
    mails = list(dict.fromkeys(text[start:end] for start, end in find_mails(text)))
    if mails:
        draft.take(key, mails if len(mails) > 1 else mails[0], source, text)
    else:
        draft.leave(source, text, "it is no mail address")


def _read_web(draft: Draft, key: str, value: Any, source: str) -> None:
    text = as_text(value)
    if text.startswith("mailto:"):
        _read_mails(draft, "apply.email", text, source)
    elif match := _WEB.search(text):
        draft.take(key, match[0], source, text)
    else:
        draft.leave(source, text, "it is no web address")


_PARTS = {
    **dict.fromkeys("email mail to address".split(), "apply.email"),
    **dict.fromkeys("url link href form".split(), "apply.url"),
    **{part: f"apply.{part}" for part in ("subject", "materials", "instructions", "body")},
}


def _read_apply(draft: Draft, key: str, value: Any, source: str) -> None:  # noqa: ARG001 - as all
    if isinstance(value, dict):
        for name, part in value.items():
            inner = _PARTS.get(plain_key(name))
            if inner is None:
                draft.leave(f"{source}.{name}", as_text(part), "a job file has no key for it")
            elif inner == "apply.materials" and isinstance(part, list):
                texts = [as_words(as_text(item)) for item in part]
                draft.take(inner, texts, f"{source}.{name}", part)
            else:
                _READERS.get(inner, _read_text)(draft, inner, part, f"{source}.{name}")
        return
    text = as_text(value)
    mails = [text[start:end] for start, end in find_mails(text)]
    web = _WEB.search(text)
    if mails:
        _read_mails(draft, "apply.email", value, source)
    if web:
        draft.take("apply.url", web[0].rstrip(".,;"), source, text)
    if not mails and not web:
        draft.take("apply.instructions", text, source, text)


def _read_contact(draft: Draft, key: str, value: Any, source: str) -> None:
    text = as_text(value)
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
    number = read_number(as_text(value))
    if isinstance(number, int) and number > 0:
        draft.take(key, number, source, as_text(value))
    else:
        draft.leave(source, as_text(value), "it is no number of people")


def _read_employer(draft: Draft, key: str, value: Any, source: str) -> None:
    name = value.get("name", "") if isinstance(value, dict) else as_text(value)
    part = key.partition(".")[2] or "name"
    draft.employer.setdefault(part, as_text(name))
    draft.leave(source, as_text(name), f"it belongs to the settings, as `organization.{part}`")


def _read_language(draft: Draft, key: str, value: Any, source: str) -> None:
    draft.leave(source, as_text(value), f"`{key}` is for the site to say, or for a translation")


_READERS: dict[str, Callable[[Draft, str, Any, str], None]] = {
    **dict.fromkeys(("date_posted", "valid_through"), _read_day),
    **dict.fromkeys(_LISTS, _read_list),
    **dict.fromkeys(AMOUNTS, read_amount),
    **dict.fromkeys(("organization", "organization.url", "organization.logo"), _read_employer),
    "employment_type": read_types,
    "job_location": read_places,
    "remote": read_remote,
    "applicant_location_requirements": read_areas,
    "base_salary": read_pay,
    "base_salary.unit_text": read_unit,
    "status": _read_status,
    "apply": _read_apply,
    "apply.url": _read_web,
    "apply.email": _read_mails,
    "application_contact": _read_contact,
    "total_job_openings": _read_count,
    "language": _read_language,
}
