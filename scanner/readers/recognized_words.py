"""The words of one recognized line: parted at its blanks, and at white that was passed over.

The model that reads lines often joins neighboring words (study of readers), so the picture itself
is asked where white stands between two characters.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

_NARROW = 0.23
_APART = 2.0
_SPECK = 0.05
_BLANK = 0.15
_WIDE_FORMS = str.maketrans({code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}) | {
    0x3000: " ", 0x3001: ",", 0x3002: ".", 0x2018: "'", 0x2019: "'", 0x201C: '"', 0x201D: '"'
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Word:
    """One recognized word; begin and end: pixels along its line; sure: of its weakest character."""

    text: str
    begin: float
    end: float
    sure: float


def words_of(
    crop: NDArray[np.uint8], text: Sequence[str], at: NDArray[np.float64], sure: NDArray[np.float32]
) -> list[Word]:
    """The words of a line.

    crop: height x width x 3, the line as it was read. text: its characters, blanks too. at: where
    in the crop each was seen, in pixels. sure: confidence of each, 0..1.
    """
    seen = [index for index, char in enumerate(text) if not char.isspace()]
    if not seen:
        return []
    white = _white(crop)
    gaps = [_gap(white, at[first], at[then]) for first, then in pairwise(seen)]
    wide = _wide([stop - start for start, stop in gaps], crop.shape[0])
    ink = np.flatnonzero(~white)
    begin = float(ink[0]) if len(ink) and ink[0] < at[seen[0]] else float(at[seen[0]])
    found: list[Word] = []
    held = [seen[0]]
    for (start, stop), before, index in zip(gaps, seen, seen[1:], strict=False):
        blank = index > before + 1
        if blank or stop - start > wide:
            least = _BLANK * crop.shape[0]
            shift = max(0.0, least - (stop - start)) / 2
            found.append(_word(text, held, sure, begin, start - shift))
            begin, held = stop + shift, []
        held.append(index)
    last = float(ink[-1]) if len(ink) and ink[-1] > at[seen[-1]] else float(at[seen[-1]])
    return [*found, _word(text, held, sure, begin, last)]


def _word(
    text: Sequence[str], held: list[int], sure: NDArray[np.float32], begin: float, end: float
) -> Word:
    shown = "".join(text[index] for index in held).translate(_WIDE_FORMS)
    return Word(shown, begin, max(begin, end), float(min(sure[index] for index in held)))


def _white(crop: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """Which columns of the line hold no ink, light on dark or dark on light.

    What is ink is found by the threshold that parts light from dark best (Otsu, 1979).
    """
    high = crop.shape[0]
    gray = crop[high // 8 : high - high // 8].mean(axis=2)
    counts, edges = np.histogram(gray, bins=64, range=(0, 256))
    weight = counts.cumsum()
    total = weight[-1]
    mass = (counts * (edges[:-1] + 2)).cumsum()
    with np.errstate(divide="ignore", invalid="ignore"):
        apart = (mass[-1] * weight / total - mass) ** 2 / (weight * (total - weight))
    border = edges[int(np.nan_to_num(apart).argmax()) + 1]
    dark = gray < border
    ink = dark if dark.mean() <= 0.5 else ~dark
    return np.asarray(ink.sum(axis=0) <= _SPECK * gray.shape[0])


def _gap(white: NDArray[np.bool_], first: float, then: float) -> tuple[float, float]:
    """The longest run of white between two places; of no width in the middle if there is none."""
    start, stop = int(first), min(len(white), int(then) + 1)
    best, run = (0, 0), start
    for column in range(start, stop + 1):
        if column == stop or not white[column]:
            if column - run > best[1] - best[0]:
                best = (run, column)
            run = column + 1
    middle = (first + then) / 2
    return (float(best[0]), float(best[1])) if best[1] > best[0] else (middle, middle)


def _wide(gaps: list[float], height: int) -> float:
    """From which white on two words stand apart; letters of one width stand apart themselves."""
    usual = sorted(gaps)[len(gaps) // 2] if gaps else 0.0
    return max(_NARROW * height, _APART * usual + 0.12 * height)
