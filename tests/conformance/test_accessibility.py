"""Pages in Chromium before axe-core: nothing is found in careers content, whatever the theme."""

from __future__ import annotations

from contextlib import ExitStack
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

import pytest
import yaml

from tests.browser.web import serve_folder
from tests.conformance.sites import EXAMPLE
from tests.hosts.site import build_site

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page

    from tests.conformance.judges import Judges

Scheme = Literal["light", "dark"]

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
JUDGE = """async (rules) => {
  for (const animation of document.getAnimations()) {
    try { animation.finish(); } catch {}  // one without an end
  }
  const options = { runOnly: rules, resultTypes: ["violations"], elementRef: true };
  const { violations } = await axe.run(document, options);
  return violations.flatMap(({ id, nodes }) => nodes.map(({ element, html, failureSummary }) => [
    id,
    Boolean(element.closest('[data-careers], [class*="careers-"]')),
    `${id}: ${html} ${failureSummary}`,
  ]));
}"""
BACKGROUND = "() => getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number)"
SIZES = {"phone": (390, 844), "desktop": (1280, 900)}
LOOKS: list[tuple[str, Scheme]] = [
    ("material", "light"), ("material", "dark"), ("mkdocs", "light"), ("mkdocs", "dark"),
    ("readthedocs", "light"),
]  # fmt: skip
GOOD = """
<p class="careers-count" role="status">2 open positions</p>
<p><label for="careers-search">Search</label><input type="search" id="careers-search"></p>
<ul class="careers-jobs"><li><p><a href="coordinator/">Coordinator</a></p></li></ul>
"""
BAD = {
    "color-contrast": '<p style="color: #aaa; background: #fff">Apply by January 15, 2027</p>',
    "label": '<p><input type="search"></p>',
    "aria-valid-attr-value": '<button type="button" aria-pressed="chosen">Design</button>',
    "aria-allowed-role": '<h2 role="note">Design</h2>',
    "aria-valid-attr": '<p aria-labeled-by="team">Design</p>',
    "button-name": '<button type="button"></button>',
    "link-name": '<a href="coordinator/"></a>',
    "list": "<ul><div>Coordinator</div></ul>",
    "definition-list": "<dl><p>Pay</p></dl>",
    "heading-order": "<h4>Related positions</h4>",
    "target-size": '<style>a { font-size: 9px; line-height: 1 }</style><a href="a">1</a><br>'
    '<a href="b">2</a>',
}
"""What is wrong, by the rule that says so."""
SHELL = (
    '<!DOCTYPE html><html lang="en"><title>Jobs</title><main><h1>Jobs</h1>'
    '<p>{outside}</p><div class="careers-listing" data-careers="listing">{inside}</div></main>'
)


def choose(page: Page) -> None:
    """Use the filters, as far as jobs are left."""
    page.locator('[data-careers-value="employment_unit=Community"]').first.click()
    page.locator('[data-careers="search"] input').first.fill("circle")
    page.locator('[data-careers="clear"]').first.wait_for()


def search_in_vain(page: Page) -> None:
    page.locator('[data-careers="search"] input').first.fill("no such job")
    page.locator('[data-careers="none"]').first.wait_for()


def copy(page: Page) -> None:
    page.locator('[data-careers="copy"]').first.click()
    page.get_by_role("status").get_by_text("Copied").wait_for()


def let_time_pass(page: Page) -> None:
    """Move the clock that a demonstration stands at, until every deadline is over."""
    page.evaluate("""() => {
      for (const root of document.querySelectorAll("[data-careers-now]"))
        root.dataset.careersNow = "2099-01-01T00:00:00Z";
      document.dispatchEvent(new Event("visibilitychange"));
    }""")
    page.locator(".careers-closed, .careers-notice-closed").first.wait_for()


class Visit(NamedTuple):
    """A page, and what somebody does there."""

    address: str
    act: Callable[[Page], None] = lambda _: None


VISITS = {
    "cards": Visit("careers/"),
    "filters used": Visit("careers/", choose),
    "nothing found": Visit("careers/", search_in_vain),
    "cards, deadlines over": Visit("careers/", let_time_pass),
    "table": Visit("table/"),
    "table, filters used": Visit("table/", choose),
    "table, deadlines over": Visit("table/", let_time_pass),
    "empty": Visit("empty/"),
    "static facet page": Visit("careers/employment-type/contractor/"),
    "job": Visit("careers/library-partnerships-manager/", copy),
    "job with form and mail": Visit("careers/web-developer/"),
    "job, deadline over": Visit("careers/facilitation-trainer/", let_time_pass),
    "filled job, open again": Visit("careers/web-developer-2016/"),
    "closed job": Visit("careers/survey-analyst/"),
    "paused job": Visit("careers/curriculum-designer/"),
    "draft": Visit("careers/accessibility-specialist/"),
    "scheduled job": Visit("careers/grant-writer/"),
}


