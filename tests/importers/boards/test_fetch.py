"""Fetching: against a local server that speaks, and misspeaks, as boards do."""

# ruff: noqa: ARG002 - each path is asked for in the same way

from __future__ import annotations

import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest

from mkdocs_careers.importers.boards import BoardError
from mkdocs_careers.importers.boards.fetch import Limits, fetch_board

if TYPE_CHECKING:
    from collections.abc import Iterator

_HERE = Path(__file__).parent
_QUICK = Limits(connect=0.5, read=0.5, total=2, tries=2, pause=0.01, size=50_000, pages=5)


class Board(BaseHTTPRequestHandler):
    """A server whose paths say how it behaves."""

    asked: list[str]

    def do_GET(self) -> None:
        """Answer as the first part of the path says."""
        self.asked.append(self.path)
        parts = urlsplit(self.path)
        query = {key: values[0] for key, values in parse_qs(parts.query).items()}
        getattr(self, parts.path.split("/")[1])(query)

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def send(self, body: bytes, status: int = 200, length: int = -1, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body) if length < 0 else length))
        self.end_headers()
        self.wfile.write(body)

    def lever(self, query: dict[str, str]) -> None:
        jobs = [{"id": str(number), "text": f"Job {number}"} for number in range(5)]
        skip, limit = int(query.get("skip", 0)), int(query["limit"])
        self.send(json.dumps(jobs[skip : skip + limit]).encode())

    def stuck(self, query: dict[str, str]) -> None:
        self.send(b'[{"id": "1", "text": "a"}]')

    def workable(self, query: dict[str, str]) -> None:
        after = {"": "b", "b": "c", "c": None}[query.get("token", "")]
        jobs = [{"shortcode": query.get("token", "a"), "title": "Job"}]
        self.send(json.dumps({"results": jobs, "nextPage": after}).encode())

    def elsewhere(self, query: dict[str, str]) -> None:
        page = {"jobs": [], "paging": {"next": "https://other.example.org/jobs"}}
        self.send(json.dumps(page).encode())

    def busy(self, query: dict[str, str]) -> None:
        if len(self.asked) == 1:
            self.send(b"", 429, Retry_After="0")
        else:
            self.send((_HERE / "greenhouse.json").read_bytes())

    def broken(self, query: dict[str, str]) -> None:
        self.send(b"", 500)

    def second(self, query: dict[str, str]) -> None:
        if query["skip"] == "0":
            self.lever({"limit": "2"})
        else:
            self.send(b"", 404)

    def missing(self, query: dict[str, str]) -> None:
        self.send(b"{}", 404)

    def slow(self, query: dict[str, str]) -> None:
        time.sleep(1)

    def cut(self, query: dict[str, str]) -> None:
        self.send(b'{"jobs": [', length=1000)

    def login(self, query: dict[str, str]) -> None:
        self.send(b"<!DOCTYPE html><title>Log in</title>")

    def shape(self, query: dict[str, str]) -> None:
        self.send(b'{"jobs": {"1": 2}}')

    def away(self, query: dict[str, str]) -> None:
        self.send(b"", 302, Location="https://other.example.org/")

    def moved(self, query: dict[str, str]) -> None:
        self.send(b"", 301, Location="/busy")

    def loop(self, query: dict[str, str]) -> None:
        self.send(b"", 302, Location="/loop")

    def huge(self, query: dict[str, str]) -> None:
        self.send(b'{"jobs": [' + b" " * 60_000 + b"]}")


@pytest.fixture
def server() -> Iterator[tuple[str, list[str]]]:
    asked: list[str] = []
    handler = type("Handler", (Board,), {"asked": asked})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as running:
        thread = threading.Thread(target=running.serve_forever, args=(0.05,))
        thread.start()
        yield f"http://127.0.0.1:{running.server_port}", asked
        running.shutdown()
        thread.join()


def test_lever_is_read_page_by_page(server: tuple[str, list[str]]) -> None:
    drafts = fetch_board("lever", f"{server[0]}/lever?skip=0&limit=2", _QUICK)
    assert [draft.data["title"] for draft in drafts] == [f"Job {number}" for number in range(5)]
    assert len(server[1]) == 3


def test_workable_is_read_by_its_token(server: tuple[str, list[str]]) -> None:
    drafts = fetch_board("workable", f"{server[0]}/workable", _QUICK)
    assert [draft.uid for draft in drafts] == ["workable:a", "workable:b", "workable:c"]


@pytest.mark.parametrize("path", ["busy", "moved"])
def test_a_busy_server_is_asked_again(server: tuple[str, list[str]], path: str) -> None:
    (draft,) = fetch_board("greenhouse", f"{server[0]}/{path}", _QUICK)
    assert draft.data["title"] == "Librarian"


@pytest.mark.parametrize(
    ("system", "path", "message"),
    [
        ("greenhouse", "broken", "the server has a fault (status 500)"),
        ("greenhouse", "missing", "Greenhouse knows no board"),
        ("greenhouse", "slow", "no answer in time"),
        ("greenhouse", "cut", "the answer broke off"),
        ("greenhouse", "login", "a web page or XML, not JSON"),
        ("personio", "login", "a web page, such as that of a login"),
        ("greenhouse", "shape", "which has a list `jobs` of jobs"),
        ("personio", "away", "it sends on to https://other.example.org/"),
        ("greenhouse", "loop", "sends on more than 3 times"),
        ("greenhouse", "huge", "larger than 50000 bytes"),
        ("workable", "elsewhere", "its next page is on another host"),
        ("lever", "stuck?skip=0&limit=1", "the same page again and again"),
        ("lever", "second?skip=0&limit=2", "Lever knows no board"),
        ("lever", "lever?skip=0&limit=1", None),
    ],
)
def test_what_went_wrong_is_said(
    server: tuple[str, list[str]], system: str, path: str, message: str | None
) -> None:
    limits = _QUICK if message else Limits(pages=3)
    with pytest.raises(BoardError) as raised:
        fetch_board(system, f"{server[0]}/{path}", limits)
    assert (message or "the board has more than 3 pages") in str(raised.value)


def test_a_fault_is_tried_three_times(server: tuple[str, list[str]]) -> None:
    with pytest.raises(BoardError):
        fetch_board("greenhouse", f"{server[0]}/broken", _QUICK)
    assert len(server[1]) == 3


@pytest.mark.parametrize(
    "address",
    [
        "http://example.org/jobs",
        "file:///etc/passwd",
        "https://me:secret@example.org/",
        "https://[",
        "https://example.org:x/",
        "http://127.0.0.1:1/",
        "https://",
    ],
)
def test_other_addresses_are_refused(address: str) -> None:
    with pytest.raises(BoardError) as raised:
        fetch_board("greenhouse", address, _QUICK)
    assert "secret" not in str(raised.value)
