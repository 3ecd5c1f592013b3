"""A built site: the folder that a host made, and the job postings on its pages.

Whatever made the pages, they are read as a search engine does: a posting is JSON-LD in a `<script>`
of its own, and its address is the page's canonical one.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urldefrag, urljoin, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

POSTING = "JobPosting"
MAX_BYTES = 20_000_000
"""No page of a job is larger, and search engines read less."""
_MAX_DEPTH = 64
_JSON_LD = "application/ld+json"
_ONLY_TEXT = frozenset({"textarea", "title", "xmp", "noembed", "noframes", "iframe", "style"})
"""Elements whose content browsers take for text, whatever it looks like."""


@dataclass(frozen=True, slots=True)
class HtmlPage:
    """What a page says to search engines; `data` are its scripts of JSON-LD that can be read."""

    canonical: str | None = None
    is_noindex: bool = False
    data: Sequence[Any] = ()

    @property
    def postings(self) -> list[Mapping[str, Any]]:
        """Return the job postings, wherever they stand in the data."""
        return [posting for data in self.data for posting in _find_postings(data)]


@dataclass(frozen=True, slots=True)
class PostedJob:
    """The postings at one address, which several pages may repeat; `pages` are their files."""

    url: str
    title: str
    postings: frozenset[str]
    pages: Sequence[str]


@dataclass(slots=True)
class BuiltSite:
    """The jobs of a built site by their addresses, and what is odd about it, in sentences.

    `pages` is the number of its pages, of any kind; `homeless` are those with a job and no address.
    """

    folder: Path
    pages: int = 0
    jobs: dict[str, PostedJob] = field(default_factory=dict)
    homeless: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def hosts(self) -> set[str]:
        """Return the hosts that the jobs are at; mostly it is one."""
        return {host for url in self.jobs if (host := _host(url))}

    def read_page(self, name: str) -> HtmlPage | None:
        """Read the page in the file of that name, below the folder; None where there is none."""
        try:
            return read_page((self.folder / name).read_bytes())
        except (OSError, ValueError):
            return None


def read_built_site(folder: Path, site_url: str | None = None) -> BuiltSite:
    """Read all pages below `folder`.

    A page without a canonical address has that of its file under `site_url`, if that is known.
    """
    site = BuiltSite(folder)
    for file in _walk_pages(folder):
        site.pages += 1
        name = file.relative_to(folder).as_posix()
        try:
            if file.stat().st_size > MAX_BYTES:
                site.notes.append(f"{name} is too large to be a job's page, and was left out.")
                continue
            content = file.read_bytes()
        except OSError as error:
            site.notes.append(f"{name} cannot be read: {error.strerror or error}.")
            continue
        if POSTING.encode() not in content:
            continue
        page = read_page(content)
        if not page.postings:
            continue
        url = _join(_address(name, site_url), page.canonical)
        if _host(url):
            _add(site.jobs, url, name, page.postings)
        else:
            site.homeless.append(name)
    for url, job in site.jobs.items():
        if len(job.pages) > 1 and len(job.postings) > 1:
            pages = f"{len(job.pages)} pages, the first {job.pages[0]}"
            site.notes.append(f"Different postings have one address, {url}: {pages}.")
    return site


def read_page(content: bytes) -> HtmlPage:
    """Read a page, however odd it is: what cannot be read is left out."""
    reader = _PageReader()
    reader.feed(_telling_part(content).decode("utf-8", errors="replace"))
    reader.close()
    data = [parsed for text in reader.scripts if (parsed := _parse(text)) is not None]
    return HtmlPage(reader.canonical, reader.is_noindex, data)


def _telling_part(content: bytes) -> bytes:
    """Return a page up to the end of its head or of its last JSON-LD: most is text for people."""
    lower = content.lower()
    body, last = lower.rfind(b"<body"), lower.rfind(b"ld+json")
    end = lower.find(b"</script", last) if last >= 0 else 0
    return content if min(body, end) < 0 else content[: max(body, end + len("</script>"))]


class _PageReader(HTMLParser):
    """Notes down what stands in a page for search engines."""

    def __init__(self) -> None:
        super().__init__()
        self.scripts: list[str] = []
        self.canonical: str | None = None
        self.is_noindex = False
        self._script: list[str] | None = None
        self._inert = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in reversed(attrs)}  # the first one counts
        if tag in _ONLY_TEXT:
            self.set_cdata_mode(tag)  # older versions of Python do so for two of them
        elif tag == "template":
            self._inert += 1
        elif self._inert:
            return
        elif tag == "script":
            kind = given.get("type", "").partition(";")[0].strip().lower()
            self._script = [] if kind == _JSON_LD else None
        elif tag == "link" and "canonical" in given.get("rel", "").lower().split():
            self.canonical = self.canonical or urldefrag(given.get("href", "").strip()).url or None
        elif tag == "meta" and given.get("name", "").strip().lower() in ("robots", "googlebot"):
            words = given.get("content", "").lower().replace(",", " ").split()
            self.is_noindex = self.is_noindex or not {"noindex", "none"}.isdisjoint(words)

    def handle_endtag(self, tag: str) -> None:
        if tag == "template" and self._inert:
            self._inert -= 1
        elif tag == "script" and self._script is not None:
            self.scripts.append("".join(self._script))
            self._script = None

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("link", "meta"):  # the others hold nothing, or are a drawing's own
            self.handle_starttag(tag, attrs)

    def parse_marked_section(self, i: int, report: int = 1) -> int:  # noqa: ARG002 - Python's own
        """Take `<![...` for a comment, as browsers do; Python's own way stops at unknown words."""
        return self.parse_bogus_comment(i)

    def handle_data(self, data: str) -> None:
        if self._script is not None:
            self._script.append(data)


