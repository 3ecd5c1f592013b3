"""A site: a folder of files, built by a real host in its own process, and read as browsers do."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import html5lib
import pytest
import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    Files = Mapping[str, str | bytes]

TODAY = "2026-11-10"
"""The day on which every site is built that does not say otherwise."""

SITE_URL = "https://www.example.org/"
EMPLOYER = "Example Learning Circles"
CHICAGO = {"address_locality": "Chicago", "address_country": "US"}
BODY = (
    "Help learning circles grow across North America, and **write** about it. You look after the "
    "people who run them, answer their questions, and bring what they learn back to the others.\n"
)
QUIET = {"incomplete-posting": "off", "incomplete-address": "off"}
HOSTS = {"mkdocs": "mkdocs", "properdocs": "properdocs"}
_CLOCK = ("CAREERS_AS_OF", "CAREERS_PREVIEW", "SOURCE_DATE_EPOCH")


def job(title: str | None = "Program Coordinator", body: str = BODY, **keys: Any) -> str:
    """Write a job file that is right; a key of None is left out."""
    data = {
        "title": title,
        "date_posted": "2026-11-02",
        "job_location": CHICAGO,
        "apply": {"email": "jobs@example.org"},
    } | keys
    front_matter = {key: value for key, value in data.items() if value is not None}
    text = yaml.safe_dump(front_matter, sort_keys=False, allow_unicode=True)
    return f"---\n{text}---\n\n{body}"


def page(title: str, body: str = "Words.\n", **keys: Any) -> str:
    """Write a page that is no job."""
    front_matter = yaml.safe_dump(keys, sort_keys=False) if keys else ""
    return (f"---\n{front_matter}---\n\n" if keys else "") + f"# {title}\n\n{body}"


def config(
    theme: str | Mapping[str, Any] = "mkdocs",
    careers: Mapping[str, Any] | None = None,
    plugins: list[Any] | None = None,
    **more: Any,
) -> str:
    """Write `mkdocs.yml`: careers with an employer and search, the rest as it is given.

    What is only recommended is not asked of the jobs, which are short.
    """
    settings = {"organization": {"name": EMPLOYER, "url": "https://www.example.com"}} | dict(
        careers or {}
    )
    settings["rules"] = QUIET | dict(settings.get("rules", {}))
    data = {
        "site_name": "Example",
        "site_url": SITE_URL,
        "theme": {"name": theme} if isinstance(theme, str) else dict(theme),
        "plugins": ["search", *(plugins or []), {"careers": settings}],
    } | more
    return yaml.safe_dump(data, sort_keys=False, allow_unicode=True)


def write_files(folder: Path, files: Files) -> Path:
    """Write files by their path below `folder`, with a home page and a configuration if none."""
    given: Files = {"mkdocs.yml": config(), "docs/index.md": "# Home\n", **files}
    for name, content in given.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def environ(**more: str) -> dict[str, str]:
    """Return the environment of a build: no clock but `TODAY`, and no banners."""
    kept = {key: value for key, value in os.environ.items() if key not in _CLOCK}
    quiet = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true", "NO_COLOR": "1"}
    changed = {**kept, **quiet, "CAREERS_AS_OF": TODAY, **more}
    return {key: value for key, value in changed.items() if value}


@dataclass(frozen=True)
class Build:
    """What a build left: its exit code, its log, and the pages below `folder`."""

    folder: Path
    code: int
    log: str

    def page(self, name: str) -> HtmlPage:
        """Read the page at `name`: an address that ends in `/`, or a file."""
        file = self.folder / (f"{name}index.html" if name.endswith("/") or not name else name)
        return HtmlPage.parse(file.read_text(encoding="utf-8"))

    def has(self, name: str) -> bool:
        """Tell whether the site has the page or file at `name`."""
        return (self.folder / name / "index.html").is_file() or (self.folder / name).is_file()

    def pages(self) -> dict[str, HtmlPage]:
        """Read every page of the site, by its file."""
        files = sorted(self.folder.rglob("*.html"))
        return {str(f.relative_to(self.folder).as_posix()): self.page_at(f) for f in files}

    def page_at(self, file: Path) -> HtmlPage:
        """Read the page in `file`."""
        return HtmlPage.parse(file.read_text(encoding="utf-8"))

    @property
    def sitemap(self) -> list[str]:
        """Return the addresses in the sitemap, under the site's own."""
        root = ET.parse(self.folder / "sitemap.xml").getroot()
        found = [element.text or "" for element in root.iter() if element.tag.endswith("}loc")]
        return [address.removeprefix(SITE_URL) for address in found]

    @property
    def search(self) -> list[dict[str, Any]]:
        """Return the entries of the search index, of MkDocs' own search or of Material's."""
        file = self.folder / "search" / "search_index.json"
        docs: list[dict[str, Any]] = json.loads(file.read_text(encoding="utf-8"))["docs"]
        return docs

    def found(self, address: str) -> bool:
        """Tell whether search finds the page at `address`."""
        return any(entry["location"].split("#")[0] == address for entry in self.search)


