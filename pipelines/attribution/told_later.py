"""Codes of cards that somebody tells in a later message than the card: `Sorry, the code is 377`."""

from __future__ import annotations

import polars as pl

_CARD, _CODE = "card_number", "access_code"


def beside_their_cards(records: pl.LazyFrame, members: pl.DataFrame) -> pl.DataFrame:
    """The members, a message with the code of a card in the group of the message with the card.

    members: person, id, group and more, as `exposed.exposures` takes them. Only where the person
    wrote in one source of one card and of one code: of more nobody knows which opens which.
    """
    exposure = pl.element().struct.field("element")
    told = (
        records.filter(pl.col("role") == "author")
        .filter(pl.col("exposures").list.eval(exposure.is_in([_CARD, _CODE])).list.any())
        .select("id", "source", "exposures")
        .explode("exposures", empty_as_null=False, keep_nulls=False)
        .select("id", "source", pl.col("exposures").struct.field("element", "fingerprint"))
        .collect()
    )
    if told.filter(pl.col("element").is_in([_CARD, _CODE]))["element"].n_unique() < 2:
        return members
    held = told.join(members.select("person", "id", "group"), on="id", maintain_order="left")
    own = held.group_by("person", "source", maintain_order=True)
    one = own.agg(
        *(_of(part, "fingerprint").n_unique().alias(part) for part in (_CARD, _CODE)),
        beside=_of(_CARD, "group").first(),
        id=_of(_CODE, "id").unique(maintain_order=True),
    ).filter((pl.col(_CARD) == 1) & (pl.col(_CODE) == 1))
    led = one.explode("id", empty_as_null=False).select("person", "id", "beside")
    joined = members.join(led, on=["person", "id"], how="left", maintain_order="left")
    return joined.with_columns(group=pl.coalesce("beside", "group")).drop("beside")


def _of(element: str, column: str) -> pl.Expr:
    return pl.col(column).filter(pl.col("element") == element)
