"""Street addresses in one spelling, to tell whether two are the same."""

from __future__ import annotations

import polars as pl

from detectors.people.names import fold
from pipelines.resolution.kinds import KINDS


def homes(owned: pl.LazyFrame) -> pl.DataFrame:
    """node, text (the street in one spelling), area (postal code, else city), of records with one.

    owned: RECORDS with node. Every distinct street and city is read once.
    """
    told = owned.select("node", "street", "city", "postal_code").drop_nulls("street").collect()
    texts = told.select("street").unique().with_columns(text=street())
    towns = told.select("city").unique().with_columns(town=fold(pl.col("city")))
    placed = told.join(texts, on="street").join(towns, on="city", how="left", nulls_equal=True)
    area = pl.coalesce(pl.col("postal_code").str.slice(0, 5), "town")
    return placed.select("node", "text", area=area)


def street_facts(homes: pl.DataFrame) -> pl.DataFrame:
    """node, kind, text: house and street with the postal code, or the city where there is none.

    homes: as `homes`. Streets without a house number are left out.
    """
    text = pl.concat_str("text", "area", separator="|")
    told = homes.select("node", kind=pl.lit("street", KINDS), text=text)
    return told.filter(pl.col("text").str.contains("[0-9].*[|]"))


def street() -> pl.Expr:
    """The column `street` folded, with the usual words shortened: `12 oak ave apt 4`."""
    words = fold(pl.col("street")).str.replace_all(r"[^0-9a-z]+", " ")
    padded = pl.concat_str(pl.lit(" "), words, pl.lit(" "))
    return padded.str.replace_many(list(_SHORTER), list(_SHORTER.values())).str.strip_chars(" ")


_SHORTER = {
    " street ": " st ",
    " avenue ": " ave ",
    " road ": " rd ",
    " drive ": " dr ",
    " lane ": " ln ",
    " court ": " ct ",
    " place ": " pl ",
    " boulevard ": " blvd ",
    " apartment ": " apt ",
    " unit ": " apt ",
    " north ": " n ",
    " south ": " s ",
    " east ": " e ",
    " west ": " w ",
}
