"""What the columns of one table say about each other, after each was judged by itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from detectors.catalog import detector_for, detectors
from detectors.columns.animal_columns import of_animals
from detectors.columns.bare_columns import type_bare
from detectors.columns.body_columns import of_bodies
from detectors.columns.care_columns import about_care, care_columns, health_policies
from detectors.columns.companions import by_companions
from detectors.columns.handle_columns import handles
from detectors.columns.indicator_columns import by_indicator, elements_named
from detectors.columns.other_licenses import other_licenses
from detectors.columns.people_columns import named_by_whose
from detectors.columns.plate_columns import plate_reads
from detectors.columns.thing_columns import of_things
from detectors.columns.travel_columns import travel_documents
from detectors.columns.values import shares
from detectors.columns.verdicts import (
    Look,
    Verdict,
    name_share,
    verdict_for,
)
from detectors.words.headers import scores

_EMPLOYER, _NOTE = "us/ein", "world/clinical_note"
_TAX_NUMBERS = frozenset({"tax_id", "ssn", "employer_number"})
_ALIKE = frozenset({"ssn", "tax_id", "card_number", "account_number"})
_GOODS = frozenset({"order_number", "product_number", "tracking_number"})
_OF_SOMEBODY = frozenset(
    {"name", "given_name", "family_name", "birth_date", "email", "phone", "user_name",
     "person_key", "street", "address"}
)  # fmt: skip
_EMPTY_WORDS = frozenset({"number", "value", "id", "code", "document", "text"})


def settle(
    verdicts: Sequence[Verdict], looks: Sequence[Look], table: tuple[str, ...]
) -> list[Verdict]:
    """The verdicts once more, in order, with the other columns and the table's name in view.

    table: words of the table's name, empty when it has none.
    """
    named = of_things(named_by_whose(list(verdicts), looks), looks)
    found = by_companions(handles(named, looks), looks)
    found = _employers(type_bare(found, looks), looks)
    found = _given_beside_family(found, looks)
    found = _by_table_name(health_policies(found, looks, table), looks, table)
    found = other_licenses(care_columns(found, looks, table), looks, table)
    found = of_bodies(plate_reads(found, looks, table), looks, table)
    found = travel_documents(found, looks, table)
    return of_animals(by_indicator(_goods(found, looks), looks), looks)


def _goods(verdicts: list[Verdict], looks: Sequence[Look]) -> list[Verdict]:
    """Numbers of goods that have the form of a person's number, in a table about nobody."""
    if any(v.detects in _OF_SOMEBODY for v in verdicts):
        return verdicts
    for at, seen in enumerate(looks):
        kinds = [n for n, s in seen.named.items() if s >= 0.9 and detectors()[n].detects in _GOODS]
        if kinds and verdicts[at].detects in _ALIKE:
            verdicts[at] = verdict_for(seen, kinds[0], 0.6, "header; the table is about nobody")
    return verdicts


def _given_beside_family(verdicts: list[Verdict], looks: Sequence[Look]) -> list[Verdict]:
    """Which part of the name a column holds, with the other parts in view.

    A "name" of single words beside family names holds given names, and reverse; a "given name"
    of several words without family names beside it is a whole name ("Nombre").
    """
    other = {"family_name": "given_name", "given_name": "family_name"}
    parts = [v for v in verdicts if v.detects in other]
    for at, verdict in enumerate(verdicts):
        if verdict.detects != "name" and verdict.detects not in other:
            continue
        own = [v for v in parts if _one_person(v, verdict)]
        # "Spouse's first name" and "Last name" are the two halves of one name.
        beside = {str(v.detects) for v in (own if len(own) != 1 or len(parts) != 2 else parts)}
        whole = looks[at].profile.spaced > 0.35
        code = None
        if verdict.detects == "name" and not whole and len(beside) == 1:
            code = other[next(iter(beside))]
        elif verdict.detects in other and whole and beside == {verdict.detects}:
            code = "name" if name_share(looks[at].values) >= 0.5 else None
        if code is not None:
            verdicts[at] = replace(verdict, detector=detector_for(code), detects=code)
    return verdicts


def _one_person(one: Verdict, other: Verdict) -> bool:
    return (one.role, one.number) == (other.role, other.number)


def _employers(verdicts: list[Verdict], looks: Sequence[Look]) -> list[Verdict]:
    """A "tax id" written like an employer's (12-3456789), or bare in a table of firms."""
    firms = any(v.detects == "organisation" for v in verdicts)
    for at, verdict in enumerate(verdicts):
        if verdict.detects != "tax_id" or looks[at].profile.size == 0:
            continue
        hyphen = float(looks[at].values.str.contains("^[0-9]{2}-[0-9]{7}$").mean() or 0.0)  # type: ignore[arg-type]
        bare = float(looks[at].values.str.contains("^[0-9]{9}$").mean() or 0.0)  # type: ignore[arg-type]
        if hyphen >= 0.5 or (firms and hyphen + bare >= 0.9):
            verdicts[at] = verdict_for(looks[at], _EMPLOYER, 0.7, "form of an employer's number")
    return verdicts


def _by_table_name(
    verdicts: list[Verdict], looks: Sequence[Look], table: tuple[str, ...]
) -> list[Verdict]:
    """Headers that the table's name completes: "number" in "passports", "answer" in "security"."""
    singular = tuple(word.removesuffix("s") for word in table)
    for at, seen in enumerate(looks):
        if verdicts[at].detects is not None or not 0 < len(seen.words) <= 2 or not singular:
            continue
        # The whole name is no hint for keys and dates: "id" in "passports" is a row's.
        if set(seen.words) & (_EMPTY_WORDS - {"number", "value"}):
            continue
        meant = scores(tuple(dict.fromkeys((*singular, *seen.words))))
        fitting = shares(
            seen.values, {name: 0.0 for s, name in elements_named(meant.items()) if s >= 0.8}
        )
        best = max(fitting, key=lambda n: (fitting[n], meant[n]), default=None)
        if best == _NOTE and not about_care(verdicts, looks, table, seen):
            continue  # "notes" of an intake, a visit or a session are kept about anything
        if best is not None and fitting[best] >= 0.6 and seen.profile.flags < 0.5:
            verdicts[at] = verdict_for(seen, best, 0.6, "named by the table")
    return verdicts
