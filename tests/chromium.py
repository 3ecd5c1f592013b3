"""Chromium: the browser of the system, driven by Playwright, whose own is never downloaded."""

from __future__ import annotations

import os
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

ARGUMENTS = (
    "--no-sandbox",  # it shows nothing but our own pages, and CI runs as root
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--no-proxy-server",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",  # some themes ask other hosts
)


def require_chromium() -> Path:
    """Return the path of the browser; skip the test where there is none, or fail if it must be."""
    path = Path(os.environ.get("CHROMIUM") or "/usr/bin/chromium")
    if not path.is_file():
        _miss(
            f"There is no Chromium at {path}: on Debian `apt-get install chromium`, elsewhere set "
            "CHROMIUM to the program of a Chromium or Chrome"
        )
    if find_spec("playwright") is None:
        _miss("Playwright is not installed: `python -m pip install --group test`")
    return path


def _miss(reason: str) -> NoReturn:
    if os.environ.get("CAREERS_REQUIRE_BROWSER") == "1":
        pytest.fail(f"The browser is required. {reason}")
    pytest.skip(reason)


@contextmanager
def open_browser() -> Iterator[Browser]:
    """Run Chromium until the block ends; skip where it is not installed.

    While it runs, nothing else in this process can have an event loop: for a module's tests at
    most, never for a session's.
    """
    path = require_chromium()
    from playwright.sync_api import sync_playwright  # not everybody has it

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        try:
            yield browser
        finally:
            browser.close()
