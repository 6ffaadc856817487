"""Counting names found, as a whole and by half of their letters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Span = tuple[int, int]

_FRONT = re.compile(r"(?i)(?:mr|mrs|ms|dr|prof|sgt|rev|hon|sra?|miss)\.?\s+|[\"'(\s]+")
_BACK = re.compile(r"(?:['’]s|[\s.,;:\"')]+)$")


@dataclass(slots=True)
class Count:
    """Names there, names found, and those that are both (fully, or by half of the letters)."""

    there: int = 0
    found: int = 0
    exact: int = 0
    hits: int = 0
    reached: int = 0

    def add(self, text: str, there: Sequence[Span], found: Iterable[Span]) -> list[bool]:
        """Count one text. Returns, for each name there, whether it was found."""
        there = [_bare(text, span) for span in there]
        got = [_bare(text, span) for span in found]
        self.there += len(there)
        self.found += len(got)
        self.exact += len(set(there) & set(got))
        self.hits += sum(any(_half(span, name) for name in there) for span in got)
        reached = [any(_half(span, name) for span in got) for name in there]
        self.reached += sum(reached)
        return reached

    def line(self) -> str:
        """Precision, recall and F1: exact, then by half of the letters; per cent."""
        exact = _rates(self.exact, self.exact, self.found, self.there)
        half = _rates(self.hits, self.reached, self.found, self.there)
        return f"{self.there:6} {exact}   {half}"

    @property
    def f1(self) -> float:
        """F1 by half of the letters, 0..1."""
        precision = self.hits / max(1, self.found)
        recall = self.reached / max(1, self.there)
        return 2 * precision * recall / max(1e-9, precision + recall)


def _bare(text: str, span: Span) -> Span:
    """The span without titles in front, and without what follows a name."""
    start, end = span
    while front := _FRONT.match(text, start, end):
        start = front.end()
    while back := _BACK.search(text[start:end]):
        end = start + back.start()
    return start, end


def _half(one: Span, other: Span) -> bool:
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return shared * 2 >= max(one[1] - one[0], other[1] - other[0])


def _rates(hits: int, reached: int, found: int, there: int) -> str:
    precision, recall = hits / max(1, found), reached / max(1, there)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return f"{100 * precision:5.1f} {100 * recall:5.1f} {100 * f1:5.1f}"
