"""The assets: files that pages with careers content load, from the site itself."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

STYLESHEET = "assets/careers/careers.css"
"""The stylesheet's address under the site's root."""
SCRIPT = "assets/careers/careers.js"
"""The same of the script."""


@cache
def read_asset(name: str) -> str:
    """Return the text of one of the package's assets."""
    return files("mkdocs_careers").joinpath("assets", name).read_text(encoding="utf-8")
