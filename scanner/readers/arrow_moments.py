"""Dates and times of Arrow columns that no calendar has: kept as the numbers they are."""

from __future__ import annotations

import polars as pl
import pyarrow as pa
import pyarrow.compute as pc

_SECONDS = 8_200_000_000_000
"""Seconds from 1970 to about the first and the last year that Polars can write (260,000)."""

_DAY = 86_400
_PER_SECOND = {"s": 1, "ms": 1_000, "us": 1_000_000, "ns": 1_000_000_000}


def numbered(column: pa.Array) -> pa.Array:
    """The column; as strings, with plain numbers for moments out of the calendar, if it has any.

    Numbers count in the column's own unit. Columns of other types come back as they are.
    """
    bounds = _bounds(column.type)
    if bounds is None:
        return column
    small = pa.types.is_date32(column.type) or pa.types.is_time32(column.type)
    numbers = column.view(pa.int32() if small else pa.int64()).cast(pa.int64())
    ends = pc.min_max(numbers).as_py()
    low, high = bounds
    if ends["min"] is None or low <= ends["min"] <= ends["max"] <= high:
        return column
    sane = pc.and_(pc.greater_equal(numbers, low), pc.less_equal(numbers, high))
    kept = pc.if_else(sane, column, pa.scalar(None, column.type))
    written = pl.Series(pl.from_arrow(kept)).cast(pl.String)
    written = written.str.replace(r"\.0+$", "").str.replace(r" 00:00:00$", "")
    return written.fill_null(pl.Series(pl.from_arrow(numbers)).cast(pl.String)).to_arrow()


def _bounds(kind: pa.DataType) -> tuple[int, int] | None:
    """The least and the greatest number that is a moment; null for types of other things."""
    if pa.types.is_date32(kind):
        return -_SECONDS // _DAY, _SECONDS // _DAY
    if pa.types.is_date64(kind):
        return -_SECONDS * 1000, _SECONDS * 1000
    if pa.types.is_time(kind):
        return 0, _DAY * _PER_SECOND[kind.unit] - 1
    if pa.types.is_timestamp(kind):
        most = min(_SECONDS * _PER_SECOND[kind.unit], 2**63 - 1)
        return -most, most
    return None


def without_moments(kind: pl.DataType) -> pl.DataType:
    """The type with strings for dates and times, however deep they lie in it."""
    if isinstance(kind, pl.Struct):
        return pl.Struct(
            {field.name: without_moments(_plain(field.dtype)) for field in kind.fields}
        )
    if isinstance(kind, pl.List):
        return pl.List(without_moments(_plain(kind.inner)))
    return pl.String() if kind.is_temporal() else kind


def _plain(kind: object) -> pl.DataType:
    return kind if isinstance(kind, pl.DataType) else pl.Null()
