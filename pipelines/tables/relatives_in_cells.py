"""Notes that tell of a relative of the row's person: "wife Mai Thao ss# …", "for his mother …".

What stands in a row is about whom the row names, but for what a note says of somebody else by
name. That part of a note goes through the search of texts; the rest of it stays.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import chain

import polars as pl

from detectors.people.person_finder import find
from detectors.words.headers import words
from pipelines.blocks import Table, TextBlock
from pipelines.tables.conversations import header_of
from pipelines.tables.headings import is_header
from pipelines.tables.titled_items import TEXTS

_KIN = (
    r"\b(?i:wife|husband|spouse|partner|son|daughter|child|mother|father|mom|mum|dad|brother|"
    r"sister|grand(?:mother|father|son|daughter)|esposa|esposo|marido|hij[oa]|madre|padre)"
)
_RELATIVE = rf"{_KIN}(?:[ ](?:is|named))?[ ]?[:,(-]?[ ]{{0,2}}\p{{Lu}}\p{{L}}+"
_RELATED = re.compile(_RELATIVE.replace(r"\p{Lu}", r"[^\W\d_a-z]").replace(r"\p{L}", r"[^\W\d_]"))
_END = re.compile(r"\n|[.;][ ]")
_NUMBER = re.compile(r"[A-Z]?[0-9](?:[ -]?[0-9]){4}")
_SPOKE = re.compile(
    r"(?i)\b(?:his|called|calls|calling|says|said|states|stated|verified|provided|gave|requests?|"
    r"phone|cell|tel|contact|emergency)\b"
)
"""Words behind which a number is the row's own, or none of the kinds that count."""


def relatives_heard(table: Table, hear: Callable[[TextBlock], None]) -> Table:
    """Return the table without what its notes tell of relatives by name, which goes to `hear`."""
    batches = iter(table.batches)
    first = next(batches, None)
    if first is None:
        return replace(table, batches=iter(()))
    every = chain((first,), batches)
    header, skipped = header_of(table, first)
    headed = table.header is not None or is_header(tuple(header))
    said = [words(name) for name in header] if headed else []
    noted = [at for at, name in enumerate(said) if name and name[-1] in TEXTS]
    noted = [at for at in noted if first.to_series(at).str.contains(_RELATIVE).any()]
    if not noted:
        return replace(table, batches=every)
    return replace(table, batches=_left(table, skipped, noted, every, hear))


def _left(
    table: Table, skipped: int, noted: Sequence[int], batches: Iterator[pl.DataFrame],
    hear: Callable[[TextBlock], None],
) -> Iterator[pl.DataFrame]:  # fmt: skip
    row = table.first_row
    before = f"{table.place}, " if table.place else ""
    for batch in batches:
        kept = {}
        for at in noted:
            cells = batch.to_series(at).to_list()
            for number, cell in enumerate(cells):
                parts = list(_parts(cell)) if cell and number >= skipped else []
                for start, end in reversed(parts):
                    place = f"{before}row {row + number + 1}"
                    hear(TextBlock(text=cell[start:end], place=place, kind="page"))
                    cells[number] = cells[number][:start] + cells[number][end:]
            kept[batch.columns[at]] = pl.Series(batch.columns[at], cells, dtype=pl.String)
        yield batch.with_columns(**kept)
        row, skipped = row + batch.height, 0


def _parts(cell: str) -> Iterator[tuple[int, int]]:
    """Where a note tells of a relative by name, and a number right behind the name."""
    found = list(_RELATED.finditer(cell))
    people = find(cell) if found else []
    for at, match in enumerate(found):
        named = [p for p in people if match.start() < p.end and p.start <= match.end() <= p.end]
        if not named:
            continue
        ends = _END.search(cell, named[0].end)
        end = ends.start() if ends else len(cell)
        end = min([end, *(other.start() for other in found[at + 1 :])])
        number = _NUMBER.search(cell, named[0].end, end)
        if number and not _SPOKE.search(cell, named[0].end, number.start()):
            yield match.start(), end
