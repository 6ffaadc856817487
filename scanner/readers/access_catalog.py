"""The catalog of an Access database: which tables there are, and what leads from one to another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from scanner.readers.access_definition import MEMO, OLE, TEXT, Column, Definition, definition
from scanner.readers.access_pages import DamagedError, Pages
from scanner.readers.access_properties import RESULT, TEXT_FORMAT, properties
from scanner.readers.access_tables import StoredTable

_CATALOG_PAGE = 2
_TABLE, _LINKED = "1", {"4", "6"}
_SYSTEM, _HIDDEN = 0x80000002, 0x08
_PAGE = 0xFFFFFF
_FLAT = re.compile(r"f_[0-9A-F]{32}_.*", re.IGNORECASE | re.DOTALL)
_VALUES_LIMIT = 1_000_000
_FILE_DATA, _FILE_NAME = "FileData", "FileName"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A table in the catalog: page of its definition, 0 where it is only a link elsewhere."""

    name: str
    page: int
    hidden: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Values:
    """What stands in the cells of a column whose values have a table of their own.

    shown: number in the cell -> its values, one after the other. table: where the values are.
    data, name: its columns of the content and name of attached files; null where there is none.
    codes: what of the values could not be read.
    """

    shown: dict[str, str]
    table: Definition
    data: Column | None
    name: Column | None
    codes: tuple[str, ...]


class Catalog:
    """What the system tables say.

    tables: of the user, in the order of the catalog. codes: what of it could not be read. Where
    there are any, tables are also sought for in the whole file, and named after their pages.
    """

    def __init__(self, pages: Pages) -> None:
        self._pages = pages
        self._system: dict[str, int] = {}
        self._properties: dict[int, bytes] | None = None
        self.tables: list[Entry] = []
        self.codes: list[str] = []
        try:
            self._read()
        except DamagedError:
            self.codes.append("damaged")
        if self.codes:
            known = {_CATALOG_PAGE, *self._system.values(), *(table.page for table in self.tables)}
            starts = [page for page in pages.definitions() if page not in known]
            self.tables += (Entry(name=f"page {page}", page=page) for page in starts)
        self._complex: dict[tuple[int, int], tuple[int, int]] = {}
        wanted = ("ConceptualTableID", "ComplexID", "FlatTableID", "ComplexTypeObjectID")
        for table, column, flat, kind in self._cells("MSysComplexColumns", wanted):
            pages_of = _number(flat) & _PAGE, _number(kind) & _PAGE
            self._complex[_number(table) & _PAGE, _number(column)] = pages_of

    def _read(self) -> None:
        wanted = ("Id", "Name", "Type", "Flags")
        for number, name, kind, flags in self._rows(_CATALOG_PAGE, wanted):
            page, bits = _number(number) & _PAGE, _number(flags)
            hidden = bool(bits & (_SYSTEM | _HIDDEN)) or name.startswith("~")
            if kind in _LINKED:
                self.tables.append(Entry(name=name, page=0))
            elif kind != _TABLE or not page:
                continue
            elif bits & _SYSTEM and (name.startswith("MSys") or _FLAT.fullmatch(name)):
                self._system[name] = page
            else:
                self.tables.append(Entry(name=name, page=page, hidden=hidden))

    def table(self, page: int) -> Definition:
        """The table defined on a page, with what its properties say. Raises DamagedError."""
        table = definition(self._pages, page)
        if not any(column.calculated or column.kind == MEMO for column in table.columns):
            return table
        if self._properties is None:
            self._properties = dict(self._kept())
        known = properties(self._properties.get(page, b""))
        columns = []
        for column in table.columns:
            said = known.get(column.name.lower(), {})
            kind = said.get(RESULT, column.kind) if column.calculated else column.kind
            columns.append(replace(column, kind=kind, rich=said.get(TEXT_FORMAT) == 1))
        return replace(table, columns=tuple(columns))

    def _kept(self) -> Iterator[tuple[int, bytes]]:
        """Page of every table, and its properties as they are stored."""
        try:
            catalog = definition(self._pages, _CATALOG_PAGE)
        except DamagedError:
            return
        number, kept = catalog.column("Id"), catalog.column("LvProp")
        if number is not None and kept is not None:
            for frame, raw in StoredTable(self._pages, catalog).objects([kept, number]):
                yield _number(frame.item() or "") & _PAGE, raw

    def references(self) -> dict[tuple[str, str], str]:
        """(table, column), both lower case -> "table.column" it refers to."""
        wanted = ("szObject", "szColumn", "szReferencedObject", "szReferencedColumn")
        return {
            (table.lower(), column.lower()): f"{other}.{key}"
            for table, column, other, key in self._cells("MSysRelationships", wanted)
            if table and column and other and key
        }

    def values(self, table: Definition, column: Column) -> Values | None:
        """The values of a column that keeps them in a table of their own; null if not found.

        They are given once.
        """
        try:
            flat_page, kind_page = self._complex.pop((table.page, column.complex_id))
            flat = definition(self._pages, flat_page)
            typed = {c.name.lower() for c in definition(self._pages, kind_page).columns}
        except (KeyError, DamagedError):
            return None
        columns = [c for c in flat.columns if c.name.lower() in typed]
        links = [c for c in flat.columns if c.name.lower() not in typed and not c.automatic]
        if not links or not columns:
            return None
        data = next((c for c in columns if c.kind == OLE), None)
        name = flat.column(_FILE_NAME) or next((c for c in columns if c.kind == TEXT), None)
        shown, codes = self._shown(
            flat, [links[0], *(c for c in columns if data is None or c is name)]
        )
        return Values(shown=shown, table=flat, data=data, name=name, codes=codes)

    def _shown(
        self, flat: Definition, columns: list[Column]
    ) -> tuple[dict[str, str], tuple[str, ...]]:
        """Number in the first column -> what stands in the others, and codes."""
        stored = StoredTable(self._pages, flat)
        found: dict[str, list[str]] = {}
        count = 0
        for frame in stored.frames(columns):
            for link, *cells in frame.iter_rows():
                if link is not None:
                    found.setdefault(link, []).append(" ".join(cell for cell in cells if cell))
            count += frame.height
            if count > _VALUES_LIMIT:
                return {link: "; ".join(parts) for link, parts in found.items()}, ("too_large",)
        return {link: "; ".join(parts) for link, parts in found.items()}, stored.codes

    def _cells(self, system: str, wanted: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        """Rows of a system table, as far as they can be read; `codes` tells of the rest."""
        if system not in self._system:
            return
        try:
            yield from self._rows(self._system[system], wanted)
        except DamagedError:
            self.codes.append("damaged")

    def _rows(self, page: int, wanted: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        """Some columns of a table, null as "". Raises DamagedError where one is missing."""
        table = definition(self._pages, page)
        columns = [column for column in map(table.column, wanted) if column is not None]
        if len(columns) < len(wanted):
            raise DamagedError
        stored = StoredTable(self._pages, table)
        for frame in stored.frames(columns):
            for row in frame.iter_rows():
                yield tuple(cell or "" for cell in row)
        self.codes += stored.codes


def _number(cell: str) -> int:
    """A whole number in a cell; 0 where there is none."""
    return int(cell) if cell.removeprefix("-").isdecimal() else 0
