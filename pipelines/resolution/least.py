"""The fewest people there can be: who is told apart from everybody else who is counted.

Nobody is counted who may be somebody that is counted already: any two of the counted have too
little in common to be one person, so that there are at least as many people as they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from pipelines.resolution.candidates import BITS

if TYPE_CHECKING:
    from pipelines.resolution.people import People

_AT_A_PINCH = 4.0
_WITHOUT_NUMBERS = 8.0
"""Bits from which two groups could be one person, whatever speaks against it; fewer will do where
two numbers differ, which weighs five bits against it."""

_REPEATED = 0.25
_IN_SEVERAL_FORMS = 0.5
"""From which share of repeated mentions, and of people written in several ways among the repeated
ones, a source is taken to garble: what stands alone in it may be a garbled form of another."""

_FEW = 5
"""Groups with one birth date or name, above which it says nothing of any two of them."""

_MAY_BE_ONE = [BITS[kind] for kind in ("name", "birth", "street")]
"""What two have in common who may be one where one of them has no number of his own: the whole
name, or a name and the birth date or the street."""


def least(
    known: People, person: pl.DataFrame, pairs: pl.DataFrame, shared: pl.DataFrame
) -> pl.DataFrame:
    """person, loose: a counted person whom each may be; null where it is not known whom.

    A counted person may be himself. person: node, person; pairs: as `comparisons.compared`;
    shared: as `candidates.shared_values`.
    """
    ranked = _ranked(known, person)
    sure = pl.when(pl.col("number") == "missing").then(_WITHOUT_NUMBERS).otherwise(_AT_A_PINCH)
    near = pl.concat(
        [
            pairs.filter(pl.col("weight") >= sure).select("a", "b"),
            _alike(known, person, ranked),
        ]
    )
    named = near.with_columns(value=pl.struct("a", "b").hash(12))
    linked = pl.concat([named.select("value", person=end) for end in ("a", "b")]).unique()
    numbered = ranked.filter(pl.col("numbered") & ~pl.col("bare"))
    rest = ranked.filter(~pl.col("numbered") & ~pl.col("thin"))
    first = _told_apart(numbered, linked)
    everything = pl.concat([linked, _held_by(rest, shared, person)], how="diagonal").unique()
    taken = everything.join(first.filter("counted"), on="person", how="semi")
    held = everything.join(taken.select("value").unique(), on="value", how="semi")
    second = _told_apart(rest.join(held, on="person", how="anti"), everything)
    counted = pl.concat([first, second]).filter("counted").select("person")
    return _whom(ranked, counted, linked, everything)


def _alike(known: People, person: pl.DataFrame, ranked: pl.DataFrame) -> pl.DataFrame:
    """a, b: who stands alone in a source that garbles, and the few born on his day or so called."""
    if not ranked["thin"].any():
        return pl.DataFrame(schema={"a": pl.UInt32, "b": pl.UInt32})
    names = pl.min_horizontal("given", "family") + "|" + pl.max_horizontal("given", "family")
    held = known.nodes.select("node", "birth", names=names)
    each = [held.select("node", value=value) for value in ("birth", "names")]
    values = pl.concat(each).drop_nulls().join(person, on="node").select("person", "value").unique()
    few = values.filter(pl.len().over("value") <= _FEW)
    thin = few.join(ranked.filter("thin").select("person"), on="person")
    met = thin.rename({"person": "a"}).join(few.rename({"person": "b"}), on="value")
    return met.filter(pl.col("a") != pl.col("b")).select("a", "b").unique()


def _whom(
    ranked: pl.DataFrame, counted: pl.DataFrame, linked: pl.DataFrame, everything: pl.DataFrame
) -> pl.DataFrame:
    """person, loose: the first of the counted with whom each has something in common."""
    of = counted.join(ranked.select("person", "rank"), on="person")
    rest = ranked.join(counted, on="person", how="anti")
    sides = ((linked, rest.filter("numbered")), (everything, rest.filter(~pl.col("numbered"))))
    found = [counted.select("person", loose="person")]
    for rows, others in sides:
        theirs = rows.join(of, on="person").select("value", "rank", loose="person")
        mine = rows.join(others.select("person"), on="person").join(theirs, on="value")
        found.append(
            mine.sort("person", "rank")
            .unique("person", keep="first", maintain_order=True)
            .select("person", "loose")
        )
    return ranked.select("person").join(pl.concat(found), on="person", how="left")


def _told_apart(free: pl.DataFrame, rows: pl.DataFrame) -> pl.DataFrame:
    """person, counted: in the order of rank, who shares no value with somebody counted before.

    free: person, rank. rows: person, value; those of others are left out.
    """
    rows = rows.join(free.select("person", "rank"), on="person")
    told = [free.join(rows, on="person", how="anti").select("person", counted=pl.lit(value=True))]
    while rows.height:
        won = _winners(rows)
        lost = rows.join(
            rows.join(won, on="person", how="semi").select("value").unique(), on="value", how="semi"
        )
        done = lost.select("person").unique().join(won, on="person", how="anti")
        told.append(won.select("person", counted=pl.lit(value=True)))
        told.append(done.select("person", counted=pl.lit(value=False)))
        rows = rows.join(lost.select("person").unique(), on="person", how="anti")
    return pl.concat(told)


def _winners(rows: pl.DataFrame) -> pl.DataFrame:
    """person: those who come first under every value of theirs."""
    first = rows.group_by("value").agg(first=pl.col("rank").min())
    beaten = rows.join(first, on="value").filter(pl.col("rank") != pl.col("first"))
    return rows.select("person").unique().join(beaten, on="person", how="anti")


def _ranked(known: People, person: pl.DataFrame) -> pl.DataFrame:
    """person, numbered, thin, bare, rank: the better known the sooner counted.

    thin: one mention, in a source that writes its people in several ways; bare: without a birth
    date too.
    """
    columns = ["node", "source", "given", "family", "birth"]
    nodes = known.nodes.select(columns).join(person, on="node")
    numbers = known.facts.filter(pl.col("kind") == "ssn").join(person, on="node")["person"]
    garbling = nodes.filter(pl.col("source").is_in(_garbling(nodes).implode()))["person"]
    known_by = nodes.select(
        "person",
        whole=pl.col("given").is_not_null() & pl.col("family").is_not_null(),
        born=pl.col("birth").is_not_null(),
    )
    alone = (pl.col("size") == 1) & pl.col("person").is_in(garbling.unique().implode())
    each = (
        known_by.group_by("person")
        .agg(pl.col("whole", "born").any(), size=pl.len())
        .with_columns(thin=alone, numbered=pl.col("person").is_in(numbers.unique().implode()))
        .with_columns(bare=pl.col("thin") & ~pl.col("born"))
    )
    doubts = (~pl.col("numbered") * 4) + (pl.col("thin") * 2) + ~pl.col("whole")
    ordered = each.sort(doubts, "size", "person", descending=[False, True, False])
    return ordered.with_row_index("rank")


def _garbling(nodes: pl.DataFrame) -> pl.Series:
    """The sources that repeat people and write many of them in several ways."""
    each = nodes.group_by("source", "person").agg(
        mentions=pl.len(), forms=pl.struct("given", "family", "birth").n_unique()
    )
    several = pl.col("mentions") > 1
    shares = each.group_by("source").agg(
        repeated=pl.col("mentions").filter(several).sum() / pl.col("mentions").sum(),
        forms=(pl.col("forms").filter(several) > 1).mean(),
    )
    often = (pl.col("repeated") >= _REPEATED) & (pl.col("forms") >= _IN_SEVERAL_FORMS)
    return shares.filter(often)["source"]


def _held_by(rest: pl.DataFrame, shared: pl.DataFrame, person: pl.DataFrame) -> pl.DataFrame:
    """person, value: what these persons may have in common with anybody, and who has it."""
    rows = shared.filter(pl.col("bit").is_in(_MAY_BE_ONE)).join(person, on="node")
    theirs = rows.join(rest, on="person", how="semi").select("value").unique()
    return rows.join(theirs, on="value", how="semi").select("person", "value").unique()
