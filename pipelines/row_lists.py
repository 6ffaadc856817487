"""Many struct columns to one list per row.

Polars' own way (`concat_list` and `drop_nulls`) takes six microseconds a row for structs; sorting
the values that there are by row takes a third of one.
"""

from __future__ import annotations

from collections.abc import Iterable

import polars as pl


def lists_by_row(
    rows: pl.Series, parts: Iterable[tuple[pl.Series, pl.Series]], dtype: pl.Struct
) -> pl.Series:
    """A list of structs for each of `rows`, empty where nothing belongs to it.

    rows: distinct row numbers. parts: (row numbers, structs of the dtype) of the same length each,
    a null struct is nothing; the lists keep the order of the parts.
    """
    long = [
        pl.DataFrame([at.alias("row"), structs.cast(dtype).alias("held")]).drop_nulls("held")
        for at, structs in parts
    ]
    empty = pl.lit([], dtype=pl.List(dtype))
    frame = rows.alias("row").to_frame()
    if not any(part.height for part in long):
        return frame.select(held=empty).to_series().new_from_index(0, frame.height)
    if len(long) == 1 and long[0]["row"].equals(rows):
        return long[0].select(pl.concat_list("held")).to_series()
    grouped = pl.concat(long).sort("row", maintain_order=True)
    held = grouped.group_by("row", maintain_order=True).agg("held")
    joined = frame.join(held, on="row", how="left", maintain_order="left")
    return joined.select(pl.coalesce("held", empty)).to_series()
