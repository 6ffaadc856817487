"""Lists under banners: a row that names a person, and below it the rows that are about them.

`Wong, Amy  (DOB 03/04/55)` stands once, its drugs, visits or charges follow. The name and the
date of birth become two more columns of the rows below, so that they are read like any list.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import polars as pl

from detectors.people.person_finder import find
from detectors.words.headers import capacity_of, role_of, scores, words
from pipelines.tables.forms import Row
from pipelines.tables.headings import is_header

_SMALL = r"(?:(?:de|del|la|los|las|van|von|der|den|bin|al|el|dos|da|di|y)[ ]){0,2}"
_WORD = rf"{_SMALL}(?![a-zß-ÿ])[^\W\d_](?:[\w'’.]|-(?=\w))*"
_NAME = rf"(?P<name>{_WORD}(?:[ ]{_WORD}){{0,3}}(?:,[ ]?|[ ]){_WORD}(?:[ ]{_WORD}){{0,2}})"
_DATE = r"[0-9]{1,4}[-/.][0-9]{1,2}[-/.][0-9]{2,4}|[A-Z][a-z]{2,8}[ ][0-9]{1,2},[ ][0-9]{4}"
_LABEL = r"(?:(?P<label>[^\W\d][^:\n]{1,30}):[ ]*)?"
_FACTS = r"(?P<facts>(?:[ ]*[-–—,;|(\[#].*|[ ]+(?:DOB|MRN|ID|SSN|Acct|Tel|Ph)\b.*|[ ]{2,}.*)?)"
_BANNER = re.compile(rf"{_LABEL}{_NAME}{_FACTS}", re.DOTALL)
_BIRTH = re.compile(
    rf"(?i:\b(?:d\.?o\.?b\.?|born(?: on)?|birth ?date|date of birth)\W{{0,3}})({_DATE})"
)
_TITLED = re.compile(
    r"(?i)^(?:dr|prof|judge|officer|off|atty|sgt)\b|[, ](?:m\.?d|d\.?o|r\.?n|n\.?p|dds|ph\.?d|esq"
    r"|psy\.?d|pa-c|lcsw|lmft|cpa|dpm|pharm\.?d)\.?(?:\W|$)"
)
_CLOSING = re.compile(r"(?i)(?:grand|sub|report|page)?[ -]?totals?\b|end of\b|page\b|printed\b|\W")
_NAMED = ("world/name", "world/given_name", "world/family_name")
_LEAST, _SHARE, _SURE = 2, 0.6, 0.5
_LOOKED_AT = 2_000


@dataclass(frozen=True, slots=True)
class Banners:
    """How the banners of a grid are written.

    column: the column they stand in; head: numbers of header rows of the first batch; name: how
    the column of names is headed; facts: most say more than a name.
    """

    column: int
    head: frozenset[int]
    name: str
    facts: bool

    def read(self, text: str) -> tuple[str, str, str] | None:
        """Name, date of birth and all that is said beside the name; None for no banner."""
        found = person_in(text)
        if found is None or not (surely_named(found["name"]) or (self.facts and _says_more(found))):
            return None
        birth = _BIRTH.search(text)
        return found["name"], birth[1] if birth else "", found["facts"].strip()


def banners_in(batch: pl.DataFrame) -> Banners | None:
    """The banners of a grid, from its first batch; None where rows name people themselves.

    batch: String columns; null or blank is an empty cell. Banners are rows with one filled cell
    that holds the name of a person and facts about them; nearly all rows with one cell must be
    such from the first header on, and no header has a column of names.
    """
    rows = batch.head(_LOOKED_AT).select(pl.all().str.strip_chars()).rows()
    held = [[(c, cell) for c, cell in enumerate(row) if cell] for row in rows]
    heads = [at for at, cells in enumerate(held) if len(cells) > 1 and is_header(_row(rows[at]))]
    alone = {at: cells[0] for at, cells in enumerate(held) if len(cells) == 1}
    told = {at: found for at, (_, cell) in alone.items() if (found := person_in(cell)) is not None}
    if not heads or len(told) < _LEAST or any(map(_names_people, (rows[at] for at in heads))):
        return None
    first = heads[0] - 1 if heads[0] - 1 in told else heads[0]
    told = {at: found for at, found in told.items() if at >= first}
    below = [at for at in alone if at >= first and not _CLOSING.match(alone[at][1])]
    sure = sum(surely_named(found["name"]) for found in told.values())
    columns = {alone[at][0] for at in told}
    rest = sum(len(cells) > 1 for cells in held) - len(heads)
    few = len(told) < max(_LEAST, _SHARE * len(below)) or rest < len(told)
    if few or len(columns) > 1 or 2 * sure < len(told):
        return None
    labels = [found["label"] for found in told.values() if found["label"]]
    facts = 2 * sum(map(_says_more, told.values())) > len(told)
    return Banners(columns.pop(), frozenset(heads), labels[0] if labels else "Name", facts)


def _row(row: Row) -> Row:
    return tuple(cell or None for cell in row)


def person_in(text: str) -> re.Match[str] | None:
    """A banner that may name whom the rows are about, and no doctor, clerk or teacher."""
    found = _BANNER.fullmatch(text.strip())
    if found is None or _TITLED.search(text):
        return None
    label = words(found["label"] or "")
    spoken = not label or capacity_of(label) or "name" in label
    return found if spoken and role_of(label) == "subject" else None


def _says_more(found: re.Match[str]) -> bool:
    return bool(found["label"] or found["facts"].strip())


@lru_cache(maxsize=20_000)
def surely_named(name: str) -> bool:
    """Whether a text is the name of a person beyond doubt."""
    return any(person.start == 0 and person.score >= _SURE for person in find(name))


def _names_people(head: Sequence[str | None]) -> bool:
    graded = (scores(words(cell or "")) for cell in head)
    return any(max(held.get(name, 0.0) for name in _NAMED) >= _SURE for held in graded)


def put_down(
    batch: pl.DataFrame, told: Banners, last: tuple[str, str], *, first: bool
) -> pl.DataFrame:
    """The grid with three more columns: name and date of birth of the last banner, and its rest.

    last: name and date of birth that hold at the first row, "" for none; first: whether it is the
    first batch, which has the header rows. A banner's own cell is blank then. Rows below a cell
    that stands alone and names nobody are of nobody.
    """
    cell = pl.col(batch.columns[told.column])
    filled = pl.sum_horizontal((pl.all().str.strip_chars() != "").fill_null(value=False))
    marked = batch.select(filled.alias("cells"), pl.when(filled == 1).then(cell).alias("alone"))
    names, births, notes = list[str | None](), list[str | None](), list[str | None]()
    banner = list[bool]()
    for at, (cells, text) in enumerate(marked.iter_rows()):
        found = told.read(text) if text else None
        if text and not _CLOSING.match(text):
            last = found[:2] if found else ("", "")
        headed = (told.name, "Date of birth") if first and at in told.head else last
        names.append(headed[0] or None if cells else None)
        births.append(headed[1] or None if cells else None)
        notes.append("Notes" if headed is not last else found[2] or None if found else None)
        banner.append(found is not None)
    kept = pl.when(~pl.Series(banner, dtype=pl.Boolean)).then(cell)
    added = zip(range(batch.width, batch.width + 3), (names, births, notes), strict=True)
    return batch.with_columns(
        kept.alias(batch.columns[told.column]),
        *(pl.Series(str(number), column, dtype=pl.String) for number, column in added),
    )


def holding(batch: pl.DataFrame) -> tuple[str, str]:
    """The name and the date of birth at the end of a grid made by `put_down`, "" for none."""
    return batch.item(-1, -3) or "", batch.item(-1, -2) or ""
