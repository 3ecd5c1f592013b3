"""Job pages for documentation sites: one Markdown file per job, checked and published.

This is the public API; everything else may change between minor versions.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs_careers.board import JobBoard
    from mkdocs_careers.codes import Code, Severity
    from mkdocs_careers.diagnostics import Diagnostic, Problem
    from mkdocs_careers.front_matter import FrontMatter, read_front_matter
    from mkdocs_careers.mailto import build_mailto
    from mkdocs_careers.model import Job, State
    from mkdocs_careers.outputs.description import build_description
    from mkdocs_careers.outputs.json_ld import build_json_ld
    from mkdocs_careers.reader import ReadResult, read_bytes, read_job
    from mkdocs_careers.schema import job_schema, settings_schema
    from mkdocs_careers.settings import Settings
    from mkdocs_careers.settings_reader import SettingsResult, read_settings
    from mkdocs_careers.source import Source, Span

__version__ = "0.1.0"

__all__ = [
    "Code",
    "Diagnostic",
    "FrontMatter",
    "Job",
    "JobBoard",
    "Problem",
    "ReadResult",
    "Settings",
    "SettingsResult",
    "Severity",
    "Source",
    "Span",
    "State",
    "__version__",
    "build_description",
    "build_json_ld",
    "build_mailto",
    "job_schema",
    "read_bytes",
    "read_front_matter",
    "read_job",
    "read_settings",
    "settings_schema",
]

_HOMES = {
    "board": ("JobBoard",),
    "codes": ("Code", "Severity"),
    "diagnostics": ("Diagnostic", "Problem"),
    "front_matter": ("FrontMatter", "read_front_matter"),
    "mailto": ("build_mailto",),
    "model": ("Job", "State"),
    "outputs.json_ld": ("build_json_ld",),
    "reader": ("ReadResult", "read_bytes", "read_job"),
    "schema": ("job_schema", "settings_schema"),
    "settings": ("Settings",),
    "outputs.description": ("build_description",),
    "settings_reader": ("SettingsResult", "read_settings"),
    "source": ("Source", "Span"),
}
_HOME_OF = {name: module for module, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> object:
    """Import what is asked for when it is asked for, so that each command starts fast."""
    if name in _HOME_OF:
        return getattr(import_module(f"{__name__}.{_HOME_OF[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    """List the public names, also those that are not imported yet."""
    return sorted(__all__)
