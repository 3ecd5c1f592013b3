"""States: what a page, the listing, search and the sitemap say of a job that is open or is not."""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from typing import Any

import pytest

from tests.hosts.site import BODY, Build, build_site, config, job

MAIL = "jobs@example.org"
PARTS: dict[str, Any] = {
    "apply": {
        "email": MAIL,
        "url": "https://apply.example.com/form",
        "materials": ["a portfolio"],
        "instructions": "Write to [us](mailto:jobs@example.org).",
    },
    "application_contact": {"name": "Ada", "email": MAIL},
    "description": "Help circles grow.",
}


@dataclass(frozen=True)
class Expected:
    """What stands in the metadata of a job that is not open."""

    prefix: str
    robots: str | None
    notice: str


CLOSED = Expected("Closed: ", "noindex", "This position is closed")
STATES = {
    "filled": (job("Filled", status="filled", **PARTS),
               Expected("Filled: ", "noindex", "We found someone.")),
    "closed": (job("Closed", status="closed", **PARTS), CLOSED),
    "past": (job("Past", valid_through="2026-11-09", **PARTS), CLOSED),
    "paused": (job("Paused", status="paused", **PARTS),
               Expected("Paused: ", None, "Applications for this position are paused.")),
    "paused-past": (job("PausedPast", status="paused", valid_through="2026-11-09", **PARTS),
                    CLOSED),
}  # fmt: skip
UNPUBLISHED = {
    "draft": (job("Draft", status="draft", **PARTS),
              Expected("Draft: ", "noindex", "This is a draft.")),
    "bare-draft": ("---\ntitle: Bare\nstatus: draft\n---\n\nSoon.\n",
                   Expected("Draft: ", "noindex", "This is a draft.")),
    "later": (job("Later", date_posted="2026-11-11", **PARTS),
              Expected("Scheduled: ", "noindex", "This position is not published yet.")),
}  # fmt: skip
OPEN = {
    "open": job("Open", valid_through="2026-11-10", **PARTS),
    "today": job("Today", date_posted="2026-11-10"),
}
FILES = {f"docs/careers/{name}.md": text for name, text in OPEN.items()} | {
    f"docs/careers/{name}.md": text for name, (text, _) in (STATES | UNPUBLISHED).items()
}


@pytest.fixture(scope="module", params=["mkdocs", "material"])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Return a site with a job in every state."""
    return make(request.param, tmp_path_factory)


@pytest.fixture(scope="module", params=["mkdocs", "material"])
def preview(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Return the same with drafts and scheduled jobs."""
    return make(request.param, tmp_path_factory, CAREERS_PREVIEW="1")


def make(theme: str, factory: pytest.TempPathFactory, **environment: str) -> Build:
    careers = {"notices": {"filled": "We found **someone**."}, "timezone": "UTC"}
    files = FILES | {"mkdocs.yml": config(theme, careers)}
    return build_site(factory.mktemp("site"), files, **environment)


def test_open_job(site: Build) -> None:
    shown = site.page("careers/open/")
    assert shown.json_ld is not None
    assert len(shown.mail_links) == 3  # above and below the text, and in it
    assert "https://apply.example.com/form" in shown.links
    assert shown.meta("robots") is None
    assert shown.parts("notice") == []
    assert MAIL in shown.text
    assert shown.title.startswith("Open - ")


@pytest.mark.parametrize("name", STATES)
def test_job_that_is_not_open(site: Build, name: str) -> None:
    shown, (_, expected) = site.page(f"careers/{name}/"), STATES[name]
    [notice] = shown.parts("notice")
    assert expected.notice in notice.text
    assert shown.title.startswith(expected.prefix)
    assert shown.meta("robots") == expected.robots
    assert shown.json_ld is None
    assert shown.parts("apply") == []
    assert shown.meta("og:title").startswith(expected.prefix)  # type: ignore[union-attr]
    assert "../" in notice.links


@pytest.mark.parametrize("name", STATES)
def test_contact_and_materials_are_gone(site: Build, name: str) -> None:
    shown = site.page(f"careers/{name}/")
    assert shown.mail_links == []
    assert not [link for link in shown.links if "apply" in link]
    for words in (MAIL, "portfolio", "How to apply", "Ada"):
        assert words not in shown.text


