"""What people said of columns, put in the place of what the program thought of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import polars as pl

from detectors.catalog import detectors
from detectors.columns.values import samples, shares
from detectors.columns.verdicts import Verdict
from detectors.elements import DECOYS, ELEMENTS, IDENTITY, PARTS
from detectors.words.headers import scores, words

NONE = "none"
"""What is said of a column that holds nothing of a person."""

_REASON = "a person said so"


def can_be_said(is_: str) -> bool:
    """Whether a word names what a column may hold: a code, a detector, or `NONE`."""
    codes = {**ELEMENTS, **PARTS, **IDENTITY, **DECOYS}
    return is_ == NONE or is_ in detectors() or is_ in codes


def corrected(
    verdicts: Sequence[Verdict], sample: pl.DataFrame, said: Mapping[int, str]
) -> list[Verdict]:
    """The verdicts, in order, with those replaced of which something was said.

    sample: first rows, String columns. said: column -> code, name of a detector, or `NONE`.
    """
    found = list(verdicts)
    for at, is_ in said.items():
        name = None if is_ == NONE else _detector(is_, found[at], samples(sample[:, [at]])[0])
        found[at] = replace(
            found[at],
            detector=name,
            detects=detectors()[name].detects if name else None,
            score=1.0,
            reasons=(_REASON,),
            selector=None,
            choices=(),
            protection="",
            settled=True,
        )
    return found


def _detector(is_: str, verdict: Verdict, values: pl.Series) -> str:
    """The detector that is meant: of several for one code the one that fits values and header."""
    if is_ in detectors():
        return is_
    names = [name for name, d in detectors().items() if d.detects == is_]
    fitting = shares(values, dict.fromkeys(names, 0.0))
    named = scores(words(verdict.header))
    return max(names, key=lambda name: (round(fitting[name], 1), named.get(name, 0.0), name))
