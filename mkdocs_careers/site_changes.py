"""Site changes: what search engines should look at again, from one build of a site to the next."""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from mkdocs_careers.reporters.full import printable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from mkdocs_careers.built_site import BuiltSite, PostedJob

INDEXNOW_LIMIT = 10_000
"""How many addresses IndexNow takes at once."""


class Kind(StrEnum):
    """What has become of a job's address."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class SiteChange:
    """One address whose job was added, changed or removed.

    `is_gone`: its page is not there any more, or asks search engines to forget it.
    """

    kind: Kind
    url: str
    title: str
    is_gone: bool = False


def compare_sites(old: BuiltSite, new: BuiltSite) -> list[SiteChange]:
    """Return what changed, by kind and address. A job that moved was removed and added."""
    changes = []
    for url in sorted(old.jobs.keys() | new.jobs.keys()):
        before, after = old.jobs.get(url), new.jobs.get(url)
        if before is None and after is not None:
            changes.append(SiteChange(Kind.ADDED, url, after.title))
        elif before is not None and after is None:
            gone = _is_gone(before, new)
            changes.append(SiteChange(Kind.REMOVED, url, before.title, is_gone=gone))
        elif before is not None and after is not None and before.postings != after.postings:
            changes.append(SiteChange(Kind.CHANGED, url, after.title))
    order = list(Kind)
    return sorted(changes, key=lambda change: order.index(change.kind))


def _is_gone(job: PostedJob, new: BuiltSite) -> bool:
    pages = [new.read_page(name) for name in job.pages]
    return all(page is None or page.is_noindex for page in pages)


def render_text(changes: Iterable[SiteChange]) -> str:
    """Return a line for each change, for people."""
    return "".join(
        f"{c.kind.value:<8} {printable(c.url)}{_title(c)}{_remark(c)}\n" for c in changes
    )


def _title(change: SiteChange) -> str:
    title = printable(" ".join(change.title.split()))
    return f"  {title}" if title else ""


def _remark(change: SiteChange) -> str:
    is_kept = change.kind is Kind.REMOVED and not change.is_gone
    return "  (the page stays, without a posting)" if is_kept else ""


def render_google(changes: Iterable[SiteChange]) -> str:
    """Return the body of a request to Google's Indexing API on each line.

    Google wants `URL_DELETED` only where the page is gone or says `noindex`, as that of an ended
    job does. A page that stays in its index, as that of a paused job, is to be read again.
    """
    return _lines(
        {"url": change.url, "type": "URL_DELETED" if change.is_gone else "URL_UPDATED"}
        for change in changes
    )


def render_indexnow(changes: Iterable[SiteChange], key: str | None = None) -> str:
    """Return the body of a request to IndexNow on each line; mostly there is but one.

    It takes addresses of one host at a time. Whether they are new, changed or gone it finds out.
    """
    hosts: dict[str, list[str]] = {}
    for change in changes:
        hosts.setdefault(urlsplit(change.url).netloc, []).append(change.url)
    known = {"key": key} if key else {}
    return _lines(
        {"host": host, **known, "urlList": urls[start : start + INDEXNOW_LIMIT]}
        for host, urls in sorted(hosts.items())
        for start in range(0, len(urls), INDEXNOW_LIMIT)
    )


def render_json(changes: Sequence[SiteChange]) -> str:
    """Return all that is known, for programs."""
    listed = [
        {"kind": c.kind.value, "url": c.url, "title": c.title}
        | ({"gone": c.is_gone} if c.kind is Kind.REMOVED else {})
        for c in changes
    ]
    return json.dumps({"version": 1, "changes": listed}, indent=2, ensure_ascii=False) + "\n"


RENDERERS: dict[str, Callable[[Sequence[SiteChange]], str]] = {
    "text": render_text,
    "google": render_google,
    "indexnow": render_indexnow,
    "json": render_json,
}


def _lines(bodies: Iterable[dict[str, Any]]) -> str:
    return "".join(json.dumps(body, ensure_ascii=False) + "\n" for body in bodies)
