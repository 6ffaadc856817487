"""Lists of "address:password" lines, which come as a grid of one column."""

from __future__ import annotations

import polars as pl

_LINE = r"^\s*(?P<a>[^\s@:;|,]+@[^\s@:;|,]+[.][A-Za-z]{2,24})\s*[:;|,]\s*(?P<b>\S.*?)\s*$"


def is_combolist(grid: pl.DataFrame) -> bool:
    """Whether a grid is one column of such lines, by its first thousand filled cells."""
    if grid.width != 1:
        return False
    lines = grid.to_series().drop_nulls().head(1_000)
    return len(lines) > 0 and lines.str.contains(_LINE).sum() >= 0.6 * len(lines)


def parted(grid: pl.DataFrame) -> pl.DataFrame:
    """A grid of one column with the two parts of every line in columns of their own.

    A line of another form stays whole in the first column.
    """
    line = pl.nth(0)
    groups = line.str.extract_groups(_LINE)
    return grid.select(
        pl.coalesce(groups.struct.field("a"), line).alias("0"),
        groups.struct.field("b").alias("1"),
    )
