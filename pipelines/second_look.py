"""Groups of mentions that the exact rules left apart: compared as wholes, joined best first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from pipelines.clusters import divided
from pipelines.comparisons import compared
from pipelines.mention_facts import mentions
from pipelines.profiles import candidates, profiles
from pipelines.route_choice import taken

if TYPE_CHECKING:
    from pipelines.people import People

_ROUNDS = 3
"""What is joined in one round may tell in the next that a candidate is the only one."""

_OF_OTHERS = ("contested", "copied", "other_birth", "crowd")
"""Columns of a pair that other pairs and groups tell."""


@dataclass(frozen=True, slots=True)
class Looked:
    """person: node, person, as it was looked at. pairs: as `comparisons.compared` made them."""

    person: pl.DataFrame
    pairs: pl.DataFrame


def joined(known: People, person: pl.DataFrame, apart: pl.DataFrame) -> tuple[Looked, pl.DataFrame]:
    """Join groups of mentions by the routes.

    person: node, person. apart: as `judgments.sides`. Returns what was compared last, with node,
    person after it, and the pairs that joined: a, b (first nodes of groups), route, weight.
    """
    steps = []
    looked = weighed(known, person)
    for _ in range(_ROUNDS):
        met = taken(looked.pairs)
        if met.is_empty():
            break
        first = _merged(known, person, met, apart)
        moved = {old: new for old, new in first.items() if old != new}
        if not moved:
            break
        done = met.with_columns(
            to_a=pl.col("a").replace_strict(first, default=pl.col("a")),
            to_b=pl.col("b").replace_strict(first, default=pl.col("b")),
        )
        steps.append(
            done.filter(pl.col("to_a") == pl.col("to_b")).select("a", "b", "route", "weight")
        )
        renamed = pl.col("person").replace(list(moved), list(moved.values()))
        person = person.with_columns(renamed)
        looked = weighed(known, person, looked)
    none = {"a": pl.UInt32, "b": pl.UInt32, "route": pl.Int8, "weight": pl.Float64}
    return looked, pl.concat([pl.DataFrame(schema=none), *steps])


def weighed(
    known: People, person: pl.DataFrame, before: Looked | None = None, *, wide: bool = False
) -> Looked:
    """Pairs of groups with something in common, compared; with what others hold of the same.

    before: what was compared of other groups of the same nodes; what holds the same nodes as then
    is not compared anew. wide: also pairs that share no more than a birth date or a number in
    part, and the first of a crowd with the others.
    """
    new = None if before is None else _changed(before.person, person)
    pairs = candidates(known, person, None if wide else new, wide=wide)
    kept = []
    if before is not None and new is not None:
        same = before.pairs.filter(~pl.col("a").is_in(new) & ~pl.col("b").is_in(new))
        kept.append(same.drop(*_OF_OTHERS))
        pairs = pairs.join(same, on=["a", "b"], how="anti")
    inside = pl.concat([pairs["a"], pairs["b"]]).unique().to_frame("person")
    held = person.join(inside, on="person", how="semi")
    fresh = compared(pairs, profiles(known, held), known, held)
    both = pl.concat([*kept, fresh.select(kept[0].columns if kept else fresh.columns)])
    other = pl.col("given_strength") == 0
    both = both.with_columns(
        contested=_either(both.filter(pl.col("ssn") & other)),
        copied=_either(both.filter(pl.col("birth street") & other)),
        other_birth=_either(
            both.filter(pl.col("ssn") & pl.col("born").is_in(["close", "differs"]))
        ),
    )
    return Looked(person, _crowded(both, known, person))


def _changed(before: pl.DataFrame, after: pl.DataFrame) -> pl.Series:
    """The groups that do not hold the nodes they held before, and those that are gone."""
    both = before.join(after.rename({"person": "new"}), on="node")
    moved = both.filter(pl.col("person") != pl.col("new"))
    return pl.concat([moved["person"], moved["new"]]).unique().implode()


def _crowded(pairs: pl.DataFrame, known: People, person: pl.DataFrame) -> pl.DataFrame:
    """Adds crowd: how many groups live at the fullest street of one, of the lesser such number."""
    homes = known.facts.filter(pl.col("kind") == "street").join(person, on="node")
    crowds = (
        homes.select("person", "value")
        .unique()
        .with_columns(crowd=pl.len().over("value"))
        .group_by("person")
        .agg(pl.col("crowd").max())
    )
    of_a, of_b = crowds.rename({"person": "a"}), crowds.rename({"person": "b", "crowd": "of_b"})
    both = pairs.join(of_a, on="a", how="left").join(of_b, on="b", how="left")
    lesser = pl.min_horizontal(pl.col("crowd").fill_null(0), pl.col("of_b").fill_null(0))
    return both.with_columns(crowd=lesser).drop("of_b")


def _either(pairs: pl.DataFrame) -> pl.Expr:
    """Whether one of a pair is in one of these pairs."""
    known = pl.concat([pairs["a"], pairs["b"]]).unique().implode()
    return pl.col("a").is_in(known) | pl.col("b").is_in(known)


def _merged(
    known: People, person: pl.DataFrame, met: pl.DataFrame, apart: pl.DataFrame
) -> dict[int, int]:
    """Group -> first group of the ones joined with it, of those in the pairs."""
    groups = pl.concat([met["a"], met["b"]]).unique().to_frame("person")
    held = person.join(groups, on="person", how="semi")
    facts = mentions(known, held, apart)
    rows = met.select("a", "b", "tier").iter_rows()
    pairs = ((tier, place, a, b) for place, (a, b, tier) in enumerate(rows))
    return divided(facts, pairs)
