"""Tables whose every cell says its own column (`USER=…|ROLE=…`): the keys are the header."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

import polars as pl

from pipelines.blocks import Table, begun

_KEY = r"^[ \t]*([\p{L}_][\w .()/#-]{0,39}?)[ \t]*=[ \t]*"
_TITLES, _LEAST = 3, 2


def keyed(table: Table) -> Table:
    """The table with its keys as header and without them in its cells; else as it is.

    Only where the first batch has at least two columns and two rows, and every cell of a column
    says the same key, but for blank ones and titles above. A cell that says another keeps it.
    """
    first, every = begun(table)
    names = None if first is None else _keys(first)
    if names is None:
        return replace(table, batches=every)
    return replace(table, header=tuple(names), batches=_bare(every, names))


def _keys(batch: pl.DataFrame) -> list[str] | None:
    """The key of each column; None where a column has none or several."""
    if batch.width < _LEAST or batch.height < _LEAST:
        return None
    if "=" not in str(batch.item(batch.height - 1, 0)):
        return None
    found = batch.select(pl.all().str.extract(_KEY))
    names = []
    for column in batch.columns:
        said, told = batch[column].is_not_null(), found[column]
        keys = told.drop_nulls().unique().to_list()
        plain = said & told.is_null()
        if len(keys) != 1 or plain.slice(_TITLES).any() or len(told.drop_nulls()) < _LEAST:
            return None
        names.extend(keys)
    return names if len(set(names)) == len(names) else None


def _bare(batches: Iterator[pl.DataFrame], names: Sequence[str]) -> Iterator[pl.DataFrame]:
    for batch in batches:
        yield batch.with_columns(
            pl.col(column).str.replace(rf"^[ \t]*{re.escape(name)}[ \t]*=[ \t]*", "")
            for column, name in zip(batch.columns, names, strict=False)
        )
