"""The small grammar of a 7Z header: numbers, bits, names and checksums, one after the other.

Layout as in 7zFormat.txt of the LZMA SDK (public domain).
"""

from __future__ import annotations

import struct


class Fields:
    """Bytes of a header, and how far they were read; all raise ValueError at their end."""

    def __init__(self, content: bytes) -> None:
        """Begin at the first byte."""
        self.content = content
        self.at = 0

    def names(self, count: int) -> list[str]:
        """The names in a property."""
        if self.byte():
            raise ValueError
        found = self.content[self.at :].decode("utf-16-le", "replace").split("\0")
        if len(found) <= count:
            raise ValueError
        return found[:count]

    def attributes(self, count: int) -> list[int]:
        """The attributes in a property, 0 where a file has none."""
        defined = [True] * count if self.byte() else self.bits(count)
        if self.byte():
            raise ValueError
        return [struct.unpack("<I", self.take(4))[0] if given else 0 for given in defined]

    def bits(self, count: int) -> list[bool]:
        """So many bits, the highest of each byte first."""
        raw = self.take((count + 7) // 8)
        return [bool(raw[index >> 3] & 128 >> (index & 7)) for index in range(count)]

    def digests(self, count: int) -> list[int | None]:
        """So many checksums, None where one is not given."""
        defined = [True] * count if self.byte() else self.bits(count)
        return [struct.unpack("<I", self.take(4))[0] if given else None for given in defined]

    def byte(self) -> int:
        """The next byte."""
        return self.take(1)[0]

    def take(self, size: int) -> bytes:
        """The next so many bytes."""
        piece = self.content[self.at : self.at + size]
        if len(piece) < size:
            raise ValueError
        self.at += size
        return piece

    def count(self, most: int | None = None) -> int:
        """A number of things, at most one for each byte, or `most`."""
        count = self.number()
        if count > (len(self.content) if most is None else most):
            raise ValueError
        return count

    def number(self) -> int:
        """A number whose first byte tells how many follow."""
        first = self.byte()
        mask, value = 0x80, 0
        for index in range(8):
            if not first & mask:
                return value | (first & (mask - 1)) << (8 * index)
            value |= self.byte() << (8 * index)
            mask >>= 1
        return value