def _parse(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _find_postings(data: Any) -> Iterator[Mapping[str, Any]]:
    """Yield the postings in JSON-LD: alone, in a list, in a `@graph`, or as part of another."""
    waiting = [(data, 0)]
    while waiting:
        value, depth = waiting.pop()
        if isinstance(value, dict) and _is_posting(value.get("@type")):
            yield value
        elif isinstance(value, dict | list) and depth < _MAX_DEPTH:
            inner = value.values() if isinstance(value, dict) else value
            waiting += [(item, depth + 1) for item in reversed(list(inner))]


def _is_posting(kind: Any) -> bool:
    kinds = kind if isinstance(kind, list) else [kind]
    return any(isinstance(one, str) and one.rpartition("/")[2] == POSTING for one in kinds)


def _add(
    jobs: dict[str, PostedJob], url: str, name: str, postings: Sequence[Mapping[str, Any]]
) -> None:
    texts = frozenset(json.dumps(posting, sort_keys=True) for posting in postings)
    known = jobs.get(url)
    if known is None:
        title = postings[0].get("title")
        jobs[url] = PostedJob(url, title if isinstance(title, str) else "", texts, (name,))
    else:
        texts |= known.postings
        jobs[url] = PostedJob(url, known.title, texts, (*known.pages, name))


def _walk_pages(folder: Path) -> Iterator[Path]:
    """Yield the pages below a folder, sorted; links are not followed: they repeat other pages."""
    for current, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            path = Path(current, name)
            if name.lower().endswith((".html", ".htm")) and not path.is_symlink():
                yield path


def _join(address: str, canonical: str | None) -> str:
    try:
        return urljoin(address, canonical) if canonical else address
    except ValueError:  # such as a host of `[`
        return address


def _address(name: str, site_url: str | None) -> str:
    folder, slash, last = name.rpartition("/")
    path = f"{folder}{slash}" if last.lower() == "index.html" else name
    return urljoin(site_url, path) if site_url else ""


def _host(url: str) -> str | None:
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return parts.netloc.lower() if parts.scheme in ("http", "https") else None