class Finding(NamedTuple):
    """A broken rule; `is_ours` where the element stands in careers content."""

    rule: str
    is_ours: bool
    words: str


def example(theme: str, *, plugin: bool) -> dict[str, str | bytes]:
    """Return the files of the example, with a table, an empty list and an open application."""
    settings: dict[str, Any] = yaml.safe_load((EXAMPLE / "mkdocs.yml").read_text(encoding="utf-8"))
    settings["theme"] |= {"name": theme, "color_mode": "auto"}
    careers = yaml.safe_load((EXAMPLE / "careers.yml").read_text(encoding="utf-8"))
    careers["open_application"] = {
        "title": "Nothing fits?",
        "text": "Tell us what you would like to do.",
    }
    if not plugin:
        settings["plugins"] = ["search"]
    docs = EXAMPLE / "docs"
    return {
        **{
            f"docs/{path.relative_to(docs).as_posix()}": path.read_bytes()
            for path in docs.rglob("*")
            if path.is_file()
        },
        "docs/table.md": "# All jobs\n\n"
        "<!-- careers:listing {layout: table, group_by: employment_unit} -->\n\n"
        "## Contracts\n\n"
        "<!-- careers:listing {where: {employment_type: CONTRACTOR}, filters: always} -->\n",
        "docs/empty.md": "# No job\n\n<!-- careers:listing {where: {identifier: none}} -->\n",
        "careers.yml": yaml.safe_dump(careers, sort_keys=False),
        "mkdocs.yml": yaml.safe_dump(settings | {"nav": None}, sort_keys=False),
    }


@pytest.fixture(scope="module")
def address_of(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., str]]:
    """Give a function that builds and serves the example by theme, with the plugin or without."""
    with ExitStack() as servers:

        @cache
        def address(theme: str, *, plugin: bool) -> str:
            folder = tmp_path_factory.mktemp(theme)
            files = example(theme, plugin=plugin)
            site = build_site(folder, files, strict=plugin, CAREERS_AS_OF="", CAREERS_PREVIEW="1")
            return servers.enter_context(serve_folder(site.folder))

        yield address


@pytest.fixture
def judge(judges: Judges) -> Callable[[Page], list[Finding]]:
    """Return the judge of the page that is open."""
    axe = (judges.work / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")

    def find(page: Page) -> list[Finding]:
        page.evaluate(axe)
        return [Finding(*finding) for finding in page.evaluate(JUDGE, RULES)]

    return find


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(("theme", "scheme"), LOOKS)
def test_axe(
    theme: str,
    scheme: Scheme,
    size: str,
    browser: Browser,
    judge: Callable[[Page], list[Finding]],
    address_of: Callable[..., str],
) -> None:
    width, height = SIZES[size]
    page = browser.new_page(
        viewport={"width": width, "height": height}, color_scheme=scheme, reduced_motion="reduce"
    )

    @cache
    def rules_broken_without(address: str) -> set[str]:
        """Return the rules that the theme breaks; a page of ours is held to the careers index."""
        root = address_of(theme, plugin=False)
        response = page.goto(f"{root}/{address}")
        if response is None or not response.ok:
            page.goto(f"{root}/careers/")
        return {finding.rule for finding in judge(page)}

    found = []
    for name, visit in VISITS.items():
        theirs = rules_broken_without(visit.address)
        page.goto(f"{address_of(theme, plugin=True)}/{visit.address}")
        visit.act(page)
        assert (sum(page.evaluate(BACKGROUND)) < 384) == (scheme == "dark")
        found += [
            f"{name}: {finding.words}"
            for finding in judge(page)
            if finding.is_ours or finding.rule not in theirs
        ]
    page.close()
    assert not found, "\n".join(found)


@pytest.mark.parametrize("rule", BAD)
def test_axe_judges(rule: str, browser: Browser, judge: Callable[[Page], list[Finding]]) -> None:
    page = browser.new_page()
    page.set_content(SHELL.format(outside="Work with us.", inside=GOOD))
    assert judge(page) == []
    page.set_content(SHELL.format(outside="Work with us.", inside=GOOD + BAD[rule]))
    assert {(finding.rule, finding.is_ours) for finding in judge(page)} == {(rule, True)}
    page.set_content(SHELL.format(outside="</p>" + BAD[rule] + "<p>", inside=GOOD))
    assert {(finding.rule, finding.is_ours) for finding in judge(page)} == {(rule, False)}
    page.close()
