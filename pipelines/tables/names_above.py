"""Names that stand over the rows they are about, in banners and stacks: put beside those rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelines.tables.banner_rows import banners_in, holding, put_down
from pipelines.tables.stacked_cells import stacks_in

if TYPE_CHECKING:
    import polars as pl


class NamesAbove:
    """The arrangement of one grid without column names, and who holds at the end of a batch."""

    def __init__(self, first: pl.DataFrame) -> None:
        """first: the first batch, on which the arrangement is decided."""
        self._banners = banners_in(first)
        self._stacks = None if self._banners else stacks_in(first)
        self._banner = ("", "")
        self._stack: tuple[str | None, ...] | None = None
        self._begun = False

    def beside(self, batch: pl.DataFrame) -> pl.DataFrame:
        """The batch with more columns where names stand above its rows; batches come in order."""
        first, self._begun = not self._begun, True
        if self._banners is not None:
            batch = put_down(batch, self._banners, self._banner, first=first)
            self._banner = holding(batch)
        elif self._stacks is not None:
            batch, self._stack = self._stacks.set_beside(batch, self._stack)
        return batch
