"""What is wrong with a board, in words a person can act on."""

from __future__ import annotations


class BoardError(Exception):
    """A board could not be read: not reached, not found, or not what it was taken for."""
