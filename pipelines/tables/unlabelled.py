"""Whose the unlabelled columns of a row are, where no column names whom the row is about."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from detectors.columns.judge import Verdict
from detectors.words.headers import says_only_whom, words

if TYPE_CHECKING:
    from pipelines.tables.roles import Person

NAMES = frozenset({"name", "given_name", "family_name"})
OUTSIDE = frozenset({"provider", "staff", "contact"})
ONE_EACH = frozenset({"ssn", "tax_id", "drivers_license", "state_id", "passport"})
"""Numbers of which a person has one."""

MEDICAL = frozenset({"medical", "health_insurance"})


def unread_people(verdicts: Sequence[Verdict]) -> bool:
    """Whether a header says only of whom a column is, and nothing else is known of the column.

    "Inmate" over initials: whoever the officer beside it is, the numbers are the inmate's.
    """
    return any(
        verdict.detects is None and says_only_whom(words(verdict.header)) for verdict in verdicts
    )


def moved(found: list[Person], own_keys: Collection[int], *, unread: bool) -> list[Person]:
    """Where only one other person leads the row, the unlabelled columns are that person's.

    Not those of a doctor or clerk beside a key or a column of people that could not be read: there
    that column says who the row is about.
    found: the people of a row as `roles.people` sorts them, who has the unlabelled columns first;
    own_keys: columns of keys that no word gives to somebody; unread: as `unread_people` tells.
    """
    main, named = found[0], _leading([p for p in found if p.named])
    if main.named or len(named) != 1:
        return found
    other = named[0]
    treats = other.role in {"provider", "staff"}
    if treats and (main.keys or unread):
        return found
    # Beside a child's own number the unlabelled one is the employee's.
    twice = {v.detects for v in other.exposures} & ONE_EACH
    own = tuple(
        v
        for v in main.exposures
        if v.detects not in twice and (not treats or v.detects not in MEDICAL)
    )
    left = tuple(v for v in main.exposures if v not in own)
    fields = {
        code: (*other.fields.get(code, ()), *main.fields.get(code, ()))
        for code in {**other.fields, **main.fields}
    }
    # What the row counts itself by is this person's; a patient's number is still the patient's.
    keys = tuple(column for column in main.keys if column in own_keys)
    grown = replace(other, fields=fields, exposures=other.exposures + own, keys=other.keys + keys)
    rest = [p for p in found[1:] if p is not other]
    kept = tuple(column for column in main.keys if column not in own_keys)
    return [replace(main, fields={}, exposures=left, keys=kept), grown, *rest]


def _leading(named: list[Person]) -> list[Person]:
    """A child beside whom only those are named who care for it: the row is the child's."""
    children = [p for p in named if p.role == "dependant"]
    others = [p for p in named if p.role != "dependant"]
    if len(children) != 1 or not {p.role for p in others} <= {*OUTSIDE, "guarantor"}:
        return named
    # Who pays may be the one whom the row is about; a guardian behind the ward is not.
    behind = all(_place(children[0]) < _place(p) for p in others if p.role == "guarantor")
    return children if behind else named


def _place(person: Person) -> int:
    """The first column with a name of the person, who has one."""
    return min(verdict.column for code in NAMES for verdict in person.fields.get(code, ()))
