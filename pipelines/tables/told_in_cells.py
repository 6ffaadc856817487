"""Cells that are notes of several lines and name people, in tables that name nobody: read as texts.

Exports of notes, wikis and boards are lists with a title, a time and a text; each text is a
document of its own, and its lines say whose each value is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import chain

import polars as pl

from detectors.people.person_finder import find
from detectors.words.headers import role_of, words
from pipelines.blocks import Table, TextBlock
from pipelines.tables.conversations import SOMEBODY, header_of, leads_to_people
from pipelines.tables.headings import is_header

_LINES = r"\S[^\n]*\n\s*\S"
_SOME, _SHORT, _MOST = 20, 80, 0.5
_AUTHORS = frozenset({"staff", "provider", "author"})


def notes_heard(table: Table, hear: Callable[[TextBlock], None]) -> Table:
    """Return the table without such cells; each goes to `hear` as a text of its own.

    A table with people, or numbers of people, in other columns is left alone: there a text is
    about the person of its row. Who wrote a note is not whom it is about.
    """
    batches = iter(table.batches)
    first = next(batches, None)
    if first is None:
        return replace(table, batches=iter(()))
    every = chain((first,), batches)
    header, skipped = header_of(table, first)
    headed = table.header is not None or is_header(tuple(header))
    noted = _noted(header, first[skipped:]) if headed else []
    return replace(table, batches=_left(table, every, noted, hear) if noted else every)


def _noted(header: Sequence[str], rows: pl.DataFrame) -> list[int]:
    """The columns that hold lines; none where rows lead to people."""
    noted = [
        at
        for at, name in enumerate(rows.columns)
        if rows[name].str.contains(_LINES).any()
        and not (at < len(header) and leads_to_people(header[at]))
    ]
    others = [name for at, name in enumerate(header) if at not in noted]
    about = any(leads_to_people(name) and role_of(words(name)) not in _AUTHORS for name in others)
    headed = bool(header) and all(header)
    return noted if headed and not about and not _names_people(rows, noted) else []


def _names_people(rows: pl.DataFrame, noted: Sequence[int]) -> bool:
    """Whether another column has somebody's name in most rows, whatever its header."""
    others = (rows.to_series(at) for at in range(rows.width) if at not in noted)
    some = (column.drop_nulls().head(_SOME).to_list() for column in others)
    return any(
        sum(any(p.score >= SOMEBODY for p in find(cell[:_SHORT])) for cell in cells)
        > _MOST * len(cells)
        for cells in some
        if cells
    )


def _left(
    table: Table, batches: Iterator[pl.DataFrame], noted: Sequence[int],
    hear: Callable[[TextBlock], None],
) -> Iterator[pl.DataFrame]:  # fmt: skip
    row = table.first_row
    before = f"{table.place}, " if table.place else ""
    for batch in batches:
        kept = {}
        for at in noted:
            name, cells = batch.columns[at], batch.to_series(at).to_list()
            lined = batch.to_series(at).str.contains(_LINES).to_list()
            for number, (cell, lines) in enumerate(zip(cells, lined, strict=True)):
                if cell and lines and any(p.score >= SOMEBODY for p in find(cell)):
                    place = f"{before}row {row + number + 1}"
                    hear(TextBlock(text=cell, place=place, kind="page"))
                    cells[number] = None
            kept[name] = pl.Series(name, cells, dtype=pl.String)
        yield batch.with_columns(**kept)
        row += batch.height
