"""Where the records of a delimited text end, told from its bytes, and whether all is in order.

In order are quotes that open and close at the borders of cells, and line ends of one kind. That is
found out with one bit for each byte (`quoted_bytes`), a block of the text at a time.
"""

from __future__ import annotations

import codecs
from dataclasses import dataclass

import numpy as np
import polars as pl

from scanner.readers.dialect import Dialect
from scanner.readers.quoted_bytes import Bits, bits_of, codes_of, earlier, later, running_sum

_BLOCK = 1 << 20
"""Bytes that are looked at at a time, so that all stays in the cache of the processor."""

_ONE, _ALL = np.uint64(1), np.uint64(0xFFFF_FFFF_FFFF_FFFF)


@dataclass(frozen=True, slots=True, kw_only=True)
class Records:
    """Whole records at the beginning of a text: their bytes, how many, most cells of one.

    width: 0 where it was not asked for.
    """

    size: int
    count: int
    width: int


def records(content: bytes, dialect: Dialect, *, last: bool, wide: bool) -> Records | None:
    """The whole records at the beginning; null where something is not in order.

    last: the text ends with the content, else it goes on behind the last line end.
    wide: their width is asked for, and whether quotes stand at the borders of cells. Where the
        content is parsed next that is left to Polars, which refuses other quotes.
    """
    length = len(content) if last else content.rfind(b"\n") + 1
    codes, quote = codes_of(content).head(length), (dialect.quote or "").encode()
    order = _Order(dialect, returns=content.find(b"\r", 0, length) >= 0, wide=wide)
    end = count = 0
    for at in range(0, length, _BLOCK):
        quoted = bool(quote) and content.find(quote, at, at + _BLOCK + 64) >= 0
        ends = order.record_ends(codes.slice(at, _BLOCK + 64), quoted=quoted or order.inside)
        if ends is None or is_marked(content, at, min(at + _BLOCK, length)):
            return None
        count += int(np.bitwise_count(ends).sum())
        if not last and len(words := np.flatnonzero(ends)):
            end = at + int(words[-1]) * 64 + int(ends[words[-1]]).bit_length()
    if not last:
        return Records(size=end, count=count, width=order.width)
    if order.inside:
        return None
    unended = not content.endswith(b"\n")
    return Records(size=length, count=count + unended, width=order.width)


def is_marked(content: bytes, begin: int, end: int) -> bool:
    """There is a NUL between the two places, or a byte order mark begins there."""
    if content.find(b"\0", begin, end) >= 0:
        return True
    mark = content.find(b"\xef", begin, end) >= 0
    return mark and content.find(codecs.BOM_UTF8, begin, end + 2) >= 0


class _Order:
    """Blocks of one text in turn.

    inside: the text so far ends between quotes. width: most cells of a record so far, that which
    goes on too; 0 where it is not asked for.
    """

    def __init__(self, dialect: Dialect, *, returns: bool, wide: bool) -> None:
        self._separator = ord(dialect.separator)
        self._quote = ord(dialect.quote) if dialect.quote else None
        self._returns = returns
        self._wide = wide
        self._open = 0
        self._border = _ONE
        self.inside = False
        self.width = 0

    def record_ends(self, codes: pl.Series, *, quoted: bool) -> Bits | None:
        """Line ends of a block that are not between quotes; null where something is amiss.

        codes: the block, and 64 bytes of the next where there is one. quoted: it holds a quote,
        or begins between quotes.
        """
        ends = bits_of(codes, 10)
        size = -(-min(len(codes), _BLOCK) // 64)
        returns = bits_of(codes, 13) if self._returns else None
        if returns is not None:
            lone = earlier(ends)
            np.invert(lone, out=lone)
            lone &= returns
            if np.bitwise_or.reduce(lone[:size]):  # a return without a line feed behind it
                return None
        if not quoted or self._quote is None:
            return self._unquoted(codes, ends[:size])
        quotes = bits_of(codes, self._quote)
        inside = running_sum(quotes)
        if self.inside:
            np.invert(inside, out=inside)
        within = ends & inside
        if returns is not None and within.any() and (returns & inside)[:size].any():
            return None
        self.inside = bool(inside[size - 1] >> np.uint64(63))
        within ^= ends
        if self._wide:
            separators = bits_of(codes, self._separator)
            borders = separators | quotes
            borders |= ends
            if returns is not None:
                borders |= returns
            if not self._stand_well(quotes, inside, borders, len(codes)):
                return None
            self._border = borders[size - 1] >> np.uint64(63)
            self._measure(within[:size], (separators & ~inside)[:size])
        return within[:size]

    def _unquoted(self, codes: pl.Series, ends: Bits) -> Bits:
        last = int(codes[min(len(codes), _BLOCK) - 1])
        self._border = np.uint64(last in {10, self._separator})
        if self._wide:
            self._measure(ends, bits_of(codes, self._separator)[: len(ends)])
        return ends

    def _stand_well(self, quotes: Bits, inside: Bits, borders: Bits, length: int) -> bool:
        """Every opening quote of a block has a border before it, every closing one behind it."""
        size = -(-min(length, _BLOCK) // 64)
        begun = self._border or not quotes[0] & inside[0] & _ONE
        if begun and np.bitwise_and.reduce(borders | inside) == _ALL:
            return True  # nothing but borders is outside of quotes
        before, after = later(borders), earlier(borders)
        before[0] |= self._border
        if length <= _BLOCK:
            after[-1] |= _ONE << np.uint64((length - 1) % 64)
        before ^= after
        before &= inside
        before ^= after  # where it is inside that before it, elsewhere that behind it
        amiss = quotes & ~before
        return not amiss[:size].any()

    def _measure(self, ends: Bits, separators: Bits) -> None:
        """Count the cells of the records of a block, and of the one that goes on behind it."""
        counts = np.bitwise_count(separators)
        sums = np.cumsum(counts, dtype=np.int64)
        words = np.flatnonzero(ends)
        left, within, before = ends[words], separators[words], sums[words] - counts[words]
        todo, most = np.arange(len(words)), 0
        firsts = lasts = np.empty(0, dtype=np.int64)
        while len(todo):  # the first ends of all words, then the second of those that have one
            lowest = left[todo] & (~left[todo] + _ONE)
            edges = before[todo] + np.bitwise_count(within[todo] & (lowest - _ONE))
            if len(firsts):
                most = max(most, int((edges - lasts[todo]).max()))
                lasts[todo] = edges
            else:
                firsts, lasts = edges, edges.copy()
            left[todo] ^= lowest
            todo = todo[left[todo] != 0]
        reached = np.concatenate(([-self._open], lasts))
        steps = np.append(firsts, sums[-1]) - reached
        self._open = int(steps[-1])
        self.width = max(self.width, most + 1, int(steps.max()) + 1)
