"""Cells that are records themselves: JSON, PHP and form data in a column, as columns of their own.

Logs keep the body of a request as a string, databases keep profiles in a
column of JSON or as PHP writes them, tables of audits keep the row as it was. Each field of such a
cell becomes a column after the others, headed by the path to it; the cell itself is left blank.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain, islice
from urllib.parse import parse_qsl

import msgspec
import polars as pl

from pipelines.blocks import Table, begun
from scanner.readers.cells import WIDTH_LIMIT
from scanner.readers.json_rows import Row, rows_of
from scanner.readers.php_values import PhpError, php_value

_LOOKED_AT = 2_000
_OFTEN = 0.1
"""Share of a column's cells that must be records: a text may quote one."""

_MOST_FIELDS = 300
_DEPTH = 4
_JSON = r'^\s*(?:\{\s*"|\[\s*\{\s*"|"\{\\")'
_PHP = r'^[aO]:[0-9]+:(?:\{|"\w+":[0-9]+:\{)'
_FORM = r"^[\w.\[\]%-]{1,60}=[^&\s=]*(?:&[\w.\[\]%-]{1,60}=[^&\s=]*)+$"
_RECORD = f"{_JSON}|{_PHP}|{_FORM}"
_ASKED = re.compile(_RECORD)
_DECODER = msgspec.json.Decoder(float_hook=str)


def unfolded(table: Table) -> Table:
    """The table; cells that are records as further columns, as the first batch names them.

    A cell that is a list of several records, or has fields that the first batch does not have,
    stays and is searched as text.
    """
    first, every = begun(table)
    if first is None:
        return replace(table, batches=every)
    fields = {at: names for at in _columns(first) if (names := _fields(first.to_series(at)))}
    if not fields or first.width + sum(map(len, fields.values())) > WIDTH_LIMIT:
        return replace(table, batches=every)
    if table.header is not None:
        header = (*table.header, *_called(fields, table.header.__getitem__))
        return replace(table, header=header, batches=(_wide(batch, fields) for batch in every))
    column = first.to_series(next(iter(fields)))
    head = (column.str.contains(_RECORD).fill_null(value=False).arg_max() or 0) - 1
    names = [cell or "" for cell in first.row(max(0, head))]
    if head == 0 and all(names):
        # What stands over records is a header, whatever its words.
        rows = chain((first[1:],), islice(every, 1, None))
        return unfolded(
            replace(table, header=tuple(names), batches=rows, first_row=table.first_row + 1)
        )
    return replace(table, batches=_headed(every, fields, head))


def _headed(
    batches: Iterator[pl.DataFrame], fields: Mapping[int, Sequence[str]], head: int
) -> Iterator[pl.DataFrame]:
    """The batches of a grid; the row `head`, above the first record, names the new columns too."""
    first = next(batches)
    wide = _wide(first, fields)
    if head >= 0:
        names = _called(fields, lambda at: str(first.to_series(at)[head] or f"column {at + 1}"))
        told = {str(first.width + at): name for at, name in enumerate(names)}
        place = pl.int_range(pl.len()) == head
        wide = wide.with_columns(
            pl.when(place).then(pl.lit(name)).otherwise(pl.col(at)).alias(at)
            for at, name in told.items()
        )
    yield wide
    yield from (_wide(batch, fields) for batch in batches)


def _called(fields: Mapping[int, Sequence[str]], header: Callable[[int], str]) -> list[str]:
    return [f"{header(at)}.{name}" for at, names in fields.items() for name in names]


def _columns(first: pl.DataFrame) -> list[int]:
    """The columns of which enough cells look like records."""
    if not first.height or not first.width:
        return []
    some = first.head(_LOOKED_AT)
    shares = some.select(pl.all().drop_nulls().str.contains(_RECORD).mean()).row(0)
    return [at for at, share in enumerate(shares) if share is not None and share >= _OFTEN]


def _fields(column: pl.Series) -> list[str]:
    """The names of the fields, as they are first met; none where they are too many."""
    names: dict[str, None] = {}
    for cell in column.drop_nulls().head(_LOOKED_AT).to_list():
        rows = _rows(cell)
        names.update(dict.fromkeys(rows[0] if rows else ()))
        if len(names) > _MOST_FIELDS:
            return []
    return list(names)


def _wide(batch: pl.DataFrame, fields: Mapping[int, Sequence[str]]) -> pl.DataFrame:
    width, frames = batch.width, [batch]
    for at, names in fields.items():
        index = {name: place for place, name in enumerate(names)}
        left: list[str | None] = []
        made: list[list[str | None]] = [[] for _ in names]
        for cell in batch.to_series(at).to_list():
            rows = _rows(cell)
            row: Row = rows[0] if rows else {}
            whole = len(rows) == 1 and row.keys() <= index.keys()
            left.append(None if whole else cell)
            for name, place in index.items():
                made[place].append(row.get(name))
        schema = [str(width + place) for place in range(len(names))]
        width += len(names)
        columns = [pl.Series(n, c, dtype=pl.String) for n, c in zip(schema, made, strict=True)]
        frames.append(pl.DataFrame(columns))
        frames[0] = frames[0].with_columns(pl.Series(batch.columns[at], left, dtype=pl.String))
    return pl.concat(frames, how="horizontal")


def record_in(cell: str) -> object:
    """What a cell of JSON or PHP says, the records in its strings too; else the cell itself."""
    return _record(cell, 0)


def _rows(cell: str | None) -> list[Row]:
    """The rows of a cell that is a record; none for every other."""
    record = _record(cell, 0) if cell else None
    return [] if not isinstance(record, dict | list) else rows_of(record)


def _record(cell: str, depth: int) -> object:
    """What a cell says, with the records in its strings taken apart as well."""
    if depth > _DEPTH or _ASKED.match(cell) is None:
        return cell
    try:
        value = _value(cell)
    except (msgspec.DecodeError, UnicodeError, RecursionError, PhpError):
        return cell
    return _inner(value, depth + 1)


def _value(cell: str) -> object:
    if re.match(_PHP, cell):
        return php_value(cell)
    if re.match(_FORM, cell):
        return dict(parse_qsl(cell, keep_blank_values=True))
    return _DECODER.decode(cell.encode())


def _inner(value: object, depth: int) -> object:
    if isinstance(value, str):
        return _record(value, depth)
    if depth <= _DEPTH and isinstance(value, dict):
        return {key: _inner(item, depth) for key, item in value.items()}
    if depth <= _DEPTH and isinstance(value, list):
        return [_inner(item, depth) for item in value]
    return value
