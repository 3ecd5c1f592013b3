"""Keystroke: how long a reader of a long list waits between a key and its answer on the screen."""

from __future__ import annotations

import os
import shutil
import tempfile
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from bench.measure import Command, CommandFailedError
from bench.report import Figure, Report, describe_machine
from bench.site import write_site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

_WORDS = ("senior garden", "lead river", "zz", "a")
_PAUSE = 150  # ms between keys, as people type
_REST = 5000  # ms in which a list finds its rest after a word
_WANTED = 50  # ms
# A frame has been painted when a message that was sent in its last callback arrives. The time of
# an event is when the browser got it, so what it waits for the script counts, too.
_WATCH = """() => {
  window.waits = {input: [], click: []};
  for (const type in window.waits) {
    addEventListener(type, (event) => requestAnimationFrame(() => {
      const {port1, port2} = new MessageChannel();
      port1.onmessage = () => window.waits[type].push(performance.now() - event.timeStamp);
      port2.postMessage(null);
    }), true);
  }
}"""


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing of each request."""


def measure_keystroke(jobs: int, theme: str, runs: int) -> Report:
    """Type words into the search of a list of `jobs`, take them back, and choose values."""
    waits: dict[str, list[float]] = {"input": [], "click": []}
    with tempfile.TemporaryDirectory() as name:
        site = Path(name).resolve() / "site"
        write_site(site, jobs=jobs, theme=theme, plugin=True)
        Command("mkdocs", ["build", "-q", "-d", "built"], site).measure()
        handler = partial(_Quiet, directory=str(site / "built"))
        with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            for found in _visit(f"http://127.0.0.1:{server.server_port}/careers/", runs):
                for kind, samples in found.items():
                    waits[kind] += samples
            server.shutdown()
    facts = describe_machine("mkdocs-careers", "playwright")
    title = f"keystroke, {jobs} jobs, {theme}"
    figures = [*_figures("key", waits["input"]), *_figures("click", waits["click"])]
    return Report(
        title, figures, {}, {"jobs": jobs, "runs": runs, "keys": len(waits["input"])} | facts
    )


def _visit(address: str, runs: int) -> Iterator[dict[str, list[float]]]:
    """Give the milliseconds that a reader waited, visit by visit."""
    path = shutil.which(os.environ.get("CHROMIUM") or "chromium")
    try:
        from playwright.sync_api import sync_playwright  # no other benchmark needs it
    except ImportError:
        path = None
    if path is None:
        message = "There is no browser: python -m pip install playwright, and a Chromium."
        raise CommandFailedError(message)
    arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=arguments)
        for _ in range(runs):
            page = browser.new_page(viewport={"width": 1280, "height": 800})
            page.goto(address)
            yield _use(page)
            page.close()
        browser.close()


def _use(page: Page) -> dict[str, list[float]]:
    search = page.locator('[data-careers="search"] input').first
    search.focus()
    page.wait_for_timeout(_REST)
    page.evaluate(_WATCH)
    for word in _WORDS:
        search.press_sequentially(word, delay=_PAUSE)
        for _ in word:
            page.keyboard.press("Backspace")
            page.wait_for_timeout(_PAUSE)
        page.wait_for_timeout(_REST)
    for value in page.locator('[data-careers="value"]').all()[1:6]:
        value.click()
        page.wait_for_timeout(_REST)
        value.click()
        page.wait_for_timeout(_REST)
    waits: dict[str, list[float]] = page.evaluate("window.waits")
    return waits


def _figures(kind: str, waits: list[float]) -> list[Figure]:
    ordered = sorted(waits)
    late = ordered[int(len(ordered) * 0.95)]
    in_time = sum(wait <= _WANTED for wait in waits) / len(waits) * 100
    return [
        Figure(
            f"{kind}_median", f"{kind} to its answer on the screen, median", median(waits), "ms"
        ),
        Figure(f"{kind}_late", f"{kind}: 95 % are answered within", late, "ms"),
        Figure(f"{kind}_worst", f"{kind}: the longest", ordered[-1], "ms"),
        Figure(f"{kind}_in_time", f"{kind}: answered within {_WANTED} ms", in_time, "%"),
    ]
