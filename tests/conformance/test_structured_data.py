"""Structured data of a real build, before judges that are not ours."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from mkdocs_careers import State, build_json_ld
from tests.conformance.postings import BAD, GOOD, bad_posting, page_of
from tests.conformance.sites import EXAMPLE, THEMES, Site, build_site, jobs_not_open, open_jobs
from tests.conformance.structured_data import job_postings
from tests.hosts.site import skip_without
from tests.hosts.sphinx_site import STRICT, build_sphinx
from tests.rewrite_reports import INSTANT, VALID, read_file

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conformance.judges import Judges

DATA_JUDGES = ("types", "triples")
BROKEN_PAGES = {
    "comma at the end": '<script type="application/ld+json">{"@type": "JobPosting",}</script>',
    "key twice": '<script type="application/ld+json">{"@type": "X", "@type": "Y"}</script>',
    "not a number": '<script type="application/ld+json">{"@type": "X", "value": NaN}</script>',
    "script ended by a text": (
        '<script type="application/ld+json">{"@type": "X", "title": "</script>"}</script>'
    ),
}


def test_the_example_has_jobs_in_every_state() -> None:
    assert len(open_jobs()) >= 8
    assert {state.split()[0] for state in jobs_not_open().values()} == {
        "filled", "closed", "paused", "scheduled", "draft",
    }  # fmt: skip


@pytest.mark.parametrize("theme", THEMES)
def test_one_posting_on_each_open_page_and_none_elsewhere(
    theme: str, site_of: Callable[..., Site]
) -> None:
    found = {name: len(job_postings(html)) for name, html in site_of(theme).pages().items()}
    assert {name: count for name, count in found.items() if count} == dict.fromkeys(open_jobs(), 1)


def test_themes_do_not_change_the_data(site_of: Callable[..., Site]) -> None:
    found = [
        {name: job_postings(html) for name, html in site_of(theme).pages().items()}
        for theme in THEMES
    ]
    for other in found[1:]:
        assert {k: v for k, v in other.items() if v} == {k: v for k, v in found[0].items() if v}


def test_a_preview_advertises_no_more(tmp_path: Path) -> None:
    pages = build_site(tmp_path / "project", "material", preview=True).pages()
    unpublished = {k for k, state in jobs_not_open().items() if state in ("draft", "scheduled")}
    assert {f"careers/{name}/" for name in unpublished} < set(pages)
    assert {name for name, html in pages.items() if job_postings(html)} == open_jobs()


@pytest.mark.parametrize("name", BROKEN_PAGES)
def test_a_broken_page_is_noticed(name: str) -> None:
    page = page_of().replace("</head>", f"{BROKEN_PAGES[name]}</head>")
    with pytest.raises(ValueError, match=r"twice|no JSON|other data|Expecting|Unterminated"):
        job_postings(page)


def test_two_postings_are_counted() -> None:
    assert len(job_postings(page_of(GOOD, GOOD))) == 2


def test_google_rules(site_of: Callable[..., Site], judges: Judges) -> None:
    pages = {name: html for name, html in site_of("material").pages().items() if "/" in name}
    verdicts = judges.ask("google_rules", {name: pages[name] for name in sorted(open_jobs())})
    assert verdicts == {name: [] for name in open_jobs()}


@pytest.mark.parametrize("judge", DATA_JUDGES)
def test_data(judge: str, site_of: Callable[..., Site], judges: Judges) -> None:
    pages = site_of("material").pages()
    postings = {name: job_postings(pages[name])[0] for name in sorted(open_jobs())}
    assert judges.ask(judge, postings) == {name: [] for name in postings}


def test_judges_of_what_sphinx_makes(judges: Judges, tmp_path: Path) -> None:
    """The same example by Sphinx: as many postings, and the judges find nothing in any."""
    skip_without("sphinx")
    skip_without("furo")
    built = build_sphinx(EXAMPLE, tmp_path / "out", *STRICT, builder="dirhtml", CAREERS_AS_OF="")
    assert built.code == 0, built.log
    pages = Site(built.folder).pages()
    postings = {name: job_postings(html) for name, html in pages.items()}
    found = {name: data for name, data in postings.items() if data}
    assert {name: len(data) for name, data in found.items()} == dict.fromkeys(open_jobs(), 1)
    whole = {name: pages[name] for name in found}
    assert judges.ask("google_rules", whole) == {name: [] for name in found}
    for judge in DATA_JUDGES:
        data = {name: posting for name, (posting,) in found.items()}
        assert judges.ask(judge, data) == {name: [] for name in found}, judge


@pytest.mark.parametrize("judge", ["google_rules", *DATA_JUDGES])
def test_every_key(judge: str, judges: Judges) -> None:
    """The valid job files use every key that there is; the example does not."""
    postings = {path.name: posting_of(path) for path in VALID}
    advertised = {name: posting for name, posting in postings.items() if posting}
    assert len(advertised) > len(VALID) / 2
    things = {
        name: page_of(posting) if judge == "google_rules" else posting
        for name, posting in advertised.items()
    }
    assert judges.ask(judge, things) == {name: [] for name in things}


def posting_of(path: Path) -> dict[str, Any] | None:
    """Return the data of a job file that is open on the day the files are read."""
    job = read_file(path).job
    assert job is not None
    if job.state(INSTANT) is not State.OPEN:
        return None
    url = f"https://example.org/careers/{path.stem}/"
    return build_json_ld(job, "<p>Help.</p>", url=url, site_url="https://example.org/")


def test_google_rules_judge_pages_by_hand(judges: Judges) -> None:
    pages = {name: page_of(bad_posting(name)) for name in BAD}
    office_or_home = GOOD | {"jobLocationType": "TELECOMMUTE"}
    two_places = GOOD | {"jobLocation": [GOOD["jobLocation"], GOOD["jobLocation"]]}
    good = {
        "good": page_of(GOOD),
        "office or home": page_of(office_or_home),
        "two places": page_of(two_places),
    }
    silent = {"no posting": page_of(), "two postings": page_of(GOOD, GOOD)}
    verdicts = judges.ask("google_rules", pages | good | silent)
    assert {name: verdicts[name] for name in good} == {name: [] for name in good}
    assert all(verdicts[name] for name in silent)
    assert not missed("google_rules", verdicts)


@pytest.mark.parametrize("judge", DATA_JUDGES)
def test_data_judges_judge_postings_by_hand(judge: str, judges: Judges) -> None:
    verdicts = judges.ask(judge, {"good": GOOD} | {name: bad_posting(name) for name in BAD})
    assert verdicts["good"] == []
    assert not missed(judge, verdicts)


def missed(judge: str, verdicts: dict[str, list[str]]) -> set[str]:
    """Return the bad postings that a judge must find something wrong with, and did not."""
    must = {name for name, (_, by) in BAD.items() if judge in by}
    assert must, json.dumps(verdicts)
    return {name for name in must if not verdicts[name]}
