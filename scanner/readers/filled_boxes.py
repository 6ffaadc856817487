"""Boxes of printed forms on a page: each value put behind the label that stands over or under it.

What people or programs filled in is of a fixed-width font and the labels above of another, or the
labels are words that ask for what stands below them. Empty boxes leave no trace in a line of
values, only their place tells which label is whose.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipelines.plain.captions_below import are_captions_over, caption_pairs, may_be_captions
from pipelines.plain.captions_fit import plain_caption
from scanner.readers.page_layout import WIDE_GAP, Cell, Line

_CLOSE, _FAR = 1.6, 2.5
"""White between a label and its value at most, in heights of a character."""
_ALIKE, _LEAST = 1.5, 0.4
"""Rows of a table stand as far from each other as from its head, or nearer."""
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
        one = None if below is None else _together(page[at], below, further)
        found.append(one or page[at])
        at += 1 if one is None else 2
    return found


def _filled(line: Line) -> bool:
    return all(cell.filled for cell in line.cells)


def _together(labels: Line, values: Line, below: Line | None) -> Line | None:
    """Labels and the values under them as one line; null where they are none, or go on below."""
    if values.gap > _FAR or not _are_labels(labels):
        return None
    held = _held(labels, values)
    if held is None or any(len(cell.text) > _LONGEST_VALUE for cell in values.cells):
        return None
    if values.gap <= _CLOSE and _filled(values) and not any(c.filled for c in labels.cells):
        fits = below is None or not (_goes_on(values, below, _CLOSE) and _filled(below))
    else:
        pitch = _ALIKE * max(values.gap, _LEAST)
        goes_on = below is not None and _goes_on(values, below, pitch) and not _asks_too(below)
        fits = _asked(labels, held) and not goes_on
    return Line(tuple(map(_answered, labels.cells, held)), labels.gap, boxes=True) if fits else None


def _goes_on(values: Line, below: Line, apart: float) -> bool:
    """Whether another row stands below values, no farther away: of a table, or an address."""
    return below.gap < apart and len(below.cells) >= len(values.cells)


def _asked(labels: Line, held: Sequence[Sequence[Cell]]) -> bool:
    """Whether what the labels ask for, in words that are known, stands below them."""
    texts = [[value.text for value in values] for values in held]
    return are_captions_over([cell.text for cell in labels.cells], texts)


def _asks_too(line: Line) -> bool:
    return may_be_captions([cell.text for cell in line.cells])


def _held(labels: Line, values: Line) -> list[list[Cell]] | None:
    """The values under each label; null where one begins left of all labels."""
    held: list[list[Cell]] = [[] for _ in labels.cells]
    for value in values.cells:
        over = [i for i, cell in enumerate(labels.cells) if cell.left <= value.left + _slack(cell)]
        if not over:
            return None
        held[over[-1]].append(value)
    return held


def _slack(label: Cell) -> float:
    """How far left of its label a value may begin: two of its letters, six points at least."""
    return max(_TOLERANCE, 2 * (label.right - label.left) / max(1, len(label.text)))


def _are_labels(line: Line) -> bool:
    """Whether the cells are short and no ends of sentences; "Policy No." is none."""
    texts = [cell.text.rstrip() for cell in line.cells]
    short = all(len(text) <= _LONGEST_LABEL and not _SENTENCE.search(text) for text in texts)
    return short and any(char.isalpha() for text in texts for char in text)


def _answered(label: Cell, values: Sequence[Cell]) -> Cell:
    if not values:
        return label
    sign = "" if label.text.endswith(_ENDS) else ":"
    text, doubts = f"{label.text}{sign}", list(label.doubts)
    for value in values:
        at = len(text) + 1
        doubts += [(at + start, at + end, sure) for start, end, sure in value.doubts]
        text = f"{text} {value.text}"
    right = max(label.right, values[-1].right)
    return replace(label, text=text, right=right, doubts=tuple(doubts))
