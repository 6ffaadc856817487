"""Names over the rows they are about, in banners, stacks, on the tab: put beside those rows."""

from __future__ import annotations

import re

import polars as pl

from detectors.words.headers import scores, words
from pipelines.tables.banner_rows import banners_in, holding, put_down, surely_named
from pipelines.tables.stacked_cells import stacks_in

_NAMED = frozenset({"world/name", "world/given_name", "world/family_name"})
_ASKED = 0.85
_PERSON = re.compile(r"[^\W\d_][\w'’.-]*(?:,? [^\W\d_][\w'’.-]*){1,3}")


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


def of_sheet(
    name: str, header: tuple[str, ...], form: pl.DataFrame
) -> tuple[tuple[str, ...], pl.DataFrame]:
    """A form of one person with a column for whom the sheet is named after, where it names nobody.

    name: of the sheet; header, form: as `turned` gives them.
    """
    graded = [scores(words(label)) for label in header]
    asked = any(held.get(name, 0.0) >= _ASKED for held in graded for name in _NAMED)
    plain = " ".join(name.split())
    if asked or form.height != 1 or not _PERSON.fullmatch(plain) or not surely_named(plain):
        return header, form
    return (*header, "Full name"), form.with_columns(pl.lit(plain).alias(str(form.width)))
