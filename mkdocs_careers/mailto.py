"""A mailto link: the address, subject and body of an application as one URL by RFC 6068."""

from __future__ import annotations

import re
from contextlib import suppress
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_careers.model import Job

MAX_LENGTH = 1800
"""Above this some mail programs and browsers cut or refuse the link; the RFC has no limit."""

SUBJECT_PLACEHOLDERS = frozenset({"title", "identifier"})
BODY_PLACEHOLDERS = SUBJECT_PLACEHOLDERS | {"materials"}
PLACEHOLDER = re.compile(r"\{(\w*)\}")

_SAFE_IN_ADDRESS = "!$'*+-._~@"
_SPACE = re.compile(r"\s+")
_NO_IDENTIFIER = re.compile(
    r"\s*[(\[]\s*\{identifier\}\s*[)\]]"
    r"|\s*[-\N{EN DASH}\N{EM DASH}:,;|/·#]+\s*\{identifier\}"
    r"|\{identifier\}\s*[-\N{EN DASH}\N{EM DASH}:,;|/·]*\s*"
)
"""The placeholder of a reference that the job has not, with what sets it off."""
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]+")


def build_subject(job: Job) -> str:
    """Return the subject of an application on one line; by default the job's title."""
    template = job.apply.subject or "{title}"
    if not job.identifier:
        template = _NO_IDENTIFIER.sub("", template)
    subject = fill_placeholders(template, {"title": job.title, "identifier": job.identifier or ""})
    # RFC 6068, section 5: no line breaks outside the body; one would start a new header.
    return _SPACE.sub(" ", _CONTROL.sub(" ", subject)).strip()


def build_mailto(job: Job) -> str | None:
    """Return the link that opens the application mail; None where people do not apply by mail."""
    if not job.apply.email:
        return None
    addresses = dict.fromkeys(quote_address(address) for address in job.apply.email)
    parts = [("subject", _quote(build_subject(job)))]
    copies = [copy for copy in map(quote_address, job.apply.cc) if copy not in addresses]
    if copies:
        parts.insert(0, ("cc", ",".join(dict.fromkeys(copies))))
    if job.apply.body:
        parts.append(("body", _quote(_body(job))))
    fields = "&".join(f"{name}={value}" for name, value in parts if value)
    return f"mailto:{','.join(addresses)}" + (f"?{fields}" if fields else "")


def fill_placeholders(template: str, values: dict[str, str]) -> str:
    """Put values for `{name}`; what is no placeholder stays as it is."""
    return PLACEHOLDER.sub(lambda match: values.get(match[1], match[0]), template)


@lru_cache(maxsize=256)
def quote_address(address: str) -> str:
    """Percent-encode an address; an international domain goes by its ASCII name (IDNA 2008)."""
    local, at, domain = _CONTROL.sub("", address).strip().rpartition("@")
    if not domain.isascii():
        import idna  # rare, and its tables are slow to load

        with suppress(idna.IDNAError):  # a mail program will say what is wrong with it
            domain = idna.encode(domain, uts46=True).decode("ascii")
    return quote(local + at + domain, safe=_SAFE_IN_ADDRESS)


def _body(job: Job) -> str:
    materials = "\n".join(f"- {material}" for material in job.apply.materials)
    values = {"title": job.title, "identifier": job.identifier or "", "materials": materials}
    text = fill_placeholders(job.apply.body or "", values)
    return "\r\n".join(_clean_lines(text.strip().splitlines()))


def _clean_lines(lines: Iterable[str]) -> list[str]:
    return [_CONTROL.sub(" ", line).rstrip() for line in lines]


def _quote(text: str) -> str:
    return quote(text, safe="")
