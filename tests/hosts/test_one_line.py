"""One plugin line and one job file: a listing, a job page, and structured data, in every theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.hosts.site import BODY, EMPLOYER, SITE_URL, Build, build_site, config, job, page, text_of
from tests.images import png

if TYPE_CHECKING:
    from pathlib import Path

THEMES = ("mkdocs", "readthedocs", "material")
SUMMARY = "Help learning circles grow."
OWN_TITLE = {"second-title": "off"}
JOBS = {
    "docs/careers/coordinator.md": job(
        description=SUMMARY,
        employment_type="FULL_TIME",
        identifier="PC-1",
        valid_through="2027-01-15",
        base_salary={
            "currency": "USD",
            "min_value": 52000,
            "max_value": 64000,
            "unit_text": "YEAR",
        },
    ),
    "docs/careers/own-title.md": job(
        "Trainer", body=f"# Be our trainer\n\n{BODY}\n## Tasks\n\nMany.\n", rules=OWN_TITLE
    ),
    "docs/careers/same.md": job("Same", body=f"# Same\n\n{BODY}", rules=OWN_TITLE),
    "docs/careers/ended.md": job("Old Post", status="filled", description="It was good."),
}


@pytest.fixture(scope="module", params=[(t, d) for t in THEMES for d in (True, False)], ids=str)
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Return a built site without a careers page of its own."""
    theme, directories = request.param
    settings = config(theme, {"timezone": "America/Chicago"}, use_directory_urls=directories)
    return build_site(tmp_path_factory.mktemp("site"), JOBS | {"mkdocs.yml": settings})


def address(site: Build, name: str) -> str:
    """Return the address of a job's page, with a folder for each page or without."""
    return f"careers/{name}/" if site.has("careers/coordinator/") else f"careers/{name}.html"


def index_of(site: Build) -> str:
    return "careers/" if site.has("careers/coordinator/") else "careers/index.html"


def test_made_index_lists_open_jobs(site: Build) -> None:
    index = site.page(index_of(site))
    assert index.titles == ["Program Coordinator", "Same", "Trainer"]
    assert index.h1 == [f"Jobs at {EMPLOYER}"]
    assert index.title.startswith(f"Jobs at {EMPLOYER}")
    assert len(index.parts("listing")) == 1
    links = [listed.links[0] for listed in index.parts("job")]
    names = ("coordinator", "same", "own-title")
    assert links == [address(site, name).removeprefix("careers/") for name in names]


def test_job_page(site: Build) -> None:
    shown = site.page(address(site, "coordinator"))
    [facts], [apply] = shown.parts("facts"), shown.parts("apply")
    for words in (EMPLOYER, "Chicago, United States", "Full time", "PC-1", "$52,000", "$64,000"):
        assert words in facts.text
    assert "January 15, 2027" in facts.text
    assert apply.mail_links == ["mailto:jobs@example.org?subject=Program%20Coordinator"]
    assert "jobs@example.org" in apply.text
    assert shown.meta("description") == SUMMARY
    assert shown.meta("robots") is None
    assert shown.title.startswith("Program Coordinator")
    assert shown.canonical == [SITE_URL + address(site, "coordinator")]
    [back] = [link for link in shown.all("a") if text_of(link) == "See all open positions"]
    assert back.get("href") == (index_of(site).removeprefix("careers/") or "../")


def test_structured_data(site: Build) -> None:
    data = site.page(address(site, "coordinator")).json_ld
    assert data is not None
    assert data.pop("description").startswith("<p>Help learning circles grow across North America")
    assert data == {
        "@context": "https://schema.org",
        "@type": "JobPosting",
        "title": "Program Coordinator",
        "url": SITE_URL + address(site, "coordinator"),
        "datePosted": "2026-11-02",
        "validThrough": "2027-01-15T23:59:59-06:00",
        "employmentType": "FULL_TIME",
        "hiringOrganization": {
            "@type": "Organization",
            "name": EMPLOYER,
            "sameAs": "https://www.example.com",
        },
        "jobLocation": {
            "@type": "Place",
            "address": {
                "@type": "PostalAddress",
                "addressLocality": "Chicago",
                "addressCountry": "US",
            },
        },
        "baseSalary": {
            "@type": "MonetaryAmount",
            "currency": "USD",
            "value": {
                "@type": "QuantitativeValue",
                "unitText": "YEAR",
                "minValue": 52000,
                "maxValue": 64000,
            },
        },
        "identifier": {"@type": "PropertyValue", "name": EMPLOYER, "value": "PC-1"},
        "directApply": True,
    }


