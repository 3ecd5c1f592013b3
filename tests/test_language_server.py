"""`mkdocs-careers lsp`: a client speaks the protocol to the real process, as an editor does."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from mkdocs_careers.reader import MAX_BYTES
from mkdocs_careers.settings_file import CONFIG_NAMES
from tests.language_client import PATIENCE, LanguageClient
from tests.rewrite_reports import INVALID, JOBS, VALID, read_data

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MKDOCS = """\
site_name: Example
site_url: https://example.org/
plugins:
  - careers:
      organization: {name: Example Learning Circles, logo: https://example.org/logo.png}
      timezone: America/Chicago
      places:
        chicago: {address_locality: Chicago, address_region: IL, address_country: US}
      apply: {email: jobs@example.org}
      rules: {incomplete-posting: off, incomplete-address: off}
"""
JOB = """\
---
title: Program Coordinator
date_posted: 2026-11-02
job_location: chicago
---

Help learning circles grow across North America. You look after the people who run them, answer \
their questions, and bring what they learn back to all of the others.
"""
BAD = JOB.replace("---\n\n", "employement_type: Full time # 😀\n---\n\n").replace(
    "Prog", "☕😀 Prog"
)
SEVERITIES = {"error": 1, "warning": 2, "note": 3}
EVERYTHING = {"start": {"line": 0, "character": 0}, "end": {"line": 99, "character": 0}}


TODAY = "2026-11-23"


def make_site(folder: Path) -> Path:
    (folder / "mkdocs.yml").write_text(MKDOCS, encoding="utf-8")
    (folder / "docs" / "careers").mkdir(parents=True)
    return folder


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return make_site(tmp_path)


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LanguageClient]:
    """Serve a site that no test changes; in the end the server has had no trouble."""
    with LanguageClient(make_site(tmp_path_factory.mktemp("site")), CAREERS_AS_OF=TODAY) as client:
        yield client
        assert client.stop() == 0
        assert client.said() == ""


@pytest.fixture
def own_client(site: Path) -> Iterator[LanguageClient]:
    """Serve a site that the test may change."""
    with LanguageClient(site, CAREERS_AS_OF=TODAY) as client:
        yield client
        assert client.stop() == 0
        assert client.said() == ""


def uri_of(folder: Path, name: str = "job.md") -> str:
    return (folder / "docs" / "careers" / name).as_uri()


def codes(found: list[dict[str, Any]]) -> list[str]:
    return [diagnostic["code"] for diagnostic in found]


def apply(text: str, edits: list[dict[str, Any]], codec: str = "utf-16-le", size: int = 2) -> str:
    """Make the edits of the protocol in a text, by way of its bytes in an encoding."""
    lines = text.split("\n")  # a carriage return is never in the way of these edits
    for edit in sorted(edits, key=lambda edit: list(edit["range"]["start"].values()), reverse=True):
        start, end = edit["range"]["start"], edit["range"]["end"]
        assert start["line"] == end["line"]
        data = lines[start["line"]].encode(codec)
        before, after = data[: start["character"] * size], data[end["character"] * size :]
        lines[start["line"]] = before.decode(codec) + edit["newText"] + after.decode(codec)
    return "\n".join(lines)


# A whole session


def test_session(client: LanguageClient) -> None:
    uri = uri_of(client.folder)
    assert client.capabilities["positionEncoding"] == "utf-16"
    (found,) = client.open(uri, BAD)
    assert found == {
        "range": {"start": {"line": 4, "character": 0}, "end": {"line": 4, "character": 16}},
        "severity": 1,
        "code": "unknown-key",
        "source": "mkdocs-careers",
        "message": "`employement_type` is not a key of a job.\nDid you mean `employment_type`?\n"
        "Keys of your own go under `extra`; keys of a theme or plugin into `host_keys`.",
    }
    actions = client.actions(uri, found["range"])
    assert [action["title"] for action in actions] == [
        "Write `employment_type`",
        "Mend all that is certain in this job",
    ]
    assert actions[0]["kind"] == "quickfix"
    assert actions[0]["isPreferred"] is True
    assert actions[0]["diagnostics"] == [found]
    text = apply(BAD, actions[0]["edit"]["changes"][uri])
    assert text == BAD.replace("employement", "employment")
    (found,) = client.change(uri, text)
    assert found["code"] == "not-allowed"
    (action, _) = client.actions(uri, found["range"])
    text = apply(text, action["edit"]["changes"][uri])
    assert "employment_type: FULL_TIME # 😀" in text
    assert client.change(uri, text) == []
    assert client.actions(uri, EVERYTHING) == []
    hover = client.ask("hover", uri, 4, 20)
    assert hover["contents"]["value"].startswith("`FULL_TIME`: Full time\n\n**Type of employment**")
    assert hover["range"]["start"] == {"line": 4, "character": 17}
    items = client.ask("completion", uri, 4, 20)["items"]
    assert [item["label"] for item in items][:2] == ["FULL_TIME", "PART_TIME"]
    assert items[1]["textEdit"] == {
        "range": {"start": {"line": 4, "character": 17}, "end": {"line": 4, "character": 26}},
        "newText": "PART_TIME",
    }
    assert client.save(uri) == []
    assert client.close(uri) == []


def test_all_fixes_at_once(client: LanguageClient) -> None:
    uri = uri_of(client.folder)
    client.open(uri, BAD)
    (action,) = client.actions(uri, EVERYTHING, only=["source.fixAll"])
    assert action["kind"] == "source.fixAll.mkdocs-careers"
    text = apply(BAD, action["edit"]["changes"][uri])
    assert text == BAD.replace("employement_type: Full time", "employment_type: FULL_TIME")
    assert client.change(uri, text) == []
    assert client.actions(uri, EVERYTHING, only=["source.fixAll"]) == []


@pytest.mark.parametrize(
    ("only", "kinds"),
    [
        (["quickfix"], ["quickfix"]),
        (["source"], ["source.fixAll.mkdocs-careers"]),
        (["source.fixAll.mkdocs-careers"], ["source.fixAll.mkdocs-careers"]),
        (["source.fixAll.other", "refactor"], []),
    ],
)
def test_kinds_of_actions(client: LanguageClient, only: list[str], kinds: list[str]) -> None:
    client.open(uri_of(client.folder), BAD)
    actions = client.actions(uri_of(client.folder), EVERYTHING, only=only)
    assert [action["kind"] for action in actions] == kinds


def test_edits_of_a_version(site: Path) -> None:
    capabilities = {"workspace": {"workspaceEdit": {"documentChanges": True}}}
    with LanguageClient(site, capabilities=capabilities, CAREERS_AS_OF=TODAY) as client:
        uri = uri_of(site)
        client.open(uri, JOB)
        client.change(uri, BAD)
        (change,) = client.actions(uri, EVERYTHING)[0]["edit"]["documentChanges"]
        assert change["textDocument"] == {"uri": uri, "version": 2}
        assert apply(BAD, change["edits"]) == BAD.replace("employement", "employment")
        assert client.stop() == 0


# What is found is what `check` finds


def test_finds_what_the_check_finds(site: Path) -> None:
    (site / "mkdocs.yml").unlink()
    settings = (JOBS / "settings.yml").read_text(encoding="utf-8")
    (site / "careers.yml").write_text(settings, encoding="utf-8")
    for path in VALID:  # some of which others translate
        (site / "docs" / "careers" / path.name).write_bytes(path.read_bytes())
    with LanguageClient(site, CAREERS_AS_OF="2026-11-23 12:00") as client:
        for path in (*INVALID, *VALID):
            try:
                text = path.read_bytes().decode("utf-8")
            except UnicodeDecodeError:
                continue  # an editor has made text of it before a server sees it
            name = f"docs/careers/{path.name}"
            expected = read_data(name, text.encode()).diagnostics
            found = client.open(uri_of(site, path.name), text)
            assert codes(found) == [d.code.code for d in expected], path.name
            lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
            for there, diagnostic in zip(found, expected, strict=True):
                assert there["severity"] == SEVERITIES[diagnostic.severity]
                assert there["message"].startswith(diagnostic.message)
                assert diagnostic.help in there["message"]
                assert diagnostic.hint[1:] in there["message"]
                start, end = there["range"]["start"], there["range"]["end"]
                assert (start["line"], end["line"]) == (
                    diagnostic.line - 1,
                    diagnostic.end_line - 1,
                )
                line = lines[start["line"]].encode("utf-16-le")
                token = line[start["character"] * 2 : end["character"] * 2].decode("utf-16-le")
                columns = slice(diagnostic.column - 1, diagnostic.end_column - 1)
                assert token == diagnostic.source_line[columns]
            client.close(uri_of(site, path.name))
        assert client.stop() == 0
        assert client.said() == ""


@pytest.mark.parametrize(
    ("wanted", "encoding", "column"),
    [
        (["utf-32", "utf-8"], "utf-32", 42), (["utf-8", "utf-16"], "utf-8", 47),
        (["utf-16"], "utf-16", 43), (["utf-7"], "utf-16", 43), ([], "utf-16", 43),
    ],
)  # fmt: skip
def test_encoding_of_positions(site: Path, wanted: list[str], encoding: str, column: int) -> None:
    general = {"general": {"positionEncodings": wanted}}
    with LanguageClient(site, CAREERS_AS_OF=TODAY, capabilities=general) as client:
        assert client.capabilities["positionEncoding"] == encoding
        text = JOB.replace("chicago", "{name: ☕😀, address_country: usa}")
        (found,) = client.open(uri_of(site), text)
        assert found["range"]["start"]["character"] == column
        hover = client.ask("hover", uri_of(site), 3, column + 2)
        assert hover["range"]["start"]["character"] == column
        assert client.stop() == 0


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("bom", ["", "\ufeff"])
def test_ends_of_lines_and_byte_order_marks(client: LanguageClient, end: str, bom: str) -> None:
    uri = uri_of(client.folder)
    text = bom + BAD.replace("\n", end)
    (found,) = client.open(uri, text)
    assert found["range"]["start"] == {"line": 4, "character": 0}
    edit = client.actions(uri, EVERYTHING)[0]["edit"]["changes"][uri]
    assert edit == [{"newText": "employment_type", "range": found["range"]}]
    assert client.change(uri, text.replace("employement_type: Full time", "skills: a")) == []
    (found,) = client.change(uri, bom + "title: x")
    assert found["range"]["start"] == {"line": 0, "character": len(bom)}
    assert client.ask("hover", uri, 0, 1) is None


# Which files are jobs, and what the settings say


STRANGE = (
    "untitled:Untitled-1", "git:/x/docs/careers/job.md", "file:///no/such/folder/job.md",
    "file:///", "file:", "", "http://[::1/job.md", "file:///a%00b/docs/careers/job.md",
    "file:///c%3A/docs/careers/job.md", "vscode-notebook-cell:/x#y",
)  # fmt: skip


def test_documents_that_are_no_files_of_a_site(site: Path) -> None:
    with LanguageClient(site, CAREERS_AS_OF=TODAY) as client:
        for uri in STRANGE:
            document = {"uri": uri, "languageId": "markdown", "version": 1, "text": BAD}
            client.notify("textDocument/didOpen", {"textDocument": document})
            for method in ("completion", "hover"):
                place = {"line": 1, "character": 1}
                question = {"textDocument": {"uri": uri}, "position": place}
                answer = client.answer(client.send(f"textDocument/{method}", question))
                assert not answer.get("result")
        assert len(client.open(uri_of(site), BAD)) == 1
        assert client.stop() == 0


@pytest.mark.parametrize("name", ["index.md", "README.md", "_draft.md", "../page.md", "job.txt"])
def test_files_that_are_no_jobs(client: LanguageClient, name: str) -> None:
    uri = uri_of(client.folder, name)
    assert client.open(uri, BAD) == []
    assert client.ask("completion", uri, 4, 3) is None
    assert client.ask("hover", uri, 1, 1) is None
    assert client.actions(uri, EVERYTHING) == []


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_links(site: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    careers = site / "docs" / "careers"
    (careers / "linked").symlink_to(elsewhere)
    (careers / "loop").symlink_to(careers / "loop")
    (elsewhere / "site").symlink_to(site)
    with LanguageClient(site, CAREERS_AS_OF=TODAY) as client:
        for path, found in (
            (careers / "linked" / "job.md", ["unknown-key"]),
            (elsewhere / "site" / "docs" / "careers" / "job.md", ["unknown-key"]),
            (elsewhere / "job.md", []),
            (careers / "loop" / "index.md", []),
        ):
            assert codes(client.open(path.as_uri(), BAD)) == found
        assert client.stop() == 0
        assert client.said() == ""


def test_document_that_is_not_open(site: Path, own_client: LanguageClient) -> None:
    (site / "docs" / "careers" / "job.md").write_text(BAD, encoding="utf-8")
    assert own_client.ask("completion", uri_of(site), 4, 3) is None
    assert own_client.ask("hover", uri_of(site), 1, 1) is None
    assert own_client.actions(uri_of(site), EVERYTHING) == []
    own_client.notify("textDocument/didSave", {"textDocument": {"uri": uri_of(site)}})
    assert own_client.diagnostics(uri_of(site), None) == []


def test_site_without_careers(site: Path, own_client: LanguageClient) -> None:
    (site / "mkdocs.yml").write_text("site_name: Example\nplugins: [search]\n", encoding="utf-8")
    assert own_client.open(uri_of(site), BAD) == []


def test_settings_that_are_inherited(site: Path, own_client: LanguageClient) -> None:
    (site / "base.yml").write_text(MKDOCS, encoding="utf-8")
    (site / "mkdocs.yml").write_text("INHERIT: base.yml\n", encoding="utf-8")
    assert codes(own_client.open(uri_of(site), BAD)) == ["unknown-key"]


def test_settings_follow_their_file(site: Path, own_client: LanguageClient) -> None:
    uri = uri_of(site)
    text = JOB.replace("chicago", "boston")
    assert codes(own_client.open(uri, text)) == ["unknown-place"]
    (site / "mkdocs.yml").write_text(MKDOCS.replace("chicago", "boston"), encoding="utf-8")
    assert own_client.change(uri, text) == []
    (site / "mkdocs.yml").write_text("plugins:\n  - careers: {\n", encoding="utf-8")
    assert own_client.change(uri, text) == []  # those before the mistake hold
    (site / "mkdocs.yml").write_text(MKDOCS.replace("chicago: {", "oslo: {"), encoding="utf-8")
    assert codes(own_client.change(uri, text)) == ["unknown-place"]
    (site / "mkdocs.yml").unlink()
    assert own_client.change(uri, text) == []


def test_settings_are_broken_from_the_start(site: Path, own_client: LanguageClient) -> None:
    (site / "mkdocs.yml").write_text("plugins:\n  - careers: {\n", encoding="utf-8")
    assert own_client.open(uri_of(site), BAD) == []
    (site / "careers.yml").write_text("[", encoding="utf-8")
    assert "unknown-key" in codes(own_client.change(uri_of(site), BAD))


def test_client_that_watches_files(site: Path) -> None:
    watching = {"workspace": {"didChangeWatchedFiles": {"dynamicRegistration": True}}}
    with LanguageClient(site, CAREERS_AS_OF=TODAY, capabilities=watching) as client:
        uri = uri_of(site)
        text = JOB.replace("chicago", "boston")
        assert codes(client.open(uri, text)) == ["unknown-place"]
        (asked,) = client.requests
        assert asked["method"] == "client/registerCapability"
        (registration,) = asked["params"]["registrations"]
        watchers = registration["registerOptions"]["watchers"]
        assert [watcher["globPattern"] for watcher in watchers] == [
            f"**/{name}" for name in CONFIG_NAMES
        ]
        (site / "mkdocs.yml").write_text(MKDOCS.replace("chicago", "boston"), encoding="utf-8")
        client.notify(
            "workspace/didChangeWatchedFiles",
            {"changes": [{"uri": (site / "mkdocs.yml").as_uri(), "type": 2}]},
        )
        assert client.diagnostics(uri, client.version) == []
        assert client.stop() == 0


def test_keys_of_the_site(site: Path, own_client: LanguageClient) -> None:
    schema = '{"type": "object", "properties": {"level": {"title": "Level", "enum": ["a", "b"]}}}'
    (site / "extra.json").write_text(schema, encoding="utf-8")
    (site / "mkdocs.yml").write_text(MKDOCS + "      schema: extra.json\n", encoding="utf-8")
    uri = uri_of(site)
    text = JOB.replace("---\n\n", "extra: {level: }\n---\n\n")
    own_client.open(uri, text)
    items = own_client.ask("completion", uri, 4, 15)["items"]
    assert [item["label"] for item in items] == ["a", "b"]
    (site / "extra.json").write_text(schema.replace('"b"', '"c"'), encoding="utf-8")
    items = own_client.ask("completion", uri, 4, 15)["items"]
    assert [item["label"] for item in items] == ["a", "c"]


def test_other_configuration_and_day(site: Path) -> None:
    (site / "other.yml").write_text(MKDOCS.replace("chicago", "boston"), encoding="utf-8")
    text = JOB.replace("chicago", "boston").replace("---\n\n", "valid_through: 2026-12-01\n---\n\n")
    with LanguageClient(site, "--config", "other.yml", "--as-of", "2026-12-24") as client:
        assert codes(client.open(uri_of(site), text)) == ["ended"]
        assert client.stop() == 0
    (site / "mkdocs.yml").write_text(MKDOCS + "      as_of: someday\n", encoding="utf-8")
    with LanguageClient(site, CAREERS_AS_OF="") as client:
        assert client.open(uri_of(site), JOB) is not None
        assert client.stop() == 0


# Whatever comes


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", ["no-front-matter"]),
        ("---\n", ["no-front-matter"]),
        (JOB + "x" * MAX_BYTES, ["too-large"]),
        ("---\n" + "[" * 30_000, ["no-front-matter"]),
        ("---\n" + "[" * 30_000 + "\n---\n", ["invalid-yaml"]),
        (JOB.replace("Program", "\ud800"), []),
        (JOB.replace("Program", "a\u2028b\x85c\x0cd"), ["invalid-yaml"]),
        (JOB.replace("Program", "a\u2028b"), ["invalid-yaml"]),
        ("---\n" + "a: b\n" * 2_000 + "---\n", ["duplicate-key"]),
    ],
)
def test_texts_of_any_kind(client: LanguageClient, text: str, found: list[str]) -> None:
    uri = uri_of(client.folder)
    there = codes(client.open(uri, text))
    assert set(found) <= set(there)
    assert bool(there) is bool(found)
    for line, character in ((0, 0), (1, 2), (3, 5), (10**6, 10**6)):
        client.ask("completion", uri, line, character)
        client.ask("hover", uri, line, character)
    client.actions(uri, EVERYTHING)
    client.actions(uri, {"start": {"line": 7, "character": 7}, "end": {"line": 0, "character": 0}})


def test_messages_of_any_kind(site: Path) -> None:
    with LanguageClient(site, CAREERS_AS_OF=TODAY) as client:
        client.send_raw(b"{")
        client.send_raw(b"[]")
        client.send_raw(b"\xff\xfe")
        client.notify("no/such/notification", {"x": 1})
        client.notify("$/setTrace", {"value": "verbose"})
        client.notify("$/cancelRequest", {"id": 99})
        assert client.answer(client.send("no/such/request", {}))["error"]["code"] == -32601
        place = {"line": 0, "character": 0}
        question = {"textDocument": {"uri": uri_of(site)}, "position": place}
        number = client.send("textDocument/hover", question)
        client.notify("$/cancelRequest", {"id": number})
        assert "result" in client.answer(number)
        assert codes(client.open(uri_of(site), BAD)) == ["unknown-key"]
        assert client.stop() == 0


def test_editor_that_goes_away(site: Path) -> None:
    with LanguageClient(site, CAREERS_AS_OF=TODAY) as client:
        client.open(uri_of(site), BAD)
        assert client.process.stdin is not None
        client.process.stdin.close()
        assert client.process.wait(PATIENCE) == 1
        assert "Traceback" not in client.said()


def test_exit_without_shutdown(site: Path) -> None:
    with LanguageClient(site, CAREERS_AS_OF=TODAY) as client:
        client.notify("exit", None)
        assert client.process.wait(PATIENCE) == 1
        assert "Traceback" not in client.said()


def test_flag_that_editors_add(site: Path) -> None:
    with LanguageClient(site, "--stdio") as client:
        assert client.stop() == 0


# Wrong usage


def run(site: Path, *command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *command],
        cwd=site, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=PATIENCE,
        env=dict(os.environ), check=False,
    )  # fmt: skip


def test_without_pygls(site: Path) -> None:
    code = (
        "import sys\nsys.modules['pygls'] = sys.modules['lsprotocol'] = None\n"
        "from mkdocs_careers.cli import main\nmain(['lsp'])\n"
    )
    done = run(site, "-c", code)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.endswith(
        "Error: The language server needs pygls 2 or newer. "
        'Install it with: pip install "mkdocs-careers[lsp]"\n'
    )


def test_day_that_is_none(site: Path) -> None:
    done = run(site, "-m", "mkdocs_careers", "lsp", "--as-of", "someday")
    assert done.returncode == 2
    assert "`--as-of` must be a date" in done.stderr
    assert run(site, "-m", "mkdocs_careers", "lsp", "--config", "none.yml").returncode == 2
