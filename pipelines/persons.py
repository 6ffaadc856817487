"""Which mentions are one person: pairs, what hangs together, and what contradicts itself apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from pipelines.clusters import Mention, components, divided
from pipelines.matches import REASONS, matches

if TYPE_CHECKING:
    from pipelines.people import People

_MAPPING = pl.Schema({"node": pl.UInt32, "person": pl.UInt32})


def persons(known: People) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Join the mentions of each person.

    Returns two frames. Every node and its person (the first node of that person): node, person.
    Why: person, because (list of reasons in words, sorted), for persons of several mentions.
    """
    size = known.nodes.height
    found = matches(known.nodes, known.facts, size, every=False)
    groups = _groups(size, found)
    doubtful = _contradicting(known, groups, found)
    held = groups.join(doubtful, on="group", how="semi")
    apart, pairs = _taken_apart(known, held["node"], size)
    joined = groups.join(doubtful, on="group", how="anti").select("node", person="group")
    grouped = pl.concat([joined, apart])
    alone = known.nodes.select("node", person="node").join(grouped, on="node", how="anti")
    person = pl.concat([grouped, alone]).sort("node")
    return _partial_joined(known.nodes, person), _reasons(pl.concat([found, pairs]), person)


def _groups(size: int, found: pl.DataFrame) -> pl.DataFrame:
    """node, group: nodes that pairs join, and the first node they hang together with."""
    labels = components(size, found["a"], found["b"])
    joined = pl.concat([found["a"], found["b"]]).unique().sort()
    group = pl.Series("group", labels[joined.to_numpy()], dtype=pl.UInt32)
    return pl.DataFrame([joined.rename("node").cast(pl.UInt32), group])


def _contradicting(known: People, groups: pl.DataFrame, found: pl.DataFrame) -> pl.DataFrame:
    """group: those in which something is there twice and different."""
    own = (
        groups.join(known.nodes, on="node")
        .group_by("group")
        .agg(
            pl.col("birth", "suffix", "given", "state").drop_nulls().n_unique(),
            pl.col("middle").str.head(1).drop_nulls().n_unique(),
            pl.col("row").drop_nulls().is_duplicated().any(),
        )
    )
    kinds = (
        groups.join(known.facts, on="node")
        .group_by("group")
        .agg(
            pl.col("value").filter(pl.col("kind") == kind).n_unique().alias(kind)
            for kind in ("ssn", "street")
        )
    )
    tiers = (
        found.join(groups, left_on="a", right_on="node").group_by("group").agg(pl.col("tier").max())
    )
    numbers = (
        groups.join(known.keys, on="node")
        .group_by("group", "place")
        .agg(numbers=pl.col("value").n_unique())
        .group_by("group")
        .agg(pl.col("numbers").max())
    )
    table = own.join(tiers, on="group")
    for facts in (kinds, numbers):
        table = table.join(facts, on="group", how="left")
    table = table.fill_null(0)
    several = pl.any_horizontal(pl.col("birth", "suffix", "given", "middle", "ssn") > 1)
    several = several | pl.col("row")
    moved = (pl.col("tier") >= 7) & pl.any_horizontal(pl.col("street", "state") > 1)
    numbered = (pl.col("tier") >= 5) & (pl.col("numbers") > 1)
    return table.filter(several | moved | numbered).select("group")


def _taken_apart(known: People, nodes: pl.Series, size: int) -> tuple[pl.DataFrame, pl.DataFrame]:
    """node, person of nodes that hang together and contradict; and all the pairs among them."""
    held = nodes.to_frame("node")
    inside = known.nodes.join(held, on="node", how="semi")
    facts = known.facts.join(held, on="node", how="semi")
    keys = known.keys.join(held, on="node", how="semi")
    pairs = matches(inside, facts, size, every=True)
    mentions = _mentions(inside, facts, keys)
    first = divided(mentions, pairs.select("tier", "a", "b").iter_rows())
    return pl.DataFrame(list(first.items()), schema=_MAPPING, orient="row"), pairs


def _mentions(nodes: pl.DataFrame, facts: pl.DataFrame, keys: pl.DataFrame) -> dict[int, Mention]:
    columns = ["node", "given", "middle", "family", "suffix", "birth", "state", "row"]
    mentions = {}
    for node, given, middle, family, suffix, birth, state, row in nodes.select(columns).iter_rows():
        mentions[node] = Mention(
            rows={row: {(given or "", family or "", suffix or "")}} if row is not None else {},
            names={(given or "", middle or "", family or "")},
            birth={birth} if birth else set(),
            suffix={suffix} if suffix else set(),
            middle={middle[0]} if middle else set(),
            states={state} if state else set(),
        )
    for node, kind, value in facts.select("node", "kind", "value").iter_rows():
        if kind == "ssn":
            mentions[node].ssn.add(value)
        elif kind == "street":
            mentions[node].streets.add(value)
    for node, place, value in keys.select("node", "place", "value").iter_rows():
        mentions[node].keys.setdefault(place, set()).add(value)
    return mentions


def _reasons(pairs: pl.DataFrame, person: pl.DataFrame) -> pl.DataFrame:
    """person, because: the rules met by pairs that ended in one person."""
    told = (
        pairs.join(person, left_on="a", right_on="node")
        .join(person.rename({"person": "other"}), left_on="b", right_on="node")
        .filter(pl.col("person") == pl.col("other"))
        .select("person", because=pl.col("rule").replace_strict(REASONS, return_dtype=pl.String))
        .unique()
    )
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
