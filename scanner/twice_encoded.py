"""Characters that a program wrote twice in UTF-8 (`RenterÃ­a`): put back as people write them.

Downloads of social networks and exports that went through the wrong code page hold every letter
above 127 as two or three of Latin-1 or Windows-1252. A line or a cell is put right where all of
it can be read that way; one proper accent, or a quote beside a letter, and it stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import polars as pl

from pipelines.blocks import Table, TextBlock

_FOLLOWING = "\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
"""What bytes 0x80 to 0xBF are in Latin-1 and in Windows-1252."""
_TWICE = re.compile(f"[\u00c2-\u00f4][{_FOLLOWING}]")
_LINES = re.compile(r"[^\n]+")


def text_once(block: TextBlock) -> TextBlock:
    """The block with its lines encoded once; one whose places are marked stays as it is."""
    if block.doubts or block.text.isascii() or not _TWICE.search(block.text):
        return block
    return replace(block, text=_LINES.sub(lambda line: _once(line[0]), block.text))


def table_once(table: Table) -> Table:
    """The table with the names of its columns and its cells encoded once, as it is read."""
    header = table.header and tuple(map(_once, table.header))
    return replace(table, header=header, batches=_cells_once(table.batches))


def _cells_once(batches: Iterator[pl.DataFrame]) -> Iterator[pl.DataFrame]:
    for batch in batches:
        yield batch.with_columns(
            _column_once(column) for column in batch.iter_columns() if not _is_ascii(column)
        )


def _is_ascii(column: pl.Series) -> bool:
    return bool(column.str.len_bytes().sum() == column.str.len_chars().sum())


def _column_once(column: pl.Series) -> pl.Series:
    twice = column.filter(column.str.contains(_TWICE.pattern)).unique()
    if twice.is_empty():
        return column
    return column.replace(twice, [_once(cell) for cell in twice])


def _once(line: str) -> str:
    """The line read as UTF-8 where all its letters are bytes of it; else as it stands."""
    if line.isascii() or not _TWICE.search(line):
        return line
    try:
        return b"".join(map(_byte, line)).decode()
    except UnicodeError:
        return line


def _byte(letter: str) -> bytes:
    """The byte that a program took for the letter; the C1 controls stand for themselves."""
    return letter.encode("latin-1" if letter < "\u0100" else "cp1252")
