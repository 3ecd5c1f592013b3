"""Settings of all tests: a slow machine is no failure, and one browser is enough."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from tests.browser.chromium import open_browser

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start Chromium once for each process of a test run: two at a time are not possible."""
    with open_browser() as browser:
        yield browser
