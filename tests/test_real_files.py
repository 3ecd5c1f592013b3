"""Real files: 181 job files that people wrote for another site, and for another generator.

They are kept beside the repository, not in it; where they are not there, these tests skip. Each
is read as it is, and once more with keys that a job has in place of its own, so that its values
are looked at as well.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from xml.etree import ElementTree as ET

import pytest
import yaml
from click.testing import CliRunner

from mkdocs_careers.cli import main
from mkdocs_careers.codes import Severity
from mkdocs_careers.reporters import FORMATS, render_as
from tests.rewrite_reports import read_data

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_careers.diagnostics import Diagnostic

CORPUS = Path(__file__).parents[2] / "shared" / "corpus" / "18f-join-tts"
CORPUS_FILES = sorted(CORPUS.rglob("*.md"))
needs_corpus = pytest.mark.skipif(not CORPUS_FILES, reason="the real files are not here")
KEYS = {
    "opens": "date_posted",
    "closes": "valid_through",
    "appointment type": "employment_type",
    "job_post_type": "employment_type",
    "location": "job_location",
    "key objectives": "responsibilities",
    "gs": "extra",
    "num_vacancies": "total_job_openings",
    "max applications": "identifier",
    "info sessions": "application_contact",
    "state": "status",
    "org": "hiring_organization",
    "series": "base_salary",
    "contact_email": "apply",
    "supervisory_status": "direct_apply",
}
"""Keys of the real files, and keys of a job that their values show mistakes of."""
OWN_KEY = re.compile(rf"^({'|'.join(KEYS)}):", re.MULTILINE)
LINE_BREAK = re.compile(r"\r\n|\n|\r")
NAMED_KEY = re.compile(r"\(`([a-z_]+)`(?: in `([a-z_]+)`)?\)")
WHOLE_FILE = {"missing-key", "missing-location", "no-way-to-apply", "empty-body"}
"""Findings about what is not there; they stand on the front matter's first line."""
ALL_JOBS = {"duplicate-identifier", "duplicate-job", "spelt-two-ways"}
"""Findings that no file has alone: two numbers that become text can be one identifier."""


class Node(NamedTuple):
    """A key or value of YAML as PyYAML finds it: where it starts, and the keys that lead to it."""

    line: int
    column: int
    end_line: int
    end_column: int
    path: tuple[str, ...]
    value: str | None
    is_key: bool


@cache
def texts() -> dict[str, bytes]:
    """Return every real file as it is, and with keys that a job has."""
    found = {}
    for path in CORPUS_FILES:
        name = path.relative_to(CORPUS).as_posix()
        text = path.read_bytes().decode()
        found[name] = text.encode()
        found[f"renamed {name}"] = OWN_KEY.sub(lambda m: f"{KEYS[m[1]]}:", text).encode()
    return found


NAMES = [
    f"{variant}{path.relative_to(CORPUS).as_posix()}"
    for variant in ("", "renamed ")
    for path in CORPUS_FILES
]


@cache
def found_in(name: str) -> tuple[Diagnostic, ...]:
    return read_data(name, texts()[name]).diagnostics


def nodes(text: str) -> list[Node]:
    """Return the keys and values of a file's front matter, in PyYAML's own view."""
    match = re.match(r"---[ \t]*\r?\n(.*?)^---[ \t]*(?:\r?\n|\Z)", text, re.DOTALL | re.MULTILINE)
    assert match is not None
    root = yaml.compose(match[1], Loader=yaml.SafeLoader)
    return list(walk(root, ())) if root is not None else []


def walk(node: yaml.Node, path: tuple[str, ...], *, is_key: bool = False) -> Iterator[Node]:
    start, end = node.start_mark, node.end_mark
    value = node.value if isinstance(node, yaml.ScalarNode) else None
    yield Node(start.line + 2, start.column + 1, end.line + 2, end.column + 1, path, value, is_key)
    if isinstance(node, yaml.MappingNode):
        for key, inner in node.value:
            yield from walk(key, (*path, key.value), is_key=True)
            yield from walk(inner, (*path, key.value))
    elif isinstance(node, yaml.SequenceNode):
        for inner in node.value:
            yield from walk(inner, path)


