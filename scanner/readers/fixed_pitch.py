"""Fixed-width fonts on a page: how wide one blank of theirs can be."""

from __future__ import annotations

from collections.abc import Iterable
from statistics import median

_LONG, _ENOUGH, _EVEN = 5, 6, 0.09
_BLANK = 1.85
"""Two blanks are at least two characters wide; one, with the white beside letters, is less."""


def single_blank(words: Iterable[tuple[str, float]]) -> float:
    """The widest gap that one blank of the page's fixed-width font makes; 0 for another font.

    words: characters without a blank among them, and their width. In a printed report the blanks
    are as wide as its letters: by their share of the height alone they would part cells.
    """
    # The last letter fills about two thirds of its place.
    pitches = sorted(
        width / (len(text) - 0.35)
        for text, width in words
        if len(text) >= _LONG and " " not in text
    )
    if len(pitches) < _ENOUGH:
        return 0.0
    tenth = len(pitches) // 10
    usual = median(pitches)
    return _BLANK * usual if pitches[-1 - tenth] - pitches[tenth] <= _EVEN * usual else 0.0
