"""The overlay's file: where it is looked for, how it is read, and its mistakes at their places."""

from __future__ import annotations

import json
import os
import re
import socket
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

import mkdocs_careers
from mkdocs_careers.cli import main
from mkdocs_careers.listing_settings import Listing
from mkdocs_careers.outputs.listing_options import read_options
from mkdocs_careers.overlay_file import MAX_BYTES
from mkdocs_careers.schema import check_job
from mkdocs_careers.schema_overlay import Overlay
from mkdocs_careers.settings_file import SettingsFile, read_settings_file
from mkdocs_careers.yaml_tree import read_mapping

if TYPE_CHECKING:
    from click.testing import Result

MKDOCS = """\
site_name: Example
site_url: https://www.example.org/
plugins:
  - careers:
      organization: {name: Example}
      schema: extra.json
"""
GRADE = '{"properties": {"grade": {"title": "Grade", "enum": ["junior", "senior"]}}}'
KNOWN = Overlay.of(json.loads(GRADE))
TAKES = "Schema of your own keys (`schema`): "


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*arguments: object, **options: object) -> None:
        raise AssertionError("nothing is ever downloaded")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mkdocs.yml").write_text(MKDOCS, encoding="utf-8")
    return tmp_path


def read(site: Path, name: str = "mkdocs.yml") -> SettingsFile:
    return read_settings_file(site / name, {})


def name_it(site: Path, name: str) -> None:
    text = MKDOCS.replace("extra.json", json.dumps(name))
    (site / "mkdocs.yml").write_text(text, encoding="utf-8")


def found(site: SettingsFile) -> list[tuple[str, str, str, str]]:
    """Return what is wrong: where, what stands there, the message and the hint."""
    assert {d.code.code for d in site.diagnostics} <= {"invalid-schema"}
    return [
        (
            f"{Path(d.path).name}:{d.line}:{d.column}",
            d.source_line[d.column - 1 : d.end_column - 1],
            d.message,
            d.hint,
        )
        for d in site.diagnostics
    ]


# What is read


def test_json(site: Path) -> None:
    (site / "extra.json").write_text(GRADE, encoding="utf-8")
    read_site = read(site)
    assert read_site.settings.overlay == KNOWN
    assert read_site.settings.schema == "extra.json"
    assert read_site.overlay_path == site / "extra.json" or read_site.overlay_path == Path(
        "extra.json"
    )
    assert found(read_site) == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("extra.json", "\ufeff" + GRADE),
        ("extra.json", json.dumps(json.loads(GRADE), indent="\t").replace("\n", "\r\n")),
        ("extra.JSON", GRADE),
        ("own keys/extra.schema.json", GRADE),
        ("extra.yml", GRADE),
        ("extra.yaml", "properties:\n  grade:\n    title: Grade\n    enum: [junior, senior]\n"),
    ],
)
def test_forms(site: Path, name: str, text: str) -> None:
    name_it(site, name)
    (site / name).parent.mkdir(exist_ok=True)
    (site / name).write_text(text, encoding="utf-8")
    assert found(read(site)) == []
    assert read(site).settings.overlay == KNOWN


def test_no_schema(site: Path) -> None:
    for named in ("", "      schema:\n", "      schema: ''\n"):
        text = MKDOCS.replace("      schema: extra.json\n", named)
        (site / "mkdocs.yml").write_text(text, encoding="utf-8")
        assert read(site).settings.overlay is None
        assert read(site).overlay_path is None


def test_path_starts_at_the_file_that_names_it(site: Path) -> None:
    (site / "base").mkdir()
    (site / "base" / "mkdocs.yml").write_text(MKDOCS, encoding="utf-8")
    (site / "base" / "extra.json").write_text(GRADE, encoding="utf-8")
    (site / "mkdocs.yml").write_text("INHERIT: base/mkdocs.yml\n", encoding="utf-8")
    assert read(site).settings.overlay == KNOWN
    # The host hands over what it read itself.
    options = {"organization": {"name": "Example"}, "schema": "extra.json"}
    given = read_settings_file(site / "mkdocs.yml", {}, options)
    assert given.settings.overlay == KNOWN


