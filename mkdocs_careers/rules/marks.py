"""Marks: a few bytes for each of many jobs, by which those are found that have something alike."""

from __future__ import annotations

from array import array
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Hashable


class Marks:
    """A mark of 64 bits for each of many jobs; the same mark twice is worth a second look."""

    def __init__(self) -> None:
        self._marks, self._numbers = array("q"), array("I")

    def add(self, number: int, what: Hashable) -> None:
        """Note down what is to be compared of the job with this number."""
        self._marks.append(hash(what))
        self._numbers.append(number)

    def repeated(self) -> set[int]:
        """Return the marks that several jobs have."""
        return {one for one, next_ in pairwise(sorted(self._marks)) if one == next_}

    def shared_with(self, other: Marks) -> set[int]:
        """Return the marks that are among both."""
        return set(self._marks).intersection(other._marks) if other._marks else set()

    def among(self, marks: set[int]) -> set[int]:
        """Return those of `marks` that a job has."""
        return marks.intersection(self._marks)

    def numbers(self, marks: set[int]) -> set[int]:
        """Return the numbers of the jobs that have one of `marks`."""
        if not marks:
            return set()
        pairs = zip(self._marks, self._numbers, strict=True)
        return {number for mark, number in pairs if mark in marks}
