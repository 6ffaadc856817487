"""ISO 9660 images of discs: the files, with their long names (Rock Ridge, Joliet).

Layout as in ECMA-119, the Joliet specification, and IEEE P1282 (Rock Ridge) with P1281 (SUSP).
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, TypeAlias

from pipelines.blocks import Block, Unread
from scanner.readers import udf_image
from scanner.readers.encoding import decode
from scanner.readers.opened import MEMBERS_LIMIT, Opened, ReadError
from scanner.readers.unpacked import bounded, label, stretch, told

MEDIA_TYPES = ("application/x-iso9660-image",)

_SECTOR, _FIRST, _DESCRIPTORS = 2048, 16, 64
_JOLIET = (b"%/@", b"%/C", b"%/E")
_FOLDER, _MORE = 2, 0x80
_FOLDER_LIMIT, _DEPTH, _CONTINUED = 16 << 20, 32, 8


@dataclass(frozen=True, slots=True, kw_only=True)
class _Record:
    """An entry of a folder. extent: its first sector. unix: mode bits, 0 for none."""

    name: str
    extent: int
    size: int
    flags: int
    link: bool
    packed: bool


def read(source: Opened) -> Iterator[Block]:
    """One member for each file, named by its path.

    Where the disc has Rock Ridge names those are taken, else the Joliet ones, else the plain.
    Of a disc that has a UDF side too, the files that only that side names follow. Symbolic links
    give Unread("link"), files packed by zisofs `unsupported`. Raises ReadError: `damaged`,
    `empty`, `unreadable`.
    """
    with source.open() as stream:
        disc = _Disc(stream, source.size)
        yield from disc.files()
        if disc.udf:
            yield from _other_side(stream, source.size, frozenset(disc.starts))
    if not disc.count:
        raise ReadError("empty")


def _other_side(stream: BinaryIO, size: int, known: frozenset[int]) -> Iterator[Block]:
    """Files that only the UDF side names; known: where those of this side begin."""
    try:
        yield from udf_image.Disc(stream, size).files(known)
    except ReadError as error:
        yield Unread(place="UDF side of the disc", code=error.code)


_Waiting: TypeAlias = tuple[str, int, int, int]
"""A folder still to be read: its path, first sector, size and depth."""


class _Disc:
    """An image under way.

    count: files met. starts: where they begin. udf: the disc has a UDF side too.
    """

    def __init__(self, stream: BinaryIO, size: int) -> None:
        """Read the descriptors. Raises ReadError("damaged")."""
        self._stream = stream
        self._size = size
        self._seen: set[int] = set()
        self.count = 0
        self.starts: set[int] = set()
        self.udf = False
        plain, joliet = self._descriptors()
        self._block = struct.unpack_from("<H", plain, 128)[0] or _SECTOR
        self._shift = self._rock_ridge(plain)
        self._joliet = self._shift < 0 and bool(joliet)
        self._root = (joliet if self._joliet else plain)[156:190]

    def files(self) -> Iterator[Block]:
        """The files of the disc, folder by folder."""
        extent, size = _place(self._root)
        waiting = [("", extent, size, 0)]
        while waiting:
            path, extent, size, depth = waiting.pop()
            if extent in self._seen:
                continue
            self._seen.add(extent)
            yield from self._folder(path, extent, size, depth, waiting)

    def _folder(
        self,
        path: str,
        extent: int,
        size: int,
        depth: int,
        waiting: list[_Waiting],
    ) -> Iterator[Block]:
        if size > _FOLDER_LIMIT or depth > _DEPTH:
            yield Unread(place=path or "/", code="too_large" if depth <= _DEPTH else "too_deep")
            return
        held: list[_Record] = []
        found = 0
        for record in self._records(extent, size):
            found += 1
            name = f"{path}{record.name}"
            if record.flags & _FOLDER:
                waiting.append((f"{name}/", record.extent, record.size, depth + 1))
                continue
            held.append(record)
            if not record.flags & _MORE:
                self.count += 1
                if self.count > MEMBERS_LIMIT:
                    yield Unread(place="further members", code="too_large")
                    waiting.clear()
                    return
                yield from self._file(label(name, self.count), held)
                held = []
        if not found and depth == 0:
            raise ReadError("damaged")

    def _file(self, name: str, extents: list[_Record]) -> Iterator[Block]:
        if extents[0].link:
            yield Unread(place=name, code="link")
            return
        if extents[0].packed:
            yield Unread(place=name, code="unsupported")
            return
        self.starts.add(extents[0].extent * self._block)
        size = sum(record.size for record in extents)
        pieces = (
            piece
            for record in extents
            for piece in stretch(self._stream, record.extent * self._block, record.size)
        )
        content, code = bounded(pieces, max(1, size))
        yield from told(name, content, code or ("truncated" if len(content) < size else ""))

    def _records(self, extent: int, size: int) -> Iterator[_Record]:
        """The entries of a folder, but itself and the one above."""
        area = self._read(extent * self._block, size)
        at = 0
        while at < len(area):
            length = area[at]
            if length < 34 or at + length > len(area):
                at = (at // self._block + 1) * self._block  # records do not cross sectors
                continue
            raw = area[at : at + length]
            at += length
            named = raw[33 : 33 + raw[32]]
            if named not in {b"\0", b"\1"}:
                yield self._record(raw, named)

    def _record(self, raw: bytes, named: bytes) -> _Record:
        extent, size = _place(raw)
        fields: dict[bytes, bytes] = {}
        if self._shift >= 0:
            begin = 33 + raw[32] + (raw[32] % 2 == 0) + self._shift
            fields = self._fields(raw[begin:])
        name = named.decode("utf-16-be", "replace") if self._joliet else decode(named)
        long = fields.get(b"NM", b"")
        name = decode(long) if long else name.partition(";")[0].rstrip(".")
        return _Record(
            name=name, extent=extent, size=size, flags=raw[25], link=b"SL" in fields,
            packed=b"ZF" in fields,
        )  # fmt: skip

    def _fields(self, area: bytes) -> dict[bytes, bytes]:
        """The system use fields of an entry by their names; parts of a long name joined."""
        found: dict[bytes, bytes] = {}
        for _ in range(_CONTINUED):
            more = b""
            at = 0
            while at + 4 <= len(area) and area[at + 2] >= 4:
                kind, content = area[at : at + 2], area[at + 4 : at + area[at + 2]]
                at += area[at + 2]
                if kind == b"CE" and len(content) >= 24:
                    block, offset, size = struct.unpack_from("<I4xI4xI", content)
                    more = self._read(block * self._block + offset, min(size, _SECTOR))
                elif kind == b"NM":
                    found[kind] = found.get(kind, b"") + content[1:]
                else:
                    found.setdefault(kind, content)
            if not more:
                break
            area = more
        return found

    def _rock_ridge(self, plain: bytes) -> int:
        """Bytes to skip before the fields of Rock Ridge, -1 where the disc has none."""
        extent, size = _place(plain[156:190])
        first = self._read(extent * self._block, min(size, self._block))
        if len(first) < 41 or first[0] < 41 or first[34:36] != b"SP":
            return -1
        return first[40]

    def _descriptors(self) -> tuple[bytes, bytes]:
        """The plain and the Joliet descriptor."""
        plain = joliet = b""
        for number in range(_FIRST, _FIRST + _DESCRIPTORS):
            sector = self._read(number * _SECTOR, _SECTOR)
            kind, name = sector[:1], sector[1:6]
            if name in {b"NSR02", b"NSR03"}:
                self.udf = True
            if name == b"CD001" and len(sector) == _SECTOR:
                if kind == b"\1":
                    plain = plain or sector
                elif kind == b"\2" and sector[88:91] in _JOLIET:
                    joliet = joliet or sector
            elif name not in {b"BEA01", b"TEA01", b"NSR02", b"NSR03", b"BOOT2"}:
                break
        if not plain:
            raise ReadError("damaged")
        return plain, joliet

    def _read(self, start: int, size: int) -> bytes:
        self._stream.seek(start)
        return self._stream.read(size)


def _place(record: bytes) -> tuple[int, int]:
    """First sector and size of what a record names."""
    if len(record) < 34:
        raise ReadError("damaged")
    extent, size = struct.unpack_from("<I4xI", record, 2)
    return extent + record[1], size  # behind the extended attributes