def test_careers_yml(site: Path) -> None:
    (site / "mkdocs.yml").write_text("site_name: A\nplugins: [careers]\n", encoding="utf-8")
    (site / "careers.yml").write_text("schema: extra.json\n", encoding="utf-8")
    (site / "extra.json").write_text(GRADE, encoding="utf-8")
    assert read(site).settings.overlay == KNOWN
    assert read(site, "careers.yml").settings.overlay == KNOWN


def test_a_value_in_yaml_is_what_it_is_in_a_job(site: Path) -> None:
    name_it(site, "extra.yml")
    text = "properties:\n  at:\n    enum: [no, 2026-11-02, 010, 1e3, yes]\n"
    (site / "extra.yml").write_text(text, encoding="utf-8")
    overlay = read(site).settings.overlay
    for value in ("no", "2026-11-02", "010", "1e3", "yes"):
        extra = read_mapping(f"at: {value}")[0]
        job = {"title": "A", "date_posted": "2026-11-02", "extra": extra}
        assert check_job(job, overlay) == [], value


# What is wrong

JSON_CUT = "The JSON cannot be read from here on: "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{\n  "properties": {\n    "a": {"typ": 1}\n  }\n}',
         ("extra.json:3:11", '"typ"', "`typ` is not a keyword of JSON Schema.",
          "did you mean `type`?")),
        ('{\n\t"properties": {\n\t\t"a": {"$ref": "https://example.org/a.json"}\n\t}\n}',
         ("extra.json:3:17", '"https://example.org/a.json"', ("`https://example.org/a.json` leads "
          "out of this file, and only what stands in it is read."),
          "copy it to `definitions`, and write `#/definitions/...`")),
        ('{"properties": {}', ("extra.json:1:18", "", "Expecting ',' delimiter.", "")),
        ('{"properties": {},}', None),
        ("// mine\n{}", ("extra.json:1:1", "/", "Expecting value.",
         "JSON has no comments; YAML has, in a file that ends in `.yml`")),
        ("", ("extra.json:1:1", "", "Expecting value.", "")),
        ('{"a": {"type": 1,\n "type": 2}}',
         ("extra.json:2:2", '"type"', "The key `type` stands here twice.",
          "the first is on line 1")),
        ('{"properties": {"a": {"minimum": NaN}}}',
         ("extra.json:1:1", "", ("The JSON cannot be read: a number is none or too long, or it is "
                "nested too deeply."), "")),
        ('{"properties": {"a": {"minimum": 1e999}}}',
         ("extra.json:1:1", "", ("The schema holds what JSON cannot hold, such as a number without "
          "end."), "")),
        ('{"properties": {"a": {"minimum": ' + "9" * 5000 + "}}}",
         ("extra.json:1:1", "", ("The JSON cannot be read: a number is none or too long, or it is "
                "nested too deeply."), "")),
        ('{"not": ' * 100 + "{}" + "}" * 100,
         ("extra.json:1:1", "", "The schema is nested more than 64 levels deep.", "")),
        ("[" * 100_000,
         ("extra.json:1:1", "", ("The JSON cannot be read: a number is none or too long, or it is "
                "nested too deeply."), "")),
        ("[]", ("extra.json:1:1", "", "A schema of the keys under `extra` must be an object.",
                'such as `{"properties": {"grade": {"type": "string"}}}`')),
        (b'{"a": "\xff"}', ("extra.json:1:8", "\ufffd", ("The file is not UTF-8 text; here is the "
                           "first byte that is not."), "save the file as UTF-8")),
    ],
    ids=lambda case: repr(case)[:30],
)  # fmt: skip
def test_mistakes_in_json(
    site: Path, text: str | bytes, expected: tuple[str, str, str, str] | None
) -> None:
    (site / "extra.json").write_bytes(text.encode() if isinstance(text, str) else text)
    [(place, marked, message, hint)] = found(read(site))
    if expected is not None:  # what Python says of a comma too many differs by version
        assert (place, marked, message.removeprefix(JSON_CUT), hint) == expected


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("", "extra.yml:1:1", "A schema of the keys under `extra` must be an object."),
        ("properties:\n  a: &x {}\n  b: *x\n", "extra.yml:2:6",
         "`&x` is a YAML anchor, which cannot stand here."),
        ("properties:\n  a: {\n", "extra.yml:", "The YAML cannot be read from here on"),
        ("properties:\n  a: {}\n  a: {}\n", "extra.yml:3:3", "The key `a` stands here twice."),
        ("properties:\n  1: {}\n", "extra.yml:2:3", "The key `1` is not text."),
        ("properties:\n  a:\n    type: text\n", "extra.yml:3:11",
         "`type` in `a` cannot be `text`."),
        ("a: " + "[" * 30_000, "extra.yml:1:", "The values are nested more than 64 levels deep"),
    ],
)  # fmt: skip
def test_mistakes_in_yaml(site: Path, text: str, place: str, message: str) -> None:
    name_it(site, "extra.yml")
    (site / "extra.yml").write_text(text, encoding="utf-8")
    first = found(read(site))[0]
    assert first[0].startswith(place)
    assert first[2].startswith(message)


