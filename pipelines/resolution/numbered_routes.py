"""Routes between two groups that have a Social Security number each: equal, mistyped, different.

Members of a family borrow each other's numbers, and some people have two: a number alone decides
nothing, and what outweighs a difference is evidence of the person, not of the household.
"""

from __future__ import annotations

import polars as pl

from pipelines.resolution.route_terms import (
    AT_HOME,
    BORN,
    BORN_FITS,
    BOTH_WAIVED,
    BY_CHANCE,
    FAMILY_FITS,
    FEW,
    FULL,
    HOME,
    LETTER,
    MIDDLE_FITS,
    MISREAD,
    NAME_WAIVED,
    NO_GIVEN,
    NUMBER,
    NUMBER_WAIVED,
    ONE_GENERATION,
    PLAIN,
    SAME_MIDDLE,
    SAME_ROAD,
    SLIP,
    UNKNOWN_NAME,
    F,
    G,
    Route,
)

_SAME = NUMBER == "same"
_HALF = NUMBER == "half"
_OTHER = NUMBER.is_in(["half", "differs"])
_BOTH_OFTEN = (G == 0) & ~UNKNOWN_NAME & (pl.min_horizontal("size_a", "size_b") >= 2)
_TURNED = (pl.col("given_a") == pl.col("family_b")) | (pl.col("family_a") == pl.col("given_b"))

SAME_NUMBER = (
    Route(
        PLAIN,
        _SAME & NO_GIVEN & ((F >= 1) | (BORN == "same")) & BORN_FITS & MIDDLE_FITS,
        "same Social Security number and family name or birth date, first name missing",
        sole=True,
    ),
    Route(
        NAME_WAIVED,
        _SAME
        & (BORN == "same")
        & ((F >= 1) | (G >= 1) | SAME_ROAD)
        & MIDDLE_FITS
        & ~pl.col("other_birth")
        & ~_BOTH_OFTEN.fill_null(value=False),
        "same Social Security number and birth date, although a name differs",
    ),
    Route(
        PLAIN,
        _SAME
        & ((G >= 3) | ((G == 1) & SLIP & (SAME_MIDDLE | AT_HOME)))
        & (BORN_FITS | ((G == 4) & (BORN == "close") & AT_HOME))
        & MIDDLE_FITS,
        "same Social Security number and compatible first name",
    ),
    Route(
        NAME_WAIVED,
        _SAME & MISREAD & (FAMILY_FITS | SAME_MIDDLE) & BORN_FITS & MIDDLE_FITS,
        "same Social Security number and family name, first name misread",
        sole=True,
    ),
    Route(
        NAME_WAIVED,
        _SAME & _TURNED & (F == 0) & BORN_FITS & MIDDLE_FITS,
        "same Social Security number, given and family name in turned order",
        sole=True,
    ),
    Route(
        NAME_WAIVED,
        _SAME & LETTER & (F >= 3) & SAME_MIDDLE & BORN_FITS & (HOME != "differs"),
        "same Social Security number, middle and family name, first name misread",
        sole=True,
    ),
)

# Twins have numbers in a row and names a letter apart, known to the lists or not: beside another
# number two given names are one only where one of them is a slip of a name that people have.
OTHER_NUMBER = (
    Route(
        NUMBER_WAIVED,
        _HALF
        & ((G >= 3) | ((G >= 1) & (F >= 1) & SLIP))
        & (BORN == "same")
        & MIDDLE_FITS
        & ONE_GENERATION,
        "same name and birth date, Social Security number mistyped",
    ),
    Route(
        NUMBER_WAIVED,
        _HALF & NO_GIVEN & (F >= 3) & (BORN == "same") & AT_HOME & MIDDLE_FITS & ONE_GENERATION,
        "same family name, birth date and street address, Social Security number mistyped",
        sole=True,
    ),
    Route(
        NUMBER_WAIVED,
        _HALF
        & BORN_FITS
        & (
            (FULL & ((SAME_MIDDLE & AT_HOME) | (BY_CHANCE < 1e-3)))
            | ((G == 4) & (F >= 1) & ONE_GENERATION & MIDDLE_FITS & SAME_ROAD)
        ),
        "same name, Social Security number mistyped",
    ),
    Route(
        NUMBER_WAIVED,
        _HALF & (G == 1) & SLIP & (F >= 1) & AT_HOME & (BORN == "missing") & MIDDLE_FITS,
        "same street address and nearly the same name, Social Security number mistyped",
    ),
    Route(
        NUMBER_WAIVED,
        _OTHER
        & MIDDLE_FITS
        & ONE_GENERATION
        & (BORN == "same")
        & (F >= 1)
        & ((G >= 3) | ((G >= 1) & SLIP))
        & SAME_ROAD,
        "same name, birth date and street address, although a number differs",
    ),
    Route(
        NUMBER_WAIVED,
        _OTHER
        & MIDDLE_FITS
        & ONE_GENERATION
        & (BORN == "same")
        & (G == 4)
        & (F == 4)
        & (BY_CHANCE < 1e-5),
        "same very rare name and birth date, although a number differs",
        lone=True,
    ),
    Route(
        NUMBER_WAIVED,
        (NUMBER == "differs")
        & pl.col("contested")
        & (G == 4)
        & (F >= 3)
        & SAME_MIDDLE
        & ONE_GENERATION
        & (HOME == "same")
        & BORN_FITS,
        "same name, middle name and street address, although one number is also another's",
    ),
    Route(
        BOTH_WAIVED,
        _HALF & FULL & (G == 4) & (F == 4) & AT_HOME,
        "same name and street address, Social Security number and birth date mistyped",
    ),
    Route(
        NUMBER_WAIVED,
        _OTHER & (G == 4) & (BORN == "same") & MIDDLE_FITS & ONE_GENERATION & AT_HOME & FEW,
        "same first name, birth date and street address, although family name and number differ",
    ),
)
