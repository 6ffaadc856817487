"""From characters with boxes to lines, cells and tables: the geometry of a printed page.

Rows are found by vertical centre, cells by gaps wider than half the usual height of a character
(0.91 to 0.94 of neighbouring cells right on the ICDAR 2013 tables, study of readers).
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from operator import itemgetter
from statistics import median
from typing import NamedTuple

from scanner.readers.fixed_pitch import single_blank

_ROW, _CELL = 0.4, 0.5
SPACE = 0.12
"""From which gap on a blank stands between two characters, in heights of a character."""
_BETWEEN = "   "
_TABLE_ROWS, _TABLE_CELLS = 4, 3


Doubt = tuple[int, int, float]


class Glyph(NamedTuple):
    """A run of visible characters, a word or recognized words, and its box, y upwards.

    doubts: start, end (half-open, in `char`) and confidence of what is not sure.
    """

    char: str
    left: float
    right: float
    bottom: float
    top: float
    doubts: tuple[Doubt, ...] = ()

    @property
    def middle(self) -> float:
        """Vertical centre."""
        return (self.bottom + self.top) / 2


@dataclass(frozen=True, slots=True)
class Cell:
    """A run of characters without a wide gap, and where it begins and ends.

    doubts: start, end (half-open, in `text`) and confidence of what is not sure.
    """

    text: str
    left: float
    right: float
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """The cells of one row from left to right; gap: white above it in heights of a character."""

    cells: tuple[Cell, ...]
    gap: float

    @property
    def text(self) -> str:
        """The row as one line, three spaces between cells."""
        return _BETWEEN.join(cell.text for cell in self.cells)

    @property
    def doubts(self) -> list[Doubt]:
        """Start, end and confidence of what is not sure, in `text`."""
        found, at = [], 0
        for cell in self.cells:
            found += [(at + start, at + end, sure) for start, end, sure in cell.doubts]
            at += len(cell.text) + len(_BETWEEN)
        return found


def lines(glyphs: list[Glyph], apart: float = _CELL) -> list[Line]:
    """The rows of a page from top to bottom.

    apart: from which gap on a cell ends, in heights of a character.
    """
    if not glyphs:
        return []
    height = median([top - bottom for _, _, _, bottom, top, _ in glyphs]) or 1.0
    least = 0.5 * height
    apart = max(apart, single_blank((g[0], g[2] - g[1]) for g in glyphs) / height)
    rows: list[list[Glyph]] = []
    row: list[Glyph] = []
    middle = 0.0
    for glyph in sorted(glyphs, key=_level, reverse=True):
        _, _, _, bottom, top, _ = glyph
        own = (bottom + top) / 2
        if row and middle - own <= max(top - bottom, least) * _ROW:
            row.append(glyph)
        else:
            row, middle = [glyph], own
            rows.append(row)
    found = []
    below = max(glyph.top for glyph in rows[0])
    for row in rows:
        row.sort(key=itemgetter(1))
        top = max([glyph[4] for glyph in row])
        found.append(Line(tuple(_cells(row, height, apart)), (below - top) / height))
        below = min([glyph[3] for glyph in row])
    return found


def _level(glyph: Glyph) -> float:
    return glyph[3] + glyph[4]


def _cells(row: list[Glyph], height: float, apart: float) -> list[Cell]:
    """The cells of one row, its characters sorted from left to right."""
    blank = SPACE * height
    gaps = [after[1] - before[2] for before, after in pairwise(row)]
    wide = _wide_gap([gap for gap in gaps if gap > blank], height, apart)
    cells: list[Cell] = []
    left, right = row[0][1], row[0][1]
    pieces: list[str] = []
    length = 0
    doubts: list[Doubt] = []
    for char, begin, end, _, _, unsure in row:
        gap = begin - right
        if gap > wide:
            cells.append(Cell("".join(pieces), left, right, tuple(doubts)))
            pieces, length, left, doubts = [], 0, begin, []
        elif gap > blank:
            pieces.append(" ")
            length += 1
        if unsure:
            doubts += [(length + at, length + to, sure) for at, to, sure in unsure]
        pieces.append(char)
        length += len(char)
        right = max(right, end)
    return [*cells, Cell("".join(pieces), left, right, tuple(doubts))]


def _wide_gap(gaps: list[float], height: float, apart: float) -> float:
    """From which gap on a cell ends. In a justified line even the blanks are wide."""
    justified = len(gaps) >= 4 and max(gaps) <= height and max(gaps) <= 1.8 * median(gaps)
    return max(height, apart * height) if justified else apart * height


@dataclass(frozen=True, slots=True)
class Grid:
    """A table on a page: borders of its columns, rows of cells, first line on the page."""

    bands: tuple[tuple[float, float], ...]
    rows: list[list[str | None]]
    first: int

    def continues(self, other: Grid) -> bool:
        """The other grid, above, has the same columns."""
        return len(self.bands) == len(other.bands) and all(
            left < other_right and other_left < right
            for (left, right), (other_left, other_right) in zip(
                self.bands, other.bands, strict=True
            )
        )


def tables(page: list[Line]) -> tuple[list[Grid], list[Line]]:
    """The tables among the lines, and the lines outside of them."""
    grids: list[Grid] = []
    rest: list[Line] = []
    at = 0
    while at < len(page):
        end = at
        while end < len(page) and _belongs(page, at, end):
            end += 1
        grid = _grid(page[at:end], at)
        if grid:
            grids.append(grid)
        else:
            end = max(end, at + 1)
            rest.extend(page[at:end])
        at = end
    return grids, rest


def _belongs(page: list[Line], at: int, end: int) -> bool:
    """The line has enough cells, or is a short one between two that have."""
    if len(page[end].cells) >= _TABLE_CELLS:
        return end == at or page[end].gap < 3
    between = at < end < len(page) - 1 and len(page[end - 1].cells) >= _TABLE_CELLS
    return between and len(page[end + 1].cells) >= _TABLE_CELLS and page[end].gap < 1


def _grid(rows: list[Line], first: int) -> Grid | None:
    """The run of rows as a table; null where columns do not line up or look like a form."""
    if len(rows) < _TABLE_ROWS:
        return None
    usual = Counter(len(row.cells) for row in rows).most_common(1)[0][0]
    bands = _bands([row for row in rows if len(row.cells) >= usual])
    if len(bands) < _TABLE_CELLS or usual < _TABLE_CELLS or len(bands) > 60:
        return None
    made = [_assign(row, bands) for row in rows]
    cells = [cell for row in made for cell in row if cell]
    labels = sum(cell.rstrip().endswith(":") or ": " in cell for cell in cells)
    signs = sum(not any(char.isalnum() for char in cell) for cell in cells)
    if labels > 0.2 * len(cells) or signs > 0.3 * len(cells):
        return None
    return Grid(tuple(bands), made, first) if _uniform(made) else None


def _bands(rows: list[Line]) -> list[tuple[float, float]]:
    """Columns: what the cells of all rows cover, seen from above."""
    spans = sorted((cell.left, cell.right) for row in rows for cell in row.cells)
    bands: list[tuple[float, float]] = []
    for left, right in spans:
        if bands and left < bands[-1][1]:
            bands[-1] = (bands[-1][0], max(bands[-1][1], right))
        else:
            bands.append((left, right))
    return bands


def _assign(row: Line, bands: list[tuple[float, float]]) -> list[str | None]:
    """The cells of a row under their columns; two in one column stand side by side."""
    made: list[str | None] = [None] * len(bands)
    for cell in row.cells:
        overlaps = [min(cell.right, right) - max(cell.left, left) for left, right in bands]
        index = overlaps.index(max(overlaps))
        made[index] = f"{made[index]} {cell.text}" if made[index] else cell.text
    return made


def _uniform(rows: list[list[str | None]]) -> bool:
    """Below the first row most columns hold values of one shape, unlike the boxes of a form."""
    shares = []
    for column in zip(*rows[1:], strict=True):
        shapes = Counter(_shape(cell) for cell in column if cell)
        if shapes:
            shares.append(shapes.most_common(1)[0][1] / shapes.total())
    return bool(shares) and sum(shares) / len(shares) >= 0.75


def _shape(text: str) -> str:
    """`number`, `word` or `mixed`."""
    figures = len(re.findall(r"[0-9]", text))
    letters = sum(char.isalpha() for char in text)
    if figures and figures >= letters:
        return "number"
    return "mixed" if figures else "word"
