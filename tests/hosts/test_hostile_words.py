"""Hostile words: whatever an author types, the page parses and says it, and nothing is run."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.hosts.site import BODY, Build, HtmlPage, build_site, config, job, text_of

THEMES = ("mkdocs", "readthedocs", "material")
TITLES = {
    "script": "</script><script>alert(1)</script>",
    "signs": 'R&D "Lead" <C++> ☕',
    "attribute": '" onmouseover="alert(1)',
    "comment": "<!-- careers:listing --> & -->",
    "cdata": "]]></script><![CDATA[ alert(1)",
    "entity": "A &amp; B &lt;b&gt;",
    "template": "{{ config.site_name }} {% raw %} {title}",
    "separators": "A\u2028B\u2029C",
    "markdown": "**Bold** [link](javascript:alert(1)) `code` # x",
    "right to left": "\u202eevil مهندس",
    "head": "</head><body></title>",
    "title": "</title><script>alert(1)</script>",
    "tick": "It's 100% C\\D /*",
    "yaml": "- a: [b]",
}
KEYS: dict[str, Any] = {
    "description": TITLES["script"] + ' " summary',
    "employment_unit": TITLES["script"],
    "identifier": TITLES["attribute"],
    "work_hours": TITLES["signs"],
    "skills": [TITLES["script"], "</dd></dl>"],
    "job_location": {"address_locality": TITLES["script"], "address_country": "US"},
    "base_salary": {"description": TITLES["script"]},
    "apply": {
        "email": "jobs@example.org",
        "subject": 'A & B?cc=x@example.org" onclick="alert(1)\nBcc: y@example.org',
        "body": "Dear </a><script>alert(1)</script>\n{title}",
        "materials": [TITLES["script"]],
        "url": "https://apply.example.com/?a=1&b=%22(alert)&c=%3Cscript%3E",
    },
}


NOT_ASKED = {"title-with-markup": "off", "template-tag": "off"}


@pytest.fixture(scope="module", params=THEMES)
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Return a site with every hostile title."""
    jobs = {f"docs/careers/{n}.md": job(title) for n, title in enumerate(TITLES.values())}
    files = jobs | {
        "docs/careers/keys.md": job("Keys", **KEYS),
        "docs/careers/ended.md": job(TITLES["script"], status="filled"),
        "mkdocs.yml": config(request.param, {"rules": NOT_ASKED}),
    }
    return build_site(tmp_path_factory.mktemp("site"), files)


def scripts_that_alert(shown: HtmlPage) -> list[str]:
    """Return what would be run: scripts, handlers and links that call `alert`."""
    data = "application/ld+json"
    found = [s.text or "" for s in shown.all("script") if s.get("type") != data]
    for element in shown.all("*"):
        found += [value for key, value in element.attrib.items() if key.startswith("on")]
    found += [link for link in shown.links if link.lower().startswith("javascript:")]
    return [text for text in found if text.strip().lower().startswith(("alert", "javascript:"))]


def one_line(text: str) -> str:
    return " ".join(text.split())


def test_nothing_is_run(site: Build) -> None:
    pages = site.pages()
    assert len(pages) > len(TITLES)
    for name, shown in pages.items():
        assert scripts_that_alert(shown) == [], name


@pytest.mark.parametrize("name", TITLES)
def test_title(site: Build, name: str) -> None:
    title = TITLES[name]
    shown = site.page(f"careers/{list(TITLES).index(name)}/")
    assert shown.h1 == [one_line(title)]
    assert shown.title == f"{one_line(title)} - Example"
    assert shown.json_ld is not None
    assert shown.json_ld["title"] == title
    assert shown.meta("og:title") == f"{title} · Example Learning Circles"
    assert len(shown.parts("facts")) == len(shown.parts("apply")) == 1
    assert shown.parts("listing") == []


def test_titles_in_the_listing(site: Build) -> None:
    index = site.page("careers/")
    assert len(index.parts("listing")) == 1
    assert sorted(index.titles) == sorted([*map(one_line, TITLES.values()), "Keys"])