def holds(node: Node, diagnostic: Diagnostic) -> bool:
    """Tell whether a finding stands inside of a node."""
    start = (diagnostic.line, diagnostic.column)
    end = (diagnostic.end_line, diagnostic.end_column)
    return (node.line, node.column) <= start and end <= (node.end_line, node.end_column)


@needs_corpus
def test_there_are_as_many_as_the_collection_says() -> None:
    assert len(CORPUS_FILES) == 181


@needs_corpus
@pytest.mark.parametrize("name", NAMES)
def test_every_finding_stands_in_the_file_on_what_it_quotes(name: str) -> None:
    """A value that a message gives in backticks as what was found is what the finding marks."""
    lines = LINE_BREAK.split(texts()[name].decode("utf-8-sig"))
    for found in found_in(name):
        assert found.line == found.end_line
        assert 1 <= found.line <= len(lines)
        assert found.source_line == lines[found.line - 1]
        assert 1 <= found.column <= found.end_column <= len(found.source_line) + 1
        token = found.source_line[found.column - 1 : found.end_column - 1]
        quoted = re.search(r"(?:cannot be|this is|and) `([^`…]+)(…?)`", found.message)
        if quoted is not None and found.code.code in ("not-allowed", "not-a-date", "wrong-type"):
            value = yaml.safe_load(f"{token}\n") if not quoted[2] else token
            assert str(value).lower().startswith(quoted[1].lower()[:40])


@needs_corpus
@pytest.mark.parametrize("name", NAMES)
def test_every_finding_stands_on_its_key_or_value(name: str) -> None:
    """PyYAML composes the front matter on its own, and knows where each key and value stands."""
    text = texts()[name].decode("utf-8-sig")
    found = found_in(name)
    kinds = {d.code.code for d in found}
    if "no-front-matter" in kinds:
        assert not text.startswith("---")
        return
    if "invalid-yaml" in kinds:
        with pytest.raises(yaml.YAMLError):
            nodes(text)
        return
    yaml_nodes = nodes(text)
    starts = {(node.line, node.column): node for node in yaml_nodes}
    last = max(node.end_line for node in yaml_nodes)
    # What a mended key would be noted for is noted at once, on the line of the wrong key.
    meant = {d.line: set(re.findall(r"`(\w+)`", d.hint)) for d in found if d.hint}
    for diagnostic in found:
        code = diagnostic.code.code
        at = (diagnostic.line, diagnostic.column)
        token = diagnostic.source_line[diagnostic.column - 1 : diagnostic.end_column - 1]
        if diagnostic.line == 1:
            assert code in WHOLE_FILE or diagnostic.severity is Severity.NOTE
            assert token == "---"
        elif code in ("unknown-key", "duplicate-key", "empty-value"):
            node = next(node for node in yaml_nodes if node.is_key and node[:2] == at)
            assert node[2:4] == (diagnostic.end_line, diagnostic.end_column)
            assert f"`{node.value}`" in diagnostic.message
        elif diagnostic.line < last:
            inside = [node for node in yaml_nodes if holds(node, diagnostic)]
            assert at in starts or any(node.value is not None for node in inside)
            if named := NAMED_KEY.search(diagnostic.message):
                keys = {key for key in named.groups() if key}
                there = {key for node in inside for key in node.path}
                assert keys <= there | meant.get(diagnostic.line, set())
        else:
            assert token, "a finding about the text stands on a part of it"


@needs_corpus
def test_both_ways_of_reading_find_mistakes_of_many_kinds() -> None:
    kinds = Counter(d.code.code for name in NAMES for d in found_in(name))
    wanted = {"unknown-key", "not-a-date", "no-fixed-date", "not-allowed", "wrong-type",
              "invalid-yaml", "no-front-matter", "template-tag"}  # fmt: skip
    assert wanted <= set(kinds)


