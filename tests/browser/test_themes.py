"""The example site in real themes, whose own scripts and styles are on the page, too."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Literal

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from tests.browser.listing import Listing, query
from tests.browser.sites import THEMES

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import BrowserContext, Page, Route

    Example = Callable[..., str]
    NewContext = Callable[..., BrowserContext]

Scheme = Literal["light", "dark"]
JOB = "/careers/library-partnerships-manager/"
RESEARCH = ("Research Intern", "Learning Outcomes Researcher")
TABLE = "# Work with us\n\n<!-- careers:listing {layout: table} -->\n"


@pytest.fixture(params=THEMES)
def theme(request: pytest.FixtureRequest) -> str:
    """Return a theme's name."""
    name: str = request.param
    return name


@pytest.fixture
def page(theme: str, example: Example, new_context: NewContext) -> Page:
    """Open the careers page in one theme after another."""
    page = new_context(base_url=example(theme)).new_page()
    page.goto("/careers/")
    return page


def test_filters(page: Page) -> None:
    listing = Listing(page)
    listing.choose("Team", "Research")
    listing.shows(*RESEARCH)
    listing.search.press_sequentially("intern")
    listing.shows("Research Intern")
    page.wait_for_url("**&q=intern")
    page.reload()
    listing.shows("Research Intern")
    page.go_back()
    expect(listing.jobs).to_have_count(11)


def test_a_search_that_is_shared_opens_no_other_search(page: Page) -> None:
    """Material and mkdocs take `q` for a search of the whole site and open that over the page."""
    page.goto("/careers/?utm_source=a&employment_unit=Research&q=intern")
    listing = Listing(page)
    listing.shows("Research Intern")
    page.wait_for_url("**?utm_source=a&employment_unit=Research&q=intern")
    page.wait_for_load_state("networkidle")
    expect(page.locator("[data-md-toggle=search]:checked")).to_have_count(0)
    expect(page.locator(".modal.show")).to_have_count(0)
    expect(listing.search).to_have_value("intern")
    listing.search.click()  # nothing lies over it
    listing.search.press("Escape")
    listing.shows(*RESEARCH)
    page.wait_for_url("**?utm_source=a&employment_unit=Research")


def test_keys_in_the_search_are_no_shortcuts(page: Page) -> None:
    search = Listing(page).search
    search.press_sequentially("snp?/f,.")
    expect(search).to_have_value("snp?/f,.")
    expect(search).to_be_focused()
    page.wait_for_url("**/careers/?q=snp%3F%2Ff%2C.")
    assert query(page) == [("q", "snp?/f,.")]


def test_the_clock_of_the_site_is_kept(page: Page) -> None:
    """The example stands still in January 2017, whatever the reader's clock says."""
    listing = Listing(page)
    intern = listing.jobs.filter(has_text="Research Intern")
    expect(intern.locator("[data-careers-made]")).to_have_text(["New"])
    expect(listing.part("count")).to_have_text("11 open positions")


NARROW = {"width": 320, "height": 640}
OVERFLOWING = """() => [...document.querySelectorAll("[data-careers], [data-careers] *")]
  .filter((element) => {
    const box = element.getBoundingClientRect();
    return box.width && (box.right > innerWidth + 1 || box.left < -1);
  }).map((element) => element.outerHTML.slice(0, 80))"""
SMALL = """() => [...document.querySelectorAll(
    ".careers-values a, .careers-listing input, [data-careers] button, .careers-button, "
    + "li .careers-title a")]
  .map((element) => [element.textContent, element.getBoundingClientRect()])
  .filter(([, box]) => box.width && (box.height < 24 || box.width < 24))
  .map(([text, box]) => `${text} ${box.width} ${box.height}`)"""


@pytest.mark.parametrize("path", ["/careers/", JOB, "/careers/survey-analyst/"])
def test_a_narrow_phone(page: Page, path: str) -> None:
    """WCAG 1.4.10 asks for 320 pixels without scrolling sideways, 2.5.8 for targets of 24."""
    page.set_viewport_size(NARROW)  # type: ignore[arg-type]
    page.goto(path)
    assert page.evaluate(OVERFLOWING) == []
    assert page.evaluate(SMALL) == []


def test_a_table_on_a_narrow_phone(theme: str, example: Example, new_context: NewContext) -> None:
    page = new_context(base_url=example(theme, TABLE), viewport=NARROW).new_page()
    page.goto("/careers/")
    assert page.evaluate(OVERFLOWING) == []
    row = Listing(page).jobs.filter(has_text="Web Developer")
    label = "e => getComputedStyle(e, '::before').content"
    assert row.get_by_text("$60,000").locator("xpath=ancestor::td").evaluate(label) == '"Pay"'
    page.set_viewport_size({"width": 1280, "height": 720})
    expect(page.get_by_role("columnheader", name="Pay")).to_be_visible()
    assert row.evaluate("e => getComputedStyle(e).display") == "table-row"


