"""A job's page: what can be copied, and the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.listing import Listing
from tests.browser.test_filters import ALL, DESIGN

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import BrowserContext, Page

CLIPBOARDS = {
    "https": "",
    "no https": "Object.defineProperty(navigator, 'clipboard', {value: undefined});",
    "not allowed": "navigator.clipboard.writeText = () => Promise.reject(Error('no'));",
}
COPIED = "e => { e.focus(); document.execCommand('paste'); return e.value; }"
BUTTONS = {
    "Copy the email address": "tech@example.org",
    "Copy the subject": "Engineer & more",
    "Copy the link to this position": "https://www.example.org/careers/engineer/",
}


@pytest.mark.parametrize("clipboard", CLIPBOARDS)
def test_copy(
    new_context: Callable[..., BrowserContext], address: str, clipboard: str
) -> None:
    context = new_context(base_url=address)
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    context.add_init_script(CLIPBOARDS[clipboard])
    page = context.new_page()
    page.goto("/careers/engineer/")
    other = context.new_page()
    other.goto("/")
    for name, text in BUTTONS.items():
        page.bring_to_front()
        button = page.get_by_role("button", name=name)
        status = button.locator("xpath=following-sibling::*[@role='status']")
        expect(status).to_have_text("")
        button.click()
        expect(status).to_have_text("Copied")
        expect(button).to_be_focused()
        assert page.evaluate(
            "async () => (await navigator.clipboard?.readText()) ?? null"
        ) in (text, None)
    expect(page.locator("textarea")).to_have_count(0)
