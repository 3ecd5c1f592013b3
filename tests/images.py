"""Images: the smallest files that tell their size."""

from __future__ import annotations

import struct


def png(width: int, height: int) -> bytes:
    """Make the start of a PNG."""
    return b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + struct.pack(">IIB", width, height, 8)


def gif(width: int, height: int) -> bytes:
    """Make the start of a GIF."""
    return b"GIF89a" + struct.pack("<HH", width, height) + b"\0\0\0"


def jpeg(width: int, height: int, *before: bytes) -> bytes:
    """Make the start of a JPEG, with segments before the one that tells the size."""
    segments = b"".join(b"\xff\xe1" + struct.pack(">H", len(s) + 2) + s for s in before)
    frame = struct.pack(">HBHHB", 17, 8, height, width, 3)
    return b"\xff\xd8" + segments + b"\xff\xff\xc2" + frame + b"\0" * 9 + b"\xff\xd9"


def webp(kind: str, width: int, height: int) -> bytes:
    """Make the start of a WebP of one of its three kinds."""
    body = {
        "VP8 ": b"\0\0\0\0" + b"\0\0\0\x9d\x01\x2a" + struct.pack("<HH", width, height),
        "VP8L": b"\0\0\0\0\x2f" + struct.pack("<I", width - 1 | height - 1 << 14),
        "VP8X": b"\0\0\0\0" + bytes(4) + (width - 1).to_bytes(3, "little")
        + (height - 1).to_bytes(3, "little"),
    }[kind]  # fmt: skip
    return b"RIFF\0\0\0\0WEBP" + kind.encode() + body


def svg(attributes: str, before: str = "") -> bytes:
    """Make an SVG whose root has these attributes."""
    return f'{before}<svg xmlns="http://www.w3.org/2000/svg" {attributes}><g/></svg>'.encode()
