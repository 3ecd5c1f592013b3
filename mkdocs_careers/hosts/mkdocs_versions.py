"""MkDocs' sites in several versions, as `mike` keeps them: each beside the others, built once.

An old version is never built again, so it would advertise its jobs for good.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs.config.defaults import MkDocsConfig

ARCHIVED = (
    "mike builds version %s of this site. Versions stay as they are built, so its job pages are "
    "kept from search engines, and it has no feeds. To advertise jobs, set `canonical_version` of "
    "the plugin `mike` to the version that is always built anew."
)


def find_archived_version(config: MkDocsConfig, environ: Mapping[str, str]) -> str | None:
    """Return the version that mike builds, where the site does not say which one counts."""
    version = environ.get("MIKE_DOCS_VERSION")
    plugin = config.plugins.get("mike")
    names_one = plugin is not None and plugin.config.get("canonical_version") is not None
    return version if version and not names_one else None
