"""Markers of listings: what their options say, what is wrong in them, and where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_careers.listing_settings import Listing
from mkdocs_careers.outputs.listing_options import ListingOptions, read_options
from mkdocs_careers.outputs.markers import (
    MARKER,
    Marker,
    find_markers,
    find_written_markers,
    replace_markers,
)
from tests.listed import show

if TYPE_CHECKING:
    from mkdocs_careers.diagnostics import Problem

SITE = Listing(group_by="employment_unit", sort=("title",), empty="Come *back*.")
DEFAULT = ListingOptions("employment_unit", ("title",), None, None, "Come *back*.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", DEFAULT),
        (" {} ", DEFAULT),
        ("{group_by: none}", ListingOptions(None, ("title",), None, None, "Come *back*.")),
        ("{group_by: job_location, sort: [-title], limit: 3, empty: None.}",
         ListingOptions("job_location", ("-title",), None, 3, "None.")),
        ("\ngroup_by: employment_type\nwhere:\n  employment_type: CONTRACTOR\n  featured: true\n",
         ListingOptions("employment_type", ("title",),
                        {"employment_type": "CONTRACTOR", "featured": True}, None, "Come *back*.")),
        ("{where: {employment_type: [INTERN, VOLUNTEER]}}",
         ListingOptions("employment_unit", ("title",), {"employment_type": ["INTERN", "VOLUNTEER"]},
                        None, "Come *back*.")),
        ("{layout: table, filters: always, open_application: false, group_by: none, empty: E}",
         ListingOptions(None, ("title",), None, None, "E", "table", "always",
                        open_application=False)),
        ("{filters: [job_location, employment_unit, job_location], group_by: none, empty: E}",
         ListingOptions(None, ("title",), None, None, "E", "cards",
                        ("job_location", "employment_unit"))),
        ("{filters: industry, group_by: none, empty: E}",
         ListingOptions(None, ("title",), None, None, "E", "cards", ("industry",))),
    ],
)  # fmt: skip
def test_read_options(text: str, expected: ListingOptions) -> None:
    assert read_options(text, SITE) == (expected, [])


def test_settings_hold_where_the_marker_says_nothing() -> None:
    site = Listing(layout="table", filters=("industry",))
    options, _ = read_options("", site)
    assert (options.layout, options.filters) == ("table", ("industry",))
    options, _ = read_options("{layout: cards, filters: never}", site)
    assert (options.layout, options.filters) == ("cards", "never")


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
        ("{layout: grid}", "`layout` cannot be `grid`."),
        ("{layout: true}", "`layout` cannot be `true`."),
        ("{layout: [table]}", "`layout` cannot be a list."),
        ("{filters: 8}", "`filters` cannot be `8`."),
        ("{filters: []}", "`filters` is an empty list."),
        ("{filters: [auto]}", "`filters` cannot be `auto`."),
        ("{filters: [title]}", "`filters` cannot be `title`."),
        ("{filters: {employment_unit: true}}", "`filters` cannot be a set of"),
        ("{open_application: no}", "`open_application` must be `true` or `false`"),
    ],
)
def test_wrong_options(text: str, said: str) -> None:
    options, problems = read_options(text, SITE)
    assert problems
    assert {problem.code.code for problem in problems} == {"invalid-marker"}
    assert said in problems[0].message
    show([], options)


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("{filters: false}", "did you mean `never`?"),
        ("{filters: off}", "did you mean `never`?"),
        ("{filters: true}", "did you mean `always`?"),
        ("{filters: on}", "did you mean `always`?"),
        ("{filters: allways}", "did you mean `always`?"),
        ("{filters: [employment-unit]}", "did you mean `employment_unit`?"),
        ("{layout: tables}", "did you mean `table`?"),
        ("{open_application: off}", "write `false`"),
    ],
)
def test_hint(text: str, hint: str) -> None:
    [problem] = read_options(text, SITE)[1]
    assert problem.hint == hint


def test_all_that_is_wrong_is_said_at_once() -> None:
    _, problems = read_options("{group_by: color, limit: 0, colour: red, layout: x}", SITE)
    assert len(problems) == 4


def test_what_is_right_beside_a_mistake_holds() -> None:
    options, problems = read_options("{layout: table, filters: off}", SITE)
    assert (options.layout, options.filters, len(problems)) == ("table", "auto", 1)


@given(
    st.text(max_size=40)
    | st.from_regex(r"\{(group_by|where|limit|sort|layout|filters): [^}]{0,10}\}")
)
def test_any_options(text: str) -> None:
    options, problems = read_options(text, SITE)
    show([], options)
    assert all(is_complete(problem) for problem in problems)


def is_complete(problem: Problem) -> bool:
    return bool(problem.message and problem.hint)


PAGE = """\
# Careers

<!-- careers:listing {group_by: none} -->

Text `<!-- careers:listing -->` and <!-- another --> comment

    <!-- careers:listing -->

## Internships

<!--careers:listing
where:
  employment_type: INTERN
-->

```
<!-- careers:listing {limit: 9} -->
```

* <!-- careers:listing {limit: 1} -->
"""


def html_of(text: str) -> str:
    return str(markdown.markdown(text, extensions=["pymdownx.superfences"]))


def test_markers() -> None:
    html = html_of(PAGE)
    markers = [Marker(" ".join(one.options.split()), one.level) for one in find_markers(html)]
    assert markers == [
        Marker("{group_by: none}", 2),
        Marker("where: employment_type: INTERN", 3),
        Marker("{limit: 1}", 3),
    ]
    html = replace_markers(html, lambda number: f"<div>list {number}</div>")
    assert [html.count(f"<div>list {number}</div>") for number in range(4)] == [1, 1, 1, 0]
    assert html.count("&lt;!-- careers:listing") == 3
    assert "<!-- another -->" in html
    assert "<p><div>" not in html
    assert MARKER.search(html) is None


@pytest.mark.parametrize(
    ("above", "level"),
    [("", 2), ("<p>x</p>", 2), ("<h1>A</h1>", 2), ("<h1>A</h1><h2 id='b'>B</h2>", 3),
     ("<h2>A</h2><h4>B</h4>", 5), ("<h6>A</h6>", 6), ("<h3>A</h3><h2>B</h2>", 3),
     ("<pre>&lt;h5&gt;</pre>", 2), ("<hr><header>x</header>", 2)],
)  # fmt: skip
def test_level_of_headings(above: str, level: int) -> None:
    [marker] = find_markers(f"{above}<!-- careers:listing --><h5>below</h5>")
    assert marker.level == level


def test_written_markers_are_those_outside_of_code() -> None:
    found = [" ".join(options.split()) for options in find_written_markers(PAGE)]
    # An indented block may be a list's: it is only told from one when it is rendered.
    assert found == ["{group_by: none}", "", "where: employment_type: INTERN", "{limit: 1}"]
    assert find_written_markers("# Careers\n") == []
    assert find_written_markers("<!-- careers:listing -->\r\n") == [" "]
    assert find_written_markers("<!-- see careers:listing -->") == []


@pytest.mark.parametrize(
    "html", ["<!-- careers:listings -->", "<!-- careers -->", "careers:listing"]
)
def test_no_marker(html: str) -> None:
    assert find_markers(html) == []
    assert replace_markers(html, lambda _: "x") == html
