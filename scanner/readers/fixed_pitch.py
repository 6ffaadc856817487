"""Fixed-width fonts on a page: how wide one blank of theirs can be."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from statistics import median

_LONG, _ENOUGH, _EVEN = 5, 6, 0.09
_EXACT, _ALIKE, _FEW, _SHARE = 0.01, 0.02, 3, 0.9
_MANY, _MOST = 10, 0.6
"""So many words of one pitch are of the font even where a line of another has their size."""
_EXACT_BLANK = 1.3
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


def blanks_by_size(words: Iterable[tuple[str, float, float]]) -> dict[int, float]:
    """The widest gap that one blank makes among words of one size, where their font is fixed.

    words: characters without a blank among them, their width and their height. What people filled
    into a printed form is often of such a font, on a page of another. The key is the height in
    tenths (`size_of`); sizes of another font have none. Few words show that they are of the font
    by its shape in another size.
    """
    sizes = defaultdict[int, list[tuple[str, float, float]]](list)
    for text, width, height in words:
        if len(text) > 1:
            sizes[size_of(height)].append((text, width / len(text), height))
    found, shapes, few = dict[int, float](), list[float](), list[tuple[int, float, float]]()
    for size, told in sizes.items():
        pitch, height = median(own for _, own, _ in told), told[0][2]
        same = {text for text, own, _ in told if abs(own - pitch) <= _EXACT * pitch}
        spelled = [text for text in same if not text.isdecimal()]
        share = _SHARE if len(spelled) < _MANY else _MOST
        if len(same) < share * len({text for text, _, _ in told}):
            continue
        few.append((size, pitch, pitch / height))
        if len(spelled) >= _FEW:
            shapes.append(pitch / height)
    for size, pitch, shape in few:
        if any(abs(shape - known) <= _ALIKE * known for known in shapes):
            found[size] = _EXACT_BLANK * pitch
    return found


def size_of(height: float) -> int:
    """The height of a word in tenths."""
    return round(10 * height)
