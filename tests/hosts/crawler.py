"""A crawler: every page of a built site, and where each leads, in links of any kind."""

from __future__ import annotations

import json
import re
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin, urlsplit

from tests.hosts.site import SITE_URL

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tests.hosts.site import Build, HtmlPage

_ADDRESS = re.compile(rf"{re.escape(SITE_URL)}[^\s\"'<>\\&\]]*")


class Crawl:
    """A site as a crawler sees it. Addresses are below the site's own, without `index.html`."""

    def __init__(self, site: Build) -> None:
        self._site = site
        self.pages = {tidy(name): page for name, page in site.pages().items()}

    @cached_property
    def links(self) -> dict[str, set[str]]:
        """Return where each page or file leads; its own address is no link."""
        found = {name: set(self._links(name, page)) - {name} for name, page in self.pages.items()}
        for file in sorted(self._site.folder.rglob("*")):
            if file.suffix in (".xml", ".json", ".txt") or file.name == "search_index.js":
                name = file.relative_to(self._site.folder).as_posix()
                found[name] = set(_addresses(file.name, file.read_text(encoding="utf-8")))
        return found

    def sources(self, address: str) -> set[str]:
        """Return the pages and files that lead to an address."""
        return {name for name, links in self.links.items() if address in links}

    def _links(self, name: str, page: HtmlPage) -> Iterable[str]:
        base = urljoin(SITE_URL, name)
        for element in page.root.iter():
            for key in ("href", "content", "value", "data-careers-text"):
                value = element.get(key) or ""
                if key == "content":  # of a meta element: an address, or one to go to at once
                    value = value.rpartition("url=")[2]
                    if "/" not in value and not value.endswith(".html"):
                        continue
                if value:
                    yield from _below_site(urljoin(base, value))


def _addresses(name: str, text: str) -> Iterable[str]:
    if name.startswith("search_index"):
        data = json.loads(text[text.index("{") :].rstrip().removesuffix(";"))
        yield from (tidy(entry["location"].partition("#")[0]) for entry in data["docs"])
    for address in _ADDRESS.findall(text):
        yield from _below_site(address)


def _below_site(url: str) -> Iterable[str]:
    if url.startswith(SITE_URL):
        yield tidy(unquote(urlsplit(url).path.removeprefix("/")))


def tidy(address: str) -> str:
    """Return an address as all links to it are compared."""
    return re.sub(r"(^|/)index\.html$", r"\1", address)
