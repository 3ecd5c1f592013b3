"""A host's plugins and extensions, as its configuration names them, and what they change here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_careers.codes import Code
from mkdocs_careers.localization import Localization

if TYPE_CHECKING:
    from collections.abc import Mapping

_LINKERS = {"pymdownx.magiclink", "mdx_linkify"}
"""Markdown extensions that make links of bare addresses."""


def find_idle_rules(config: Mapping[str, object]) -> dict[str, str]:
    """Return the rules that are off unless the site asks for them.

    The plugin `macros` fills in template tags, and some extensions link bare addresses, so that
    what these rules find is right.
    """
    found = {}
    macros = named_options(config.get("plugins")).get("macros")
    if macros is not None and macros.get("render_by_default") is not False:
        found[Code.TEMPLATE_TAG.code] = "off"
    if _LINKERS & named_options(config.get("markdown_extensions")).keys():
        found[Code.UNLINKED_ADDRESS.code] = "off"
    return found


def find_localization(config: Mapping[str, object]) -> Localization | None:
    """Return how the plugin `i18n` (mkdocs-static-i18n) keeps the site's languages apart.

    None without the plugin, or where its options do not say a default language.
    """
    options = named_options(config.get("plugins")).get("i18n") or {}
    listed = options.get("languages")
    known = {
        tag: entry
        for entry in (listed if isinstance(listed, list) else ())
        if isinstance(entry, dict) and isinstance(tag := entry.get("locale"), str)
    }
    known.pop("null", None)  # a link of the language switcher, and no language
    default = next((tag for tag, entry in known.items() if entry.get("default") is True), None)
    if default is None:
        return None
    return Localization(default, tuple(known), in_folders=options.get("docs_structure") == "folder")


def named_options(listed: object) -> dict[str, dict[str, object]]:
    """Return the options of plugins or extensions by their names, but of disabled ones.

    They stand in a list of names and of mappings with one name, or in one mapping.
    """
    entries = listed if isinstance(listed, list) else [listed]
    found = {}
    for entry in entries:
        for name, options in (entry if isinstance(entry, dict) else {str(entry): None}).items():
            known = options if isinstance(options, dict) else {}
            if known.get("enabled") is not False:
                found[str(name).partition(":")[0]] = known
    return found
