"""Parquet, by pyarrow, a few row groups' worth at a time."""

from __future__ import annotations

import io
from collections.abc import Iterator

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

from pipelines.blocks import Block, Table, Unread
from scanner.readers.cells import batch_rows, binary, cell, frames
from scanner.readers.json_rows import Columns, rows_of
from scanner.readers.opened import Opened, ReadError

MEDIA_TYPES = ("application/vnd.apache.parquet",)

_ERRORS = (pa.ArrowException, OSError, ValueError, pl.exceptions.PolarsError)
_NESTED = (pl.List, pl.Struct, pl.Array, pl.Object)


def read(source: Opened) -> Iterator[Block]:
    """One table; nested columns become dotted ones, lists of objects further rows.

    Adds Unread("damaged") where the file breaks off. Raises ReadError: `encrypted`, `damaged`,
    `empty` for a file without columns.
    """
    try:
        file = pq.ParquetFile(source.path or io.BytesIO(source.bytes()))
    except _ERRORS as error:
        head = source.bytes()[:4] if source.path is None else _head(source)
        raise ReadError("encrypted" if head == b"PARE" else "damaged") from error
    with file:
        reading = _Reading(file)
        if not file.schema_arrow.names:
            raise ReadError("empty")
        yield from reading.blocks(source.stem)


def _head(source: Opened) -> bytes:
    with source.open() as stream:
        return stream.read(4)


class _Reading:
    """One pass or two over a file; `broken` once it could not be read to its end."""

    def __init__(self, file: pq.ParquetFile) -> None:
        self._file = file
        self.broken = False

    def blocks(self, name: str) -> Iterator[Block]:
        """The table, and Unread where it broke off."""
        names = self._file.schema_arrow.names
        nested = any(pa.types.is_nested(kind) for kind in self._file.schema_arrow.types)
        if nested or len(set(names)) < len(names):
            columns = Columns()
            for record in self._records(names):
                columns.add(rows_of(record))
            header = columns.header
            cells = (
                cells for record in self._records(names) for cells in columns.cells(rows_of(record))
            )
            batches = frames(cells, len(columns))
        else:
            header = tuple(names)
            batches = (_strings(frame) for frame in self._frames())
        if header:
            yield Table(place="", name=name, header=header, batches=batches)
        if self.broken:
            yield Unread(place="", code="damaged")

    def _records(self, names: list[str]) -> Iterator[dict[str, object]]:
        """The rows as objects."""
        try:
            for frame in self._frames():
                for row in frame.iter_rows():
                    record: dict[str, object] = {}
                    for name, value in zip(names, row, strict=True):
                        record[name if name not in record else name + "'"] = value
                    yield record
        except (OverflowError, ValueError):  # a date that no calendar has
            self.broken = True

    def _frames(self) -> Iterator[pl.DataFrame]:
        """The content with columns "0", "1", … and their types."""
        width = len(self._file.schema_arrow.names)
        try:
            for batch in self._file.iter_batches(batch_size=batch_rows(width)):
                table = pa.Table.from_batches([batch]).rename_columns(list(map(str, range(width))))
                frame = pl.from_arrow(table)
                if isinstance(frame, pl.DataFrame) and frame.height:
                    yield frame
        except _ERRORS:
            self.broken = True


def _strings(frame: pl.DataFrame) -> pl.DataFrame:
    """Every column as strings: whole numbers without fraction, midnight left off."""
    return frame.select(_string(frame[name]) for name in frame.columns)


def _string(column: pl.Series) -> pl.Series:
    kind = column.dtype
    if kind == pl.Binary:
        cells = [binary(value) if value else None for value in column.to_list()]
        return pl.Series(column.name, cells, dtype=pl.String)
    if kind.is_float():
        whole = column.is_null() | (column.is_finite() & (column == column.round()))
        if whole.all() and (column.abs().fill_null(0) < 2**53).all():
            column = column.cast(pl.Int64)
    try:
        text = column.cast(pl.String)
    except pl.exceptions.PolarsError:  # types of others' making, which only have a value
        return pl.Series(column.name, map(cell, column.to_list()), dtype=pl.String)
    if kind.is_float():
        return text.str.replace(r"\.0$", "")
    if kind == pl.Datetime:
        return text.str.replace(r"\.0+$", "").str.replace(r" 00:00:00$", "")
    return text
