"""SQLite databases: every table, as it stands, with the keys it declares.

A write-ahead log beside the file holds the newest rows. SQLite would have to write to apply it,
so its committed pages are laid over a copy of the database in memory.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

from pipelines.blocks import Block, Table, Unread
from scanner.readers.cells import batch_rows, binary, frames, whole_number
from scanner.readers.encoding import decode
from scanner.readers.opened import WHOLE_LIMIT, Opened, ReadError
from scanner.readers.write_ahead import with_log

MEDIA_TYPES = ("application/vnd.sqlite3",)

_MAGIC = b"SQLite format 3\0"

_BLOB = 1_000_000
"""Bytes of a binary value that are looked at: enough for text that was stored as binary."""


def read(source: Opened) -> Iterator[Block]:
    """One table for each table of the database; views and indexes are left out.

    Binary values are a hex prefix, text that is not UTF-8 is decoded by what it looks like.
    Adds Unread for a table that breaks off and for virtual tables. Raises ReadError: `damaged`,
    `encrypted`, `empty` for a database without tables.
    """
    log = _log(source)
    try:
        with closing(_connect(source, log)) as database:
            yield from _tables(database)
    except sqlite3.DatabaseError as error:
        raise ReadError("damaged") from error
    if log is None:
        yield Unread(place="write-ahead log", code="too_large")


def _log(source: Opened) -> bytes | None:
    """The write-ahead log beside the file: empty for none, null where it cannot be applied."""
    if source.path is None:
        return b""
    beside = Path(source.path + "-wal")
    try:
        size = beside.stat().st_size
        if size and size + source.size > WHOLE_LIMIT:
            return None
        return beside.read_bytes() if size else b""
    except OSError:
        return b""


def _connect(source: Opened, log: bytes | None) -> sqlite3.Connection:
    """A connection that can only read. Raises sqlite3.DatabaseError."""
    if source.path is not None and not log:
        address = f"file:{quote(source.path)}?mode=ro&immutable=1"
        database = sqlite3.connect(address, uri=True)
    else:
        image = with_log(source.bytes(), log or b"")
        if not image.startswith(_MAGIC):
            raise ReadError("damaged")
        database = sqlite3.connect(":memory:")
        database.deserialize(image)
    database.text_factory = _text
    for pragma in ("trusted_schema=OFF", "cell_size_check=ON", "query_only=ON", "temp_store=2"):
        database.execute(f"PRAGMA {pragma}")
    return database


def _tables(database: sqlite3.Connection) -> Iterator[Block]:
    kinds = [
        (name, kind)
        for schema, name, kind, *_ in database.execute("PRAGMA table_list")
        if schema == "main" and not name.startswith("sqlite_")
    ]
    names = [
        name
        for name, kind in kinds
        if kind == "table" or (kind == "shadow" and name.endswith("_content"))
    ]
    for name in names:
        table = _Rows(database, name)
        yield from table.blocks()
    for name, kind in kinds:
        if kind == "virtual" and not any(other.startswith(name + "_") for other in names):
            yield Unread(place=f"table {name}", code="unsupported")
    if not kinds:
        raise ReadError("empty")


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


class _Rows:
    """One table of the database."""

    def __init__(self, database: sqlite3.Connection, name: str) -> None:
        self._database = database
        self._name = name
        self._broken = False

    def blocks(self) -> Iterator[Block]:
        """The table, and Unread where it broke off."""
        place = f"table {self._name}"
        try:
            columns = self._columns()
            keys = self._keys([name for name, _ in columns])
        except sqlite3.DatabaseError:
            yield Unread(place=place, code="damaged")
            return
        header = tuple(name for name, _ in columns)
        batches = frames(self._rows(header), len(header))
        yield Table(place=place, name=self._name, header=header, batches=batches, keys=keys)
        if self._broken:
            yield Unread(place=place, code="damaged")

    def _columns(self) -> list[tuple[str, bool]]:
        """Names, and whether each is the only primary key."""
        found = self._database.execute(f"PRAGMA table_xinfo({_quoted(self._name)})").fetchall()
        alone = sum(bool(row[5]) for row in found) == 1
        return [(row[1], alone and bool(row[5])) for row in found if row[6] != 1]

    def _keys(self, header: list[str]) -> dict[int, str]:
        """Column -> what it refers to, or itself where it is the primary key."""
        keys = {
            index: f"{self._name}.{name}"
            for index, (name, primary) in enumerate(self._columns())
            if primary
        }
        declared = self._database.execute(f"PRAGMA foreign_key_list({_quoted(self._name)})")
        places = {name.lower(): index for index, name in enumerate(header)}
        for row in declared.fetchall():
            index = places.get(row[3].lower())
            target = row[4] if row[4] is not None else self._primary(row[2])
            if index is not None and target:
                keys[index] = f"{row[2]}.{target}"
        return keys

    def _primary(self, table: str) -> str | None:
        """The only primary key of another table, null where there is none."""
        found = self._database.execute(f"PRAGMA table_info({_quoted(table)})").fetchall()
        primary = [row[1] for row in found if row[5]]
        return primary[0] if len(primary) == 1 else None

    def _rows(self, header: tuple[str, ...]) -> Iterator[list[str | None]]:
        cells = ", ".join(
            f"CASE typeof({name}) WHEN 'blob' THEN substr({name}, 1, {_BLOB})"
            f" WHEN 'real' THEN printf('%!.15g', {name}) ELSE CAST({name} AS TEXT) END"
            for name in map(_quoted, header)
        )
        try:
            query = f"SELECT {cells} FROM {_quoted(self._name)}"  # noqa: S608 - names are quoted
            cursor = self._database.execute(query)
            while rows := cursor.fetchmany(min(1000, batch_rows(len(header)))):
                for row in rows:
                    yield [binary(v) if isinstance(v, bytes) else v for v in row]
        except sqlite3.DatabaseError:
            self._broken = True


def _text(value: bytes) -> str | None:
    """Text as it stands, without NULs, whole numbers without fraction; null for none."""
    try:
        text = value.decode("utf-8")
    except UnicodeDecodeError:
        text = decode(value)
    return whole_number(text.replace("\0", "")) or None
