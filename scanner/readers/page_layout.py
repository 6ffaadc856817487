"""From characters with boxes to lines and cells: the geometry of a printed page.

Rows are found by vertical centre, cells by gaps wider than half the usual height of a character
(0.91 to 0.94 of neighbouring cells right on the ICDAR 2013 tables, study of readers).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import itemgetter
from statistics import median
from typing import NamedTuple

from scanner.readers.fixed_pitch import blanks_by_size, single_blank, size_of

_ROW, _CELL = 0.4, 0.5
SPACE = 0.12
"""From which gap on a blank stands between two characters, in heights of a character."""
WIDE_GAP = 0.8
"""White above a line from which on an empty line stands there, in heights of a character."""
_BETWEEN = "   "


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

    doubts: start, end (half-open, in `text`) and confidence of what is not sure; filled: of a
    fixed-width font on a page of another.
    """

    text: str
    left: float
    right: float
    doubts: tuple[Doubt, ...] = ()
    filled: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """The cells of one row from left to right.

    gap: white above it in heights of a character; boxes: its cells are labels with their values.
    """

    cells: tuple[Cell, ...]
    gap: float
    boxes: bool = False

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
    single = single_blank((g[0], g[2] - g[1]) for g in glyphs)
    apart = max(apart, single / height)
    filled = {} if single else blanks_by_size((g[0], g[2] - g[1], g[4] - g[3]) for g in glyphs)
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
        found.append(Line(tuple(_cells(row, height, apart, filled)), (below - top) / height))
        below = min([glyph[3] for glyph in row])
    return found


def _level(glyph: Glyph) -> float:
    return glyph[3] + glyph[4]


def _cells(
    row: list[Glyph], height: float, apart: float, filled: Mapping[int, float]
) -> list[Cell]:
    """The cells of one row, its characters sorted from left to right.

    filled: from which gap on a cell ends between words of one size, where their font is fixed.
    """
    blank = SPACE * height
    gaps = [after[1] - before[2] for before, after in pairwise(row)]
    wide = _wide_gap([gap for gap in gaps if gap > blank], height, apart)
    cells: list[Cell] = []
    left, right = row[0][1], row[0][1]
    pieces: list[str] = []
    length = 0
    doubts: list[Doubt] = []
    before, same = 0, bool(filled)
    for char, begin, end, bottom, top, unsure in row:
        gap, size = begin - right, size_of(top - bottom) if filled else 0
        if gap > wide and not (size == before and gap <= filled.get(size, 0.0)):
            cells.append(Cell("".join(pieces), left, right, tuple(doubts), same))
            pieces, length, left, doubts, same = [], 0, begin, [], bool(filled)
        elif gap > blank:
            pieces.append(" ")
            length += 1
        if unsure:
            doubts += [(length + at, length + to, sure) for at, to, sure in unsure]
        pieces.append(char)
        length += len(char)
        right, before, same = max(right, end), size, same and size in filled
    return [*cells, Cell("".join(pieces), left, right, tuple(doubts), same)]


def _wide_gap(gaps: list[float], height: float, apart: float) -> float:
    """From which gap on a cell ends. In a justified line even the blanks are wide."""
    justified = len(gaps) >= 4 and max(gaps) <= height and max(gaps) <= 1.8 * median(gaps)
    return max(height, apart * height) if justified else apart * height


def bands(rows: Sequence[Line]) -> list[tuple[float, float]]:
    """Columns: what the cells of all rows cover, seen from above."""
    spans = sorted((cell.left, cell.right) for row in rows for cell in row.cells)
    found: list[tuple[float, float]] = []
    for left, right in spans:
        if found and left < found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], right))
        else:
            found.append((left, right))
    return found
