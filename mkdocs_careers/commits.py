"""Commits: the day on which each file of a folder changed last, as git knows it."""

from __future__ import annotations

import os
import re
import subprocess
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from pathlib import Path

_LOG = (
    "log", "--format=%x01%cs", "-z", "--name-only", "--relative", "--no-renames",
    "--no-show-signature", "--", ".",
)  # fmt: skip
_DAY = re.compile(r"\x01([0-9]{4}-[0-9]{2}-[0-9]{2})")
_SECONDS = 120
"""Longer than git needs for the history of any documentation."""


@dataclass(frozen=True, slots=True)
class Commits:
    """The day of the last commit of each file, by its path; `note` says what is not known."""

    days: Mapping[str, date] = field(default_factory=dict)
    note: str = ""


def read_commits(folder: Path, wanted: Collection[str]) -> Commits:
    """Ask git once for all files below `folder`; `wanted` are the paths that should be there.

    A shallow clone has no history: git takes its oldest commit for the one that changed all files.
    """
    try:
        is_shallow = _run_git(folder, "rev-parse", "--is-shallow-repository").strip() == "true"
        days = {} if is_shallow else _read_days(_run_git(folder, *_LOG))
    except (OSError, subprocess.SubprocessError) as error:
        return Commits(note=_explain(_reason(error)))
    if is_shallow:
        return Commits(note=_explain("the clone is shallow; check it out with its whole history"))
    unknown = sorted(path for path in wanted if path not in days)
    return Commits(days, _name_unknown(unknown) if unknown else "")


def _run_git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(  # noqa: S603 - no word of it comes from outside
        ["git", "-C", str(folder), *arguments],  # noqa: S607 - git is where the site has it
        env={**os.environ, "GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=_SECONDS,
        check=True,
    )
    return os.fsdecode(done.stdout)


def _read_days(log: str) -> dict[str, date]:
    """Return the newest day that each path has in a log, whose newest commit is first."""
    days: dict[str, date] = {}
    for path, day in _read_log(log):
        days[path] = max(days.get(path, day), day)
    return days


def _read_log(log: str) -> Iterator[tuple[str, date]]:
    day = date.min
    for part in log.split("\0"):
        head = _DAY.fullmatch(part)
        if head:
            day = date.fromisoformat(head[1])
        elif path := part.lstrip("\n"):
            yield path, day


def _reason(error: Exception) -> str:
    if isinstance(error, FileNotFoundError):
        return "there is no git here"
    if isinstance(error, subprocess.CalledProcessError):
        said = os.fsdecode(error.stderr or b"").strip().splitlines()
        if said and "not a git repository" in said[0]:
            return "this folder is in no git repository"
        return f"git says: {said[0]}" if said else "git cannot tell"
    return f"git does not answer ({error})"


def _explain(reason: str) -> str:
    return (
        f"`lastmod: git` cannot read the days of the last changes: {reason}. The days on which "
        "jobs were posted stand in their place."
    )


def _name_unknown(paths: list[str]) -> str:
    more = f" and {len(paths) - 1} more" if len(paths) > 1 else ""
    return (
        f"`lastmod: git` finds no commit of {paths[0]}{more}: the day of the posting stands in "
        "its place."
    )
