"""Rows of a printed table whose cells go over several lines: put together by the white between.

The lines of a wrapped cell stand close to each other, and more white parts them from the next row.
Where the other cells of the row stand (top, middle or bottom) differs from program to program, so
that the first line of a long cell may come before the line of the name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from scanner.readers.page_layout import Cell, Line, bands

_LEAST = 3
"""Cells of a row, and rows, at least."""

_LOOKED_AT = 60
"""Lines from which the columns are known."""

_APART = 3.0
"""White above a line, in heights of a character, that no table has inside."""

_CLEARLY = 0.2
"""How much more white, in heights of a character, parts rows than the lines of one cell."""

Columns = Sequence[tuple[float, float]]


def whole_rows(page: Sequence[Line]) -> tuple[list[Line], int]:
    """The rows of the table that the lines begin with, and how many lines they were made of.

    page: lines from top to bottom. No rows and 0 where no cell of it is wrapped, where the white
    does not tell which lines belong together, or where numbers would run into each other.
    """
    width = len(page[0].cells) if page else 0
    if width < _LEAST:
        return [], 0
    run = _run(page, _columns(page[:_LOOKED_AT], width))
    columns = _columns(run, width)
    groups = _groups(run)
    full = [sum(_stands_in(line, columns) == width for line in group) for group in groups]
    if len(groups) in (0, len(run)) or max(full[1:], default=0) > 1:
        return [], 0
    rows = [_joined(group, columns) for group in groups]
    if sum(len(row.cells) == width for row in rows) < _LEAST:
        return [], 0
    meet = any(_numbers_meet(group, columns) for group in groups)
    return ([], 0) if meet else (rows, len(run))


def _columns(page: Sequence[Line], width: int) -> Columns:
    """What the cells of the full lines cover; a justified line parts the words of one cell."""
    kept: list[Line] = []
    for line in page:
        if len(line.cells) == width and len(bands([*kept, line])) == width:
            kept.append(line)
    return bands(kept)


def _run(page: Sequence[Line], columns: Columns) -> Sequence[Line]:
    """The lines from the first on whose cells stand in the columns, none across two of them."""
    ends = (
        at
        for at, line in enumerate(page)
        if (at and line.gap >= _APART) or not _fits(line, columns)
    )
    return page[: next(ends, len(page))]


def _groups(run: Sequence[Line]) -> list[list[Line]]:
    """The lines of each row, by where the white is wide; no groups where it is much the same."""
    gaps = sorted(line.gap for line in run[1:])
    jumps = [(after - before, after) for before, after in pairwise(gaps)]
    jump, wide = max(jumps, default=(0.0, 0.0))
    if jump < _CLEARLY:
        return []
    groups: list[list[Line]] = []
    for at, line in enumerate(run):
        if not at or line.gap >= wide:
            groups.append([])
        groups[-1].append(line)
    return groups


def _fits(line: Line, columns: Columns) -> bool:
    return all(_column(cell, columns) is not None for cell in line.cells)


def _stands_in(line: Line, columns: Columns) -> int:
    """In how many columns a line has something; a justified line parts the words of one."""
    return len({_column(cell, columns) for cell in line.cells})


def _column(cell: Cell, columns: Columns) -> int | None:
    """The column of a cell: the one that it touches, else the one on its left; None for several."""
    touched = [
        number
        for number, (left, right) in enumerate(columns)
        if cell.left < right and left < cell.right
    ]
    if touched:
        return touched[0] if len(touched) == 1 else None
    return next((n for n in range(len(columns) - 1, -1, -1) if columns[n][0] < cell.left), None)


def _numbers_meet(group: Sequence[Line], columns: Columns) -> bool:
    """Whether two cells of one column are both mostly digits: values of their own, no words."""
    held = Counter(
        _column(cell, columns)
        for line in group
        for cell in line.cells
        if 2 * sum(char.isdigit() for char in cell.text) >= len(cell.text)
    )
    return max(held.values(), default=0) > 1


def _joined(group: Sequence[Line], columns: Columns) -> Line:
    """The lines as one, cell by cell."""
    cells = []
    for number in range(len(columns)):
        parts = [c for line in group for c in line.cells if _column(c, columns) == number]
        if parts:
            cells.append(_one(parts))
    return Line(tuple(cells), group[0].gap)


def _one(parts: Sequence[Cell]) -> Cell:
    text, doubts = "", []
    for part in parts:
        text += " " if text else ""
        doubts += [(len(text) + start, len(text) + end, sure) for start, end, sure in part.doubts]
        text += part.text
    left, right = min(p.left for p in parts), max(p.right for p in parts)
    return Cell(text, left, right, tuple(doubts))
