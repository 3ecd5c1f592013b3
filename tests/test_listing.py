"""The listing: which jobs it shows, what it says of each, and what its script is told."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_careers.dates import parse_deadline
from mkdocs_careers.listing_settings import LAYOUTS, Listing
from mkdocs_careers.model import HYBRID, TELECOMMUTE, Job, Organization, Place, Salary
from mkdocs_careers.outputs.facets import FEW_JOBS
from mkdocs_careers.outputs.language import load_language
from mkdocs_careers.outputs.listing import Listings
from mkdocs_careers.outputs.listing_options import ListingOptions
from mkdocs_careers.outputs.spot import Spot
from tests.hosts.site import HtmlPage, text_of
from tests.listed import ENGLISH, SPOT, TEMPLATES, Listed, read, render, show
from tests.strategies import HOSTILE, MINIMAL, areas_of, jobs

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
A, T, W = "R&D Analyst -> analyst/", "Trainer -> trainer/", "Writer -> writer/"
FILTERED = ListingOptions(filters="always")
PARTNER = Organization("Demo Harbor Public Library")


@pytest.mark.parametrize("layout", LAYOUTS)
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
         ["## Remote 1", A, "## Hybrid 1", T, "## Other positions 1", W]),
        (ListingOptions(group_by="applicant_location_requirements"),
         ["## North America 1", A, "## The European Union 1", A, "## Other positions 2", T, W]),
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
def test_jobs_and_groups(options: ListingOptions, expected: list[str], layout: str) -> None:
    assert show(ALL, replace(options, layout=layout)).shape == expected


@pytest.mark.parametrize(
    ("count", "said"),
    [(1, "1 open position"), (2, "2 open positions"), (1200, "1,200 open positions")],
)
def test_count(count: int, said: str) -> None:
    many = [replace(MINIMAL, path=f"careers/{number}.md") for number in range(count)]
    [line] = show(many, ListingOptions()).all("p", data_careers="count")
    assert text_of(line) == said
    assert line.get("role") == "status"


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (ListingOptions(group_by="employment_type"), "3 open positions"),  # one is in two groups
        (ListingOptions(limit=2), "2 open positions"),
        (ListingOptions(where={"employment_type": "FULL_TIME"}), "1 open position"),
    ],
)
def test_only_what_is_shown_is_counted(options: ListingOptions, said: str) -> None:
    shown = show(ALL, options)
    assert text_of(shown.all("p", data_careers="count")[0]) == said


# A job ------------------------------------------------------------------------------------------


def card(job: Job, options: ListingOptions = FILTERED, **site: Any) -> Listed:
    """Return the first job of a listing of it alone."""
    return Listed(show([job], options, **site).jobs[0])


def parts(shown: HtmlPage, class_: str) -> list[str]:
    """Return the text of what stands in the element of a class."""
    return [text_of(inner) for element in shown.all("*", class_=class_) for inner in element]


def test_card() -> None:
    shown = card(WRITER)
    assert shown.root.get("class") == "careers-job careers-featured"
    assert shown.root.get("data-careers-posted") == "2026-11-01"
    assert shown.root.get("data-careers-until") == "2027-01-15T23:59:59-05:00"
    [title] = shown.all("p", class_="careers-title")
    assert [link.get("href") for link in title.iter("a")] == ["writer/"]
    assert text_of(title) == "Writer"
    assert parts(shown, "careers-marks") == ["Featured"]
    assert parts(shown, "careers-summary") == [
        "Design", "Chicago", "Full time, Internship", "$52,000\N{EN DASH}$64,000 a year",
    ]  # fmt: skip
    assert parts(shown, "careers-description") == ["Write <b>well</b> & often."]
    assert parts(shown, "careers-dates") == ["Posted November 1, 2026", "Apply by January 15, 2027"]
    times = [time.get("datetime") for time in shown.all("time")]
    assert times == ["2026-11-01", "2027-01-15T23:59:59-05:00"]


def test_card_of_a_job_of_which_little_is_known() -> None:
    little = Job(path="careers/a.md", title="A", job_location_type=TELECOMMUTE)
    shown = card(little)
    assert shown.root.get("class") == "careers-job"
    for name in ("posted", "until"):
        assert shown.root.get(f"data-careers-{name}") is None
    assert parts(shown, "careers-marks") == []
    assert shown.all("p", data_careers="marks"), "the script finds no place for its marks"
    assert parts(shown, "careers-summary") == ["Remote"]
    assert not shown.all("p", class_="careers-dates")
    assert not shown.all("p", class_="careers-description")


def test_deadline_with_a_time_says_its_zone() -> None:
    zone = ZoneInfo("Africa/Johannesburg")
    job = replace(WRITER, valid_through=parse_deadline("2027-01-15 12:00", zone))
    [_, until] = parts(card(job), "careers-dates")
    assert until == "Apply by January 15, 2027, 12:00 PM (Johannesburg time)"


def test_parts_are_apart_without_a_stylesheet() -> None:
    [summary] = card(WRITER).all("p", class_="careers-summary")
    assert "Design Chicago Full time" in text_of(summary)


def test_card_does_not_repeat_its_group() -> None:
    shown = card(WRITER, ListingOptions(group_by="employment_unit"))
    assert "Design" not in parts(shown, "careers-summary")


@pytest.mark.parametrize(
    ("group_by", "own", "said"),
    [(None, None, ["Demo Harbor Public Library", "Peer 2 Peer University"]),
     (None, MINIMAL.hiring_organization, ["Demo Harbor Public Library"]),
     ("hiring_organization", None, [])],
)  # fmt: skip
def test_employer_is_named_where_there_are_several(
    group_by: str | None, own: Organization | None, said: list[str]
) -> None:
    other = replace(TRAINER, hiring_organization=PARTNER)
    options = ListingOptions(group_by=group_by, sort=("title",))
    shown = show([other, WRITER], options, organization=own)
    names = {"Demo Harbor Public Library", "Peer 2 Peer University"}
    assert [part for part in parts(shown, "careers-summary") if part in names] == said
    assert not names & set(parts(show([WRITER], options), "careers-summary"))


def test_nameless_employer_stays_nameless() -> None:
    secret = replace(TRAINER, hiring_organization=Organization("confidential"))
    html = render([secret, WRITER], FILTERED)
    assert parts(read(html), "careers-summary")[0] == "Confidential"
    assert "hiring_organization=confidential" in html


def terms(job: Job, options: ListingOptions = FILTERED) -> list[str]:
    return str(card(job, options).root.get("data-careers-terms")).split(", ")


def test_terms_are_what_the_card_does_not_show() -> None:
    job = replace(
        WRITER, skills=("facilitation", "Write"), identifier="PC-1", industry="Education",
        occupational_category="13-1151.00", job_location=tuple(
            Place("US", f"Town {number}", "IL", name="The barn") for number in range(9)
        ),
    )  # fmt: skip
    assert terms(job) == [
        "Peer 2 Peer University", "The barn", "IL", "United States",
        *(f"Town {number}" for number in range(3, 9)),
        "facilitation", "PC-1", "13-1151.00", "Education",
    ]  # fmt: skip


def test_terms_hold_what_a_heading_says() -> None:
    assert "Design" not in terms(WRITER)
    grouped = replace(FILTERED, group_by="employment_unit")
    assert "Design" in terms(WRITER, grouped)


def test_terms_name_the_countries_of_an_area() -> None:
    assert {"Germany", "Mexico"} <= set(terms(ANALYST))
    anywhere = replace(ANALYST, applicant_location_requirements=areas_of(["WORLDWIDE"]))
    assert "Germany" not in terms(anywhere)


def test_terms_of_a_table_hold_the_description() -> None:
    assert any("well" in term for term in terms(WRITER, replace(FILTERED, layout="table")))


# A table ----------------------------------------------------------------------------------------


def table(found: tuple[Job, ...], **options: Any) -> tuple[list[str], list[list[str]]]:
    """Return the head of a table, and the cells of its rows."""
    shown = show(found, ListingOptions(layout="table", sort=("title",), **options))
    head, *body = shown.all("tr")
    for row in body:
        width = sum(int(cell.get("colspan", "1")) for cell in row)
        assert width == len(head), "a row is wider than the table"
    return [text_of(cell) for cell in head], [[text_of(cell) for cell in row] for row in body]


def test_table() -> None:
    head, body = table(ALL, group_by="employment_type")
    assert head == ["Position", "Team", "Place", "Type", "Pay", "Posted", "Apply by"]
    writer = [
        "Writer Featured", "Design", "Chicago", "Full time, Internship",
        "$52,000\N{EN DASH}$64,000 a year", "November 1, 2026", "January 15, 2027",
    ]  # fmt: skip
    trainer = ["Trainer", "Community", "Chicago · Hybrid", "", "", "November 3, 2026", ""]
    analyst = [
        "R&D Analyst", "", "Remote (the European Union, North America)", "Internship", "",
        "November 2, 2026", "",
    ]  # fmt: skip
    assert body == [
        ["Full time 1"], writer, ["Internship 2"], analyst, writer, ["Other positions 1"], trainer,
    ]  # fmt: skip


def test_table_has_no_empty_column() -> None:
    little = replace(MINIMAL, path="careers/a.md", title="A", date_posted=None)
    assert table((little,))[0] == ["Position", "Place"]
    head, body = table((WRITER,), group_by="employment_unit")
    assert "Team" not in head
    assert body[0] == ["Design 1"]


def test_table_is_told_by_its_cells() -> None:
    shown = show(ALL, replace(FILTERED, layout="table", sort=("title",)))
    assert {cell.get("scope") for cell in shown.all("th")} == {"col", "row"}
    [_, _, writer] = shown.jobs
    cells = {cell.get("class"): cell.get("data-label") for cell in writer.iter("td")}
    assert cells["careers-cell-unit"] == "Team"
    assert cells["careers-cell-until"] == "Apply by"
    assert next(writer.iter("time")).get("datetime") == "2026-11-01"
    empty = [cell for job in shown.jobs for cell in job.iter("td") if text_of(cell) == ""]
    assert empty
    assert all(len(cell) == 0 and not cell.text for cell in empty), "`:empty` does not hold"


# Headings and several listings -------------------------------------------------------------------


@pytest.mark.parametrize("level", [2, 4, 6])
def test_level_of_headings(level: int) -> None:
    shown = show(ALL, ListingOptions(group_by="employment_unit"), replace(SPOT, level=level))
    assert len(shown.all(f"h{level}")) == 3


def test_ids_are_those_of_the_listing() -> None:
    spots = [replace(SPOT, number=number) for number in (1, 2)]
    html = "".join(render(BOARD, ListingOptions(), spot) for spot in spots)
    ids = re.findall(r' id="([^"]+)"', html)
    assert len(ids) == len(set(ids)) > 4
    for name in re.findall(r'\b(?:for|aria-labelledby)="([^"]+)"', html):
        assert name in ids


# Filters ----------------------------------------------------------------------------------------

BOARD = [
    replace(
        MINIMAL,
        path=f"careers/{number}.md",
        title=f"Job {number}",
        employment_unit=("Design", "Research", None)[number % 3],
        job_location=(Place("US", ("Boston", "Chicago")[number % 2]),),
        job_location_type=TELECOMMUTE if number == 3 else None,
    )
    for number in range(9)
]


def paged(token: str) -> str:
    return f"facets/{token.replace('=', '/')}/"


def test_filters() -> None:
    shown = show(BOARD, ListingOptions(), replace(SPOT, index_url="./", facet_url=paged))
    assert shown.rows == {
        "Team": ["All 9", "Design 3", "Research 3"],
        "Place": ["All 9", "Boston 5", "Chicago 4", "Remote 1"],
    }
    [filters] = shown.parts("filters")
    assert filters.root.get("role") == "search"
    assert filters.root.get("hidden") is None
    links = {link.get("data-careers-value"): link for link in shown.all("a", data_careers="value")}
    assert links[""].get("href") == "./"
    assert links["employment_unit=Design"].get("href") == "facets/employment_unit/Design/"
    assert links["job_location_type=TELECOMMUTE"].get("data-careers-id") == "4"
    assert all(link.get("aria-current") == "true" for link in links.values() if link == links[""])
    assert [p.get("hidden") is not None for p in shown.all("p", data_careers="search")] == [True]
    [clear, again] = shown.all("button")
    assert clear.get("hidden") is not None
    assert again.get("hidden") is None, "it stands in what is hidden while some match"
    assert shown.all("div", data_careers="none")[0].get("hidden") is not None


def test_jobs_name_their_values_by_number() -> None:
    shown = show(BOARD, ListingOptions(sort=("title",)))
    named = {
        link.get("data-careers-id"): link.get("data-careers-value", "")
        for link in shown.all("a", data_careers="value")
    }
    for job, element in zip(BOARD, shown.jobs, strict=True):
        tokens = {named[number] for number in str(element.get("data-careers-facets")).split()}
        places = {f"job_location={place.address_locality}" for place in job.job_location}
        team = {f"employment_unit={job.employment_unit}"} if job.employment_unit else set()
        remote = {"job_location_type=TELECOMMUTE"} if job.is_remote else set()
        assert tokens == places | team | remote


def test_few_jobs_are_not_filtered() -> None:
    few = BOARD[: FEW_JOBS - 1]
    shown = show(few, ListingOptions())
    assert not shown.parts("filters") + shown.parts("none") + shown.parts("search")
    assert all(job.get("data-careers-facets") is None for job in shown.jobs)
    assert all(job.get("data-careers-terms") is None for job in shown.jobs)
    assert show(few, ListingOptions(filters="always")).parts("filters")
    assert show(few, ListingOptions(filters=("employment_unit",))).rows.keys() == {"Team"}
    assert not show(BOARD, ListingOptions(filters="never")).parts("filters")


@pytest.mark.parametrize(
    "options", [ListingOptions(limit=8), ListingOptions(where={"employment_type": []})]
)
def test_filters_of_some_jobs_wait_for_the_script(options: ListingOptions) -> None:
    found = [replace(job, employment_type=("INTERN",)) for job in BOARD]
    options = replace(options, where={"employment_type": "INTERN"} if options.where else None)
    shown = show(found, options, replace(SPOT, facet_url=paged))
    [filters] = shown.parts("filters")
    assert filters.root.get("hidden") is not None
    assert shown.rows["Team"][0] == ("All 8" if options.limit else "All 9")


def test_filters_wait_for_the_script_where_one_value_has_no_page() -> None:
    spot = replace(SPOT, facet_url=lambda token: None if "Boston" in token else paged(token))
    [filters] = show(BOARD, ListingOptions(), spot).parts("filters")
    assert filters.root.get("hidden") is not None
    assert "?employment_unit=Design" in filters.links


def test_search_alone_waits_for_the_script() -> None:
    alike = [replace(MINIMAL, path=f"careers/{number}.md") for number in range(8)]
    [filters] = show(alike, ListingOptions(), replace(SPOT, facet_url=paged)).parts("filters")
    assert filters.root.get("hidden") is not None
    assert not filters.all("ul")


def test_nothing_is_filtered_where_no_job_is_open() -> None:
    shown = show([], ListingOptions(filters="always"))
    assert not shown.parts("filters") + shown.parts("count") + shown.parts("none")


# The page of one value ----------------------------------------------------------------------------


def show_facet(token: str, **options: Any) -> Listed:
    listings = Listings(ENGLISH, TEMPLATES)
    selection = listings.select(BOARD, ListingOptions(sort=("title",), **options))
    [value] = [v for row in selection.rows for v in row.values if v.token == token]
    spot = replace(SPOT, index_url="../../", facet_url=lambda token: f"../{token}/")
    return read(listings.render_facet(selection, value, spot))


def test_facet_shows_its_jobs_alone() -> None:
    shown = show_facet("employment_unit=Research")
    assert shown.shape == ["Job 1 -> 1/", "Job 4 -> 4/", "Job 7 -> 7/"]
    assert text_of(shown.all("p", data_careers="count")[0]) == "3 open positions"


def test_facet_links_to_all_others() -> None:
    shown = show_facet("employment_unit=Research")
    assert not shown.parts("filters") + shown.parts("value") + shown.parts("search")
    [links] = shown.parts("facet-links")
    assert links.root.tag == "nav"
    assert shown.rows["Team"] == ["All 9", "Design 3", "Research 3"]
    current = [text_of(link) for link in links.all("a", aria_current="true")]
    assert current == ["Research 3"]
    assert "../job_location=Boston/" in links.links
    [back] = shown.all("p", class_="careers-back")
    assert [link.get("href") for link in back.iter("a")] == ["../../"]
    assert all(job.get("data-careers-facets") is None for job in shown.jobs)


@pytest.mark.parametrize(
    ("group_by", "expected"),
    [("employment_unit", []), ("job_location", ["## Boston 1", "## Chicago 2"])],
)
def test_facet_is_grouped_by_others_alone(group_by: str, expected: list[str]) -> None:
    shape = show_facet("employment_unit=Research", group_by=group_by).shape
    assert [line for line in shape if line.startswith("##")] == expected


def test_facet_has_the_layout_of_the_listing() -> None:
    assert show_facet("employment_unit=Research", layout="table").all("table")


# No jobs ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("empty", "said"),
    [(None, "<p>There are no open positions at the moment.</p>"),
     ("Come *back*.", "<p>Come <em>back</em>.</p>")],
)  # fmt: skip
def test_empty(empty: str | None, said: str) -> None:
    html = render([], ListingOptions(empty=empty))
    assert f'<div class="careers-empty">{said}</div>' in html
    shown = read(html)
    assert shown.parts("listing")
    assert not shown.jobs


# The script ---------------------------------------------------------------------------------------


def test_words_of_the_script() -> None:
    assert show(ALL, ListingOptions()).words == {
        "new": "New",
        "closes": "Closes {when}",
        "closed": "Closed",
        "count": {"one": "{number} open position", "other": "{number} open positions"},
    }


@pytest.mark.parametrize("tag", ["en", "de", "fr", "pl", "cs", "uk", "ja", "ar", "fi", "cy"])
def test_plural_forms_are_those_of_the_language(tag: str) -> None:
    language = load_language(tag)
    forms = language.plural_forms("{number} open position", "{number} open positions")
    assert "other" in forms
    assert all(form.count("{number}") <= 1 for form in forms.values())
    rule = Locale.parse(tag).plural_form
    for number in (0, 1, 2, 3, 5, 11, 21, 22, 100, 1000, 1_000_000):
        form = forms.get(rule(number), forms["other"])
        said = form.replace("{number}", language.count(number))
        if language.texts:
            assert said == language.ngettext(
                "{number} open position", "{number} open positions", number
            )


@pytest.mark.parametrize(("tag", "direction"), [("en", "ltr"), ("pt-BR", "ltr"), ("ar", "rtl")])
def test_language_of_the_listing(tag: str, direction: str) -> None:
    root = show(ALL, ListingOptions(), language=load_language(tag)).parts("listing")[0].root
    assert (root.get("lang"), root.get("dir")) == (tag, direction)


def test_clock_that_was_set_by_hand() -> None:
    moment = datetime(2026, 11, 10, 12, tzinfo=UTC)
    [root] = show(ALL, ListingOptions(), staged=moment).parts("listing")
    assert root.root.get("data-careers-now") == "2026-11-10T12:00:00+00:00"
    [root] = show(ALL, ListingOptions()).parts("listing")
    assert root.root.get("data-careers-now") is None


# Anything that people write -----------------------------------------------------------------------


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("text", [*HOSTILE, "a=b&c", "فريق التصميم", "'", "<address>"])
def test_hostile_words(text: str, layout: str) -> None:
    job = replace(
        WRITER, title=text, description=text, employment_unit=text, skills=(text,), identifier=text,
        job_location=(Place("US", text), Place("US", f"{text} 2")), hiring_organization=PARTNER,
    )  # fmt: skip
    options = ListingOptions(group_by="employment_unit", layout=layout, filters="always")
    other = replace(TRAINER, hiring_organization=Organization(text))
    shown = show([job, other], options)
    assert not shown.all("script")
    assert not shown.all("b")
    titles = [text_of(link) for link in shown.root.iter("a") if not link.get("data-careers")]
    assert " ".join(text.split()) in titles
    groups = [text_of(element[0]) for element in shown.all("*", class_="careers-group-title")]
    assert " ".join(text.split()) in groups
    values = [link.get("data-careers-value") for link in shown.all("a", data_careers="value")]
    assert f"employment_unit={text}" in values
    assert shown.words["new"] == "New"


@given(
    jobs(),
    st.sampled_from(["employment_unit", "employment_type", "job_location", "industry"]),
    st.sampled_from(LAYOUTS),
)
def test_any_job(job: Job, group_by: str, layout: str) -> None:
    options = ListingOptions(group_by, Listing().sort, layout=layout, filters="always")
    shown = show([job, TRAINER], options)
    assert not shown.all("script")
    assert len(shown.jobs) >= 2
    assert all(element.get("data-careers-terms") is not None for element in shown.jobs)


@given(st.permutations(ALL))
def test_order_of_the_files_does_not_matter(found: list[Job]) -> None:
    options = ListingOptions(sort=Listing().sort, filters="always", group_by="employment_type")
    assert render(found, options) == render(ALL, options)


def test_listing_of_many_jobs_links_to_each() -> None:
    many = [replace(MINIMAL, path=f"careers/{number}.md") for number in range(5000)]
    shown = show(many, ListingOptions())
    assert len({line.split(" -> ")[1] for line in shown.shape}) == 5000


def test_cards_are_the_same_from_every_page() -> None:
    """What is kept of a job holds no address of the page it was first shown on."""
    listings = Listings(ENGLISH, TEMPLATES)
    selection = listings.select(ALL, ListingOptions())
    near, far = (
        listings.render(selection, Spot(lambda job, base=base: f"{base}{job.path}", str))  # type: ignore[misc]
        for base in ("", '../"x&y"/')
    )
    assert [link for link in read(far).links if link] == [
        f'../"x&y"/{link}' for link in read(near).links
    ]
