"""Rules about how people apply."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from mkdocs_careers.codes import Code
from mkdocs_careers.diagnostics import Problem
from mkdocs_careers.mailto import (
    BODY_PLACEHOLDERS,
    MAX_LENGTH,
    PLACEHOLDER,
    SUBJECT_PLACEHOLDERS,
    build_mailto,
)
from mkdocs_careers.rules.posting import Posting, rule
from mkdocs_careers.urls import quote_url

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs_careers.diagnostics import KeyPath

_PART = r"[^\s@<>(),;:\"\[\]\\.]"
_ADDRESS = re.compile(rf"(?:{_PART}|(?<!\.)\.){{1,64}}@{_PART}{{1,63}}(?:\.{_PART}{{1,63}}){{1,8}}")
_LINK = re.compile(r"https?://[^\s<>\"`\\]+")

_MOST_PER_BYTE = 3
"""A byte that a link cannot hold is written `%XX`."""


@rule("apply")
def no_way_to_apply(posting: Posting) -> Iterator[Problem]:
    """Google penalises a posting that nobody can apply to."""
    apply = posting.job.apply
    if not (apply.email or apply.url or apply.instructions):
        yield Problem(
            Code.NO_WAY_TO_APPLY,
            "The job does not say how to apply.",
            ("apply",),
            hint="add an `email`" if "apply" in posting.data else "add `apply:` with an `email`",
            help="An `email`, a `url` or `instructions` will do. In the settings, `apply` holds "
            "for every job.",
            on_key=True,
        )


@rule("apply")
def wrong_apply(posting: Posting) -> Iterator[Problem]:
    """A mail goes to a plain address, a form opens in a browser, and braces are filled in."""
    yield from apply_problems(posting.data.get("apply") or {}, ("apply",))


@rule("application_contact")
def wrong_contact(posting: Posting) -> Iterator[Problem]:
    """A question, too, goes to a plain address."""
    contact = posting.data.get("application_contact") or {}
    yield from contact_problems(contact, ("application_contact",))


def contact_problems(contact: Mapping[str, Any], path: KeyPath) -> Iterator[Problem]:
    """Check the address of an `application_contact`; also for the settings' defaults."""
    email = contact.get("email")
    if email is not None and not is_address(email):
        yield address_problem((*path, "email"), email)


def apply_problems(apply: Mapping[str, Any], path: KeyPath) -> Iterator[Problem]:
    """Check the addresses, the link and the braces of an `apply`; also for the settings."""
    for key in ("email", "cc"):
        value = apply.get(key) or []
        several = isinstance(value, list)
        for index, address in enumerate(value if isinstance(value, list) else [value]):
            if not is_address(address):
                yield address_problem((*path, key, index) if several else (*path, key), address)
    url = apply.get("url")
    if url is not None and not is_link(url):
        yield link_problem((*path, "url"), url)
    yield from placeholder_problems(apply, path)


@lru_cache(maxsize=1024)  # a site has few, on many jobs
def is_address(text: str) -> bool:
    """Tell whether `text` is one plain mail address."""
    return _ADDRESS.fullmatch(text) is not None


def address_problem(path: KeyPath, text: str) -> Problem:
    """Say that `text` is no mail address."""
    found = _ADDRESS.findall(text) if "@" in text else []
    hint = "write it as `jobs@example.org`"
    if found:
        hint = f"write `{found[0]}`" if len(found) == 1 else f"write `[{', '.join(found)}]`"
    return Problem(Code.NOT_AN_ADDRESS, f"`{text}` is not one mail address.", path, hint)


@lru_cache(maxsize=1024)
def is_link(text: str) -> bool:
    """Tell whether `text` is an absolute web address."""
    if _LINK.fullmatch(text) is None:
        return False
    try:
        return bool(urlsplit(text).hostname)
    except ValueError:
        return False


def link_problem(path: KeyPath, text: str) -> Problem:
    """Say that `text` is no web address; also for the settings."""
    if is_address(text.removeprefix("mailto:")):
        hint = f"write `email: {text.removeprefix('mailto:')}` instead"
    elif "." in text and ":" not in text and " " not in text:
        hint = f"write `https://{text.lstrip('/')}`"
    elif text.startswith(("https://", "http://")):
        hint = f"write `{quote_url(text)}`"
    else:
        hint = "write an address that starts with `https://`"
    return Problem(Code.NOT_A_LINK, f"`{text}` is not a web address.", path, hint)


def placeholder_problems(apply: Mapping[str, Any], path: KeyPath) -> Iterator[Problem]:
    """Check the braces of a subject and a body."""
    for key, known in (("subject", SUBJECT_PLACEHOLDERS), ("body", BODY_PLACEHOLDERS)):
        text = apply.get(key)
        for match in PLACEHOLDER.finditer(text) if isinstance(text, str) else ():
            if match[1] not in known:
                names = ", ".join(f"`{{{name}}}`" for name in sorted(known, reverse=True))
                yield Problem(
                    Code.UNKNOWN_PLACEHOLDER,
                    f"`{match[0]}` is no placeholder of `{key}`.",
                    (*path, key),
                    hint=f"use {names}",
                )


@rule("apply", "title", "identifier")
def apply_link_too_long(posting: Posting) -> Iterator[Problem]:
    """Long mailto links are cut by some mail programs; RFC 6068 itself sets no limit."""
    apply = posting.job.apply
    parts = (posting.job.title, apply.subject, apply.body, *apply.materials, *apply.email)
    size = sum(len(part.encode(errors="surrogatepass")) for part in parts if part)
    if size * _MOST_PER_BYTE < MAX_LENGTH // 2:
        return
    length = len(build_mailto(posting.job) or "")
    if length > MAX_LENGTH:
        own = "body" in (posting.data.get("apply") or {})
        yield Problem(
            Code.APPLY_LINK_TOO_LONG,
            f"The Apply link is {length:,} characters long; some mail programs stop at "
            f"{MAX_LENGTH:,}.",
            ("apply", "body") if own else ("apply",),
            hint="shorten the `body`",
            on_key=True,
        )
