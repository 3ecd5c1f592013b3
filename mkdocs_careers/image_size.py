"""Image size: the width and height that the first bytes of an image tell.

The common formats say it within a few bytes; a library for the rest would cost a third of the
time that one check of one file takes.
"""

from __future__ import annotations

import re
import struct
from typing import NamedTuple

HEAD = 512 * 1024
"""As many bytes are enough to read; a photo can have a large profile before its size."""

_JPEG_SIZE = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_JPEG_ALONE = frozenset({0x01, *range(0xD0, 0xD9)})
_JPEG_END = frozenset({0xD9, 0xDA})

_ENDLESS = float("inf")
_SVG_HEAD = 64 * 1024
_XML_COMMENT = r"<!--.*?(?:-->|\Z)"
_SVG = r"<(?:svg:)?svg[\s>]"
_ATTRIBUTE = r"\s(width|height|viewBox)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')"
_LENGTH = r"\s*\+?([0-9]{1,9}(?:\.[0-9]*)?|\.[0-9]+)\s*(px|pt|pc|mm|cm|in)?\s*"
_PIXELS = {None: 1, "px": 1, "pt": 4 / 3, "pc": 16, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96}


class ImageSize(NamedTuple):
    """Width and height: in pixels, or where `scales` in a drawing's own units."""

    width: float
    height: float
    scales: bool = False


def read_image_size(data: bytes) -> ImageSize | None:
    """Return the size of a PNG, GIF, JPEG, WebP or SVG; None where `data` does not tell."""
    try:
        size = _read(data)
    except (struct.error, IndexError):  # it ends too early
        return None
    return size if size and all(0 < side < _ENDLESS for side in size[:2]) else None


def _read(data: bytes) -> ImageSize | None:
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return ImageSize(*struct.unpack_from(">II", data, 16)) if data[12:16] == b"IHDR" else None
    if data.startswith((b"GIF87a", b"GIF89a")):
        return ImageSize(*struct.unpack_from("<HH", data, 6))
    if data.startswith(b"\xff\xd8\xff"):
        return _read_jpeg(data)
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return _read_webp(data)
    return _read_svg(data[:_SVG_HEAD].decode("utf-8-sig", errors="replace"))


def _read_jpeg(data: bytes) -> ImageSize | None:
    """Go from segment to segment to the one with the size."""
    at = 2
    while data[at] == 0xFF:  # noqa: PLR2004 - every marker starts with it
        marker = data[at + 1]
        if marker == 0xFF:  # noqa: PLR2004 - filling
            at += 1
        elif marker in _JPEG_SIZE:
            height, width = struct.unpack_from(">HH", data, at + 5)
            return ImageSize(width, height)
        elif marker in _JPEG_END:
            return None
        elif marker in _JPEG_ALONE:
            at += 2
        else:
            (length,) = struct.unpack_from(">H", data, at + 2)
            at += 2 + length
    return None


def _read_webp(data: bytes) -> ImageSize | None:
    kind = data[12:16]
    if kind == b"VP8 ":
        width, height = struct.unpack_from("<HH", data, 26)
        return ImageSize(width & 0x3FFF, height & 0x3FFF)
    if kind == b"VP8L":
        (bits,) = struct.unpack_from("<I", data, 21)
        return ImageSize((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1)
    if kind == b"VP8X":
        width, height = data[24:27], data[27:30]
        return ImageSize(int.from_bytes(width, "little") + 1, int.from_bytes(height, "little") + 1)
    return None


def _read_svg(text: str) -> ImageSize | None:
    """Read the attributes of the root: its width and height, or else the box it draws in."""
    text = re.sub(_XML_COMMENT, "", text, flags=re.DOTALL)
    start = re.search(_SVG, text)
    end = text.find(">", start.start()) if start else -1
    if start is None or end < 0:
        return None
    tag = text[start.start() : end]
    values = {m[1]: m[2] if m[2] is not None else m[3] for m in re.finditer(_ATTRIBUTE, tag)}
    width, height = _pixels(values.get("width", "")), _pixels(values.get("height", ""))
    if width is not None and height is not None:
        return ImageSize(width, height)
    box = re.split(r"[\s,]+", values.get("viewBox", "").strip())
    try:
        return ImageSize(float(box[2]), float(box[3]), scales=True)
    except ValueError:
        return None


def _pixels(length: str) -> float | None:
    match = re.fullmatch(_LENGTH, length)
    return float(match[1]) * _PIXELS[match[2]] if match else None
