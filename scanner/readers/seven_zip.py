"""7Z archives: every file in memory, within limits; solid ones are unpacked as they are read."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import BinaryIO

from pipelines.blocks import Block, Expected, Member, Unread
from scanner.readers.opened import (
    MEMBER_LIMIT,
    MEMBERS_LIMIT,
    RATIO_FLOOR,
    RATIO_LIMIT,
    Opened,
    ReadError,
)
from scanner.readers.parts_beside import opened_parts
from scanner.readers.passwords import Tries
from scanner.readers.seven_zip_coders import is_locked, unpacked_folder
from scanner.readers.seven_zip_header import File, Folder, Header, start
from scanner.readers.unpacked import BROKEN, bounded, label, stretch

MEDIA_TYPES = ("application/x-7z-compressed",)

_HEADER_LIMIT = 64 << 20
_LINK = 0xA


def read(source: Opened) -> Iterator[Block]:
    """One member for each file; Unread with its name for each that cannot be unpacked.

    Methods: LZMA, LZMA2, BZip2, Deflate, Zstandard, copy, the filters for machine code, BCJ2 and
    AES; PPMd and Deflate64 need the extra `lgpl`, else `no_reader`. In a solid archive what
    stands behind damage is lost with it, and said. Raises ReadError: `damaged`, `empty`,
    `encrypted` where the names are encrypted too, `truncated` for the first of several volumes
    where one of them does not lie beside it.
    """
    tries = Tries(source.passwords)
    stream, size = opened_parts(source)
    with stream:
        folders, files = _contents(stream, size, tries)
        wanted = [file for file in files if not file.directory]
        if not wanted:
            raise ReadError("empty")
        yield Expected(unit="members", place="", count=len(wanted))
        for number, file in enumerate(wanted[:MEMBERS_LIMIT], 1):
            if not file.stored:
                yield Member(name=label(file.name, number), data=b"")
        stored = [file for file in wanted[:MEMBERS_LIMIT] if file.stored]
        at = 0
        for folder in folders:
            count = len(folder.files)
            yield from _Folder(stream, folder, stored[at : at + count], at).all(tries)
            at += count
    if len(wanted) > MEMBERS_LIMIT:
        yield Unread(place="further members", code="too_large")


def _contents(stream: BinaryIO, size: int, tries: Tries) -> tuple[list[Folder], list[File]]:
    try:
        where, length, crc = start(stream.read(32))
        if not length:
            return [], []
        if where + length > size:
            raise ReadError("truncated")
        if length > _HEADER_LIMIT:
            raise ReadError("too_large")
        stream.seek(where)
        content = stream.read(length)
        if zlib.crc32(content) != crc:
            raise ReadError("damaged")
        for _ in range(4):
            folder = Header(content).encoded()
            if folder is None:
                return Header(content[1:]).all() if content[0] == 1 else _no_header()
            content = _packed_header(stream, folder, tries)
    except (*BROKEN, IndexError, StopIteration) as error:
        raise ReadError("damaged") from error
    raise ReadError("damaged")


def _no_header() -> tuple[list[Folder], list[File]]:
    raise ReadError("damaged")


def _packed_header(stream: BinaryIO, folder: Folder, tries: Tries) -> bytes:
    if folder.sizes[folder.last] > _HEADER_LIMIT:
        raise ReadError("too_large")

    def opened(password: str | None) -> bytes | None:
        content, code = bounded(_pieces(stream, folder, password), _HEADER_LIMIT)
        wrong = code or (folder.crc is not None and zlib.crc32(content) != folder.crc)
        if wrong and code in {"no_reader", "unsupported", "too_large"}:
            raise ReadError(code)
        return None if wrong else content

    if is_locked(folder):
        content = tries.first(opened)
        if content is None:
            raise ReadError("encrypted")
        return content
    content = opened(None)
    if content is None:
        raise ReadError("damaged")
    return content


def _pieces(stream: BinaryIO, folder: Folder, password: str | None) -> Iterator[bytes]:
    packed = [stretch(stream, at, size) for at, size in folder.streams]
    yield from unpacked_folder(folder, packed, password)


class _Folder:
    """Files that are packed together, one behind the other."""

    def __init__(self, stream: BinaryIO, folder: Folder, files: list[File], first: int) -> None:
        self._stream = stream
        self._folder = folder
        self._files = files
        self._first = first
        self._packed = sum(size for _, size in folder.streams)

    def all(self, tries: Tries) -> Iterator[Block]:
        """The files, as far as they can be unpacked."""
        whole = self._folder.sizes[self._folder.last]
        if whole > RATIO_FLOOR and whole > RATIO_LIMIT * max(1, self._packed):
            yield from self._none(0, "bomb")
            return
        password = None
        if is_locked(self._folder):
            password = tries.first(self._fits)
            if password is None:
                yield from self._none(0, "encrypted")
                return
        cut = _Cut(_pieces(self._stream, self._folder, password))
        for number, ((size, crc), file) in enumerate(
            zip(self._folder.files, self._files, strict=False)
        ):
            content, code = bounded(cut.next(size), max(self._packed, size))
            if not code and crc is not None and zlib.crc32(content) != crc:
                code = "damaged"
            yield from self._told(number, file, content, code)
            if cut.code:
                yield from self._none(number + 1, cut.code)
                return
            if code == "too_large":
                cut.skip(size - len(content))

    def _told(self, number: int, file: File, content: bytes, code: str) -> Iterator[Block]:
        name = label(file.name, self._first + number + 1)
        if file.mode >> 12 == _LINK:
            yield Unread(place=name, code="link")
            return
        if content or not code:
            yield Member(name=name, data=content)
        if code:
            yield Unread(place=name, code=code)

    def _none(self, first: int, code: str) -> Iterator[Block]:
        for number, file in enumerate(self._files[first:], self._first + first + 1):
            yield Unread(place=label(file.name, number), code=code)

    def _fits(self, password: str) -> str | None:
        """The password, if the first file with a checksum comes out right under it."""
        cut = _Cut(_pieces(self._stream, self._folder, password))
        for size, crc in self._folder.files:
            if size > MEMBER_LIMIT:
                break
            content, code = bounded(cut.next(size), max(self._packed, size))
            if code in {"unsupported", "no_reader"}:
                return password
            if code:
                return None
            if crc is not None and size:
                return password if zlib.crc32(content) == crc else None
        return None


class _Cut:
    """A run of pieces cut into files. code: what ended it before its time, "" for nothing."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self._rest = b""
        self.code = ""

    def next(self, size: int) -> Iterator[bytes]:
        """The next so many bytes. Raises as the pieces do."""
        while size > 0:
            if not self._rest:
                try:
                    self._rest = next(self._pieces)
                except StopIteration:
                    self.code = "truncated"
                    raise EOFError from None
                except ReadError as error:
                    self.code = error.code
                    raise
                except EOFError:
                    self.code = "truncated"
                    raise
                except BROKEN:
                    self.code = "damaged"
                    raise
            taken, self._rest = self._rest[:size], self._rest[size:]
            size -= len(taken)
            yield taken

    def skip(self, size: int) -> None:
        """Leave out so many bytes."""
        try:
            for _ in self.next(size):
                pass
        except (ReadError, *BROKEN):
            return
