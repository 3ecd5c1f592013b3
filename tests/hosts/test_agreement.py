"""Hosts agree: one folder, built by each of them, says the same of its jobs, addresses apart."""

from __future__ import annotations

import json
import re
import shutil
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urljoin
from xml.etree import ElementTree as ET

import html5lib
import pytest

from tests.hosts.crawler import tidy
from tests.hosts.jobs_by_state import FEEDS
from tests.hosts.site import (
    SITE_URL,
    Build,
    HtmlPage,
    build,
    job,
    page,
    skip_without,
    text_of,
    write_files,
)
from tests.hosts.sphinx_site import STRICT, build_sphinx
from tests.hosts.varied_site import write_site

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

EXAMPLE = Path(__file__).parent.parent.parent / "example_site"
HOSTS = ("mkdocs", "properdocs", "html", "dirhtml")
"""MkDocs and its fork, and two builders of Sphinx."""
PARTS = ("notice", "facts", "apply", "organization", "related", "back", "copy")
META = ("description", "robots", "og:title", "og:description", "og:image", "og:type")
_ROUTE = re.compile(r"(\.html|/)(?=$|[?#])")
_BARE = re.compile(r"<[a-z][a-z0-9]*[ >]")
_PLACE = re.compile(r"(?:^|\s)(?P<place>[\w./-]+:\d+:\d+)(?=:|$)")
_CODE = re.compile(r"\b(?P<severity>error|warning|note)\[(?P<code>[a-z-]+)\]:? (?P<message>.*)")
_SPHINX = re.compile(r"^(?P<place>\S+:\d+:\d+): (?P<severity>ERROR|WARNING): (?P<message>.*)")
_SPHINX_CODE = re.compile(r" \[careers\.(?P<code>[a-z-]+)\]$")
# What a parser puts around or beside the author's words, and the other does not.
_TRANSPARENT = {"span", "div", "section", "colgroup", "col", "thead", "tbody", "main"}


MANY = 10
"""So many open jobs each of the sites has, at the least."""


class Finding(NamedTuple):
    """A diagnostic in a build's log."""

    place: str
    severity: str
    code: str
    message: str


@dataclass(frozen=True)
class Told:
    """What one host tells of the jobs of a site."""

    host: str
    site: Build
    root: str

    @cached_property
    def pages(self) -> dict[str, HtmlPage]:
        """Return the pages by what their addresses have in common."""
        found = {tidy(name): page for name, page in self.site.pages().items()}
        return {_plain(name): page for name, page in found.items()}

    @cached_property
    def _addresses(self) -> dict[str, str]:
        return {_plain(tidy(name)): tidy(name) for name in self.site.pages()}

    @property
    def json_ld(self) -> dict[str, Any]:
        """Return the data of each page that has some."""
        found = {name: page.json_ld for name, page in self.pages.items()}
        return {name: self._tidy(data) for name, data in found.items() if data}

    @property
    def heads(self) -> dict[str, Any]:
        """Return what the head of each job's page says."""
        return {
            name: {key: self._tidy(page.meta(key) or "") for key in META}
            | {"canonical": [self._tidy(address) for address in page.canonical]}
            for name, page in self.pages.items()
            if name.startswith("careers/") and "/" not in name[8:]
        }

    def parts(self, *kinds: str) -> dict[str, list[Any]]:
        """Return what careers has put into each page, as trees."""
        return {
            name: found
            for name, page in self.pages.items()
            if (found := [self._tree(name, p.root) for kind in kinds for p in page.parts(kind)])
        }

    @property
    def feeds(self) -> dict[str, Any]:
        """Return every feed, parsed."""
        found: dict[str, Any] = {}
        for file in sorted(self.site.folder.rglob("*")):
            name = file.relative_to(self.site.folder).as_posix()
            is_feed = name == "jobs.json" or name.startswith("careers/")
            if is_feed and file.suffix == ".json":
                found[name] = self._tidy(json.loads(file.read_text(encoding="utf-8")))
            elif is_feed and file.suffix == ".xml":
                found[name] = self._xml(ET.fromstring(file.read_bytes()))
        return found

    @property
    def findings(self) -> set[Finding]:
        """Return what was wrong, with its place: the log says it in each host's own manner."""
        found: set[Finding] = set()
        head: re.Match[str] | None = None
        for line in self.site.log.splitlines():
            head = _CODE.search(line) or _SPHINX.match(line) or head
            if head is None:
                continue
            named, place, code = head.groupdict(), _PLACE.search(line), _SPHINX_CODE.search(line)
            if "code" in named and place:
                found.add(Finding(place["place"], *map(head.__getitem__, Finding._fields[1:])))
                head = None
            elif "code" not in named and code:
                message = named["message"].removesuffix(code[0])
                found.add(Finding(named["place"], named["severity"].lower(), code[1], message))
                head = None
        return found

    def _tidy(self, value: Any) -> Any:
        """Return data with the addresses and HTML of all hosts made alike."""
        match value:
            case dict():
                return {key: self._tidy(one) for key, one in value.items()}
            case list():
                return [self._tidy(one) for one in value]
            case str() if _BARE.search(value):
                root = html5lib.parseFragment(value, treebuilder="etree",
                                              namespaceHTMLElements=False)  # fmt: skip
                return list(self._blocks(root))
            case str():
                words = " ".join(value.split())
                return _plain(words) if words.startswith(self.root) else words
        return value

    def _blocks(self, node: ET.Element) -> Iterator[Any]:
        """Yield the words and elements in HTML; of attributes, where links lead."""
        words = ""
        for text, child in ((node.text, None), *((one.tail, one) for one in node)):
            if child is not None and isinstance(child.tag, str):
                inner = tuple(_join(self._blocks(child)))
                if child.tag == "li" and len(inner) == 1 and inner[0][0] == "p":
                    inner = inner[0][2:]  # docutils does not know that a list is loose
                if child.tag in _TRANSPARENT:
                    yield from inner
                else:
                    address = child.get("href") or child.get("src") or ""
                    yield (child.tag, self._tidy(address), *inner)
            words = text or ""
            if words.strip():
                yield words

    def _xml(self, node: ET.Element) -> Any:
        attributes = {key: self._tidy(value) for key, value in node.attrib.items()}
        return node.tag, attributes, self._tidy(node.text or ""), [self._xml(one) for one in node]

    def _tree(self, page: str, node: ET.Element) -> Any:
        """Return an element of careers with all that it has; its links are whole addresses."""
        base = urljoin(self.root, self._addresses[page])
        attributes = {}
        for key, value in sorted(node.attrib.items()):
            is_link = key in ("href", "src") or value.startswith(self.root)
            attributes[key] = _plain(tidy(urljoin(base, value))) if is_link else value
        inner = [self._tree(page, one) for one in node if isinstance(one.tag, str)]
        return node.tag, attributes, text_of(node), inner


