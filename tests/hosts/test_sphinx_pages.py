"""Pages that Sphinx makes of job files: what stands on each, and who leads to whom."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

pytest.importorskip("sphinx", reason="Sphinx is not installed")
pytest.importorskip("myst_parser", reason="myst-parser is not installed")

from tests.hosts.site import BODY, EMPLOYER, SITE_URL, Build, HtmlPage, job, page, skip_without
from tests.hosts.sphinx_site import (
    build_docs,
    build_right,
    find_diagnostics,
    search_terms,
    write_docs,
)
from tests.syndicated import ATOM, SITEMAP

if TYPE_CHECKING:
    from pathlib import Path

QUOTED = 'Come as "you" are'
MARKER = "<!-- careers:listing -->"


def made(folder: Path, *extensions: str, **values: object) -> Build:
    """Build a site that has these documents and no mistake."""
    files = values.pop("files", {})
    assert isinstance(files, dict)
    return build_right(write_docs(folder / "site", files, *extensions, **values))


def headings(shown: HtmlPage) -> list[str]:
    """Return the titles on a page; the theme sets the site's name as one, too."""
    return [words for words in shown.h1 if words != "Example"]


def listed(shown: HtmlPage) -> list[list[str]]:
    return [listing.titles for listing in shown.parts("listing")]


