"""Usage: what one child process cost, as the operating system counted it."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

# What would make two machines measure different work: another clock, no bytecode cache.
_NOT_INHERITED = frozenset(
    {"CAREERS_AS_OF", "CAREERS_PREVIEW", "SOURCE_DATE_EPOCH", "PYTHONDONTWRITEBYTECODE"}
)
# Linux starts a child's peak at this process's own, so this package stays small: no third-party
# import, no list of ten thousand jobs. `ru_maxrss` is bytes on macOS, KiB elsewhere.
_RSS_UNIT = 1 if sys.platform == "darwin" else 1024


@dataclass(frozen=True)
class Usage:
    """Seconds of a finished child and of the children it waited for; memory in bytes."""

    user: float
    system: float
    wall: float
    peak_rss: int

    @property
    def cpu(self) -> float:
        """Give user plus system seconds."""
        return self.user + self.system


class CommandFailedError(Exception):
    """A child that did not exit with 0: its figures would mean nothing."""


@dataclass(frozen=True)
class Command:
    """What to run with this interpreter (`-m` is added), and the folder to run it in."""

    module: str
    arguments: Sequence[str]
    folder: Path

    def measure(self) -> Usage:
        """Run to the end and give the usage; raise `CommandFailedError` on another exit than 0."""
        return self.run()[0]

    def run(self) -> tuple[Usage, str]:
        """Run as `measure` does and give standard output as well."""
        argv = [sys.executable, "-m", self.module, *self.arguments]
        # Files, not pipes: nobody has to read while the child runs.
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            start = time.perf_counter()
            child = subprocess.Popen(
                argv, cwd=self.folder, env=_environment(), stdout=out, stderr=err
            )
            _, status, counted = os.wait4(child.pid, 0)
            wall = time.perf_counter() - start
            child.returncode = os.waitstatus_to_exitcode(status)
            output, messages = _text(out), _text(err)
        if child.returncode:
            message = f"`{self.module}` exited with {child.returncode}:\n{_last(output + messages)}"
            raise CommandFailedError(message)
        usage = Usage(counted.ru_utime, counted.ru_stime, wall, counted.ru_maxrss * _RSS_UNIT)
        return usage, output


def measure_in_turn(commands: Mapping[str, Command], runs: int) -> dict[str, list[Usage]]:
    """Run the commands one after the other, `runs` rounds, so that drift meets all alike."""
    samples: dict[str, list[Usage]] = {name: [] for name in commands}
    for _ in range(runs):
        for name, command in commands.items():
            samples[name].append(command.measure())
    return samples


def _environment() -> dict[str, str]:
    kept = {key: value for key, value in os.environ.items() if key not in _NOT_INHERITED}
    return kept | {"PYTHONHASHSEED": "0"}


def _text(file: IO[bytes]) -> str:
    file.seek(0)
    return file.read().decode("utf-8", errors="replace")


def _last(text: str, lines: int = 20) -> str:
    return "\n".join(text.splitlines()[-lines:])
