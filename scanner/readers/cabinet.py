"""Cabinet archives of Microsoft (CAB): what is stored, or packed by MSZIP or LZX.

Layout as in the Microsoft Cabinet SDK ([MS-CAB]) and [MS-MCI].
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from pipelines.blocks import Block, Expected, Unread
from scanner.readers.encoding import decode
from scanner.readers.lzx import Lzx
from scanner.readers.opened import Opened, ReadError
from scanner.readers.unpacked import BROKEN, Inflate, bounded, label, told

MEDIA_TYPES = ("application/vnd.ms-cab-compressed",)

_BEFORE, _AFTER, _RESERVED = 1, 2, 4
_STORED, _MSZIP, _LZX = 0, 1, 3
_FROM_BEFORE, _TO_AFTER, _THROUGH = 0xFFFD, 0xFFFE, 0xFFFF
_UTF8 = 0x80
_HISTORY = 32 << 10
_NAME = 1024


@dataclass(frozen=True, slots=True)
class _File:
    """A file: where it begins in its folder, its size, and which folder that is."""

    name: str
    start: int
    size: int
    folder: int


def read(source: Opened) -> Iterator[Block]:
    """One member for each file; Unread with its name for each that cannot be unpacked.

    The method Quantum is `unsupported`; files that begin in an earlier or end in a later
    cabinet of a set are `incomplete`. Raises ReadError: `damaged`, `empty`, `unreadable`.
    """
    with source.open() as stream:
        try:
            cabinet = _Cabinet(stream)
        except (struct.error, IndexError) as error:
            raise ReadError("damaged") from error
        if not cabinet.files:
            raise ReadError("empty")
        yield Expected(unit="members", place="", count=cabinet.listed)
        for number, file in enumerate(cabinet.files, 1):
            yield from cabinet.content(file, label(file.name, number))
        if len(cabinet.files) < cabinet.listed:
            yield Unread(place="further members", code="truncated")


class _Cabinet:
    """An open cabinet. files: as listed, in order. listed: how many its header says there are."""

    def __init__(self, stream: BinaryIO) -> None:
        """Read header, folders and files. Raises struct.error, IndexError."""
        self._stream = stream
        head = stream.read(36)
        at_files, folders, self.listed, flags = struct.unpack_from("<16xI6xHHH", head)
        more = self._data_reserve = 0
        if flags & _RESERVED:
            reserve, more, self._data_reserve = struct.unpack("<HBB", stream.read(4))
            stream.read(reserve)
        for flag in (_BEFORE, _AFTER):
            if flags & flag:
                self._string()
                self._string()
        self._folders = [struct.unpack_from("<IHH", stream.read(8 + more)) for _ in range(folders)]
        stream.seek(at_files)
        self.files = list(self._listed_files())
        self._open: tuple[int, Iterator[bytes]] | None = None
        self._at = 0
        self._rest = b""

    def content(self, file: _File, name: str) -> Iterator[Block]:
        """The file as a member, as far as it can be unpacked."""
        if file.folder in {_FROM_BEFORE, _TO_AFTER, _THROUGH}:
            yield Unread(place=name, code="incomplete")
        elif file.folder >= len(self._folders):
            yield Unread(place=name, code="damaged")
        elif self._folders[file.folder][2] & 15 not in {_STORED, _MSZIP, _LZX}:
            yield Unread(place=name, code="unsupported")
        else:
            yield from told(name, *bounded(self._cut(file), max(1, file.size)))

    def _listed_files(self) -> Iterator[_File]:
        for _ in range(self.listed):
            head = self._stream.read(16)
            if len(head) < 16:
                return
            size, start, folder, _, _, flags = struct.unpack("<IIHHHH", head)
            raw = self._string()
            name = raw.decode("utf-8", "replace") if flags & _UTF8 else decode(raw)
            yield _File(name.replace("\\", "/"), start, size, folder)

    def _cut(self, file: _File) -> Iterator[bytes]:
        """The bytes of one file; folders are unpacked once where files stand in their order."""
        if self._open is None or self._open[0] != file.folder or file.start < self._at:
            self._open = file.folder, self._unpacked(file.folder)
            self._at, self._rest = 0, b""
        left = file.size
        while left > 0:
            if not self._rest:
                self._rest = self._piece(self._open[1])
            skipped = min(max(0, file.start - self._at), len(self._rest))
            taken = self._rest[skipped : skipped + left]
            self._at += skipped + len(taken)
            self._rest = self._rest[skipped + len(taken) :]
            left -= len(taken)
            yield taken

    def _piece(self, pieces: Iterator[bytes]) -> bytes:
        """The next bytes of the open folder; what goes wrong there ends it for later files too."""
        try:
            return next(pieces)
        except StopIteration:
            raise EOFError from None
        except BROKEN:
            self._open = None
            raise

    def _unpacked(self, number: int) -> Iterator[bytes]:
        at, blocks, method = self._folders[number]
        history = b""
        lzx = Lzx(method >> 8 & 31) if method & 15 == _LZX else None
        for _ in range(blocks):
            self._stream.seek(at)
            head = self._stream.read(8)
            if len(head) < 8:
                raise EOFError
            packed, size = struct.unpack_from("<4xHH", head)
            self._stream.read(self._data_reserve)
            data = self._stream.read(packed)
            at += 8 + self._data_reserve + packed
            if len(data) < packed:
                raise EOFError
            if method & 15 == _MSZIP:
                if not data.startswith(b"CK"):
                    raise ValueError
                data = Inflate(-15, history).decompress(data[2:], size + 1)
                history = (history + data)[-_HISTORY:]
            elif lzx is not None:
                data = _frame(lzx, data, size)
            if len(data) != size:
                raise ValueError
            yield data

    def _string(self) -> bytes:
        start = self._stream.tell()
        raw, end, _ = self._stream.read(_NAME).partition(b"\0")
        if not end:
            raise IndexError
        self._stream.seek(start + len(raw) + 1)
        return raw


def _frame(lzx: Lzx, packed: bytes, size: int) -> bytes:
    """One block of LZX unpacked. Raises EOFError, ValueError."""
    try:
        return lzx.frame(packed, size)
    except (IndexError, struct.error) as error:
        raise ValueError from error