# One line in `conf.py`, and two job files


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Return a site with the extension and an employer."""
    coordinator = job(
        f'Coordinator "{QUOTED}"',
        description="Help learning circles grow.",
        body=f'It is "good" work.\n\n{BODY}\n## Tasks\n\n- Write -- and *listen*.\n',
        valid_through="2027-01-15",
        identifier="PC-1",
    )
    files = {"careers/coordinator.md": coordinator, "careers/trainer.md": job("Trainer")}
    return made(tmp_path_factory.mktemp("plain"), files=files, careers_timezone="UTC")


def test_job_page(plain: Build) -> None:
    shown = plain.page("careers/coordinator.html")
    [facts], [apply] = shown.parts("facts"), shown.parts("apply")
    assert headings(shown) == ["Coordinator “Come as “you” are”"]
    for words in (EMPLOYER, "Chicago, United States", "PC-1", "January 15, 2027"):
        assert words in facts.text
    assert shown.mail_links[0] == shown.mail_links[1]
    assert shown.mail_links[0].startswith("mailto:jobs@example.org?subject=Coordinator%20%22Come")
    assert "jobs@example.org" in apply.text
    parts = (
        "Coordinator “",
        "PC-1",
        "It is “good”",
        "Tasks",
        "and listen",
        "Emailjobs@",
        "See all",
    )
    order = [shown.text.index(words) for words in parts]
    assert order == sorted(order)


def test_head_of_a_job(plain: Build) -> None:
    shown = plain.page("careers/coordinator.html")
    title = f'Coordinator "{QUOTED}"'
    assert shown.title.startswith(title)
    assert shown.meta("description") == "Help learning circles grow."
    assert shown.meta("robots") is None
    assert shown.meta("og:title") == f"{title} · {EMPLOYER}"
    assert shown.meta("og:url") == f"{SITE_URL}careers/coordinator.html"
    assert shown.meta("og:description")
    assert shown.meta("og:site_name") == "Example"
    assert shown.canonical == [f"{SITE_URL}careers/coordinator.html"]


def test_structured_data_is_what_the_author_typed(plain: Build) -> None:
    data = plain.page("careers/coordinator.html").json_ld
    assert data is not None
    text = data.pop("description")
    assert text.startswith('<p>It is "good" work.</p>')
    assert "<h2>Tasks</h2>" in text
    assert "<li>Write -- and <em>listen</em>.</li>" in text
    assert data == {
        "@context": "https://schema.org",
        "@type": "JobPosting",
        "title": f'Coordinator "{QUOTED}"',
        "url": f"{SITE_URL}careers/coordinator.html",
        "datePosted": "2026-11-02",
        "validThrough": "2027-01-15T23:59:59+00:00",
        "hiringOrganization": {
            "@type": "Organization", "name": EMPLOYER, "sameAs": "https://www.example.com",
        },
        "jobLocation": {
            "@type": "Place",
            "address": {
                "@type": "PostalAddress", "addressLocality": "Chicago", "addressCountry": "US",
            },
        },
        "identifier": {"@type": "PropertyValue", "name": EMPLOYER, "value": "PC-1"},
        "directApply": True,
    }  # fmt: skip


def test_careers_index_that_nobody_wrote(plain: Build) -> None:
    index = plain.page("careers/index.html")
    assert headings(index) == [f"Jobs at {EMPLOYER}"]
    assert index.title.startswith(f"Jobs at {EMPLOYER}")
    assert listed(index) == [[f'Coordinator "{QUOTED}"', "Trainer"]]
    assert [part.links[0] for part in index.parts("job")] == ["coordinator.html", "trainer.html"]
    assert index.canonical == [f"{SITE_URL}careers/index.html"]


def test_assets_stand_where_they_are_needed(plain: Build) -> None:
    for name, shown in plain.pages().items():
        scripts = [e.get("src") or "" for e in shown.all("script")]
        styles = [e.get("href") or "" for e in shown.head.all("link", rel="stylesheet")]
        found = [sum("_static/careers/careers." in address for address in addresses)
                 for addresses in (scripts, styles)]  # fmt: skip
        assert found == ([1, 1] if name.startswith("careers/") else [0, 0]), name


def test_a_job_is_found_by_search(plain: Build) -> None:
    found = search_terms(plain)
    assert "careers/coordinator" in found["docnames"]
    number = found["docnames"].index("careers/coordinator")
    assert "circl" in found["terms"]  # as Sphinx stems it
    assert number in [place[0] for places in found["alltitles"].values() for place in places]


def test_the_source_of_a_page_is_what_the_author_wrote(plain: Build) -> None:
    source = (plain.folder / "_sources/careers/coordinator.md.txt").read_text(encoding="utf-8")
    assert source.startswith("---\ntitle:")


# Everything that a site can have

TOWNS = ("Boston", "Cape Town")
JOBS = {
    f"careers/job-{number}.md": job(
        f"Job {number}",
        employment_unit=("Design", "Community")[number % 2],
        job_location={"address_locality": TOWNS[number // 4], "address_country": "US"},
        date_posted=f"2026-11-0{number + 1}",
        identifier=f"ID-{number}",
    )
    for number in range(8)
} | {
    "careers/filled.md": job(
        'Old "Post"', status="filled", employment_unit="Gone", body=f"Zebras.\n\n{BODY}",
        application_contact={"name": "Ada", "email": "ada@example.org"},
    ),
    "careers/over.md": job("Over", valid_through="2026-11-09", employment_unit="Gone"),
    "careers/draft.md": job("Draft", status="draft"),
    "careers/later.md": job("Later", date_posted="2026-11-11"),
    "careers/_notes.md": "# Notes\n\nWords.\n",
    "careers/deep/inner.md": job("Inner", employment_unit="Design", date_posted="2026-10-01"),
}  # fmt: skip
HOME = f"""\
# Home

{{job}}`job-1`, {{job}}`/careers/job-1.md`, {{job}}`careers/job-1`, {{job}}`ID-1`, {{job}}`inner`
{{job}}`this *one* <ID-1>`

[](careers/job-2.md) [the words](careers/job-2.md) {{doc}}`careers/job-2`
{{doc}}`words <careers/job-2>`

Newest: {MARKER.replace("listing", "listing {limit: 1, sort: [-date_posted]}")}

## Part

```{{careers-listing}}
:where: {{employment_unit: Community}}
:sort: [title]
:limit: 2
```

```{{careers-listing}}
group_by: employment_unit
```

As a sample: `{MARKER}`

    {MARKER}

