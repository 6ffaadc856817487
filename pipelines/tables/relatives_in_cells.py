"""Notes that tell of a relative of the row's person: "wife Mai Thao ss# …", "for his mother …".

What stands in a row is about whom the row names, but for what a note says of somebody else by
name. Such a note goes through the search of texts, under the name of the row.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import chain

import polars as pl

from detectors.columns.verdicts import ASKED
from detectors.people.person_finder import find
from detectors.words.headers import role_of, scores, words
from pipelines.blocks import Table, TextBlock
from pipelines.tables.conversations import header_of
from pipelines.tables.headings import is_header
from pipelines.tables.titled_items import TEXTS

_NAMES = ("name", "given_name", "family_name")
_KIN = (
    r"(?i:\b(?:wife|husband|spouse|partner|son|daughter|child|mother|father|mom|mum|dad|brother|"
    r"sister|grand(?:mother|father|son|daughter)|esposa|esposo|marido|hij[oa]|madre|padre))"
)
_RELATIVE = rf"{_KIN}(?:[ ](?:is|named)|[ ]?[:,(-])?[ ]{{0,2}}[^\W\d_a-z]\w+"
_RELATED = re.compile(_RELATIVE)
_REACH = 3


def relatives_heard(table: Table, hear: Callable[[TextBlock], None]) -> Table:
    """Return the table without such notes, each of which goes to `hear` with the row's name."""
    batches = iter(table.batches)
    first = next(batches, None)
    if first is None:
        return replace(table, batches=iter(()))
    every = chain((first,), batches)
    header, skipped = header_of(table, first)
    headed = table.header is not None or is_header(tuple(header))
    said = [words(name) for name in header] if headed else []
    noted = [at for at, name in enumerate(said) if name and name[-1] in TEXTS]
    named = _named(said)
    told = any(first.to_series(at).str.contains(_RELATIVE).any() for at in noted)
    if not named or not told:
        return replace(table, batches=every)
    return replace(table, batches=_left(table, skipped, (named, noted), every, hear))


def _named(said: Sequence[tuple[str, ...]]) -> list[int]:
    """The columns whose cells together are the name of the row's person."""
    found: dict[str, int] = {}
    for at, name in enumerate(said):
        if role_of(name) == "subject":
            asked = scores(name)
            codes = [code for code in _NAMES if asked.get(f"world/{code}", 0.0) >= ASKED]
            best = max(codes, key=lambda code: asked[f"world/{code}"], default=None)
            if best is not None:
                found.setdefault(best, at)
    parts = [found[code] for code in _NAMES[1:] if code in found]
    return parts if len(parts) > 1 else [found["name"]] if "name" in found else []


def _left(
    table: Table, skipped: int, found: tuple[list[int], list[int]],
    batches: Iterator[pl.DataFrame], hear: Callable[[TextBlock], None],
) -> Iterator[pl.DataFrame]:  # fmt: skip
    row = table.first_row
    before = f"{table.place}, " if table.place else ""
    for batch in batches:
        head, body = batch[:skipped], batch[skipped:]
        names = body.select(pl.nth(found[0]).fill_null("")).rows()
        kept = {}
        for at in found[1]:
            cells = body.to_series(at).to_list()
            for number, (cell, name) in enumerate(zip(cells, names, strict=True)):
                if cell and any(name) and _tells(cell):
                    place = f"{before}row {row + head.height + number + 1}"
                    text = f"{' '.join(filter(None, name))}\n{cell}"
                    hear(TextBlock(text=text, place=place, kind="page"))
                    cells[number] = None
            kept[body.columns[at]] = pl.Series(body.columns[at], cells, dtype=pl.String)
        yield head.vstack(body.with_columns(**kept))
        row, skipped = row + batch.height, 0


def _tells(cell: str) -> bool:
    """Whether a cell names a relative, and a number behind the name."""
    starts = [match.end() for match in _RELATED.finditer(cell)]
    people = find(cell) if starts else []
    return any(
        p.start - _REACH < start <= p.end and re.search("[0-9]{3}", cell[p.end :])
        for p in people
        for start in starts
    )
