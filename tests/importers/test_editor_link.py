"""Addresses of the web editors, as the hosts' options lead to them."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest

from mkdocs_careers.importers.editor_link import find_repository


@pytest.mark.parametrize(
    ("url", "edit_uri", "branch", "docs"),
    [
        ("https://github.com/o/r", "", None, None),
        ("https://github.com/o/r/", "edit/main/docs/", "main", "docs"),
        ("https://github.com/o/r.git", "blob/v2/", "v2", ""),
        ("git@github.com:o/r.git", "edit/main/a/b/{path}", "main", "a/b"),
        ("https://gitlab.com/g/s/r", "-/edit/main/docs/", "main", "docs"),
        ("https://github.com/o/r", "https://github.com/o/r/edit/main/docs/", "main", "docs"),
        ("https://github.com/o/r", "https://elsewhere.example/edit/main/docs/", None, None),
    ],
)
def test_options_lead_to_a_repository(
    url: str, edit_uri: str, branch: str | None, docs: str | None
) -> None:
    found = find_repository(url, edit_uri)
    assert (found.branch, found.docs) == (branch, docs)
    assert found.is_known


@pytest.mark.parametrize(
    "url", ["", "https://bitbucket.org/o/r", "https://github.com/o", "javascript:github.com/a/b"]
)
def test_other_addresses_are_not_known(url: str) -> None:
    assert not find_repository(url).is_known


def test_github_gets_the_name_and_the_text() -> None:
    found = find_repository("https://github.com/o/r", "edit/main/docs/")
    link = urlsplit(found.link("docs/careers/日本 &.md", "---\ntitle: a & b #1 +\n"))
    assert link.path == "/o/r/new/main/docs/careers"
    assert parse_qs(link.query) == {
        "filename": ["日本 &.md"], "value": ["---\ntitle: a & b #1 +\n"],
    }  # fmt: skip


def test_gitlab_gets_the_name_alone() -> None:
    link = find_repository("https://gitlab.com/g/r").link("docs/x.md", "text")
    assert link == "https://gitlab.com/g/r/-/new/main/docs?file_name=x.md"
