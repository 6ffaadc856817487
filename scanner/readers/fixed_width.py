"""Fixed-width text to cells, a column at a time."""

from __future__ import annotations

from collections.abc import Iterator

import polars as pl

from scanner.readers.cells import batch_rows


def fixed_frames(text: str, starts: tuple[int, ...]) -> Iterator[pl.DataFrame]:
    r"""Batches of the lines of a text with `\n` line ends, an empty one a row of nulls.

    starts: first columns of the fields. A cell that runs over the border of the next field stays
    whole, and the next field empty; fields behind the end of a line are empty.
    """
    lines = pl.Series(text.removesuffix("\n").split("\n"), dtype=pl.String)
    for at in range(0, len(lines), batch_rows(len(starts))):
        yield _frame(lines.slice(at, batch_rows(len(starts))), starts)


def _frame(lines: pl.Series, starts: tuple[int, ...]) -> pl.DataFrame:
    ends = [*starts[1:], None]
    spans = zip(starts, ends, strict=True)
    columns = [lines.str.slice(a, None if b is None else b - a) for a, b in spans]
    over = pl.repeat(False, len(lines), dtype=pl.Boolean, eager=True)
    for column, a, b in zip(columns, starts, starts[1:], strict=False):
        last = column.str.tail(1)
        found = (last != " ") & (last != "")
        if found.any():
            over |= found & (column.str.len_chars() == b - a)
    crossing = over.arg_true()
    if len(crossing):
        rows = [_cells(line, starts) for line in lines.gather(crossing)]
        changed = zip(columns, zip(*rows, strict=True), strict=True)
        columns = [column.scatter(crossing, pl.Series(cells)) for column, cells in changed]
    stripped = (column.str.strip_chars() for column in columns)
    return pl.DataFrame(
        [column.set(column == "", None).alias(str(n)) for n, column in enumerate(stripped)]
    )


def _cells(line: str, starts: tuple[int, ...]) -> list[str]:
    """The cells of a line that may cross borders."""
    found = [0, *(start for start in starts[1:] if line[start - 1 : start] in {" ", ""})]
    spans = dict(zip(found, [*found[1:], len(line)], strict=True))
    return [line[start : spans[start]] if start in spans else "" for start in starts]
