"""Fingerprints: marks by which a service knows a finding again in the next report."""

from __future__ import annotations

from collections import Counter
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_careers.diagnostics import Diagnostic


def fingerprints(diagnostics: Iterable[Diagnostic]) -> Iterator[str]:
    """Yield a mark for each diagnostic, which stays the same when lines move.

    It is made of the file, the code and the message; equal ones are counted.
    """
    seen: Counter[tuple[str, str, str]] = Counter()
    for diagnostic in diagnostics:
        finding = (diagnostic.path, diagnostic.code.code, diagnostic.message)
        text = "\0".join((*finding, str(seen[finding])))
        seen[finding] += 1
        yield sha256(text.encode("utf-8", errors="surrogatepass")).hexdigest()[:32]
