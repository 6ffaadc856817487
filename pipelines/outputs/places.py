"""Where people and their information were found: sources by people and by element."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from pipelines.outputs.summary import Place
from pipelines.tables.combine import MADE_OF

if TYPE_CHECKING:
    from collections.abc import Mapping

ID_SHOWN = 10
"""Characters of a source id that the outputs show: enough to find it in `sources.csv`."""


def found(records: pl.LazyFrame, individuals: pl.DataFrame) -> pl.DataFrame:
    """Count, for every source and element, the people affected who have it or a part of it there.

    records: RECORDS. individuals: INDIVIDUALS. Returns columns `source` (id), `element`, `people`
    (Int64), sorted by source and element; only elements that the person has exposed.
    """
    people = (
        individuals.lazy()
        .filter(pl.col("triggers").list.len() > 0)
        .select("individual_id", "elements", pl.col("members").alias("id"))
    )
    parts = pl.LazyFrame(
        [(part, made) for made, parts in MADE_OF.items() for part in parts],
        schema={"element": pl.String, "made": pl.String},
        orient="row",
    )
    seen = (
        records.select("id", "source", "exposures")
        .explode("exposures", empty_as_null=False, keep_nulls=False)
        .unnest("exposures")
        .filter(pl.col("protection").fill_null("none") == "none")
        .select("id", "source", "element")
        .unique()
    )
    told = pl.concat([seen, seen.join(parts, on="element").select("id", "source", element="made")])
    return (
        people.explode("id", empty_as_null=False, keep_nulls=False)
        .join(told, on="id")
        .filter(pl.col("element").is_in(pl.col("elements")))
        .group_by("source", "element")
        .agg(people=pl.col("individual_id").n_unique().cast(pl.Int64))
        .sort("source", "element")
        .collect()
    )


def places(
    individuals: pl.DataFrame, sources: pl.DataFrame, by_element: pl.DataFrame | None
) -> tuple[Place, ...]:
    """List the sources with affected people, those with most first; by_element: from `found`."""
    people = (
        individuals.filter(pl.col("triggers").list.len() > 0)
        .select("individual_id", pl.col("sources").list.eval(pl.element().struct["path"]))
        .explode("sources")
        .group_by(pl.col("sources").alias("path"))
        .agg(pl.col("individual_id").n_unique().alias("people"))
        .join(sources.sort("id").unique("path", keep="first"), on="path")
        .sort(-pl.col("people").cast(pl.Int64), "id")
    )
    elements = _elements(by_element)
    columns = ("id", "media_type", "status", "people")
    return tuple(
        Place(
            source=id_[:ID_SHOWN],
            media_type=media_type,
            status=status,
            people=number,
            elements=elements.get(id_, {}),
        )
        for id_, media_type, status, number in people.select(columns).iter_rows()
    )


def _elements(by_element: pl.DataFrame | None) -> dict[str, Mapping[str, int]]:
    listed: dict[str, dict[str, int]] = {}
    if by_element is not None:
        for source, element, people in by_element.select("source", "element", "people").iter_rows():
            listed.setdefault(source, {})[element] = people
    return dict(listed)
