"""Pairs of mentions that share a value, without comparing everything with everything."""

from __future__ import annotations

import polars as pl

_WIDEST = 40
"""Different names under one value, above which it is a placeholder."""

_BLOCK = 150
"""Mentions under one value, above which only the first is compared with the others."""


def once(rows: pl.DataFrame, *columns: str) -> pl.DataFrame:
    """The rows in the order of these columns, the first of each combination."""
    # Sorted rows are told from their neighbors in a quarter of the time of a hash table.
    ordered = rows.sort(columns, maintain_order=True)
    other = pl.any_horizontal(pl.col(name).ne_missing(pl.col(name).shift()) for name in columns)
    return ordered.filter(other | (pl.int_range(pl.len()) == 0))


def pairs_of(rows: pl.DataFrame, *, every: bool) -> pl.DataFrame:
    """kind, a, b, one, two: pairs of nodes under one value, with the variants of their names."""
    forms = once(rows.select("value", "variant"), "value", "variant")
    forms = forms.group_by("value", maintain_order=True).agg(variants=pl.len())
    rows = rows.sort("value").with_columns(mentions=pl.len().over("value"))
    few = forms.filter(pl.col("variants") <= _WIDEST)
    rows = rows.filter(pl.col("mentions") > 1).join(few, on="value", how="semi")
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
    return both.filter(pl.col("a") < pl.col("b")).unique(["kind", "a", "b"])
