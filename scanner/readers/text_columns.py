"""Running text in columns, as newspapers and court papers have it: one column after the other."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import pairwise
from statistics import median

from scanner.readers.page_layout import Cell, Line

_DEPTH = 3
_TRIED = 4
_LINES, _TURNS = 4, 4
_LONG, _WORDS = 22, 4
_PROSE, _LABELS = 0.5, 0.25
_NEW = 2.0


def in_order(page: list[Line], depth: int = _DEPTH) -> list[Line]:
    """The lines of a page, with runs of lines that stand in columns of prose read column by column.

    A column is told from a table or a form by its text: long lines of words without labels. The
    other lines stay where they are.
    """
    cells = [cell for line in page for cell in line.cells if len(cell.text) > 3]
    if depth == 0 or len(cells) < 2 * _LINES:
        return page
    letter = median((cell.right - cell.left) / len(cell.text) for cell in cells) or 1.0
    edges = Counter(round(cell.left / letter / 2) for cell in cells)
    for edge, count in sorted(edges.most_common(_TRIED), reverse=True):
        if count >= _LINES:
            found = _parted(page, (edge * 2 - 1.6) * letter, letter, depth)
            if found is not None:
                return found
    return page


def _parted(page: list[Line], gutter: float, letter: float, depth: int) -> list[Line] | None:
    """The page parted at the gutter wherever nothing crosses it; None if that gives no columns."""
    made: list[Line] = []
    run: list[Line] = []
    changed = False
    for line in [*page, None]:
        if line is not None and not _crosses(line, gutter, letter):
            run.append(line)
            continue
        left, right = _sides(run, gutter)
        if _columns(run, left, right, gutter):
            changed = True
            right[0] = replace(right[0], gap=max(_NEW, right[0].gap))
            made += [*in_order(left, depth - 1), *in_order(right, depth - 1)]
        else:
            made += run
        run = []
        if line is not None:
            made.append(line)
    return made if changed else None


def _crosses(line: Line, gutter: float, letter: float) -> bool:
    return any(cell.left < gutter - letter and gutter + letter < cell.right for cell in line.cells)


def _middle(cell: Cell) -> float:
    return (cell.left + cell.right) / 2


def _sides(run: list[Line], gutter: float) -> tuple[list[Line], list[Line]]:
    left, right = [], []
    for line in run:
        before = tuple(cell for cell in line.cells if _middle(cell) < gutter)
        after = line.cells[len(before) :]
        left += [replace(line, cells=before)] if before else []
        right += [replace(line, cells=after)] if after else []
    return left, right


def _columns(run: list[Line], left: list[Line], right: list[Line], gutter: float) -> bool:
    """Both sides are prose, and they stand beside each other."""
    if min(len(left), len(right)) < _LINES:
        return False
    sides = [[_middle(cell) < gutter for cell in line.cells] for line in run]
    flat = [side for line in sides for side in line]
    turns = sum(one != other for one, other in pairwise(flat))
    return turns >= _TURNS and _is_prose(left) and _is_prose(right)


def _is_prose(side: list[Line]) -> bool:
    texts = [line.text for line in side]
    long = sum(len(text) >= _LONG and text.count(" ") >= _WORDS - 1 for text in texts)
    labels = sum(text.split("   ")[0].rstrip().endswith(":") or ": " in text[:25] for text in texts)
    cells = sum(len(line.cells) for line in side)
    figures = sum(char.isdigit() for text in texts for char in text)
    return (
        long >= _PROSE * len(side)
        and labels <= _LABELS * len(side)
        and cells <= 1.5 * len(side)
        and figures <= 0.3 * sum(map(len, texts))
    )
