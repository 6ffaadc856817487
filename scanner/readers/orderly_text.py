"""Delimited UTF-8 text that is in order from end to end: its bytes to Polars, nothing between.

In order are quotes that open and close at the borders of cells, line ends of one kind, and
records no wider than those at the beginning. That is found out with one bit for each byte, 64 of
them at a time: which bytes stand between quotes is the running sum of the quotes, modulo 2
(Langdale and Lemire, Parsing Gigabytes of JSON per Second, 2019, section 3.1.1).
"""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from typing import BinaryIO

import numpy as np
import polars as pl

from scanner.readers.cells import schema
from scanner.readers.dialect import SAMPLE, Dialect, dialect_of
from scanner.readers.encoding import marked
from scanner.readers.fixed_width import fixed_frames
from scanner.readers.opened import Opened, ReadError
from scanner.readers.quoted_bytes import Bits, bits_of, codes_of, earlier, later, running_sum
from scanner.readers.segments import measure

WHOLE = 32 << 20
"""Bytes of a text that is held whole, with all its cells; a longer one is parsed twice."""

_PIECE = 8 << 20
_CELLS = 32 << 20
"""Most cells that are held at once, 16 bytes each."""

_BLOCK = 1 << 21
"""Bytes that are looked at at a time, so that all stays in the cache of the processor."""

_MEASURED = 1 << 16
_MARKED = 4096


def orderly_frames(source: Opened) -> Iterator[pl.DataFrame] | None:
    """All rows, every frame as wide as the widest record; null where something is not in order.

    Of a text longer than `WHOLE` a piece at a time is held. Raises ReadError("unreadable"), also
    while the rows are taken, where the system refuses or the text changes under the reader.
    """
    try:
        with source.open() as stream:
            first = stream.read(source.size + 1 if source.size <= WHOLE else _PIECE)
            whole = len(first) <= source.size <= WHOLE  # it may have grown
            if marked(first[:_MARKED]) not in {None, "utf-8-sig"}:
                return None
            first = first.removeprefix(codecs.BOM_UTF8)
            dialect = _dialect(first)
            if dialect is None or (dialect.starts and not whole):
                return None
            if dialect.starts:
                return _fixed(first, dialect)
            start = first[:_MEASURED].replace(b"\r\n", b"\n")
            width = measure(start, dialect, last=whole and len(first) <= _MEASURED).width
            found = _Orderly(dialect, width, whole=whole)
            return found.frames(source) if width and found.fits(stream, first) else None
    except OSError as error:
        raise ReadError("unreadable") from error


def _dialect(content: bytes) -> Dialect | None:
    """How the cells are told apart; null for blank text and where bytes alone do not tell them."""
    head = _head(content, SAMPLE + SAMPLE // 4)
    if len(head) <= SAMPLE < len(content):
        head = _head(content, 8 * SAMPLE)
    if not head.strip():
        return None
    dialect = dialect_of(head)
    return None if dialect.escape or dialect.spaced or dialect.long else dialect


class _Orderly:
    """One text of so many columns: looked through, then given; its frames are kept if `whole`."""

    def __init__(self, dialect: Dialect, width: int, *, whole: bool) -> None:
        self._dialect = dialect
        self._width = width
        self._whole = whole
        self._frames: list[pl.DataFrame] = []
        self._begin = 0
        self._sizes: list[int] = []

    def fits(self, stream: BinaryIO, first: bytes) -> bool:
        """Whether the text is in order: quotes and line ends, and no record wider."""
        held, self._begin = first, stream.tell() - len(first)
        while held:
            more = stream.read(1)
            known = held[: held.rfind(b"\n") + 1] if more else held
            found = _records(known, self._dialect, last=not more)
            if found is None or not self._take(*found):
                return False
            held = held[len(found[0]) :] + more + stream.read(_PIECE) if more else b""
        return True

    def _take(self, records: bytes, count: int) -> bool:
        if not count or self._width * count > _CELLS:
            return False
        frame = parsed(records, self._dialect, self._width)
        if frame is None or frame.height != count:
            return False
        self._sizes.append(len(records))
        if self._whole:
            self._frames.append(frame)
        return True

    def frames(self, source: Opened) -> Iterator[pl.DataFrame]:
        """The rows of a text that fits."""
        yield from self._frames
        if self._whole:
            return
        with source.open() as stream:
            stream.seek(self._begin)
            for size in self._sizes:
                frame = parsed(stream.read(size), self._dialect, self._width)
                if frame is None:
                    raise ReadError("unreadable")
                yield frame


def _head(content: bytes, size: int) -> str:
    """The text of so many bytes, with line feeds alone for line ends."""
    return content[:size].decode("utf-8", "ignore").replace("\r\n", "\n")


def _fixed(content: bytes, dialect: Dialect) -> Iterator[pl.DataFrame] | None:
    if _is_marked(content, 0, len(content)):
        return None
    try:
        text = content.decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError:
        return None
    if "\r" in text or (text.count("\n") + 1) * len(dialect.starts) > _CELLS:
        return None
    return fixed_frames(text, dialect)


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


def _records(content: bytes, dialect: Dialect, *, last: bool) -> tuple[bytes, int] | None:
    """The whole records at the beginning, and how many; null where something is not in order.

    last: the text ends with the content, else it goes on behind a line end.
    """
    codes, quote = codes_of(content), (dialect.quote or "").encode()
    order = _Order(dialect, returns=b"\r" in content)
    end = count = 0
    for at in range(0, len(content), _BLOCK):
        quoted = bool(quote) and content.find(quote, at, at + _BLOCK + 64) >= 0
        ends = order.record_ends(codes.slice(at, _BLOCK + 64), quoted=quoted or order.inside)
        if ends is None or _is_marked(content, at, at + _BLOCK):
            return None
        count += int(np.bitwise_count(ends).sum())
        if not last and len(words := np.flatnonzero(ends)):
            end = at + int(words[-1]) * 64 + int(ends[words[-1]]).bit_length()
    if not last:
        return content[:end], count
    return None if order.inside else (content, count + (not content.endswith(b"\n")))


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
            borders = earlier(ends)
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
        before, after = later(borders), earlier(borders)
        before[0] |= self._border
        if length <= _BLOCK:
            after[-1] |= np.uint64(1) << np.uint64((length - 1) % 64)
        before ^= after
        before &= inside
        before ^= after  # where it is inside that before it, elsewhere that behind it
        amiss = quotes & ~before
        return not amiss[: -(-min(length, _BLOCK) // 64)].any()
