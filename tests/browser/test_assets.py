"""The script and the stylesheet: small, quiet guests on a page."""

from __future__ import annotations

import gzip
import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from mkdocs_careers.outputs.assets import read_asset
from tests.browser.listing import Listing
from tests.browser.web import serve_folder

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Page

POLICY = {"Content-Security-Policy": "default-src 'self'"}
WATCH = """window.violations = [];
document.addEventListener("securitypolicyviolation", (event) =>
  window.violations.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`));"""


@pytest.mark.parametrize(("name", "kilobytes"), [("careers.js", 5), ("careers.css", 6)])
def test_size(name: str, kilobytes: int) -> None:
    assert len(gzip.compress(read_asset(name).encode(), 9)) <= kilobytes * 1000


def test_the_script_needs_nothing_that_policies_forbid() -> None:
    script = read_asset("careers.js")
    words = (r"\beval\b", r"\bFunction\(", r"innerHTML", r"setAttribute\(.style", r"\bfetch\b",
             r"XMLHttpRequest", r"https?:", r"\bimport\b", r"cssText")  # fmt: skip
    assert [word for word in words if re.search(word, script)] == []


def test_the_stylesheet_asks_for_nothing() -> None:
    assert not re.search(r"url\(|@import|https?:", read_asset("careers.css"))


def use_everything(page: Page) -> list[str]:
    """Use what the script offers; return what the policy had to say."""
    page.goto("/careers/")
    listing = Listing(page)
    listing.choose("Team", "Design")
    listing.search.fill("lead")
    listing.shows("Design Lead, Motion", "Lead Designer")
    listing.root.get_by_role("link", name="Lead Designer").click()
    page.get_by_role("button", name="Copy the subject").click()
    expect(page.get_by_text("Copied", exact=True)).to_be_visible()
    button = page.locator(".careers-button").first
    assert button.evaluate("e => getComputedStyle(e).fontWeight") == "700"  # the stylesheet is on
    violations: list[str] = page.evaluate("window.violations")
    return violations


def test_a_strict_policy(new_context: Callable[..., BrowserContext], small_site: Path) -> None:
    with serve_folder(small_site, POLICY) as address:
        context = new_context(base_url=address)
        context.add_init_script(WATCH)
        page = context.new_page()
        said: list[str] = []
        page.on("console", lambda message: said.append(message.text))
        assert use_everything(page) == []
        assert [text for text in said if "Content Security Policy" in text] == []


def test_the_policy_is_in_force(new_context: Callable[..., BrowserContext], tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(
        '<!DOCTYPE html><title>Bad</title><p style="color: red">Red</p><script>alert(1)</script>',
        encoding="utf-8",
    )
    with serve_folder(tmp_path, POLICY) as address:
        context = new_context(base_url=address)
        context.add_init_script(WATCH)
        page = context.new_page()
        page.goto("/")
        assert len(page.evaluate("window.violations")) == 2


def test_nothing_is_left_in_the_window(
    new_context: Callable[..., BrowserContext], address: str
) -> None:
    names = "Object.getOwnPropertyNames(window).filter((name) => !/^\\d+$/.test(name)).sort()"
    context = new_context(base_url=address)
    with_script, without = context.new_page(), context.new_page()
    without.route("**/careers.js", lambda route: route.abort())
    for page in (with_script, without):
        page.goto("/careers/")
    expect(Listing(with_script).search).to_be_visible()
    expect(Listing(without).part("search")).to_be_hidden()
    assert set(with_script.evaluate(names)) - set(without.evaluate(names)) == set()


def test_pages_without_careers_content_load_nothing(page: Page) -> None:
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.goto("/")
    assert [url for url in requests if "/assets/careers/" in url] == []
