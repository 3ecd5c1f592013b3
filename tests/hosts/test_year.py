"""A year: fifty jobs of all kinds, while the clock moves day by day and nothing else changes."""

from __future__ import annotations

import json
import os
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from mkdocs_careers.outputs.spot import Spot
from mkdocs_careers.reader import read_job
from mkdocs_careers.settings import Settings
from mkdocs_careers.source import Source
from tests.hosts.crawler import Crawl
from tests.hosts.site import SITE_URL, build, config, job, page
from tests.hosts.site import write_files as write
from tests.listed import read
from tests.syndicated import publish, url_of

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_careers.model import Job
    from mkdocs_careers.publication import Publication

OFFSETS = {"UTC": 0.0, "Pacific/Kiritimati": 14, "Etc/GMT+12": -12, "Asia/Kolkata": 5.5}
YEAR = [datetime(2027, 1, 1, 12, tzinfo=UTC) + timedelta(days=day) for day in range(365)]
NOON = timedelta(hours=12)
DAY = timedelta(days=1)


class Plan(NamedTuple):
    """One job, and when it begins and ends: worked out here by plain sums, apart from the code."""

    name: str
    text: str
    status: str
    begins: datetime
    ends: datetime | None

    def state(self, now: datetime) -> str:
        """Return the state that the design asks for."""
        if self.status in ("draft", "filled", "closed"):
            return self.status
        if self.ends and now >= self.ends:
            return "closed"
        if self.status == "paused":
            return self.status
        return "scheduled" if now < self.begins else "open"

    def is_built(self, now: datetime, ended: str) -> bool:
        """Tell whether the job has a page."""
        state = self.state(now)
        is_kept = ended == "notice" or state not in ("filled", "closed")
        return is_kept and state not in ("draft", "scheduled")


def plan_jobs() -> list[Plan]:
    """Return fifty jobs, the same ones every time."""
    random = Random(50)
    statuses = ["open"] * 36 + ["paused"] * 5 + ["draft", "filled", "closed"] * 3
    plans = []
    for number, status in enumerate(statuses):
        zone = random.choice(list(OFFSETS))
        offset = timedelta(hours=OFFSETS[zone])
        posted = date(2026, 9, 1) + timedelta(days=random.randrange(450))
        last = posted + timedelta(days=random.randrange(150))
        begins, ends = _midnight(posted) - offset, None
        keys: dict[str, Any] = {"timezone": zone, "date_posted": posted.isoformat()}
        match random.randrange(4):
            case 0:
                pass
            case 1:  # a moment, in the zone
                keys["valid_through"] = f"{last} 12:00"
                ends = _midnight(last) + NOON - offset
            case 2 if random.random() < 0.5:  # a moment, with an offset of its own
                keys["valid_through"] = f"{last} 23:00:00-05:00"
                ends = _midnight(last) + timedelta(hours=28)
            case _:  # all of a day
                keys["valid_through"] = last.isoformat()
                ends = _midnight(last) + DAY - offset
        keys |= {"status": status, "identifier": f"J-{number}",
                 "employment_unit": random.choice(["Design", "Words", "Field"])}  # fmt: skip
        plans.append(Plan(f"job-{number}", job(f"Job {number}", **keys), status, begins, ends))
    assert len(plans) == 50
    return plans


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


PLANS = plan_jobs()
CHANGES = [day for day in YEAR
           if [p.state(day) for p in PLANS] != [p.state(day - DAY) for p in PLANS]]  # fmt: skip
"""The days on which something is not as it was the day before."""


def read_jobs() -> list[Job]:
    found = []
    for plan in PLANS:
        path = f"careers/{plan.name}.md"
        result = read_job(Source(path, plan.text), Settings(), YEAR[0])
        assert result.job is not None
        assert not result.has_errors
        found.append(result.job)
    return found


def open_in_feed(publication: Publication) -> set[str]:
    feed = next(feed for feed in publication.feeds if feed.kind == "json_feed" and not feed.key)
    data = json.loads(publication.render_feed(feed, dict.fromkeys(publication.jobs, ""), url_of))
    return {item["url"].rstrip("/").rpartition("/")[2] for item in data["items"]}


