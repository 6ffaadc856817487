"""Likeness to a person's name inside a column that may hold names.

`names.likeness` doubts what reads like a street or a firm. In a column of people "Dorothy St.
Clair" is no street and "Hoa Le" no homeowners' association: their first and last words are on the
name lists, and that settles the doubt.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import polars as pl

from detectors.people.names import family_rank, fold, given_rank, likeness

_NO_PERSON = 0.04
_DOUBTED = 0.2
_LISTED = 0.4
_LONGEST = 5
_DIGIT = re.compile(r"[0-9]|^[^A-Za-z]*$")


_MANY = 1_000
"""Values of a column from which on looking them up one by one costs more than it saves."""

_KEPT = 20_000
_scores: dict[str, float] = {}
"""Scores of values that this process has seen: a small table asks for the same ones several times,
and to score a few values costs as much as hundreds."""


def person_likeness(values: pl.Series) -> pl.Series:
    """How much each value looks like a person's name, Float64 0 to 1; null stays null.

    As `names.likeness`, with doubted values raised to 0.4 where a listed given name and a listed
    family name stand at their ends.
    """
    if len(values) > _MANY:
        return _scored(values)
    texts: list[str | None] = values.cast(pl.String).to_list()
    scores = _known(dict.fromkeys(text for text in texts if text is not None))
    found = [None if text is None else scores[text] for text in texts]
    return pl.Series(values.name, found, dtype=pl.Float64)


def seen_together(columns: Sequence[pl.Series]) -> None:
    """Score the values of several columns at once where they are few and without digits."""
    if sum(map(len, columns)) <= _MANY:
        every = dict.fromkeys(text for values in columns for text in values.drop_nulls())
        _known({text: None for text in every if not _DIGIT.search(text)})


def _known(texts: Mapping[str, None]) -> Mapping[str, float]:
    """The score of each text, of which those are worked out that were not seen before."""
    new = [text for text in texts if text not in _scores]
    if new:
        if len(_scores) > _KEPT:
            _scores.clear()
            new = list(texts)
        _scores.update(zip(new, _scored(pl.Series(new, dtype=pl.String)), strict=True))
    return _scores


def _scored(values: pl.Series) -> pl.Series:
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
    if comma and len(words) == 3 and len(words[1].rstrip(".")) == 1:  # `Us, Yer M`
        return min(_ranks(words[0], words[-1])) > 0
    return _pair(words[0], words[-1]) or _pair(words[-1], words[0])


def _pair(given: str, family: str) -> bool:
    ranks = _ranks(given, family)
    return min(ranks) > 0 and max(ranks) > 2


def _ranks(given: str, family: str) -> tuple[int, int]:
    return given_rank(given), family_rank(family)
