"""Keys of a site's own in real builds: on the page, in lists, in the log, and under `serve`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.hosts.server import serve
from tests.hosts.site import HOSTS, Build, build, build_site, config, job, page, write_files

if TYPE_CHECKING:
    from pathlib import Path

SCHEMA: dict[str, Any] = {
    "properties": {
        "percent_open_source": {
            "title": "Open source share", "type": "integer", "minimum": 0, "maximum": 100,
        },
        "grade": {"title": "Grade <b>", "enum": ["junior", "senior"]},
        "visa": {"title": "Help with visas", "type": "boolean"},
        "note": {"type": "string"},
    },
    "required": ["percent_open_source"],
    "additionalProperties": False,
}  # fmt: skip
TEXT = """\
You help learning circles across North America to find a room, a date and the people who come.
You write about what works, answer questions and meet the facilitators once a month.
"""
SETTINGS = {"schema": "extra.json", "timezone": "UTC", "listing": {"group_by": "extra.grade"}}
FILES = {
    "mkdocs.yml": config(careers=SETTINGS),
    "extra.json": json.dumps(SCHEMA),
    "docs/index.md": page(
        "Home",
        "<!-- careers:listing {group_by: extra.visa, sort: [-extra.percent_open_source], "
        "where: {extra.percent_open_source: [80, 9]}} -->\n",
    ),
    "docs/careers/a.md": job(
        "A",
        TEXT,
        extra={"percent_open_source": 80, "grade": "senior", "visa": True, "note": "inside"},
    ),
    "docs/careers/b.md": job("B", TEXT, extra={"percent_open_source": 9, "grade": "junior"}),
    "docs/careers/c.md": job("C", TEXT, extra={"percent_open_source": 100}),
}


def headings(build: Build, name: str) -> list[str]:
    found = build.page(name).all("h2")
    return [" ".join("".join(node.itertext()).split()) for node in found]


@pytest.mark.parametrize("host", HOSTS)
def test_page_and_lists(tmp_path: Path, host: str) -> None:
    site = build_site(tmp_path, FILES, host=host)
    shown = site.page("careers/a/")
    [facts] = shown.parts("facts")
    for words in ("Open source share80", "Grade <b>senior", "Help with visasYes"):
        assert words in facts.text
    assert "inside" not in shown.text
    assert shown.json_ld is not None
    assert "Open source share" not in json.dumps(shown.json_ld)
    assert headings(site, "") == ["Help with visas: Yes 1", "Other positions 1"]
    assert headings(site, "careers/") == ["junior 1", "senior 1", "Other positions 1"]
    assert site.page("careers/").titles == ["B", "A", "C"]


def test_mistakes_in_a_job_stop_the_build(tmp_path: Path) -> None:
    files = FILES | {
        "docs/careers/a.md": job("A", TEXT, extra={"percent_open_source": 101, "Grade": 1})
    }
    done = build(write_files(tmp_path, files))
    assert done.code == 1
    assert "(`percent_open_source` in `extra`) cannot be more than 100." in done.log
    assert "did you mean `grade`?" in done.log
    assert not done.has("careers/a/")


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"extra.json": '{\n"properties": {"a": {"$ref": "https://example.org/a.json"}}}'},
         ["--> extra.json:2:30", "leads out of this file"]),
        ({"mkdocs.yml": config(careers=SETTINGS | {"schema": "gone.json"})},
         ["--> mkdocs.yml:", "there is no file `gone.json`"]),
        ({"mkdocs.yml": config(careers=SETTINGS | {"listing": {"group_by": "extra.grad"}})},
         ["--> mkdocs.yml:", "did you mean `extra.grade`?"]),
        ({"docs/index.md": "<!-- careers:listing {where: {extra.grade: mid}} -->\n"},
         ["--> docs/index.md:1:1", "`extra.grade` in `where` cannot be `mid`."]),
    ],
)  # fmt: skip
def test_mistakes_elsewhere_stop_it_too(
    tmp_path: Path, changed: dict[str, str], said: list[str]
) -> None:
    done = build(write_files(tmp_path, FILES | changed))
    assert done.code == 1
    assert "Traceback" not in done.log
    for words in said:
        assert words in done.log
    assert "1 mistake;" in done.log


def test_schema_is_watched(tmp_path: Path) -> None:
    plain = config(careers={"timezone": "UTC"})
    files = {**FILES, "mkdocs.yml": plain, "docs/index.md": "# Home\n"}
    with serve(write_files(tmp_path, files)) as server:
        shown = server.page("careers/a/")
        assert shown is not None
        assert "Open source share" not in shown.text
        # It is named while the server runs, then changed.
        server.write("mkdocs.yml", config(careers=SETTINGS))
        server.wait_for("careers/a/", lambda page: "Open source share" in page.text)
        server.write("extra.json", json.dumps(SCHEMA).replace("Open source share", "In the open"))
        server.wait_for("careers/a/", lambda page: "In the open" in page.text)
        server.write("extra.json", "{")
        server.wait_until(lambda: "error[invalid-schema]" in server.log)
        server.write("extra.json", json.dumps(SCHEMA))
        server.wait_for("careers/a/", lambda page: "Open source share" in page.text)
        assert "Traceback" not in server.log