@needs_corpus
def test_most_keys_of_the_files_are_understood() -> None:
    """What `opens`, `closes` and the other keys that a job has a name for are meant to be."""
    hints = {
        re.match(r"`([^`]+)`", d.message)[1]: d.hint  # type: ignore[index]
        for name in NAMES
        for d in found_in(name)
        if d.code.code == "unknown-key"
    }
    assert hints["opens"] == "did you mean `date_posted`?"
    assert hints["closes"] == "did you mean `valid_through`?"
    assert hints["application link"] == "write `apply: {url: ...}`"


@needs_corpus
@pytest.mark.parametrize("format_", FORMATS)
def test_every_format_holds_every_finding(format_: str) -> None:
    diagnostics = [d for name in NAMES for d in found_in(name)]
    text = render_as(format_, diagnostics, len(NAMES))
    text.encode()
    assert count(format_, text) == len(diagnostics)


def count(format_: str, text: str) -> int:
    """Return how many findings a report holds."""
    match format_:
        case "full":
            return len(re.findall(r"^(?:error|warning|note)\[", text, re.MULTILINE))
        case "concise" | "github":
            return len(text.splitlines())
        case "json" | "rdjson":
            return len(json.loads(text)["diagnostics"])
        case "gitlab":
            return len(json.loads(text))
        case "sarif":
            return len(json.loads(text)["runs"][0]["results"])
        case "junit":
            said = "".join(ET.fromstring(text).itertext())
            return count("full", said)
    raise AssertionError(format_)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Make a site of all real files, in both variants."""
    (tmp_path / "mkdocs.yml").write_text(
        "site_url: https://www.example.org/\nplugins:\n  - careers:\n"
        "      organization: {name: Example}\n      timezone: America/New_York\n",
        encoding="utf-8",
    )
    for name, data in texts().items():
        path = tmp_path / "docs" / "careers" / name.replace("renamed ", "renamed/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return tmp_path


def check(*options: str) -> tuple[int, list[dict[str, str | int]]]:
    """Run the command over the site in the current folder; return its status and findings."""
    command = ["check", *options, "--as-of", "2026-11-23", "--format", "json"]
    result = CliRunner().invoke(main, command)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.output
    found: list[dict[str, str | int]] = json.loads(result.stdout)["diagnostics"]
    return result.exit_code, found


def files(site: Path) -> dict[str, bytes]:
    return {p.relative_to(site).as_posix(): p.read_bytes() for p in site.rglob("*.md")}


@needs_corpus
def test_fix_mends_and_does_no_harm(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(site)
    status, before = check()
    assert status == 1
    old = files(site)
    check("--fix")
    new = files(site)
    assert old != new
    _, after = check("--fix")
    assert files(site) == new, "fixing twice changes nothing more"
    assert places(after) <= places(before), "a fixed file has no finding that it did not have"
    assert len(after) < len(before)
    assert changed_lines(old, new) <= {(str(d["path"]), int(d["line"])) for d in before}


def places(found: list[dict[str, str | int]]) -> set[tuple[str, str, int]]:
    return {
        (str(d["path"]), str(d["code"]), int(d["line"])) for d in found if d["code"] not in ALL_JOBS
    }


def changed_lines(old: dict[str, bytes], new: dict[str, bytes]) -> set[tuple[str, int]]:
    """Return the lines that differ; indents, comments and line ends are the same on them."""
    changed = set()
    for name, data in old.items():
        before, after = data.splitlines(keepends=True), new[name].splitlines(keepends=True)
        assert len(before) == len(after)
        for number, (left, right) in enumerate(zip(before, after, strict=True), start=1):
            if left != right:
                assert around(left) == around(right)
                changed.add((name, number))
    return changed


def around(line: bytes) -> tuple[bytes, bytes]:
    """Return what stands before a line's key and after its value."""
    match = re.fullmatch(rb"([\s-]*).*?((?:\s+#.*)?\s*)", line, re.DOTALL)
    assert match is not None
    return match[1], match[2]
