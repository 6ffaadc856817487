"""Delimited UTF-8 text that is in order from end to end: its bytes to Polars, nothing between.

In order are quotes that open and close at the borders of cells, line ends of one kind, and
records no wider than those at the beginning. That is found out with one bit for each byte, 64 of
them at a time: which bytes stand between quotes is the running sum of the quotes, modulo 2
(Langdale and Lemire, Parsing Gigabytes of JSON per Second, 2019, section 3.1.1).
"""

from __future__ import annotations

import codecs

import numpy as np
import polars as pl

from scanner.readers.cells import schema
from scanner.readers.dialect import SAMPLE, Dialect, dialect_of
from scanner.readers.fixed_width import fixed_frames
from scanner.readers.quoted_bytes import Bits, bits_of, codes_of, running_sum
from scanner.readers.segments import measure

_PIECE = 32 << 20
_CELLS = 32 << 20
"""Most cells that are held at once, 16 bytes each."""

_BLOCK = 1 << 21
"""Bytes that are looked at at a time, so that all stays in the cache of the processor."""

_MEASURED = 1 << 16


def orderly_frames(content: bytes) -> list[pl.DataFrame] | None:
    """All rows, every frame as wide as the widest record; null where something is not in order.

    content: text that has no byte order mark but that of UTF-8.
    """
    content = content.removeprefix(codecs.BOM_UTF8)
    head = _head(content, SAMPLE + SAMPLE // 4)
    if len(head) <= SAMPLE < len(content):
        head = _head(content, 8 * SAMPLE)
    if not head.strip():
        return None
    dialect = dialect_of(head)
    if dialect.starts:
        return _fixed(content, dialect)
    if dialect.escape or dialect.spaced or dialect.long:
        return None
    pieces = _pieces(content, dialect)
    first = content[:_MEASURED].replace(b"\r\n", b"\n")
    width = measure(first, dialect, last=len(content) <= _MEASURED).width
    if pieces is None or not width or width * sum(count for _, count in pieces) > _CELLS:
        return None
    frames = []
    for piece, count in pieces:
        frame = parsed(piece, dialect, width)
        if frame is None or frame.height != count:
            return None
        frames.append(frame)
    return frames


def _head(content: bytes, size: int) -> str:
    """The text of so many bytes, with line feeds alone for line ends."""
    return content[:size].decode("utf-8", "ignore").replace("\r\n", "\n")


def _fixed(content: bytes, dialect: Dialect) -> list[pl.DataFrame] | None:
    if _is_marked(content, 0, len(content)):
        return None
    try:
        text = content.decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError:
        return None
    if "\r" in text or (text.count("\n") + 1) * len(dialect.starts) > _CELLS:
        return None
    return list(fixed_frames(text, dialect))


def parsed(data: bytes, dialect: Dialect, width: int) -> pl.DataFrame | None:
    """The cells of whole records; null where Polars refuses them.

    It refuses bytes that are not UTF-8, and records that are wider.
    """
    try:
        return pl.read_csv(
            data,
            has_header=False,
            separator=dialect.separator,
            quote_char=dialect.quote,
            schema=schema(width),
            missing_columns="insert",
        )
    except pl.exceptions.PolarsError:
        return None


def _is_marked(content: bytes, begin: int, end: int) -> bool:
    """There is a NUL between the two places, or a byte order mark begins there."""
    if content.find(b"\0", begin, end) >= 0:
        return True
    mark = content.find(b"\xef", begin, end) >= 0
    return mark and content.find(codecs.BOM_UTF8, begin, end + 2) >= 0


def _pieces(content: bytes, dialect: Dialect) -> list[tuple[bytes, int]] | None:
    """Whole records, and how many; null where quotes or line ends are not in order."""
    codes, quote = codes_of(content), (dialect.quote or "").encode()
    order = _Order(dialect, returns=b"\r" in content)
    pieces: list[tuple[bytes, int]] = []
    begin = count = 0
    for at in range(0, len(content), _BLOCK):
        quoted = bool(quote) and content.find(quote, at, at + _BLOCK + 64) >= 0
        ends = order.record_ends(codes.slice(at, _BLOCK + 64), quoted=quoted or order.inside)
        if ends is None or _is_marked(content, at, at + _BLOCK):
            return None
        count += int(np.bitwise_count(ends).sum())
        if at + _BLOCK - begin < _PIECE or not len(words := np.flatnonzero(ends)):
            continue
        end = at + int(words[-1]) * 64 + int(ends[words[-1]]).bit_length()
        pieces.append((content[begin:end], count))
        begin, count = end, 0
    if order.inside:
        return None
    if begin < len(content):
        rest = content[begin:] if begin else content
        pieces.append((rest, count + (not rest.endswith(b"\n"))))
    return pieces


class _Order:
    """Blocks of one text in turn. inside: the text so far ends between quotes."""

    def __init__(self, dialect: Dialect, *, returns: bool) -> None:
        self._separator = ord(dialect.separator)
        self._quote = ord(dialect.quote) if dialect.quote else None
        self._returns = returns
        self._border = np.uint64(1)
        self.inside = False

    def record_ends(self, codes: pl.Series, *, quoted: bool) -> Bits | None:
        """Line ends of a block that are not between quotes; null where something is amiss.

        codes: the block, and 64 bytes of the next where there is one. quoted: it holds a quote,
        or begins between quotes.
        """
        ends = bits_of(codes, 10)
        size = -(-min(len(codes), _BLOCK) // 64)
        borders = ends
        if self._returns:
            returns = bits_of(codes, 13)
            borders = _earlier(ends)
            borders &= returns
            if (borders != returns)[:size].any():  # a return without a line feed behind it
                return None
            np.bitwise_or(returns, ends, out=borders)
        if not quoted or self._quote is None:
            last = int(codes[min(len(codes), _BLOCK) - 1])
            self._border = np.uint64(last in {10, self._separator})
            return ends[:size]
        quotes = bits_of(codes, self._quote)
        inside = running_sum(quotes)
        if self.inside:
            np.invert(inside, out=inside)
        within = ends & inside
        if self._returns and within.any() and (returns & inside)[:size].any():
            return None
        borders = borders | bits_of(codes, self._separator)
        borders |= quotes
        if not self._stand_well(quotes, inside, borders, len(codes)):
            return None
        self._border = borders[size - 1] >> np.uint64(63)
        self.inside = bool(inside[size - 1] >> np.uint64(63))
        within ^= ends
        return within[:size]

    def _stand_well(self, quotes: Bits, inside: Bits, borders: Bits, length: int) -> bool:
        """Every opening quote of a block has a border before it, every closing one behind it."""
        before, after = _later(borders), _earlier(borders)
        before[0] |= self._border
        if length <= _BLOCK:
            after[-1] |= np.uint64(1) << np.uint64((length - 1) % 64)
        before ^= after
        before &= inside
        before ^= after  # where it is inside that before it, elsewhere that behind it
        amiss = quotes & ~before
        return not amiss[: -(-min(length, _BLOCK) // 64)].any()


def _later(bits: Bits) -> Bits:
    """Every bit moved to the byte behind."""
    found = bits << np.uint64(1)
    found[1:] |= bits[:-1] >> np.uint64(63)
    return found


def _earlier(bits: Bits) -> Bits:
    """Every bit moved to the byte before."""
    found = bits >> np.uint64(1)
    found[:-1] |= bits[1:] << np.uint64(63)
    return found
