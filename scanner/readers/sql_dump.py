"""SQL dumps of MySQL, PostgreSQL, SQLite, SQL Server and Oracle: the rows of INSERT and COPY."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import polars as pl

from pipelines.blocks import Block, Table, Unread
from scanner.readers.cells import batch_rows, frames
from scanner.readers.encoding import Text, encoding_of
from scanner.readers.opened import Opened, ReadError
from scanner.readers.sql_buffer import Buffer
from scanner.readers.sql_copy import copied
from scanner.readers.sql_inserts import Inserts
from scanner.readers.sql_keys import Keys, keys_at_end, keys_inside
from scanner.readers.sql_tokens import columns_of, identifier

MEDIA_TYPES = ("application/sql", "application/x-sql-dump", "text/x-sql")

_NAME = r'((?:[`"\[]?[\w$# -]+?[`"\]]?\s*\.\s*)*(?:`[^`]+`|"[^"]+"|\[[^\]]+\]|[\w$#]+))'
_BEGINS = (
    r"(?=(?:INSERT|REPLACE)\s+(?:\w+\s+){0,2}?INTO\b|INSERT\s+\["
    r"|COPY\s+\S|CREATE\s+(?:\w+\s+)?TABLE\b)"
)
_START = re.compile(rf"^[ \t]*{_BEGINS}", re.IGNORECASE | re.MULTILINE)
_NEXT = re.compile(rf"\s*+(?:;\s*+)?+(?:GO\s++)?+{_BEGINS}", re.IGNORECASE)
_INSERT = re.compile(
    rf"(?:INSERT|REPLACE)\s+(?:(?:IGNORE|LOW_PRIORITY|DELAYED|OR\s+\w+)\s+)?(?:INTO\s+)?{_NAME}"
    r"\s*(?:\(([^()]*)\))?\s*(?:OVERRIDING\s+\w+\s+VALUE\s*)?VALUES?\s*(?=\()",
    re.IGNORECASE,
)
_COPY = re.compile(
    rf"COPY\s+{_NAME}\s*(?:\(([^()]*)\))?\s+FROM\s+stdin\b[^;]*;[^\n]*\n", re.IGNORECASE
)
_CREATE = re.compile(
    rf"CREATE\s+(?:\w+\s+)?TABLE\s+(?:IF\s+NOT\s+EXISTS\s+)?{_NAME}\s*\(", re.IGNORECASE
)
_BODY = re.compile(r"(?=([^;]{0,65536}))")
_HEAD = 1 << 20


@dataclass(slots=True)
class _Dump:
    """Where the reading of a dump stands: columns and keys declared so far, rows met so far."""

    buffer: Buffer
    inserts: Inserts
    columns: dict[str, tuple[str, ...]] = field(default_factory=dict)
    seen: dict[str, int] = field(default_factory=dict)
    keys: Keys = field(default_factory=dict)

    def keys_of(self, table: str, header: tuple[str, ...]) -> dict[int, str]:
        """Declared keys of a table by the number of the column."""
        known = self.keys.get(table.lower(), {})
        return {at: known[name.lower()] for at, name in enumerate(header) if name.lower() in known}


@dataclass(frozen=True, slots=True)
class _Row:
    """One row, or many in a frame, with the table and the columns its statement names."""

    table: str
    header: tuple[str, ...]
    cells: list[str | None] | pl.DataFrame


def read(source: Opened) -> Iterator[Block]:
    """One table for each run of rows of one table.

    Its header comes from the statement or from CREATE TABLE. A table that is met again goes on
    counting its rows.

    Adds Unread("truncated") for a dump that ends inside a statement. Raises ReadError("empty")
    for a dump without rows.
    """
    with source.open() as stream:
        encoding = encoding_of(stream)
        stream.seek(0)
        text = Text(stream, encoding)
        buffer = Buffer(iter(text))
        buffer.fill(_HEAD)
        inserts = Inserts(buffer, backslash=_backslash(buffer.text))
        dump = _Dump(buffer, inserts, keys=keys_at_end(source, encoding))
        rows = _rows(dump)
        row = next(rows, None)
        if row is None:
            raise ReadError("empty")
        while row is not None:
            run = _Run(row, rows)
            first = dump.seen.get(row.table, 0)
            batches = run.batches()
            yield Table(
                place=f"table {row.table}",
                name=row.table,
                header=row.header,
                batches=batches,
                first_row=first,
                keys=dump.keys_of(row.table, row.header),
            )
            deque(batches, maxlen=0)  # whoever asked for the table may have given up early
            dump.seen[row.table] = first + run.count
            row = run.following
        if buffer.broken:
            yield Unread(place="", code="truncated")
        if text.lost:
            yield Unread(place="", code="undecodable")


class _Run:
    """Rows one after the other of one table with one header."""

    def __init__(self, first: _Row, rows: Iterator[_Row]) -> None:
        self._first = first
        self._rows = rows
        self.count = 0
        self.following: _Row | None = None

    def batches(self) -> Iterator[pl.DataFrame]:
        """The rows of the run in frames; the row behind it is kept in `following`."""
        width = len(self._first.header)
        held: list[list[str | None]] = []
        row: _Row | None = self._first
        while row and (row.table, row.header) == (self._first.table, self._first.header):
            if isinstance(row.cells, list):
                self.count += 1
                held.append(row.cells)
            else:
                self.count += row.cells.height
                yield from frames(held, width)
                yield from row.cells.iter_slices(batch_rows(width))
                held = []
            if len(held) == batch_rows(width):
                yield from frames(held, width)
                held = []
            row = next(self._rows, None)
        self.following = row
        yield from frames(held, width)


def _backslash(head: str) -> bool:
    """Strings escape with a backslash, as in MySQL."""
    return "`" in head or "\\'" in head or "ENGINE=" in head


def _rows(dump: _Dump) -> Iterator[_Row]:
    """The rows of all statements in order."""
    buffer = dump.buffer
    while buffer.take(_NEXT) or buffer.seek(_START):
        buffer.fill(_HEAD)
        for pattern, take in _STATEMENTS:
            found = buffer.take(pattern)
            if found:
                yield from take(dump, found)
                break
        else:
            buffer.skip(1)


def _header(dump: _Dump, found: re.Match[str], width: int) -> tuple[str, ...]:
    """The columns a statement names, else those of CREATE TABLE, else numbers."""
    named = tuple(map(identifier, found[2].split(","))) if found[2] else ()
    header = named or dump.columns.get(identifier(found[1]).lower(), ())
    return header if len(header) == width else tuple(f"column {n + 1}" for n in range(width))


def _insert(dump: _Dump, found: re.Match[str]) -> Iterator[_Row]:
    table = identifier(found[1])
    for cells in dump.inserts.rows(found[0]):
        yield _Row(table, _header(dump, found, _width(cells)), cells)


def _copy(dump: _Dump, found: re.Match[str]) -> Iterator[_Row]:
    table = identifier(found[1])
    for cells in copied(dump.buffer):
        yield _Row(table, _header(dump, found, _width(cells)), cells)


def _width(cells: list[str | None] | pl.DataFrame) -> int:
    return len(cells) if isinstance(cells, list) else cells.width


def _create(dump: _Dump, found: re.Match[str]) -> Iterator[_Row]:
    table = identifier(found[1])
    body = dump.buffer.take(_BODY)
    for name, columns in keys_inside(table, body[1] if body else "").items():
        dump.keys[name] = {**columns, **dump.keys.get(name, {})}
    names = columns_of(dump.buffer)
    dump.columns[table.lower()] = names
    yield from ()


_Take = Callable[[_Dump, "re.Match[str]"], Iterator[_Row]]
_STATEMENTS: tuple[tuple[re.Pattern[str], _Take], ...] = (
    (_INSERT, _insert),
    (_COPY, _copy),
    (_CREATE, _create),
)
