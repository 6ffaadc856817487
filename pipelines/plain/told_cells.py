"""Cells of printed lines, and which caption each stands under: by its place, not by its order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_CHUNK = re.compile(r"\S+(?:[ ]\S+)*")
_BESIDE, _APART = 2, 3


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands between wide white in a line, and where: half-open."""

    text: str
    start: int
    stop: int


def cells_of(line: str) -> list[Cell]:
    """The cells of a line: what two blanks or more part."""
    told = line.expandtabs().replace("\f", " ")
    return [Cell(found.group(), *found.span()) for found in _CHUNK.finditer(told)]


@dataclass(frozen=True, slots=True)
class Columns:
    """A line of captions."""

    captions: Sequence[Cell]

    def share(self, line: Sequence[Cell]) -> float:
        """Which share of the cells begins or ends where a caption does, or stands below one."""
        return sum(map(self._fits, line)) / max(1, len(line))

    def inside(self, line: Sequence[Cell]) -> bool:
        """Whether no cell stands below two captions, and no two below one."""
        own = [self._under(cell) for cell in line]
        return all(len(some) == 1 for some in own) and len({some[0] for some in own}) == len(own)

    def told(self, line: Sequence[Cell]) -> list[str]:
        """What stands under each caption; cells with one blank between two captions are parted."""
        held: list[list[str]] = [[] for _ in self.captions]
        for cell in line:
            for part in self._parted(cell):
                held[self._nearest(part)].append(part.text)
        return [" ".join(parts) for parts in held]

    def _under(self, cell: Cell) -> list[int]:
        spans = enumerate(self.captions)
        return [at for at, one in spans if one.start < cell.stop and cell.start < one.stop]

    def _fits(self, cell: Cell) -> bool:
        under = self._under(cell)
        if len(under) == 1:
            return True
        return any(
            abs(cell.start - one.start) <= _BESIDE or abs(cell.stop - one.stop) <= _BESIDE
            for one in self.captions
        )

    def _nearest(self, cell: Cell) -> int:
        under = self._under(cell) or range(len(self.captions))

        def near(at: int) -> tuple[int, int, int]:
            one = self.captions[at]
            beside = min(abs(one.start - cell.start), abs(one.stop - cell.stop))
            gap = max(one.start - cell.stop, cell.start - one.stop, 0)
            return (min(gap, beside), beside, at)

        return min(under, key=near)

    def _parted(self, cell: Cell) -> list[Cell]:
        """The cell, in several where one blank parts what stands under several captions."""
        parts, rest = list[Cell](), cell
        for at in self._under(cell)[1:]:
            start = self.captions[at].start
            blanks = [i for i, ch in enumerate(rest.text) if ch == " "]
            near = [i for i in blanks if rest.start + i <= start + _BESIDE]
            if not near:
                continue
            left, right = rest.text[: near[-1]], rest.text[near[-1] + 1 :]
            begins = rest.start + near[-1] + 1
            if abs(begins - start) > _APART and _numbered(left) == _numbered(right):
                continue
            parts.append(Cell(left, rest.start, begins - 1))
            rest = Cell(right, begins, rest.stop)
        return [*parts, rest]


def _numbered(text: str) -> bool:
    return any(map(str.isdigit, text))
