"""The templates: Jinja, each small; a site's own file of the same name comes first."""

from __future__ import annotations

from importlib.resources import files
from traceback import extract_tb
from typing import TYPE_CHECKING

from jinja2 import (
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PackageLoader,
    StrictUndefined,
    TemplateError,
    TemplateSyntaxError,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

_OURS = str(files("mkdocs_careers") / "templates")
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


def describe_template_error(error: Exception) -> str | None:
    """Say which template is wrong, where, and why, for those who wrote their own.

    None where it is no template's fault: what fails in one of ours that is no template error.
    """
    if isinstance(error, TemplateSyntaxError):
        place = f"{error.filename or error.name}:{error.lineno}"
    else:
        frames = (frame for frame in extract_tb(error.__traceback__))
        last = [frame for frame in frames if frame.filename.endswith(".html")][-1:]
        place = f"{last[0].filename}:{last[0].lineno}" if last else "a template"
        is_own = not last or last[0].filename.startswith(_OURS)
        if is_own and not isinstance(error, TemplateError):
            return None
    words = (
        error.message if isinstance(error, TemplateError) else f"{type(error).__name__}: {error}"
    )
    return f"{place}: the careers template cannot be rendered: {words}."
