"""Rows of Access databases: found on many pages at once, and taken apart into the places of cells.

A row is: number of columns, fixed cells, variable cells, where each variable cell ends (last
first), number of those, a mask with one bit for each column that is not null.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from scanner.readers.access_cipher import Bytes
from scanner.readers.access_definition import MEMO, OLE, Column, Definition
from scanner.readers.access_pages import (
    DATA_PAGE,
    DELETED,
    JET3,
    OFFSET,
    OVERFLOW,
    ROWS_LIMIT,
    DamagedError,
    Layout,
    Pages,
)

Numbers = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]

_CALCULATED_HEAD = 20
_PASSES = 3
"""How often the bytes of a row are given out: cells do not overlap, whatever a row claims."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Where the cells of a column lie: half-open in the bytes of the rows.

    there: which rows have a cell that is not null. broken: cells that lie outside of their row.
    """

    starts: Numbers
    ends: Numbers
    there: Mask
    broken: int


def find(pages: Pages, table: Definition, numbers: Sequence[int]) -> tuple[Rows, int]:
    """Rows of a table on some of its pages, in order, and how many there are no telling apart.

    Rows marked as deleted are left out; rows that moved to other pages stand where they were.
    Pages that belong to another table, or hold no rows, are passed over.
    """
    layout = pages.layout
    content = pages.several(numbers)
    at = layout.count + 2
    owned = (content[:, 0] == DATA_PAGE) & (_words(content, 4, "<u4")[:, 0] == table.page)
    stated = np.where(owned, _words(content, at - 2, "<u2")[:, 0], 0)
    counts = np.minimum(stated, ROWS_LIMIT)
    width = int(counts.max(initial=0))
    entries = np.ascontiguousarray(content[:, at : at + 2 * width]).view("<u2").astype(np.int64)
    starts = entries & OFFSET
    ends = np.hstack([np.full((len(content), 1), layout.size), starts])[:, :width]
    live = (np.arange(width) < counts[:, None]) & (entries & DELETED == 0)
    good = live & (starts >= (at + 2 * counts)[:, None]) & (ends > starts) & (ends <= layout.size)
    overlong = np.where(good, ends - starts, 0).sum(axis=1) > layout.size
    good &= ~overlong[:, None]
    lost = int(live.sum() - good.sum() + (stated - counts).sum())
    page, row = np.nonzero(good)
    base = page * layout.size
    flat, first, last, unmoved = _follow(
        pages,
        content.reshape(-1),
        base + starts[page, row],
        base + ends[page, row],
        np.flatnonzero(entries[page, row] & OVERFLOW),
    )
    rows = Rows(layout, flat, first, last, variable=table.variable)
    return rows, lost + unmoved + rows.lost


def _words(content: Bytes, at: int, kind: str) -> Numbers:
    return np.ascontiguousarray(content[:, at : at + 4]).view(kind).astype(np.int64)


def _follow(
    pages: Pages, flat: Bytes, starts: Numbers, ends: Numbers, moved: Numbers
) -> tuple[Bytes, Numbers, Numbers, int]:
    """Rows that moved are added at the end and pointed to; one that two rows claim is lost."""
    parts, seen, lost = [flat], set(), []
    length = len(flat)
    for index in moved.tolist():
        pointer = flat[starts[index] : ends[index]][:4].tobytes()
        try:
            content = pages.moved(pointer) if pointer not in seen else b""
        except DamagedError:
            content = b""
        seen.add(pointer)
        if not content:
            lost.append(index)
        starts[index], ends[index] = length, length + len(content)
        parts.append(np.frombuffer(content, np.uint8))
        length += len(content)
    if len(moved):
        flat, starts, ends = np.concatenate(parts), np.delete(starts, lost), np.delete(ends, lost)
    return flat, starts, ends, len(lost)


class Rows:
    """Rows of one table, as places in one run of bytes.

    lost: rows too short for what they say they hold; they are not counted in `len`.
    """

    def __init__(
        self, layout: Layout, flat: Bytes, starts: Numbers, ends: Numbers, *, variable: bool
    ) -> None:
        self.layout, self.flat = layout, flat
        self.raw = flat.tobytes()
        self._variable = variable
        word = layout.word
        widths = self._at(starts, word, starts + word <= ends)
        masks = (widths + 7) // 8
        fits = starts + word + masks + (word if variable else 0) <= ends
        self.lost = int((~fits).sum())
        self._starts, self._ends = starts[fits], ends[fits]
        self._widths, self._masks = widths[fits], masks[fits]
        everywhere = np.ones(len(self), np.bool_)
        at = self._ends - self._masks - word
        self._slots = self._at(at, word, everywhere) if variable else np.zeros(len(self), np.int64)
        self._jumps: list[Numbers] = []
        self._taken = np.zeros(len(self), np.int64)

    def __len__(self) -> int:
        """How many rows there are."""
        return len(self._starts)

    def part(self, first: int, last: int) -> Rows:
        """Some of the rows, half-open."""
        starts, ends = self._starts[first:last], self._ends[first:last]
        return Rows(self.layout, self.flat, starts, ends, variable=self._variable)

    def present(self, column: Column) -> Mask:
        """Which rows have a bit for the column: not null, or true."""
        there = column.number < self._widths
        at = np.where(there, self._ends - self._masks + column.number // 8, 0)
        bits: Mask = (self.flat[at] >> (column.number % 8)) & 1 > 0
        return there & bits

    def places(self, column: Column) -> Places:
        """Where the cells of a column lie; what a calculated column wraps around is left out."""
        there = self.present(column)
        if column.variable:
            first, last, has = self._spans(column.slot)
            there = there & has
        else:
            first = np.full(len(self), self.layout.word + column.offset)
            last = first + column.length
        starts, ends = self._starts + first, self._starts + last
        inside = (first >= 0) & (first <= last) & (ends <= self._ends)
        if column.calculated and column.kind not in (MEMO, OLE):
            wrapped = there & inside & (ends - starts >= _CALCULATED_HEAD)
            size = self._at(starts + _CALCULATED_HEAD - 4, 4, wrapped)
            starts = starts + np.where(wrapped, _CALCULATED_HEAD, 0)
            ends = np.where(wrapped, np.minimum(ends, starts + size), ends)
            there = there & (ends > starts)
        self._taken += np.where(there & inside, ends - starts, 0)
        inside &= self._taken <= _PASSES * (self._ends - self._starts)
        broken = int((there & ~inside).sum())
        return Places(starts=starts, ends=ends, there=there & inside, broken=broken)

    def gathered(self, places: Places, size: int) -> Bytes:
        """So many bytes from the beginning of every cell; zeros where there is none."""
        at = np.where(places.there, places.starts, 0)[:, None] + np.arange(size)
        found = self.flat[np.minimum(at, len(self.flat) - 1)]
        found[~places.there] = 0
        return found

    def _at(self, at: Numbers, width: int, where: Mask) -> Numbers:
        """Numbers of one to four bytes; 0 where there is none."""
        at = np.where(where, at, 0)
        found = np.zeros(len(at), np.int64)
        for byte in range(width):
            found |= self.flat[at + byte].astype(np.int64) << (8 * byte)
        return np.where(where, found, 0)

    def _spans(self, slot: int) -> tuple[Numbers, Numbers, Mask]:
        """Beginning and end of a variable cell within each row, and which rows have it."""
        if not self._variable:
            nothing = np.zeros(len(self), np.int64)
            return nothing, nothing, nothing > 0
        has = slot < self._slots
        if self.layout is not JET3:
            at = self._ends - self._masks - 4 - 2 * slot
            reach = has & (at - 2 >= self._starts)
            return self._at(at, 2, reach), self._at(at - 2, 2, reach) - (has & ~reach), has
        while len(self._jumps) < slot + 2:
            self._jump()
        return self._jumps[slot], self._jumps[slot + 1], has

    def _jump(self) -> None:
        """The next offset of Access 97: one byte, to which jumps of 256 add up.

        The jumps, each named by the first cell beyond it, stand between offsets and mask.
        """
        lengths = self._ends - self._starts
        jumps = (lengths - 1) // 256
        table = self._ends - 1 - self._masks - jumps - 1
        jumps = jumps - ((table - self._starts - self._slots) // 256 < jumps)
        slot = len(self._jumps)
        used = np.zeros(len(self), np.int64)
        for jump in range(int(jumps.max(initial=0))):
            at = self._ends - 1 - self._masks - jump - 1
            inside = (jump < jumps) & (at > self._starts)
            used += inside & (self._at(at, 1, inside) <= slot)
        at = table - slot
        has = (slot <= self._slots) & (at > self._starts)
        self._jumps.append(np.where(has, self._at(at, 1, has) + used * 256, -1))
