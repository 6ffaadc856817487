"""Which mentions are one person: pairs, what hangs together, and what contradicts itself apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from pipelines.resolution import reviews, second_look
from pipelines.resolution.clusters import components, divided
from pipelines.resolution.judgments import SAID, sides
from pipelines.resolution.least import least
from pipelines.resolution.matches import REASONS, matches
from pipelines.resolution.mention_facts import mentions
from pipelines.resolution.routes import ROUTES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pipelines.resolution.judgments import Judgment
    from pipelines.resolution.people import People

_MAPPING = pl.Schema({"node": pl.UInt32, "person": pl.UInt32})


_TEXTS = ("birth", "suffix", "given", "middle")

STRICT = 4
"""Tiers up to this one rest on a number or a birth date."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Persons:
    """Which mentions are one person, and how that came about.

    person: node, person (the first node of that person), for every node. reasons: person, because
    (list of reasons in words, sorted), for persons of several mentions. merges: person, a, b
    (nodes), weight (bits, null where an exact rule joined), because. reviews: as
    `reviews.reviews`. loose: as `least.least`. strict: person, strict: how many people the strict
    rules alone make of one.
    """

    person: pl.DataFrame
    reasons: pl.DataFrame
    merges: pl.DataFrame
    reviews: pl.DataFrame
    loose: pl.DataFrame
    strict: pl.DataFrame


def persons(known: People, given: Iterable[Judgment] = ()) -> Persons:
    """Join the mentions of each person; what people said stands above the rules."""
    size = known.nodes.height
    apart, same = sides(known.nodes, given)
    found = matches(known.nodes, known.facts, size, every=False)
    groups = _groups(size, found)
    doubtful = _contradicting(known, groups, found, apart)
    held = groups.join(doubtful, on="group", how="semi")
    divided_, pairs = pl.DataFrame(schema=_MAPPING), found.clear()
    if held.height:
        divided_, pairs = _taken_apart(known, held["node"], size, apart)
    joined = groups.join(doubtful, on="group", how="anti").select("node", person="group")
    grouped = pl.concat([joined, divided_])
    alone = known.nodes.select("node", person="node").join(grouped, on="node", how="anti")
    person = pl.concat([grouped, alone]).sort("node")
    looked, joins = second_look.joined(known, person, apart)
    person = _partial_joined(known.nodes, looked.person)
    person = _said(person, same)
    exact = pl.concat([found, pairs]).select("a", "b", "tier", "rule").unique()
    asked = second_look.widely(known, person, looked)
    merges = _merges(exact, joins, same, person)
    return Persons(
        person=person,
        reasons=_reasons(merges),
        merges=merges,
        reviews=_open(asked, person, apart),
        loose=least(known, person, asked, looked.shared),
        strict=_strict(size, exact, person),
    )


def _said(person: pl.DataFrame, same: pl.DataFrame) -> pl.DataFrame:
    """The persons, those joined that somebody said are one."""
    first = dict(person.iter_rows())
    for a, b in same.iter_rows():
        low, high = sorted((first[a], first[b]))
        first = {node: low if of == high else of for node, of in first.items()}
    if same.is_empty():
        return person
    return pl.DataFrame(list(first.items()), schema=_MAPPING, orient="row").sort("node")


def _open(pairs: pl.DataFrame, person: pl.DataFrame, apart: pl.DataFrame) -> pl.DataFrame:
    """The questions that are open: without those that somebody answered."""
    asked = reviews.reviews(pairs)
    told = apart.join(person, on="node").select("said", "person")
    both = told.join(told.rename({"person": "other"}), on="said").select("person", "other")
    return asked.join(both, on=["person", "other"], how="anti", maintain_order="left")


def _merges(
    exact: pl.DataFrame, looked: pl.DataFrame, same: pl.DataFrame, person: pl.DataFrame
) -> pl.DataFrame:
    """person, a, b, weight, because: the pairs that ended in one person."""
    routes = {number: route.because for number, route in enumerate(ROUTES)}
    number = pl.col("rule").replace_strict(REASONS, return_dtype=pl.String)
    way = pl.col("route").replace_strict(routes, return_dtype=pl.String)
    none = pl.lit(None, pl.Float64)
    # The last tier holds of many pairs that a better one joins.
    exact = exact.sort("a", "b", "tier", "rule").unique(["a", "b"], keep="first")
    every = pl.concat(
        [
            exact.select("a", "b", weight=none, because=number),
            looked.select("a", "b", "weight", because=way),
            same.select("a", "b", weight=none, because=pl.lit(SAID)),
        ]
    )
    return (
        every.join(person, left_on="a", right_on="node")
        .join(person.rename({"person": "other"}), left_on="b", right_on="node")
        .filter(pl.col("person") == pl.col("other"))
        .select("person", "a", "b", "weight", "because")
        .sort("person", "a", "b", "because")
    )


def _strict(size: int, exact: pl.DataFrame, person: pl.DataFrame) -> pl.DataFrame:
    """person, strict: how many groups the strict rules alone make of a person's mentions."""
    inside = (
        exact.filter(pl.col("tier") <= STRICT)
        .join(person, left_on="a", right_on="node")
        .join(person.rename({"person": "other"}), left_on="b", right_on="node")
        .filter(pl.col("person") == pl.col("other"))
    )
    labels = components(size, inside["a"], inside["b"])
    held = person.sort("node").with_columns(label=pl.Series(labels[person.sort("node")["node"]]))
    return held.group_by("person").agg(strict=pl.col("label").n_unique().cast(pl.Int64))


