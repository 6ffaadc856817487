"""Rows of several kinds met in any order, given out as one table for each kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from pipelines.blocks import Table
from scanner.readers.cells import frames
from scanner.readers.json_rows import Columns, Row

AT_ONCE = 50_000
"""Rows that are held before they are given out; what is met later makes further tables."""


class PersonRows:
    """Rows by kind ("segment OBX", "Condition"), held until there are enough of them.

    Whoever adds a row repeats on it the columns that say about whom it is, so that no row has
    to be joined with another to know its person.
    """

    def __init__(self) -> None:
        """Begin with nothing."""
        self._rows: dict[str, list[Row]] = {}
        self._given: Counter[str] = Counter()
        self._held = 0

    def __bool__(self) -> bool:
        """Whether rows are held, or were given out before."""
        return bool(self._held or self._given)

    @property
    def full(self) -> bool:
        """Whether it is time to take the tables."""
        return self._held >= AT_ONCE

    def add(self, kind: str, row: Mapping[str, str | None]) -> None:
        """Hold one row; empty cells are left out, a row without any cell is none."""
        cells: Row = {name: text for name, text in row.items() if text}
        if cells:
            self._rows.setdefault(kind, []).append(cells)
            self._held += 1

    def taken(self) -> Iterator[Table]:
        """The tables of the rows held, in the order of first sight; then nothing is held."""
        rows, self._rows, self._held = self._rows, {}, 0
        for kind, held in rows.items():
            columns = Columns()
            columns.add(held)
            yield Table(
                place=kind,
                name=kind,
                header=columns.header,
                batches=frames(columns.cells(held), len(columns)),
                first_row=self._given[kind],
            )
            self._given[kind] += len(held)
