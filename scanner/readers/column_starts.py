"""Where the fields of a fixed-width text begin: behind gaps that its lines share."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import product

import numpy as np
import numpy.typing as npt

_LOOKED_AT, _WIDEST, _LEAST = 500, 5000, 4
_BEFORE, _BEHIND = 4, 3
"""Lines, less one, that may stand above the records and below them: headers, trailers, totals."""

_TIMES = 1.5
"""How many more lines records have than what stands around them."""

_FEW_LINES, _TORN = 20, 0.3
_GAP = re.compile(r"(?<=\S) {3,}(?=\S)")

_FEW_FIELDS = 0.6
"""Share of the fields that such a line fills at most: who fills more is a record, or the header."""


def column_starts(lines: Sequence[str]) -> tuple[int, ...]:
    """First columns of the fields of a fixed-width text; empty where there are no columns.

    lines: of the text, blank ones among them. What an extract writes above and below its records
    ("HDR CUSTOMER EXTRACT 2025031", "TRL RECORDS=000005") closes no gap of theirs; a line that
    fills the fields that one of the records fills is none of those.
    """
    every = [line.rstrip() for line in lines[:_LOOKED_AT] if line.strip().strip("-= ")]
    if any("\t" in line for line in every) or max(map(len, every), default=0) > _WIDEST:
        return ()
    filled = _filled_columns(every)
    best = _of(every, filled)
    for before, behind in sorted(product(range(_BEFORE), range(_BEHIND)), key=sum):
        body = every[before : len(every) - behind]
        apart = [*every[:before], *every[len(every) - behind :]]
        if len(body) <= _TIMES * len(apart):
            continue
        found = _of(body, filled[before : len(every) - behind], len(best) + 1)
        if not found or not all(_few(line, found) for line in apart):
            continue
        shapes = {_filled(line, found) for line in body}
        if not any(_filled(line, found) in shapes for line in apart):
            best = found
    return () if _torn(every, best) else best


def _torn(lines: Sequence[str], starts: Sequence[int]) -> bool:
    """Whether many of a few lines have wide gaps elsewhere, each its own: a form, or a report."""
    if not starts or len(lines) > _FEW_LINES:
        return False
    gaps = [{gap.end() for gap in _GAP.finditer(line)} - {*starts} for line in lines]
    often = Counter(end for ends in gaps for end in ends)
    shared = {end for end, times in often.items() if times > 0.5 * len(lines)}
    return sum(bool(ends - shared) for ends in gaps) > _TORN * len(lines)


def _filled_columns(lines: Sequence[str]) -> npt.NDArray[np.bool_]:
    """Per line and column, whether something stands there; one column more than the longest."""
    width = max(map(len, lines), default=0) + 1
    grid = "".join([line.ljust(width) for line in lines]).encode("utf-32-le", "surrogatepass")
    codes = np.frombuffer(grid, np.uint32).reshape(len(lines), width)
    return np.not_equal(codes, ord(" "), dtype=bool)


def _of(lines: Sequence[str], columns: npt.NDArray[np.bool_], least: int = 2) -> tuple[int, ...]:
    """The starts of fields behind gaps that all lines share; empty for fewer than `least`.

    columns: as `_filled_columns`.
    """
    if len(lines) < _LEAST:
        return ()
    width = max(map(len, lines))
    filled = np.count_nonzero(columns, axis=0).tolist()
    few = 0.02 * len(lines)
    starts = [0]
    for column in range(1, width):
        if filled[column] > few >= filled[column - 1]:
            broad = column >= 2 and filled[column - 2] <= few
            if broad or sum(line[column : column + 1].strip() != "" for line in lines) > few * 30:
                starts.append(column)
    return tuple(starts) if len(starts) >= max(2, least) and _even(lines, starts) else ()


def _few(line: str, starts: Sequence[int]) -> bool:
    """Whether a line fills few of the fields, or writes over the borders between them."""
    return sum(_filled(line, starts)) <= _FEW_FIELDS * len(starts)


def _filled(line: str, starts: Sequence[int]) -> tuple[bool, ...]:
    """Per field, whether the line has something there that begins behind its border."""
    fields = zip(starts, [*starts[1:], None], strict=True)
    return tuple(line[a - 1 : a] in ("", " ") and bool(line[a:b].strip()) for a, b in fields)


def _even(lines: Sequence[str], starts: Sequence[int]) -> bool:
    """Most lines have something in most fields: columns, not chance."""
    ends = [*starts[1:], None]
    full = sum(
        sum(bool(line[a:b].strip()) for a, b in zip(starts, ends, strict=True)) for line in lines
    )
    return full > 0.6 * len(lines) * len(starts)
