"""Cells too long to be searched in the memory of a worker: cut, and that is said."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import polars as pl

from pipelines.blocks import Table

CELL_LIMIT = 32 << 20
"""Bytes of a cell above which only so many characters of it are kept."""


def bounded(table: Table, note: Callable[[str], None]) -> Table:
    """The table with every cell within the limit; `note` gets the place of each that was cut.

    Rows and columns of a place count from 1, as people count them.
    """

    def batches() -> Iterator[pl.DataFrame]:
        row = table.first_row
        for batch in table.batches:
            columns = _long(batch)
            for column in columns:
                for at in (batch[column].str.len_bytes() > CELL_LIMIT).arg_true():
                    where = f"row {row + at + 1}, column {int(column) + 1}"
                    note(f"{table.place}, {where}" if table.place else where)
            yield batch.with_columns(pl.col(columns).str.head(CELL_LIMIT)) if columns else batch
            row += batch.height

    return replace(table, batches=batches())


def _long(batch: pl.DataFrame) -> list[str]:
    """Columns with a cell above the limit."""
    if not batch.height or not batch.width:
        return []
    longest = batch.select(pl.all().str.len_bytes().max()).row(0)
    return [
        name
        for name, size in zip(batch.columns, longest, strict=True)
        if size is not None and size > CELL_LIMIT
    ]
