"""Boards: the public jobs of applicant-tracking systems, read into drafts."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol

from mkdocs_careers.importers.boards import (
    ashby,
    greenhouse,
    lever,
    personio,
    recruitee,
    workable,
)
from mkdocs_careers.importers.boards.error import BoardError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_careers.importers.draft import Draft

__all__ = ["SYSTEMS", "BoardError", "System", "find_address", "read_board"]

_BOARD = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")


class System(Protocol):
    """What each of the modules of this package has."""

    @property
    def NAME(self) -> str:  # noqa: N802 - constants of a module
        """How the system is called."""

    @property
    def PAGES(self) -> tuple[str, ...]:  # noqa: N802
        """What the addresses of its pages for people look like, with the board's name."""

    def address(self, board: str) -> str:
        """Return the address of a board's first page."""

    def next_page(self, document: bytes, address: str) -> str | None:
        """Return the address of the page after `document`, which is that of `address`."""

    def read(self, document: bytes, source: str) -> list[Draft]:
        """Return the jobs of one page."""


SYSTEMS: Mapping[str, System] = MappingProxyType(
    {
        "ashby": ashby,
        "greenhouse": greenhouse,
        "lever": lever,
        "personio": personio,
        "recruitee": recruitee,
        "workable": workable,
    }
)
"""The systems by the names a command line has for them."""


def find_address(system: str, board: str) -> str:
    """Return the address of the data of a board, from its name, its page or that address itself.

    Raises:
        BoardError: it is none of these.
    """
    reader = find_system(system)
    name = board.strip()
    if "://" in name:
        for page in reader.PAGES:
            match = re.fullmatch(rf"https?://{page}", name)
            if match:
                return reader.address(match[1])
        return name
    if not _BOARD.fullmatch(name) or ".." in name:
        raise BoardError(
            f"`{board}` is no name of a board: it has letters, digits, `-`, `_` and `.` only. "
            "An address begins with `https://`."
        )
    return reader.address(name)


def find_system(system: str) -> System:
    """Return the reader of a system.

    Raises:
        BoardError: there is none of that name.
    """
    if system not in SYSTEMS:
        raise BoardError(f"`{system}` is none of the systems: {', '.join(SYSTEMS)}.")
    return SYSTEMS[system]


def read_board(system: str, document: bytes, source: str) -> list[Draft]:
    """Return the jobs of a document that was saved from a board.

    Raises:
        BoardError: it is none of that system.
    """
    return find_system(system).read(document, source)
