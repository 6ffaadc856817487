"""The lists of what came in and of what was not read, for `sources.csv` and `exceptions.csv`."""

from __future__ import annotations

import polars as pl

from pipelines.blocks import EXCEPTIONS


def sources(found: pl.DataFrame, individuals: pl.DataFrame) -> pl.DataFrame:
    """SOURCES and beside each the number of affected people found in it.

    found: SOURCES. individuals: INDIVIDUALS. Sorted by path.
    """
    people = (
        individuals.filter(pl.col("triggers").list.len() > 0)
        .select("individual_id", pl.col("sources").list.eval(pl.element().struct["path"]))
        .explode("sources")
        .group_by(pl.col("sources").alias("path"))
        .agg(pl.col("individual_id").n_unique().alias("people"))
    )
    return (
        found.join(people, on="path", how="left")
        .with_columns(pl.col("people").fill_null(0))
        .drop("modified")
        .sort("path", "id")
    )


def exceptions(sources: pl.DataFrame) -> pl.DataFrame:
    """One row per part that was not read; a source without listed parts has one row of its own."""
    meaning = pl.col("code").replace_strict(EXCEPTIONS, default=None)
    place = pl.col("places").list.eval(pl.element().str.split_exact(" at ", 1))
    return (
        sources.filter(pl.col("status") != "read")
        .select("id", "path", "media_type", "status", "code", place)
        .explode("places", empty_as_null=True)
        .with_columns(
            pl.coalesce(pl.col("places").struct["field_0"], "code").alias("code"),
            pl.col("places").struct["field_1"].alias("place"),
        )
        .drop("places")
        .with_columns(meaning.alias("meaning"))
        .sort("path", "id", "place")
    )
