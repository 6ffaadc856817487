"""Joins that only words speak for: what else in the case speaks against them."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from pipelines.joins.join_keys import Judgment, Overlap, Unit
from pipelines.shelves import Shelf

_AGREE = 0.3
"""Share of common numbers under which two tables must name the same person."""

Found = dict[tuple[int, int], tuple[Overlap, Judgment]]
"""(seeker, holder) -> how they overlap and what is thought of joining them."""


def at_home(found: Found, known: Mapping[int, Unit], named: Mapping[int, int]) -> Found:
    """Where only words speak for a join, a table of the same database goes before another's."""
    home = {
        seeker
        for (seeker, holder), (_, judgment) in found.items()
        if judgment.verdict == "accepted"
        and known[seeker].source
        and known[seeker].source == known[holder].source
        and named.get(holder, 0)
    }
    refused = Judgment("refused", 0.0, "a table of the same source holds these values")
    return {
        (seeker, holder): (overlap, refused)
        if judgment.weak and seeker in home and known[seeker].source != known[holder].source
        else (overlap, judgment)
        for (seeker, holder), (overlap, judgment) in found.items()
    }


def without_contradiction(rows: Shelf, found: Found) -> Found:
    """Where only words speak, two tables that give one number to different people join nothing."""
    holders: dict[int, list[int]] = {}
    for (seeker, holder), (_, judgment) in found.items():
        if judgment.verdict == "accepted" and judgment.weak:
            holders.setdefault(seeker, []).append(holder)
    several = {unit for units in holders.values() if len(units) > 1 for unit in units}
    if not several:
        return found
    met = pl.concat(_met(part, sorted(several)) for part in rows.parts())
    pairs = met.group_by("unit", "unit_other").agg(pl.col("agree", "n").sum())
    apart = pairs.filter((pl.col("agree") / pl.col("n") < _AGREE) & (pl.col("n") >= 2))
    against = set(apart.select("unit", "unit_other").iter_rows())
    doubt = Judgment("doubtful", 0.0, "another table gives the same numbers to other people")
    bad = {
        (seeker, holder)
        for seeker, units in holders.items()
        for holder in units
        if any((holder, other) in against for other in units)
    }
    return {
        pair: (overlap, doubt) if pair in bad else (overlap, judgment)
        for pair, (overlap, judgment) in found.items()
    }


def _met(part: pl.LazyFrame, several: list[int]) -> pl.DataFrame:
    """unit, unit_other, agree, n: people under a number of both, and how often they are one."""
    held = (
        part.filter(pl.col("unit").is_in(several) & pl.col("named"))
        .select("unit", "value", "who")
        .unique()
    )
    return (
        held.join(held, on="value", suffix="_other")
        .filter(pl.col("unit") != pl.col("unit_other"))
        .group_by("unit", "unit_other")
        .agg(agree=(pl.col("who") == pl.col("who_other")).sum(), n=pl.len())
        .collect(engine="streaming")
    )
