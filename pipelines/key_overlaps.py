"""Which key columns hold values of which others: from sketches first, then value by value.

A sketch is the part of a column's values whose hashes are least, of each column about as many.
Memory is bounded by the number of columns for the sketches; the exact count looks only at columns
that a sketch or a word proposes, and of more than some millions of values at an even part.
"""

from __future__ import annotations

import polars as pl

from pipelines.key_columns import ABOUT

_SKETCH = 512
"""Values of each column in its sketch, on average."""

_EXACT = 8_000_000
"""Values of all columns together that are compared one by one."""

_FEW = 1_000
"""Rows of a column whose values are counted one by one: of four values an estimate may see three,
and make a column of codes of one that names people."""

_ALL = float(1 << 64)


def units_of(rows: pl.LazyFrame) -> pl.DataFrame:
    """The key columns: unit, `ABOUT`, rows, distinct, fan, named; sorted by what tells them.

    rows: as `keyed` gives them. distinct: different values, an estimate where there are more rows
    than `_FEW`. fan: different names (or records without one) for each value. named: rows that
    have a name.
    """
    pair = pl.struct("value", "who").hash(15)
    found = (
        rows.group_by("unit")
        .agg(
            *(pl.col(name).first() for name in ABOUT if name not in {"shape", "declared"}),
            pl.col("shape", "declared").drop_nulls().min(),
            rows=pl.len(),
            distinct=pl.col("value").approx_n_unique(),
            pairs=pair.approx_n_unique(),
            named=pl.col("named").sum(),
        )
        .collect(engine="streaming")
    )
    few = found.filter(pl.col("rows") <= _FEW)["unit"]
    exact = (
        rows.filter(pl.col("unit").is_in(few.implode()))
        .group_by("unit")
        .agg(distinct=pl.col("value").n_unique(), pairs=pair.n_unique())
        .collect(engine="streaming")
    )
    found = found.update(exact, on="unit")
    fan = (pl.col("pairs") / pl.col("distinct")).clip(1.0)
    return found.with_columns(fan=fan).drop("pairs").sort("source", "table", "column", "header")


def estimated(rows: pl.LazyFrame, units: pl.DataFrame) -> pl.DataFrame:
    """seeker, holder, inside: the part 0..1 of a column's sketch that another column holds too."""
    part = (_SKETCH / pl.col("distinct")).clip(0.0, 1.0)
    limits = units.select("unit", limit=part)
    sketch = (
        rows.select("unit", "value")
        .join(limits.lazy(), on="unit")
        .filter(pl.col("value").cast(pl.Float64) / _ALL <= pl.col("limit"))
        .select("value", seeker="unit")
        .unique()
        .collect(engine="streaming")
    )
    sizes = sketch.group_by("seeker").agg(size=pl.len())
    met = (
        rows.select("value", holder="unit")
        .join(sketch.lazy(), on="value")
        .filter(pl.col("holder") != pl.col("seeker"))
        .unique()
        .group_by("seeker", "holder")
        .agg(met=pl.len())
        .collect(engine="streaming")
    )
    return met.join(sizes, on="seeker").select(
        "seeker", "holder", inside=pl.col("met") / pl.col("size")
    )


def counted(rows: pl.LazyFrame, units: pl.DataFrame, pairs: pl.DataFrame) -> pl.DataFrame:
    """seeker, holder, mine, theirs, common: different values of two columns, and of both.

    pairs: seeker, holder. Exact up to `_EXACT` values in all the columns, scaled up beyond.
    """
    wanted = pl.concat([pairs["seeker"], pairs["holder"].rename("seeker")]).unique()
    sizes = units.filter(pl.col("unit").is_in(wanted.implode()))["distinct"].sum()
    part = min(1.0, _EXACT / max(1, int(sizes)))
    values = rows.filter(pl.col("unit").is_in(wanted.implode())).select("unit", "value")
    if part < 1.0:
        values = values.filter(pl.col("value").cast(pl.Float64) / _ALL <= part)
    held = values.unique().collect(engine="streaming")
    size = held.group_by("unit").agg(n=pl.len())
    both = (
        pairs.lazy()
        .join(held.lazy().rename({"unit": "seeker"}), on="seeker")
        .join(held.lazy().rename({"unit": "holder"}), on=["holder", "value"], how="semi")
        .group_by("seeker", "holder")
        .agg(common=pl.len())
        .collect(engine="streaming")
    )
    scaled = ((pl.col("mine", "theirs", "common") / part).round()).cast(pl.Int64)
    return (
        pairs.join(both, on=["seeker", "holder"], how="left")
        .join(size.rename({"unit": "seeker", "n": "mine"}), on="seeker", how="left")
        .join(size.rename({"unit": "holder", "n": "theirs"}), on="holder", how="left")
        .with_columns(pl.col("common", "mine", "theirs").fill_null(0))
        .with_columns(scaled)
    )
