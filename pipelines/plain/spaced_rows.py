"""Rows between bars that each stand as a paragraph, as web pages and mails have them."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_BARS, _ROWS, _MORE = 2, 3, 2
"""A row has so many bars at least, a table so many rows; the next may have so many bars more."""


def spaced_rows(lines: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
    """Yield the number of the first of such rows, and their lines without the blank ones between.

    Every second line is a row, down to one that has not nearly as many bars.
    """
    at = 0
    while at < len(lines):
        end = at
        while end < len(lines) and _goes_on(lines, at, end):
            end += 2
        if end - at >= 2 * _ROWS:
            yield at, list(lines[at:end:2])
        at = max(at + 1, end)


def counted_lines(lines: Sequence[str]) -> list[int]:
    """Return the numbers of the lines that stand below each other: those filled, if none touch."""
    filled = [at for at, line in enumerate(lines) if line.strip()]
    apart = len(filled) >= 2 * _ROWS and all(b - a > 1 for a, b in pairwise(filled))
    return filled if apart else list(range(len(lines)))


def _goes_on(lines: Sequence[str], first: int, at: int) -> bool:
    """Whether a row stands there like the first, with a blank line between it and the one above."""
    bars = lines[at].count("|")
    if bars < _BARS or abs(bars - lines[first].count("|")) > _MORE:
        return False
    return at == first or not lines[at - 1].strip()
