"""Table definitions of Access databases: columns, primary key, the pages that hold the rows."""

from __future__ import annotations

import struct
from dataclasses import dataclass

import numpy as np

from scanner.readers.access_pages import DEFINITION_PAGE, JET3, MAP_PAGE, DamagedError, Pages

_PAGES_LIMIT = 256
_COLUMNS_LIMIT = 1024
_INDEXES_LIMIT = 1024
_FIXED, _AUTOMATIC, _HYPERLINK, _CALCULATED = 0x01, 0x44, 0x80, 0xC0
_PRIMARY = 1

BOOLEAN, BYTE, INTEGER, LONG, CURRENCY, SINGLE, DOUBLE, DATE = range(1, 9)
BINARY, TEXT, OLE, MEMO = range(9, 13)
GUID, DECIMAL, COMPLEX, BIG, LONG_DATE = 15, 16, 18, 19, 20

SIZES = {BYTE: 1, INTEGER: 2, LONG: 4, CURRENCY: 8, SINGLE: 4, DOUBLE: 8, DATE: 8, GUID: 16}
SIZES |= {DECIMAL: 17, COMPLEX: 4, BIG: 8, LONG_DATE: 42}
"""Bytes of the types whose values are all of one size."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a table.

    number: of its bit in the null mask. slot: of its end in the table of variable cells, where
    it is `variable`; else `offset` counts bytes from the first fixed cell and `length` how many
    it has. scale: digits after the point. calculated: its cells are wrapped. rich: its text is
    HTML. complex_id: of the column whose values are in a table
    of their own, else 0.
    """

    name: str
    kind: int
    number: int
    variable: bool
    slot: int
    offset: int
    length: int
    scale: int
    automatic: bool
    calculated: bool
    hyperlink: bool
    complex_id: int
    rich: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """A table: page it is defined on, rows it says it has, columns by number.

    primary: names of the columns of the primary key. variable: whether rows have a table of
    variable cells. usage: row and page of the map of its pages.
    """

    page: int
    rows: int
    columns: tuple[Column, ...]
    primary: tuple[str, ...]
    variable: bool
    usage: tuple[int, int]

    def column(self, name: str) -> Column | None:
        """A column by its name, upper and lower case alike; null where there is none."""
        wanted = name.lower()
        return next((c for c in self.columns if c.name.lower() == wanted), None)


def definition(pages: Pages, number: int) -> Definition:
    """The table defined on a page. Raises DamagedError."""
    try:
        return _definition(pages, number, _joined(pages, number))
    except (struct.error, IndexError, UnicodeError) as error:
        raise DamagedError from error


def _joined(pages: Pages, number: int) -> bytes:
    """A definition put together from its chain of pages."""
    parts: list[bytes] = []
    seen: set[int] = set()
    while number and len(seen) < _PAGES_LIMIT:
        content = pages.page(number)
        if number in seen or content[0] != DEFINITION_PAGE:
            raise DamagedError
        seen.add(number)
        parts.append(content[8:] if parts else content)
        number = struct.unpack_from("<I", content, 4)[0]
    return b"".join(parts)


def _definition(pages: Pages, number: int, raw: bytes) -> Definition:
    layout = pages.layout
    variables, count, named, physical = struct.unpack_from("<HHII", raw, layout.columns - 2)
    if count > _COLUMNS_LIMIT or max(named, physical) > _INDEXES_LIMIT:
        raise DamagedError
    at = layout.header + physical * layout.head
    names, end = _names(pages, raw, at + count * layout.column, count)
    columns = [
        _column(pages, raw[at + i * layout.column : at + (i + 1) * layout.column], name)
        for i, name in enumerate(names)
    ]
    columns.sort(key=lambda column: column.number)
    keys = [
        struct.unpack_from("<" + "HB" * 10, raw, end + i * layout.keys + (layout.keys > 39) * 4)
        for i in range(physical)
    ]
    end += physical * layout.keys
    primary: tuple[int, ...] = ()
    for i in range(named):
        at = end + (i + 1) * layout.index - (layout.index > 20) * 4
        which = struct.unpack_from("<I", raw, at - 16)[0]
        if raw[at - 1] == _PRIMARY and which < physical:
            primary = tuple(n for n in keys[which][::2] if n != 0xFFFF)
    return Definition(
        page=number,
        rows=struct.unpack_from("<I", raw, layout.rows)[0],
        columns=tuple(columns),
        primary=tuple(c.name for n in primary for c in columns if c.number == n),
        variable=variables > 0,
        usage=(raw[layout.maps], int.from_bytes(raw[layout.maps + 1 : layout.maps + 4], "little")),
    )


def _names(pages: Pages, raw: bytes, at: int, count: int) -> tuple[list[str], int]:
    """So many names from a place on, and where they end."""
    names = []
    width = pages.layout.word
    for _ in range(count):
        length = int.from_bytes(raw[at : at + width], "little")
        at += width
        if at + length > len(raw):
            raise DamagedError
        name = raw[at : at + length].decode(pages.encoding or "utf-16-le", "replace")
        names.append(name.replace("\0", ""))
        at += length
    return names, at


def _column(pages: Pages, raw: bytes, name: str) -> Column:
    layout = pages.layout
    kind, flags, old = raw[0], raw[layout.flags], layout is JET3
    return Column(
        name=name,
        kind=kind,
        number=struct.unpack_from("<H", raw, layout.number)[0],
        variable=not flags & _FIXED,
        slot=struct.unpack_from("<H", raw, layout.slot)[0],
        offset=struct.unpack_from("<H", raw, layout.offset)[0],
        length=struct.unpack_from("<H", raw, layout.length)[0],
        scale=raw[12] if kind == DECIMAL else 0,
        automatic=bool(flags & _AUTOMATIC),
        calculated=not old and bool(raw[layout.flags + 1] & _CALCULATED),
        hyperlink=kind == MEMO and bool(flags & _HYPERLINK),
        complex_id=struct.unpack_from("<I", raw, 11)[0] if kind == COMPLEX else 0,
    )


def usage_map(pages: Pages, table: Definition) -> tuple[list[int], bool]:
    """Pages of a table by its usage map, in order, and whether the map is whole."""
    row, page = table.usage
    try:
        record = pages.record(page, row)
    except DamagedError:
        return [], False
    if record[:1] == b"\0" and len(record) >= 5:
        found = _bits(record[5:]) + struct.unpack_from("<I", record, 1)[0]
        whole = True
    elif record[:1] == b"\1":
        found, whole = _referenced(pages, record)
    else:
        return [], False
    inside = found[(found > 0) & (found < pages.count)]
    return inside.tolist(), whole and len(inside) == len(found)


def _referenced(pages: Pages, record: bytes) -> tuple[np.ndarray, bool]:
    """Pages in a map that is spread over pages of its own."""
    found, whole = [np.empty(0, np.int64)], True
    seen: set[int] = set()
    for at in range((len(record) - 1) // 4):
        number = struct.unpack_from("<I", record, 1 + 4 * at)[0]
        if not number:
            continue
        if not 0 < number < pages.count or number in seen or pages.page(number)[0] != MAP_PAGE:
            whole = False
            continue
        seen.add(number)
        found.append(_bits(pages.page(number)[4:]) + at * (pages.layout.size - 4) * 8)
    return np.concatenate(found), whole


def _bits(raw: bytes) -> np.ndarray:
    """Positions of the bits that are set, lowest first."""
    return np.flatnonzero(np.unpackbits(np.frombuffer(raw, np.uint8), bitorder="little"))
