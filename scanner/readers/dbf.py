"""DBF: dBASE II to 7, FoxPro, Visual FoxPro, Clipper, with memos; deleted rows apart.

Layouts are from the format descriptions of dBASE (III+, IV, 7) and Visual FoxPro ("Table File
Structure"). Whatever a field holds that its type forbids stays as it is written.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
import polars as pl

from pipelines.blocks import Block, Expected, Table, Unread
from scanner.readers.cells import batch_rows
from scanner.readers.dbf_fields import Decoder, Field, Layout, layout_of
from scanner.readers.dbf_memo import Memo, memo_of
from scanner.readers.opened import Opened, ReadError

MEDIA_TYPES = ("application/vnd.dbf",)

_BATCH_BYTES = 32 << 20
_DELETED = ord("*")
_MARKS = (ord(" "), _DELETED)

Records = npt.NDArray[np.uint8]


def read(source: Opened) -> Iterator[Block]:
    """The rows, and those marked deleted as a hidden table at "deleted rows".

    The header states how many rows there are. A memo file is looked for beside the file under
    the same name; without it Unread("incomplete") at "memo file". Adds Unread("truncated").
    Raises ReadError: `damaged`, `empty`, `encrypted`.
    """
    with source.open() as stream:
        layout = layout_of(stream.read(1 << 20), source.size)
    memo = memo_of(source) if layout.memos else None
    reading = _Reading(source, layout, memo)
    present, deleted = reading.count()
    if not layout.rows and not present:
        raise ReadError("empty")
    header = tuple(field.name for field in layout.fields)
    alive, stated = present - deleted, max(present, layout.rows)
    for place, count, hidden in (("", alive, False), ("deleted rows", deleted, True)):
        if count or not hidden:
            expected = count if hidden else stated - deleted
            yield Expected(unit="rows", place=place, count=expected)
        if count:
            batches = reading.batches(deleted=hidden)
            yield Table(
                place=place, name=source.stem, header=header, batches=batches, hidden=hidden
            )
    if present < stated or reading.cut:
        yield Unread(place="", code="truncated")
    if layout.memos and memo is None:
        yield Unread(place="memo file", code="incomplete")
    if reading.lost:
        yield Unread(place="", code="undecodable")


class _Reading:
    """Passes over the records of one file.

    lost: cells that could not be decoded. cut: the file ends inside of a record.
    """

    def __init__(self, source: Opened, layout: Layout, memo: Memo | None) -> None:
        self._source = source
        self._layout = layout
        self._decoder = Decoder(source, layout)
        self._memo = memo
        self.cut = False

    @property
    def lost(self) -> int:
        """Cells that hold bytes which are no characters of the code page."""
        return self._decoder.lost

    def _chunks(self) -> Iterator[Records]:
        """The records as bytes, one row each, the mark of deletion first.

        A program that was cut off may have left more of them than the header counts.
        """
        layout = self._layout
        most = min(batch_rows(len(layout.fields)), max(1, _BATCH_BYTES // layout.record))
        left = max(layout.rows, (self._source.size - layout.start) // layout.record)
        extra = -layout.rows
        with self._source.open() as stream:
            stream.seek(layout.start)
            while left > 0:
                data = stream.read(min(most, left) * layout.record)
                rest = len(data) % layout.record
                if rest > 1 and left > len(data) // layout.record:
                    self.cut = True  # what there is of the last record counts too
                    data = data.ljust(len(data) - rest + layout.record)
                whole = len(data) // layout.record
                if not whole:
                    return
                found = np.frombuffer(data, dtype=np.uint8, count=whole * layout.record)
                chunk = found.reshape(whole, layout.record)
                extra += whole
                if extra > 0 and not np.isin(chunk[-extra:, 0], _MARKS).all():
                    beyond = chunk[-extra:] if extra < whole else chunk
                    marked = np.isin(beyond[:, 0], _MARKS)
                    good = whole - len(beyond) + int(marked.argmin())
                    if good:
                        yield chunk[:good]
                    return
                yield chunk
                left -= whole

    def count(self) -> tuple[int, int]:
        """Records that are there, and how many of them are marked deleted."""
        present = deleted = 0
        for chunk in self._chunks():
            present += len(chunk)
            deleted += int((chunk[:, 0] == _DELETED).sum())
        return present, deleted

    def batches(self, *, deleted: bool) -> Iterator[pl.DataFrame]:
        """The rows that are deleted, or those that are not."""
        for chunk in self._chunks():
            marks = chunk[:, 0] == _DELETED
            if deleted and not marks.any():
                continue
            rows = chunk[marks] if deleted else chunk[~marks] if marks.any() else chunk
            if len(rows):
                self._settle(rows)
                fields = enumerate(self._layout.fields)
                yield pl.DataFrame([self._column(str(n), field, rows) for n, field in fields])

    def _settle(self, rows: Records) -> None:
        """Show the decoder the characters of the rows: they may tell the encoding."""
        for field in self._layout.fields:
            if field.kind in "CV":
                part = rows[:, field.start : field.start + field.size]
                if part.max() >= 0x80:
                    self._decoder.settle(b"\n".join(map(bytes, part[(part >= 0x80).any(axis=1)])))

    def _column(self, name: str, field: Field, rows: Records) -> pl.Series:
        raw = np.ascontiguousarray(rows[:, field.start : field.start + field.size])
        if field.is_memo:
            memo = self._memo
            cells = [memo.text(value, self._decoder) if memo else None for value in map(bytes, raw)]
            return pl.Series(name, cells, dtype=pl.String)
        return self._decoder.column(name, field, raw)
