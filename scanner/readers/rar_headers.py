"""The files that a RAR archive lists: versions 1.5 to 4, and 5.

Layout of version 5 as in "RAR 5.0 archive format" by its author, of the older ones as in
technote.txt of RAR 4.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from scanner.readers.encoding import decode
from scanner.readers.opened import MEMBERS_LIMIT, ReadError

MARK_4, MARK_5 = b"Rar!\x1a\x07\0", b"Rar!\x1a\x07\x01\0"
_HEADER_LIMIT = 2 << 20
_MAIN_4, _FILE_4, _END_4 = 0x73, 0x74, 0x7B
_MAIN_5, _FILE_5, _LOCKED_5, _END_5 = 1, 2, 4, 5
_EXTRA_LOCK, _EXTRA_LINK = 1, 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One file. start, packed: where its bytes lie; size: what they unpack to; crc: None for none.

    cut: it goes on in, or comes from, another volume.
    """

    name: str
    start: int
    packed: int
    size: int
    stored: bool
    locked: bool
    link: bool
    cut: bool
    crc: int | None


def entries(stream: BinaryIO, size: int) -> Iterator[Entry]:
    """The files of an archive that begins at the start of the stream, folders left out.

    Raises ReadError: `encrypted` where the headers are, `truncated`, `damaged`.
    """
    head = stream.read(8)
    if head == MARK_5:
        found = _entries_5(stream, size)
    elif head.startswith(MARK_4):
        found = _entries_4(stream, size)
    else:
        raise ReadError("damaged")
    for count, entry in enumerate(found):
        if count >= MEMBERS_LIMIT:
            raise ReadError("too_large")
        yield entry


def _entries_4(stream: BinaryIO, size: int) -> Iterator[Entry]:
    at = 7
    while at + 7 <= size:
        stream.seek(at)
        fixed = stream.read(7)
        _, kind, flags, length = struct.unpack("<HBHH", fixed)
        header = fixed + stream.read(length - 7 if length > 7 else 0)
        if length < 7 or len(header) < length:
            raise ReadError("damaged" if length < 7 else "truncated")
        if kind == _END_4:
            return
        if kind == _MAIN_4 and flags & 0x80:
            raise ReadError("encrypted")
        added = struct.unpack_from("<I", header, 7)[0] if flags & 0x8000 and length >= 11 else 0
        if kind == _FILE_4 and length >= 32:
            added, entry = _file_4(header, flags, at + length)
            if entry is not None:
                yield entry
        at += length + added
    if at > size:
        raise ReadError("truncated")


def _file_4(header: bytes, flags: int, start: int) -> tuple[int, Entry | None]:
    """Bytes behind the header, and the file; None for a folder."""
    fixed = struct.unpack_from("<IIBIIBBHI", header, 7)
    packed, size, system, crc, _, _, method, length, mode = fixed
    at = 32
    if flags & 0x100 and len(header) >= 40:
        high = struct.unpack_from("<II", header, 32)
        packed, size, at = packed | high[0] << 32, size | high[1] << 32, 40
    raw = header[at : at + length]
    if flags & 0xE0 == 0xE0:
        return packed, None
    return packed, Entry(
        name=_name_4(raw, wide=bool(flags & 0x200)), start=start, packed=packed, size=size,
        stored=method == 0x30, locked=bool(flags & 4), cut=bool(flags & 3), crc=crc,
        link=system == 3 and mode >> 12 == 0xA,
    )  # fmt: skip


def _name_4(raw: bytes, *, wide: bool) -> str:
    """The name; behind a NUL stands its form in Unicode, packed against the plain one."""
    plain, _, packed = raw.partition(b"\0")
    if not wide or not packed:
        return decode(plain)
    high, at, left, flags = packed[0], 1, 0, 0
    units: list[int] = []
    while at < len(packed):
        if not left:
            flags, left, at = packed[at], 4, at + 1
        left -= 1
        kind = flags >> left * 2 & 3
        piece = packed[at : at + 2]
        if kind < 2 and piece:
            units.append(piece[0] | (high << 8 if kind else 0))
            at += 1
        elif kind == 2 and len(piece) == 2:
            units.append(piece[0] | piece[1] << 8)
            at += 2
        elif kind == 3 and piece:
            _repeat(units, plain, piece, high)
            at += 2 if piece[0] & 128 else 1
        else:
            break
    return struct.pack(f"<{len(units)}H", *units).decode("utf-16-le", "replace")


def _repeat(units: list[int], plain: bytes, piece: bytes, high: int) -> None:
    """Take letters over from the plain name, changed by what the second byte says."""
    shift = piece[1] if piece[0] & 128 and len(piece) > 1 else 0
    for _ in range((piece[0] & 127) + 2):
        byte = plain[len(units)] if len(units) < len(plain) else 0
        units.append((byte + shift & 255) | high << 8 if piece[0] & 128 else byte)


def _entries_5(stream: BinaryIO, size: int) -> Iterator[Entry]:
    at = 8
    while at + 7 <= size:
        stream.seek(at)
        head = stream.read(16)
        length, begin = _number(head, 4)
        if length > _HEADER_LIMIT:
            raise ReadError("damaged")
        begin += at
        stream.seek(begin)
        header = _Fields(stream.read(length))
        if len(header.content) < length:
            raise ReadError("truncated")
        kind, flags = header.number(), header.number()
        extra = header.number() if flags & 1 else 0
        added = header.number() if flags & 2 else 0
        if kind == _LOCKED_5:
            raise ReadError("encrypted")
        if kind == _END_5:
            return
        if kind == _FILE_5:
            entry = _file_5(header, flags, extra, begin + length, added)
            if entry is not None:
                yield entry
        at = begin + length + added
    if at > size:
        raise ReadError("truncated")


def _file_5(header: _Fields, flags: int, extra: int, start: int, packed: int) -> Entry | None:
    kind, size, _ = header.number(), header.number(), header.number()
    if kind & 2:
        header.take(4)
    crc = struct.unpack("<I", header.take(4))[0] if kind & 4 else None
    method, _ = header.number(), header.number()
    name = header.take(header.number()).decode("utf-8", "replace")
    if kind & 1:
        return None
    extras = set(_extras(header.content[len(header.content) - extra :] if extra else b""))
    return Entry(
        name=name, start=start, packed=packed, size=size, stored=not method >> 7 & 7,
        locked=_EXTRA_LOCK in extras, link=_EXTRA_LINK in extras, cut=bool(flags & 0x18), crc=crc,
    )  # fmt: skip


def _extras(area: bytes) -> Iterator[int]:
    at = 0
    while at < len(area):
        length, at = _number(area, at)
        yield _number(area, at)[0]
        at += max(1, length)


class _Fields:
    """The fields of a header of version 5, one after the other."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self._at = 0

    def number(self) -> int:
        value, self._at = _number(self.content, self._at)
        return value

    def take(self, size: int) -> bytes:
        piece = self.content[self._at : self._at + size]
        if len(piece) < size:
            raise ReadError("damaged")
        self._at += size
        return piece


def _number(content: bytes, at: int) -> tuple[int, int]:
    """A number of seven bits a byte, the lowest first, and where it ends."""
    value = 0
    for index in range(10):
        if at + index >= len(content):
            raise ReadError("damaged")
        byte = content[at + index]
        value |= (byte & 127) << 7 * index
        if not byte & 128:
            return value, at + index + 1
    raise ReadError("damaged")
