"""Where there is no browser, one test says what is missing for all that are not run."""

from __future__ import annotations

from tests.browser.chromium import require_chromium


def test_there_is_a_browser() -> None:
    assert require_chromium()
