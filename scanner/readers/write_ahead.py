"""The write-ahead log of SQLite, applied in memory (format: sqlite.org/fileformat2.html)."""

from __future__ import annotations

import struct

_MAGIC = (0x377F0682, 0x377F0683)


def with_log(database: bytes, log: bytes) -> bytes:
    """The database with the committed pages of its log, ready to be opened in memory.

    A log that is not one, or is of another page size, changes nothing. The header is set to
    the old journal mode, because a database in memory has no log.
    """
    image = bytearray(database)
    for offset, page in _committed(log):
        if len(image) < offset + len(page):
            image.extend(bytes(offset + len(page) - len(image)))
        image[offset : offset + len(page)] = page
    if len(image) >= 20 and image[18:20] == b"\x02\x02":
        image[18:20] = b"\x01\x01"
    return bytes(image)


def _committed(log: bytes) -> list[tuple[int, bytes]]:
    """Offset and content of the pages up to the last commit, in the order they were written."""
    if len(log) < 32:
        return []
    magic, _, size, _, salt_a, salt_b = struct.unpack_from(">6I", log)
    if magic not in _MAGIC or not 512 <= size <= 65536:
        return []
    pages: list[tuple[int, bytes]] = []
    committed = 0
    for at in range(32, len(log) - size - 23, size + 24):
        number, commit, *salts = struct.unpack_from(">4I", log, at)
        if salts != [salt_a, salt_b] or number == 0 or number > 1 << 20:
            break
        pages.append(((number - 1) * size, log[at + 24 : at + 24 + size]))
        if commit:
            committed = len(pages)
    return pages[:committed]
