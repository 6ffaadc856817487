"""Normal forms and validity that several declarations share.

All are pure steps over one string column: same length, null stays null.
"""

from __future__ import annotations

import polars as pl

from detectors.model import Transform, digits, letters_and_digits, trimmed
from detectors.sparing import staged, where

NOTED_NOTHING = (
    r"(?:none|not|no)(?: (?:\w+ )?(?:symptoms|diagnos[ie]s|diagnosed|illness|conditions?))?"
    r"(?: (?:been )?(?:recorded|reported|known|noted|listed|documented|indicated|identified"
    r"|assessed|stated|disclosed|found|yet|so far|to date|at this time|given)){1,2}"
    r"|no known (?:drug |food |medical )?(?:allerg(?:y|ies)|conditions?|problems?|issues?)|nkd?a"
    r"|(?:\w+, )?(?:no|awaiting) (?:assessment|evaluation|diagnosis)(?: yet)?"
)
"""What people write where they know of nothing: `none recorded`, `referred, no assessment yet`."""

_NOTHING = (
    rf"(?i)^\W*(?:{NOTED_NOTHING}|n ?/? ?a|nan|null|nil|none|no|not applicable"
    r"|not available|unknown|unk|tbd|tba"
    r"|pending|blank|empty|missing|undefined|not provided|not on file|declined|refused|false"
    r"|0+)?\W*$"
)
_YES_OR_NO = r"(?i)^(?:[ynt]|yes|true|[0-9]|si)$"
_NUMBER_INSIDE = (
    "@|(?:^|[^0-9.])[0-9]{3}[-. ]?[0-9]{2}[-. ]?[0-9]{4}(?:[^0-9]|$)|(?:[0-9][ -]?){13}"
)
_SAME_CHARACTER = "^(?:" + "|".join(f"{digit}+" for digit in "0123456789X") + ")$"


_FLOATS = where(".", lambda value: value.str.replace(r"^([0-9]+)\.0*$", "${1}"), literal=True)


def without_decimals(value: pl.Expr) -> pl.Expr:
    """Undo what a spreadsheet does to a number: `123456789.0` -> `123456789`."""
    return _FLOATS(value.str.strip_chars())


def number(value: pl.Expr) -> pl.Expr:
    """ASCII digits only, after the decimals of a float form are gone."""
    return digits(without_decimals(value))


def padded(width: int, least: int) -> Transform:
    """Digits, with the leading zeros put back that a spreadsheet dropped.

    width: digits of the whole number; least: the fewest digits that are repaired.
    """

    def filled(value: pl.Expr) -> pl.Expr:
        lost = value.str.len_bytes().is_between(least, width - 1)
        return pl.when(lost).then(value.str.zfill(width)).otherwise(value)

    return staged(number, filled)


def _without_zeros(value: pl.Expr) -> pl.Expr:
    rest = value.str.strip_chars_start("0")
    return pl.when((rest == "") & (value != "")).then(pl.lit("0")).otherwise(rest)


_NOT_YET = (
    r"(?i)^\W*(?:(?:referred|pending|awaiting|waiting)\b[^.;,:]{0,30}[,;:-]\s*)?(?:no|not(?: yet)?)"
    r"\b[^,;.]{0,20}\b(?:assess(?:ment|ed)|eval(?:uation|uated)?|diagnos(?:is|ed)|dx)\b"
    r"(?: yet| done| on file| made)?\W*$"
)
_NOT_DONE = (
    r"(?i)^\W*(?:not (?:started|done|received|given|submitted|required|on file)|incomplete|"
    r"missing|overdue|no record)\W*$"
)
_PLAIN = where("[^0-9A-Z]", lambda value: letters_and_digits(without_decimals(value)))
_LEADING = where("^0", _without_zeros)


def key(value: pl.Expr) -> pl.Expr:
    """Normal form of join keys: letters and digits, no decimals, no leading zeros."""
    return _LEADING(_PLAIN(value))


def said(value: pl.Expr) -> pl.Expr:
    """Whether a value says something: neither empty nor a word for nothing ("N/A", "none")."""
    return value.is_not_null() & ~value.str.contains(_NOTHING)


def said_or_yes(value: pl.Expr) -> pl.Expr:
    """As `said`; a bare "Y" or "1" counts, a bare "N", "no" or "0" does not."""
    return said(value) & ~value.str.contains(r"(?i)^\W*n\W*$") & ~value.str.contains(_NOT_DONE)


def told(value: pl.Expr) -> pl.Expr:
    """Whether a value says something in words or codes: no bare yes, no or single digit.

    "referred, no assessment yet" says that nobody has looked.
    """
    plain = trimmed(value)
    unsaid = plain.str.contains(_YES_OR_NO) | plain.str.contains(_NOT_DONE)
    return said(plain) & ~unsaid & ~plain.str.contains(_NOT_YET)


def varied(value: pl.Expr) -> pl.Expr:
    """Whether a normal form is more than one character repeated (`000000000`, `XXXX`)."""
    return ~value.str.contains(_SAME_CHARACTER)


def once(check: Transform) -> Transform:
    """The same check, computing its column once however often the check looks at it."""

    def checked(values: pl.Series) -> pl.Series:
        column = values.alias("value").to_frame()
        return column.select(check(pl.col("value")).alias(values.name)).to_series()

    return lambda value: value.map_batches(checked, return_dtype=pl.Boolean, is_elementwise=True)


def at_least_digits(least: int) -> Transform:
    """Validity: at least so many ASCII digits, and not one character repeated."""

    def enough(value: pl.Expr) -> pl.Expr:
        return (value.str.count_matches("[0-9]") >= least) & varied(value)

    return enough


def wordy(value: pl.Expr) -> pl.Expr:
    """Whether a value says something and hides no number or address that must be searched for."""
    return said(value) & ~value.str.contains(_NUMBER_INSIDE)
