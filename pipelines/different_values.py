"""How many different values columns hold, estimated in one pass and in bounded memory.

A column's values are hashes. Of each of 16,384 parts of them the longest run of leading zeros is
kept; few are that long unless there are many values (HyperLogLog, with the correction for small
numbers of Qin, Kim and Tung, "LogLog-Beta and More", 2016). The error is about 0.8 %.
"""

from __future__ import annotations

import math

import polars as pl

_BITS = 14
_PARTS = 1 << _BITS
_ALPHA = 0.7213 / (1 + 1.079 / _PARTS)
_BETA = (0.070471823, 0.17393686, 0.16339839, -0.09237745, 0.03738027, -0.005384159, 0.00042419)
_EMPTY = -0.370393911


def different(rows: pl.LazyFrame) -> pl.DataFrame:
    """unit, different: how many different values each column has, UInt32.

    rows: unit; value, a hash of 64 bits. Memory grows with the number of units, not of rows.
    """
    value = pl.col("value")
    rest = value % (1 << (64 - _BITS)) * _PARTS + (_PARTS - 1)
    longest = (
        rows.select(
            "unit", part=value // (1 << (64 - _BITS)), zeros=rest.bitwise_leading_zeros() + 1
        )
        .group_by("unit", "part")
        .agg(pl.col("zeros").max())
        .collect(engine="streaming")
    )
    told = longest.group_by("unit").agg(
        full=pl.len(), share=(-pl.col("zeros").cast(pl.Float64) * math.log(2)).exp().sum()
    )
    empty = float(_PARTS) - pl.col("full")
    log = (empty + 1).log()
    beta = _EMPTY * empty
    for power, weight in enumerate(_BETA, 1):
        beta = beta + weight * log**power
    count = _ALPHA * _PARTS * pl.col("full") / (beta + empty + pl.col("share"))
    return told.select("unit", different=count.round().cast(pl.UInt32))
