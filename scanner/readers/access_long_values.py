"""Long values of Access databases: where memos and objects lie, and which files objects hold."""

from __future__ import annotations

import struct
import zlib

from scanner.readers.access_pages import DamagedError, Pages
from scanner.readers.cells import BINARY_PREFIX, binary
from scanner.readers.opened import MEMBER_LIMIT, RATIO_FLOOR, RATIO_LIMIT, WHOLE_LIMIT

LENGTH = 0x3FFFFFFF
"""The part of the first word of a cell that is the length of its value in bytes."""

_HERE, _ONE_PAGE = 0x80000000, 0x40000000
_HEAD = 12
_PACKAGE, _OLE_VERSION, _EMBEDDED = b"\x15\x1c", 0x0501, 0x030000
_DEFLATED = 1


class LongValues:
    """The long values of a database.

    lost: values cut short or not found. left: bytes that may still be read; every stored byte
    belongs to one value, so more than the file holds is an attack. most: bytes of the file.
    """

    def __init__(self, pages: Pages) -> None:
        self._pages = pages
        self.lost = 0
        self.most = self.left = pages.count * pages.layout.size

    def read(self, cell: bytes) -> bytes:
        """The value that a cell holds or points to; what cannot be read is left out."""
        if len(cell) < _HEAD:
            self.lost += bool(cell)
            return b""
        stated, row = struct.unpack_from("<IB", cell)
        length = min(stated & LENGTH, WHOLE_LIMIT)
        page = int.from_bytes(cell[5:8], "little")
        if stated & _HERE:
            value = cell[_HEAD : _HEAD + length]
        elif stated & _ONE_PAGE:
            value = self._piece(page, row)[:length]
        else:
            value = self._chain(page, row, length)
        self.lost += len(value) < stated & LENGTH
        return value

    def _piece(self, page: int, row: int) -> bytes:
        try:
            piece = self._pages.record(page, row)
        except DamagedError:
            return b""
        self.left -= len(piece)
        return piece if self.left >= 0 else b""

    def _chain(self, page: int, row: int, length: int) -> bytes:
        """A value in pieces, each of which begins with the place of the next."""
        parts: list[bytes] = []
        seen: set[tuple[int, int]] = set()
        got = 0
        while got < length and page and (page, row) not in seen:
            seen.add((page, row))
            piece = self._piece(page, row)
            if len(piece) <= 4:
                break
            parts.append(piece[4:])
            got += len(piece) - 4
            row, page = piece[0], int.from_bytes(piece[1:4], "little")
        return b"".join(parts)[:length]


def embedded(value: bytes, name: str) -> tuple[str, bytes] | None:
    """Name and content of the file that an object holds; null where a cell shows all of it.

    Objects are packages (a file with its name, MS-OLEDS), other objects of OLE 1 (their data),
    or bytes that a program put there as they are. `name` is for those without one.
    """
    if value.startswith(_PACKAGE):
        try:
            return _unpacked(value, name)
        except struct.error:
            return name, value
    shown = binary(value)
    if shown is None or len(value) <= BINARY_PREFIX or not shown.startswith("0x"):
        return None
    return name, value


def _unpacked(value: bytes, name: str) -> tuple[str, bytes]:
    """The content of an OLE 1 object. Raises struct.error."""
    at = struct.unpack_from("<H", value, 2)[0]
    version, _, length = struct.unpack_from("<III", value, at)
    if version != _OLE_VERSION:
        return name, value
    kind = value[at + 12 : at + 12 + length].rstrip(b"\0").lower()
    at += 12 + length + 8
    size = struct.unpack_from("<I", value, at)[0]
    content = value[at + 4 : at + 4 + size]
    if kind != b"package" or content[:2] != b"\2\0":
        return name, content or value
    label, at = _string(content, 2)
    _, at = _string(content, at)
    if struct.unpack_from("<I", content, at)[0] != _EMBEDDED:
        return label or name, b""
    at += 8 + struct.unpack_from("<I", content, at + 4)[0]
    size = struct.unpack_from("<I", content, at)[0]
    return label or name, content[at + 4 : at + 4 + size]


def _string(content: bytes, at: int) -> tuple[str, int]:
    """A string that ends with a zero, and where the next thing begins."""
    end = content.find(b"\0", at)
    if end < 0:
        raise struct.error
    return content[at:end].decode("cp1252", "replace"), end + 1


def attached(value: bytes) -> bytes:
    """The content of an attachment, unpacked.

    Eight bytes (is it deflated? how long is it?), then a header that begins with its own length,
    then the content. Raises DamagedError.
    """
    if len(value) < 8:
        raise DamagedError
    kind, length = struct.unpack_from("<II", value)
    body = value[8:]
    if kind == _DEFLATED:
        most = min(length, MEMBER_LIMIT, max(RATIO_FLOOR, len(value) * RATIO_LIMIT))
        try:
            body = zlib.decompressobj().decompress(body, max(1, most))
        except zlib.error as error:
            raise DamagedError from error
    if len(body) < 4 or length > len(body):
        raise DamagedError
    head = struct.unpack_from("<I", body)[0]
    return body[head:length]
