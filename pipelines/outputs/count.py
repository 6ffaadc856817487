"""The numbers of a case, for the summary and the terminal. Counts only, never a value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from detectors.elements import TRIGGERS

if TYPE_CHECKING:
    from collections.abc import Mapping

CONFIRMED, LIKELY = 0.9, 0.6
"""Confidence from which an individual counts as confirmed, and as likely; the rest is possible."""

UNKNOWN = "unknown"
"""Stands for a residency that is not known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """Counts of one case. Mappings are ordered for reading: most people first, then by name.

    individuals: all resolved people, affected or not.
    affected: those with a trigger (information that calls for notice, readable).
    protected_only: those whose listed information was seen only encrypted or hashed.
    confidence: affected by how sure the resolution is: confirmed, likely, possible.
    owed: people by their strongest outcome under any rule: notify, review, do_not_notify.
    outcomes: rule -> outcome -> people.
    elements: element -> people affected who have it exposed.
    combinations: elements joined by one space -> people affected with exactly these.
    residency: state (or "unknown") -> people affected.
    flags: minor, deceased, no_address, conflict -> people affected.
    sources: status -> number; duplicates: sources whose content is that of another.
    tables, rows, pages, characters, bytes: what was read; unread_places: parts not read.
    """

    individuals: int
    affected: int
    protected_only: int
    confidence: Mapping[str, int]
    owed: Mapping[str, int]
    outcomes: Mapping[str, Mapping[str, int]]
    elements: Mapping[str, int]
    combinations: Mapping[str, int]
    residency: Mapping[str, int]
    flags: Mapping[str, int]
    sources: Mapping[str, int]
    duplicates: int
    tables: int
    rows: int
    pages: int
    characters: int
    bytes: int
    unread_places: int


def totals(individuals: pl.DataFrame, decisions: pl.DataFrame, sources: pl.DataFrame) -> Totals:
    """Count INDIVIDUALS, DECISIONS and SOURCES."""
    affected = individuals.filter(pl.col("triggers").list.len() > 0)
    locked = (pl.col("triggers").list.len() == 0) & (pl.col("protected").list.len() > 0)
    own = sources.filter(pl.col("duplicate_of").is_null() & pl.col("parent").is_null())
    return Totals(
        individuals=individuals.height,
        affected=affected.height,
        protected_only=individuals.filter(locked).height,
        confidence=_confidence(affected.get_column("confidence")),
        owed=_outcomes(strongest(decisions)),
        outcomes={
            str(rule[0]): _outcomes(part)
            for rule, part in decisions.sort("rule").group_by("rule", maintain_order=True)
        },
        elements=_tally(affected.get_column("elements").list.unique().explode()),
        combinations=_tally(affected.get_column("elements").list.sort().list.join(" ")),
        residency=_tally(affected.get_column("residency").fill_null(UNKNOWN)),
        flags=_tally(affected.get_column("flags").list.unique().explode()),
        sources=_tally(sources.get_column("status")),
        duplicates=sources.filter(pl.col("duplicate_of").is_not_null()).height,
        tables=_sum(sources, "tables"),
        rows=_sum(sources, "rows"),
        pages=_sum(sources, "pages"),
        characters=_sum(sources, "characters"),
        bytes=_sum(own, "size"),
        unread_places=int(sources.get_column("places").list.len().sum()),
    )


def strongest(decisions: pl.DataFrame) -> pl.DataFrame:
    """Keep, for every individual, the strongest outcome under any rule, sorted by individual.

    A notice owed under one rule is owed; else an open question under one rule is open. Columns
    `individual_id`, `outcome`.
    """
    outcome = pl.col("outcome")
    return (
        decisions.group_by("individual_id")
        .agg(
            pl.when((outcome == "notify").any())
            .then(pl.lit("notify"))
            .when((outcome == "review").any())
            .then(pl.lit("review"))
            .otherwise(pl.lit("do_not_notify"))
            .alias("outcome")
        )
        .sort("individual_id")
    )


def unattributed(records: pl.LazyFrame, individuals: pl.DataFrame) -> pl.DataFrame:
    """Count exposed values that belong to nobody: in no individual's records, nor known there.

    records: RECORDS. individuals: INDIVIDUALS. Returns columns `element`, `values` (distinct
    values, Int64), `sources` (Int64), sorted by element; empty when every value has an owner.
    """
    return (
        _ownerless(records, individuals)
        .group_by("element")
        .agg(
            pl.col("fingerprint").n_unique().cast(pl.Int64).alias("values"),
            pl.col("source").n_unique().cast(pl.Int64).alias("sources"),
        )
        .sort("element")
        .collect()
    )


def nameless(records: pl.LazyFrame, individuals: pl.DataFrame) -> int:
    """Count records of nobody known that hold what calls for notice: at most so many people.

    records: RECORDS. individuals: INDIVIDUALS. Records with the same values count once.
    """
    return int(
        _ownerless(records, individuals)
        .filter(pl.col("element").is_in(sorted(TRIGGERS)))
        .group_by("id")
        .agg(pl.col("fingerprint").unique().sort().str.join(" "))
        .select(pl.col("fingerprint").n_unique())
        .collect()
        .item()
    )


def _ownerless(records: pl.LazyFrame, individuals: pl.DataFrame) -> pl.LazyFrame:
    """Readable values of nobody: id (of the record), source, element, fingerprint."""
    members = individuals.lazy().select(pl.col("members").explode(empty_as_null=True).alias("id"))
    exposed = (
        records.select("id", "source", "exposures")
        .explode("exposures")
        .unnest("exposures")
        .filter(pl.col("protection") == "none")
        .select("id", "source", "element", "fingerprint")
    )
    owned = exposed.join(members, on="id", how="semi").select("element", "fingerprint").unique()
    return exposed.join(members, on="id", how="anti").join(
        owned, on=["element", "fingerprint"], how="anti"
    )


def _confidence(values: pl.Series) -> dict[str, int]:
    values = values.fill_null(0.0)
    confirmed = values.filter(values >= CONFIRMED).len()
    likely = values.filter(values >= LIKELY).len() - confirmed
    possible = values.len() - likely - confirmed
    return {"confirmed": confirmed, "likely": likely, "possible": possible}


def _outcomes(decided: pl.DataFrame) -> dict[str, int]:
    found = dict(decided.get_column("outcome").value_counts().iter_rows())
    return {name: int(found.get(name, 0)) for name in ("notify", "review", "do_not_notify")}


def _tally(values: pl.Series) -> dict[str, int]:
    counted = (
        values.drop_nulls()
        .alias("of")
        .value_counts(name="n")
        .sort("n", "of", descending=[True, False])
    )
    return {str(of): int(n) for of, n in counted.iter_rows()}


def _sum(frame: pl.DataFrame, column: str) -> int:
    return int(frame.get_column(column).sum() or 0)
