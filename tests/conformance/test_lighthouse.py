"""Pages in Chromium before Lighthouse: no score is below that of the site without the plugin."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest

from tests.browser.chromium import require_chromium
from tests.browser.web import serve_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from tests.conformance.judges import Judges
    from tests.conformance.sites import Site

PAGES = ("careers/", "careers/library-partnerships-manager/")
CATEGORIES = {"accessibility", "best-practices", "seo"}
GOOD = """<!DOCTYPE html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<link rel="icon" href="data:,"><title>Jobs</title>
<meta name="description" content="Our open positions.">
<main><h1>Jobs</h1><p><a href="coordinator.html">Program Coordinator</a></p></main>
</html>
"""
BAD = {
    "accessibility": (
        "</main>",
        '<p style="color: #aaa">Apply soon</p><p aria-hidden="maybe"><input></p></main>',
    ),
    "best-practices": ("</main>", "<script>nothing.at.all</script></main>"),
    "seo": ('<meta name="description"', '<meta name="robots"'),
}
"""What is put in the place of what, by the category that it spoils."""


class Result(NamedTuple):
    """A score, of 100, and the audits that were not passed."""

    score: int
    failed: list[str]


@pytest.fixture
def lighthouse(
    judges: Judges, monkeypatch: pytest.MonkeyPatch
) -> Callable[[Mapping[str, str]], dict[str, dict[str, Result]]]:
    """Return a function that gives results by page and category, for addresses by page."""
    monkeypatch.setenv("CHROME_PATH", require_chromium())

    def results(addresses: Mapping[str, str]) -> dict[str, dict[str, Result]]:
        found: dict[str, dict[str, Result]] = {}
        for page, lines in judges.ask("lighthouse", addresses).items():
            found[page] = {}
            for category, score, *failed in map(str.split, lines):
                found[page][category] = Result(int(score), failed)
            assert set(found[page]) == CATEGORIES
        return found

    return results


def test_lighthouse(
    site_of: Callable[..., Site],
    lighthouse: Callable[[Mapping[str, str]], dict[str, dict[str, Result]]],
) -> None:
    with (
        serve_folder(site_of("material").folder) as ours,
        serve_folder(site_of("material", plugin=False).folder) as bare,
    ):
        with_plugin, without = (
            lighthouse({page: f"{root}/{page}" for page in PAGES}) for root in (ours, bare)
        )
    lower = {
        (page, category): (result, without[page][category])
        for page, results in with_plugin.items()
        for category, result in results.items()
        if result.score < without[page][category].score
    }
    assert lower == {}


def test_lighthouse_judges(
    tmp_path: Path, lighthouse: Callable[[Mapping[str, str]], dict[str, dict[str, Result]]]
) -> None:
    (tmp_path / "good.html").write_text(GOOD, encoding="utf-8")
    for category, (old, new) in BAD.items():
        (tmp_path / f"{category}.html").write_text(GOOD.replace(old, new), encoding="utf-8")
    with serve_folder(tmp_path) as root:
        results = lighthouse({page: f"{root}/{page}.html" for page in ("good", *BAD)})
    good = results["good"]
    assert {
        page: {category for category in CATEGORIES if result[category].score < good[category].score}
        for page, result in results.items()
    } == {"good": set(), **{category: {category} for category in BAD}}
