"""The first rows by which a table is judged, and its rewritten columns as they were before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import polars as pl

from detectors.columns.judge import Verdict
from detectors.columns.values import samples
from detectors.people.person_likeness import seen_together
from detectors.protection.ciphers import is_shut
from detectors.protection.encodings import Encoding, decoded, encodings_of

_ROWS = 20_000
_FROM_THE_REST = 400

Encodings = Mapping[int, tuple[Encoding, ...]]
"""Column -> how it was rewritten, the outermost first; other columns are as they were."""


def sample_of(body: pl.DataFrame) -> pl.DataFrame:
    """Rows that stand for a batch: evenly spread, and some of every column that is blank in those.

    body: String columns named by index.
    """
    if body.height <= _ROWS:
        return body
    spread = body.gather_every(body.height // _ROWS).head(_ROWS)
    blank = [
        n for n, count in spread.select(pl.all().count()).row(0, named=True).items() if not count
    ]
    late = [body.filter(pl.col(name).is_not_null()).head(_FROM_THE_REST) for name in blank]
    return pl.concat([spread, *late])


def encodings_in(sample: pl.DataFrame, keys: Sequence[str]) -> Encodings:
    """The columns of a table that were rewritten, or that one of the keys opens."""
    columns = samples(sample)
    seen_together(columns)
    found = {at: encodings_of(values, keys) for at, values in enumerate(columns)}
    return {at: names for at, names in found.items() if names}


def undone(body: pl.DataFrame, encodings: Encodings) -> pl.DataFrame:
    """The rows with what was rewritten written as it was; columns named by index."""
    return body.with_columns(
        decoded(body[str(at)], names).alias(str(at)) for at, names in encodings.items()
    )


def told(
    verdicts: Sequence[Verdict], encodings: Encodings, sample: pl.DataFrame, keys: Sequence[str]
) -> tuple[Verdict, ...]:
    """The verdicts with what was undone among their reasons, and what no key opened.

    sample: with what was undone as it was before; keys: those that were tried.
    """
    looked = samples(sample) if keys else ()
    shut = {at for at, held in enumerate(looked) if is_shut(held)}
    found = []
    for verdict in verdicts:
        reasons = verdict.reasons
        if verdict.detector is not None and verdict.column in encodings:
            reasons += (f"written in {' in '.join(map(str, encodings[verdict.column]))}",)
        if verdict.column in shut:
            reasons += (f"encrypted; {len(keys):,} keys and passwords were tried in vain",)
        found.append(replace(verdict, reasons=reasons))
    return tuple(found)
