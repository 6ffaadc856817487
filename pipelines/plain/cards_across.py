"""Cards printed across a page: the first line names people, each column is one of them.

So print programs lay out labels of folders, badges and envelopes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import polars as pl

from detectors.columns.verdicts import NAME_LIKE
from detectors.people.person_likeness import person_likeness

_CELL = re.compile(r"\S+(?:[ ]\S+)*")
_LABEL = re.compile(r"[^\W\d_][^\W\d_ .'’#/-]*(?:[ ./'’-][^\W\d_]+)*[#.:]*")
_MOST_LINES = 8
_SLACK = 2
_FEW = 2
_SHARE = 0.6

Cells = list[tuple[int, str]]


def cards_across(lines: Sequence[str], at: int) -> tuple[list[list[str]], list[str], int] | None:
    """The cards that begin at a line: a row for each, their headings, how many lines they fill.

    None where the line names no people side by side, or nothing with digits stands below them.
    """
    if at and lines[at - 1].strip():
        return None
    first = _cells(lines[at])
    if len(first) < _FEW or any(ch.isdigit() for _, cell in first for ch in cell):
        return None
    held = [first]
    while len(held) < _MOST_LINES and at + len(held) < len(lines):
        below = _under(first, _cells(lines[at + len(held)]))
        if below is None:
            break
        held.append(below)
    numbers = [sum(any(ch.isdigit() for ch in cell) for _, cell in line) for line in held[1:]]
    if max(numbers, default=0) < _FEW or not _are_people([cell for _, cell in first]):
        return None
    told = [_labelled([cell for _, cell in line]) for line in held[1:]]
    rows = [[name, *(cells[i] for _, cells in told)] for i, (_, name) in enumerate(first)]
    return rows, ["Name", *(label for label, _ in told)], len(held)


def _cells(line: str) -> Cells:
    return [(match.start(), match.group()) for match in _CELL.finditer(line.expandtabs())]


def _under(first: Cells, line: Cells) -> Cells | None:
    """The cells of a line under those of the first, blank where there is none; None elsewhere."""
    made = [(start, "") for start, _ in first]
    for start, cell in line:
        place = next((i for i, (at, _) in enumerate(first) if abs(at - start) <= _SLACK), None)
        if place is None:
            return None
        made[place] = (start, cell)
    return made if line else None


def _are_people(names: Sequence[str]) -> bool:
    likely = person_likeness(pl.Series(names, dtype=pl.String)) >= NAME_LIKE
    return bool(likely.mean() >= _SHARE)  # type: ignore[operator]


def _labelled(cells: Sequence[str]) -> tuple[str, list[str]]:
    """The label that all cells of a line begin with, and what stands behind it."""
    labels = {match.group() if (match := _LABEL.match(cell)) else "" for cell in cells if cell}
    label = labels.pop() if len(labels) == 1 else ""
    return label.rstrip(":."), [cell[len(label) :].strip(" :") for cell in cells]
