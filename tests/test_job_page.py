"""The job page around the ad's text: facts, Apply, related jobs, the way back, what is printed."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import html5lib
import markdown
import pytest

from mkdocs_careers.dates import parse_deadline
from mkdocs_careers.model import Apply, Job, Organization, State
from mkdocs_careers.outputs.job_page import JobPage
from mkdocs_careers.outputs.language import load_language
from mkdocs_careers.outputs.summary import describe_related
from mkdocs_careers.outputs.templates import load_templates
from tests.strategies import FULL, HOSTILE, MINIMAL

if TYPE_CHECKING:
    from collections.abc import Iterable
    from xml.etree.ElementTree import Element

TEMPLATES = load_templates()
ENGLISH = load_language("en")
NEW_YORK = ZoneInfo("America/New_York")
URL = "https://www.example.org/careers/coordinator/"
MAIL = Apply(email=("jobs@example.org",))
FORM = Apply(url="https://forms.example.org/1")
ENDING = parse_deadline("2027-01-15", NEW_YORK)


def show(job: Job = MINIMAL, state: State = State.OPEN, **more: Any) -> Element:
    language = load_language(more.pop("language", "en"))
    page = JobPage(job, state, language, TEMPLATES, markdown.markdown, "../", **more)
    tree: Element = html5lib.parse(page.render_page("<p>Words.</p>"), namespaceHTMLElements=False)
    return tree


def parts(tree: Element, kind: str) -> list[Element]:
    return [node for node in tree.iter() if node.get("data-careers") == kind]


def part(tree: Element, kind: str) -> Element:
    (found,) = parts(tree, kind)
    return found


def text(node: Element) -> str:
    return " ".join("".join(node.itertext()).split())


def links(nodes: Iterable[Element]) -> list[tuple[str, str | None]]:
    return [(text(node), node.get("href")) for node in nodes]


@pytest.mark.parametrize(
    ("apply", "above", "below"),
    [
        (MAIL, ["Apply by email"], ["Apply by email"]),
        (FORM, ["Apply with the form"], ["Apply with the form"]),
        (replace(MAIL, url=FORM.url), ["Apply by email"],
         ["Apply by email", "Apply with the form"]),
        (Apply(instructions="Come by."), [], []),
    ],
)  # fmt: skip
def test_apply_stands_above_and_below_the_text(
    apply: Apply, above: list[str], below: list[str]
) -> None:
    tree = show(replace(MINIMAL, apply=apply))
    head, block = part(tree, "facts"), part(tree, "apply")
    assert [text(link) for link in parts(head, "apply-link")] == above
    assert [text(link) for link in parts(block, "apply-link")] == below
    assert [a.get("href") for a in head.iter("a") if text(a) == "How to apply"] == [
        "#careers-apply"
    ]


def test_a_job_that_says_nothing_of_applying_has_no_link() -> None:
    tree = show(replace(MINIMAL, apply=Apply()))
    assert parts(tree, "apply") == parts(tree, "apply-link") == []
    assert "How to apply" not in text(tree)


@pytest.mark.parametrize("state", [state for state in State if state is not State.OPEN])
def test_only_an_open_job_has_links_a_deadline_for_the_script_and_sharing(state: State) -> None:
    tree = show(replace(FULL, valid_through=ENDING), state, url=URL)
    assert parts(tree, "apply-link") == []
    assert part(tree, "facts").get("data-careers-until") is None
    assert "Copy the link to this position" not in text(tree)


def test_the_head_says_when_and_in_which_zone_it_closes() -> None:
    tree = show(replace(MINIMAL, apply=MAIL, valid_through=ENDING))
    head = part(tree, "facts")
    assert "Apply by January 15, 2027, 11:59" in text(head)
    assert "(New York time)" in text(head)
    assert head.get("data-careers-until") == "2027-01-15T23:59:59-05:00"
    words = json.loads(head.get("data-careers-words", ""))
    assert words["closed"] == "This position is closed; applications are no longer accepted."
    assert words["closes"] == "Closes {when}"
    assert [time.get("datetime") for time in head.iter("time")] == ["2027-01-15T23:59:59-05:00"]


def test_a_clock_set_by_hand_is_told_to_the_script_and_only_that() -> None:
    job = replace(MINIMAL, apply=MAIL, valid_through=ENDING)
    staged = datetime(2027, 1, 10, 12, tzinfo=NEW_YORK)
    assert part(show(job, staged=staged), "facts").get("data-careers-now") == (
        "2027-01-10T12:00:00-05:00"
    )
    assert part(show(job), "facts").get("data-careers-now") is None


@pytest.mark.parametrize("word", HOSTILE)
def test_what_is_copied_is_what_is_shown(word: str) -> None:
    apply = Apply(email=("a@example.org", "b@example.org"), subject=word)
    block = part(show(replace(MINIMAL, apply=apply)), "apply")
    copied = [node.get("data-careers-text") for node in parts(block, "copy")]
    shown = ["".join(node.itertext()) for dd in block.iter("dd") for node in dd.iter("bdi")]
    assert copied == shown
    assert copied[:2] == ["a@example.org", "b@example.org"]
    assert all(node.get("hidden") is not None for node in parts(block, "copy"))


def test_buttons_say_what_they_copy() -> None:
    tree = show(replace(MINIMAL, apply=MAIL), url=URL)
    assert [(node.get("aria-label") or text(node), node.get("data-careers-text"))
            for node in parts(tree, "copy")] == [
        ("Copy the email address", "jobs@example.org"),
        ("Copy the subject", "Program Coordinator"),
        ("Copy the link to this position", URL),
    ]  # fmt: skip


def test_without_an_address_of_its_own_the_page_copies_the_one_it_is_read_at() -> None:
    assert parts(show(), "copy")[-1].get("data-careers-text") == ""
    assert [node for node in show().iter() if node.get("class") == "careers-print"] == []


def test_what_is_printed_has_the_address_of_the_page() -> None:
    (line,) = (node for node in show(url=URL).iter() if node.get("class") == "careers-print")
    assert text(line) == URL


def test_related_jobs() -> None:
    other = replace(FULL, title="R&D <b>Lead</b>", valid_through=ENDING)
    section = part(
        show(related=[describe_related(other, ENGLISH)._replace(url="../lead/")]), "related"
    )
    assert links(section.iter("a")) == [("R&D <b>Lead</b>", "../lead/")]
    assert part(section, "job").get("data-careers-until") == "2027-01-15T23:59:59-05:00"
    assert json.loads(section.get("data-careers-words", ""))["closed"] == "Closed"
    assert parts(show(), "related") == []


def test_words_about_the_way_people_apply_stand_beside_it() -> None:
    employer = Organization("Example", accommodations="Tell *us*.", privacy="Nobody else reads it.")
    block = part(show(replace(MINIMAL, hiring_organization=employer)), "apply")
    assert "Tell us. Nobody else reads it." in text(block)


def test_roots_have_the_language_and_its_direction() -> None:
    tree = show(FULL, language="ar", url=URL, related=[describe_related(MINIMAL, ENGLISH)])
    roots = [node for node in tree.iter() if node.get("dir") == "rtl"]
    assert {node.get("lang") for node in roots} == {"ar"}
    assert {node.get("data-careers") for node in roots} >= {"facts", "apply", "related"}


def test_text_of_people_keeps_its_own_direction() -> None:
    tree = show(replace(FULL, apply=replace(MAIL, materials=("resume",))), language="ar")
    for cell in part(tree, "facts").iter("dd"):
        assert [node.tag for node in cell.iter("bdi")] == ["bdi"]
    assert [node.tag for li in part(tree, "apply").iter("li") for node in li] == ["bdi"]


def test_a_posted_job_without_an_end_tells_the_script_nothing() -> None:
    head = part(show(replace(MINIMAL, apply=MAIL, date_posted=date(2026, 11, 2))), "facts")
    assert head.get("data-careers-words") is None
    assert list(head.iter("time")) == []