def test_every_day_in_the_core() -> None:
    """States, pages, lists and feeds agree on every day of the year."""
    jobs, before = read_jobs(), dict[str, str]()
    spot = Spot(lambda job: url_of(job.path), str)
    for now in YEAR:
        publication = publish(jobs, instant=now)
        expected = {plan.name: plan.state(now) for plan in PLANS}
        found = {plan.name: publication.state(f"careers/{plan.name}.md").value for plan in PLANS}
        assert found == expected, now
        is_open = {name for name, state in expected.items() if state == "open"}
        assert open_in_feed(publication) == is_open
        for name, state in expected.items():
            if before.get(name) != state:
                check_page(publication, f"careers/{name}.md", state)
        if before != expected:
            shown = read(publication.listings.render_page("<!-- careers:listing -->", spot))
            assert {f"Job {name[4:]}" for name in is_open} == set(shown.titles)
            past = read(publication.listings.render_page(
                "<!-- careers:listing {state: [filled, closed]} -->", spot))  # fmt: skip
            over = {name for name, state in expected.items() if state in ("filled", "closed")}
            assert {f"Job {name[4:]}" for name in over} == set(past.titles)
        before = expected


def check_page(publication: Publication, path: str, state: str) -> None:
    address = url_of(path)
    shown = publication.job_page(path, str, url_of, None, address)
    text = publication.describe(shown, "<p>Words.</p>")
    head = publication.job_head(shown, text, url=address, stylesheet="")
    html = read(shown.render_page("<p>Words.</p>"))
    assert bool(head.json_ld) == (state == "open")
    assert (head.robots == "noindex") == (state not in ("open", "paused"))
    assert bool(html.mail_links) == (state == "open")
    assert len(html.parts("notice")) == (state != "open")
    assert publication.is_advertised(path) == (state == "open")


@pytest.mark.parametrize("ended", ["notice", "exclude"])
def test_builds(tmp_path: Path, ended: str) -> None:
    """Real builds through the year: in every other month, and about days of change.

    With `CAREERS_EVERY_DAY=1` in the environment it is every day, which takes ten minutes or more.
    """
    assert len(CHANGES) > 40, "a year in which little happens shows little"
    careers = {"ended": ended, "timezone": "UTC", "feeds": {"atom": True, "sitemap": True}}
    validation = {"links": {"anchors": "warn"}, "nav": {"omitted_files": "warn"}}
    nav = ["index.md", "careers/index.md", *(f"careers/{p.name}.md" for p in PLANS[:10])]
    links = "".join(f"[{p.name}](careers/{p.name}.md) " for p in PLANS if p.status == "open")
    files = {f"docs/careers/{plan.name}.md": plan.text for plan in PLANS} | {
        "docs/index.md": page("Home", f"{links}\n"),
        "mkdocs.yml": config("mkdocs", careers, validation=validation, nav=nav),
    }
    folder = write(tmp_path, files)
    step = len(CHANGES) // 5
    is_first = ended == "notice"
    days = sorted({*YEAR[0 if is_first else 30 :: 61],
                   *CHANGES[3 if is_first else 8 :: step]})  # fmt: skip
    if os.environ.get("CAREERS_EVERY_DAY") == "1":
        days = YEAR
    for now in days:
        site = build(folder, CAREERS_AS_OF=now.isoformat())
        assert site.code == 0, site.log
        crawl = Crawl(site)
        expected = {plan.name: plan.state(now) for plan in PLANS}
        addresses = {name: f"careers/{name}/" for name in expected}
        is_open = {addresses[name] for name, state in expected.items() if state == "open"}
        built = {addresses[plan.name] for plan in PLANS if plan.is_built(now, ended)}
        all_jobs = set(addresses.values())
        assert {name for name in crawl.pages if name in all_jobs} == built
        posted = {name for name in built if crawl.pages[name].json_ld}
        assert posted == is_open
        assert set(crawl.pages["careers/"].titles) == {f"Job {n.split('-')[1].strip('/')}"
                                                       for n in is_open}  # fmt: skip
        for output in ("sitemap.xml", "search/search_index.json", "careers/atom.xml"):
            assert crawl.links[output] & all_jobs == is_open, output
        for name, source in ((a, s) for a in all_jobs - is_open for s in crawl.sources(a)):
            assert source == "", f"{source} leads to {name}"  # where somebody wrote the link
        assert all(
            url.startswith(SITE_URL) for name in built for url in crawl.pages[name].canonical
        )
