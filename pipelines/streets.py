"""Street addresses in one spelling, to tell whether two are the same."""

from __future__ import annotations

import polars as pl

from detectors.names import fold
from pipelines.kinds import KINDS


def street_facts(owned: pl.LazyFrame) -> pl.LazyFrame:
    """node, kind, text: house and street with the postal code, or the city where there is none.

    owned: RECORDS with node. Streets without a house number are left out.
    """
    area = pl.coalesce(pl.col("postal_code").str.slice(0, 5), fold(pl.col("city")))
    return owned.select(
        "node",
        kind=pl.lit("street", KINDS),
        text=pl.concat_str(street(), area, separator="|"),
    ).filter(pl.col("text").str.contains("[0-9].*[|]"))


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
