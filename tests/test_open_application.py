"""The open application: what stands below a listing for people whom no opening fits."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from urllib.parse import unquote

import pytest

from mkdocs_careers import read_settings
from mkdocs_careers.model import Apply, OpenApplication
from mkdocs_careers.outputs.listing_options import ListingOptions
from tests.hosts.site import HtmlPage, text_of
from tests.listed import SPOT, show
from tests.strategies import HOSTILE, MINIMAL

SITE = {"email": "jobs@example.org", "subject": "{title} ({identifier})", "body": "Dear team,"}


def read(data: Any, **settings: Any) -> OpenApplication:
    """Return what the settings say; nothing in them is wrong."""
    result = read_settings({"open_application": data, **settings})
    assert result.problems == ()
    assert result.settings.open_application is not None
    return result.settings.open_application


def block(opened: OpenApplication | None, *, jobs: int = 1, level: int = 2) -> HtmlPage:
    """Return the block below a listing."""
    spot = replace(SPOT, level=level)
    found = show([MINIMAL] * jobs, ListingOptions(), spot, open_application=opened)
    [shown] = found.parts("open-application")
    return shown


def test_settings() -> None:
    opened = read({"title": "Nothing fits?", "text": "Write.", "apply": {"email": "x@example.org"}})
    assert opened == OpenApplication("Nothing fits?", "Write.", Apply(email=("x@example.org",)))


def test_apply_is_merged_key_by_key() -> None:
    apply = read({"apply": {"email": "hello@example.org", "body": None}}, apply=SITE).apply
    assert apply == Apply(email=("hello@example.org",), subject="{title} ({identifier})")
    assert read({}, apply=SITE).apply.email == ("jobs@example.org",)
    assert read({"text": "x", "apply": {"email": None}}, apply=SITE).apply.email == ()


def test_what_holds_for_jobs_alone_is_no_part_of_it() -> None:
    own = {"apply": {"email": "hello@example.org"}, "defaults": {"apply": {"url": "https://x.org"}}}
    assert read({"apply": own["apply"]}, defaults=own["defaults"]).apply.url is None


@pytest.mark.parametrize(
    ("data", "path", "code"),
    [
        ({}, (), "no-way-to-apply"),
        ({"title": "Write to us"}, (), "no-way-to-apply"),
        ({"title": "", "text": "x"}, ("title",), "empty-value"),
        ({"apply": {"email": "nobody"}}, ("apply", "email"), "not-an-address"),
        ({"apply": {"email": ["a@example.org", "b"]}}, ("apply", "email", 1), "not-an-address"),
        ({"apply": {"url": "javascript:alert(1)"}}, ("apply", "url"), "not-a-link"),
        ({"text": "x", "apply": {"subject": "{name}"}}, ("apply", "subject"),
         "unknown-placeholder"),
        ({"text": "x", "apply": {"mail": "a@example.org"}}, ("apply", "mail"), "unknown-key"),
        ({"text": "x", "email": "a@example.org"}, ("email",), "unknown-key"),
        (True, (), "wrong-type"),
        ("Write to us", (), "wrong-type"),
    ],
)  # fmt: skip
def test_mistakes(data: Any, path: tuple[Any, ...], code: str) -> None:
    [problem] = read_settings({"open_application": data}).problems
    assert (problem.path, problem.code.code) == (("open_application", *path), code)


def test_mistake_in_the_settings_for_all_is_reported_once() -> None:
    [problem] = read_settings({"apply": {"email": "nobody"}, "open_application": {}}).problems
    assert problem.path == ("apply", "email")


def test_block() -> None:
    text = "We like *people* who teach."
    apply = {"email": "hello@example.org", "subject": "Hello", "url": "https://example.org/form",
             "materials": ["resume", "cover letter"], "instructions": "**Be** brief."}  # fmt: skip
    shown = block(read({"title": "Nothing fits?", "text": text, "apply": apply}))
    assert [text_of(element) for element in shown.all("h2")] == ["Nothing fits?"]
    assert [text_of(element) for element in shown.all("em") + shown.all("strong")] == [
        "people", "Be",
    ]  # fmt: skip
    assert shown.links == ["mailto:hello@example.org?subject=Hello", "https://example.org/form"]
    assert [text_of(item) for item in shown.all("li")] == ["resume", "cover letter"]
    assert "hello@example.org" in shown.text


@pytest.mark.parametrize("level", [2, 3, 6])
def test_heading_follows_the_page(level: int) -> None:
    assert len(block(read({"text": "x"}), level=level).all(f"h{level}")) == 1


@pytest.mark.parametrize(
    ("data", "subject"),
    [
        ({}, "Open application"),
        ({"title": "Write to us"}, "Write to us"),
        ({"title": "R&D <+> you"}, "R&D <+> you"),
        ({"apply": {"subject": "Hello"}}, "Hello"),
    ],
)
def test_subject(data: dict[str, Any], subject: str) -> None:
    [link] = block(read(data, apply=SITE)).links
    assert unquote(link) == f"mailto:jobs@example.org?subject={subject}&body=Dear team,"


def test_words_of_the_plugin() -> None:
    shown = block(read({}, apply={"email": "jobs@example.org"}))
    assert [text_of(element) for element in shown.all("h2")] == ["Nothing fits? Write to us."]
    assert [text_of(element) for element in shown.all("a")] == ["Write to us"]


def test_text_alone() -> None:
    shown = block(read({"text": "Write to [us](mailto:us@example.org)."}))
    assert shown.links == ["mailto:us@example.org"]
    assert not shown.all("dl")


@pytest.mark.parametrize("jobs", [0, 1])
def test_it_stands_below_jobs_and_below_none(jobs: int) -> None:
    assert block(read({"text": "x"}), jobs=jobs).text.endswith("x")


def test_marker_can_leave_it_out() -> None:
    options = ListingOptions(open_application=False)
    shown = show([MINIMAL], options, open_application=OpenApplication(text="x"))
    assert not shown.parts("open-application")
    assert not show([MINIMAL], ListingOptions()).parts("open-application")


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words(text: str) -> None:
    opened = OpenApplication(text, None, Apply(email=("jobs@example.org",), materials=(text,)))
    shown = block(opened)
    assert not shown.all("script")
    assert not shown.all("b")
    assert text_of(shown.all("h2")[0]) == " ".join(text.split())
    assert not block(OpenApplication(apply=Apply(url="javascript:alert(1)"))).links
