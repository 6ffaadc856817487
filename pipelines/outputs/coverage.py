"""What share of the evidence was read, and the most that the rest could add."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

if TYPE_CHECKING:
    from collections.abc import Mapping

STATUSES = ("read", "partial", "exception")

_DEEPEST = 12
"""Containers around a source that are followed; more than the limit of the readers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unopened:
    """Sources of one media type that were not read at all.

    people: an estimate, from the people affected per byte in what was read of this type; null
    where nothing of it was read. It is no limit, and counts people who are listed already.
    """

    media_type: str
    sources: int
    bytes: int
    people: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """What was read of the evidence. Copies count once.

    bytes, pieces: status (read, partial, exception) -> how many. A container counts without what
    was taken out of it. Pieces are sheets, tables, pages, messages, texts and parts not read.
    short: unit (rows, messages, pages, …) -> how many the sources say they hold beyond what was
    read.
    unopened: most bytes first.
    """

    bytes: Mapping[str, int]
    pieces: Mapping[str, int]
    short: Mapping[str, int]
    unopened: tuple[Unopened, ...]


def coverage(sources: pl.DataFrame, pieces: pl.DataFrame, individuals: pl.DataFrame) -> Coverage:
    """Count SOURCES and PIECES, and estimate from the affected INDIVIDUALS."""
    single = sources.filter(pl.col("duplicate_of").is_null() & (pl.col("status") != "excluded"))
    inside = single.group_by(id="parent").agg(held=pl.col("size").sum()).drop_nulls("id")
    own = single.join(inside, on="id", how="left").with_columns(
        size=(pl.col("size").fill_null(0) - pl.col("held").fill_null(0)).clip(lower_bound=0)
    )
    listed = pieces.filter(~pl.col("kind").is_in(["whole", "key", "tried", "more"]))
    missing = (
        pieces.with_columns(gap=pl.col("expected") - pl.col("read"))
        .filter(pl.col("gap") > 0)
        .group_by("unit")
        .agg(pl.col("gap").sum())
        .sort("unit")
    )
    return Coverage(
        bytes=_by_status(own.group_by("status").agg(pl.col("size").sum())),
        pieces=_by_status(listed.group_by("status").len()),
        short={str(unit): int(gap) for unit, gap in missing.iter_rows()},
        unopened=_unopened(own, _density(single, individuals)),
    )


def _unopened(own: pl.DataFrame, density: pl.DataFrame) -> tuple[Unopened, ...]:
    found = (
        own.filter((pl.col("status") == "exception") & (pl.col("size") > 0))
        .group_by(pl.col("media_type").fill_null("application/octet-stream"))
        .agg(pl.len(), pl.col("size").sum())
        .join(density, on="media_type", how="left")
        .with_columns(people=(pl.col("size") * pl.col("density")).ceil().cast(pl.Int64))
        .sort("size", "media_type", descending=[True, False])
    )
    rows = found.select("media_type", "len", "size", "people").iter_rows()
    return tuple(
        Unopened(media_type=kind, sources=number, bytes=size, people=people)
        for kind, number, size, people in rows
    )


def _density(sources: pl.DataFrame, individuals: pl.DataFrame) -> pl.DataFrame:
    """People affected per byte of the sources of each media type that were read.

    Columns `media_type`, `density`. A container is credited with the people in its members.
    """
    people = (
        individuals.filter(pl.col("triggers").list.len() > 0)
        .select("individual_id", pl.col("sources").list.eval(pl.element().struct["path"]))
        .explode("sources", empty_as_null=True)
        .rename({"sources": "path"})
        .join(sources.select("path", "id"), on="path")
    )
    found = [people.select("individual_id", "id")]
    parents = sources.select("id", "parent").drop_nulls()
    for _ in range(_DEEPEST):
        outer = found[-1].join(parents, on="id").select("individual_id", id="parent")
        if outer.is_empty():
            break
        found.append(outer)
    read = sources.filter((pl.col("status") == "read") & (pl.col("size") > 0))
    named = (
        pl.concat(found)
        .join(read.select("id", "media_type"), on="id")
        .group_by("media_type")
        .agg(people=pl.col("individual_id").n_unique())
    )
    return (
        read.group_by("media_type")
        .agg(pl.col("size").sum())
        .join(named, on="media_type", how="left")
        .select("media_type", density=pl.col("people").fill_null(0) / pl.col("size"))
    )


def _by_status(counted: pl.DataFrame) -> dict[str, int]:
    found = dict(counted.iter_rows())
    return {status: int(found.get(status, 0)) for status in STATUSES}
