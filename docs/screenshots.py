"""Screenshots of the example site, for the README and the manual.

`python docs/screenshots.py` builds the example, opens it in Chromium and writes the pictures anew.
It needs `pip install playwright` and a Chromium; `CHROMIUM` says where, else `/usr/bin/chromium`.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).parent.parent
PICTURES = Path(__file__).parent / "pages" / "assets"
# name of the picture, page, width, height, colour scheme
SHOTS = (
    ("listing", "careers/", 1100, 760, "light"),
    ("job", "careers/library-partnerships-manager/", 1100, 760, "light"),
    ("job-phone-dark", "careers/library-partnerships-manager/", 390, 760, "dark"),
)
ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing of each request."""


def take(browser: Browser, address: str) -> None:
    """Write every picture of the site at `address`."""
    for name, page, width, height, scheme in SHOTS:
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if scheme == "dark" else "light",
        )
        tab = context.new_page()
        tab.goto(f"{address}/{page}")
        tab.screenshot(path=PICTURES / f"{name}.png")
        context.close()


def main() -> None:
    """Build the example, serve it on the loopback address, and take the pictures."""
    with TemporaryDirectory() as folder:
        config = ROOT / "example_site" / "mkdocs.yml"
        command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(config), "-d", folder]
        subprocess.run(command, check=True)  # noqa: S603 - it builds our own example
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=folder))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        with sync_playwright() as playwright:
            path = os.environ.get("CHROMIUM", "/usr/bin/chromium")
            browser = playwright.chromium.launch(executable_path=path, args=[*ARGUMENTS])
            take(browser, f"http://127.0.0.1:{server.server_port}")
            browser.close()
        server.shutdown()


if __name__ == "__main__":
    main()