```{{toctree}}
sub/other
careers/_notes
careers/job-3
careers/filled
careers/over
```
"""
BACK = '<p class="own">{{ job.title }}|{{ listing_url }}</p>\n'
FILES = JOBS | {
    "index.md": HOME,
    "sub/other.rst": (
        "Other\n=====\n\n:job:`job-1` :doc:`/careers/job-2` :job:`words <ID-2>`\n\n"
        ".. careers-listing::\n\n.. careers-listing::\n   :where: {employment_unit: Design}\n"
        "   :layout: table\n"
    ),
    "_templates/careers/back.html": BACK,
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the documents of a site with everything."""
    skip_without("sphinx-sitemap")
    names = ("atom", "rss", "json_feed", "jobs_json", "indeed", "sitemap")
    return write_docs(
        tmp_path_factory.mktemp("rich") / "site", FILES, "sphinx_sitemap",
        templates_path=["_templates"], sitemap_url_scheme="{link}", careers_timezone="UTC",
        careers_feeds=dict.fromkeys(names, True),
        careers_listing={"filters": ["employment_unit", "job_location"]},
    )  # fmt: skip


@pytest.fixture(scope="module")
def rich(folder: Path) -> Build:
    """Return that site, built without a warning."""
    return build_right(folder)


@pytest.fixture(scope="module")
def preview(rich: Build, folder: Path) -> Build:
    """Return the same site in preview, with a mistake in it, built over the one without."""
    (folder / "careers/wrong.md").write_text(job("Wrong", titel="x"), encoding="utf-8")
    rich.pages()
    kept = {file: file.read_bytes() for file in rich.folder.rglob("*") if file.is_file()}
    built = build_docs(folder, CAREERS_PREVIEW="1")
    now = built.folder.with_name("preview")
    built.folder.rename(now)
    for file, data in kept.items():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    return Build(now, built.code, built.log)


def test_listings_by_marker_and_by_directive(rich: Build) -> None:
    newest, community, grouped = rich.page("index.html").parts("listing")
    assert newest.titles == ["Job 7"]
    assert community.titles == ["Job 1", "Job 3"]
    assert len(grouped.titles) == 9
    [design, others] = [HtmlPage(e) for e in grouped.all("h3")]
    assert (design.root.get("class"), others.root.get("class")) == ("careers-group-title",) * 2
    assert community.all("h3") == []
    assert "<!-- careers:listing -->" in rich.page("index.html").text  # in the samples
    everything, table = rich.page("sub/other.html").parts("listing")
    assert len(everything.titles) == 9
    assert table.parts("job")[0].links[0] == "../careers/job-6.html"
    assert len(table.all("table")) == 1


def test_roles_and_links(rich: Build) -> None:
    links = [(HtmlPage(a).text, a.get("href")) for a in rich.page("index.html").all("a")]
    job_1, job_2 = "careers/job-1.html", "careers/job-2.html"
    assert links.count(("Job 1", job_1)) >= 4
    assert ("this *one*", job_1) in links
    assert ("Inner", "careers/deep/inner.html") in links
    assert [words for words, link in links if link == job_2][:4] == [
        "Job 2", "the words", "Job 2", "words",
    ]  # fmt: skip
    links = [(HtmlPage(a).text, a.get("href")) for a in rich.page("sub/other.html").all("a")]
    assert ("Job 1", "../careers/job-1.html") in links
    assert ("Job 2", "../careers/job-2.html") in links
    assert ("words", "../careers/job-2.html") in links


def test_pages_of_filters(rich: Build) -> None:
    names = {name for name in rich.pages() if name.count("/") == 2} - {"careers/deep/inner.html"}
    assert names == {
        "careers/employment-unit/community.html",
        "careers/employment-unit/design.html",
        "careers/employment-unit/gone.html",  # time has closed its last job, and breaks no link
        "careers/job-location/boston.html",
        "careers/job-location/cape-town.html",
        "careers/job-location/chicago.html",
    }
    shown = rich.page("careers/job-location/boston.html")
    assert headings(shown) == [f"Boston, United States · Jobs at {EMPLOYER}"] or headings(
        shown
    ) == [f"Boston · Jobs at {EMPLOYER}"]
    assert sorted(shown.titles) == ["Job 0", "Job 1", "Job 2", "Job 3"]
    assert shown.parts("job")[0].links[0] == "../job-3.html"
    assert shown.meta("robots") == "noindex, follow"
    filters = rich.page("careers/index.html").parts("filters")[0]
    assert "job-location/boston.html" in filters.links


def test_every_link_of_the_site_leads_somewhere(rich: Build) -> None:
    for name, shown in rich.pages().items():
        for link in shown.links:
            path = link.partition("#")[0].partition("?")[0]
            if path and ":" not in path:
                target = (rich.folder / name).parent / path
                assert (target / "index.html" if target.is_dir() else target).is_file(), (
                    name,
                    link,
                )


