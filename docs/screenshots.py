"""Screenshots of the example site, for the README and the manual.

`python docs/screenshots.py` builds the example, opens it in Chromium and writes the pictures anew.
It needs `pip install playwright` and a Chromium in the PATH, or the one that `CHROMIUM` names.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Literal, NamedTuple

from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).parent.parent
PICTURES = Path(__file__).parent / "pages" / "assets"
ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")
DESKTOP, PHONE = (1100, 900), (390, 750)


class Shot(NamedTuple):
    """A picture of a page; phones are shown with twice the pixels, as they have them.

    `top` is what stands at the upper edge of the picture, if not the page's own.
    """

    name: str
    page: str
    size: tuple[int, int]
    scheme: Literal["light", "dark"]
    top: str = ""


LISTING, JOB = "careers/", "careers/library-partnerships-manager/"
FILTERED = "careers/?employment_unit=Community"
SHOTS = (
    Shot("listing", LISTING, DESKTOP, "light"),
    Shot("listing-dark", LISTING, DESKTOP, "dark"),
    Shot("listing-filtered", FILTERED, DESKTOP, "light"),
    Shot("listing-phone", FILTERED, PHONE, "light", ".careers-facet"),
    Shot("listing-phone-dark", FILTERED, PHONE, "dark", ".careers-facet"),
    Shot("job", JOB, DESKTOP, "light"),
    Shot("job-dark", JOB, DESKTOP, "dark"),
    Shot("job-phone", JOB, PHONE, "light"),
    Shot("job-phone-dark", JOB, PHONE, "dark"),
)


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing of each request."""


def take(browser: Browser, address: str, shot: Shot) -> None:
    """Write a picture of the site at `address`."""
    width, height = shot.size
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme=shot.scheme,
        device_scale_factor=2 if shot.size == PHONE else 1,
        reduced_motion="reduce",
    )
    tab = context.new_page()
    tab.goto(f"{address}/{shot.page}")
    tab.wait_for_load_state("networkidle")
    if shot.top:
        tab.locator(shot.top).first.evaluate("e => scrollTo(0, e.getBoundingClientRect().y - 60)")
    tab.screenshot(path=PICTURES / f"{shot.name}.png", animations="disabled")
    context.close()


def main() -> None:
    """Build the example, serve it on the loopback address, and take the pictures."""
    path = shutil.which(os.environ.get("CHROMIUM") or "chromium")
    if path is None:
        sys.exit("There is no Chromium: install it, or set CHROMIUM to its program.")
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        config = ROOT / "example_site" / "mkdocs.yml"
        command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(config), "-d", folder]
        subprocess.run(command, check=True)  # noqa: S603 - it builds our own example
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=folder))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        browser = playwright.chromium.launch(executable_path=path, args=[*ARGUMENTS])
        for shot in SHOTS:
            take(browser, f"http://127.0.0.1:{server.server_port}", shot)
        browser.close()
        server.shutdown()


if __name__ == "__main__":
    main()