def _groups(size: int, found: pl.DataFrame) -> pl.DataFrame:
    """node, group: nodes that pairs join, and the first node they hang together with."""
    labels = components(size, found["a"], found["b"])
    joined = pl.concat([found["a"], found["b"]]).unique().sort()
    group = pl.Series("group", labels[joined.to_numpy()], dtype=pl.UInt32)
    return pl.DataFrame([joined.rename("node").cast(pl.UInt32), group])


def _contradicting(
    known: People, groups: pl.DataFrame, found: pl.DataFrame, apart: pl.DataFrame
) -> pl.DataFrame:
    """group: those in which something is there twice and different."""
    initial = pl.col("middle").str.head(1)
    named = groups.join(known.nodes.with_columns(initial), on="node").group_by("group")
    own = named.agg(
        *(_several(_number(pl.col(name))).alias(name) for name in (*_TEXTS, "state")),
        pl.col("row").drop_nulls().is_duplicated().any(),
    )
    kind = pl.col("kind")
    kinds = (
        groups.join(known.facts, on="node")
        .group_by("group")
        .agg(_several(pl.when(kind == of).then("value")).alias(of) for of in ("ssn", "street"))
    )
    tiers = (
        found.join(groups, left_on="a", right_on="node").group_by("group").agg(pl.col("tier").max())
    )
    table = own.join(tiers, on="group")
    for facts in (kinds, _numbered(known, groups)):
        table = table.join(facts, on="group", how="left")
    several = pl.any_horizontal(*_TEXTS, "ssn", "row")
    moved = (pl.col("tier") >= 7) & pl.any_horizontal("street", "state")
    numbered = (pl.col("tier") >= 5) & (pl.col("numbers") > 1)
    said = groups.join(apart, on="node").select("group")
    return pl.concat([table.filter(several | moved | numbered).select("group"), said]).unique()


def _number(text: pl.Expr) -> pl.Expr:
    """A hash of the text, null where there is none: the least of numbers is found sooner."""
    return pl.when(text.is_not_null()).then(text.hash())


def _several(value: pl.Expr) -> pl.Expr:
    """Whether a group holds two different values, nulls aside."""
    return (value.min() != value.max()).fill_null(value=False)


def _numbered(known: People, groups: pl.DataFrame) -> pl.DataFrame:
    """group, numbers: the most numbers of one key column that a group holds."""
    return (
        groups.join(known.keys, on="node")
        .group_by("group", "place")
        .agg(numbers=pl.col("value").n_unique())
        .group_by("group")
        .agg(pl.col("numbers").max())
    )


def _taken_apart(
    known: People, nodes: pl.Series, size: int, apart: pl.DataFrame
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """node, person of nodes that hang together and contradict; and all the pairs among them."""
    held = nodes.to_frame("node")
    inside = known.nodes.join(held, on="node", how="semi")
    facts = known.facts.join(held, on="node", how="semi")
    pairs = matches(inside, facts, size, every=True)
    each = held.with_columns(person="node")
    ordered = ((tier, 0, a, b) for tier, a, b in pairs.select("tier", "a", "b").iter_rows())
    first = divided(mentions(known, each, apart), ordered)
    return pl.DataFrame(list(first.items()), schema=_MAPPING, orient="row"), pairs


def _reasons(merges: pl.DataFrame) -> pl.DataFrame:
    """person, because: why the mentions of each person are one person's."""
    told = merges.select("person", "because").unique()
    return told.group_by("person").agg(pl.col("because").sort())


def _partial_joined(nodes: pl.DataFrame, person: pl.DataFrame) -> pl.DataFrame:
    """Gives mentions by a part of the name to the one fuller mention around them.

    "Smith" in a letter is the only John Smith of that letter, or of its family of sources; where
    two could be meant it stays alone.
    """
    held = nodes.join(person, on="node")
    full = pl.col("family").is_not_null() & (pl.col("given").str.len_chars() > 1)
    fuller = held.filter(full.fill_null(value=False))
    single = pl.len().over("person") == 1
    rest = held.filter(~full.fill_null(value=False) & ~pl.col("tabular") & single)
    rest = rest.filter(pl.col("birth").is_null())
    fuller = fuller.with_columns(initial=pl.col("given").str.head(1))
    rest = rest.with_columns(initial=pl.col("given"))
    by_part = {
        "family": rest.filter(pl.col("given").is_null()),
        "initial": rest.filter(pl.col("given").is_not_null() & pl.col("family").is_not_null()),
        "given": rest.filter(pl.col("family").is_null()),
    }
    found = []
    for place in ("source", "scope"):
        for part, short in by_part.items():
            on = [place, *(["family", "initial"] if part == "initial" else [part])]
            near = fuller.join(short, on=on, how="semi")
            sole = near.group_by(on).agg(
                fuller=pl.col("person").first(), people=pl.col("person").n_unique()
            )
            one = sole.filter(pl.col("people") == 1)
            found.append(short.join(one, on=on).select("node", "fuller"))
    best = pl.concat(found).unique("node", keep="first", maintain_order=True)
    joined = person.join(best, on="node", how="left", maintain_order="left")
    return joined.select("node", person=pl.coalesce("fuller", "person"))
