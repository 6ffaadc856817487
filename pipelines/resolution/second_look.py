"""Groups of mentions that the exact rules left apart: compared as wholes, joined best first."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import polars as pl

from pipelines.resolution.candidates import candidates, shared_values, wide_candidates
from pipelines.resolution.clusters import divided
from pipelines.resolution.comparisons import compared
from pipelines.resolution.mention_facts import mentions
from pipelines.resolution.profiles import profiles
from pipelines.resolution.route_choice import taken
from pipelines.resolution.shared_values import once

if TYPE_CHECKING:
    from pipelines.resolution.people import People

_ROUNDS = 3
"""What is joined in one round may tell in the next that a candidate is the only one."""

_OF_OTHERS = ("contested", "copied", "other_birth", "crowd")
"""Columns of a pair that other pairs and groups tell."""


@dataclass(frozen=True, slots=True)
class Looked:
    """person: node, person, as it was looked at. pairs: as `comparisons.compared` made them.

    shared: as `candidates.shared_values`; numbered: node of each mention that has a number.
    """

    person: pl.DataFrame
    pairs: pl.DataFrame
    shared: pl.DataFrame
    numbered: pl.DataFrame


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


def weighed(known: People, person: pl.DataFrame, before: Looked | None = None) -> Looked:
    """Pairs of groups with something in common, compared; with what others hold of the same.

    before: what was compared of other groups of the same nodes; what holds the same nodes as then
    is not compared anew.
    """
    if before is None:
        shared = shared_values(known)
        numbered = known.facts.filter(pl.col("kind") == "ssn").select("node").unique()
        pairs = candidates(shared, numbered, person, None)
        return Looked(
            person, _seen(known, person, [_compared(known, person, pairs)]), shared, numbered
        )
    new = _changed(before.person, person)
    pairs = candidates(before.shared, before.numbered, person, new)
    same = before.pairs.filter(~pl.col("a").is_in(new) & ~pl.col("b").is_in(new)).drop(_OF_OTHERS)
    pairs = pairs.join(same, on=["a", "b"], how="anti")
    fresh = _compared(known, person, pairs)
    seen = _seen(known, person, [same, fresh.select(same.columns)])
    return replace(before, person=person, pairs=seen)


def widely(known: People, person: pl.DataFrame, before: Looked) -> pl.DataFrame:
    """The pairs as `weighed`, and those that share no more than a birth date or part of a name."""
    looked = before if before.person is person else weighed(known, person, before)
    wide = wide_candidates(looked.shared, looked.numbered, person)
    wide = wide.join(looked.pairs, on=["a", "b"], how="anti")
    if wide.is_empty():
        return looked.pairs
    own = looked.pairs.drop(_OF_OTHERS)
    return _seen(known, person, [own, _compared(known, person, wide).select(own.columns)])


def _compared(known: People, person: pl.DataFrame, pairs: pl.DataFrame) -> pl.DataFrame:
    inside = pl.concat([pairs["a"], pairs["b"]]).unique().to_frame("person")
    held = person.join(inside, on="person", how="semi")
    return compared(pairs, profiles(known, held), known, held)


def _seen(known: People, person: pl.DataFrame, pairs: list[pl.DataFrame]) -> pl.DataFrame:
    """The pairs, with what other pairs and groups tell of each."""
    both = pl.concat(pairs)
    other = pl.col("given_strength") == 0
    both = both.with_columns(
        contested=_either(both.filter(pl.col("ssn") & other)),
        copied=_either(both.filter(pl.col("birth street") & other)),
        other_birth=_either(
            both.filter(pl.col("ssn") & pl.col("born").is_in(["close", "differs"]))
        ),
    )
    return _crowded(both, known, person)


def _changed(before: pl.DataFrame, after: pl.DataFrame) -> pl.Series:
    """The groups that do not hold the nodes they held before, and those that are gone."""
    both = before.join(after.rename({"person": "new"}), on="node")
    moved = both.filter(pl.col("person") != pl.col("new"))
    return pl.concat([moved["person"], moved["new"]]).unique().implode()


def _crowded(pairs: pl.DataFrame, known: People, person: pl.DataFrame) -> pl.DataFrame:
    """Adds crowd: how many groups live at the fullest street of one, of the lesser such number."""
    homes = known.facts.filter(pl.col("kind") == "street").join(person, on="node")
    crowds = (
        once(homes.select("person", "value"), "value", "person")
        .select("person", crowd=pl.len().over("value"))
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
