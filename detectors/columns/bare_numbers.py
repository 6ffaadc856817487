"""Numbers of people in columns whose header says nothing, by their form and what stands beside."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from detectors.catalog import detectors
from detectors.columns.nine_digits import is_bare, nine_digits
from detectors.columns.values import shares
from detectors.columns.verdicts import Look, Verdict, verdict_for

_NEARLY_ALL = 0.95
_SURE = frozenset({"birth_date", "ssn"})
"""What only tables about people hold."""


class _Form(NamedTuple):
    """A form that is weak by itself and says enough beside names and birth dates.

    heads: different beginnings, of so many signs, that the values must have: one house's own
    numbers begin alike, counted numbers in their first digits. most: and no more than so many.
    never: detectors whose numbers look the same; where most values are theirs, it is theirs.
    fewest: so many values tell it.
    """

    detector: str
    form: str
    heads: tuple[int, int]
    most: int = 1_000_000
    share: tuple[str, float] = ("", 0.0)
    never: tuple[str, ...] = ()
    fewest: int = 3


_FORMS = (
    # Passports of the new series begin with one of a few letters, licenses of the same length
    # with any.
    _Form("us/passport", "^[A-Z][0-9]{8}$", (1, 2), most=4),
    # One house begins its own numbers with one letter: two letters are enough to see.
    _Form("us/drivers_license", "^[A-Za-z][0-9]{7}$", (1, 5), fewest=2),
    _Form(
        "us/icd10",
        r"^[A-TV-Z][0-9][0-9AB](?:[.][0-9A-Z]{1,4})?$",
        (1, 3),
        share=("[.]", 0.5),
    ),
    _Form("us/a_number", "^A[-# ]?[0-9]{9}$", (1, 1)),
    # Seconds since 1970 begin with 1 as well, and share the digits behind it.
    _Form("us/edipi", "^1[0-9]{9}$", (4, 20), never=("us/npi", "world/phone")),
)


def has(verdicts: Sequence[Verdict], codes: frozenset[str]) -> bool:
    """Whether a column of the table holds one of these codes."""
    return any(v.detects in codes for v in verdicts)


def bare_numbers(verdicts: list[Verdict], looks: Sequence[Look]) -> None:
    """Type the columns of numbers beside names, in place."""
    nine_digits(verdicts, looks)
    if not has(verdicts, _SURE):
        return
    for form in _FORMS:
        if has(verdicts, frozenset({detectors()[form.detector].detects})):
            continue
        for at, seen in enumerate(looks):
            open_still = verdicts[at].detects is None and is_bare(seen.words)
            if open_still and seen.profile.size >= form.fewest and _has_form(seen, form):
                reason = "form, beside birth dates or Social Security numbers"
                verdicts[at] = verdict_for(seen, form.detector, 0.5, reason)


def _has_form(seen: Look, form: _Form) -> bool:
    if _share(seen, form.form) < _NEARLY_ALL or _share(seen, form.share[0]) < form.share[1]:
        return False
    signs, least = form.heads
    heads = seen.values.str.slice(0, signs).str.to_uppercase().n_unique()
    if not min(least, max(min(2, least), 0.6 * seen.profile.size)) <= heads <= form.most:
        return False
    others = shares(seen.values, dict.fromkeys(form.never, 0.0))
    return all(share < _NEARLY_ALL for share in others.values())


def _share(seen: Look, pattern: str) -> float:
    return float(seen.values.str.contains(pattern).mean() or 0.0)  # type: ignore[arg-type]
