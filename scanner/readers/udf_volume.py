"""The volume of a UDF image: partitions, and the entries of files with where they lie.

Layout as in ECMA-167 parts 3 and 4, and the UDF specification 2.60 of OSTA (metadata partition).
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from scanner.readers.opened import MEMBER_LIMIT, ReadError
from scanner.readers.unpacked import PIECE, stretch

_SECTORS = (2048, 512, 4096)
_ANCHOR, _PARTITION, _VOLUME, _END = 2, 5, 6, 8
_FILE_SET, _MORE, _FILE, _LONG_FILE = 256, b"\x02\x01", 261, 266
_SHORT, _LONG, _INSIDE = 0, 1, 3
_DESCRIPTORS, _EXTENTS = 256, 200_000

Place = tuple[int, int]
"""A block of a partition: which partition map, which block."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A file or a folder. runs: offset in the image (-1 for zeros) and bytes, in order."""

    kind: int
    size: int
    runs: tuple[tuple[int, int], ...]

    @property
    def recorded(self) -> int:
        """Bytes that the image really holds of it."""
        return sum(size for at, size in self.runs if at >= 0)


class Volume:
    """An open image. root: where the entry of its first folder is."""

    def __init__(self, stream: BinaryIO, size: int) -> None:
        """Find the volume. Raises ReadError: `damaged`, `unsupported`."""
        self._stream = stream
        self._size = size
        self._starts: list[int] = []
        self._metadata: dict[int, Entry] = {}
        self._block = _SECTORS[0]
        try:
            self.root = self._file_set(self._volume())
        except (struct.error, IndexError) as error:
            raise ReadError("damaged") from error

    def content(self, entry: Entry) -> Iterator[bytes]:
        """What a file holds, in pieces."""
        left = min(entry.size, MEMBER_LIMIT + 1)
        for at, size in entry.runs:
            taken = min(size, left)
            left -= taken
            if at >= 0:
                yield from stretch(self._stream, at, taken)
            for begin in range(0, taken if at < 0 else 0, PIECE):
                yield bytes(min(PIECE, taken - begin))

    def entry(self, place: Place) -> Entry | None:
        """The file or folder whose entry is at a place; null where there is none."""
        raw = self._read(self._offset(place), self._block)
        kind = int.from_bytes(raw[:2], "little")
        if kind not in {_FILE, _LONG_FILE} or len(raw) < 216:
            return None
        head = 168 if kind == _FILE else 208
        size = int.from_bytes(raw[56:64], "little")
        extra, described = struct.unpack_from("<II", raw, head)
        begin = head + 8 + extra
        area = raw[begin : begin + described]
        way = int.from_bytes(raw[34:36], "little") & 7
        if way == _INSIDE:
            runs: tuple[tuple[int, int], ...] = ((self._offset(place) + begin, len(area)),)
        else:
            runs = tuple(self._runs(area, way, place[0]))
        return Entry(raw[27], size, runs)

    def _runs(self, area: bytes, way: int, part: int) -> Iterator[tuple[int, int]]:
        """Where the pieces of a file lie; the list of them may go on elsewhere."""
        step = {_SHORT: 8, _LONG: 16}.get(way, 0)
        at = count = 0
        while step and at + step <= len(area) and count < _EXTENTS:
            length, block = struct.unpack_from("<II", area, at)
            where = int.from_bytes(area[at + 8 : at + 10], "little") if way == _LONG else part
            at += step
            count += 1
            size, kind = length & 0x3FFFFFFF, length >> 30
            if not size:
                return
            if kind == 3:
                more = self._read(self._offset((where, block)), size)
                used = int.from_bytes(more[20:24], "little")
                area, at = (more[24 : 24 + used] if more[:2] == _MORE else b""), 0
            else:
                yield (self._offset((where, block)) if kind == 0 else -1), size

    def _offset(self, place: Place) -> int:
        """Where a block lies in the image; behind its end for one that does not exist."""
        part, block = place
        if part in self._metadata:
            at = block * self._block
            for start, size in self._metadata[part].runs:
                if at < size:
                    return start + at
                at -= size
            return self._size
        if part >= len(self._starts):
            return self._size
        return (self._starts[part] + block) * self._block

    def _volume(self) -> bytes:
        """The descriptor of the logical volume; block and partitions are kept."""
        for sector in _SECTORS:
            for number in (256, self._size // sector - 1, self._size // sector - 257, 512):
                anchor = self._read(number * sector, 512)
                if number > 0 and _is(anchor, _ANCHOR, number):
                    return self._described(sector, anchor)
        raise ReadError("damaged")

    def _described(self, sector: int, anchor: bytes) -> bytes:
        parts: dict[int, int] = {}
        volume = b""
        for area in (16, 24):  # the second is a copy
            _, first = struct.unpack_from("<II", anchor, area)
            for number in range(first, first + _DESCRIPTORS):
                raw = self._read(number * sector, sector)
                kind = int.from_bytes(raw[:2], "little")
                if kind == _PARTITION:
                    parts[struct.unpack_from("<H", raw, 22)[0]] = struct.unpack_from(
                        "<I", raw, 188
                    )[0]
                elif kind == _VOLUME:
                    volume = raw
                elif kind == _END or not any(raw[:16]):
                    break
            if volume and parts:
                break
        self._block = int(struct.unpack_from("<I", volume, 212)[0])
        if self._block not in _SECTORS:
            raise ReadError("damaged")
        self._maps(volume, parts)
        return volume

    def _maps(self, volume: bytes, parts: dict[int, int]) -> None:
        """Where each partition that the volume refers to begins, in blocks."""
        at = 440
        for number in range(min(struct.unpack_from("<I", volume, 268)[0], 16)):
            kind, size = volume[at], volume[at + 1]
            if kind == 1:
                part = struct.unpack_from("<H", volume, at + 4)[0]
            elif b"Virtual" in volume[at + 4 : at + 36]:
                raise ReadError("unsupported")
            else:
                part = struct.unpack_from("<H", volume, at + 38)[0]
            self._starts.append(parts.get(part, 0))
            if b"Metadata" in volume[at + 4 : at + 36] and kind == 2:
                where = int(struct.unpack_from("<I", volume, at + 40)[0])
                entry = self.entry((number, where))
                if entry is None:
                    raise ReadError("damaged")
                self._metadata[number] = entry
            at += max(2, size)

    def _file_set(self, volume: bytes) -> Place:
        """Where the entry of the root folder is."""
        raw = self._read(self._offset(place_of(volume, 248)), self._block)
        if int.from_bytes(raw[:2], "little") != _FILE_SET:
            raise ReadError("damaged")
        return place_of(raw, 400)

    def _read(self, start: int, size: int) -> bytes:
        if not 0 <= start < self._size:
            return b""
        self._stream.seek(start)
        return self._stream.read(size)


def _is(raw: bytes, kind: int, where: int) -> bool:
    """Whether a descriptor is of the kind and lies where it says it lies."""
    return (
        len(raw) >= 32
        and int.from_bytes(raw[:2], "little") == kind
        and int.from_bytes(raw[12:16], "little") == where
        and (sum(raw[:4]) + sum(raw[5:16])) & 0xFF == raw[4]
    )


def place_of(raw: bytes, at: int) -> Place:
    """What an address of 16 bytes refers to. Raises struct.error."""
    block, part = struct.unpack_from("<4xIH", raw, at)
    return int(part), int(block)
