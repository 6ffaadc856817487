"""The declaration: what a detector says, and nothing of how it is run.

A file below `world/` or `us/` declares one `DETECTOR`. `columns.py` makes Polars expressions of
it, `text.py` a Presidio recogniser; both read the same fields, and a property test holds that
they agree.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import polars as pl

from detectors.sparing import where

Transform = Callable[[pl.Expr], pl.Expr]
"""A pure step over one string column: same length, null stays null."""


def _without(others: str) -> Transform:
    """The step that leaves out a class of characters: hyphens first, which are most of them."""
    rest = where(others, lambda value: value.str.replace_all(f"{others}+", ""))
    return where(others, lambda value: rest(value.str.replace_all("-", "", literal=True)))


_DIGITS = _without("[^0-9]")
_LETTERS_AND_DIGITS = _without("[^0-9A-Za-z]")
_UPPER = where("[a-z]", lambda value: value.str.to_uppercase())


def letters_and_digits(value: pl.Expr) -> pl.Expr:
    """The usual normal form: only ASCII letters and digits, upper case (`12-34 a` -> `1234A`)."""
    return _UPPER(_LETTERS_AND_DIGITS(value))


def digits(value: pl.Expr) -> pl.Expr:
    """Normal form of numbers: ASCII digits only."""
    return _DIGITS(value)


def trimmed(value: pl.Expr) -> pl.Expr:
    """Normal form of values that must stay as written: outer white space removed."""
    return value.str.strip_chars()


def any_value(value: pl.Expr) -> pl.Expr:
    """Validity of values without a check of their own: everything that is not null."""
    return value.is_not_null()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    r"""One written form of a value.

    regex: the body, without anchors, word boundaries, look-around or capturing groups; only the
        syntax that Rust's regex and Python's `re` share, `[0-9]` and never `\d`. Matched without
        regard to case. The engines add anchors (whole cell) or ASCII word boundaries (in text).
    score: 0..1, the share of true hits among matches that pass `valid`, when neither a header
        nor a word nearby says what the value is. Below 0.5 the pattern is "weak": the engines
        use it only where a header or a context word asks for it.
    """

    regex: str
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Detector:
    """One kind of value: how it is written, checked, headed and talked about.

    detects: a code of `elements.toml` (element, part or identity field).
    title: what the value is, for people.
    patterns: written forms; empty only when `free`.
    headers: phrases that head such a column, lower case, words separated by one space, without
        punctuation (`social security number`, `ssn`); they match whole words in a header whose
        camelCase, snake_case and punctuation were split the same way.
    context: words or phrases near the value in running text, same spelling rules.
    normal: value -> normal form, which is what `valid` sees and what is fingerprinted.
    valid: normal form -> boolean (check digit, ranges, numbers never issued).
    free: the value has no form of its own (a diagnosis, a password): the header decides in a
        table, the label in a text.
    holds: (name of another detector, regex with one group) for values that contain a value of
        another kind, so that whoever has the one has the other.
    authority: where the knowledge comes from (law, agency, standard).
    examples: whole values that must be found under `headers[0]` and after `context[0]`.
    counter_examples: whole values that must not be found there.
    """

    detects: str
    title: str
    patterns: tuple[Pattern, ...] = ()
    headers: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    normal: Transform = letters_and_digits
    valid: Transform = any_value
    free: bool = False
    holds: tuple[tuple[str, str], ...] = ()
    authority: str
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...] = ()


def passes(detector: Detector, value: pl.Expr) -> pl.Expr:
    """Whether a value with a form of the detector, or any of a free one, passes its check.

    Outer white space is ignored. Never null.
    """
    tidy = value.str.strip_chars()
    return (detector.valid(detector.normal(tidy)) & tidy.is_not_null()).fill_null(value=False)
