"""Pages of a real build before judges of HTML: nothing that the theme alone does not have."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import html5lib
import pytest

from tests.conformance.sites import THEMES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from tests.conformance.judges import Judges
    from tests.conformance.sites import Site

BAD = {
    "a list that holds a paragraph": "<ul><p>One</p></ul>",
    "an element that is not closed": "<section><p>One</p>",
    "an id that stands twice": '<p id="a">One</p><p id="a">Two</p>',
    "a block in a paragraph's text": "<p><div>One</div></p>",
    "a link in a link": '<a href="a">One <a href="b">Two</a></a>',
    "an image without words": '<img src="a.png">',
    "a role that is none": '<p role="jobs">One</p>',
}
HTML5LIB_SEES = frozenset(
    {"an element that is not closed", "a block in a paragraph's text", "a link in a link"}
)
VALIDATE_SEES = frozenset(BAD) - {"an image without words", "a role that is none"}
PAGE = (
    '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>Jobs</title>\n'
    "</head>\n<body>\n<h1>Jobs</h1>\n{}\n</body>\n</html>\n"
)


def parse_errors(html: str) -> list[str]:
    """Return what a browser would have to repair."""
    parser = html5lib.HTMLParser()
    parser.parse(html)
    return [f"{code} {details}" for _, code, details in parser.errors]


def added(
    with_plugin: Mapping[str, list[str]], bare: Mapping[str, list[str]]
) -> dict[str, list[str]]:
    """Return what is found on pages with the plugin and not, or not so often, without it.

    A page that only the plugin makes is held against the careers index. A heading of the theme
    is wrong in its level whatever stands before it.
    """

    def count(messages: list[str]) -> Counter[str]:
        return Counter(message.partition(" (with computed level")[0] for message in messages)

    found = {}
    for name, messages in with_plugin.items():
        more = count(messages) - count(bare.get(name, bare["careers/"]))
        if more:
            found[name] = sorted(more.elements())
    return found


@pytest.fixture
def pages_by_hand(tmp_path: Path) -> dict[str, str]:
    """Write a good page and the bad ones; return their paths."""
    files = {}
    for number, (name, html) in enumerate({"good": "<p>One</p>", **BAD}.items()):
        path = tmp_path / f"{number}.html"
        path.write_text(PAGE.format(html), encoding="utf-8")
        files[name] = str(path)
    return files


@pytest.mark.parametrize("theme", THEMES)
def test_browsers_have_nothing_more_to_repair(theme: str, site_of: Callable[..., Site]) -> None:
    with_plugin, bare = (
        {name: parse_errors(html) for name, html in site_of(theme, plugin=plugin).pages().items()}
        for plugin in (True, False)
    )
    assert added(with_plugin, bare) == {}


def test_html5lib_judges() -> None:
    assert parse_errors(PAGE.format("<p>One</p>")) == []
    assert {name for name, html in BAD.items() if parse_errors(PAGE.format(html))} >= HTML5LIB_SEES


@pytest.mark.parametrize("theme", THEMES)
def test_html_validate(theme: str, site_of: Callable[..., Site], judges: Judges) -> None:
    with_plugin, bare = (
        judges.ask("markup", site_of(theme, plugin=plugin).files()) for plugin in (True, False)
    )
    assert added(with_plugin, bare) == {}


def test_html_validate_judges(judges: Judges, pages_by_hand: dict[str, str]) -> None:
    verdicts = judges.ask("markup", pages_by_hand)
    assert verdicts["good"] == []
    assert {name for name in BAD if verdicts[name]} >= VALIDATE_SEES


@pytest.mark.parametrize("theme", THEMES)
def test_vnu(theme: str, site_of: Callable[..., Site], judges: Judges) -> None:
    with_plugin, bare = (
        judges.ask_vnu(site_of(theme, plugin=plugin).files()) for plugin in (True, False)
    )
    assert added(with_plugin, bare) == {}


def test_vnu_judges(judges: Judges, pages_by_hand: dict[str, str]) -> None:
    verdicts = judges.ask_vnu(pages_by_hand)
    assert verdicts["good"] == []
    assert {name for name in BAD if verdicts[name]} == set(BAD)
