"""Rows of Python cells to bounded frames, and Python values to cells."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence

import polars as pl

BATCH_ROWS = 100_000
"""Most rows of a batch, as `pipelines.model.Table` promises."""

BATCH_CELLS = 4_000_000
"""Most cells of a batch: a wide table gets shorter batches."""

WIDTH_LIMIT = 16_384
"""Most columns of a table (the width of a workbook's sheet)."""

BINARY_PREFIX = 32
"""Bytes of a binary value that are shown, in hex; enough to know a hash or a key by."""


def batch_rows(width: int) -> int:
    """Rows that a batch of so many columns may have: 1 to `BATCH_ROWS`."""
    return max(1, min(BATCH_ROWS, BATCH_CELLS // max(1, width)))


def schema(width: int) -> dict[str, type[pl.String]]:
    """The columns of every batch: "0", "1", …, all String."""
    return {str(index): pl.String for index in range(width)}


def frames(rows: Iterable[Sequence[str | None]], width: int) -> Iterator[pl.DataFrame]:
    """Batches of the rows; shorter rows are padded with null, longer ones must not occur."""
    limit = batch_rows(width)
    batch: list[Sequence[str | None]] = []
    for row in rows:
        batch.append(row if len(row) == width else [*row, *[None] * (width - len(row))])
        if len(batch) == limit:
            yield _frame(batch, width)
            batch = []
    if batch:
        yield _frame(batch, width)


def _frame(rows: list[Sequence[str | None]], width: int) -> pl.DataFrame:
    columns = zip(*rows, strict=True) if width else ()
    return pl.DataFrame(
        [pl.Series(str(index), cells, dtype=pl.String) for index, cells in enumerate(columns)]
    )


def grid(rows: Sequence[Sequence[str | None]]) -> Iterator[pl.DataFrame]:
    """Batches of rows that are all in memory, as wide as the widest."""
    return frames(rows, max(len(row) for row in rows))


def whole_number(text: str) -> str:
    """`12.0` -> `12`: what a person sees; everything else as it is."""
    return text[:-2] if text.endswith(".0") and text[:-2].lstrip("-").isdigit() else text


def cell(value: object) -> str | None:
    """A typed value as the string a person would read; null where there is none.

    Dates are ISO, midnight is left off, numbers without a fraction have no `.0`, binary values
    are text where they are text and a hex prefix otherwise.
    """
    if value is None:
        return None
    if isinstance(value, bytes):
        return binary(value)
    return _text(value).replace("\0", "") or None


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return _number(value)
    if isinstance(value, datetime.datetime):
        return value.isoformat(" ").removesuffix(" 00:00:00")
    return str(value)


def _number(value: float) -> str:
    """A float in plain digits where it is whole and exact, else as Python writes it."""
    if value.is_integer() and abs(value) < 1e18:
        return str(int(value))
    return repr(value)


def binary(value: bytes) -> str | None:
    """Binary as text where it is UTF-8 without control characters, else `0x` and a hex prefix."""
    if not value:
        return None
    try:
        text = value.decode("utf-8")
    except UnicodeDecodeError:
        text = ""
    if text and not any(ord(char) < 32 and char not in "\t\r\n" for char in text):
        return text
    return "0x" + value[:BINARY_PREFIX].hex()