def test_a_job_that_is_over(rich: Build) -> None:
    shown = rich.page("careers/filled.html")
    assert shown.title.startswith('Filled: Old "Post"')
    assert headings(shown) == ["Old “Post”"]
    assert len(shown.parts("notice")) == 1
    assert shown.text.index("Old “Post”") < shown.text.index(shown.parts("notice")[0].text)
    assert shown.mail_links == []
    assert "Ada" not in shown.text
    assert "ada@example.org" not in (rich.folder / "careers/filled.html").read_text("utf-8")
    assert shown.json_ld is None
    assert shown.meta("robots") == "noindex"
    assert shown.parts("apply") == []


def test_a_job_that_is_over_is_not_advertised(rich: Build) -> None:
    assert not (rich.folder / "_sources/careers/filled.md.txt").exists()
    found = search_terms(rich)
    assert "zebra" not in found["terms"]
    assert not [title for title in found["alltitles"] if "Post" in title or "Over" in title]
    for name in ("index.html", "careers/index.html", "sub/other.html"):
        shown = rich.page(name)
        assert not [link for link in shown.links if "filled" in link or "over.html" in link], name
        assert "Old “Post”" not in shown.text


def test_drafts_and_scheduled_jobs_have_no_page(rich: Build) -> None:
    for name in ("draft", "later"):
        assert not list(rich.folder.rglob(f"{name}.*"))
    for file in rich.folder.rglob("*"):
        if file.suffix in (".html", ".js", ".xml", ".json", ".txt", ".inv"):
            assert b"careers/draft" not in file.read_bytes(), file


def test_feeds(rich: Build) -> None:
    ids = {f"{SITE_URL}careers/job-{number}.html" for number in range(8)}
    ids.add(f"{SITE_URL}careers/deep/inner.html")
    atom = ET.parse(rich.folder / "careers/atom.xml").getroot()
    links = {link.get("href") for entry in atom.iter(f"{ATOM}entry")
             for link in entry.iter(f"{ATOM}link")}  # fmt: skip
    assert ids <= links
    jobs = json.loads((rich.folder / "jobs.json").read_text(encoding="utf-8"))
    assert {one["url"] for one in jobs["jobs"]} == ids
    sitemaps = list(rich.folder.rglob("*sitemap*.xml"))
    addresses = {
        loc.text for file in sitemaps for loc in ET.parse(file).getroot().iter(f"{SITEMAP}loc")
    }
    assert ids <= addresses
    index = rich.page("careers/index.html")
    types = {e.get("type") for e in index.head.all("link", rel="alternate")}
    assert {"application/atom+xml", "application/rss+xml"} <= types
    for name in ("careers/rss.xml", "careers/indeed.xml", "careers/feed.json"):
        assert (rich.folder / name).is_file(), sorted(rich.folder.rglob("*.*ml"))


def test_words_of_feeds_have_straight_quotes(plain: Build, rich: Build) -> None:
    for built in (plain, rich):
        for file in (*built.folder.rglob("*.xml"), *built.folder.rglob("jobs.json")):
            assert "“" not in file.read_text(encoding="utf-8"), file


def test_sitemap(rich: Build) -> None:
    addresses = set(rich.sitemap)
    assert {"index.html", "careers/index.html", "careers/job-1.html"} <= addresses
    assert not {name for name in addresses if "filled" in name or "over" in name}
    assert not {name for name in addresses if name.count("/") == 2} - {"careers/deep/inner.html"}


def test_template_of_the_site(rich: Build) -> None:
    shown = rich.page("careers/deep/inner.html")
    assert [HtmlPage(e).text for e in shown.all("p", class_="own")] == ["Inner|../index.html"]


def test_notes_in_the_folder_of_the_jobs_are_no_job(rich: Build) -> None:
    shown = rich.page("careers/_notes.html")
    assert headings(shown) == ["Notes"]
    assert shown.parts("facts") == []


