"""Pictures inside documents: which are worth reading, and where old formats keep them."""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator

from pipelines.blocks import Member
from scanner.readers.opened import RATIO_FLOOR

SMALLEST_BYTES = 40_000
SMALLEST_SIDE = 400

_BLIP = re.compile(
    rb"(?:[\xa0\xb0]\x46|[\x20\x30]\x6e)[\x1d\x2a]\xf0(....)"  # JPEG: instances 46A, 46B, 6E2, 6E3
    rb"|[\x00\x10]\x6e\x1e\xf0(....)"  # PNG: 6E0, 6E1
    rb"|[\x40\x50]\x6e\x29\xf0(....)"  # TIFF: 6E4, 6E5
    rb"|[\x80\x90]\x7a\x1f\xf0(....)",  # DIB: 7A8, 7A9
    re.DOTALL,
)
_FOURTH = b"\xf0"
_SIGNATURES = ((b"\xff\xd8\xff", "jpg"), (b"\x89PNG", "png"), (b"II*\0", "tif"), (b"MM\0*", "tif"))
_NAMES = re.compile(r"\.(?:png|jpe?g|jfif|tiff?|bmp|gif|webp|heic|jp2|pdf)$", re.IGNORECASE)
_PICTURES_LIMIT = 10_000


def is_worth_reading(data: bytes) -> bool:
    """Whether a picture may hold writing: larger than a logo, in bytes or in pixels."""
    if len(data) >= SMALLEST_BYTES:
        return True
    width, height = _pixels(data)
    return width >= SMALLEST_SIDE and height >= SMALLEST_SIDE


def is_picture(name: str) -> bool:
    """Whether the name of a part is that of a raster picture, or of a page kept as PDF."""
    return bool(_NAMES.search(name))


def blips(data: bytes) -> Iterator[Member]:
    """Pictures of old Office files worth reading: records of [MS-ODRAW] 2.2.23, wherever.

    Metafiles are left out: they are drawings, their text stands in the document.
    """
    at = count = 0
    while (found := _blip(data, at)) and count < _PICTURES_LIMIT:
        at = found.end()
        (length,) = struct.unpack("<I", next(group for group in found.groups() if group))
        content = data[at : at + length]
        for signature, extension in _SIGNATURES:
            start = content.find(signature, 0, 50)
            if start >= 0:
                at += length
                if is_worth_reading(content[start:]):
                    count += 1
                    yield Member(name=f"picture {count}.{extension}", data=content[start:])
                break


def _blip(data: bytes, at: int) -> re.Match[bytes] | None:
    """The next record of a picture; all have the same fourth byte, which is quick to find."""
    mark = data.find(_FOURTH, at + 3)
    while mark >= 0:
        if found := _BLIP.match(data, mark - 3):
            return found
        mark = data.find(_FOURTH, mark + 1)
    return None


def _pixels(data: bytes) -> tuple[int, int]:
    """Width and height as the header claims; (0, 0) where it does not say."""
    if data.startswith(b"\x89PNG") and len(data) > 24:
        width, height = struct.unpack_from(">II", data, 16)
        return width, height
    if data.startswith(b"GIF8") and len(data) > 10:
        width, height = struct.unpack_from("<HH", data, 6)
        return width, height
    if data.startswith(b"BM") and len(data) > 26:
        width, height = struct.unpack_from("<ii", data, 18)
        return width, abs(height)
    return _jpeg_pixels(data) if data.startswith(b"\xff\xd8") else (0, 0)


def _jpeg_pixels(data: bytes) -> tuple[int, int]:
    """From the frame header of a JPEG (ITU-T T.81, B.2.2)."""
    at = 2
    while at + 9 < len(data) and data[at] == 0xFF:
        kind = data[at + 1]
        if 0xC0 <= kind <= 0xCF and kind not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack_from(">HH", data, at + 5)
            return width, height
        at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    return 0, 0


def inflated(data: bytes, stated: int) -> bytes | None:
    """Zlib data unpacked, null where it is broken or larger than was stated or allowed.

    stated: bytes that it should give.
    """
    if stated > 250 * max(1, len(data)) + RATIO_FLOOR:
        return None
    try:
        unpacker = zlib.decompressobj()
        content = unpacker.decompress(data, stated + 1)
    except zlib.error:
        return None
    return content if len(content) <= stated else None
