"""Translations by `language` and `translation_of`, on a site that is built in one language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.hosts.site import (
    SITE_URL,
    Build,
    HtmlPage,
    build,
    build_site,
    config,
    job,
    page,
    skip_without,
    write_files,
)

if TYPE_CHECKING:
    from pathlib import Path

BODY = (
    "Hilf, dass Lernkreise in ganz Nordamerika wachsen, und **schreib** darüber. Du betreust die "
    "Menschen, die sie leiten, beantwortest ihre Fragen und trägst zusammen, was sie lernen.\n"
)
ENGLISH, GERMAN = f"{SITE_URL}careers/coordinator/", f"{SITE_URL}careers/koordination/"


def translation(title: str, of: str, language: str = "de", **keys: Any) -> str:
    """Write a translation, which has no facts."""
    return job(title, BODY, date_posted=None, job_location=None, apply=None,
               language=language, translation_of=of, **keys)  # fmt: skip


FILES = {
    "docs/careers/coordinator.md": job(
        valid_through="2027-01-15", identifier="PC-1", employment_unit="Community"
    ),
    "docs/careers/koordination.md": translation(
        "Koordination", "coordinator.md", employment_unit="Gemeinschaft"
    ),
    "docs/careers/trainer.md": job("Trainer"),
    "docs/careers/fahrdienst.md": job("Fahrdienst", BODY, language="de"),
    "docs/careers/arabic.md": job("منسق البرنامج", BODY, language="ar"),
    "docs/careers/filled.md": job("Driver", status="filled"),
    "docs/careers/besetzt.md": translation("Fahrer", "filled.md"),
    "docs/karriere.md": page("Karriere", "<!-- careers:listing {where: {language: de}} -->\n"),
}


@pytest.fixture(scope="module", params=["mkdocs", "material"])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Build:
    skip_without("mkdocs-material" if request.param == "material" else "mkdocs")
    careers = {"languages": {"de": {"notices": {"filled": "Besetzt ist sie."}}}}
    more: dict[str, Any] = {}
    if request.param == "material":
        more["extra"] = {"alternate": [{"name": "Deutsch", "link": "/de/", "lang": "de"}]}
    files = FILES | {"mkdocs.yml": config(request.param, careers, **more)}
    return build_site(tmp_path_factory.mktemp("keys"), files)


def alternates(shown: HtmlPage) -> list[tuple[str, str]]:
    links = shown.head.all("link", rel="alternate")
    return [(link.get("hreflang", ""), link.get("href", "")) for link in links]


def test_a_list_has_every_job_once(site: Build) -> None:
    assert sorted(site.page("careers/").titles) == [
        "Fahrdienst", "Program Coordinator", "Trainer", "منسق البرنامج",
    ]  # fmt: skip
    shown = site.page("careers/").parts("listing")[0]
    assert "4 open positions" in shown.text
    marks = [mark.text for mark in shown.all("span", class_="careers-mark careers-mark-language")]
    assert sorted(map(str, marks)) == ["Arabic", "German"]


def test_a_list_in_another_language(site: Build) -> None:
    [listing] = site.page("karriere/").parts("listing")
    assert listing.root.get("lang") == "de"
    assert listing.titles == ["Fahrdienst", "Koordination"]
    assert "2 offene Stellen" in listing.text
    links = [part.all("a")[0].get("href") for part in listing.parts("job")]
    assert links == ["../careers/fahrdienst/", "../careers/koordination/"]


def test_a_page_speaks_the_language_of_its_text(site: Build) -> None:
    shown = site.page("careers/koordination/")
    assert shown.h1 == ["Koordination"]
    assert "Bewerben bis" in shown.text
    assert "Apply by" not in shown.text
    [whole] = [part for part in shown.all("div", lang="de") if part.get("class") is None]
    assert HtmlPage(whole).h1 == ["Koordination"]
    [arabic] = [p for p in site.page("careers/arabic/").all("div", lang="ar") if not p.get("class")]
    assert arabic.get("dir") == "rtl"
    plain = site.page("careers/trainer/")
    assert [part for part in plain.all("div", lang="en") if part.get("class") is None] == []


def test_facts_and_state_come_from_the_original(site: Build) -> None:
    one, other = (site.page(f"careers/{name}/").json_ld for name in ("coordinator", "koordination"))
    assert one is not None
    assert other is not None
    for key in ("datePosted", "validThrough", "identifier", "jobLocation"):
        assert one[key] == other[key]
    assert (one["url"], other["url"]) == (ENGLISH, GERMAN)
    assert (one["title"], other["title"]) == ("Program Coordinator", "Koordination")
    over = site.page("careers/besetzt/")
    assert over.json_ld is None
    assert over.meta("robots") == "noindex"
    assert "Besetzt: Fahrer" in over.title
    assert "Besetzt ist sie." in over.text


def test_alternates(site: Build) -> None:
    expected = [("en", ENGLISH), ("de", GERMAN), ("x-default", ENGLISH)]
    for name, address in (("coordinator", ENGLISH), ("koordination", GERMAN)):
        shown = site.page(f"careers/{name}/")
        assert alternates(shown) == expected
        assert shown.canonical == [address]
    # A theme's own word on other pages is its author's.
    own = alternates(site.page("careers/trainer/"))
    assert own in ([], [("de", "/de/")])


def test_sitemap_and_search_have_both_pages(site: Build) -> None:
    for name in ("coordinator", "koordination", "fahrdienst", "arabic", "trainer"):
        assert site.sitemap.count(f"careers/{name}/") == 1
        assert site.found(f"careers/{name}/")
    assert "careers/besetzt/" not in site.sitemap


def test_related_jobs_are_in_the_readers_language(site: Build) -> None:
    shown = site.page("careers/koordination/")
    titles = [text for part in shown.parts("related") for text in part.titles]
    assert "Program Coordinator" not in titles
    assert "Koordination" not in titles


def test_a_german_site_with_a_translation_into_english(tmp_path: Path) -> None:
    files = {
        "docs/careers/stelle.md": job("Koordination", BODY),
        "docs/careers/job.md": translation("Coordinator", "stelle.md", "en"),
        "docs/work.md": page("Work", "<!-- careers:listing {where: {language: en}} -->\n"),
        "mkdocs.yml": config({"name": "mkdocs", "locale": "de"}),
    }
    site = build_site(tmp_path, files)
    assert site.page("careers/").titles == ["Koordination"]
    assert site.page("work/").titles == ["Coordinator"]
    assert "1 open position" in site.page("work/").text
    assert dict(alternates(site.page("careers/job/"))) == {
        "de": f"{SITE_URL}careers/stelle/",
        "en": f"{SITE_URL}careers/job/",
        "x-default": f"{SITE_URL}careers/stelle/",
    }


def test_without_an_address_of_the_site_there_are_no_alternates(tmp_path: Path) -> None:
    files = FILES | {"mkdocs.yml": config("mkdocs", {"rules": {"missing-site-url": "off"}})}
    files["mkdocs.yml"] = files["mkdocs.yml"].replace(f"site_url: {SITE_URL}\n", "")
    site = build_site(tmp_path, files)
    assert alternates(site.page("careers/koordination/")) == []


@pytest.mark.parametrize(
    ("keys", "code"),
    [
        ({"valid_through": "2027-01-15"}, "fact-in-translation"),
        ({"translation_of": "nothing.md"}, "unknown-original"),
        ({"translation_of": "koordination.md"}, "unknown-original"),
        ({"translation_of": "besetzt.md"}, "unknown-original"),
        ({"language": "German"}, "unknown-language"),
        ({"language": None}, "missing-key"),
    ],
)
def test_mistakes_stop_the_build(tmp_path: Path, keys: dict[str, Any], code: str) -> None:
    data: dict[str, Any] = {"language": "de", "translation_of": "coordinator.md"} | keys
    text = job("Koordination", BODY, date_posted=None, job_location=None, apply=None, **data)
    files = FILES | {"docs/careers/koordination.md": text, "mkdocs.yml": config("mkdocs")}
    result = build(write_files(tmp_path, files))
    assert result.code == 1
    assert f"error[{code}]" in result.log
    assert "docs/careers/koordination.md" in result.log
    assert "Traceback" not in result.log


def test_listing_by_a_language_that_is_none(tmp_path: Path) -> None:
    marker = "<!-- careers:listing {where: {language: [de, en]}} -->\n"
    files = FILES | {"docs/karriere.md": page("Karriere", marker), "mkdocs.yml": config("mkdocs")}
    result = build(write_files(tmp_path, files))
    assert result.code == 1
    assert "error[invalid-marker]" in result.log
