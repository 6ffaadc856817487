"""Cards printed across a page: the first line names people, each column is one of them.

So print programs lay out labels of folders, badges and envelopes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import polars as pl

from detectors.columns.verdicts import NAME_LIKE
from detectors.people.person_likeness import person_likeness
from pipelines.plain.side_by_side import is_part

_CELL = re.compile(r"\S+(?:[ ]\S+)*")
_LABEL = re.compile(r"[^\W\d_][^\W\d_ .'’#/-]*(?:[ ./'’-][^\W\d_]+)*[#.:]*")
_EDGE = re.compile(r"[ ]*[+|][-=+|]{3,}[ ]*")
_MOST_LINES = 8
_SLACK = 2
_FEW = 2
_SHARE = 0.6

Cells = list[tuple[int, str]]


def cards_across(lines: Sequence[str], at: int) -> tuple[list[list[str]], list[str], int] | None:
    """The cards that begin at a line: a row for each, their headings, how many lines they fill.

    None where the line names no people side by side, or nothing with digits stands below them. A
    line of parts may stand over the names (`APPLICANT    GUARANTOR`): then cells count by order.
    A box may be drawn around them.
    """
    if at and lines[at - 1].strip() and not _EDGE.fullmatch(lines[at - 1]):
        return None
    inside = [
        n for n in range(at, min(len(lines), at + 2 * _MOST_LINES)) if not _EDGE.fullmatch(lines[n])
    ]
    if inside[:1] != [at]:
        return None
    cards = _cards([lines[n] for n in inside])
    return cards and (cards[0], cards[1], inside[cards[2] - 1] + 1 - at)


def _cards(lines: Sequence[str]) -> tuple[list[list[str]], list[str], int] | None:
    """The cards that begin at the first of some lines without edges of boxes."""
    at = 0
    heads = [cell.strip(" :") for _, cell in _cells(lines[at])]
    headed = len(heads) >= _FEW and all(map(is_part, heads)) and at + 1 < len(lines)
    at += headed
    first = _cells(lines[at])
    if headed and len(first) != len(heads):
        return None
    if len(first) < _FEW or any(ch.isdigit() for _, cell in first for ch in cell):
        return None
    held = [first]
    while len(held) < _MOST_LINES and at + len(held) < len(lines):
        line = _paired(_cells(lines[at + len(held)]), len(first) if headed else 0)
        whole = headed and len(line) == len(first)
        below = line if whole else _under(first, line)
        if below is None:
            break
        held.append(below)
    numbers = [sum(any(ch.isdigit() for ch in cell) for _, cell in line) for line in held[1:]]
    if max(numbers, default=0) < _FEW or not _are_people([cell for _, cell in first]):
        return None
    told = [_labelled([cell for _, cell in line]) for line in held[1:]]
    rows = [[name, *(cells[i] for _, cells in told)] for i, (_, name) in enumerate(first)]
    return rows, ["Name", *(label for label, _ in told)], len(held) + headed


def _cells(line: str) -> Cells:
    plain = line.expandtabs()
    plain = plain.replace("|", " ") if plain.lstrip().startswith("|") else plain
    return [(match.start(), match.group()) for match in _CELL.finditer(plain)]


def _paired(line: Cells, people: int) -> Cells:
    """The cells of a line, each label with its value where people have two cells each."""
    if not people or len(line) != 2 * people:
        return line
    pairs = zip(line[::2], line[1::2], strict=True)
    return [(start, f"{label} {value}") for (start, label), (_, value) in pairs]


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
