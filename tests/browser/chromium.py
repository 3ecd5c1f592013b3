"""Chromium: the browser that tests drive, where there is one."""

from __future__ import annotations

import importlib.util
import os
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

INSTALL = (
    "python -m pip install --group test, and a Chromium (Debian: apt-get install chromium) "
    "that is in the PATH or that CHROMIUM names"
)
_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_ARGUMENTS = (
    "--no-sandbox",  # which containers do not allow
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--no-proxy-server",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",  # some themes ask other hosts
)


def find_chromium() -> str | None:
    """Return the path of a Chromium that is installed, if one is."""
    named = os.environ.get("CHROMIUM")
    found = [shutil.which(name) for name in ([named] if named else _NAMES)]
    return next(filter(None, found), None)


def require_chromium() -> str:
    """Return the path of Chromium; skip the test where it or Playwright is not installed."""
    path = find_chromium()
    if path and importlib.util.find_spec("playwright"):
        return path
    if os.environ.get("CAREERS_REQUIRE_BROWSER") == "1":
        pytest.fail(f"A browser is required and not installed: {INSTALL}")
    pytest.skip(f"There is no browser to test with: {INSTALL}")


@contextmanager
def open_browser() -> Iterator[Browser]:
    """Start Chromium, until the block ends."""
    path = require_chromium()
    from playwright.sync_api import sync_playwright  # only where there is a browser to drive

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=[*_ARGUMENTS])
        try:
            yield browser
        finally:
            browser.close()
