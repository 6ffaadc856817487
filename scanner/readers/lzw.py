"""LZW as `compress` packs files (`.Z`): codes of 9 to 16 bits, in groups of eight.

The format is that of compress 4.0 (public domain); blocks, clearing and the odd padding to whole
groups where the width changes are part of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

_CLEAR, _PIECE = 256, 1 << 16


def unpacked_lzw(stream: BinaryIO) -> Iterator[bytes]:
    """What the stream unpacks to, in pieces. Raises ValueError for codes that cannot be."""
    head = stream.read(3)
    most = head[2] & 31 if len(head) == 3 else 0
    if not 9 <= most <= 16:
        raise ValueError
    block = bool(head[2] & 128)
    table: list[bytes] = [bytes([byte]) for byte in range(256)] + ([b""] if block else [])
    first, last = len(table), b""
    held = bytearray()
    codes = _Codes(stream, most)
    while (code := codes.next()) is not None:
        if block and code == _CLEAR:
            del table[first:]
            last = b""
            codes.restart()
            continue
        if code < len(table):
            word = table[code]
        elif code == len(table) and last:
            word = last + last[:1]
        else:
            raise ValueError
        held += word
        if last and len(table) < 1 << most:
            table.append(last + word[:1])
        codes.widen(len(table) + bool(len(table) < 1 << most))
        last = word
        if len(held) >= _PIECE:
            yield bytes(held)
            held.clear()
    yield bytes(held)


class _Codes:
    """The codes of a stream; their width grows, and a group of eight is padded when it does."""

    def __init__(self, stream: BinaryIO, most: int) -> None:
        self._stream = stream
        self._most = most
        self._width = 9
        self._group: list[int] = []

    def next(self) -> int | None:
        """The next code, None at the end."""
        if not self._group:
            raw = self._stream.read(self._width)
            bits = int.from_bytes(raw, "little")
            count = len(raw) * 8 // self._width
            mask = (1 << self._width) - 1
            self._group = [bits >> (index * self._width) & mask for index in range(count)][::-1]
        return self._group.pop() if self._group else None

    def widen(self, size: int) -> None:
        """The table has so many entries, the one to come included."""
        if size > 1 << self._width and self._width < self._most:
            self._width += 1
            self._group = []

    def restart(self) -> None:
        """The table was cleared."""
        self._width = 9
        self._group = []
