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
from scanner.readers.opened import WHOLE_LIMIT, Opened, ReadError
from scanner.readers.sqlite_rows import TableRows, name_of, quoted
from scanner.readers.write_ahead import with_log

MEDIA_TYPES = ("application/vnd.sqlite3",)

_MAGIC = b"SQLite format 3\0"
_SMALL = 2_000


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
    database.text_factory = name_of
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
    # A small table may say what the codes in a large one mean.
    for name in sorted(names, key=lambda name: _few(database, name)):
        table = _Rows(database, name)
        yield from table.blocks()
    for name, kind in kinds:
        if kind == "virtual" and not any(other.startswith(name + "_") for other in names):
            yield Unread(place=f"table {name}", code="unsupported")
    if not kinds:
        raise ReadError("empty")


def _few(database: sqlite3.Connection, name: str) -> int:
    """How many rows a small table has; `_SMALL` for all others."""
    rows = f"SELECT 1 FROM {quoted(name)} LIMIT {_SMALL}"  # noqa: S608 - it is quoted
    try:
        return int(database.execute(f"SELECT count(*) FROM ({rows})").fetchone()[0])  # noqa: S608
    except sqlite3.DatabaseError:
        return _SMALL


class _Rows:
    """One table of the database."""

    def __init__(self, database: sqlite3.Connection, name: str) -> None:
        self._database = database
        self._name = name

    def blocks(self) -> Iterator[Block]:
        """The table, and Unread where it broke off."""
        place = f"table {self._name}"
        self._database.text_factory = name_of
        try:
            columns = self._columns()
            header = tuple(name for name, _, _ in columns)
            keys = self._keys(header)
        except sqlite3.DatabaseError:
            yield Unread(place=place, code="damaged")
            return
        rows = TableRows(self._database, self._name, [(name, kind) for name, kind, _ in columns])
        yield Table(place=place, name=self._name, header=header, batches=rows.batches(), keys=keys)
        if rows.broken:
            yield Unread(place=place, code="damaged")

    def _columns(self) -> list[tuple[str, str, bool]]:
        """Names, declared types, and whether each is the only primary key."""
        found = self._database.execute(f"PRAGMA table_xinfo({quoted(self._name)})").fetchall()
        alone = sum(bool(row[5]) for row in found) == 1
        return [(row[1], row[2] or "", alone and bool(row[5])) for row in found if row[6] != 1]

    def _keys(self, header: tuple[str, ...]) -> dict[int, str]:
        """Column -> what it refers to, or itself where it is the primary key."""
        keys = {
            index: f"{self._name}.{name}"
            for index, (name, _, primary) in enumerate(self._columns())
            if primary
        }
        declared = self._database.execute(f"PRAGMA foreign_key_list({quoted(self._name)})")
        places = {name.lower(): index for index, name in enumerate(header)}
        for row in declared.fetchall():
            index = places.get(row[3].lower())
            target = row[4] if row[4] is not None else self._primary(row[2])
            if index is not None and target:
                keys[index] = f"{row[2]}.{target}"
        return keys

    def _primary(self, table: str) -> str | None:
        """The only primary key of another table, null where there is none."""
        found = self._database.execute(f"PRAGMA table_info({quoted(table)})").fetchall()
        primary = [row[1] for row in found if row[5]]
        return primary[0] if len(primary) == 1 else None
