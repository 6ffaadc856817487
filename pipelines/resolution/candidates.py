"""Which two groups of mentions have something in common that is worth a comparison."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import polars as pl

from pipelines.resolution.profiles import birthday
from pipelines.resolution.shared_values import once

if TYPE_CHECKING:
    from pipelines.resolution.people import People

_CROWD = 30
"""Groups under one value, above which the value says nothing about any two of them."""

_FEW = 5
"""The same for values that say little by themselves."""


class _Shared(NamedTuple):
    """A kind of value that two groups may share, and the columns it is made of."""

    kind: str
    columns: tuple[str, ...]


# Of one kind a given name meets a family name as well: both may stand in the other's place.
_TOGETHER = (
    _Shared("birth", ("birth", "family")),
    _Shared("birth", ("birth", "given")),
    _Shared("birth street", ("birth", "street")),
    _Shared("street", ("street", "family")),
    _Shared("street", ("street", "given")),
    _Shared("half", ("half", "family")),
    _Shared("half", ("half", "given")),
    _Shared("name", ("low", "high")),
    _Shared("name", ("low", "high", "initial")),
    _Shared("wide", ("birth",)),
    _Shared("wide", ("given", "start")),
    _Shared("wide", ("family", "first")),
    _Shared("wide", ("street",)),
)

_ALONE = ("ssn", "government", "account", "key", "email", "phone")
_LITTLE = ("name", "wide")
BITS = {
    name: 1 << place
    for place, name in enumerate(dict.fromkeys((*_ALONE, *(each.kind for each in _TOGETHER))))
}
"""Kind of value -> the bit that stands for it."""


def shared_values(known: People) -> pl.DataFrame:
    """node, value, bit (of `BITS`): all that two mentions or more have in common."""
    facts = known.facts.filter(pl.col("kind").is_in(_ALONE))
    of_kind = pl.col("kind").cast(pl.String).replace_strict(BITS, return_dtype=pl.UInt16)
    named = known.nodes.select(
        "node",
        "given",
        "family",
        birthday(),
        initial=pl.col("middle").str.head(1),
        first=pl.col("given").str.head(1),
        start=pl.col("family").str.head(3),
    ).with_columns(*_in_any_order())
    streets = known.facts.filter(pl.col("kind") == "street").select("node", street="value")
    halves = known.facts.filter(pl.col("kind") == "half").select("node", half="value")
    frames = {"street": named.join(streets, on="node"), "half": named.join(halves, on="node")}
    made = [facts.select("node", "value", bit=of_kind)]
    for each in _TOGETHER:
        frame = next((frames[name] for name in each.columns if name in frames), named)
        parts = [pl.col(name).alias(f"part {place}") for place, name in enumerate(each.columns)]
        value = pl.struct(pl.lit(each.kind).alias("of"), *parts).hash(11)
        bit = pl.lit(BITS[each.kind], pl.UInt16)
        made.append(frame.drop_nulls(list(each.columns)).select("node", value=value, bit=bit))
    return pl.concat(made).filter(pl.col("value").is_duplicated())


def _in_any_order() -> list[pl.Expr]:
    """low, high: the hashes of given and family name, the lesser first; null where one lacks."""
    given, family = pl.col("given").hash(), pl.col("family").hash()
    both = pl.col("given").is_not_null() & pl.col("family").is_not_null()
    return [
        pl.when(both).then(pl.min_horizontal(given, family)).alias("low"),
        pl.when(both).then(pl.max_horizontal(given, family)).alias("high"),
    ]


def candidates(
    shared: pl.DataFrame, numbered: pl.DataFrame, person: pl.DataFrame, among: pl.Series | None
) -> pl.DataFrame:
    """Pairs of persons that share something: a, b (a before b), and a Boolean for each kind.

    shared: as `shared_values`; numbered: the nodes with a Social Security number; person: node,
    person. The kinds: those of `BITS`, without wide. among: the persons (one list) of whom each
    pair holds one; None for all pairs.
    """
    rows = shared.filter(pl.col("bit") != BITS["wide"])
    if among is not None:
        theirs = person.filter(pl.col("person").is_in(among))
        values = rows.join(theirs, on="node", how="semi").select("value").unique()
        rows = rows.join(values, on="value", how="semi")
    pairs = _crossed(_few(rows, person, _CROWD), numbered, person)
    if among is not None:
        pairs = pairs.filter(pl.col("a").is_in(among) | pl.col("b").is_in(among))
    return _marked(pairs)


def wide_candidates(
    shared: pl.DataFrame, numbered: pl.DataFrame, person: pl.DataFrame
) -> pl.DataFrame:
    """Pairs as `candidates`, that share no more than a birth date, a street or parts of a name."""
    wide = shared.filter(pl.col("bit") == BITS["wide"])
    return _marked(_crossed(_few(wide, person, _FEW), numbered, person))


def _marked(pairs: pl.DataFrame) -> pl.DataFrame:
    found = pairs.group_by("a", "b").agg(pl.col("bit").bitwise_or())
    kinds = {name: (pl.col("bit") & bit) != 0 for name, bit in BITS.items() if name != "wide"}
    return found.select("a", "b", **kinds)


def _few(shared: pl.DataFrame, person: pl.DataFrame, most: int) -> pl.DataFrame:
    """person, value, bit: of values that two persons have, or more, but not too many."""
    rows = once(shared.join(person, on="node").select("person", "value", "bit"), "value", "person")
    return rows.filter(pl.len().over("value").is_between(2, most))


def _crossed(rows: pl.DataFrame, numbered: pl.DataFrame, person: pl.DataFrame) -> pl.DataFrame:
    """bit, a, b: each two persons under one value, without those whom `_LITTLE` alone pairs.

    A name says nothing of two people who have a number each.
    """
    theirs = person.join(numbered, on="node", how="semi")
    little = pl.col("bit").is_in([BITS[name] for name in _LITTLE])
    bare = rows.filter(little).join(theirs, on="person", how="anti")
    other = rows.filter(~little)
    each = [(bare, rows.filter(little)), (other, other)]
    crossed = pl.concat(
        [
            one.select("value", "bit", a="person").join(two.select("value", b="person"), on="value")
            for one, two in each
        ]
    )
    low, high = pl.min_horizontal("a", "b"), pl.max_horizontal("a", "b")
    return crossed.filter(pl.col("a") != pl.col("b")).select("bit", a=low, b=high)
