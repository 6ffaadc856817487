"""Columns of XLS workbooks: number formats that hold leading zeros, and which are hidden.

Layout as in [MS-XLS]: FORMAT 2.4.126, XF 2.4.353, BoundSheet8 2.4.28, ColInfo 2.4.53, and the
records of cells.
"""

from __future__ import annotations

import struct
from collections import Counter
from collections.abc import Callable, Iterator
from typing import TypeVar

from scanner.readers.compound_file import CompoundFile
from scanner.readers.number_formats import Formats, Zeros, commonest, zeros_of
from scanner.readers.opened import Opened, ReadError

T = TypeVar("T")

_BEGIN, _FORMAT, _STYLE, _SHEET = 0x809, 0x41E, 0xE0, 0x85
_COLUMN, _COLUMN_SIZE, _LAST_COLUMN = 0x7D, 10, 255
_ROW, _END = 0x208, 0x0A
_NUMBERS = frozenset({0x203, 0x27E, 0x06})
_SEVERAL = 0xBD
_BIFF8 = b"\x00\x06"


def zero_formats(source: Opened) -> dict[str, Formats]:
    """Sheet name -> formats of its columns; empty where the workbook has none or is broken."""
    return _of_book(source, _Book.formats)


def hidden_columns(source: Opened) -> dict[str, frozenset[int]]:
    """Sheet name -> its hidden columns, from 0; empty where the workbook is broken."""
    return _of_book(source, _Book.hidden_columns)


def _of_book(source: Opened, told: Callable[[_Book], dict[str, T]]) -> dict[str, T]:
    try:
        held = CompoundFile(source)
        stream = held.stream("Workbook") or held.stream("Book")
        return told(_Book(stream)) if stream else {}
    except (ReadError, struct.error, IndexError):
        return {}


def _records(stream: bytes, at: int = 0) -> Iterator[tuple[int, int, bytes]]:
    """Where each record begins, its kind and content."""
    while at + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, at)
        yield at, kind, stream[at + 4 : at + 4 + size]
        at += 4 + size


class _Book:
    """The stream of a workbook; its first records tell the version."""

    def __init__(self, stream: bytes) -> None:
        self._stream = stream
        self._wide = stream[4:6] == _BIFF8

    def formats(self) -> dict[str, Formats]:
        """Sheet name -> formats. Raises struct.error, IndexError."""
        codes: dict[int, Zeros] = {}
        styles: list[Zeros | None] = []
        sheets: dict[int, str] = {}
        counts: dict[int, Counter[Zeros]] = {}
        found: dict[str, dict[int, Counter[Zeros]]] = {}
        for at, kind, content in _records(self._stream):
            if kind == _BEGIN:
                if at and not any(styles):
                    return {}  # the formats stand before the first sheet
                counts = found.setdefault(sheets[at], {}) if at in sheets else counts
            elif kind == _FORMAT:
                zeros = zeros_of(self._text(content, 2, 2 if self._wide else 1))
                if zeros:
                    codes[int.from_bytes(content[:2], "little")] = zeros
            elif kind == _STYLE:
                styles.append(codes.get(int.from_bytes(content[2:4], "little")))
            elif kind == _SHEET:
                start = int(struct.unpack_from("<I", content)[0])
                sheets[start] = self._text(content, 6, 1)
            else:
                for column, style in _cells(kind, content):
                    used = styles[style] if style < len(styles) else None
                    if used:
                        counts.setdefault(column, Counter())[used] += 1
        return {name: commonest(columns) for name, columns in found.items()}

    def hidden_columns(self) -> dict[str, frozenset[int]]:
        """Sheet name -> hidden columns. Raises struct.error, IndexError."""
        sheets: dict[str, int] = {}
        for _, kind, content in _records(self._stream):
            if kind == _END:
                break
            if kind == _SHEET:
                sheets[self._text(content, 6, 1)] = int(struct.unpack_from("<I", content)[0])
        return {name: self._hidden(start) for name, start in sheets.items()}

    def _hidden(self, start: int) -> frozenset[int]:
        """The hidden columns of the sheet that begins there; they stand before its cells."""
        found: set[int] = set()
        for _, kind, content in _records(self._stream, start):
            if kind in {_END, _ROW}:
                break
            if kind == _COLUMN and len(content) >= _COLUMN_SIZE and content[8] & 1:
                first, last = struct.unpack_from("<HH", content)
                found.update(range(first, min(last, _LAST_COLUMN) + 1))
        return frozenset(found)

    def _text(self, content: bytes, at: int, size: int) -> str:
        """A string behind its length, which takes so many bytes."""
        count = int.from_bytes(content[at : at + size], "little")
        at += size
        if not self._wide:
            return content[at : at + count].decode("cp1252", "replace")
        if content[at] & 1:
            return content[at + 1 : at + 1 + 2 * count].decode("utf-16-le", "replace")
        return content[at + 1 : at + 1 + count].decode("latin-1")


def _cells(kind: int, content: bytes) -> Iterator[tuple[int, int]]:
    """Column and style of the numbers that a record holds."""
    if kind in _NUMBERS and len(content) >= 6:
        column, style = struct.unpack_from("<HH", content, 2)
        yield column, style
    elif kind == _SEVERAL and len(content) >= 6:
        first = int(struct.unpack_from("<H", content, 2)[0])
        for number, at in enumerate(range(4, len(content) - 7, 6)):
            yield first + number, int(struct.unpack_from("<H", content, at)[0])
