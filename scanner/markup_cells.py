"""Cells that are pages of markup, in exports of notes, posts and tickets: made text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import polars as pl

from pipelines.blocks import Block, Table, TextBlock, begun
from scanner.readers.html_page import blocks
from scanner.readers.opened import ReadError

_SOME = 50
_OFTEN = 0.1
_PAGE = r"(?i)<(?:div|p|br|table|tr|li|ul|ol|h[1-6]|body|en-note)(?:\s[^<>]{0,300})?/?>"
_DECLARED = r"^\s*(?:<\?xml[^<>]{0,200}\?>\s*)?(?:<!DOCTYPE[^<>]{0,300}>\s*)?"


def without_markup(table: Table) -> Table:
    """The table; cells of columns that hold markup as the text that a browser would show.

    Which columns do is told by the first batch. Tables inside a cell become lines, their cells
    between bars. A cell that cannot be taken apart stays as it is.
    """
    first, every = begun(table)
    if first is None:
        return replace(table, batches=every)
    columns = [name for name in first.columns if _holds_markup(first[name])]
    return replace(table, batches=_shown(every, columns) if columns else every)


def _holds_markup(column: pl.Series) -> bool:
    told = column.drop_nulls().head(_SOME)
    return len(told) > 0 and told.str.contains(_PAGE).sum() >= max(1, _OFTEN * len(told))


def _shown(batches: Iterator[pl.DataFrame], columns: list[str]) -> Iterator[pl.DataFrame]:
    for batch in batches:
        asked = [name for name in columns if name in batch.columns]
        marked = {name: batch[name].str.contains(_PAGE).to_list() for name in asked}
        yield batch.with_columns(
            pl.Series(
                name,
                [
                    _text(cell) if cell and page else cell
                    for cell, page in zip(batch[name].to_list(), marked[name], strict=True)
                ],
                dtype=pl.String,
            )
            for name in asked
        )


def _text(cell: str) -> str:
    bare = pl.select(pl.lit(cell).str.replace(_DECLARED, "")).item()
    try:
        return "\n".join(filter(None, map(_lines, blocks(bare, "", "", "page"))))
    except ReadError:
        return cell


def _lines(block: Block) -> str:
    if isinstance(block, TextBlock):
        return block.text.strip()
    if not isinstance(block, Table):
        return ""
    rows = (row for batch in block.batches for row in batch.iter_rows())
    return "\n".join(" | ".join(cell or "" for cell in row) for row in rows)
