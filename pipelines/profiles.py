"""What is known of each group of mentions, and which two groups have something in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import polars as pl

from detectors.name_lists import family_share, given_share, listed

if TYPE_CHECKING:
    from pipelines.people import People

_CROWD = 30
"""Groups under one value, above which the value says nothing about any two of them."""

_FEW = 5
"""The same for values that say little by themselves."""

_NAME = ("given", "middle", "family", "suffix", "birth")


class Shared(NamedTuple):
    """A kind of value that two groups may share, and the columns it is made of."""

    kind: str
    columns: tuple[str, ...]


_TOGETHER = (
    Shared("birth", ("birth", "family")),
    Shared("birth", ("birth", "given")),
    Shared("birth street", ("birth", "street")),
    Shared("street", ("street", "family")),
    Shared("street", ("street", "given")),
    Shared("half", ("half", "family")),
    Shared("half", ("half", "given")),
    Shared("name", ("low", "high")),
    Shared("name", ("low", "high", "initial")),
)


_WIDE = (
    Shared("wide", ("birth",)),
    Shared("wide", ("given", "start")),
    Shared("wide", ("family", "first")),
    Shared("wide", ("street",)),
)


def profiles(known: People, person: pl.DataFrame) -> pl.DataFrame:
    """One row per person that has a name: person, size, given, middle, family, suffix, birth.

    person: node, person. Each column is the form that most mentions have, of equally frequent
    ones the longer, then the first in order; numbers: how many Social Security numbers; listed:
    whether the lists know the given name.
    """
    held = known.nodes.join(person, on="node").with_columns(_birthday())
    several = held.filter(pl.col("person").is_duplicated())
    single = held.filter(~pl.col("person").is_duplicated())
    whole = _usual(several)
    alone = single.select("person", *_NAME, size=pl.lit(1, pl.UInt32))
    both = pl.concat(
        [whole.select("person", "size", *_NAME), alone.select("person", "size", *_NAME)]
    )
    facts = known.facts.join(person, on="node")
    numbers = (
        facts.filter(pl.col("kind") == "ssn")
        .group_by("person")
        .agg(numbers=pl.col("value").n_unique())
    )
    return (
        _shares(both)
        .join(numbers, on="person", how="left")
        .with_columns(pl.col("numbers").fill_null(0))
        .sort("person")
    )


def _usual(several: pl.DataFrame) -> pl.DataFrame:
    """person, size, and the form of each column that most mentions have."""
    whole = several.group_by("person").agg(size=pl.len())
    for name in _NAME:
        forms = several.drop_nulls(name).group_by("person", name).agg(times=pl.len())
        forms = forms.with_columns(length=pl.col(name).str.len_chars())
        order = forms.sort(
            "person", "times", "length", name, descending=[False, True, True, False]
        ).unique("person", keep="first", maintain_order=True)
        whole = whole.join(order.select("person", name), on="person", how="left")
    return whole


def _birthday() -> pl.Expr:
    # 1 January stands for "some day of that year" as often as for a birthday.
    return pl.when(~pl.col("birth").str.ends_with("-01-01")).then("birth").alias("birth")


def _shares(named: pl.DataFrame) -> pl.DataFrame:
    """Adds given_share and family_share, null where there is no name, and listed."""
    first = named["given"].str.extract(r"^(\S+)")
    last = named["family"].str.extract(r"(\S+)$")
    known = named.with_columns(
        first=first,
        last=last,
        first_size=listed(first)["given"],
        last_size=listed(last)["family"],
    )
    return known.with_columns(
        given_share=pl.when(pl.col("first").is_not_null()).then(given_share(pl.col("first_size"))),
        family_share=pl.when(pl.col("last").is_not_null()).then(family_share(pl.col("last_size"))),
        listed=(pl.col("first_size") > 0).fill_null(value=False),
    ).drop("first", "last", "first_size", "last_size")


def candidates(
    known: People, person: pl.DataFrame, among: pl.Series | None = None, *, wide: bool
) -> pl.DataFrame:
    """Pairs of persons that share something: a, b (a before b), and a Boolean for each kind.

    The kinds: ssn, government, account, key, email, phone, and those of `_TOGETHER`. among: the
    persons (one list) of whom each pair holds one; None for all pairs. wide: also those of
    `_WIDE`, and the first of a crowd with each of it.
    """
    rows = _values(known, person, _TOGETHER + _WIDE if wide else _TOGETHER)
    rows = rows.unique(["person", "value"])
    if among is not None:
        theirs = rows.filter(pl.col("person").is_in(among)).select("value")
        rows = rows.join(theirs, on="value", how="semi")
    counts = rows.group_by("value").agg(groups=pl.len(), first=pl.col("person").min())
    rows = rows.join(counts.filter(pl.col("groups") > 1), on="value")
    most = pl.when(pl.col("bit") == _BITS["wide"]).then(_FEW).otherwise(_CROWD)
    pairs = _crossed(rows.filter(pl.col("groups") <= most), known, person)
    if wide:
        other = (pl.col("bit") != _BITS["wide"]) & (pl.col("first") != pl.col("person"))
        crowd = rows.filter((pl.col("groups") > _CROWD) & other)
        stars = crowd.select("bit", a="first", b="person")
        pairs = pl.concat([pairs.select(stars.columns), stars])
    if among is not None:
        pairs = pairs.filter(pl.col("a").is_in(among) | pl.col("b").is_in(among))
    found = pairs.group_by("a", "b").agg(pl.col("bit").bitwise_or())
    kinds = {name: (pl.col("bit") & bit) != 0 for name, bit in _BITS.items() if name != "wide"}
    return found.select("a", "b", **kinds)


def _crossed(rows: pl.DataFrame, known: People, person: pl.DataFrame) -> pl.DataFrame:
    """bit, a, b: each two persons under one value, without those whom `_LITTLE` alone pairs.

    A name says nothing of two people who have a number each.
    """
    numbered = known.facts.filter(pl.col("kind") == "ssn").join(person, on="node")
    little = pl.col("bit").is_in([_BITS[name] for name in _LITTLE])
    bare = rows.filter(little).join(numbered, on="person", how="anti")
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


_ALONE = ("ssn", "government", "account", "key", "email", "phone")
_LITTLE = ("name", "wide")
_BITS = {
    name: 1 << place
    for place, name in enumerate(
        dict.fromkeys((*_ALONE, *(each.kind for each in _TOGETHER + _WIDE)))
    )
}
"""Kind of value -> the bit that stands for it."""


def _values(known: People, person: pl.DataFrame, together: tuple[Shared, ...]) -> pl.DataFrame:
    """person, bit (of `_BITS`), value: all that persons may share."""
    facts = known.facts.filter(pl.col("kind").is_in(_ALONE)).join(person, on="node")
    of_kind = pl.col("kind").cast(pl.String).replace_strict(_BITS, return_dtype=pl.UInt16)
    alone = facts.select("person", "value", bit=of_kind)
    named = known.nodes.join(person, on="node").select(
        "node",
        "person",
        "given",
        "family",
        _birthday(),
        initial=pl.col("middle").str.head(1),
        first=pl.col("given").str.head(1),
        start=pl.col("family").str.head(3),
        low=pl.min_horizontal("given", "family"),
        high=pl.max_horizontal("given", "family"),
    )
    named = named.with_columns(
        pl.when(pl.col("given").is_not_null() & pl.col("family").is_not_null()).then(
            pl.col("low", "high")
        )
    )
    streets = known.facts.filter(pl.col("kind") == "street").select("node", street="value")
    halves = known.facts.filter(pl.col("kind") == "half").select("node", half="value")
    frames = {"street": named.join(streets, on="node"), "half": named.join(halves, on="node")}
    made = [alone]
    for number, each in enumerate(together):
        frame = next((frames[name] for name in each.columns if name in frames), named)
        value = pl.struct(pl.lit(number).alias("of"), *each.columns).hash(11)
        made.append(
            frame.drop_nulls(list(each.columns)).select(
                "person", value=value, bit=pl.lit(_BITS[each.kind], pl.UInt16)
            )
        )
    return pl.concat(made)
