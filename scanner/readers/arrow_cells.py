"""Arrow columns to tables: plain types as strings at once, nested ones as rows of objects."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
import numpy.typing as npt
import polars as pl
import pyarrow as pa
import pyarrow.compute as pc

from pipelines.blocks import Block, Expected, Table, Unread
from scanner.readers.arrow_foreign import taken
from scanner.readers.arrow_moments import numbered, without_moments
from scanner.readers.cells import batch_rows, binary, cell, frames
from scanner.readers.encoding import decode
from scanner.readers.json_rows import Columns, rows_of

ERRORS = (
    *(pa.ArrowException, OSError, ValueError),
    *(pl.exceptions.PolarsError, pl.exceptions.PanicException),
)
"""What Arrow and Polars raise for content that breaks the rules."""

Batches = Callable[[], Iterator[pa.RecordBatch]]
"""Gives the batches of a file from its beginning, as often as it is called; raises `ERRORS`."""


class ArrowTable:
    """The one table of a file; `broken` once it could not be read to its end."""

    def __init__(self, schema: pa.Schema, batches: Batches) -> None:
        self._names = list(schema.names)
        self._nested = any(_is_nested(kind) for kind in schema.types)
        self._batches = batches
        self._faulty: set[str] = set()
        self.broken = False

    def blocks(self, name: str, expected: int | None) -> Iterator[Block]:
        """The table, and Unread where it broke off.

        expected: rows that the file itself states, null where it does not.
        Nested columns become dotted ones, lists of objects further rows.
        """
        if expected is not None:
            yield Expected(unit="rows", place="", count=expected)
        if self._nested or len(set(self._names)) < len(self._names):
            columns = Columns()
            for record in self._records():
                columns.add(rows_of(record))
            header = columns.header
            cells = (
                cells for record in self._records() for cells in columns.cells(rows_of(record))
            )
            batches = frames(cells, len(columns))
        else:
            header = tuple(self._names)
            batches = (_strings(frame) for frame in self._frames())
        if header:
            yield Table(place="", name=name, header=header, batches=batches)
        for column in sorted(self._faulty):
            yield Unread(place=f"column {column}", code="damaged")
        if self.broken:
            yield Unread(place="", code="damaged")

    def _dated(self, batch: pa.RecordBatch) -> pa.RecordBatch:
        """The batch without moments that no calendar has; their columns are remembered."""
        columns = list(map(numbered, batch.columns))
        for name, kind, column in zip(self._names, batch.schema.types, columns, strict=True):
            if column.type != kind:
                self._faulty.add(name)
        return pa.RecordBatch.from_arrays(columns, batch.schema.names)

    def _sound(self, batch: pa.RecordBatch) -> pa.RecordBatch:
        """The batch with its offsets and characters checked: they are the evidence's own words.

        A column that breaks the rules, or of a type that Arrow itself does not know, is empty and
        remembered. Raises ERRORS.
        """
        batch.validate()
        columns = []
        for at, name in enumerate(self._names):
            try:
                columns.append(_as_views(_checked(taken(batch.column(at)))))
            except (KeyError, TypeError, OverflowError, pa.ArrowException, ValueError):
                self._faulty.add(name)
                columns.append(pa.nulls(batch.num_rows, pa.string()))
        return pa.RecordBatch.from_arrays(columns, self._names)

    def _records(self) -> Iterator[dict[str, object]]:
        """The rows as objects."""
        try:
            for frame in self._frames():
                for row in _rows(frame):
                    record: dict[str, object] = {}
                    for name, value in zip(self._names, row, strict=True):
                        record[name if name not in record else name + "'"] = value
                    yield record
        except (OverflowError, *ERRORS):
            self.broken = True

    def _frames(self) -> Iterator[pl.DataFrame]:
        """The content with columns "0", "1", … and their types, in bounded batches."""
        width = len(self._names)
        step = batch_rows(width)
        try:
            for batch in self._batches():
                sound = self._sound(batch)
                for at in range(0, batch.num_rows, step):
                    part = pa.Table.from_batches([self._dated(sound.slice(at, step))])
                    frame = pl.from_arrow(part.rename_columns(list(map(str, range(width)))))
                    if isinstance(frame, pl.DataFrame):
                        yield frame
        except ERRORS:
            self.broken = True


def _rows(frame: pl.DataFrame) -> Iterator[tuple[object, ...]]:
    """The rows as Python values, with strings for dates where Python has no such year."""
    done = 0
    try:
        for row in frame.iter_rows():
            yield row
            done += 1
    except (OverflowError, *ERRORS):
        written = {column.name: without_moments(column.dtype) for column in frame}
        as_text = (pl.col(name).cast(kind) for name, kind in written.items())
        yield from frame[done:].select(as_text).iter_rows()


def _as_views(column: pa.Array) -> pa.Array:
    """Strings as Polars holds them, so that it need not copy their characters."""
    texts = column.type in {pa.string(), pa.large_string()}
    return column.cast(pa.string_view()) if texts else column


def _checked(column: pa.Array) -> pa.Array:
    """A column of which every place lies inside; strings without NULs, decoded where no UTF-8.

    Raises pa.ArrowInvalid.
    """
    texts = column.type in {pa.string(), pa.large_string()}
    if texts and _is_plain(column):
        return column
    try:
        column.validate(full=True)
    except pa.ArrowInvalid:
        if pa.types.is_temporal(column.type) or pa.types.is_decimal(column.type):
            return column  # a number of fixed width, whatever it stands for
        if not texts:
            raise
        raw = column.view(pa.large_binary() if column.type == pa.large_string() else pa.binary())
        raw.validate(full=True)
        found = [None if value is None else decode(value) for value in raw.to_pylist()]
        return pa.array(found, pa.string())
    return pc.replace_substring(column, "\0", "") if texts and _has_nul(column) else column


def _has_nul(column: pa.Array) -> bool:
    """There is a NUL in the characters of the strings, or beside them."""
    characters = column.buffers()[2]
    held = np.frombuffer(characters or b"", np.uint8)
    return bool(np.count_nonzero(held) < len(held))


def _is_plain(column: pa.Array) -> bool:
    """The strings are ASCII without NUL, and each begins where the one before it ends."""
    _, places, characters = column.buffers()
    if places is None or characters is None:
        return False
    large = column.type == pa.large_string()
    offsets: npt.NDArray[np.signedinteger] = np.frombuffer(places, np.int64 if large else np.int32)
    offsets = offsets[column.offset : column.offset + len(column) + 1]
    if len(offsets) < 2 or offsets[0] < 0 or offsets[-1] > characters.size:
        return False
    held = np.frombuffer(characters, np.int8)[offsets[0] : offsets[-1]]
    ordered = bool((offsets[1:] >= offsets[:-1]).all())
    return ordered and len(held) > 0 and int(held.min()) > 0


def _is_nested(kind: pa.DataType) -> bool:
    plain = kind.value_type if pa.types.is_dictionary(kind) else kind
    return pa.types.is_nested(plain) or isinstance(kind, pa.BaseExtensionType)


def _strings(frame: pl.DataFrame) -> pl.DataFrame:
    """Every column as strings: whole numbers without fraction, midnight left off."""
    return pl.DataFrame(
        [column if column.dtype == pl.String else text_of(column) for column in frame]
    )


def text_of(column: pl.Series) -> pl.Series:
    """A column of any plain type as strings, as `cells.cell` would write each value."""
    kind = column.dtype
    if kind == pl.String:
        return _without_nuls(column)
    if kind == pl.Binary:
        cells = [binary(value) if value else None for value in column.to_list()]
        return pl.Series(column.name, cells, dtype=pl.String)
    if kind.is_float():
        whole = column.is_null() | (column.is_finite() & (column == column.round()))
        if whole.all() and (column.abs().fill_null(0) < 2**53).all():
            column = column.cast(pl.Int64)
    try:
        text = column.cast(pl.String)
    except (
        pl.exceptions.PolarsError,
        pl.exceptions.PanicException,
    ):
        # types of others' making, which only have a value
        return _by_value(column)
    if kind.is_float():
        return text.str.replace(r"\.0$", "")
    if kind == pl.Datetime:
        return text.str.replace(r"\.0+$", "").str.replace(r" 00:00:00$", "")
    return text


def _by_value(column: pl.Series) -> pl.Series:
    """As `text_of`, value by value; spans longer than Python counts in their own unit."""
    try:
        return pl.Series(column.name, map(cell, column.to_list()), dtype=pl.String)
    except (OverflowError, pl.exceptions.PanicException):
        return column.cast(pl.Int64).cast(pl.String)


def _without_nuls(column: pl.Series) -> pl.Series:
    held = column.cast(pl.Binary).bin.contains(b"\0").any()
    return column.str.replace_all("\0", "", literal=True) if held else column