def _join(found: Iterator[Any]) -> list[Any]:
    """Return what `_blocks` yields with neighbouring words in one, and single spaces."""
    joined: list[Any] = []
    for one in found:
        if isinstance(one, str) and joined and isinstance(joined[-1], str):
            joined[-1] += one
        else:
            joined.append(one)
    return [" ".join(one.split()) if isinstance(one, str) else one for one in joined]


def _plain(address: str) -> str:
    """Return what an address is in every host: `a.html` and `a/` are one page."""
    return _ROUTE.sub("", address)


def build_all(folder: Path, out: Path, site_url: str, **environment: str) -> dict[str, Told]:
    """Build the site in `folder` by every host, each in a process of its own."""
    found = {}
    for host in HOSTS:
        place = out / host
        if host in ("html", "dirhtml"):
            site = build_sphinx(folder, place, builder=host, **environment)
        else:
            site = build(folder, "--site-dir", str(place), host=host, strict=False,
                         **environment)  # fmt: skip
        found[host] = Told(host, Build(place, site.code, site.log), site_url)
    return found


@pytest.fixture(scope="module", params=["example", "varied"])
def told(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Told]:
    """Return a site by every host: the example, and one with all that parsers read differently."""
    for name in ("mkdocs", "properdocs", "sphinx", "furo", "mkdocs-material"):
        skip_without(name)
    out = tmp_path_factory.mktemp("out")
    if request.param == "example":
        folder = tmp_path_factory.mktemp("site") / "example"
        shutil.copytree(EXAMPLE, folder, ignore=shutil.ignore_patterns("site", "_build"))
        with (folder / "careers.yml").open("a", encoding="utf-8") as file:
            file.write(f"\nfeeds: {json.dumps(FEEDS)}\n")
        found = build_all(folder, out, "https://careers.example.org/", CAREERS_AS_OF="")
    else:
        folder = write_files(tmp_path_factory.mktemp("site"), write_site())
        found = build_all(folder, out, SITE_URL)
    for one in found.values():
        assert one.site.code == 0, one.site.log
    return found


def same(told: Mapping[str, Told], read: Any) -> Any:
    """Return what the first host says; all others must say it too."""
    first, *others = HOSTS
    expected = read(told[first])
    for other in others:
        assert read(told[other]) == expected, other
    return expected


def test_structured_data(told: dict[str, Told]) -> None:
    assert len(same(told, lambda one: one.json_ld)) >= MANY


