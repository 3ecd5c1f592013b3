"""A built site: which job postings stand on its pages, whatever the pages look like."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_careers import built_site
from mkdocs_careers.built_site import read_built_site, read_page

if TYPE_CHECKING:
    from pathlib import Path

POSTING = {"@context": "https://schema.org/", "@type": "JobPosting", "title": "Coach"}


def script(data: Any = POSTING, kind: str = 'type="application/ld+json"') -> str:
    return f"<script {kind}>{data if isinstance(data, str) else json.dumps(data)}</script>"


def titles(html: str) -> list[Any]:
    return [posting.get("title") for posting in read_page(html.encode()).postings]


@pytest.mark.parametrize(
    "html",
    [
        f"<!doctype html><html><head>{script()}</head><body></body></html>",
        f"<!doctype html><html><body><p>Words</p>{script()}<p>More</p></body></html>",
        script(kind="type=application/ld+json"),
        script(kind="type='Application/LD+JSON; charset=utf-8' id=x"),
        script(kind='id="x"\ntype="application/ld+json"\n'),
        script().replace("script", "SCRIPT"),
        script([{"@type": "WebSite"}, POSTING]),
        script(
            {"@graph": [{"@type": "Organization"}, {"@type": "WebPage", "mainEntity": POSTING}]}
        ),
        script(POSTING | {"@type": ["JobPosting", "Thing"]}),
        script(POSTING | {"@type": "https://schema.org/JobPosting"}),
        script("\n <!-- not JSON -->") + script(),
        script('{"@type": "JobPosting", "title": ') + script(),
        script("[" * 5000) + script(),
        f"<title>A <b> & C</title><textarea></b></textarea>{script()}",
        f"<svg><title/><style/></svg>{script()}",
        f"<![if IE]><!doctype><!-- - --><a <b>='\"> & &#xZZ; </ x>{script()}",
        f"<![foo[ bar ]]>{script()}",
        f"\ufeff{script()}\0<p",
        script(POSTING | {"description": "<p>Say <!-- and <script> \\u003c/p>"}),
        f"<head><!-- <body> -->{script()}</head><body><p>",
        f"<body>{script()}<p>{'x' * 1000}",
    ],
)
def test_a_posting_is_found(html: str) -> None:
    assert titles(html) == ["Coach"]


@pytest.mark.parametrize(
    "html",
    [
        "",
        "<script>JobPosting</script>",
        script(kind=""),
        script(kind='type="application/json"'),
        script(kind='type="text/plain; application/ld+json"'),
        f"<!-- {script()} -->",
        f"<textarea>{script()}</textarea>",
        f"<title>{script()}</title>",
        f"<iframe>{script()}</iframe>",
        f"<template><p>{script()}</p></template>",
        f"<p data-x='{script(kind='type=application/ld+json')}'>",
        f"<script>const x = `{script().replace('</script>', '')}`</script>",
        script({"@type": "JobPostingLike"}),
        script({"@type": None, "a": [1, {"@type": 3}]}),
        script('"JobPosting"'),
        script("NaN JobPosting"),
        script().removesuffix("</script>"),
        script().replace("<", "&lt;"),
    ],
)
def test_what_only_looks_like_one(html: str) -> None:
    assert titles(html) == []


def test_what_search_engines_are_told() -> None:
    page = read_page(
        b"<head><link REL='alternate canonical' href=' https://a.example/x/#top '>"
        b"<link rel=canonical href=https://b.example/><meta name=ROBOTS content='NOINDEX, follow'>"
    )
    assert page.canonical == "https://a.example/x/"
    assert page.is_noindex
    assert read_page(b"<meta name=robots content=none>").is_noindex
    assert not read_page(b"<meta name=robots content='max-image-preview:none'>").is_noindex
    assert not read_page(b"<meta name=description content=noindex>").is_noindex


@given(st.text() | st.text(alphabet='<>/!-[]="scripta </body textarea?&#\0'))
def test_any_text_is_read(text: str) -> None:
    read_page(text.encode("utf-8", "surrogatepass"))
    assert titles(f"{script()}\n{text}")[:1] == ["Coach"]


@given(st.binary())
def test_any_bytes_are_read(content: bytes) -> None:
    read_page(content)


def put(folder: Path, name: str, *parts: str) -> None:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("".join(parts), encoding="utf-8")


def canonical(url: str) -> str:
    return f'<link rel="canonical" href="{url}">'


def test_jobs_by_their_addresses(tmp_path: Path) -> None:
    put(tmp_path, "index.html", "<p>JobPosting")
    put(tmp_path, "careers/a/index.html", canonical("https://a.example/careers/a/"), script())
    put(tmp_path, "careers/b.HTM", script(POSTING | {"title": ["not text"]}))
    put(tmp_path, "careers/c/index.html", canonical("../d/"), script())
    put(tmp_path, "careers/e/index.html", canonical("https://[/"), script())
    put(tmp_path, "notes.txt", canonical("https://a.example/notes"), script())
    (tmp_path / "latest").symlink_to(tmp_path / "careers")
    site = read_built_site(tmp_path, "https://a.example/x/")
    assert {url: (job.title, list(job.pages)) for url, job in site.jobs.items()} == {
        "https://a.example/careers/a/": ("Coach", ["careers/a/index.html"]),
        "https://a.example/x/careers/b.HTM": ("", ["careers/b.HTM"]),
        "https://a.example/x/careers/d/": ("Coach", ["careers/c/index.html"]),
        "https://a.example/x/careers/e/": ("Coach", ["careers/e/index.html"]),
    }
    assert (site.pages, site.homeless, site.hosts) == (5, [], {"a.example"})
    without = read_built_site(tmp_path)
    assert list(without.jobs) == ["https://a.example/careers/a/"]
    assert without.homeless == ["careers/b.HTM", "careers/c/index.html", "careers/e/index.html"]


def test_one_address_on_several_pages(tmp_path: Path) -> None:
    same, other = canonical("https://a.example/same"), canonical("https://a.example/other")
    for number in range(3):
        put(tmp_path, f"same/{number}.html", same, script())
        put(tmp_path, f"other/{number}.html", other, script(POSTING | {"skills": number}))
    site = read_built_site(tmp_path)
    assert [len(job.pages) for job in site.jobs.values()] == [3, 3]
    odd = "Different postings have one address, https://a.example/other"
    assert site.notes == [f"{odd}: 3 pages, the first other/0.html."]


def test_pages_that_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(built_site, "MAX_BYTES", 100)
    put(tmp_path, "large.html", script(), "x" * 100)
    (tmp_path / "folder.html").mkdir()
    site = read_built_site(tmp_path)
    assert (site.pages, site.jobs) == (1, {})
    assert site.notes == ["large.html is too large to be a job's page, and was left out."]
    assert site.read_page("none.html") is None
    assert site.read_page("a\0b") is None
