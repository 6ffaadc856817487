"""Finds the tables in a grid without column names: their rows, columns and headers.

Decided on the first batch and carried over to the later ones.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import polars as pl

from detectors.people.person_finder import find
from detectors.words.headers import capacity_of, role_of, scores, words
from pipelines.tables.forms import Pairs, Row, form_pairs
from pipelines.tables.headings import (
    are_captions,
    holds_values,
    is_header,
    is_header_inside,
    named,
    names_the_rest,
    stacked,
    stands_out,
)

_SCAN = 30
_MOST_BLOCKS = 2_000
_MOST_PLAIN = 3_000
_NAMED = frozenset({"world/name", "world/given_name", "world/family_name"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """One table in a grid.

    header: names of its columns, "" where a column has none; columns: their indices in the grid.
    first: first data row in the first batch; last: the row after its end, None where it goes on
        in the later batches.
    pairs: label and value columns where the region is a form (see `forms`); empty for a list.
    beside: other tables stand in the same rows.
    """

    header: tuple[str, ...]
    columns: tuple[int, ...]
    first: int
    last: int | None
    pairs: Pairs = ()
    beside: bool = False


@dataclass(frozen=True, slots=True)
class _Heading:
    """Rows that head a table: the first, the row after the last, and the names per column."""

    first: int
    end: int
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Grid:
    """The first batch; blank cells are null. Per row: filled cells, and whether it has no digit."""

    cells: pl.DataFrame
    filled: list[int]
    plain: list[bool]

    def rows(self, first: int, end: int) -> list[Row]:
        return self.cells.slice(first, end - first).rows()


def regions(batch: pl.DataFrame) -> list[Region]:
    """The tables of a grid, top to bottom, left to right; empty without a filled cell.

    batch: the first batch, String columns. A header that is repeated inside its table starts no
    new one; title lines apart from the table below them are a region of their own.
    """
    if batch.is_empty():
        return []
    grid = _grid(batch)
    found: list[Region] = []
    for first, end in _blocks(grid.filled):
        if _same_form(grid, found, first):
            found[-1] = replace(found[-1], last=end)
            continue
        pairs = form_pairs(grid.rows(first, min(end, first + 400)))
        if pairs is not None:
            found.append(Region(header=(), columns=(), first=first, last=end, pairs=pairs))
        else:
            _add_tables(grid, found, first, end)
    split = [part for region in found for part in _beside(grid, region)]
    return [_open_ended(region, found[-1].last) for region in split]


def _grid(batch: pl.DataFrame) -> _Grid:
    tidy = pl.all().str.strip_chars()
    cells = batch.select(tidy).select(pl.when(pl.all() != "").then(pl.all()))
    filled = cells.select(pl.sum_horizontal(pl.all().is_not_null())).to_series()
    return _Grid(cells, filled.to_list(), _plain(cells).to_list())


def _plain(cells: pl.DataFrame) -> pl.Series:
    """Which rows have no digit. Most have one in their first columns: only the others go on."""
    left = pl.int_range(cells.height, dtype=pl.UInt32, eager=True)
    for column in cells.get_columns():
        held = column.gather(left) if len(left) < cells.height else column
        left = left.filter(~held.str.contains("[0-9]").fill_null(value=False))
    plain = pl.repeat(value=False, n=cells.height, dtype=pl.Boolean, eager=True)
    return plain.scatter(left, values=True)


def _blocks(filled: Sequence[int]) -> list[tuple[int, int]]:
    """Runs of rows between blank rows; one run for a grid that is mostly spaced out."""
    edges = [i for i, (a, b) in enumerate(pairwise([0, *filled, 0])) if bool(a) != bool(b)]
    blocks = list(zip(edges[::2], edges[1::2], strict=True))
    return blocks if len(blocks) <= _MOST_BLOCKS else [(blocks[0][0], blocks[-1][1])]


def _same_form(grid: _Grid, found: Sequence[Region], first: int) -> bool:
    """Whether a block opens with the label with which the form before it opened."""
    if not found or not found[-1].pairs:
        return False
    label = found[-1].pairs[0][0]
    return bool(grid.cells.item(first, label) == grid.cells.item(found[-1].first, label))


def _add_tables(grid: _Grid, found: list[Region], first: int, end: int) -> None:
    """Append the tables of one block, or let it continue the table before it."""
    going_on = bool(found) and not found[-1].pairs and not _only_titles(grid, found[-1], first)
    everywhere = not going_on or _titled(grid, first, end)
    heads = _headings(grid, first, end, everywhere=everywhere)
    before = heads[0].first if heads else end
    if going_on and before > first:
        found[-1] = replace(found[-1], last=before)
    elif heads and any(map(holds_values, grid.rows(first, before))):
        # Not only titles: what stands above the header is somebody's data too.
        found.append(Region(header=("",) * grid.cells.width, columns=(), first=first, last=before))
    elif not heads:
        start = _after_titles(grid, first, end)
        header = ("",) * grid.cells.width
        found.append(Region(header=header, columns=(), first=start, last=end))
    ends = [*(head.first for head in heads[1:]), end][: len(heads)]
    for head, stop in zip(heads, ends, strict=True):
        if going_on and found and head.names == found[-1].header:
            found[-1] = replace(found[-1], last=stop)
        else:
            found.append(Region(header=head.names, columns=(), first=head.end, last=stop))
        going_on = True


def _only_titles(grid: _Grid, region: Region, first: int) -> bool:
    """Whether a region above a block is lines of one cell: no table goes on from there."""
    lines = grid.filled[region.first : region.last]
    return not any(region.header) and max(lines) == 1 < grid.filled[first]


def _titled(grid: _Grid, first: int, end: int) -> bool:
    """Whether a block opens with a title over several columns: a table of its own."""
    return end - first > 2 and grid.filled[first] == 1 and grid.filled[first + 1] > 1


def _after_titles(grid: _Grid, first: int, end: int) -> int:
    """The first row of a block that is not a title over the others."""
    widest = max(grid.filled[first : min(end, first + _SCAN)])
    start = first
    while widest >= 3 and grid.filled[start] == 1 and start < end - 1:
        start += 1
    return start


def _headings(grid: _Grid, first: int, end: int, *, everywhere: bool) -> list[_Heading]:
    """The rows of a block that head a table."""
    top = min(end, first + _SCAN) if everywhere else min(end, first + 3)
    plain = [at for at in range(top, end) if grid.plain[at] and grid.filled[at] > 1]
    found, done = list[_Heading](), first
    for at in [*range(first, top), *(plain if len(plain) <= _MOST_PLAIN else ())]:
        if at < done:
            continue
        rows = grid.rows(at, min(at + 2, end))
        if is_header(rows[0]) if at < top and not found else is_header_inside(rows[0]):
            found.append(_whole_heading(grid, first, at, rows))
            done = found[-1].end
    if not found and everywhere:
        start = _after_titles(grid, first, end)
        rows = grid.rows(start, min(end, start + _SCAN))
        if stands_out(rows):
            found.append(_Heading(start, start + 1, named(rows[0])))
    return found


def _whole_heading(grid: _Grid, block: int, at: int, rows: Sequence[Row]) -> _Heading:
    """The heading at a row, with the caption row above it or its second line below."""
    below = len(rows) > 1 and (is_header(rows[1]) or names_the_rest(rows[0], rows[1]))
    if below and not holds_values(rows[1]):
        return _Heading(at, at + 2, stacked(rows[0], rows[1]))
    above = grid.rows(at - 1, at)[0] if at > block and grid.filled[at - 1] >= 2 else ()
    if above and are_captions(above):
        return _Heading(at - 1, at + 1, stacked(above, rows[0]))
    return _Heading(at, at + 1, named(rows[0]))


def _beside(grid: _Grid, region: Region) -> list[Region]:
    """The region with its used columns; several where tables stand side by side.

    A blank column parts two tables only when both name people, by their headers or their cells;
    otherwise it is only space.
    """
    if region.pairs:
        return [region]
    body = grid.cells.slice(region.first, (region.last or 0) - region.first)
    used = body.select(pl.all().is_not_null().any()).row(0) if body.height else ()
    spans: list[list[int]] = [[]]
    for column, name in enumerate(region.header):
        if name or (used and used[column]):
            spans[-1].append(column)
        elif spans[-1]:
            spans.append([])
    parts = [span for span in spans if span]
    if not all(_names_people(region, span, body.head(_SCAN)) for span in parts):
        parts = [[c for span in parts for c in span]]
    several = len(parts) > 1
    heads = [tuple(region.header[c] for c in part) for part in parts]
    return [
        replace(region, header=head, columns=tuple(part), beside=several)
        for head, part in zip(heads, parts, strict=True)
    ]


def _names_people(region: Region, span: Sequence[int], some: pl.DataFrame) -> bool:
    said = [words(region.header[column]) for column in span]
    headed = any(
        capacity_of(of) == " ".join(of) != ""
        or _NAMED & {n for n, s in scores(of).items() if s >= 0.6}
        for of in said
    )
    own = [at for at, of in zip(span, said, strict=True) if of and role_of(of) == "subject"]
    return headed or any(_holds_names(some.to_series(column)) for column in own)


def _holds_names(column: pl.Series) -> bool:
    """Whether most cells are a whole name and no more."""
    told = column.drop_nulls().to_list()
    whole = sum(any(p.start == 0 and p.end == len(cell) for p in find(cell)) for cell in told)
    return whole > 0.5 * len(told)


def _open_ended(region: Region, end: int | None) -> Region:
    return replace(region, last=None) if region.last == end else region
