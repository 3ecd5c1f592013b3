"""Sites: the settings that hold for an open file, read anew when its configuration changes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from typing import TYPE_CHECKING

from mkdocs_careers.clock import ClockError, choose_clock
from mkdocs_careers.codes import Code
from mkdocs_careers.host_yaml import show_path
from mkdocs_careers.job_files import find_on_disk, is_job_name
from mkdocs_careers.language_server.vocabulary import Vocabulary
from mkdocs_careers.reader import read_bytes
from mkdocs_careers.schema import overlaid_job_schema
from mkdocs_careers.settings_file import (
    CAREERS,
    CONFIG_NAMES,
    find_settings_file,
    read_settings_file,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from mkdocs_careers.diagnostics import Diagnostic
    from mkdocs_careers.settings import Settings
    from mkdocs_careers.settings_file import SettingsFile

_HALF_LETTER = re.compile("[\ud800-\udfff]")
"""Half of a pair of surrogates, which JSON can hold and a file cannot."""
_UNREADABLE = frozenset(
    {Code.UNREADABLE_FILE, Code.NOT_UTF_8, Code.INVALID_YAML, Code.NESTED_TOO_DEEPLY}
)


@dataclass(frozen=True)
class Site:
    """A site's settings, with what jobs are held to. `as_of` is what the command was given."""

    file: SettingsFile
    environ: Mapping[str, str]
    as_of: str | None = None

    @property
    def settings(self) -> Settings:
        """Return the settings, as far as they can be read."""
        return self.file.settings

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """Return the words of the job schema, with the keys that the site adds."""
        return Vocabulary(overlaid_job_schema(self.settings, self.file.host_keys))

    @property
    def is_readable(self) -> bool:
        """Tell whether the configuration could be read at all."""
        return all(diagnostic.code not in _UNREADABLE for diagnostic in self.file.diagnostics)

    @property
    def has_careers(self) -> bool:
        """Tell whether the configuration has settings of careers, so that it has jobs."""
        if self.file.path is not None and self.file.path.name == CAREERS:
            return True
        locator = self.file.locator
        while not locator.root and locator.base is not None:
            locator = locator.base
        return bool(locator.root)

    def now(self) -> datetime:
        """Return what counts as now, as for `check`; a date that is none is passed over."""
        now = datetime.now(UTC)
        try:
            return choose_clock(self.settings, self.environ, now, flag=self.as_of).instant
        except ClockError:
            return now

    def holds(self, path: Path) -> bool:
        """Tell whether the file at `path` is a job here, by its name or where links lead."""
        for folder in self.file.jobs_dirs:
            real = path.parent.resolve() / path.name
            for there, jobs in ((path, folder), (real, folder.resolve())):
                if there.is_relative_to(jobs):
                    inside = there.relative_to(jobs).as_posix()
                    return is_job_name(inside, self.settings, self.file.suffixes)
        return False

    def read(self, path: Path, text: str) -> Sequence[Diagnostic]:
        """Return what is wrong with a job if `text` stands in its file."""
        name = show_path(path)
        data = _HALF_LETTER.sub("\ufffd", text).encode("utf-8")
        now, keys = self.now(), self.file.host_keys
        find = find_on_disk(self.file.docs_dir, self.settings, now, keys, self.holds)
        result = read_bytes(name, data, self.settings, now,
                            job_path=self._docs_path(path), host_keys=keys, find=find)  # fmt: skip
        return result.diagnostics

    def _docs_path(self, path: Path) -> str:
        """Return the path under the documentation folder; all of it for a file elsewhere."""
        real, docs = path.parent.resolve() / path.name, self.file.docs_dir.resolve()
        inside = real.relative_to(docs) if real.is_relative_to(docs) else real
        return inside.as_posix()


@dataclass
class Sites:
    """The sites of the files that are open. With `config` all files are of that one."""

    environ: Mapping[str, str]
    config: Path | None = None
    as_of: str | None = None
    _read: dict[Path, tuple[object, Site]] = field(default_factory=dict)

    def find(self, path: Path) -> Site | None:
        """Return the site that the file at `path` is a job of; None for all other files."""
        try:
            config = (
                self.config
                or find_settings_file(path.parent)
                or find_settings_file(path.parent.resolve())
            )
            site = self._site(config) if config is not None else None
            return site if site is not None and site.holds(path) else None
        except (OSError, ValueError, RuntimeError):  # a name of no file, or links in a circle
            return None

    def forget(self) -> None:
        """Read every configuration again when it is needed next."""
        self._read = {path: (None, site) for path, (_, site) in self._read.items()}

    def _site(self, config: Path) -> Site | None:
        known = self._read.get(config)
        if known is None or known[0] != _state(config, known[1]):
            site = Site(read_settings_file(config, self.environ), self.environ, self.as_of)
            if known is not None and not site.is_readable:
                site = known[1]  # while somebody writes settings, those before them hold
            self._read[config] = _state(config, site), site
        site = self._read[config][1]
        return site if site.has_careers else None


def _state(config: Path, site: Site) -> tuple[object, ...]:
    """Return what changes when the files do that `site` was read from."""
    overlay = site.file.overlay_path
    found = []
    for path in (*(config.parent / name for name in CONFIG_NAMES), *([overlay] if overlay else [])):
        try:
            status = path.stat()
        except OSError:
            continue
        found.append((path, status.st_mtime_ns, status.st_size))
    return tuple(found)
