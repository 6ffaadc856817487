"""Types the columns of a table: from header words, from values, from the columns beside them."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from detectors.columns.national_columns import checked_numbers
from detectors.columns.neighbours import settle
from detectors.columns.tokens import tokenised
from detectors.columns.values import accepts
from detectors.columns.verdicts import Verdict, judge, looks
from detectors.words.headers import strip_shared, words

_WIDE = 5
"""Below so many columns or rows nothing tells a trailer from a row with blanks."""

__all__ = ["Verdict", "accepts", "classify"]


def classify(header: Sequence[str], sample: pl.DataFrame, name: str) -> list[Verdict]:
    """One verdict per column of a table, in order.

    header: the columns' names, "" for a column without one, as many as the sample has columns.
    sample: first rows, String columns, any number of rows; a few hundred are used, all of them only
        where a column of numbers may hold tokens.
    name: of the sheet, table or file, "" when there is none.
    """
    spoken = strip_shared([words(h) for h in header])
    seen = looks(header, spoken, _body(sample))
    settled = settle([judge(column) for column in seen], seen, words(name))
    return tokenised(checked_numbers(settled, seen), seen, sample)


def _body(sample: pl.DataFrame) -> pl.DataFrame:
    """The rows without those of another kind: headers, trailers and totals fill fewer cells."""
    if sample.width < _WIDE or sample.height < _WIDE:
        return sample
    filled = pl.sum_horizontal((pl.all().fill_null("").str.strip_chars() != "").cast(pl.UInt32))
    full = sample.filter(filled * 2 > filled.max())
    return full if full.height * 2 >= sample.height else sample
