"""Questions a person should look at: two individuals who may be one, and why they stay apart."""

from __future__ import annotations

import polars as pl

from pipelines.resolution.comparisons import PRIOR

_DOUBT = 12.0
"""Bits from which two groups are worth a question; certainty begins about five bits later."""

_SCHEMA = pl.Schema(
    {"person": pl.UInt32, "other": pl.UInt32, "weight": pl.Float64, "because": pl.String}
)


def reviews(pairs: pl.DataFrame) -> pl.DataFrame:
    """person, other, weight, because: open questions, each once from either side, heaviest first.

    pairs: as `comparisons.compared`, of the groups as they ended. weight: bits over the chance
    that any two are one person. because: what speaks against, without any value.
    """
    given = pl.col("given_strength")
    named = given.is_null() | (given >= 1) | pl.col("garbled") | pl.col("ssn")
    asked = pairs.filter(
        (pl.col("weight") >= _DOUBT)
        & named.fill_null(value=False)
        & (pl.col("suffix") != "differs")
    )
    against = _against()
    told = asked.select(
        "a",
        "b",
        weight=(pl.col("weight") + PRIOR).round(1),
        because=pl.when(against == "").then(pl.lit("too little in common")).otherwise(against),
    )
    both = pl.concat(
        [
            told.select("weight", "because", person="a", other="b"),
            told.select("weight", "because", person="b", other="a"),
        ]
    ).select(_SCHEMA.names())
    return both.cast(_SCHEMA).sort("person", "weight", "other", descending=[False, True, False])


def _against() -> pl.Expr:
    """What speaks against two groups being one person, in words."""
    given = pl.col("given_strength")
    return pl.concat_str(
        pl.when(pl.col("number").is_in(["differs", "half"])).then(
            pl.lit("different Social Security numbers")
        ),
        pl.when(pl.col("born").is_in(["differs", "close", "near"])).then(
            pl.lit("different birth dates")
        ),
        pl.when(pl.col("middle") == "differs").then(pl.lit("different middle names")),
        pl.when(given.is_null()).then(pl.lit("first name missing")),
        pl.when(given <= 1).then(pl.lit("different first names")),
        pl.when(pl.col("family_strength") <= 1).then(pl.lit("different family names")),
        pl.when(pl.col("home") == "differs").then(pl.lit("different addresses")),
        separator=", ",
        ignore_nulls=True,
    )
