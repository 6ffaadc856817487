"""Which key columns of two tables mean the same thing: by their words and by how they overlap.

Fingerprints hide the values, so two columns of small numbers look as alike as two columns of real
keys. The words of column and table decide, the overlap confirms; where the words say nothing the
two sets must be the same, and where they disagree nothing is joined.
"""

from __future__ import annotations

import re
from typing import NamedTuple

import polars as pl

_SAYS_NOTHING = """
id ids no num number nbr nr key keys sk oid rid code ref reference fk pk identifier uuid guid ext
external internal primary foreign person record row index idx the of a unique global local sys
system table sheet data dbo public tbl export file list
"""
_GENERIC = frozenset(_SAYS_NOTHING.split())
_SAME = {
    "employee": "emp empl employees staff worker workers personnel hr payroll associate badge ee",
    "patient": "pt pat patients mrn medical chart",
    "customer": "cust customers client clients clnt buyer shopper contact contacts crm",
    "account": "acct accounts acc accts",
    "user": "usr users uid userid login logins username profile profiles auth",
    "student": "stud students pupil pupils learner",
    "member": "mbr members subscriber subscribers insured enrollee membership",
    "applicant": "applicants candidate candidates",
    "case": "cases",
    "claim": "claims claimant claimants",
    "policy": "policies policyholder",
}
_CANON = {word: name for name, others in _SAME.items() for word in [name, *others.split()]}
_ID_ENDING = re.compile(r"(?<=[a-z]{2})(?:id|no|num|nbr|key)$")


class Unit(NamedTuple):
    """A key column of one table: what it is called, and in which table ("" where unknown).

    everywhere: not of one table but the same thing wherever it stands, such as an email address.
    """

    column: str
    table: str
    everywhere: bool


class Overlap(NamedTuple):
    """Distinct keys of a column that seeks a person, of one that knows persons, and of both."""

    seeker: int
    holder: int
    common: int


def words(text: str) -> frozenset[str]:
    """The words that say what a key is about, one spelling for each meaning.

    `person_key:emp_no` -> {employee}; `Users` -> {user}; `id` -> nothing.
    """
    name = text.rsplit(":", 1)[-1]
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name)
    raw = [word for word in re.split(r"[^0-9a-z]+", spaced.lower()) if word]
    whole = [_ID_ENDING.sub("", word) if word not in _CANON else word for word in raw]
    meant = [_CANON.get(word, word.removesuffix("s")) for word in whole]
    return frozenset(word for word in meant if word not in _GENERIC and not word.isdigit())


def hint(seeker: Unit, holder: Unit) -> str:
    """What the words say of two key columns: `same`, `open` (nothing) or `other`."""
    a, b = words(seeker.column), words(holder.column)
    if a and b:
        return "same" if a & b else "other"
    if not a and not b:
        return "open"
    # One is a bare "id": its table says of what.
    told, table = (a, holder.table) if a else (b, seeker.table)
    about = words(table)
    if about & told:
        return "same"
    return "other" if about else "open"


def accepted(seeker: Unit, holder: Unit, overlap: Overlap) -> float:
    """Score 0..1 of joining two key columns; 0 means they are not joined."""
    if seeker.everywhere or holder.everywhere:
        return 0.95 if seeker == holder else 0.0
    inside = overlap.common / overlap.seeker
    said = hint(seeker, holder)
    if said == "same":
        enough = inside >= (0.5 if overlap.seeker < 5 else 0.3)
        return 0.9 * (0.8 + 0.2 * inside) if enough else 0.0
    mutual = min(inside, overlap.common / overlap.holder)
    # Equal sets of three keys and more: two unrelated tables seldom have the very same numbers.
    if said == "open" and mutual >= 0.9 and overlap.common >= 3:
        return 0.7
    return 0.0


def table_of(locator: pl.Expr) -> pl.Expr:
    """The table part of a locator ("sheet Staff, row 12" -> "sheet Staff"), null outside tables."""
    row = r"(?i)(?:^|[ ,;:])row [0-9].*$"
    return pl.when(locator.str.contains(row)).then(
        locator.str.replace(row, "").str.strip_chars(" ,;:")
    )
