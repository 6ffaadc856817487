"""Rows of a delimited text whose quotes are broken: nothing is lost, at csv module speed.

A quote that opens a cell and is never closed would swallow every row behind it. So a record may
go on to the next line only where the quote closes soon and the lines are not whole rows
themselves; otherwise the quote is taken as an ordinary character.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import polars as pl

from scanner.readers.cells import frames
from scanner.readers.dialect import Dialect, parse

_SPAN = 200
_SPAN_CHARS = 1 << 20
_BATCH = 256
_END = "\x1e"  # a line of its own behind others: it stays one where no quote is open


def rows(text: str, dialect: Dialect) -> Iterator[list[str]]:
    r"""Rows of a text with `\n` line ends; an empty line is an empty row."""
    lines = text.removesuffix("\n").split("\n")
    usual = _usual_width(lines, replace(dialect, quote=None, escape=False))
    at = 0
    while at < len(lines):
        size = min(_BATCH, len(lines) - at)
        while (found := _closed(lines[at : at + size], dialect)) is None and size > 1:
            size //= 4
            size = max(1, size)
        if found is not None:
            yield from found
            at += size
        else:
            row, at = _open(lines, at, dialect, usual)
            yield row


def fitted(text: str, dialect: Dialect, width: int) -> Iterator[pl.DataFrame]:
    """Batches of the rows; what is too much of one stays together in its last cell."""
    return frames((_fit(row, dialect, width) for row in rows(text, dialect)), width)


def _fit(row: list[str], dialect: Dialect, width: int) -> list[str | None]:
    if len(row) > width:
        row = [*row[: width - 1], dialect.separator.join(row[width - 1 :])]
    return [cell or None for cell in row]


def _closed(lines: list[str], dialect: Dialect) -> list[list[str]] | None:
    """The rows of lines that are one row each; null where a quote stays open at a line's end."""
    found = parse([*lines, _END], dialect)
    return found[:-1] if len(found) == len(lines) + 1 else None


def _usual_width(lines: list[str], plain: Dialect) -> int:
    """The commonest number of cells of a line, quotes not heeded."""
    widths = Counter(len(row) for row in parse(lines[:500], plain) if row)
    return widths.most_common(1)[0][0] if widths else 1


def _open(lines: list[str], at: int, dialect: Dialect, usual: int) -> tuple[list[str], int]:
    """The row of a line whose quote stays open, and the line behind the row."""
    plain = replace(dialect, quote=None, escape=False)
    if not _whole(lines, at, plain, usual):
        size = len(lines[at])
        for end in range(at + 1, min(len(lines), at + _SPAN)):
            size += len(lines[end])
            if size > _SPAN_CHARS:
                break
            if (dialect.quote or "") in lines[end]:
                joined = [line + "\n" for line in lines[at:end]] + [lines[end]]
                row = _one(joined, dialect)
                if row is not None:
                    return row, end + 1
    return _unquoted(parse([lines[at]], plain)[0], dialect), at + 1


def _one(lines: list[str], dialect: Dialect) -> list[str] | None:
    """The one row that the lines make by strict rules; null where they do not."""
    try:
        found = parse([*lines, _END], dialect, strict=True)
    except csv.Error:
        return None
    return found[0] if len(found) == 2 else None


def _whole(lines: list[str], at: int, plain: Dialect, usual: int) -> bool:
    """The line and the next are rows of the usual width by themselves."""
    pair = parse(lines[at : at + 2], plain)
    return usual > 1 and all(len(row) == usual for row in pair)


def _unquoted(row: list[str], dialect: Dialect) -> list[str]:
    """The cells of a row whose quotes mean nothing, without the quotes around them."""
    quote = dialect.quote or '"'
    return [cell.strip().strip(quote) if cell.lstrip().startswith(quote) else cell for cell in row]
