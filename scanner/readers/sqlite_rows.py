"""Rows of one table of SQLite, a column at a time; where that fails, cell by cell.

SQLite hands out text, numbers and NULL as they are, many rows in one call. What does not come
that way (text that is not UTF-8, huge values, a damaged page) is asked for again, one row at a
time, from the first row that is missing.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence

import polars as pl

from scanner.readers.cells import batch_rows, binary, frames, whole_number
from scanner.readers.encoding import decode
from scanner.readers.even_rows import as_scalars

_STEP = 2000
"""Rows of one call: few enough that their cells stay in the cache of the processor."""

_BLOB = 1_000_000
"""Bytes of a binary value that are looked at: enough for text that was stored as binary."""

_ANY_LENGTH = 1_000_000_000
"""Bytes that SQLite allows a value to have unless told otherwise."""

_FEW = 100
"""As `_STEP`, where a column may hold large binary values."""


def quoted(name: str) -> str:
    """A name as SQL writes it."""
    return '"' + name.replace('"', '""') + '"'


class TableRows:
    """One pass over the rows of a table; `broken` once it could not be read to its end.

    columns: name and declared type of each.
    """

    def __init__(
        self, database: sqlite3.Connection, name: str, columns: Sequence[tuple[str, str]]
    ) -> None:
        self._database = database
        self._table = quoted(name)
        self._columns = columns
        self.broken = False

    def batches(self) -> Iterator[pl.DataFrame]:
        """The rows in bounded batches: real numbers in 15 digits, binary values as `binary`."""
        width = len(self._columns)
        limit = batch_rows(width)
        held: list[pl.DataFrame] = []
        done = height = 0
        large = any(not kind or "BLOB" in kind.upper() for _, kind in self._columns)
        for part in self._parts(min(_FEW if large else _STEP, limit)):
            if height + part.height > limit:
                yield _joined(held)
                held, height = [], 0
            held.append(part)
            height += part.height
            done += part.height
        if held:
            yield _joined(held)
        if self.broken:
            yield from frames(self._one_by_one(done), width)

    def _parts(self, step: int) -> Iterator[pl.DataFrame]:
        """Rows as SQLite hands them out, as many as that goes well; `broken` where it stops."""
        self._database.text_factory = str
        self._database.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _BLOB)
        cells = (
            quoted(name) if _is_text(kind) else _careful(quoted(name))
            for name, kind in self._columns
        )
        try:
            cursor = self._database.execute(f"SELECT {', '.join(cells)} FROM {self._table}")  # noqa: S608 - names are quoted
            while rows := cursor.fetchmany(step):
                columns = zip(*rows, strict=True)
                yield pl.DataFrame([_series(str(n), column) for n, column in enumerate(columns)])
        except sqlite3.DatabaseError:
            self.broken = True

    def _one_by_one(self, skipped: int) -> Iterator[list[str | None]]:
        """The rows behind the first so many; `broken` holds if these break off too."""
        self._database.text_factory = _text
        self._database.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _ANY_LENGTH)
        cells = ", ".join(_careful(quoted(name)) for name, _ in self._columns)
        query = f"SELECT {cells} FROM {self._table} LIMIT -1 OFFSET {skipped}"  # noqa: S608 - names are quoted
        try:
            for row in self._database.execute(query):
                yield [_cell(value) for value in row]
        except sqlite3.DatabaseError:
            return
        self.broken = False


def _is_text(kind: str) -> bool:
    """A column of this declared type turns numbers into text (SQLite, Datatypes, section 3.1)."""
    kind = kind.upper()
    return "INT" not in kind and any(word in kind for word in ("CHAR", "CLOB", "TEXT"))


def _careful(name: str) -> str:
    """A cell whose type may be any: real numbers as text, binary values cut."""
    return (
        f"CASE typeof({name}) WHEN 'text' THEN {name} WHEN 'integer' THEN {name}"
        f" WHEN 'real' THEN printf('%!.15g', {name}) ELSE substr({name}, 1, {_BLOB}) END"
    )


def _series(name: str, values: tuple[object, ...]) -> pl.Series:
    kinds = set(map(type, values))
    if kinds <= {str, type(None)}:
        return pl.Series(name, values, dtype=pl.String)
    if kinds <= {int, type(None)}:
        return pl.Series(name, values, dtype=pl.Int64).cast(pl.String)
    return pl.Series(name, list(map(_cell, values)), dtype=pl.String)


def _joined(parts: list[pl.DataFrame]) -> pl.DataFrame:
    return pl.DataFrame(list(map(as_scalars, pl.concat(parts, rechunk=True))))


def _cell(value: object) -> str | None:
    if isinstance(value, bytes):
        return binary(value)
    return None if value is None else str(value)


def name_of(value: bytes) -> str:
    """The name of a table or column, in whichever encoding."""
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return decode(value)


def _text(value: bytes) -> str | None:
    """Text as it stands, without NULs, whole numbers without fraction; null for none."""
    return whole_number(name_of(value).replace("\0", "")) or None
