"""What calamine leaves out of XLSB: comments, names, headers, formats of zeros, hidden columns.

Layout as in [MS-XLSB]: records of a number, a length and content.
"""

from __future__ import annotations

import struct
import zipfile
from collections import Counter
from collections.abc import Iterator

from scanner.readers.cells import WIDTH_LIMIT
from scanner.readers.number_formats import Formats, Zeros, commonest, zeros_of
from scanner.readers.office_zip import checked, relations

_SHEET, _NAME, _FORMAT, _STYLE = 156, 39, 44, 47
_STYLES, _STYLES_END, _MARGINS = 617, 618, 479
_NUMBERS = frozenset({2, 5, 9})
_COMMENT, _COMMENT_TEXT = 635, 637
_COLUMN, _COLUMN_SIZE, _ROWS = 60, 18, 145
_CELLS_END = b"\x92\x01\x00"
_TEXT = 0x17
_MOST = 1 << 16


def _records(content: bytes, at: int = 0) -> Iterator[tuple[int, bytes]]:
    """Number and content of each record; ends where the part does or is broken."""
    end = len(content)
    while at + 2 <= end:
        kind = content[at]
        at += 1
        if kind & 0x80:
            kind = kind & 0x7F | content[at] << 7
            at += 1
        size = shift = 0
        for _ in range(4):
            if at >= end:
                return
            byte = content[at]
            at += 1
            size |= (byte & 0x7F) << shift
            shift += 7
            if not byte & 0x80:
                break
        yield kind, content[at : at + size]
        at += size


def _string(content: bytes, at: int) -> tuple[str, int]:
    """A string behind the number of its characters, and the place behind it."""
    if at + 4 > len(content):
        return "", len(content)
    count = int(struct.unpack_from("<I", content, at)[0])
    if count > _MOST:  # also the mark of a string that is not there
        return "", at + 4
    end = at + 4 + 2 * count
    return content[at + 4 : end].decode("utf-16-le", "replace"), end


def _part(archive: zipfile.ZipFile, name: str) -> bytes:
    try:
        return checked(archive, archive.getinfo(name))
    except KeyError:
        return b""


def names(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """Defined names, with the text that each stands for, "" for one of cells."""
    for kind, content in _records(_part(archive, "xl/workbook.bin")):
        if kind != _NAME or len(content) < 13:
            continue
        name, at = _string(content, 9)
        formula = content[at + 4 :]
        value = ""
        if formula[:1] == bytes([_TEXT]) and len(formula) >= 3:
            value = formula[3 : 3 + 2 * int.from_bytes(formula[1:3], "little")].decode(
                "utf-16-le", "replace"
            )
        yield name, f'"{value}"' if value else ""


def printed(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Iterator[str]:
    """Headers and footers of a sheet, with their codes. Raises ReadError as `checked`."""
    content = checked(archive, info)
    for kind, margins in _records(content, max(0, content.rfind(_CELLS_END))):
        if kind == _MARGINS:
            at = 2
            while at < len(margins):
                text, at = _string(margins, at)
                yield text


def comments(archive: zipfile.ZipFile) -> Iterator[str]:
    """Comments, each behind the cell it hangs on. Raises ReadError as `checked`."""
    for info in archive.infolist():
        if not info.filename.lower().startswith("xl/comments") or info.filename[-4:] != ".bin":
            continue
        cell = ""
        for kind, content in _records(checked(archive, info)):
            if kind == _COMMENT and len(content) >= 20:
                row, _, column = struct.unpack_from("<III", content, 4)
                cell = f"{_letters(column)}{row + 1}"
            elif kind == _COMMENT_TEXT:
                yield f"{cell}: {' '.join(_string(content, 1)[0].split())}"


def _letters(column: int) -> str:
    letters, column = "", min(column, _MOST) + 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def zero_formats(archive: zipfile.ZipFile) -> dict[str, Formats]:
    """Sheet name -> formats of its columns. Raises ReadError as `checked`."""
    styles = _styles(_part(archive, "xl/styles.bin"))
    if not styles:
        return {}
    return {name: _columns(content, styles) for name, content in _sheets(archive)}


def hidden_columns(archive: zipfile.ZipFile) -> dict[str, frozenset[int]]:
    """Sheet name -> its hidden columns, from 0 (2.4.323). Raises ReadError as `checked`."""
    return {name: _hidden(content) for name, content in _sheets(archive)}


def _sheets(archive: zipfile.ZipFile) -> Iterator[tuple[str, bytes]]:
    """Name and part of each sheet."""
    parts = relations(archive, "xl/workbook.bin")
    for kind, content in _records(_part(archive, "xl/workbook.bin")):
        if kind == _SHEET:
            relation, at = _string(content, 8)
            if relation in parts:
                yield _string(content, at)[0], _part(archive, parts[relation])


def _hidden(content: bytes) -> frozenset[int]:
    found: set[int] = set()
    for kind, record in _records(content):
        if kind == _ROWS:
            break
        if kind == _COLUMN and len(record) >= _COLUMN_SIZE and record[16] & 1:
            first, last = struct.unpack_from("<II", record)
            found.update(range(first, min(last + 1, WIDTH_LIMIT)))
    return frozenset(found)


def _styles(content: bytes) -> dict[int, Zeros]:
    """Number of a cell style -> its format of zeros."""
    codes: dict[int, Zeros] = {}
    styles: dict[int, Zeros] = {}
    count, inside = 0, False
    for kind, record in _records(content):
        if kind == _FORMAT and len(record) >= 6:
            zeros = zeros_of(_string(record, 2)[0])
            if zeros:
                codes[int.from_bytes(record[:2], "little")] = zeros
        elif kind in {_STYLES, _STYLES_END}:
            inside = kind == _STYLES
        elif kind == _STYLE and inside:
            number = int.from_bytes(record[2:4], "little")
            if number in codes:
                styles[count] = codes[number]
            count += 1
    return styles


def _columns(content: bytes, styles: dict[int, Zeros]) -> Formats:
    """The commonest format of zeros of each column."""
    counts: dict[int, Counter[Zeros]] = {}
    for kind, record in _records(content):
        if kind in _NUMBERS and len(record) >= 8:
            zeros = styles.get(int.from_bytes(record[4:7], "little"))
            if zeros:
                column = int.from_bytes(record[:4], "little")
                counts.setdefault(column, Counter())[zeros] += 1
    return commonest(counts)
