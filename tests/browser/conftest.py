"""A browser for all tests of a process, and a context of its own for each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.chromium import open_browser, require_chromium
from tests.browser.sites import NOW, build_small_site
from tests.browser.web import serve_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, Page


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start Chromium once."""
    with open_browser() as browser:
        yield browser


@pytest.fixture(scope="session")
def small_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the small site; return where its pages are."""
    require_chromium()
    return build_small_site(tmp_path_factory.mktemp("small") / "project")


@pytest.fixture(scope="session")
def address(small_site: Path) -> Iterator[str]:
    """Serve the small site; return its address, without a slash at its end."""
    with serve_folder(small_site) as address:
        yield address


@pytest.fixture
def new_context(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """Return what makes contexts, which have nothing from one another, as other readers have.

    Whatever a test looks at: no script fails in it, and no request leaves this machine.
    """
    contexts: list[BrowserContext] = []
    errors: list[str] = []
    strangers: list[str] = []

    def make(*, now: str | None = NOW, **options: Any) -> BrowserContext:
        context = browser.new_context(**options)
        contexts.append(context)
        if now:
            context.clock.set_fixed_time(now)
        context.on("weberror", lambda error: errors.append(str(error.error)))
        context.on("request", lambda request: note(request.url))
        return context

    def note(url: str) -> None:
        if not url.startswith(("http://127.0.0.1:", "data:", "blob:http://127.0.0.1:")):
            strangers.append(url)

    yield make
    for context in contexts:
        context.close()
    assert (errors, strangers) == ([], [])


@pytest.fixture
def page(new_context: Callable[..., BrowserContext], address: str) -> Page:
    """Open the careers page of the small site."""
    page = new_context(base_url=address).new_page()
    page.goto("/careers/")
    return page
