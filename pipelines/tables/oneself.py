"""Cells that name nobody new: "SELF" or "SAME AS ABOVE" under subscriber or payer."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from detectors.columns.people_columns import ONESELF
from pipelines.tables.exposures import ROW
from pipelines.tables.roles import Person

Part = tuple[pl.Series, pl.Series]
"""(row numbers, EXPOSURE structs)"""

_NAMES = ("name", "given_name", "family_name")


def of_oneself(body: pl.DataFrame, person: Person) -> pl.Series:
    """The numbers of the rows in which a cell for this person's name says it is the row's own."""
    columns = [v.column for code in _NAMES for v in person.fields.get(code, ())]
    if not columns:
        return body[ROW].clear()
    said = pl.any_horizontal(pl.col(str(c)).str.contains(ONESELF) for c in columns)
    return body.filter(said.fill_null(value=False))[ROW]


def parted(parts: Sequence[Part], rows: pl.Series) -> tuple[list[Part], list[Part]]:
    """The exposures outside of these rows, and those in them."""
    if rows.is_empty():
        return list(parts), []
    held = [(numbers, numbers.is_in(rows.implode()), structs) for numbers, structs in parts]
    return (
        [(n.filter(~inside), structs.filter(~inside)) for n, inside, structs in held],
        [(n.filter(inside), structs.filter(inside)) for n, inside, structs in held],
    )
