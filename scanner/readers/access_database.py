"""Access databases (MDB, ACCDB): every table with its keys, and the files inside.

Access 97 to 2019, read from the pages up; queries, forms, reports and macros hold no rows.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

from pipelines.blocks import Block, Expected, Member, Table, Unread
from scanner.readers.access_catalog import Catalog, Entry, Values
from scanner.readers.access_definition import COMPLEX, OLE, Definition
from scanner.readers.access_long_values import attached, embedded
from scanner.readers.access_pages import DamagedError, Pages
from scanner.readers.access_tables import StoredTable
from scanner.readers.opened import MEMBERS_LIMIT, Opened, ReadError

MEDIA_TYPES = ("application/x-msaccess",)


def read(source: Opened) -> Iterator[Block]:
    """One table for each table of the user, hidden and dropped ones included.

    Values of a column that has many (choices, attachments, older versions) stand in one cell,
    separated by "; ". Files in OLE columns and attachments are members. Adds Expected with the
    rows a table says it has, and Unread for linked tables and whatever could not be read.
    Raises ReadError: `encrypted`, `truncated`, `damaged`, `empty` for no tables.
    """
    with closing(source.open()) as stream:
        pages = Pages(stream, source.size, source.passwords)
        catalog = Catalog(pages)
        if not catalog.tables:
            raise ReadError(catalog.codes[0] if catalog.codes else "empty")
        references = catalog.references()
        for code in dict.fromkeys(catalog.codes):
            yield Unread(place="catalog", code=code)
        seen: set[int] = set()
        for entry in catalog.tables:
            place = f"table {entry.name}"
            if not entry.page:
                yield Unread(place=place, code="link")
                continue
            try:
                table = catalog.table(entry.page)
            except DamagedError:
                yield Unread(place=place, code="damaged")
                continue
            if entry.page in seen:
                yield Unread(place=place, code="damaged")
                continue
            seen.add(entry.page)
            keys = _keys(entry.name, table, references)
            yield from _Shown(pages, catalog, entry, table).blocks(keys)


def _keys(name: str, table: Definition, references: dict[tuple[str, str], str]) -> dict[int, str]:
    """Column -> what it refers to, or itself where it is the primary key."""
    keys = {}
    for index, column in enumerate(table.columns):
        if table.primary == (column.name,):
            keys[index] = f"{name}.{column.name}"
        other = references.get((name.lower(), column.name.lower()))
        if other:
            keys[index] = other
    return keys


class _Shown:
    """One table of the user."""

    def __init__(self, pages: Pages, catalog: Catalog, entry: Entry, table: Definition) -> None:
        self._pages, self._entry, self._table = pages, entry, table
        self._place = f"table {entry.name}"
        self._members = 0
        self._values: dict[int, Values] = {}
        self._codes: list[tuple[str, str]] = []
        for column in table.columns:
            if column.kind == COMPLEX:
                place = f"{self._place}, column {column.name}"
                found = catalog.values(table, column)
                if found is None:
                    self._codes.append((place, "damaged"))
                    continue
                self._values[column.number] = found
                self._codes += ((place, code) for code in found.codes)

    def blocks(self, keys: dict[int, str]) -> Iterator[Block]:
        """The rows, the files inside, and what was not read."""
        stored = StoredTable(self._pages, self._table)
        joined = {number: values.shown for number, values in self._values.items()}
        yield Expected(unit="rows", place=self._place, count=self._table.rows)
        yield Table(
            place=self._place,
            name=self._entry.name,
            header=tuple(column.name for column in self._table.columns),
            batches=stored.frames(self._table.columns, joined),
            hidden=self._entry.hidden,
            keys=keys,
        )
        yield from self._objects()
        yield from self._attachments()
        self._codes += ((self._place, code) for code in stored.codes)
        for place, code in dict.fromkeys(self._codes):
            yield Unread(place=place, code=code)

    def _objects(self) -> Iterator[Block]:
        """Files in OLE columns."""
        for column in self._table.columns:
            if column.kind == OLE:
                stored = StoredTable(self._pages, self._table)
                for number, (_, value) in enumerate(stored.objects([column]), 1):
                    found = embedded(value, f"{self._entry.name} {column.name} {number}")
                    if found is None:
                        continue
                    yield from self._member(*found)

    def _attachments(self) -> Iterator[Block]:
        for values in self._values.values():
            if values.data is None or values.name is None:
                continue
            stored = StoredTable(self._pages, values.table)
            for frame, value in stored.objects([values.data, values.name]):
                name = frame.item() or self._entry.name
                try:
                    content = attached(value)
                except DamagedError:
                    self._codes.append((f"{self._place}, file {name}", "damaged"))
                    continue
                yield from self._member(name, content)
            self._codes += ((self._place, code) for code in stored.codes)

    def _member(self, name: str, content: bytes) -> Iterator[Block]:
        self._members += 1
        if self._members > MEMBERS_LIMIT:
            self._codes.append((self._place, "too_large"))
        elif content:
            yield Member(name=name, data=content)
        else:
            self._codes.append((f"{self._place}, file {name}", "link"))
