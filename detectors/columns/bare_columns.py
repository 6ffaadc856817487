"""Columns whose header says nothing, typed by their values and by what stands beside them."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from detectors.catalog import detector_for
from detectors.columns.bare_names import opaque_names, unheaded_names
from detectors.columns.bare_numbers import bare_numbers, has
from detectors.columns.bare_secrets import bare_secrets
from detectors.columns.verdicts import Look, Verdict, name_shares, verdict_for
from detectors.dates import iso_date
from detectors.people.addresses import state_code
from detectors.words.header_words import says_nothing

_DATED = 0.8
_DATE_LIKE = r"^\S*[-/. ]|^[0-9]{8}$|^[0-9]{1,2}[A-Za-z]{3}[0-9]{2,4}$"
_PERSON = frozenset({"name", "given_name", "family_name"})
_OF_PEOPLE = frozenset({"ssn", "birth_date", "drivers_license", "passport", "tax_id", "state_id"})
"""What only tables of people hold: their names stand there too, whatever heads them."""


def type_bare(verdicts: list[Verdict], looks: Sequence[Look]) -> list[Verdict]:
    """The verdicts with the columns filled in that have no header of their own, in order."""
    of_people = has(verdicts, _OF_PEOPLE) and not has(verdicts, _PERSON)
    empty = [
        i
        for i, seen in enumerate(looks)
        if verdicts[i].detects is None
        and (not seen.words or (of_people and says_nothing(seen.words)))
    ]
    spaced = [i for i in empty if looks[i].profile.spaced >= 0.5]
    shown = name_shares([looks[i].values for i in spaced])
    named = next((i for i, share in zip(spaced, shown, strict=True) if share >= 0.5), None)
    if named is not None:
        verdicts[named] = _typed(looks[named], "name", "values look like names of people")
    _names_in_parts(verdicts, looks, empty)
    if has(verdicts, _PERSON):
        _birth_date(verdicts, looks, empty)
        _places(verdicts, looks, empty)
        bare_numbers(verdicts, looks)
    return bare_secrets(verdicts, looks, empty, of_people=has(verdicts, _PERSON))


def _typed(seen: Look, code: str, reason: str) -> Verdict:
    return verdict_for(seen, detector_for(code), 0.6, f"no header; {reason}")


def _names_in_parts(verdicts: list[Verdict], looks: Sequence[Look], empty: Sequence[int]) -> None:
    """Given and family names in two columns of which one header at least says nothing."""
    alone = not has(verdicts, _PERSON)
    found = unheaded_names(looks, empty) if alone else None
    if found is None and not has(verdicts, frozenset({"name"})):
        found = opaque_names(verdicts, looks)
    for at, code in zip(found or (), ("given_name", "family_name"), strict=False):
        if verdicts[at].detects is None:
            reason = f"values are {code.replace('_', ' ')}s"
            verdicts[at] = _typed(looks[at], code, reason)


def _birth_date(verdicts: list[Verdict], looks: Sequence[Look], empty: Sequence[int]) -> None:
    """The column of dates that lie a life apart; the earliest one where there are several."""
    if has(verdicts, frozenset({"birth_date"})):
        return
    best: tuple[int, int] | None = None
    for at in empty:
        if verdicts[at].detects is not None or looks[at].profile.marked < _DATED:
            continue
        written = pl.when(pl.col("v").str.contains(_DATE_LIKE)).then(pl.col("v"))
        dates = looks[at].values.to_frame("v").select(iso_date(written)).to_series()
        years = dates.str.slice(0, 4).cast(pl.Int32, strict=False).drop_nulls()
        if len(years) < _DATED * max(1, len(dates)):
            continue
        ordered = years.sort().to_list()
        middle = ordered[len(ordered) // 2]
        apart = ordered[-1] - ordered[0] >= 10 or len(ordered) < 5
        if 1915 <= middle <= 2015 and apart:
            best = min(best or (middle, at), (middle, at))
    if best is not None:
        verdicts[best[1]] = _typed(looks[best[1]], "birth_date", "dates a life apart, beside names")


def _places(verdicts: list[Verdict], looks: Sequence[Look], empty: Sequence[int]) -> None:
    """Street, city, state and postal code as they stand beside each other."""
    held = [at for at in empty if verdicts[at].detects is None and looks[at].profile.size]
    for at, state, zipped, street in _place_shares(looks, held):
        if state >= 0.9:
            verdicts[at] = _typed(looks[at], "state", "codes of states")
            if at - 1 in empty and looks[at - 1].profile.lettered >= 0.9:
                verdicts[at - 1] = _typed(looks[at - 1], "city", "words before a state")
        elif zipped >= 0.9 and at > 0 and verdicts[at - 1].detects in {"state", "city"}:
            verdicts[at] = _typed(looks[at], "postal_code", "five digits after a place")
        elif street >= 0.7:
            verdicts[at] = _typed(looks[at], "street", "house numbers and words")


def _place_shares(
    looks: Sequence[Look], held: Sequence[int]
) -> list[tuple[int, float, float, float]]:
    """(column, shares of codes of states, of postal codes and of streets) of columns with values.

    All in one query: one for each of thousands of columns would take minutes.
    """
    if not held:
        return []
    text = pl.col("value")
    told = pl.concat(looks[at].values.to_frame("value").with_columns(at=at) for at in held)
    shares_of = told.group_by("at", maintain_order=True).agg(
        state=(state_code(text).is_not_null() & (text.str.len_chars() == 2)).mean(),
        zipped=text.str.contains(r"^[0-9]{5}(?:-[0-9]{4})?$").mean(),
        street=text.str.contains(r"^[0-9]{1,6}[A-Za-z]? .*[A-Za-z]{2}").mean(),
    )
    return shares_of.rows()
