"""Pages of an Access database: their size and encoding, and the rows that lie on them.

Sources of the format, here and in the other `access_` modules: the HACKING document of mdbtools
and the sources of Jackcess (Apache-2.0); all numbers are little endian.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from typing import BinaryIO

import numpy as np

from scanner.readers.access_cipher import Bytes, rc4
from scanner.readers.access_locks import decoder
from scanner.readers.opened import ReadError

DATA_PAGE, DEFINITION_PAGE, MAP_PAGE = 1, 2, 5

OFFSET, OVERFLOW, DELETED = 0x1FFF, 0x4000, 0x8000
"""Parts of an entry in the table of rows of a page."""

ROWS_LIMIT = 256
"""Rows a page can hold: they are named by one byte."""

_HEADER_KEY = bytes((0xC7, 0xDA, 0x39, 0x6B))
_VERSION, _MASKED, _CODE_PAGE = 0x14, slice(0x18, 0x96), 0x3C
_CACHED = 2048
_HEAD = 16
_DECODED_AT_ONCE = 64
_MOVES = 8
_OWNERS_AT_ONCE = 4096


class DamagedError(Exception):
    """A structure of the database cannot be what it claims to be; carries nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Where things stand in one generation of the format: offsets and sizes in bytes.

    count: on a data page, the number of its rows; their table follows. word: width of the
    counts and offsets in a row and of the lengths of names. The rest is in a table definition
    (`rows`, `columns`, `maps`, `header`), in its index heads, its columns (`number` to
    `length`), its physical (`keys`) and its named indexes (`index`).
    """

    size: int
    count: int
    word: int
    rows: int
    columns: int
    maps: int
    header: int
    head: int
    column: int
    number: int
    slot: int
    flags: int
    offset: int
    length: int
    keys: int
    index: int


JET3 = Layout(
    size=2048,
    count=8,
    word=1,
    rows=12,
    columns=25,
    maps=35,
    header=43,
    head=8,
    column=18,
    number=1,
    slot=3,
    flags=13,
    offset=14,
    length=16,
    keys=39,
    index=20,
)
JET4 = Layout(
    size=4096,
    count=12,
    word=2,
    rows=16,
    columns=45,
    maps=55,
    header=63,
    head=12,
    column=25,
    number=5,
    slot=7,
    flags=15,
    offset=21,
    length=23,
    keys=52,
    index=28,
)


class Pages:
    """The pages of one database.

    layout: of its generation. encoding: of text in Access 97 databases, as `codecs` names it;
    "" where text is Unicode. count: whole pages in the file.
    """

    def __init__(self, stream: BinaryIO, size: int, passwords: Sequence[str] = ()) -> None:
        """Read the header. Raises ReadError: `encrypted`, `no_reader`, `truncated`."""
        self._stream = stream
        stream.seek(0)
        head = stream.read(JET4.size)
        if len(head) < JET3.size:
            raise ReadError("truncated")
        version = head[_VERSION]
        self.layout = JET3 if version == 0 else JET4
        self.count = size // self.layout.size
        masked = np.frombuffer(head[_MASKED], np.uint8)[None, :]
        key = np.frombuffer(_HEADER_KEY, np.uint8)[None, :]
        head = head[: _MASKED.start] + rc4(key, masked).tobytes() + head[_MASKED.stop :]
        self._decode = decoder(head.ljust(JET4.size, b"\0"), passwords)
        code_page = int.from_bytes(head[_CODE_PAGE : _CODE_PAGE + 2], "little")
        self.encoding = _codec(code_page) if version == 0 else ""
        self._cache: dict[int, bytes] = {}
        self._owners: dict[int, list[int]] | None = None

    def page(self, number: int) -> bytes:
        """One page. Raises DamagedError where the file has no such page."""
        if not 0 < number < self.count:
            raise DamagedError
        if number not in self._cache:
            if len(self._cache) >= _CACHED:
                self._cache.clear()
            first, last = number, number + 1
            if self._decode is not None:
                first = number - number % _DECODED_AT_ONCE
                last = min(first + _DECODED_AT_ONCE, self.count)
            for at, content in enumerate(self._loaded(range(first, last)), first):
                self._cache[at] = content.tobytes()
        return self._cache[number]

    def several(self, numbers: Sequence[int]) -> Bytes:
        """Pages as rows of an array; the numbers are between 0 and `count`."""
        if self._decode is None or len(numbers) >= _DECODED_AT_ONCE:
            return self._loaded(numbers)
        content = b"".join(map(self.page, numbers))
        return np.frombuffer(content, np.uint8).reshape(-1, self.layout.size)

    def _loaded(self, numbers: Sequence[int]) -> Bytes:
        found = np.zeros((len(numbers), self.layout.size), np.uint8)
        for at, number in enumerate(numbers):
            self._stream.seek(number * self.layout.size)
            content = self._stream.read(self.layout.size).ljust(self.layout.size, b"\0")
            found[at] = np.frombuffer(content, np.uint8)
        return self._decode(numbers, found) if self._decode is not None else found

    def record(self, page: int, row: int) -> bytes:
        """What a row holds, be it marked as deleted or not. Raises DamagedError."""
        return self._record(page, row)[1]

    def moved(self, pointer: bytes) -> bytes:
        """A row that lies elsewhere, by its pointer. Raises DamagedError."""
        for _ in range(_MOVES):
            if len(pointer) < 4:
                raise DamagedError
            page = int.from_bytes(pointer[1:4], "little")
            flags, pointer = self._record(page, pointer[0])
            if not flags & OVERFLOW:
                return pointer
        raise DamagedError

    def _record(self, page: int, row: int) -> tuple[int, bytes]:
        content = self.page(page)
        at = self.layout.count
        if content[0] != DATA_PAGE or row >= int.from_bytes(content[at : at + 2], "little"):
            raise DamagedError
        entry: int = struct.unpack_from("<H", content, at + 2 + 2 * row)[0]
        end: int = self.layout.size
        if row:
            end = struct.unpack_from("<H", content, at + 2 * row)[0] & OFFSET
        if not at < entry & OFFSET <= end <= self.layout.size:
            raise DamagedError
        return entry, content[entry & OFFSET : end]

    def owners(self) -> dict[int, list[int]]:
        """Definition page -> the data pages that name it. The whole file is passed over once."""
        if self._owners is None:
            self._owners = {}
            for first in range(1, self.count, _OWNERS_AT_ONCE):
                numbers = range(first, min(first + _OWNERS_AT_ONCE, self.count))
                for number, (kind, owner) in zip(numbers, self._heads(numbers), strict=True):
                    if kind == DATA_PAGE:
                        self._owners.setdefault(owner, []).append(number)
        return self._owners

    def definitions(self) -> list[int]:
        """Pages that look like the first page of a table definition."""
        starts, continued = [], set()
        for first in range(1, self.count, _OWNERS_AT_ONCE):
            numbers = range(first, min(first + _OWNERS_AT_ONCE, self.count))
            for number, (kind, following) in zip(numbers, self._heads(numbers), strict=True):
                if kind == DEFINITION_PAGE:
                    starts.append(number)
                    continued.add(following)
        return [number for number in starts if number not in continued]

    def _heads(self, numbers: range) -> list[tuple[int, int]]:
        """Kind of each page, and the number in its second word: owner or continuation."""
        heads = np.zeros((len(numbers), _HEAD), np.uint8)
        for at, number in enumerate(numbers):
            self._stream.seek(number * self.layout.size)
            heads[at] = np.frombuffer(self._stream.read(_HEAD).ljust(_HEAD, b"\0"), np.uint8)
        if self._decode is not None:
            heads = self._decode(numbers, heads)
        return list(zip(heads[:, 0].tolist(), heads.view("<u4")[:, 1].tolist(), strict=True))


def _codec(code_page: int) -> str:
    """The name of a Windows code page; Windows-1252 where there is none."""
    for name in ("mac_roman",) if code_page == 10000 else (f"cp{code_page}",):
        try:
            b"".decode(name)
        except LookupError:
            continue
        return name
    return "cp1252"
