"""Sphinx builds the same site with any builder, in several processes, and bit by bit."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

pytest.importorskip("sphinx", reason="Sphinx is not installed")

from tests.hosts.sphinx_site import STRICT, build_sphinx, conf

if TYPE_CHECKING:
    from pathlib import Path

    from tests.hosts.site import Build

TODAY = {"CAREERS_AS_OF": "2026-11-20"}
TEXT = """\
You run learning circles in many towns, and write to the people who "lead" them. It's a good job,
with much to learn, and nobody works alone.
"""
SETTINGS = """\
organization: {name: Example Trust, url: https://example.org/}
source_dir: docs
timezone: Africa/Johannesburg
apply: {email: jobs@example.org, materials: [CV]}
feeds: {atom: true, jobs_json: true}
"""


def job(title: str, unit: str = "Community", more: str = "") -> str:
    return (
        f"---\ntitle: {title}\ndate_posted: 2026-11-02\nemployment_unit: {unit}\n"
        f"job_location_type: TELECOMMUTE\napplicant_location_requirements: US\n{more}---\n\n{TEXT}"
    )


RST = f""".. job::

   title: Trainer
   date_posted: 2026-11-03
   employment_unit: Training
   job_location_type: TELECOMMUTE
   applicant_location_requirements: [US]

{TEXT}
Duties
======

* Hold *two* days of practice.
* Write.
"""
ALONE = "---\norphan: true\n---\n\n# Alone\n\nWords.\n\n"
INDEX = """\
Example
=======

.. toctree::

   about
   careers/coordinator

:job:`trainer` and :job:`our person <PC-1>`

.. careers-listing::
   :where: {employment_unit: Training}
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    careers = tmp_path / "docs" / "careers"
    careers.mkdir(parents=True)
    files = {
        "conf.py": conf(),
        "careers.yml": SETTINGS,
        "docs/index.rst": INDEX,
        "docs/about.md": "# About\n\n<!-- careers:listing {limit: 9} -->\n",
        "docs/alone.md": ALONE,
        "docs/training.md": ALONE + "<!-- careers:listing {where: {employment_unit: Training}} -->",
        "docs/careers/coordinator.md": job("Coordinator", more="identifier: PC-1\n"),
        "docs/careers/trainer.rst": RST,
        "docs/careers/gone.md": job("Gone", "Past", "valid_through: 2026-11-10\n"),
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def build(site: Path, *arguments: str, builder: str = "html", **environment: str) -> Build:
    return build_sphinx(
        site, site / "out" / builder, *STRICT, *arguments, builder=builder, **(TODAY | environment)
    )


def written(log: str) -> set[str]:
    names = re.findall(r"^writing output\.\.\. \[ *\d+%\] .*?([\w/]+)\s*$", log, re.MULTILINE)
    return set(names)


@pytest.mark.parametrize("builder", ["dirhtml", "singlehtml", "latex", "text", "man", "gettext"])
def test_every_builder_is_quiet_under_w(site: Path, builder: str) -> None:
    built = build(site, builder=builder)
    assert built.code == 0, built.log
    pages = [path for path in built.folder.rglob("*") if path.suffix in (".txt", ".tex", ".1")]
    text = "\n".join(path.read_text(encoding="utf-8") for path in pages)
    assert "<div" not in text
    if builder in ("latex", "text"):
        assert "Coordinator" in text
        assert "Remote (United States)" in text
    if builder == "singlehtml":
        html = (built.folder / "index.html").read_text(encoding="utf-8")
        assert html.count('data-careers="facts"') == 1
        assert html.count('data-careers="listing"') == 2


def test_epub_has_a_plain_list(site: Path) -> None:
    values: dict[str, Any] = {"version": "1", "copyright": "2026, Example", "epub_show_urls": "no"}
    (site / "conf.py").write_text(conf(**values), encoding="utf-8")
    built = build(site, builder="epub")
    assert built.code == 0, built.log
    about = (built.folder / "about.xhtml").read_text(encoding="utf-8")
    assert "careers/coordinator.xhtml" in about
    assert "careers-listing" not in about


def test_a_build_writes_what_changed_and_no_more(site: Path) -> None:
    first = build(site)
    assert first.code == 0, first.log
    assert written(first.log) >= {"index", "about", "careers/coordinator", "careers/gone"}
    assert written(build(site).log) == set()

    coordinator = site / "docs" / "careers" / "coordinator.md"
    coordinator.write_text(job("Great Coordinator", more="identifier: PC-1\n"), encoding="utf-8")
    changed = build(site)
    assert {"about", "careers/coordinator"} <= written(changed.log)
    assert written(changed.log).isdisjoint({"alone", "training"})
    assert "Great Coordinator" in (changed.folder / "about.html").read_text(encoding="utf-8")

    new = site / "docs" / "careers" / "new.md"
    new.write_text(job("New one", "Training"), encoding="utf-8")
    added = written(build(site).log)
    assert {"careers/new", "about", "training"} <= added
    assert "alone" not in added

    new.unlink()
    removed = build(site)
    assert {"about", "training"} <= written(removed.log)
    assert written(removed.log).isdisjoint({"alone", "careers/new"})
    assert not (removed.folder / "careers" / "new.html").exists()
    index = removed.folder / "careers" / "index.html"
    assert "New one" not in index.read_text(encoding="utf-8")


def test_an_error_fails_every_build_until_it_is_mended(site: Path) -> None:
    assert build(site).code == 0
    wrong = site / "docs" / "careers" / "trainer.rst"
    wrong.write_text(RST.replace("2026-11-03", "2026-13-03"), encoding="utf-8")
    for _ in range(2):
        built = build(site)
        assert built.code != 0
        assert "docs/careers/trainer.rst:4:17: ERROR: " in built.log
        assert "[careers.not-a-date]" in built.log
        assert "Traceback" not in built.log
        assert not (built.folder / "careers" / "trainer.html").exists()
    wrong.write_text(RST, encoding="utf-8")
    assert build(site).code == 0


def test_time_closes_a_job_without_a_change(site: Path) -> None:
    trainer = site / "docs" / "careers" / "trainer.rst"
    trainer.unlink()
    (site / "docs" / "index.rst").write_text("Example\n=======\n\n.. toctree::\n\n   about\n")
    before, after = "1794182400", "1795132800"  # the 9th and the 20th of November
    opened = build(site, CAREERS_AS_OF="", SOURCE_DATE_EPOCH=before)
    assert "Gone" in (opened.folder / "about.html").read_text(encoding="utf-8")
    assert written(build(site, CAREERS_AS_OF="", SOURCE_DATE_EPOCH=before).log) == set()
    closed = build(site, CAREERS_AS_OF="", SOURCE_DATE_EPOCH=after)
    assert closed.code == 0, closed.log
    assert {"about", "careers/gone"} <= written(closed.log)
    assert written(closed.log).isdisjoint({"alone", "training"})
    page = (closed.folder / "careers" / "gone.html").read_text(encoding="utf-8")
    assert "mailto:" not in page
    assert "noindex" in page
    assert "application/ld+json" not in page
    assert not (closed.folder / "_sources" / "careers" / "gone.md.txt").exists()
    assert "careers/gone" in (closed.folder / "searchindex.js").read_text(encoding="utf-8")
    assert "Gone" not in (closed.folder / "searchindex.js").read_text(encoding="utf-8")


def test_time_breaks_no_build_with_links_to_a_job_without_a_page(site: Path) -> None:
    (site / "careers.yml").write_text(SETTINGS + "ended: exclude\n", encoding="utf-8")
    index = INDEX.replace("careers/coordinator", "careers/coordinator\n   careers/gone")
    (site / "docs" / "index.rst").write_text(
        index + "\n:job:`gone` :doc:`careers/gone`\n", encoding="utf-8"
    )
    opened = build(site, CAREERS_AS_OF="2026-11-09")
    assert opened.code == 0, opened.log
    assert (opened.folder / "careers" / "gone.html").exists()
    closed = build(site)
    assert closed.code == 0, closed.log
    assert not (closed.folder / "careers" / "gone.html").exists()
    assert build(site, "-E").code == 0
    gone = site / "docs" / "careers" / "gone.md"
    gone.write_text(job("Gone", "Past", "status: filled\n"), encoding="utf-8")
    filled = build(site, "-E")
    assert filled.code != 0
    assert "[careers.link-to-no-page]" in filled.log


def test_several_processes_write_the_same(site: Path) -> None:
    one, four = build(site, "-j", "1", builder="html"), build(site, "-j", "4", builder="dirhtml")
    again = build(site, "-j", "1", "-E", builder="dirhtml").folder
    pages = {path.relative_to(again): path.read_bytes() for path in again.rglob("*.html")}
    assert len(pages) > 5
    assert one.code == four.code == 0, four.log
    build(site, "-j", "4", "-E", "-a", builder="dirhtml")
    for path, data in pages.items():
        assert (again / path).read_bytes() == data, path


def test_a_warning_can_be_turned_off_by_its_code(site: Path) -> None:
    short = site / "docs" / "careers" / "coordinator.md"
    short.write_text(short.read_text(encoding="utf-8").split(TEXT)[0] + "Short.\n", "utf-8")
    assert "[careers.thin-body]" in build(site).log
    (site / "conf.py").write_text(conf(suppress_warnings=["careers.thin-body"]), "utf-8")
    built = build(site)
    assert built.code == 0, built.log


@pytest.mark.parametrize(
    "theme",
    ["furo", "pydata_sphinx_theme", "sphinx_rtd_theme", "sphinx_book_theme"],
)
def test_themes_show_what_careers_puts_in(site: Path, theme: str) -> None:
    pytest.importorskip("furo" if theme == "furo" else theme, reason=f"{theme} is not installed")
    others = ["sphinx_design", "sphinx_sitemap", *(["ablog"] if theme != "furo" else [])]
    extensions = [name for name in others if find(name)]  # furo and ablog do not go together
    (site / "conf.py").write_text(
        conf(theme, *extensions, sitemap_url_scheme="{link}", suppress_warnings=["ablog"]), "utf-8"
    )
    built = build(site)
    assert built.code == 0, built.log
    page = (built.folder / "careers" / "coordinator.html").read_text(encoding="utf-8")
    assert page.count('"@type":"JobPosting"') == 1
    assert page.count('data-careers="facts"') == page.count('data-careers="apply"') == 1
    assert page.count("<h1>Coordinator<a") == 1
    assert "careers/careers.css" in page
    assert "careers.css" not in (built.folder / "search.html").read_text(encoding="utf-8")
    if "sphinx_sitemap" in extensions:
        sitemap = (built.folder / "sitemap.xml").read_text(encoding="utf-8")
        assert "careers/coordinator.html" in sitemap
        assert "careers/index.html" in sitemap
        assert "gone" not in sitemap
        assert "employment-unit" not in sitemap


def find(name: str) -> bool:
    try:
        __import__(name)
    except ImportError:
        return False
    return True


HOSTILE = [
    "'<script>alert(1)</script>'",
    "'`x` *a* **b** {{ x }} {ref}`y`'",
    "'Ärztin 🙂 | \\ $x^2$'",
    "'" + "x" * 3000 + "'",
    "'# :job:`x` |sub|_ [a](b)'",
]


@pytest.mark.parametrize("title", HOSTILE)
def test_hostile_titles_are_text(site: Path, title: str) -> None:
    coordinator = site / "docs" / "careers" / "coordinator.md"
    coordinator.write_text(job(title, more="identifier: PC-1\n"), encoding="utf-8")
    (site / "docs" / "careers" / "trainer.rst").write_text(
        RST.replace("Trainer", title), encoding="utf-8"
    )
    built = build_sphinx(site, site / "out" / "html", **TODAY)
    assert built.code == 0, built.log
    assert "Traceback" not in built.log
    for name in ("coordinator", "trainer"):
        page = (built.folder / "careers" / f"{name}.html").read_text(encoding="utf-8")
        assert "<script>alert" not in page
        assert len(re.findall(r"<h1[^>]*>(?!<a)(?:(?!</h1>).)+headerlink", page, re.DOTALL)) == 1


def test_bad_files_are_warnings_with_a_place(site: Path) -> None:
    careers = site / "docs" / "careers"
    (careers / "deep.md").write_text("---\ntitle: " + "[" * 30_000 + "\n---\nText.\n", "utf-8")
    (careers / "latin.md").write_bytes(b"---\ntitle: B\xfccher\n---\nText.\n")
    (careers / "empty.rst").write_text("", encoding="utf-8")
    (careers / "late.rst").write_text("Words.\n\n.. job::\n   title: A\n", encoding="utf-8")
    (site / "docs" / "about.md").write_text(
        "# About\n\n<!-- careers:lsting -->\n\n```{careers-listing}\n:groupby: x\n```\n", "utf-8"
    )
    (site / "conf.py").write_text(conf() + "careers_fedds = 1\n", encoding="utf-8")
    built = build(site)
    assert built.code != 0
    assert "Traceback" not in built.log
    for place in (
        "docs/careers/deep.md:2:",
        "docs/careers/latin.md:2:9: ERROR",
        "docs/careers/empty.rst:1:1: ERROR",
        "docs/careers/late.rst:1:1: ERROR",
        "docs/about.md:3:1: ERROR",
        "docs/about.md:6:1: ERROR",
    ):
        assert place in built.log, (place, built.log)
    assert "[careers.two-settings]" in built.log or "`fedds` is not an option" in built.log


def test_a_wrong_clock_is_said_without_a_traceback(site: Path) -> None:
    built = build(site, CAREERS_AS_OF="yesterday")
    assert built.code != 0
    assert "`CAREERS_AS_OF` must be a date" in built.log
    assert "Traceback" not in built.log


def test_machines_read_what_stands_on_the_page(site: Path) -> None:
    more = """
.. only:: latex

   On paper alone.

.. only:: html and mine

   On the web.

.. only:: theirs

   Nowhere.
"""
    (site / "docs" / "careers" / "trainer.rst").write_text(RST + more, encoding="utf-8")
    built = build(site, "-t", "mine")
    assert built.code == 0, built.log
    page = (built.folder / "careers" / "trainer.html").read_text(encoding="utf-8")
    feed = (built.folder / "careers" / "atom.xml").read_text(encoding="utf-8")
    for text in (page, feed):
        assert "On the web." in text
        assert "On paper" not in text
        assert "Nowhere." not in text


def test_settings_words_and_templates_have_other_places(site: Path) -> None:
    (site / "settings").mkdir()
    (site / "careers.yml").rename(site / "settings" / "jobs.yml")
    own = site / "_templates" / "careers" / "back.html"
    own.parent.mkdir(parents=True)
    own.write_text('<p class="own">{{ job.title }} {{ listing_url }}</p>\n', encoding="utf-8")
    values: dict[str, Any] = {"language": "de", "templates_path": ["_templates"]}
    text = conf(careers_config="settings/jobs.yml", **values)
    (site / "conf.py").write_text(text, encoding="utf-8")
    settings = SETTINGS.replace("source_dir: docs", "source_dir: ../docs")
    (site / "settings" / "jobs.yml").write_text(settings, encoding="utf-8")
    built = build(site)
    assert built.code == 0, built.log
    page = (built.folder / "careers" / "coordinator.html").read_text(encoding="utf-8")
    assert "So bewerben Sie sich" in page or "Bewerb" in page
    assert '<p class="own">Coordinator index.html</p>' in page
    own.write_text("{{ job.titel }}", encoding="utf-8")
    wrong = build(site)
    assert wrong.code != 0
    assert "careers/back.html:1: the careers template cannot be rendered" in wrong.log


def test_one_line_and_values_in_conf_py(site: Path) -> None:
    (site / "careers.yml").unlink()
    values: dict[str, Any] = {
        "careers_organization": {"name": "Example Trust"},
        "careers_apply": {"email": "jobs@example.org"},
        "careers_timezone": "UTC",
    }
    (site / "conf.py").write_text(conf(**values), encoding="utf-8")
    draft = site / "docs" / "careers" / "draft.md"
    draft.write_text(job("A draft", more="status: draft\n"), encoding="utf-8")
    built = build(site)
    assert built.code == 0, built.log
    page = (built.folder / "careers" / "trainer.html").read_text(encoding="utf-8")
    assert "mailto:jobs@example.org?subject=Trainer" in page
    assert '"hiringOrganization":{"@type":"Organization","name":"Example Trust"}' in page
    index = (built.folder / "careers" / "index.html").read_text(encoding="utf-8")
    assert "<h1>Jobs at Example Trust</h1>" in index
    assert "A draft" not in index
    assert not (built.folder / "careers" / "draft.html").exists()
    preview = build(site, CAREERS_PREVIEW="1")
    assert preview.code == 0, preview.log
    page = (preview.folder / "careers" / "draft.html").read_text(encoding="utf-8")
    assert "noindex" in page
    assert "application/ld+json" not in page
    assert build(site).code == 0
    assert not (built.folder / "careers" / "draft.html").exists()


def test_builders_that_share_an_environment_are_each_up_to_date(site: Path) -> None:
    kept = ("-d", str(site / "kept"))
    assert build(site, *kept).code == 0
    coordinator = site / "docs" / "careers" / "coordinator.md"
    coordinator.write_text(job("Great Coordinator", more="identifier: PC-1\n"), encoding="utf-8")
    text = build(site, *kept, builder="text")
    assert "Great Coordinator" in (text.folder / "about.txt").read_text(encoding="utf-8")
    html = build(site, *kept)
    assert "Great Coordinator" in (html.folder / "about.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("processes", ["1", "2"])
def test_a_dead_link_in_the_settings_is_said_once(site: Path, processes: str) -> None:
    text = SETTINGS.replace("materials", "instructions: 'See [this](nowhere.md).', materials")
    (site / "careers.yml").write_text(text, encoding="utf-8")
    built = build(site, "-j", processes)
    assert built.code != 0
    assert 1 <= built.log.count("Words of careers link to nowhere.md") <= int(processes)
    assert "[careers.dead-link]" in built.log
