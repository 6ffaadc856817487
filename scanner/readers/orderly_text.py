"""Delimited UTF-8 text that is in order from end to end: its bytes to Polars, nothing between.

What is in order `record_ends` tells, from the bytes alone and several times faster than they are
parsed. So a text too long to be held is looked through first and parsed once, in pieces.
"""

from __future__ import annotations

import codecs
import struct
from collections.abc import Iterator
from typing import BinaryIO

import polars as pl
import pyarrow as pa

from scanner.readers import tolerant
from scanner.readers.cells import WIDTH_LIMIT, schema
from scanner.readers.dialect import SAMPLE, Dialect, dialect_of
from scanner.readers.encoding import marked
from scanner.readers.fixed_width import fixed_frames
from scanner.readers.opened import Opened, ReadError
from scanner.readers.record_ends import Records, is_marked, records

WHOLE = 32 << 20
"""Bytes of a text that is held whole, with all its cells; a longer one is read twice."""

_PIECE = 8 << 20
_CELLS = 32 << 20
"""Most cells that are held at once, 16 bytes each."""

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
            if whole:
                return _whole(first, dialect)
            long = _Long(dialect, stream.tell() - len(first))
            return long.frames(source) if long.fits(stream, first) else None
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


def _head(content: bytes, size: int) -> str:
    """The text of so many bytes, with line feeds alone for line ends."""
    return content[:size].decode("utf-8", "ignore").replace("\r\n", "\n")


def _whole(content: bytes, dialect: Dialect) -> Iterator[pl.DataFrame] | None:
    """The rows of a text that is held, parsed once; null where it is not in order.

    As wide as the records at its beginning: Polars refuses those that are wider.
    """
    start = content[:_MEASURED]
    begun = records(start, dialect, last=len(content) <= _MEASURED, wide=True)
    if begun is None or not begun.count:
        return None
    found = records(content, dialect, last=True, wide=False)
    if found is None or begun.width * found.count > _CELLS:
        return None
    frame = parsed(content, dialect, begun.width)
    return None if frame is None or frame.height != found.count else iter((frame,))


class _Long:
    """A text that is not held: looked through from where it begins, then given in pieces."""

    def __init__(self, dialect: Dialect, begin: int) -> None:
        self._dialect = dialect
        self._begin = begin
        self._width = 0
        self._pieces: list[Records] = []

    def fits(self, stream: BinaryIO, first: bytes) -> bool:
        """Whether the text is in order, all of it UTF-8, and its pieces can be held as cells."""
        at, piece = self._begin, self._looked_through(first, stream)
        while piece:
            self._pieces.append(piece)
            self._width = max(self._width, piece.width)
            at += piece.size
            stream.seek(at)
            if not stream.read(1):
                break
            stream.seek(at)
            piece = self._looked_through(stream.read(_PIECE), stream)
        most = max((piece.count for piece in self._pieces), default=0)
        return piece is not None and self._width <= WIDTH_LIMIT and self._width * most <= _CELLS

    def _looked_through(self, data: bytes, stream: BinaryIO) -> Records | None:
        """The whole records at the beginning of the data; null where they are not in order."""
        found = records(data, self._dialect, last=not stream.read(1), wide=True)
        return found if found and found.count and _is_utf8(data, found.size) else None

    def frames(self, source: Opened) -> Iterator[pl.DataFrame]:
        """The rows of a text that fits, every frame as wide as its widest record."""
        with source.open() as stream:
            stream.seek(self._begin)
            for piece in self._pieces:
                yield from self._rows(stream.read(piece.size), piece.count)

    def _rows(self, data: bytes, count: int) -> Iterator[pl.DataFrame]:
        frame = parsed(data, self._dialect, self._width)
        if frame is not None and frame.height == count:
            return iter((frame,))
        try:
            text = data.decode("utf-8").replace("\r\n", "\n")
        except UnicodeDecodeError as error:  # it was UTF-8 when it was looked through
            raise ReadError("unreadable") from error
        return tolerant.fitted(text, self._dialect, self._width)


def _is_utf8(data: bytes, size: int) -> bool:
    """Whether the first so many bytes are UTF-8; they are not copied."""
    if data.isascii():
        return True
    held = [None, pa.py_buffer(struct.pack("=2q", 0, size)), pa.py_buffer(data)]
    try:
        pl.Series(pa.Array.from_buffers(pa.large_binary(), 1, held)).cast(pl.String)
    except pl.exceptions.PolarsError:
        return False
    return True


def _fixed(content: bytes, dialect: Dialect) -> Iterator[pl.DataFrame] | None:
    if is_marked(content, 0, len(content)):
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