def test_preview_shows_what_is_not_published_yet(preview: Build) -> None:
    for name in ("draft", "later"):
        shown = preview.page(f"careers/{name}.html")
        assert len(shown.parts("notice")) == 1
        assert shown.json_ld is None
        assert shown.meta("robots") == "noindex"
        assert not (preview.folder / f"_sources/careers/{name}.md.txt").exists()
    assert "Draft" not in preview.page("careers/index.html").titles


def test_preview_says_on_the_page_what_is_wrong(preview: Build) -> None:
    assert preview.code != 0
    assert find_diagnostics(preview) == ["careers/wrong.md:9:1: unknown-key"]
    shown = preview.page("careers/wrong.html")
    assert headings(shown) == ["Wrong"]
    assert "`titel` is not a key of a job" in shown.text
    assert "careers/wrong.md:9:1" in shown.text
    assert shown.meta("robots") == "noindex"
    assert shown.mail_links == []
    assert shown.parts("facts") == []


def test_a_wrong_job_has_no_page(tmp_path: Path) -> None:
    wrong = {"careers/wrong.md": job("Wrong", titel="x"), "careers/right.md": job("Right")}
    built = build_docs(write_docs(tmp_path / "site", wrong), strict=False)
    assert built.code == 0  # as Sphinx has it, only `-W` fails
    assert find_diagnostics(built) == ["careers/wrong.md:9:1: unknown-key"]
    assert not built.has("careers/wrong.html")
    assert built.page("careers/index.html").titles == ["Right"]
    assert built.page("careers/right.html").json_ld


# Links to jobs that have no page

TO_JOBS = """\
# Home

{job}`gone` [](careers/gone.md) [words](careers/gone.md) {doc}`careers/gone` {doc}`x <careers/gone>`

```{toctree}
careers/gone
other
```
"""


@pytest.mark.parametrize(
    "keys",
    [{"valid_through": "2026-11-09"}, {"date_posted": "2026-11-11"}, {"status": "draft"}],
    ids=["over", "scheduled", "draft"],
)
def test_a_link_to_a_job_that_has_no_page_breaks_no_build(
    tmp_path: Path, keys: dict[str, str]
) -> None:
    files = {"index.md": TO_JOBS, "other.md": page("Other"), "careers/gone.md": job("Gone", **keys)}
    folder = write_docs(tmp_path / "site", files, careers_ended="exclude", careers_timezone="UTC")
    built = build_right(folder)
    assert not built.has("careers/gone.html")
    shown = built.page("index.html")
    assert not [link for link in shown.links if "gone" in link]
    assert "Gone" in shown.text
    assert "other.html" in shown.links
    assert "careers/gone.md" in built.log  # said, and no warning
    assert not [name for name in search_terms(built)["docnames"] if "gone" in name]


def test_a_link_to_a_job_that_somebody_closed_is_a_warning(tmp_path: Path) -> None:
    files = {
        "index.md": TO_JOBS, "other.md": page("Other"),
        "careers/gone.md": job("Gone", status="filled"),
    }  # fmt: skip
    built = build_docs(write_docs(tmp_path / "site", files, careers_ended="exclude"))
    assert built.code != 0
    assert "Traceback" not in built.log
    found = [place.partition("index.md")[2] for place in find_diagnostics(built)]
    assert found == [":5: link-to-no-page", *[":3: link-to-no-page"] * 5]
    assert "has ended and has no page any more (`ended: exclude`)" in built.log
    assert "[toc." not in built.log
    assert "[myst." not in built.log
    assert "[ref." not in built.log


# Words of another language


def test_words_follow_the_language_of_the_site(tmp_path: Path) -> None:
    values = {"language": "de", "careers_timezone": "Europe/Berlin"}
    files = {"careers/a.md": job("Lehrerin", valid_through="2027-01-15")}
    built = build_right(write_docs(tmp_path / "site", files, **values))
    shown, index = built.page("careers/a.html"), built.page("careers/index.html")
    assert "15. Januar 2027" in shown.text
    assert "So bewerben Sie sich" in shown.text
    assert [e.get("lang") for e in shown.all("*", data_careers="facts")] == ["de"]
    assert headings(index) == [f"Stellenangebote bei {EMPLOYER}"] or EMPLOYER in index.h1[0]
    assert "1 offene Stelle" in index.text
