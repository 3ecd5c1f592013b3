"""Schema files: the job's and the settings' schema of one site, for editors that read them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_careers.editors.kit import KitFile, write_json
from mkdocs_careers.schema import overlaid_job_schema, overlaid_settings_schema

if TYPE_CHECKING:
    from mkdocs_careers.settings_file import SettingsFile


def job_schema_file(path: str, site: SettingsFile) -> KitFile:
    """Write the job schema, with the names and keys of the site."""
    return KitFile(
        path, write_json(overlaid_job_schema(site.settings, site.host_keys)), is_schema=True
    )


def settings_schema_file(path: str, site: SettingsFile) -> KitFile:
    """Write the schema of `careers.yml`."""
    return KitFile(path, write_json(overlaid_settings_schema(site.settings)), is_schema=True)
