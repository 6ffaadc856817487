"""Which key columns hold values of which others: from sketches first, then value by value.

A sketch is the part of a column's values whose hashes are least, of each column about as many. The
exact count looks only at columns that a sketch or a word proposes, and of more than some millions
of values at an even part. Equal values lie in one part of a shelf, so that each part is counted by
itself and memory is bounded by one part.
"""

from __future__ import annotations

from collections.abc import Collection

import polars as pl

from pipelines.shelves import Shelf

_SKETCH = 512
"""Values of each column in its sketch, on average."""

_EXACT = 8_000_000
"""Values of all columns together that are compared one by one."""

_ALL = float(1 << 64)
_SIZES = pl.Schema(
    {"unit": pl.UInt64, "rows": pl.Int64, "named": pl.Int64, "distinct": pl.Int64,
     "pairs": pl.Int64}
)  # fmt: skip
_MET = pl.Schema({"seeker": pl.UInt64, "holder": pl.UInt64, "n": pl.Int64})
_COUNT = pl.Schema({"unit": pl.UInt64, "n": pl.Int64})


def units_of(rows: Shelf, about: pl.DataFrame) -> pl.DataFrame:
    """The key columns: `about` with rows, distinct, fan, named; sorted by what tells them.

    rows: of `KEY_ROW`. about: unit and what tells each of the columns wanted. distinct: different
    values. fan: different names (or records without one) for each value. named: rows that have a
    name.
    """
    sizes = [_sizes(part, about["unit"]) for part in rows.parts()]
    found = _summed(sizes, _SIZES, "unit").join(about, on="unit")
    fan = pl.col("pairs") / pl.col("distinct")
    return found.with_columns(fan=fan).drop("pairs").sort("source", "table", "column", "header")


def _sizes(part: pl.LazyFrame, units: pl.Series) -> pl.DataFrame:
    ours = part.filter(pl.col("unit").is_in(units.implode()))
    met = ours.group_by("unit", "value", "who").agg(rows=pl.len(), named=pl.col("named").sum())
    each = met.group_by("unit", "value").agg(pl.col("rows", "named").sum(), pairs=pl.len())
    return (
        each.group_by("unit")
        .agg(pl.col("rows", "named", "pairs").sum(), distinct=pl.len())
        .collect(engine="streaming")
    )


def estimated(rows: Shelf, units: pl.DataFrame) -> pl.DataFrame:
    """seeker, holder, inside: the part 0..1 of a column's sketch that another column holds too."""
    limits = units.lazy().select("unit", limit=(_SKETCH / pl.col("distinct")).clip(0.0, 1.0))
    sizes, met = [], []
    for part in rows.parts():
        held = part.select("unit", "value").unique().collect(engine="streaming")
        sketch = (
            held.lazy()
            .join(limits, on="unit")
            .filter(pl.col("value").cast(pl.Float64) / _ALL <= pl.col("limit"))
            .select("unit", "value")
            .collect(engine="streaming")
        )
        sizes.append(sketch.group_by("unit").agg(n=pl.len()))
        met.append(
            held.lazy()
            .rename({"unit": "holder"})
            .join(sketch.lazy().rename({"unit": "seeker"}), on="value")
            .filter(pl.col("holder") != pl.col("seeker"))
            .group_by("seeker", "holder")
            .agg(n=pl.len())
            .collect(engine="streaming")
        )
    size = _summed(sizes, _COUNT, "unit").rename({"unit": "seeker", "n": "size"})
    return (
        _summed(met, _MET, "seeker", "holder")
        .join(size, on="seeker")
        .select("seeker", "holder", inside=pl.col("n") / pl.col("size"))
    )


def counted(rows: Shelf, units: pl.DataFrame, pairs: pl.DataFrame) -> pl.DataFrame:
    """seeker, holder, mine, theirs, common: different values of two columns, and of both.

    pairs: seeker, holder. Exact up to `_EXACT` values in all the columns, scaled up beyond.
    """
    wanted = pl.concat([pairs["seeker"], pairs["holder"].rename("seeker")]).unique()
    sizes = units.filter(pl.col("unit").is_in(wanted.implode()))["distinct"].sum()
    share = min(1.0, _EXACT / max(1, int(sizes)))
    size, both = [], []
    for part in rows.parts():
        held = _held(part, wanted, share)
        size.append(held.group_by("unit").agg(n=pl.len()))
        both.append(_common(held, pairs))
    each = _summed(size, _COUNT, "unit")
    scaled = ((pl.col("mine", "theirs", "common") / share).round()).cast(pl.Int64)
    return (
        pairs.join(_summed(both, _MET, "seeker", "holder"), on=["seeker", "holder"], how="left")
        .rename({"n": "common"})
        .join(each.rename({"unit": "seeker", "n": "mine"}), on="seeker", how="left")
        .join(each.rename({"unit": "holder", "n": "theirs"}), on="holder", how="left")
        .with_columns(pl.col("common", "mine", "theirs").fill_null(0))
        .with_columns(scaled)
    )


def _held(part: pl.LazyFrame, wanted: pl.Series, share: float) -> pl.DataFrame:
    values = part.filter(pl.col("unit").is_in(wanted.implode())).select("unit", "value")
    if share < 1.0:
        values = values.filter(pl.col("value").cast(pl.Float64) / _ALL <= share)
    return values.unique().collect(engine="streaming")


def _common(held: pl.DataFrame, pairs: pl.DataFrame) -> pl.DataFrame:
    """seeker, holder, n: the values of both columns of each pair."""
    return (
        pairs.lazy()
        .join(held.lazy().rename({"unit": "seeker"}), on="seeker")
        .join(held.lazy().rename({"unit": "holder"}), on=["holder", "value"], how="semi")
        .group_by("seeker", "holder")
        .agg(n=pl.len())
        .collect(engine="streaming")
    )


def _summed(parts: Collection[pl.DataFrame], schema: pl.Schema, *by: str) -> pl.DataFrame:
    """The sums over the parts."""
    kept = [part.select(list(schema)).cast(dict(schema)) for part in parts]  # type: ignore[arg-type]
    return pl.concat(kept).group_by(by).agg(pl.exclude(by).sum())
