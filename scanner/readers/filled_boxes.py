"""Boxes of printed forms on a page: each value put behind the label that stands over or under it.

What people or programs filled in is of a fixed-width font, the labels above are of another; empty
boxes leave no trace in a line of values, only their place tells which label is whose.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipelines.plain.captions_below import caption_pairs, plain_caption
from scanner.readers.page_layout import WIDE_GAP, Cell, Line

_CLOSE = 1.6
"""White between a label and its value at most, in heights of a character."""
_TOLERANCE = 6.0
"""Points that a value may begin left of its label."""
_LONGEST_LABEL, _LONGEST_VALUE = 90, 120
_ENDS = (":", "?")
_SENTENCE = re.compile(r"[^\W\d_]{6,}[.;]$")


def paired(page: Sequence[Line]) -> list[Line]:
    """The lines of a page, those of labels and their values as one: `label: value`.

    A line of values below labels that another one follows is a table's or a text's and stays.
    """
    return _over_values(_under_values(page))


def _under_values(page: Sequence[Line]) -> list[Line]:
    """The lines with captions that stand under their values put in front of them."""
    rows, lines = list[list[str]](), list[int]()
    for number, line in enumerate(page):
        wide = line.gap > WIDE_GAP
        rows += [[], [cell.text for cell in line.cells]][not wide :]
        lines += [-1, number][not wide :]
    pairs = {lines[value]: page[lines[caption]] for value, caption in caption_pairs(rows)}
    told = {id(captions) for captions in pairs.values()}
    return [
        _captioned(line, pairs[number]) if number in pairs else line
        for number, line in enumerate(page)
        if id(line) not in told
    ]


def _captioned(values: Line, captions: Line) -> Line:
    """A line of values, each behind the caption that stands nearest to it."""
    held: dict[int, list[Cell]] = {}
    for value in values.cells:
        apart = [_apart(caption, value) for caption in captions.cells]
        held.setdefault(apart.index(min(apart)), []).append(value)
    cells = [_behind(captions.cells[at], held[at]) for at in sorted(held)]
    return Line(tuple(cells), values.gap, boxes=True)


def _apart(one: Cell, other: Cell) -> tuple[float, float]:
    """How far two cells stand apart, none where one is over the other; and their beginnings."""
    between = max(one.left - other.right, other.left - one.right, 0.0)
    return between, abs(one.left - other.left)


def _behind(caption: Cell, values: Sequence[Cell]) -> Cell:
    text, doubts = f"{plain_caption(caption.text)}:", list[tuple[int, int, float]]()
    for value in values:
        at = len(text) + 1
        doubts += [(at + start, at + end, sure) for start, end, sure in value.doubts]
        text = f"{text} {value.text}"
    return Cell(text, values[0].left, max(values[-1].right, caption.right), tuple(doubts))


def _over_values(page: Sequence[Line]) -> list[Line]:
    found: list[Line] = []
    at = 0
    while at < len(page):
        below = page[at + 1] if at + 1 < len(page) else None
        further = page[at + 2] if at + 2 < len(page) else None
        stays = below is None or (further is not None and _goes_on(below, further))
        one = None if below is None or stays else _together(page[at], below)
        found.append(one or page[at])
        at += 1 if one is None else 2
    return found


def _filled(line: Line) -> bool:
    return all(cell.filled for cell in line.cells)


def _goes_on(values: Line, below: Line) -> bool:
    """Whether more values stand below values: rows of a table, lines of an address."""
    return _filled(below) and below.gap < _CLOSE and len(below.cells) >= len(values.cells)


def _together(labels: Line, values: Line) -> Line | None:
    if any(cell.filled for cell in labels.cells) or not _filled(values) or values.gap > _CLOSE:
        return None
    if not _are_labels(labels) or any(len(cell.text) > _LONGEST_VALUE for cell in values.cells):
        return None
    held: list[list[Cell]] = [[] for _ in labels.cells]
    for value in values.cells:
        over = [i for i, cell in enumerate(labels.cells) if cell.left <= value.left + _TOLERANCE]
        if not over:
            return None
        held[over[-1]].append(value)
    return Line(tuple(map(_answered, labels.cells, held)), labels.gap, boxes=True)


def _are_labels(line: Line) -> bool:
    """Whether the cells are short and no ends of sentences; "Policy No." is none."""
    texts = [cell.text.rstrip() for cell in line.cells]
    short = all(len(text) <= _LONGEST_LABEL and not _SENTENCE.search(text) for text in texts)
    return short and any(char.isalpha() for text in texts for char in text)


def _answered(label: Cell, values: Sequence[Cell]) -> Cell:
    if not values:
        return label
    sign = "" if label.text.endswith(_ENDS) else ":"
    text = " ".join([f"{label.text}{sign}", *(value.text for value in values)])
    return replace(label, text=text, right=max(label.right, values[-1].right))
