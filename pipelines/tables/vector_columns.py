"""Vectors of a column per number (`face_emb_0` to `face_emb_127`): put into one cell each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

_COUNTED = re.compile(r"(?P<stem>.{0,60}?[^\W\d_])[ ._\[-]{0,2}(?P<number>[0-9]{1,5})\]?")
_NUMBER = r"^\s*[+-]?[0-9]*\.[0-9]+(?:[eE][+-]?[0-9]+)?\s*$"
_LEAST, _ROWS, _LOOKED_AT, _SHARE = 32, 10, 100, 0.9


@dataclass(frozen=True, slots=True)
class Vector:
    """Columns that are one vector.

    columns: their places; row: of the grid that names them, None where the table has its own
    header; stem: what all are named.
    """

    columns: tuple[int, ...]
    row: int | None
    stem: str


def vectors_in(header: Sequence[str] | None, batch: pl.DataFrame) -> list[Vector]:
    """The vectors of a table, by its header or its first rows, and by the cells below.

    At least 32 columns are counted under one name without a gap, and hold fractions.
    """
    rows = [tuple(header)] if header is not None else batch.head(_ROWS).rows()
    for at, row in enumerate(rows):
        own = None if header is not None else at
        below = batch.slice(0 if own is None else at + 1, _LOOKED_AT)
        runs = [run for run in _runs(row[: batch.width]) if _are_fractions(below, run.columns)]
        if runs:
            return [Vector(run.columns, own, run.stem) for run in runs]
    return []


def in_one_cell(batch: pl.DataFrame, vectors: Sequence[Vector], *, first: bool) -> pl.DataFrame:
    """The batch with each vector in the first of its columns, the others blank.

    first: the batch is the one that may hold the header.
    """
    for vector in vectors:
        names = [batch.columns[at] for at in vector.columns]
        cell = pl.concat_str(names, separator=", ", ignore_nulls=True)
        told: pl.Expr = pl.when(cell.str.contains("[0-9]")).then(cell)
        others = pl.lit(None, dtype=pl.String)
        if first and vector.row is not None:
            heads = pl.int_range(pl.len()) == vector.row
            told = pl.when(heads).then(pl.lit(vector.stem)).otherwise(told)
        batch = batch.with_columns(
            told.alias(names[0]), *(others.alias(name) for name in names[1:])
        )
    return batch


def under_one_name(header: Sequence[str], vectors: Sequence[Vector]) -> tuple[str, ...]:
    """The table's own header for the batches of `in_one_cell`."""
    names = list(header)
    for vector in vectors:
        first, *others = vector.columns
        names[first] = vector.stem
        for at in others:
            names[at] = ""
    return tuple(names)


def _runs(row: Sequence[str | None]) -> list[Vector]:
    """Columns beside each other that one name counts up."""
    found = list[Vector]()
    stem, number, columns = "", 0, list[int]()
    for at, cell in enumerate((*row, None)):
        counted = _COUNTED.fullmatch((cell or "").strip())
        if counted and columns and (counted["stem"], int(counted["number"])) == (stem, number + 1):
            columns.append(at)
        else:
            if len(columns) >= _LEAST:
                found.append(Vector(tuple(columns), None, stem))
            columns, stem = ([at], counted["stem"]) if counted else ([], "")
        number = int(counted["number"]) if counted else 0
    return found


def _are_fractions(below: pl.DataFrame, columns: Sequence[int]) -> bool:
    cells = pl.concat([below.to_series(at).rename("cell") for at in columns])
    filled = cells.drop_nulls().filter(cells.drop_nulls().str.strip_chars() != "")
    return len(filled) > 0 and float(filled.str.contains(_NUMBER).mean() or 0.0) >= _SHARE  # type: ignore[arg-type]
