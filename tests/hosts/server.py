"""A server: `mkdocs serve` in its own process, watched over HTTP while files change."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from typing import TYPE_CHECKING

from tests.hosts.site import HOSTS, HtmlPage, environ

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

DEADLINE = 30.0
"""Seconds after which a change counts as not followed."""
_PAUSE = 0.1


class Server:
    """A running server of the site in `folder`."""

    def __init__(
        self, folder: Path, process: subprocess.Popen[bytes], log: Path, port: int
    ) -> None:
        self.folder = folder
        self._process = process
        self._log = log
        self._root = f"http://127.0.0.1:{port}/"

    @property
    def log(self) -> str:
        """Return what the server has said so far."""
        return self._log.read_text(encoding="utf-8", errors="replace")

    @property
    def is_alive(self) -> bool:
        """Tell whether the process still runs."""
        return self._process.poll() is None

    def page(self, name: str) -> HtmlPage | None:
        """Return the page as it is served now; None where there is none."""
        try:
            with urllib.request.urlopen(self._root + name, timeout=DEADLINE) as response:
                return HtmlPage.parse(response.read().decode("utf-8"))
        except urllib.error.HTTPError as error:
            error.close()
            return None

    def wait_for(self, name: str, holds: Callable[[HtmlPage], bool]) -> HtmlPage:
        """Return the page at `name` as soon as `holds` is true of it."""
        end = time.monotonic() + DEADLINE
        while time.monotonic() < end:
            assert self.is_alive, f"the server ended: {self.log[-4000:]}"
            shown = self.page(name)
            if shown is not None and holds(shown):
                return shown
            time.sleep(_PAUSE)
        raise AssertionError(f"{name} did not follow: {self.log[-4000:]}")

    def wait_until(self, holds: Callable[[], bool]) -> None:
        """Wait until `holds` is true."""
        end = time.monotonic() + DEADLINE
        while time.monotonic() < end:
            assert self.is_alive, f"the server ended: {self.log[-4000:]}"
            if holds():
                return
            time.sleep(_PAUSE)
        raise AssertionError(f"nothing came of it: {self.log[-4000:]}")

    def write(self, name: str, text: str | bytes) -> None:
        """Write a file of the site."""
        path = self.folder / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())

    def delete(self, name: str) -> None:
        """Delete a file of the site."""
        (self.folder / name).unlink()


@contextmanager
def serve(folder: Path, host: str = "mkdocs", **environment: str) -> Iterator[Server]:
    """Serve the site on a free port of this machine alone, until the block ends."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    log = folder / "serve.log"
    command = [sys.executable, "-m", HOSTS[host], "serve", "--livereload", "-a"]
    with log.open("wb") as output:
        process = subprocess.Popen(
            [*command, f"127.0.0.1:{port}"],
            cwd=folder,
            env=environ(PYTHONUNBUFFERED="1", **environment),
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    server = Server(folder, process, log, port)
    try:
        server.wait_until(lambda: "Serving on" in server.log)
        yield server
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
