"""What machines read stands on the page: every fact of the structured data, in the page's text."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from typing import TYPE_CHECKING, Any

import html5lib
import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_careers.areas import COUNTRIES, EEA, EU
from mkdocs_careers.front_matter import read_front_matter
from mkdocs_careers.model import (
    HYBRID,
    TELECOMMUTE,
    Apply,
    Contact,
    Deadline,
    Job,
    Place,
    Salary,
    State,
)
from mkdocs_careers.outputs.job_page import JobPage
from mkdocs_careers.outputs.language import load_language
from mkdocs_careers.outputs.templates import load_templates
from mkdocs_careers.publication import Publication
from mkdocs_careers.settings import Settings
from mkdocs_careers.source import Source
from tests.rewrite_reports import INSTANT, VALID, read_file
from tests.strategies import CHICAGO, EMPLOYER, FULL, MINIMAL, areas_of, jobs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

ENGLISH = load_language("en")
TEMPLATES = load_templates()
SITE = Publication(
    jobs={}, settings=Settings(), instant=INSTANT, language=ENGLISH, templates=TEMPLATES,
    site_name="P2PU", site_url="https://a.org/",
)  # fmt: skip
BODY = "<h2>Duties</h2>\n<p>Help learning circles grow.</p>\n<ul>\n<li>Run workshops</li>\n</ul>"
INLINE = {
    "a",
    "abbr",
    "b",
    "bdi",
    "code",
    "em",
    "i",
    "mark",
    "span",
    "strong",
    "sub",
    "sup",
    "time",
}

NOT_FOR_PEOPLE = {"@context", "@type", "url", "sameAs", "logo", "directApply"}
"""Addresses of the page, the employer's site and the logo, and how Google counts the link."""

CODED = {"employmentType", "jobLocationType", "unitText"}
WORDS: dict[tuple[str, Any], tuple[str, ...]] = {
    ("employmentType", "FULL_TIME"): ("Full time",),
    ("employmentType", "PART_TIME"): ("Part time",),
    ("employmentType", "CONTRACTOR"): ("Contractor",),
    ("employmentType", "TEMPORARY"): ("Temporary",),
    ("employmentType", "INTERN"): ("Internship",),
    ("employmentType", "VOLUNTEER"): ("Volunteer",),
    ("employmentType", "PER_DIEM"): ("Paid by the day",),
    ("employmentType", "OTHER"): ("Other",),
    ("jobLocationType", "TELECOMMUTE"): ("fully remote", "Fully remote"),
    ("unitText", "HOUR"): ("an hour",),
    ("unitText", "DAY"): ("a day",),
    ("unitText", "WEEK"): ("a week",),
    ("unitText", "MONTH"): ("a month",),
    ("unitText", "YEAR"): ("a year",),
    ("jobImmediateStart", True): ("Immediately",),
    ("experienceInPlaceOfEducation", True): ("Accepted",),
    ("experienceInPlaceOfEducation", False): ("Not accepted",),
}
"""How codes read; a code that is not here has no words for people."""
ALSO = {
    "no requirements": ("no requirements", "No requirements"),
    "confidential": ("confidential", "Confidential"),
}

COUNTRY_NAMES = {
    "US": "United States", "ZA": "South Africa", "KE": "Kenya", "DE": "Germany",
    "CI": "Côte d\N{RIGHT SINGLE QUOTATION MARK}Ivoire",
    "BQ": "Caribbean Netherlands", "CA": "Canada", "GB": "United Kingdom",
    "JP": "Japan", "IN": "India", "FR": "France", "NO": "Norway",
}  # fmt: skip


@cache
def names_of(codes: frozenset[str]) -> frozenset[str]:
    return frozenset(str(ENGLISH.locale.territories[code]) for code in codes)


GROUPS = {
    "the European Union": frozenset(EU),
    "the European Economic Area": frozenset(EEA),
    "anywhere in the world": COUNTRIES,
}


