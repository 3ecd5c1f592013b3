"""A language client: speaks the protocol to `mkdocs-careers lsp`, as an editor does."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from queue import Queue
from threading import Thread
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from pathlib import Path

PATIENCE = 60
"""Seconds to wait for any one message; a slow machine is no failure."""


class LanguageClient:
    """One process of the server, and the messages of both sides."""

    def __init__(
        self,
        folder: Path,
        *arguments: str,
        capabilities: dict[str, Any] | None = None,
        **environ: str,
    ) -> None:
        self.folder = folder
        self.errors = folder / "stderr.txt"
        self.version = 0
        self.requests: list[dict[str, Any]] = []
        """What the server asked the client."""
        self._number = 0
        self._inbox: Queue[dict[str, Any]] = Queue()
        self._published: list[dict[str, Any]] = []
        with self.errors.open("wb") as errors:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "mkdocs_careers", "lsp", *arguments],
                cwd=folder, env={**os.environ, **environ},
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors,
            )  # fmt: skip
        Thread(target=self._listen, daemon=True).start()
        self.capabilities = self.request(
            "initialize",
            {"processId": None, "rootUri": folder.as_uri(), "capabilities": capabilities or {}},
        )["capabilities"]
        self.notify("initialized", {})

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait(PATIENCE)
        for stream in (self.process.stdin, self.process.stdout):
            if stream is not None:
                stream.close()

    def stop(self) -> int:
        """Shut the server down as the protocol wants it; return the exit status."""
        assert self.request("shutdown", None) is None
        self.notify("exit", None)
        return self.process.wait(PATIENCE)

    def said(self) -> str:
        """Return what the server wrote to standard error."""
        return self.errors.read_text(encoding="utf-8")

    # Messages

    def notify(self, method: str, params: Any) -> None:
        self._send({"method": method, "params": params})

    def send(self, method: str, params: Any) -> int:
        """Send a request and do not wait; return its number."""
        self._number += 1
        self._send({"id": self._number, "method": method, "params": params})
        return self._number

    def request(self, method: str, params: Any) -> Any:
        """Send a request and return its result."""
        answer = self.answer(self.send(method, params))
        assert "error" not in answer, answer
        return answer["result"]

    def answer(self, number: int) -> dict[str, Any]:
        """Wait for the answer to a request; what comes before it is kept."""
        while True:
            message = self._next()
            if message.get("id") == number and "method" not in message:
                return message

    def send_raw(self, body: bytes) -> None:
        stream = self.process.stdin
        assert stream is not None
        stream.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        stream.flush()

    def _send(self, message: dict[str, Any]) -> None:
        self.send_raw(json.dumps({"jsonrpc": "2.0", **message}).encode())

    def _next(self) -> dict[str, Any]:
        message = self._inbox.get(timeout=PATIENCE)
        assert "closed" not in message, self.said()
        if message.get("method") == "textDocument/publishDiagnostics":
            self._published.append(message["params"])
        elif "method" in message and "id" in message:
            self.requests.append(message)
            self._send({"id": message["id"], "result": None})
        return message

    def _listen(self) -> None:
        stream = self.process.stdout
        assert stream is not None
        while header := stream.readline():
            name, _, value = header.partition(b":")
            assert name == b"Content-Length", header  # nothing else may reach standard output
            while stream.readline().strip():
                pass
            self._inbox.put(json.loads(stream.read(int(value))))
        self._inbox.put({"closed": True})

    # Documents

    def open(self, uri: str, text: str, language: str = "markdown") -> list[dict[str, Any]]:
        """Open a document; return what is wrong with it."""
        self.version += 1
        self.notify(
            "textDocument/didOpen",
            {"textDocument": {"uri": uri, "languageId": language, "version": self.version,
                              "text": text}},
        )  # fmt: skip
        return self.diagnostics(uri, self.version)

    def change(self, uri: str, text: str) -> list[dict[str, Any]]:
        """Write a document's text; return what is wrong with it."""
        self.version += 1
        self.notify(
            "textDocument/didChange",
            {"textDocument": {"uri": uri, "version": self.version},
             "contentChanges": [{"text": text}]},
        )  # fmt: skip
        return self.diagnostics(uri, self.version)

    def save(self, uri: str) -> list[dict[str, Any]]:
        self.notify("textDocument/didSave", {"textDocument": {"uri": uri}})
        return self.diagnostics(uri, self.version)

    def close(self, uri: str) -> list[dict[str, Any]]:
        self.notify("textDocument/didClose", {"textDocument": {"uri": uri}})
        return self.diagnostics(uri, None)

    def diagnostics(self, uri: str, version: int | None) -> list[dict[str, Any]]:
        """Wait for the diagnostics of one version of a document."""
        while True:
            for params in self._published:
                if params["uri"] == uri and params.get("version") == version:
                    self._published.remove(params)
                    found: list[dict[str, Any]] = params["diagnostics"]
                    return found
            self._next()

    def ask(self, what: str, uri: str, line: int, character: int) -> Any:
        """Ask for the completion or hover at a place."""
        place = {"line": line, "character": character}
        return self.request(f"textDocument/{what}",
                            {"textDocument": {"uri": uri}, "position": place})  # fmt: skip

    def actions(self, uri: str, place: dict[str, Any], **context: Any) -> list[dict[str, Any]]:
        """Ask for the actions in a range."""
        found: list[dict[str, Any]] = self.request(
            "textDocument/codeAction",
            {"textDocument": {"uri": uri}, "range": place,
             "context": {"diagnostics": [], **context}},
        )  # fmt: skip
        return found
