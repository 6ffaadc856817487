"""Printed rows that go on in a second line: who it is, and set in below it the other columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_LEAST, _MOST_OTHERS = 2, 5
"""Rows of two lines that make it a habit, and of how many of them one may be otherwise."""


def unfolded(rows: Sequence[list[str]]) -> list[list[str]]:
    """The rows with a second line joined to its first; the second's place stays, empty.

    rows: of one printed table, by columns. As they came where lines of two are no habit of it.
    """
    firsts = [at for at in range(len(rows) - 1) if _goes_on(rows[at], rows[at + 1])]
    others = sum(map(bool, map(_filled, rows))) - 2 * len(firsts)
    if len(firsts) < _LEAST or others * _MOST_OTHERS > len(firsts):
        return list(rows)
    joined = list(rows)
    for at in firsts:
        below = rows[at + 1]
        width = max(len(rows[at]), len(below))
        upper, lower = ([*row, *[""] * width][:width] for row in (rows[at], below))
        joined[at] = [one or two for one, two in zip(upper, lower, strict=True)]
        joined[at + 1] = []
    return joined


def _goes_on(row: Sequence[str], below: Sequence[str]) -> bool:
    """Whether the columns of a line are all behind those of the one above."""
    first, then = _filled(row), _filled(below)
    return bool(first and then) and first[-1] < then[0]


def _filled(row: Sequence[str]) -> list[int]:
    return [at for at, cell in enumerate(row) if cell]
