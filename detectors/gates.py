"""What stands in a text before it is searched: a strong form, or a word that announces a value."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import polars as pl

from detectors.catalog import detectors
from detectors.long_cells import LONG
from detectors.model import Detector
from detectors.values import STRONG

_WIDE = 40
"""Patterns in one union: one automaton looks at a short cell once instead of several times."""

SHORT = pl.col("text").str.len_bytes() <= LONG
"""Texts that are searched whole; longer ones in pieces."""


def bounded(bodies: Iterable[str]) -> str:
    """The patterns as one, between ASCII word boundaries and without regard to case."""
    return r"(?i)(?-u:\b)(?:" + "|".join(f"(?:{body})" for body in bodies) + r")(?-u:\b)"


@cache
def strong(codes: frozenset[str] | None) -> tuple[tuple[str, str, float], ...]:
    """(detector, regex, score) of every strong pattern."""
    return tuple(
        (name, pattern.regex, pattern.score)
        for name, detector in detectors().items()
        for pattern in detector.patterns
        if pattern.score >= STRONG and (codes is None or detector.detects in codes)
    )


@cache
def _unions(codes: frozenset[str] | None) -> tuple[str, ...]:
    """All strong patterns in a few unions, which look at a short cell only once or twice."""
    bodies = [body for _, body, _ in strong(codes)]
    return tuple(bounded(bodies[first : first + _WIDE]) for first in range(0, len(bodies), _WIDE))


@cache
def announced(codes: frozenset[str] | None) -> tuple[str, ...]:
    """The detectors of these codes that only a word before a value can speak for."""
    return tuple(
        name
        for name, detector in detectors().items()
        if (codes is None or detector.detects in codes)
        and detector.context
        and (detector.free or any(p.score < STRONG for p in detector.patterns))
    )


@cache
def words_before(detector: Detector) -> str:
    """The detector's context phrases as one regex; spaces may be any run of signs."""
    phrases = sorted(set(detector.context), key=lambda p: (-len(p), p))
    return "|".join(r"[ _.'’-]{0,2}".join(phrase.split()) for phrase in phrases)


@cache
def words_of(name: str) -> tuple[str, ...]:
    """The longest word of every context phrase of a detector."""
    return tuple(sorted({max(p.split(), key=len) for p in detectors()[name].context}))


@cache
def gate_words(codes: frozenset[str] | None) -> tuple[str, ...]:
    """The longest words of all announced detectors: one stands in every announced cell."""
    return tuple(sorted({word for name in announced(codes) for word in words_of(name)}))


def may_hold(texts: pl.Series, codes: frozenset[str] | None) -> pl.Series:
    """Which texts may hold a value of these codes, by what stands in them. Never null.

    texts: String without null, named "text". Long ones all pass: their pieces meet the gates.
    """
    text = pl.col("text")
    gates = [~SHORT, *(text.str.contains(union) for union in _unions(codes))]
    passed = texts.to_frame().select(pl.any_horizontal(gates)).to_series()
    lettered = ~passed & texts.str.contains("[A-Za-z]")
    words = list(gate_words(codes))
    if words and lettered.any():
        said = texts.filter(lettered).str.contains_any(words, ascii_case_insensitive=True)
        passed = passed.scatter(lettered.arg_true(), said)
    return passed