@dataclass(frozen=True)
class HtmlPage:
    """A page as a browser reads it."""

    root: ET.Element

    @classmethod
    def parse(cls, html: str) -> HtmlPage:
        """Parse a document."""
        return cls(html5lib.parse(html, treebuilder="etree", namespaceHTMLElements=False))

    @cached_property
    def head(self) -> HtmlPage:
        """Return the page's head alone."""
        return HtmlPage(self.all("head")[0])

    @cached_property
    def text(self) -> str:
        """Return all text in the body that is read, with single spaces."""
        return text_of(self.all("body")[0] if self.all("body") else self.root)

    def all(self, tag: str, **attributes: str) -> list[ET.Element]:
        """Return the elements of `tag` (`*` for any) with these attributes; `_` stands for `-`."""
        wanted = {key.rstrip("_").replace("_", "-"): value for key, value in attributes.items()}
        return [
            element
            for element in self.root.iter(None if tag == "*" else tag)
            if isinstance(element.tag, str)
            and all(element.get(key) == value for key, value in wanted.items())
        ]

    def parts(self, name: str) -> list[HtmlPage]:
        """Return what carries `data-careers` of this name."""
        return [HtmlPage(element) for element in self.all("*", data_careers=name)]

    @property
    def title(self) -> str:
        """Return the text of `<title>` in the head."""
        return text_of(self.head.all("title")[0])

    @property
    def h1(self) -> list[str]:
        """Return the text of every H1, without permalinks."""
        return [text_of(element).removesuffix("¶").strip() for element in self.all("h1")]

    def meta(self, name: str) -> str | None:
        """Return the content of a meta element in the head; one name never stands twice."""
        found = self.head.all("meta", name=name) + self.head.all("meta", property=name)
        assert len(found) <= 1, f"{name} stands {len(found)} times"
        return found[0].get("content") if found else None

    @property
    def canonical(self) -> list[str]:
        """Return the canonical addresses; there should be one."""
        return [link.get("href", "") for link in self.head.all("link", rel="canonical")]

    @property
    def links(self) -> list[str]:
        """Return where all links lead, in their order."""
        return [link.get("href", "") for link in self.all("a") if link.get("href")]

    @property
    def mail_links(self) -> list[str]:
        """Return the links that open a mail program."""
        return [link for link in self.links if link.lower().startswith("mailto:")]

    @property
    def json_ld(self) -> dict[str, Any] | None:
        """Return the structured data; it stands in the head, and once."""
        scripts = self.all("script", type="application/ld+json")
        assert len(scripts) <= 1
        if not scripts:
            return None
        assert scripts[0] in self.head.all("script")
        data: dict[str, Any] = json.loads(scripts[0].text or "")
        return data

    @property
    def titles(self) -> list[str]:
        """Return the titles of the jobs that are listed."""
        return [text_of(job.all("a")[0]) for job in self.parts("job")]

    @property
    def nav(self) -> list[str]:
        """Return what the navigation leads to; every theme has it in a `<ul>` before the text."""
        lists = [element for element in self.all("ul") if "nav" in element.get("class", "")]
        lists += [e for e in self.all("div") if "wy-menu" in e.get("class", "")]
        return [link for element in lists for link in HtmlPage(element).links]


def text_of(element: ET.Element) -> str:
    """Return the text that people read in an element, with single spaces."""
    return " ".join("".join(_texts(element)).split())


def _texts(element: ET.Element) -> Iterator[str]:
    if element.tag not in ("script", "style", "template") and isinstance(element.tag, str):
        yield element.text or ""
        for child in element:
            yield from _texts(child)
            yield child.tail or ""


def build(
    folder: Path, *arguments: str, host: str = "mkdocs", strict: bool = True, **environment: str
) -> Build:
    """Build the site in `folder` by `host`, in a process of its own."""
    command = [sys.executable, "-m", HOSTS[host], "build", *(["--strict"] if strict else [])]
    done = subprocess.run(
        [*command, *arguments],
        cwd=folder,
        env=environ(**environment),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=120,
        check=False,
    )
    return Build(folder / "site", done.returncode, done.stdout.decode("utf-8", "replace"))


def build_site(folder: Path, files: Files, *arguments: str, **options: Any) -> Build:
    """Write the files and build them; the build must succeed."""
    result = build(write_files(folder, files), *arguments, **options)
    assert result.code == 0, result.log
    return result


def skip_without(distribution: str) -> None:
    """Skip a test whose theme, plugin or host is not installed, and say which."""
    try:
        version(distribution)
    except PackageNotFoundError:
        pytest.skip(f"{distribution} is not installed")
