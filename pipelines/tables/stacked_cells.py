"""Registers whose first column stacks a person: the name, and `SSN: …` in the rows below it.

Registers of pay, rosters and charges print so: beside the stack stand earnings, classes or visits.
What the stack says becomes columns of all rows of its person, read like any list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import polars as pl

from detectors.words.headers import role_of, scores, words
from pipelines.tables.banner_rows import person_in, surely_named
from pipelines.tables.headings import is_header

_LINE = re.compile(
    r"(?P<label>[^\W\d_][^:\n]{0,30}?)(?:[ ]*(?::|#:?)[ ]*|[ ]+(?=[#*X]*[0-9]))(?P<value>\S.*)",
    re.DOTALL,
)
_NUMBER = re.compile(r"(?:[#(]?[0-9]{3,10}\)?[ ]*[-–:]?[ ]+)(?=[^\W\d_])")
_COLUMNS, _LEAST, _ALONE, _MOST_LINES = 3, 2, 0.6, 12
_LOOKED_AT = 2_000
_NAMED = 0.55

_Told = tuple[str | None, ...]
"""The name of a person, then what their stack says under each of the labels."""


@dataclass(frozen=True, slots=True)
class Stacks:
    """How the stacks of a grid are written.

    column: the column they stand in; head: number of the row over the first of them in the first
    batch, None without one; labels: how their lines are labelled, in order.
    """

    column: int
    head: int | None
    labels: tuple[str, ...]

    def set_beside(self, batch: pl.DataFrame, held: _Told | None) -> tuple[pl.DataFrame, _Told]:
        """The grid with a column for the names and one per label, and what holds at its end.

        held: what held at the end of the batch before; None for the first batch, which has the
        header row. The stacks' own cells are blank then; rows between two people, from a blank row
        or a total on, are of nobody.
        """
        nobody: _Told = (None,) * (len(self.labels) + 1)
        first, held = held is None, held or nobody
        told, taken = list[_Told](), list[bool]()
        cells = [(cell or "").strip() for cell in batch[batch.columns[self.column]].to_list()]
        blank = batch.select(~pl.any_horizontal(_filled(batch))).to_series().to_list()
        opens = {at: (name, last) for at, name, last in _stacks(cells)}
        end = -1
        for at, cell in enumerate(cells):
            line = _LINE.fullmatch(cell) if cell else None
            if at in opens:
                name, end = opens[at]
                held = self._of(name, cells[at + 1 : end])
            elif blank[at] or (cell and at >= end and line is None):
                held = nobody
            elif line is not None and held[0] is not None:
                held = self._with(held, line)
            named = at in opens or (line is not None and line["label"] in self.labels)
            heading = first and at == self.head
            told.append(("Name", *self.labels) if heading else held)
            taken.append(heading or (named and held[0] is not None))
        added = [
            pl.Series(str(batch.width + number), column, dtype=pl.String)
            for number, column in enumerate(zip(*told, strict=True))
        ]
        kept = pl.when(~pl.Series(taken)).then(pl.nth(self.column))
        return batch.with_columns(kept.alias(batch.columns[self.column]), *added), held

    def _of(self, name: str, lines: Sequence[str]) -> _Told:
        held: _Told = (name, *(None for _ in self.labels))
        for line in filter(None, map(_LINE.fullmatch, lines)):
            held = self._with(held, line)
        return held

    def _with(self, held: _Told, line: re.Match[str]) -> _Told:
        if line["label"] not in self.labels:
            return held
        at = self.labels.index(line["label"]) + 1
        return (*held[:at], line["value"], *held[at + 1 :])


def stacks_in(batch: pl.DataFrame) -> Stacks | None:
    """The stacks of a grid, from its first batch; None where its rows are no parts of stacks.

    batch: String columns; null or blank is an empty cell. Two people at least, or one below a
    header, stand over lines of which one names a field; most names of the column are such.
    """
    rows = batch.head(_LOOKED_AT).select(pl.all().str.strip_chars()).rows()
    for column in range(min(_COLUMNS, batch.width - 1)):
        cells = [row[column] or "" for row in rows]
        found = list(_stacks(cells))
        lines = [line for at, _, end in found for line in cells[at + 1 : end]]
        heads = [at for at in range(found[0][0] if found else 0) if is_header(_row(rows[at]))]
        least = _LEAST - 1 if heads and len(lines) >= _LEAST else _LEAST
        sure = sum(surely_named(name) for _, name, _ in found)
        alone = _names_alone(cells, found)
        if len(found) < least or 2 * sure < len(found) or alone > _ALONE * len(found):
            continue
        if heads and (
            role_of(words(cells[heads[-1]])) != "subject" or _named_beside(rows[heads[-1]], column)
        ):
            continue
        labels = [line["label"] for line in map(_LINE.fullmatch, lines) if line]
        return Stacks(column, heads[-1] if heads else None, tuple(dict.fromkeys(labels)))
    return None


def _named_beside(head: Sequence[str | None], column: int) -> bool:
    """Whether another column of the list holds the names of people: each row has its own then."""
    others = [words(cell) for at, cell in enumerate(head) if cell and at != column]
    return any(
        role_of(said) == "subject" and scores(said).get("world/name", 0.0) >= _NAMED
        for said in others
    )


def _stacks(cells: Sequence[str]) -> Iterator[tuple[int, str, int]]:
    """Where a stack begins, whom it names, and the row after its last line."""
    for at, cell in enumerate(cells[:-1]):
        if not _LINE.fullmatch(cells[at + 1]) or _names_a_field(cell):
            continue
        end = at + 1
        while end < min(len(cells), at + _MOST_LINES) and _LINE.fullmatch(cells[end]):
            end += 1
        known = any(_names_a_field(line) for line in cells[at + 1 : end])
        name = _name(cell) if known else None
        if name:
            yield at, name, end


def _name(cell: str) -> str | None:
    found = person_in(_NUMBER.sub("", cell))
    return found["name"] if found is not None else None


def _names_a_field(cell: str) -> bool:
    """Whether a line is labelled with what a person has: a number, a date, an address."""
    line = _LINE.fullmatch(cell)
    said = words(line["label"]) if line else ()
    return role_of(said) == "subject" and max(scores(said).values(), default=0.0) >= _NAMED


def _names_alone(cells: Sequence[str], found: Sequence[tuple[int, str, int]]) -> int:
    """How many cells name people without a line below them."""
    known = {at for at, _, _ in found}
    names = ((at, _name(cell)) for at, cell in enumerate(cells) if cell and at not in known)
    return sum(name is not None and surely_named(name) for _, name in names)


def _row(row: Sequence[str | None]) -> tuple[str | None, ...]:
    return tuple(cell or None for cell in row)


def _filled(batch: pl.DataFrame) -> Iterator[pl.Expr]:
    return ((pl.col(c).str.strip_chars() != "").fill_null(value=False) for c in batch.columns)
