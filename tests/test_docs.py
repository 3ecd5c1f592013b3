"""The manual: it builds strictly, its tutorial works, and what it shows is what the project does.

A fenced block with a file's name as its title is a complete file. In the tutorial such files are
written and `console` blocks are run; on other pages they are checked.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from jinja2.meta import find_undeclared_variables
from jinja2.nodes import AssignBlock

import mkdocs_careers
from mkdocs_careers.codes import CODES
from mkdocs_careers.host_keys import MKDOCS
from mkdocs_careers.outputs.templates import load_templates
from mkdocs_careers.reader import read_bytes
from mkdocs_careers.reporters import render_concise, render_full, render_json
from mkdocs_careers.schema import job_schema
from mkdocs_careers.settings import Settings, options
from mkdocs_careers.settings_file import read_settings_file
from mkdocs_careers.settings_reader import read_settings
from tests.hosts.site import HtmlPage, skip_without
from tests.write_reference import COMMAND, RULES, reference_pages

if TYPE_CHECKING:
    from collections.abc import Iterator

DOCS = Path(__file__).parents[1] / "docs"
PAGES = DOCS / "pages"
TUTORIAL = PAGES / "tutorial.md"
SPHINX = PAGES / "sphinx.md"
HAND_WRITTEN = sorted(set(PAGES.rglob("*.md")) - set(reference_pages()))
INSTANT = datetime(2026, 11, 23, 12, tzinfo=UTC)
CLOCK = ("CAREERS_AS_OF", "CAREERS_PREVIEW", "SOURCE_DATE_EPOCH")
ENVIRONMENT = {
    **{name: value for name, value in os.environ.items() if name not in CLOCK},
    "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
    "NO_MKDOCS_2_WARNING": "1",
}
BLOCK = re.compile(
    r"^(?P<indent> *)```(?P<kind>\w+)(?P<rest>.*)\n(?P<text>(?:.*\n)*?)(?P=indent)```$",
    re.MULTILINE,
)
RULE = re.compile(r"^ +([a-z]+(?:-[a-z0-9]+)+): (?:error|warning|note|off)$", re.MULTILINE)
SETTINGS = {
    "organization": {"name": "Example Learning Circles"},
    "timezone": "America/Chicago",
    "apply": {"email": "jobs@example.org"},
    "rules": {"incomplete-posting": "off", "incomplete-address": "off"},  # samples are short
}


@dataclass(frozen=True)
class Block:
    """A fenced block of a page. `title` is the name of the complete file that it is."""

    page: Path
    section: str
    kind: str
    title: str
    text: str

    def __str__(self) -> str:
        return f"{self.page.stem}: {self.title or self.text.splitlines()[0]}"


def blocks(page: Path) -> Iterator[Block]:
    """Yield the fenced blocks of a page with the section they stand in."""
    text = page.read_text(encoding="utf-8")
    for match in BLOCK.finditer(text):
        before = re.sub(r"^```.*?^```", "", text[: match.start()], flags=re.MULTILINE | re.DOTALL)
        section = (["", *re.findall(r"^## (.+)$", before, re.MULTILINE)])[-1]
        title = re.search(r'title="([^"]+)"', match["rest"])
        inner = re.sub(f"^{match['indent']}", "", match["text"], flags=re.MULTILINE)
        yield Block(page, section, match["kind"], title[1] if title else "", inner)


COMPLETE = [
    block
    for page in HAND_WRITTEN
    if page not in (TUTORIAL, SPHINX)
    for block in blocks(page)
    if block.title
]
COMPLETE_JOBS = [block for block in COMPLETE if block.title.startswith("docs/careers/")]
COMPLETE_SETTINGS = [block for block in COMPLETE if block.title == "mkdocs.yml"]


def test_manual_builds_strictly(tmp_path: Path) -> None:
    skip_without("mkdocs-material")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", str(DOCS / "mkdocs.yml")]
    done = run([*command, "-d", str(tmp_path / "site")], tmp_path)
    assert done.returncode == 0, done.stdout
    demonstration = tmp_path / "site" / "demo-jobs"
    listing = read_page(demonstration / "index.html")
    assert listing.titles == ["Program Coordinator", "Web Developer"]
    for path in demonstration.rglob("index.html"):
        assert read_page(path).meta("robots") == "noindex", path


def test_demonstration_says_that_it_is_invented() -> None:
    for path in (PAGES / "demo-jobs").glob("*.md"):
        assert "invented" in path.read_text(encoding="utf-8"), path.name


@pytest.mark.parametrize("path", reference_pages(), ids=lambda path: path.stem)
def test_reference_is_up_to_date(path: Path) -> None:
    there = path.read_text(encoding="utf-8") if path.exists() else ""
    assert there == reference_pages()[path], f"Run: {COMMAND}"


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("front-matter", list(job_schema()["properties"])),
        ("settings", [option.name for option in options()]),
        ("diagnostics", sorted(code for code in CODES if (RULES / f"{code}.md").exists())),
    ],
)
def test_reference_names_everything_once(name: str, keys: list[str]) -> None:
    text = (PAGES / "reference" / f"{name}.md").read_text(encoding="utf-8")
    headings = re.findall(r"^## .*\{ #(\S+) \}$", text, re.MULTILINE)
    assert headings == keys
    rows = re.findall(r"^\| \[`([^`]+)`", text, re.MULTILINE)
    assert sorted(rows) == sorted(keys)


@pytest.mark.parametrize("block", COMPLETE_JOBS, ids=str)
def test_complete_job_file(block: Block) -> None:
    settings = read_settings(SETTINGS).settings
    name = block.title
    result = read_bytes(name, block.text.encode(), settings, INSTANT, host_keys=MKDOCS)
    assert render_full(result.diagnostics) == ""


@pytest.mark.parametrize("block", COMPLETE_SETTINGS, ids=str)
def test_complete_settings(block: Block, tmp_path: Path) -> None:
    path = tmp_path / "mkdocs.yml"
    path.write_text(block.text, encoding="utf-8")
    site = read_settings_file(path, {})
    assert render_full(site.diagnostics) == ""
    assert site.settings != Settings()


def test_pages_have_complete_files() -> None:
    assert COMPLETE_JOBS
    assert COMPLETE_SETTINGS
    assert {block.title for block in COMPLETE} == {
        block.title for block in COMPLETE_JOBS + COMPLETE_SETTINGS
    }


def test_page_about_sphinx_shows_a_site_that_builds_strictly(tmp_path: Path) -> None:
    skip_without("sphinx")
    index = "Home\n====\n\n"
    for block in blocks(SPHINX):
        if block.title:
            path = tmp_path / block.title
            path.parent.mkdir(exist_ok=True)
            path.write_text(block.text, encoding="utf-8")
        elif block.kind == "rst":
            index += f"{block.text}\n"
    roles = re.findall(r"`` (:job:`[^`]+`) ``", SPHINX.read_text(encoding="utf-8"))
    assert roles
    (tmp_path / "index.rst").write_text(f"{index}{', '.join(roles)}\n", encoding="utf-8")
    clock = {"CAREERS_AS_OF": "2026-11-23"}
    command = [sys.executable, "-m", "sphinx", "-q", "-n", "-W", "--keep-going", ".", "_build"]
    done = run(command, tmp_path, **clock)
    assert (done.returncode, done.stdout) == (0, "")
    listing = read_page(tmp_path / "_build" / "careers" / "index.html")
    assert listing.titles == ["Facilitation Trainer", "Program Coordinator"]
    checked = run(["mkdocs-careers", "check", "--strict", "--format", "concise"], tmp_path, **clock)
    assert checked.returncode == 0, checked.stdout
    settings = next(block.text for block in blocks(SPHINX) if block.text.startswith("careers_"))
    (tmp_path / "careers.yml").unlink()
    with (tmp_path / "conf.py").open("a", encoding="utf-8") as conf:
        conf.write(settings)
    again = run(command, tmp_path, **clock)
    assert (again.returncode, again.stdout) == (0, "")


def test_diagnostics_list_every_code() -> None:
    text = (PAGES / "reference" / "diagnostics.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| \[?`([^`]+)`.*? \| (\w+) \|", text, re.MULTILINE)
    assert dict(rows) == {name: code.severity.value for name, code in CODES.items()}


def test_every_code_that_is_named_exists() -> None:
    named: set[str] = set()
    for page in HAND_WRITTEN:
        text = page.read_text(encoding="utf-8")
        named |= set(re.findall(r"\b(?:error|warning|note)\[([a-z0-9-]+)\]", text))
        named |= set(re.findall(r'"code": "([a-z0-9-]+)"', text))
        named |= set(RULE.findall(text))
        named |= set(re.findall(r"diagnostics\.md#([a-z0-9-]+)", text))
    assert named
    assert named <= set(CODES)


def test_sample_reports_are_what_check_prints() -> None:
    keys = "title: x\ndate_posted: 2026-11-02\njob_location_type: HYBRID\ndeadline: 2027-01-15"
    name = "docs/careers/program-coordinator.md"
    read = read_bytes(name, f"---\n{keys}\n---\n".encode(), Settings(), INSTANT)
    (found,) = (d for d in read.diagnostics if d.code.code == "unknown-key")
    shown = {block.kind: block.text for block in blocks(PAGES / "reports.md") if not block.title}
    assert shown["text"] == render_concise([found])
    (sample,) = json.loads(shown["json"])["diagnostics"]
    assert shown["json"] == render_json([found], 1)
    assert sample["code"] == "unknown-key"


def test_languages_that_exist_are_named() -> None:
    folder = Path(mkdocs_careers.__file__).parent / "locales"
    found = {path.parts[-3] for path in folder.glob("*/LC_MESSAGES/*.po")}
    text = (PAGES / "languages.md").read_text(encoding="utf-8")
    sentence = re.search(r"words, such as .*?, exist in (.*?)\.", text)
    assert sentence is not None
    assert set(re.findall(r"`(\w+)`", sentence[1])) == {"en"} | found


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Run the tutorial in an empty folder; return a copy of the site after sections that build."""
    start = tmp_path_factory.mktemp("tutorial")
    folder = start
    built: dict[str, Path] = {}
    for block in blocks(TUTORIAL):
        if block.title:
            path = folder / block.title
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block.text, encoding="utf-8")
        elif block.kind == "console" and "pip install" not in block.text:
            folder = run_console(block.text, folder)
        if block.kind == "console" and (folder / "site").is_dir():
            built[block.section] = start / f"site {len(built)}"
            shutil.copytree(folder / "site", built[block.section], dirs_exist_ok=True)
    return built


