"""Sites in several languages: mkdocs-static-i18n builds them, and every job stands in each once."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest
import yaml

from tests.hosts.server import serve
from tests.hosts.site import (
    CHICAGO,
    EMPLOYER,
    SITE_URL,
    Build,
    HtmlPage,
    build,
    config,
    environ,
    job,
    page,
    skip_without,
)
from tests.hosts.site import write_files as write_all_files

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

LANGUAGES: list[dict[str, Any]] = [
    {"locale": "en", "name": "English", "default": True},
    {"locale": "de", "name": "Deutsch"},
    {"locale": "fr", "name": "Français"},
]
GERMAN_BODY = (
    "Hilf, dass Lernkreise in ganz Nordamerika wachsen, und **schreib** darüber. Du betreust die "
    "Menschen, die sie leiten, beantwortest ihre Fragen und trägst zusammen, was sie lernen.\n"
)
WORDS = {
    "languages": {
        "de": {
            "organization": {"overview": "Wir helfen Menschen, **zusammen zu lernen**."},
            "notices": {"filled": "Diese Stelle ist *besetzt*."},
            "places": {"munich": {"address_locality": "München"}},
            "listing": {"empty": "Im Moment ist nichts frei."},
        }
    },
    "places": {"munich": {"address_locality": "Munich", "address_country": "DE"}},
    "organization": {"name": EMPLOYER, "url": "https://www.example.com", "overview": "We learn."},
    "apply": {"email": "jobs@example.org"},
}
STRUCTURES = ["suffix", "folder"]


def german(title: str | None, body: str = GERMAN_BODY, **keys: Any) -> str:
    """Write a translation, which has no facts."""
    return job(title, body, date_posted=None, job_location=None, apply=None, **keys)


def put(structure: str, files: Mapping[str, str]) -> dict[str, str | bytes]:
    """Place files that are named as for suffixes where a structure wants them."""
    if structure == "suffix":
        return dict(files)
    placed: dict[str, str | bytes] = {}
    for path, text in files.items():
        inner = path.removeprefix("docs/")
        stem, _, ending = inner.rpartition(".")
        known = [tag["locale"] for tag in LANGUAGES]
        name, _, tag = stem.rpartition(".")
        language, inner = (tag, f"{name}.{ending}") if tag in known else ("en", inner)
        placed[f"docs/{language}/{inner}"] = text
    return placed


def write_files(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write a site; in folders the home page stands in those of the languages."""
    written = write_all_files(folder, files)
    if "docs/en/index.md" in files:
        (folder / "docs/index.md").unlink()
    return written


def build_site(folder: Path, files: Mapping[str, str | bytes], **options: Any) -> Build:
    """Write a site and build it; the build must succeed."""
    result = build(write_files(folder, files), **options)
    assert result.code == 0, result.log
    return result


def settings(
    structure: str = "suffix",
    theme: str = "mkdocs",
    careers: Mapping[str, Any] | None = None,
    *,
    fallback: bool = True,
    languages: list[dict[str, Any]] | None = None,
    **more: Any,
) -> str:
    """Write a configuration with three languages."""
    i18n = {
        "docs_structure": structure,
        "fallback_to_default": fallback,
        "languages": languages or LANGUAGES,
    }
    return config(theme, WORDS | dict(careers or {}), plugins=[{"i18n": i18n}], **more)


HOMES = {
    "docs/index.md": "# Home\n",
    "docs/index.de.md": "# Start\n",
    "docs/index.fr.md": "# Ici\n",
}
FILES = HOMES | {
    "docs/careers/coordinator.md": job(
        description="Help circles.", job_location="munich", valid_through="2027-01-15",
        identifier="PC-1", employment_unit="Community", skills=["facilitation"],
        job_location_type="TELECOMMUTE", applicant_location_requirements=["DE", "US-CA"],
        base_salary={"currency": "EUR", "value": 52000, "unit_text": "YEAR",
                     "description": "plus travel"},
    ),
    "docs/careers/coordinator.de.md": german(
        "Programmkoordination", description="Hilf Lernkreisen.", skills=["Moderation"],
        base_salary={"description": "zuzüglich Reisen"},
    ),
    "docs/careers/trainer.md": job("Trainer", job_location="munich", identifier="T-1"),
    "docs/careers/driver.md": job("Driver", status="filled", identifier="D-1"),
    "docs/careers/driver.de.md": german("Fahrdienst"),
    "docs/careers/nurse.de.md": job("Pflegekraft", GERMAN_BODY, job_location="munich"),
}  # fmt: skip


