"""How many others of one name may be expected: by chance, and in one's own household."""

from __future__ import annotations

import polars as pl

from detectors.name_lists import family_share, given_share, lexicon
from pipelines.comparisons import POPULATION

_RELATIVES = 2.0
"""People of one family name who live around each other, beside those who have it by chance."""


def namesakes(nodes: pl.DataFrame, size: int) -> pl.DataFrame:
    """node, expected: how many others of that name there may be, as Float64.

    nodes: node, given, family (folded). size: how many mentions the whole evidence holds.
    """
    sizes = lexicon().select("token", "given", "family")
    given, family = given_share(pl.col("first_size")), family_share(pl.col("last_size"))
    # A rare family name is shared by the household, whatever its rarity.
    others = given * (family * float(max(size, POPULATION)) + _RELATIVES)
    return (
        nodes.with_columns(
            first=pl.col("given").str.extract(r"^(\S+)"),
            last=pl.col("family").str.extract(r"(\S+)$"),
        )
        .join(sizes.select(first="token", first_size="given"), on="first", how="left")
        .join(sizes.select(last="token", last_size="family"), on="last", how="left")
        .select("node", expected=others)
    )
