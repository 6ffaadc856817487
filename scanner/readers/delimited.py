"""Delimited and fixed-width text: CSV and its relatives, of any size.

A text that is in order from end to end goes to Polars as it is (`orderly_text`). Of the others
Polars reads every piece whose quotes are in order, with the schema of the widest record, so that
ragged rows are padded and never cut; the number of rows it returns must be the number measured.
Every other piece goes the tolerant way. The header is left to `pipelines.tables.layout`.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator

import polars as pl

from pipelines.blocks import Block, Table, Unread
from scanner.readers import tolerant
from scanner.readers.cells import WIDTH_LIMIT, batch_rows
from scanner.readers.dialect import Dialect, dialect_of
from scanner.readers.encoding import Text, encoding_of
from scanner.readers.fixed_width import fixed_frames
from scanner.readers.keyed_cells import keyed
from scanner.readers.opened import Opened, ReadError
from scanner.readers.orderly_text import WHOLE, orderly_frames, parsed
from scanner.readers.segments import Segment, lined, segments

MEDIA_TYPES = ("text/csv",)

_CELL_LIMIT = 1 << 28


def read(source: Opened) -> Iterator[Block]:
    """One table with every line of the text, blank ones included, its header not yet known.

    Adds Unread("undecodable") where characters were lost, and "rows_lost" where a row was too long
    to be kept together. Raises ReadError("empty") for a text
    without a character.
    """
    csv.field_size_limit(_CELL_LIMIT)
    frames_ = orderly_frames(source)
    if frames_ is not None:
        yield keyed(Table(place="", name=source.stem, header=None, batches=_sliced(frames_)))
        return
    with source.open() as stream:
        encoding = encoding_of(stream)
        stream.seek(0)
        sample = next((part for part in Text(stream, encoding) if part.strip()), "")
    if not sample:
        raise ReadError("empty")
    lone = sample.count("\r") - sample.count("\r\n") > sample.count("\n")
    unified = "".join(lined([sample], lone_returns=lone))
    delimited = _Delimited(source, encoding, dialect_of(unified), lone)
    yield keyed(Table(place="", name=source.stem, header=None, batches=delimited.batches()))
    if delimited.lost:
        yield Unread(place="", code="undecodable")
    if delimited.cut:
        yield Unread(place="", code="rows_lost")


def _sliced(whole: Iterator[pl.DataFrame]) -> Iterator[pl.DataFrame]:
    for frame in whole:
        yield from frame.iter_slices(batch_rows(frame.width))


class _Delimited:
    """Two passes over one text: the first finds the width, the second makes the batches."""

    def __init__(self, source: Opened, encoding: str, dialect: Dialect, lone: bool) -> None:
        self._source = source
        self._encoding = encoding
        self._dialect = dialect
        self._lone = lone
        self._kept: list[Segment] = []
        self.lost = 0
        self.cut = False

    def _segments(self) -> Iterator[Segment]:
        if self._kept:
            yield from self._kept
            return
        with self._source.open() as stream:
            text = Text(stream, self._encoding)
            yield from segments(text, self._dialect, lone_returns=self._lone)
            self.lost = text.lost

    def _rows(self, data: bytes) -> Iterator[list[str]]:
        return tolerant.rows(data.decode("utf-8"), self._dialect)

    def _width(self) -> int:
        if self._dialect.starts:
            return len(self._dialect.starts)
        width = 1
        segments_ = self._segments()
        if self._source.size <= WHOLE:
            segments_ = iter(kept := list(segments_))
            self._kept = kept
        for segment in segments_:
            if segment.clean:
                width = max(width, segment.width)
            else:
                width = max(width, *map(len, self._rows(segment.data)))
        return min(width, WIDTH_LIMIT)

    def batches(self) -> Iterator[pl.DataFrame]:
        """The rows of the text, all batches as wide as its widest record."""
        width = self._width()
        step = batch_rows(width)
        for segment in self._segments():
            self.cut |= segment.cut
            if not segment.clean or segment.width > width:
                yield from self._tolerant(segment.data, width)
                continue
            begin = 0
            for first in range(0, len(segment.ends), step):
                ends = segment.ends[first : first + step]
                data = segment.data[begin : int(ends[-1])]
                begin = int(ends[-1])
                frame = parsed(data, self._dialect, width)
                if frame is not None and frame.height == len(ends):
                    yield frame
                else:
                    yield from self._tolerant(data, width)

    def _tolerant(self, data: bytes, width: int) -> Iterator[pl.DataFrame]:
        if self._dialect.starts:
            return fixed_frames(data.decode("utf-8"), self._dialect)
        return tolerant.fitted(data.decode("utf-8"), self._dialect, width)
