"""The listing: what a marker's options show, and what is wrong with those that show nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import html5lib
import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_careers.dates import parse_deadline
from mkdocs_careers.model import HYBRID, TELECOMMUTE, Job, Salary
from mkdocs_careers.outputs.language import load_language
from mkdocs_careers.outputs.listing import (
    MARKER,
    ListingOptions,
    read_options,
    render_listing,
    replace_markers,
)
from mkdocs_careers.outputs.templates import load_templates
from mkdocs_careers.settings import Listing
from tests.strategies import HOSTILE, MINIMAL, areas_of, jobs

if TYPE_CHECKING:
    from collections.abc import Iterable

ENGLISH = load_language("en")
TEMPLATES = load_templates()
SITE = Listing(group_by="employment_unit", sort=("title",), empty="Come *back*.")

WRITER = replace(
    MINIMAL, path="careers/writer.md", title="Writer", employment_unit="Design", featured=True,
    employment_type=("FULL_TIME", "INTERN"), description="Write <b>well</b> & often.",
    base_salary=Salary("USD", None, 52000, 64000, "YEAR"), date_posted=date(2026, 11, 1),
    valid_through=parse_deadline("2027-01-15", ZoneInfo("America/New_York")),
)  # fmt: skip
ANALYST = replace(
    MINIMAL, path="careers/analyst.md", title="R&D Analyst", employment_type=("INTERN",),
    job_location=(), job_location_type=TELECOMMUTE,
    applicant_location_requirements=areas_of(["EU", "North America"]),
)  # fmt: skip
TRAINER = replace(
    MINIMAL, path="careers/trainer.md", title="Trainer", employment_unit="Community",
    job_location_type=HYBRID, date_posted=date(2026, 11, 3),
)  # fmt: skip
ALL = (ANALYST, TRAINER, WRITER)


def render(options: ListingOptions, jobs: Iterable[Job] = ALL) -> str:
    return render_listing(
        tuple(jobs),
        options,
        ENGLISH,
        TEMPLATES,
        lambda job: f"{job.path[8:-3]}/",
        markdown.markdown,
    )


def shape(html: str) -> list[str]:
    """Return headings and jobs in the order of the page."""
    tree = html5lib.parseFragment(html, namespaceHTMLElements=False)
    found = []
    for node in tree.iter():
        text = " ".join("".join(node.itertext()).split()) if isinstance(node.tag, str) else ""
        if node.tag == "h2":
            found.append(f"## {text}")
        elif node.get("data-careers") == "job":
            link = next(node.iter("a"))
            found.append(f"{''.join(link.itertext())} -> {link.get('href')}")
    return found


A, T, W = "R&D Analyst -> analyst/", "Trainer -> trainer/", "Writer -> writer/"


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (ListingOptions(), [A, T, W]),
        (ListingOptions(sort=("-featured", "-date_posted", "title")), [W, T, A]),
        (ListingOptions(group_by="employment_unit"),
         ["## Community 1", T, "## Design 1", W, "## Other positions 1", A]),
        (ListingOptions(group_by="employment_type"),
         ["## Full time 1", W, "## Internship 2", A, W, "## Other positions 1", T]),
        (ListingOptions(group_by="job_location"), ["## Chicago 2", T, W, "## Remote 1", A]),
        (ListingOptions(group_by="job_location_type"),
         ["## Hybrid 1", T, "## Remote 1", A, "## Other positions 1", W]),
        (ListingOptions(group_by="applicant_location_requirements"),
         ["## the European Union 1", A, "## North America 1", A, "## Other positions 2", T, W]),
        (ListingOptions(where={"employment_type": "INTERN"}), [A, W]),
        (ListingOptions(where={"employment_type": ["FULL_TIME"]}), [W]),
        (ListingOptions(limit=2), [A, T]),
        (ListingOptions(limit=2, sort=("-title",)), [W, T]),
        (ListingOptions(limit=2, group_by="employment_unit"),
         ["## Community 1", T, "## Other positions 1", A]),
        (ListingOptions(limit=9), [A, T, W]),
        (ListingOptions(where={"industry": "x"}), []),
    ],
)  # fmt: skip
def test_options(options: ListingOptions, expected: list[str]) -> None:
    assert shape(render(options)) == expected


@pytest.mark.parametrize(
    ("count", "said"), [(1, "1 open position<"), (2, "2 open positions<"), (1200, "1,200 open")]
)
def test_count(count: int, said: str) -> None:
    many = [replace(MINIMAL, path=f"careers/{number}.md") for number in range(count)]
    assert said in render(ListingOptions(), many)


def test_count_counts_a_job_in_two_groups_once() -> None:
    assert "3 open positions<" in render(ListingOptions(group_by="employment_type"))


def test_card() -> None:
    html = render(ListingOptions(), [WRITER])
    for part in (
        '<li class="careers-job careers-featured" data-careers="job">',
        '<p class="careers-title"><a href="writer/">Writer</a></p>',
        "<span>Design</span><span>Chicago</span><span>Full time, Internship</span>",
        "<span>$52,000\N{EN DASH}$64,000 a year</span>",
        "Write &lt;b&gt;well&lt;/b&gt; &amp; often.",
        '<time datetime="2027-01-15T23:59:59-05:00">January 15, 2027</time>',
    ):
        assert part in html


def test_card_does_not_repeat_its_group() -> None:
    assert "<span>Design</span>" not in render(ListingOptions(group_by="employment_unit"), [WRITER])


@pytest.mark.parametrize(
    ("empty", "said"),
    [(None, "<p>There are no open positions at the moment.</p>"),
     ("Come *back*.", "<p>Come <em>back</em>.</p>")],
)  # fmt: skip
def test_empty(empty: str | None, said: str) -> None:
    html = render(ListingOptions(empty=empty), [])
    assert said in html
    assert "<ul" not in html
    assert 'data-careers="listing"' in html


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words(text: str) -> None:
    job = replace(WRITER, title=text, description=text, employment_unit=text)
    html = render(ListingOptions(group_by="employment_unit"), [job])
    tree = html5lib.parseFragment(html, namespaceHTMLElements=False)
    assert not list(tree.iter("script"))
    (link,) = tree.iter("a")
    assert "".join(link.itertext()) == text
    (heading,) = tree.iter("h2")
    assert (heading.text or "").strip() == text.strip()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ListingOptions("employment_unit", ("title",), None, None, "Come *back*.")),
        (" {} ", ListingOptions("employment_unit", ("title",), None, None, "Come *back*.")),
        ("{group_by: none}", ListingOptions(None, ("title",), None, None, "Come *back*.")),
        ("{group_by: job_location, sort: [-title], limit: 3, empty: None.}",
         ListingOptions("job_location", ("-title",), None, 3, "None.")),
        ("\ngroup_by: employment_type\nwhere:\n  employment_type: CONTRACTOR\n  featured: true\n",
         ListingOptions("employment_type", ("title",),
                        {"employment_type": "CONTRACTOR", "featured": True}, None, "Come *back*.")),
        ("{where: {employment_type: [INTERN, VOLUNTEER]}}",
         ListingOptions("employment_unit", ("title",), {"employment_type": ["INTERN", "VOLUNTEER"]},
                        None, "Come *back*.")),
    ],
)  # fmt: skip
def test_read_options(text: str, expected: ListingOptions) -> None:
    assert read_options(text, SITE) == (expected, [])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{groupby: employment_unit}", "`groupby`"),
        ("{group_by: color}", "`color`"),
        ("{sort: [salary]}", "`salary`"),
        ("{sort: title}", "`sort`"),
        ("{limit: 0}", "`limit`"),
        ("{limit: many}", "`limit`"),
        ("{where: {color: red}}", "`color`"),
        ("{where: {employment_type: []}}", "`employment_type`"),
        ("{where: []}", "`where`"),
        ("{empty: ''}", "`empty`"),
        ("{group_by: [", ""),
        ("employment_unit", ""),
        ("- a", ""),
        ("{a: *b}", ""),
        ("{where: {employment_type: FULLTIME}}", "`FULLTIME`"),
        ("{where: {job_location_type: REMOTE}}", "`REMOTE`"),
    ],
)
def test_wrong_options(text: str, said: str) -> None:
    options, problems = read_options(text, SITE)
    assert problems
    assert {problem.code.code for problem in problems} == {"invalid-marker"}
    assert said in problems[0].message
    render(options)


def test_all_that_is_wrong_is_said_at_once() -> None:
    _, problems = read_options("{group_by: color, limit: 0, colour: red}", SITE)
    assert len(problems) == 3


@given(st.text(max_size=40) | st.from_regex(r"\{(group_by|where|limit|sort): [^}]{0,10}\}"))
def test_any_options(text: str) -> None:
    options, _ = read_options(text, SITE)
    render(options)


@given(jobs(), st.sampled_from(["employment_unit", "employment_type", "job_location", "industry"]))
def test_any_job(job: Job, group_by: str) -> None:
    html = render(ListingOptions(group_by=group_by, sort=Listing().sort), [job])
    tree = html5lib.parseFragment(html, namespaceHTMLElements=False)
    assert not list(tree.iter("script"))
    assert [node for node in tree.iter() if node.get("data-careers") == "job"]


PAGE = """\
# Careers

<!-- careers:listing {group_by: none} -->

Text `<!-- careers:listing -->` and <!-- another --> comment

    <!-- careers:listing -->

<!--careers:listing
where:
  employment_type: INTERN
-->

* <!-- careers:listing {limit: 1} -->
"""


def test_markers() -> None:
    seen: list[Any] = []

    def replacement(options: str) -> str:
        seen.append(" ".join(options.split()))
        return "<div>list</div>"

    html = replace_markers(
        markdown.markdown(PAGE, extensions=["pymdownx.superfences"]), replacement
    )
    assert seen == ["{group_by: none}", "where: employment_type: INTERN", "{limit: 1}"]
    assert html.count("&lt;!-- careers:listing --&gt;") == 2
    assert "<!-- another -->" in html
    assert "<p><div>" not in html
    assert MARKER.search(html) is None


@pytest.mark.parametrize(
    "html", ["<!-- careers:listings -->", "<!-- careers -->", "careers:listing"]
)
def test_no_marker(html: str) -> None:
    assert replace_markers(html, lambda _: "x") == html
