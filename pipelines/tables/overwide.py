"""Rows far wider than the rest of their grid: running text, or a quote that was forgotten.

Commas of a sentence are no columns. What stands far beyond the usual width is put together again
and read as one cell of text, instead of as thousands of columns that hold one word each.
"""

from __future__ import annotations

import polars as pl

_LEAST = 200
"""Columns beyond the usual width from which on a row is not a row of the table."""

_MOST_SHARE = 20


def usual_width(batch: pl.DataFrame) -> int:
    """How many columns of a grid stay as they are; all of them unless a few rows are far wider.

    batch: the first batch, String columns; null is a cell without content.
    """
    if batch.width <= _LEAST:
        return batch.width
    last = pl.max_horizontal(
        pl.when(pl.col(name).is_not_null()).then(pl.lit(at + 1, pl.UInt32))
        for at, name in enumerate(batch.columns)
    )
    widths = batch.select(last).to_series().drop_nulls().sort()
    if widths.is_empty():
        return batch.width
    kept = int(widths[(len(widths) - 1) // 2]) + _LEAST
    wider = int((widths > kept).sum())
    few = len(widths) > 1 and wider <= max(1, len(widths) // _MOST_SHARE)
    return kept if wider and few else batch.width


def folded(batch: pl.DataFrame, width: int) -> pl.DataFrame:
    """The grid with what stands beyond the first `width` columns as one more column of text."""
    if batch.width <= width:
        return batch
    beyond = pl.concat_str(batch.columns[width:], separator=", ", ignore_nulls=True)
    rest = pl.when(beyond != "").then(beyond).alias(str(width))
    return batch.select(*batch.columns[:width], rest)
