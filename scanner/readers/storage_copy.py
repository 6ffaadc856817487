"""A storage of an OLE compound file, copied out as a compound file of its own.

A workbook pasted into a Word document is a storage among others and no file; copied out it is
read like any other workbook. Layout as in [MS-CFB] 2.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass, field

_FREE, _END, _FAT_SECTOR, _NONE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
_CUTOFF, _MINI = 4096, 64
_SMALL = 6 << 20
"""Bytes up to which sectors of 512 bytes do with the 109 tables that the header names."""

_STORAGE, _STREAM, _ROOT = 1, 2, 5


@dataclass(slots=True)
class _Entry:
    name: str
    kind: int
    data: bytes = b""
    children: list[_Entry] = field(default_factory=list)
    number: int = 0
    links: tuple[int, int, int] = (_NONE, _NONE, _NONE)
    start: int = _END


def compound(streams: dict[tuple[str, ...], bytes]) -> bytes:
    """The bytes of a compound file.

    streams: path of names -> content; all of it together at most 400 MiB.
    """
    root = _Entry("Root Entry", _ROOT)
    for path, data in streams.items():
        at = root
        for name in path[:-1]:
            inner = next((c for c in at.children if c.name == name and c.kind == _STORAGE), None)
            if inner is None:
                inner = _Entry(name, _STORAGE)
                at.children.append(inner)
            at = inner
        at.children.append(_Entry(path[-1], _STREAM, data))
    size = 512 if sum(map(len, streams.values())) < _SMALL else 4096
    return _Writer(size).whole(_numbered(root))


def _numbered(root: _Entry) -> list[_Entry]:
    """All entries in the order of the directory, the root first, their links set."""
    entries = [root]
    for entry in entries:
        for child in entry.children:
            child.number = len(entries)
            entries.append(child)
    for entry in entries:
        ordered = sorted(entry.children, key=lambda child: (len(child.name), child.name.upper()))
        entry.links = (*entry.links[:2], _tree(ordered))
    return entries


def _tree(ordered: list[_Entry]) -> int:
    """Links siblings as a balanced search tree; the number of its root."""
    if not ordered:
        return _NONE
    middle = len(ordered) // 2
    top = ordered[middle]
    top.links = (_tree(ordered[:middle]), _tree(ordered[middle + 1 :]), top.links[2])
    return top.number


class _Writer:
    """Lays streams into sectors and keeps the table of what follows what."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._sectors: list[bytes] = []
        self._table: list[int] = []
        self._mini = bytearray()
        self._mini_table: list[int] = []

    def whole(self, entries: list[_Entry]) -> bytes:
        for entry in entries[1:]:
            if entry.kind == _STREAM and entry.data:
                short = len(entry.data) < _CUTOFF
                entry.start = self._short(entry.data) if short else self._put(entry.data)
        root = entries[0]
        root.data = bytes(self._mini)
        root.start = self._put(root.data) if root.data else _END
        packed = struct.pack(f"<{len(self._mini_table)}I", *self._mini_table)
        mini_at = self._put(packed, b"\xff") if packed else _END
        directory = b"".join(map(_packed, entries))
        directory_at = self._put(directory)
        count = -(-len(packed) // self._size)
        return self._closed(directory_at, len(directory), mini_at, count)

    def _put(self, data: bytes, fill: bytes = b"\0") -> int:
        first = len(self._table)
        for at in range(0, len(data), self._size):
            self._sectors.append(data[at : at + self._size].ljust(self._size, fill))
            self._table.append(len(self._table) + 1)
        self._table[-1] = _END
        return first

    def _short(self, data: bytes) -> int:
        first = len(self._mini_table)
        count = -(-len(data) // _MINI)
        self._mini += data.ljust(count * _MINI, b"\0")
        self._mini_table += [*range(first + 1, first + count), _END]
        return first

    def _closed(self, directory_at: int, directory: int, mini_at: int, mini_count: int) -> bytes:
        per, used = self._size // 4, len(self._table)
        count = 1
        while count * per < used + count:
            count += 1
        table = [*self._table, *[_FAT_SECTOR] * count]
        table += [_FREE] * (count * per - len(table))
        version = 3 if self._size == 512 else 4
        header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
        header += struct.pack("<HHHHH6x", 0x3E, version, 0xFFFE, 9 if version == 3 else 12, 6)
        directories = 0 if version == 3 else -(-directory // self._size)
        header += struct.pack("<IIIIIII", directories, count, directory_at, 0, _CUTOFF, mini_at,
                              mini_count)  # fmt: skip
        header += struct.pack("<II", _END, 0)
        named = [used + index if index < count else _FREE for index in range(109)]
        header += struct.pack("<109I", *named)
        tail = struct.pack(f"<{len(table)}I", *table)
        return header.ljust(self._size, b"\0") + b"".join(self._sectors) + tail


def _packed(entry: _Entry) -> bytes:
    """A directory entry of 128 bytes ([MS-CFB] 2.6.1)."""
    name = entry.name.encode("utf-16-le")[:62] + b"\0\0"
    head = name.ljust(64, b"\0") + struct.pack("<HBB", len(name), entry.kind, 1)
    links = struct.pack("<III", *entry.links)
    return head + links + bytes(36) + struct.pack("<IQ", entry.start, len(entry.data))
