"""Tables among the lines of a printed page: columns that line up, and rows of one shape."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from detectors.words.headers import is_heading
from pipelines.tables.document_forms import form_lines
from scanner.readers.page_layout import Line, bands
from scanner.readers.wrapped_rows import whole_rows

_TABLE_ROWS, _TABLE_CELLS = 4, 3
_NUMBER = re.compile(r"[A-Z]{0,4}[0-9][0-9-]{4,}$")
_OPTION = re.compile(r"(?:[\[(][ xX✓✔]?[\])]|[☐☑☒□])[ ]?[^\W\d_]{2}")


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
        if page[at].boxes:
            rest.append(page[at])
            at += 1
            continue
        boxes = next((i for i in range(at, len(page)) if page[i].boxes), len(page))
        wrapped, used = whole_rows(page[at:boxes])
        whole = _grid(wrapped, at)
        if whole:
            grids.append(whole)
            at += used
            continue
        end = at
        while end < boxes and _belongs(page, at, end):
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
    columns = bands([row for row in rows if len(row.cells) >= usual])
    if len(columns) < _TABLE_CELLS or usual < _TABLE_CELLS or len(columns) > 60:
        return None
    made = [_assign(row, columns) for row in rows]
    cells = [cell for row in made for cell in row if cell]
    labels = sum(cell.rstrip().endswith(":") or ": " in cell for cell in cells)
    signs = sum(not any(char.isalnum() for char in cell) for cell in cells)
    if labels > 0.2 * len(cells) or signs > 0.3 * len(cells) or _offers(made) or _labels(made):
        return None
    if form_lines(made) is not None:
        return None  # labels beside their values are read as lines of a form
    return Grid(tuple(columns), made, first) if _uniform(made) else None


def _offers(rows: list[list[str | None]]) -> bool:
    """Whether boxes to tick stand before words in several columns: `[x] Owner   [ ] Agent`."""
    ticked = [
        any(cell and _OPTION.match(cell) for cell in column) for column in zip(*rows, strict=True)
    ]
    return sum(ticked) > 1


def _labels(rows: list[list[str | None]]) -> bool:
    """Whether labels lead the rows, and others stand in cells before their values.

    `DOB | 07/06/1948 | SSN 227-90-6458` over `ADDR | …`: a form, whose first row is no header.
    """
    first = [row[0] for row in rows if row[0]]
    led = len(set(first)) == len(first) and 2 * sum(map(is_heading, first)) > len(rows)
    beside = [cell.split(" ", 1) for row in rows for cell in row[1:] if cell and " " in cell]
    return led and any(is_heading(word) and _NUMBER.match(rest) for word, rest in beside)


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