@pytest.mark.parametrize(
    ("name", "message", "hint"),
    [
        ("gone.json", "there is no file `gone.json`.", "not at gone.json"),
        ("../gone.json", "there is no file `../gone.json`.", "not at ../gone.json"),
        ("folder.json", "there is no file `folder.json`.", "not at folder.json"),
        ("pipe.json", "there is no file `pipe.json`.", "not at pipe.json"),
        ("extra.toml", "`extra.toml` must be JSON or YAML.", "its name ends in `.json` or `.yml`"),
        ("extra", "`extra` must be JSON or YAML.", "its name ends in `.json` or `.yml`"),
        ("https://example.org/extra.json",
         "`https://example.org/extra.json` is no file of this site, and nothing is downloaded.",
         "save it beside this file"),
        ("//example.org/extra.json",
         "`//example.org/extra.json` is no file of this site, and nothing is downloaded.",
         "save it beside this file"),
        ("file:///etc/extra.json",
         "`file:///etc/extra.json` is no file of this site, and nothing is downloaded.",
         "save it beside this file"),
        ("large.json", f"`large.json` is larger than {MAX_BYTES // 1000} kilobytes.", ""),
    ],
)  # fmt: skip
def test_file_that_cannot_be_read(site: Path, name: str, message: str, hint: str) -> None:
    (site / "folder.json").mkdir()
    if hasattr(os, "mkfifo"):
        os.mkfifo(site / "pipe.json")
    (site / "large.json").write_text(" " * MAX_BYTES + "{}", encoding="utf-8")
    name_it(site, name)
    read_site = read(site)
    assert found(read_site) == [("mkdocs.yml:6:15", json.dumps(name), TAKES + message, hint)]
    assert read_site.settings.overlay is None
    assert read_site.overlay_path is None


@pytest.mark.skipif(sys.platform == "win32", reason="no such modes")
def test_file_that_may_not_be_read(site: Path) -> None:
    (site / "extra.json").write_text(GRADE, encoding="utf-8")
    (site / "extra.json").chmod(0)
    if os.access(site / "extra.json", os.R_OK):
        pytest.skip("root reads everything")
    [(place, *_)] = found(read(site))
    assert place == "mkdocs.yml:6:15"


def test_name_with_a_null_byte(site: Path) -> None:
    (site / "mkdocs.yml").write_text(MKDOCS.replace("extra.json", '"a\\0b.json"'), encoding="utf-8")
    [(place, _, message, _)] = found(read(site))
    assert place == "mkdocs.yml:6:15"
    assert message.startswith(TAKES)


def test_name_that_is_no_text(site: Path) -> None:
    (site / "mkdocs.yml").write_text(MKDOCS.replace("extra.json", "[a]"), encoding="utf-8")
    assert [(d.code.code, d.line) for d in read(site).diagnostics] == [("wrong-type", 6)]


LISTED = MKDOCS + "      listing: {group_by: extra.grade, sort: [-extra.grade, extra.other]}\n"