@pytest.mark.parametrize("name", UNPUBLISHED)
def test_unpublished_job_is_not_built(site: Build, name: str) -> None:
    assert not site.has(f"careers/{name}/")


@pytest.mark.parametrize("name", UNPUBLISHED)
def test_unpublished_job_in_a_preview(preview: Build, name: str) -> None:
    shown, (_, expected) = preview.page(f"careers/{name}/"), UNPUBLISHED[name]
    [notice] = shown.parts("notice")
    assert expected.notice in notice.text
    assert shown.title.startswith(expected.prefix)
    assert shown.meta("robots") == "noindex"
    assert shown.json_ld is None


def test_listing(site: Build) -> None:
    assert site.page("careers/").titles == ["Today", "Open"]


def test_listing_of_a_preview(preview: Build) -> None:
    assert preview.page("careers/").titles == ["Today", "Open"]


def test_sitemap(site: Build) -> None:
    assert sorted(site.sitemap) == ["", "careers/", "careers/open/", "careers/today/"]


def test_sitemap_of_a_preview(preview: Build) -> None:
    assert sorted(preview.sitemap) == ["", "careers/", "careers/open/", "careers/today/"]


def test_compressed_sitemap_says_the_same(site: Build) -> None:
    packed = (site.folder / "sitemap.xml.gz").read_bytes()
    assert gzip.decompress(packed) == (site.folder / "sitemap.xml").read_bytes()


def test_search(site: Build) -> None:
    jobs = {name: site.found(f"careers/{name}/") for name in (*OPEN, *STATES, *UNPUBLISHED)}
    assert jobs == {name: name in OPEN for name in jobs}
    assert site.found("")


def test_search_of_a_preview(preview: Build) -> None:
    assert not any(preview.found(f"careers/{name}/") for name in UNPUBLISHED)


def test_search_holds_the_ad_and_no_furniture(site: Build) -> None:
    [entry] = [e for e in site.search if e["location"] == "careers/open/"]
    assert "Help learning circles grow" in entry["text"]
    words = " ".join(e["title"] + e["text"] for e in site.search)
    for furniture in ("Employer", "Apply by", "See all open positions", "apply.example.com"):
        assert furniture not in words


def test_search_title_is_the_jobs(site: Build) -> None:
    [entry] = [e for e in site.search if e["location"] == "careers/open/"]
    assert entry["title"] == "Open"


def test_next_round(tmp_path_factory: pytest.TempPathFactory) -> None:
    files = {
        "docs/careers/2025/writer.md": job("Writer", identifier="W-1", status="filled"),
        "docs/careers/2026/writer.md": job("Writer", identifier="W-1"),
        "docs/careers/other.md": job("Other", status="closed", identifier="O-1"),
    }
    site = build_site(tmp_path_factory.mktemp("round"), files)
    [notice] = site.page("careers/2025/writer/").parts("notice")
    assert notice.links == ["../../2026/writer/", "../../"]
    [other] = site.page("careers/other/").parts("notice")
    assert other.links == ["../"]


def test_ended_job_is_noindex_whatever_the_theme_says(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    files = {
        "docs/careers/ended.md": job(status="closed"),
        "docs/careers/index.md": "# Careers\n",
        "overrides/main.html": '{% extends "base.html" %}{% block extrahead %}'
        '<meta name="robots" content="noarchive">{% endblock %}',
        "mkdocs.yml": config({"name": "material", "custom_dir": "overrides"}),
    }
    shown = build_site(tmp_path_factory.mktemp("robots"), files).page("careers/ended/")
    content = [meta.get("content", "") for meta in shown.head.all("meta", name="robots")]
    assert any("noindex" in one for one in content), f"robots is {content}: the page is indexed"


@pytest.mark.parametrize("theme", ["mkdocs", "material"])
def test_search_knows_a_job_by_its_title_whatever_its_text_starts_with(
    tmp_path_factory: pytest.TempPathFactory, theme: str
) -> None:
    site = build_site(
        tmp_path_factory.mktemp("site"),
        {
            "mkdocs.yml": config(theme),
            "docs/careers/cook.md": job(
                "Cook",
                f"# Our kitchen\n\n{BODY}\n## Duties\n\nCook.\n",
                rules={"second-title": "off"},
            ),
        },
    )
    titles = {entry["location"]: entry["title"] for entry in site.search}
    assert titles["careers/cook/"] == "Cook"