ON_PAPER = (
    "Library Partnerships Manager", "What you will do", "partnerships@example.org",
    "Library Partnerships Manager (DEMO-COM-2017-1)", "February 28, 2017",
    "https://careers.example.org/careers/library-partnerships-manager/", "Equal opportunity",
    "$54,000", "37.5 hours a week",
)  # fmt: skip
NOT_ON_PAPER = (
    "Apply by email", "Copy", "Related positions", "Research Intern", "See all open positions",
    "Home", "Made with", "Search", "Table of contents", "Next", "Previous", "Built with",
)  # fmt: skip


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_job_on_paper(theme: str, scheme: str, example: Example, new_context: NewContext) -> None:
    page = new_context(base_url=example(theme), color_scheme=scheme).new_page()
    page.goto(JOB)
    reader = PdfReader(BytesIO(page.pdf(format="A4")))
    text = " ".join(" ".join(part.extract_text() for part in reader.pages).split())
    assert [words for words in ON_PAPER if words not in text] == []
    assert [words for words in NOT_ON_PAPER if words in text] == []
    assert len(reader.pages) <= 4
    page.emulate_media(media="print")
    assert (
        page.locator(".careers-fact dd").first.evaluate("e => getComputedStyle(e).color")
        == "rgb(0, 0, 0)"
    )


def test_a_list_on_paper(page: Page) -> None:
    page.emulate_media(media="print")
    listing = Listing(page)
    expect(listing.part("filters")).to_be_hidden()
    expect(listing.jobs).to_have_count(11)


def test_instant_navigation(example: Example, new_context: NewContext) -> None:
    address = example("material")
    page = new_context(base_url=address).new_page()

    def move(route: Route) -> None:
        """Put the pages of the sitemap, which Material goes by, where the site is served."""
        text = route.fetch().text().replace("https://careers.example.org", address)
        route.fulfill(body=text, content_type="application/xml")

    page.route("**/sitemap.xml", move)
    page.goto("/")
    page.wait_for_load_state("networkidle")  # only then Material knows the site's pages
    page.evaluate("window.stays = true")
    page.get_by_role("link", name="Careers", exact=True).filter(visible=True).first.click()
    page.wait_for_url("**/careers/")
    listing = Listing(page)
    expect(listing.search).to_be_visible()
    listing.choose("Team", "Research")
    listing.shows(*RESEARCH)
    listing.search.fill("intern")
    listing.shows("Research Intern")
    listing.root.get_by_role("link", name="Research Intern").click()
    page.wait_for_url("**/research-intern/")
    expect(page.get_by_role("button", name="Copy the subject")).to_be_visible()
    page.go_back()
    listing.shows("Research Intern")
    page.go_back()
    expect(listing.jobs).to_have_count(11)
    assert page.evaluate("window.stays") is True


def test_right_to_left(example: Example, new_context: NewContext) -> None:
    page = new_context(
        base_url=example("material", None, "ar"), viewport={"width": 1280, "height": 900}
    ).new_page()
    page.goto("/careers/")
    listing = Listing(page)
    card = listing.jobs.filter(has_text="Program Coordinator")
    title, summary = (
        card.locator(f".careers-{name}").bounding_box() for name in ("title", "summary")
    )
    assert title
    assert summary
    assert title["x"] > summary["x"]
    before = listing.part("count").inner_text()
    assert before.startswith("11 ")
    listing.row("المكان").get_by_role("link").nth(1).click()
    expect(listing.part("count")).not_to_have_text(before)
    assert page.evaluate(OVERFLOWING) == []


CONTRASTS = """(primary) => {
  document.body.dataset.mdColorPrimary = primary;
  const context = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
  const paint = (...colours) => {
    for (const colour of colours) { context.fillStyle = colour; context.fillRect(0, 0, 1, 1); }
    const [red, green, blue] = [...context.getImageData(0, 0, 1, 1).data]
      .map((value) => value / 255)
      .map((value) => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const backgrounds = (element) => element
    ? [...backgrounds(element.parentElement), getComputedStyle(element).backgroundColor] : [];
  const names = "[data-careers] a, [data-careers] button, [data-careers] label, [data-careers] dt, "
    + "[data-careers=count], [data-careers] p, .careers-mark, .careers-group-count, "
    + "[data-careers=value-count], .careers-end a";
  return [...document.querySelectorAll(names)]
    .filter((element) => element.checkVisibility())
    .map((element) => {
      const behind = backgrounds(element);
      const [one, other] = [paint(...behind), paint(...behind, getComputedStyle(element).color)];
      const ratio = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
      return [ratio, `${primary}: ${element.outerHTML.slice(0, 60)} ${ratio.toFixed(2)}`];
    })
    .filter(([ratio]) => ratio < 4.5)
    .map(([, words]) => words);
}"""
PRIMARIES = (
    "red", "pink", "purple", "deep-purple", "indigo", "blue", "light-blue", "cyan", "teal",
    "green", "light-green", "lime", "yellow", "amber", "orange", "deep-orange", "brown", "grey",
    "blue-grey", "black", "white",
)  # fmt: skip


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_colour_of_material_can_be_read(
    scheme: Scheme, example: Example, new_context: NewContext
) -> None:
    """WCAG 1.4.3, whatever the site's colour is."""
    page = new_context(base_url=example("material"), color_scheme=scheme).new_page()
    page.goto("/careers/?employment_unit=Community")
    expect(Listing(page).value("Team", "Community")).to_have_attribute("aria-current", "true")
    assert [words for primary in PRIMARIES for words in page.evaluate(CONTRASTS, primary)] == []
    page.goto(JOB)
    expect(page.get_by_role("button", name="Copy the subject")).to_be_visible()
    assert [words for primary in PRIMARIES for words in page.evaluate(CONTRASTS, primary)] == []
    page.add_style_tag(content=".careers-copy { color: #fc0 !important; background: #fff }")
    assert page.evaluate(CONTRASTS, "indigo")  # the eye that looks here can see
