"""Where the text of a binary Word document lies: pieces, parts, and which marks end table rows.

Layouts: [MS-DOC] for Word 97 to 2003; Word 2, 6 and 95 as Microsoft published them in 1998 with
the Word 97 format: the same header, older offsets, one byte for each character.
"""

from __future__ import annotations

import struct
from bisect import bisect_right
from dataclasses import dataclass, field

from scanner.readers.opened import ReadError

PARTS = (
    "",
    "footnotes",
    "headers and footers",
    "macros",
    "comments",
    "endnotes",
    "text boxes",
    "text boxes of headers",
)
"""The parts of the text in their order, "" for the body."""

ROW_END, CELL_LINE = "\x1c", "\x1d"
"""Stand for the mark that ends a table row, and for a line end inside a cell."""

_HEADER = 0x1AA
"""Bytes of the header up to the last field that is read."""

_PAGE = 512
_IN_TABLE, _ROW_ENDS, _HUGE = b"\x16\x24\x01", b"\x17\x24\x01", (b"\x45\x66", b"\x46\x66")
_IN_TABLE_6, _ROW_ENDS_6 = b"\x18\x01", b"\x18\x01\x19\x01"
_WORD_97 = 0xC0
_MOST_TIMES = 4

_CODE_PAGES = {
    **dict.fromkeys((0x05, 0x0E, 0x15, 0x18, 0x1A, 0x1B, 0x24), "cp1250"),
    **dict.fromkeys((0x02, 0x19, 0x22, 0x23, 0x2F), "cp1251"),
    **dict.fromkeys((0x25, 0x26, 0x27), "cp1257"),
    0x08: "cp1253",
    0x1F: "cp1254",
    0x0D: "cp1255",
    0x01: "cp1256",
    0x11: "cp932",
    0x12: "cp949",
    0x1E: "cp874",
    0x2A: "cp1258",
}
_CHINESE = {0x0804: "cp936", 0x1004: "cp936", 0x0404: "cp950", 0x0C04: "cp950"}


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of the text: `count` characters at byte `offset`, each `width` bytes wide."""

    offset: int
    count: int
    width: int


@dataclass(slots=True)
class Paragraphs:
    """Runs of paragraphs by their first byte: whether in a table, whether ending a row."""

    starts: list[int] = field(default_factory=list)
    marks: list[tuple[bool, bool]] = field(default_factory=list)

    @property
    def in_tables(self) -> bool:
        """Whether any of them is in a table."""
        return any(map(any, self.marks))

    def at(self, offset: int) -> tuple[bool, bool] | None:
        """In a table, ends a row: for the paragraph with this byte; null where none is known."""
        index = bisect_right(self.starts, offset) - 1
        return self.marks[index] if index >= 0 else None


class Layout:
    """The header of a document, read."""

    def __init__(self, main: bytes, table: bytes, data: bytes) -> None:
        """The streams of the document; table is empty before Word 97.

        Raises ReadError: `damaged`, `encrypted`.
        """
        if len(main) < _HEADER:
            raise ReadError("damaged")
        self._main, self._data = main, data
        self.version, _, language, _, flags = struct.unpack_from("<5H", main, 2)
        if flags & 0x100:
            raise ReadError("encrypted")
        self._new = self.version >= _WORD_97
        self._table = table if self._new else main
        self._fast_saved = bool(flags & 4)
        self.encoding = "cp1252" if self._new else _code_page(language)

    def pieces(self) -> list[Piece]:
        """The text in order. Raises ReadError: `damaged`, `bomb` where pieces repeat bytes."""
        if not self._new and not self._fast_saved:
            first, last = struct.unpack_from("<II", self._main, 0x18)
            last = min(last, len(self._main))
            if first >= last:
                raise ReadError("damaged")
            return [Piece(first, last - first, 1)]
        try:
            pieces = self._from_table()
        except struct.error as error:
            raise ReadError("damaged") from error
        if not pieces:
            raise ReadError("damaged")
        if sum(piece.count * piece.width for piece in pieces) > _MOST_TIMES * len(self._main):
            raise ReadError("bomb")
        return pieces

    def _from_table(self) -> list[Piece]:
        at, length = struct.unpack_from("<II", self._main, 0x1A2 if self._new else 0x160)
        end = min(at + length, len(self._table))
        while at < end and self._table[at] == 1:
            at += 3 + int(struct.unpack_from("<H", self._table, at + 1)[0])
        if at >= end or self._table[at] != 2:
            return []
        size = min(struct.unpack_from("<I", self._table, at + 1)[0], end - at - 5)
        count = (size - 4) // 12
        marks = struct.unpack_from(f"<{count + 1}I", self._table, at + 5)
        pieces = []
        for index in range(count):
            (offset,) = struct.unpack_from(
                "<I", self._table, at + 5 + 4 * (count + 1) + 8 * index + 2
            )
            narrow = bool(offset & 0x40000000) if self._new else True
            if narrow and self._new:
                offset = (offset & 0x3FFFFFFF) // 2
            width = 1 if narrow else 2
            held = max(0, len(self._main) - offset) // width
            wanted = marks[index + 1] - marks[index]
            if wanted > 0:
                pieces.append(Piece(offset, min(wanted, held), width))
        return pieces

    def lengths(self) -> list[int]:
        """Characters of each of `PARTS`."""
        at = 76 if self._new else 0x34
        return list(struct.unpack_from("<8I", self._main, at))

    def paragraphs(self) -> Paragraphs:
        """What the formatting says of tables; empty where it is broken."""
        found = Paragraphs()
        at, length = struct.unpack_from("<II", self._main, 0x102 if self._new else 0xC0)
        wide = 4 if self._new else 2
        count = (min(length, max(0, len(self._table) - at)) - 4) // (4 + wide)
        first = at + 4 * (count + 1)
        pages = sorted(
            {
                int.from_bytes(self._table[place : place + wide], "little") & 0x3FFFFF
                for place in range(first, first + count * wide, wide)
            }
        )
        runs: list[tuple[int, tuple[bool, bool]]] = []
        for page in pages:
            runs.extend(self._runs(self._main[page * _PAGE : (page + 1) * _PAGE]))
        runs.sort(key=lambda run: run[0])
        found.starts, found.marks = [run[0] for run in runs], [run[1] for run in runs]
        return found

    def _runs(self, page: bytes) -> list[tuple[int, tuple[bool, bool]]]:
        """The runs of one page of formatting ([MS-DOC] 2.9.175)."""
        if len(page) < _PAGE:
            return []
        count, step = page[-1], 13 if self._new else 7
        if 4 * (count + 1) + step * count > _PAGE:
            return []
        offsets = struct.unpack_from(f"<{count}I", page)
        found = []
        for index in range(count):
            at = page[4 * (count + 1) + step * index] * 2
            size = page[at] * 2
            if at and self._new:
                size, at = (size - 1, at) if size else (page[min(at + 1, 511)] * 2, at + 1)
            found.append((offsets[index], self._marks(page[at + 1 : at + 1 + size] if at else b"")))
        return found

    def _marks(self, properties: bytes) -> tuple[bool, bool]:
        if not self._new:
            return _IN_TABLE_6 in properties, _ROW_ENDS_6 in properties
        for code in _HUGE:
            where = properties.find(code, 2)
            if where >= 0:
                at = int.from_bytes(properties[where + 2 : where + 6], "little")
                size = int.from_bytes(self._data[at : at + 2], "little")
                properties += self._data[at + 2 : at + 2 + size]
        return _IN_TABLE in properties, _ROW_ENDS in properties


def _code_page(language: int) -> str:
    """The Windows code page of a language number, 1252 where it is none of the others."""
    return _CHINESE.get(language) or _CODE_PAGES.get(language & 0x3FF, "cp1252")
