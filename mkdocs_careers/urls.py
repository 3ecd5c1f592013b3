"""Web addresses: whether a text is one, and how it is written where only ASCII may stand."""

from __future__ import annotations

import re
from urllib.parse import quote

HAS_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_STANDING = ";/?:@&=+$,%#[]!'()*~"


def quote_url(address: str) -> str:
    """Percent-encode what cannot stand in a web address; what is encoded already stays."""
    return quote(address, safe=_STANDING)


def safe_url(address: str | None) -> str | None:
    """Return a web address with what cannot stand in one quoted; nothing else is linked."""
    if address is None or not address.lower().startswith(("http://", "https://")):
        return None
    return quote_url(address)
