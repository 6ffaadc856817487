"""Ways by which two groups of mentions may be one person: what must agree, what it outweighs.

Evidence of a person (given name, middle name, number, birth date) joins; that of a household only
confirms. Each way was counted on simulated households, see benchmarks/resolution.
"""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

PLAIN, NUMBER_WAIVED, BIRTH_WAIVED, NAME_WAIVED, BOTH_WAIVED = 10, 11, 12, 13, 14
"""Tiers of `clusters.divided`: what of a group may differ although the two are joined.
BOTH_WAIVED: number and birth date."""

_G, _F = pl.col("given_strength"), pl.col("family_strength")
_SAME_MIDDLE = pl.col("middle") == "same"
_MIDDLE_FITS = pl.col("middle") != "differs"
_SUFFIX_FITS = pl.col("suffix") != "differs"
_ONE_GENERATION = pl.col("suffix").is_in(["same", "none"])
_NUMBER, _BORN, _HOME = pl.col("number"), pl.col("born"), pl.col("home")
_AT_HOME = _HOME.is_in(["same", "near"])
_SAME_ROAD = _HOME.is_in(["same", "near", "road"])
_NO_OTHER_NUMBER = _NUMBER == "missing"
_BORN_FITS = _BORN.is_in(["same", "near", "missing"])
_FULL = (_G >= 3) & (_F >= 3) & _ONE_GENERATION & _MIDDLE_FITS
_NO_GIVEN = _G.is_null()
_NO_FAMILY = _F.is_null()
_UNKNOWN_NAME = ~(pl.col("listed_a") & pl.col("listed_b"))
_LETTER = (pl.col("given_a").str.len_chars() == 1) | (pl.col("given_b").str.len_chars() == 1)
_MISREAD = pl.col("garbled") & _UNKNOWN_NAME
_FEW = pl.col("crowd") <= 8
_BY_CHANCE = pl.col("chance")
_BUT_NUMBER = _NUMBER.is_in(["half", "differs"]) & (
    (_G == 4) & (_BORN == "same") & _MIDDLE_FITS & _ONE_GENERATION
)
_BOTH_OFTEN = (_G == 0) & ~_UNKNOWN_NAME & (pl.min_horizontal("size_a", "size_b") >= 2)
_CLOSE = (_G == 1) | pl.col("garbled") | _LETTER


@dataclass(frozen=True, slots=True)
class Route:
    """tier: of `clusters.divided`. sole: only where the lesser group has no other candidate."""

    tier: int
    holds: pl.Expr
    because: str
    sole: bool = False


