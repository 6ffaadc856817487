"""Records without a name in a document that is about one person: a laboratory's table, a chart."""

from __future__ import annotations

import polars as pl

from pipelines.model import LINKS, conform

_ABOUT_A_PATIENT = ["medical", "health_insurance", "genetic"]
"""What a document tells of its subject without repeating the name; a number may be another's."""

_SCORE = 0.6
_MOST = 60
"""More records than this without a name, and the source is a table and no document."""


def sole_subject_links(records: pl.LazyFrame) -> pl.DataFrame:
    """LINKS from records without a name to the only subject of their source.

    records: RECORDS. Only what tells of a patient is given, and only where no key could lead
    anywhere; a source that names two subjects, or holds many nameless records, gives nothing.
    """
    name = pl.col("full_name").str.to_lowercase()
    named = (
        records.filter(pl.col("full_name").is_not_null() & (pl.col("role") == "subject"))
        .select("source", "id", name=name)
        .group_by("source")
        .agg(first=pl.col("name").min(), last=pl.col("name").max(), person=pl.col("id").min())
        .filter(pl.col("first") == pl.col("last"))
        .select("source", "person")
        .collect(engine="streaming")
    )
    told = pl.col("exposures").list.eval(pl.element().struct.field("element"))
    nameless = (
        records.filter(pl.col("full_name").is_null() & (pl.col("exposures").list.len() > 0))
        .filter(pl.col("keys").list.len() == 0)
        .filter(told.list.set_difference(pl.lit(_ABOUT_A_PATIENT)).list.len() == 0)
        .filter((pl.col("emails").list.len() == 0) & (pl.col("logins").list.len() == 0))
        .filter(pl.col("role") == "subject")
        .join(named.lazy(), on="source")
    )
    few = nameless.group_by("source").len().filter(pl.col("len") <= _MOST).collect(
        engine="streaming"
    )  # fmt: skip
    found = nameless.join(few.lazy(), on="source", how="semi").select(
        "person",
        record="id",
        column=pl.lit("source"),
        score=pl.lit(_SCORE),
        because=pl.lit("the only person whom the document is about"),
    )
    return conform(found.collect(engine="streaming").sort("record"), LINKS)
