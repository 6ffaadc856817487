"""Whether two key columns mean the same thing: by words, by declarations, and against chance.

Fingerprints hide the values, and counted numbers contain each other everywhere. What the values
say is therefore weighed against what chance would give: how many values of the one would be met
among those of the other if both were drawn from the same range. The words of column and table
decide where the values cannot; where both say nothing there is no join.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

import polars as pl

from pipelines.joins.key_chance import evidence
from pipelines.joins.key_shapes import Shape

_SAYS_NOTHING = """
id ids no num number nbr nr key keys sk oid rid code ref reference fk pk identifier uuid guid ext
external internal primary foreign person record row index idx the of a unique global local sys
system table sheet data dbo public tbl export file list column
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
_BARE = frozenset({"id", "key", "no", "nr", "num", "number", "rowid", "oid", "uid", "guid", "uuid"})
_CANON = {word: name for name, others in _SAME.items() for word in [name, *others.split()]}
_POINTING = ("id", "no", "num", "nr", "key", "fk", "ref", "oid", "uid", "guid", "uuid", "code")
_ID_ENDING = re.compile(r"(?<=[a-z]{2})(?:id|no|num|nbr|key)$")

_ENOUGH, _SOME = 30.0, 10.0
"""Bits of evidence against chance from which values alone join two columns, and from which a
person is asked: a case may hold ten thousand pairs of columns, which cost 13 bits."""

_AGAINST_WORDS = 50.0
_LETTERED = 7.0
"""Bits less where the numbers of both begin with the same letters (LARK-512): few pairs do."""

_ONE = 1.15
"""Names per value up to which a column counts as one that tells its rows apart."""


class Unit(NamedTuple):
    """A key column of one table, as `key_columns.ABOUT` tells it.

    shape: None where unknown. distinct: different values. fan: names (or rows without one) per
    value. named: rows that name a person.
    """

    column: str
    table: str
    everywhere: bool
    source: str = ""
    header: str = ""
    shape: Shape | None = None
    declared: str | None = None
    distinct: int = 0
    fan: float = 1.0
    named: int = 0


class Overlap(NamedTuple):
    """Distinct keys of a column that seeks a person, of one that knows persons, and of both."""

    seeker: int
    holder: int
    common: int


@dataclass(frozen=True, slots=True)
class Judgment:
    """What is thought of joining two columns.

    verdict: `accepted`, `doubtful` or `refused`. score: 0..1, 0 unless accepted. because: in
    words, with counts and without any value. weak: the words alone speak for it. chance: only
    chance speaks against it.
    """

    verdict: str
    score: float
    because: str
    weak: bool = False
    chance: bool = False


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
    if _points(seeker, holder) or _points(holder, seeker) or _own_header(seeker, holder):
        return "same"
    if a and b:
        return "same" if a & b or _written_alike(seeker, holder) else "other"
    if not a and not b:
        return "open"
    # One is a bare "id": its table says of what.
    told, table = (a, holder.table) if a else (b, seeker.table)
    about = words(table)
    if about & told:
        return "same"
    return "other" if about else "open"


def _points(one: Unit, other: Unit) -> bool:
    """Whether a header is the name of the other's table and says so: `t014_id`, `T014.id`."""
    table, header = _plain(other.table.removeprefix("table ")), _plain(one.header)
    opaque = re.fullmatch(r"[a-z]{1,3}[0-9]{0,4}", _plain(other.header)) is not None
    own = not opaque and words(other.column) - words(other.table)
    return (
        bool(table)
        and one.source == other.source
        and not own
        and header in {table + end for end in _POINTING}
    )


def _written_alike(seeker: Unit, holder: Unit) -> bool:
    """Whether the headers are the same but for signs: `StudentsDCID` and `STUDENTS.DCID`."""
    a, b = _plain(seeker.header), _plain(holder.header)
    return a == b and len(a) > 4


def _own_header(seeker: Unit, holder: Unit) -> bool:
    """Whether two tables of one database have a key of the same short name: `rid`, not `id`."""
    header = _plain(seeker.header)
    same = header == _plain(holder.header) and seeker.source == holder.source
    declared = bool(seeker.declared) != bool(holder.declared)
    return same and declared and header not in _BARE


def _plain(written: str) -> str:
    return re.sub(r"[^0-9a-z]+", "", written.lower())


