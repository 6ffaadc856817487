"""Ways by which two groups of mentions may be one person: what must agree, what it outweighs.

Evidence of a person (given name, middle name, number, birth date) joins; that of a household only
confirms. Each way was counted on simulated households, see benchmarks/resolution.
"""

from __future__ import annotations

import polars as pl

from pipelines.resolution.numbered_routes import OTHER_NUMBER, SAME_NUMBER
from pipelines.resolution.route_terms import (
    AT_HOME,
    BIRTH_WAIVED,
    BORN,
    BORN_FITS,
    BY_CHANCE,
    FEW,
    FULL,
    HOME,
    LETTER,
    MIDDLE_FITS,
    NO_FAMILY,
    NO_GIVEN,
    NUMBER,
    ONE_GENERATION,
    PLAIN,
    SAME_MIDDLE,
    SAME_ROAD,
    SLIP,
    SUFFIX_FITS,
    UNKNOWN_NAME,
    F,
    G,
    Route,
)

_ONE_LACKS = NUMBER == "missing"
_CLOSE = (G == 1) | pl.col("garbled") | LETTER

_BARE = (
    Route(
        PLAIN,
        _ONE_LACKS
        & (BORN == "same")
        & (G >= 3)
        & AT_HOME
        & ((F >= 1) | NO_FAMILY | SAME_MIDDLE)
        & MIDDLE_FITS,
        "same first name, birth date and street address",
    ),
    Route(
        PLAIN,
        _ONE_LACKS & (BORN == "same") & (G >= 3) & MIDDLE_FITS & (BY_CHANCE < 1e-3),
        "same first name and birth date, and nobody else to expect who has both",
    ),
    Route(
        PLAIN,
        _ONE_LACKS & (BORN == "same") & NO_GIVEN & (F >= 3) & (SAME_MIDDLE | AT_HOME) & MIDDLE_FITS,
        "same family name and birth date, first name missing",
        sole=True,
    ),
    Route(
        PLAIN,
        _ONE_LACKS
        & (BORN == "same")
        & _CLOSE
        & (F >= 1)
        & SAME_MIDDLE
        & (UNKNOWN_NAME | SLIP | LETTER)
        & ((HOME != "differs") | (BY_CHANCE < 1e-3)),
        "same birth date, middle and family name, first name misread",
        sole=True,
    ),
    Route(
        PLAIN,
        _ONE_LACKS
        & (BORN == "same")
        & (G == 1)
        & SLIP
        & (F >= 1)
        & MIDDLE_FITS
        & (SAME_ROAD | (BY_CHANCE < 1e-3)),
        "same birth date and family name, first name mistyped",
        sole=True,
    ),
    Route(
        PLAIN,
        _ONE_LACKS & (BORN == "near") & FULL & (SAME_MIDDLE | AT_HOME | (BY_CHANCE < 1e-5)),
        "same name, birth date mistyped",
    ),
    Route(
        BIRTH_WAIVED,
        _ONE_LACKS
        & ((BORN == "close") | ((BORN == "differs") & pl.col("copied")))
        & (G == 4)
        & (F >= 3)
        & SAME_MIDDLE
        & ONE_GENERATION
        & (HOME == "same"),
        "same name, middle name and street address, although the birth date differs",
    ),
    Route(
        PLAIN,
        _ONE_LACKS & (BORN == "missing") & FULL & SAME_MIDDLE & AT_HOME,
        "same name, middle name and nearly the same street address",
    ),
    Route(
        PLAIN,
        _ONE_LACKS
        & (BORN == "missing")
        & (G >= 3)
        & (NO_FAMILY | (F == 0))
        & SAME_MIDDLE
        & (HOME == "same")
        & FEW,
        "same first and middle name and street address, family name differs",
        sole=True,
    ),
    Route(
        PLAIN,
        _ONE_LACKS
        & (BORN == "missing")
        & ((G == 1) | pl.col("garbled"))
        & (F >= 3)
        & SAME_MIDDLE
        & (UNKNOWN_NAME | SLIP)
        & AT_HOME,
        "same middle and family name and street address, first name misread",
        sole=True,
    ),
    Route(
        PLAIN,
        _ONE_LACKS & (BORN == "missing") & (G == 1) & SLIP & (F >= 1) & MIDDLE_FITS & AT_HOME,
        "same family name and street address, first name mistyped",
        sole=True,
    ),
    Route(
        PLAIN,
        _ONE_LACKS
        & (BORN == "missing")
        & NO_GIVEN
        & (F >= 3)
        & SAME_MIDDLE
        & (HOME == "same")
        & FEW,
        "same middle and family name and street address, first name missing",
        sole=True,
    ),
    Route(
        PLAIN,
        _ONE_LACKS
        & pl.col("email")
        & ((BORN == "same") | (BORN_FITS & (FULL | (SLIP & (G == 1) & (F >= 3) & MIDDLE_FITS))))
        & SUFFIX_FITS,
        "same email address and birth date, or the same name",
    ),
)

ROUTES = (*SAME_NUMBER, *OTHER_NUMBER, *_BARE)
"""In the order in which they are tried; the first that holds says why."""
