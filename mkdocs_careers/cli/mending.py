"""Mending: what `--fix` writes and `--diff` shows."""

from __future__ import annotations

import os
import re
import sys
from codecs import BOM_UTF8
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mkdocs_careers.cli.output import write_text
from mkdocs_careers.fixes import fix_text
from mkdocs_careers.host_yaml import show_path
from mkdocs_careers.reporters.full import printable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from mkdocs_careers.diagnostics import Diagnostic

_LINE = re.compile(r"[^\n]*\n|[^\n]+")


class Mode(Enum):
    """What becomes of a file that can be mended."""

    LEAVE = auto()
    FIX = auto()
    DIFF = auto()


@dataclass
class Mending:
    """What was mended in one run, or would have been: `files` of them."""

    mode: Mode
    files: int = 0

    def mend(
        self, path: Path, data: bytes, findings: Callable[[bytes], Sequence[Diagnostic]]
    ) -> bytes:
        """Return a job file's bytes with every certain fix; all other bytes stay as they are.

        `findings` returns what is wrong with the file if it has those bytes.
        """
        bom = BOM_UTF8 if data.startswith(BOM_UTF8) else b""
        text = data.removeprefix(bom).decode("utf-8")
        mended = fix_text(text, lambda text: findings(bom + text.encode("utf-8")))
        if mended == text:
            return data
        self.files += 1
        if self.mode is Mode.DIFF:
            _show_diff(show_path(path), text, mended)
            return data
        return bom + mended.encode("utf-8")

    def report(self, mendable: int) -> None:
        """Say on standard error what was mended; `mendable` is how much can be, and was not."""
        files = f"{self.files:,} file{'' if self.files == 1 else 's'}"
        if self.mode is Mode.FIX and self.files:
            click.echo(f"Mended {files}.", err=True)
        elif self.mode is Mode.DIFF:
            click.echo(f"--fix would mend {files if self.files else 'nothing'}.", err=True)
        elif mendable:
            what = "1 of these" if mendable == 1 else f"{mendable:,} of these"
            click.echo(f"--fix can mend {what}; --diff shows how.", err=True)


def write_whole(path: Path, data: bytes) -> None:
    """Write a file as a whole or not at all; a link stays, and what it leads to is written.

    Raises:
        click.ClickException: It cannot be written.
    """
    import tempfile  # only a file that is written needs it

    target = path.resolve()
    name = ""
    try:
        mode = target.stat().st_mode
        with tempfile.NamedTemporaryFile(
            dir=target.parent, prefix=f".{target.name}.", delete=False
        ) as file:
            name = file.name
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(target)
        target.chmod(mode)
    except OSError as error:
        if name:
            with suppress(OSError):
                Path(name).unlink(missing_ok=True)
        reason = error.strerror or error
        raise click.ClickException(
            f"{printable(show_path(path))} cannot be written: {reason}."
        ) from None


def _show_diff(name: str, old: str, new: str) -> None:
    from difflib import unified_diff  # only a difference needs it

    lines = unified_diff(
        _LINE.findall(old), _LINE.findall(new), f"a/{name}", f"b/{name}", lineterm="\n"
    )
    ended = (
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines
    )
    if sys.stdout.isatty():  # a file's text does not steer a terminal
        ended = (printable(line.rstrip("\r\n")) + "\n" for line in ended)
    write_text("".join(ended))
