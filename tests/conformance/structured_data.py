"""Structured data: what tools of others find in a page's HTML."""

from __future__ import annotations

import json
from typing import Any

import extruct
import html5lib


class WrongJsonError(ValueError):
    """The JSON of a page is no JSON, or not the JSON that everybody reads alike."""


def read_scripts(html: str) -> list[Any]:
    """Read the JSON-LD of a page as a browser delimits it and as strict JSON."""
    document = html5lib.parse(html, namespaceHTMLElements=False)
    scripts = document.iter("script")
    kind = "application/ld+json"
    return [_loads(script.text or "") for script in scripts if script.get("type") == kind]


def job_postings(html: str) -> list[dict[str, Any]]:
    """Return the job postings of a page; both ways to read must agree."""
    strict = read_scripts(html)
    found = extruct.extract(html, syntaxes=["json-ld", "microdata"], uniform=True)
    if strict != found["json-ld"]:
        raise WrongJsonError("extruct finds other data than a browser and a strict JSON parser")
    return [item for item in [*strict, *found["microdata"]] if item.get("@type") == "JobPosting"]


def _loads(text: str) -> Any:
    return json.loads(text, object_pairs_hook=_unique, parse_constant=_refuse)


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len(dict(pairs)) < len(pairs):
        raise WrongJsonError("a key stands twice")
    return dict(pairs)


def _refuse(name: str) -> Any:
    raise WrongJsonError(f"{name} is no JSON")
