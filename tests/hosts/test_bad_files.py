"""Bad job files, whatever is in them: a report with a place, exit code 1, and nothing written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.hosts.site import BODY, Build, build, build_site, config, job, write_files

if TYPE_CHECKING:
    from pathlib import Path

LAUGHS = "\n".join(
    [f"a0: &a0 [{', '.join(['lol'] * 9)}]"]
    + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10)]
)
BAD: dict[str, tuple[str | bytes, str, str]] = {
    "no front matter": ("# A job\n\nWords.\n", "no-front-matter", "1:1"),
    "TOML": ('+++\ntitle = "A job"\n+++\n\nWords.\n', "toml-front-matter", "1:1"),
    "empty": ("", "no-front-matter", "1:1"),
    "blank": (" \n\n", "no-front-matter", "1:1"),
    "only a BOM": (b"\xef\xbb\xbf", "no-front-matter", "1:1"),
    "unclosed": ("---\ntitle: A job\n\nWords.\n", "no-front-matter", "1:1"),
    "Latin-1": (job("Café").encode("latin-1"), "not-utf-8", "2:11"),
    "UTF-16": (job().encode("utf-16"), "not-utf-8", "1:1"),
    "Latin-1 in the body": (job(body="Café\n").encode("latin-1"), "not-utf-8", "11:4"),
    "null bytes": (b"\x00" * 100, "no-front-matter", "1:1"),
    "5 MB": (job(body="Words and words. " * 300_000), "too-large", "1:1"),
    "5 MB of nothing": (b"\x00" * 5_000_000, "too-large", "1:1"),
    "5 MB of YAML": ("---\ntitle: '" + "x" * 5_000_000, "too-large", "1:1"),
    "alias bomb": (f"---\ntitle: A job\n{LAUGHS}\n---\n\nWords.\n", "yaml-feature", "3:5"),
    "30,000 brackets": (f"---\ntitle: {'[' * 30_000}\n---\n\nWords.\n", "nested-too-deeply", "2:"),
    "closed brackets": (
        f"---\ntitle: {'[' * 30_000}{']' * 30_000}\n---\n\nWords.\n", "nested-too-deeply", "2:"),
    "30,000 braces": (f"---\ntitle: {'{a: ' * 30_000}\n---\n\nWords.\n", "nested-too-deeply", "2:"),
    "30,000 dashes": (
        f"---\ntitle:\n  {'- ' * 30_000}a\n---\n\nWords.\n", "nested-too-deeply", "3:"),
    "brackets under a host's key": (
        job().replace("title:", f"tags: {'[' * 30_000}\ntitle:"), "nested-too-deeply", "2:"),
    "bad date": (job(date_posted="DAY").replace("DAY", "2015-17-04"), "not-a-date", "3:14"),
    "unquoted bad date": (
        job().replace("'2026-11-02'", "2015-17-04"), "not-a-date", "3:14"),
    "bad date under a host's key": (
        job().replace("title:", "tags: [2015-17-04]\ntitle:"), "invalid-yaml", "2:7"),
    "CRLF": (job(titel="x").replace("\n", "\r\n"), "unknown-key", "9:1"),
    "BOM": (b"\xef\xbb\xbf" + job(titel="x").encode(), "unknown-key", "9:1"),
    "old Mac": (job(titel="x").replace("\n", "\r"), "unknown-key", "9:1"),
    "Python tag": (job().replace("Program", "!!python/name:os.system "), "yaml-feature", "2:8"),
    "broken YAML": ("---\ntitle: A: job\n---\n\nWords.\n", "invalid-yaml", "2:"),
    "duplicate": (job().replace("date_posted", "title: B\ndate_posted", 1), "duplicate-key", "3:1"),
    "no place": (job(job_location="moon"), "unknown-place", "4:15"),
    "country NO": (
        job(job_location={"address_country": "X"}).replace("X", "NO"), "", ""),
}  # fmt: skip


def check(result: Build, code: str, place: str) -> None:
    assert result.code == 1, f"exit code {result.code}: {result.log[-3000:]}"
    assert "Traceback" not in result.log, result.log[-3000:]
    assert f"error[{code}]" in result.log, result.log[-3000:]
    assert f"--> docs/careers/bad.md:{place}" in result.log, result.log[-3000:]
    assert "docs/careers/good.md" not in result.log
    assert not list(result.folder.rglob("*.html")), "a page was written"


@pytest.mark.parametrize("name", BAD)
def test_bad_file(tmp_path: Path, name: str) -> None:
    content, code, place = BAD[name]
    files = {"docs/careers/bad.md": content, "docs/careers/good.md": job("Good")}
    result = build(write_files(tmp_path, files), strict=False)
    if code:
        check(result, code, place)
    else:
        assert result.code == 0, result.log[-3000:]
        shown = result.page("careers/bad/")
        assert shown.json_ld is not None
        assert shown.h1 == ["Program Coordinator"]
        assert "2015" not in shown.text, "front matter stands on the page"


@pytest.mark.parametrize("theme", ["mkdocs", "material"])
@pytest.mark.parametrize("line_end", ["\r\n", "\r"], ids=["CRLF", "old Mac"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["plain", "BOM"])
def test_files_of_other_systems_are_fine(
    tmp_path: Path, theme: str, line_end: str, mark: bytes
) -> None:
    text = job(body=f"{BODY}\n## Tasks\n\n- One\n- Two\n\n```\ncode\nmore\n```\n")
    content = mark + text.replace("\n", line_end).encode()
    files: dict[str, str | bytes] = {
        "docs/careers/a.md": content, "mkdocs.yml": config(theme),
    }  # fmt: skip
    shown = build_site(tmp_path, files).page("careers/a/")
    assert shown.h1 == ["Program Coordinator"]
    assert "date_posted" not in shown.text
    assert len(shown.all("h2", id="tasks")) == 1
    assert len(shown.all("pre")) == 1
    assert shown.json_ld is not None
    assert "<li>One</li>" in shown.json_ld["description"]


def test_link_to_a_file_that_is_gone(tmp_path: Path) -> None:
    folder = write_files(tmp_path, {"docs/careers/good.md": job("Good")})
    (folder / "docs/careers/bad.md").symlink_to("nowhere.md")
    check(build(folder, strict=False), "unreadable-file", "1:1")


def test_link_to_itself(tmp_path: Path) -> None:
    folder = write_files(tmp_path, {"docs/careers/good.md": job("Good")})
    (folder / "docs/careers/bad.md").symlink_to("bad.md")
    check(build(folder, strict=False), "unreadable-file", "1:1")


def test_link_to_a_file_elsewhere_is_followed(tmp_path: Path) -> None:
    folder = write_files(tmp_path, {"jobs/real.md": job()})
    (folder / "docs/careers").mkdir()
    (folder / "docs/careers/a.md").symlink_to("../../jobs/real.md")
    site = build(folder)
    assert site.code == 0, site.log
    assert site.page("careers/").titles == ["Program Coordinator"]


def test_thousands_of_mistakes_do_not_flood_the_log(tmp_path: Path) -> None:
    text = "---\ntitle:\n" + "- *a\n" * 20_000 + "---\n\nWords.\n"
    result = build(write_files(tmp_path, {"docs/careers/bad.md": text}), strict=False)
    assert result.code == 1
    assert len(result.log) < 1_000_000


def test_folder_named_like_a_job(tmp_path: Path) -> None:
    folder = write_files(tmp_path, {"docs/careers/good.md": job("Good")})
    (folder / "docs/careers/teams.md").mkdir()
    site = build(folder)
    assert site.code == 0, site.log
    assert site.page("careers/").titles == ["Good"]


def test_bad_page_that_is_no_job_is_none_of_our_business(tmp_path: Path) -> None:
    files = {
        "docs/other.md": "---\ntitle: A: job\nemployement_type: x\n---\n\nWords.\n",
        "docs/careers/good.md": job("Good"),
    }
    site = build_site(tmp_path, files)
    assert site.page("careers/").titles == ["Good"]


def test_alias_bomb_in_a_draft_beside_the_jobs_is_not_read(tmp_path: Path) -> None:
    files = {
        "docs/careers/_notes/bad.md": "---\ntitel: x\n---\n\nWords.\n",
        "docs/careers/good.md": job("Good"),
    }
    assert build_site(tmp_path, files).page("careers/").titles == ["Good"]


@pytest.mark.parametrize("name", ["Größe & Mut.md", "a b.md", "50%.md", "c#.md", "日本語.md"])
def test_name_of_a_file(tmp_path: Path, name: str) -> None:
    site = build_site(tmp_path, {f"docs/careers/{name}": job()})
    [link] = site.page("careers/").parts("job")[0].links
    [address] = [path for path in site.sitemap if path not in ("", "careers/")]
    shown = site.page(f"careers/{name.removesuffix('.md')}/")
    assert f"careers/{link}" == address
    assert shown.json_ld is not None
    assert shown.json_ld["url"] == shown.canonical[0] == f"https://www.example.org/{address}"


def test_wrong_name_in_a_message_is_printable(tmp_path: Path) -> None:
    files = {"docs/careers/a\x1b[31m.md": job(titel="x")}
    result = build(write_files(tmp_path, files), strict=False)
    assert result.code == 1
    assert "\x1b" not in result.log
