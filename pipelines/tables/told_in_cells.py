"""Cells that are notes of several lines and name people, in tables that name nobody: read as texts.

Exports of notes, wikis and boards are lists with a title, a time and a text; each text is a
document of its own, and its lines say whose each value is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import polars as pl

from detectors.people.person_finder import find
from detectors.words.headers import role_of, words
from pipelines.tables.conversations import SOMEBODY, leads_to_people
from pipelines.tables.opened import Opened, Span

_LINES = r"\S[^\n]*\n\s*\S"
_SOME, _SHORT, _MOST = 20, 80, 0.5
_AUTHORS = frozenset({"staff", "provider", "author"})


def notes(table: Opened) -> Iterator[pl.DataFrame] | None:
    """The batches without such cells, each of which is heard as a text of its own; None without.

    A table with people, or numbers of people, in other columns is left alone: there a text is
    about the person of its row. Who wrote a note is not whom it is about.
    """
    noted = _noted(table.header, table.rows) if table.is_headed() else []
    return table.cut(noted, _told) if noted else None


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


def _told(cell: str) -> list[Span]:
    """The whole of a cell of several lines that names somebody."""
    lines = "\n" in cell.strip()
    return [(0, len(cell))] if lines and any(p.score >= SOMEBODY for p in find(cell)) else []
