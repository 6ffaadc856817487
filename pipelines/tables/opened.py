"""A table whose first batch was looked at: its header, its rows, and what of it is heard as text.

Conversations, items, notes and threads are texts that lie in tables. Each module that knows one
kind says by the first batch what of a table it is; what they share stands here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import polars as pl

from pipelines.blocks import Table, TextBlock, begun
from pipelines.tables.headings import is_header

Hear = Callable[[TextBlock], None]
Span = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """What is seen of a table before it is read, and who hears the texts in it.

    first: the first batch; every: all batches, read once, that one among them.
    header: the names of the columns, declared or those of the first row, "" for none.
    skipped: how many rows of the first batch the header takes, 0 or 1.
    """

    table: Table
    hear: Hear
    first: pl.DataFrame
    every: Iterator[pl.DataFrame]
    header: Sequence[str]
    skipped: int

    @property
    def rows(self) -> pl.DataFrame:
        """The rows of the first batch below the header."""
        return self.first[self.skipped :]

    def is_headed(self) -> bool:
        """Whether the names of the columns are declared, or the first row reads like names."""
        return self.table.header is not None or is_header(tuple(self.header))

    def tell(self, text: str, place: str, kind: str = "page") -> None:
        """Have a text heard; place: which rows of the table it stands in."""
        before = f"{self.table.place}, " if self.table.place else ""
        self.hear(TextBlock(text=text, place=before + place, kind=kind))

    def rewritten(
        self, left: Callable[[pl.DataFrame, int], pl.DataFrame]
    ) -> Iterator[pl.DataFrame]:
        """The batches, of each what `left` makes of its rows; the header stays.

        left: gets the rows of a batch and how many stand before them in the source; gives as many.
        """
        row, skipped = self.table.first_row, self.skipped
        for batch in self.every:
            head, body = batch[:skipped], batch[skipped:]
            row += head.height
            yield head.vstack(left(body, row))
            row, skipped = row + body.height, 0

    def cut(
        self, columns: Sequence[int], told: Callable[[str], Iterable[Span]]
    ) -> Iterator[pl.DataFrame]:
        """The batches without the parts of cells that are heard, each as a text of its own.

        told: which parts of a cell those are, in order. A cell of which nothing is left is null.
        """

        def left(body: pl.DataFrame, row: int) -> pl.DataFrame:
            kept = {body.columns[at]: body.to_series(at).to_list() for at in columns}
            for cells in kept.values():
                for number, cell in enumerate(cells):
                    for start, end in reversed(list(told(cell)) if cell else []):
                        self.tell(cell[start:end], f"row {row + number + 1}")
                        cells[number] = cells[number][:start] + cells[number][end:] or None
            return body.with_columns(**_strings(kept))

        return self.rewritten(left)


def _strings(cells: dict[str, list[str | None]]) -> dict[str, pl.Series]:
    return {name: pl.Series(name, column, dtype=pl.String) for name, column in cells.items()}


def heard_in(
    table: Table, told: Callable[[Opened], Iterator[pl.DataFrame] | None], hear: Hear
) -> Table:
    """Return the table without what is text in it, which goes to `hear` as batches are read.

    told: gives the batches without such texts; None for a table that holds none of its kind.
    """
    first, every = begun(table)
    if first is None:
        return replace(table, batches=every)
    header, skipped = table.header, 0
    if header is None:
        header = tuple(str(cell or "") for cell in first.row(0)) if first.height else ()
        skipped = 1
    opened = Opened(
        table=table, hear=hear, first=first, every=every, header=header, skipped=skipped
    )
    left = told(opened)
    return replace(table, batches=every if left is None else left)