def test_heads(told: dict[str, Told]) -> None:
    heads = same(told, lambda one: one.heads)
    assert all(head["canonical"] for head in heads.values())


def test_listings(told: dict[str, Told]) -> None:
    """The same entries, groups, filters and words, on written and on made pages."""
    listings = same(told, lambda one: one.parts("listing"))
    assert len(listings) > 8
    titles = [one.pages["careers"].titles for one in told.values()]
    assert len(titles[0]) >= MANY
    assert titles == [titles[0]] * len(HOSTS)


def test_parts_of_pages(told: dict[str, Told]) -> None:
    found = same(told, lambda one: one.parts(*PARTS))
    kinds = {kind for kind in PARTS for page in told["html"].pages.values() if page.parts(kind)}
    assert {"notice", "facts", "apply"} <= kinds
    assert len(found) > MANY


def test_feeds(told: dict[str, Told]) -> None:
    feeds = same(told, lambda one: one.feeds)
    assert {"careers/atom.xml", "careers/rss.xml", "careers/feed.json", "jobs.json"} <= set(feeds)
    assert len(feeds["jobs.json"]["jobs"]) >= MANY


def test_findings(told: dict[str, Told]) -> None:
    found = same(told, lambda one: one.findings)
    assert {finding.severity for finding in found} <= {"note", "warning"}
    assert "ended" in {finding.code for finding in found}


# MkDocs ends at the first kind of mistake, Sphinx finds all of them: so each kind by itself.
WRONG: dict[str, dict[str, str | bytes]] = {
    "jobs": {
        "docs/careers/typo.md": job(titel="x", employement_unit="y"),
        "docs/careers/wrong.md": job("Wrong", valid_through="2026-13-40", base_salary={"value": 5}),
        "docs/careers/tab.md": job("Tab", body="Mail\tme, and [write](mailto:).\n"),
        "docs/careers/no-yaml.md": "---\ntitle: [\n---\n\nWords.\n",
        "docs/careers/no-front-matter.md": "# Just words\n",
        "docs/careers/latin.md": b"---\ntitle: K\xf6chin\n---\n",
    },
    "settings": write_site(timezome="UTC", feeds={"atom": "../a.xml"}, listing={"sort": ["titel"]}),
    "markers": {
        "docs/careers/index.md": page("Work", "<!-- careers:listing {limti: 2} -->\n"),
        "docs/about.md": page("About", "Words.\n\n<!-- careers:listing {where: {a: b}} -->\n"),
    },
}


@pytest.mark.parametrize(("kind", "count"), [("jobs", 7), ("settings", 3), ("markers", 2)])
def test_findings_where_something_is_wrong(tmp_path: Path, kind: str, count: int) -> None:
    """Errors and warnings have the same place, code and words in all hosts."""
    skip_without("properdocs")
    skip_without("sphinx")
    folder = write_files(tmp_path / "site", write_site() | WRONG[kind])
    told = build_all(folder, tmp_path / "out", SITE_URL)
    places = {"settings": ("careers.yml",)}.get(kind, tuple(WRONG[kind]))

    def read(one: Told) -> set[Finding]:
        return {f for f in one.findings if f.severity != "note" and f.place.startswith(places)}

    found = same(told, read)
    assert len(found) >= count, found
    assert {one.site.code for host, one in told.items() if "html" not in host} == {1}
    strict = build_sphinx(folder, tmp_path / "strict", *STRICT)
    assert strict.code == 1
    assert "Traceback" not in strict.log


DEAD_ENDS = {
    "docs/careers/markdown.md": job(body="Words[^1] of [a][b], {nope}`x` and {ref}`nowhere`.\n"),
    "docs/careers/text.rst": """\
.. job::

   title: A job in reStructuredText
   date_posted: 2026-11-02
   job_location: {address_locality: Chicago, address_country: US}
   apply: {email: jobs@example.org}

Words `nowhere`_ of |nothing|, [CIT]_, [9]_, [#f]_ and :nope:`x`.

.. [CIT] A citation.
.. [#f] A note.
""",
}


def test_text_whose_references_lead_nowhere(tmp_path: Path) -> None:
    """Sphinx warns of each; the page and what is told to machines are there all the same."""
    skip_without("sphinx")
    folder = write_files(tmp_path / "site", write_site() | DEAD_ENDS)
    site = build_sphinx(folder, tmp_path / "out")
    assert site.code == 0, site.log
    pages = Told("html", site, SITE_URL).json_ld
    for name in ("markdown", "text"):
        assert f"{name}.{'md' if name == 'markdown' else 'rst'}:" in site.log
        assert "Words" in str(pages[f"careers/{name}"]["description"])
