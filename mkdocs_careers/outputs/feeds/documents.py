"""Documents: XML and JSON as text, whatever the words in them are."""

from __future__ import annotations

import json
from typing import Any
from xml.etree import ElementTree as ET

from mkdocs_careers.outputs.feeds.clean_text import clean_data, clean_text

DECLARATION = '<?xml version="1.0" encoding="utf-8"?>\n'


def add(parent: ET.Element, tag: str, text: str | None = "", /, **attributes: str) -> ET.Element:
    """Add an element with a text and attributes."""
    given = {key: clean_text(value) for key, value in attributes.items()}
    element = ET.SubElement(parent, tag, given)
    element.text = clean_text(text or "") or None
    return element


def render_xml(root: ET.Element) -> str:
    """Return an XML document, an element a line."""
    ET.indent(root, " ")
    return DECLARATION + ET.tostring(root, encoding="unicode") + "\n"


def render_json(data: dict[str, Any]) -> str:
    """Return a JSON document (RFC 8259) without what is None."""
    return json.dumps(clean_data(data), ensure_ascii=False, indent=1) + "\n"