@pytest.mark.parametrize("text", [None, "{", '{"properties": {"grade": {"typ": 1}, "other": {}}}'])
def test_what_relies_on_it_is_no_second_mistake(site: Path, text: str | None) -> None:
    (site / "mkdocs.yml").write_text(LISTED, encoding="utf-8")
    if text is not None:
        (site / "extra.json").write_text(text, encoding="utf-8")
    read_site = read(site)
    assert len(found(read_site)) == 1
    assert read_site.settings.listing.group_by == "extra.grade"
    overlay = read_site.settings.overlay
    assert read_options("{group_by: extra.grade}", Listing(), overlay)[1] == []


def test_rules_cannot_silence_it(site: Path) -> None:
    (site / "extra.json").write_text('{"typ": 1}', encoding="utf-8")
    text = MKDOCS + "      rules: {invalid-schema: off}\n"
    (site / "mkdocs.yml").write_text(text, encoding="utf-8")
    assert [code.code for code in (d.code for d in read(site).diagnostics)] == ["invalid-schema"]


# The command `schema`


def schema(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["schema", *arguments])


def test_schema_without_a_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    if any((folder / "mkdocs.yml").exists() for folder in tmp_path.parents):
        pytest.skip("there is a site above")
    for of in ("job", "settings"):
        published = Path(__file__).parents[1] / "schemas" / "v1" / f"{of}.json"
        result = schema(of)
        assert result.exit_code == 0
        assert result.stdout == published.read_text(encoding="utf-8")
    assert schema().stdout == schema("job").stdout


def test_schema_of_the_site(site: Path) -> None:
    (site / "extra.json").write_text(GRADE, encoding="utf-8")
    printed = json.loads(schema().stdout)
    assert printed["properties"]["extra"]["properties"] == json.loads(GRADE)["properties"]
    assert "hide" in printed["patternProperties"].popitem()[0]
    printed = json.loads(schema("settings", "--config", str(site / "mkdocs.yml")).stdout)
    listing = printed["properties"]["listing"]["properties"]
    assert "extra.grade" in listing["group_by"]["enum"]
    assert "-extra.grade" in listing["sort"]["items"]["enum"]


def test_schema_of_a_site_with_mistakes(site: Path) -> None:
    (site / "extra.json").write_text('{"typ": 1}', encoding="utf-8")
    result = schema()
    assert result.exit_code == 1
    assert result.stdout == ""
    assert "error[invalid-schema]: `typ` is not a keyword of JSON Schema." in result.stderr
    assert schema("jobs").exit_code == 2


# The manual

MANUAL = Path(__file__).parents[1] / "docs" / "pages" / "how-it-works.md"
PAGE = Path(mkdocs_careers.__file__).parent / "rules" / "invalid-schema.md"


def blocks(text: str) -> list[str]:
    return re.findall(r"^```yaml\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def test_manual(site: Path) -> None:
    section = MANUAL.read_text(encoding="utf-8").split("## Keys of your own")[1].split("\n## ")[0]
    schema_text, job_text = blocks(section)
    name_it(site, "extra.yml")
    (site / "extra.yml").write_text(schema_text, encoding="utf-8")
    assert found(read(site)) == []
    overlay = read(site).settings.overlay
    job = {"title": "A", "date_posted": "2026-11-02", **read_mapping(job_text)[0]}
    assert check_job(job, overlay) == []
    assert check_job({**job, "extra": {}}, overlay)
    options = re.findall(r"`((?:group_by|sort|where): [^`]+)`", section)
    assert len(options) == 3
    for option in options:
        assert read_options("{" + option + "}", Listing(), overlay)[1] == [], option


def test_examples_of_the_rule(site: Path) -> None:
    name_it(site, "extra.yml")
    wrong, right = blocks(PAGE.read_text(encoding="utf-8"))
    (site / "extra.yml").write_text(right, encoding="utf-8")
    assert found(read(site)) == []
    (site / "extra.yml").write_text(wrong, encoding="utf-8")
    assert [place for place, *_ in found(read(site))] == ["extra.yml:6:5", "extra.yml:8:11"]
