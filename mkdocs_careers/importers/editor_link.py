"""An editor link: the address that opens a new file in the web editor of GitHub or GitLab."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit

MOST_LETTERS = 8_000
"""Longer addresses are refused by servers on the way."""
_EDIT = re.compile(r"(?:-/)?(?:edit|blob|tree|raw|src)/([^/{?]+)/?([^{?#]*)")
"""What leads from a repository to its files: `edit/main/docs/`."""


@dataclass(frozen=True, slots=True)
class Repository:
    """A repository on the web. `docs` is its folder of the documentation, where that is known."""

    url: str
    branch: str | None = None
    docs: str | None = None

    @property
    def is_gitlab(self) -> bool:
        """Tell whether the editor is GitLab's."""
        return "gitlab" in (urlsplit(self.url).hostname or "")

    @property
    def is_known(self) -> bool:
        """Tell whether it is a repository whose editor is known."""
        parts = urlsplit(self.url)
        is_host = self.is_gitlab or "github" in (parts.hostname or "")
        return parts.scheme in ("http", "https") and is_host and parts.path.count("/") > 1

    def link(self, path: str, text: str) -> str:
        """Return the address that opens the new file at `path`, with `text` in it on GitHub.

        GitLab takes the file's name alone: it has dropped the parameter for its text.
        """
        folder, _, name = path.rpartition("/")
        place = "/".join(filter(None, (quote(self.branch or "main"), quote(folder))))
        if self.is_gitlab:
            return f"{self.url}/-/new/{place}?file_name={quote(name, safe='')}"
        value = f"&value={quote(text, safe='')}" if text else ""
        return f"{self.url}/new/{place}?filename={quote(name, safe='')}{value}"


def find_repository(url: str, edit_uri: str = "") -> Repository:
    """Return the repository at `url`; `edit_uri` is how a host writes the way to its files."""
    plain = re.sub(r"^git@([^:/]+):", r"https://\1/", url.strip())
    plain = plain.rstrip("/").removesuffix(".git")
    match = _EDIT.search(_way(plain, edit_uri))
    if match is None:
        return Repository(plain)
    return Repository(plain, match[1], match[2].strip("/"))


def _way(url: str, edit_uri: str) -> str:
    """Return what follows the repository's own address."""
    whole = urljoin(f"{url}/", edit_uri.strip())
    return whole.removeprefix(url).lstrip("/") if whole.startswith(url) else ""
