"""Sphinx's builders: what each makes of jobs and listings, without a warning."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest

pytest.importorskip("sphinx", reason="Sphinx is not installed")
pytest.importorskip("myst_parser", reason="myst-parser is not installed")

from tests.hosts.site import BODY, EMPLOYER, SITE_URL, Build, HtmlPage, job, page
from tests.hosts.sphinx_site import (
    STRICT,
    build_docs,
    build_right,
    build_sphinx,
    rst_job,
    write_docs,
)

if TYPE_CHECKING:
    from pathlib import Path

    from tests.hosts.site import Files

TEXT = f"{BODY}\n## Tasks\n\n- Write & *listen*.\n- 100% of $x_y$ #1 ~ ^ \\\\{{}}\n"
HOME = """\
# Home

{job}`trainer` [](careers/coordinator.md) {job}`filled`

<!-- careers:listing {group_by: employment_unit} -->

<!-- careers:listing {where: {employment_unit: None of them}, empty: "Nothing **now**."} -->
"""
JOBS: Files = {
    "careers/coordinator.md": job(
        "Coordinator & <Co> 100%_#", body=TEXT, employment_unit="R&D #1", identifier="PC-1",
        valid_through="2027-01-15",
        apply={"email": "jobs@example.org", "materials": ["a CV"], "instructions": "No *calls*."},
    ),
    "careers/trainer.rst": rst_job(employment_unit="Training"),
    "careers/filled.md": job("Filled one", status="filled", application_contact={"name": "Ada"}),
    "careers/draft.md": job("Draft one", status="draft"),
}  # fmt: skip
TOCTREE = "\n```{toctree}\ncareers/coordinator\ncareers/trainer\ncareers/filled\n```\n"
PAPER = {"latex": "*.tex", "text": "*.txt", "man": "*.1"}


@pytest.fixture(scope="module")
def without(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a site whose jobs are in no toctree."""
    return write(tmp_path_factory.mktemp("without") / "site", HOME)


