"""Staging: files that are written all together or not at all."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from types import TracebackType


class Staging:
    """A folder beside the target, so that what is in it can be moved there in one step a file.

    Nothing of the files is kept in memory. What is not published is gone at the end.
    """

    def __init__(self, target: Path) -> None:
        self.target = target
        self.names: list[str] = []
        near = target
        while not near.is_dir():
            near = near.parent
        self._folder = Path(tempfile.mkdtemp(prefix=".careers-import-", dir=near))
        self._new, self._old = self._folder / "new", self._folder / "old"
        self._new.mkdir()
        self._old.mkdir()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:  # fmt: skip
        shutil.rmtree(self._folder, ignore_errors=True)

    def add(self, name: str, text: str) -> None:
        """Stage a file; `name` has no folder."""
        if Path(name).name != name or name in (".", ".."):
            raise ValueError(name)
        (self._new / name).write_text(text, encoding="utf-8", newline="\n")
        self.names.append(name)

    def existing(self) -> list[str]:
        """Return the names that the target has already."""
        return [name for name in self.names if (self.target / name).is_symlink()
                or (self.target / name).exists()]  # fmt: skip

    def publish(self) -> None:
        """Move every file to the target; where one cannot be, all is as it was before.

        Raises:
            OSError: A file cannot be written.
        """
        done: list[str] = []
        made = not self.target.exists()
        try:
            self.target.mkdir(parents=True, exist_ok=True)
            for name in self.names:
                place = self.target / name
                if place.is_symlink() or place.exists():
                    place.rename(self._old / name)
                done.append(name)
                (self._new / name).rename(place)
        except OSError:
            for name in done:
                with suppress(OSError):
                    (self.target / name).unlink(missing_ok=True)
                if (self._old / name).is_symlink() or (self._old / name).exists():
                    (self._old / name).rename(self.target / name)
            if made:
                with suppress(OSError):
                    self.target.rmdir()
            raise
