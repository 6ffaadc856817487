"""A passage: text with the names in it, and edits that keep the spans right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

Span = tuple[int, int, str]
"""Start and end (half-open, code points) and label: PERSON, ORG or LOC."""

Edit = tuple[int, int, str]
"""Start, end and what stands there instead."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of text and its labelled spans, sorted, not overlapping."""

    text: str
    spans: tuple[Span, ...]

    def people(self) -> list[Span]:
        """The spans that are names of persons."""
        return [span for span in self.spans if span[2] == "PERSON"]


def edited(passage: Passage, edits: Sequence[Edit]) -> Passage:
    """The passage with the edits made (sorted, not overlapping); spans move and grow with them.

    A span that an edit empties is dropped; white space at its ends is left outside.
    """
    pieces, places, at, shift = [], [], 0, 0
    for start, end, text in edits:
        pieces += [passage.text[at:start], text]
        places.append((start, end, start + shift, len(text)))
        shift += len(text) - (end - start)
        at = end
    text = "".join([*pieces, passage.text[at:]])
    moved = (
        (_moved(a, places), _moved(b, places, end=True), label) for a, b, label in passage.spans
    )
    trimmed = (_trimmed(text, *span) for span in moved)
    return Passage(text, tuple(span for span in trimmed if span[1] > span[0]))


def _moved(place: int, places: Sequence[tuple[int, int, int, int]], *, end: bool = False) -> int:
    shift = 0
    for start, stop, now, size in places:
        if stop <= place:
            shift = now + size - stop
        elif start < place:
            return now + (size if end else 0)
        else:
            break
    return place + shift


def _trimmed(text: str, start: int, end: int, label: str) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end, label