def test_tutorial_builds_twice(sites: dict[str, Path]) -> None:
    assert list(sites) == ["Give the job a last day", "Close the job"]


@pytest.mark.parametrize(
    ("section", "notice"),
    [
        ("Give the job a last day", "This position is closed"),
        ("Close the job", "This position has been filled"),
    ],
)
def test_tutorial_ends_the_job(sites: dict[str, Path], section: str, notice: str) -> None:
    site = sites[section]
    listing = read_page(site / "careers" / "index.html")
    page = read_page(site / "careers" / "childrens-librarian" / "index.html")
    assert "There are no open positions" in listing.text
    assert notice in page.text
    assert page.parts("apply") == []
    assert page.json_ld is None
    assert page.meta("robots") == "noindex"
    assert "childrens-librarian" not in (site / "sitemap.xml").read_text(encoding="utf-8")
    search = (site / "search" / "search_index.json").read_text(encoding="utf-8")
    assert "childrens-librarian" not in search


def run(command: list[str], folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a command; what it says on both streams is in `stdout`, in its order."""
    return subprocess.run(
        command,
        cwd=folder,
        env=ENVIRONMENT | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def run_console(text: str, folder: Path) -> Path:
    """Run the commands of a console block and compare what they print; return the folder then."""
    for part in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
        command, _, expected = part.partition("\n")
        if command.startswith("cd "):
            folder /= command.removeprefix("cd ")
        elif command == "mkdocs serve":
            check_server(folder)
        else:
            # The tutorial is read at the end of 2026; the check says that it was told so.
            clock = {"CAREERS_AS_OF": "2026-11-23"} if "CAREERS_AS_OF" not in command else {}
            done = run(["bash", "-c", command], folder, **clock)
            said = re.sub(r"^note: The clock stands .*\n", "", done.stdout, flags=re.MULTILINE)
            assert done.returncode == int("error[" in expected), said
            assert not expected.strip() or said.strip() == expected.strip()
    return folder


def check_server(folder: Path) -> None:
    """Serve the site until its careers page and the job can be read."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{probe.getsockname()[1]}"
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", address]
    with subprocess.Popen(
        command, cwd=folder, env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as server:
        try:
            listing = fetch(f"http://{address}/careers/")
            job = fetch(f"http://{address}/careers/childrens-librarian/")
        finally:
            server.terminate()
    assert listing.h1 == ["Jobs at Hillside Library"]
    assert listing.titles == ["Children's Librarian"]
    assert job.mail_links == ["mailto:jobs@example.org?subject=Children%27s%20Librarian"] * 2


def fetch(url: str) -> HtmlPage:
    """Read a page from a server that may still be starting."""
    for _ in range(300):
        try:
            with urlopen(url, timeout=10) as response:
                return HtmlPage.parse(response.read().decode("utf-8"))
        except (URLError, ConnectionError):
            time.sleep(0.1)
    raise AssertionError(f"{url} does not answer")


def read_page(path: Path) -> HtmlPage:
    """Read a page of a built site."""
    return HtmlPage.parse(path.read_text(encoding="utf-8"))


SHARED = {"_", "lang", "dir", "job"}
"""Variables of templates that are told once for all."""


def test_template_variables_are_those_there_are() -> None:
    page = (PAGES / "looks.md").read_text(encoding="utf-8")
    environment = load_templates()
    told: dict[str, str] = {}
    for names, words in re.findall(
        r"^\| ((?:`\w+\.html`(?:, )?)+) \|[^|]*\| (.*) \|$", page, re.MULTILINE
    ):
        files = re.findall(r"`(\w+\.html)`", names)
        told |= dict(zip(files, words.split(";"), strict=True))
    folder = Path(mkdocs_careers.__file__).parent / "templates"
    assert set(told) == {path.name for path in folder.glob("*.html")}
    for name, words in told.items():
        tree = environment.parse((folder / name).read_text(encoding="utf-8"))
        set_here = {block.target.name for block in tree.find_all(AssignBlock)}  # type: ignore[attr-defined]
        used = find_undeclared_variables(tree) - set_here - SHARED
        assert set(re.findall(r"`(\w+)`", words)) == used, name
