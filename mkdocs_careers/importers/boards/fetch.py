"""Fetching a board: all its pages, or an error that says what to do."""

from __future__ import annotations

import time
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any
from urllib.parse import SplitResult, urljoin, urlsplit

from mkdocs_careers.importers.boards import find_address, find_system
from mkdocs_careers.importers.boards.error import BoardError

if TYPE_CHECKING:
    from mkdocs_careers.importers.draft import Draft

_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_LATER = (429, 500, 502, 503, 504)
_OK, _GONE, _NOT_FOUND, _BUSY, _BROKEN = 200, 410, 404, 429, 500
_NO_ENTRY = frozenset({401, 403})
_CHUNK = 65_536


@dataclass(frozen=True, slots=True)
class Limits:
    """How long and how much: times are in seconds, and `total` is that of one page."""

    connect: float = 10
    read: float = 30
    total: float = 120
    tries: int = 3
    pause: float = 0.5
    longest_pause: float = 30
    size: int = 20_000_000
    pages: int = 200
    redirects: int = 3


def fetch_board(system: str, board: str, limits: Limits | None = None) -> list[Draft]:
    """Return all jobs of a board, given by its name or an address.

    Raises:
        BoardError: a page of it could not be read; nothing of the others is returned then.
    """
    limits, reader = limits or Limits(), find_system(system)
    first = find_address(system, board)
    address: str | None = first
    drafts: dict[str, Draft] = {}
    seen: set[bytes] = set()
    with _pool(limits) as pool:
        while address is not None:
            if len(seen) >= limits.pages:
                raise BoardError(f"{first}: the board has more than {limits.pages} pages.")
            document = _get(pool, address, limits, f"{reader.NAME} knows no board `{board}`")
            digest = sha256(document).digest()
            if digest in seen:
                raise BoardError(f"{address}: the board sends the same page again and again.")
            seen.add(digest)
            for index, draft in enumerate(reader.read(document, address)):
                drafts.setdefault(draft.uid or f" {len(seen)} {index}", draft)
            address = _next(reader.next_page(document, address), first)
    return list(drafts.values())


def _next(address: str | None, first: str) -> str | None:
    if address is not None and _host(_split(address)) != _host(_split(first)):
        raise BoardError(f"{first}: its next page is on another host, {address}. It is not read.")
    return address


def _pool(limits: Limits) -> Any:
    """Return what asks for pages: certificates are checked, cookies and passwords are not sent."""
    try:
        import urllib3
    except ImportError as error:
        raise BoardError(
            'Reading an address needs one more package: pip install "mkdocs-careers[import]"'
        ) from error

    class Bounded(urllib3.Retry):
        """Tries that wait as long as the server asks, within bounds."""

        def get_retry_after(self, response: Any) -> float | None:
            """Return the seconds that the server asks for."""
            asked = super().get_retry_after(response)
            return None if asked is None else min(asked, limits.longest_pause)

    tries = Bounded(
        total=limits.tries,
        redirect=0,
        status_forcelist=_LATER,
        allowed_methods={"GET"},
        backoff_factor=limits.pause,
        raise_on_status=False,
    )
    return urllib3.PoolManager(
        retries=tries, timeout=urllib3.Timeout(connect=limits.connect, read=limits.read)
    )


def _get(pool: Any, address: str, limits: Limits, unknown: str) -> bytes:
    """Return one page, after a few redirects on its own host."""
    from urllib3.exceptions import HTTPError, LocationValueError

    where = address
    for _ in range(limits.redirects + 1):
        _check_address(where)
        response = None
        try:
            response = pool.request(
                "GET", where, redirect=False, preload_content=False,
                headers={"Accept": "application/json, application/xml, text/xml",
                         "User-Agent": "mkdocs-careers"},
            )  # fmt: skip
            if response.status in _REDIRECTS:
                where = _redirect(where, response.headers.get("Location"))
                continue
            _check_status(response.status, where, unknown)
            return _read_body(response, where, limits)
        except (HTTPError, LocationValueError, UnicodeError) as error:
            raise BoardError(_say(error, where)) from error
        finally:
            if response is not None:
                response.close()
    raise BoardError(f"{address}: it sends on more than {limits.redirects} times.")


def _read_body(response: Any, where: str, limits: Limits) -> bytes:
    end = time.monotonic() + limits.total
    body = bytearray()
    for chunk in response.stream(_CHUNK, decode_content=True):
        body += chunk
        if len(body) > limits.size:
            raise BoardError(f"{where}: the page is larger than {limits.size} bytes.")
        if time.monotonic() > end:
            raise BoardError(f"{where}: the page was not complete after {limits.total:g} seconds.")
    return bytes(body)


def _check_address(address: str) -> None:
    parts = _split(address)
    if parts.username is not None or parts.password is not None:
        raise BoardError("An address with a name or a password in it is not read.")
    if parts.scheme == "https" and parts.hostname:
        return
    if parts.scheme == "http" and parts.hostname in _LOOPBACK:
        return
    raise BoardError(f"{address}: only addresses that begin with `https://` are read.")


def _redirect(address: str, target: str | None) -> str:
    to = urljoin(address, target or "")
    if not target or _host(_split(to)) != _host(_split(address)):
        raise BoardError(
            f"{address}: it sends on to {to if target else 'nowhere'}. "
            "The board may have moved or its name be wrong; if that is the board, give its address."
        )
    return to


def _check_status(status: int, where: str, unknown: str) -> None:
    if status == _OK:
        return
    if status in {_NOT_FOUND, _GONE}:
        raise BoardError(f"{unknown}: {where} does not exist. Is the name spelt as in its links?")
    if status in _NO_ENTRY:
        raise BoardError(f"{where}: the board is not public (status {status}).")
    if status == _BUSY:
        raise BoardError(f"{where}: too many questions for now (status 429). Try again later.")
    if status >= _BROKEN:
        raise BoardError(f"{where}: the server has a fault (status {status}). Try again later.")
    raise BoardError(f"{where}: the server answers with status {status}, and no board.")


def _say(error: Exception, where: str) -> str:
    from urllib3.exceptions import ConnectTimeoutError, ProtocolError, ReadTimeoutError, SSLError

    cause = getattr(error, "reason", None) or error
    if isinstance(cause, ConnectTimeoutError | ReadTimeoutError):
        return f"{where}: no answer in time. Try again later, or save the page and give its file."
    if isinstance(cause, SSLError):
        return f"{where}: the server's certificate cannot be trusted ({cause})."
    if isinstance(cause, ProtocolError):
        return f"{where}: the answer broke off. Try again."
    return f"{where}: the server cannot be reached ({cause})."


def _split(address: str) -> SplitResult:
    try:
        parts = urlsplit(address)
        _ = parts.port
    except ValueError as error:
        raise BoardError(f"{address}: this is no address ({error}).") from error
    return parts


def _host(parts: SplitResult) -> tuple[str | None, int | None]:
    return parts.hostname, parts.port
