"""A value in a text that may be somebody's: where it stands and what speaks for it, unchecked."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Candidate:
    """A value that matches a pattern or stands behind a label, not yet checked.

    labelled: a label of the detector stands right before it, and how many words it has.
    """

    start: int
    end: int
    detector: str
    score: float
    labelled: int
    because: str
