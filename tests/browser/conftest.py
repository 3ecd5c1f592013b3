"""Sites for the browser, and a context of its own for each test."""

from __future__ import annotations

import importlib.util
from contextlib import ExitStack
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.chromium import require_chromium
from tests.browser.sites import NOW, THEMES, build_example, build_small_site
from tests.browser.web import serve_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, BrowserContext, Page

_TESTS = {path.name for path in Path(__file__).parent.glob("test_*.py")}
_IS_INSTALLED = importlib.util.find_spec("playwright") is not None
# Without Playwright no other test can be read; that one says so.
collect_ignore = [] if _IS_INSTALLED else sorted(_TESTS - {"test_installed.py"})

THEIRS = "Cannot set properties of null (setting 'value')"
"""What the search of MkDocs fails with in readthedocs where an address has a `q`."""


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


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., str]]:
    """Return what gives the address of the example site with a theme."""
    require_chromium()
    with ExitStack() as stack:

        @cache
        def serve(theme: str, index: str | None = None, language: str = "en") -> str:
            options = THEMES[theme] | ({"language": language} if theme == "material" else {})
            site = build_example(tmp_path_factory.mktemp(theme) / "project", options, index)
            return stack.enter_context(serve_folder(site))

        yield serve


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
    assert ([error for error in errors if error != THEIRS], strangers) == ([], [])


@pytest.fixture
def page(new_context: Callable[..., BrowserContext], address: str) -> Page:
    """Open the careers page of the small site."""
    page = new_context(base_url=address).new_page()
    page.goto("/careers/")
    return page
