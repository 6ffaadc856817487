"""What routes are made of: conditions on two groups of mentions, and what a route may outweigh."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

PLAIN, NUMBER_WAIVED, BIRTH_WAIVED, NAME_WAIVED, BOTH_WAIVED = 10, 11, 12, 13, 14
"""Tiers of `clusters.divided`: what of a group may differ although the two are joined.
BOTH_WAIVED: number and birth date."""


@dataclass(frozen=True, slots=True)
class Route:
    """tier: of `clusters.divided`.

    sole: only where the lesser group has no other candidate; lone: only where neither has.
    """

    tier: int
    holds: pl.Expr
    because: str
    sole: bool = False
    lone: bool = False


G, F = pl.col("given_strength"), pl.col("family_strength")
"""0 to 4 as in `name_pairs.agreements`; null where one of the two has none."""

NUMBER, BORN, HOME, MIDDLE = pl.col("number"), pl.col("born"), pl.col("home"), pl.col("middle")
SAME_MIDDLE = MIDDLE == "same"
MIDDLE_FITS = MIDDLE != "differs"
SUFFIX_FITS = pl.col("suffix") != "differs"
ONE_GENERATION = pl.col("suffix").is_in(["same", "none"])
AT_HOME = HOME.is_in(["same", "near"])
SAME_ROAD = HOME.is_in(["same", "near", "road"])
BORN_FITS = BORN.is_in(["same", "near", "missing"])
NO_GIVEN, NO_FAMILY = G.is_null(), F.is_null()
FAMILY_FITS = (F >= 1) | NO_FAMILY
FULL = (G >= 3) & (F >= 3) & ONE_GENERATION & MIDDLE_FITS
UNKNOWN_NAME = ~(pl.col("listed_a") & pl.col("listed_b"))
LETTER = (pl.col("given_a").str.len_chars() == 1) | (pl.col("given_b").str.len_chars() == 1)
BY_CHANCE = pl.col("chance")
FEW = pl.col("crowd") <= 8

_SHARES = ("given_share_a", "given_share_b")
SLIP = (pl.min_horizontal(_SHARES) < 1e-6) & (pl.max_horizontal(_SHARES) >= 5e-6)
SLIP = SLIP | pl.col("sounds")
"""One given name that people have, and one that hardly anybody has; or two that sound the same: a
slip of one another. Twins have names alike too, but both are names, and can be told by ear."""

MISREAD = pl.col("garbled") & (UNKNOWN_NAME | SLIP)
