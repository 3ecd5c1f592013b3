"""The editor kits: what makes each editor help with job files, and what no editor can."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_careers.editors import helix, neovim, remark, vscode
from mkdocs_careers.editors.kit import Kit, KitFile, Project

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

__all__ = ["KITS", "Kit", "KitFile", "Project"]

KITS: Mapping[str, Callable[[Project], Kit]] = {
    "vscode": vscode.build_kit,
    "remark": remark.build_kit,
    "neovim": neovim.build_kit,
    "helix": helix.build_kit,
}
