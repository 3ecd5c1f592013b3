"""Git: the files of a revision, read as git keeps them. Nothing is checked out, no hook is run."""

from __future__ import annotations

import os
import subprocess
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, TYPE_CHECKING

import click

from mkdocs_careers.reader import MAX_BYTES
from mkdocs_careers.reporters.full import printable

if TYPE_CHECKING:
    from collections.abc import Iterator

_LINK = "120000"
_FILES = ("100644", "100755", _LINK)
_PIECE = 1 << 16


@dataclass(frozen=True, slots=True)
class Revision:
    """A commit, as somebody wrote it and as git calls it, and when it was made."""

    written: str
    commit: str
    made_at: datetime


@dataclass(frozen=True, slots=True)
class Repository:
    """A repository with its files below `top`."""

    top: Path

    @classmethod
    def find(cls, folder: Path) -> Repository:
        """Return the repository that a folder lies in.

        Raises:
            click.UsageError: It lies in none, or git is not there.
        """
        done = _run(folder, "rev-parse", "--show-toplevel")
        if done.returncode:
            said = _first_line(done.stderr)
            if "not a git repository" in said:
                raise click.UsageError("This folder is in no git repository: nothing to compare.")
            raise click.UsageError(f"git cannot read this repository. It says: {said}")
        return cls(Path(os.fsdecode(done.stdout.removesuffix(b"\n"))).resolve())

    def resolve(self, written: str) -> Revision:
        """Return the commit that somebody wrote: a branch, a tag, a name, `HEAD~3`.

        Raises:
            click.UsageError: There is none of this name, or not in this clone.
        """
        shown = printable(written)
        if not written or written.startswith("-") or "\0" in written:
            raise click.UsageError(f"{shown!r} is no revision: write a branch, a tag or a commit.")
        done = _run(self.top, "rev-parse", "--quiet", "--verify", f"{written}^{{commit}}")
        commit = done.stdout.decode("ascii", "replace").strip()
        if done.returncode or not commit:
            raise click.UsageError(f"There is no revision {shown} here. {self._advice(written)}")
        made_at = self._made_at(commit)
        if made_at is None:
            raise click.UsageError(f"git cannot read the revision {shown}. {self._advice(written)}")
        return Revision(written, commit, made_at)

    def _advice(self, written: str) -> str:
        if _run(self.top, "rev-parse", "--is-shallow-repository").stdout.strip() == b"true":
            return (
                "This clone is shallow: it has the newest commits only. In GitHub Actions write "
                "`fetch-depth: 0` under `with:` of actions/checkout, in GitLab the variable "
                "`GIT_DEPTH: 0`; elsewhere run `git fetch --unshallow`."
            )
        if ".." in written:
            return "Write two revisions with a space between them."
        if _run(self.top, "rev-parse", "--quiet", "--verify", "HEAD").returncode:
            return "Nothing has been committed yet."
        return "Is it spelt right, and has it been fetched? `git log --oneline --all` lists them."

    def _made_at(self, commit: str) -> datetime | None:
        done = _run(self.top, "cat-file", "commit", commit)
        head = done.stdout.partition(b"\n\n")[0].splitlines()
        line = next((line for line in head if line.startswith(b"committer ")), b"")
        try:
            return datetime.fromtimestamp(int(line.rsplit(b" ", 2)[1]), UTC)
        except (IndexError, ValueError, OverflowError, OSError):
            return None

    @contextmanager
    def open(self, revision: Revision) -> Iterator[Tree]:
        """Read the files of a revision, as long as the context lasts."""
        listed = _run(self.top, "ls-tree", "-r", "-z", "--full-tree", revision.commit)
        if listed.returncode:
            said = _first_line(listed.stderr)
            raise click.UsageError(f"git cannot read {printable(revision.written)}: {said}")
        files: dict[str, str] = {}
        for line in listed.stdout.split(b"\0")[:-1]:
            about, _, name = line.partition(b"\t")
            mode, _kind, name_of_object = about.decode("ascii").split(" ")
            if mode in _FILES:
                path = os.fsdecode(name)
                linked = mode == _LINK and b"\n" not in name
                # Git follows the link, as the file system would.
                files[path] = f"{revision.commit}:{path}" if linked else name_of_object
        command = _command(self.top, "cat-file", "--batch", "--follow-symlinks")
        with subprocess.Popen(  # noqa: S603 - git alone, with arguments of ours
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            env=_environment(),
        ) as process:  # fmt: skip
            if process.stdin is None or process.stdout is None:
                raise AssertionError  # they are pipes
            yield Tree(files, process.stdin, process.stdout)
            process.stdin.close()


@dataclass(frozen=True, slots=True)
class Tree:
    """The files of one revision: their paths from the top of the repository."""

    files: dict[str, str]
    asks: IO[bytes]
    answers: IO[bytes]

    def read(self, path: str) -> bytes:
        """Return a file's bytes; of one that no job can be, no more than shows it.

        Raises:
            OSError: It is not there, or is a link to nowhere.
        """
        name = self.files.get(path)
        if name is None:
            raise FileNotFoundError(None, "it is not there")
        self.asks.write(os.fsencode(name) + b"\n")
        self.asks.flush()
        head = self.answers.readline().split()
        kind, size = (head[-2], head[-1]) if len(head) > 1 else (b"missing", b"")
        if not size.isdigit():
            raise OSError(None, "git has not got it")
        data = self._take(int(size))
        if kind != b"blob":
            raise OSError(None, "it is a link that leads to no file of this revision")
        return data

    def _take(self, size: int) -> bytes:
        kept = self.answers.read(min(size, MAX_BYTES + 1))
        left = size - len(kept)
        while left > 0 and (piece := self.answers.read(min(left, _PIECE))):
            left -= len(piece)
        self.answers.read(1)  # the line's end
        return kept


def _run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(  # noqa: S603 - git alone, and no argument is an option of others
            _command(folder, *arguments), capture_output=True, check=False, env=_environment()
        )
    except FileNotFoundError:
        raise click.UsageError(
            "git is not installed, or not in the PATH; revisions are read with it."
        ) from None


def _command(folder: Path, *arguments: str) -> list[str]:
    return ["git", "-C", str(folder), "--no-pager", *arguments]


def _environment() -> dict[str, str]:
    """Return an environment in which git answers in English and changes nothing."""
    return {**os.environ, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0"}


def _first_line(said: bytes) -> str:
    return printable(said.decode("utf-8", "replace").strip().partition("\n")[0])