def test_structured_data_stands_on_open_jobs_alone(site: Build) -> None:
    names = [name for name, shown in site.pages().items() if shown.json_ld is not None]
    ending = "/index.html" if site.has("careers/coordinator/") else ".html"
    jobs = ("coordinator", "own-title", "same")
    assert names == [f"careers/{job}{ending}" for job in jobs]


def test_one_h1_on_every_page(site: Build) -> None:
    pages = {name: shown.h1 for name, shown in site.pages().items() if name.startswith("careers/")}
    assert sorted(pages.values()) == [
        [f"Jobs at {EMPLOYER}"],
        ["Old Post"],
        ["Program Coordinator"],
        ["Same"],
        ["Trainer"],
    ]


def test_title_of_the_text_stands_below_the_jobs(site: Build) -> None:
    shown = site.page(address(site, "own-title"))
    headings = [text_of(e) for e in shown.root.iter() if e.tag in ("h1", "h2")]
    first = headings.index("Trainer")
    assert headings[first : first + 3] == ["Trainer", "Be our trainer", "Tasks"]


def test_notice_follows_the_h1(site: Build) -> None:
    shown = site.page(address(site, "ended"))
    [notice] = shown.parts("notice")
    order = list(shown.root.iter())
    assert order.index(shown.all("h1")[0]) < order.index(notice.root)
    assert shown.title.startswith("Filled: Old Post")
    assert notice.links == [index_of(site).removeprefix("careers/") or "../"]


def test_stylesheet_is_there(site: Build) -> None:
    for name in (address(site, "coordinator"), index_of(site)):
        sheets = [link.get("href", "") for link in site.page(name).head.all("link")]
        [sheet] = [link for link in sheets if link.endswith("careers.css")]
        folder = name if name.endswith("/") else name.rsplit("/", 1)[0]
        assert (site.folder / folder / sheet).resolve().is_file()


def test_no_link_is_dead(site: Build) -> None:
    for name, shown in site.pages().items():
        for link in shown.links:
            if name == "404.html" or ":" in link or link.startswith(("#", "//")):
                continue
            target = ((site.folder / name).parent / link.split("#")[0]).resolve()
            assert (target / "index.html").is_file() or target.is_file(), (name, link)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("name", ["index.md", "README.md"])
def test_listing_stands_at_the_end_of_an_index_page(tmp_path: Path, theme: str, name: str) -> None:
    body = "Join us.\n\n## How we hire\n\nSlowly.\n"
    files = {f"docs/careers/{name}": page("Work here", body), "mkdocs.yml": config(theme)}
    index = build_site(tmp_path, JOBS | files).page("careers/")
    assert index.h1 == ["Work here"]
    order = list(index.root.iter())
    assert order.index(index.all("h2", id="how-we-hire")[0]) < order.index(
        index.parts("listing")[0].root
    )
    assert index.titles == ["Program Coordinator", "Same", "Trainer"]


@pytest.mark.parametrize("folder", ["about/jobs", "stellen"])
@pytest.mark.parametrize("directories", [True, False])
def test_jobs_dir(tmp_path: Path, folder: str, *, directories: bool) -> None:
    files = {
        f"docs/{folder}/coordinator.md": job(),
        f"docs/{folder}/teams/field/trainer.md": job("Trainer"),
        "docs/careers/page.md": page("No job"),
        "mkdocs.yml": config("material", {"jobs_dir": folder}, use_directory_urls=directories),
    }
    site = build_site(tmp_path, files)
    ending, index = ("/", "") if directories else (".html", "index.html")
    listing = site.page(f"{folder}/{index}")
    assert [part.links[0] for part in listing.parts("job")] == [
        f"coordinator{ending}", f"teams/field/trainer{ending}",
    ]  # fmt: skip
    data = site.page(f"{folder}/teams/field/trainer{ending}").json_ld
    assert data is not None
    assert data["url"] == f"{SITE_URL}{folder}/teams/field/trainer{ending}"
    assert site.page(f"careers/page{ending}").parts("facts") == []


def test_site_below_a_path(tmp_path: Path) -> None:
    employer = {"name": EMPLOYER, "logo": "assets/logo.png"}
    base = "https://example.org/docs"
    settings = config("mkdocs", {"organization": employer}, site_url=base)
    logo = {"docs/assets/logo.png": png(300, 300)}
    site = build_site(tmp_path, logo | {"docs/careers/a.md": job(), "mkdocs.yml": settings})
    shown = site.page("careers/a/")
    assert shown.json_ld is not None
    assert shown.json_ld["url"] == f"{base}/careers/a/"
    assert shown.json_ld["hiringOrganization"]["logo"] == f"{base}/assets/logo.png"
    assert shown.meta("og:image") == f"{base}/assets/logo.png"
    assert shown.meta("og:url") == f"{base}/careers/a/"
    assert shown.meta("og:title") == f"Program Coordinator · {EMPLOYER}"
