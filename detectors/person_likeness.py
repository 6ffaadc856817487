"""Likeness to a person's name inside a column that may hold names.

`names.likeness` doubts what reads like a street or a firm. In a column of people "Dorothy St.
Clair" is no street and "Hoa Le" no homeowners' association: their first and last words are on the
name lists, and that settles the doubt.
"""

from __future__ import annotations

import polars as pl

from detectors.names import family_rank, fold, given_rank, likeness

_NO_PERSON = 0.05
_DOUBTED = 0.2
_LISTED = 0.4
_LONGEST = 5


def person_likeness(values: pl.Series) -> pl.Series:
    """How much each value looks like a person's name, Float64 0 to 1; null stays null.

    As `names.likeness`, with doubted values raised to 0.4 where a listed given name and a listed
    family name stand at their ends.
    """
    scores = likeness(values)
    doubted = scores.is_between(_NO_PERSON, _DOUBTED, closed="left").fill_null(value=False)
    few = values.filter(doubted).unique()
    plain = few.to_frame("v").select(fold(pl.col("v"))).to_series().to_list()
    listed = [value for value, text in zip(few.to_list(), plain, strict=True) if _is_listed(text)]
    return scores.set(doubted & values.is_in(listed), _LISTED) if listed else scores


def _is_listed(text: str) -> bool:
    family, comma, given = text.partition(",")
    words = [*given.split(), *family.split()] if comma else text.split()
    if not 2 <= len(words) <= _LONGEST:
        return False
    return _pair(words[0], words[-1]) or _pair(words[-1], words[0])


def _pair(given: str, family: str) -> bool:
    ranks = given_rank(given), family_rank(family)
    return min(ranks) > 0 and max(ranks) > 2
