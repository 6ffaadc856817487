"""Parts that stand in two records of one source: a code told in a later message, reads in a table.

`Sorry, the code is 377` opens the card of an earlier message; under the plate that was searched
for, with its registered owner, a table lists when and where cameras read it.
"""

from __future__ import annotations

from typing import NamedTuple

import polars as pl


class _Pair(NamedTuple):
    """A part and what is told of it elsewhere. one: of several nobody knows which opens which."""

    first: str
    later: str
    role: str | None  # of the records; None: any
    one: bool


_PAIRS = (
    _Pair("card_number", "access_code", "author", one=True),
    _Pair("plate", "plate_read", None, one=False),
)


def beside_their_parts(records: pl.LazyFrame, members: pl.DataFrame) -> pl.DataFrame:
    """The members, a record with what belongs to a part in the group of the record with the part.

    members: person, id, group and more, as `exposed.exposures` takes them. Only where one source
    has one such part of the person.
    """
    for pair in _PAIRS:
        members = _beside(records, members, pair)
    return members


def _beside(records: pl.LazyFrame, members: pl.DataFrame, pair: _Pair) -> pl.DataFrame:
    both = [pair.first, pair.later]
    exposure = pl.element().struct.field("element")
    of_role = records if pair.role is None else records.filter(pl.col("role") == pair.role)
    told = (
        of_role.filter(pl.col("exposures").list.eval(exposure.is_in(both)).list.any())
        .select("id", "source", "exposures")
        .explode("exposures", empty_as_null=False, keep_nulls=False)
        .select("id", "source", pl.col("exposures").struct.field("element", "fingerprint"))
        .collect()
    )
    if told.filter(pl.col("element").is_in(both))["element"].n_unique() < len(both):
        return members
    held = told.join(members.select("person", "id", "group"), on="id", maintain_order="left")
    own = held.group_by("person", "source", maintain_order=True)
    counted = own.agg(
        *(_of(part, "fingerprint").n_unique().alias(part) for part in both),
        beside=_of(pair.first, "group").first(),
        id=_of(pair.later, "id").unique(maintain_order=True),
    )
    least = pl.col(pair.later) == 1 if pair.one else pl.col(pair.later) >= 1
    led = (
        counted.filter((pl.col(pair.first) == 1) & least)
        .explode("id", empty_as_null=False)
        .select("person", "id", "beside")
    )
    joined = members.join(led, on=["person", "id"], how="left", maintain_order="left")
    return joined.with_columns(group=pl.coalesce("beside", "group")).drop("beside")


def _of(element: str, column: str) -> pl.Expr:
    return pl.col(column).filter(pl.col("element") == element)
