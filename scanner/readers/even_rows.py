"""Records of one shape to a table, a column at a time: the quick way of `json_rows`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import cast

import polars as pl

from scanner.readers.cells import WIDTH_LIMIT, batch_rows
from scanner.readers.json_rows import Row, scalar

_ERRORS = (TypeError, OverflowError, UnicodeError, pl.exceptions.PolarsError)
_TREES = frozenset({dict, list})

Objects = list[dict[str, object]]


@dataclass(frozen=True, slots=True, kw_only=True)
class EvenRows:
    """Rows of records that all have the same shape.

    header: dotted names, as `json_rows.rows_of` gives them.
    cells: String columns "0", "1", …, as `json_rows.scalar` makes each cell.
    """

    header: tuple[str, ...]
    cells: pl.DataFrame

    def batches(self) -> Iterator[pl.DataFrame]:
        """The rows in bounded batches."""
        yield from self.cells.iter_slices(batch_rows(self.cells.width))


def even_rows(records: list[object], around: Row) -> EvenRows | None:
    """The rows of objects that are one row each; null for all others.

    around: cells that stand in front on every row. Null too for objects that hold nothing but
    empty cells, and where most cells would be empty.
    """
    if not records or not all(type(record) is dict for record in records):
        return None
    objects = cast("Objects", records)
    names = dict.fromkeys(chain.from_iterable(objects))
    if is_sparse(len(names), len(objects), sum(map(len, objects))):
        return None
    columns = _plain(objects, list(names))
    if columns is None and (spread := _spread(objects, "")):
        columns = {name: _series(values) for name, values in spread.items()}
    if not columns or len(columns) > WIDTH_LIMIT or around.keys() & columns:
        return None
    height = len(objects)
    front = {
        name: pl.repeat(text, height, dtype=pl.String, eager=True) for name, text in around.items()
    }
    return told({**front, **columns})


def is_sparse(names: int, records: int, cells: int) -> bool:
    """Whether a table of so many columns would be too wide, or most of its cells empty."""
    return names > WIDTH_LIMIT or names * records > 4 * cells


def told(columns: dict[str, pl.Series]) -> EvenRows | None:
    """Columns by name, as `as_scalars` gives them, as rows; null where every cell is empty."""
    if all(column.null_count() == len(column) for column in columns.values()):
        return None
    frame = pl.DataFrame([column.alias(str(n)) for n, column in enumerate(columns.values())])
    return EvenRows(header=tuple(columns), cells=frame)


def _plain(objects: Objects, names: list[str]) -> dict[str, pl.Series] | None:
    """The columns of objects of scalars, null where one holds a tree or a float.

    Polars writes strings, booleans and whole numbers as they are, and refuses trees.
    """
    if float in set(map(type, chain.from_iterable(map(dict.values, objects)))):
        return None
    try:
        frame = pl.DataFrame(objects, schema=dict.fromkeys(names, pl.String))
    except _ERRORS:
        return None
    return {name: as_scalars(frame[name]) for name in names}


def _spread(objects: Objects, prefix: str) -> dict[str, list[object]] | None:
    """Dotted name -> scalars of objects whose trees all have the same keys; else null."""
    names = list(objects[0])
    if not all(map(names.__eq__, map(list, objects))):
        return None
    found: dict[str, list[object]] = {}
    trees = 0
    for name in names:
        values = [item[name] for item in objects]
        dotted = f"{prefix}.{name}" if prefix else name
        kinds = set(map(type, values))
        part: dict[str, list[object]] | None = {dotted: values}
        if kinds == {dict}:
            trees += 1
            part = _spread(cast("Objects", values), dotted)
        elif list in kinds:
            part = _joined(cast("list[list[object] | None]", values), kinds, dotted)
        elif dict in kinds:
            return None
        if part is None or part.keys() & found:
            return None
        found |= part
    return None if trees == len(names) and trees >= 3 else found


def _joined(
    lists: list[list[object] | None], kinds: set[type], name: str
) -> dict[str, list[object]] | None:
    """One cell for each list of scalars; null where a list holds trees."""
    if kinds - {list, type(None)}:
        return None
    items = list(chain.from_iterable(filter(None, lists)))
    if not _TREES.isdisjoint(set(map(type, items))):
        return None
    if len(items) == len(lists) and set(map(len, filter(None, lists))) == {1}:
        return {name: items}
    texts = ([scalar(item) for item in found or ()] for found in lists)
    return {name: ["; ".join(text for text in cells if text is not None) for cells in texts]}


def _series(values: list[object]) -> pl.Series:
    try:
        return as_scalars(pl.Series(values, dtype=pl.String))
    except _ERRORS:
        return pl.Series(list(map(scalar, values)), dtype=pl.String)


def as_scalars(column: pl.Series) -> pl.Series:
    """A column of strings as `json_rows.scalar` would have them."""
    if column.cast(pl.Binary).bin.contains(b"\0").any():
        column = column.str.replace_all("\0", "", literal=True)
    if column.str.ends_with(".0").any():
        column = column.str.replace(r"^(-*[0-9]+)\.0$", "$1")
    return column.set(column == "", None)
