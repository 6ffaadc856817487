"""Whether the words around a value speak of what a detector looks for."""

from __future__ import annotations

import re
from functools import cache

from detectors.catalog import detectors
from detectors.texts.labels import near, words

_UNIT = re.compile(r"(?i)/dl\b")  # deciliters of a laboratory
_PARAGRAPH = 150
"""Characters before and behind a value that its short paragraph may have."""


def in_sentence(text: str, start: int, end: int, detector: str) -> bool:
    """Whether the sentence or line of `text[start:end]` has a context phrase of the detector."""
    around = near(text, start, end)
    return any(phrase in around for phrase in _phrases()[detector])


def in_paragraph(text: str, start: int, end: int, detector: str) -> bool:
    """Whether a short paragraph does in another sentence: "took her DL down. Ruiz, D3248902"."""
    first = max(text.rfind("\n\n", 0, start) + 2, start - _PARAGRAPH, 0)
    last = text.find("\n\n", end)
    last = min(len(text) if last < 0 else last, end + _PARAGRAPH)
    around = f" {' '.join(words(_UNIT.sub('', text[first:last])))} "
    return any(phrase in around for phrase in _phrases()[detector])


@cache
def _phrases() -> dict[str, tuple[str, ...]]:
    return {
        name: tuple(f" {' '.join(words(phrase))} " for phrase in detector.context)
        for name, detector in detectors().items()
    }
