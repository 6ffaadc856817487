"""Pairs of mentions that share a value, without comparing everything with everything."""

from __future__ import annotations

import polars as pl

_WIDEST = 40
"""Different names under one value, above which it is a placeholder."""

_BLOCK = 150
"""Mentions under one value, above which only the first is compared with the others."""


def pairs_of(rows: pl.DataFrame, *, every: bool) -> pl.DataFrame:
    """kind, a, b, one, two: pairs of nodes under one value, with the variants of their names."""
    counts = rows.group_by("value").agg(variants=pl.col("variant").n_unique(), mentions=pl.len())
    few = counts.filter(pl.col("variants") <= _WIDEST)
    rows = rows.join(few.filter(pl.col("mentions") > 1), on="value")
    wide = pl.col("mentions") > (_BLOCK if every else 2)
    crowd = rows.filter(wide).sort("node")
    first = crowd.unique(["value", "variant"], keep="first", maintain_order=True)
    stars = first.select("kind", "value", one="variant", a="node").join(
        crowd.select("value", one="variant", two="variant", b="node"), on=["value", "one"]
    )
    among = pl.concat([first, rows.filter(~wide)])
    crossed = among.select("kind", "value", one="variant", a="node").join(
        among.select("value", two="variant", b="node"), on="value"
    )
    columns = ["kind", "a", "b", "one", "two"]
    both = pl.concat([stars.select(columns), crossed.select(columns)])
    return both.filter(pl.col("a") < pl.col("b")).unique()
