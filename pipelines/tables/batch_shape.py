"""How the first batch of a table lies, and every batch of it made to hold a person a row.

Rows wider than the rest, banners between rows, fields stacked in a cell, combo lists, columns of
two things and vectors of many columns are seen in the first batch and undone in all.
"""

from __future__ import annotations

import polars as pl

from pipelines.tables.combolist import is_combolist
from pipelines.tables.combolist import parted as combos
from pipelines.tables.names_above import NamesAbove
from pipelines.tables.overwide import folded, usual_width
from pipelines.tables.paired_columns import Pair, headed, pairs_in, parted
from pipelines.tables.vector_columns import Vector, in_one_cell, under_one_name, vectors_in


class BatchShape:
    """The shape of one table; batches are given in their order, each once.

    header: the names of the columns; null where the reader found none. After the first batch it
    names the columns of what `of` gives.
    """

    def __init__(self, header: tuple[str, ...] | None) -> None:
        self.header = header
        self._begun = False
        self._double = list[Pair]()
        self._vectors = list[Vector]()
        self._grid: _GridShape | None = None

    def of(self, whole: pl.DataFrame) -> pl.DataFrame:
        """The batch with as many rows, its columns by position."""
        first, self._begun = not self._begun, True
        if first:
            self._vectors = vectors_in(self.header, whole)
            self.header = self.header and under_one_name(self.header, self._vectors)
        whole = in_one_cell(whole, self._vectors, first=first)
        if first and self.header is None:
            self._grid = _GridShape(whole)
        batch = whole if self._grid is None else self._grid.of(whole)
        if self._grid is not None and self._grid.combos:
            return combos(batch)
        if first:
            self._double = pairs_in(self.header, batch)
        if first and self.header is not None and self._double:
            self.header = headed(self.header, self._double, batch.width)
        return parted(batch, self._double, first=first)


class _GridShape:
    """How a grid without a header of its own lies, by its first batch.

    combos: its lines are each a login.
    """

    def __init__(self, first: pl.DataFrame) -> None:
        self._width = usual_width(first)
        batch = folded(first, self._width)
        self.combos = is_combolist(batch)
        self._above = NamesAbove(batch)

    def of(self, whole: pl.DataFrame) -> pl.DataFrame:
        """The batch with every row of its people's own, folded to the usual width."""
        return self._above.beside(folded(whole, self._width))
