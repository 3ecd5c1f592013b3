"""`serve`: edits, new files, mistakes and deletions are followed without a restart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.hosts.server import Server, serve
from tests.hosts.site import TODAY, config, job, skip_without, write_files

if TYPE_CHECKING:
    from collections.abc import Iterator

CONFIGS = {
    "mkdocs": config("material", {"timezone": "UTC"}),
    "properdocs": config("mkdocs", {"timezone": "UTC"}),
}
NEEDED = {"mkdocs": "mkdocs-material", "properdocs": "properdocs-theme-mkdocs"}
BOMB = "---\ntitle: A\na: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n---\n\nWords.\n"
BRACKETS = f"---\ntitle: {'[' * 30_000}\n---\n\nWords.\n"


@pytest.fixture(scope="module", params=CONFIGS)
def server(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Server]:
    """Return a server that all tests of this module change in turn; each mends what it breaks."""
    skip_without(request.param)
    skip_without(NEEDED[request.param])
    files = {
        "docs/careers/coordinator.md": job(),
        "docs/careers/draft.md": job("Draft", status="draft"),
        "docs/careers/later.md": job("Later", date_posted="2027-01-01"),
        "mkdocs.yml": CONFIGS[request.param],
    }
    folder = write_files(tmp_path_factory.mktemp("serve"), files)
    with serve(folder, request.param) as started:
        yield started


def test_first_build(server: Server) -> None:
    shown = server.page("careers/coordinator/")
    assert shown is not None
    assert shown.json_ld is not None
    assert shown.h1 == ["Program Coordinator"]


@pytest.mark.parametrize(("name", "title"), [("draft", "Draft"), ("later", "Later")])
def test_unpublished_jobs_are_shown(server: Server, name: str, title: str) -> None:
    shown = server.page(f"careers/{name}/")
    assert shown is not None
    assert shown.h1 == [title]
    assert len(shown.parts("notice")) == 1
    assert shown.json_ld is None


def test_edit_is_followed(server: Server) -> None:
    server.write("docs/careers/coordinator.md", job("Director"))
    shown = server.wait_for("careers/coordinator/", lambda page: page.h1 == ["Director"])
    assert shown.json_ld is not None
    assert shown.json_ld["title"] == "Director"
    assert server.page("careers/").titles == ["Director"]  # type: ignore[union-attr]
    server.write("docs/careers/coordinator.md", job())
    server.wait_for("careers/", lambda page: page.titles == ["Program Coordinator"])


def test_new_file_and_deletion_are_followed(server: Server) -> None:
    server.write("docs/careers/writer.md", job("Writer"))
    both = ["Program Coordinator", "Writer"]
    server.wait_for("careers/", lambda page: page.titles == both)
    assert server.page("careers/writer/") is not None
    server.delete("docs/careers/writer.md")
    server.wait_for("careers/", lambda page: page.titles == both[:1])
    assert server.page("careers/writer/") is None


BROKEN = {
    "unknown key": (job("Breaker", titel="x"), "unknown-key", "9:1"),
    "alias bomb": (BOMB, "yaml-feature", "3:"),
    "brackets": (BRACKETS, "nested-too-deeply", "2:"),
    "no front matter": ("Words alone.\n", "no-front-matter", "1:1"),
    "not UTF-8": (b"---\ntitle: Caf\xe9\n---\n\nWords.\n", "not-utf-8", "2:11"),
    "broken YAML": ("---\ntitle: 'A\n---\n\nWords.\n", "invalid-yaml", ""),
    "hostile": (
        job("Breaker", **{"</pre><script>alert(1)</script>": "x"}), "unknown-key", "9:1"),
}  # fmt: skip


@pytest.mark.parametrize(("content", "code", "place"), BROKEN.values(), ids=BROKEN)
def test_mistake_is_shown_and_mended(
    server: Server, content: str | bytes, code: str, place: str
) -> None:
    before = len(server.log)
    server.write("docs/careers/breaker.md", content)
    shown = server.wait_for("careers/breaker/", lambda page: bool(page.parts("report")))
    [report] = shown.parts("report")
    assert f"error[{code}]" in report.text
    assert f"docs/careers/breaker.md:{place}" in report.text
    assert shown.json_ld is None
    assert shown.meta("robots") == "noindex"
    assert shown.parts("apply") == []
    assert not [s for s in shown.all("script") if (s.text or "").startswith("alert")]
    assert f"error[{code}]" in server.log[before:]
    assert f"--> docs/careers/breaker.md:{place}" in server.log[before:]
    assert server.page("careers/").titles == ["Program Coordinator"]  # type: ignore[union-attr]

    server.write("docs/careers/breaker.md", job("Mended"))
    shown = server.wait_for("careers/breaker/", lambda page: page.h1 == ["Mended"])
    assert shown.parts("report") == []
    assert shown.json_ld is not None
    server.delete("docs/careers/breaker.md")
    server.wait_for("careers/", lambda page: page.titles == ["Program Coordinator"])
    assert "Traceback" not in server.log[before:]


def test_wrong_marker_is_reported_and_mended(server: Server) -> None:
    before = len(server.log)
    server.write("docs/index.md", "# Home\n\nNew.\n\n<!-- careers:listing {limit: 0} -->\n")
    server.wait_for("", lambda page: "New." in page.text)
    assert "--> docs/index.md:5:1" in server.log[before:]
    server.write("docs/index.md", "# Home\n\n<!-- careers:listing {limit: 1} -->\n")
    server.wait_for("", lambda page: page.titles == ["Program Coordinator"])
    server.write("docs/index.md", "# Home\n")
    server.wait_for("", lambda page: page.titles == [])


def test_wrong_settings_are_reported_and_mended(server: Server) -> None:
    before = len(server.log)
    text = (server.folder / "mkdocs.yml").read_text(encoding="utf-8")
    server.write("mkdocs.yml", text.replace("timezone: UTC", "colour: red"))
    server.wait_until(lambda: "`colour`" in server.log[before:])
    assert "--> mkdocs.yml:" in server.log[before:]
    later = text.replace("timezone: UTC", f"timezone: UTC\n    as_of: {TODAY}\n    jobs_dir: jobs")
    server.write("mkdocs.yml", later)
    server.wait_for("jobs/", lambda page: page.titles == [])
    server.write("mkdocs.yml", text)
    server.wait_for("careers/", lambda page: page.titles == ["Program Coordinator"])


def test_status_is_followed(server: Server) -> None:
    server.write("docs/careers/coordinator.md", job(status="filled"))
    shown = server.wait_for("careers/coordinator/", lambda page: bool(page.parts("notice")))
    assert shown.json_ld is None
    server.write("docs/careers/coordinator.md", job())
    server.wait_for("careers/coordinator/", lambda page: page.json_ld is not None)


def test_broken_link_is_reported_and_the_server_goes_on(server: Server) -> None:
    before = len(server.log)
    link = server.folder / "docs/careers/link.md"
    link.symlink_to("nowhere.md")
    server.write("docs/index.md", "# Home\n\nLinked.\n")
    server.wait_for("", lambda page: "Linked." in page.text)
    assert "error[unreadable-file]" in server.log[before:]
    link.unlink()
    server.write("docs/index.md", "# Home\n")
    server.wait_for("", lambda page: "Linked." not in page.text)
    assert "Traceback" not in server.log[before:]


def test_server_is_still_there(server: Server) -> None:
    assert server.is_alive
    assert server.page("") is not None


def test_careers_yml_is_watched(tmp_path_factory: pytest.TempPathFactory) -> None:
    files = {
        "docs/careers/coordinator.md": job(),
        "mkdocs.yml": "site_name: Example\ntheme: mkdocs\nplugins: [careers]\n"
        "site_url: https://www.example.org/\n",
        "careers.yml": "organization: {name: Example Learning Circles}\n",
    }
    with serve(write_files(tmp_path_factory.mktemp("careers"), files)) as server:
        server.write("careers.yml", "organization: {name: Another}\n")
        server.wait_for("careers/", lambda page: page.h1 == ["Jobs at Another"])
        server.write("careers.yml", "colour: red\norganization: {name: Third}\n")
        server.wait_for("careers/", lambda page: page.h1 == ["Jobs at Third"])
        assert "--> careers.yml:1:1" in server.log


def test_server_starts_with_a_mistake_in_a_job(tmp_path_factory: pytest.TempPathFactory) -> None:
    files = {"docs/careers/a.md": BRACKETS, "docs/careers/b.md": job("B")}
    with serve(write_files(tmp_path_factory.mktemp("start"), files)) as server:
        shown = server.wait_for("careers/a/", lambda page: bool(page.parts("report")))
        assert "error[nested-too-deeply]" in shown.text
        server.write("docs/careers/a.md", job("A"))
        server.wait_for("careers/", lambda page: sorted(page.titles) == ["A", "B"])
