"""The rows of one table of an Access database as batches of strings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

import numpy as np
import polars as pl

from scanner.readers.access_definition import COMPLEX, MEMO, OLE, Column, Definition, usage_map
from scanner.readers.access_long_values import LENGTH, LongValues
from scanner.readers.access_pages import Pages
from scanner.readers.access_rows import Rows, find
from scanner.readers.access_values import Cells, pieces

_CELLS_AT_ONCE = 8192
_PAGES_AT_ONCE = 256
_LONG_AT_ONCE = 32 << 20

Joined = Mapping[int, Mapping[str, str]]
"""Column number -> what its cells stand for: the values that are kept in a table of their own."""


class StoredTable:
    """One pass over the rows of a table.

    codes: what went wrong, once the pass is over; each once.
    """

    def __init__(self, pages: Pages, table: Definition) -> None:
        self._pages, self._table = pages, table
        self._longs = LongValues(pages)
        self._cells = Cells(pages.encoding, self._longs)
        self._lost = self._read = 0
        self._whole = True

    @property
    def codes(self) -> tuple[str, ...]:
        """Codes of what could not be read."""
        short = not self._whole and self._read < self._table.rows
        broken = self._lost or self._cells.broken or self._longs.lost
        named = {
            "truncated": short,
            "rows_lost": broken,
            "bomb": self._longs.left < 0,
            "undecodable": self._cells.undecoded,
        }
        return tuple(code for code, happened in named.items() if happened)

    def frames(
        self, columns: Sequence[Column], joined: Joined | None = None
    ) -> Iterator[pl.DataFrame]:
        """Batches of these columns, named "0", "1", …, every cell a string or null."""
        for rows in self._rows(columns):
            cells = [self._cells.series(rows, c, str(at)) for at, c in enumerate(columns)]
            for at, column in enumerate(columns):
                if column.kind == COMPLEX and joined is not None:
                    known = joined.get(column.number, {})
                    cells[at] = cells[at].replace_strict(
                        list(known), list(known.values()), default=None, return_dtype=pl.String
                    )
            yield pl.DataFrame(cells)

    def objects(self, columns: Sequence[Column]) -> Iterator[tuple[pl.DataFrame, bytes]]:
        """The value of the first column in every row that has one, and the other columns."""
        first, *others = columns
        for rows in self._rows(columns):
            frame = pl.DataFrame(
                [self._cells.series(rows, c, str(at)) for at, c in enumerate(others)]
            )
            for at, cell in enumerate(pieces(rows, rows.places(first))):
                if cell:
                    yield frame[at : at + 1], self._longs.read(cell)

    def _rows(self, columns: Sequence[Column]) -> Iterator[Rows]:
        """Rows by the map of pages; where that falls short, of every page that names the table."""
        numbers, self._whole = usage_map(self._pages, self._table)
        yield from self._on(numbers, columns)
        if not self._whole or self._read < self._table.rows:
            known = set(numbers)
            others = self._pages.owners().get(self._table.page, [])
            yield from self._on([n for n in others if n not in known], columns)

    def _on(self, numbers: Sequence[int], columns: Sequence[Column]) -> Iterator[Rows]:
        step = max(4, min(_PAGES_AT_ONCE, _CELLS_AT_ONCE // max(1, len(columns))))
        for at in range(0, len(numbers), step):
            rows, lost = find(self._pages, self._table, numbers[at : at + step])
            self._lost += lost
            self._read += len(rows)
            if len(rows):
                yield from self._parts(rows, columns)

    def _parts(self, rows: Rows, columns: Sequence[Column]) -> Iterator[Rows]:
        """The rows in pieces whose long values fit into memory together."""
        stated = np.zeros(len(rows), np.int64)
        for column in columns:
            if column.kind in (MEMO, OLE):
                heads = rows.gathered(rows.places(column), 4).view("<u4")[:, 0]
                stated += np.minimum(heads & LENGTH, self._longs.most)
        total = np.cumsum(stated)
        if total[-1] <= _LONG_AT_ONCE:
            yield rows
            return
        cuts = np.flatnonzero(np.diff(total // _LONG_AT_ONCE)) + 1
        edges = [0, *cuts.tolist(), len(rows)]
        for first, last in pairwise(edges):
            yield rows.part(first, last)
