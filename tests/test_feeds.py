"""Feeds: what each says of the open jobs, in words that try to get out of their place."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime
from html import escape, unescape
from typing import Any
from xml.etree import ElementTree as ET
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_careers.dates import parse_deadline
from mkdocs_careers.feed_settings import NAMES, SUBSCRIBED, FeedSettings
from mkdocs_careers.localization import Localization
from mkdocs_careers.model import HYBRID, Job, Organization, Place, Salary, State
from mkdocs_careers.outputs.feeds.channel import start_of_day
from mkdocs_careers.outputs.feeds.clean_text import clean_text
from mkdocs_careers.outputs.feeds.formats import FORMATS
from mkdocs_careers.outputs.feeds.plan import name_job
from mkdocs_careers.settings import Settings
from tests.strategies import CHICAGO, EMPLOYER, FULL, HOSTILE, MINIMAL, NEW_YORK, areas_of, jobs
from tests.syndicated import (
    ATOM,
    SITE_URL,
    WITH_TITLES,
    publish,
    read_entries,
    render,
    render_all,
    url_of,
)

ANY_TEXT = st.text(st.characters() | st.characters(categories=["Cc", "Cs"]), max_size=60)
NASTY = (*HOSTILE, "\x00\x08\x0b\x1f", "\ud800 \udfff", "\ufffe\uffff", "a\r\nb\rc", "]]>]]>>",
         "]]", ">", "&amp;lt;", "&copy &notit;", "\x85\x7f", "<![CDATA[x]]>")  # fmt: skip
PARTNER = Organization("Partner Library", url="https://partner.example")
SECRET = Organization("confidential", url="https://secret.example", overview="Who we are")


def others(count: int) -> list[Job]:
    return [
        replace(MINIMAL, path=f"careers/job-{number}.md", title=f"Job {number}",
                date_posted=date(2026, 10, 1) + timedelta(number % 7))
        for number in range(count)
    ]  # fmt: skip


def entries(kind: str, *found: Job, **options: Any) -> list[dict[str, Any]]:
    return read_entries(kind, render(publish(found, **options), kind))


def test_every_kind_is_rendered() -> None:
    assert set(FORMATS) == set(NAMES)
    assert set(render_all(publish([FULL]))) == {
        "careers/atom.xml", "careers/rss.xml", "careers/feed.json", "jobs.json",
        "careers/indeed.xml", "careers/sitemap.xml",
    }  # fmt: skip


def test_no_address_no_feed() -> None:
    assert replace(publish([FULL]), site_url=None).feeds == ()
    assert replace(publish([FULL]), archived=True).feeds == ()


@pytest.mark.parametrize("kind", NAMES)
@pytest.mark.parametrize(
    "changed",
    [
        {"status": State.DRAFT}, {"status": State.FILLED}, {"status": State.CLOSED},
        {"status": State.PAUSED}, {"date_posted": date(2027, 1, 1)},
        {"valid_through": parse_deadline("2026-11-22", NEW_YORK)},
    ],
)  # fmt: skip
def test_only_open_jobs(kind: str, changed: dict[str, Any]) -> None:
    over = replace(FULL, path="careers/other.md", title="Nobody", **changed)
    found = entries(kind, FULL, over)
    assert found == entries(kind, FULL)
    assert {entry["url"] for entry in found} == {url_of(FULL.path)}


@pytest.mark.parametrize("kind", SUBSCRIBED)
def test_newest_first_whatever_the_order_of_the_files(kind: str) -> None:
    made = others(40)
    found = entries(kind, *made)
    assert found == entries(kind, *reversed(made))
    days = {job.title: job.date_posted for job in made}
    assert [days[entry["title"]] for entry in found] == sorted(
        (job.date_posted or date.min for job in made), reverse=True
    )


@pytest.mark.parametrize("kind", NAMES)
def test_bytes_are_the_same_on_another_day(kind: str) -> None:
    later = datetime(2026, 12, 24, 23, tzinfo=UTC)
    over = replace(FULL, path="careers/over.md", status=State.FILLED)
    made = [FULL, over, *others(5)]
    assert render(publish(made), kind) == render(publish(made, instant=later), kind)


@pytest.mark.parametrize("kind", NAMES)
def test_nothing_open(kind: str) -> None:
    text = render(publish([replace(FULL, status=State.FILLED)]), kind)
    found = read_entries(kind, text)
    if kind == "sitemap":  # the protocol wants one address at least
        assert found == [{"url": f"{SITE_URL}careers/", "day": None}]
    else:
        assert found == []
    never = render(publish([]), kind)
    assert never == render(publish([], instant=datetime(2030, 1, 1, tzinfo=UTC)), kind)


def test_a_feed_with_no_job_has_a_date_that_stays() -> None:
    root = ET.fromstring(render(publish([]), "atom"))
    assert root.findtext(f"{ATOM}updated") == "1970-01-01T00:00:00+00:00"


@given(job=jobs(path=""), words=ANY_TEXT | st.sampled_from(NASTY), body=ANY_TEXT)
def test_every_title_and_text_reads_back(job: Job, words: str, body: str) -> None:
    made = replace(job, title=words or "x", date_posted=date(2026, 11, 2), valid_through=None,
                   hiring_organization=EMPLOYER)  # fmt: skip
    texts = {made.path: f"<p>{body}</p>"}
    for kind in WITH_TITLES:
        text = render(publish([made]), kind, texts)
        assert text.encode()
        for entry in read_entries(kind, text):
            assert (entry.get("title") or "") == clean_text(made.title)
            assert entry["text"] == clean_text(texts[made.path])


@given(text=st.sampled_from(NASTY) | ANY_TEXT)
def test_only_what_xml_forbids_is_cleaned_away(text: str) -> None:
    cleaned = clean_text(text)
    assert ET.fromstring(f"<a>{''.join(f'&#{ord(c)};' for c in cleaned)}</a>").text == (
        cleaned or None
    )
    kept = [c for c in text.replace("\r\n", "\n").replace("\r", "\n") if c in cleaned]
    assert "".join(kept) == cleaned


@given(found=st.lists(jobs(path=""), max_size=4, unique_by=lambda job: job.path))
def test_any_jobs_make_feeds_that_can_be_read(found: list[Job]) -> None:
    publication = publish(found, feeds=replace(publish([]).settings.feeds, by=("job_location",)))
    open_jobs = {url_of(job.path) for job in publication.board.open_jobs}
    for feed in publication.feeds:
        text = publication.render_feed(feed, {}, url_of)
        got = [entry.get("url") for entry in read_entries(feed.kind, text)]
        ids = [entry.get("id") for entry in read_entries(feed.kind, text) if "id" in entry]
        assert len(set(ids)) == len(ids)
        if feed.kind in SUBSCRIBED and not feed.key:
            assert set(got) == open_jobs
        elif feed.kind != "sitemap":
            assert set(got) <= open_jobs


@pytest.mark.parametrize("kind", WITH_TITLES)
def test_full_description(kind: str) -> None:
    text = "<p>One &amp; two.</p>\n<ul><li>three &lt;b&gt;</li></ul>"
    (entry, *_) = read_entries(kind, render(publish([FULL]), kind, {FULL.path: text}))
    expected = text.replace("&amp;", "&") if kind == "indeed" else text
    assert entry["text"] == expected


@pytest.mark.parametrize("kind", NAMES)
def test_a_confidential_employer_stays_confidential(kind: str) -> None:
    text = render(publish([replace(FULL, hiring_organization=SECRET)]), kind)
    assert "secret.example" not in text
    assert "Who we are" not in text
    entry = next(iter(read_entries(kind, text)), {})
    assert entry.get("company", "confidential") == "confidential"
    assert not entry.get("author")
    assert not entry.get("authors")
    assert not entry.get("sourcename")


def test_a_confidential_site_publishes_under_its_own_name() -> None:
    for text in render_all(publish([FULL], organization=SECRET)).values():
        assert "secret.example" not in text
        assert "confidential" not in text.casefold()


@pytest.mark.parametrize("kind", SUBSCRIBED)
def test_summary_tells_what_a_reader_decides_by(kind: str) -> None:
    text = unescape(unescape(render(publish([FULL]), kind)))
    assert "Help learning circles grow across North America." in text
    assert "Community · " in text
    assert "Apply by January 15, 2027" in text


def test_dates() -> None:
    (atom,) = entries("atom", FULL)
    (rss,) = entries("rss", FULL)
    (item,) = entries("json_feed", FULL)
    assert atom["updated"] == item["date_published"] == "2026-11-02T00:00:00-05:00"
    assert parsedate_to_datetime(rss["updated"]) == datetime.fromisoformat(atom["updated"])
    assert item["_careers"] == {"valid_through": "2027-01-15T23:59:59-05:00"}
    assert "date_modified" not in item


def test_a_later_change_is_told_from_the_posting() -> None:
    changed = replace(publish([FULL]), commits={FULL.path: date(2026, 11, 20)},
                      settings=replace(publish([FULL]).settings, lastmod="git"))  # fmt: skip
    (atom,) = read_entries("atom", render(changed, "atom"))
    (item,) = read_entries("json_feed", render(changed, "json_feed"))
    (page,) = read_entries("sitemap", render(changed, "sitemap"))
    assert atom["updated"] == item["date_modified"] == "2026-11-20T00:00:00-05:00"
    assert page["day"] == "2026-11-20"


@pytest.mark.parametrize("day", [date.min, date(1850, 5, 1), date(2026, 3, 29), date.max])
@pytest.mark.parametrize(
    "zone", ["UTC", "Pacific/Kiritimati", "Etc/GMT+12", "Asia/Kolkata", "America/New_York"]
)
def test_any_day_in_any_zone_has_a_first_moment(day: date, zone: str) -> None:
    moment = start_of_day(day, ZoneInfo(zone))
    assert moment is not None
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00[+-]\d\d:\d\d", moment.isoformat())
    job = replace(FULL, date_posted=day, timezone=ZoneInfo(zone), valid_through=None)
    now = datetime(9999, 12, 31, 12, tzinfo=UTC)
    for kind in NAMES:
        assert read_entries(kind, render(publish([job], instant=now), kind))


# By facet


def test_feeds_for_each_value() -> None:
    feeds = FeedSettings(atom=True, rss="news/jobs.xml", sitemap=True, by=("employment_unit",))
    made = [
        FULL,
        replace(FULL, path="careers/b.md", title="B", employment_unit="Café & Co"),
        replace(FULL, path="careers/c.md", title="C", employment_unit="Cafe Co"),
        replace(FULL, path="careers/d.md", title="D", employment_unit="Gone",
                status=State.CLOSED),
        replace(FULL, path="careers/e.md", title="E", employment_unit="Secret plans",
                status=State.DRAFT),
        replace(FULL, path="careers/f.md", title="F", employment_unit=None),
    ]  # fmt: skip
    publication = publish(made, feeds=feeds)
    found = render_all(publication)
    assert set(found) == {
        "careers/atom.xml", "news/jobs.xml", "careers/sitemap.xml",
        *(f"careers/employment-unit/{name}/atom.xml"
          for name in ("community", "cafe-co", "cafe-co-2", "gone")),
        *(f"news/employment-unit/{name}/jobs.xml"
          for name in ("community", "cafe-co", "cafe-co-2", "gone")),
    }  # fmt: skip
    titles = {
        path: [entry["title"] for entry in read_entries("atom", text)]
        for path, text in found.items()
        if path.endswith("atom.xml")
    }
    assert titles["careers/employment-unit/cafe-co/atom.xml"] == ["C"]
    assert titles["careers/employment-unit/cafe-co-2/atom.xml"] == ["B"]
    assert titles["careers/employment-unit/gone/atom.xml"] == []
    feed = next(feed for feed in publication.feeds if feed.value == "Café & Co")
    assert feed.title == "Café & Co · Jobs at Peer 2 Peer University"
    assert feed.token == "employment_unit=Café & Co"


def test_remote_work_stands_among_the_places() -> None:
    hybrid = replace(MINIMAL, path="careers/h.md", job_location_type=HYBRID)
    feeds = FeedSettings(json_feed=True, by=("job_location",))
    found = {feed.token for feed in publish([FULL, hybrid], feeds=feeds).feeds}
    assert {
        "job_location=Chicago",
        "job_location_type=HYBRID",
        "job_location_type=TELECOMMUTE",
    } <= (found)


# jobs.json


def test_jobs_json_maps_the_values() -> None:
    (job,) = entries("jobs_json", FULL)
    assert job["id"] == "coordinator"
    assert job["department"] == "Community"
    assert (job["employmentType"], job["otherEmploymentTypes"]) == ("FULL_TIME", ["CONTRACT"])
    assert job["compensation"] == {
        "currency": "USD", "period": "YEARLY", "min": 52000, "max": 64000,
    }  # fmt: skip
    assert job["locations"] == [
        {"city": "Chicago", "state": "IL", "country": "US", "remote": True},
        {"city": "Cape Town", "country": "ZA", "remote": True},
    ]
    assert "location" not in job
    assert job["postedDate"] == "2026-11-02"


@pytest.mark.parametrize(
    ("pay", "expected"),
    [
        (Salary("EUR", 20, unit_text="HOUR"), ("HOURLY", 20, 20)),
        (Salary("EUR", None, 20, None, "DAY"), ("DAILY", 20, None)),
        (Salary("EUR", None, None, 900.5, "WEEK"), ("WEEKLY", None, 900.5)),
        (Salary("EUR", 1, unit_text="MONTH"), ("MONTHLY", 1, 1)),
        (Salary("EUR", 5000, unit_text="PROJECT"), None),
        (Salary("EUR", 0, unit_text="YEAR"), None),
        (Salary(None, 5000, unit_text="YEAR"), None),
        (Salary(description="Unpaid"), None),
    ],
)
def test_jobs_json_tells_amounts_that_it_has_a_place_for(pay: Salary, expected: object) -> None:
    (job,) = entries("jobs_json", replace(FULL, base_salary=pay))
    found = job.get("compensation")
    assert (found and (found["period"], found.get("min"), found.get("max"))) == expected


def test_jobs_json_of_a_remote_job() -> None:
    remote = replace(FULL, job_location=(), applicant_location_requirements=areas_of(["US"]))
    (job,) = entries("jobs_json", remote)
    assert job["location"] == {"country": "US", "remote": True}
    anywhere = replace(remote, applicant_location_requirements=areas_of(["WORLDWIDE"]))
    assert entries("jobs_json", anywhere)[0]["location"] == {"remote": True}


def test_jobs_json_names_one_company_and_its_jobs_alone() -> None:
    lent = replace(MINIMAL, path="careers/p.md", title="Lent", hiring_organization=PARTNER)
    hidden = replace(MINIMAL, path="careers/s.md", title="Hidden", hiring_organization=SECRET)
    data = json.loads(render(publish([FULL, lent, hidden]), "jobs_json"))
    assert data["company"] == {
        "name": "Peer 2 Peer University", "url": "https://www.p2pu.org",
        "logo": f"{SITE_URL}assets/logo.png",
    }  # fmt: skip
    assert [job["title"] for job in data["jobs"]] == [FULL.title]
    only = json.loads(render(publish([lent], organization=None), "jobs_json"))
    assert only["company"]["name"] == "Partner Library"
    assert [job["title"] for job in only["jobs"]] == ["Lent"]
    several = json.loads(render(publish([lent, FULL], organization=None), "jobs_json"))
    assert several["company"] == {"name": "Example", "url": SITE_URL}
    assert several["jobs"] == []


# Indeed


def test_indeed_has_a_job_for_each_place() -> None:
    first, second = entries("indeed", FULL)
    assert first["referencenumber"] == "coordinator:chicago-il-us"
    assert second["referencenumber"] == "coordinator:cape-town-za"
    assert first["streetaddress"] == "222 Merchandise Mart Plaza"
    assert second["city"] == "Cape Town"
    assert "state" not in second
    same = {"title", "url", "description", "requisitionid", "date", "salary", "expirationdate"}
    assert {key: first[key] for key in same} == {key: second[key] for key in same}
    assert first["date"] == "2026-11-02"
    assert first["expirationdate"] == "2027-01-15"
    assert first["requisitionid"] == "PC-2026-1"
    assert first["jobtype"] == "fulltime, contract"
    assert first["education"].startswith("Bachelor degree")
    assert "remotetype" not in first


def test_a_new_place_leaves_the_other_references_alone() -> None:
    alone = replace(FULL, job_location=(CHICAGO,))
    (one,) = entries("indeed", alone)
    twice = replace(FULL, job_location=(Place("ZA", "Durban"), CHICAGO, replace(
        CHICAGO, street_address="1 Other Street")))  # fmt: skip
    found = [entry["referencenumber"] for entry in entries("indeed", twice)]
    assert one["referencenumber"] in found
    assert len(set(found)) == 3


def test_indeed_of_a_remote_job() -> None:
    remote = replace(FULL, job_location=(), applicant_location_requirements=areas_of(["US"]))
    (job,) = entries("indeed", remote)
    assert (job["remotetype"], job["country"]) == ("Fully remote", "US")
    assert job["referencenumber"] == "coordinator"


def test_every_value_for_indeed_is_in_cdata_without_entities() -> None:
    job = replace(FULL, title="R&D <Lead> ]]> or so", employment_unit="A & B")
    text = render(publish([job]), "indeed", {job.path: "<p>R&amp;D &amp;copy; &lt;b&gt;</p>"})
    outside = re.sub(r"<!\[CDATA\[.*?\]\]>", "", text, flags=re.DOTALL)
    assert "&" not in outside
    assert not re.search(r">[^<\s]+<", outside)
    entry = read_entries("indeed", text)[0]
    assert entry["title"] == job.title
    # An ampersand that would begin a sign of its own stays as it was written.
    assert entry["text"] == "<p>R&D &amp;copy; &lt;b&gt;</p>"


@given(text=st.text("&amp;ltgcopyR#1 <>]", max_size=30))
def test_raw_ampersands_mean_the_same(text: str) -> None:
    body = f"<p>{escape(text, quote=False)}</p>"
    (entry, *_) = read_entries("indeed", render(publish([FULL]), "indeed", {FULL.path: body}))
    assert unescape(entry["text"].removeprefix("<p>").removesuffix("</p>")) == unescape(
        escape(text, quote=False)
    )


# Languages


def test_names_of_jobs_last() -> None:
    suffix = replace(Settings(), localization=Localization("en", ("en", "de")))
    folder = replace(Settings(), localization=Localization("en", ("en", "de"), in_folders=True))
    assert name_job("careers/us/dev.md", Settings()) == "us/dev"
    assert name_job("careers/dev.md", suffix) == name_job("en/careers/dev.md", folder) == "dev"
    assert name_job("careers/dev.de.md", suffix) == "de/dev"
    assert name_job("de/careers/dev.md", folder) == "de/dev"


def test_words_of_the_feeds_language() -> None:
    publication = replace(publish([FULL], language="de"), prefix="de/")
    text = render_all(publication)
    assert "jobs.json" not in text
    root = ET.fromstring(text["de/careers/atom.xml"])
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "de"
    assert root.findtext(f"{ATOM}id") == f"{SITE_URL}de/careers/atom.xml"
    assert "Vollzeit" in text["de/careers/atom.xml"]


def test_a_job_in_another_language_says_so() -> None:
    french = replace(FULL, language="fr")
    text = render_all(publish([french]))
    assert '<entry xml:lang="fr">' in text["careers/atom.xml"]
    assert json.loads(text["careers/feed.json"])["items"][0]["language"] == "fr"


def test_five_thousand_jobs() -> None:
    found = render_all(publish(others(5000)))
    for kind, name in NAMES.items():
        path = name if kind == "jobs_json" else f"careers/{name}"
        assert len(read_entries(kind, found[path])) == 5000
