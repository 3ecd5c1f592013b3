"""The templates: Jinja, each small; a site's own file of the same name comes first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PackageLoader, StrictUndefined

if TYPE_CHECKING:
    from collections.abc import Sequence

FOLDER = "careers"
"""The folder in a site's templates where its own versions of ours stand."""


def load_templates(folders: Sequence[str] = ()) -> Environment:
    """Return the environment; `folders` are searched first, for `careers/<name>.html`."""
    own = [FileSystemLoader(f"{folder}/{FOLDER}") for folder in folders]
    return Environment(
        loader=ChoiceLoader([*own, PackageLoader("mkdocs_careers", "templates")]),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        auto_reload=False,
    )
