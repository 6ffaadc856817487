"""Which of many spans of a text hold or touch a place, without looking at all of them."""

from __future__ import annotations

import bisect
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class Spans:
    """Half-open spans, merged where they touch; asked by place in logarithmic time."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        """spans: (start, end) in code points, in any order, overlapping or not."""
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(spans):
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            else:
                self._starts.append(start)
                self._ends.append(end)

    def touch(self, start: int, end: int) -> bool:
        """Whether any span shares a code point with [start, end)."""
        at = bisect.bisect_right(self._ends, start)
        return at < len(self._starts) and self._starts[at] < end
