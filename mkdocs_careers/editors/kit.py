"""A kit: the files that set an editor up for one project, and what is true of it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_careers.settings_file import SettingsFile

INSTALL = """\
- Install the language server: pip install "mkdocs-careers[lsp]"
- Start the editor from a shell in which `mkdocs-careers` is found, such as one
  with the project's virtual environment active. Or write the full path of the
  command into the file.
"""
ONLY_CHECK = """\
- What all jobs show together, such as one identifier twice, and mistakes in the
  settings are found by `mkdocs-careers check`.
"""


@dataclass(frozen=True, slots=True)
class KitFile:
    """A file of a kit: its path in the project, POSIX, and its text."""

    path: str
    text: str
    is_schema: bool = False
    """Nobody writes in it, so a later one may take its place."""


@dataclass(frozen=True, slots=True)
class Kit:
    """`words` say what is left to do, what the editor then does, and what it does not."""

    files: tuple[KitFile, ...]
    words: str


@dataclass(frozen=True, slots=True)
class Project:
    """The folder that is open in the editor, and its site.

    `jobs` is the way from that folder to the one of the jobs. `config` is the way to the site's
    configuration where the commands do not find it by themselves.
    """

    site: SettingsFile
    jobs: str
    config: str | None = None

    @property
    def has_careers_yml(self) -> bool:
        """Tell whether the settings stand in a file of their own."""
        return self.site.path is not None and self.site.path.name == "careers.yml"


def write_json(data: Mapping[str, Any]) -> str:
    """Write JSON as people keep it in a project."""
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"
