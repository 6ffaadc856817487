"""Lists of "address:password" lines, which come as a grid of one column."""

from __future__ import annotations

import polars as pl

_LINE = r"^\s*(?P<a>[^\s@:;|,]+@[^\s@:;|,]+[.][A-Za-z]{2,24})\s*[:;|,]\s*(?P<b>\S.*?)\s*$"


def parted(grid: pl.DataFrame) -> pl.DataFrame:
    """The grid with the two parts of every line in columns of their own.

    A grid that is wider, or where most lines have another form, comes back as it is; a line of
    another form stays whole in the first column.
    """
    if grid.width != 1 or grid.is_empty():
        return grid
    line = pl.nth(0)
    share = grid.select(line.drop_nulls().head(1_000).str.contains(_LINE).mean()).item()
    if share is None or share < 0.6:
        return grid
    groups = line.str.extract_groups(_LINE)
    return grid.select(
        pl.coalesce(groups.struct.field("a"), line).alias("0"),
        groups.struct.field("b").alias("1"),
    )
