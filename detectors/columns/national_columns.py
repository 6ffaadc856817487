"""Columns of foreign identity numbers: whose numbers they are, by header and check digits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import polars as pl

from detectors.columns.verdicts import Look, Verdict, verdict_for
from detectors.model import letters_and_digits
from detectors.national_ids import SCHEMES, Scheme, is_right, named_by

_ANY = "world/government_id"
_MOSTLY = 0.9
_HALF = 0.5
_FEWEST = 3
_MEANS_MORE = frozenset({"sin"})
"""Headers that are words of other kinds as well: only right check digits make them numbers."""


def checked_numbers(verdicts: Sequence[Verdict], looks: Sequence[Look]) -> list[Verdict]:
    """The verdicts, in order; those on foreign numbers as sure as the check digits are right.

    A column under the name of a country's number stays one, with a lower score, where many of its
    check digits are wrong: who typed them meant somebody all the same.
    """
    found = list(verdicts)
    for at, verdict in enumerate(found):
        seen = looks[at]
        if verdict.detector != _ANY or verdict.settled or seen.profile.size < _FEWEST:
            continue
        named = named_by(seen.words)
        scheme, share = _best(seen.values, named or SCHEMES)
        if named and share < _HALF and set(seen.words) <= _MEANS_MORE | {"number"}:
            found[at] = verdict_for(seen, None, 0.0)
        elif share >= _MOSTLY:
            reason = f"check digits of the {scheme.title}"
            found[at] = replace(verdict, reasons=(*verdict.reasons, reason))
        elif named:
            reason = f"{share:.0%} of the check digits of the {scheme.title} are right"
            score = round(verdict.score * (_HALF + share / 2), 3)
            found[at] = replace(verdict, score=score, reasons=(*verdict.reasons, reason))
    return found


def _best(values: pl.Series, schemes: Sequence[Scheme]) -> tuple[Scheme, float]:
    """The scheme that most values follow, and their share."""
    text = pl.col("value")
    held = values.alias("value").to_frame().select(letters_and_digits(text)).to_series().to_list()
    shares = [(sum(is_right(value, s) for value in held) / len(held), s) for s in schemes]
    best = max(share for share, _ in shares)
    return next((scheme, share) for share, scheme in shares if share == best)