def judged(seeker: Unit, holder: Unit, overlap: Overlap) -> Judgment:
    """Judge the join of two key columns of different tables."""
    if seeker.everywhere or holder.everywhere or not overlap.seeker or not overlap.holder:
        return Judgment("refused", 0.0, "they are of different kinds")
    share = f"{overlap.common} of {overlap.seeker} values are there"
    if seeker.declared and seeker.declared == holder.declared and seeker.source == holder.source:
        score = 0.97 if overlap.common else 0.0
        verdict = "accepted" if overlap.common else "refused"
        return Judgment(verdict, score, f"declared in the database; {share}")
    if _prefix(seeker) and _prefix(holder) and _prefix(seeker) != _prefix(holder):
        return Judgment("refused", 0.0, f"their numbers begin with different letters; {share}")
    bits = evidence(holder, overlap)
    said = hint(seeker, holder)
    if said == "same" and (bits >= _ENOUGH or _telling(seeker, holder)):
        return _by_words(overlap, bits, share)
    if min(seeker.fan, holder.fan) > _ONE:
        return Judgment("refused", 0.0, f"values repeat in both tables, as codes do; {share}")
    return _by_values(seeker, holder, overlap, bits)


def _by_words(overlap: Overlap, bits: float, share: str) -> Judgment:
    """The judgment where the words say that both columns hold the same."""
    inside = overlap.common / overlap.seeker
    enough = inside >= (0.5 if overlap.seeker < 5 else 0.3)
    if enough or (bits >= _AGAINST_WORDS and inside >= 0.02):
        score = 0.9 * (0.8 + 0.2 * inside)
        return Judgment("accepted", score, f"named alike; {share}", weak=bits < _ENOUGH)
    return Judgment("refused", 0.0, f"named alike, but only {share}")


def _by_values(seeker: Unit, holder: Unit, overlap: Overlap, bits: float) -> Judgment:
    """The judgment where the words leave it open, or speak against it."""
    inside = overlap.common / overlap.seeker
    share = f"{overlap.common} of {overlap.seeker} values are there"
    named = words(seeker.column) and words(holder.column)
    lettered = bool(_prefix(seeker)) and _prefix(seeker) == _prefix(holder)
    both = seeker.column.startswith("person") and holder.column.startswith("person")
    against = named and both and not lettered
    token = holder.shape is not None and holder.shape.kind == "token"
    least = 0.05 if token else 0.5
    wanted = _AGAINST_WORDS if against else _ENOUGH - _LETTERED * lettered
    if overlap.common >= 2 and inside >= least and bits >= wanted:
        told = f"{share}; by chance once in 2 to the {min(bits, 999):.0f}"
        return Judgment("accepted", 0.7 + 0.12 * inside - (0.05 if against else 0.0), told)
    mutual = min(inside, overlap.common / overlap.holder)
    single = max(seeker.fan, holder.fan) <= _ONE
    bare = not words(seeker.column) and not words(holder.column)
    # What a database declares of its own numbers says nothing of another's.
    own = seeker.source != holder.source and bool(seeker.declared or holder.declared)
    if mutual >= 0.9 and overlap.common >= 3 and single and bare and not own:
        return Judgment("accepted", 0.6, f"both hold the same numbers; {share}", weak=True)
    # Two tables of things that count alike are nobody's concern.
    asked = bits >= _SOME or bool(seeker.named or holder.named)
    if asked and overlap.common >= 3 and ((inside >= 0.8 and bits >= _SOME) or mutual >= 0.9):
        return Judgment("doubtful", 0.0, f"{share}, which may be chance", chance=True)
    return Judgment("refused", 0.0, f"{share}, as chance would have it", chance=not against)


def _telling(seeker: Unit, holder: Unit) -> bool:
    """Whether like words tell more than a letter or two that a table numbers its rows with."""
    if _points(seeker, holder) or _points(holder, seeker):
        return True
    alike = words(seeker.column) & words(holder.column)
    long = not alike or any(len(word) > 2 for word in alike)
    # Numbers that do not begin where counters begin are not met under one letter by accident.
    drawn = holder.shape is not None and not holder.shape.counted
    own = seeker.source == holder.source and _plain(seeker.header) == _plain(holder.header)
    return long or _written_alike(seeker, holder) or (own and drawn)


def _prefix(unit: Unit) -> str:
    return unit.shape.prefix if unit.shape else ""


def table_of(locator: pl.Expr) -> pl.Expr:
    """The table part of a locator ("sheet Staff, row 12" -> "sheet Staff"), null outside tables."""
    row = r"(?i)(?:^|[ ,;:])row [0-9].*$"
    return pl.when(locator.str.contains(row)).then(
        locator.str.replace(row, "").str.strip_chars(" ,;:")
    )