def text_of(html: str) -> str:
    """Return what a browser shows of a page's body, on one line."""
    tree = html5lib.parse(html, namespaceHTMLElements=False)
    parts: list[str] = []

    def visit(node: Any) -> None:
        is_shown = node.get("hidden") is None
        if (
            node.tag in ("head", "script", "style", "template")
            or callable(node.tag)
            or not is_shown
        ):
            parts.append(node.tail or "")
            return
        space = "" if node.tag in INLINE else " "
        parts.extend((space, node.text or ""))
        for child in node:
            visit(child)
        parts.extend((space, node.tail or ""))

    visit(tree)
    return plain("".join(parts))


def plain(text: str) -> str:
    """Return text with single spaces, as a browser shows it."""
    return " ".join(text.split())


def says(page: str, words: str) -> bool:
    """Tell whether the page has these words, and not only as a part of longer ones."""
    wanted = re.escape(plain(words))
    return re.search(rf"(?<![\w.,]){wanted}(?![.,]?\w)", page) is not None or (
        (not plain(words)[:1].isalnum() or not plain(words)[-1:].isalnum()) and plain(words) in page
    )


def facts_of(value: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Yield every value of structured data with the keys that lead to it."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from facts_of(inner, (*path, key))
    elif isinstance(value, list):
        for inner in value:
            yield from facts_of(inner, path)
    else:
        yield path, value


def long_date(day: date) -> str:
    return f"{day:%B} {day.day}, {day.year}"


def figures(number: str) -> str:
    """Return a number without empty cents: `24.50` is `24.5`."""
    return number.rstrip("0").rstrip(".") if "." in number else number


def long_moment(text: str) -> str:
    moment = datetime.fromisoformat(text)
    half = "AM" if moment.hour < 12 else "PM"
    return f"{long_date(moment.date())}, {moment.hour % 12 or 12}:{moment.minute:02} {half}"


def long_start(text: str) -> str:
    """A start is a day or words such as `early 2027`."""
    return long_date(date.fromisoformat(text)) if re.fullmatch(r"[0-9-]{10}", text) else text


READS: dict[str, Callable[[Any], str]] = {
    "datePosted": lambda text: long_date(date.fromisoformat(text)),
    "validThrough": long_moment,
    "jobStartDate": long_start,
    "addressCountry": lambda code: COUNTRY_NAMES[code],
    "monthsOfExperience": lambda number: f"At least {number:,} month{'s' * (number != 1)}",
    "credentialCategory": str.capitalize,
}
"""How values of these keys read."""


def in_words(path: tuple[str, ...], value: Any) -> tuple[str, ...]:
    """Return the words for one value of the structured data; the page must have one of them."""
    key = path[-1]
    if key in CODED or isinstance(value, bool):
        assert (key, value) in WORDS, f"the page has no words for {key}: {value}"
        return WORDS[key, value]
    if key in READS:
        return (READS[key](value),)
    if "baseSalary" in path and isinstance(value, (int, float)):
        return (figures(f"{value:,}"),)
    return ALSO.get(value, (str(value),))


def missing_from(page: str, data: dict[str, Any]) -> list[str]:
    """Return the facts of the structured data that people who read the page do not see."""
    page += " " + " ".join(map(figures, re.findall(r"\d[\d,]*\.\d+", page)))
    grouped = frozenset[str]().union(*(names_of(GROUPS[g]) for g in GROUPS if g in page))
    missing = []
    for path, value in facts_of(data):
        if path[-1] in NOT_FOR_PEOPLE or path == ("description",):
            continue
        if path == ("applicantLocationRequirements", "name") and value in grouped:
            continue
        words = in_words(path, value)
        if not any(says(page, one) for one in words):
            missing.append(f"{'.'.join(path)}: {words[0]}")
    return missing


def blocks_of(html: str) -> list[str]:
    """Return the words of each block; a colon or semicolon may be a line's end on the page."""
    tree = html5lib.parseFragment(html, namespaceHTMLElements=False)
    found: list[str] = []
    block = ""
    for event, text in walk(tree):
        if event == "text":
            block += text
        elif event == "break":
            found.append(block)
            block = ""
    return [line for line in map(loose, [*found, block]) if line]


def walk(node: Any) -> Iterator[tuple[str, str]]:
    inline = node.tag in INLINE
    yield "text" if inline else "break", ""
    yield "text", node.text or ""
    for child in node:
        yield from walk(child)
        yield "text", child.tail or ""
    yield "text" if inline else "break", ""


def loose(text: str) -> str:
    return " ".join(re.sub(r"[\s:;,]+", " ", text).split())


def publish(job: Job, body: str = BODY) -> tuple[str, dict[str, Any]]:
    """Return an open job's page and its structured data."""
    page = show(job, State.OPEN)
    head = SITE.job_head(
        page, SITE.describe(page, body), url="https://a.org/careers/job/", stylesheet="a.css"
    )
    script = re.fullmatch("<script[^>]*>(.*)</script>", head.json_ld)
    assert script is not None
    return page.render_page(body), json.loads(script[1])


def show(job: Job, state: State, **more: Any) -> JobPage:
    return JobPage(job, state, ENGLISH, TEMPLATES, markdown.markdown, "../", **more)


def check(job: Job, body: str = BODY) -> None:
    html, data = publish(job, body)
    page = text_of(html)
    assert missing_from(page, data) == []
    said = loose(page)
    assert [line for line in blocks_of(data["description"]) if line not in said] == []


JOBS: dict[str, Job] = {
    "minimal": MINIMAL,
    "full": FULL,
    "on site, whole address": replace(MINIMAL, job_location=(CHICAGO,)),
    "two places": replace(MINIMAL, job_location=(CHICAGO, Place("ZA", "Cape Town", None, "8001"))),
    "remote": replace(MINIMAL, job_location=(), job_location_type=TELECOMMUTE,
                      applicant_location_requirements=areas_of(["US", "CA-ON", "GB-SCT"])),
    "worldwide": replace(MINIMAL, job_location=(), job_location_type=TELECOMMUTE,
                         applicant_location_requirements=areas_of(["WORLDWIDE"])),
    "EU and EEA": replace(MINIMAL, job_location=(), job_location_type=TELECOMMUTE,
                          applicant_location_requirements=areas_of(["EU", "EEA", "GB"])),
    "named area": replace(MINIMAL, job_location_type=TELECOMMUTE,
                          applicant_location_requirements=areas_of(["North America"])),
    "named area with a group in it": replace(
        MINIMAL, job_location_type=TELECOMMUTE, applicant_location_requirements=areas_of(["Home"])),
    "hybrid": replace(MINIMAL, job_location_type=HYBRID),
    "one amount": replace(MINIMAL, base_salary=Salary("USD", 24.5, unit_text="HOUR")),
    "range": replace(MINIMAL, base_salary=Salary("EUR", None, 1234.56, 9876543, "MONTH")),
    "from": replace(MINIMAL, base_salary=Salary("ZAR", None, 52000, None, "YEAR")),
    "up to": replace(MINIMAL, base_salary=Salary("KES", None, None, 52000, "WEEK")),
    "no cents": replace(MINIMAL, base_salary=Salary("JPY", 5000000, unit_text="YEAR")),
    "cents of a currency without": replace(
        MINIMAL, base_salary=Salary("JPY", 1250.5, unit_text="HOUR")),
    "parts of a cent": replace(MINIMAL, base_salary=Salary("USD", 15.125, unit_text="HOUR")),
    "three digits": replace(MINIMAL, base_salary=Salary("KWD", 2.125, unit_text="HOUR")),
    "project": replace(MINIMAL, base_salary=Salary("USD", 5000, unit_text="PROJECT")),
    "unpaid": replace(MINIMAL, base_salary=Salary(description="unpaid")),
    "confidential": replace(MINIMAL, identifier="1",
                            hiring_organization=replace(EMPLOYER, name="confidential")),
    "starts later": replace(MINIMAL, job_immediate_start=False),
    "starts now": replace(MINIMAL, job_immediate_start=True),
    "many openings": replace(MINIMAL, total_job_openings=1200),
    "no experience for a degree": replace(MINIMAL, experience_in_place_of_education=False),
    "by form": replace(MINIMAL, apply=Apply(url="https://a.org/apply")),
    "by post": replace(MINIMAL, apply=Apply(instructions="Write to **Box 1**, Chicago.")),
    "exact deadline": replace(MINIMAL, valid_through=Deadline(
        datetime.fromisoformat("2027-01-15T00:30:00+05:30"), whole_day=False)),
}  # fmt: skip


@pytest.mark.parametrize("job", JOBS.values(), ids=JOBS)
def test_facts_are_visible(job: Job) -> None:
    check(job)


def open_files() -> list[Path]:
    found = []
    for path in VALID:
        job = read_file(path).job
        if job is not None and job.state(INSTANT) is State.OPEN:
            found.append(path)
    return found


@pytest.mark.parametrize("path", open_files(), ids=lambda path: path.stem)
def test_facts_of_a_file_are_visible(path: Path) -> None:
    job = read_file(path).job
    assert job is not None
    text = path.read_text(encoding="utf-8-sig")
    body = read_front_matter(Source(path.name, text)).body
    check(job, markdown.markdown(text[slice(*body)]))


@given(jobs())
def test_facts_of_any_job_are_visible(job: Job) -> None:
    check(job)


@pytest.mark.parametrize(
    "body",
    [
        "<h1>Come and work with us!</h1>\n<p>Text</p>",
        "<p>Text</p>\n<h1>How to apply</h1>\n<p>More</p>",
        "<h1>Program\nCoordinator</h1><p>Text</p>",
        "<h1>Program <em>Coordinator</em></h1><p>Text</p>",
        "<p>Text</p>",
        "",
    ],
)
def test_title_is_visible_whatever_the_body_begins_with(body: str) -> None:
    form = replace(MINIMAL, apply=Apply(url="https://a.org/apply"))
    html, data = publish(form, body)
    assert missing_from(text_of(html), data) == []
    assert len(re.findall("<h1", html)) >= 1


def test_every_code_has_its_words_on_the_page() -> None:
    types = tuple(value for key, value in WORDS if key == "employmentType")
    check(replace(MINIMAL, employment_type=types))
    for unit in (value for key, value in WORDS if key == "unitText"):
        check(replace(MINIMAL, base_salary=Salary("USD", 100, unit_text=unit)))


def test_this_test_finds_what_is_not_on_the_page() -> None:
    html, data = publish(FULL)
    page = text_of(html)
    for key, value in {
        "title": "Another", "datePosted": "2026-11-03", "validThrough": "2027-01-15T12:00:00-05:00",
        "workHours": "35 hours a month", "skills": ["facilitation", "juggling"],
        "baseSalary": {"value": {"minValue": 5200}}, "totalJobOpenings": 33,
        "applicantLocationRequirements": {"name": "Norway"}, "employmentType": "INTERN",
    }.items():  # fmt: skip
        assert missing_from(page, data | {key: value}) != [], key
    assert missing_from(page, data) == []


SECRETS = (
    "thepeople", "@", "mailto:", "Thandi", "+27", "resume", "cover letter", "portfolio", "No calls",
    "example.org/apply", "careers-apply", "interview", "after a year",
)  # fmt: skip


@pytest.mark.parametrize("state", [State.FILLED, State.CLOSED, State.PAUSED])
def test_page_that_takes_no_applications_has_no_contact(state: State) -> None:
    html = show(FULL, state, notices={}).render_page(BODY)
    assert [secret for secret in SECRETS if secret in html] == []
    assert 'data-careers="notice"' in html
    assert 'data-careers="facts"' in html
    assert "Help learning circles grow." in html


LINKS = ("mailto:", 'href="https://example.org/apply')


@pytest.mark.parametrize("state", [State.OPEN, State.DRAFT, State.SCHEDULED])
def test_page_that_says_how_to_apply(state: State) -> None:
    """A preview shows its author everything; only an open job has the links."""
    html = show(FULL, state).render_page(BODY)
    words = [secret for secret in SECRETS if secret not in ("mailto:", "example.org/apply")]
    assert [secret for secret in words if secret not in html] == []
    assert all((link in html) is (state is State.OPEN) for link in LINKS)
    assert ('data-careers="notice"' in html) is (state is not State.OPEN)


@given(job=jobs(), state=st.sampled_from([State.FILLED, State.CLOSED, State.PAUSED]))
def test_no_job_that_takes_no_applications_has_a_contact(job: Job, state: State) -> None:
    apply = Apply(
        email=("zqx@example.org",),
        cc=("zqx@example.org",),
        subject="zqx subject",
        body="zqx body",
        materials=("zqx materials",),
        instructions="zqx instructions",
        url="https://zqx.example",
    )
    contact = Contact("zqx name", "zqx@example.org", "zqx telephone")
    html = show(replace(job, apply=apply, application_contact=contact), state).render_page(BODY)
    assert "zqx" not in html
    assert "mailto:" not in html


def test_notice_stands_right_after_the_title() -> None:
    tree = html5lib.parse(
        show(FULL, State.CLOSED).render_page("<h1>Program Coordinator</h1><p>Text</p>"),
        namespaceHTMLElements=False,
    )
    top = [node.get("data-careers") or node.tag for node in tree.iterfind("body/*")]
    assert top[:4] == ["h1", "notice", "facts", "p"]


def test_notice_in_the_sites_own_words_and_a_link_to_the_new_round() -> None:
    html = show(
        FULL, State.FILLED, notices={"filled": "Thank *you*!"}, open_round_url="../round-2/"
    ).render_page(BODY)
    assert "<p>Thank <em>you</em>!</p>" in html
    assert 'href="../round-2/"' in html
    assert "This position has been filled." not in html


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://a.org/apply?a=1&b=2", 'href="https://a.org/apply?a=1&amp;b=2"'),
        ('https://a.org/"><script>', 'href="https://a.org/%22%3E%3Cscript%3E"'),
        ("javascript:alert(1)", None),
        ("JAVASCRIPT:alert(1)", None),
        ("HTTPS://a.org", 'href="HTTPS://a.org"'),
    ],
)
def test_form(url: str, shown: str | None) -> None:
    html = show(replace(MINIMAL, apply=Apply(url=url)), State.OPEN).render_page(BODY)
    assert "javascript" not in html.lower()
    if shown:
        assert shown in html


@given(jobs())
def test_page_of_any_job_keeps_its_shape(job: Job) -> None:
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    tree = parser.parse(f"<!doctype html><html><body>{show(job, State.OPEN).render_page(BODY)}")
    errors = {code for _, code, _ in parser.errors} - {
        "invalid-codepoint",
        "expected-closing-tag-but-got-eof",
    }
    assert errors == set()
    assert not list(tree.iter("script"))
    roots = [node.get("data-careers") for node in tree.iter() if node.get("data-careers")]
    assert roots[0] == "facts"


def test_state_depends_on_the_clock_that_is_given() -> None:
    assert FULL.state(datetime(2027, 1, 16, 4, 59, tzinfo=UTC)) is State.OPEN
    assert FULL.state(datetime(2027, 1, 16, 5, 0, tzinfo=UTC)) is State.CLOSED
