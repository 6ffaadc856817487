"""Arrow columns of types that Polars does not take: unions, intervals, long decimals, runs.

One such column must not cost the others. Knowledge: the columnar format of Arrow, "Union Layout",
"Run-End Encoded Layout"; month and day intervals come from databases, unions from ORC and Avro.
"""

from __future__ import annotations

import json

import pyarrow as pa
import pyarrow.compute as pc

from scanner.readers.cells import cell


def taken(column: pa.Array) -> pa.Array:
    """The column; as strings where Polars has no such type, without runs where it has them.

    Raises pa.ArrowException, ValueError, TypeError or OverflowError for values that have no form.
    """
    if pa.types.is_run_end_encoded(column.type):
        column = pc.run_end_decode(column)
    if not _is_foreign(column.type):
        return column
    return pa.array(map(_written, column.to_pylist()), pa.string())


def _is_foreign(kind: pa.DataType) -> bool:
    if pa.types.is_decimal256(kind):
        return True
    if pa.types.is_union(kind) or pa.types.is_interval(kind) or pa.types.is_run_end_encoded(kind):
        return True
    return any(_is_foreign(kind.field(at).type) for at in range(kind.num_fields))


def _written(value: object) -> str | None:
    if isinstance(value, pa.MonthDayNano):
        return f"{value.months} months {value.days} days {value.nanoseconds} ns"
    if isinstance(value, dict | list):
        return json.dumps(value, default=cell, ensure_ascii=False)
    return cell(value)