def alternates(shown: HtmlPage) -> dict[str, str]:
    """Return the languages of a page with their addresses; each is named once."""
    links = [link for link in shown.head.all("link", rel="alternate") if link.get("hreflang")]
    found = {link.get("hreflang", ""): link.get("href", "") for link in links}
    assert len(found) == len(links)
    return found


def postings(site: Build) -> dict[str, str]:
    """Return the title of every posting by the page that it stands on."""
    found = {name: shown.json_ld for name, shown in site.pages().items()}
    return {name: data["title"] for name, data in found.items() if data}


def open_in(site: Build, prefix: str = "") -> dict[str, str]:
    """Return the titles that the careers index lists, with the addresses they lead to."""
    shown = site.page(f"{prefix}careers/")
    links = [part.all("a")[0].get("href", "") for part in shown.parts("job")]
    return dict(zip(shown.titles, links, strict=True))


@pytest.fixture(
    scope="module",
    params=[
        ("suffix", "mkdocs", "mkdocs"), ("folder", "mkdocs", "mkdocs"),
        ("suffix", "material", "mkdocs"), ("folder", "material", "mkdocs"),
        ("suffix", "readthedocs", "mkdocs"), ("suffix", "material", "properdocs"),
    ],
    ids="-".join,
)  # fmt: skip
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Return one site in both structures, by several themes and hosts."""
    structure, theme, host = request.param
    skip_without("mkdocs-static-i18n")
    skip_without("mkdocs-material" if theme == "material" else host)
    files = put(structure, FILES) | {"mkdocs.yml": settings(structure, theme)}
    return build_site(tmp_path_factory.mktemp("i18n"), files, host=host)


def test_every_posting_stands_on_one_page_of_its_language(site: Build) -> None:
    assert postings(site) == {
        "careers/coordinator/index.html": "Program Coordinator",
        "careers/trainer/index.html": "Trainer",
        "de/careers/coordinator/index.html": "Programmkoordination",
        "de/careers/nurse/index.html": "Pflegekraft",
    }


def test_each_language_has_a_list_of_all_jobs_each_once(site: Build) -> None:
    assert open_in(site) == {
        "Pflegekraft": "../de/careers/nurse/",
        "Program Coordinator": "coordinator/",
        "Trainer": "trainer/",
    }
    assert open_in(site, "de/") == {
        "Pflegekraft": "nurse/",
        "Programmkoordination": "coordinator/",
        "Trainer": "trainer/",
    }
    assert open_in(site, "fr/") == {
        "Pflegekraft": "../../de/careers/nurse/",
        "Program Coordinator": "coordinator/",
        "Trainer": "trainer/",
    }


def test_lists_speak_their_language(site: Build) -> None:
    for prefix, tag, count in (
        ("", "en", "3 open positions"),
        ("de/", "de", "3 offene Stellen"),
        ("fr/", "fr", "3 postes à pourvoir"),
    ):
        [listing] = site.page(f"{prefix}careers/").parts("listing")
        assert listing.root.get("lang") == tag
        assert listing.parts("count")[0].text == count
    [listing] = site.page("de/careers/").parts("listing")
    marked = {link.get("lang"): link.get("hreflang") for link in listing.all("a")}
    assert marked == {None: None, "en": "en"}
    assert listing.all("span", class_="careers-mark careers-mark-language")[0].text == "Englisch"
    assert "Munich" not in listing.text
    assert EMPLOYER not in listing.text


def test_words_of_the_settings_are_translated(site: Build) -> None:
    english, translated = (site.page(f"{p}careers/coordinator/") for p in ("", "de/"))
    assert "We learn." in english.text
    assert "Wir helfen Menschen, zusammen zu lernen." in translated.text
    assert "We learn." not in translated.text
    assert "München, Deutschland" in translated.text
    assert translated.json_ld is not None
    assert "Wir helfen" in translated.json_ld["description"]
    notice = site.page("de/careers/driver/").parts("notice")[0]
    assert "Diese Stelle ist besetzt." in notice.text


def test_a_translation_has_its_own_words_and_the_facts_of_the_original(site: Build) -> None:
    english, translated = (site.page(f"{p}careers/coordinator/") for p in ("", "de/"))
    one, other = english.json_ld, translated.json_ld
    assert one is not None
    assert other is not None
    assert translated.h1 == ["Programmkoordination"]
    assert translated.meta("description") == "Hilf Lernkreisen."
    assert one["url"] == f"{SITE_URL}careers/coordinator/"
    assert other["url"] == f"{SITE_URL}de/careers/coordinator/"
    for key in ("datePosted", "validThrough", "baseSalary", "identifier", "directApply"):
        assert one[key] == other[key]
    assert (one["skills"], other["skills"]) == ("facilitation", "Moderation")
    assert "52.000 € pro Jahr" in translated.text
    assert "zuzüglich Reisen" in translated.text
    assert other["jobLocation"]["address"]["addressCountry"] == "DE"
    areas = [area["name"] for area in other["applicantLocationRequirements"]]
    assert areas == ["Germany", "California, United States"]
    assert "Deutschland" in other["description"]
    assert other["description"].startswith("<p>Hilf, dass Lernkreise")
    assert translated.mail_links[0] == "mailto:jobs@example.org?subject=Programmkoordination"


def test_addresses_and_alternates_are_reciprocal(site: Build) -> None:
    english, translated = f"{SITE_URL}careers/coordinator/", f"{SITE_URL}de/careers/coordinator/"
    expected = {"en": english, "de": translated, "x-default": english}
    for name, address in (
        ("careers/coordinator/", english),
        ("de/careers/coordinator/", translated),
    ):
        assert site.page(name).canonical == [address]
        assert alternates(site.page(name)) == expected
    lists = {tag: f"{SITE_URL}{p}careers/" for tag, p in (("en", ""), ("de", "de/"), ("fr", "fr/"))}
    for tag, address in lists.items():
        shown = site.page(address.removeprefix(SITE_URL))
        assert shown.canonical == [address], tag
        assert alternates(shown) == lists | {"x-default": lists["en"]}
    for name in ("careers/trainer/", "de/careers/nurse/"):
        assert alternates(site.page(name)) == {}
        assert site.page(name).canonical == [f"{SITE_URL}{name}"]


def test_a_fallback_names_the_page_that_it_repeats(site: Build) -> None:
    for name in ("de/careers/trainer/", "fr/careers/trainer/", "fr/careers/coordinator/"):
        shown = site.page(name)
        own = name.partition("/")[2]
        assert shown.canonical == [SITE_URL + own]
        assert shown.json_ld is None
        assert shown.meta("robots") is None
        assert alternates(shown) == {}
        assert shown.meta("og:url") in (SITE_URL + own, None)
        assert not site.found(name)
        [text] = [part for part in shown.all("div", lang="en") if part.get("class") is None]
        assert HtmlPage(text).h1 == site.page(own).h1
        assert shown.parts("facts")[0].root.get("lang") == "en"
        [back] = shown.all("a", data_careers="back")
        assert back.get("href") == "../"


def test_search_and_sitemap_have_every_job_once(site: Build) -> None:
    found = {entry["location"].split("#")[0] for entry in site.search}
    jobs = {name for name in found if "careers/" in name} - {"careers/", "de/careers/"}
    assert jobs - {"fr/careers/"} == {
        "careers/coordinator/", "careers/trainer/", "de/careers/coordinator/", "de/careers/nurse/",
    }  # fmt: skip
    listed = [name for name in site.sitemap if "careers/" in name]
    assert sorted(listed) == [
        "careers/", "careers/coordinator/", "careers/trainer/", "de/careers/",
        "de/careers/coordinator/", "de/careers/nurse/", "fr/careers/",
    ]  # fmt: skip


def test_the_sitemap_names_the_same_alternates_as_the_pages(site: Build) -> None:
    root = ET.parse(site.folder / "sitemap.xml").getroot()
    for url in root:
        parts = {element.tag.rpartition("}")[2]: element for element in url}
        address = (parts["loc"].text or "").removeprefix(SITE_URL)
        links = [element for element in url if element.tag.endswith("}link")]
        named = {link.get("hreflang"): link.get("href") for link in links}
        if "careers/" in address and address.count("careers/") == 1:
            there = alternates(site.page(address))
            there.pop("x-default", None)
            named.pop("x-default", None)
            assert named == there, address


def test_what_is_over_is_over_in_every_language(site: Build) -> None:
    for name, title in (
        ("careers/driver/", "Filled: Driver"),
        ("de/careers/driver/", "Besetzt: Fahrdienst"),
    ):
        shown = site.page(name)
        assert title in shown.title
        assert shown.meta("robots") == "noindex"
        assert shown.parts("notice")
        assert not shown.mail_links
        assert not site.found(name)


@pytest.mark.parametrize("structure", STRUCTURES)
@pytest.mark.parametrize("end", [{"status": "closed"}, {"valid_through": "2026-11-09"}], ids=str)
def test_closing_the_original_closes_all(
    tmp_path: Path, structure: str, end: dict[str, str]
) -> None:
    skip_without("mkdocs-static-i18n")
    original = job(job_location="munich", **end)
    files = HOMES | {
        "docs/careers/coordinator.md": original,
        "docs/careers/coordinator.de.md": german("Programmkoordination"),
        "docs/careers/coordinator.fr.md": german("Coordination"),
    }
    site = build_site(tmp_path, put(structure, files) | {"mkdocs.yml": settings(structure)})
    assert postings(site) == {}
    for prefix in ("", "de/", "fr/"):
        assert open_in(site, prefix) == {}
        assert site.page(f"{prefix}careers/coordinator/").meta("robots") == "noindex"
        assert f"{prefix}careers/coordinator/" not in site.sitemap
    assert "Im Moment ist nichts frei." in site.page("de/careers/").text


@pytest.mark.parametrize("structure", STRUCTURES)
@pytest.mark.parametrize("theme", ["mkdocs", "material"])
def test_without_fallback(tmp_path: Path, structure: str, theme: str) -> None:
    skip_without("mkdocs-static-i18n")
    files = put(structure, FILES) | {"mkdocs.yml": settings(structure, theme, fallback=False)}
    site = build_site(tmp_path, files)
    assert not site.has("de/careers/trainer/")
    assert not site.has("fr/careers/coordinator/")
    assert open_in(site, "de/") == {
        "Pflegekraft": "nurse/",
        "Programmkoordination": "coordinator/",
        "Trainer": "../../careers/trainer/",
    }
    assert open_in(site, "fr/") == {
        "Pflegekraft": "../../de/careers/nurse/",
        "Program Coordinator": "../../careers/coordinator/",
        "Trainer": "../../careers/trainer/",
    }
    assert len(postings(site)) == 4


def test_only_what_is_translated_where_a_list_asks_for_it(tmp_path: Path) -> None:
    skip_without("mkdocs-static-i18n")
    listing = "<!-- careers:listing {where: {language: de}} -->\n"
    files = FILES | {
        "docs/careers/index.md": page("Work"),
        "docs/careers/index.de.md": page("Stellen", listing),
        "mkdocs.yml": settings(),
    }
    site = build_site(tmp_path, files)
    assert list(open_in(site, "de/")) == ["Pflegekraft", "Programmkoordination"]
    assert len(open_in(site)) == 3
    assert site.page("de/careers/").h1 == ["Stellen"]
    # The French page is the English one, with a list in French.
    assert site.page("fr/careers/").h1 == ["Work"]
    assert "3 postes à pourvoir" in site.page("fr/careers/").text


@pytest.mark.parametrize("name", ["careers/coordinator.md", "careers/coordinator.en.md"])
def test_a_default_file_may_name_its_language(tmp_path: Path, name: str) -> None:
    skip_without("mkdocs-static-i18n")
    files = {path: text for path, text in FILES.items() if path != "docs/careers/coordinator.md"}
    files[f"docs/{name}"] = FILES["docs/careers/coordinator.md"]
    site = build_site(tmp_path, files | {"mkdocs.yml": settings()})
    assert site.page("de/careers/coordinator/").json_ld is not None
    assert alternates(site.page("careers/coordinator/")).keys() == {"en", "de", "x-default"}


def test_a_translation_with_a_name_of_its_own(tmp_path: Path) -> None:
    skip_without("mkdocs-static-i18n")
    files = {path: text for path, text in FILES.items() if "coordinator.de" not in path}
    files["docs/careers/koordination.de.md"] = german(
        "Programmkoordination", translation_of="coordinator.md"
    )
    site = build_site(tmp_path, files | {"mkdocs.yml": settings()})
    assert "Programmkoordination" in open_in(site, "de/")
    assert "Program Coordinator" not in open_in(site, "de/")
    assert site.page("de/careers/coordinator/").json_ld is None
    address = f"{SITE_URL}de/careers/koordination/"
    assert alternates(site.page("careers/coordinator/"))["de"] == address
    assert alternates(site.page("de/careers/koordination/"))["de"] == address


@pytest.mark.parametrize("structure", STRUCTURES)
def test_links_stay_in_the_language(tmp_path: Path, structure: str) -> None:
    skip_without("mkdocs-static-i18n")
    body = GERMAN_BODY + "\nSiehe [Training](trainer.md) und [alle Stellen](index.md).\n"
    careers = {
        "organization": {"name": EMPLOYER, "overview": "[Team](team.md), [Home](../index.md)"}
    }
    files = FILES | {
        "docs/careers/coordinator.de.md": german("Programmkoordination", body),
        "docs/team.md": page("Team"),
        "docs/careers/index.md": page("Work"),
    }
    text = settings(structure, careers=careers | {"languages": {}})
    site = build_site(tmp_path, put(structure, files) | {"mkdocs.yml": text})
    for name, expected in (
        ("de/careers/coordinator/", ["../trainer/", "../", "../../team/", "../../"]),
        ("careers/coordinator/", ["../../team/", "../.."]),
    ):
        links = [link.rstrip("/") for link in site.page(name).links]
        assert [link for link in expected if link.rstrip("/") not in links] == []


@pytest.mark.parametrize("first", [True, False], ids=["before careers", "after careers"])
def test_the_order_of_the_plugins_does_not_matter(tmp_path: Path, *, first: bool) -> None:
    skip_without("mkdocs-static-i18n")
    skip_without("mkdocs-material")
    i18n = {"i18n": {"languages": LANGUAGES}}
    own: list[Any] = [i18n, {"careers": WORDS}] if first else [{"careers": WORDS}, i18n]
    blog = {"blog": {"blog_dir": "news"}}
    data = yaml.safe_load(config("material")) | {"plugins": [*own, blog, "search"]}
    news = {f"docs/news/index{tag}.md": "# News\n" for tag in ("", ".de", ".fr")}
    site = build_site(tmp_path, FILES | news | {"mkdocs.yml": yaml.safe_dump(data)})
    assert len(postings(site)) == 4
    assert site.sitemap.count("de/careers/coordinator/") == 1
    assert "fr/careers/coordinator/" not in site.sitemap
    assert "de/careers/driver/" not in site.sitemap


def test_files_without_folders_of_addresses(tmp_path: Path) -> None:
    skip_without("mkdocs-static-i18n")
    text = settings("suffix", use_directory_urls=False)
    site = build_site(tmp_path, FILES | {"mkdocs.yml": text})
    shown = site.page("de/careers/coordinator.html")
    assert alternates(shown)["de"] == f"{SITE_URL}de/careers/coordinator.html"
    listing = site.page("fr/careers/index.html")
    links = [part.all("a")[0].get("href") for part in listing.parts("job")]
    assert links == ["../../de/careers/nurse.html", "coordinator.html", "trainer.html"]
    for link in links:
        assert (site.folder / "fr" / "careers" / str(link)).resolve().is_file()


def test_the_navigation_leads_to_open_jobs_alone(tmp_path: Path) -> None:
    skip_without("mkdocs-static-i18n")
    nav = ["index.md", {"Jobs": ["careers/coordinator.md", "careers/driver.md"]}]
    for structure in STRUCTURES:
        files = put(structure, FILES) | {"mkdocs.yml": settings(structure, nav=nav)}
        site = build_site(tmp_path / structure, files)
        for prefix in ("", "de/"):
            links = [os.path.normpath(link) for link in site.page(prefix).nav]
            assert any("coordinator" in link for link in links)
            assert not any("driver" in link for link in links)


def test_pages_of_facets_are_placed_in_their_language(tmp_path: Path) -> None:
    skip_without("mkdocs-static-i18n")
    jobs = {
        f"docs/careers/job-{number}.md": job(
            f"Job {number}", employment_unit="Community" if number % 2 else "Design"
        )
        for number in range(8)
    }
    jobs["docs/careers/job-1.de.md"] = german("Stelle 1", employment_unit="Gemeinschaft")
    files = put("folder", HOMES | jobs) | {"mkdocs.yml": settings("folder", "material")}
    site = build_site(tmp_path, files)
    pages = {
        name for name in site.pages() if "employment_unit" in name or "employment-unit" in name
    }
    assert {name.partition("/")[0] for name in pages} == {"careers", "de", "fr"}
    made = {name: site.page(name) for name in pages}
    assert any("gemeinschaft" in name for name in pages)
    for name, shown in made.items():
        assert shown.meta("robots") == "noindex, follow"
        assert alternates(shown) == {}
        assert name.removesuffix("index.html") not in site.sitemap
        for part in shown.parts("job"):
            target = (site.folder / name).parent / part.all("a")[0].get("href", "")
            assert (target.resolve() / "index.html").is_file()


def test_a_language_with_an_address_of_its_own(tmp_path: Path) -> None:
    skip_without("mkdocs-static-i18n")
    languages = [LANGUAGES[0], LANGUAGES[1] | {"site_url": "https://example.de/"}]
    files = {k: v for k, v in FILES.items() if ".fr." not in k}
    site = build_site(tmp_path, files | {"mkdocs.yml": settings(languages=languages)})
    translated = "https://example.de/de/careers/coordinator/"
    english = f"{SITE_URL}careers/coordinator/"
    expected = {"en": english, "de": translated, "x-default": english}
    for prefix in ("", "de/"):
        assert alternates(site.page(f"{prefix}careers/coordinator/")) == expected
    data = site.page("de/careers/coordinator/").json_ld
    assert data is not None
    assert data["url"] == translated
    assert site.page("de/careers/trainer/").canonical == [f"{SITE_URL}careers/trainer/"]


def test_a_language_that_is_not_built_has_no_pages(tmp_path: Path) -> None:
    skip_without("mkdocs-static-i18n")
    languages = [*LANGUAGES[:2], LANGUAGES[2] | {"build": False}]
    files = FILES | {
        "docs/careers/coordinator.fr.md": german("Coordination"),
        "docs/careers/chauffeur.fr.md": job("Chauffeur", GERMAN_BODY, job_location=CHICAGO),
        "mkdocs.yml": settings(languages=languages),
    }
    site = build_site(tmp_path, files)
    assert "Chauffeur" not in open_in(site)
    assert "fr" not in alternates(site.page("careers/coordinator/"))


def test_one_language_alone_for_a_look_at_it(tmp_path: Path) -> None:
    skip_without("mkdocs-static-i18n")
    plugin = {"languages": LANGUAGES, "build_only_locale": "de"}
    text = config("mkdocs", WORDS, plugins=[{"i18n": plugin}])
    result = build(write_files(tmp_path, FILES | {"mkdocs.yml": text}))
    assert result.code == 0, result.log
    assert result.page("careers/").parts("listing")[0].root.get("lang") == "de"


FAULTS = {
    "fact-in-translation": ("coordinator.de.md", german("Titel", status="closed"), 3),
    "unknown-original": ("gone.de.md", german("Weg"), 1),
    "duplicate-translation": ("coordinator.en.md", job("Twin"), 1),
    "unknown-language": ("coordinator.it.md", german("Coordinatore"), 1),
}


@pytest.mark.parametrize("code", FAULTS)
@pytest.mark.parametrize("structure", STRUCTURES)
def test_a_mistake_is_reported_once_and_before_any_page(
    tmp_path: Path, structure: str, code: str
) -> None:
    skip_without("mkdocs-static-i18n")
    name, text, line = FAULTS[code]
    files = put(structure, FILES | {f"docs/careers/{name}": text})
    if structure == "folder" and code == "unknown-language":
        files["docs/it/careers/coordinator.md"] = files.pop("docs/en/careers/coordinator.it.md")
        name = "../it/careers/coordinator.md"
    if structure == "folder" and code == "duplicate-translation":
        files["docs/careers/coordinator.md"] = text
    folder = write_files(tmp_path, files | {"mkdocs.yml": settings(structure)})
    result = build(folder)
    assert result.code == 1
    assert result.log.count(f"error[{code}]") == 1, result.log
    assert "Careers found 1 mistake; no page was written." in result.log
    assert not result.has("index.html")
    checked = check(folder)
    assert [d["code"] for d in checked if d["severity"] == "error"] == [code]
    [found] = [d for d in checked if d["code"] == code]
    assert f"--> {found['path']}:{found['line']}:{found['column']}" in result.log
    if code == "fact-in-translation":
        assert found["line"] == line


def check(folder: Path) -> list[dict[str, Any]]:
    """Return what the command line finds in a site."""
    command = [sys.executable, "-m", "mkdocs_careers", "check", "--format", "json"]
    done = subprocess.run(
        command, cwd=folder, env=environ(), capture_output=True, check=False, timeout=120
    )
    found: list[dict[str, Any]] = json.loads(done.stdout)["diagnostics"]
    return found


@pytest.mark.parametrize("structure", STRUCTURES)
def test_the_command_line_reads_the_same_files(tmp_path: Path, structure: str) -> None:
    folder = write_files(tmp_path, put(structure, FILES) | {"mkdocs.yml": settings(structure)})
    found = check(folder)
    assert [d for d in found if d["severity"] != "note"] == []
    notes = {(d["path"].rpartition("/")[2], d["code"]) for d in found}
    assert {code for _, code in notes} <= {"deadline-without-timezone", "incomplete-translation"}
    command = [sys.executable, "-m", "mkdocs_careers", "check"]
    done = subprocess.run(
        command, cwd=folder, env=environ(), capture_output=True, check=False, timeout=120
    )
    assert b"6 job files checked" in done.stderr


def test_a_mistake_in_a_shared_page_is_reported_once(tmp_path: Path) -> None:
    skip_without("mkdocs-static-i18n")
    files = FILES | {
        "docs/team.md": page("Team", "<!-- careers:listing {where: {language: german}} -->\n"),
        "mkdocs.yml": settings(),
    }
    result = build(write_files(tmp_path, files))
    assert result.code == 1
    assert result.log.count("error[invalid-marker]") == 1
    assert "did you mean `de`?" in result.log


def test_serve_follows_the_original_and_the_translation(tmp_path: Path) -> None:
    skip_without("mkdocs-static-i18n")
    folder = write_files(tmp_path, FILES | {"mkdocs.yml": settings()})
    name, translated = "docs/careers/coordinator.md", "docs/careers/coordinator.de.md"
    original = str(FILES[name])
    with serve(folder) as server:
        server.wait_for("de/careers/coordinator/", lambda shown: shown.json_ld is not None)
        server.write(translated, str(FILES[translated]).replace("Programmk", "K"))
        server.wait_for("de/careers/", lambda shown: "Koordination" in shown.titles)
        server.write(name, original.replace("skills:", "status: closed\nskills:"))
        server.wait_for("de/careers/", lambda shown: len(shown.titles) == 2)
        server.wait_for("de/careers/coordinator/", lambda shown: shown.json_ld is None)
        server.write(name, original.replace("skills:", "skils:"))
        server.wait_for("de/careers/coordinator/", lambda shown: "unknown-key" in shown.text)
        server.wait_for("de/careers/", lambda page: page.titles == ["Pflegekraft", "Trainer"])
        server.write(name, original)
        server.wait_for("de/careers/coordinator/", lambda shown: shown.json_ld is not None)


def test_dirty_builds_follow_the_original(tmp_path: Path) -> None:
    skip_without("mkdocs-static-i18n")
    folder = write_files(tmp_path, FILES | {"mkdocs.yml": settings()})
    assert build(folder).code == 0
    path = folder / "docs/careers/coordinator.md"
    path.write_text(
        path.read_text(encoding="utf-8").replace("skills:", "status: closed\nskills:"), "utf-8"
    )
    result = build(folder, "--dirty", strict=False)
    assert result.code == 0, result.log
    assert "Programmkoordination" not in open_in(result, "de/")
    assert result.page("de/careers/coordinator/").json_ld is None
