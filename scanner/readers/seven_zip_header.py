"""What a 7Z archive says of itself: folders of packed streams, and the files inside them.

Layout as in 7zFormat.txt of the LZMA SDK (public domain). Every count is checked against the
bytes that it would need before anything is made of it.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from scanner.readers.seven_zip_fields import Fields

SIGNATURE = b"7z\xbc\xaf\x27\x1c"
_END, _ENCODED = 0x00, 0x17
_STREAMS, _FILES = 0x04, 0x05
_PACK, _UNPACK, _SUBSTREAMS = 0x06, 0x07, 0x08
_SIZES, _DIGESTS, _FOLDERS, _CODER_SIZES, _NUMBERS = 0x09, 0x0A, 0x0B, 0x0C, 0x0D
_EMPTY_STREAMS, _EMPTY_FILES, _NAMES, _ATTRIBUTES = 0x0E, 0x0F, 0x11, 0x15
_MOST_CODERS = 8


@dataclass(frozen=True, slots=True)
class Coder:
    """One step of unpacking: its method, the number of its inputs, its properties."""

    method: bytes
    inputs: int
    properties: bytes


@dataclass(slots=True)
class Folder:
    """Steps that together unpack one run of bytes.

    bound: input -> the step whose output it is. packed: inputs that are streams of the file, in
    their order. sizes: bytes that each step gives. streams: start and size of each packed stream.
    files: bytes of the files that lie in it one behind the other, and their CRC or None.
    """

    coders: list[Coder]
    bound: dict[int, int]
    packed: list[int]
    sizes: list[int] = field(default_factory=list)
    crc: int | None = None
    streams: list[tuple[int, int]] = field(default_factory=list)
    files: list[tuple[int, int | None]] = field(default_factory=list)

    @property
    def last(self) -> int:
        """The step whose output is that of the folder."""
        return next(step for step in range(len(self.coders)) if step not in self.bound.values())


@dataclass(slots=True)
class File:
    """A file or folder as listed. stored: it has bytes in a folder. mode: of Unix, 0 for none."""

    name: str
    stored: bool
    directory: bool
    mode: int


class Header(Fields):
    """A header under way; every method raises ValueError where it breaks the format."""

    def encoded(self) -> Folder | None:
        """The folder that the real header is packed in; None where this is the real one."""
        if self.byte() != _ENCODED:
            return None
        folders = self._streams()
        if not folders:
            raise ValueError
        return folders[0]

    def all(self) -> tuple[list[Folder], list[File]]:
        """Folders and files."""
        folders: list[Folder] = []
        files: list[File] = []
        while (kind := self.byte()) != _END:
            if kind == _STREAMS:
                folders = self._streams()
            elif kind == _FILES:
                files = self._files()
            else:
                self._skip_properties(kind)
        return folders, files

    def _skip_properties(self, kind: int) -> None:
        if kind == 0x02:  # properties of the archive
            while self.byte() != _END:
                self.take(self.number())
        elif kind == 0x03:
            self._streams()
        else:
            raise ValueError

    def _streams(self) -> list[Folder]:
        begin, sizes = 0, list[int]()
        folders: list[Folder] = []
        while (kind := self.byte()) != _END:
            if kind == _PACK:
                begin, sizes = self._pack()
            elif kind == _UNPACK:
                folders = self._unpack()
            elif kind == _SUBSTREAMS:
                self._substreams(folders)
            else:
                raise ValueError
        at = 32 + begin
        rest = iter(sizes)
        for folder in folders:
            for size in [next(rest, -1) for _ in folder.packed]:
                if size < 0:
                    raise ValueError
                folder.streams.append((at, size))
                at += size
            if not folder.files:
                folder.files = [(folder.sizes[folder.last], folder.crc)]
        return folders

    def _pack(self) -> tuple[int, list[int]]:
        begin, count = self.number(), self.count()
        sizes: list[int] = []
        while (kind := self.byte()) != _END:
            if kind == _SIZES:
                sizes = [self.number() for _ in range(count)]
            elif kind == _DIGESTS:
                self.digests(count)
            else:
                raise ValueError
        return begin, sizes

    def _unpack(self) -> list[Folder]:
        if self.byte() != _FOLDERS:
            raise ValueError
        count = self.count()
        if self.byte():
            raise ValueError  # headers in a stream of their own were never written
        folders = [self._folder() for _ in range(count)]
        if self.byte() != _CODER_SIZES:
            raise ValueError
        for folder in folders:
            folder.sizes = [self.number() for _ in folder.coders]
        while (kind := self.byte()) != _END:
            if kind != _DIGESTS:
                raise ValueError
            for folder, crc in zip(folders, self.digests(count), strict=True):
                folder.crc = crc
        return folders

    def _folder(self) -> Folder:
        coders = [self._coder() for _ in range(self.count(_MOST_CODERS))]
        inputs = sum(coder.inputs for coder in coders)
        bound = {}
        for _ in range(len(coders) - 1):
            where = self.number()
            bound[where] = self.number()
        free = [index for index in range(inputs) if index not in bound]
        if len(free) > 1:
            packed = [self.number() for _ in free]
            if sorted(packed) != free:
                raise ValueError
            free = packed
        if (
            not coders
            or len(set(bound.values())) != len(coders) - 1
            or max(bound.values(), default=0) >= len(coders)
        ):
            raise ValueError
        return Folder(coders, bound, free)

    def _coder(self) -> Coder:
        flags = self.byte()
        method = self.take(flags & 15)
        inputs = 1
        if flags & 0x10:
            inputs, outputs = self.count(_MOST_CODERS), self.number()
            if outputs != 1 or not inputs:
                raise ValueError
        return Coder(method, inputs, self.take(self.number()) if flags & 0x20 else b"")

    def _substreams(self, folders: list[Folder]) -> None:
        numbers = [1] * len(folders)
        kind = self.byte()
        if kind == _NUMBERS:
            numbers = [self.number() for _ in folders]
            kind = self.byte()
        if sum(numbers) > len(self.content):
            raise ValueError
        sizes = []
        for folder, number in zip(folders, numbers, strict=True):
            listed = [self.number() for _ in range(number - 1)] if kind == _SIZES else []
            if number:
                listed.append(folder.sizes[folder.last] - sum(listed))
            if min(listed, default=0) < 0 or len(listed) != number:
                raise ValueError
            sizes.append(listed)
        if kind == _SIZES:
            kind = self.byte()
        open_ones = sum(n for f, n in zip(folders, numbers, strict=True) if n != 1 or f.crc is None)
        digests: Iterator[int | None] = iter(())
        while kind != _END:
            if kind == _DIGESTS:
                digests = iter(self.digests(open_ones))
            else:
                self.take(self.number())
            kind = self.byte()
        for folder, listed in zip(folders, sizes, strict=True):
            known = len(listed) == 1 and folder.crc is not None
            folder.files = [(size, folder.crc if known else next(digests, None)) for size in listed]

    def _files(self) -> list[File]:
        count = self.count()
        empty, directories = [False] * count, list[bool]()
        names, attributes = [""] * count, [0] * count
        while (kind := self.byte()) != _END:
            part = Fields(self.take(self.number()))
            if kind == _EMPTY_STREAMS:
                empty = part.bits(count)
            elif kind == _EMPTY_FILES:
                directories = [not bit for bit in part.bits(sum(empty))]
            elif kind == _NAMES:
                names = part.names(count)
            elif kind == _ATTRIBUTES:
                attributes = part.attributes(count)
        given = iter(directories or [True] * sum(empty))
        return [
            File(name, not bare, next(given) if bare else False, bits >> 16 if bits & 0x8000 else 0)
            for name, bare, bits in zip(names, empty, attributes, strict=True)
        ]


def start(head: bytes) -> tuple[int, int, int]:
    """Where the header lies, its size and CRC, from the first 32 bytes. Raises ValueError."""
    if len(head) < 32 or not head.startswith(SIGNATURE):
        raise ValueError
    if zlib.crc32(head[12:32]) != struct.unpack_from("<I", head, 8)[0]:
        raise ValueError
    offset, size, crc = struct.unpack_from("<QQI", head, 12)
    return 32 + offset, size, crc
