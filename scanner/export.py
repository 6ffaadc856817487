"""Tables for other programs: whole, in a declared order of columns, safe to open."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from pipelines.model import EXPORT_COLUMNS
from scanner import case as cases
from scanner import store, tables
from scanner.errors import BreachscopeError

if TYPE_CHECKING:
    from pathlib import Path

    from scanner.case import Case

EXPORTS = (
    "individuals",
    "everyone",
    "sources",
    "pieces",
    "columns",
    "records",
    "identities",
    "links",
    "keys",
    "decisions",
    "counts",
    "obligations",
)
"""What can be exported. `individuals` holds the affected people in the columns of the public
contract (`EXPORT_COLUMNS`); `everyone` all people found, in all columns."""

_FORMULA_STARTS = r"^[=+\-@\t\r]"


def export(case: Case, table: str, kind: str, target: Path) -> int:
    """Write a table to `target` and return the number of its rows.

    kind: parquet, csv (UTF-8; lists as JSON; text that a spreadsheet would take for a formula
        gets a leading apostrophe) or json (an array of objects).
    Raises BreachscopeError where the table is missing or damaged, or the target is in the
    evidence.
    """
    cases.check_outside_evidence(case, target)
    if not target.parent.is_dir():
        raise BreachscopeError("folder_missing", target.parent)
    frame = _frame(case, table)
    with store.replacing(target) as temporary:
        if kind == "parquet":
            frame.write_parquet(temporary, row_group_size=tables.ROWS_PER_GROUP)
        elif kind == "csv":
            _flat(frame).write_csv(temporary)
        else:
            frame.write_json(temporary)
    return frame.height


def _frame(case: Case, table: str) -> pl.DataFrame:
    if table == "individuals":
        affected = pl.col("triggers").list.len() > 0
        return tables.load(case, table).filter(affected).select(EXPORT_COLUMNS).collect()
    return tables.load(case, "individuals" if table == "everyone" else table).collect()


def _flat(frame: pl.DataFrame) -> pl.DataFrame:
    return frame.select(_cell(name, dtype) for name, dtype in frame.schema.items())


def _cell(name: str, dtype: pl.DataType) -> pl.Expr:
    value = pl.col(name)
    if dtype.is_nested():
        # Only structs can be encoded: take the list out of {"v":[…]} again.
        text = pl.struct(value.alias("v")).struct.json_encode()
        inner = text.str.slice(5, text.str.len_chars() - 6)
        return pl.when(value.is_not_null()).then(inner).alias(name)
    if dtype == pl.String:
        risky = value.str.contains(_FORMULA_STARTS)
        return pl.when(risky).then(pl.lit("'") + value).otherwise(value).alias(name)
    return value