@pytest.fixture(scope="module")
def within(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a site whose jobs are in a toctree."""
    return write(tmp_path_factory.mktemp("within") / "site", HOME + TOCTREE)


def write(folder: Path, home: str) -> Path:
    return write_docs(
        folder, {**JOBS, "index.md": home, "about.md": page("About", orphan=True)},
        version="1", copyright="2026, Example", epub_show_urls="no", careers_timezone="UTC",
    )  # fmt: skip


def read(built: Build, pattern: str) -> str:
    """Return all text of the files that a builder made, with single spaces."""
    files = sorted(file for file in built.folder.rglob(pattern) if file.is_file())
    assert files, sorted(built.folder.rglob("*"))
    return " ".join(" ".join(file.read_text("utf-8") for file in files).split())


def read_tex(built: Build) -> str:
    """Return the text of LaTeX, without what only breaks its lines and guards its letters."""
    text = read(built, "*.tex").replace("\\sphinxhyphen{}", "-")
    return re.sub(r"\\([&%#_$])", r"\1", text.replace("{}", ""))


def has_no_html(text: str) -> bool:
    return not re.search(r"</?(div|p|span|bdi|ul|li|dl|section|button|script)\b|data-careers", text)


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_pages_of_jobs_in_a_toctree(within: Path, builder: str) -> None:
    built = build_right(within, builder=builder)
    name = "careers/trainer/" if builder == "dirhtml" else "careers/trainer.html"
    shown, home = built.page(name), built.page("index.html")
    assert shown.json_ld is not None
    assert shown.json_ld["url"] == shown.canonical[0] == f"{SITE_URL}{name}"
    coordinator = name.replace("trainer", "coordinator")
    assert [part.links[0] for part in home.parts("job")] == [coordinator, name]
    toctree = HtmlPage(home.all("div", class_="toctree-wrapper compound")[0])
    assert len(toctree.links) >= 2
    assert not [link for link in toctree.links if "filled" in link]
    newest = built.page("careers/").parts("job")[0]
    assert newest.links[0] == name.removeprefix("careers/")


def test_a_site_on_one_page(within: Path) -> None:
    built = build_right(within, builder="singlehtml")
    assert not (built.folder / "careers").exists()
    shown = built.page("index.html")
    assert len(shown.parts("facts")) == 3  # of the ended job, too
    assert len(shown.parts("apply")) == 2
    assert len(shown.parts("listing")) == 2
    first, second = (part.links[0] for part in shown.parts("listing")[0].parts("job"))
    ids = {element.get("id") for element in shown.all("*")}
    for link in (first, second):
        assert link.startswith("#")
        assert link[1:] in ids, link
    for link in shown.links:
        if link.startswith("#") and len(link) > 1:
            assert link[1:] in ids, link
    assert "Ada" not in shown.text
    assert "Draft one" not in shown.text


def test_a_site_on_one_page_without_the_jobs(without: Path) -> None:
    shown = build_right(without, builder="singlehtml").page("index.html")
    assert shown.parts("facts") == []
    assert "Trainer" in shown.parts("listing")[0].text


@pytest.mark.parametrize("way", ["within", "without"])
@pytest.mark.parametrize("builder", PAPER)
def test_on_paper_a_listing_is_a_plain_list(
    builder: str, way: str, request: pytest.FixtureRequest
) -> None:
    built = build_right(request.getfixturevalue(way), builder=builder)
    text = read_tex(built) if builder == "latex" else read(built, PAPER[builder])
    text = re.sub(r"\\f[BIRP]|\\fP|\\&|\\\(\w\w|\\", "", text) if builder == "man" else text
    assert has_no_html(text)
    assert "careers:listing" not in text
    assert "Coordinator" in text
    assert "Trainer" in text
    assert "Chicago" in text
    assert "Nothing" in text
    assert "now" in text
    assert "Draft one" not in text
    assert "See all open positions" not in text
    assert "Copy" not in text.replace("Copyright", "").replace("copyright", "")
    is_there = way == "within" or builder == "text"  # which writes every document
    assert ("jobs@example.org" in text.replace("-", "-")) == is_there
    assert ("How to apply" in text) == is_there
    if builder == "text":
        assert "* Coordinator & <Co> 100%_# – Chicago" in text  # noqa: RUF001 - a dash
        assert "No *calls*." in text
        assert "Ada" not in text


@pytest.mark.parametrize("way", ["within", "without"])
def test_an_e_book_has_a_plain_list(way: str, request: pytest.FixtureRequest) -> None:
    built = build_right(request.getfixturevalue(way), builder="epub")
    [book] = built.folder.glob("*.epub")
    with ZipFile(book) as archive:
        names = set(archive.namelist())
        home = archive.read("EPUB/index.xhtml" if "EPUB/index.xhtml" in names else "index.xhtml")
    shown = HtmlPage.parse(home.decode())
    assert shown.parts("listing") == []
    items = [HtmlPage(item) for item in shown.all("li")]
    [coordinator] = [one for one in items if one.text.startswith("Coordinator & <Co> 100%_# –")]  # noqa: RUF001 - a dash
    assert coordinator.links == ["careers/coordinator.xhtml"]
    assert "Nothing now." in shown.text
    assert not [name for name in names if "careers.js" in name or "careers.css" in name]
    page_of_job = built.page("careers/coordinator.xhtml")
    assert "jobs@example.org" in page_of_job.text
    assert page_of_job.json_ld is None
    assert page_of_job.all("button") == []
    filled = built.page("careers/filled.xhtml").text
    assert "Ada" not in filled
    assert not (built.folder / "careers" / "draft.xhtml").exists()


def test_translators_get_the_text_of_the_jobs_and_no_furniture(within: Path) -> None:
    built = build_right(within, builder="gettext")
    text = read(built, "*.pot")
    assert "Help learning circles grow" in text
    assert "How to apply" not in text
    assert EMPLOYER not in text
    assert "STAND" not in text
    assert "careers-job-title" not in text


def test_builders_that_share_what_sphinx_keeps(tmp_path: Path) -> None:
    folder = write(tmp_path / "site", HOME + TOCTREE)
    alone = {
        builder: build_right(folder, builder=builder).folder for builder in ("html", "text")
    }  # fmt: skip
    shared = tmp_path / "kept"
    for number, builder in enumerate(("html", "text", "html")):
        built = build_sphinx(
            folder, tmp_path / f"shared-{number}", *STRICT, "-d", str(shared), builder=builder,
            docs=".",
        )  # fmt: skip
        assert built.code == 0, built.log
        for file in alone[builder].rglob("*.html" if builder == "html" else "*.txt"):
            same = built.folder / file.relative_to(alone[builder])
            if "_sources" not in same.parts:
                assert same.read_bytes() == file.read_bytes(), same


def test_a_job_written_on_its_own_page_only_is_no_mistake_of_a_builder_without_pages(
    without: Path,
) -> None:
    for builder in ("linkcheck", "dummy", "xml", "pseudoxml"):
        if builder == "linkcheck":
            continue  # asks the network
        built = build_docs(without, builder=builder)
        assert built.code == 0, built.log
        assert "Traceback" not in built.log
