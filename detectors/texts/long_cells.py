"""Cuts very long cells into pieces that overlap, so that a search stays within bounded memory."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

import polars as pl

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LONG = 100_000
"""Bytes of a cell from which on it is searched in pieces."""

_STEP = 50_000
_AT_ONCE = 20
_BESIDE = 500
"""Characters on both sides of a piece that are looked at with it: more than a label, a link and
a value are long together."""


def overlapping(text: str) -> Iterator[tuple[int, int, int, str]]:
    """(offset, first, last, piece): what begins in first to last of a piece is its own.

    piece: a step of the text with what stands beside it, from offset on; first, last: half-open,
    in code points of the piece. Every place of the text is one piece's own.
    """
    for start in range(0, len(text), _STEP):
        offset = max(0, start - _BESIDE)
        last = min(len(text), start + _STEP) - offset
        yield offset, start - offset, last, text[offset : offset + last + _BESIDE]


def framed(texts: Iterable[tuple[int, str]]) -> Iterator[pl.DataFrame]:
    """The pieces of texts, some at once: row, text, cell, and offset, first, last of `overlapping`.

    texts: (cell, text); row: number of the piece in its frame.
    """
    pieces = ((cell, *piece) for cell, text in texts for piece in overlapping(text))
    while some := list(islice(pieces, _AT_ONCE)):
        frame = pl.DataFrame(some, schema=["cell", "offset", "first", "last", "text"], orient="row")
        yield frame.with_row_index("row")
