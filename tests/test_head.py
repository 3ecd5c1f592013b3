"""Head metadata: what search engines and chats are told, and only where the theme is silent."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_careers.model import State
from mkdocs_careers.outputs.head import Head, build_open_graph, insert_head
from mkdocs_careers.outputs.language import load_language
from mkdocs_careers.outputs.states import choose_robots, describe_state, title_with_state
from tests.strategies import EMPLOYER, FULL, HOSTILE, MINIMAL, jobs

if TYPE_CHECKING:
    from mkdocs_careers.model import Job

ENGLISH = load_language("en")
URL = "https://www.p2pu.org/careers/coordinator/"
STATES: list[tuple[State, str, str | None, str]] = [
    (State.OPEN, "Program Coordinator", None, ""),
    (State.FILLED, "Filled: Program Coordinator", "noindex", "This position has been filled."),
    (State.CLOSED, "Closed: Program Coordinator", "noindex",
     "This position is closed; applications are no longer accepted."),
    (State.PAUSED, "Paused: Program Coordinator", None,
     "Applications for this position are paused."),
    (State.DRAFT, "Draft: Program Coordinator", "noindex", "This is a draft. It is not published."),
    (State.SCHEDULED, "Scheduled: Program Coordinator", "noindex",
     "This position is not published yet."),
]  # fmt: skip


def graph(job: Job, state: State = State.OPEN, *, image: str | None = None) -> dict[str, str]:
    found = build_open_graph(job, state, ENGLISH, url=URL, site_name="P2PU", image=image)
    assert len(dict(found)) == len(found)
    return dict(found)


@pytest.mark.parametrize(("state", "title", "robots", "sentence"), STATES)
def test_states(state: State, title: str, robots: str | None, sentence: str) -> None:
    assert title_with_state(FULL, state, ENGLISH) == title
    assert choose_robots(state) == robots
    assert describe_state(state, ENGLISH) == sentence


def test_every_state_is_in_the_table() -> None:
    assert {row[0] for row in STATES} == set(State)


def test_open_graph_of_an_open_job() -> None:
    assert graph(FULL, image="https://www.p2pu.org/assets/logo.png") == {
        "og:type": "website",
        "og:title": "Program Coordinator · Peer 2 Peer University",
        "og:description": "Chicago or remote / Cape Town or remote · Full time, Contractor · "
        "$52,000\N{EN DASH}$64,000 a year · Apply by January 15, 2027",
        "og:url": URL,
        "og:site_name": "P2PU",
        "og:image": "https://www.p2pu.org/assets/logo.png",
    }


@pytest.mark.parametrize(("state", "title", "sentence"), [(s, t, d) for s, t, _, d in STATES[1:]])
def test_open_graph_of_a_job_that_is_not_open(state: State, title: str, sentence: str) -> None:
    found = graph(FULL, state)
    assert found["og:title"] == f"{title} · Peer 2 Peer University"
    assert found["og:description"] == sentence


def test_open_graph_of_an_unnamed_employer() -> None:
    secret = replace(FULL, hiring_organization=replace(EMPLOYER, name="confidential"))
    found = graph(secret, image="https://www.p2pu.org/assets/logo.png")
    assert found["og:title"] == "Program Coordinator"
    assert "og:image" not in found


def test_open_graph_has_no_empty_value() -> None:
    bare = replace(MINIMAL, job_location=(), hiring_organization=None)
    assert dict(
        build_open_graph(bare, State.OPEN, ENGLISH, url=None, site_name="", image=None)
    ) == {"og:type": "website", "og:title": "Program Coordinator"}


HEAD = Head(
    description="Help circles grow.",
    robots="noindex",
    canonical=URL,
    open_graph=(("og:title", "Coordinator"), ("og:type", "website")),
    json_ld='<script type="application/ld+json">{}</script>',
    stylesheet="../assets/careers/careers.css",
)
DESCRIPTION = '<meta name="description" content="Help circles grow.">'
ROBOTS = '<meta name="robots" content="noindex">'
CANONICAL = f'<link rel="canonical" href="{URL}">'
TITLE = '<meta property="og:title" content="Coordinator">'
TYPE = '<meta property="og:type" content="website">'
SHEET = '<link rel="stylesheet" href="../assets/careers/careers.css">'
SCRIPT = '<script type="application/ld+json">{}</script>'
ALL = [DESCRIPTION, ROBOTS, CANONICAL, TITLE, TYPE, SHEET, SCRIPT]


def inserted(there: str, head: Head = HEAD) -> list[str]:
    page = f"<!doctype html>\n<html><head>\n{there}</head><body><p>Text</p></body></html>"
    html = insert_head(page, head)
    start, end = page.split("</head>")
    assert html.startswith(start)
    assert html.endswith(f"</head>{end}")
    return html[len(start) : -len(f"</head>{end}")].splitlines()


@pytest.mark.parametrize(
    ("there", "left_out"),
    [
        ("", []),
        ("<title>Coordinator</title>", []),
        ('<meta name="description" content="x">', [DESCRIPTION]),
        ("<meta name=description content=x>", [DESCRIPTION]),
        ("<meta content='x' name='description'>", [DESCRIPTION]),
        ('<meta name="robots" content="noindex, nofollow">', [ROBOTS]),
        # Of two rules search engines follow the stricter one.
        ('<meta name="robots" content="index">', []),
        ('<link rel="canonical" href="x">', [CANONICAL]),
        ("<link href=x rel=canonical>", [CANONICAL]),
        ('<meta property="og:title" content="x">', [TITLE, TYPE]),
        ("<meta property=og:image content=x>", [TITLE, TYPE]),
        ('<meta name="twitter:title" content="x">', []),
        ('<meta name="description-of-x" content="x">', []),
        ('<meta name="generator" content="description">', []),
        ('<link rel="stylesheet" href="x">', []),
    ],
)
def test_only_what_the_theme_lacks(there: str, left_out: list[str]) -> None:
    assert inserted(there) == [line for line in ALL if line not in left_out]


def test_a_job_that_is_over_is_not_indexed_though_the_theme_says_so() -> None:
    there = '<meta name="robots" content="index, follow">'
    assert ROBOTS in inserted(there)


def test_nothing_known_nothing_inserted() -> None:
    assert inserted("", Head()) == []


@pytest.mark.parametrize("page", ["", "<p>no head</p>", "<html><body></body></html>"])
def test_page_without_a_head_is_left_alone(page: str) -> None:
    assert insert_head(page, HEAD) == page


@given(text=st.text(max_size=30) | st.sampled_from(HOSTILE))
def test_any_text_stays_in_its_attribute(text: str) -> None:
    head = Head(text, text, text, (("og:title", text),), stylesheet=text)
    html = insert_head("<!doctype html><html><head></head><body></body></html>", head)
    tree = html5lib.parse(html, namespaceHTMLElements=False)
    tags = [node.tag for node in tree.iterfind("head/*")]
    assert tags == (["meta", "meta", "link", "meta", "link"] if text else ["meta"])
    assert not list(tree.iter("script"))


@given(job=jobs(), state=st.sampled_from(State))
def test_open_graph_of_any_job(job: Job, state: State) -> None:
    found = graph(job, state)
    assert found["og:title"].strip()
    assert all(found.values())
