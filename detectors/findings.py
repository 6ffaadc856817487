"""What an engine hands on: findings made of checked values and of the people of a text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from detectors.catalog import detectors
from detectors.clinical_words import CLEAR, VAGUE
from detectors.elements import DECOYS
from detectors.spans import Spans

if TYPE_CHECKING:
    from collections.abc import Iterator

    from detectors.candidates import Candidate
    from detectors.person_finder import Person

_SPOKEN = (CLEAR, VAGUE)


@dataclass(frozen=True, slots=True)
class Finding:
    """A value or a name at `text[start:end]` (code points).

    detector: name in the catalog, None for names of people; detects: its code, or "name";
    score: 0..1; because: the reason in words, without the value.
    """

    start: int
    end: int
    detector: str | None
    detects: str
    score: float
    because: str


def outside(people: list[Person], values: list[Candidate]) -> list[Candidate]:
    """Return the values without words of medicine that are part of a name (Mrs. Graves)."""
    names = Spans((p.start, p.end) for p in people)
    return [c for c in values if not (c.because in _SPOKEN and names.touch(c.start, c.end))]


def named(people: list[Person], values: list[Candidate]) -> Iterator[Finding]:
    """Yield the people as findings, without those inside a value."""
    loose = ("address", "clinical_note")
    spoken = Spans(
        (c.start, c.end)
        for c in values
        if c.because not in _SPOKEN and not c.detector.endswith(loose)
    )
    for p in people:
        if not spoken.touch(p.start, p.end):
            yield Finding(p.start, p.end, None, "name", p.score, p.because)


def worth(values: list[Candidate]) -> Iterator[Finding]:
    """Yield the values as findings, without decoys."""
    for c in values:
        detects = detectors()[c.detector].detects
        if detects not in DECOYS:
            yield Finding(c.start, c.end, c.detector, detects, c.score, c.because)