def test_titles_in_search(site: Build) -> None:
    index = (site.folder / "search" / "search_index.json").read_text(encoding="utf-8")
    titles = {entry["title"] for entry in json.loads(index)["docs"]}
    signs = {TITLES["signs"], "R&amp;D &quot;Lead&quot; &lt;C++&gt; ☕",
             'R&amp;D "Lead" &lt;C++&gt; ☕', "R&D &quot;Lead&quot; &lt;C++&gt; ☕"}  # fmt: skip
    assert titles & signs


def test_other_keys(site: Build) -> None:
    shown = site.page("careers/keys/")
    [facts], [apply] = shown.parts("facts"), shown.parts("apply")
    for element in ("dd", "dt", "dl"):
        assert facts.all(element)
    assert TITLES["signs"] in facts.text
    assert facts.text.count(TITLES["script"]) >= 4
    assert [text_of(item) for item in apply.all("li")] == [TITLES["script"]]
    assert shown.json_ld is not None
    assert shown.json_ld["skills"] == KEYS["skills"]
    assert shown.json_ld["employmentUnit"]["name"] == TITLES["script"]


def test_description_and_open_graph(site: Build) -> None:
    shown = site.page("careers/keys/")
    assert shown.meta("description") == KEYS["description"]
    assert TITLES["script"] in str(shown.meta("og:description"))


def test_mail_link_has_one_subject_and_no_other_header(site: Build) -> None:
    above, link = site.page("careers/keys/").mail_links
    assert above == link
    address, _, query = link.partition("?")
    assert address == "mailto:jobs@example.org"
    assert [field.split("=")[0] for field in query.split("&")] == ["subject", "body"]
    subject = query.split("&")[0]
    assert "%0A" not in subject.upper()
    assert "%0D" not in subject.upper()
    assert '"' not in link


def test_form_link(site: Build) -> None:
    [link] = [u for u in site.page("careers/keys/").links if u.startswith("https://apply")]
    assert "<" not in link
    assert '"' not in link
    assert link == KEYS["apply"]["url"]


def test_ended_job(site: Build) -> None:
    shown = site.page("careers/ended/")
    assert shown.title == f"Filled: {TITLES['script']} - Example"
    assert len(shown.parts("notice")) == 1


def test_name_of_the_employer(tmp_path_factory: pytest.TempPathFactory) -> None:
    name = 'R&D "Labs" <b> </title><script>alert(1)</script>'
    files = {
        "docs/careers/a.md": job(),
        "mkdocs.yml": config("material", {"organization": {"name": name, "overview": "Us."}}),
    }
    site = build_site(tmp_path_factory.mktemp("employer"), files)
    index, shown = site.page("careers/"), site.page("careers/a/")
    assert index.h1 == [f"Jobs at {name}"]
    assert index.title == f"Jobs at {name} - Example"
    assert [text_of(heading) for heading in shown.all("h2")][1] == f"About {name}"
    assert shown.json_ld is not None
    assert shown.json_ld["hiringOrganization"]["name"] == name
    assert scripts_that_alert(index) + scripts_that_alert(shown) == []


def test_text_of_the_author_is_cleaned_for_machines(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    body = (
        "Words.\n\n<script>alert(1)</script>\n\n<!-- secret -->\n\n"
        "[Mail](mailto:a@example.org) ![x](x.png)\n\n## Tasks\n\n<b onclick='alert(1)'>Bold</b>\n\n"
        + BODY
    )
    files = {
        "docs/careers/a.md": job(body=body),
        "docs/careers/x.png": "",
        "mkdocs.yml": config("material", markdown_extensions=[{"toc": {"permalink": True}}]),
    }
    shown = build_site(tmp_path_factory.mktemp("body"), files).page("careers/a/")
    assert shown.json_ld is not None
    description = HtmlPage.parse(shown.json_ld["description"])
    tags = {element.tag for element in description.all("body")[0].iter()} - {"body"}
    assert tags <= {"p", "ul", "li", "ol", "br", "h2", "h3", "h4", "strong", "em"}
    for words in ("alert", "secret", "¶", "href", "onclick"):
        assert words not in shown.json_ld["description"]
    assert description.text.startswith("Words. Mail")
