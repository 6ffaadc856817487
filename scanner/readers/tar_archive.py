"""TAR archives: every file inside, over damage and over the end of one archive to the next."""

from __future__ import annotations

import tarfile
from collections.abc import Iterator
from typing import BinaryIO

from pipelines.blocks import Block, Unread
from scanner.readers.encoding import decode
from scanner.readers.opened import MEMBERS_LIMIT, Opened, ReadError
from scanner.readers.unpacked import BROKEN, bounded, label, stretch, told

MEDIA_TYPES = ("application/x-tar",)

_BLOCK = 512
_SEARCHED = 1 << 20


def read(source: Opened) -> Iterator[Block]:
    """One member for each file; hard links give the file that they name, if it came before.

    Holes of sparse files are zeros. Symbolic links give Unread("link"), devices and pipes
    `special`. Behind a damaged header the next valid one is searched, and so is an archive that
    follows the end of the first. Raises ReadError: `damaged`, `empty`, `unreadable`.
    """
    with source.open() as stream:
        reading = _Reading(stream, source.size)
        yield from reading.all()
    if not reading.count:
        raise ReadError("damaged" if reading.broken else "empty")


class _Reading:
    """An archive under way. count: files met. broken: whether a header was not valid."""

    def __init__(self, stream: BinaryIO, size: int) -> None:
        self._stream = stream
        self._size = size
        self._files: dict[str, tuple[int, int]] = {}
        self.count = 0
        self.broken = False

    def all(self) -> Iterator[Block]:
        """The files of all archives in the stream, one behind the other."""
        at: int | None = 0
        while at is not None and self.count < MEMBERS_LIMIT:
            try:
                self._stream.seek(at)
                with tarfile.open(None, "r:", self._stream, errors="surrogateescape") as archive:
                    yield from self._members(archive)
                    end = archive.offset
            except (tarfile.TarError, *BROKEN):
                self.broken, end = True, at + _BLOCK
                if self.count:
                    yield Unread(place=f"bytes from {at:,}", code="damaged")
            at, clean = self._next(end)
            if not clean:
                yield Unread(place=f"bytes from {end:,}", code="damaged")
        if self.count >= MEMBERS_LIMIT:
            yield Unread(place="further members", code="too_large")

    def _members(self, archive: tarfile.TarFile) -> Iterator[Block]:
        while self.count < MEMBERS_LIMIT:
            try:
                info = archive.next()
            except (tarfile.TarError, *BROKEN):
                yield Unread(place="further members", code="truncated")
                return
            archive.members = []  # type: ignore[attr-defined]
            if info is None:
                return
            if not info.isdir():
                self.count += 1
                yield from self._member(archive, info)

    def _member(self, archive: tarfile.TarFile, info: tarfile.TarInfo) -> Iterator[Block]:
        name = label(_text(info.name), self.count)
        if info.islnk() and info.linkname in self._files:
            start, size = self._files[info.linkname]
        elif info.issym() or info.islnk():
            yield Unread(place=name, code="link")
            return
        elif not info.isfile():
            yield Unread(place=name, code="special")
            return
        elif info.issparse():
            yield from told(name, *_sparse(archive, info))
            return
        else:
            start, size = info.offset_data, info.size
            self._files[info.name] = start, size
        content, code = bounded(stretch(self._stream, start, size), size)
        cut = len(content) < size and not code
        yield from told(name, content, "truncated" if cut else code)

    def _next(self, at: int) -> tuple[int | None, bool]:
        """Where the next valid header begins, and whether only zeros stand before it."""
        at += -at % _BLOCK
        clean = True
        while at < self._size:
            self._stream.seek(at)
            piece = self._stream.read(_SEARCHED)
            if not piece:
                break
            for start in range(0, len(piece) - _BLOCK + 1, _BLOCK):
                header = piece[start : start + _BLOCK]
                if any(header):
                    if is_header(header):
                        return at + start, clean
                    clean = False
            at += len(piece)
        return None, clean


def is_header(block: bytes) -> bool:
    """Whether a block of 512 bytes is a header: its checksum is right."""
    stated = block[148:156].strip(b"\0 ")
    if len(block) < _BLOCK or not stated or not stated.isdigit():
        return False
    try:
        return sum(block[:148]) + 8 * 32 + sum(block[156:512]) == int(stated, 8)
    except ValueError:
        return False


def _sparse(archive: tarfile.TarFile, info: tarfile.TarInfo) -> tuple[bytes, str]:
    """A file with holes; what is stored of it decides whether it is a bomb."""
    holes: list[tuple[int, int]] = getattr(info, "sparse", None) or []
    stored = sum(size for _, size in holes)
    stream = archive.extractfile(info)
    if stream is None:
        return b"", "damaged"
    try:
        return bounded(iter(lambda: stream.read(1 << 20), b""), max(_BLOCK, stored))
    except tarfile.TarError:
        return b"", "truncated"


def _text(name: str) -> str:
    """The name, in the encoding that its bytes speak for where they are not UTF-8."""
    raw = name.encode("utf-8", "surrogateescape")
    return name if name.isprintable() else decode(raw)