ROUTES = (
    Route(
        PLAIN,
        (_NUMBER == "same") & _NO_GIVEN & (_F >= 1) & _BORN_FITS & _MIDDLE_FITS,
        "same Social Security number and family name, first name missing",
        sole=True,
    ),
    Route(
        NAME_WAIVED,
        (_NUMBER == "same")
        & (_BORN == "same")
        & ((_F >= 1) | (_G >= 1) | _SAME_ROAD)
        & _MIDDLE_FITS
        & ~pl.col("other_birth")
        & ~_BOTH_OFTEN.fill_null(value=False),
        "same Social Security number and birth date, although a name differs",
    ),
    Route(
        NAME_WAIVED,
        (_NUMBER == "same")
        & (_F >= 3)
        & _SAME_MIDDLE
        & _BORN_FITS
        & (_MISREAD | _LETTER)
        & (_HOME != "differs"),
        "same Social Security number, middle and family name, first name misread",
        sole=True,
    ),
    Route(
        NUMBER_WAIVED,
        (_NUMBER == "half")
        & ((_G >= 3) | ((_G >= 1) & _UNKNOWN_NAME & (_F >= 1) & _AT_HOME))
        & (_BORN == "same")
        & _MIDDLE_FITS
        & _ONE_GENERATION,
        "same name and birth date, Social Security number mistyped",
    ),
    Route(
        NUMBER_WAIVED,
        (_NUMBER == "half") & _FULL & _SAME_MIDDLE & _AT_HOME & _BORN_FITS,
        "same name, middle name and street address, Social Security number mistyped",
    ),
    Route(
        NUMBER_WAIVED,
        _NUMBER.is_in(["half", "differs"])
        & _MIDDLE_FITS
        & _ONE_GENERATION
        & (_BORN == "same")
        & (
            ((_G >= 3) & (_F >= 1) & _SAME_ROAD)
            | ((_G >= 1) & (_F >= 1) & _UNKNOWN_NAME & _SAME_ROAD)
        ),
        "same name, birth date and street address, although a number differs",
    ),
    Route(
        NUMBER_WAIVED,
        (_NUMBER == "differs")
        & pl.col("contested")
        & (_G == 4)
        & (_F >= 3)
        & _SAME_MIDDLE
        & _ONE_GENERATION
        & (_HOME == "same")
        & _BORN_FITS,
        "same name, middle name and street address, although one number is also another's",
    ),
    Route(
        PLAIN,
        _NO_OTHER_NUMBER
        & (_BORN == "same")
        & (_G >= 3)
        & _AT_HOME
        & ((_F >= 1) | _NO_FAMILY | _SAME_MIDDLE)
        & _MIDDLE_FITS,
        "same first name, birth date and street address",
    ),
    Route(
        PLAIN,
        _NO_OTHER_NUMBER & (_BORN == "same") & (_G >= 3) & _MIDDLE_FITS & (_BY_CHANCE < 1e-3),
        "same first name and birth date, and nobody else to expect who has both",
    ),
    Route(
        PLAIN,
        _NO_OTHER_NUMBER
        & (_BORN == "same")
        & _NO_GIVEN
        & (_F >= 3)
        & (_SAME_MIDDLE | _AT_HOME)
        & _MIDDLE_FITS,
        "same family name and birth date, first name missing",
        sole=True,
    ),
    Route(
        PLAIN,
        _NO_OTHER_NUMBER
        & (_BORN == "same")
        & _CLOSE
        & (_F >= 1)
        & _SAME_MIDDLE
        & (_UNKNOWN_NAME | _LETTER)
        & ((_HOME != "differs") | (_BY_CHANCE < 1e-3)),
        "same birth date, middle and family name, first name misread",
        sole=True,
    ),
    Route(
        PLAIN,
        _NO_OTHER_NUMBER & (_BORN == "near") & _FULL & (_SAME_MIDDLE | _AT_HOME),
        "same name, birth date mistyped",
    ),
    Route(
        BIRTH_WAIVED,
        _NO_OTHER_NUMBER
        & ((_BORN == "close") | ((_BORN == "differs") & pl.col("copied")))
        & (_G == 4)
        & (_F >= 3)
        & _SAME_MIDDLE
        & _ONE_GENERATION
        & (_HOME == "same"),
        "same name, middle name and street address, although the birth date differs",
    ),
    Route(
        PLAIN,
        _NO_OTHER_NUMBER & (_BORN == "missing") & _FULL & _SAME_MIDDLE & _AT_HOME,
        "same name, middle name and nearly the same street address",
    ),
    Route(
        PLAIN,
        _NO_OTHER_NUMBER
        & (_BORN == "missing")
        & (_G >= 3)
        & (_NO_FAMILY | (_F == 0))
        & _SAME_MIDDLE
        & (_HOME == "same")
        & _FEW,
        "same first and middle name and street address, family name differs",
        sole=True,
    ),
    Route(
        PLAIN,
        _NO_OTHER_NUMBER
        & (_BORN == "missing")
        & ((_G == 1) | pl.col("garbled"))
        & (_F >= 3)
        & _SAME_MIDDLE
        & _UNKNOWN_NAME
        & _AT_HOME,
        "same middle and family name and street address, first name misread",
        sole=True,
    ),
    Route(
        PLAIN,
        _NO_OTHER_NUMBER
        & (_BORN == "missing")
        & _NO_GIVEN
        & (_F >= 3)
        & _SAME_MIDDLE
        & (_HOME == "same")
        & _FEW,
        "same middle and family name and street address, first name missing",
        sole=True,
    ),
    Route(
        BOTH_WAIVED,
        (_NUMBER == "half") & _FULL & (_G == 4) & (_F == 4) & _AT_HOME & (_BORN != "differs"),
        "same name and street address, Social Security number and birth date mistyped",
    ),
    Route(
        NUMBER_WAIVED,
        _BUT_NUMBER & _AT_HOME & _FEW,
        "same first name, birth date and street address, although family name and number differ",
    ),
    Route(
        PLAIN,
        (_NUMBER == "same") & (_F >= 1) & _MISREAD & _MIDDLE_FITS & _AT_HOME & _BORN_FITS,
        "same Social Security number, family name and street address, first name misread",
        sole=True,
    ),
    Route(
        PLAIN,
        pl.col("email") & (_BORN == "same") & _SUFFIX_FITS & _NO_OTHER_NUMBER,
        "same email address and birth date",
    ),
)
"""In the order in which they are tried; the first that holds says why."""
