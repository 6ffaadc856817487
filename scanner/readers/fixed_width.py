"""Fixed-width text to cells, a column at a time."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from scanner.readers.cells import batch_rows
from scanner.readers.dialect import Dialect


def fixed_frames(text: str, dialect: Dialect) -> Iterator[pl.DataFrame]:
    r"""Batches of the lines of a text with `\n` line ends, an empty one a row of nulls.

    dialect: with the first columns of the fields. A cell that runs over the border of the next
    field stays whole, and the next field empty; fields behind the end of a line are empty.
    """
    lines = pl.Series(text.removesuffix("\n").split("\n"), dtype=pl.String)
    rows = batch_rows(len(dialect.starts))
    for at in range(0, len(lines), rows):
        yield _frame(lines.slice(at, rows), dialect)


def _frame(lines: pl.Series, dialect: Dialect) -> pl.DataFrame:
    starts, glued = dialect.starts, dialect.glued
    ends = [*starts[1:], None]
    spans = zip(starts, ends, strict=True)
    columns = [lines.str.slice(a, None if b is None else b - a) for a, b in spans]
    over = pl.repeat(False, len(lines), dtype=pl.Boolean, eager=True)
    for column, a, b in zip(columns, starts, starts[1:], strict=False):
        last = column.str.tail(1)
        found = (last != " ") & (last != "")
        if b not in glued and found.any():
            over |= found & (column.str.len_chars() == b - a)
    crossing = over.arg_true()
    if len(crossing):
        rows = [_cells(line, dialect) for line in lines.gather(crossing)]
        changed = zip(columns, zip(*rows, strict=True), strict=True)
        columns = [column.scatter(crossing, pl.Series(cells)) for column, cells in changed]
    stripped = (column.str.strip_chars() for column in columns)
    return pl.DataFrame(
        [column.set(column == "", None).alias(str(n)) for n, column in enumerate(stripped)]
    )


def _cells(line: str, dialect: Dialect) -> list[str]:
    """The cells of a line that may cross borders, but for the glued ones."""
    starts, glued = dialect.starts, dialect.glued
    found = [0, *(at for at in starts[1:] if at in glued or line[at - 1 : at] in {" ", ""})]
    spans = dict(zip(found, [*found[1:], len(line)], strict=True))
    return [line[start : spans[start]] if start in spans else "" for start in starts]
